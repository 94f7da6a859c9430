"""序时进度: what a target has reached, beside what the time gone by asks for."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.journal.entries import Entry
from renwu.plan import deadlines, quantities
from renwu.plan.model import Dated
from renwu.plan.targets import Target, TargetKind
from renwu.plan.units import fold
from renwu.standing.once import once
from renwu.standing.status import Standing

_NOTHING, _ALL = Fraction(0), Fraction(1)
_DAILY_MONTHS = 3
"""Where a target builds up for longer, what is asked for moves at month ends, so that none falls behind in between."""


class Progress(NamedTuple):
    """A target on a date.

    Attributes:
        target: it.
        value: the last value reported; None before the first.
        reported_on: the day on which that stood.
        start: the day from which a cumulative target builds up; None where nothing says; where steps lead the way, only
            a day that the target names.
        end: the due date in force of its task.
        share: how much of the way is to be gone by the date (序时进度), from 0 to 1; None where nothing says, or for a
            level.
        actual: how much is gone, by the last value (完成进度): neither rounded nor capped; None before the first, or
            for a level.
        behind: by how many percentage points it is behind, negative ahead; None unless both sides are known.
        met: whether the last value is what was asked for; None before the first.
    """

    target: Target
    value: Decimal | None
    reported_on: date | None
    start: date | None
    end: date | None
    share: Fraction | None
    actual: Fraction | None
    behind: Fraction | None
    met: bool | None


def of(standing: Standing) -> tuple[Progress, ...]:
    """The targets of a task on the same date, in the plan's order."""
    return _found(standing) if standing.task.targets else ()


@once
def _found(standing: Standing) -> tuple[Progress, ...]:
    return tuple(_progress(target, standing) for target in standing.task.targets)


def _progress(target: Target, standing: Standing) -> Progress:
    value, day = _last_value(target, standing)
    end = standing.due_in_force
    met = None if value is None else meets(target, value)
    if target.kind is TargetKind.LEVEL:
        return Progress(target, value, day, None, end, None, None, None, met)
    start = _start(target, standing)
    share = _share(target, standing, start)
    actual = None if value is None else _gone(target, value)
    behind = None if share is None or actual is None else (share - actual) * 100
    return Progress(target, value, day, start, end, share, actual, behind, met)


def _gone(target: Target, value: Decimal) -> Fraction:
    """How much of the way to a target a value is; reckoned in whole numbers, which takes a quarter of the time."""
    numbers = value, target.begins_at, target.value
    (at, per_at), (first, per_first), (last, per_last) = (number.as_integer_ratio() for number in numbers)
    return Fraction((at * per_first - first * per_at) * per_last, (last * per_first - first * per_last) * per_at)


def _last_value(target: Target, standing: Standing) -> tuple[Decimal, date] | tuple[None, None]:
    """The last value that was reported of a target, with its day."""
    for entry in reversed(standing.history.valued if standing.history else ()):
        if (value := said(entry, target)) is not None:
            return value, entry.date
    return None, None


def said(entry: Entry, target: Target) -> Decimal | None:
    """The value of a target that an entry says; None where it says none, or one of another unit."""
    for name, text in entry.values.items():
        if fold(name) == fold(target.name):
            try:
                return quantities.read(text, target.unit)
            except UsageError:
                return None
    return None


def meets(target: Target, value: Decimal) -> bool:
    """Whether a value is what a target asks for."""
    falling = target.at_most or (target.kind is TargetKind.CUMULATIVE and target.value < target.begins_at)
    return value <= target.value if falling else value >= target.value


def falls_back(target: Target, before: Decimal, now: Decimal) -> bool:
    """Whether a value of a target that builds up is further from it than the one before."""
    rising = target.value > target.begins_at
    return target.kind is TargetKind.CUMULATIVE and (now < before if rising else now > before)


def _start(target: Target, standing: Standing) -> date | None:
    """From when a target builds up: its own day, else the start of the plan's year, if due then, else the issue."""
    plan, due = standing.plan, standing.due
    if target.since is not None or target.steps:
        return target.since
    if plan.year is not None and due is not None and due.year == plan.year:
        return date(plan.year, 1, 1)
    return plan.issued


def _share(target: Target, standing: Standing, start: date | None) -> Fraction | None:
    end, day = standing.due_in_force, standing.counted_on
    if end is None:
        return None
    if day >= end:
        return _ALL
    if target.steps:
        return _step_share(target, standing, day)
    if start is None:
        return None
    if day <= start:
        return _NOTHING
    if _months(start, end) > (_DAILY_MONTHS, start.day):
        day = max(start, _month_end(day))
    return Fraction((day - start).days, (end - start).days)


def _step_share(target: Target, standing: Standing, day: date) -> Fraction:
    """How much of the way the last step up to a day asks for."""
    reached, latest = target.begins_at, date.min
    for step in target.steps:
        deadline = deadlines.within(standing.plan, step.deadline, standing.task.base)
        if isinstance(deadline, Dated) and latest <= deadline.due <= day:
            reached, latest = step.value, deadline.due
    return min(_ALL, max(_NOTHING, _gone(target, reached)))


def _months(start: date, end: date) -> tuple[int, int]:
    """From the month of a start to an end: how many months, and the day of the last."""
    return (end.year - start.year) * 12 + end.month - start.month, end.day


def _month_end(day: date) -> date:
    """The last day of a month on or before a day."""
    tomorrow = day + timedelta(days=1)
    return tomorrow.replace(day=1) - timedelta(days=1)
