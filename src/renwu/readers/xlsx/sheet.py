"""One sheet of a .xlsx: the cells that have text, and which are merged."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from renwu.readers.package import Attributes
from renwu.readers.xlsx.formats import shown
from renwu.readers.xlsx.texts import Texts

_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14
_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


MOST_CELLS = 1_000_000
"""How many cells the rows and columns that have text may make; 50,000 rows of 20 columns are as many."""


class TooManyCellsError(Exception):
    """A sheet has more cells with text than any table needs; reading on would only fill the memory."""


class Range(NamedTuple):
    """Merged cells, from 0; `bottom` and `right` are in it."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet's texts, row → column → text, both from 0, and its merged ranges, in the order of the file."""

    rows: Mapping[int, Mapping[int, str]]
    merged: Sequence[Range]


class Cells(Texts):
    """18.3: takes a sheet's cells and merged ranges.

    Attributes:
        rows: as `Sheet` has them.
        merged: likewise.
    """

    def __init__(self, shared: Sequence[str], codes: Sequence[str], *, from_1904: bool) -> None:
        """Begin without cells.

        Args:
            shared: the texts that cells share.
            codes: the number format of each style.
            from_1904: from when days are counted.
        """
        super().__init__()
        self.rows: dict[int, dict[int, str]] = {}
        self.merged: list[Range] = []
        self._shared = shared
        self._codes = codes
        self._from_1904 = from_1904
        self._row = self._column = -1
        self._filled = 0
        self._cell: Attributes = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        """A row, a cell or its text begins, or a range is merged."""
        match name:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
                _within(self._row, _LAST_ROW)
            case "c":
                self._cell = attributes
                if reference := attributes.get("r"):
                    self._row, self._column = _position(reference)
                else:
                    self._column += 1
                    _within(self._column, _LAST_COLUMN)
            case "mergeCell":
                first, _, last = attributes.get("ref", "").partition(":")
                merged = Range(*_position(first), *_position(last or first))
                if merged.top <= merged.bottom and merged.left <= merged.right:
                    self.merged.append(merged)
            case _:
                super().begin(name, attributes)

    def finish(self, name: str) -> None:
        """Keep the text of the cell that ends. Raises TooManyCellsError."""
        super().finish(name)
        if name == "c" and (text := self._said(self.taken()).strip()):
            self._filled += 1
            if self._filled > MOST_CELLS:
                raise TooManyCellsError
            self.rows.setdefault(self._row, {})[self._column] = text

    def _said(self, value: str) -> str:
        """18.18.11: what a cell shows, by its type."""
        match self._cell.get("t", "n"):
            case "n" if value:
                style = int(self._cell.get("s", "0"))
                code = self._codes[style] if 0 <= style < len(self._codes) else ""
                return shown(value, code, from_1904=self._from_1904)
            case "s" if value:
                index = int(value)
                _within(index, len(self._shared))
                return self._shared[index]
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "d":
                return value.removesuffix("Z").removesuffix("T00:00:00").replace("T", " ")
            case _:
                return value


def _position(reference: str) -> tuple[int, int]:
    """Row and column of a cell such as B3, or $B$3, from 0. Raises ValueError if it is none."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    _within(row - 1, _LAST_ROW)
    _within(column - 1, _LAST_COLUMN)
    return row - 1, column - 1


def _within(index: int, end: int) -> None:
    if not 0 <= index < end:
        raise ValueError(index)
