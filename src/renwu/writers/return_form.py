"""A 报送表 as a workbook: what is ours locked, what is asked checked as it is typed, and what it is, hidden."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from renwu.papers.returns.form import Form, FormRow, Goal
from renwu.papers.returns.layout import (
    ANSWERS,
    FORM_SHEET,
    HEADING_ROW,
    HIDDEN,
    LABELS_OF,
    MILESTONE,
    OURS,
    REACHED_ON,
    REQUEST,
    REVIEWER,
    TARGET,
    VALUE,
    VERSION,
    lines,
)
from renwu.writers.cells import HIGHEST, held, write_text
from renwu.writers.linebreak import wrap
from renwu.writers.workbook import opened

_WIDTHS = dict(zip(OURS + ANSWERS, (5, 27, 10, 9.5, 18, 9, 11, 26, 16, 16, 16, 12, 8, 12.5, 8), strict=True))
_WIDTHS |= {TARGET: 20, VALUE: 10, MILESTONE: 20, REACHED_ON: 12}
_QUALIFIED = 11  # of the first column, across plans
_A4 = 9
_FIRST_DAY = date(1900, 1, 1)  # that a workbook can hold
_LINE = 14.5  # points
_LEAST_LINES = 4  # room to write in
_HOW = (
    "填写说明：只填右边浅黄色各栏，左边各栏不要改动，不要移动、排序、增删行和列。"
    "已经办结的，“是否办结”选“是”并填办结日期；没有办结的，填本期进展。没有进展的可以整行不填。"
    "需要上级或其他单位协调解决的，写在“需协调解决的事项”，写明请谁解决什么。"
    "佐证写文件名或网址，几个用顿号隔开。写不下可以拉高行。填好后仍存为 .xlsx，原样发回。"
)
_HOW_GOALS = (
    "填写说明：只填浅黄色各栏，其他各栏不要改动，不要移动、排序、增删行和列。"
    "“完成值”写截至日期达到的总数，不是本期新增的数，如 6 或 6公顷；节点完成了，填“节点完成日期”。"
    "已经办结的，“是否办结”选“是”并填办结日期；没有办结的，填本期进展。没有进展的可以整行不填。"
    "需要上级或其他单位协调解决的，写在“需协调解决的事项”，写明请谁解决什么。"
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
    for column, width in enumerate(_widths(form).values()):
        sheet.set_column(column, column, width)
    last = len(form.columns) - 1
    _across(sheet, 0, last, f"{form.title}进展报送表", title)
    sheet.set_row(0, 30)
    document = f"　　文号：{form.document}" if form.document else ""
    limit = f"　　请于{form.return_by}前报回（含当日）" if form.return_by else ""
    named = f"　　方案：{'；'.join(f'{key}＝{name}' for key, name in form.plans)}" if form.plans else ""
    whose = f"{form.unit}　　分管领导：{form.leader}" if form.leader else form.unit
    said = f"填报单位：{whose}　　截至日期：{form.as_of}{limit}　　任务：{len(form.rows)}项{document}{named}"
    _across(sheet, 1, last, said, about)
    width, explained = round(sum(_widths(form).values())), _HOW_GOALS if form.has_goals else _HOW
    sheet.set_row(1, 20 if not form.plans else min(HIGHEST, _LINE * len(wrap(said, width)) + 6))
    _across(sheet, 2, last, explained, how)
    sheet.set_row(2, _LINE * len(wrap(explained, width)) + 6)
    _table(book, sheet, form)
    _checks(sheet, form)
    _page(sheet, form)


def _across(sheet: Worksheet, row: int, last: int, text: str, style: Format) -> None:
    """Write a text over all columns."""
    sheet.merge_range(row, 0, row, last, "", style)
    write_text(sheet, row, 0, held(text), style)


def _table(book: Workbook, sheet: Worksheet, form: Form) -> None:
    heading = {**_GRID, "bold": True, "align": "center"}
    our_heading = book.add_format({**heading, "bg_color": "#D9D9D9"})
    asked_heading = book.add_format({**heading, "bg_color": "#FFE699"})
    ours = book.add_format({**_GRID, "bg_color": "#F2F2F2"})
    centred = book.add_format({**_GRID, "bg_color": "#F2F2F2", "align": "center"})
    asked = _answer_formats(book, form)
    top, widths = HEADING_ROW - 1, _widths(form)
    for column, name in enumerate(form.columns):
        broken = name.replace("（", "\n（")
        sheet.write_string(top, column, broken, asked_heading if name in asked else our_heading)
    sheet.set_row(top, 2.4 * _LINE)
    styles = {name: asked.get(name, centred if name in _CENTRED else ours) for name in form.columns}
    first = HEADING_ROW
    for task in form.rows:
        _task(sheet, first, task, styles)
        for row, height in enumerate(_heights(task, widths), first):
            sheet.set_row(row, height)
        first += lines(task)


def _task(sheet: Worksheet, first: int, task: FormRow, styles: Mapping[str, Format]) -> None:
    """Write a task: a row for each target and milestone, and over all of them what is about the whole of it."""
    count, said = lines(task), dict(zip(OURS, task.ours, strict=True))
    goals = {TARGET: task.targets, VALUE: task.targets, MILESTONE: task.milestones, REACHED_ON: task.milestones}
    for column, (name, style) in enumerate(styles.items()):
        if name not in goals:
            if count > 1:
                sheet.merge_range(first, column, first + count - 1, column, "", style)
            _cell(sheet, first, column, said.get(name), style)
            continue
        for line in range(count):
            goal = goals[name][line] if line < len(goals[name]) else None
            text = _goal_words(goal) if goal and name in {TARGET, MILESTONE} else None
            _cell(sheet, first + line, column, text, style if goal else styles[_TEXT])


def _cell(sheet: Worksheet, row: int, column: int, text: str | None, style: Format) -> None:
    """Write a text, or a cell to fill in where there is none."""
    if text is None:
        sheet.write_blank(row, column, None, style)
    else:
        write_text(sheet, row, column, held(text), style)


def _goal_words(goal: Goal) -> str:
    return f"{goal.name}\n{goal.stands}"


def _widths(form: Form) -> dict[str, float]:
    """How wide the columns are: across plans, the ids have the plans' keys before them."""
    widths = {name: _WIDTHS[name] for name in form.columns}
    return {**widths, OURS[0]: _QUALIFIED} if form.plans else widths


