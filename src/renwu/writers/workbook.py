"""Starting a workbook: what every .xlsx that renwu writes has in common."""

from datetime import date, datetime, time
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


def opened(out: BinaryIO, title: str, as_of: date) -> Workbook:
    """A new workbook, to be closed by whoever takes it; text stays text, never a formula, a number or a link.

    Args:
        out: where it is written when it is closed.
        title: what it is called in its properties.
        as_of: the date it is for, which it is dated: the same answer makes the same file.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
        "default_format_properties": FONT,
    }
    book = Workbook(out, options)
    book.set_properties({"title": title, "author": "renwu", "created": datetime.combine(as_of, time())})
    return book
