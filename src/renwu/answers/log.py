"""What log answers: the journal's entries as one `Table`."""

from collections.abc import Mapping, Sequence
from typing import Any

from renwu.answers import contract
from renwu.answers.table import Column, Fit, Sheets, Table
from renwu.answers.words import entry_words
from renwu.journal.entries import ENTRY_HEADINGS
from renwu.journal.log import LogRow


def _marks(row: LogRow) -> str:
    marks = [("补录", row.entry.recorded_late), ("已作废", row.retracted), (f"未采信：{row.refused}", row.refused)]
    return "；".join(mark for mark, holds in marks if holds)


_LOG: tuple[Column[LogRow], ...] = (
    Column("date", "日期", lambda row: row.entry.date),
    Column("task", "编号", lambda row: row.entry.task),
    Column("event", "事项", lambda row: row.entry.event.value, lambda row: row.entry.event.label, Fit.NAMES),
    Column("reporter", "报送人", lambda row: row.entry.text("reporter"), fit=Fit.NAMES),
    Column("said", "内容", lambda row: entry_words(row.entry), fit=Fit.PROSE),
    Column("marks", "标注", _marks, fit=Fit.NAMES),
    Column("entry", "记录号", lambda row: row.entry.entry),
)


def _entry_field(key: str) -> Column[LogRow]:
    return Column(key, ENTRY_HEADINGS[key], lambda row: row.entry.text(key) or row.entry.texts(key))


_PLAN: Column[LogRow] = Column("plan", "方案", lambda row: row.plan, fit=Fit.NAMES)
_FATE: tuple[Column[LogRow], ...] = (
    Column("recorded_late", "补录", lambda row: "yes" if row.entry.recorded_late else ""),
    Column("retracted", "已作废", lambda row: "yes" if row.retracted else ""),
    Column("refused", "未采信", lambda row: row.refused),
)


_FIELDS = (
    *("entry", "task", "date", "event", "note", "reporter", "evidence", "reason", "to", "approved_by", "document"),
    *("slip", "reply_by", "lead", "support", "retracts", "contact", "round", "recorded"),
)
_ADDED = ("review_by", "received", "return_by")
_VALUES: Column[LogRow] = Column(
    "values",
    ENTRY_HEADINGS["values"],
    lambda row: "\n".join(f"{key}: {text}" for key, text in row.entry.values.items()),
)
_OF_GOALS = (_entry_field("milestone"), _VALUES, _entry_field("applied"))
_OF_REMINDERS = (_entry_field("grade"), _entry_field("unit"))
_OF_REQUESTS = tuple(map(_entry_field, ("request", "settled", "reviewer")))
_LATER = (*_OF_GOALS, *_OF_REMINDERS, *_OF_REQUESTS)
"""Fields of an entry that came after the others: csv has them last."""


def log_table(rows: Sequence[LogRow], around: Mapping[str, Any], *, several: bool = False) -> Table[LogRow]:
    """The journal's entries, whole; of `several` plans, each with its own."""
    columns = (_PLAN, *_LOG) if several else _LOG
    return Table(
        "entries",
        rows,
        columns,
        (*map(_entry_field, _FIELDS), *_FATE, *map(_entry_field, _ADDED), _PLAN, *_LATER),
        contract.log_record,
        around,
        empty="没有进展记录。",
        full=True,
        sheets=lambda: Sheets("进展记录", columns),
    )
