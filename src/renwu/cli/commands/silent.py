"""`renwu silent`: the open tasks that nobody has reported on, and the suspended ones that nobody has reviewed."""

from typing import Annotated

import typer

from renwu.answers.silence import silence_table
from renwu.cli.dates import read_bound
from renwu.cli.options import FILTERING, Common, Filters, Gate, Output, Past, Plans
from renwu.cli.session import Session, open_session
from renwu.errors import UsageError
from renwu.standing.silence import silent, unreviewed

EXAMPLES = {
    "silent": (
        "renwu silent",
        "renwu silent --since 2024-02-01 --lead 区司法局",
        "renwu silent --unanswered  # 催办到期没有回复，该升一等的",
        "renwu silent --exit-code",
    )
}
_Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="日期",
        rich_help_panel=FILTERING,
        help="从这一天起没有报送的；缺省上个月1日，时限写明报送周期、方案写明报送期的按其周期",
    ),
]
_Unanswered = Annotated[
    bool,
    typer.Option(
        "--unanswered", rich_help_panel=FILTERING, help="只列催办过了回复期限没有回复的：上次的等级、单号，下一等级"
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
    unanswered: _Unanswered = False,
) -> int:
    """Answer who has not reported on what, or replied to what; 1 if --exit-code is given and there are any."""
    if unanswered and since is not None:
        raise UsageError("--since 不与 --unanswered 同用：到期未回复的按催办的回复期限计")
    session = open_session(common, plans, past)
    if unanswered:
        return _unanswered(session, filters, output, gate, common)
    first = read_bound("--since", since, session.as_of).first if since else None
    tasks, as_of, leads = session.select(filters), session.as_of, _leads(session, filters)
    found = [*silent(tasks, as_of, first), *unreviewed(tasks, as_of)]
    found = [silence for silence in found if not leads or silence.unit in leads]
    table = silence_table(found, session.last_round(tasks, leads), as_of, session.envelope, several=session.several)
    session.show(table, output, common)
    return session.exit_code(found=gate.exit_code and bool(found))


def _unanswered(session: Session, filters: Filters, output: Output, gate: Gate, common: Common) -> int:
    """Answer who is due the next grade of 督办; arguments and the exit code as for `run`."""
    from renwu.answers.escalations import escalations_table  # noqa: PLC0415  # only where they are asked for
    from renwu.standing.reminders import escalations  # noqa: PLC0415  # the same

    leads = _leads(session, filters)
    found = [due for due in escalations(session.select(filters)) if not leads or due.unit in leads]
    session.show(escalations_table(found, session.as_of, session.envelope, several=session.several), output, common)
    return session.exit_code(found=gate.exit_code and bool(found))


def _leads(session: Session, filters: Filters) -> set[str]:
    """The leads that the filters name; empty for all."""
    return {session.directory.find(name) for name in filters.lead or ()}
