"""What differs between two plans: task by task, by id, field by field."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from renwu.answers import contract
from renwu.answers.goal_words import lights_words, target_words
from renwu.answers.table import Column, Fit, Table, plain
from renwu.plan.keys import PLAN_HEADINGS, PLAN_KEYS, TASK_KEYS, UNIT_KEYS, Key, Shape
from renwu.plan.model import PlacedTask, Plan, Task, UnitEntry, title
from renwu.plan.units import fold

_EMPTY = re.compile("：(?=；|$)")
CHANGES: Mapping[str, str] = {"added": "新增", "gone": "删去", "changed": "改动"}
"""What can have happened to a task, with the Chinese word for each."""


class Difference(NamedTuple):
    """A field that differs.

    Attributes:
        id: the task's, empty for what belongs to the plan as a whole.
        change: one of CHANGES; every field of a task that is new or gone differs.
        field: its key.
        old: its text before, None for a task that is new; `new` likewise, for one that is gone.
        new: see `old`.
    """

    id: str
    change: str
    field: str
    old: str | None
    new: str | None


def compare(old: Plan, new: Plan, *, tasks_only: bool = False, unsaid: Collection[str] = ()) -> list[Difference]:
    """What differs: the plan's own fields, the new plan's tasks in its order, then those that are gone.

    Args:
        old: the one.
        new: the other.
        tasks_only: whether the plan's own fields are left out.
        unsaid: keys that are not compared in a task that both have.
    """
    before = {fold(placed.task.id): placed for placed in old.tasks()}
    found = [] if tasks_only else list(_fields("", _plan(old), _plan(new), ()))
    for placed in new.tasks():
        was = before.pop(fold(placed.task.id), None)
        found += _fields(placed.task.id, None if was is None else _task(was), _task(placed), unsaid)
    for was in before.values():
        found += _fields(was.task.id, _task(was), None, unsaid)
    return found


def _fields(
    id_: str, old: Mapping[str, str] | None, new: Mapping[str, str] | None, unsaid: Collection[str]
) -> Iterator[Difference]:
    change = "added" if old is None else "gone" if new is None else "changed"
    for key in old or new or ():
        was = None if old is None else old[key]
        now = None if new is None else new[key]
        if (was or "") != (now or "") and (change != "changed" or key not in unsaid):
            yield Difference(id_, change, key, was, now)


def _plan(plan: Plan) -> dict[str, str]:
    return _texts(plan, PLAN_KEYS)


def _task(placed: PlacedTask) -> dict[str, str]:
    parts = {"sections": title(placed.section), "measures": title(placed.measure)}
    return parts | _texts(placed.task, TASK_KEYS)


def _texts(record: Plan | Task, keys: Mapping[str, Key]) -> dict[str, str]:
    """What a record says, as texts, by key; without its id, and without what lies a level below."""
    apart = {Shape.ID, Shape.PARTS}
    return {key.name: _text(getattr(record, key.name), key.shape) for key in keys.values() if key.shape not in apart}


def _text(value: Any, shape: Shape) -> str:  # noqa: ANN401  # what the shape says
    if shape is Shape.ALIASES:
        return "；".join(map(_unit, value))
    if shape is Shape.PRINTED:
        return "；".join(f"{PLAN_HEADINGS[key]}：{text}" for key, text in value.items())
    if shape is Shape.MILESTONES:
        return "；".join(f"{one.name}：{one.deadline}" for one in value)
    if shape is Shape.TARGETS:
        return "；".join(map(target_words, value))
    return lights_words(value) if shape is Shape.LIGHTS and value else plain(value)


def _unit(entry: UnitEntry) -> str:
    """What is said of a unit: its aliases, and the rest in brackets, where there is any."""
    formers = "、".join(f"{former.name}（至{former.last_day}）" for former in entry.formerly)
    said = {"formerly": formers, "until": plain(entry.until), "paper": entry.paper, "via": entry.via}
    beside = "，".join(f"{UNIT_KEYS[key].heading}：{text}" for key, text in said.items() if text)
    return f"{entry.name}：{plain(entry.aliases)}{f'（{beside}）' if beside else ''}"


def _shown(row: Difference, text: str | None) -> str:
    """What stands in a field; cells that the document has empty are said to be, as `show` does."""
    return (_EMPTY.sub("：（空白）", text or "") if row.field == "printed" else text) or "（无）"


_COLUMNS: tuple[Column[Difference], ...] = (
    Column("id", "编号", lambda row: row.id, lambda row: row.id or "方案"),
    Column("change", "变化", lambda row: row.change, lambda row: CHANGES[row.change]),
    Column("field", "项目", lambda row: row.field, lambda row: PLAN_HEADINGS[row.field]),
    Column("old", "原", lambda row: row.old, lambda row: _shown(row, row.old), Fit.PROSE),
    Column("new", "新", lambda row: row.new, lambda row: _shown(row, row.new), Fit.PROSE),
)


def difference_table(rows: Sequence[Difference], around: Mapping[str, Any]) -> Table[Difference]:
    """What differs between two files, with a line that counts it; `around` has their names as `old` and `new`."""
    tasks = {change: len({row.id for row in rows if row.change == change and row.id}) for change in CHANGES}
    counted = "、".join(f"{label}{tasks[change]}项" for change, label in CHANGES.items())
    if of_plan := sum(not row.id for row in rows):
        counted += f"；方案本身改动{of_plan}处"
    return Table(
        "differences", rows, _COLUMNS, _COLUMNS, contract.difference_record, around,
        notes=[f"{around['old']} → {around['new']}：{counted}。"], empty="两份的内容相同。", full=True,
    )  # fmt: skip
