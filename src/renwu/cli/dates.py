"""The dates and periods typed for options: read, with what people must be told of how they were read."""

from datetime import date
from typing import TYPE_CHECKING

from renwu.cli.console import note
from renwu.errors import UsageError, naming
from renwu.plan.model import Dated, Deadline, Ongoing, Unclear
from renwu.plan.periods import Look, Period

if TYPE_CHECKING:  # only what was typed needs it
    from renwu.plan.typed import Typed


def read_day(option: str, typed: str, today: date) -> date:
    """The day typed for an option; 06-03 is the latest that isn't in the future. Raises UsageError, naming it."""
    from renwu.plan import typed as reading  # noqa: PLC0415  # only what was typed needs it

    with naming(option):
        return _told(reading.read_day(typed, today)).first


def read_day_after(option: str, typed: str | None, day: date, whose: str) -> date | None:
    """The day typed for an option, a day or so many working days (5个工作日) after one; None if nothing was.

    Raises UsageError, also where it lies before that day, which is `whose` date.
    """
    if typed is None:
        return None
    from renwu.plan import typed as reading  # noqa: PLC0415  # only what was typed needs it
    from renwu.plan import workdays  # noqa: PLC0415  # of all options only these count working days

    with naming(option):
        by = workdays.read(typed, day) or _told(reading.read_day(typed, day, Look.AHEAD)).first
        if by < day:
            raise UsageError(f"{by}早于{whose}的日期{day}")
    return by


def read_deadline(option: str, typed: str, day: date) -> str:
    """The deadline typed for an option, as it is recorded: a wording that says its year as it stands, else its day.

    A wording in the journal is read by the plan's year; one that somebody types means what it does from that day on.
    Raises UsageError where nobody can tell when that is.
    """
    from renwu.plan import deadlines  # noqa: PLC0415  # of all options only this one takes what a plan may say

    if not isinstance(deadlines.read(typed), Unclear):
        return typed
    meant = _deadline_from(typed, day)
    if isinstance(meant, Unclear):
        raise UsageError(f"{option}：“{typed}”读不出日期：{meant.reason}")
    if isinstance(meant, Ongoing):
        return typed
    note(f"“{typed}”指{meant.due}")
    return meant.due.isoformat()


def _deadline_from(typed: str, day: date) -> Deadline:
    """A deadline without a year, or a relative one, by the day on which it is said."""
    from renwu.plan import deadlines  # noqa: PLC0415  # the same
    from renwu.plan import typed as reading  # noqa: PLC0415  # only what was typed needs it

    meant = deadlines.read(typed, base=day)
    if isinstance(meant, Unclear):
        meant = deadlines.read(typed, year=day.year + 1, base=day)  # 3月底, said in November
    if not isinstance(meant, Unclear):
        return meant
    try:
        return Dated(typed, reading.read_bound(typed, day, Look.AHEAD).period.last)  # +3m, which no plan says
    except UsageError:
        return meant


def read_bound(option: str, typed: str, today: date, look: Look = Look.BACK) -> Period:
    """The day, month or year typed for an option, of which the caller takes the first or the last day."""
    from renwu.plan import typed as reading  # noqa: PLC0415  # only what was typed needs it

    with naming(option):
        return _told(reading.read_bound(typed, today, look))


def read_period(option: str, typed: str, today: date) -> Period:
    """The period typed for an option, as a deadline may name it. Raises UsageError, naming the option."""
    from renwu.plan import typed as reading  # noqa: PLC0415  # only what was typed needs it

    with naming(option):
        return _told(reading.read_period(typed, today))


def _told(found: "Typed") -> Period:
    if found.told:
        note(found.told)
    return found.period
