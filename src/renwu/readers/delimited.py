"""Text with a separator between cells to grids: .csv and .tsv, whatever their encoding and their separator.

The csv module would not do: a quote that is never closed swallows the rest of the file, or exceeds its limit.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from renwu.importing.grid import Cell, Finding, Grid
from renwu.progress import Track, untracked
from renwu.readers.encoding import decoded

_SEPARATORS = ",\t;|，"
_TRIED = 100
"""From how many rows the separator is found out."""

_Row = tuple[int, list[str]]
"""The line it begins on, from 1, and its cells."""


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """The one table of a .csv or .tsv, if any cell has text.

    Every row has the cells that it has there; rows without text are left out.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the rows.

    Raises:
        FileError: it is empty, or no text.
    """
    text, separator, skipped = _declared(decoded(data, file))
    rows: list[tuple[Cell, ...]] = []
    numbers = []
    findings = []
    for number, texts in track(list(_rows(text, separator or _separator(text))), "读取表格"):
        if any(texts):
            at = len(rows)
            rows.append(tuple(Cell(_meant(cell), at, column) for column, cell in enumerate(texts)))
            formulas = (column for column, cell in enumerate(texts) if _is_formula(cell))
            findings += [Finding(_UNKNOWN.format(column + 1), at, column, unreadable=True) for column in formulas]
            numbers.append(number + skipped)
    return (Grid("", (), tuple(rows), tuple(numbers), tuple(findings)),) if rows else ()


# What Excel takes for more than text: which separator the file has, in its first line, and a text kept from becoming a
# number. Other formulas have no value in a file of text.
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<separator>[^"\n])"?[ ]*(?:\n|\Z)', re.IGNORECASE)
_KEPT_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')
_FORMULA = re.compile(r"=\s*[A-Za-z0-9(+\-$@\"'].*", re.DOTALL)
_UNKNOWN = "第{}格是公式，文本文件里没有算出的值；用 Excel 或 WPS 打开，另存为 .xlsx"


def _declared(text: str) -> tuple[str, str, int]:
    """The text below a first line such as sep=; with that separator and how many lines it takes."""
    found = _SEPARATOR_LINE.match(text)
    return (text[found.end() :], found["separator"], 1) if found else (text, "", 0)


def _meant(cell: str) -> str:
    kept = _KEPT_TEXT.fullmatch(cell)
    return kept[1].replace('""', '"').strip() if kept else cell


def _is_formula(cell: str) -> bool:
    return _FORMULA.fullmatch(cell) is not None and _KEPT_TEXT.fullmatch(cell) is None


def _separator(text: str) -> str:
    """The one that cuts most of the first rows, then most of them into the same number of cells, then into most."""
    return max(_SEPARATORS, key=lambda separator: _consistency(text, separator))


def _consistency(text: str, separator: str) -> tuple[int, int, int]:
    rows = (texts for _, texts in islice(_rows(text, separator), _TRIED))
    # The wrong one leaves pieces of quoted cells, and their quotes.
    counts = Counter(len(texts) for texts in rows if not any('"' in cell for cell in texts))
    cut = sum(rows for cells, rows in counts.items() if cells > 1)
    return max(((cut, rows, cells) for cells, rows in counts.items() if cells > 1), default=(0, 0, 0))


def _rows(text: str, separator: str) -> Iterator[_Row]:
    """RFC 4180, leniently: a quote that no separator or line's end follows where it closes is text like any other."""
    cell = re.compile(rf'(?:"((?:[^"]++|"")*+)"[ ]*+(?=[{separator}\n]|\Z)|([^{separator}\n]*+))([{separator}\n]|\Z)')
    line = begins = 1
    at = 0
    texts: list[str] = []
    while at < len(text) or texts:
        match = cell.match(text, at)
        assert match is not None  # noqa: S101  # its second branch takes anything
        quoted, plain, end = match.groups()
        texts.append((plain if quoted is None else quoted.replace('""', '"')).strip())
        line += match[0].count("\n")
        at = match.end()
        if end != separator:
            yield begins, texts
            texts, begins = [], line
