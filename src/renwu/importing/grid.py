"""A table as it stands in a document, whatever the format: cells with their spans, their text and their place."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Grid:
    """One table.

    Attributes:
        name: what people call it in its file: 表1, 工作表“任务”; empty where the file is one table.
        before: the paragraphs of text between the table before it, or the file's beginning, and this one; none empty.
        rows: the cells that begin in each row, by column; a row that holds none but merged ones' lower parts is empty.
        numbers: each row's number as people count it: in its table or sheet, or the line of a text file, from 1.
    """

    name: str
    before: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.columns for cells in self.rows for cell in cells), default=0)

    def place(self, row: int) -> str:
        """Where a row stands, as people say it: 表1 第9行."""
        return f"{self.name} 第{self.numbers[row]}行".lstrip()
