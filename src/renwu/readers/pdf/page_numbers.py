"""Page numbers that stand in a table's frame, where it reaches down to them: they are no part of a cell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from renwu.readers.pdf.cells import RuledCell, RuledTable
from renwu.readers.pdf.lines import TextLine, lines
from renwu.readers.pdf.page_parts import PageParts

_NUMBER = re.compile(r"[-—–]\s*([0-9]{1,4})\s*[-—–]|第\s*([0-9]{1,4})\s*页.*|([0-9]{1,4})\s*/\s*[0-9]{1,4}")


class _Found(NamedTuple):
    """A line that may be a page's number, and the cell that it stands in."""

    page: int
    cell: RuledCell
    line: TextLine


def take_out(pages: Sequence[PageParts]) -> list[str]:
    """Take page numbers out of cells; what was left out, in Chinese.

    They stand at the same height of several pages, count with them, and have other text beside them in their cell.
    """
    found: defaultdict[tuple[int, int], list[_Found]] = defaultdict(list)
    for each in pages:
        for table in each.tables:
            for cell in _at_edges(table):
                for at, candidate in _candidates(each.page, cell):
                    found[at].append(candidate)
    said = []
    for numbers in found.values():
        on = sorted({each.page for each in numbers})
        if len(on) > 1:
            for _, cell, line in numbers:
                taken = set(map(id, line.signs))
                cell.signs = [sign for sign in cell.signs if id(sign) not in taken]
            said.append(f"第{'、'.join(map(str, on))}页表里的页码“{numbers[0].line.text}”等没有读入")
    return said


def _at_edges(table: RuledTable) -> Iterator[RuledCell]:
    """The cells of a page's first row and its last."""
    ends = len(table.rows)
    return (cell for row in table.rows for cell in row if cell.row == 0 or cell.row + cell.rows == ends)


def _candidates(page: int, cell: RuledCell) -> Iterator[tuple[tuple[int, int], _Found]]:
    """The lines of a cell that may be page numbers, each with its height and how far it is ahead of the page."""
    of_cell = lines(page, cell.signs, cell.box.x0, cell.box.x1)
    for line in of_cell if len(of_cell) > 1 else ():
        if number := _NUMBER.fullmatch(line.text):
            value = next(filter(None, number.groups()))
            yield (round(line.base), int(value) - page), _Found(page, cell, line)
