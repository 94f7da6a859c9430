"""The text of a .docx: paragraphs as they are printed once every tracked change has been accepted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from renwu.readers.docx.elements import Elements, on, value, whole
from renwu.readers.docx.fields import FormField
from renwu.readers.docx.numbering import Numbering
from renwu.readers.docx.styles import Styles
from renwu.readers.docx.symbols import is_symbol_font, printed
from renwu.readers.package import Attributes
from renwu.readers.runs import Run, settle

_SYMBOLS = re.compile("[\ue000-\uf8ff]")  # codes of a font, which no character has
_PIECES = re.compile("([\ue000-\uf8ff])|([^\ue000-\uf8ff]+)")


@dataclass(slots=True)
class _Paragraph:
    pieces: list[Run]
    style: str = ""
    number: str | None = None
    level: int | None = None
    joined: bool = False
    """Whether it goes on in the next one: its mark has been deleted."""
    hidden: bool = False
    """Whether its mark is hidden: Word makes such paragraphs, empty ones, where numbers are to be passed over."""


@dataclass(slots=True)
class Story:
    """The paragraphs of the body, or of a cell, one under the other."""

    lines: list[str] = field(default_factory=list)
    carried: list[Run] = field(default_factory=list)
    """What the paragraph before leaves to the next."""
    left_out: list[str] = field(default_factory=list)
    """What was left out of its paragraphs, in Chinese."""
    told: int = 0
    """How many lines stand before the end of the last table."""

    def settle(self, pieces: list[Run]) -> str:
        """The text of a paragraph; what is left out of it is kept apart."""
        settled = settle(pieces)
        self.left_out += settled.left_out
        return settled.text

    def add(self, text: str) -> None:
        """Add a paragraph, unless it is blank."""
        if said := "\n".join(filter(None, map(str.strip, text.split("\n")))):
            self.lines.append(said)

    def end(self) -> None:
        """Add the text that is in no paragraph."""
        if self.carried:
            self.add(self.settle(self.carried))
            self.carried = []


class Text(Elements):
    """Takes a document's elements as they come, and keeps the text that is printed."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        """Begin with an empty body; the numbering counts on with each paragraph."""
        super().__init__()
        self.stories = [Story()]
        """Where the next paragraph goes: the last of them."""
        self._numbering = numbering
        self._styles = styles
        self._paragraphs = [_Paragraph([])]  # the first takes what stands in none; a text box has its own in another
        self._text: list[str] | None = None
        self._preserved = False
        self._run = Run("")
        """The format of the run that is open."""
        self._font = ""
        self._field: FormField | None = None

    def element(self, name: str, attributes: Attributes) -> None:
        """Take an element that none of the tables below knows: a form field may."""
        if self._field is not None:
            self._field.take(self.parent, name, attributes)

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._text is not None:
            self._text.append(text)

    def left_out(self, _attributes: Attributes) -> None:
        """What was deleted or moved away, and what is printed small above other characters."""
        self.skip()

    def branch_ends(self) -> None:
        """Leave out the other branches of an AlternateContent: they say the same."""
        self.skip(above=1)

    def paragraph(self, _attributes: Attributes) -> None:
        """Begin a paragraph, with what the one before leaves to it."""
        story = self.stories[-1]
        self._paragraphs.append(_Paragraph(story.carried))
        story.carried = []

    def paragraph_ends(self) -> None:
        """Add the paragraph to its story, unless its mark has been deleted: then the next one goes on with it."""
        paragraph, story = self._paragraphs.pop(), self.stories[-1]
        if paragraph.joined:
            story.carried = paragraph.pieces
        else:
            text = story.settle(paragraph.pieces)
            printed = self._numbering.printed(text, paragraph.style, paragraph.number, paragraph.level)
            story.add("" if paragraph.hidden and not text else printed)

    def style(self, attributes: Attributes) -> None:
        """Take the paragraph's style."""
        self._paragraphs[-1].style = value(attributes) or ""

    def number(self, attributes: Attributes) -> None:
        """Take the list that the paragraph is in."""
        self._paragraphs[-1].number = value(attributes)

    def level(self, attributes: Attributes) -> None:
        """Take the level that the paragraph has in its list."""
        self._paragraphs[-1].level = whole(attributes)

    def mark_deleted(self, _attributes: Attributes) -> None:
        """Join the paragraph with the next, if it is its own mark that has been deleted."""
        if self.open[-3:-2] == ["pPr"]:
            self._paragraphs[-1].joined = True

    def text(self, attributes: Attributes) -> None:
        """Begin a piece of text."""
        self._text = []
        self._preserved = attributes.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"

    def text_ends(self) -> None:
        """Say the piece, without white space at either end unless that is to be preserved."""
        text = "".join(self._text or ()).replace("\n", " ")
        text = text if self._preserved else text.strip(" \t\r")
        self._text = None
        for symbols, piece in _PIECES.findall(text) if _SYMBOLS.search(text) else ((None, text),):
            if symbols:
                self._sign(self._font, ord(symbols))
            else:
                self._say(piece)

    def run(self, _attributes: Attributes) -> None:
        """Begin a run in no format of its own."""
        self._run, self._font = Run(""), ""

    def struck(self, attributes: Attributes) -> None:
        """Know of a line through the run: 17.3.2.37, 17.3.2.9."""
        if on(attributes) and self._is_of_run():
            self._run = self._run._replace(struck=True)

    def raised(self, attributes: Attributes) -> None:
        """Know whether the run stands above or below the line: 17.3.2.42."""
        if self._is_of_run():
            self._stand(value(attributes))

    def _stand(self, position: str | None) -> None:
        self._run = self._run._replace(raised=position == "superscript", lowered=position == "subscript")

    def run_style(self, attributes: Attributes) -> None:
        """Take the format that the run's style gives it."""
        if not self._is_of_run():
            return
        style = self._styles.run(value(attributes) or "")
        if style.hidden:
            self.skip(above=2)
        self._run = self._run._replace(struck=bool(style.struck))
        self._stand(style.position)

    def font(self, attributes: Attributes) -> None:
        """Know of a font whose codes are no characters."""
        name = value(attributes, "ascii") or value(attributes, "hAnsi") or ""
        if self._is_of_run() and is_symbol_font(name):
            self._font = name

    def _is_of_run(self) -> bool:
        return self.open[-3:-2] == ["r"]

    def symbol(self, attributes: Attributes) -> None:
        """Say a sign that is named by its code in a font."""
        code = value(attributes, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{4}", code):
            self._sign(value(attributes, "font") or "", int(code, 16))

    def _sign(self, font: str, code: int) -> None:
        sign = printed(font, code)
        if sign or chr(code).isprintable():
            self._say(sign or chr(code))
        else:
            self.stories[-1].left_out.append(f"字体 {font or '未知'} 的符号（{code:04X}）认不出，没有读入")

    def form_field(self, _attributes: Attributes) -> None:
        """Begin a form field of old."""
        self._field = FormField()

    def form_field_ends(self) -> None:
        """Say what a form field shows."""
        if self._field is not None:
            self._say(self._field.shown)
            self._field = None

    def tab(self, _attributes: Attributes) -> None:
        """Say a tab."""
        self._say("\t")

    def line_break(self, _attributes: Attributes) -> None:
        """Begin a new line."""
        self._say("\n")

    def hyphen(self, _attributes: Attributes) -> None:
        """Say a hyphen."""
        self._say("-")

    def hidden(self, attributes: Attributes) -> None:
        """Leave a hidden run out, or know of a paragraph's hidden mark."""
        if not on(attributes):
            return
        if self.open[-3:-2] == ["r"]:
            self.skip(above=2)
        elif self.open[-3:-2] == ["pPr"]:
            self._paragraphs[-1].hidden = True

    def note(self, attributes: Attributes) -> None:
        """Leave out the mark of a note, if it is the text of the run rather than a number of Word's: 17.11.7."""
        if value(attributes, "customMarkFollows") in {"1", "true", "on"}:
            self.skip(above=1)

    def _say(self, text: str) -> None:
        self._paragraphs[-1].pieces.append(Run(text, *self._run[1:]))


BEGIN: Mapping[str, Callable[[Text, Attributes], None]] = {
    "p": Text.paragraph,
    "r": Text.run,
    "t": Text.text,
    "ffData": Text.form_field,
    **dict.fromkeys(("del", "moveFrom", "rt"), Text.left_out),
}
"""What begins with an element of a name."""

WITHIN: Mapping[tuple[str, str], Callable[[Text, Attributes], None]] = {
    ("pPr", "pStyle"): Text.style,
    ("numPr", "numId"): Text.number,
    ("numPr", "ilvl"): Text.level,
    ("rPr", "vanish"): Text.hidden,
    ("rPr", "strike"): Text.struck,
    ("rPr", "dstrike"): Text.struck,
    ("rPr", "vertAlign"): Text.raised,
    ("rPr", "rStyle"): Text.run_style,
    ("rPr", "rFonts"): Text.font,
    ("rPr", "del"): Text.mark_deleted,
    ("rPr", "moveFrom"): Text.mark_deleted,
    ("r", "tab"): Text.tab,
    ("r", "ptab"): Text.tab,
    ("r", "br"): Text.line_break,
    ("r", "cr"): Text.line_break,
    ("r", "noBreakHyphen"): Text.hyphen,
    ("r", "sym"): Text.symbol,
    ("r", "footnoteReference"): Text.note,
    ("r", "endnoteReference"): Text.note,
}
"""What begins with an element of a name within one of another; it goes before `BEGIN`."""

FINISH: Mapping[str, Callable[[Text], None]] = {
    "p": Text.paragraph_ends,
    "t": Text.text_ends,
    "ffData": Text.form_field_ends,
    "Choice": Text.branch_ends,
    "Fallback": Text.branch_ends,
}
"""What an element of a name ends."""
