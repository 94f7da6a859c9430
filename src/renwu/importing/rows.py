"""A grid's rows below its heading: tasks, and the headings that span the table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from renwu.importing import contents, headings, numbering
from renwu.importing.asides import CONTINUED, NOTES, is_aside
from renwu.importing.grid import Cell, Grid
from renwu.importing.headings import Field
from renwu.importing.heads import TableHead, covering, is_heading
from renwu.importing.slots import Slot, slots, ticked

_LONGEST_HEADING = 60


class TaskRow(NamedTuple):
    """A row with a task, or, where `lacking` says what is wrong with its cells, one that can't be read.

    Attributes:
        place: where it stands, as people say it.
        slots: what it has in each field.
        lacking: in Chinese, what is wrong with its cells, or empty.
        shared: whether one cell names both who leads and who supports.
        turned: whether it is the first on another page.
    """

    place: str
    slots: Mapping[Field, Slot]
    lacking: str = ""
    shared: bool = False
    turned: bool = False

    def text(self, field: Field) -> str:
        """What the row itself has in a column; empty if it is blank or merged with the row above."""
        slot = self.slots.get(field)
        return "" if slot is None or slot.merged else slot.text

    def merged(self, field: Field) -> bool:
        """Whether the row's cell is merged with the one above."""
        slot = self.slots.get(field)
        return slot is not None and slot.merged

    def printed(self, field: Field) -> str:
        """What its cells print, each behind its heading, where several columns make a field; empty otherwise."""
        slot = self.slots.get(field)
        return "" if slot is None else slot.printed

    def ditto(self, field: Field) -> str:
        """The words in which the row's cell says that it is the same as the one above, or empty."""
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


def read(grid: Grid, head: TableHead, legend: Mapping[str, Field], *, strict: bool) -> Iterator[TaskRow | Span | Aside]:
    """The rows below a table's heading, blank ones and repeated headings left out.

    Args:
        grid: the table.
        head: where its columns are; `body` below the heading, 0 for a table that goes on from another.
        legend: what each mark says of the unit that it ticks off: LEAD or SUPPORT.
        strict: whether a row must have a cell for each heading; else those that the head names are enough.
    """
    rows = covering(grid)
    needed = range(len(head.words)) if strict else [at for found in head.columns.values() for at in found]
    turned = not head.body
    goal = _Goal(head)
    for at in range(head.body, len(rows)):
        row = [_below(head, cell, at) for cell in rows[at]]
        cells = list({id(cell): cell for cell in row if cell}.values())
        if not any(cell.text for cell in cells):
            continue
        place = grid.place(at)
        if is_heading(row, head.rows):
            turned = True
        elif is_aside(cells):
            yield Aside(place, "　".join(cell.text for cell in cells if cell.text))
        elif span := _span(grid, head, at, cells):
            if span.row == at and not CONTINUED.fullmatch(span.text):
                yield Span(place, span.text)
        elif heading := _split_heading(head, row):
            yield Span(place, heading)
        else:
            row = goal.over(row)  # the row as it is meant
            found = slots(head, row, at)
            if head.ticks:
                found |= _ticked(head, row, legend)
            lacking = _lacking(row, needed, head) or _across(head, row) or _heads(row)
            yield TaskRow(place, found, lacking, shared=_shares(head, row), turned=turned)
            turned = False


def _below(head: TableHead, cell: Cell | None, at: int) -> Cell | None:
    """A cell as it counts below the heading: one that the heading's is merged with says nothing there."""
    return cell if cell is None or cell.row >= head.body else replace(cell, text="", row=at, rows=1)


class _Goal:
    """What the measure above aims at, in tables that print both once: a blank below them stands for both."""

    def __init__(self, head: TableHead) -> None:
        self._at = head.goal
        self._measure = head.column(Field.MEASURE)
        self._above: Cell | None = None

    def over(self, row: list[Cell | None]) -> list[Cell | None]:
        """A row with the goal above where its own is blank, and its measure too."""
        if self._at is None or self._at >= len(row):
            return row
        own = row[self._at]
        if own and own.text:
            self._above = own
        elif self._above and not _own(row, self._measure):
            return [*row[: self._at], self._above, *row[self._at + 1 :]]
        return row


