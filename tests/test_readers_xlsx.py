"""Workbooks as grids: what people see in a sheet, whatever the file has in its place."""

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from renwu.errors import FileError
from renwu.importing.grid import Cell, Grid
from renwu.readers import xlsx
from support.tables import source_rows, spanning, texts, xlsx_table
from support.workbooks import replaced

FILE = "表.xlsx"
Write = Callable[[Workbook, Worksheet], object]


def book(write: Write, options: Mapping[str, object] | None = None) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True, **(options or {})}) as made:
        write(made, made.add_worksheet("任务"))
    return out.getvalue()


def only(data: bytes) -> Grid:
    (grid,) = xlsx.read(data, FILE)
    return grid


def cell(value: object, code: object = "General", options: Mapping[str, object] | None = None) -> str:
    """What a cell with this value and number format is read as."""

    def write(made: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, value, made.add_format({"num_format": code}))

    return texts(only(book(write, options)))[0][0]


def sheet_of(xml: str) -> bytes:
    """A workbook whose sheet has this between its tags."""
    return replaced(xlsx_table([]), "xl/worksheets/sheet1.xml", "<sheetData/>", xml)


def test_the_source_with_real_merges_is_read_cell_by_cell() -> None:
    assert spanning(only(xlsx_table(source_rows()))) == source_rows()


def test_a_sheet_is_read_from_its_first_column_with_text_and_numbered_as_it_shows() -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(2, 1, ["序号", "任务"])
        sheet.write_row(5, 1, ["1", "甲"])
        sheet.write_row(9, 0, [" ", " "])

    assert only(book(write)) == Grid(
        "工作表“任务”",
        (),
        ((Cell("序号", 0, 0), Cell("任务", 0, 1)), (Cell("1", 1, 0), Cell("甲", 1, 1))),
        (3, 6),
    )


def test_a_blank_cell_in_a_row_is_a_cell() -> None:
    assert texts(only(xlsx_table([[("a", 1, 1), ("b", 1, 1), ("c", 1, 1)], [("", 1, 1), ("d", 1, 1)]]))) == [
        ["a", "b", "c"],
        ["", "d", ""],
    ]


def test_every_sheet_that_is_shown_and_has_text_is_a_grid() -> None:
    def write(made: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "甲")
        made.add_worksheet("空")
        made.add_worksheet("选项").write(0, 0, "乙")
        made.get_worksheet_by_name("选项").hide()  # type: ignore[union-attr]  # it has just been added
        made.add_chartsheet("图")
        made.add_worksheet("其他").write(0, 0, "丙")

    grids = xlsx.read(book(write), FILE)

    assert [(grid.name, texts(grid)) for grid in grids] == [("工作表“任务”", [["甲"]]), ("工作表“其他”", [["丙"]])]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "1"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (-3.50, "-3.5"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        ("#REF!", "#REF!"),
        ("  两头有空格\r\n第二行 ", "两头有空格\n第二行"),
    ],
)
def test_a_value_is_read_as_people_see_it(value: object, expected: str) -> None:
    assert cell(value) == expected


