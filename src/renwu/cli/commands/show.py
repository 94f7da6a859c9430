"""`renwu show`: tasks one by one, with everything that is known of each."""

from typing import Annotated

import typer

from renwu.answers.tasks import card_table
from renwu.cli import candidates, display
from renwu.cli.options import Common, Output, Past
from renwu.cli.session import on_screen, open_session

EXAMPLES = {"show": ("renwu show 6", "renwu show 15 17 --as-of 2024-12-31")}
_Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="编号...", help="任务编号，可以有几个，如 15 16、15,16、15-17", autocompletion=candidates.ids
    ),
]


def run(ids: _Ids, past: Past, output: Output, common: Common) -> None:
    """Answer everything about some tasks. Raises UsageError if one isn't there."""
    session = open_session(common, past, trial=on_screen(output))
    found = session.pick(ids)
    display.show(card_table(found, session.envelope), output, common)
