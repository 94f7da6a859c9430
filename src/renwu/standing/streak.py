"""连续N期: in how many report rounds in a row a task has stood so, up to a date."""

from collections.abc import Callable
from datetime import date, timedelta

from renwu.plan.model import PlacedTask
from renwu.standing.silence import last_closed
from renwu.standing.status import Standing, standing_of

_DAY = timedelta(days=1)


def streak(standing: Standing, holds: Callable[[Standing], bool]) -> int:
    """How many rounds (报送期) in a row something has held of a task, the last that ended by its date first.

    It holds for a round where it did on the round's last day, by what had happened up to then; a round that ends on
    the date itself has ended. Rounds that ended before reports were expected of the plan (`Basis.begun`) don't count.

    Args:
        standing: the task on the date.
        holds: what is asked of it; asked of the date first.

    Returns:
        The number; 0 where it doesn't hold on the date, or has begun to hold since the last round ended.
    """
    if not holds(standing):
        return 0
    begun = standing.basis.begun or date.min
    rounds = 0
    last = _ended(standing, standing.basis.as_of)
    while last > date.min and last >= begun and holds(earlier(standing, last)):
        rounds += 1
        last = _ended(standing, last - _DAY)
    return rounds


def _ended(standing: Standing, day: date) -> date:
    """The last day of the last round that ended by a day; the calendar's first for none."""
    return last_closed(standing, min(day, date.max - _DAY) + _DAY).last


def earlier(standing: Standing, day: date) -> Standing:
    """A task as it stood on an earlier day, by the same records: its entries up to that day, replayed.

    Units have the names of the date that is asked about, and what `basis` says of the plan's journal stays.
    """
    history = standing.history
    if history is not None:
        from renwu.journal import earlier as past  # noqa: PLC0415  # a plan without a journal never loads it

        history = past.earlier(history, day, standing.task, standing.plan)
    placed = PlacedTask(standing.section, standing.measure, standing.task)
    basis = standing.basis._replace(as_of=day)
    return standing_of(standing.plan, standing.directory, placed, standing.deadline, history, basis)
