"""`renwu summary`: how many tasks of each status, in groups; or the base of an assessment (考核底数)."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Any

import typer

from renwu.answers.counts import group_table
from renwu.answers.table import Table
from renwu.cli import assessing, candidates
from renwu.cli.assessing import ASSESSMENT, Assessing
from renwu.cli.jobs import Jobs, counted
from renwu.cli.options import SHOWING, Common, Filters, Original, Output, Past, Plans
from renwu.cli.session import Session, on_screen, one_of
from renwu.errors import UsageError
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import Group, group, tally
from renwu.standing.merging import Counts, merge

EXAMPLES = {
    "summary": (
        "renwu summary",
        "renwu summary --by section --as-of 2025-01-01",
        "renwu summary --by due --format json",
        "renwu summary --columns 考核 --since 2024-01-01 --as-of 2024-12-31 --explain",
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
    asked: Assessing,
    *,
    by: _By = "lead",
    first_lead: _FirstLead = False,
    jobs: Jobs = 1,
) -> int:
    """Answer how many tasks stand how, in groups, or what an assessment of units goes by."""
    by = one_of("--by", by, GROUPINGS)
    if first_lead and by != "lead":
        raise UsageError("--first-lead 只用于 --by lead")
    original, trial = dates.original, on_screen(output)
    if one_of("--columns", asked.columns, candidates.COUNTED) == ASSESSMENT:
        session, table = assessing.answer(
            asked, by, filters, plans, past, common, original=original, first_lead=first_lead, jobs=jobs, trial=trial
        )
    else:
        assessing.refuse_unassessed(asked)
        session, table = _statuses(
            by, filters, plans, past, common, original=original, first_lead=first_lead, jobs=jobs, trial=trial
        )
    session.show(table, output, common)
    return session.exit_code()


def _statuses(
    by: str,
    filters: Filters,
    plans: Plans,
    past: Past,
    common: Common,
    *,
    original: bool,
    first_lead: bool,
    jobs: int,
    trial: bool,
) -> tuple[Session, Table[Any]]:
    """How many tasks stand how, and the session that it is about."""
    count = partial(_count, filters=filters, by=by, original=original, first_lead=first_lead)
    session, parts = counted(jobs, filters, plans, past, common, count, trial=trial)
    groups, total = merge(parts, by)
    notes = list(_notes(session, groups, total, by, original=original))
    rates = session.recorded and by != "support"  # who supports answers for no date
    return session, group_table(groups, total, by, session.envelope, notes, rates=rates)


def _count(session: Session, *, filters: Filters, by: str, original: bool, first_lead: bool) -> Counts:
    found = session.select(filters, original=original)
    groups = group(found, by, session.directory, session.as_of, first_lead=first_lead)
    return Counts(tuple(groups), tally(found, session.as_of))


def _notes(session: Session, groups: Sequence[Group], total: Group, by: str, *, original: bool) -> Iterator[str]:
    yield (
        f"截至{session.as_of}，按{'原定' if original else '现行'}时限。"
        if session.recorded
        else f"截至{session.as_of}。"
    )
    if repeated := sum(group.total for group in groups) - total.total:
        each = "每位领导" if by == "leader" else "每个单位"
        yield f"有几个{GROUPINGS[by]}的任务计入{each}；合计每项只计一次，所以比各行之和少{repeated}。"
    yield from session.caveat(total.total)
