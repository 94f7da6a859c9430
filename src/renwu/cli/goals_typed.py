"""The milestone and the values typed for a recording command: what they mean for each of its tasks."""

from collections.abc import Mapping, Sequence
from typing import Any

from renwu.errors import UsageError, naming
from renwu.plan.model import Plan, Task
from renwu.plan.units import fold


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


def amended_values(task: Task, typed: Sequence[str], before: Mapping[str, str]) -> dict[str, str]:
    """The values that were typed, and of those that were there before what they leave. Raises as `values_of` does."""
    new = values_of(task, typed)
    named = set(map(fold, new))
    unfit = _unfit(task, before)
    return {name: text for name, text in before.items() if name not in unfit and fold(name) not in named} | new


def refuse_unfit(task: Task, values: Mapping[str, str]) -> None:
    """Refuse to have a task say values that none of its targets can take. Raises UsageError, with each of them."""
    if unfit := _unfit(task, values):
        raise UsageError(f"{'；'.join(unfit.values())}；用 --value 写明这一项的完成值。没有登记任何记录")


def _unfit(task: Task, values: Mapping[str, str]) -> dict[str, str]:
    """The values that none of a task's targets can take, by name, with what is wrong."""
    if not values:
        return {}
    from renwu.plan.goal_names import unfit_value  # noqa: PLC0415  # few entries have any

    return {name: wrong for name, text in values.items() if (wrong := unfit_value(name, text, task))}
