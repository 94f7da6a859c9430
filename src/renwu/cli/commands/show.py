"""`renwu show`: tasks one by one, with everything that is known of each."""

from typing import Annotated

import typer

from renwu.answers.tasks import card_table
from renwu.cli import candidates
from renwu.cli.options import Common, Original, Output, Past, Plans
from renwu.cli.session import on_screen, open_session

EXAMPLES = {"show": ("renwu show 6", "renwu show 15 17 --as-of 2024-12-31")}
_Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="编号...",
        help="任务编号，可以有几个，如 15 16、15,16、15-17；几份方案一起查时写成 方案/编号",
        autocompletion=candidates.ids,
    ),
]


def run(ids: _Ids, plans: Plans, past: Past, output: Output, common: Common, dates: Original) -> int:
    """Answer everything about some tasks. Raises UsageError if one isn't there."""
    session = open_session(common, plans, past, trial=on_screen(output))
    found = session.pick(ids, original=dates.original)
    session.show(card_table(found, session.envelope, several=session.several), output, common)
    return session.exit_code()
