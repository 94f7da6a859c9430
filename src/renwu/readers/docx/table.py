"""One table of a .docx while its rows are read: which cell begins in which column, and which go on from above."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from renwu.importing.grid import Cell, Finding, Grid


@dataclass(slots=True)
class GrowingCell:
    """A cell whose text and lower end are not known yet."""

    row: int
    column: int
    columns: int
    rows: int = 1
    text: str = ""
    left_out: list[str] = field(default_factory=list)


class GrowingTable:
    """A table between its first row and its last."""

    def __init__(self, name: str, before: tuple[str, ...], left_out: Sequence[str] = ()) -> None:
        """Begin it; see Grid for what it takes. `left_out` is what was left out of the text before it."""
        self.name = name
        self._left_out = left_out
        self._before = before
        self._rows: list[list[GrowingCell]] = []
        self._column = 0
        self._merging: dict[int, GrowingCell] = {}

    def begin_row(self) -> None:
        """Begin a row."""
        self._rows.append([])
        self._column = 0

    def drop_row(self) -> None:
        """Take back the row that was begun."""
        self._rows.pop()

    def gap(self, columns: int) -> None:
        """Leave so many columns empty (ECMA-376 part 1, 17.4.14 and 17.4.15): an empty cell, so that rows are whole."""
        if columns:
            self._place(columns)

    def begin_cell(self, columns: int, *, merges: bool, continues: bool) -> GrowingCell | None:
        """Place the row's next cell; None if it belongs to the one above, and what it says is not printed.

        A cell that goes on from none, or from a wider one, stands by itself (17.4.84: it begins a merge).

        Args:
            columns: how many it spans.
            merges: whether cells below may go on from it.
            continues: whether it goes on from the one above.
        """
        row = len(self._rows) - 1
        above = self._merging.get(self._column)
        if continues and above and above.row + above.rows == row and above.columns <= columns:
            above.rows += 1
            self._column += above.columns
            self.gap(columns - above.columns)
            return None
        cell = self._place(columns)
        if merges:
            self._merging[cell.column] = cell
        return cell

    def widen(self, columns: int) -> bool:
        """Let the row's last cell span more columns (17.4.22, hMerge); whether there is one."""
        cells = self._rows[-1]
        if not cells or cells[-1].column + cells[-1].columns != self._column:
            return False
        cells[-1].columns += columns
        self._column += columns
        return True

    @property
    def texts(self) -> list[str]:
        """What its cells say, in the order of their rows."""
        return [cell.text for cells in self._rows for cell in cells if cell.text]

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not self._rows

    def grid(self) -> Grid:
        """The table, once its last row has been read."""
        rows = tuple(
            tuple(Cell(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in cells)
            for cells in self._rows
        )
        findings = [Finding(text) for text in self._left_out]
        for cells in self._rows:
            findings += [Finding(text, cell.row, cell.column) for cell in cells for text in cell.left_out]
        return Grid(self.name, self._before, rows, tuple(range(1, len(rows) + 1)), tuple(findings))

    def _place(self, columns: int) -> GrowingCell:
        cell = GrowingCell(len(self._rows) - 1, self._column, columns)
        self._rows[-1].append(cell)
        self._column += columns
        return cell
