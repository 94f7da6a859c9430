"""What can be shown of a row: one table of columns, with key, Chinese heading and value, for every writer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Generic, TypeVar

from renwu.errors import UsageError
from renwu.journal.entries import ENTRY_HEADINGS, Entry
from renwu.plan.keys import PLAN_HEADINGS
from renwu.plan.model import Dated, Ongoing, title
from renwu.standing.status import Standing, Status

Row = TypeVar("Row")
Value = str | int | date | tuple[str, ...] | None
"""What a column gives: text, a number, a date, several names, or nothing."""


class Fit(Enum):
    """How a column gives way where room is short."""

    WHOLE = auto()  # short values, never broken
    NAMES = auto()  # wraps, every name stays
    LIST = auto()  # wraps as names do, and may be clipped
    PROSE = auto()  # wraps and may be clipped
    NUMBER = auto()  # never broken, set to the right


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        key: its name in data and options.
        heading: its Chinese name.
        value: what data formats write.
        words: what people read instead, where that differs.
        fit: how it gives way where room is short.
        optional: whether it is left out there altogether.
        tone: the status that colours it, if one does.
    """

    key: str
    heading: str
    value: Callable[[Row], Value]
    words: Callable[[Row], str] | None = None
    fit: Fit = Fit.WHOLE
    optional: bool = False
    tone: Callable[[Row], Status | None] | None = None

    def text(self, row: Row) -> str:
        """What people read."""
        return self.words(row) if self.words else plain(self.value(row))


def plain(value: Value) -> str:
    """A value as text: names joined with 、, nothing as the empty text."""
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)


def _reading(standing: Standing) -> str:
    deadline = standing.deadline
    if isinstance(deadline, Dated):
        return f"{deadline.due}到期" + (f"，延至{standing.due_in_force}" if standing.extended else "")
    if isinstance(deadline, Ongoing):
        return f"常态化，{deadline.cycle.label}报送" if deadline.cycle else "常态化，没有到期日"
    return f"未明确：{deadline.reason}"


def _milestones(standing: Standing) -> str:
    deadline = standing.deadline
    milestones = deadline.milestones if isinstance(deadline, Dated) else ()
    return "\n".join(f"{due}：{text}" for text, due in milestones)


def _printed(standing: Standing) -> str:
    return "\n".join(f"{PLAN_HEADINGS[key]}：{text or '（空白）'}" for key, text in standing.task.printed.items())


def deadline_lines(standing: Standing) -> str:
    """The wording, and on a line of its own until when it was extended."""
    extended = f"延至{standing.due_in_force}" if standing.extended else ""
    return "\n".join(filter(None, (standing.task.deadline, extended)))


def latest_words(standing: Standing) -> str:
    """The last report in a line, for papers that go round: when, what, who; empty where there is none."""
    latest = standing.latest
    if latest is None:
        return ""
    by = latest.text("reporter")
    return f"{latest.date} {latest.text('note') or latest.event.label}{f'（{by}）' if by else ''}"


def _units(standing: Standing) -> str:
    lead, support = plain(standing.lead), plain(standing.support)
    return f"{lead}（协办：{support}）" if support else lead


_ALL: tuple[Column[Standing], ...] = (
    Column("id", "编号", lambda s: s.task.id),
    Column("section_number", "板块序号", lambda s: s.section.number),
    Column("section_title", "板块", lambda s: s.section.title, lambda s: title(s.section), Fit.PROSE),
    Column("measure_number", "主要措施序号", lambda s: s.measure.number),
    Column("measure_title", "主要措施", lambda s: s.measure.title, lambda s: title(s.measure), Fit.PROSE),
    Column("text", "重点任务", lambda s: s.task.text, fit=Fit.PROSE),
    Column("deadline", "完成时限", lambda s: s.task.deadline, deadline_lines, Fit.NAMES),
    Column("due", "到期日", lambda s: s.due),
    Column("status", "状态", lambda s: s.status.value, lambda s: s.phrase, tone=lambda s: s.status),
    Column("days_left", "剩余天数", lambda s: s.days_left, fit=Fit.NUMBER),
    Column("lead", "牵头单位", lambda s: s.lead, fit=Fit.NAMES),
    Column("support", "协办单位", lambda s: s.support, fit=Fit.LIST, optional=True),
    Column("leader", "责任领导", lambda s: s.task.leader, fit=Fit.NAMES),
    Column("contact", "联系人", lambda s: s.task.contact, fit=Fit.NAMES),
    Column("note", "备注", lambda s: s.task.note, fit=Fit.PROSE),
    Column("done_on", "办结日期", lambda s: s.done_on),
    Column("verified_on", "销号日期", lambda s: s.verified_on),
    Column("due_in_force", "现行到期日", lambda s: s.due_in_force),
    Column("extended", "延期", lambda s: "yes" if s.extended else "", lambda s: "已延期" if s.extended else ""),
    Column("latest_date", "最新报送", lambda s: s.latest and s.latest.date),
    Column("latest_reporter", "报送人", lambda s: s.latest and s.latest.text("reporter"), fit=Fit.NAMES),
    Column("latest_note", "最新进展", lambda s: s.latest and s.latest.text("note"), fit=Fit.PROSE),
    Column("source", "任务来源", lambda s: s.task.source, fit=Fit.PROSE),
    Column("base", "起算日期", lambda s: s.task.base),
)
TASK_COLUMNS: Mapping[str, Column[Standing]] = {column.key: column for column in _ALL}
"""Every column of a task, by key, in the order that csv and tsv have them."""

