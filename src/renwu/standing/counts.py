"""How many tasks stand how: counted, in groups, with the rates the field asks for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.plan import leaders
from renwu.plan.model import Ongoing, title
from renwu.plan.units import NO_LEAD, Directory, fold
from renwu.standing import query
from renwu.standing.pace import Pace, pace
from renwu.standing.status import Standing, Status


class Rate(NamedTuple):
    """A share of tasks, as the fraction it is."""

    part: int
    whole: int

    def __str__(self) -> str:
        """As people write it: 3/7."""
        return f"{self.part}/{self.whole}"


class Group(NamedTuple):
    """Some tasks under one heading, counted.

    Attributes:
        name: the heading.
        counts: how many have each status.
        counted: the same as people count them, each task once: what was overdue when suspended is overdue.
        buckets: as JSON counts them beside `counts`: what is due soon counts as not due too, and a suspended task as
            overdue or not due, as it was when it was suspended.
        closing: 办结率, closed tasks with a due date among all with one.
        timely: 按期办结率, closed in time among those due by the date or closed early. Neither where the heading is a
            unit that supports: it answers for no date.
        paces: how many go how beside the time gone by (进度情况).
    """

    name: str
    counts: Mapping[Status, int]
    counted: Mapping[Status, int]
    buckets: Mapping[Status, int]
    closing: Rate | None
    timely: Rate | None
    paces: Mapping[Pace, int]

    @property
    def total(self) -> int:
        """How many tasks."""
        return sum(self.counts.values())

    @property
    def suspended_late(self) -> int:
        """How many of those counted as overdue are suspended."""
        return self.counted.get(Status.OVERDUE, 0) - self.counts.get(Status.OVERDUE, 0)


_CLOSED = (Status.DONE, Status.DONE_LATE)


def tally(standings: Sequence[Standing], as_of: date, name: str = "合计") -> Group:
    """The tasks counted; cancelled ones and those without a due date are in no rate.

    A suspended task stays in 办结率, which suspending must not raise, and is in 按期办结率 only if it was overdue then.
    """
    counts = Counter(standing.status for standing in standings)
    suspended = [one for one in standings if one.status is Status.SUSPENDED] if counts[Status.SUSPENDED] else []
    settled = Counter({status: count for status, count in counts.items() if status is not Status.SUSPENDED})
    counted = settled + Counter(standing.counted for standing in suspended)
    buckets = settled + Counter(standing.bucket for standing in suspended)
    buckets[Status.NOT_DUE] += counts[Status.DUE_SOON]
    dated = [standing for standing in standings if standing.due_in_force and standing.status is not Status.CANCELLED]
    closed = sum(standing.status in _CLOSED for standing in dated)
    answerable = sum(_answers(standing, as_of) for standing in dated)
    in_time = sum(standing.status is Status.DONE for standing in dated)
    paces = Counter(map(pace, standings))
    return Group(name, counts, counted, buckets, Rate(closed, len(dated)), Rate(in_time, answerable), paces)


def _answers(standing: Standing, as_of: date) -> bool:
    """Whether a task with a due date is one that could have been closed in time: closed, or due by the date."""
    if standing.status is Status.SUSPENDED:
        return standing.late
    return standing.status in _CLOSED or (standing.due_in_force or as_of) <= as_of


NO_KIND = "（没有写类别）"
"""What stands for the kind of a plan that says none."""


def headings(by: str, *, first_lead: bool = False) -> Callable[[Standing], Iterable[str]]:
    """What says under which headings a task counts; arguments as for `group`."""
    leads = slice(1) if first_lead else slice(None)
    spelled: dict[str, str] = {}
    known: Mapping[str, Callable[[Standing], Iterable[str]]] = {
        "lead": lambda standing: standing.leads[leads] or (NO_LEAD,),
        "support": lambda standing: standing.supports or ("（没有协办单位）",),
        "leader": lambda standing: _leaders(standing, spelled) or (leaders.NO_LEADER,),
        "section": lambda standing: (title(standing.section),),
        "measure": lambda standing: (title(standing.measure),),
        "due": lambda standing: (_due_month(standing),),
        "status": lambda standing: (standing.status.label,),
        "plan": lambda standing: (standing.plan.key,),
        "kind": lambda standing: (standing.plan.kind or NO_KIND,),
    }
    return known[by]


def _leaders(standing: Standing, spelled: dict[str, str]) -> tuple[str, ...]:
    """The leaders of a task, each as he was first written, which `spelled` keeps by the folded name."""
    return tuple(dict.fromkeys(spelled.setdefault(fold(name), name) for name in leaders.of(standing.task)))


def group(
    standings: Sequence[Standing], by: str, directory: Directory, as_of: date, *, first_lead: bool = False
) -> list[Group]:
    """The tasks counted under each heading; a task with several units counts under each.

    Args:
        standings: the tasks.
        by: one of GROUPINGS.
        directory: the plan's units.
        as_of: the date they stand on.
        first_lead: whether a task counts under its first lead only.

    Returns:
        Groups in the plan's order; months in the calendar's, statuses in their own.
    """
    of_task = headings(by, first_lead=first_lead)
    members: dict[str, list[Standing]] = {}
    ordered = standings
    if by == "due":
        ordered = sorted(standings, key=lambda standing: standing.due_in_force or date.max)
    elif by == "status":
        ordered = query.sort(standings, "status", directory)
    for standing in ordered:
        for heading in of_task(standing):
            members.setdefault(heading, []).append(standing)
    groups = [tally(found, as_of, heading) for heading, found in members.items()]
    return [group._replace(closing=None, timely=None) for group in groups] if by == "support" else groups


class UnitRow(NamedTuple):
    """A unit with the tasks it leads, counted, and how many it supports."""

    led: Group
    supported: int


def by_each_unit(standings: Sequence[Standing], directory: Directory, as_of: date) -> list[UnitRow]:
    """The units that lead or support the tasks, in the plan's order."""
    led: dict[str, list[Standing]] = {}
    supported: Counter[str] = Counter()
    for standing in standings:
        for unit in standing.leads:
            led.setdefault(unit, []).append(standing)
        supported.update(standing.supports)
    return [
        UnitRow(tally(led.get(unit, []), as_of, unit), supported[unit])
        for unit in directory.names.values()
        if unit in led or unit in supported
    ]


def _due_month(standing: Standing) -> str:
    if due := standing.due_in_force:
        return f"{due.year}年{due.month}月"
    return (Status.ONGOING if isinstance(standing.deadline, Ongoing) else Status.UNCLEAR).label
