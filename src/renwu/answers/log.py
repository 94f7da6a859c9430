"""What the commands answer that are about the journal alone: the log, and who is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from renwu.answers import contract
from renwu.answers.columns import Column, Fit, entry_words
from renwu.answers.table import Sheets, Table
from renwu.journal.entries import ENTRY_HEADINGS
from renwu.journal.history import LogRow
from renwu.standing.silence import Silence


def _marks(row: LogRow) -> str:
    marks = [("补录", row.entry.recorded_late), ("已作废", row.retracted), (f"未采信：{row.refused}", row.refused)]
    return "；".join(mark for mark, holds in marks if holds)


_LOG: tuple[Column[LogRow], ...] = (
    Column("date", "日期", lambda row: row.entry.date),
    Column("task", "编号", lambda row: row.entry.task),
    Column("event", "事项", lambda row: row.entry.event.value, lambda row: row.entry.event.label),
    Column("reporter", "报送人", lambda row: row.entry.text("reporter"), fit=Fit.NAMES),
    Column("said", "内容", lambda row: entry_words(row.entry), fit=Fit.PROSE),
    Column("marks", "标注", _marks, fit=Fit.NAMES),
    Column("entry", "记录号", lambda row: row.entry.entry),
)


def _entry_field(key: str) -> Column[LogRow]:
    return Column(key, ENTRY_HEADINGS[key], lambda row: row.entry.text(key) or row.entry.texts(key))


_FATE: tuple[Column[LogRow], ...] = (
    Column("recorded_late", "补录", lambda row: "yes" if row.entry.recorded_late else ""),
    Column("retracted", "已作废", lambda row: "yes" if row.retracted else ""),
    Column("refused", "未采信", lambda row: row.refused),
)


def log_table(rows: Sequence[LogRow], around: Mapping[str, Any]) -> Table[LogRow]:
    """The journal's entries, whole."""
    return Table(
        "entries",
        rows,
        _LOG,
        (*map(_entry_field, ENTRY_HEADINGS), *_FATE),
        contract.log_record,
        around,
        empty="没有进展记录。",
        full=True,
        sheets=Sheets("进展记录", _LOG),
    )


def _reminders(silence: Silence) -> str:
    return "\n".join(
        f"{entry.text('slip') or '催办'}：限{entry.text('reply_by')}回复，未回复" for entry in silence.unanswered
    )


_ASKED: tuple[Column[Silence], ...] = (
    Column("lead", "牵头单位", lambda row: row.unit, fit=Fit.NAMES),
    Column("id", "编号", lambda row: row.standing.task.id),
    Column("last", "最近报送", lambda row: row.last, lambda row: str(row.last or "从未报送")),
    Column("silent_days", "未报天数", lambda row: row.days, fit=Fit.NUMBER),
    Column("unanswered", "未复的催办", _reminders, fit=Fit.NAMES),
)
_STATUS: Column[Silence] = Column(
    "status",
    "状态",
    lambda row: row.standing.status.value,
    lambda row: row.standing.phrase,
    tone=lambda row: row.standing.status,
)
_STATUS_WORD = replace(_STATUS, words=lambda row: row.standing.status.label)
_DAYS_LEFT: Column[Silence] = Column("days_left", "剩余天数", lambda row: row.standing.days_left, fit=Fit.NUMBER)
_TEXT: Column[Silence] = Column("text", "重点任务", lambda row: row.standing.task.text, fit=Fit.PROSE)
_SILENCE = (*_ASKED, _STATUS, _TEXT)
_SILENCE_SHEET = (*_ASKED, _STATUS_WORD, _DAYS_LEFT, _TEXT)


def silence_table(rows: Sequence[Silence], around: Mapping[str, Any]) -> Table[Silence]:
    """Who has not reported on what."""
    tasks = len({row.standing.task.id for row in rows})
    units = len({row.unit for row in rows if row.standing.lead})
    notes = [f"未报送{tasks}项，涉及牵头单位{units}个。"]
    return Table(
        "silent",
        rows,
        _SILENCE,
        _SILENCE,
        contract.silence_record,
        around,
        notes=notes,
        empty="没有未报送的任务。",
        sheets=Sheets("未报送", _SILENCE_SHEET),
    )