@pytest.mark.parametrize(("value", "code", "expected"), [(0.25, "0%", "25%"), (7, "000", "007"), (0.5, "0.00", "0.50")])
def test_a_percentage_and_leading_zeros_are_read_as_they_are_shown(value: float, code: str, expected: str) -> None:
    assert cell(value, code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("yyyy-mm-dd", "2024-12-01"),
        ("yyyy/m/d;@", "2024-12-01"),
        ('m"月"d"日"', "2024-12-01"),
        ('yyyy"年"m"月"', "2024年12月"),
        ('[$-804]yyyy"年"m"月";@', "2024年12月"),
        ('[DBNum1][$-804]yyyy"年"m"月";@', "2024年12月"),
        ("yyyy年m月", "2024年12月"),
        ('yyyy"年"m"月"d"日"', "2024年12月1日"),
        ("mmm-yy", "2024年12月"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-12-01"),
        ('yyyy"年底day"', "2024年底day"),
        ('yyyy"年"m"月底前"', "2024年12月底前"),
        ("yyyy年第四季度", "2024年第四季度"),
        ('"自"yyyy\\.mm"起"', "自2024.12起"),
        ("yyyy/m/d h:mm", "2024-12-01"),
        (14, "2024-12-01"),
        (17, "2024年12月"),
        (27, "2024年12月"),
        (31, "2024-12-01"),
        (57, "2024年12月"),
        (58, "2024-12-01"),
    ],
)
def test_a_date_whose_format_shows_no_day_is_a_month_or_a_year(code: object, expected: str) -> None:
    assert cell(date(2024, 12, 1), code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (datetime(2024, 12, 31, 13, 30), "yyyy-mm-dd hh:mm", "2024-12-31 13:30"),  # noqa: DTZ001  # a sheet has no zone
        (datetime(2024, 12, 31, 13, 30), "yyyy-mm-dd", "2024-12-31"),  # noqa: DTZ001  # likewise
        (time(9, 5, 7), "h:mm:ss", "09:05:07"),
        (timedelta(hours=36), "[h]:mm", "36:00"),
        (-5, "yyyy-mm-dd", "-5"),
        (1e9, "yyyy-mm-dd", "1000000000"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (2_958_465, "yyyy-mm-dd", "9999-12-31"),
        (2_958_465.9999999, "yyyy-mm-dd h:mm", "2958465.9999999"),
    ],
)
def test_a_time_is_read_where_it_is_shown_and_a_number_that_is_no_date_stays_one(
    value: object, code: str, expected: str
) -> None:
    assert cell(value, code) == expected


def test_days_may_be_counted_from_1904() -> None:
    assert cell(date(2024, 12, 1), "yyyy-mm-dd", {"date_1904": True}) == "2024-12-01"


def test_an_error_and_a_formulas_result_are_read() -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 1, '="区"&"委"', None, "区委")

    assert texts(only(book(write))) == [["#DIV/0!", "区委"]]


def test_rich_text_is_read_without_how_it_is_pronounced() -> None:
    data = replaced(
        xlsx_table([[("甲", 1, 1)]]),
        "xl/sharedStrings.xml",
        "<t>甲</t>",
        "<r><t>深</t></r><r><t>圳_x000D__x0007_\n</t></r><rPh sb='0' eb='1'><t>shen</t></rPh><r><t>市</t></r>",
    )

    assert texts(only(data)) == [["深圳\n\n市"]]


def test_an_escape_does_not_go_on_in_the_next_run() -> None:
    runs = "<r><t>_x0041_x</t></r><r><t>0042_</t></r>"
    data = replaced(xlsx_table([[("甲", 1, 1)]]), "xl/sharedStrings.xml", "<t>甲</t>", runs)

    assert texts(only(data)) == [["Ax0042_"]]


def test_cells_without_references_are_counted() -> None:
    data = sheet_of(
        "<sheetData><row><c t='inlineStr'><is><t>甲</t></is></c><c><v>2</v></c></row>"
        "<row><c/><c t='d'><v>2024-12-31T00:00:00</v></c></row></sheetData>"
    )

    assert texts(only(data)) == [["甲", "2"], ["", "2024-12-31"]]


def test_two_words_in_opposite_corners_take_no_room_for_what_is_between() -> None:
    assert (
        texts(only(book(lambda _, sheet: sheet.write(0, 0, "甲") or sheet.write(1048575, 16383, "乙"))))[1][-1] == "乙"
    )


def test_too_many_cells_are_refused() -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_column(0, 0, ["甲"] * 200)
        sheet.write(0, 16383, "乙")

    with pytest.raises(FileError) as refused:
        xlsx.read(book(write), FILE)

    assert str(refused.value) == "表.xlsx 的工作表“任务”有200行、16384列；任务表不会这么大，请删去远处多余的内容"