def _heights(task: FormRow, widths: Mapping[str, float]) -> Iterator[float]:
    """How tall its rows are, for all of its text to be seen: LibreOffice takes them as they stand in the file."""
    whole = max(_lines(text, widths[name]) for name, text in zip(OURS, task.ours, strict=True))
    share = -(-max(_LEAST_LINES, whole) // lines(task))
    for target, milestone in zip_longest(task.targets or [None], task.milestones):
        found = ((TARGET, target), (MILESTONE, milestone))
        needed = [_lines(_goal_words(goal), widths[name]) for name, goal in found if goal]
        yield min(HIGHEST, _LINE * max([share, *needed]) + 6)


def _lines(text: str, width: float) -> int:
    return len(wrap(text, int(width) - 1))


_TEXT = OURS[1]
_CENTRED = ("编号", "完成时限", "状态")


def _answer_formats(book: Workbook, form: Form) -> dict[str, Format]:
    """How each column to fill in is set: a phone number is text, or it would lose its leading zero, 95% its sign."""
    plain = {**_GRID, "locked": False, "bg_color": "#FFFBEB"}
    day = {"align": "center", "num_format": "yyyy-mm-dd"}
    special = {
        VALUE: {"align": "center", "num_format": "@"},
        REACHED_ON: day,
        "是否办结（是/否）": {"align": "center"},
        "办结日期": day,
        "填报人": {"align": "center", "num_format": "@"},
        REVIEWER: {"align": "center", "num_format": "@"},
        "联系电话": {"num_format": "@"},
    }
    asked = [name for name in form.columns if name in ANSWERS or name in {VALUE, REACHED_ON}]
    return {name: book.add_format({**plain, **special.get(name, {})}) for name in asked}


def _checks(sheet: Worksheet, form: Form) -> None:
    done, done_on = ANSWERS[:2]
    _check(sheet, form, done, "办结了选“是”，并填办结日期；没有办结选“否”或不填。", _YES_OR_NO)
    first = form.begins if form.begins and form.begins >= _FIRST_DAY else None
    limits = f"{f'，不早于{first}' if first else ''}，不晚于今天。"
    days = {
        "validate": "date",
        **(
            {"criteria": "between", "minimum": first, "maximum": "=TODAY()"}
            if first
            else {"criteria": "<=", "value": "=TODAY()"}
        ),
        "error_message": f"写一个日期，如 2024-12-31{limits}",
    }
    _check(sheet, form, done_on, f"写成如 2024-12-31；办结了才填{limits}", days)
    _check(sheet, form, REACHED_ON, f"写成如 2024-12-31；节点完成了才填{limits}", days)
    _check(sheet, form, REQUEST, "需要上级或其他单位协调解决的，写明请谁解决什么；没有的不填。", {"validate": "any"})
    _check(sheet, form, VALUE, "写截至日期达到的总数，不是本期新增的数，如 6 或 6公顷。", {"validate": "any"})


_YES_OR_NO = {"validate": "list", "source": ["是", "否"], "error_message": "只能写“是”或“否”。"}


def _check(sheet: Worksheet, form: Form, heading: str, message: str, rule: Mapping[str, Any]) -> None:
    """Have a column that a form has checked as it is typed, with a message where somebody comes to type."""
    if heading not in form.columns:
        return
    column, title = form.columns.index(heading), heading.partition("（")[0]
    titles = {"input_title": title, "input_message": message, "error_title": title}
    sheet.data_validation(HEADING_ROW, column, _last_row(form), column, {**rule, **titles})


def _last_row(form: Form) -> int:
    return HEADING_ROW + sum(map(lines, form.rows)) - 1


def _page(sheet: Worksheet, form: Form) -> None:
    sheet.protect(options={"format_cells": True, "format_columns": True, "format_rows": True})
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.print_area(0, 0, _last_row(form), len(form.columns) - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    begin = len(OURS) + (TARGET in form.columns or MILESTONE in form.columns)  # the first column to fill in
    sheet.set_selection(HEADING_ROW, begin, HEADING_ROW, begin)


def _hidden(sheet: Worksheet, form: Form) -> None:
    limit = form.return_by.isoformat() if form.return_by else ""
    values = (VERSION, form.title, form.document, form.unit, form.as_of.isoformat(), limit, str(len(form.plans)))
    listed = (line for task in form.rows for line in _listed(task))
    for row, line in enumerate((*zip(LABELS_OF[VERSION], values, strict=True), *form.plans, *listed)):
        for column, text in enumerate(line):
            write_text(sheet, row, column, held(text))
    sheet.protect()
    sheet.very_hidden()


def _listed(task: FormRow) -> Iterator[tuple[str, ...]]:
    """The lines of the hidden sheet for a task: its id and text, and beside and below them what it asks about."""
    if not task.targets and not task.milestones:
        yield task.id, task.text
    for number, (target, milestone) in enumerate(zip_longest(task.targets, task.milestones)):
        named = (target.name if target else "", milestone.name if milestone else "")
        yield (*(("", "") if number else (task.id, task.text)), *named)