FIELDS = tuple(column for column in _ALL if column.key not in {"leader", "contact", "note"})
"""What csv and tsv hold of a task."""
LISTED = tuple(TASK_COLUMNS[key] for key in ("id", "status", "deadline", "lead", "support", "text"))
OVERDUE = (
    *(TASK_COLUMNS[key] for key in ("id", "status", "deadline")),
    Column("lead", "牵头（协办）单位", lambda s: s.lead, _units, Fit.NAMES),
    TASK_COLUMNS["text"],
)


def _history(standing: Standing) -> str:
    entries = standing.history.entries if standing.history else []
    return "\n".join(map(_entry_line, entries))


def _entry_line(entry: Entry) -> str:
    words = entry_words(entry)
    by = "，".join(filter(None, (entry.text("reporter"), "补录" if entry.recorded_late else "")))
    return f"{entry.date} {entry.event.label}{' ' if words else ''}{words}{f'（{by}）' if by else ''}"


def entry_words(entry: Entry) -> str:
    """What an entry says beside its note, as people read it; fields that a newer renwu wrote included."""
    shown = {"note", "entry", "task", "date", "event", "reporter", "recorded"}
    parts = [entry.text("note")]
    for key in (*ENTRY_HEADINGS, *(key for key in entry.fields if key not in ENTRY_HEADINGS)):
        if key in shown or key not in entry.fields:
            continue
        value = entry.text(key) or plain(entry.texts(key)) or str(entry.fields[key])
        parts.append(f"{ENTRY_HEADINGS.get(key, key)}：{value}")
    return "；".join(part for part in parts if part)


def _status_and_days(standing: Standing) -> str:
    label = standing.status.label
    return label if standing.days_left is None else f"{label}\n{standing.phrase.removeprefix('逾期')}"


# Where people go on editing, the status is a word: the days, which no longer hold tomorrow, stand beside it.
_STATUS_WORD = replace(TASK_COLUMNS["status"], words=lambda s: s.status.label)
STATUS_AND_DAYS = replace(TASK_COLUMNS["status"], words=_status_and_days)
_LATEST: Column[Standing] = Column(
    "latest", "最新进展", lambda s: s.latest and s.latest.text("note"), latest_words, Fit.PROSE
)
_OF_MEASURE = {"section_number", "section_title", "measure_number", "measure_title"}

SHEET_COLUMNS = (
    *(TASK_COLUMNS[key] for key in ("id", "measure_title", "text", "deadline", "lead", "support")),
    _STATUS_WORD,
    _LATEST,
    *(TASK_COLUMNS[key] for key in ("due_in_force", "days_left")),
)
"""What a sheet to work with holds of a task."""


def in_sheet(columns: Iterable[Column[Standing]]) -> tuple[Column[Standing], ...]:
    """The columns as a sheet to work with has them."""
    return tuple(_STATUS_WORD if column.key == "status" else column for column in columns)


def on_paper(columns: Iterable[Column[Standing]]) -> tuple[Column[Standing], ...]:
    """The columns as a sheet to print has them, where section and measure have their own."""
    return tuple(
        STATUS_AND_DAYS if column.key == "status" else column for column in columns if column.key not in _OF_MEASURE
    )


PRINTED = on_paper(column for column in SHEET_COLUMNS if column.key not in {"due_in_force", "days_left"})
"""What a sheet to print holds of a task."""


def _planned(standing: Standing) -> str:
    if (standing.lead, standing.support) == (standing.task.lead, standing.task.support):
        return ""
    return f"牵头：{plain(standing.task.lead)}；协办：{plain(standing.task.support) or '无'}"


CARD: tuple[Column[Standing], ...] = (
    *(TASK_COLUMNS[key] for key in ("id", "text", "status")),
    replace(TASK_COLUMNS["deadline"], words=None),  # the next line says until when it was extended
    Column("reading", "时限认定", _reading, fit=Fit.PROSE),
    Column("milestones", "时间节点", _milestones, fit=Fit.PROSE),
    *(TASK_COLUMNS[key] for key in ("lead", "support", "leader", "contact", "section_title", "measure_title", "note")),
    *(TASK_COLUMNS[key] for key in ("source", "base")),
    Column("plan_lead", "原责任单位", _planned, fit=Fit.PROSE),
    Column("printed", "原表印文", _printed, fit=Fit.PROSE),
    Column("entries", "进展记录", _history, fit=Fit.PROSE),
)


def choose(typed: str) -> tuple[Column[Standing], ...]:
    """The columns that a list such as `id,lead,text` names, by key or heading. Raises UsageError."""
    by_name = {column.heading: column for column in reversed(_ALL)} | dict(TASK_COLUMNS)
    names = [name.strip() for name in typed.replace("，", ",").replace("、", ",").split(",")]
    unknown = [name for name in names if name not in by_name]
    if unknown:
        known = "、".join(f"{column.key}（{column.heading}）" for column in _ALL)
        raise UsageError(f"--columns：没有“{unknown[0]}”这一列；可选的列：{known}")
    return tuple(by_name[name] for name in names)
