"""Excel and WPS workbooks to grids.

python-calamine would not do: it makes a slot for every cell up to the last one, so that a stray word in a sheet's far
corner ends the whole program, and it gives neither number formats nor errors such as #REF!.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from renwu.errors import FileError
from renwu.importing.grid import Cell, Finding, Grid
from renwu.progress import Track, untracked
from renwu.readers.xlsx.book import sheets
from renwu.readers.xlsx.sheet import MOST_CELLS, Range, Sheet


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """Every sheet of a .xlsx that is shown and has text: the columns from the first with text to the last.

    Rows without text are left out; the numbers of the others are the sheet's. Merged cells are one. Numbers and dates
    are as people see them, whole dates in ISO 8601. Struck-out text and raised marks are left out and found, as are
    formulas without a value, error values and what is hidden.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the reading of the sheets.

    Raises:
        FileError: it is no .xlsx, or one that is encrypted, damaged or too large.
    """
    found = sheets(data, file, track=track)
    return tuple(_grid(f"工作表“{name}”", sheet, file) for name, sheet in found if sheet.rows)


def _grid(name: str, sheet: Sheet, file: str) -> Grid:
    left = min(min(cells) for cells in sheet.rows.values())
    width = max(max(cells) for cells in sheet.rows.values()) - left + 1
    numbers = sorted({*sheet.rows, *(found.row for found in sheet.findings)})
    if len(numbers) * width > MOST_CELLS:
        raise FileError(f"{file} 的{name}有{len(numbers)}行、{width}列；任务表不会这么大，请删去远处多余的内容")
    rows = tuple(_rows(sheet, numbers, left, width))
    at = {number: row for row, number in enumerate(numbers)}
    findings = tuple(
        Finding(found.text, at[found.row], found.column - left, unreadable=found.unreadable) for found in sheet.findings
    )
    return Grid(
        name,
        (),
        rows,
        tuple(number + 1 for number in numbers),
        findings,
        frozenset(at[number] for number in sheet.hidden_rows if number in at),
        frozenset(
            column - left
            for first, last in sheet.hidden_columns
            for column in range(max(first, left), min(last, left + width - 1) + 1)
        ),
    )


def _rows(sheet: Sheet, numbers: Sequence[int], left: int, width: int) -> Iterator[tuple[Cell, ...]]:
    """The cells that begin in each row that has text; of merged ranges, the part in such rows and columns."""
    begins: dict[int, list[Range]] = {}
    for merged in sorted(sheet.merged):
        begins.setdefault(bisect_left(numbers, merged.top), []).append(merged)
    taken = [0] * width  # for each column, the row from which it is free again
    for row, number in enumerate(numbers):
        texts = sheet.rows.get(number, {})
        spans: dict[int, Cell] = {}
        for merged in begins.get(row, ()):
            column = max(merged.left - left, 0)
            rows = bisect_right(numbers, merged.bottom) - row
            columns = min(merged.right - left + 1, width) - column
            if rows > 0 and columns > 0 and taken[column] <= row:  # the first of two that overlap
                text = sheet.rows.get(merged.top, {}).get(merged.left, "")
                spans[column] = Cell(text, row, column, rows, columns)
                taken[column : column + columns] = [row + rows] * columns
        yield tuple(
            spans.get(column) or Cell(texts.get(left + column, ""), row, column)
            for column in range(width)
            if column in spans or taken[column] <= row
        )
