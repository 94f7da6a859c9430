"""The sheet to print: a plan's tasks laid out as its document has them, section by section, measure by measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from xlsxwriter.worksheet import Worksheet

from renwu.answers.table import Column, Fit, Row, Sheets, Table
from renwu.plan.model import Measure, Section, title
from renwu.progress import Track
from renwu.writers.cells import Content, Pen, height, held, pieces, widths

_A4 = 9  # the number that the format has for it (ECMA-376, part 1, 18.3.1.63)
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # margins in inches
_WIDE = int((297 / 25.4 - 2 * _SIDE) * 96)  # pixels of the paper between the margins
_HIGH = (210 / 25.4 - _TOP - _BOTTOM) * 72  # points of it
_SPARE = 0.95  # what of that is counted on: programs differ in how high they make a row
_DIGIT, _GAP = 7, 5  # pixels of a half-width cell of 10.5 points, and those around a cell
_LARGER = 18 / 10.5  # how much larger the title's letters are
_AIR = 4.0  # points that headings have more than other rows
_TITLE, _TOTALS, _HEADINGS, _FIRST = range(4)  # the rows that stand above the tasks, and the first of these

_MEASURE: tuple[Column[Measure], ...] = (
    Column("measure_number", "序号", lambda measure: f"（{measure.number}）" if measure.number else ""),
    Column("measure_title", "主要措施", lambda measure: measure.title, fit=Fit.NAMES),
)


def paged(sheet: Worksheet, table: Table[Any], headings: int) -> None:
    """Have a sheet print on A4 across, as wide as the paper, with its row of headings and a number on each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_SIDE, _SIDE, _TOP, _BOTTOM)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(headings)
    sheet.set_footer(f"&L截至{table.envelope['as_of']}&R第 &P 页，共 &N 页")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet: the heading of a section, or a task with the names of its measure before it."""

    section: str = ""
    measure: Measure | None = None
    names: Sequence[str] = ()
    cells: Sequence[Content] = ()


def print_sheet(sheet: Worksheet, pen: Pen, table: Table[Row], sheets: Sheets[Row], track: Track) -> None:
    """Write the tasks of a plan as its document has them.

    Neighbours of one measure share its cells, on each page anew, as documents print it. Sections have a row of their
    own, unless the tasks are in an order that mixes them. A text that is higher than a row can be goes on in the next.
    """
    assert sheets.place is not None  # noqa: S101  # where there is something to print, rows have their place
    places = list(map(sheets.place, table.rows))
    contents = [[pen.content(column, row) for column in sheets.printed] for row in track(table.rows, "正在整理打印表")]
    ahead = [column for column in _MEASURE if any(column.text(measure) for _, measure in places)]
    lines = list(_lines(places, contents, ahead))
    columns: list[Column[Any]] = [*ahead, *sheets.printed]
    room = (_WIDE - _GAP * len(columns)) // _DIGIT
    given = widths(columns, [[*line.names, *line.cells] for line in lines if line.measure], room=room)
    lines = [part for line in lines for part in _parts(line, given)]
    for at, width in enumerate(given):
        sheet.set_column(at, at, width)
    above = _head(sheet, pen, table, columns, given)
    heights, starts = _paginated(lines, given, above, _HIGH * _SPARE * max(1.0, sum(given) / room))
    for at, (line, high) in enumerate(track(list(zip(lines, heights, strict=True)), "正在写打印表"), _FIRST):
        sheet.set_row(at, high)
        if line.section:
            pen.merge(sheet, (at, 0), (at, len(columns) - 1), line.section, "part")
        else:
            pen.fill(sheet, at, sheets.printed, line.cells, first=len(ahead))
    for first, last in _runs(lines, starts):
        for at, name in enumerate(lines[first].names):
            pen.merge(sheet, (_FIRST + first, at), (_FIRST + last, at), name, "centred")
    end = _FIRST + len(lines)
    for at, note in enumerate(filter(None, ("" if lines else table.empty, *table.notes)), end):
        sheet.set_row(at, height([note], [sum(given)]))
        pen.merge(sheet, (at, 0), (at, len(columns) - 1), held(note), "wrapped note")
    sheet.freeze_panes(_FIRST, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{end}"})
    pen.colour(sheet, sheets.printed, _FIRST, end - 1, left=len(ahead))
    paged(sheet, table, _HEADINGS)
    sheet.set_h_pagebreaks([_FIRST + start for start in starts])


def _head(
    sheet: Worksheet, pen: Pen, table: Table[Any], columns: Sequence[Column[Any]], given: Sequence[int]
) -> tuple[float, float]:
    """Write what stands above the tasks: the plan's title, the line of totals, the headings.

    Gives how high that is, and how high the headings are.
    """
    across = sum(given)
    name = held(table.envelope["plan"]["title"])
    totals = held(table.summary or f"共{len(table.rows)}项，截至{table.envelope['as_of']}")
    heights = (
        height([name], [int(across / _LARGER)]) * _LARGER,
        height([totals], [across]),
        height([column.heading for column in columns], given) + _AIR,
    )
    for at, high in enumerate(heights):
        sheet.set_row(at, high)
    pen.merge(sheet, (_TITLE, 0), (_TITLE, len(columns) - 1), name, "title")
    pen.merge(sheet, (_TOTALS, 0), (_TOTALS, len(columns) - 1), totals, "wrapped note")
    pen.headings(sheet, _HEADINGS, columns)
    return sum(heights), heights[_HEADINGS]


def _lines(
    places: Sequence[tuple[Section, Measure]],
    contents: Sequence[Sequence[Content]],
    ahead: Sequence[Column[Measure]],
) -> Iterator[_Line]:
    headings = [held(title(section)) for section, _ in places]
    runs = [heading for heading, _ in groupby(headings)]
    mixed = len(set(runs)) < len(runs)
    before = ""
    for heading, (_, measure), cells in zip(headings, places, contents, strict=True):
        if heading and heading != before and not mixed:
            yield _Line(section=heading)
        before = heading
        yield _Line(measure=measure, names=[held(column.text(measure)) for column in ahead], cells=cells)


def _parts(line: _Line, given: Sequence[int]) -> list[_Line]:
    """The row, or several where one can't be so high."""
    if line.section:
        return [line]
    return [replace(line, cells=cells) for cells in pieces(line.cells, given[len(line.names) :])]


