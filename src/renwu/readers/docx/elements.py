"""What the XML of a .docx says: its elements, but for what they once were, and the values of their attributes."""

import re

from renwu.readers.package import WORD, Attributes, XmlHandler


class Elements(XmlHandler):
    """Takes a part's elements as they are now."""

    # ECMA-376 part 1, 17.13.5: what properties were before they were changed.
    past = frozenset(
        f"{properties}Change"
        for properties in ("pPr", "rPr", "sectPr", "numbering", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
    )


def value(attributes: Attributes, name: str = "val") -> str | None:
    """An attribute; None if it isn't there."""
    for namespace in WORD:
        if (found := attributes.get(f"{{{namespace}}}{name}")) is not None:
            return found
    return None


def whole(attributes: Attributes, name: str = "val") -> int | None:
    """An attribute that is a whole number from 0; None if it isn't there, or is none that makes sense."""
    found = value(attributes, name) or ""
    return int(found) if re.fullmatch("[0-9]{1,9}", found) else None


def on(attributes: Attributes) -> bool:
    """Whether a toggle such as <w:vanish/> is on: ECMA-376 part 1, 17.17.4."""
    return value(attributes) not in {"0", "false", "off"}
