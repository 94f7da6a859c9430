"""What formatting says in a workbook: number formats, struck-out and raised text, hidden rows, formulas, errors."""

import io
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from renwu.errors import FileError
from renwu.importing.grid import Finding, Grid
from renwu.papers.returns.layout import FORM_SHEET
from renwu.readers import xlsx
from renwu.readers.return_form import read as read_form
from renwu.readers.xlsx.numbers import number_text
from support.forms import WORKBOOK
from support.tables import xlsx_table
from support.workbooks import replaced


def grid(fill: Callable[[Workbook, Worksheet], object]) -> Grid:
    """The grid of a workbook with one sheet."""
    out = io.BytesIO()
    with Workbook(out) as book:
        fill(book, book.add_worksheet("任务"))
    (found,) = xlsx.read(out.getvalue(), "表.xlsx")
    return found


def texts(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in found.rows]


# A number is read as it shows; the expected texts are what a spreadsheet program displays for the same format


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (2024.1, "0.00", "2024.10"),
        (2024.1, "0.00_ ", "2024.10"),
        (2024.1, "#0.00", "2024.10"),
        (2024.1, "0.##", "2024.1"),
        (2024, "0.##", "2024"),
        (2024, '0"年6月底前"', "2024年6月底前"),
        (3, '"2024年第"0"季度"', "2024年第3季度"),
        (202406, '0000"年"00"月"', "2024年06月"),
        (7, '"第"00"号"', "第07号"),
        (7, r"\第0\号", "第7号"),
        (1234567.5, "#,##0.0", "1,234,567.5"),
        (1234567, "#,##0,", "1,235"),
        (0.125, "0.0%", "12.5%"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (-5, "0.0", "-5.0"),
        (0, '0;-0;"无"', "无"),
        (12, '[>=10]0"项以上";0"项"', "12项以上"),
        (3, '[>=10]0"项以上";0"项"', "3项"),
        (8, "[$¥-804]0.00", "¥8.00"),
        (0.5, "# ?/?", "0.5"),
        (12345, "0.00E+00", "12345"),
        (5, "General", "5"),
        (5, 'General"件"', "5件"),
        (0.5, "#.00", ".50"),
        (2.5, "0", "3"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: float, code: str, expected: str) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(0, 0, value, book.add_format({"num_format": code}))

    assert texts(grid(fill)) == [[expected]]


def test_a_format_that_shows_nothing_gives_the_number() -> None:
    assert number_text(Decimal(7), ";;;") == "7"


def test_a_date_that_is_spelled_out_is_read_under_its_format() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_datetime(0, 0, datetime(2024, 12, 1), book.add_format({"num_format": 'yyyy"年"m"月"'}))  # noqa: DTZ001  # a sheet has no zone

    out = io.BytesIO()
    with Workbook(out) as book:
        fill(book, book.add_worksheet("任务"))
    spelled = replaced(out.getvalue(), "xl/worksheets/sheet1.xml", "<v>45627</v>", "<v>2024-12-01T00:00:00</v>")
    spelled = replaced(spelled, "xl/worksheets/sheet1.xml", '<c r="A1" s="1">', '<c r="A1" s="1" t="d">')
    (found,) = xlsx.read(spelled, "表.xlsx")

    assert texts(found) == [["2024年12月"]]


# What is struck out is gone, what is raised is a mark; both are told


def test_struck_out_text_is_left_out_and_told() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.write_rich_string(0, 0, struck, "2024年12月", "2024年6月")
        sheet.write(0, 1, "全部划去", struck)
        sheet.write(0, 2, 20241, struck)

    found = grid(fill)

    assert texts(found) == [["2024年6月"]]
    assert found.findings == (
        Finding("A1 划去的“2024年12月”没有读入", 0, 0),
        Finding("B1 划去的“全部划去”没有读入", 0, 1),
        Finding("C1 划去的“20241”没有读入", 0, 2),
    )


def test_a_row_that_is_struck_out_stays_as_a_blank_one() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "甲")
        sheet.write(1, 0, "乙", book.add_format({"font_strikeout": True}))

    assert texts(grid(fill)) == [["甲"], [""]]


def test_a_raised_mark_is_left_out_and_told_and_a_power_stays() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        raised = book.add_format({"font_script": 1})
        sheet.write_rich_string(0, 0, "区司法局", raised, "1")
        sheet.write_rich_string(1, 0, "新增500m", raised, "2", "绿地")

    found = grid(fill)

    assert texts(found) == [["区司法局"], ["新增500m²绿地"]]
    assert found.findings == (Finding("A1 上标“1”按注号没有读入", 0, 0),)


# What is hidden is told


def test_hidden_rows_and_columns_are_known() -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        for row in range(3):
            sheet.write_row(row + 1, 1, ["甲", "乙", "丙"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.set_column(9, 20, None, None, {"hidden": True})

    found = grid(fill)

    assert (found.hidden_rows, found.hidden_columns) == (frozenset({1}), frozenset({2}))
    assert texts(found.shown()) == [["甲", "乙", ""], ["", "", ""], ["甲", "乙", ""]]


def test_a_merged_cell_that_reaches_out_of_a_hidden_row_keeps_its_text() -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 1, ["一"])
        sheet.write_row(1, 1, ["二"])
        sheet.merge_range(0, 0, 1, 0, "甲")
        sheet.set_row(0, None, None, {"hidden": True})

    assert texts(grid(fill).shown()) == [["甲", ""], ["二"]]


# A formula without a value and an error are named, never read


def test_a_formula_without_a_stored_value_is_found_by_its_cell() -> None:
    data = replaced(
        xlsx_table([[("甲", 1, 1), ("乙", 1, 1)]]),
        "xl/worksheets/sheet1.xml",
        "</row>",
        '<c r="C1"><f>A1&amp;B1</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>',
    )
    (found,) = xlsx.read(data, "表.xlsx")

    assert found.findings == (
        Finding("C1 的公式没有存下算出的值；用 Excel 或 WPS 打开，存一次", 0, 2, unreadable=True),
    )


def test_an_error_value_is_found_by_its_cell() -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    assert grid(fill).findings == (Finding("B2 是错误值 #DIV/0!；在 Excel 或 WPS 里改正", 0, 0, unreadable=True),)


def test_a_form_with_an_error_value_is_refused_by_its_cells() -> None:
    data = replaced(
        WORKBOOK,
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '<row r="9"><c r="F9" t="e"><v>#REF!</v></c><c r="G9"><f>F9</f></c></row></sheetData>',
    )

    with pytest.raises(FileError) as caught:
        read_form(data, "回收.xlsx")

    assert str(caught.value) == (
        "回收.xlsx 有2格读不出：F9 是错误值 #REF!；在 Excel 或 WPS 里改正；"
        "G9 的公式没有存下算出的值；用 Excel 或 WPS 打开，存一次"
    )
    assert FORM_SHEET == "报送表"