def _paginated(
    lines: Sequence[_Line], given: Sequence[int], above: tuple[float, float], page: float
) -> tuple[list[float], list[int]]:
    """How high each row is, and which begin a page, but for the first.

    Args:
        lines: the rows.
        given: how wide the columns are.
        above: how high that is what stands above the rows on the first page, and on the others.
        page: how high a page is.
    """
    heights = [
        height([line.section], [sum(given)]) + _AIR if line.section else height(line.cells, given[len(line.names) :])
        for line in lines
    ]

    def make_room(starts: Sequence[int]) -> None:
        for first, last in _runs(lines, starts):
            names = lines[first].names
            heights[last] += max(0.0, height(names, given[: len(names)]) - sum(heights[first : last + 1]))

    make_room([])
    starts = _page_starts(heights, [bool(line.section) for line in lines], page, above)
    make_room(starts)  # where a page parts a measure; what that takes is spared of a page
    return heights, starts


def _page_starts(heights: Sequence[float], kept: Sequence[bool], page: float, above: tuple[float, float]) -> list[int]:
    """The rows that begin a page, but for the first.

    Args:
        heights: how high each row is.
        kept: whether it stays on a page with the one that follows.
        page: how high a page is.
        above: how high that is what stands above the rows on the first page, and on the others.
    """
    starts: list[int] = []
    used = above[0]
    for at, high in enumerate(heights):
        together = high + (heights[at + 1] if kept[at] else 0)
        if used + together > page and at and not kept[at - 1]:
            starts.append(at)
            used = above[1]
        used += high
    return starts


def _runs(lines: Sequence[_Line], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of neighbouring rows on one page that belong to one measure."""
    begin = {0, len(lines), *starts}
    first = 0
    for at, line in enumerate(lines):
        if at in begin or line.measure is not lines[at - 1].measure:
            first = at
        if line.measure and (at + 1 in begin or lines[at + 1].measure is not line.measure):
            yield first, at
