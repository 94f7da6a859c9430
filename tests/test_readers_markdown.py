"""Markdown as grids: pipe tables as GitHub reads them, and what stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Cell, Finding, Grid
from renwu.readers import markdown
from support.tables import texts

FILE = "表.md"


def read(text: str) -> tuple[Grid, ...]:
    return markdown.read(text.encode(), FILE)


def test_a_table_is_read_with_the_lines_before_it_and_the_files_line_numbers() -> None:
    assert read("# 任务分解表 #\n\n罗府办〔2023〕6号\n\n| 序号 | 任务 |\n| ---: | :--- |\n| 1 | 甲 |\n") == (
        Grid(
            "",
            ("任务分解表", "罗府办〔2023〕6号"),
            ((Cell("序号", 0, 0), Cell("任务", 0, 1)), (Cell("1", 1, 0), Cell("甲", 1, 1))),
            (5, 7),
        ),
    )


def test_each_of_several_tables_has_a_name_and_what_stands_between() -> None:
    grids = read("a|b\n-|-\n1|2\n\n说明\n|c|\n|:-:|\n|3|\n# 完\n")

    assert [(grid.name, grid.before, texts(grid)) for grid in grids] == [
        ("表1", (), [["a", "b"], ["1", "2"]]),
        ("表2", ("说明",), [["c"], ["3"]]),
        ("", ("完",), []),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (r"甲\|乙", "甲|乙"),
        (r"\*甲\* \\ \[x\]", r"*甲* \ [x]"),
        ("甲<br>乙<BR />丙", "甲\n乙\n丙"),
        ("A&amp;B &lt;c&gt; &#20301;", "A&B <c> 位"),
        ("**重点**：甲", "重点：甲"),
        ("a*b", "a*b"),
        (r"C:\甲", r"C:\甲"),
        ("", ""),
    ],
)
def test_what_marks_text_is_undone(cell: str, expected: str) -> None:
    assert texts(read(f"|a|b|\n|-|-|\n|{cell}|x|\n")[0])[1] == [expected, "x"]


def test_the_hashes_of_a_heading_are_undone_and_others_are_not() -> None:
    (grid,) = read("## 一、C# ##\n#标签 #\n# C#\n\n|a|\n|-|\n")

    assert grid.before == ("一、C#", "#标签", "C#")


def test_a_backslash_that_is_itself_escaped_escapes_no_pipe() -> None:
    assert texts(read("|a|b|\n|-|-|\n|甲\\\\|乙|\n")[0])[1] == ["甲\\", "乙"]


def test_rows_of_uneven_length_stay_so() -> None:
    assert texts(read("|a|b|c|\n|-|-|-|\n|1|2|\n|一、改革|\n|1|2|3|4|\n|||\n")[0])[1:] == [
        ["1", "2"],
        ["一、改革"],
        ["1", "2", "3", "4"],
        ["", ""],
    ]


def test_what_is_code_or_has_no_row_of_as_many_dashes_is_no_table() -> None:
    (text,) = read("```\n|a|b|\n|-|-|\n~~~\n```\n|a|b|\n|-|\n\n标题\n---\n|a|\n")

    assert text.rows == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \n", "表.md 是空文件；请核对文件"),
        (b"|a|\n|-|\n|\0|", "表.md 第3行夹有控制字符，不像文本文件；请核对文件"),
        (b"\xff\xff\xff", "表.md 的文字编码读不出；请另存为 UTF-8 编码再试"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as refused:
        markdown.read(data, FILE)

    assert str(refused.value) == message


@given(st.binary(max_size=100) | st.text("|-:\\\n a`~#<br>&;", max_size=80).map(str.encode))
def test_any_bytes_give_grids_or_one_error(data: bytes) -> None:
    try:
        grids = markdown.read(data, FILE)
    except FileError:
        return

    assert all((grid.rows or grid.before) and len(grid.rows) == len(grid.numbers) for grid in grids)


def test_struck_out_and_raised_text_is_left_out_and_told() -> None:
    (grid,) = read("| 时限 | 单位 | 范围 |\n|-|-|-|\n| ~~2024年12月~~2024年6月 | 区司法局<sup>1</sup> | 甲 |\n")

    assert texts(grid)[1] == ["2024年6月", "区司法局", "甲"]
    assert grid.findings == (
        Finding("划去的“2024年12月”没有读入", 1, 0),
        Finding("上标“1”按注号没有读入", 1, 1),
    )


def test_tildes_that_no_others_end_are_text() -> None:
    (grid,) = read("| 范围 | 单位 |\n|-|-|\n| 10~~20 | 甲 |\n")

    assert (texts(grid)[1], grid.findings) == (["10~~20", "甲"], ())
