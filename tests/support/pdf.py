"""PDF files for tests: tables drawn as programs draw them, in a font that is made for the characters they have."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any, NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from renwu.importing.grid import Grid
from renwu.readers.pdf.document import Pdf
from support.tables import Rows

PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)
MARGIN = 40.0
PADDING = 5.0
_CLOSING = "，。、；：？！）”’》"


def font(characters: Iterable[str]) -> str:
    """The name of a font that has these characters, each a box, those of ASCII half as wide; PDF files embed it."""
    wanted = sorted({*characters, " "})
    name = f"Test{hashlib.sha256(''.join(wanted).encode()).hexdigest()[:12]}"
    if name in pdfmetrics.getRegisteredFontNames():
        return name
    names = {ord(char): f"u{ord(char):04X}" for char in wanted}
    pen = TTGlyphPen(None)
    for x, y in ((50, 0), (50, 700), (450, 700), (450, 0)):
        (pen.lineTo if (x, y) != (50, 0) else pen.moveTo)((x, y))
    pen.closePath()
    box = pen.glyph()
    widths = {glyph: (500 if code < 128 else 1000, 0) for code, glyph in names.items()}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    builder.setupHorizontalMetrics({".notdef": (500, 0), **widths})
    builder.setupHorizontalHeader(ascent=850, descent=-150)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=850, sTypoDescender=-150)
    builder.setupPost()
    made = BytesIO()
    builder.save(made)
    made.seek(0)
    pdfmetrics.registerFont(TTFont(name, made))
    return name


class Look(NamedTuple):
    """How a table is set.

    Attributes:
        widths: the columns' widths; those of the shipped plan's table unless a test has another.
        page: how wide and high a page is.
        size: the font's, in points.
        first: how many lines of text the first page has room for; None for as many as fit.
        closed: whether a line is drawn where a page ends within a row, as some programs do.
        repeated: with how many rows each page begins again.
        centred: whether the text stands in the middle of its cell, from top to bottom.
        turned: whether the page lies on its side, and says that it is to be turned.
        tagged: whether tags say what is a cell, and no line is drawn.
    """

    widths: tuple[float, ...] = (45, 75, 185, 65, 70, 75)
    page: tuple[float, float] = PORTRAIT
    size: float = 10.5
    first: int | None = None
    closed: bool = False
    repeated: int = 0
    centred: bool = False
    turned: bool = False
    tagged: bool = False


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    slots: range
    """The lines of the table that it takes."""
    texts: list[str]


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines that are not wider, broken between 汉字 but not before what closes; words are whole."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for part in _parts(paragraph):
            wide = sum(size / 2 if char.isascii() else size for char in part)
            if line and used + wide > width:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + part, used + wide
        lines.append(line)
    return lines


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for char in text:
        if parts and (char in _CLOSING or (_is_word(char) and _is_word(parts[-1][-1]))):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _is_word(char: str) -> bool:
    return char.isascii() and char != " "


def ruled(rows: Rows, look: Look = Look(), before: Sequence[str] = (), behind: Sequence[str] = ()) -> bytes:  # noqa: B008  # a record
    """A PDF with a table that lines are drawn around, and texts before it and behind."""
    said = [text for row in rows for text, _, _ in row]

    def draw(drawing: "Drawing") -> None:
        drawing.table(rows, before, behind)
        if look.tagged:
            drawing.tag()

    return drawn(draw, "".join((*said, *before, *behind)), look)


def drawn(draw: Callable[["Drawing"], object], text: str, look: Look = Look(), password: str | None = None) -> bytes:  # noqa: B008  # a record
    """A PDF with what is drawn, in a font that has the characters of a text."""
    made = BytesIO()
    size = look.page[::-1] if look.turned else look.page
    canvas = Canvas(made, pagesize=size, invariant=True, encrypt=password)
    draw(Drawing(canvas, font(text), look))
    canvas.save()
    return made.getvalue()


def written(*rows: Sequence[str]) -> Rows:
    """Rows of cells that span nothing."""
    return [[(text, 1, 1) for text in row] for row in rows]


def grids(data: bytes, pages: Sequence[int] = ()) -> tuple[Grid, ...]:
    """The tables of a PDF, read in this process."""
    document = Pdf(data, "表.pdf")
    return document.grids(pages or range(1, document.count + 1), lambda _: None)


class Drawing:
    """A document while its pages are drawn."""

    def __init__(self, canvas: Canvas, font_name: str, look: Look) -> None:
        self.canvas, self.font, self.look = canvas, font_name, look
        self.pitch = look.size * 1.25
        self.top = MARGIN
        self._cells: list[_Cell] = []
        self._marks: list[tuple[_Cell, object, int]] = []
        self._turn()

    def end_page(self) -> None:
        """End the page, and begin the next."""
        self.canvas.showPage()
        self.top = MARGIN
        self._turn()

    def _turn(self) -> None:
        if self.look.turned:
            self.canvas.setPageRotation(90)
            self.canvas.transform(0, 1, -1, 0, self.look.page[1], 0)

    def text(self, x: float, y: float, text: str) -> None:
        """A line of text, whose foot stands so far from the page's upper edge."""
        self.canvas.setFont(self.font, self.look.size)  # which a new page forgets
        self.canvas.drawString(x, self.look.page[1] - y, text)

    def table(self, rows: Rows, before: Sequence[str], behind: Sequence[str]) -> None:
        """Texts, a table over as many pages as it takes, and texts."""
        cells, ends = self._placed(rows)
        self._cells = cells
        top = self.top
        for text in before:
            top += self.pitch
            self.text(MARGIN, top, text)
        head = ends[self.look.repeated - 1] if self.look.repeated else 0
        at, total = 0, ends[-1]
        while at < total:
            top += self.pitch
            again = range(head if at else 0)
            room = int((self.look.page[1] - MARGIN - top) / self.pitch) - len(again)
            if not at and self.look.first is not None:
                room = self.look.first
            shown = range(at, min(total, at + room))
            self._part(cells, again, top, range(head))
            self._part(cells, shown, top + len(again) * self.pitch, range(total))
            at = shown.stop
            if at < total:
                self.end_page()
                top = MARGIN
            else:
                top += (len(again) + len(shown) + 1) * self.pitch
        for text in behind:
            top += self.pitch
            self.text(MARGIN, top, text)
        self.top = top

    def _placed(self, rows: Rows) -> tuple[list[_Cell], list[int]]:
        """The cells, each with the lines that it takes, and where each row ends."""
        edges = self._edges()
        taken: set[tuple[int, int]] = set()
        found = []
        for at, row in enumerate(rows):
            column = 0
            for text, height, width in row:
                while (at, column) in taken:
                    column += 1
                room = edges[column + width] - edges[column] - 2 * PADDING
                found.append((at, column, height, width, wrapped(text, room, self.look.size)))
                taken |= {(at + down, column + across) for down in range(height) for across in range(width)}
                column += width
        needed = [1] * len(rows)
        for at, _, height, _, texts in found:
            if height == 1:
                needed[at] = max(needed[at], len(texts))
        for at, _, height, _, texts in found:
            needed[at + height - 1] += max(0, len(texts) - sum(needed[at : at + height]))
        ends = [sum(needed[: at + 1]) for at in range(len(rows))]
        return [
            _Cell(at, column, height, width, range(ends[at] - needed[at], ends[at + height - 1]), texts)
            for at, column, height, width, texts in found
        ], ends

    def _edges(self) -> list[float]:
        return [MARGIN + sum(self.look.widths[:at]) for at in range(len(self.look.widths) + 1)]

    def _part(self, cells: Iterable[_Cell], shown: range, top: float, table: range) -> None:
        """Draw the lines of the table that a page has, from a height on."""
        edges = self._edges()
        for cell in cells:
            part = range(max(cell.slots.start, shown.start), min(cell.slots.stop, shown.stop))
            if not part or cell.slots.start not in table:
                continue
            x0, x1 = edges[cell.column], edges[cell.column + cell.columns]
            y0, y1 = (top + (at - shown.start) * self.pitch for at in (part.start, part.stop))
            if not self.look.tagged:
                self.line(x0, y0, x0, y1)
                self.line(x1, y0, x1, y1)
                if part.start == cell.slots.start or self.look.closed:
                    self.line(x0, y0, x1, y0)
                if part.stop == cell.slots.stop or self.look.closed:
                    self.line(x0, y1, x1, y1)
            skipped = (len(cell.slots) - len(cell.texts)) // 2 if self.look.centred else 0
            for at, text in enumerate(cell.texts, cell.slots.start + skipped):
                if at in part:
                    self._cell_text(cell, x0 + PADDING, top + (at - shown.start + 0.8) * self.pitch, text)

    def _cell_text(self, cell: _Cell, x: float, y: float, text: str) -> None:
        if not self.look.tagged:
            self.text(x, y, text)
            return
        page = self._document.thisPageRef()
        self._marks.append((cell, page, len(self._marks)))
        self.canvas.addLiteral(f"/P <</MCID {len(self._marks) - 1}>> BDC /Span <</Lang (zh-CN)>> BDC")
        self.text(x, y, text[:1])
        self.canvas.addLiteral("EMC")
        self.text(x + (self.look.size / 2 if text[:1].isascii() else self.look.size), y, text[1:])
        self.canvas.addLiteral("EMC")

    @property
    def _document(self) -> Any:  # noqa: ANN401  # reportlab's own, which its stubs don't have
        """What the file is made of: reportlab has no tags."""
        return vars(self.canvas)["_doc"]

    def tag(self) -> None:
        """Say in tags which cells the table has: ISO 32000-1, 14.7."""
        document = self._document
        rows: dict[int, dict[int, list[PDFDictionary]]] = {}
        cells = {(cell.row, cell.column): cell for cell in self._cells}
        for cell in self._cells:
            rows.setdefault(cell.row, {})[cell.column] = []
        for cell, page, number in self._marks:
            mark = PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number})
            rows[cell.row][cell.column].append(mark)

        def element(kind: str, kids: Sequence[object], **more: object) -> object:
            said = {"Type": PDFName("StructElem"), "S": PDFName(kind), "K": PDFArray(list(kids)), **more}
            return document.Reference(PDFDictionary(said))

        def cell_element(row: int, column: int, marks: Sequence[object]) -> object:
            cell = cells[row, column]
            spans = PDFDictionary({"O": PDFName("Table"), "RowSpan": cell.rows, "ColSpan": cell.columns})
            return element("Cell", [element("P", marks)] if marks else [], A=PDFArray([spans]))

        body = [
            element("TR", [cell_element(row, column, marks) for column, marks in sorted(found.items())])
            for row, found in sorted(rows.items())
        ]
        roles = PDFDictionary({"Cell": PDFName("TD")})
        root = {"Type": PDFName("StructTreeRoot"), "K": PDFArray([element("Table", body)]), "RoleMap": roles}
        document.Catalog.StructTreeRoot = document.Reference(PDFDictionary(root))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line between two points, each so far from the page's left and upper edges."""
        height = self.look.page[1]
        self.canvas.line(x0, height - y0, x1, height - y1)


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is its catalog."""
    made = [b"%PDF-1.7\n", *(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(objects, 1))]
    *places, end = accumulate(map(len, made))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(made)
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, end)
    return b"".join([*made, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, trailer])


def stream(data: bytes, said: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(data), said, data)
