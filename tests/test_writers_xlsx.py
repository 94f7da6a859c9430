"""Tables as workbooks, read back: by another library, and in the XML where that library doesn't look."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from renwu.answers import contract
from renwu.answers.columns import choose
from renwu.answers.counts import group_table
from renwu.answers.table import Column, Fit, Sheets, Table, Value
from renwu.answers.tasks import overdue_table, task_table
from renwu.answers.words import count_line
from renwu.errors import UsageError
from renwu.journal import history
from renwu.ledger.book import Book
from renwu.plan.model import Plan
from renwu.standing.counts import tally
from renwu.standing.status import Standing, Status, standings
from renwu.writers import xlsx
from renwu.writers.cells import LONGEST, TONES
from renwu.writers.visible import visible
from support import journals
from support.plans import plan, shipped

AS_OF = date(2025, 3, 10)
SHIPPED = list(standings(shipped(), AS_OF))
ENVELOPE = contract.envelope([Book(shipped(), Path("tasks.yaml"))], AS_OF)
SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HEADINGS = [
    "编号",
    "板块",
    "主要措施",
    "重点任务",
    "完成时限",
    "牵头单位",
    "协办单位",
    "状态",
    "最新进展",
    "现行到期日",
    "剩余天数",
]
PRINTED = ["序号", "主要措施", "编号", "重点任务", "完成时限", "牵头单位", "协办单位", "状态", "最新进展"]

SMALL = """\
title: 测试任务分解表
issued: 2024-01-15
sections:
- number: 一
  title: 甲板块
  measures:
  - number: 一
    title: 子措施
    tasks:
    - {id: 1, text: 第一项, deadline: 2025年3月, lead: [甲局]}
    - {id: 2, text: 第二项, deadline: 2024年12月, lead: [甲局, 乙局], support: [丙局]}
  - number: 二
    title: 丑措施
    tasks:
    - {id: 3, text: 第三项, deadline: 常态化推进, lead: [乙局]}
- number: 二
  title: 乙板块
  measures:
  - number: 三
    title: 寅措施
    tasks:
    - {id: 4, text: 第四项, deadline: 2025年12月, lead: [丙局]}
    - {id: 5, text: 第五项, deadline: 2025年12月, lead: [丙局]}
    - {id: 6, text: 第六项, deadline: 条件成熟时, lead: [丙局]}
"""


def written(table: Table[Any]) -> bytes:
    out = io.BytesIO()
    assert xlsx.write(table, out) == []
    return out.getvalue()


def sheets(book: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet's rows, from the first cell on."""
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    return {name: read.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in read.sheet_names}


def part(book: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(book)) as files:
        return ElementTree.fromstring(files.read(f"xl/{name}.xml"))


def found(root: Element, path: str) -> list[Element]:
    return root.findall(path, SPACE)


def merges(book: bytes, sheet: int = 2) -> list[str]:
    return [cell.attrib["ref"] for cell in found(part(book, f"worksheets/sheet{sheet}"), ".//x:mergeCell")]


def rows_of(merge: str) -> tuple[int, int]:
    first, last = re.findall("[0-9]+", merge)
    return int(first), int(last)


def ledger(rows: Sequence[Standing], of: Plan | None = None, columns: str = "") -> Table[Standing]:
    """A list of tasks."""
    around = contract.envelope([Book(of or shipped(), Path("tasks.yaml"))], AS_OF)
    chosen = choose(columns) if columns else None
    return task_table(rows, around, count_line(tally(rows, AS_OF), AS_OF), [], chosen)


def small(order: Iterable[int] = range(6)) -> Table[Standing]:
    """A list of the small plan's tasks, in this order."""
    of = plan(SMALL)
    all_ = list(standings(of, AS_OF))
    return ledger([all_[at] for at in order], of)


def table_of(*rows: Sequence[Value], **details: Any) -> Table[Sequence[Value]]:  # noqa: ANN401  # fields of a Table
    """A table of rows of as many cells each."""
    columns: list[Column[Sequence[Value]]] = [
        Column(f"c{at}", f"列{at}", itemgetter(at), fit=Fit.PROSE) for at in range(len(rows[0]))
    ]
    return Table("rows", rows, columns, columns, lambda row: {"cells": list(row)}, ENVELOPE, **details)


