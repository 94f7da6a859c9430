"""The records: a plan as its document has it, and a deadline as it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from renwu.errors import Place

HEADINGS: Mapping[str, str] = {
    "title": "标题",
    "document": "文号",
    "issued": "印发日期",
    "year": "年份",
    "issuer": "印发机关",
    "sections": "板块",
    "measures": "主要措施",
    "tasks": "重点任务",
    "number": "序号",
    "id": "编号",
    "text": "重点任务",
    "deadline": "完成时限",
    "lead": "牵头单位",
    "support": "协办单位",
    "leader": "责任领导",
    "contact": "联系人",
    "note": "备注",
    "printed": "原表印文",
    "units": "单位简称",
}
"""Every key of the plan file with the field's word for it."""


class TaskPlaces(NamedTuple):
    """Where a task and the parts of it that a problem can be about stand; lead and support item by item."""

    task: Place
    deadline: Place
    lead: tuple[Place, ...]
    support: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """重点任务: one row of the table, in the document's own words.

    `deadline` is the wording; `renwu.deadlines` reads it. `printed` has, by field, what the source cell
    says where the record departs from it.
    """

    id: str
    text: str
    deadline: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    leader: str
    contact: str
    note: str
    printed: Mapping[str, str]
    places: TaskPlaces = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """主要措施: tasks under one number and title; both may be empty."""

    number: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """板块: measures under one number and title; both may be empty."""

    number: str
    title: str
    measures: tuple[Measure, ...]


class Row(NamedTuple):
    """A task with the section and measure it stands in."""

    section: Section
    measure: Measure
    task: Task


class UnitEntry(NamedTuple):
    """A full name and its aliases, from the plan's `units`, with where each alias stands."""

    name: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """方案: a whole task table. `issued` and `year` are None where the file has none that can be read."""

    title: str
    document: str
    issued: date | None
    year: int | None
    issuer: str
    note: str
    units: tuple[UnitEntry, ...] = field(compare=False)
    sections: tuple[Section, ...]

    def rows(self) -> Iterator[Row]:
        """Every task, in the plan's order."""
        for section in self.sections:
            for measure in section.measures:
                for task in measure.tasks:
                    yield Row(section, measure, task)


class Cycle(StrEnum):
    """How often an ongoing task is reported."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _CYCLE_LABELS[self]


_CYCLE_LABELS = {
    Cycle.DAY: "每日",
    Cycle.WEEK: "每周",
    Cycle.MONTH: "每月",
    Cycle.QUARTER: "每季度",
    Cycle.HALF_YEAR: "每半年",
    Cycle.YEAR: "每年",
}


class Milestone(NamedTuple):
    """One of several dates in a wording, with the words it stands in."""

    text: str
    due: date


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline with a due date, itself still in time; milestones where the wording has several dates."""

    wording: str
    due: date
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Ongoing:
    """No due date by nature (常态化), with the report cycle if the wording names one."""

    wording: str
    cycle: Cycle | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """No due date that can be read; `impossible` where a date is written that the calendar lacks."""

    wording: str
    reason: str
    impossible: bool = False


Deadline = Dated | Ongoing | Unclear


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
}

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
    "recorded": "登记时间",
}
"""Every field of an entry with the field's word for it, in the order that renwu writes them."""


class Entry(NamedTuple):
    """进展记录: one line of the journal.

    Sorts in the order in which entries are replayed: by the date it happened, by when it was written down, by id.
    `line` counts from 1. `raw` is the line itself: what else it says is read from it when somebody asks, for
    100,000 parsed lines would take three times the memory, and most are only counted.
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
        """A field as text; empty where it is missing or no text."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A field as a list of texts; one text counts as a list of one."""
        value = self.fields.get(key, ())
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    @property
    def recorded_on(self) -> str:
        """The day it was written down, as ISO text; empty where the line doesn't say."""
        return self.recorded[:10]

    @property
    def recorded_late(self) -> bool:
        """Whether it was written down on a later day than it happened (补录)."""
        return self.recorded_on > self.date.isoformat()


@lru_cache(maxsize=1024)
def _fields(raw: bytes) -> Mapping[str, Any]:
    import json  # noqa: PLC0415  # a plan without a journal never needs it

    fields: Mapping[str, Any] = json.loads(raw.decode("utf-8-sig").strip())
    return fields
