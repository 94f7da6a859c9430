"""Which of a document's tables are the task table: one, or several that go on from each other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.importing import numbering
from renwu.importing.asides import CONTINUED, NOTES
from renwu.importing.contents import unit_of
from renwu.importing.grid import Grid
from renwu.importing.headings import Field
from renwu.importing.heads import TableHead, assume, covering, recognise
from renwu.plan import deadlines
from renwu.plan.model import Unclear
from renwu.plan.units import fold

_ASIDE = re.compile(
    r"附(?:件|表)?\s*[0-9一二三四五六七八九十]*[:：]?|(?:填报|制表|报送|牵头)?(?:单位|部门|时间|日期|人)[:：].*|单位[:：].*"
)
_MOST_SHOWN = 6


class TablePart(NamedTuple):
    """One table of the task table.

    Attributes:
        grid: it.
        head: where its columns are.
        sections: the headings of sections that stand before it.
        headless: whether it goes on from the one before without its heading.
    """

    grid: Grid
    head: TableHead
    sections: tuple[str, ...] = ()
    headless: bool = False


class Choice(NamedTuple):
    """The task table.

    Attributes:
        parts: its tables.
        title: the text over it that names it, or empty.
        others: the names of tables that are no part of it.
        texts: the texts before and behind it.
        notes: those behind it that are notes on it.
    """

    parts: tuple[TablePart, ...]
    title: str
    others: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def choose(
    grids: Sequence[Grid], file: str, number: int | None, sheet: str | None, mapped: Mapping[Field, tuple[int, ...]]
) -> Choice:
    """The task table of a document.

    Args:
        grids: its tables.
        file: its name, for messages.
        number: which one the user means, from 1.
        sheet: the sheet that the user means.
        mapped: the columns that the user names.

    Raises:
        UsageError: there is none, several, or not the one meant.
    """
    texts = tuple(text for grid in grids for text in grid.before)
    candidates = list(filter(_has_rows, _meant(grids, number, sheet)))
    heads = {id(grid): recognise(grid, mapped) for grid in grids}
    found = [(grid, head) for grid in candidates if (head := heads[id(grid)])]
    if not found and len(candidates) == 1 and (head := assume(candidates[0], mapped)):
        found = [(candidates[0], head)]
    if not found and number is None and sheet is None:
        from renwu.importing.lists import tabulate  # noqa: PLC0415  # only where there is no task table

        listed = tabulate(texts)
        if listed and (head := recognise(listed, mapped)):
            return Choice((_first_part(listed, head),), _title(listed, head), _names(candidates), texts)
    if not found:
        raise UsageError(f"{file} 里{_none_found(candidates)}")
    first, head = found[0]
    at = next(place for place, grid in enumerate(grids) if grid is first)
    parts = [_first_part(first, head), *_following(list(filter(_has_rows, grids[at + 1 :])), head, heads)]
    others = [grid for grid in candidates if all(grid is not part.grid for part in parts)]
    rivals = [grid for grid, _ in found if grid in others]
    if rivals:
        names = "、".join(grid.name for grid in (first, *rivals))
        option = f"--sheet {_sheet_name(first)}" if _sheet_name(first) else "--table 1"
        raise UsageError(f"有{len(rivals) + 1}张任务表：{names}；指明要哪一张，如 {option}")
    return Choice(tuple(parts), _title(first, head), _names(others), texts, tuple(_notes(grids)))


def _following(grids: Sequence[Grid], head: TableHead, heads: Mapping[int, TableHead | None]) -> Iterator[TablePart]:
    """The tables behind the first that go on from it."""
    adjacent = True
    for grid in grids:
        part = _continuation(grid, head, heads[id(grid)], headless=adjacent)
        adjacent = part is not None
        if part:
            yield part


def _notes(grids: Sequence[Grid]) -> Iterator[str]:
    """What is noted behind the last table."""
    return (text for text in grids[-1].before if not grids[-1].rows and text.startswith(NOTES))


def _has_rows(grid: Grid) -> bool:
    return bool(grid.rows)


def _names(grids: Sequence[Grid]) -> tuple[str, ...]:
    return tuple(grid.name for grid in grids)


def _sheet_name(grid: Grid) -> str:
    return grid.name[4:-1] if grid.name.startswith("工作表“") else ""


def _meant(grids: Sequence[Grid], number: int | None, sheet: str | None) -> Iterator[Grid]:
    if sheet is not None:
        named = [grid for grid in grids if fold(_sheet_name(grid)) == fold(sheet)]
        if not named:
            known = "、".join(filter(None, map(_sheet_name, grids))) or "没有工作表"
            raise UsageError(f"--sheet：没有工作表“{sheet}”；文件里有：{known}")
        yield from named
    elif number is not None:
        tables = list(filter(_has_rows, grids))
        if not 1 <= number <= len(tables):
            raise UsageError(f"--table：没有第{number}张表，文件里共有{len(tables)}张")
        yield tables[number - 1]
    else:
        yield from grids


def _none_found(grids: Sequence[Grid]) -> str:
    if not grids:
        return "没有表格；任务表要有表头，如 序号、重点任务、完成时限、牵头单位"
    shown = [
        f"{grid.name or '表'}的第一行是“{'、'.join(cell.text.replace(chr(10), '')[:12] for cell in grid.rows[0])}”"
        for grid in grids[:_MOST_SHOWN]
        if grid.rows
    ]
    return f"认不出任务表的表头：{'；'.join(shown) or '表格是空的'}；用 --map 指明各列，如 --map 任务=3,时限=4,牵头=5"


def _continuation(grid: Grid, head: TableHead, own: TableHead | None, *, headless: bool) -> TablePart | None:
    """A table that goes on: of as many columns under the same heading again, or right behind and of the same matter."""
    between = [text for text in grid.before if not CONTINUED.fullmatch(text)]
    if _sheet_name(grid) or "内的" in grid.name or not all(map(_is_section, between)):
        return None
    if own is not None:
        same = own.words == head.words
        return TablePart(grid, head._replace(first=0, body=0), tuple(between)) if same else None
    if not headless or between or grid.columns != len(head.words) or not _fits(grid, head):
        return None
    return TablePart(grid, head._replace(first=0, body=0), headless=True)


def _fits(grid: Grid, head: TableHead) -> bool:
    """Whether what stands under a table's deadlines and numbers is deadlines and numbers."""
    row = covering(grid, 1)[0]
    deadline, number = (
        cell.text if (at := head.column(field)) is not None and (cell := row[at]) else ""
        for field in (Field.DEADLINE, Field.NUMBER)
    )
    reading = deadlines.read(deadline, None, _ANY_YEAR)
    readable = not deadline or not isinstance(reading, Unclear) or bool(re.search("[0-9]", deadline))
    return readable and (not number or bool(re.search("[0-9]", number)) or numbering.is_chinese(number))


