"""Comma- and tab-separated text as a grid: encoding and separator are found out, every row keeps its cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Cell, Finding, Grid
from renwu.readers import delimited
from support.tables import texts

FILE = "表.csv"


def only(text: str, encoding: str = "utf-8") -> Grid:
    (grid,) = delimited.read(text.encode(encoding), FILE)
    return grid


def test_a_row_is_numbered_by_the_line_it_begins_on_and_rows_without_text_are_left_out() -> None:
    grid = only('序号,任务\r\n1,"甲\r\n乙"\r\n,\r\n\r\n2, 丙 \r\n')

    assert grid == Grid(
        "",
        (),
        (
            (Cell("序号", 0, 0), Cell("任务", 0, 1)),
            (Cell("1", 1, 0), Cell("甲\n乙", 1, 1)),
            (Cell("2", 2, 0), Cell("丙", 2, 1)),
        ),
        (1, 2, 6),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "，"])
def test_the_separator_is_found_out(separator: str) -> None:
    rows = [
        ["序号", "任务", "单位"],
        ["1", "做好甲、乙", "区司法局"],
        ["2", "丙；丁。戊", "A|B;C" if separator == "," else "区委"],
    ]

    assert texts(only("\n".join(separator.join(row) for row in rows))) == rows


def test_commas_in_sentences_separate_nothing_in_a_table_with_tabs() -> None:
    text = "任务\t单位\n推进甲，做好乙，完成丙\t区委, 区政府\n推进丁，做好戊，完成己\t区司法局, 区法院\n"

    assert texts(only(text))[1] == ["推进甲，做好乙，完成丙", "区委, 区政府"]


def test_separators_within_quotes_do_not_count() -> None:
    assert texts(only('"a;b;c",1\n"d;e;f",2\n')) == [["a;b;c", "1"], ["d;e;f", "2"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    assert texts(only("任务,单位\n甲,区司法局\n", encoding)) == [["任务", "单位"], ["甲", "区司法局"]]


def test_rows_of_uneven_length_stay_so_and_a_title_is_a_row() -> None:
    assert texts(only("任务分解表\n序号,任务,单位\n一、改革,,\n1,甲\n2,乙,丙,丁\n")) == [
        ["任务分解表"],
        ["序号", "任务", "单位"],
        ["一、改革", "", ""],
        ["1", "甲"],
        ["2", "乙", "丙", "丁"],
    ]


def test_a_quote_that_closes_nowhere_or_within_a_cell_is_text() -> None:
    assert texts(only('"一件事"改革,甲\n"没有完,乙\n"说""好""的",丙\n5",丁\n')) == [
        ['"一件事"改革', "甲"],
        ['"没有完', "乙"],
        ['说"好"的', "丙"],
        ['5"', "丁"],
    ]


def test_a_cell_of_any_length_is_read() -> None:
    assert texts(only(f"a,{'甲' * 200_000}\n"))[0][1] == "甲" * 200_000


@pytest.mark.parametrize("repeated", ['"a,', '""",', ',"', '"\n', '"" ,', '"" x\n'])
def test_quotes_that_close_nowhere_are_read_in_linear_time(repeated: str) -> None:
    assert len(delimited.read((repeated * 50_000).encode(), FILE)) <= 1


@given(st.lists(st.lists(st.text("甲a1,\"\n '", max_size=6), min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["序号", "任务"], *rows])
    expected = [[cell.strip() for cell in row] for row in rows]

    assert texts(only(out.getvalue()))[1:] == [row for row in expected if any(row)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "表.csv 是空文件；请核对文件"),
        (b"\xef\xbb\xbf\r\n", "表.csv 是空文件；请核对文件"),
        (b"a,b\nMZ\x90\x00\x03", "表.csv 的文字编码读不出；请另存为 UTF-8 编码再试"),
        (b"a,b\n\x00", "表.csv 第2行夹有控制字符，不像文本文件；请核对文件"),
        (b"\xff\xfea", "表.csv 的文字编码读不出；请另存为 UTF-8 编码再试"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as refused:
        delimited.read(data, FILE)

    assert str(refused.value) == message


@given(st.binary(max_size=200) | st.text('甲a,;\t|"\n\r\x0b', max_size=60).map(str.encode))
def test_any_bytes_give_grids_or_one_error(data: bytes) -> None:
    try:
        grids = delimited.read(data, FILE)
    except FileError:
        return

    assert all(any(row) for grid in grids for row in texts(grid))
    assert all(list(grid.numbers) == sorted(set(grid.numbers)) for grid in grids)


# What Excel takes for more than text


@pytest.mark.parametrize("line", ["sep=|", '"sep=|"', "SEP=|"])
def test_a_first_line_that_names_the_separator_is_no_row(line: str) -> None:
    grid = only(f"{line}\r\n序号|任务,事项\r\n1|甲,乙\r\n")

    assert (texts(grid), grid.numbers) == ([["序号", "任务,事项"], ["1", "甲,乙"]], (2, 3))


def test_a_text_that_is_kept_from_becoming_a_number_is_that_text() -> None:
    assert texts(only('="001",="2024.10","=""区司法局"""\n')) == [["001", "2024.10", "区司法局"]]


def test_a_formula_in_a_file_of_text_is_found() -> None:
    grid = only("序号,任务,时限\n1,甲,=B2&A1\n")

    assert grid.findings == (
        Finding("第3格是公式，文本文件里没有算出的值；用 Excel 或 WPS 打开，另存为 .xlsx", 1, 2, unreadable=True),
    )


def test_rows_that_lack_a_cell_do_not_make_the_commas_of_sentences_separators() -> None:
    text = "序号,重点任务,时限,单位\n1,建成平台，投入使用。,2024年6月\n2,修订清单，公开发布。,2024年6月\n3,举办，形成。,2024年,甲局\n"

    assert [len(row) for row in texts(only(text))] == [4, 3, 3, 4]
