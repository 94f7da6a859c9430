"""What a form that came back says of the targets and milestones of a task, and what is wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.papers.returns import rows
from renwu.papers.returns.layout import ANSWERS, MILESTONE, REACHED_ON, TARGET, VALUE
from renwu.papers.returns.returned import Block
from renwu.plan import milestones, quantities
from renwu.plan.model import Plan, Task
from renwu.plan.targets import Target
from renwu.plan.units import fold


class Reached(NamedTuple):
    """A milestone that is said to be reached: its name, when, and in which row of its task's."""

    milestone: str
    day: date
    line: int


def told(block: Block) -> bool:
    """Whether anything is filled in about targets or milestones."""
    return any(rows.meant(row.get(heading, "")) for row in block.rows for heading in (VALUE, REACHED_ON))


def values(block: Block, task: Task) -> dict[str, str] | None:
    """What targets stand at, by their names: what was typed, with the unit of measure.

    None where nothing is said. The cells must be such as `mistakes` finds nothing wrong with.
    """
    targets = _targets(task)
    found = {}
    for line, row in enumerate(block.rows):
        if said := rows.meant(row.get(VALUE, "")):
            name = block.task.targets[line]
            found[name] = quantities.with_unit(said, targets[fold(name)].unit)
    return found or None


def reached(block: Block) -> Iterator[Reached]:
    """The milestones that are said to be reached; the cells must be such as `mistakes` finds nothing wrong with."""
    for line, row in enumerate(block.rows):
        if rows.meant(row.get(REACHED_ON, "")) and (day := rows.day_of(row[REACHED_ON])):
            yield Reached(block.task.milestones[line], day, line)


def mistakes(block: Block, task: Task, plan: Plan, today: date, *, before_issued: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with the cells about targets and milestones, and with those beside them: the cell, and what.

    Args:
        block: the task's rows.
        task: the task as the plan has it now.
        plan: the plan; no milestone was reached before it began.
        today: the day it is; no milestone was reached later.
        before_issued: whether one may have been reached before the plan began all the same.
    """
    if len(block.rows) == 1 and not told(block):
        return
    targets, steps = _targets(task), {fold(one.name) for one in milestones.of(task, plan)}
    for line, row in enumerate(block.rows):
        if said := rows.meant(row.get(VALUE, "")):
            name = block.task.targets[line] if line < len(block.task.targets) else ""
            yield from ((block.cell(VALUE, line), what) for what in _wrong_value(said, name, targets, block.task.id))
        if said := rows.meant(row.get(REACHED_ON, "")):
            name = block.task.milestones[line] if line < len(block.task.milestones) else ""
            wrong = _no_goal(MILESTONE, name, steps, said, block.task.id)
            days = () if wrong else rows.wrong_day(row[REACHED_ON], "完成", today, None if before_issued else plan)
            yield from ((block.cell(REACHED_ON, line), what) for what in (*wrong, *days))
        if line:
            yield from _misplaced(block, line)


def _targets(task: Task) -> dict[str, Target]:
    return {fold(target.name): target for target in task.targets}


def _wrong_value(said: str, name: str, targets: Mapping[str, Target], id_: str) -> Iterator[str]:
    if missing := _no_goal(TARGET, name, targets, said, id_):
        yield from missing
        return
    try:
        quantities.read(said, targets[fold(name)].unit)
    except UsageError as error:
        yield str(error)


def _no_goal(what: str, name: str, known: Collection[str], said: str, id_: str) -> tuple[str, ...]:
    """That a cell is about no target or milestone, or about one that the plan no longer has; else nothing."""
    if not name:
        return (f"第{id_}项在这一行没有{what}，却写了“{said}”；写到有{what}的那一行，或删去",)
    return () if fold(name) in known else (f"方案里第{id_}项现在没有{what}“{name}”；用新的报送表填报",)


def _misplaced(block: Block, line: int) -> Iterator[tuple[str, str]]:
    """What is filled in beside a further target or milestone, where it is about the whole task."""
    for heading in ANSWERS:
        if rows.text(block.rows[line].get(heading, "")):
            yield block.cell(heading, line), f"第{block.task.id}项的{heading}写在它的第一行；移过去，或删去"
