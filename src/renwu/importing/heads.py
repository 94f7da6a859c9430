"""The heading of a table: which rows it has, and which column is what."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from renwu.importing import columns
from renwu.importing.contents import TELLING, Holds, holds, is_number, is_sentence
from renwu.importing.grid import Cell, Grid
from renwu.importing.headings import Field, meaning
from renwu.importing.remarks import Remark
from renwu.importing.vocabulary import COMPUTED, Sense
from renwu.importing.work import TableColumn
from renwu.plan.units import fold

_MOST_HEADING_ROWS = 3
_LOOKED_AT = 30  # rows from the top in which a heading is looked for
_LOOKED_INTO = 200  # rows below it that say what stands in its columns
_MOST_COLUMNS = 200
_FORM_ROWS = 3
_NAMED = frozenset(Field) - {Field.TEXT, Field.LEAD, Field.SUPPORT, Field.LEADER}


class TableHead(NamedTuple):
    """The heading of a table.

    Attributes:
        first: the first heading row, from 0; `body` the row below the last.
        body: see `first`.
        columns: field → columns, from 0, in the table's order.
        words: each column's heading, or empty.
        rows: the heading's rows, word by word, as they are repeated where the table goes on.
        labels: columns whose text stands behind their heading where their field has others → that heading.
        ticks: columns whose heading is a unit and whose cells tick it off → that unit.
        guesses: in Chinese, what the headings alone don't say.
        holds: what stands in each column.
    """

    first: int
    body: int
    columns: Mapping[Field, tuple[int, ...]]
    words: tuple[str, ...]
    rows: frozenset[tuple[str, ...]]
    labels: Mapping[int, str] = {}
    ticks: Mapping[int, str] = {}
    guesses: tuple[str, ...] = ()
    holds: tuple[Holds, ...] = ()

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that the table has columns for."""
        return frozenset(self.columns) | ({Field.LEAD, Field.SUPPORT} if self.ticks else frozenset())

    @property
    def goal(self) -> int | None:
        """The column of what is aimed at, beside the measures; None where it has none."""
        notes = self.columns.get(Field.NOTE, ()) if Field.MEASURE in self.columns else ()
        said = {at: columns.said(self.words[at].split("／")) for at in notes if at in self.labels}
        return next((at for at, meant in said.items() if meant and meant.sense is Sense.GOAL), None)

    @property
    def answers(self) -> bool:
        """Whether the units in its column of leads are said to answer for the task, and none to lead or support."""
        at = self.column(Field.LEAD)
        said = None if at is None or at >= len(self.words) else columns.said(self.words[at].split("／"))
        return said is not None and said.rank > 0 and Field.SUPPORT not in self.fields

    @property
    def used(self) -> frozenset[int]:
        """The columns that something is taken from, from 0."""
        return frozenset(at for found in self.columns.values() for at in found) | self.ticks.keys()

    def column(self, field: Field) -> int | None:
        """The first column of a field, or None."""
        return next(iter(self.columns.get(field, ())), None)


