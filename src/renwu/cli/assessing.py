"""`renwu summary --columns 考核`: what an assessment of units goes by, counted over a period."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from renwu.answers.table import Table
from renwu.cli import candidates
from renwu.cli.dates import read_bound
from renwu.cli.jobs import counted
from renwu.cli.options import FILTERING, SHOWING, Common, Filters, Past, Plans
from renwu.cli.session import Session, dates_asked
from renwu.errors import UsageError
from renwu.plan.periods import Period
from renwu.standing.choices import GROUPINGS

if TYPE_CHECKING:  # few counts are of an assessment
    from renwu.standing.assessment import Assessment

ASSESSMENT = "assessment"
"""What --columns takes for the base of an assessment."""


class Assessing(NamedTuple):
    """The options about what is counted."""

    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            metavar="|".join(candidates.COUNTED),
            rich_help_panel=SHOWING,
            help="统计什么：状态，或考核（考核底数：承担、办结、延期、退回、督办、未报、迟报）；缺省状态",
            autocompletion=candidates.counted,
        ),
    ] = "status"
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="日期",
            rich_help_panel=FILTERING,
            help="考核：从这一天到截至日期，如 2024-01-01、2024-01；缺省从最早的记录起",
        ),
    ] = None
    explain: Annotated[bool, typer.Option("--explain", rich_help_panel=SHOWING, help="考核：列出每个数是哪些任务")] = (
        False
    )


def refuse_unassessed(asked: Assessing) -> None:
    """Raise UsageError where options were typed that only an assessment takes."""
    for option, typed in (("--since", asked.since), ("--explain", asked.explain)):
        if typed:
            raise UsageError(f"{option} 只用于 --columns {candidates.COUNTED[ASSESSMENT]}")


def answer(
    asked: Assessing,
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
    """What an assessment goes by, and the session that it is about.

    Args:
        asked: what was typed, as all that follows.
        by: one of GROUPINGS.
        filters: which tasks, `plans`, `past` and `common` of what and when.
        plans: see `filters`.
        past: see `filters`.
        common: see `filters`.
        original: whether due dates count as if none had been extended.
        first_lead: whether a task counts under its first lead only.
        jobs: in how many processes.
        trial: whether the plan that comes with renwu will do, where there is no other.

    Raises UsageError for a grouping or a period that makes no sense, else as `counted` does.
    """
    from renwu.answers.assessment import assessment_table  # noqa: PLC0415  # few counts are of an assessment
    from renwu.standing.assessment import ASSESSED_BY, merge  # noqa: PLC0415  # the same

    if by not in ASSESSED_BY:
        known = "、".join(f"{word}（{label}）" for word, label in ASSESSED_BY.items())
        raise UsageError(f"--by：考核底数不按{GROUPINGS[by]}统计；可选的有：{known}")
    since = _since(asked, common)
    count = partial(_count, filters=filters, by=by, since=since, original=original, first_lead=first_lead)
    session, parts = counted(jobs, filters, plans, past, common, count, trial=trial)
    found = merge(parts)
    notes = [*_notes(session, found, by, since, original=original), *_narrowed(filters)]
    return session, assessment_table(
        found, by, since, session.envelope, notes, explained=asked.explain, several=session.several
    )


def _since(asked: Assessing, common: Common) -> date | None:
    as_of, _ = dates_asked(common, None)
    since = read_bound("--since", asked.since, as_of).first if asked.since else None
    if since is not None and since > as_of:
        raise UsageError(f"--since：{since}晚于截至的日期{as_of}；写考核期的第一天")
    return since


def _count(
    session: Session, *, filters: Filters, by: str, since: date | None, original: bool, first_lead: bool
) -> "Assessment":
    from renwu.standing.assessment import assess  # noqa: PLC0415  # few counts are of an assessment

    found = session.select(filters, original=original)
    return assess(found, by, Period(since or date.min, session.as_of), first_lead=first_lead)


def _notes(session: Session, found: "Assessment", by: str, since: date | None, *, original: bool) -> Iterator[str]:
    from renwu.standing.assessment import Figure  # noqa: PLC0415  # few counts are of an assessment

    period = f"{since}至{session.as_of}" if since else f"截至{session.as_of}，从最早的记录起"
    by_which = f"，按{'原定' if original else '现行'}时限" if session.recorded else ""
    yield f"{period}{by_which}。"
    if any(sum(base.count(figure) for base in found.groups) > found.total.count(figure) for figure in Figure):
        which, each = ("、期内调整过", "单位") if by == "lead" else ("", "领导")
        yield f"有几个{GROUPINGS[by]}{which}的任务计入每个{each}；合计只计一次，所以比各行之和少。"
    yield from (f"{line[:-1]}，未报没有统计。" for line in session.caveat(found.total.count(Figure.ASSIGNED)))


def _narrowed(filters: Filters) -> Iterator[str]:
    if filters.lead or filters.unit:
        yield "按单位筛选的，是截至日期由其负责的任务；期内已经调整给别的单位的不在内。"
