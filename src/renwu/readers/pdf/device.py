"""Pages of a PDF by pdfminer.six: each sign with what the document says it means and is part of.

pdfplumber's own pages would not do: they forget the tag that an inner one stands in, and pass over ActualText.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pdfminer import settings
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfexceptions import PDFValueError
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral, literal_name
from pdfminer.utils import Matrix, PathSegment, Point, Rect, apply_matrix_pt, apply_matrix_rect, decode_text

from renwu.errors import FileError
from renwu.readers.pdf import strokes
from renwu.readers.pdf.meaning import meant
from renwu.readers.pdf.page import Box, Page, Rotation, Sign
from renwu.readers.pdf.paths import straight

_MOST_DRAWN = 100_000
"""How many signs, and how many lines, a page may have; one printed full has some 3,000 signs."""
_LEAN = 0.02
"""How much of its way a line of text may go aside."""
_EVERYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)


class _Mark(NamedTuple):
    """Marked content that is open: ISO 32000-1, 14.6."""

    number: int | None
    artifact: bool
    means: str | None


class Interpreter(PDFPageInterpreter):
    """Hands the device what a mark says where the page only names it, and in which part of the page things are drawn.

    pdfminer.six pays no heed to the latter; but spreadsheet programs draw a cell's text whole on each of the pages that
    the cell is cut into, and let the page show its part.
    """

    device: "Device"

    def init_state(self, ctm: Matrix) -> None:
        """A page, or a drawing of its own, begins."""
        super().init_state(ctm)
        self._clips: list[Box] = []

    def do_q(self) -> None:
        """Remember the state: ISO 32000-1, 8.4.2."""
        super().do_q()
        self._clips.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802  # the operator's name
        """Go back to it."""
        super().do_Q()
        if self._clips:
            self.device.clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802  # the operator's name
        """From now on only what lies within the path is drawn: 8.5.4."""
        self.device.narrow(self.curpath)

    def do_W_a(self) -> None:  # noqa: N802  # the operator's name
        """The same, by the other stroke of what lies within."""
        self.device.narrow(self.curpath)

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802  # the operator's name, and its parameter's
        """Draw a drawing of its own."""
        before = self.device.clip
        drawing = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        if isinstance(drawing, PDFStream) and drawing.get("Subtype") is LIT("Form"):
            _unpack(drawing)
        super().do_Do(xobjid_arg)
        self.device.clip = before

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:  # noqa: N802  # the operator's name
        """Marked content begins: ISO 32000-1, 14.6.2."""
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties"))
            said = resolve1(named.get(props.name)) if isinstance(named, dict) else None
            props = said if isinstance(said, dict) else {}
        super().do_BDC(tag, props)


class Device(PDFTextDevice):
    """Takes what a page draws."""

    def __init__(self, resources: PDFResourceManager, file: str) -> None:
        """Begin before the first page; `file` is the document's name, for messages."""
        super().__init__(resources)
        self._file = file
        self._page = Page(0, 0, 0)
        self._marks: list[_Mark] = []
        self._means: str | None = None
        self.clip = _EVERYWHERE

    def read(self, page: PDFPage, number: int) -> Page:
        """What a page prints; `number` is which one it is, from 1.

        Raises:
            FileError: it draws more than a page can.
            Exception: whatever pdfminer.six comes to in a damaged file.
        """
        self._page = Page(number, 0, 0)
        self._marks = []
        self.clip = _EVERYWHERE
        for content in page.contents:
            _unpack(content)
        Interpreter(self.rsrcmgr, self).process_page(page)
        self._page.signs = strokes.once(self._page.signs)
        strokes.set_apart(self._page)
        return self._page

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """The page begins."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self._page.width, self._page.height = abs(x1 - x0), abs(y1 - y0)

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """Marked content begins; it stands in what is open."""
        said: Mapping[str, object] = props if isinstance(props, dict) else {}
        number, means = resolve1(said.get("MCID")), resolve1(said.get("ActualText"))
        outer = self._marks[-1] if self._marks else _Mark(None, artifact=False, means=None)
        if outer.means is None and isinstance(means, bytes):
            self._means = decode_text(means)
        self._marks.append(
            _Mark(
                number if isinstance(number, int) else outer.number,
                outer.artifact or tag.name == "Artifact",
                self._means if outer.means is None and isinstance(means, bytes) else outer.means,
            )
        )

    def end_tag(self) -> None:
        """It ends."""
        if self._marks:
            self._marks.pop()

    def do_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """A mark that holds nothing."""

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """A drawing of its own, or a picture, begins; what it draws is part of the page."""

    def render_image(self, name: str, stream: PDFStream) -> None:
        """A picture stands in the unit square: ISO 32000-1, 8.9.5."""
        del name, stream
        x0, y0, x1, y1 = apply_matrix_rect(self._matrix, (0, 0, 1, 1))
        if self._page.width and self._page.height:
            part = abs(x1 - x0) * abs(y1 - y0) / (self._page.width * self._page.height)
            self._page.pictured = max(self._page.pictured, part)

    def end_figure(self, name: str) -> None:
        """It ends."""

    @property
    def _matrix(self) -> Matrix:
        assert self.ctm is not None  # noqa: S101  # the interpreter sets it before it draws
        return self.ctm

    def _box(self, rect: Rect) -> Box:
        x0, y0, x1, y1 = rect
        height = self._page.height
        return Box(min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))

    def narrow(self, path: Sequence[PathSegment]) -> None:
        """Draw only within a path, or within the rectangle that encloses it."""
        ends = [apply_matrix_pt(self._matrix, segment[-2:]) for segment in path if len(segment) > 2]  # noqa: PLR2004  # a point's numbers
        if ends:
            across, down = zip(*ends, strict=True)
            new, old = self._box((min(across), min(down), max(across), max(down))), self.clip
            self.clip = Box(
                max(new.x0, old.x0), max(new.top, old.top), min(new.x1, old.x1), min(new.bottom, old.bottom)
            )

    # Lines

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002  # what the interpreter gives
        stroke: bool,  # noqa: FBT001  # the same
        fill: bool,  # noqa: FBT001  # the same
        evenodd: bool,  # noqa: ARG002, FBT001  # the same
        path: Sequence[PathSegment],
    ) -> None:
        """Keep the straight lines of a drawing."""
        for line in straight(path, self._place, stroke=stroke, fill=fill):
            self._page.strokes.append(line)
            if len(self._page.strokes) > _MOST_DRAWN:
                raise self._too_much("条线")

    def _place(self, point: Point) -> Point:
        """Where a point that is drawn stands on the page."""
        x, y = apply_matrix_pt(self._matrix, point)
        return x, self._page.height - y

    # Signs

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002  # what pdfminer.six gives
        graphicstate: PDFGraphicState,  # noqa: ARG002  # the same
    ) -> float:
        """Keep a sign; how far the next one stands from it."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        advance = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            corners = (-fontsize / 2, advance, fontsize / 2, 0.0)
        else:
            below = font.get_descent() * fontsize + rise
            corners = (0.0, below, advance, below + fontsize)
        mark = self._marks[-1] if self._marks else None
        if mark is not None and mark.means is not None:  # the first sign of the mark has all that it means
            text, self._means = self._means or "", ""
        box = self._box(apply_matrix_rect(matrix, corners))
        number, artifact = (None, False) if mark is None else (mark.number, mark.artifact)
        turn = Rotation.SIDEWAYS if font.is_vertical() else _turn(matrix)
        character = meant(text)
        radical = "" if character == text else text
        sign = Sign(character, box, self._page.height - matrix[5], number, artifact, turn, radical=radical)
        if self._shows(sign):
            self._page.signs.append(sign)
        if len(self._page.signs) > _MOST_DRAWN:
            raise self._too_much("个字")
        return advance

    def _shows(self, sign: Sign) -> bool:
        """Whether a sign's middle stands where something is drawn."""
        (x, y), clip = sign.middle, self.clip
        return clip.x0 <= x <= clip.x1 and clip.top <= y <= clip.bottom

    def _too_much(self, what: str) -> FileError:
        return FileError(f"{self._file} 第{self._page.number}页有超过{_MOST_DRAWN}{what}；任务表不会这么多，请核对文件")


def _unpack(content: object) -> None:
    """Unpack a stream, which then stays so. Raises where it isn't whole: pdfminer.six goes on with a part of it."""
    found = resolve1(content)
    if not isinstance(found, PDFStream):
        raise PDFValueError
    settings.STRICT = True
    try:
        found.get_data()
    finally:
        settings.STRICT = False


def _turn(matrix: Matrix) -> Rotation:
    a, b, _, d, _, _ = matrix
    if abs(b) <= abs(a) * _LEAN:
        return Rotation.UPRIGHT if a > 0 and d > 0 else Rotation.SIDEWAYS
    return Rotation.SIDEWAYS if abs(a) <= abs(b) * _LEAN else Rotation.SLANTED
