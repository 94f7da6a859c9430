"""What the fields of a form show on a page: a text's value, a box's tick, the choice of a list."""

from collections.abc import Mapping

_BOXES = frozenset({"checkbox", "radio"})
_TEXTS = frozenset({"", "text", "search", "tel", "url", "email", "number", "date", "month", "week", "time"})


def input_text(attributes: Mapping[str, str | None]) -> str:
    """What an `input` shows: HTML 4.10.5.1; empty for one without text, such as a button.

    A month or a day is given as the attribute has it, in ISO 8601.
    """
    kind = (attributes.get("type") or "").strip().lower()
    if kind in _BOXES:
        return "☑" if "checked" in attributes else "□"
    return attributes.get("value") or "" if kind in _TEXTS else ""


class Select:
    """A list to choose from, while its options are read: HTML 4.10.7."""

    def __init__(self) -> None:
        """No options yet."""
        self._options: list[list[str]] = []
        self._chosen: int | None = None
        self._offers_nothing: set[int] = set()

    def begin_option(self, attributes: Mapping[str, str | None]) -> None:
        """The next option begins."""
        if "selected" in attributes:
            self._chosen = len(self._options)
        if "disabled" in attributes or attributes.get("value") == "":
            self._offers_nothing.add(len(self._options))
        self._options.append([])

    def add(self, text: str) -> None:
        """Go on with the option's text."""
        if self._options:
            self._options[-1].append(text)

    @property
    def shown(self) -> str:
        """The text of the option that is chosen, or of the first; empty if that only asks for a choice."""
        chosen = 0 if self._chosen is None else self._chosen
        if chosen >= len(self._options) or chosen in self._offers_nothing:
            return ""
        text = "".join(self._options[chosen]).strip()
        return "" if text.startswith(("请选择", "--")) else text