def test_merges_that_overlap_or_reach_beyond_the_text_do_no_harm() -> None:
    data = sheet_of(
        "<sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='B2'><v>2</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:A9'/><mergeCell ref='A1:XFD1048576'/><mergeCell ref='B2'/>"
        "<mergeCell ref='$C$3:$D$4'/></mergeCells>"
    )

    assert spanning(only(data)) == [[("1", 2, 1), ("", 1, 1)], [("2", 1, 1)]]


@pytest.mark.parametrize(
    "xml",
    [
        "<sheetData><row",
        "<sheetData><row r='x'/></sheetData>",
        "<sheetData><row><c r='A0'><v>1</v></c></row></sheetData>",
        "<sheetData><row><c t='s'><v>99</v></c></row></sheetData>",
        "<mergeCells><mergeCell/></mergeCells>",
        "<a>" * 1000 + "</a>" * 1000,
    ],
)
def test_a_damaged_sheet_is_refused(xml: str) -> None:
    with pytest.raises(FileError) as refused:
        xlsx.read(sheet_of(xml), FILE)

    assert str(refused.value) == "表.xlsx 已损坏，内容读不出；请用 Excel 或 WPS 打开，另存为 .xlsx"


def test_an_xml_bomb_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst/>'
    data = replaced(xlsx_table([[("甲", 1, 1)]]), "xl/sharedStrings.xml", "<sst", f"{bomb}<!--")

    with pytest.raises(FileError) as refused:
        xlsx.read(data, FILE)

    assert str(refused.value) == "表.xlsx 里夹带XML实体，可能有害，没有读；请用 Excel 或 WPS 打开，另存为 .xlsx"


def test_a_zip_bomb_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", bytes(257 << 20))

    with pytest.raises(FileError) as refused:
        xlsx.read(out.getvalue(), FILE)

    assert str(refused.value) == "表.xlsx 解压后超过128 MiB；任务表不会这么大，请核对文件"


def test_a_text_that_many_cells_share_is_held_once() -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_column(0, 0, [" 甲 "] * 3)

    grid = only(book(write))

    assert len({id(cells[0].text) for cells in grid.rows}) == 1


def test_a_zip_file_without_a_workbook_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")

    with pytest.raises(FileError) as refused:
        xlsx.read(out.getvalue(), FILE)

    assert str(refused.value) == "表.xlsx 里没有工作簿；用 Excel 或 WPS 打开，另存为 .xlsx"


@given(st.lists(st.lists(st.text("甲乙ab1&<_x0D ", max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=25)
def test_texts_are_what_another_reader_reads(rows: list[list[str]]) -> None:
    data = xlsx_table([[(f"行{row[0]}", 1, 1), *((text, 1, 1) for text in row[1:])] for row in rows])
    with load_workbook(BytesIO(data)) as other:
        expected = [[str(value).strip() for value in row] for row in other.get_sheet_by_index(0).to_python()]
    width = max((index + 1 for row in expected for index, text in enumerate(row) if text), default=0)

    assert texts(only(data)) == [row[:width] for row in expected]


WHOLE = xlsx_table([[("甲", 1, 1), ("乙", 2, 2)], [("1", 1, 1)]])
PARTS = ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"]


@given(st.sampled_from(PARTS), st.data())
@settings(max_examples=100)
def test_whatever_a_part_holds_there_are_grids_or_one_error(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(WHOLE)) as archive:
        words = re.findall(r"\w+|\W", archive.read(part).decode())
    at = data.draw(st.integers(0, len(words) - 1))
    word = data.draw(st.sampled_from(["", "-1", "9" * 20, "A1:", "<", "x", '"', *words]))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(WHOLE)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            changed = "".join([*words[:at], word, *words[at + 1 :]])
            after.writestr(name, changed if name == part else before.read(name))
    try:
        grids = xlsx.read(out.getvalue(), FILE)
    except FileError:
        return

    assert all(grid.rows and len(grid.rows) == len(grid.numbers) for grid in grids)


@given(st.binary(max_size=200))
def test_any_bytes_give_grids_or_one_error(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with pytest.raises(FileError):
            xlsx.read(start + data, FILE)
