"""The form fields of old: a drop-down list or a box, whose value no text of the document holds (ECMA-376, 17.16)."""

from dataclasses import dataclass, field

from renwu.readers.docx.elements import on, value, whole
from renwu.readers.package import Attributes


@dataclass(slots=True)
class FormField:
    """A field while its properties are read.

    Attributes:
        entries: what a drop-down list offers.
        chosen: which of them, from 0: 17.16.28, the default (17.16.10) where nobody has chosen.
        box: whether it is a box to tick.
        ticked: whether the box is.
    """

    entries: list[str] = field(default_factory=list)
    chosen: int | None = None
    default: int = 0
    box: bool = False
    ticked: bool = False

    def take(self, parent: str, name: str, attributes: Attributes) -> None:
        """Take one of its properties."""
        match parent, name:
            case _, "checkBox":
                self.box = True
            case "ddList", "listEntry":
                self.entries.append(value(attributes) or "")
            case "ddList", "result":
                self.chosen = whole(attributes)
            case "ddList", "default":
                self.default = whole(attributes) or 0
            case "checkBox", "checked":
                self.ticked = on(attributes)
            case "checkBox", "default":
                self.ticked = self.ticked or on(attributes)

    @property
    def shown(self) -> str:
        """What it shows."""
        if self.box:
            return "☑" if self.ticked else "□"
        chosen = self.default if self.chosen is None else self.chosen
        return self.entries[chosen] if chosen < len(self.entries) else ""
