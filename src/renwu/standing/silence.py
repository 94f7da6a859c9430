"""未报送: which open tasks nobody has reported on, and which leads have left reminders unanswered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta

from renwu.journal.entries import Event
from renwu.plan.model import Cycle
from renwu.plan.periods import Period
from renwu.plan.units import NO_LEAD
from renwu.standing import reminders
from renwu.standing.reminders import Reminder
from renwu.standing.status import OPEN, Standing

if TYPE_CHECKING:  # few plans have one
    from renwu.plan.schedule import Schedule

_MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


class Silence(NamedTuple):
    """A task that nobody has reported on, or a reminder of it that a lead has not answered, under that lead.

    Whoever reports on a task, reports for all of its leads; each answers its reminders itself.

    Attributes:
        unit: the lead.
        standing: the task.
        since: the day from which a report was expected.
        last: the day of the last report, if there ever was one.
        days: how long ago that is, or the plan was issued; None if neither is known.
        unanswered: its reminders whose day to reply by has passed without a reply.
        lead_since: since when this unit leads the task, if it was given to it; None if the plan did.
        lead_days: how long the unit itself has not reported: `days`, or the days since it leads where they are fewer.
        review_by: of a suspended task, the day by which it was to be reviewed (复核), which has passed.
    """

    unit: str
    standing: Standing
    since: date
    last: date | None
    days: int | None
    unanswered: tuple[Reminder, ...]
    lead_since: date | None
    lead_days: int | None
    review_by: date | None = None


def silent(standings: Iterable[Standing], as_of: date, since: date | None) -> list[Silence]:
    """The open tasks without a report since a day under each lead, or under that which a reminder waits for.

    A report is progress, a closing or a milestone reached; a reminder is none.

    Args:
        standings: the tasks as they stand on `as_of`; suspended ones are not asked about.
        as_of: the date.
        since: the day; where None, the first of the last closed month, of the cycle that a deadline names, or of the
            round that the plan does.

    Returns:
        A silence for each lead, longest first; a task never reported on counts from the day its plan was issued.
    """
    found: list[Silence] = []
    for standing in standings:
        if standing.status not in OPEN:
            continue
        first = since or last_closed(standing, as_of).first
        unanswered, reported = reminders.unanswered(standing), reported_since(standing, first)
        if unanswered or not reported:
            silences = _silences(standing, as_of, first, unanswered)
            found += [silence for silence in silences if silence.unanswered or not reported]
    longest: dict[str, float] = {}
    for silence in found:
        longest[silence.unit] = max(longest.get(silence.unit, 0), _length(silence))
    return sorted(found, key=lambda silence: (-longest[silence.unit], silence.unit, -_length(silence)))


def is_silent(standing: Standing, as_of: date) -> bool:
    """Whether an open task is one that `silent` lists."""
    if not reported_since(standing, last_closed(standing, as_of).first):
        return True
    unanswered = reminders.unanswered(standing)
    return bool(unanswered) and any(unit in unanswered for unit in _leads(standing))


def expected(standing: Standing) -> bool:
    """Whether a round has closed since reports are expected of its plan, which has a journal."""
    basis = standing.basis
    return basis.recorded and basis.begun is not None and last_closed(standing, basis.as_of).last >= basis.begun


def unreported(standing: Standing) -> bool:
    """Whether a task is 未报送 on its date: open, silent, and expected to be reported on since its plan began."""
    return standing.status in OPEN and expected(standing) and is_silent(standing, standing.basis.as_of)


def reported_since(standing: Standing, day: date) -> bool:
    """Whether the last report on a task was on a day or later."""
    return standing.latest is not None and standing.latest.date >= day


def unreviewed(standings: Iterable[Standing], as_of: date) -> list[Silence]:
    """The suspended tasks whose day to be reviewed has passed, under each lead; arguments as for `silent`."""
    found: list[Silence] = []
    for standing in standings:
        if (review_by := standing.review_by) is None or review_by >= as_of:
            continue
        found += [silence._replace(review_by=review_by) for silence in _silences(standing, as_of, review_by, {})]
    return sorted(found, key=lambda silence: silence.since)


def _silences(
    standing: Standing, as_of: date, first: date, unanswered: Mapping[str, Sequence[Reminder]]
) -> Iterator[Silence]:
    """A task under each of its leads."""
    last = standing.latest.date if standing.latest else None
    start = last or standing.plan.issued
    for unit in _leads(standing):
        lead_since = _lead_since(unit, standing)
        lead_days = _days(max(filter(None, (start, lead_since)), default=None), as_of)
        own = tuple(unanswered.get(unit, ()))
        yield Silence(unit, standing, first, last, _days(start, as_of), own, lead_since, lead_days)


def _leads(standing: Standing) -> tuple[str, ...]:
    return standing.leads or (NO_LEAD,)


def _lead_since(unit: str, standing: Standing) -> date | None:
    """The day on which a task was given to a unit that leads it ever since; None if it always has."""
    directory = standing.directory
    since, leads = None, unit in directory.canonical_all(standing.task.lead)
    for entry in standing.history.entries if standing.history else ():
        if entry.event is Event.REASSIGNED:
            led, leads = leads, unit in directory.canonical_all(entry.texts("lead"))
            since = (since if led else entry.date) if leads else None
    return since


def _days(start: date | None, as_of: date) -> int | None:
    return None if start is None else max(0, (as_of - start).days)


def _length(silence: Silence) -> float:
    return float("inf") if silence.lead_days is None else silence.lead_days


def last_closed(standing: Standing, as_of: date) -> Period:
    """The last 报送期 that was over before a date: of the deadline's cycle, else the plan's round, else a month."""
    return _closed(standing.cycle, standing.plan.round, as_of)


def rounds_ended(standing: Standing, period: Period) -> tuple[Period, ...]:
    """The 报送期 of a task whose last day lies in a period, in their order.

    None that ended before reports were expected of its plan (`Basis.begun`), and none while nothing is recorded of it.
    """
    basis = standing.basis
    if not basis.recorded or basis.begun is None:
        return ()
    return _ended(standing.cycle, standing.plan.round, max(basis.begun, period.first), period.last)


@lru_cache(maxsize=1024)
def _ended(cycle: Cycle | None, schedule: "Schedule | None", first: date, last: date) -> tuple[Period, ...]:
    day = timedelta(days=1)
    found = []
    closed = _closed(cycle, schedule, min(last, date.max - day) + day)
    while closed.last > date.min and closed.last >= first:
        found.append(closed)
        closed = _closed(cycle, schedule, closed.first)
    return tuple(reversed(found))


@lru_cache(maxsize=1024)
def _closed(cycle: Cycle | None, schedule: "Schedule | None", as_of: date) -> Period:
    try:
        return _last(cycle, schedule, as_of)
    except (OverflowError, ValueError):  # none was over before the calendar's first
        return Period(date.min, date.min)


def _last(cycle: Cycle | None, schedule: "Schedule | None", as_of: date) -> Period:
    day = timedelta(days=1)
    if cycle is None and schedule is not None:
        last = schedule.due_by(as_of - day)
        return Period(schedule.due_by(last - day) + day, last)
    if cycle is Cycle.DAY:
        return Period(as_of - day, as_of - day)
    if cycle is Cycle.WEEK:
        monday = as_of - timedelta(days=as_of.weekday())
        return Period(monday - timedelta(days=7), monday - day)
    months = _MONTHS[cycle or Cycle.MONTH]
    begun = as_of.replace(day=1, month=(as_of.month - 1) // months * months + 1)
    return Period(begun - relativedelta(months=months), begun - day)
