"""The tables of a document that has no tags, from the lines that its pages draw."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from renwu.importing import headings
from renwu.importing.asides import CONTINUED
from renwu.importing.grid import Finding, Grid, rest
from renwu.readers.pdf import joining
from renwu.readers.pdf.breaks import joined, padding
from renwu.readers.pdf.cells import CLOSE, RuledTable
from renwu.readers.pdf.lines import TextLine, paragraphs
from renwu.readers.pdf.meaning import findings
from renwu.readers.pdf.page_numbers import take_out
from renwu.readers.pdf.page_parts import PageParts
from renwu.readers.pdf.refusals import Refusals

_LONGEST_SHOWN = 20
_FEWEST_ROWS = 4
"""How many rows at least stand level where a sheet's columns were cut into pages."""


@dataclass(slots=True)
class _Group:
    """The parts of one table, with the texts before it and what there is to say of them."""

    before: list[str]
    findings: list[Finding]
    parts: list[RuledTable] = field(default_factory=list)
    above: list[int] = field(default_factory=list)


def grids(pages: Sequence[PageParts], refusals: Refusals) -> tuple[Grid, ...]:
    """Every table of a document, and the text behind the last; those that go on over pages are one.

    Args:
        pages: its pages.
        refusals: takes why one can't be read.
    """
    if not any(each.tables for each in pages):
        if not refusals:
            refusals.add(
                pages[0].page,
                "没有标签标出表格，也没有画框线，哪些字是一格看不出；给表加上框线，或带标签导出，或改用 .docx、.xlsx",
            )
        return ()
    for each in pages:
        if rows := each.unruled:
            shown = f"“{rows[0].text[:_LONGEST_SHOWN]}”{f'等{len(rows)}行' if len(rows) > 1 else ''}"
            refusals.add(each.page, f"{shown}像是表的行，却没有框线；给表加上框线，再导出")
    groups = [_Group([], [])]
    numbers = map(Finding, take_out(pages))
    running = _running(pages)
    for each in pages:
        _add(each, groups, running, refusals)
    groups[0].findings += numbers
    _refuse_cut_sheet(groups, refusals)
    if refusals:
        return ()
    *whole, last = groups
    made = []
    for at, group in enumerate(whole, 1):
        table = joining.grid(f"表{at}", tuple(group.before), group.parts, group.above)
        made.append(replace(table, findings=(*group.findings, *table.findings)))
    return (*made, *rest(last.before, (found.text for found in last.findings)))


def _add(each: PageParts, groups: list[_Group], running: frozenset[tuple[int, str]], refusals: Refusals) -> None:
    """Add a page: the last group takes the texts until a table comes that they stand before."""
    around = [line for line in each.around if not _is_running(line, running)]
    above = 0
    for table in each.tables:
        between = [line for line in around if line.base < table.box.top]
        around = around[len(between) :]
        _tell(groups[-1], between)
        _place(table, above, groups, refusals)
        above += len(table.rows)
    _tell(groups[-1], around)
    (groups[-2] if len(groups) > 1 else groups[-1]).findings += map(Finding, each.left_out)


def _tell(group: _Group, texts: Sequence[TextLine]) -> None:
    for part in paragraphs(texts):
        group.before += joined(part, padding(part)).split("\n")
    group.findings += [Finding(text) for line in texts for text in line.left_out]
    group.findings += findings(sign for line in texts for sign in line.signs)


def _place(table: RuledTable, above: int, groups: list[_Group], refusals: Refusals) -> None:
    """Let a table go on with the one before, or begin one of its own."""
    last = groups[-1]
    before = groups[-2] if len(groups) > 1 else None
    turned = before is not None and before.parts[-1].page < table.page and not above
    if before is not None and turned and joining.fits(before.parts, table):
        again = joining.repeats(before.parts[0], table) > 0
        if last.before and (again or not _has_heading(table)):
            shown = last.before[0][:_LONGEST_SHOWN]
            refusals.add(table.page, f"“{shown}”在表的两页之间，却不在任何一格；请核对表的框线")
        if again or not last.before:
            before.parts.append(table)
            before.above.append(above)
            last.before.clear()
            return
    elif before is not None and turned and not last.before and not _has_heading(table):
        columns, own = len(before.parts[0].across) - 1, len(table.across) - 1
        refusals.add(
            table.page,
            f"这一页的表有{own}列，上一页的有{columns}列，接不起来；若是工作表按列拆成了几页，设成一页宽再导出",
        )
    last.parts.append(table)
    last.above.append(above)
    groups.append(_Group([], []))


def divide_a_row(upper: PageParts, lower: PageParts) -> bool:
    """Whether the end of a page divides a row, so that the next one has its rest."""
    if not upper.tables or not lower.tables or not joining.fits(upper.tables[-1:], lower.tables[0]):
        return False
    return joining.divides_a_row(upper.tables[-1], lower.tables[0])


def _has_heading(table: RuledTable) -> bool:
    return sum(headings.meaning(cell.words) is not None for cell in table.rows[0]) > 1


def _running(pages: Sequence[PageParts]) -> frozenset[tuple[int, str]]:
    """Where, and what, the lines are that stand at the same height of several pages, but for their numbers."""
    seen: dict[tuple[int, str], set[int]] = {}
    for each in pages:
        for line in each.around:
            seen.setdefault(_look(line), set()).add(each.page)
    return frozenset(look for look, on in seen.items() if len(on) > 1)


def _look(line: TextLine) -> tuple[int, str]:
    return round(line.base), re.sub("[0-9]+", "0", line.text)


def _is_running(line: TextLine, running: frozenset[tuple[int, str]]) -> bool:
    return _look(line) in running or CONTINUED.fullmatch(line.text) is not None


def _refuse_cut_sheet(groups: Sequence[_Group], refusals: Refusals) -> None:
    """Refuse a sheet whose columns were cut into pages: its rows stand level there, and its columns are others."""
    seen: dict[tuple[int, ...], RuledTable] = {}
    for part in (part for group in groups for part in group.parts):
        level = tuple(round((place - part.down[0]) / CLOSE) for place in part.down)
        other = seen.setdefault(level, part)
        if len(level) > _FEWEST_ROWS and other.page < part.page and not joining.fits([other], part):
            refusals.add(part.page, f"与第{other.page}页的各行一样高，像是一张工作表按列拆成了几页；设成一页宽，再导出")
