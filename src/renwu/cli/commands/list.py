"""`renwu list`: the tasks, filtered and sorted."""

from typing import Annotated

import typer

from renwu.answers.columns import choose
from renwu.answers.requested import STREAKS
from renwu.answers.tasks import task_table
from renwu.answers.words import count_line
from renwu.cli import candidates
from renwu.cli.options import FILTERING, SHOWING, Common, Filters, Gate, Order, Original, Output, Past, Plans
from renwu.cli.session import on_screen, open_session
from renwu.cli.since import listed
from renwu.standing import query
from renwu.standing.counts import tally

EXAMPLES = {
    "list": (
        "renwu list --lead 区金融服务署",
        "renwu list --due 2025 --sort due",
        "renwu list --status overdue --as-of 2024-12-31 -o 逾期.csv",
        "renwu list --changed-since 上周五",
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
_ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="日期",
        rich_help_panel=FILTERING,
        help="与截至这一天相比有变化的，写明变化，如 上周五、-7d、6月3日",
    ),
]
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
    changed_since: _ChangedSince = None,
    columns: _Columns = None,
    full: _Full = False,
) -> int:
    """Answer which tasks there are, or have changed since a day; 1 if --exit-code is given and there are any."""
    session = open_session(common, plans, past, trial=on_screen(output, gate))
    found = session.sort(session.select(filters, original=dates.original), order)
    if unverified:
        found = list(filter(query.unverified, found))
    rows = listed(session, found, changed_since, filters.soon, original=dates.original)
    chosen = None if columns is None else choose(columns, [one.column for one in (*rows.requested, STREAKS)])
    requested = (*rows.requested, *([STREAKS] if chosen and STREAKS.column in chosen else []))
    summary = count_line(tally(rows.tasks, session.as_of), session.as_of)
    notes = [*(one.note for one in requested), *session.caveat(len(rows.tasks))]
    table = task_table(
        *(rows.tasks, rows.around, summary, notes, chosen, session.leaders(filters), requested),
        several=session.several,
        full=full,
    )
    session.show(table, output, common)
    return session.exit_code(found=gate.exit_code and bool(rows.tasks))
