"""A grid's rows below its heading: tasks, and the headings that span the table."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from renwu.grid import Cell, Grid
from renwu.importing import numbering
from renwu.importing.headings import Field, Layout, covering, row_words

CONTINUED = re.compile(r"[（(]?(?:续表|接上表|上接.*|续)[)）]?\s*[0-9一二三]*")
"""What stands over the rest of a table on another page."""


class Slot(NamedTuple):
    """What a row has in a column: the text, and whether the cell is merged with the row above."""

    text: str
    merged: bool


class Line(NamedTuple):
    """A row with a task, or, where `lacking` says what is wrong with its cells, one that can't be read."""

    place: str
    slots: Mapping[Field, Slot]
    lacking: str = ""

    def text(self, field: Field) -> str:
        """What the row itself has in a column; empty where it is blank or merged with the row above."""
        slot = self.slots.get(field)
        return "" if slot is None or slot.merged else slot.text

    def merged(self, field: Field) -> bool:
        """Whether the row's cell is merged with the one above."""
        slot = self.slots.get(field)
        return slot is not None and slot.merged


class Span(NamedTuple):
    """A row with one text that spans the table."""

    place: str
    text: str


def read(grid: Grid, layout: Layout, *, strict: bool) -> Iterator[Line | Span]:
    """The rows below a table's heading, blank ones and repeated headings left out.

    Args:
        grid: the table.
        layout: where its columns are; `body` below the heading, 0 for a table that goes on from another.
        strict: whether a row must have a cell for each heading; else those that the layout names are enough.
    """
    rows = covering(grid)
    needed = range(len(layout.words)) if strict else layout.columns.values()
    for at in range(layout.body, len(rows)):
        row = rows[at]
        cells = list({id(cell): cell for cell in row if cell}.values())
        if not any(cell.text for cell in cells) or row_words(row) in layout.rows:
            continue
        place = grid.place(at)
        if span := _span(grid, layout, at, cells):
            if span.row == at and not CONTINUED.fullmatch(span.text):
                yield Span(place, span.text)
            continue
        slots = {
            field: Slot(cell.text if cell.column == column else "", cell.row < at)
            for field, column in layout.columns.items()
            if column < len(row) and (cell := row[column])
        }
        yield Line(place, slots, _lacking(row, needed, layout))


def _span(grid: Grid, layout: Layout, at: int, cells: Sequence[Cell]) -> Cell | None:
    """The cell that spans the table, or stands alone in its row where the table has no merged cells; None if none does.

    A lone text under the heading of the tasks is a task that has nothing else.
    """
    filled = [cell for cell in cells if cell.text]
    if len(filled) != 1:
        return None
    (cell,) = filled
    if cell.columns >= min(len(layout.words), grid.columns) > 1:
        return cell
    lone = cell.row == at and cell.rows == 1 and cell.column != layout.columns[Field.TEXT]
    return cell if lone and numbering.level(cell.text) and numbering.heading(cell.text).text else None


def _lacking(row: Sequence[Cell | None], needed: Collection[int], layout: Layout) -> str:
    missing = [column for column in needed if column >= len(row) or row[column] is None]
    if missing:
        there = sum(cell is not None for cell in row)
        return f"只有{there}格，表头有{len(layout.words)}格，少了的是哪一格看不出来"
    beyond = [cell for cell in row[len(layout.words) :] if cell and cell.text]
    if beyond:
        return f"比表头多出一格“{beyond[0].text[:20]}”"
    return ""
