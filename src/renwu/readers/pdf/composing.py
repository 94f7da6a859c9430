"""A table whose lines are known as a grid: the text of its cells, and what there is to say of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renwu.importing.grid import Cell, Finding
from renwu.importing.headings import Field, meaning
from renwu.readers.pdf.breaks import joined, may_lack_spaces, spacing
from renwu.readers.pdf.lines import TextLine
from renwu.readers.pdf.meaning import findings

_HEADING_ROWS = 3
_NAMES = re.compile("[\u4e00-\u9fff]{2,3} [\u4e00-\u9fff]{2,3}")


@dataclass(slots=True)
class SetCell:
    """A cell as it is set.

    Attributes:
        column: where it begins, from 0.
        rows: how many rows it spans; `columns` likewise.
        columns: see `rows`.
        paragraphs: the lines of each of its paragraphs, as far as those are known.
    """

    column: int
    rows: int
    columns: int
    paragraphs: list[list[TextLine]] = field(default_factory=list)


def composed(rows: Sequence[Sequence[SetCell]]) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Finding, ...]]:
    """The cells of a table, row by row, and what there is to say of them.

    Args:
        rows: the cells that begin in each row.
    """
    single = [(cell.column, part) for row in rows for cell in row if cell.columns == 1 for part in cell.paragraphs]
    free, pitch = spacing(single)
    made = []
    said = []
    for at, row in enumerate(rows):
        cells = []
        for cell in row:
            parts = [joined(part, free.get(cell.column, 0.0), pitch) for part in cell.paragraphs if part]
            cells.append(Cell("\n".join(parts), at, cell.column, cell.rows, cell.columns))
            said += [
                Finding(text, at, cell.column) for part in cell.paragraphs for line in part for text in line.left_out
            ]
            said += findings(
                (sign for part in cell.paragraphs for line in part for sign in line.signs), at, cell.column
            )
        made.append(tuple(cells))
    return tuple(made), (*said, *_lost_spaces(rows, made))


def _lost_spaces(rows: Sequence[Sequence[SetCell]], made: Sequence[Sequence[Cell]]) -> Iterator[Finding]:
    """Where, in a column of people, names in lines below each other were put together without a space."""
    texts = [(cell.column, cell.row, cell.text) for cells in made for cell in cells]
    people = {column for column, row, text in texts if row < _HEADING_ROWS and _is_of_people(text)}
    people |= {column for column, _, text in texts if _NAMES.search(text)}
    for at, (row, cells) in enumerate(zip(rows, made, strict=True)):
        for each, cell in zip(row, cells, strict=True):
            if (
                each.column in people
                and not _is_of_people(cell.text)
                and "\n" not in cell.text
                and any(map(may_lack_spaces, each.paragraphs))
            ):
                text = f"“{cell.text}”是换行接起来的，原来若有空格，打印时丢了；是几个人的，补上分隔"
                yield Finding(text, at, each.column)


def _is_of_people(heading: str) -> bool:
    said = meaning(heading)
    return said is not None and said.field in {Field.LEADER, Field.CONTACT}
