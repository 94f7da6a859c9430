"""Where the milestones of a task stand on a date."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from renwu.plan import milestones
from renwu.plan.milestones import Milestone
from renwu.plan.model import Dated
from renwu.plan.units import fold
from renwu.standing.once import once
from renwu.standing.status import Standing, Status, open_status, phrase

if TYPE_CHECKING:  # a plan without a journal never loads it
    from renwu.journal.milestones import MilestoneHistory

_NOT_OPEN = frozenset({Status.DONE, Status.DONE_LATE, Status.CANCELLED, Status.SUSPENDED})


class MilestoneStanding(NamedTuple):
    """A milestone with its status on a date.

    Attributes:
        milestone: it.
        due_in_force: the due date that counts.
        status: as of a task; one that is open when its task is closed, ended or suspended is so, too.
        days_left: the days to that date, negative when late; None unless it is open and has one.
        reached_on: when it was reached, or its task closed.
        with_task: whether it was closed with its task (随任务办结), not reached by itself.
        extensions: how often its due date was moved by itself.
    """

    milestone: Milestone
    due_in_force: date | None
    status: Status
    days_left: int | None
    reached_on: date | None
    with_task: bool
    extensions: int

    @property
    def name(self) -> str:
        """What it is called."""
        return self.milestone.name

    @property
    def due(self) -> date | None:
        """The due date of the plan, if any."""
        return self.milestone.deadline.due if isinstance(self.milestone.deadline, Dated) else None

    @property
    def by_itself(self) -> bool:
        """Whether it was reached by itself."""
        return self.reached_on is not None and not self.with_task

    @property
    def overdue(self) -> bool:
        """Whether it is open and its due date has passed."""
        return self.status is Status.OVERDUE

    @property
    def phrase(self) -> str:
        """Status and days as people say them."""
        if self.reached_on is not None:
            done = f"{self.reached_on}{'随任务办结' if self.with_task else '完成'}"
            return f"{done}（逾期）" if self.status is Status.DONE_LATE else done
        return phrase(self.status, self.days_left)


def of(standing: Standing) -> tuple[MilestoneStanding, ...]:
    """The milestones of a task as they stand on the same date, in the plan's order."""
    deadline = standing.deadline
    if not standing.task.milestones and not (isinstance(deadline, Dated) and deadline.milestones):
        return ()
    return _found(standing)


@once
def _found(standing: Standing) -> tuple[MilestoneStanding, ...]:
    said = standing.history.milestones if standing.history else {}
    return tuple(
        _standing(one, said.get(fold(one.name)), standing) for one in milestones.of(standing.task, standing.plan)
    )


def _standing(one: Milestone, history: "MilestoneHistory | None", task: Standing) -> MilestoneStanding:
    reached = history.reached.date if history and history.reached else None
    said = task.history if one.final and reached is None else history
    due, late = one.deadline.due if isinstance(one.deadline, Dated) else None, False
    if said is not None and not task.basis.original:
        due, late = said.due, said.late
    extensions = history.extended if history else 0
    closed_on = reached or task.done_on
    if closed_on is not None:
        status = Status.DONE_LATE if late or (due is not None and closed_on > due) else Status.DONE
        return MilestoneStanding(one, due, status, None, closed_on, reached is None, extensions)
    if task.status in _NOT_OPEN:
        return MilestoneStanding(one, due, task.status, None, None, with_task=False, extensions=extensions)
    left = None if due is None else (due - task.basis.as_of).days
    status = open_status(one.deadline, left, task.basis.soon)
    return MilestoneStanding(one, due, status, left, None, with_task=False, extensions=extensions)
