"""Text files to grids: a tab starts a cell, a blank line ends a row, a line without a tab goes on with the cell before.

So tables come out of a .pdf or a web page. A text file may also be a .tsv, a line for each row: it is read as one where
more lines have a tab behind text than begin with their one tab.
"""

import re
from dataclasses import dataclass, field

from renwu.importing.grid import Cell, Grid, rest
from renwu.progress import Track, untracked
from renwu.readers import delimited, drawn
from renwu.readers.encoding import decoded

_TABBED = re.compile(r"^\t[^\t\n]*$", re.MULTILINE)
_DELIMITED = re.compile(r"^ *[^\t\n ][^\t\n]*\t", re.MULTILINE)


@dataclass(slots=True)
class _Table:
    before: list[str]
    rows: list[list[list[str]]] = field(default_factory=list)
    """The pieces of each cell of each row."""
    numbers: list[int] = field(default_factory=list)


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """The tables of a text file, by tabs or drawn with lines; a lone cell in its row spans the table.

    Text between two tables parts them; the text behind the last stands by itself. Rows without text are left out.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the lines.

    Raises:
        FileError: it is empty, or no text.
    """
    text = decoded(data, file)
    if len(_DELIMITED.findall(text)) > len(_TABBED.findall(text)):
        return delimited.read(data, file, track)
    if drawn.is_drawn(text):
        return drawn.read(text, track)
    *tables, last = _tables(text.split("\n"), track)
    tables += [last] if last.rows else []
    names = [f"表{number}" if len(tables) > 1 else "" for number in range(1, len(tables) + 1)]
    grids = (_grid(table, name) for table, name in zip(tables, names, strict=True))
    return (*grids, *rest(() if last.rows else last.before))


def _tables(lines: list[str], track: Track) -> list[_Table]:
    tables = [_Table([])]
    row: list[list[str]] | None = None
    for number, line in enumerate(track(lines, "读取文本"), 1):
        table = tables[-1]
        going_on, *cells = line.split("\t")
        if not cells and not line.strip():
            row = None
        elif row is not None:
            row[-1].append(going_on)
            row += ([cell] for cell in cells)
        elif cells:
            row = [[cell] for cell in ([going_on, *cells] if going_on.strip() else cells)]
            table.rows.append(row)
            table.numbers.append(number)
        elif table.rows:
            tables.append(_Table([line.strip()]))
        else:
            table.before.append(line.strip())
    return tables


def _grid(table: _Table, name: str) -> Grid:
    width = max(map(len, table.rows))
    rows: list[tuple[Cell, ...]] = []
    numbers = []
    for row, number in zip(table.rows, table.numbers, strict=True):
        stripped = ["".join(pieces).strip() for pieces in row]
        if any(stripped):
            alone = width if len(stripped) == 1 else 1
            cells = (Cell(text, len(rows), column, columns=alone) for column, text in enumerate(stripped))
            rows.append(tuple(cells))
            numbers.append(number)
    return Grid(name, tuple(table.before), tuple(rows), tuple(numbers))
