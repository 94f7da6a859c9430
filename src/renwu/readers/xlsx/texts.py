"""The texts of a .xlsx, in its cells or shared by them: ECMA-376 part 1, 18.4."""

import re

from renwu.readers.package import Attributes, XmlHandler

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# 22.9.2.19: a character that XML can't hold, by its number.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Texts(XmlHandler):
    """Takes texts, which may be in runs of their own format; how they are pronounced is no part of them."""

    def __init__(self) -> None:
        """Begin without text."""
        super().__init__()
        self._taken: list[str] = []
        self._pieces: list[str] = []
        self._within = False

    def begin(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002  # the signature of XmlHandler
        """Text may begin."""
        self._within = name in {"t", "v"}
        if name == "rPh":
            self.skip()

    def finish(self, name: str) -> None:  # noqa: ARG002  # likewise
        """Text may end."""
        if self._within:
            self._taken.append(_unescaped("".join(self._pieces)))  # each by itself: no escape goes on in the next
            self._pieces.clear()
            self._within = False

    def data(self, text: str) -> None:
        """Go on with the text."""
        if self._within:
            self._pieces.append(text)

    def taken(self) -> str:
        """The text so far, which is then no more."""
        text = "".join(self._taken)
        self._taken.clear()
        return text


class Shared(Texts):
    """18.4.9: the texts that cells share."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.texts: list[str] = []

    def finish(self, name: str) -> None:
        """Keep the text that ends."""
        super().finish(name)
        if name == "si":
            self.texts.append(self.taken().strip())  # once, not for each cell


def _unescaped(value: str) -> str:
    """A text without what isn't printed; its lines end with a line feed."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else _UNPRINTED.sub("", text)
