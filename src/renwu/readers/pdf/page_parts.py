"""What a page has: tables, and the lines of text around them; what is no part of them is left out and said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from renwu.readers.pdf.cells import RuledCell, RuledTable, TooManyCrossingsError, tables
from renwu.readers.pdf.lines import TextLine, lines
from renwu.readers.pdf.page import Page, Rotation, Sign
from renwu.readers.pdf.refusals import Refusals

_LARGE = 2.5
"""How many times as high as most signs one is that is printed over the table, not in it."""
_LARGER = 1.5
"""How many times as high it is at least where it stands on others; the heading of a table may be as high."""
_TOUCHING = 1.0
"""How far apart, in points, signs at most stand that are printed as one word."""
_LONGEST_SHOWN = 20
_FEWEST_WORDS = 3


class PageParts(NamedTuple):
    """A page.

    Attributes:
        page: its number.
        tables: its tables, from the top.
        around: the lines of text in none of them, from the top.
        left_out: what was left out within its tables, in Chinese.
    """

    page: int
    tables: tuple[RuledTable, ...]
    around: tuple[TextLine, ...]
    left_out: tuple[str, ...]

    @property
    def unruled(self) -> list[TextLine]:
        """The lines of text that look like rows of a table without lines: they have several texts side by side."""
        return [line for line in self.around if len(line.words) >= _FEWEST_WORDS and not set("：:") & set(line.text)]


def parts_of(page: Page, refusals: Refusals) -> PageParts:
    """What a page has; `refusals` takes why it can't be read."""
    kept, left_out = _kept(page, refusals)
    page.signs = kept
    try:
        found = tables(page)
    except TooManyCrossingsError:
        refusals.add(page.number, "横竖线交叉得太多，不像表格；请核对文件")
        return PageParts(page.number, (), (), ())
    inside = {id(sign) for table in found for cell in _cells(table) for sign in cell.signs}
    outside = [sign for sign in kept if id(sign) not in inside]
    _refuse_overflow(page, found, refusals)
    edges = [edge for sign in outside for edge in (sign.box.x0, sign.box.x1)]
    edges += [edge for table in found for edge in (table.box.x0, table.box.x1)]
    around = lines(page.number, outside, min(edges, default=0.0), max(edges, default=0.0))
    for line in around:
        _refuse_stray(line, found, refusals)
    return PageParts(page.number, tuple(found), tuple(around), tuple(left_out))


def _kept(page: Page, refusals: Refusals) -> tuple[list[Sign], list[str]]:
    """The signs that are text, and what was left out of them, in Chinese."""
    heights = [sign.height for sign in page.signs if sign.text.strip()]
    usual = median(heights) if heights else 0.0
    frame = [stroke.box for stroke in page.strokes if stroke.is_upright]
    top, bottom = min((box.top for box in frame), default=0.0), max((box.bottom for box in frame), default=0.0)
    over = _over_others(page.signs, _LARGER * usual)
    kept, marks, sideways = [], [], []
    for sign in page.signs:
        within = top <= sign.middle[1] <= bottom
        is_over = sign.height > _LARGE * usual or id(sign) in over
        if sign.artifact or sign.turn is Rotation.SLANTED or (within and is_over):
            if within or sign.turn is Rotation.SLANTED:
                marks.append(sign.text)
        elif sign.turn is Rotation.SIDEWAYS:
            sideways.append(sign.text)
        else:
            kept.append(sign)
    if said := "".join(sideways).strip():
        refusals.add_turned(page.number, said)
    said = "".join(marks).strip()
    return kept, [f"第{page.number}页表里的水印、页码“{said[:_LONGEST_SHOWN]}”没有读入"] if said else []


def _over_others(signs: Iterable[Sign], larger: float) -> set[int]:
    """Which signs, by identity, are larger than so, and in a line of which one stands on others."""
    upright = [sign for sign in signs if sign.turn is Rotation.UPRIGHT and sign.text.strip()]
    lines_of: defaultdict[tuple[float, float], list[Sign]] = defaultdict(list)
    for sign in upright:
        if sign.height > larger:
            lines_of[sign.base, sign.height].append(sign)
    others = [sign.middle for sign in upright if sign.height <= larger] if lines_of else []
    return {
        id(sign)
        for line in lines_of.values()
        if any(each.box.x0 < x < each.box.x1 and each.box.top < y < each.box.bottom for each in line for x, y in others)
        for sign in line
    }


def _cells(table: RuledTable) -> Iterator[RuledCell]:
    return (cell for row in table.rows for cell in row)


def _refuse_stray(line: TextLine, found: Iterable[RuledTable], refusals: Refusals) -> None:
    """Refuse a line of text that stands within a table's frame, but in no cell."""
    for table in found:
        if table.box.top <= line.base <= table.box.bottom and table.box.x0 <= line.signs[0].middle[0] <= table.box.x1:
            shown = line.text[:_LONGEST_SHOWN]
            refusals.add(line.page, f"“{shown}”在表的范围里，却不在任何一格；请核对表的框线")


def _refuse_overflow(page: Page, found: Iterable[RuledTable], refusals: Refusals) -> None:
    """Refuse words that go on from one cell into the next: where a cell is too narrow, programs print over its edge."""
    cell_of = {id(sign): cell for table in found for cell in _cells(table) for sign in cell.signs}
    for sign, after in pairwise(page.signs):
        cell, other = cell_of.get(id(sign)), cell_of.get(id(after))
        if cell is None or other is None or cell is other or not sign.text.strip() or not after.text.strip():
            continue
        level = abs(sign.middle[1] - after.middle[1]) < _TOUCHING
        if level and abs(after.box.x0 - sign.box.x1) < _TOUCHING:
            words = "".join(each.text for each in cell.signs)[:_LONGEST_SHOWN]
            refusals.add(page.number, f"“{words}”伸到旁边的格里，分不清是哪一格的；在原来的程序里设成自动换行，再导出")
