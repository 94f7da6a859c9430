"""Tables in files for tests: made from rows, each a list of the cells that begin in it as (text, rows, columns)."""

import dataclasses
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from renwu import readers
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Grid
from support.plans import DATA, shipped

Spanning = tuple[str, int, int]
"""A cell's text, and how many rows and columns it spans."""

Rows = Sequence[Sequence[Spanning]]

SOURCE = DATA / "luohu-task-table.txt"

_MERGING = (0, 1, 4)  # number, measure and lead


def xlsx_table(rows: Rows) -> bytes:
    """A workbook whose one sheet, 任务, is this table."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("任务")
        for row, column, (text, height, width) in placed(rows):
            if (height, width) == (1, 1):
                sheet.write_string(row, column, text)
            else:
                sheet.merge_range(row, column, row + height - 1, column + width - 1, text)
    return out.getvalue()


def html_table(rows: Rows) -> bytes:
    """A page with this table."""
    lines = ["<!DOCTYPE html>", '<meta charset="utf-8">', "<table>"]
    for cells in rows:
        lines.append("<tr>")
        for text, height, width in cells:
            spans = f' rowspan="{height}"' * (height > 1) + f' colspan="{width}"' * (width > 1)
            lines.append(f"<td{spans}>{escape(text).replace(chr(10), '<br>')}</td>")
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"]).encode()


def texts(grid: Grid) -> list[list[str]]:
    """What the cells of a grid say, row by row."""
    return [[cell.text for cell in cells] for cells in grid.rows]


def spanning(grid: Grid) -> list[list[Spanning]]:
    """A grid as rows to make a table from."""
    return [[(cell.text, cell.rows, cell.columns) for cell in cells] for cells in grid.rows]


def source_rows() -> list[list[Spanning]]:
    """The rows of luohu-task-table.txt, merged as in print: blank cells below a number, measure or lead are part of it.

    A section's row spans all columns, and nothing is merged across it.
    """
    printed = printed_rows()
    width = max(map(len, printed))
    rows: list[list[Spanning]] = []
    for index, cells in enumerate(printed):
        if len(cells) == 1:
            rows.append([(cells[0], 1, width)])
            continue
        begun = (column for column, text in enumerate(cells) if text or column not in _MERGING)
        rows.append([(cells[column], 1 + _blank_below(printed[index + 1 :], column), 1) for column in begun])
    return rows


def _blank_below(rows: list[list[str]], column: int) -> int:
    """How many of the rows begin with ones whose cell is blank and merges with the one above them."""
    count = 0
    while column in _MERGING and count < len(rows) and len(rows[count]) > 1 and not rows[count][column]:
        count += 1
    return count


def printed_rows() -> list[list[str]]:
    """The source's rows below its title: a blank line ends a row, a tab begins a cell, other lines go on."""
    rows: list[list[str]] = [[]]
    for line in SOURCE.read_text(encoding="utf-8").split("\n")[1:]:
        if not line:
            rows.append([])
        elif line.startswith("\t"):
            rows[-1].append(line[1:])
        else:
            rows[-1][-1] += line
    return [row for row in rows if row]


def placed(rows: Rows) -> Iterator[tuple[int, int, Spanning]]:
    """Each cell with the row and the column where it begins."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken |= {(row + down, column + right) for down in range(cell[1]) for right in range(cell[2])}


def imported(file: Path) -> Imported:
    """What a file gives, targets too, with what no table says: title, document number and day of issue."""
    plan = shipped()
    made = draft(readers.read(file), str(file), Instructions(title=plan.title, issued=plan.issued, targets=True))
    return made._replace(plan=dataclasses.replace(made.plan, document=plan.document))