def read_back(*texts: str) -> list[Any]:
    """What stands in cells that these texts were written into."""
    read = sheets(written(table_of(*((text,) for text in texts), ("尾",))))["任务"]
    return [row[0] for row in read[1:-1]]


# The sheet to work with.


def test_a_list_of_tasks_has_a_row_for_each_with_dates_and_days_as_such() -> None:
    assert sheets(written(small()))["任务"] == [
        HEADINGS,
        ["1", "一、甲板块", "（一）子措施", "第一项", "2025年3月", "甲局", "", "临期", "", date(2025, 3, 31), 21.0],
        [
            "2",
            "一、甲板块",
            "（一）子措施",
            "第二项",
            "2024年12月",
            "甲局、乙局",
            "丙局",
            "逾期未办结",
            "",
            date(2024, 12, 31),
            -69.0,
        ],
        ["3", "一、甲板块", "（二）丑措施", "第三项", "常态化推进", "乙局", "", "常态化", "", "", ""],
        [
            "4",
            "二、乙板块",
            "（三）寅措施",
            "第四项",
            "2025年12月",
            "丙局",
            "",
            "未到期",
            "",
            date(2025, 12, 31),
            296.0,
        ],
        [
            "5",
            "二、乙板块",
            "（三）寅措施",
            "第五项",
            "2025年12月",
            "丙局",
            "",
            "未到期",
            "",
            date(2025, 12, 31),
            296.0,
        ],
        ["6", "二、乙板块", "（三）寅措施", "第六项", "条件成熟时", "丙局", "", "未明确时限", "", "", ""],
        [""] * 11,
        [
            "共6项：按期办结0、逾期未办结1、临期1、未到期2、常态化1、未明确时限1，截至2025-03-10",
            *[""] * 10,
        ],
    ]


def test_every_shipped_task_is_there_in_full() -> None:
    rows = sheets(written(ledger(SHIPPED)))["任务"][1:27]

    assert [(row[0], row[3], row[5]) for row in rows] == [
        (task.task.id, task.task.text, "、".join(task.lead)) for task in SHIPPED
    ]


def test_the_latest_progress_says_when_what_and_by_whom() -> None:
    line = journals.line("a", "2025-02-28", "progress", note="已开工", reporter="甲局")
    of = plan(SMALL)
    rows = list(standings(of, AS_OF, histories=history.histories(of, journals.entries(line), AS_OF)))

    assert sheets(written(ledger(rows, of)))["任务"][1][8] == "2025-02-28 已开工（甲局）"


def test_chosen_columns_take_the_place_of_the_usual_ones_on_both_sheets() -> None:
    read = sheets(written(ledger(SHIPPED, columns="lead,status,measure_title,days_left")))

    assert read["任务"][0] == ["牵头单位", "状态", "主要措施", "剩余天数"]
    assert read["打印"][2] == ["序号", "主要措施", "牵头单位", "状态", "剩余天数"]


def test_columns_of_the_measure_alone_leave_nothing_to_print() -> None:
    assert list(sheets(written(ledger(SHIPPED, columns="measure_title,section_title")))) == ["任务"]


