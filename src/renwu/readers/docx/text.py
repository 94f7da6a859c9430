"""The text of a .docx: paragraphs as they are printed once every tracked change has been accepted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from renwu.readers.docx.elements import Elements, on, value, whole
from renwu.readers.docx.numbering import Numbering
from renwu.readers.package import Attributes

_WINGDINGS = {"FC": "√", "FE": "☑", "A8": "□", "6F": "□", "FB": "×", "FD": "☒"}
"""What offices tick with: the private code of a sign in the fonts Wingdings, and the sign."""


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str]
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
    carried: list[str] = field(default_factory=list)
    """What the paragraph before leaves to the next."""
    told: int = 0
    """How many lines stand before the end of the last table."""

    def add(self, text: str) -> None:
        """Add a paragraph, unless it is blank."""
        if said := "\n".join(filter(None, map(str.strip, text.split("\n")))):
            self.lines.append(said)

    def end(self) -> None:
        """Add what no paragraph has taken up."""
        self.add("".join(self.carried))
        self.carried = []


class Text(Elements):
    """Takes a document's elements as they come, and keeps the text that is printed."""

    def __init__(self, numbering: Numbering) -> None:
        """Begin with an empty body; the numbering counts on with each paragraph."""
        super().__init__()
        self.stories = [Story()]
        """Where the next paragraph goes: the last of them."""
        self._numbering = numbering
        self._paragraphs = [_Paragraph([])]  # the first takes what stands in none; a text box has its own in another
        self._text: list[str] | None = None
        self._preserved = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take up an element that begins."""
        if begin := _WITHIN.get((self.parent, name)) or _BEGIN.get(name):
            begin(self, attributes)

    def finish(self, name: str) -> None:
        """Take up an element that ends."""
        if finish := _FINISH.get(name):
            finish(self)

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
            text = "".join(paragraph.pieces)
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
        self._say(text if self._preserved else text.strip(" \t\r"))
        self._text = None

    def symbol(self, attributes: Attributes) -> None:
        """Say a sign that is named by its code in a font."""
        code = value(attributes, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{4}", code) and (char := chr(int(code, 16))).isprintable():
            self._say(char)
        elif (value(attributes, "font") or "").startswith("Wingdings"):
            self._say(_WINGDINGS.get(code.upper()[-2:], ""))

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
        self._paragraphs[-1].pieces.append(text)


_BEGIN: Mapping[str, Callable[[Text, Attributes], None]] = {
    "p": Text.paragraph,
    "t": Text.text,
    **dict.fromkeys(("del", "moveFrom", "rt"), Text.left_out),
}
_WITHIN: Mapping[tuple[str, str], Callable[[Text, Attributes], None]] = {
    ("pPr", "pStyle"): Text.style,
    ("numPr", "numId"): Text.number,
    ("numPr", "ilvl"): Text.level,
    ("rPr", "vanish"): Text.hidden,
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
_FINISH: Mapping[str, Callable[[Text], None]] = {
    "p": Text.paragraph_ends,
    "t": Text.text_ends,
    "Choice": Text.branch_ends,
    "Fallback": Text.branch_ends,
}