_ANY_YEAR = 2000


def _first_part(grid: Grid, head: TableHead) -> TablePart:
    sections: list[str] = []
    for text in reversed(grid.before):
        named = Field.LEAD not in head.fields and not sections and unit_of(text)  # whose table it is
        if not named and not _is_section(text):
            break
        sections.insert(0, text)
    return TablePart(grid, head, tuple(sections))


_LONGEST_HEADING = 60


def _is_section(text: str) -> bool:
    return numbering.level(text) in numbering.CHINESE_LEVELS and len(text) <= _LONGEST_HEADING


def _title(grid: Grid, head: TableHead) -> str:
    """The text over the heading row, else the last line before the table that ends as a table's name does."""
    above = [cell.text for cells in grid.rows[: head.first] for cell in cells if cell.text]
    before = [text for text in grid.before if not numbering.level(text)][::-1]
    likely = [
        "".join(text.split("\n"))
        for text in (*above, *before)
        if not _ASIDE.fullmatch(text.strip()) and not _SENTENCE.search(text) and len(text) <= _LONGEST_TITLE
    ]
    named = [text for text in likely if _NAMES_A_TABLE.search(text)]
    return next(iter(named or likely), "")


_SENTENCE = re.compile("[。；：，！？;:,]$")
_NAMES_A_TABLE = re.compile(r"(?:表|方案|清单|分工|任务|措施|要点|台账|计划)(?:[（(][^）)]*[）)])?$")
_LONGEST_TITLE = 120
