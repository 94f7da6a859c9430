"""What stands in the way of adding entries to a journal."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from renwu.journal.entries import Entry, Event, in_replay_order
from renwu.journal.history import replay, retracted_ids
from renwu.plan.model import Plan, Task

_OF_OPEN_TASKS = frozenset({Event.DONE, Event.EXTENDED, Event.SUSPENDED, Event.CANCELLED, Event.URGED, Event.REACHED})


class Reopened(NamedTuple):
    """That a task was closed on the day of a new entry, and open again only later: what did either."""

    closed: Entry
    returned: Entry


def refusal(task: Task, plan: Plan, entries: Sequence[Entry], added: Sequence[Entry]) -> str | None:
    """Which rule forbids adding entries to a task's, in Chinese; None if none does.

    They may be dated before others that are there, or retract some; they must break no rule, and none of theirs.
    """
    found = _broken(task, plan, entries, added)
    if found is None:
        return None
    entry, reason = found
    if entry not in added:
        reason = f"与{entry.date}的“{entry.event.label}”（记录号{entry.entry}）矛盾：{reason.removeprefix('的')}"
    if late := reopened(task, plan, entries, added):
        reason += f"；{late.returned.date}才退回重办，这次的日期写{late.returned.date}或以后"
        if late.closed not in added and entry.event is Event.DONE:
            reason += f"，更正上次办结的用 renwu amend {late.closed.entry}"
    return reason


def reopened(task: Task, plan: Plan, entries: Sequence[Entry], added: Sequence[Entry]) -> Reopened | None:
    """What the entries to be added overlooked, where they are refused since the task was sent back only later."""
    found = _broken(task, plan, entries, added)
    if found is None or found[0].event not in _OF_OPEN_TASKS:
        return None
    order = _together(entries, added)
    at = order.index(found[0])
    closed = replay(task, plan, order[:at]).done
    returned = next((later for later in order[at:] if later.event is Event.RETURNED), None)
    return Reopened(closed, returned) if closed and returned else None


def repetition(entries: Sequence[Entry], added: Sequence[Entry]) -> str | None:
    """That a task was urged on the same day in the same words, which no rule forbids and nobody means."""
    for entry in added:
        for other in entries:
            if entry.event is other.event is Event.URGED and entry.date == other.date and _said(entry) == _said(other):
                return f"已于{other.date}登记过同样的催办（记录号{other.entry}）"
    return None


def _said(entry: Entry) -> dict[str, Any]:
    """What an entry says, whatever its number, and whenever it was written down."""
    return {key: value for key, value in entry.fields.items() if key not in {"entry", "recorded"}}


def _broken(task: Task, plan: Plan, entries: Sequence[Entry], added: Sequence[Entry]) -> tuple[Entry, str] | None:
    """The first entry that breaks a rule only when the others are added, or is one of these, and why."""
    before = {id(entry) for entry, _ in replay(task, plan, entries).broken}
    after = replay(task, plan, _together(entries, added)).broken
    return next(((entry, reason) for entry, reason in after if entry in added or id(entry) not in before), None)


def _together(entries: Sequence[Entry], added: Sequence[Entry]) -> list[Entry]:
    """All the entries in replay order, without those that the added ones retract."""
    retracted = retracted_ids(added)
    return in_replay_order(entry for entry in [*entries, *added] if entry.entry not in retracted)
