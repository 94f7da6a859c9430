"""What the styles of a .docx say of lists and of how a run looks: ECMA-376 part 1, 17.7."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from renwu.readers.docx.elements import Elements, on, value, whole
from renwu.readers.package import Attributes, Package

_MOST_BASED = 50
"""How many styles are followed that are based on one another: they may go round in a circle."""


@dataclass(slots=True)
class Style:
    """What a style says, by itself or through those that it is based on; None for nothing.

    Attributes:
        number: the list that its paragraphs are in; `level` the level in it.
        level: see `number`.
        struck: whether a line goes through the text.
        position: superscript, subscript or baseline.
        hidden: whether the text is not shown.
    """

    number: str | None = None
    level: int | None = None
    struck: bool | None = None
    position: str | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, parts: Package, related: Mapping[str, str]) -> None:
        """Read the part of a .docx that its text refers to as `styles`. Raises FileError where it is no XML."""
        found = _Definitions()
        parts.feed(related.get("styles", ""), found)
        self._own, self._based, self._default = found.own, found.based, found.default
        self._whole: dict[str, Style] = {}

    def paragraph(self, style: str) -> Style:
        """What a paragraph's style says; the default style where it has none."""
        return self.run(style or self._default)

    def run(self, style: str) -> Style:
        """What a style says."""
        if style not in self._whole:
            found, at = Style(), style
            for _ in range(_MOST_BASED):
                own = self._own.get(at, Style())
                for each in fields(Style):
                    if getattr(found, each.name) is None:
                        setattr(found, each.name, getattr(own, each.name))
                at = self._based.get(at, "")
            self._whole[style] = found
        return self._whole[style]


class _Definitions(Elements):
    """What the part `styles` says."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, Style] = {}
        self.based: dict[str, str] = {}
        self.default = ""
        self._key = ""
        self._style = Style()

    def begin(self, name: str, attributes: Attributes) -> None:
        style = self._style
        match name:
            case "style":
                self._key = value(attributes, "styleId") or ""
                self._style = self.own.setdefault(self._key, Style())
                if value(attributes, "type") == "paragraph" and value(attributes, "default") in {"1", "true", "on"}:
                    self.default = self._key
            case "basedOn":
                self.based[self._key] = value(attributes) or ""
            case "numId":
                style.number = value(attributes)
            case "ilvl":
                style.level = whole(attributes)
            case "strike" | "dstrike":
                style.struck = on(attributes)
            case "vertAlign":
                style.position = value(attributes)
            case "vanish":
                style.hidden = on(attributes)
