"""What can be wrong with the milestones and targets of a plan that reads well."""

from collections.abc import Iterator
from datetime import date

from renwu.errors import Place, Problem
from renwu.plan import deadlines, milestones
from renwu.plan.model import Dated, Plan, Task, Unclear
from renwu.plan.quantities import measured
from renwu.plan.targets import Step, Target


def undated_milestones(plan: Plan) -> Iterator[Problem]:
    """RW204: a milestone, or a step of a target, whose deadline has no date that can be read."""
    for task in _with_goals(plan):
        # Reading tells of a deadline that is missing.
        named = [("节点", one.name, one.deadline, one.place) for one in task.milestones if one.place]
        for target in task.targets:
            named += [("分步目标", target.name, step.deadline, step.place) for step in target.steps]
        for what, name, wording, place in named:
            deadline = deadlines.within(plan, wording, task.base)
            if not isinstance(deadline, Dated):
                reason = deadline.reason if isinstance(deadline, Unclear) else "没有到期日"
                message = f"{what}“{name}”的时限读不出日期：“{wording}”，{reason}"
                yield Problem(place, "RW204", message, "写成如 2025年6月、2025年第二季度、2025-06-30")


def late_milestones(plan: Plan) -> Iterator[Problem]:
    """RW215: a milestone due after its task."""
    for task in _with_goals(plan):
        due = _due(plan, task)
        for planned, one in zip(milestones.of(task, plan), task.milestones, strict=False):
            if due and one.place and isinstance(planned.deadline, Dated) and planned.deadline.due > due:
                message = f"节点“{one.name}”{planned.deadline.due}到期，晚于第{task.id}项的完成时限{due}"
                yield Problem(one.place, "RW215", message, "核对两处的时限；节点是任务到期以前的一步")


def unfit_targets(plan: Plan) -> Iterator[Problem]:
    """RW216: a target that begins to build up after its task is due, or whose steps don't lead to its value."""
    for task in _with_goals(plan):
        due = _due(plan, task)
        for target in task.targets:
            if due and target.since and target.since >= due:
                message = f"指标“{target.name}”自{target.since}起算，不早于任务到期的{due}"
                yield Problem(target.place, "RW216", message, "since 写开始做的那一天")
            yield from _misplaced(plan, task, target, due)


def _misplaced(plan: Plan, task: Task, target: Target, due: date | None) -> Iterator[Problem]:
    """The steps of a target that lie behind its value or its task, or not beyond the one before."""
    rising = target.value > target.begins_at
    before, before_day = target.begins_at, date.min
    for step in target.steps:
        deadline = deadlines.within(plan, step.deadline, task.base)
        day = deadline.due if isinstance(deadline, Dated) else before_day
        if due and day > due:
            yield _step(step.place, f"{_named(target, step)}晚于任务到期的{due}")
        elif day < before_day or (step.value < before if rising else step.value > before):
            yield _step(step.place, f"{_named(target, step)}接不上前一步的{measured(before, target.unit)}")
        elif step.value > target.value if rising else step.value < target.value:
            yield _step(step.place, f"{_named(target, step)}超过了目标值{measured(target.value, target.unit)}")
        before, before_day = step.value, day


def _named(target: Target, step: Step) -> str:
    return f"指标“{target.name}”的分步目标“{step.deadline}”（{measured(step.value, target.unit)}）"


def _step(place: Place, message: str) -> Problem:
    return Problem(place, "RW216", message, "分步目标按时间先后写，逐步走到目标值")


def _with_goals(plan: Plan) -> Iterator[Task]:
    return (placed.task for placed in plan.tasks() if placed.task.milestones or placed.task.targets)


def _due(plan: Plan, task: Task) -> date | None:
    deadline = deadlines.of(task, plan)
    return deadline.due if isinstance(deadline, Dated) else None
