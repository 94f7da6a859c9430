"""Starting a workbook: what every .xlsx that renwu writes has in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook

FONT = {
    "font_name": "宋体",
    "font_size": 10.5,
    "font_family": 3,
    "font_charset": 134,  # GB 2312: a program that lacks 宋体 takes another Chinese font
    "font_scheme": "none",  # else Excel takes the font of its theme
    "valign": "vcenter",
}
"""What every cell is set in; 五号 (10.5 pt), as office tables are."""


@contextmanager
def opened(out: BinaryIO, title: str, as_of: date) -> Iterator[Workbook]:
    """A new workbook, written once it is filled; text stays text, never a formula, a number or a link.

    Args:
        out: where it is written.
        title: what it is called in its properties.
        as_of: the date it is for, which it is dated: the same answer makes the same file.

    Raises:
        OSError: it can't be written.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
        "default_format_properties": FONT,
    }
    written = BytesIO()  # XlsxWriter has errors of its own for a file that can't be written
    book = Workbook(written, options)
    book.set_properties({"title": title, "author": "renwu", "created": datetime.combine(as_of, time())})
    yield book
    book.close()
    out.write(written.getbuffer())