def covering(grid: Grid, most: int | None = None) -> list[list[Cell | None]]:
    """For each row (the first `most`, if given) and column of a grid the cell that covers it, or None."""
    width = grid.columns
    covered: list[list[Cell | None]] = [[None] * width for _ in grid.rows[:most]]
    for cells in grid.rows[:most]:
        for cell in cells:
            for row in covered[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return covered


def recognise(grid: Grid, mapped: Mapping[Field, tuple[int, ...]]) -> TableHead | None:
    """Where a table's columns are; None if it has no heading that a task table has.

    Args:
        grid: the table.
        mapped: the columns that the user names, which need no heading.
    """
    if grid.columns > _MOST_COLUMNS:
        return None
    rows = covering(grid, _LOOKED_AT + _LOOKED_INTO)
    for first, row in enumerate(rows[:_LOOKED_AT]):
        if len({id(cell) for cell in row if cell and cell.text}) < 2:  # noqa: PLR2004  # a lone cell heads nothing
            continue
        if mapped or any(cell and meaning(cell.text) for cell in row):
            head = _head(rows, first, _heading_end(rows, first), mapped)
            if head is not None:
                return head
    return None


def assume(grid: Grid, mapped: Mapping[Field, tuple[int, ...]]) -> TableHead | None:
    """As `recognise`, for a table whose first row is its heading by the user's word that a column has the tasks."""
    if not mapped.get(Field.TEXT) or grid.columns > _MOST_COLUMNS or not grid.rows:
        return None
    words = row_words(covering(grid, 1)[0])
    return TableHead(0, 1, {field: found for field, found in mapped.items() if found}, words, frozenset({words}))


def row_words(row: Sequence[Cell | None]) -> tuple[str, ...]:
    """A row's texts, column by column, as they are compared."""
    return tuple(fold(cell.text) if cell else "" for cell in row)


def is_heading(row: Sequence[Cell | None], headings: frozenset[tuple[str, ...]]) -> bool:
    """Whether a row says what one of these, each as `row_words` has it, says; most rows differ in their first cell."""
    return any(
        len(words) == len(row)
        and all(word == (fold(cell.text) if cell else "") for word, cell in zip(words, row, strict=True))
        for words in headings
    )


def _heading_end(rows: Sequence[Sequence[Cell | None]], first: int) -> int:
    """The row below a heading that begins in a row: merged cells reach down, and so do words that split a column."""
    end = max(cell.row + cell.rows for cell in rows[first] if cell)
    end = min(end, first + _MOST_HEADING_ROWS, len(rows))
    end = next((at for at in range(first + 1, end) if _is_matter(rows[at - 1], rows[at], at)), end)
    if end == first + 1 and end < len(rows) and _continues(rows[first], rows[end]):
        end += 1
    return max(end, first + 1)


def _is_matter(above: Sequence[Cell | None], row: Sequence[Cell | None], at: int) -> bool:
    """Whether a row that a merged heading reaches into holds matter: under whole headings stand texts that are none."""
    under = [
        cell
        for over, cell in zip(above, row, strict=True)
        if cell and cell.row == at and cell.text and over and over.columns == 1 and meaning(over.text)
    ]
    return bool(under) and not any(meaning(cell.text) for cell in under)


def _continues(above: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether a row is a heading's lower half: heading's words, or names that split one, under wide or blank cells."""
    texts = [(at, cell) for at, cell in enumerate(below) if cell and cell.text]
    if not texts or not any(cell and meaning(cell.text) for cell in above):
        return False
    under = [above[at] for at, _ in texts]
    if all(meaning(cell.text) for _, cell in texts):
        same = any(over and fold(over.text) == fold(cell.text) for over, (_, cell) in zip(under, texts, strict=True))
        wide = any(over is None or not over.text or over.columns > 1 for over in under)
        return wide or same or len(texts) < len(below)
    splits = all(_is_split(above, at) for at, _ in texts)
    return len(texts) > 1 and splits and not any(is_number(cell.text) or is_sentence(cell.text) for _, cell in texts)


def _is_split(above: Sequence[Cell | None], at: int) -> bool:
    """Whether the heading above a column stands for several: it is wide, or blank, or blank cells stand beside it."""
    over = above[at]
    following = above[at + 1] if at + 1 < len(above) else None
    return over is None or not over.text or over.columns > 1 or (following is not None and not following.text)


def _head(
    rows: Sequence[Sequence[Cell | None]], first: int, body: int, mapped: Mapping[Field, tuple[int, ...]]
) -> TableHead | None:
    stacks = [_stack(rows, first, body, column) for column in range(len(rows[first]))]
    while stacks and not stacks[-1]:
        stacks.pop()
    heading = frozenset(map(row_words, rows[first:body]))
    below = [row for row in rows[body:] if not is_heading(row, heading) and _has_matter(row)]
    table = [_column(at, tuple(stack), below) for at, stack in enumerate(stacks)]
    assigned = columns.assign(table, mapped)
    if assigned is None or _is_form(table, below[:_FORM_ROWS]):
        return None
    return TableHead(
        first,
        body,
        assigned.columns,
        tuple("／".join(stack) for stack in stacks),
        heading,
        assigned.labels,
        assigned.ticks,
        assigned.guesses,
        tuple(column.holds for column in table),
    )


def _is_form(table: Sequence[TableColumn], rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a table names what its cells are beside each of them, as a form for one task does."""
    known = sum(column.said is not None for column in table)
    unknown = sum(bool(column.words) for column in table) - known
    return unknown >= known and any(
        len({said.field for cell in row if cell and (said := meaning(cell.text)) and said.field in _NAMED}) > 1
        for row in rows
    )


def _has_matter(row: Sequence[Cell | None]) -> bool:
    """Whether a row may be a task's, rather than a heading's or a note's that spans the table."""
    return len({id(cell) for cell in row if cell and cell.text}) > 2 or len(row) < 4  # noqa: PLR2004  # number, title


def _column(at: int, words: tuple[str, ...], below: Sequence[Sequence[Cell | None]]) -> TableColumn:
    cells = [row[at] for row in below]
    distinct = {id(cell): cell for cell in cells if cell}.values()
    texts = [cell.text for cell in distinct if cell.column == at]
    return TableColumn(at, words, columns.said(words), holds(texts), any(_one(at, *rows) for rows in pairwise(below)))


def _one(at: int, over: Sequence[Cell | None], row: Sequence[Cell | None]) -> bool:
    """Whether a column's cell stands for two rows that others divide: it is merged, or blank where no cell is."""
    cell = row[at]
    if over[at] is cell:
        return cell is not None and any(above is not other for above, other in zip(over, row, strict=True))
    blank = cell is not None and not cell.text and not any(other and other.rows > 1 for other in row)
    return blank and sum(bool(other and other.text) for other in row) > 1


def _stack(rows: Sequence[Sequence[Cell | None]], first: int, body: int, column: int) -> list[str]:
    """The texts of a column's heading from the top, each cell once."""
    cells: list[Cell] = []
    for at, row in enumerate(rows[first:body], first + 1):
        cell = row[column]
        if cell and not cell.text and at < body and (below := rows[at][column]) and below.text:
            cell = next((left for left in row[column::-1] if left and left.text), cell)  # it is split, not merged
        if cell and cell.text and cell not in cells:
            cells.append(cell)
    return [fold(cell.text) for cell in cells]


def described(grid: Grid, head: TableHead, mapped: Mapping[Field, tuple[int, ...]]) -> Iterator[Remark]:
    """How a heading was read, for the report, in the table's order: which became what, and which nothing.

    Args:
        grid: its table.
        head: where its columns are.
        mapped: the columns that the user names.
    """
    fields = sorted(((at, field) for field, found in head.columns.items() for at in found), key=lambda item: item[0])
    words = [f"“{_word(head, at)}”是{field.value}" for at, field in fields]
    words += [f"{'、'.join(f'“{unit}”' for unit in head.ticks.values())}下面的记号是各单位的分工"] if head.ticks else []
    yield Remark(grid.place(head.first), f"表头：{'，'.join(words)}", guess=False)
    for guess in head.guesses:
        yield Remark(grid.place(head.first), guess, guess=True)
    for at, word in enumerate(head.words):
        holds_some = at < len(head.holds) and head.holds[at] is not Holds.NOTHING
        if at not in head.used and (word or holds_some):
            yield _unread(grid, head, at, mapped)


def _word(head: TableHead, at: int) -> str:
    return (head.words[at] if at < len(head.words) else "") or f"第{at + 1}列"


def _unread(grid: Grid, head: TableHead, at: int, mapped: Mapping[Field, tuple[int, ...]]) -> Remark:
    """That a column was not read, and what it probably holds: a guess where a plan would have a place for that."""
    word = head.words[at] or f"第{at + 1}列"
    said = columns.said(word.split("／"))
    if said and mapped.get(said.field) == ():
        return Remark(grid.name, f"“{word}”一列按 --map 没有读入", guess=False)
    if word in COMPUTED:
        return Remark(grid.name, f"“{word}”一列由 renwu 按时限和记录自己算，没有读入", guess=False)
    held = head.holds[at] if at < len(head.holds) else Holds.NOTHING
    like = f"，像是{held.value}" if held.value else ""
    telling = held in TELLING or (said is not None and held not in {Holds.NUMBERS, Holds.NOTHING})
    return Remark(grid.name, f"“{word}”一列没有读入{like}；用 --map 可指明它是哪一列", guess=telling)
