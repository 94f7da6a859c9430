"""`renwu summary`: how many tasks of each status, in groups."""

from functools import partial
from typing import Annotated

import typer

from renwu.answers.counts import group_table
from renwu.cli import candidates
from renwu.cli.jobs import Jobs, counted
from renwu.cli.options import SHOWING, Common, Filters, Original, Output, Past, Plans
from renwu.cli.session import Session, on_screen, one_of, open_session
from renwu.errors import UsageError
from renwu.standing.counts import GROUPINGS, group, tally
from renwu.standing.merging import Counts, merge

EXAMPLES = {
    "summary": (
        "renwu summary",
        "renwu summary --by section --as-of 2025-01-01",
        "renwu summary --by due --format json",
    )
}
_By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="|".join(GROUPINGS),
        rich_help_panel=SHOWING,
        help="按什么分组；缺省按牵头单位",
        autocompletion=candidates.groupings,
    ),
]
_FirstLead = Annotated[bool, typer.Option("--first-lead", rich_help_panel=SHOWING, help="有几个牵头单位的只计入第一个")]


def run(
    filters: Filters,
    plans: Plans,
    past: Past,
    output: Output,
    common: Common,
    dates: Original,
    *,
    by: _By = "lead",
    first_lead: _FirstLead = False,
    jobs: Jobs = 1,
) -> int:
    """Answer how many tasks stand how, in groups."""
    by = one_of("--by", by, GROUPINGS)
    if first_lead and by != "lead":
        raise UsageError("--first-lead 只用于 --by lead")
    count = partial(_count, filters=filters, by=by, original=dates.original, first_lead=first_lead)
    if jobs > 1:
        session, parts = counted(jobs, filters, plans, past, common, count)
        groups, total = merge(parts, by)
    else:
        session = open_session(common, plans, past, trial=on_screen(output))
        groups, total = count(session)
    repeated = sum(group.total for group in groups) - total.total
    notes = [
        f"截至{session.as_of}，按{'原定' if dates.original else '现行'}时限。"
        if session.recorded
        else f"截至{session.as_of}。"
    ]
    if repeated:
        notes.append(f"有几个{GROUPINGS[by]}的任务计入每个单位；合计每项只计一次，所以比各行之和少{repeated}。")
    notes += session.caveat(total.total)
    rates = session.recorded and by != "support"  # who supports answers for no date
    table = group_table(groups, total, by, session.envelope, notes, rates=rates)
    session.show(table, output, common)
    return session.exit_code()


def _count(session: Session, *, filters: Filters, by: str, original: bool, first_lead: bool) -> Counts:
    found = session.select(filters, original=original)
    groups = group(found, by, session.directory, session.as_of, first_lead=first_lead)
    return Counts(tuple(groups), tally(found, session.as_of))
