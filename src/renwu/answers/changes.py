"""What people and programs read of what has changed: 黄→红, 延期：2025-06-30→2025-09-30."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain
from typing import Any

from renwu.answers.table import plain
from renwu.answers.words import responsible_words
from renwu.standing.changes import Change, ChangeKind, Side
from renwu.standing.decisions import Responsible
from renwu.standing.light import Light
from renwu.standing.status import OPEN, Status

_NOT_LIT = "不亮灯"
_SILENT = ("不再未报送", "新增未报送")


def words(found: Iterable[Change]) -> str:
    """What has changed of a task, in a line."""
    return "；".join(map(_words, _told(found)))


def _told(found: Iterable[Change]) -> list[Change]:
    """The changes that people are told: not that a task which is closed or stopped is 未报送 no more."""
    every = list(found)
    stopped = any(isinstance(one.now, Status) and one.now not in OPEN and not one.milestone for one in every)
    return [one for one in every if one.kind is not ChangeKind.SILENT or not stopped]


def _words(change: Change) -> str:
    about = f"节点“{change.milestone}”" if change.milestone else ""
    return f"{about}{_what(change)}"


def _what(change: Change) -> str:
    kind, moved = change.kind, _moved(change.was, change.now)
    if kind is ChangeKind.SILENT:
        return _SILENT[bool(change.now)]
    if kind is ChangeKind.LIGHT:
        return _moved(change.was or _NOT_LIT, change.now or _NOT_LIT)
    if kind is ChangeKind.STATUS:
        return moved
    if kind in _FROM_TO:
        return f"{kind.label}：{moved}"
    return f"{change.day or ''}{kind.label}"


_FROM_TO = frozenset({ChangeKind.OVERDUE, ChangeKind.EXTENDED, ChangeKind.REASSIGNED})
"""What people are told from what to what; of the others the day says it."""


def _moved(was: Side | str, now: Side | str) -> str:
    """From what to what; of units only the leads, where the others stay."""
    if isinstance(was, Responsible) and isinstance(now, Responsible) and was.support == now.support:
        was, now = plain(was.lead), plain(now.lead)
    return f"{_state(was)}→{_state(now)}"


def _state(state: Side | str) -> str:
    if isinstance(state, Responsible):
        return responsible_words(*state)
    return state.label if isinstance(state, (Light, Status)) else str(state or "")


def values(found: Iterable[Change]) -> str:
    """What has changed of a task for csv: one a line, as `extended: 2025-06-30 -> 2025-09-30`."""
    return "\n".join(map(_line, found))


def _line(change: Change) -> str:
    about = f"{change.kind.value} {change.milestone}".rstrip()
    return f"{about}: {_value(change.was)} -> {_value(change.now)}"


def _value(state: Side) -> str:
    if isinstance(state, Responsible):
        return responsible_words(*state)
    found = _plain(state)
    return "none" if found is None else str(found).lower()


def record(change: Change) -> dict[str, Any]:
    """A change as the JSON contract has it."""
    return {
        "kind": change.kind.value,
        "from": _plain(change.was),
        "to": _plain(change.now),
        "date": _plain(change.day),
        "milestone": change.milestone or None,
    }


def _plain(state: Side) -> Any:  # noqa: ANN401  # a state has no type of its own in JSON
    if isinstance(state, Responsible):
        return {"lead": list(state.lead), "support": list(state.support)}
    if isinstance(state, date):
        return state.isoformat()
    return state.value if isinstance(state, (Light, Status)) else state


def note(found: Collection[Iterable[Change]], total: int, dates: tuple[date, date]) -> str:
    """Which dates were compared, how many of so many tasks changed, how, and how that is counted.

    Args:
        found: what has changed of each task of which anything has; each counts once under each of its changes.
        total: how many tasks were compared.
        dates: the two dates.
    """
    compared = "与".join(f"截至{day}" for day in dates)
    if not found:
        return f"{compared}相比，{total}项都没有变化。"
    return f"{compared}相比，{total}项中有变化的{len(found)}项{counts(found)}。{_RULE}"


def counts(found: Iterable[Iterable[Change]]) -> str:
    """How many tasks changed how, behind a colon: ：转红2项、新增逾期1项; empty where nothing can be said."""
    counter = Counter(chain.from_iterable(set(map(_alike, _told(each))) for each in found))
    named = {_called(*alike): number for alike, number in sorted(counter.items(), key=lambda each: _order(*each[0]))}
    said = "、".join(f"{what}{number}项" for what, number in named.items() if what)
    return f"：{said}" if said else ""


_RULE = (
    "亮灯、状态和是否未报送（最近结束的报送期以来没有报送，或者催办到期未回复）是这两天相比，"
    "办结、延期等是其间发生的，逐次列出。"
)


def _alike(change: Change) -> tuple[ChangeKind, Side, bool]:
    """What is the same for changes that count as one: the kind, what it became where that matters, whose it is."""
    return change.kind, change.now if change.kind in _BY_STATE else None, bool(change.milestone)


_BY_STATE = frozenset({ChangeKind.LIGHT, ChangeKind.STATUS, ChangeKind.SILENT})
_KINDS, _STATES = tuple(ChangeKind), (*Light, *Status, None, True, False)


def _order(kind: ChangeKind, now: Side, of_milestone: bool) -> tuple[int, int, bool]:  # noqa: FBT001  # a part of what is alike
    return _KINDS.index(kind), _STATES.index(now), of_milestone


def _called(kind: ChangeKind, now: Side, of_milestone: bool) -> str:  # noqa: FBT001  # the same
    """What changes count as; empty where others of the task say why its status is another."""
    if kind is ChangeKind.LIGHT:
        return f"转{now.label}" if isinstance(now, Light) else f"转为{_NOT_LIT}"
    if kind is ChangeKind.STATUS:
        return f"转{Status.DUE_SOON.label}" if now is Status.DUE_SOON else ""
    if kind is ChangeKind.SILENT:
        return _SILENT[bool(now)]
    return f"节点{kind.label}" if of_milestone else kind.label
