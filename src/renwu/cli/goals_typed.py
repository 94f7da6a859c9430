"""The milestone and the values typed for a recording command: what they mean for each of its tasks."""

from collections.abc import Mapping, Sequence
from typing import Any

from renwu.errors import UsageError, naming
from renwu.plan.model import Plan, Task


def of(plan: Plan, ids: Sequence[str], milestone: str | None, values: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """What an entry of each task says of its milestone and its targets, by the task's id; empty where nothing does.

    Args:
        plan: the plan.
        ids: the tasks.
        milestone: what was typed for --milestone, if anything.
        values: what was typed for --value.

    Raises:
        UsageError: a task has no such milestone or target, or a value can't be read; all of it is said.
    """
    if milestone is None and not values:
        return {}
    tasks = {placed.task.id: placed.task for placed in plan.tasks()}
    found, wrong = {}, []
    for id_ in ids:
        try:
            found[id_] = _fields(plan, tasks[id_], milestone, values)
        except UsageError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError(f"{'；'.join(dict.fromkeys(wrong))}。没有登记任何记录")
    return found


def _fields(plan: Plan, task: Task, milestone: str | None, values: Sequence[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if milestone is not None:
        fields["milestone"] = milestone_of(plan, task, milestone)
    if values:
        fields["values"] = values_of(task, values)
    return fields


def milestone_of(plan: Plan, task: Task, typed: str) -> str:
    """The name of the milestone of a task that was typed for --milestone. Raises UsageError for none, or several."""
    from renwu.plan.goal_names import milestone_named  # noqa: PLC0415  # few entries are about one

    with naming("--milestone"):
        return milestone_named(typed, task, plan)


def values_of(task: Task, typed: Sequence[str]) -> dict[str, str]:
    """The values of a task's targets that were typed for --value, by name. Raises UsageError, naming the option."""
    from renwu.plan.goal_names import value_of  # noqa: PLC0415  # few entries have any

    found: dict[str, str] = {}
    with naming("--value"):
        for one in typed:
            name, quantity = value_of(one, task)
            if found.setdefault(name, quantity) != quantity:
                raise UsageError(f"指标“{name}”写了两个值：{found[name]}、{quantity}；留下一个")
    return found
