"""变化: what has changed of a task from one date to a later one, each with from and to."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.standing import light, milestones
from renwu.standing.decisions import Responsible, extensions, reassignments
from renwu.standing.light import Light
from renwu.standing.silence import unreported
from renwu.standing.status import Standing, Status


class ChangeKind(StrEnum):
    """What has changed, in the order that counts give them."""

    LIGHT = "light"
    OVERDUE = "overdue"
    STATUS = "status"
    DONE = "done"
    VERIFIED = "verified"
    RETURNED = "returned"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    REASSIGNED = "reassigned"
    REACHED = "reached"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS.get(self) or Event(self.value).label


_LABELS = {
    ChangeKind.LIGHT: "亮灯",
    ChangeKind.OVERDUE: "新增逾期",
    ChangeKind.STATUS: "状态",
    ChangeKind.REACHED: "完成",
    ChangeKind.SILENT: "未报送",
}

Side = Light | Status | Responsible | date | bool | None
"""What something changes from or to."""


class Change(NamedTuple):
    """Something that has changed of a task.

    Attributes:
        kind: what.
        was: what it was: a light, a status, a due date, units; the day since which a task was closed, confirmed,
            suspended or ended, or a milestone reached, None if it was not; whether nobody had reported on it.
        now: what it became, likewise.
        day: when it happened; None for what dates alone bring.
        milestone: the milestone that it is about; empty for the task.
    """

    kind: ChangeKind
    was: Side
    now: Side
    day: date | None = None
    milestone: str = ""


def changes(before: Standing, after: Standing) -> tuple[Change, ...]:
    """What has changed of a task: where it stands on two dates compared, and what happened in between, each time.

    A task that is overdue on the later date alone is newly overdue, one suspended that late included; any other change
    of its status is one of status. Units have the names in force on the later date.

    Args:
        before: the task on a date.
        after: the same task on a later one, by the same records.

    Returns:
        Its light and its status, then what its entries between the dates say, in replay order, then its milestones,
        then whether it is 未报送. Applied in this order to what was, they give what is.
    """
    return (
        *_light(before, after),
        *_status(before, after),
        *_recorded(before, after),
        *_milestones(before, after),
        *_silent(before, after),
    )


def _light(before: Standing, after: Standing) -> Iterator[Change]:
    was, now = light.of(before).light, light.of(after).light
    if was is not now:
        yield Change(ChangeKind.LIGHT, was, now)


def _status(before: Standing, after: Standing) -> Iterator[Change]:
    if after.counted is Status.OVERDUE and before.counted is not Status.OVERDUE:
        yield Change(ChangeKind.OVERDUE, before.status, after.status)
    elif before.status is not after.status:
        yield Change(ChangeKind.STATUS, before.status, after.status)


def _silent(before: Standing, after: Standing) -> Iterator[Change]:
    was, now = unreported(before), unreported(after)
    if was is not now:
        yield Change(ChangeKind.SILENT, was, now)


def _recorded(before: Standing, after: Standing) -> Iterator[Change]:
    """What was recorded of the task between the dates."""
    if after.history is None:
        return
    seen = len(before.history.entries) if before.history else 0
    moving = [entry for entry in after.history.entries[seen:] if entry.event in _KINDS]  # few of many do
    if not moving:
        return
    suspended = before.history.suspended if before.history else None
    decided = {} if _DECISIONS.isdisjoint(entry.event for entry in moving) else _decided(after)
    yield from _moved(_Days(before.done_on, suspended and suspended.date), moving, decided)


_DECISIONS = frozenset({Event.EXTENDED, Event.REASSIGNED})


class _Days(NamedTuple):
    """Since when a task is closed, and suspended, if it is."""

    done: date | None
    suspended: date | None


def _decided(after: Standing) -> dict[Entry, tuple[Side, Side]]:
    """From what to what the entries that put off a due date, or gave the task to others, moved it."""
    in_force = after.directory.in_force

    def named(units: Responsible) -> Responsible:
        return Responsible(*map(in_force, units))

    found: dict[Entry, tuple[Side, Side]] = {each.entry: (each.was, each.to) for each in extensions(after)}
    return found | {each.entry: (named(each.was), named(each.to)) for each in reassignments(after)}


def _moved(days: _Days, entries: Iterable[Entry], decided: dict[Entry, tuple[Side, Side]]) -> Iterator[Change]:
    for entry in entries:
        kind, day = _KINDS[entry.event], entry.date
        if entry.milestone or (kind is ChangeKind.DONE and days.done):
            continue  # a second lead may say that a task was closed on the same day
        if kind in {ChangeKind.EXTENDED, ChangeKind.REASSIGNED}:
            yield Change(kind, *decided[entry], day)
        elif kind is ChangeKind.RETURNED:
            yield Change(kind, days.done, None, day)
            days = days._replace(done=None)
        elif kind is ChangeKind.RESUMED:
            yield Change(kind, days.suspended, None, day)
            days = days._replace(suspended=None)
        else:
            yield Change(kind, None, day, day)
            if kind is ChangeKind.DONE:
                days = days._replace(done=day)
            elif kind is ChangeKind.SUSPENDED:
                days = days._replace(suspended=day)


_KINDS = {
    Event.DONE: ChangeKind.DONE,
    Event.VERIFIED: ChangeKind.VERIFIED,
    Event.RETURNED: ChangeKind.RETURNED,
    Event.EXTENDED: ChangeKind.EXTENDED,
    Event.SUSPENDED: ChangeKind.SUSPENDED,
    Event.RESUMED: ChangeKind.RESUMED,
    Event.CANCELLED: ChangeKind.CANCELLED,
    Event.REASSIGNED: ChangeKind.REASSIGNED,
}


def _milestones(before: Standing, after: Standing) -> Iterator[Change]:
    for was, now in zip(milestones.of(before), milestones.of(after), strict=True):
        if now.overdue and not was.overdue:
            yield Change(ChangeKind.OVERDUE, was.status, now.status, None, now.name)
        if was.extensions != now.extensions and was.due_in_force != now.due_in_force:
            yield Change(ChangeKind.EXTENDED, was.due_in_force, now.due_in_force, None, now.name)
        reached, reached_now = (one.reached_on if one.by_itself else None for one in (was, now))
        if reached != reached_now and reached is not None:
            yield Change(ChangeKind.RETURNED, reached, None, None, now.name)
        if reached != reached_now and reached_now is not None:
            yield Change(ChangeKind.REACHED, None, reached_now, reached_now, now.name)
