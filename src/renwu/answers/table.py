"""What a command answers, whatever the format: rows under columns, one record that every writer takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any, Generic, NamedTuple, TypeVar

from renwu.plan.model import Measure, Section
from renwu.standing.status import Status

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


def iso(day: date | None) -> str | None:
    """A date as JSON has it."""
    return None if day is None else day.isoformat()


class Apart(NamedTuple, Generic[Row]):
    """A further sheet to print, of some of a table's rows: what it is called, the line above them, and which."""

    name: str
    summary: str
    rows: Sequence[Row]


class Sheets(NamedTuple, Generic[Row]):
    """How a table fills a workbook.

    Attributes:
        name: what its sheet is called.
        columns: what people see there, where they sort, filter and go on writing.
        printed: what a second sheet, to print, has beside section and measure; without it there is no such sheet.
        place: the section and the measure that a row belongs to, for that sheet.
        apart: sheets of some of the rows each, which look as that one does.
    """

    name: str
    columns: Sequence[Column[Row]]
    printed: Sequence[Column[Row]] = ()
    place: Callable[[Row], tuple[Section, Measure]] | None = None
    apart: Sequence[Apart[Row]] = ()


class Table(NamedTuple, Generic[Row]):
    """What a command answers; every writer takes one.

    Attributes:
        name: what the rows are called in JSON.
        rows: the rows.
        columns: what people see of them.
        fields: what csv and tsv hold.
        record: a row as a JSON object.
        envelope: the fields beside the rows in JSON.
        summary: a line before the rows.
        total: a row of totals, after them.
        details: what the rows count, in lines for people; data have it in `record` and `fields`.
        notes: lines at the end.
        empty: what to say where there are no rows.
        cards: whether people see each row by itself, column under column.
        full: whether prose is never clipped.
        sheets: gives how it fills a workbook, where that isn't one sheet of `columns`; few answers go into one.
    """

    name: str
    rows: Sequence[Row]
    columns: Sequence[Column[Row]]
    fields: Sequence[Column[Row]]
    record: Callable[[Row], Mapping[str, Any]]
    envelope: Mapping[str, Any]
    summary: str = ""
    total: Row | None = None
    details: Sequence[str] = ()
    notes: Sequence[str] = ()
    empty: str = "没有符合条件的任务。"
    cards: bool = False
    full: bool = False
    sheets: Callable[[], Sheets[Row]] | None = None
