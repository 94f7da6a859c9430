"""A grid's rows below its heading: tasks, and the headings that span the table."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from renwu.importing import numbering
from renwu.importing.grid import Cell, Grid
from renwu.importing.headings import Field, TableHead, covering, row_words

CONTINUED = re.compile(
    r"[（(]?(?:续表|接上表|上接.*|续)[)）]?\s*[0-9一二三]*|.*[（(]续[)）]"
    r"|[-—–\s]*[0-9]{1,3}[-—–\s]*|第\s*[0-9]+\s*页.*|共\s*[0-9]+\s*页"
)
"""What stands over the rest of a table on another page, or between pages."""


_DITTO = frozenset({"同上", "同前", "〃", "″"})
_ASIDE = re.compile(
    r"(?:合计|小计|总计|共计)|(?:填表|制表|填报|审核|复核)(?:人|单位|日期|时间)?[:：].*|第\s*[0-9]+\s*页.*"
)
NOTES = ("注：", "注:", "备注：", "备注:", "说明：", "说明:")
"""How a row begins that says something of the table as a whole."""


class Slot(NamedTuple):
    """What a row has in a column.

    Attributes:
        text: what the cell says.
        merged: whether the cell is merged with the row above, or says that it is the same.
        ditto: the words it says that in.
    """

    text: str
    merged: bool
    ditto: str = ""


class TaskRow(NamedTuple):
    """A row with a task, or, where `lacking` says what is wrong with its cells, one that can't be read.

    `shared` says that one cell names both who leads and who supports.
    """

    place: str
    slots: Mapping[Field, Slot]
    lacking: str = ""
    shared: bool = False

    def text(self, field: Field) -> str:
        """What the row itself has in a column; empty where it is blank or merged with the row above."""
        slot = self.slots.get(field)
        return "" if slot is None or slot.merged else slot.text

    def merged(self, field: Field) -> bool:
        """Whether the row's cell is merged with the one above."""
        slot = self.slots.get(field)
        return slot is not None and slot.merged

    def ditto(self, field: Field) -> str:
        """The words in which the row's cell says that it is the same as the one above; empty where it has none."""
        slot = self.slots.get(field)
        return "" if slot is None else slot.ditto


class Span(NamedTuple):
    """A row with one text that spans the table."""

    place: str
    text: str


class Aside(NamedTuple):
    """A row that is no part of the table's matter: a total, who filled it in, a page's number."""

    place: str
    text: str


def read(grid: Grid, head: TableHead, *, strict: bool) -> Iterator[TaskRow | Span | Aside]:
    """The rows below a table's heading, blank ones and repeated headings left out.

    Args:
        grid: the table.
        head: where its columns are; `body` below the heading, 0 for a table that goes on from another.
        strict: whether a row must have a cell for each heading; else those that the head names are enough.
    """
    rows = covering(grid)
    needed = range(len(head.words)) if strict else head.columns.values()
    for at in range(head.body, len(rows)):
        row = rows[at]
        cells = list({id(cell): cell for cell in row if cell}.values())
        if not any(cell.text for cell in cells) or row_words(row) in head.rows:
            continue
        place = grid.place(at)
        if span := _span(grid, head, at, cells):
            if span.row == at and not CONTINUED.fullmatch(span.text):
                yield Span(place, span.text)
        elif heading := _split_heading(head, row):
            yield Span(place, heading)
        elif all(_ASIDE.fullmatch(cell.text) for cell in cells if cell.text):
            yield Aside(place, "　".join(cell.text for cell in cells if cell.text))
        else:
            slots = {
                field: _slot(cell, column, at)
                for field, column in head.columns.items()
                if column < len(row) and (cell := row[column])
            }
            lacking = _lacking(row, needed, head) or _across(head, row)
            yield TaskRow(place, slots, lacking, shared=_shares(head, row))


def _slot(cell: Cell, column: int, at: int) -> Slot:
    if cell.text in _DITTO:
        return Slot("", merged=True, ditto=cell.text)
    return Slot(cell.text if cell.column == column else "", merged=cell.row < at)


def _own(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return "" if cell is None else cell.text


def _has_matter(head: TableHead, row: Sequence[Cell | None]) -> bool:
    """Whether a row says when or who."""
    return any(_own(row, head.columns.get(field)) for field in (Field.DEADLINE, Field.LEAD))


def _split_heading(head: TableHead, row: Sequence[Cell | None]) -> str:
    """A heading whose number stands in the column of numbers and its title beside it: 一, 优化市场环境."""
    number = _own(row, head.columns.get(Field.NUMBER))
    others = {id(cell): cell.text for cell in row if cell and cell.text and cell.text != number}
    told = Field.DEADLINE in head.columns or Field.LEAD in head.columns  # else a task may have no more than that
    if not told or not numbering.is_chinese(number) or len(others) != 1 or _has_matter(head, row):
        return ""
    (title,) = others.values()
    return f"{number}{title}" if number.startswith(("（", "(", "第")) else f"{numbering.bare(number)}、{title}"


def _across(head: TableHead, row: Sequence[Cell | None]) -> str:
    """What is wrong with a cell that reaches over several columns, of which none can be told to be meant."""
    for field, column in head.columns.items():
        cell = row[column] if column < len(row) else None
        if cell is None or not cell.text or cell.columns == 1:
            continue
        covered = [other for other, at in head.columns.items() if cell.column <= at < cell.column + cell.columns]
        if len(covered) > 1 and set(covered) != {Field.LEAD, Field.SUPPORT} and covered[0] is field:
            words = "、".join(other.value for other in covered)
            return f"“{cell.text[:20]}”一格横跨{words}几列，是哪一列的分不清；拆开写"
    return ""


def _shares(head: TableHead, row: Sequence[Cell | None]) -> bool:
    lead, support = (head.columns.get(field, len(row)) for field in (Field.LEAD, Field.SUPPORT))
    return max(lead, support) < len(row) and row[lead] is row[support] is not None and bool(_own(row, lead))


def _span(grid: Grid, head: TableHead, at: int, cells: Sequence[Cell]) -> Cell | None:
    """The cell that spans the table, or stands alone in its row where the table has no merged cells; None if none does.

    A lone text under the heading of the tasks is a task that has nothing else.
    """
    filled = [cell for cell in cells if cell.text]
    if len(filled) != 1:
        return None
    (cell,) = filled
    if cell.columns >= min(len(head.words), grid.columns) > 1:
        return cell
    if cell.row < at or cell.rows > 1:
        return None
    if cell.text.startswith(NOTES):
        return cell
    number, title = numbering.heading(cell.text)
    among_tasks = cell.column == head.columns[Field.TEXT]
    heads = bool(title) and (numbering.is_chinese(number) if among_tasks else bool(number))
    return cell if heads and not title.endswith("。") else None


def _lacking(row: Sequence[Cell | None], needed: Collection[int], head: TableHead) -> str:
    missing = [column for column in needed if column >= len(row) or row[column] is None]
    if missing:
        there = sum(cell is not None for cell in row)
        return f"只有{there}格，表头有{len(head.words)}格，少了的是哪一格看不出来"
    beyond = [cell for cell in row[len(head.words) :] if cell and cell.text]
    if beyond:
        return f"比表头多出一格“{beyond[0].text[:20]}”"
    return ""
