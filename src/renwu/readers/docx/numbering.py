"""Automatic numbering: the number that Word prints in front of a paragraph, which its text doesn't hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from renwu.readers.docx.elements import Elements, on, value, whole
from renwu.readers.docx.numerals import numbered
from renwu.readers.docx.styles import Styles
from renwu.readers.package import Attributes, Package

_LEVELS = 9
_LONGEST = 100
"""How long a printed number may be: a file must not become a book by numbering alone."""


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered: ECMA-376 part 1, 17.9.6; `restart` is the level that starts it anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    gap: bool = True
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list: its own levels and those it takes from another; where `starts` says so, a level starts anew with it."""

    levels: dict[int, _Level] = field(default_factory=dict)
    kind: str = ""
    style: str = ""
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting while its paragraphs are read in their order."""

    def __init__(self, parts: Package, related: Mapping[str, str], styles: Styles) -> None:
        """Read the part of a .docx that its text refers to as `numbering`.

        Raises:
            FileError: it is no XML.
        """
        definitions = _Definitions()
        parts.feed(related.get("numbering", ""), definitions)
        self._kinds, self._lists = definitions.kinds, definitions.lists
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def printed(self, text: str, style: str, number: str | None, level: int | None) -> str:
        """A paragraph's text as it is printed, with its number in front; bullets are left out.

        Args:
            text: the paragraph's own.
            style: its style, or empty.
            number: which list it says it is in: 0 for none, None to leave that to its style.
            level: which level of it, likewise.
        """
        inherited = self._styles.paragraph(style)
        number = inherited.number if number is None else number
        if number not in self._lists:  # 0 is never there
            return text
        kind, levels = self._levels(number)
        if level is None:
            level = inherited.level
        if level is None:
            level = next((at for at, each in levels.items() if style and each.style == style), 0)
        if level not in levels:
            return text
        self._count(number, kind, levels, level)
        shown = _shown(levels, self._counts[kind], level)
        # What is printed apart by a tab reads as one number otherwise: 1 2024年…, 1. 5G基站…
        apart = levels[level].gap and (shown[-1:].isalnum() or (shown.endswith(".") and text[:1].isdigit()))
        return f"{shown} {text}" if apart and text else shown + text

    def _levels(self, number: str) -> tuple[str, dict[int, _Level]]:
        """What a list is numbered by, and how: its kind's levels, but for those it has itself."""
        own = self._lists[number]
        kind = self._kinds.get(own.kind, _List())
        if kind.style:  # 17.9.21: the kind is that of the list which the style names
            linked = self._lists.get(self._styles.paragraph(kind.style).number or "", own)
            return linked.kind, self._kinds.get(linked.kind, _List()).levels | own.levels
        return own.kind, kind.levels | own.levels

    def _count(self, number: str, kind: str, levels: dict[int, _Level], level: int) -> None:
        counts = self._counts.setdefault(kind, {})
        start = self._lists[number].starts.get(level)
        if start is not None and (number, level) not in self._started:
            self._started.add((number, level))
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start if start is None else start
        for lower in [at for at in counts if at > level]:
            restart = levels[lower].restart if lower in levels else None
            if restart is None or level < restart:
                del counts[lower]


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    """17.9.11: %1 in a level's text stands for the number of the first level, and so on."""
    if levels[level].form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        form = "decimal" if levels[level].legal else levels[at].form
        return numbered(counts.get(at, levels[at].start), form)

    return re.sub("%([1-9])", number, levels[level].text)[:_LONGEST]


class _Definitions(Elements):
    """What the part `numbering` says."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, _List] = {}
        self.lists: dict[str, _List] = {}
        self._list = _List()
        self._level = _Level()
        self._at = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        match name:
            case "abstractNum":
                self._list = self.kinds.setdefault(value(attributes, "abstractNumId") or "", _List())
            case "num":
                self._list = self.lists.setdefault(value(attributes, "numId") or "", _List())
            case "abstractNumId":
                self._list.kind = value(attributes) or ""
            case "numStyleLink":
                self._list.style = value(attributes) or ""
            case "lvlOverride":
                self._at = whole(attributes, "ilvl") or 0
            case "startOverride":
                self._list.starts[self._at] = whole(attributes) or 0
            case "lvl":
                self._level = _Level()
                if (at := whole(attributes, "ilvl") or 0) < _LEVELS:
                    self._list.levels[at] = self._level
            case _:
                _define(self._level, name, attributes)


def _define(level: _Level, name: str, attributes: Attributes) -> None:
    """Keep what one element says of a level."""
    match name:
        case "start":
            level.start = whole(attributes) or 0
        case "numFmt":
            level.form = value(attributes) or level.form
        case "lvlText":
            level.text = (value(attributes) or "")[:_LONGEST]
        case "lvlRestart":
            level.restart = whole(attributes)
        case "isLgl":
            level.legal = on(attributes)
        case "suff":
            level.gap = value(attributes) != "nothing"
        case "pStyle":
            level.style = value(attributes) or ""
