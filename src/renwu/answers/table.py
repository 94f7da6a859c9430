"""What a command answers, whatever the format: one record that every writer takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple

from renwu.answers.columns import Column, Row
from renwu.plan.model import Measure, Section


class Sheets(NamedTuple, Generic[Row]):
    """How a table fills a workbook.

    Attributes:
        name: what its sheet is called.
        columns: what people see there, where they sort, filter and go on writing.
        printed: what a second sheet, to print, has beside section and measure; none where there is no such sheet.
        place: the section and the measure that a row belongs to, for that sheet.
    """

    name: str
    columns: Sequence[Column[Row]]
    printed: Sequence[Column[Row]] = ()
    place: Callable[[Row], tuple[Section, Measure]] | None = None


class Table(NamedTuple, Generic[Row]):
    """What a command answers; every writer takes one.

    Attributes:
        name: what the rows are called in JSON.
        rows: the rows.
        columns: what people see of them.
        fields: what csv and tsv hold.
        record: a row as a JSON object.
        envelope: what stands around the rows in JSON.
        summary: a line before the rows.
        total: a row of totals, after them.
        notes: lines at the end.
        empty: what to say where there are no rows.
        cards: whether people see each row by itself, column under column.
        full: whether prose is never clipped.
        sheets: how it fills a workbook, where that isn't one sheet of `columns`.
    """

    name: str
    rows: Sequence[Row]
    columns: Sequence[Column[Row]]
    fields: Sequence[Column[Row]]
    record: Callable[[Row], Mapping[str, Any]]
    envelope: Mapping[str, Any]
    summary: str = ""
    total: Row | None = None
    notes: Sequence[str] = ()
    empty: str = "没有符合条件的任务。"
    cards: bool = False
    full: bool = False
    sheets: Sheets[Row] | None = None
