"""The tables that a page draws with lines: which cells they have, and which signs stand in which."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges

from renwu.readers.pdf.page import Box, Page, Sign, Stroke

CLOSE = 3.0
"""How far apart, in points, lines may lie that are meant as one."""
_Edge = dict[str, Any]
"""A line as pdfplumber has them."""
_SHORTEST = 3.0
_MOST_STROKES = 2000
_MOST_CROSSINGS = 5000


class TooManyCrossingsError(Exception):
    """Lines that cross more often than those of any table."""


@dataclass(slots=True)
class RuledCell:
    """A cell, while its table is put together.

    Attributes:
        row: where it begins, from 0, in its page's table; `column`, `rows` and `columns` likewise.
        column: see `row`.
        rows: see `row`.
        columns: see `row`.
        box: where it stands.
        open_above: whether no line closes it at the top; `open_below` likewise.
        open_below: see `open_above`.
        signs: what stands in it.
    """

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    open_above: bool = False
    open_below: bool = False
    signs: list[Sign] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What stands in it, in the order in which it is drawn."""
        return "".join(sign.text for sign in self.signs).strip()


@dataclass(slots=True)
class RuledTable:
    """A table on a page, or the part of one that stands there.

    Attributes:
        page: the number of its page.
        across: where its columns begin, from the left, and where the last ends; `down` its rows likewise.
        down: see `across`.
        rows: the cells that begin in each row.
    """

    page: int
    across: tuple[float, ...]
    down: tuple[float, ...]
    rows: list[list[RuledCell]]

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])


def tables(page: Page) -> list[RuledTable]:
    """The tables of a page, from the top, with their signs.

    Raises:
        TooManyCrossingsError: its lines make no table.
    """
    strokes = _merged(page.strokes)
    if len(strokes) > _MOST_STROKES:
        raise TooManyCrossingsError
    ends = (edge for at in ("top", "bottom") for edge in _closing(strokes, at))
    edges = merge_edges([*strokes, *ends], CLOSE, CLOSE, CLOSE, CLOSE)
    crossings = edges_to_intersections(edges, CLOSE, CLOSE)
    if len(crossings) > _MOST_CROSSINGS:
        raise TooManyCrossingsError
    flat = _flat(strokes)
    found = [_table(page.number, boxes, flat) for boxes in cells_to_tables(intersections_to_cells(crossings))]
    for table in found:
        _fill(table, page.signs)
    return found


def _merged(strokes: Iterable[Stroke]) -> list[_Edge]:
    edges = [_edge(stroke.box, "v" if stroke.is_upright else "h") for stroke in strokes]
    return filter_edges(merge_edges(edges, CLOSE, CLOSE, CLOSE, CLOSE), min_length=_SHORTEST)


def _edge(box: Box, orientation: str) -> _Edge:
    x0, top, x1, bottom = box
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _closing(strokes: Sequence[_Edge], end: str) -> Iterator[_Edge]:
    """A line between two upright ones that end at one height, wherever none closes what stands between them.

    Where a page ends within a row nothing is drawn; without this the row would be in no table.
    """
    upright = sorted((stroke for stroke in strokes if stroke["orientation"] == "v"), key=itemgetter(end))
    flat = _flat(strokes)
    for _, group in groupby(_levels(upright, end), key=itemgetter(0)):
        at_once = sorted((stroke for _, stroke in group), key=itemgetter("x0"))
        for left, right in pairwise(at_once):
            if not any(_covers(each, (left["x0"] + right["x0"]) / 2, left[end]) for each in flat):
                yield _edge(Box(left["x0"], left[end], right["x0"], left[end]), "h")


def _flat(strokes: Iterable[_Edge]) -> list[_Edge]:
    return [stroke for stroke in strokes if stroke["orientation"] == "h"]


def _levels(upright: Iterable[_Edge], end: str) -> Iterator[tuple[float, _Edge]]:
    """Upright lines, sorted by where they end, each with the height that it shares with those close to it."""
    level = -CLOSE
    for stroke in upright:
        if stroke[end] - level > CLOSE:
            level = stroke[end]
        yield level, stroke


def _covers(flat: _Edge, x: float, y: float) -> bool:
    return bool(abs(flat["top"] - y) <= CLOSE and flat["x0"] - CLOSE <= x <= flat["x1"] + CLOSE)


def _table(page: int, boxes: Sequence[tuple[float, float, float, float]], flat: Sequence[_Edge]) -> RuledTable:
    across = sorted({x for box in boxes for x in (box[0], box[2])})
    down = sorted({y for box in boxes for y in (box[1], box[3])})
    columns, heights = ({at: index for index, at in enumerate(places)} for places in (across, down))
    rows: list[list[RuledCell]] = [[] for _ in down[1:]]
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        x0, top, x1, bottom = box
        row, column = heights[top], columns[x0]
        middle = (x0 + x1) / 2
        rows[row].append(
            RuledCell(
                row,
                column,
                heights[bottom] - row,
                columns[x1] - column,
                Box(*box),
                open_above=not any(_covers(each, middle, top) for each in flat),
                open_below=not any(_covers(each, middle, bottom) for each in flat),
            )
        )
    return RuledTable(page, tuple(across), tuple(down), rows)


def _fill(table: RuledTable, signs: Iterable[Sign]) -> None:
    """Put signs into the cells that their middles stand in."""
    covering = {
        (row, column): cell
        for cells in table.rows
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    below = []
    for sign in signs:
        x, y = sign.middle
        cell = covering.get((bisect_right(table.down, y) - 1, bisect_right(table.across, x) - 1))
        if cell is not None:
            cell.signs.append(sign)
        elif y > table.box.bottom:
            below.append(sign)
    ends = dict.fromkeys(range(len(table.across)), table.box.bottom)
    for sign in sorted(below, key=lambda sign: sign.middle[1]):
        at = bisect_right(table.across, sign.middle[0]) - 1
        cell = covering.get((len(table.down) - 2, at))
        if cell is not None and cell.open_below and sign.box.top - ends[cell.column] < sign.box.bottom - sign.box.top:
            cell.signs.append(sign)  # browsers let a merged cell run over where a page ends
            ends[cell.column] = max(ends[cell.column], sign.box.bottom)
