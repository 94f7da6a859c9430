"""Tables for tests, as a reader gives them."""

from collections.abc import Sequence

from renwu.importing.grid import Cell, Grid

Written = str | tuple[str, int, int]
"""A cell: its text, or its text and how many rows and columns it spans."""


def grid(*rows: Sequence[Written], name: str = "表1", before: Sequence[str] = ()) -> Grid:
    """A table of the cells that begin in each row, each in the first place that is free."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for at, cells in enumerate(rows):
        row, column = [], 0
        for written in cells:
            text, tall, wide = (written, 1, 1) if isinstance(written, str) else written
            while (at, column) in taken:
                column += 1
            row.append(Cell(text, at, column, tall, wide))
            taken |= {(at + down, column + across) for down in range(tall) for across in range(wide)}
            column += wide
        placed.append(tuple(row))
    return Grid(name, tuple(before), tuple(placed), tuple(range(1, len(rows) + 1)))
