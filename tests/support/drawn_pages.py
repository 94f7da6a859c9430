"""Pages as they would be read, straight from what tests draw, without a file between: for tests of many pages."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from renwu.importing.grid import Grid
from renwu.readers.pdf import ruled, strokes
from renwu.readers.pdf.page import Box, Page, Sign, Stroke
from renwu.readers.pdf.page_parts import parts_of
from renwu.readers.pdf.refusals import Refusals
from support.pdf import Drawing, Look, font
from support.tables import Rows

_BELOW = 0.15
"""How far signs reach below their foot, of their size; ASCII's are half as wide as high."""


def pages(rows: Rows, look: Look) -> list[Page]:
    """The pages that a table is drawn on."""
    canvas = _Pages(look)
    Drawing(canvas, font("".join(text for row in rows for text, _, _ in row)), look).table(rows, (), ())
    for page in canvas.made:
        strokes.set_apart(page)
    return canvas.made


def grids(made: Sequence[Page]) -> tuple[Grid, ...]:
    """The tables of pages that have no tags."""
    refusals = Refusals("表.pdf")
    found = ruled.grids([parts_of(page, refusals) for page in made], refusals)
    refusals.raise_any()
    return found


class _Pages(Canvas):
    """Takes what is drawn; upright tables alone."""

    def __init__(self, look: Look) -> None:
        super().__init__(BytesIO(), pagesize=look.page)
        self._look = look
        self.made = [Page(1, *look.page)]

    def showPage(self) -> None:  # noqa: N802  # the library's name
        self.made.append(Page(len(self.made) + 1, *self._look.page))

    def drawString(self, x: float, y: float, text: str) -> None:  # type: ignore[override]  # noqa: N802  # the library's name, and what a table needs of it
        page, size = self.made[-1], self._look.size
        foot = page.height - y
        for char in text:
            width = size / 2 if char.isascii() else size
            box = Box(x, foot + (_BELOW - 1) * size, x + width, foot + _BELOW * size)
            page.signs.append(Sign(char, box, foot))
            x += width

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        page = self.made[-1]
        box = Box(min(x1, x2), page.height - max(y1, y2), max(x1, x2), page.height - min(y1, y2))
        page.strokes.append(Stroke(box, is_upright=x1 == x2))
