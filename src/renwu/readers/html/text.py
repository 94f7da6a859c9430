"""The text of a web page, put together from its pieces as browsers do: white space collapses, blocks are lines."""

import re

from renwu.readers.runs import Run, settle

# CSS Text 3, 4.1.3: a line break in the source shows as no space between wide characters; Chinese quotes are wide here.
_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\n]+")


class PageText:
    """Lines of text, while they are being read."""

    def __init__(self) -> None:
        """No text yet."""
        self._lines: list[str] = []
        self._runs: list[Run] = []
        self.left_out: list[str] = []
        """What was left out of it, in Chinese."""

    def add(self, run: Run) -> None:
        """Go on with the line."""
        self._runs.append(run)

    def end_line(self) -> None:
        """What comes is a line of its own; a line without text is none."""
        if self._runs:
            settled = settle(self._runs)
            self.left_out += settled.left_out
            line = _SPACE.sub(" ", _BREAK.sub("", settled.text)).replace("\xa0", " ").strip()
            self._runs.clear()
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
