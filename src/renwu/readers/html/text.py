"""The text of a web page, put together from its pieces as browsers do: white space collapses, blocks are lines."""

import re

# CSS Text 3, 4.1.3: a line break in the source shows as no space between wide characters; Chinese quotes are wide here.
_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\n]+")


class GrowingText:
    """Lines of text, while they are being read."""

    def __init__(self) -> None:
        """No text yet."""
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        """Go on with the line."""
        self._pieces.append(piece)

    def end_line(self) -> None:
        """What comes is a line of its own; a line without text is none."""
        if self._pieces:
            line = _SPACE.sub(" ", _BREAK.sub("", "".join(self._pieces))).replace("\xa0", " ").strip()
            self._pieces.clear()
            if line:
                self._lines.append(line)

    def add_lines(self, lines: list[str]) -> None:
        """Add lines as they are."""
        self.end_line()
        self._lines += lines

    def lines(self) -> list[str]:
        """The lines so far; what comes is a new one."""
        self.end_line()
        return self._lines
