"""What the sheets of a .xlsx share: which there are, their texts and their number formats."""

import re
from dataclasses import dataclass, field

from renwu.readers.xlsx.elements import Target, local
from renwu.readers.xlsx.formats import BUILT_IN

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# 22.9.2.19: a character that XML can't hold, by its number.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Book(Target):
    """18.2: the sheets that are shown, as name and id of the part; and from when days are counted."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False
    found: bool = False

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Note a sheet, or from when days are counted."""
        match local(tag):
            case "workbook":
                self.found = True
            case "workbookPr":
                self.from_1904 = attributes.get("date1904") in {"1", "true"}
            case "sheet" if attributes.get("state", "visible") == "visible":
                part = next((value for name, value in attributes.items() if name.endswith("}id")), "")
                self.sheets.append((attributes.get("name", ""), part))


@dataclass(slots=True)
class Styles(Target):
    """18.8: the number format of each cell style."""

    codes: list[str] = field(default_factory=list)
    _own: dict[int, str] = field(default_factory=dict)
    _in_cells: bool = False

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Note a format, or a style that has one; the formats come first."""
        match local(tag):
            case "numFmt" if not self._in_cells:
                self._own.setdefault(int(attributes.get("numFmtId", "0")), attributes.get("formatCode", ""))
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                number = int(attributes.get("numFmtId", "0"))
                self.codes.append(self._own.get(number) or BUILT_IN.get(number, ""))

    def end(self, tag: str, /) -> None:
        """See where the cells' styles end."""
        if local(tag) == "cellXfs":
            self._in_cells = False


@dataclass(slots=True)
class Runs:
    """18.4: text that may be in runs of their own format; how it is pronounced is no part of it."""

    _pieces: list[str] = field(default_factory=list)
    _within: bool = False
    _phonetic: bool = False

    def start(self, name: str) -> None:
        """An element begins; `name` is without namespace."""
        self._within = not self._phonetic and name in {"t", "v"}
        self._phonetic |= name == "rPh"

    def end(self, name: str) -> None:
        """It ends."""
        self._within = False
        self._phonetic &= name != "rPh"

    def data(self, text: str) -> None:
        """Text stands here."""
        if self._within:
            self._pieces.append(text)

    def taken(self) -> str:
        """The text so far, which is then no more."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


@dataclass(slots=True)
class Strings(Target):
    """18.4.9: the texts that cells share."""

    texts: list[str] = field(default_factory=list)
    _runs: Runs = field(default_factory=Runs)

    def start(self, tag: str, _: dict[str, str], /) -> None:
        """Text may begin."""
        self._runs.start(local(tag))

    def end(self, tag: str, /) -> None:
        """Keep the text that ends."""
        name = local(tag)
        self._runs.end(name)
        if name == "si":
            self.texts.append(unescaped(self._runs.taken()).strip())  # once, not for each cell

    def data(self, text: str, /) -> None:
        """Go on with the text."""
        self._runs.data(text)


def unescaped(value: str) -> str:
    """A text without what isn't printed; its lines end with a line feed."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else _UNPRINTED.sub("", text)