def test_the_headings_filter_and_stay_in_sight() -> None:
    sheet = part(written(small()), "worksheets/sheet1")

    assert [each.attrib["ref"] for each in found(sheet, "x:autoFilter")] == ["A1:K7"]
    (pane,) = found(sheet, ".//x:pane")
    assert (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")


# The sheet to print.


def test_the_printed_sheet_is_laid_out_as_the_plan_is() -> None:
    blank = [""] * 8
    assert sheets(written(small()))["打印"] == [
        ["测试任务分解表", *blank],
        ["共6项：按期办结0、逾期未办结1、临期1、未到期2、常态化1、未明确时限1，截至2025-03-10", *blank],
        PRINTED,
        ["一、甲板块", *blank],
        ["（一）", "子措施", "1", "第一项", "2025年3月", "甲局", "", "临期\n剩21天", ""],
        ["", "", "2", "第二项", "2024年12月", "甲局、乙局", "丙局", "逾期未办结\n69天", ""],
        ["（二）", "丑措施", "3", "第三项", "常态化推进", "乙局", "", "常态化", ""],
        ["二、乙板块", *blank],
        ["（三）", "寅措施", "4", "第四项", "2025年12月", "丙局", "", "未到期\n剩296天", ""],
        ["", "", "5", "第五项", "2025年12月", "丙局", "", "未到期\n剩296天", ""],
        ["", "", "6", "第六项", "条件成熟时", "丙局", "", "未明确时限", ""],
    ]


def test_sections_span_the_table_and_measures_their_tasks() -> None:
    assert merges(written(small())) == ["A1:I1", "A2:I2", "A4:I4", "A8:I8", "A5:A6", "B5:B6", "A9:A11", "B9:B11"]


def test_in_another_order_only_neighbours_of_a_measure_share_its_cells() -> None:
    book = written(small([3, 0, 1, 4, 2, 5]))

    assert merges(book) == ["A1:I1", "A2:I2", "A5:A6", "B5:B6"]
    assert [row[:3] for row in sheets(book)["打印"][3:]] == [
        ["（三）", "寅措施", "4"],
        ["（一）", "子措施", "1"],
        ["", "", "2"],
        ["（三）", "寅措施", "5"],
        ["（二）", "丑措施", "3"],
        ["（三）", "寅措施", "6"],
    ]


def test_the_plans_order_reversed_has_its_sections_too() -> None:
    assert [row[0] for row in sheets(written(small(range(5, -1, -1))))["打印"][3:]] == [
        *("二、乙板块", "（三）", "", ""),
        *("一、甲板块", "（二）", "（一）", ""),
    ]


def test_a_plan_without_sections_and_measures_has_no_columns_for_them() -> None:
    of = journals.plan("2024年12月", "常态化推进")
    rows = sheets(written(ledger(list(standings(of, AS_OF)), of)))["打印"]

    assert [row[:2] for row in rows[2:]] == [["编号", "重点任务"], ["1", "第1项"], ["2", "第2项"]]


def test_a_sheet_of_one_column_merges_nothing() -> None:
    of = journals.plan("2024年12月")

    assert merges(written(ledger(list(standings(of, AS_OF)), of, "text"))) == []


@pytest.mark.parametrize(("sheet", "headings"), [(1, "$1:$1"), (2, "$3:$3")])
def test_a_sheet_prints_on_a4_across_with_headings_and_numbers_on_each_page(sheet: int, headings: str) -> None:
    book = written(small())
    root = part(book, f"worksheets/sheet{sheet}")

    (setup,) = found(root, "x:pageSetup")
    assert setup.attrib == {"paperSize": "9", "orientation": "landscape", "fitToHeight": "0"}
    assert [each.attrib for each in found(root, "x:sheetPr/x:pageSetUpPr")] == [{"fitToPage": "1"}]
    assert [each.text for each in found(root, ".//x:oddFooter")] == ["&L截至2025-03-10&R第 &P 页，共 &N 页"]
    titles = [each.text or "" for each in found(part(book, "workbook"), ".//x:definedName[@name='_xlnm.Print_Titles']")]
    assert titles[sheet - 1].endswith(f"!{headings}")


def test_a_sheet_to_work_with_prints_with_the_plans_title_on_each_page() -> None:
    of = replace(shipped(), title="甲&乙" * 100)
    book = written(ledger(SHIPPED, of))

    assert [each.text for each in found(part(book, "worksheets/sheet1"), ".//x:oddHeader")] == [
        "&C" + ("甲&&乙" * 100)[: 33 * 4 + 1]
    ]


def pages(book: bytes) -> list[int]:
    """The rows after which a page ends, counted from 1."""
    return [int(each.attrib["id"]) for each in found(part(book, "worksheets/sheet2"), "x:rowBreaks/x:brk")]


def one_measure(tasks: int) -> Plan:
    lines = "".join(f"    - {{id: {at}, text: 第{at}项, deadline: 2025年12月, lead: [甲局]}}\n" for at in range(tasks))
    return plan(f"title: 表\nsections:\n- measures:\n  - number: 一\n    title: 长措施\n    tasks:\n{lines}")


def test_a_measure_longer_than_a_page_is_named_on_each() -> None:
    of = one_measure(100)
    book = written(ledger(list(standings(of, AS_OF)), of))
    ends = pages(book)
    spans = [rows_of(merge) for merge in merges(book) if merge.startswith("B")]

    assert len(ends) > 1
    assert spans == [(first + 1, last) for first, last in pairwise([3, *ends, 103])]
    rows = sheets(book)["打印"]
    assert [rows[first - 1][:2] for first, _ in spans] == [["（一）", "长措施"]] * len(spans)


def test_a_page_is_filled_and_never_more_than_full() -> None:
    of = one_measure(100)
    book = written(ledger(list(standings(of, AS_OF)), of))
    heights = [float(row.attrib["ht"]) for row in found(part(book, "worksheets/sheet2"), ".//x:row")]
    full = [sum(heights[first:last]) + (heights[2] if first else 0) for first, last in pairwise([0, *pages(book)])]

    assert [page for page in full if not 420 < page < 490] == []


def test_a_measures_name_has_room_beside_a_short_task() -> None:
    of = plan(SMALL.replace("丑措施", "很长的措施名称" * 6))
    heights = [
        float(row.attrib["ht"])
        for row in found(part(written(ledger(list(standings(of, AS_OF)), of)), "worksheets/sheet2"), ".//x:row")
    ]

    assert heights[6] > 5 * 15.75
    assert heights[4] == heights[5] == heights[8] < 3 * 15.75


def test_a_text_higher_than_a_row_can_be_goes_on_in_the_next_on_paper() -> None:
    text = "".join(f"第{at}句话，" for at in range(400))
    of = plan(SMALL.replace("第一项", text))
    book = written(ledger(list(standings(of, AS_OF)), of))
    read = sheets(book)
    rows = read["打印"][4 : [row[2] for row in read["打印"]].index("2")]
    heights = [float(row.attrib["ht"]) for row in found(part(book, "worksheets/sheet2"), ".//x:row")]

    assert len(rows) > 2
    assert "".join("".join(row[3].split("\n")) for row in rows) == text
    assert [row[2] for row in rows] == ["1", *[""] * (len(rows) - 1)]
    assert max(heights) < 409
    assert read["任务"][1][3] == text


def test_a_sections_heading_stays_with_its_first_task() -> None:
    of = shipped()
    for row in range(1, 27):
        book = written(ledger(SHIPPED[:row], of))
        rows = sheets(book)["打印"]
        assert [end for end in pages(book) if re.match("[一二三]、", rows[end - 1][0])] == []


def test_a_high_row_is_as_high_as_its_text_needs_and_as_excel_can() -> None:
    book = written(table_of(("短",), ("长" * 100,), ("长" * 10_000,)))
    heights = [float(row.attrib["ht"]) for row in found(part(book, "worksheets/sheet1"), ".//x:row[@ht]")]

    assert heights[1:] == [21, 84, 408.75]


# Status and colour.


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, contrast ratio)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("status", TONES)
def test_a_statuss_colours_can_be_told_apart(status: Status) -> None:
    assert contrast(*TONES[status]) >= 4.5


