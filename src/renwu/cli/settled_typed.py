"""What was typed for --settled: which of a task's matters that were to be coordinated are settled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from renwu.errors import UsageError, naming
from renwu.ledger.desk import Desk
from renwu.standing.requests import open_requests
from renwu.standing.status import Standing, standings

_ALL = ("全部", "all")


def of(desk: Desk, ids: Sequence[str], typed: Sequence[str], day: date) -> Mapping[str, Mapping[str, Any]]:
    """What an entry of each task says is settled, by the task's id; nothing where nothing was typed.

    Args:
        desk: the plan and its journal.
        ids: the tasks.
        typed: what was typed: 全部, or of each matter its number as `show` lists it, its words, or a part only it has.
        day: the day it was settled; what was asked for later isn't.

    Raises:
        UsageError: a task has no such matter open, or several; all of it is said.
    """
    if not typed:
        return {}
    found, wrong, asked = {}, [], frozenset(ids)
    stand = standings(desk.plan, day, histories=desk.book.histories(day))
    by_id = {one.task.id: one for one in stand if one.task.id in asked}
    for id_ in ids:
        try:
            with naming("--settled"):
                found[id_] = {"settled": _meant(by_id[id_], typed, day)}
        except UsageError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError(f"{'；'.join(dict.fromkeys(wrong))}。没有登记任何记录")
    return found


def _meant(standing: Standing, typed: Sequence[str], day: date) -> list[str]:
    from renwu.plan.goal_names import place_meant  # noqa: PLC0415  # few entries settle anything

    names = [one.text for one in open_requests(standing)]
    whose = f"第{standing.task.id}项"
    if not names:
        raise UsageError(f"{whose}在{day}没有未解决的需协调解决的事项；renwu show {standing.task.id} 列出未解决的")
    if any(one in _ALL for one in typed):
        return names
    return list(dict.fromkeys(names[place_meant(one, names, whose, "需协调解决的事项")] for one in typed))
