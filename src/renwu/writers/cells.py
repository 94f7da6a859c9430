"""Cells of a workbook: what Excel can hold, in which style, and how much room it takes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from renwu.answers.table import Column, Fit, Row
from renwu.standing.status import Status
from renwu.writers.linebreak import wrap
from renwu.writers.visible import visible

LONGEST = 32_767
"""Characters that a cell holds, in UTF-16 units; this and the rest: Microsoft, Excel specifications and limits."""

MOST_ROWS = 1_048_576
"""Rows that a sheet holds."""

HIGHEST = 409.0
"""Points that a row is high at most."""

Content = str | int | date
"""What stands in a cell: text as people read it, or a number or date that Excel can reckon with."""

_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_LINE, _PADDING = 15.75, 5.0  # points that a line of 10.5 points takes, and what a row has around its lines
_PIECE = 20  # lines that one row has of a text too long for one
_RAGGED = 2  # half-width cells that a line loses where a word or a mark may not be parted
_WIDEST: Mapping[Fit, int] = {Fit.WHOLE: 24, Fit.NUMBER: 14, Fit.NAMES: 18, Fit.LIST: 18, Fit.PROSE: 50}
_LEAST_PROSE = 14
_PROSE_WEIGHT = 60

# XlsxWriter writes <r>…</r> as it is, for its own marks of a text in several fonts, and of two escapes that share an
# underscore (_x0041_x0042_; ECMA-376, part 1, 22.4.2.4) it escapes one only. Such a text goes to it in parts.
_MISREAD = re.compile("^<r>(?s:.*)</r>$|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_PARTS = re.compile("(?<=^<)|(?<=^<r)|(?<=_)(?=x[0-9A-Fa-f]{4}_)")

# Text keeps its apostrophe when it is edited: =1+1, 0001 and 2024-12 stay what they are.
_TEXT = {"text_wrap": True, "border": 1, "quote_prefix": True}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": _TEXT,
    "centred": _TEXT | {"align": "center"},
    "number": {"border": 1, "align": "center"},
    "date": {"border": 1, "align": "center", "num_format": "yyyy-mm-dd"},
    "heading": _TEXT | {"align": "center", "bold": True, "bg_color": "#EDEDED"},
    "part": _TEXT | {"bold": True, "bg_color": "#F7F7F7"},
    "high": _TEXT | {"valign": "top"},
    "high number": {"border": 1, "align": "center", "valign": "top"},
    "total": _TEXT | {"align": "center", "bold": True},
    "total number": {"border": 1, "align": "center", "bold": True},
    "title": {"text_wrap": True, "quote_prefix": True, "align": "center", "bold": True, "font_size": 18},
    "note": {"quote_prefix": True},
    "wrapped note": {"text_wrap": True, "quote_prefix": True},
}

# Font and ground of a status; each pair has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
TONES: Mapping[Status, tuple[str, str]] = {
    Status.DONE: ("#1E5C2E", "#DDF0DF"),
    Status.DONE_LATE: ("#6B4A00", "#F3E6C4"),
    Status.OVERDUE: ("#9C0006", "#FFD7DB"),
    Status.DUE_SOON: ("#7A4100", "#FFE8B8"),
    Status.ONGOING: ("#1F4E78", "#DDEBF7"),
    Status.UNCLEAR: ("#5B2C83", "#EBDFF5"),
    Status.SUSPENDED: ("#4F4F4F", "#E7E7E7"),
    Status.CANCELLED: ("#4F4F4F", "#E7E7E7"),
}
"""The colours of a status; a task that is not due has none."""


def held(text: str) -> str:
    """The text as a cell can hold it: nothing in it is obeyed, and one that is too long says where it was cut."""
    text = visible(text)
    if len(text) <= LONGEST // 2:  # no need to count
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    cut = f"……（全文{len(text)}字，单元格容不下，到此为止）"
    return units[: 2 * (LONGEST - len(cut))].decode("utf-16-le", "ignore") + cut


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
    """Write a text that `held` has given, as it is."""
    if _MISREAD.search(text):
        sheet.write_rich_string(row, column, *_PARTS.split(text), *filter(None, [style]))
    elif text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def span(text: str) -> int:
    """How wide a line is, in half-width cells: what GB 18030 codes in one byte is half as wide as the rest in 宋体."""
    return len(text.encode("gb18030", "replace"))


def widths(
    columns: Sequence[Column[Any]], rows: Sequence[Sequence[Content]], *, heading: int = 0, room: int = 0
) -> list[int]:
    """How wide each column is, in half-width cells.

    Args:
        columns: the columns.
        rows: what stands in them, row by row.
        heading: what a heading needs beside its text.
        room: how wide they may be together, if prose is to share what the others leave.
    """
    longest = [
        max([span(column.heading) + heading, *map(_longest, set(cells))])
        for column, cells in zip(columns, zip(*rows, strict=True) if rows else [()] * len(columns), strict=True)
    ]
    given = [min(most, _WIDEST[column.fit]) for column, most in zip(columns, longest, strict=True)]
    prose = [at for at, column in enumerate(columns) if column.fit is Fit.PROSE]
    if room and prose:
        rest = room - sum(width for at, width in enumerate(given) if at not in prose)
        weights = {at: min(longest[at], _PROSE_WEIGHT) for at in prose}
        for at, weight in weights.items():
            given[at] = max(_LEAST_PROSE, rest * weight // sum(weights.values()))
    return given


def _longest(cell: Content) -> int:
    """How wide a cell's longest line is, with a little room; more than any column is wide doesn't matter."""
    text = str(cell)
    return max(map(span, text.split("\n"))) + 1 if len(text) < _PROSE_WEIGHT or "\n" in text else _PROSE_WEIGHT


def height(cells: Sequence[Content], widths: Sequence[int]) -> float:
    """How high a row must be for its cells to be read whole, in points, as far as Excel goes."""
    lines = max(
        (_lines(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)), default=1
    )
    return min(HIGHEST, lines * _LINE + _PADDING)


def _lines(text: str, width: int) -> int:
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    spans = map(span, text.split("\n"))
    return sum(1 if wide <= width else -(-wide // max(1, width - _RAGGED)) for wide in spans)


def pieces(cells: Sequence[Content], widths: Sequence[int]) -> list[Sequence[Content]]:
    """The cells of a row, as those of several where one row can't be so high that they are read whole."""
    if height(cells, widths) < HIGHEST:
        return [cells]
    columns: list[list[Content]] = []
    for cell, width in zip(cells, widths, strict=True):
        columns.append([*_parted(cell, width)] if isinstance(cell, str) else [cell])
    return list(zip_longest(*columns, fillvalue=""))


