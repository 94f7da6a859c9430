"""A 报送表 as a workbook: what is ours locked, what is asked checked as it is typed, and what it is, hidden."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from renwu.papers.returns.form import (
    ANSWERS,
    FORM_HEADINGS,
    FORM_SHEET,
    HEADING_ROW,
    HIDDEN,
    LABELS_OF,
    OURS,
    Form,
    FormRow,
)
from renwu.writers.cells import HIGHEST, held, write_text
from renwu.writers.linebreak import wrap
from renwu.writers.workbook import opened

_WIDTHS = (5, 27, 10, 9.5, 18, 9, 11, 26, 16, 16, 12, 8, 12.5)
_QUALIFIED = 11  # of the first column, across plans
_A4 = 9
_FIRST_DAY = date(1900, 1, 1)  # that a workbook can hold
_LAST = len(FORM_HEADINGS) - 1
_LINE = 14.5  # points
_LEAST_LINES = 4  # room to write in
_HOW = (
    "填写说明：只填右边浅黄色各栏，左边各栏不要改动，不要移动、排序、增删行和列。"
    "已经办结的，“是否办结”选“是”并填办结日期；没有办结的，填本期进展。没有进展的可以整行不填。"
    "佐证写文件名或网址，几个用顿号隔开。写不下可以拉高行。填好后仍存为 .xlsx，原样发回。"
)
_GRID = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True, "valign": "vcenter"}


def write(form: Form, out: BinaryIO) -> None:
    """Write one unit's form. Raises OSError where it can't be written."""
    with opened(out, held(f"{form.title}进展报送表（{form.unit}）"), form.as_of) as book:
        _asked(book, book.add_worksheet(FORM_SHEET), form)
        _hidden(book.add_worksheet(HIDDEN), form)


def _asked(book: Workbook, sheet: Worksheet, form: Form) -> None:
    title = book.add_format({"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"})
    about = book.add_format({"bold": True, "valign": "vcenter", "text_wrap": bool(form.plans)})
    how = book.add_format({"text_wrap": True, "valign": "vcenter", "font_color": "#404040"})
    for column, width in enumerate(_widths(form)):
        sheet.set_column(column, column, width)
    _across(sheet, 0, f"{form.title}进展报送表", title)
    sheet.set_row(0, 30)
    document = f"　　文号：{form.document}" if form.document else ""
    limit = f"　　请于{form.return_by}前报回（含当日）" if form.return_by else ""
    named = f"　　方案：{'；'.join(f'{key}＝{name}' for key, name in form.plans)}" if form.plans else ""
    said = f"填报单位：{form.unit}　　截至日期：{form.as_of}{limit}　　任务：{len(form.rows)}项{document}{named}"
    _across(sheet, 1, said, about)
    sheet.set_row(1, 20 if not form.plans else min(HIGHEST, _LINE * len(wrap(said, round(sum(_widths(form))))) + 6))
    _across(sheet, 2, _HOW, how)
    sheet.set_row(2, 2.4 * _LINE)
    _table(book, sheet, form)
    _checks(sheet, form)
    _page(sheet, form)


def _across(sheet: Worksheet, row: int, text: str, style: Format) -> None:
    """Write a text over all columns."""
    sheet.merge_range(row, 0, row, _LAST, "", style)
    write_text(sheet, row, 0, held(text), style)


def _table(book: Workbook, sheet: Worksheet, form: Form) -> None:
    heading = {**_GRID, "bold": True, "align": "center"}
    our_heading = book.add_format({**heading, "bg_color": "#D9D9D9"})
    asked_heading = book.add_format({**heading, "bg_color": "#FFE699"})
    ours = book.add_format({**_GRID, "bg_color": "#F2F2F2"})
    centred = book.add_format({**_GRID, "bg_color": "#F2F2F2", "align": "center"})
    asked = _answer_formats(book)
    top, widths = HEADING_ROW - 1, _widths(form)
    for column, name in enumerate(FORM_HEADINGS):
        broken = name.replace("（", "\n（")
        sheet.write_string(top, column, broken, our_heading if name in OURS else asked_heading)
    sheet.set_row(top, 2.4 * _LINE)
    for row, task in enumerate(form.rows, HEADING_ROW):
        for column, text in enumerate(task):
            write_text(sheet, row, column, held(text), centred if FORM_HEADINGS[column] in _CENTRED else ours)
        for column, name in enumerate(ANSWERS, len(OURS)):
            sheet.write_blank(row, column, None, asked[name])
        sheet.set_row(row, _height(task, widths))


def _widths(form: Form) -> tuple[float, ...]:
    """How wide the columns are: across plans, the ids have the plans' keys before them."""
    return (_QUALIFIED, *_WIDTHS[1:]) if form.plans else _WIDTHS


