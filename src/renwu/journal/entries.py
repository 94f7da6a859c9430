"""The journal's records: what can happen to a task, and an entry that says it did."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from renwu.plan.numerals import natural
from renwu.plan.periods import written_day
from renwu.plan.units import fold


class Event(StrEnum):
    """What an entry of the journal says happened."""

    PROGRESS = "progress"
    DONE = "done"
    VERIFIED = "verified"
    RETURNED = "returned"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    REASSIGNED = "reassigned"
    URGED = "urged"
    RETRACTED = "retracted"
    REACHED = "reached"

    __hash__ = str.__hash__  # Enum's own is a Python call, and a journal looks up 100,000 of them

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    Event.PROGRESS: "进展",
    Event.DONE: "办结",
    Event.VERIFIED: "销号",
    Event.RETURNED: "退回重办",
    Event.EXTENDED: "延期",
    Event.SUSPENDED: "中止",
    Event.RESUMED: "恢复",
    Event.CANCELLED: "终止",
    Event.REASSIGNED: "调整责任单位",
    Event.URGED: "催办",
    Event.RETRACTED: "作废",
    Event.REACHED: "节点完成",
}

REPORTS = frozenset({Event.PROGRESS, Event.DONE, Event.REACHED})
"""What tells of a task's progress: a unit that is to report, reports by any of these."""

ENTRY_HEADINGS: Mapping[str, str] = {
    "entry": "记录号",
    "task": "编号",
    "date": "日期",
    "event": "事项",
    "note": "内容",
    "reporter": "报送人",
    "evidence": "佐证",
    "reason": "理由",
    "to": "延至",
    "approved_by": "批准人",
    "document": "批准文号",
    "slip": "督办单号",
    "reply_by": "回复期限",
    "lead": "牵头单位",
    "support": "协办单位",
    "retracts": "作废的记录",
    "contact": "填报人",
    "round": "报送期",
    "review_by": "复核期限",
    "received": "收到日期",
    "return_by": "报回期限",
    "milestone": "节点",
    "values": "完成值",
    "applied": "申请日期",
    "grade": "督办等级",
    "unit": "收文单位",
    "request": "需协调解决的事项",
    "settled": "已协调解决",
    "reviewer": "审核人",
    "recorded": "登记时间",
}
"""Every field of an entry with the field's word for it, in the order that renwu writes them."""


class Entry(NamedTuple):
    """进展记录: one line of the journal.

    `recorded` is an instant, as `instant` has it; `line` counts from 1. `raw` is the line itself: what else it says is
    read from it when somebody asks, for 100,000 parsed lines would take three times the memory, and most are only
    counted.
    """

    date: date
    recorded: str
    entry: str
    task: str
    event: Event
    line: int
    raw: bytes

    @property
    def fields(self) -> Mapping[str, Any]:
        """Everything the line says, what this renwu doesn't know included."""
        return _fields(self.raw)

    def text(self, key: str) -> str:
        """A field as text; empty if it is missing or no text."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A field as a list of texts; one text counts as a list of one."""
        value = self.fields.get(key, ())
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    @property
    def milestone(self) -> str:
        """The milestone that it is about; empty where it is about the task. Most lines need not be parsed to tell."""
        said = self.fields.get("milestone") if b'"milestone"' in self.raw else None
        # A number written by hand names no milestone, but must not make the line one about the whole task.
        return "" if said is None else str(said)

    @property
    def valued(self) -> bool:
        """Whether it may say what its task's targets stand at; its line need not be parsed to tell."""
        return b'"values"' in self.raw

    @property
    def values(self) -> Mapping[str, str]:
        """What its task's targets stand at on its date: by name, what was typed; most lines need not be parsed."""
        said = self.fields.get("values") if self.valued else None
        # A line written by hand may have a number, which is shown as it was written; only its type is binary.
        return {name: str(value) for name, value in said.items()} if isinstance(said, dict) else {}

    @property
    def asks(self) -> bool:
        """Whether it may ask for something to be coordinated, or say that something is settled."""
        return b'"request"' in self.raw or b'"settled"' in self.raw

    @property
    def request(self) -> str:
        """What it asks to be coordinated (需协调解决的事项); empty where it asks for nothing."""
        return self.text("request").strip() if b'"request"' in self.raw else ""

    @property
    def settled(self) -> tuple[str, ...]:
        """Which of the matters that were to be coordinated it says are settled, in the words they were asked in."""
        return self.texts("settled") if b'"settled"' in self.raw else ()

    @property
    def recorded_on(self) -> str:
        """The day it was written down, as ISO text; empty if the line doesn't say."""
        return self.recorded[:10]

    @property
    def recorded_late(self) -> bool:
        """Whether it was written down on a later day than it happened (补录)."""
        return self.recorded_on > self.date.isoformat()


_TIME_ZONE = timezone(timedelta(hours=8))


@lru_cache(maxsize=1 << 12)
def instant(recorded: str) -> str:
    """A time of recording as renwu writes it, in UTC+8, so that texts compare as the instants they are.

    Args:
        recorded: ISO 8601 in the extended or the basic form, with any offset, Z, or none, which is UTC+8.

    Returns:
        The same instant; what is none stays as it is, and is for `check` to tell.
    """
    try:
        time = datetime.fromisoformat(recorded)
        return (time.astimezone(_TIME_ZONE) if time.tzinfo else time.replace(tzinfo=_TIME_ZONE)).isoformat()
    except (ValueError, OverflowError):
        return recorded


def in_replay_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as they are replayed: by the date it happened, by when it was written down, by id.

    Where a line doesn't say when it was written down, as one written by hand may not, the numbers in its id count as
    numbers: 会-2 comes before 会-10.
    """
    found = sorted(entries)
    if any(not entry.recorded for entry in found):
        found.sort(
            key=lambda entry: (entry.date, entry.recorded, () if entry.recorded else natural(entry.entry), entry)
        )
    return found


def agree(one: Entry, other: Entry) -> bool:
    """Whether two units say that a task or milestone was closed on the same day: each of its leads reports that."""
    reporters = one.text("reporter"), other.text("reporter")
    return one.date == other.date and all(reporters) and fold(reporters[0]) != fold(reporters[1])


def named_day(entry: Entry, key: str) -> date | None:
    """The day that a field of an entry names; None if it names none."""
    try:
        return written_day(entry.text(key))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _fields(raw: bytes) -> Mapping[str, Any]:
    import json  # noqa: PLC0415  # a plan without a journal never needs it

    fields: Mapping[str, Any] = json.loads(raw.decode("utf-8-sig").strip())
    return fields
