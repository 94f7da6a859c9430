"""Text with a separator between cells to grids: .csv and .tsv, whatever their encoding and their separator.

The csv module would not do: a quote that is never closed swallows the rest of the file, or exceeds its limit.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from renwu.importing.grid import Cell, Grid
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
    text = decoded(data, file)
    rows: list[tuple[Cell, ...]] = []
    numbers = []
    for number, texts in track(list(_rows(text, _separator(text))), "读取表格"):
        if any(texts):
            rows.append(tuple(Cell(cell, len(rows), column) for column, cell in enumerate(texts)))
            numbers.append(number)
    return (Grid("", (), tuple(rows), tuple(numbers)),) if rows else ()


def _separator(text: str) -> str:
    """The one that cuts most of the first rows into the same number of cells, then into most cells."""
    return max(_SEPARATORS, key=lambda separator: _consistency(text, separator))


def _consistency(text: str, separator: str) -> tuple[int, int]:
    rows = (texts for _, texts in islice(_rows(text, separator), _TRIED))
    # The wrong one leaves pieces of quoted cells, and their quotes.
    counts = Counter(len(texts) for texts in rows if not any('"' in cell for cell in texts))
    return max(((rows, cells) for cells, rows in counts.items() if cells > 1), default=(0, 0))


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
