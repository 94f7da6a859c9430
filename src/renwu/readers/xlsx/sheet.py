"""One sheet of a .xlsx: the cells that have text, which are merged, and what formatting and formulas say of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from renwu.readers.package import Attributes
from renwu.readers.runs import Run, settle
from renwu.readers.xlsx.formats import dated, shown
from renwu.readers.xlsx.texts import PLAIN, CellText, Font, Texts

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


class CellStyle(NamedTuple):
    """The number format and the font of a cell."""

    code: str = ""
    font: Font = PLAIN


class CellFinding(NamedTuple):
    """What a cell says beside its text; see `importing.grid.Finding`."""

    row: int
    column: int
    text: str
    unreadable: bool


class Sheet(NamedTuple):
    """A sheet, all rows and columns from 0.

    Attributes:
        rows: its texts, row → column → text.
        merged: its merged ranges, in the order of the file.
        findings: what cells say beside their text.
        hidden_rows: the rows that are not shown.
        hidden_columns: the columns that are not shown, from the first to the last of each range.
    """

    rows: Mapping[int, Mapping[int, str]]
    merged: Sequence[Range]
    findings: Sequence[CellFinding] = ()
    hidden_rows: Collection[int] = ()
    hidden_columns: Sequence[tuple[int, int]] = ()


class Cells(Texts):
    """18.3: takes a sheet's cells, merged ranges, and which rows and columns are hidden."""

    def __init__(self, shared: Sequence[CellText], styles: Sequence[CellStyle], *, from_1904: bool) -> None:
        """Begin without cells.

        Args:
            shared: the texts that cells share.
            styles: the styles of cells.
            from_1904: from when days are counted.
        """
        super().__init__()
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[Range] = []
        self._findings: list[CellFinding] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._shared = shared
        self._styles = styles
        self._from_1904 = from_1904
        self._row = self._column = -1
        self._filled = 0
        self._cell: Attributes = {}
        self._formula = self._value = False

    def sheet(self) -> Sheet:
        """The sheet, once its last cell has been read."""
        return Sheet(self._rows, self._merged, self._findings, self._hidden_rows, self._hidden_columns)

    def begin(self, name: str, attributes: Attributes) -> None:
        """A row, a cell or its text begins, or a range is merged."""
        match name:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
                _within(self._row, _LAST_ROW)
                if _is_hidden(attributes, "ht"):
                    self._hidden_rows.add(self._row)
            case "c":
                self._cell = attributes
                self._formula = self._value = False
                if reference := attributes.get("r"):
                    self._row, self._column = _position(reference)
                else:
                    self._column += 1
                    _within(self._column, _LAST_COLUMN)
            case "f":
                self._formula = True
            case "col" if _is_hidden(attributes, "width"):
                self._hidden_columns.append((int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")) - 1))
            case "mergeCell":
                first, _, last = attributes.get("ref", "").partition(":")
                merged = Range(*_position(first), *_position(last or first))
                if merged.top <= merged.bottom and merged.left <= merged.right:
                    self._merged.append(merged)
            case _:
                self._value = self._value or name == "v"
                super().begin(name, attributes)

    def finish(self, name: str) -> None:
        """Keep the text of the cell that ends. Raises TooManyCellsError."""
        super().finish(name)
        if name == "c" and (text := self._settled(self.taken())):
            self._filled += 1
            if self._filled > MOST_CELLS:
                raise TooManyCellsError
            self._rows.setdefault(self._row, {})[self._column] = text

    def _settled(self, taken: CellText) -> str:
        """What the cell that ends shows; what it says beside that is found."""
        style = self._style()
        kind = self._cell.get("t", "n")
        if kind == "s" and isinstance(taken, str) and taken:
            index = int(taken)
            _within(index, len(self._shared))
            taken = self._shared[index]
        if isinstance(taken, str):
            text = self._said(kind, taken, style.code)
            if style.font == PLAIN:
                return text.strip()
            taken = (Run(text),)
        settled = settle(Run(run.text, *style.font) if run.plain else run for run in taken)
        for words in settled.left_out:
            self._find(words, unreadable=False)
        return settled.text.strip()

    def _said(self, kind: str, value: str, code: str) -> str:
        """18.18.11: what a cell shows, by its type."""
        match kind:
            case "n" if value:
                return shown(value, code, from_1904=self._from_1904)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "d":
                return dated(value, code)
            case "e":
                self._find(f"是错误值 {value}；在 Excel 或 WPS 里改正", unreadable=True)
                return value
            case "n" if self._formula:
                self._find("的公式没有存下算出的值；用 Excel 或 WPS 打开，存一次", unreadable=True)
                return ""
            case _:
                return value

    def _find(self, words: str, *, unreadable: bool) -> None:
        text = f"{cell_name(self._row, self._column)} {words}"
        self._findings.append(CellFinding(self._row, self._column, text, unreadable))

    def _style(self) -> CellStyle:
        index = int(self._cell.get("s", "0"))
        return self._styles[index] if 0 <= index < len(self._styles) else CellStyle()


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """18.3.1.73 and 18.3.1.13: hidden, or of no height or width."""
    return attributes.get("hidden") in {"1", "true"} or attributes.get(size) in {"0", "0.0"}


def cell_name(row: int, column: int) -> str:
    """A cell as a sheet names it, B3 for row 2 and column 1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


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
