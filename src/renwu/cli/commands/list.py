"""`renwu list`: the tasks, filtered and sorted."""

from typing import Annotated

import typer

from renwu.answers.columns import choose
from renwu.answers.tasks import task_table
from renwu.answers.words import count_line
from renwu.cli import candidates
from renwu.cli.options import FILTERING, SHOWING, Common, Filters, Gate, Order, Original, Output, Past, Plans
from renwu.cli.session import on_screen, open_session
from renwu.standing import query
from renwu.standing.counts import tally

EXAMPLES = {
    "list": (
        "renwu list --lead 区金融服务署",
        "renwu list --due 2025 --sort due",
        "renwu list --status overdue --as-of 2024-12-31 -o 逾期.csv",
    )
}
_Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="列,列",
        rich_help_panel=SHOWING,
        help="显示哪些列，如 id,status,lead,text",
        autocompletion=candidates.columns,
    ),
]
_Unverified = Annotated[bool, typer.Option("--unverified", rich_help_panel=FILTERING, help="已办结、待销号的")]
_Full = Annotated[bool, typer.Option("--full", rich_help_panel=SHOWING, help="不截断，全文折行显示")]


def run(
    filters: Filters,
    plans: Plans,
    order: Order,
    output: Output,
    gate: Gate,
    past: Past,
    common: Common,
    dates: Original,
    *,
    unverified: _Unverified = False,
    columns: _Columns = None,
    full: _Full = False,
) -> int:
    """Answer which tasks there are; 1 if --exit-code is given and there are any."""
    session = open_session(common, plans, past, trial=on_screen(output, gate))
    found = session.sort(session.select(filters, original=dates.original), order)
    if unverified:
        found = list(filter(query.unverified, found))
    summary = count_line(tally(found, session.as_of), session.as_of)
    chosen = None if columns is None else choose(columns)
    notes = session.caveat(len(found))
    leaders = session.leaders(filters)
    table = task_table(found, session.envelope, summary, notes, chosen, leaders, several=session.several, full=full)
    session.show(table, output, common)
    return session.exit_code(found=gate.exit_code and bool(found))
