"""Text files with tables drawn with lines, as grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Finding, Grid
from renwu.readers import tabbed

FILE = "表.txt"


def read(text: str) -> tuple[Grid, ...]:
    return tabbed.read(text.encode(), FILE)


def drawn(grid: Grid) -> list[list[tuple[str, int, int]]]:
    """Each cell's text with the rows and columns it spans."""
    return [[(cell.text, cell.rows, cell.columns) for cell in cells] for cells in grid.rows]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in grid.rows]


BOXED = """\
任务分解表
┌──┬────┬────┐
│序号│工作任务│责任单位│
├──┼────┼────┤
│1 │编制方  │县发改局│
│  │案。    │        │
├──┼────┼────┤
│2 │安排资金。│县财政局│
└──┴────┴────┘
注：按季度报送。
"""


def test_lines_between_two_drawn_lines_are_one_row() -> None:
    table, rest = read(BOXED)
    assert texts(table) == [
        ["序号", "工作任务", "责任单位"],
        ["1", "编制方案。", "县发改局"],
        ["2", "安排资金。", "县财政局"],
    ]
    assert (table.before, table.numbers) == (("任务分解表",), (3, 5, 8))
    assert rest == Grid("", ("注：按季度报送。",), (), ())


@pytest.mark.parametrize(("bars", "ascii_"), [("┌┬┐├┼┤└┴┘", "+++++++++"), ("╔╦╗╠╬╣╚╩╝", "+++++++++")])
def test_all_kinds_of_lines_are_as_good(bars: str, ascii_: str) -> None:
    plain = BOXED.translate(str.maketrans("┌┬┐├┼┤└┴┘│─", f"{ascii_}|-"))
    double = BOXED.translate(str.maketrans("┌┬┐├┼┤└┴┘│─", f"{bars}║═"))
    assert texts(read(plain)[0]) == texts(read(double)[0]) == texts(read(BOXED)[0])


def test_without_lines_between_rows_a_blank_first_cell_goes_on_with_the_row_above() -> None:
    (table,) = read(
        "+----+----------+----------+\n| 序号 | 工作任务 | 责任单位 |\n+----+----------+----------+\n"
        "| 1 | 编制方 | 县发改局 |\n|  | 案。 | |\n| 2 | 安排资金。 | 县财政局 |\n+----+----------+----------+\n"
    )
    assert texts(table) == [
        ["序号", "工作任务", "责任单位"],
        ["1", "编制方案。", "县发改局"],
        ["2", "安排资金。", "县财政局"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        " 序号 | 任务  | 单位\n------+-------+----------\n 1    | 甲事。| 县发改局\n 2    | 乙事。| 县财政局\n",
        "| 序号 | 任务 | 单位 |\n|---|:---:|---|\n| 1 | 甲事。 | 县发改局 |\n| 2 | 乙事。 | 县财政局 |\n",
    ],
)
def test_one_line_below_the_heading_is_enough(text: str) -> None:
    (table,) = read(text)
    assert texts(table) == [["序号", "任务", "单位"], ["1", "甲事。", "县发改局"], ["2", "乙事。", "县财政局"]]


def test_cells_reach_down_where_no_line_is_drawn_and_across_where_no_bar_is() -> None:
    (table,) = read(
        "┌──┬────┬────┬──┐\n│序号│主要措施│工作任务│责任单位│\n├──┴────┴────┴──┤\n│一、党建                │\n"
        "├──┬────┬────┬──┤\n│1 │ 学习   │编制方案。│县发改局│\n│  │ 提高   ├────┼──┤\n│  │       │安排资金。│县财政局│\n"
        "└──┴────┴────┴──┘\n"
    )
    assert drawn(table) == [
        [("序号", 1, 1), ("主要措施", 1, 1), ("工作任务", 1, 1), ("责任单位", 1, 1)],
        [("一、党建", 1, 4)],
        [("1", 2, 1), ("学习提高", 2, 1), ("编制方案。", 1, 1), ("县发改局", 1, 1)],
        [("安排资金。", 1, 1), ("县财政局", 1, 1)],
    ]


LINE = st.text(st.sampled_from("│├┼┤─┌┐+-| 甲1\t"), max_size=12)


@given(st.lists(LINE, max_size=8))
def test_whatever_is_drawn_each_cell_stands_in_its_grid(lines: list[str]) -> None:
    try:
        grids = read("\n".join(["┌──┬──┐", "│甲│乙│", "├──┼──┤", *lines]))
    except FileError:
        return
    for grid in grids:
        assert len(grid.rows) == len(grid.numbers)
        assert all(cell.row + cell.rows <= len(grid.rows) for cells in grid.rows for cell in cells)


def test_rows_without_lines_between_them_that_no_number_tells_apart_are_doubted() -> None:
    (table,) = read("┌──┬──┐\n│任务│单位│\n├──┼──┤\n│甲事。│县发改局│\n│乙事。│县财政局│\n└──┴──┘\n")
    assert texts(table) == [["任务", "单位"], ["甲事。", "县发改局"], ["乙事。", "县财政局"]]
    assert table.findings == (Finding("行与行之间没有画线，第一格有文字的算新的一行，请核对"),)
