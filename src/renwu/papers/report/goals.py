"""How a report's tasks go by what their plans ask of them on the way: milestones, targets, lights counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from renwu.plan.periods import Period
from renwu.standing import light, milestones, progress
from renwu.standing.light import Light
from renwu.standing.milestones import MilestoneStanding
from renwu.standing.pace import is_behind
from renwu.standing.progress import Progress
from renwu.standing.status import OPEN, Standing
from renwu.standing.streak import streak


class TaskMilestone(NamedTuple):
    """A milestone that a plan writes, with its task."""

    standing: Standing
    milestone: MilestoneStanding


class TaskTarget(NamedTuple):
    """A target with its task."""

    standing: Standing
    progress: Progress

    @property
    def behind(self) -> bool:
        """Whether it is behind schedule, and its task is to be done still."""
        return self.standing.status in OPEN and (self.progress.behind or 0) > 0


class Behind(NamedTuple):
    """A task that is behind schedule (未达序时进度).

    Attributes:
        standing: the task.
        targets: those of its targets that are, the furthest first.
        rounds: for how many report rounds in a row it has been.
        light: its light.
    """

    standing: Standing
    targets: tuple[Progress, ...]
    rounds: int
    light: Light | None

    @property
    def gap(self) -> Fraction:
        """By how many percentage points, at the furthest."""
        return self.targets[0].behind or Fraction(0)


class Goals(NamedTuple):
    """The figures.

    Attributes:
        lights: how many have which light, None for none.
        targets: every target, in the tasks' order.
        behind: the tasks that are behind schedule, the furthest first.
        milestones: those that plans write and that are overdue or fall due in the period; None where plans write none.
    """

    lights: Counter[Light | None]
    targets: tuple[TaskTarget, ...]
    behind: tuple[Behind, ...]
    milestones: tuple[TaskMilestone, ...] | None


def of(tasks: Sequence[Standing], period: Period) -> Goals:
    """The figures of tasks, and of what falls due in a period."""
    lights = Counter[Light | None]()
    targets: list[TaskTarget] = []
    behind: list[Behind] = []
    for one in tasks:
        lit = light.of(one).light
        lights[lit] += 1
        found = [TaskTarget(one, each) for each in progress.of(one)]
        targets += found
        if any(each.behind for each in found):
            slow = sorted((each.progress for each in found if each.behind), key=lambda each: -(each.behind or 0))
            behind.append(Behind(one, tuple(slow), streak(one, is_behind), lit))
    behind.sort(key=lambda one: -one.gap)
    written = any(one.task.milestones for one in tasks)
    due = tuple(_due(tasks, period)) if written else None
    return Goals(lights, tuple(targets), tuple(behind), due)


def _due(tasks: Sequence[Standing], period: Period) -> Iterator[TaskMilestone]:
    """The milestones that are written, and are overdue or fall due in a period."""
    for one in tasks:
        for each in milestones.of(one) if one.task.milestones else ():
            if each.overdue or (each.due_in_force is not None and each.due_in_force in period):
                yield TaskMilestone(one, each)