def _parted(text: str, width: int) -> Iterator[str]:
    """The text in parts of so many lines, each broken as it was."""
    begin = after = 0
    for at, line in enumerate(wrap(text, width - 1)):
        place = text.index(line, after)
        if at and at % _PIECE == 0:
            yield text[begin:place].removesuffix("\n")
            begin = place
        after = place + len(line)
    yield text[begin:]


class Pen:
    """Writes into the cells of one workbook.

    Attributes:
        styles: its formats, by name.
        cut: the headings of columns where a text was too long to be held whole.
    """

    def __init__(self, book: Workbook) -> None:
        """Make the formats."""
        self.styles = {name: book.add_format(dict(properties)) for name, properties in _STYLES.items()}
        self.cut: dict[str, None] = {}
        self._tones = {
            status: book.add_format({"font_color": font, "bg_color": ground})
            for status, (font, ground) in TONES.items()
        }

    def content(self, column: Column[Row], row: Row) -> Content:
        """What stands in a row's cell."""
        value = column.value(row)
        if isinstance(value, int) or (isinstance(value, date) and value >= _FIRST_DAY):
            return value
        text = column.text(row)
        whole = held(text)
        if len(whole) > LONGEST // 2 and whole != visible(text):
            self.cut[column.heading] = None
        return whole

    def headings(self, sheet: Worksheet, row: int, columns: Sequence[Column[Any]], first: int = 0) -> None:
        """Write the headings of columns."""
        for at, column in enumerate(columns, first):
            self.put(sheet, row, at, column.heading, "heading")

    def fill(
        self,
        sheet: Worksheet,
        row: int,
        columns: Sequence[Column[Any]],
        cells: Sequence[Content],
        first: int = 0,
        style: str = "",
    ) -> None:
        """Write a row, each cell in a style of its kind, or those of `style`."""
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True), first):
            if isinstance(cell, str):
                usual = "text" if column.fit is Fit.PROSE or column.fit is Fit.LIST else "centred"
                self.put(sheet, row, at, cell, style or usual)
            elif isinstance(cell, date):
                sheet.write_datetime(row, at, datetime.combine(cell, time()), self.styles["date"])
            else:
                sheet.write_number(row, at, cell, self.styles[f"{style} number".lstrip()])

    def put(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Write a text."""
        write_text(sheet, row, column, text, self.styles[style])

    def merge(self, sheet: Worksheet, first: tuple[int, int], last: tuple[int, int], text: str, style: str) -> None:
        """Write a text over all the cells from one corner to the other."""
        if first != last:  # one cell is no merge, and Excel refuses a file that says so
            sheet.merge_range(*first, *last, "", self.styles[style])
        self.put(sheet, *first, text, style)

    def colour(self, sheet: Worksheet, columns: Sequence[Column[Any]], first: int, last: int, left: int = 0) -> None:
        """Have cells coloured by the status whose word they begin with, also after somebody has changed it.

        Args:
            sheet: the sheet.
            columns: its columns; those of words that a status colours are meant: a number says no status.
            first: the first row.
            last: the last row.
            left: where the first of the columns stands.
        """
        for at, column in enumerate(columns, left):
            if column.tone is None or column.fit is Fit.NUMBER or last < first:
                continue
            for status, style in self._tones.items():
                rule = {"type": "text", "criteria": "begins with", "value": status.label, "format": style}
                sheet.conditional_format(first, at, last, at, rule)
