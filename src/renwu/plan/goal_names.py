"""Which milestone or target of a task is meant by what was typed: its name, its number, or a part only it has."""

from collections.abc import Sequence

from renwu.errors import UsageError
from renwu.plan import milestones, quantities
from renwu.plan.model import Plan, Task
from renwu.plan.numerals import ordinal
from renwu.plan.targets import Target
from renwu.plan.units import fold


def milestone_named(typed: str, task: Task, plan: Plan) -> str:
    """The name of the milestone of a task that was typed. Raises UsageError for none, or several."""
    names = [one.name for one in milestones.of(task, plan)]
    if not names:
        raise UsageError(f"第{task.id}项没有节点；在方案里写上 milestones，或不写 --milestone")
    return names[place_meant(typed, names, f"第{task.id}项", "节点")]


def value_of(typed: str, task: Task) -> tuple[str, str]:
    """What 6公顷 or 收储产业用地=6 says of a task's targets: the name of one, and its quantity with the unit.

    Raises UsageError where there is no such target, or its quantity can't be read.
    """
    if not task.targets:
        raise UsageError(f"第{task.id}项没有指标；在方案里写上 targets，或把数写在内容里")
    name, equals, said = typed.replace("＝", "=").rpartition("=")
    target = _target(name, equals, typed, task)
    quantities.read(said, target.unit)
    return target.name, quantities.with_unit(said, target.unit)


def unfit_value(name: str, text: str, task: Task) -> str:
    """What is wrong with a value that a report says of a target, in Chinese; empty where nothing is."""
    target = next((one for one in task.targets if fold(one.name) == fold(name)), None)
    if target is None:
        return f"第{task.id}项没有指标“{name}”，完成值“{text}”不算"
    try:
        quantities.read(text, target.unit)
    except UsageError as error:
        return f"第{task.id}项指标“{name}”的完成值不算：{error}"
    return ""


def _target(name: str, equals: str, typed: str, task: Task) -> Target:
    if equals:
        names = [target.name for target in task.targets]
        return task.targets[place_meant(name, names, f"第{task.id}项", "指标")]
    if len(task.targets) > 1:
        named = "、".join(f"{target.name}={typed}" for target in task.targets)
        raise UsageError(f"第{task.id}项有{len(task.targets)}个指标，写明是哪一个，如 {named}")
    return task.targets[0]


def place_meant(typed: str, names: Sequence[str], whose: str, what: str) -> int:
    """The place of the one of some names that was typed: by the name, its number, or a part only it has.

    Args:
        typed: what was typed.
        names: the names, of which there is one at least.
        whose: what has them, as a message says it: 第8项.
        what: what they name: 节点.

    Raises:
        UsageError: none is meant, or several may be.
    """
    wanted = fold(typed)
    found = [place for place, name in enumerate(names) if fold(name) == wanted]
    number = ordinal(typed)
    if not found and number is not None and 1 <= number <= len(names):
        found = [number - 1]
    found = found or [place for place, name in enumerate(names) if wanted and wanted in fold(name)]
    if len(found) == 1:
        return found[0]
    listed = "、".join(f"{place}.{name}" for place, name in enumerate(names, 1))
    if found:
        raise UsageError(f"“{typed}”可以是{whose}的{len(found)}个{what}；写全称或序号：{listed}")
    raise UsageError(f"{whose}没有{what}“{typed}”；有：{listed}")
