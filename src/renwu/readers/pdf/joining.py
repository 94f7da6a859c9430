"""A table that goes on over several pages as one grid."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from renwu.importing import numbering
from renwu.importing.grid import Finding, Grid
from renwu.readers.pdf.cells import CLOSE, RuledCell, RuledTable
from renwu.readers.pdf.composing import SetCell, composed
from renwu.readers.pdf.lines import TextLine, lines

_MOST_HEADING_ROWS = 6
_WIDE = 2
"""Up to so many cells a row has that heads what follows: it says nothing of the columns."""
_NUMBER = re.compile(r"[0-9]{1,4}(?:[-.][0-9]{1,4})*[.、．]?")


@dataclass(slots=True)
class _Cell:
    """A cell of the whole table, while its pages come."""

    row: int
    column: int
    rows: int
    columns: int
    open_above: bool
    open_below: bool
    lines: list[TextLine]

    @property
    def words(self) -> str:
        return "".join(line.text for line in self.lines)

    def go_on(self, lower: "_Cell", within: int = 0) -> None:
        """Go on in a cell on the next page, `within` of whose rows are rows that this one has already."""
        self.lines += lower.lines
        self.rows += lower.rows - within
        self.open_below = lower.open_below


_Rows = list[list[_Cell]]
_Pair = tuple[_Cell, _Cell]
"""A cell at a page's end, and the one below it on the next page."""


def fits(parts: Sequence[RuledTable], part: RuledTable) -> bool:
    """Whether a table on the next page has the columns of those before; rows that span them hide them."""
    own = max((each.across for each in parts), key=len)
    if any(abs(own[at] - part.across[at]) > CLOSE for at in (0, -1)):
        return False
    fewer, more = _missing(own, part.across), _missing(part.across, own)
    return (not fewer or _spans(part)) and (not more or all(map(_spans, parts)))


def _missing(places: Iterable[float], among: Sequence[float]) -> bool:
    return any(min(abs(place - other) for other in among) > CLOSE for place in places)


def _spans(part: RuledTable) -> bool:
    return max(map(len, part.rows)) <= _WIDE


def repeats(first: RuledTable, part: RuledTable) -> int:
    """With how many rows a table on a later page repeats the heading of the first."""
    heads = [_row_words(first, at) for at in range(min(_MOST_HEADING_ROWS, len(first.rows)))]
    own = [_row_words(part, at) for at in range(min(_MOST_HEADING_ROWS, len(part.rows)))]
    for begin, words in enumerate(heads):
        if len(words) > 1 and own and own[0] == words:
            same = 0
            while begin + same < len(heads) and same < len(own) and heads[begin + same] == own[same]:
                same += 1
            return same
    return 0


def _row_words(part: RuledTable, at: int) -> tuple[str, ...]:
    return tuple(cell.words for cell in part.rows[at] if cell.words)


def grid(name: str, before: tuple[str, ...], parts: Sequence[RuledTable], begun: Sequence[int]) -> Grid:
    """One table of its parts on successive pages.

    Args:
        name: what people call it.
        before: the paragraphs before it.
        parts: the tables that it is on each page; they fit.
        begun: how many rows of other tables stand above each of them on its page.
    """
    table = _Joining(parts)
    for part, above in zip(parts, begun, strict=True):
        table.add(part, repeats(parts[0], part) if part is not parts[0] else 0, above)
    return table.grid(name, before)


def divides_a_row(upper: RuledTable, lower: RuledTable) -> bool:
    """Whether a table on the next page begins with the rest of the last row of one; they fit."""
    table = _Joining([upper, lower])
    table.add(upper, 0, 0)
    rows = table.height
    table.add(lower, repeats(upper, lower), 0)
    return table.height < rows + len(lower.rows) - repeats(upper, lower)


def _numbered(parts: Sequence[RuledTable], own: Sequence[float]) -> int | None:
    """The column that numbers the tasks, as it does in half of the rows below the heading; None where there is none."""
    counts: Counter[int] = Counter()
    rows = -1  # the heading itself
    for part in parts:
        below = part.rows[repeats(parts[0], part) if part is not parts[0] else 0 :]
        wide = [cells for cells in below if len(cells) > _WIDE]
        rows += len(wide)
        numbered = (cell for cells in wide for cell in cells if _is_numbered(cell.words))
        counts.update(_nearest(own, part.across[cell.column]) for cell in numbered)
    column, count = max(counts.items(), key=itemgetter(1), default=(None, 0))
    return column if count > 1 and count * 2 >= rows else None


def _merging(parts: Sequence[RuledTable], own: Sequence[float]) -> frozenset[int]:
    """The columns in which a blank is part of a merged cell: some are merged there, and none is blank by itself."""
    merged, blank = set(), set()
    for part in parts:
        inner = [cell for cells in part.rows[1:] for cell in cells if cell.columns == 1]
        places = {cell.column: _nearest(own, part.across[cell.column]) for cell in inner}
        merged |= {places[cell.column] for cell in inner if cell.rows > 1}
        ends = len(part.rows) - 1
        blank |= {places[cell.column] for cell in inner if cell.rows == 1 and cell.row < ends and not cell.words}
    return frozenset(merged - blank)


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))


def _is_numbered(words: str) -> bool:
    return bool(numbering.task(words).number or _NUMBER.fullmatch(words) or numbering.is_chinese(words))


def _is_open(upper: _Cell, lower: _Cell) -> bool:
    """Whether no line divides two cells, at one page's end or the next one's beginning."""
    return upper.open_below and lower.open_above


