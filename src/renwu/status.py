"""Where a task stands on a date: the one place that decides what is overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from renwu import deadlines
from renwu.model import Dated, Deadline, Measure, Ongoing, Plan, Section, Task

SOON_DAYS = 30
"""A task is 临期 when it is due within so many days, unless the user says otherwise."""


class Status(StrEnum):
    """Where a task stands, in the order that tables give them."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    NOT_DUE = "not-due"
    ONGOING = "ongoing"
    UNCLEAR = "unclear"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS[self]


_LABELS = {
    Status.DONE: "按期办结",
    Status.DONE_LATE: "逾期办结",
    Status.OVERDUE: "逾期未办结",
    Status.DUE_SOON: "临期",
    Status.NOT_DUE: "未到期",
    Status.ONGOING: "常态化",
    Status.UNCLEAR: "未明确时限",
    Status.SUSPENDED: "中止",
    Status.CANCELLED: "终止",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A task in its place in the plan, with its deadline read and its status on one date.

    `days_left` counts to the due date, negative when late; None for a task that is closed or has no due date.
    """

    section: Section
    measure: Measure
    task: Task
    deadline: Deadline
    status: Status
    days_left: int | None

    @property
    def due(self) -> date | None:
        """The due date, None where there is none."""
        return self.deadline.due if isinstance(self.deadline, Dated) else None

    @property
    def phrase(self) -> str:
        """Status and days as people say them: 逾期435天, 剩296天, 今日到期, 常态化."""
        if self.days_left is None:
            return self.status.label
        if self.days_left < 0:
            return f"逾期{-self.days_left}天"
        return f"剩{self.days_left}天" if self.days_left else "今日到期"


def standings(plan: Plan, as_of: date, soon: int = SOON_DAYS) -> Iterator[Standing]:
    """Every task of the plan, in its order, as it stands on a date.

    Args:
        plan: the plan.
        as_of: the date; a task due on it is still in time.
        soon: within how many days a task that is due counts as 临期.
    """
    for section, measure, task in plan.rows():
        deadline = deadlines.read(task.deadline, plan.issued, plan.year)
        status, days_left = _status(deadline, as_of, soon)
        yield Standing(section, measure, task, deadline, status, days_left)


def _status(deadline: Deadline, as_of: date, soon: int) -> tuple[Status, int | None]:
    if isinstance(deadline, Dated):
        left = (deadline.due - as_of) // timedelta(days=1)
        if left < 0:
            return Status.OVERDUE, left
        return (Status.DUE_SOON if left <= soon else Status.NOT_DUE), left
    return (Status.ONGOING if isinstance(deadline, Ongoing) else Status.UNCLEAR), None
