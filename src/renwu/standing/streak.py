"""连续N期: in how many report rounds in a row a task has stood so, up to a date."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from renwu.plan.model import PlacedTask
from renwu.plan.periods import Period
from renwu.standing.once import once
from renwu.standing.pace import is_behind
from renwu.standing.silence import last_closed, reported_since, unreported
from renwu.standing.status import OPEN, Standing, Status, standing_of

_DAY = timedelta(days=1)


class Streaks(NamedTuple):
    """For how many rounds in a row a task has stood badly.

    Attributes:
        overdue: it was overdue on each round's last day, one that was suspended late included.
        silent: it was open on that day, and nobody had reported on it in the round; 0 where it is not 未报送 now.
        behind: it was behind schedule on that day.
    """

    overdue: int
    silent: int
    behind: int

    @property
    def words(self) -> str:
        """What people read: 逾期3期、未报送2期; empty where nothing has lasted for a round."""
        named = zip(("逾期", "未报送", "未达序时"), self, strict=True)
        return "、".join(f"{what}{rounds}期" for what, rounds in named if rounds)


def is_told(standing: Standing) -> bool:
    """Whether papers say of a task for how many rounds it has stood badly.

    They do where its plan says when reports are expected of it, or writes milestones or targets.
    """
    return standing.basis.goals or standing.plan.round is not None


@once
def streaks(standing: Standing) -> Streaks:
    """For how many rounds in a row a task has been overdue, 未报送 and behind schedule, up to its date."""
    return Streaks(
        streak(standing, is_overdue),
        streak(standing, _passed_over) if unreported(standing) else 0,
        streak(standing, is_behind),
    )


def is_overdue(standing: Standing) -> bool:
    """Whether a task counts as overdue."""
    return standing.counted is Status.OVERDUE


def _passed_over(standing: Standing) -> bool:
    """Whether a task is open, and nobody has reported on it since the round began that ended last by its date."""
    return standing.status in OPEN and not reported_since(standing, _ended(standing, standing.basis.as_of).first)


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
    last = _ended(standing, standing.basis.as_of).last
    while last > date.min and last >= begun and holds(earlier(standing, last)):
        rounds += 1
        last = _ended(standing, last - _DAY).last
    return rounds


def _ended(standing: Standing, day: date) -> Period:
    """The last round that ended by a day; the calendar's first day for none."""
    return last_closed(standing, min(day, date.max - _DAY) + _DAY)


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