def _ticked(head: TableHead, row: Sequence[Cell | None], legend: Mapping[str, Field]) -> dict[Field, Slot]:
    """Who leads and who supports by the marks under the units' names."""
    marked = ticked(head, row)
    names = {field: [unit for unit, mark in marked if legend.get(mark) is field] for field in _TICKED}
    return {
        field: Slot("、".join(names[field]) or "——", merged=False)
        for field in _TICKED
        if field not in head.columns or names[field]
    }


_TICKED = (Field.LEAD, Field.SUPPORT)


def _own(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return "" if cell is None else cell.text


def _has_matter(head: TableHead, row: Sequence[Cell | None]) -> bool:
    """Whether a row says when or who."""
    return any(_own(row, head.column(field)) for field in (Field.DEADLINE, Field.LEAD))


def _split_heading(head: TableHead, row: Sequence[Cell | None]) -> str:
    """A heading whose number stands in the column of numbers and its title beside it: 一, 优化市场环境.

    A title merged over the rest of its row is one whatever its number is.
    """
    column = head.column(Field.NUMBER)
    number = _own(row, column)
    others = {id(cell): cell for cell in row if cell and cell.text and cell is not (column is not None and row[column])}
    told = Field.DEADLINE in head.columns or Field.LEAD in head.columns  # else a task may have no more than that
    if not told or len(others) != 1:
        return ""
    (title,) = others.values()
    wide = title.columns > 1 and title.column + title.columns >= len(head.words) and title.column > 0
    wide = wide and len(title.text) <= _LONGEST_HEADING and not title.text.endswith("。")
    if not (wide or (numbering.is_chinese(number) and not _has_matter(head, row))):
        return ""
    if not number or number.startswith(("（", "(", "第")):
        return f"{number}{title.text}"
    return f"{numbering.bare(number)}、{title.text}"


def _across(head: TableHead, row: Sequence[Cell | None]) -> str:
    """What is wrong with a cell that reaches over several columns, of which none can be told to be meant."""
    fields = {at: field for field, found in head.columns.items() for at in found}
    for cell in {id(cell): cell for cell in row if cell and cell.text and cell.columns > 1}.values():
        covered = [field for at, field in sorted(fields.items()) if cell.column <= at < cell.column + cell.columns]
        if len(set(covered)) > 1 and set(covered) != {Field.LEAD, Field.SUPPORT}:
            words = "、".join(dict.fromkeys(field.value for field in covered))
            return f"“{cell.text[:20]}”一格横跨{words}几列，是哪一列的分不清；拆开写"
    return ""


def _heads(row: Sequence[Cell | None]) -> str:
    """What is wrong with a row that is another heading: what stands below it has other columns."""
    short = [cell.text for cell in row if cell and len(cell.text) <= _LONGEST_WORDS and not cell.text[:1].isdecimal()]
    said = {meaning.field for text in short if (meaning := headings.meaning(text))}
    return "像是另一张表的表头，下面的栏目不同；分成两张表再读" if len(said & _ONLY_HEADINGS) > 1 else ""


_LONGEST_WORDS = 12
_ONLY_HEADINGS = frozenset({Field.NUMBER, Field.DEADLINE, Field.LEADER, Field.CONTACT, Field.NOTE, Field.BASE})


def _shares(head: TableHead, row: Sequence[Cell | None]) -> bool:
    lead, support = head.column(Field.LEAD), head.column(Field.SUPPORT)
    if lead is None or support is None or max(lead, support) >= len(row):
        return False
    return row[lead] is row[support] is not None and bool(_own(row, lead))


def _span(grid: Grid, head: TableHead, at: int, cells: Sequence[Cell]) -> Cell | None:
    """The cell that spans the table, or stands alone in its row where the table has no merged cells; or None.

    A lone text under the heading of the tasks is a task that has nothing else.
    """
    filled = [cell for cell in cells if cell.text]
    if len(filled) != 1:
        return None
    (cell,) = filled
    headed = [column for column, word in enumerate(head.words) if word]
    if cell.columns > 1 and cell.column <= headed[0] and cell.column + cell.columns > min(headed[-1], grid.columns - 1):
        return cell
    if cell.row < at or cell.rows > 1:
        return None
    if cell.text.startswith(NOTES):
        return cell
    if cell.column == head.column(Field.NUMBER) and contents.is_name(cell.text):
        return cell
    number, title = numbering.heading(cell.text)
    among_tasks = cell.column == head.column(Field.TEXT)
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