def _goes_on_heading(pairs: Sequence[_Pair]) -> bool:
    """Whether a row that spans the table has the rest of a numbered heading."""
    return any(
        numbering.level(upper.words) and lower.lines and not numbering.level(lower.words) for upper, lower in pairs
    )


def _are_one(number: _Cell, below: _Cell, title: _Cell, rest: _Cell) -> bool:
    """Whether a title goes on on the next page: its number stands on one of the two."""
    numbered = [_is_numbered(cell.words) for cell in (number, below)]
    blank = not number.lines or not below.lines
    return numbered.count(True) == 1 and blank and bool(title.lines) and bool(rest.lines)


class _Joining:
    """A table, page by page."""

    def __init__(self, parts: Sequence[RuledTable]) -> None:
        self._across = max((part.across for part in parts), key=len)
        self._number = _numbered(parts, self._across)
        self._merging = _merging(parts, self._across)
        self._rows: _Rows = []
        self._pages: list[int] = []
        self._numbers: list[int] = []
        self._findings: list[Finding] = []
        self._under: dict[int, _Cell] = {}
        """The cell of the last row that begins in each column, or goes on there from above."""

    @property
    def height(self) -> int:
        """How many rows it has so far."""
        return len(self._rows)

    def add(self, part: RuledTable, repeated: int, above: int) -> None:
        """Add what a page has: `repeated` rows of it repeat the heading, and so many rows stand `above` it."""
        at = len(self._rows)
        rows = [[self._cell(part, cell, at, repeated) for cell in cells] for cells in part.rows[repeated:]]
        numbers = range(above + repeated + 1, above + len(part.rows) + 1)
        if at and rows and (pairs := self._pairs(rows[0])):
            if self._is_cut(pairs):
                self._findings.append(Finding(f"接着第{part.page}页第{numbers[0]}行，是这一行换页断开的后半截", at - 1))
                for upper, lower in pairs:
                    upper.go_on(lower, within=1)
                rows, numbers = rows[1:], numbers[1:]
                for cell in (cell for cells in rows for cell in cells):
                    cell.row -= 1
            else:
                rows[0] = self._go_on_merged(pairs, at)
        for cells in rows:
            self._under |= {cell.column: cell for cell in cells}
        self._rows += rows
        self._pages += [part.page] * len(rows)
        self._numbers += numbers

    def _cell(self, part: RuledTable, cell: RuledCell, at: int, repeated: int) -> _Cell:
        begin, end = (_nearest(self._across, part.across[at]) for at in (cell.column, cell.column + cell.columns))
        # What divides a row from a heading that is repeated over it is the heading's own line.
        of_cell = lines(part.page, cell.signs, cell.box.x0, cell.box.x1)
        return _Cell(
            cell.row + at - repeated,
            begin,
            cell.rows,
            end - begin,
            cell.open_above or cell.row == repeated > 0,
            cell.open_below,
            of_cell,
        )

    def _pairs(self, first: Sequence[_Cell]) -> list[_Pair]:
        """The last row's cells with those below them on the next page; none where they don't stand below each other."""
        last = len(self._rows) - 1
        upper = {column: cell for column, cell in self._under.items() if cell.row + cell.rows > last}
        if any(cell.column not in upper or upper[cell.column].columns != cell.columns for cell in first):
            return []
        return [(upper[cell.column], cell) for cell in first]

    def _is_cut(self, pairs: Sequence[_Pair]) -> bool:
        """Whether a page's first row is the rest of the one before: no line divides them, or it has no number."""
        last = len(self._rows) - 1
        begun = [(upper, lower) for upper, lower in pairs if upper.row == last]
        if all(_is_open(upper, lower) for upper, lower in begun):
            return True
        if len(pairs) <= _WIDE:
            return _goes_on_heading(begun)
        numbers = [(upper, lower) for upper, lower in begun if upper.column == self._number and lower.rows == 1]
        return any(_is_numbered(upper.words) is not _is_numbered(lower.words) for upper, lower in numbers)

    def _go_on_merged(self, pairs: Sequence[_Pair], at: int) -> list[_Cell]:
        """Let merged cells go on that a page's end has divided; the cells that begin in the row."""
        begun = []
        titled = self._titles(pairs)
        for upper, lower in pairs:
            is_open = _is_open(upper, lower)
            if is_open or lower.column in titled or self._is_merged(upper, lower):
                upper.go_on(lower)
                if not is_open:
                    self._findings.append(
                        Finding(f"页首第{lower.column + 1}列按接着上一页的合并单元格读", at, lower.column)
                    )
            else:
                begun.append(lower)
        return begun

    def _is_merged(self, upper: _Cell, lower: _Cell) -> bool:
        """Whether two cells are one that a page's end has divided, so that its text stands in one of them."""
        if lower.column in self._merging and not upper.lines and upper.rows == 1:
            return True
        return not lower.lines and (lower.column in self._merging or upper.rows > 1 or lower.rows > 1)

    def _titles(self, pairs: Sequence[_Pair]) -> set[int]:
        """The columns of a number and the title beside it, where the page has the one or only a rest of the other."""
        columns = {lower.column: (upper, lower) for upper, lower in pairs}
        return {
            each
            for column, (upper, lower) in columns.items()
            if column != self._number and (column + 1) in columns and _are_one(upper, lower, *columns[column + 1])
            for each in (column, column + 1)
        }

    def grid(self, name: str, before: tuple[str, ...]) -> Grid:
        """The table, once all its pages have been added."""
        rows, said = composed(
            [[SetCell(cell.column, cell.rows, cell.columns, [cell.lines]) for cell in row] for row in self._rows]
        )
        found = (*self._findings, *said)
        return Grid(name, before, rows, tuple(self._numbers), found, pages=tuple(self._pages))
