"""The texts of a .xlsx, in its cells or shared by them: ECMA-376 part 1, 18.4."""

import re
from typing import NamedTuple

from renwu.readers.package import Attributes, XmlHandler
from renwu.readers.runs import Run

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# 22.9.2.19: a character that XML can't hold, by its number.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Font(NamedTuple):
    """18.8.22: what a font does to the meaning of a text; `raised` and `lowered` as a `Run` has them."""

    struck: bool = False
    raised: bool = False
    lowered: bool = False


PLAIN = Font()
"""A font that does nothing."""

CellText = str | tuple[Run, ...]
"""A text, or its runs where some have a format of their own; those of them without any have the cell's."""


def font_part(font: Font, name: str, attributes: Attributes) -> Font:
    """A font after one more of its properties: 18.8.22, 18.4.10 (strike), 18.8.44 (vertAlign)."""
    if name == "strike":
        return font._replace(struck=attributes.get("val", "1") not in {"0", "false"})
    if name == "vertAlign":
        where = attributes.get("val")
        return font._replace(raised=where == "superscript", lowered=where == "subscript")
    return font


class Texts(XmlHandler):
    """Takes texts, which may be in runs of their own format; how they are pronounced is no part of them."""

    def __init__(self) -> None:
        """Begin without text."""
        super().__init__()
        self._taken: list[Run] = []
        self._pieces: list[str] = []
        self._within = False
        self._font = PLAIN

    def begin(self, name: str, attributes: Attributes) -> None:
        """Text may begin."""
        self._within = name in {"t", "v"}
        if name == "rPh":
            self.skip()
        elif name == "r":
            self._font = PLAIN
        elif self.parent == "rPr":
            self._font = font_part(self._font, name, attributes)

    def finish(self, name: str) -> None:
        """Text may end."""
        if self._within:
            # Each piece by itself: no escape goes on in the next.
            self._taken.append(Run(_unescaped("".join(self._pieces)), *self._font))
            self._pieces.clear()
            self._within = False
        elif name == "r":
            self._font = PLAIN

    def data(self, text: str) -> None:
        """Go on with the text."""
        if self._within:
            self._pieces.append(text)

    def taken(self) -> CellText:
        """The text so far, which is then no more."""
        taken, self._taken = self._taken, []
        return "".join(run.text for run in taken) if all(run.plain for run in taken) else tuple(taken)


class Shared(Texts):
    """18.4.9: the texts that cells share."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.texts: list[CellText] = []

    def finish(self, name: str) -> None:
        """Keep the text that ends."""
        super().finish(name)
        if name == "si":
            text = self.taken()
            self.texts.append(text.strip() if isinstance(text, str) else text)  # once, not for each cell


def _unescaped(value: str) -> str:
    """A text without what isn't printed; its lines end with a line feed."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else _UNPRINTED.sub("", text)
