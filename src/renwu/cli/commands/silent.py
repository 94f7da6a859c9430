"""`renwu silent`: the open tasks that nobody has reported on, and the suspended ones that nobody has reviewed."""

from typing import Annotated

import typer

from renwu.answers.silence import silence_table
from renwu.cli.dates import read_bound
from renwu.cli.options import FILTERING, Common, Filters, Gate, Output, Past, Plans
from renwu.cli.session import open_session
from renwu.standing.silence import silent, unreviewed

EXAMPLES = {"silent": ("renwu silent", "renwu silent --since 2024-02-01 --lead 区司法局", "renwu silent --exit-code")}
_Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="日期",
        rich_help_panel=FILTERING,
        help="从这一天起没有报送的；缺省上个月1日，时限写明报送周期、方案写明报送期的按其周期",
    ),
]


def run(  # an option each
    filters: Filters,
    plans: Plans,
    output: Output,
    gate: Gate,
    past: Past,
    common: Common,
    *,
    since: _Since = None,
) -> int:
    """Answer who has not reported on what; 1 if --exit-code is given and there are any."""
    session = open_session(common, plans, past)
    first = read_bound("--since", since, session.as_of).first if since else None
    tasks, as_of = session.select(filters), session.as_of
    found = [*silent(tasks, as_of, first), *unreviewed(tasks, as_of)]
    leads = {session.directory.find(name) for name in filters.lead or ()}
    found = [silence for silence in found if not leads or silence.unit in leads]
    table = silence_table(found, session.last_round(tasks, leads), as_of, session.envelope, several=session.several)
    session.show(table, output, common)
    return session.exit_code(found=gate.exit_code and bool(found))
