"""节点: the steps on the way to a task's due date, as they are written, or as a wording with several dates has them."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from renwu.errors import Place
from renwu.plan import deadlines
from renwu.plan.model import Dated, Deadline, Plan, Task


@dataclass(frozen=True, slots=True)
class WrittenMilestone:
    """A milestone that the plan names, with its deadline's wording, and where that stands; None if there is none."""

    name: str
    deadline: str
    place: Place | None = field(compare=False, repr=False)


class Milestone(NamedTuple):
    """节点: a step of a task.

    Attributes:
        name: what it is called.
        deadline: its deadline as it is read.
        written: whether the plan names it by itself.
        final: whether it is due on its task's own day, with which it moves.
    """

    name: str
    deadline: Deadline
    written: bool
    final: bool


def of(task: Task, plan: Plan) -> tuple[Milestone, ...]:
    """The milestones of a task: those that are written, else the dates of its deadline's wording, if it has several."""
    deadline = deadlines.of(task, plan)
    due = deadline.due if isinstance(deadline, Dated) else None
    if task.milestones:
        return tuple(_written(one, deadlines.within(plan, one.deadline, task.base), due) for one in task.milestones)
    dates = deadline.milestones if isinstance(deadline, Dated) else ()
    return tuple(Milestone(one.text, Dated(one.text, one.due), written=False, final=one.due == due) for one in dates)


def _written(one: WrittenMilestone, deadline: Deadline, due: date | None) -> Milestone:
    final = isinstance(deadline, Dated) and deadline.due == due
    return Milestone(one.name, deadline, written=True, final=final)