@pytest.mark.parametrize(("sheet", "cells"), [(1, "H2:H7"), (2, "H4:H11")])
def test_a_cell_is_coloured_by_the_word_it_begins_with(sheet: int, cells: str) -> None:
    root = part(written(small()), f"worksheets/sheet{sheet}")

    (area,) = found(root, "x:conditionalFormatting")
    assert area.attrib["sqref"] == cells
    assert [rule.attrib["text"] for rule in found(area, "x:cfRule")] == [status.label for status in TONES]
    assert {rule.attrib["operator"] for rule in found(area, "x:cfRule")} == {"beginsWith"}


def test_no_status_begins_as_another() -> None:
    labels = [status.label for status in Status]

    assert [(one, other) for one in labels for other in labels if one != other and one.startswith(other)] == []


def test_counts_are_not_coloured_for_they_say_no_status() -> None:
    groups = tally(SHIPPED, AS_OF, "甲局")
    book = written(group_table([groups], groups, "lead", ENVELOPE, [], rates=True))

    assert found(part(book, "worksheets/sheet1"), "x:conditionalFormatting") == []


# Other tables.


def test_counts_have_totals_and_notes_below() -> None:
    one, other = tally(SHIPPED[:3], AS_OF, "甲局"), tally(SHIPPED[3:5], AS_OF, "乙局")
    table = group_table([one, other], tally(SHIPPED[:5], AS_OF), "lead", ENVELOPE, ["一", "二"], rates=True)

    assert sheets(written(table)) == {
        "统计": [
            ["牵头单位", "任务数", "按期办结", "逾期未办结", "临期", "未到期", "常态化", "办结率", "按期办结率"],
            ["甲局", 3.0, 0.0, 1.0, 0.0, 2.0, 0.0, "0/3", "0/1"],
            ["乙局", 2.0, 0.0, 2.0, 0.0, 0.0, 0.0, "0/2", "0/2"],
            ["合计", 5.0, 0.0, 3.0, 0.0, 2.0, 0.0, "0/5", "0/3"],
            [""] * 9,
            ["一", *[""] * 8],
            ["二", *[""] * 8],
        ]
    }


