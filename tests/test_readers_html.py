"""Web pages as grids: each table as a browser shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Grid
from renwu.readers import html
from support.tables import html_table, source_rows, spanning, texts
from support.web import FILE, only, read, said


def test_the_source_with_real_merges_is_read_cell_by_cell() -> None:
    assert spanning(only(html_table(source_rows()).decode())) == source_rows()


def test_cells_stand_beside_those_that_span_their_row() -> None:
    grid = only(
        "<table><tr><td rowspan=3>一</td><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr><tr><td>丁</table>"
    )

    assert [[(cell.text, cell.row, cell.column) for cell in cells] for cells in grid.rows] == [
        [("一", 0, 0), ("甲", 0, 1)],
        [("乙", 1, 1), ("丙", 1, 2)],
        [("丁", 2, 1)],
    ]
    assert grid.numbers == (1, 2, 3)


def test_cells_rows_and_groups_end_where_the_next_ones_begin() -> None:
    grid = only("<TABLE><thead><th>序号<th>任务<tbody><tr><td>1<td>甲<tr><td>2<td>乙<tfoot><tr><td>合计<td>2")

    assert texts(grid) == [["序号", "任务"], ["1", "甲"], ["2", "乙"], ["合计", "2"]]


def test_the_foot_is_shown_last_wherever_it_stands() -> None:
    grid = only("<table><tfoot><tr><td>合计</tr></tfoot><tbody><tr><td>1</tr></tbody></table>")

    assert texts(grid) == [["1"], ["合计"]]


def test_no_cell_spans_more_rows_than_its_group_or_more_columns_than_the_table() -> None:
    grid = only(
        "<table><tbody><tr><td rowspan=0>一<td>甲<tr><td>乙</tbody><tbody><tr><td rowspan=99999>二<td>丙"
        "<tr><td>丁</tbody><tr><td colspan=1000000000000>注</table>"
    )

    assert spanning(grid) == [
        [("一", 2, 1), ("甲", 1, 1)],
        [("乙", 1, 1)],
        [("二", 2, 1), ("丙", 1, 1)],
        [("丁", 1, 1)],
        [("注", 1, 2)],
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "1.9", "１"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    assert spanning(only(f"<table><tr><td colspan='{span}'>甲<td>乙"))[0] == [("甲", 1, 1), ("乙", 1, 1)]


def test_cells_that_overlap_do_no_harm() -> None:
    grid = only("<table><tr><td>1<td rowspan=2>2<tr><td colspan=2>3<td>4</table>")

    assert [(cell.text, cell.column) for cell in grid.rows[1]] == [("3", 0), ("4", 2)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<p>甲</p><p> 乙 </p><div>丙</div><ul><li>丁<li>戊</ul>", "甲\n乙\n丙\n丁\n戊"),
        ("区政务服务\n    数据管理局，\n“一件事”", "区政务服务数据管理局，“一件事”"),
        ("Kplus\n  互联\tQR  code", "Kplus 互联 QR code"),
        ("&nbsp;", ""),
        ("牵&nbsp;头&lt;b&gt;&#20301;&hellip;", "牵 头<b>位…"),
        ("甲<script>if (a < b) document.write('<td>')</script><style>td{}</style><template>t</template>乙", "甲乙"),
        ("甲<!-- <td>乙 --><![if !supportLists]>丙<![endif]><?xml:namespace prefix = o /><o:p></o:p>", "甲丙"),
        ("甲<span style='color:red; DISPLAY : none'>乙<span>丙</span></span><b hidden>丁</b>戊", "甲戊"),
        ("<p style='display:none'>甲<br><input type=hidden hidden>", ""),
        ("<b>甲</b><i>乙</i> <font color=red>丙</font>", "甲乙 丙"),
        ("3 < 5，A&B", "3 < 5，A&B"),
        ("甲</ td><a title='>'>乙</a>", "甲乙"),
    ],
)
def test_text_is_what_a_browser_shows(cell: str, expected: str) -> None:
    assert said(cell) == expected


def test_what_is_hidden_ends_with_its_cell_or_row_and_takes_no_column() -> None:
    grid = only(
        "<table><tr><td style='display:none'>id<td>甲<tr hidden><td>x<td>y<tr><td>乙<td hidden><table><tr><td>z</table>"
        "</td><td>丙</tr><tbody hidden><tr><td>w</tbody><tr><td>丁</table>"
    )

    assert texts(grid) == [["甲"], ["乙", "丙"], ["丁"]]


def test_text_before_a_table_is_kept_and_its_caption() -> None:
    grids = read(
        "<html><head><title>网站</title></head><body><h1>任务\n 分解表</h1><p>一、总体</p><table><caption>附件1</caption>"
        "<tr><td>甲</table>说明<hr><table><tr><td>乙</table>落款"
    )

    assert [grid.before for grid in grids] == [("任务分解表", "一、总体", "附件1"), ("说明",), ("落款",)]
    assert [(grid.name, len(grid.rows)) for grid in grids] == [("表1", 1), ("表2", 1), ("", 0)]


def test_a_table_in_a_cell_is_part_of_its_text_and_a_grid_of_its_own() -> None:
    grids = read(
        "<table><tr><td>外<table><tr><td>1<td>2<tr><td>3</table>后<td>旁</tr></table><table><tr><td> <table></table></table>"
        "<table><tr><td>末</table>"
    )

    assert [(grid.name, grid.before, texts(grid)) for grid in grids] == [
        ("表1", (), [["外\n1 2\n3\n后", "旁"]]),
        ("表1内的表1", (), [["1", "2"], ["3"]]),
        ("表2", (), [["末"]]),
    ]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_chinese_pages_are_read_as_they_declare(declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><table><tr><td>深圳镕㐂</table>'

    assert texts(html.read(page.encode("gb18030"), FILE)[0]) == [["深圳镕㐂"]]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "gb18030"),
        ('<meta charset="utf-8">', "gb18030"),
        ("<meta charset=gb2312>", "utf-16"),
        ("<meta charset=zlib>", "utf-8"),
        ('<?xml version="1.0" encoding="GBK"?>', "gb18030"),
        ("<meta charset=big5>", "big5"),
    ],
)
def test_an_encoding_that_is_not_declared_or_not_kept_is_found_out(head: str, encoding: str) -> None:
    data = f"{head}<table><tr><td>中國人民</td></tr></table>".encode(encoding)

    assert texts(html.read(data, FILE)[0]) == [["中國人民"]]


def test_a_page_without_a_table_is_its_text() -> None:
    assert read("<p>没有表格</p></table></td></tr>") == (Grid("", ("没有表格",), (), ()),)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "表.html 是空文件；请核对文件"),
        (" \n ", "表.html 是空文件；请核对文件"),
        ("<table>\n<tr><td>\0", "表.html 第2行夹有控制字符，不像文本文件；请核对文件"),
        ("<table><tr><td>" * 51, "表.html 里表格套表格超过50层；请核对文件"),
        ("<table><tr>" + "<td>甲" * 1001, "表.html 里有表格超过1000列；任务表不会这么宽，请核对文件"),
    ],
)
def test_what_is_no_page_with_tables_is_refused(page: str, message: str) -> None:
    with pytest.raises(FileError) as refused:
        read(page)

    assert str(refused.value) == message


def test_spans_take_no_room() -> None:
    grid = only("<table><tr><td rowspan=65534 colspan=999>甲" + "<tr><td>乙" * 2000)

    assert len(grid.rows) == 2001


@pytest.mark.parametrize(
    "repeated", ["<a ", "<!--", "<", "<a href='", "<a x=\"'>", "</", "<![", "<!", "&#", "<script>", "<p>", "x="]
)
def test_what_is_never_closed_is_read_in_linear_time(repeated: str) -> None:
    assert read("<table><tr><td>甲</table>" + repeated * 100_000)[0].rows[0][0].text == "甲"


PIECES = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=0>", "<td rowspan=2 colspan=3>", "<tbody>"),
    *("<tfoot>", "</thead>", "<caption>", "<p hidden>", "<tr hidden>", "<tbody hidden>", "<table hidden>", "<br>"),
    *("甲", " ", "\n", "<", ">", "&", "'", '"', "=", "<!--", "-->", "<script>", "</script>", "<td hidden>", "</p>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_the_tags_no_text_stands_outside_its_grid(pieces: list[str]) -> None:
    page = "".join(["<table><tr><td>甲", *pieces])

    for grid in read(page):
        assert any(any(row) for row in texts(grid)) or grid.before
        assert len(grid.rows) == len(grid.numbers)
        for cells in grid.rows:
            assert all(cell.row + cell.rows <= len(grid.rows) for cell in cells)


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from([b"<table", b"<td", b">", b"\xff", b"\xb1\xed", b"<![", b"a"])).map(b"".join)
)
def test_any_bytes_give_grids_or_one_error(data: bytes) -> None:
    try:
        grids = html.read(data, FILE)
    except FileError:
        return

    assert all(isinstance(grid, Grid) for grid in grids)