def _height(task: FormRow, widths: Sequence[float]) -> float:
    """How tall a row is, for all of its text to be seen: LibreOffice takes it as it stands in the file."""
    lines = max(len(wrap(text, int(width) - 1)) for text, width in zip(task, widths, strict=False))
    return min(HIGHEST, _LINE * max(_LEAST_LINES, lines) + 6)


_CENTRED = ("编号", "完成时限", "状态")


def _answer_formats(book: Workbook) -> dict[str, Format]:
    """How each column to fill in is set: the phone number is text, or it would lose its leading zero."""
    plain = {**_GRID, "locked": False, "bg_color": "#FFFBEB"}
    special = {
        "是否办结（是/否）": {"align": "center"},
        "办结日期": {"align": "center", "num_format": "yyyy-mm-dd"},
        "填报人": {"align": "center", "num_format": "@"},
        "联系电话": {"num_format": "@"},
    }
    return {name: book.add_format({**plain, **special.get(name, {})}) for name in ANSWERS}


def _checks(sheet: Worksheet, form: Form) -> None:
    last = HEADING_ROW + len(form.rows) - 1
    done, done_on = len(OURS), len(OURS) + 1
    sheet.data_validation(
        HEADING_ROW,
        done,
        last,
        done,
        {
            "validate": "list",
            "source": ["是", "否"],
            "input_title": "是否办结",
            "input_message": "办结了选“是”，并填办结日期；没有办结选“否”或不填。",
            "error_title": "是否办结",
            "error_message": "只能写“是”或“否”。",
        },
    )
    first = form.begins if form.begins and form.begins >= _FIRST_DAY else None
    not_before = f"，不早于{first}" if first else ""
    sheet.data_validation(
        HEADING_ROW,
        done_on,
        last,
        done_on,
        {
            "validate": "date",
            **(
                {"criteria": "between", "minimum": first, "maximum": "=TODAY()"}
                if first
                else {"criteria": "<=", "value": "=TODAY()"}
            ),
            "input_title": "办结日期",
            "input_message": f"写成如 2024-12-31；办结了才填{not_before}，不晚于今天。",
            "error_title": "办结日期",
            "error_message": f"写一个日期，如 2024-12-31{not_before}，不晚于今天。",
        },
    )


def _page(sheet: Worksheet, form: Form) -> None:
    sheet.protect(options={"format_cells": True, "format_columns": True, "format_rows": True})
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.print_area(0, 0, HEADING_ROW + len(form.rows) - 1, _LAST)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.set_selection(HEADING_ROW, len(OURS), HEADING_ROW, len(OURS))


def _hidden(sheet: Worksheet, form: Form) -> None:
    version = "3" if form.plans else "2" if form.return_by else "1"
    limit = form.return_by.isoformat() if form.return_by else ""
    values = (version, form.title, form.document, form.unit, form.as_of.isoformat(), limit, str(len(form.plans)))
    rows = [*zip(LABELS_OF[version], values, strict=False), *form.plans, *((task.id, task.text) for task in form.rows)]
    for row, (left, right) in enumerate(rows):
        write_text(sheet, row, 0, held(left))
        write_text(sheet, row, 1, held(right))
    sheet.protect()
    sheet.very_hidden()
