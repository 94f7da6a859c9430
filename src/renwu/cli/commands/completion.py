"""`renwu completion`: the script that teaches a shell to complete renwu's commands, options and units."""

from typing import Annotated

import typer

from renwu.cli import candidates, console
from renwu.cli.completion import SCRIPTS
from renwu.cli.options import Common
from renwu.cli.session import one_of

EXAMPLES = {
    "completion": (
        'eval "$(renwu completion bash)"  # 写进 ~/.bashrc',
        'eval "$(renwu completion zsh)"  # 写进 ~/.zshrc，放在 compinit 之后',
        "renwu completion fish > ~/.config/fish/completions/renwu.fish",
    )
}
_Shell = Annotated[
    str, typer.Argument(metavar="|".join(candidates.SHELLS), help="哪种 shell", autocompletion=candidates.shells)
]


def run(shell: _Shell, common: Common) -> None:  # noqa: ARG001  # every command takes the common options
    """Print the script."""
    console.say(SCRIPTS[one_of("shell", shell, candidates.SHELLS)].lstrip())
