"""Tables as workbooks: a sheet to work with, and for the tasks of a plan one to print."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from xlsxwriter.worksheet import Worksheet

from renwu.answers.table import Row, Sheets, Table
from renwu.errors import UsageError
from renwu.progress import Track, untracked
from renwu.writers import workbook
from renwu.writers.cells import HIGHEST, MOST_ROWS, Pen, height, held, widths
from renwu.writers.paper import paged, print_sheet

_LONGEST_HEADER = 100  # characters of a title; a header has 255, where & counts twice
_LEGIBLE = 205  # half-width cells that a page of A4 across holds at 7.5 points, 六号, the least that is read with ease
_PRINTED = "打印"
_LONGEST_NAME = 31  # characters of a sheet's; what else it may be, Excel's “Rename a worksheet” says
_NO_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$|[\U00010000-\U0010ffff]")
_RESERVED = {"history"}
_BUTTON = 4  # half-width cells that the button of a filter takes of a heading


def write(table: Table[Row], out: BinaryIO, track: Track = untracked) -> list[str]:
    """Write a table as a workbook; the same table makes the same bytes.

    Args:
        table: what to write; its envelope has the plan and the date.
        out: where to.
        track: watches the rows.

    Returns:
        What people should know of it: which columns have texts that were too long for a cell.

    Raises:
        UsageError: there are more rows than a sheet holds.
    """
    sheets = table.sheets() if table.sheets else Sheets("任务", table.columns)
    _refuse_too_many(table, sheets)
    title, as_of = table.envelope["plan"]["title"], date.fromisoformat(table.envelope["as_of"])
    with workbook.opened(out, title, as_of) as book:
        pen = Pen(book)
        _work_sheet(book.add_worksheet(sheets.name), pen, table, sheets, track)
        if sheets.printed:
            print_sheet(book.add_worksheet(_PRINTED), pen, table, sheets, track)
        names = _sheet_names([each.name for each in sheets.apart], {sheets.name, _PRINTED})
        for name, (_, summary, rows) in zip(names, sheets.apart, strict=True):
            own = table._replace(rows=rows, summary=summary, notes=())
            print_sheet(book.add_worksheet(name), pen, own, sheets, track)
    return [f"“{heading}”里有文字超过单元格的上限32767字，只写了开头；全文见其他格式" for heading in pen.cut]


def _refuse_too_many(table: Table[Row], sheets: Sheets[Row]) -> None:
    # A sheet to print has at most a row for a section before each of the table's, and a few around them.
    around = 8 + len(table.details) + len(table.notes)
    rows = len(table.rows) * (2 if sheets.printed else 1)
    if rows + around > MOST_ROWS:
        raise UsageError(
            f"一张工作表最多{MOST_ROWS}行，装不下这里的{len(table.rows)}行；用筛选选项分几次输出，或输出为 .csv"
        )


def _sheet_names(names: Sequence[str], taken: Collection[str]) -> Iterator[str]:
    """A sheet's name for each, one that workbooks take, no two alike and none of those taken, whatever their case."""
    known = {*_RESERVED, *map(str.casefold, taken)}
    for name in names:
        safe = _NO_NAME.sub("_", held(name).strip())[:_LONGEST_NAME] or "_"
        distinct, number = safe, 1
        while distinct.casefold() in known:
            number += 1
            distinct = f"{safe[: _LONGEST_NAME - 4]}-{number}"
        known.add(distinct.casefold())
        yield distinct


def _work_sheet(sheet: Worksheet, pen: Pen, table: Table[Row], sheets: Sheets[Row], track: Track) -> None:
    columns = sheets.columns
    rows = [[pen.content(column, row) for column in columns] for row in track(table.rows, "正在整理工作表")]
    total = [] if table.total is None else [[pen.content(column, table.total) for column in columns]]
    widths_ = widths(columns, [*rows, *total], heading=_BUTTON)
    if sum(widths_) > _LEGIBLE:
        widths_ = widths(columns, [*rows, *total], heading=_BUTTON, room=_LEGIBLE)
    for at, width in enumerate(widths_):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 24)
    pen.headings(sheet, 0, columns)
    for at, cells in enumerate(track(rows, "正在写工作表"), 1):
        high = height(cells, widths_)
        sheet.set_row(at, high)
        pen.fill(sheet, at, columns, cells, style="high" if high >= HIGHEST else "")  # else its beginning is hidden
    for cells in total:
        sheet.set_row(len(rows) + 1, height(cells, widths_))
        pen.fill(sheet, len(rows) + 1, columns, cells, style="total")
    after = len(rows) + len(total) + 2  # a row between keeps them out of what is sorted
    for at, line in enumerate(
        filter(None, ("" if rows else table.empty, table.summary, *table.details, *table.notes)), after
    ):
        pen.put(sheet, at, 0, held(line), "note")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
    pen.colour(sheet, columns, 1, len(rows))
    paged(sheet, table, headings=0)
    sheet.set_header("&C" + table.envelope["plan"]["title"][:_LONGEST_HEADER].replace("&", "&&"))