def test_the_totals_are_not_among_the_rows_that_are_filtered() -> None:
    group = tally(SHIPPED, AS_OF, "甲局")
    book = written(group_table([group], group, "lead", ENVELOPE, [], rates=False))

    assert [each.attrib["ref"] for each in found(part(book, "worksheets/sheet1"), "x:autoFilter")] == ["A1:G2"]


def test_an_empty_answer_says_so_on_both_sheets() -> None:
    read = sheets(written(overdue_table([], ENVELOPE, ["截至2025-03-10，逾期未办结0项。"])))

    assert [row[0] for row in read["任务"]] == ["编号", "", "没有逾期的任务。", "截至2025-03-10，逾期未办结0项。"]
    assert [row[0] for row in read["打印"]][-2:] == ["没有逾期的任务。", "截至2025-03-10，逾期未办结0项。"]


def test_a_table_that_says_nothing_of_sheets_has_one_with_its_columns() -> None:
    assert sheets(written(table_of(("甲", 12, date(2024, 12, 31), ("区财政局", "区司法局"), None)))) == {
        "任务": [
            ["列0", "列1", "列2", "列3", "列4"],
            ["甲", 12.0, date(2024, 12, 31), "区财政局、区司法局", ""],
        ]
    }


# What stands in a cell.

any_text = st.text(st.characters(codec="utf-8"), max_size=30) | st.text("=+-@\t\r\n_x04F<>r/'\" 0e12甲", max_size=14)


@settings(max_examples=150)
@given(st.lists(any_text, min_size=1, max_size=4))
@example(["=1+1", "+1", "-1", "@SUM(A1)", "{=1}"])
@example(["0001", "1e5", "2024-12", "1/2", "TRUE", "#N/A"])
@example(["http://example.org", "mailto:a@b", "internal:A1", "<r><t>甲</t></r>", "<r>", "&amp;"])
@example(
    [
        "_x0041_",
        "_x005F_x0041_",
        "_x0041_x0042_x0043_",
        "<r>_x0041_</r>",
        "<r></r>\n",
        "<_x0041_>",
        "\x00\x1b\r\t\x7f\u202e\ufffe\uffff",
        " 甲 ",
        "甲\n乙\n",
    ]
)
def test_any_text_reads_back_as_people_see_it(texts: list[str]) -> None:
    assert read_back(*texts) == list(map(visible, texts))


