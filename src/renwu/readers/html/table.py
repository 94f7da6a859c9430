"""A table of a web page while it is being read: HTML 4.9.12.1, forming a table, without a slot for each span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from renwu.importing.grid import Cell
from renwu.readers.html.text import GrowingText

_MOST_COLUMN_SPAN = 1000
_MOST_ROW_SPAN = 65534


@dataclass(frozen=True, slots=True)
class _Cell:
    text: GrowingText
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


class GrowingTable:
    """A table, the groups, the row and the cell that are open in it, and what stands before it.

    Attributes:
        outer: the table in whose cell it stands.
        before: the text before it.
        cell: the text of the open cell.
    """

    MOST_COLUMNS: ClassVar = 1000

    def __init__(self, outer: GrowingTable | None, before: GrowingText) -> None:
        """A table without rows."""
        self.outer = outer
        self.before = before
        self.cell: GrowingText | None = None
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
        self.cell = GrowingText()
        self._group.rows[-1].append(_Cell(self.cell, self._column, rows, columns))
        begins, self._column = self._column, self._column + columns
        if rows > 1:
            taken += [0] * (self._column - len(taken))
            taken[begins : self._column] = [row + rows] * columns
        return True

    def end_cell(self) -> None:
        """The cell ends."""
        self.cell = None

    def grid(self) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], tuple[int, ...]] | None:
        """What stands before it, its rows and their numbers; None if it has no text.

        Spans end where the last cell, or the last row of the group, does: many pages let a cell span too many columns.
        """
        groups = sorted(self._groups, key=lambda group: group.last)
        width = 1 + max((cell.column for group in groups for row in group.rows for cell in row), default=0)
        rows: list[tuple[Cell, ...]] = []
        for group in groups:
            end = len(rows) + len(group.rows)
            for cells in group.rows:
                at = len(rows)
                rows.append(tuple(_cell(cell, at, end, width) for cell in cells))
        if not any(cell.text for cells in rows for cell in cells):
            return None
        return tuple(self.before.lines()), tuple(rows), tuple(range(1, len(rows) + 1))

    def lines(self) -> list[str]:
        """Its text as part of the cell that it stands in: a line for each row."""
        rows = ([" ".join(cell.text.lines()) for cell in row] for group in self._groups for row in group.rows)
        return [*self.before.lines(), *(line for row in rows if (line := " ".join(filter(None, row))))]


def _cell(cell: _Cell, row: int, end: int, width: int) -> Cell:
    rows = min(cell.rows, end - row)
    return Cell("\n".join(cell.text.lines()), row, cell.column, rows, min(cell.columns, width - cell.column))
