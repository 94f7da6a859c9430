"""Text files as grids: a tab starts a cell, a blank line ends a row, a line without a tab goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Grid
from renwu.readers import tabbed
from support.tables import SOURCE, printed_rows, spanning, texts

FILE = "表.txt"


def read(text: str) -> tuple[Grid, ...]:
    return tabbed.read(text.encode(), FILE)


def test_the_source_is_read_cell_by_cell() -> None:
    (grid,) = tabbed.read(SOURCE.read_bytes(), FILE)

    assert texts(grid) == printed_rows()
    assert grid.before == ("《罗湖区优化市场化法治化国际化营商环境若干措施》任务分解表",)
    assert (grid.name, grid.columns) == ("", 6)
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    assert [lines[number - 1] for number in grid.numbers] == [f"\t{row[0]}" for row in printed_rows()]


def test_a_lone_cell_spans_the_table_and_rows_of_uneven_length_stay_so() -> None:
    (grid,) = read("\ta\n\tb\n\tc\n\n\t一、改革\n\n\t1\n\t2\n\n\t\n\t\n\n")

    assert spanning(grid) == [
        [("a", 1, 1), ("b", 1, 1), ("c", 1, 1)],
        [("一、改革", 1, 3)],
        [("1", 1, 1), ("2", 1, 1)],
    ]


def test_a_line_without_a_tab_goes_on_with_the_cell_without_a_line_feed() -> None:
    assert texts(read("\t序号\n\t区企业服务\n中心\n \t单位\n")[0]) == [["序号", "区企业服务中心", "单位"]]


def test_text_between_two_tables_parts_them() -> None:
    grids = read("标题\n\t甲\n\n说明\n二\n\n\t乙\n\n落款\n")

    assert [(grid.name, grid.before, texts(grid)) for grid in grids] == [
        ("表1", ("标题",), [["甲"]]),
        ("表2", ("说明", "二"), [["乙"]]),
        ("", ("落款",), []),
    ]


def test_a_file_with_a_line_for_each_row_is_read_as_one_even_where_first_cells_are_blank() -> None:
    text = "任务分解表\n序号\t任务\t单位\n一\t甲\t区委\n\t乙\t区司法局\n\t\n"

    assert texts(read(text)[0]) == [
        ["任务分解表"],
        ["序号", "任务", "单位"],
        ["一", "甲", "区委"],
        ["", "乙", "区司法局"],
    ]


def test_a_file_without_a_tab_is_its_text() -> None:
    assert read("任务分解表\n\n一、改革\n") == (Grid("", ("任务分解表", "一、改革"), (), ()),)


def test_a_cell_of_very_many_lines_is_read_in_linear_time() -> None:
    assert texts(read("\ta\n" + "b\n" * 300_000)[0]) == [["a" + "b" * 300_000]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "表.txt 是空文件；请核对文件"),
        (b"\ta\n\0", "表.txt 第2行夹有控制字符，不像文本文件；请核对文件"),
        (b"\xff\xff\xff", "表.txt 的文字编码读不出；请另存为 UTF-8 编码再试"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as refused:
        tabbed.read(data, FILE)

    assert str(refused.value) == message


@given(st.binary(max_size=100) | st.text("\t\n a甲\r", max_size=60).map(str.encode))
def test_any_bytes_give_grids_or_one_error(data: bytes) -> None:
    try:
        grids = tabbed.read(data, FILE)
    except FileError:
        return

    assert all(any(row) for grid in grids for row in texts(grid))
    assert all(len(grid.rows) == len(grid.numbers) for grid in grids)
