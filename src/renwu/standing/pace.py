"""进度情况: how tasks go beside the time gone by."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from renwu.standing.status import Standing, Status

if TYPE_CHECKING:  # few tasks have targets
    from fractions import Fraction


class Pace(StrEnum):
    """进度情况: how a task goes beside the time gone by, in the order that counts give them."""

    DONE = "done"
    AHEAD = "ahead"
    ON_SCHEDULE = "on-schedule"
    BEHIND = "behind"
    NONE = "none"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS[self]


_LABELS = {
    Pace.DONE: "已完成",
    Pace.AHEAD: "超序时",
    Pace.ON_SCHEDULE: "达序时",
    Pace.BEHIND: "未达序时",
    Pace.NONE: "不适用",
}
_CLOSED = frozenset({Status.DONE, Status.DONE_LATE})
_STOPPED = frozenset({Status.CANCELLED, Status.SUSPENDED})


def pace(standing: Standing) -> Pace:
    """How a task goes: closed, else by the target that is furthest behind; none where nothing can be said."""
    if standing.status in _CLOSED:
        return Pace.DONE
    if not standing.task.targets or standing.status in _STOPPED:
        return Pace.NONE
    from renwu.standing import progress  # noqa: PLC0415  # few tasks have targets

    return _slowest(one.behind for one in progress.of(standing))


def is_behind(standing: Standing) -> bool:
    """Whether a task is behind schedule (未达序时进度)."""
    return pace(standing) is Pace.BEHIND


def _slowest(gaps: "Iterable[Fraction | None]") -> Pace:
    worst = max((gap for gap in gaps if gap is not None), default=None)
    if worst is None:
        return Pace.NONE
    return Pace.BEHIND if worst > 0 else Pace.AHEAD if worst < 0 else Pace.ON_SCHEDULE
