"""A table of a web page while it is being read: HTML 4.9.12.1, forming a table, without a slot for each span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from renwu.importing.grid import Cell, Finding, Grid
from renwu.readers.html.text import PageText

_MOST_COLUMN_SPAN = 1000
_MOST_ROW_SPAN = 65534
_MOST_MEANT = 1000  # who writes more rows than that means all that are left


@dataclass(frozen=True, slots=True)
class _Cell:
    text: PageText
    column: int
    rows: int
    columns: int


class _Group:
    """The rows of a thead, tbody or tfoot, or of none: no cell spans more than its group."""

    def __init__(self, *, last: bool) -> None:
        self.last = last
        self.rows: list[list[_Cell]] = []
        self.taken: list[int] = []
        """For each column, the row of the group from which it is free again."""


class PageTable:
    """A table, the groups, the row and the cell that are open in it, and what stands before it.

    Attributes:
        outer: the table in whose cell it stands.
        before: the text before it.
        cell: the text of the open cell.
    """

    MOST_COLUMNS: ClassVar = 1000

    def __init__(self, outer: PageTable | None, before: PageText) -> None:
        """A table without rows."""
        self.outer = outer
        self.before = before
        self.cell: PageText | None = None
        self._groups: list[_Group] = []
        self._group: _Group | None = None
        self._in_row = False
        self._column = 0

    def begin_group(self, *, last: bool) -> None:
        """A thead, tbody or, shown last, tfoot begins."""
        self._group = _Group(last=last)
        self._groups.append(self._group)

    def end_group(self) -> None:
        """It ends, and what is open in it."""
        self.end_row()
        self._group = None

    def begin_row(self) -> None:
        """A row begins, which ends the one before."""
        self.end_row()
        if self._group is None:
            self.begin_group(last=False)
        assert self._group is not None  # noqa: S101  # begin_group has just opened one
        self._group.rows.append([])
        self._in_row = True
        self._column = 0

    def end_row(self) -> None:
        """The row ends, and its cell."""
        self.end_cell()
        self._in_row = False

    def begin_cell(self, rows: int, columns: int) -> bool:
        """A cell begins, which ends the one before, at the next column that none spans; whether there is such a one.

        Args:
            rows: how many it spans; 0 is all that are left of its group.
            columns: how many it spans, likewise as the page has it.
        """
        self.end_cell()
        if not self._in_row:
            self.begin_row()
        assert self._group is not None  # noqa: S101  # a row stands in a group
        row, taken = len(self._group.rows) - 1, self._group.taken
        while self._column < len(taken) and taken[self._column] > row:
            self._column += 1
        if self._column >= self.MOST_COLUMNS:
            return False
        rows = min(rows or _MOST_ROW_SPAN, _MOST_ROW_SPAN)
        columns = min(columns or 1, _MOST_COLUMN_SPAN)
        self.cell = PageText()
        self._group.rows[-1].append(_Cell(self.cell, self._column, rows, columns))
        begins, self._column = self._column, self._column + columns
        if rows > 1:
            taken += [0] * (self._column - len(taken))
            taken[begins : self._column] = [row + rows] * columns
        return True

    def end_cell(self) -> None:
        """The cell ends."""
        self.cell = None

    def grid(self, name: str) -> Grid | None:
        """The table; None if it has no text.

        Spans end where the last cell, or the last row of the group, does: many pages let a cell span too many columns.

        Args:
            name: what people call it.
        """
        groups = sorted(self._groups, key=lambda group: group.last)
        width = 1 + max((cell.column for group in groups for row in group.rows for cell in row), default=0)
        rows: list[tuple[Cell, ...]] = []
        findings = [Finding(text) for text in self.before_left_out()]
        for group in groups:
            end = len(rows) + len(group.rows)
            for cells in group.rows:
                at = len(rows)
                rows.append(tuple(_cell(cell, at, end, width) for cell in cells))
                goes_on = end < sum(len(each.rows) for each in groups)
                findings += (Finding(text, at, cell.column) for cell in cells for text in cell.text.left_out)
                findings += (_cut(cell, at, end) for cell in cells if goes_on and end - at < cell.rows < _MOST_MEANT)
        if not any(cell.text for cells in rows for cell in cells):
            return None
        return Grid(name, tuple(self.before.lines()), tuple(rows), tuple(range(1, len(rows) + 1)), tuple(findings))

    def before_left_out(self) -> list[str]:
        """What was left out of the text before it."""
        self.before.end_line()
        return self.before.left_out

    def lines(self) -> list[str]:
        """Its text as part of the cell that it stands in: a line for each row."""
        rows = ([" ".join(cell.text.lines()) for cell in row] for group in self._groups for row in group.rows)
        return [*self.before.lines(), *(line for row in rows if (line := " ".join(filter(None, row))))]


def _cut(cell: _Cell, row: int, end: int) -> Finding:
    text = " ".join(cell.text.lines())[:20]
    return Finding(f"“{text}”一格写着跨{cell.rows}行，这一段只剩{end - row}行，照网页的显示只到段末", row, cell.column)


def _cell(cell: _Cell, row: int, end: int, width: int) -> Cell:
    rows = min(cell.rows, end - row)
    return Cell("\n".join(cell.text.lines()), row, cell.column, rows, min(cell.columns, width - cell.column))
