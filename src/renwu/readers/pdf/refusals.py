"""Why a document's pages can't be read: all of it, not only the first."""

from typing import NamedTuple

from renwu.errors import FileError

_LONGEST_SHOWN = 20


class Refused(NamedTuple):
    """A page, from 1, and what is wrong with it, in Chinese."""

    page: int
    reason: str


class Refusals:
    """What was found so far."""

    def __init__(self, file: str) -> None:
        """Begin with nothing; `file` is the document's name."""
        self._file = file
        self._found: dict[Refused, None] = {}

    def add(self, page: int, reason: str) -> None:
        """Say why a page can't be read."""
        self._found[Refused(page, reason)] = None

    def add_turned(self, page: int, text: str) -> None:
        """Say that a page has text that isn't upright."""
        shown = text.strip()[:_LONGEST_SHOWN]
        self.add(page, f"“{shown}”不是横排的，读不准；在原来的程序里改成横排，再导出")

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._found)

    def raise_any(self) -> None:
        """Raise FileError with all of them, by page, if there are any."""
        if self._found:
            lines = [f"   第{page}页：{reason}" for page, reason in sorted(self._found)]
            raise FileError("\n".join([f"{self._file} 有{len(lines)}处读不出，没有读入任何内容：", *lines]))