def test_half_a_character_that_a_journal_may_hold_is_shown() -> None:
    assert read_back("甲\ud83d乙") == [r"甲\ud83d乙"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.org", "0001"])
def test_text_is_no_formula_number_or_link_and_stays_so_when_it_is_edited(text: str) -> None:
    book = written(table_of((text,)))
    sheet, styles = part(book, "worksheets/sheet1"), part(book, "styles")

    (cell,) = found(sheet, ".//x:c[@r='A2']")
    assert cell.attrib["t"] == "s"
    assert found(styles, "x:cellXfs/x:xf")[int(cell.attrib["s"])].attrib["quotePrefix"] == "1"
    assert found(sheet, ".//x:f") + found(sheet, ".//x:hyperlink") == []


def test_a_number_is_one_and_may_be_negative() -> None:
    assert sheets(written(table_of((-366, 0))))["任务"][1] == [-366.0, 0.0]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28)])
def test_a_day_that_excel_miscounts_is_text(day: date) -> None:
    assert sheets(written(table_of((day,))))["任务"][1] == [str(day)]


@pytest.mark.parametrize("day", [date(1900, 3, 1), date(9999, 12, 31)])
def test_any_other_day_is_a_date(day: date) -> None:
    assert sheets(written(table_of((day,))))["任务"][1] == [day]


@pytest.mark.parametrize("text", ["甲" * LONGEST, "\U00020000" * (LONGEST // 2)])
def test_the_longest_text_a_cell_holds_is_whole(text: str) -> None:
    assert read_back(text) == [text]


@pytest.mark.parametrize(("char", "length"), [("甲", LONGEST + 1), ("\U00020000", LONGEST // 2 + 1)])
def test_a_longer_text_says_where_it_was_cut_and_the_writer_says_so(char: str, length: int) -> None:
    out = io.BytesIO()
    told = xlsx.write(table_of((char * length,), ("乙",)), out)
    (text,) = sheets(out.getvalue())["任务"][1]

    assert told == ["“列0”里有文字超过单元格的上限32767字，只写了开头；全文见其他格式"]
    assert text.endswith(f"{char}……（全文{length}字，单元格容不下，到此为止）")
    assert LONGEST - 1 <= len(text.encode("utf-16-le")) // 2 <= LONGEST


def test_a_title_is_text_too() -> None:
    of = replace(shipped(), title="=1+1")

    assert sheets(written(ledger(SHIPPED, of)))["打印"][0][0] == "=1+1"


# The file.


def test_the_same_answer_makes_the_same_file() -> None:
    assert written(ledger(SHIPPED)) == written(ledger(list(SHIPPED)))


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    columns: list[Column[int]] = [Column("n", "数", lambda row: row)]
    table = Table("rows", range(1_048_570), columns, columns, lambda row: {"n": row}, ENVELOPE)

    with pytest.raises(UsageError) as refused:
        xlsx.write(table, io.BytesIO())
    assert str(refused.value) == ("一张工作表最多1048576行，装不下这里的1048570行；用筛选选项分几次输出，或输出为 .csv")


def test_a_ledger_too_long_to_print_is_refused_as_well() -> None:
    columns: list[Column[int]] = [Column("n", "数", lambda row: row)]
    printed = Sheets("任务", columns, columns, lambda _: (SHIPPED[0].section, SHIPPED[0].measure))
    table = Table("rows", range(600_000), columns, columns, lambda row: {"n": row}, ENVELOPE, sheets=lambda: printed)

    with pytest.raises(UsageError, match=r"^一张工作表最多1048576行，装不下这里的600000行；"):
        xlsx.write(table, io.BytesIO())


def test_each_sheets_rows_are_watched() -> None:
    watched = []

    def track(items: Sequence[Any], label: str, /) -> Sequence[Any]:
        watched.append((len(items), label))
        return items

    xlsx.write(small(), io.BytesIO(), track)
    assert watched == [(6, "正在整理工作表"), (6, "正在写工作表"), (6, "正在整理打印表"), (8, "正在写打印表")]
