"""The tables of a document from its tags: they need no lines, and know what a page's end divides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from renwu.importing.grid import Finding, Grid, rest
from renwu.readers.pdf.breaks import joined, padding
from renwu.readers.pdf.composing import SetCell, composed
from renwu.readers.pdf.lines import TextLine, lines
from renwu.readers.pdf.meaning import findings
from renwu.readers.pdf.page import Page, Rotation, Sign
from renwu.readers.pdf.refusals import Refusals
from renwu.readers.pdf.structure import Marked, Paragraph, Structure, TaggedCell, TaggedTable


def covers(structure: Structure, pages: Iterable[Page]) -> bool:
    """Whether the tags name all text: else nothing says what the rest is part of."""
    named = set(chain.from_iterable(structure.after))
    for table in structure.tables:
        named.update(chain.from_iterable(table.before), *(_refs(row) for row in table.rows))
    return all(
        sign.artifact or not sign.text.strip() or (sign.mark is not None and Marked(page.number, sign.mark) in named)
        for page in pages
        for sign in page.signs
    )


def _refs(row: Iterable[TaggedCell]) -> Iterator[Marked]:
    return (ref for cell in row for paragraph in cell.paragraphs for ref in paragraph)


def grids(structure: Structure, pages: Sequence[Page], refusals: Refusals) -> tuple[Grid, ...]:
    """Every table that the tags name, and the text behind the last.

    Args:
        structure: the tags, which must cover the pages.
        pages: those that are read.
        refusals: takes why one can't be read.
    """
    for page in pages:
        turned = "".join(sign.text for sign in page.signs if sign.turn is not Rotation.UPRIGHT and not sign.artifact)
        if turned.strip():
            refusals.add_turned(page.number, turned)
    text = _Text(structure, pages)
    counts: Counter[int] = Counter()
    made: list[Grid] = []
    for table in structure.tables:
        rows = _chosen(table, text.pages, refusals)
        if any(row.cells for row in rows):
            made.append(_grid(f"表{len(made) + 1}", table.before, rows, text, counts))
    return (*made, *rest(*text.around(structure.after)))


class _Row(NamedTuple):
    """A row that is read: the cells that begin in it, with their columns, and the pages that it stands on."""

    cells: list[tuple[int, TaggedCell]]
    pages: list[int]


def _chosen(table: TaggedTable, pages: Mapping[int, object], refusals: Refusals) -> list[_Row]:
    """The rows of a table on the pages that are read; a row that begins or ends on others is refused."""
    rows = []
    page = 0
    for cells in _placed(table):
        on = sorted({ref.page for _, cell in cells if cell.rows == 1 for ref in _refs([cell])})
        on = on or sorted({ref.page for _, cell in cells for ref in _refs([cell])})[:1]
        page = on[0] if on else page
        if all(each in pages for each in on) and (on or page in pages):
            rows.append(_Row(cells, on or [page]))
        elif any(each in pages for each in on):
            missing = next(each for each in on if each not in pages)
            refusals.add(missing, "有一行跨到这一页，--pages 却没有选它；连这一页一起选")
    return rows


def _placed(table: TaggedTable) -> list[list[tuple[int, TaggedCell]]]:
    """Each row's cells with the column where each begins: the next that none from above spans."""
    free: list[int] = []  # for each column, the row from which it is free again
    placed: list[list[tuple[int, TaggedCell]]] = []
    for at, row in enumerate(table.rows):
        column = 0
        placed.append([])
        for cell in row:
            while column < len(free) and free[column] > at:
                column += 1
            free += [0] * (column + cell.columns - len(free))
            free[column : column + cell.columns] = [at + cell.rows] * cell.columns
            placed[-1].append((column, cell))
            column += cell.columns
    return placed


def _grid(name: str, before: Sequence[Paragraph], rows: Sequence[_Row], text: "_Text", counts: Counter[int]) -> Grid:
    numbers = []
    made: list[list[SetCell]] = []
    for at, row in enumerate(rows):
        counts.update(row.pages)
        numbers.append(counts[row.pages[0]])
        left = len(rows) - at
        made.append(
            [
                SetCell(column, min(cell.rows, left), cell.columns, text.lines(cell.paragraphs))
                for column, cell in row.cells
            ]
        )
    introduction, said = text.around(before)
    cells, of_cells = composed(made)
    pages = tuple(row.pages[0] for row in rows)
    return Grid(name, introduction, cells, tuple(numbers), (*map(Finding, said), *of_cells), pages=pages)


class _Text:
    """The text that the tags name."""

    def __init__(self, structure: Structure, pages: Sequence[Page]) -> None:
        self.pages = {page.number: page for page in pages}
        self._signs: dict[Marked, list[Sign]] = {}
        for page in pages:
            for sign in page.signs:
                if sign.mark is not None and not sign.artifact:
                    self._signs.setdefault(Marked(page.number, sign.mark), []).append(sign)
        for ref, means in structure.means.items():
            if signs := self._signs.get(ref):
                first, *others = signs
                self._signs[ref] = [
                    first._replace(text=means, radical=""),
                    *(sign._replace(text="", radical="") for sign in others),
                ]
        self._uprights = {
            page.number: sorted((stroke.box for stroke in page.strokes if stroke.is_upright), key=attrgetter("x0"))
            for page in pages
        }

    def lines(self, paragraphs: Iterable[Paragraph]) -> list[list[TextLine]]:
        """The lines of each paragraph."""
        return [list(self._lines(paragraph)) for paragraph in paragraphs]

    def _lines(self, paragraph: Paragraph) -> Iterator[TextLine]:
        for page, refs in groupby(paragraph, key=attrgetter("page")):
            signs = [sign for ref in refs for sign in self._signs.get(ref, ())]
            if signs:
                yield from lines(page, signs, *self._room(page, signs))

    def _room(self, page: int, signs: Sequence[Sign]) -> tuple[float, float]:
        """From where to where there is room for signs: the upright lines beside them; else no more than they take."""
        x0, x1 = min(sign.box.x0 for sign in signs), max(sign.box.x1 for sign in signs)
        down = signs[0].middle[1]
        beside = [box for box in self._uprights[page] if box.top <= down <= box.bottom]
        left = max((box.x0 for box in beside if box.x0 <= x0 + 1), default=x0)
        return left, min((box.x0 for box in beside if box.x0 >= x1 - 1), default=x1)

    def around(self, paragraphs: Iterable[Paragraph]) -> tuple[tuple[str, ...], list[str]]:
        """The text of paragraphs outside the tables, and what there is to say of it."""
        texts, said = [], []
        for parts in filter(None, self.lines(paragraphs)):
            texts += joined(parts, padding(parts)).split("\n")
            said += [text for line in parts for text in line.left_out]
            said += [found.text for found in findings(sign for line in parts for sign in line.signs)]
        return tuple(texts), said
