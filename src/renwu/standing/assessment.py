"""考核底数: what units did with their tasks in a period, counted without weights, which differ from place to place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from renwu.journal.entries import REPORTS, Entry, Event
from renwu.plan.model import Ref
from renwu.plan.periods import Period
from renwu.standing import rounds, tenure
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import headings
from renwu.standing.rounds import Late
from renwu.standing.silence import rounds_ended
from renwu.standing.status import Standing, Status
from renwu.standing.tenure import State, Tenure


class Figure(StrEnum):
    """A number of the base of an assessment, in the order that tables give them.

    The first five count tasks, the others how often something happened, which may be several times to one task:

    - ASSIGNED: to be done on a day of the period.
    - DONE_EARLY, DONE_ON_TIME, DONE_LATE: closed in the period and closed still on its last day. Early is before the
      due date in force; on time on it, or without one; early and on time together are the status 按期办结.
    - OVERDUE: overdue on the last day of the period, or when suspended.
    - EXTENDED, RETURNED: the due date of the task moved, the task sent back; of its milestones neither counts.
    - URGED: reminders recorded, with a number or without.
    - UNREPORTED: rounds (报送期) that ended in the period without a report, while the task was open when they did.
    - REPORTED_LATE: forms that came in in the period, after the day by which they were to, and tell of the task.
    """

    ASSIGNED = "assigned"
    DONE_EARLY = "done-early"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    RETURNED = "returned"
    URGED = "urged"
    UNREPORTED = "unreported"
    REPORTED_LATE = "reported-late"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS[self]


_LABELS = {
    Figure.ASSIGNED: "承担",
    Figure.DONE_EARLY: "提前办结",
    Figure.DONE_ON_TIME: "按期办结",
    Figure.DONE_LATE: "逾期办结",
    Figure.OVERDUE: "逾期未办结",
    Figure.EXTENDED: "延期",
    Figure.RETURNED: "退回",
    Figure.URGED: "督办",
    Figure.UNREPORTED: "未报",
    Figure.REPORTED_LATE: "迟报",
}
_DECIDED = {
    Event.EXTENDED: Figure.EXTENDED,
    Event.RETURNED: Figure.RETURNED,
    Event.URGED: Figure.URGED,
}

ASSESSED_BY = {by: GROUPINGS[by] for by in ("lead", "leader", "section", "measure", "plan", "kind")}
"""What `assess` takes; who supports answers for nothing, and months and statuses say what is counted already."""


class Case(NamedTuple):
    """What a number counts one of: a task, and the day on which it happened; None where no one day makes it so."""

    ref: Ref
    day: date | None


class Base(NamedTuple):
    """Under one heading, what each number counts; one that counts nothing may be missing."""

    name: str
    cases: Mapping[Figure, Sequence[Case]]

    def count(self, figure: Figure) -> int:
        """A number."""
        return len(self.cases.get(figure, ()))


class Assessment(NamedTuple):
    """The base of an assessment: in groups, and everything once in the total. It can be sent to other processes."""

    groups: tuple[Base, ...]
    total: Base


def assess(standings: Sequence[Standing], by: str, period: Period, *, first_lead: bool = False) -> Assessment:
    """What units did with their tasks in a period.

    A unit answers for a task from the day on which it was given to it: by lead, everything counts under those who led
    the task when it happened; a form, and a reminder that names its units, under the unit whose it is.

    Args:
        standings: the tasks as they stand on the period's last day.
        by: one of ASSESSED_BY.
        period: the period.
        first_lead: whether a task counts under the first of its leads only.

    Returns:
        Groups in the plan's order, those with nothing to count among them.
    """
    of_task, leads = headings(by, first_lead=first_lead), slice(1) if first_lead else slice(None)
    members: dict[str, dict[Figure, list[Case]]] = {}
    total = _nothing()
    late = rounds.late_forms(standings)
    for standing in standings:
        own = tuple(of_task(standing))
        for heading in own:
            members.setdefault(heading, _nothing())
        for figure, day, units in _counted(standing, period, late.get(standing.ref, ())):
            case = Case(standing.ref, day)
            total[figure].append(case)
            for heading in units[leads] if by == "lead" else own:
                members.setdefault(heading, _nothing())[figure].append(case)
    return _whole(members, total)


def merge(parts: Iterable[Assessment]) -> Assessment:
    """The bases of parts that share no task, in one; groups by one name become one, as they are first met."""
    members: dict[str, dict[Figure, list[Case]]] = {}
    total = _nothing()
    for part in parts:
        for base in part.groups:
            _add(members.setdefault(base.name, _nothing()), base)
        _add(total, part.total)
    return _whole(members, total)


def _nothing() -> dict[Figure, list[Case]]:
    return defaultdict(list)


def _whole(
    members: Mapping[str, Mapping[Figure, Sequence[Case]]], total: Mapping[Figure, Sequence[Case]]
) -> Assessment:
    return Assessment(tuple(Base(name, dict(cases)) for name, cases in members.items()), Base("合计", dict(total)))


def _add(cases: dict[Figure, list[Case]], base: Base) -> None:
    for figure, found in base.cases.items():
        cases[figure] += found


class _Counted(NamedTuple):
    """One of a number, on which day, and the units that answer for it."""

    figure: Figure
    day: date | None
    units: tuple[str, ...]


def _counted(standing: Standing, period: Period, late: Iterable[Late]) -> Iterator[_Counted]:
    """What a task adds to each number."""
    course = tenure.tenures(standing)
    if units := tenure.answerable(course, period):
        yield _Counted(Figure.ASSIGNED, None, units)
    if standing.counted is Status.OVERDUE:
        yield _Counted(Figure.OVERDUE, None, course[-1].leads)
    entries = standing.history.entries if standing.history else []
    for entry, held in zip(entries, course[1:], strict=True):
        if entry.date in period:
            yield from _happened(standing, entry, held)
    yield from _unreported(standing, course, entries, period)
    for form in late:
        if form.received in period:
            yield _Counted(Figure.REPORTED_LATE, form.received, (form.unit,))


def _happened(standing: Standing, entry: Entry, held: Tenure) -> Iterator[_Counted]:
    """What an entry adds, under those who led the task then."""
    if standing.history and entry is standing.history.done:
        yield _Counted(_closing(standing, entry.date), entry.date, held.leads)
    elif (figure := _DECIDED.get(entry.event)) and not entry.milestone:
        named = standing.directory.canonical_all(entry.texts("unit")) if figure is Figure.URGED else ()
        yield _Counted(figure, entry.date, named or held.leads)


def _closing(standing: Standing, day: date) -> Figure:
    if standing.status is Status.DONE_LATE:
        return Figure.DONE_LATE
    due = standing.due_in_force
    return Figure.DONE_EARLY if due is not None and day < due else Figure.DONE_ON_TIME


def _unreported(
    standing: Standing, course: Sequence[Tenure], entries: Sequence[Entry], period: Period
) -> Iterator[_Counted]:
    """The rounds without a report, under those who led the task when they ended; who reports, reports for all leads."""
    reported = [entry.date for entry in entries if entry.event in REPORTS]
    for each in rounds_ended(standing, period):
        held = tenure.on(course, each.last)
        at = bisect_left(reported, each.first)
        if held.state is State.OPEN and not (at < len(reported) and reported[at] <= each.last):
            yield _Counted(Figure.UNREPORTED, each.last, held.leads)
