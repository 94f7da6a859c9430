"""节点: the steps on the way to a task's due date, as they are written, or as a wording with several dates has them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from renwu.errors import Place
from renwu.plan import deadlines
from renwu.plan.model import Dated, Deadline, Plan, Task


@dataclass(frozen=True, slots=True)
class WrittenMilestone:
    """A milestone that the plan names, with its deadline's wording, and where both stand."""

    name: str
    deadline: str
    place: Place = field(compare=False, repr=False)
    deadline_place: Place = field(compare=False, repr=False)


class Milestone(NamedTuple):
    """节点: a step of a task, with its deadline as it is read; `written` where the plan names it by itself."""

    name: str
    deadline: Deadline
    written: bool


def of(task: Task, plan: Plan) -> tuple[Milestone, ...]:
    """The milestones of a task: those that are written, else the dates of its deadline's wording, if it has several."""
    if task.milestones:
        return tuple(
            Milestone(one.name, deadlines.within(plan, one.deadline, task.base), written=True)
            for one in task.milestones
        )
    deadline = deadlines.of(task, plan)
    dates = deadline.milestones if isinstance(deadline, Dated) else ()
    return tuple(Milestone(one.text, Dated(one.text, one.due), written=False) for one in dates)
