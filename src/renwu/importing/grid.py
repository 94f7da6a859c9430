"""A table as it stands in a document, whatever the format: cells with their spans, their text and their place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from renwu.plan.characters import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: what it says, lines separated by a line feed, without white space at either end.
        row: where it begins, from 0; `column` likewise.
        column: see `row`.
        rows: how many rows it spans, at least 1; `columns` likewise.
        columns: see `rows`.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Finding(NamedTuple):
    """Something that a document says of a place beside its text, or why it can't be read.

    Attributes:
        text: what it is, in Chinese.
        row: the row, from 0; None for the table as a whole.
        column: the column, from 0; None for the row as a whole.
        unreadable: whether the cell has text that can't be known, so that nothing sound can be made of it.
    """

    text: str
    row: int | None = None
    column: int | None = None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table; or one without rows, for the text behind the last table, or that of a document without any.

    Attributes:
        name: what people call it in its file: 表1, 工作表“任务”; empty if the file is one table.
        before: the paragraphs of text between the table before it, or the file's beginning, and this one; none empty.
        rows: the cells that begin in each row, by column; a row that holds none but merged ones' lower parts is empty.
        numbers: each row's number as people count it: in its table, sheet or page, or the line of a text file, from 1.
        findings: what else the document says, by row.
        hidden_rows: the rows that the document doesn't show, from 0; `hidden_columns` likewise.
        hidden_columns: see `hidden_rows`.
        pages: the page that each row stands on, from 1; empty where the document doesn't say.
    """

    name: str
    before: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    findings: tuple[Finding, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    pages: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.columns for cells in self.rows for cell in cells), default=0)

    def place(self, row: int) -> str:
        """Where a row stands, as people say it: 表1 第9行, or 第3页第5行."""
        if self.pages:
            return f"第{self.pages[row]}页第{self.numbers[row]}行"
        return f"{self.name} 第{self.numbers[row]}行".lstrip()

    def legible(self) -> "Grid":
        """The table without characters that nobody sees, such as a zero-width space: they are no part of a text."""
        cells = [cell for row in self.rows for cell in row]
        if not any(_UNSEEN.search(text) for text in (*self.before, *(cell.text for cell in cells))):
            return self
        rows = tuple(tuple(replace(cell, text=_seen(cell.text)) for cell in row) for row in self.rows)
        return replace(self, before=tuple(filter(None, map(_seen, self.before))), rows=rows)

    def shown(self) -> "Grid":
        """The table without the text of hidden rows and columns; a cell that reaches out of them keeps its own."""
        if not self.hidden_rows and not self.hidden_columns:
            return self
        rows = tuple(
            tuple(replace(cell, text="") if self._hides(cell) else cell for cell in cells) for cells in self.rows
        )
        findings = tuple(
            found
            for found in self.findings
            if found.row not in self.hidden_rows and found.column not in self.hidden_columns
        )
        return replace(self, rows=rows, findings=findings, hidden_rows=frozenset(), hidden_columns=frozenset())

    def _hides(self, cell: Cell) -> bool:
        return self.hidden_rows.issuperset(range(cell.row, cell.row + cell.rows)) or self.hidden_columns.issuperset(
            range(cell.column, cell.column + cell.columns)
        )


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text).strip()


def rest(texts: Iterable[str], left_out: Iterable[str] = ()) -> tuple[Grid, ...]:
    """The text behind a document's last table as a grid without rows, if there is any text.

    Args:
        texts: its paragraphs, none empty.
        left_out: what was left out of them, in Chinese.
    """
    before = tuple(texts)
    return (Grid("", before, (), (), tuple(map(Finding, left_out))),) if before else ()
