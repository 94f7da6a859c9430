"""Which papers are due: to whom, about which tasks, of which grade."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from renwu.answers.words import days_words, deadline_lines, latest_words
from renwu.papers.notice import Cause, Matter, Notice, Wording
from renwu.plan import grades
from renwu.plan.letters import paper_to, passed_on_by
from renwu.plan.model import Ref
from renwu.plan.unit_cells import is_collective
from renwu.plan.units import NO_LEAD
from renwu.standing import milestones as steps
from renwu.standing import reminders
from renwu.standing.lateness import days_late
from renwu.standing.reminders import Reminder
from renwu.standing.status import OPEN, Standing, Status
from renwu.standing.streak import is_told, streaks

_BY_ITSELF: Mapping[str, str] = MappingProxyType({})


class Per(StrEnum):
    """What a 督办单 is for: a unit and a plan, whose basis, signer and archive are its own; a task; or a unit."""

    PLAN = "plan"
    TASK = "task"
    UNIT = "unit"


class Wanted(NamedTuple):
    """Which papers are wanted.

    Attributes:
        wording: what the user says of each.
        per: what a 督办单 is for; a 提示函 is for a unit, across plans.
        several: whether the tasks are of several plans.
        milestones: whether a task counts as overdue where one of its milestones is.
        grades: by plan, the grade that every 督办单 has; where there is none, each has that which comes next.
    """

    wording: Wording = Wording()
    per: Per = Per.PLAN
    several: bool = False
    milestones: bool = False
    grades: Mapping[str, str] = _BY_ITSELF


class _Due(NamedTuple):
    """A task that a unit is due a paper on, why, and the reminders of it that the unit has had."""

    standing: Standing
    cause: Cause | None
    had: Sequence[Reminder]


class _Paper(NamedTuple):
    """What is the same for two tasks that a unit gets one paper on; a 提示函 has no grade."""

    grade: str
    about: object


def notices(standings: Iterable[Standing], as_of: date, wanted: Wanted) -> list[Notice]:
    """The papers that are due: for each lead what it is to be urged about, by grade, and one on what is due soon.

    Args:
        standings: the tasks as they stand on `as_of`.
        as_of: the date.
        wanted: which papers are wanted.

    Returns:
        The papers, units in the order in which they lead. A task with several leads is in a paper for each; a
        collective gets none, nor does a unit that is gone without one successor.
    """
    units: dict[str, dict[_Paper, list[_Due]]] = {}
    for standing in standings:
        sent = reminders.of(standing)
        for unit in standing.leads:
            papers, had = units.setdefault(unit, {}), sent.get(unit, ())
            # What was recorded on the day itself may be this very paper.
            before = [one for one in had if one.entry.date < as_of and one.number != wanted.wording.number]
            due = _Due(standing, _cause(standing, before, milestones=wanted.milestones), had)
            if unit not in _nobodies(standing) and (paper := _paper(due, before, wanted)) is not None:
                papers.setdefault(paper, []).append(due)
    return [
        _notice(paper, unit, found, as_of, wanted)
        for unit, papers in units.items()
        for paper, found in sorted(papers.items(), key=lambda each: _order(*each))
    ]


def _order(paper: _Paper, found: Sequence[_Due]) -> int:
    """Where a paper stands among its unit's: the gravest grade first, what is due soon last."""
    names = grades.of(found[0].standing.plan)
    return -names.index(paper.grade) if paper.grade else 1


def _cause(standing: Standing, had: Sequence[Reminder], *, milestones: bool) -> Cause | None:
    """Why a lead is to be urged about a task, if it is, after the reminders that it has had."""
    if standing.status is Status.OVERDUE:
        return Cause.OVERDUE
    if days_late(standing, milestones=milestones):
        return Cause.MILESTONE
    return Cause.UNANSWERED if standing.status in OPEN and reminders.missed(had) else None


def _paper(due: _Due, had: Sequence[Reminder], wanted: Wanted) -> _Paper | None:
    """Which paper a task is due, if any."""
    if due.cause is not None:
        plan = due.standing.plan
        grade = wanted.grades.get(plan.key) or reminders.next_grade(had, plan)
        about = {Per.TASK: due.standing.ref, Per.PLAN: plan.key, Per.UNIT: None}[wanted.per]
        return _Paper(grade, about)
    return _Paper("", None) if due.standing.status is Status.DUE_SOON else None


def _notice(paper: _Paper, unit: str, found: Sequence[_Due], as_of: date, wanted: Wanted) -> Notice:
    plans = tuple({due.standing.plan.key: due.standing.plan for due in found}.values())
    directory, causes = found[0].standing.directory, {due.cause for due in found}
    return Notice(
        *(paper.grade, unit, plans, as_of, wanted.wording),
        tuple(due.standing.ref for due in found),
        tuple(_matter(due, across=wanted.several and len(plans) > 1) for due in found),
        "" if wanted.wording.title else paper_to(unit, directory),
        passed_on_by(unit, directory),
        tuple(cause for cause in Cause if cause in causes),
        tuple(due.had for due in found),
        any(_lasting(due.standing) for due in found),
    )


def _matter(due: _Due, *, across: bool) -> Matter:
    standing, cause = due.standing, due.cause
    late = late_milestones(standing) if cause is Cause.MILESTONE or standing.basis.goals else ()
    return Matter(
        str(standing.ref) if across else standing.task.id,
        standing.task.text,
        "\n".join((deadline_lines(standing), *late)),
        "\n".join(filter(None, (_days(standing, cause), _lasting(standing)))),
        latest_words(standing) or "无报送记录",
    )


def _days(standing: Standing, cause: Cause | None) -> str:
    """How late a task is, or how many days are left."""
    if cause is Cause.MILESTONE:
        return f"{days_late(standing, milestones=True)}（节点）"
    return standing.phrase if cause is Cause.UNANSWERED else days_words(standing)


def _lasting(standing: Standing) -> str:
    """For how many rounds in a row a task has stood badly, where its plan has rounds to tell of: （连续逾期2期）."""
    words = streaks(standing).words if is_told(standing) else ""
    return f"（连续{words}）" if words else ""


def late_milestones(standing: Standing) -> tuple[str, ...]:
    """The overdue milestones of a task, in words: 节点“完成收储”逾期20天."""
    return tuple(f"节点“{one.name}”{one.phrase}" for one in steps.of(standing) if one.overdue)


def _nobodies(standing: Standing) -> tuple[str, ...]:
    """The leads that no paper can reach."""
    return (*filter(is_collective, standing.leads), *standing.unsettled)


def unaddressed(standings: Iterable[Standing], *, milestones: bool = False) -> dict[str, list[Ref]]:
    """Whose tasks are due a paper that nobody can receive: the lead → tasks; those that nobody leads are under ""."""
    found: dict[str, list[Ref]] = {}
    for standing in standings:
        for unit in _nobodies(standing) if standing.leads else ("",):
            had = reminders.of(standing).get(unit or NO_LEAD, ())
            cause = _cause(standing, had, milestones=milestones)
            if cause is not None or standing.status is Status.DUE_SOON:
                found.setdefault(unit, []).append(standing.ref)
    return found
