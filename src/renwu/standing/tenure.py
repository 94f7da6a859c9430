"""Who answered for a task when, and whether it was to be done then."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from itertools import zip_longest
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan.periods import Period
from renwu.plan.units import NO_LEAD
from renwu.standing.status import Standing


class State(Enum):
    """Whether a task is to be done."""

    OPEN = auto()
    SUSPENDED = auto()
    ENDED = auto()


_STATES = {
    Event.DONE: State.ENDED,
    Event.CANCELLED: State.ENDED,
    Event.RETURNED: State.OPEN,
    Event.SUSPENDED: State.SUSPENDED,
    Event.RESUMED: State.OPEN,
}


class Tenure(NamedTuple):
    """A stretch of a task's course: from which day, under which leads, and whether it was to be done.

    NO_LEAD stands for the unit that a task without a lead lacks.
    """

    first: date
    leads: tuple[str, ...]
    state: State


def tenures(standing: Standing) -> list[Tenure]:
    """The course of a task up to its date: how it began, then how each of its entries left it, in their order."""
    found = [Tenure(date.min, _leads(standing, standing.task.lead), State.OPEN)]
    for entry in standing.history.entries if standing.history else ():
        found.append(_after(found[-1], entry, standing))
    return found


def _after(held: Tenure, entry: Entry, standing: Standing) -> Tenure:
    leads, state = held.leads, held.state
    if entry.event is Event.REASSIGNED:
        leads = _leads(standing, entry.texts("lead"))
    elif entry.event in _STATES and not entry.milestone:
        state = _STATES[entry.event]
    return Tenure(entry.date, leads, state)


def _leads(standing: Standing, named: tuple[str, ...]) -> tuple[str, ...]:
    """Units by the names that `Standing.leads` has."""
    directory = standing.directory
    return directory.canonical_all(directory.in_force(named)) or (NO_LEAD,)


def on(course: Sequence[Tenure], day: date) -> Tenure:
    """How a task stood when a day ended, by its `tenures`."""
    return course[bisect_right(course, day, key=lambda held: held.first) - 1]


def answerable(course: Sequence[Tenure], period: Period) -> tuple[str, ...]:
    """The units that led a task in a period while it was to be done, in the order in which they did.

    The day on which a task is closed or ended counts; that on which it is given to another unit is the other's.

    Args:
        course: its `tenures`.
        period: the period.
    """
    return tuple(dict.fromkeys(unit for held in _within(course, period) for unit in held.leads))


def _within(course: Sequence[Tenure], period: Period) -> Iterator[Tenure]:
    for held, after in zip_longest(course, course[1:]):
        if held.state is State.ENDED or held.first > period.last:
            continue
        if after is None or after.first > period.first or (after.first == period.first and after.leads == held.leads):
            yield held
