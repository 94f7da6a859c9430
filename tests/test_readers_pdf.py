"""Tables of PDF files that lines are drawn around, as grids."""

import dataclasses
from collections.abc import Iterator, Sequence
from io import BytesIO

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from renwu.importing.drafting import Instructions, draft
from renwu.importing.grid import Cell, Grid
from renwu.plan.model import Plan
from renwu.readers.pdf.device import Device
from renwu.readers.pdf.page import Page
from support import drawn_pages
from support.pdf import LANDSCAPE, PORTRAIT, Drawing, Look, drawn, grids, ruled, written
from support.plans import shipped
from support.tables import Rows, source_rows, texts

WIDE = (60, 110, 300, 90, 90, 100)
TEXT = "序号重点任务完成时限牵头单位建设平台，推进数据共享。区数据局开展检查，公布结果。司法甲事0123456789年月另一张"
ROWS = written(
    ("序号", "重点任务", "完成时限", "牵头单位"),
    ("1", "建设平台，推进数据共享。", "2025年6月", "区数据局"),
    ("2", "开展检查，公布结果。", "2025年9月", "区司法局"),
)
FOUR = Look(widths=(50, 130, 80, 80))


def imported(data: bytes) -> Plan:
    """What a table gives, with what it doesn't say itself: its title, and what the whole plan is from."""
    return planned(grids(data))


def planned(tables: Sequence[Grid]) -> Plan:
    """See `imported`."""
    plan = shipped()
    made = draft(tables, "任务表.pdf", Instructions(title=plan.title, issued=plan.issued, targets=True))
    return dataclasses.replace(made.plan, document=plan.document)


def said(table: Grid) -> list[str]:
    """What there is to say of a table, with its place."""
    return [f"{'' if row is None else table.place(row)}：{text}" for text, row, *_ in table.findings]


# The shipped plan


@pytest.mark.parametrize("size", [10.5, 15])
@pytest.mark.parametrize(("page", "widths"), [(PORTRAIT, Look().widths), (LANDSCAPE, WIDE)])
@pytest.mark.parametrize("closed", [False, True])
def test_the_source_s_table_is_the_shipped_plan(
    *, size: float, page: tuple[float, float], widths: tuple[float, ...], closed: bool
) -> None:
    look = Look(widths, page, size, closed=closed, repeated=int(closed))
    assert imported(ruled(source_rows(), look)) == shipped()


TALL = Look(WIDE, (842.0, 2000.0))
LINES = 69
"""How many lines of text the whole table has in that look."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "look",
    [TALL, TALL._replace(closed=True, repeated=1), TALL._replace(closed=True, centred=True)],
    ids=["open", "closed, the heading repeated", "closed and centred"],
)
def test_the_page_may_end_behind_any_line_of_the_table(look: Look) -> None:
    rows, plan = source_rows(), shipped()
    made = {first: drawn_pages.pages(rows, look._replace(first=first)) for first in range(1, LINES + 1)}
    assert [first for first, pages in made.items() if planned(drawn_pages.grids(pages)) != plan] == []


def test_so_many_lines_has_the_table() -> None:
    made = [drawn_pages.pages(source_rows(), TALL._replace(first=first)) for first in (LINES, LINES + 1)]
    assert list(map(len, made)) == [2, 1]


@pytest.mark.parametrize("first", [30, 31])
def test_pages_drawn_without_a_file_are_as_those_read_from_one(first: int) -> None:
    look = TALL._replace(first=first, closed=True, repeated=1)
    device = Device(PDFResourceManager(), "表.pdf")
    document = PDFDocument(PDFParser(BytesIO(ruled(source_rows(), look))))
    read = [device.read(page, number) for number, page in enumerate(PDFPage.create_pages(document), 1)]
    made = drawn_pages.pages(source_rows(), look)
    assert [[sign.text for sign in page.signs] for page in made] == [
        [sign.text for sign in page.signs] for page in read
    ]
    assert [list(places(page)) for page in made] == [pytest.approx(list(places(page)), abs=0.01) for page in read]


def places(page: Page) -> Iterator[float]:
    """Where all stands that a page prints."""
    for sign in page.signs:
        yield from (*sign.box, sign.base)
    for stroke in page.strokes:
        yield from stroke.box


# What a table is


def test_a_table_has_its_rows_with_page_and_row_and_the_texts_around_it() -> None:
    table, behind = grids(ruled(ROWS, FOUR, ["某区任务分解表"], ["注：自印发之日起施行。"]))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]
    assert (table.name, table.before, table.findings) == ("表1", ("某区任务分解表",), ())
    assert [table.place(row) for row in range(3)] == ["第1页第1行", "第1页第2行", "第1页第3行"]
    assert (behind.before, behind.rows) == (("注：自印发之日起施行。",), ())


def test_merged_cells_are_one_in_both_directions() -> None:
    rows: Rows = [
        [("一、总体要求", 1, 3)],
        [("（一）", 2, 1), ("甲", 1, 1), ("乙", 1, 1)],
        [("丙丁", 1, 2)],
    ]
    (table,) = grids(ruled(rows, Look(widths=(60, 60, 60))))
    assert table.rows == (
        (Cell("一、总体要求", 0, 0, 1, 3),),
        (Cell("（一）", 1, 0, 2, 1), Cell("甲", 1, 1), Cell("乙", 1, 2)),
        (Cell("丙丁", 2, 1, 1, 2),),
    )


def test_a_page_that_is_to_be_turned_is_read_as_it_is_shown() -> None:
    (table,) = grids(ruled(ROWS, FOUR._replace(page=LANDSCAPE, turned=True)))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]


def test_tables_one_below_the_other_are_several() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        drawing.top += 40
        drawing.table(ROWS[:2], ["另一张"], ())

    first, second = grids(drawn(draw, TEXT + "另一张", FOUR))
    assert [(table.name, table.before, len(table.rows)) for table in (first, second)] == [
        ("表1", (), 3),
        ("表2", ("另一张",), 2),
    ]
    assert second.place(0) == "第1页第4行"


# Pages


def two_pages(**look: object) -> Grid:
    """A table whose second row is cut after its first line."""
    rows = written(
        ("序号", "重点任务", "单位"), ("1", "建设平台，推进数据共享和开放。", "区数据局"), ("2", "乙事。", "区司法局")
    )
    (table,) = grids(ruled(rows, Look(**{"widths": (40, 100, 80), "first": 2, **look})))  # type: ignore[arg-type]  # what a test names
    return table


@pytest.mark.parametrize("look", [{}, {"repeated": 1}, {"closed": True}, {"closed": True, "repeated": 1}])
def test_a_row_that_a_page_s_end_divides_is_one_and_said(look: dict[str, object]) -> None:
    table = two_pages(**look)
    assert texts(table) == [
        ["序号", "重点任务", "单位"],
        ["1", "建设平台，推进数据共享和开放。", "区数据局"],
        ["2", "乙事。", "区司法局"],
    ]
    rest = 2 if "repeated" in look else 1
    assert said(table) == [f"第1页第2行：接着第2页第{rest}行，是这一行换页断开的后半截"]
    assert [table.place(row) for row in range(3)] == ["第1页第1行", "第1页第2行", f"第2页第{rest + 1}行"]


def test_a_heading_that_each_page_repeats_is_passed_over() -> None:
    table = two_pages(repeated=1, first=4)
    assert [cells[0].text for cells in table.rows] == ["序号", "1", "2"]
    assert said(table) == []


def test_a_number_in_the_middle_of_a_row_may_stand_on_the_next_page() -> None:
    table = two_pages(closed=True, centred=True, first=2)
    assert [cells[0].text for cells in table.rows] == ["序号", "1", "2"]


MERGED: Rows = [
    [("序号", 1, 1), ("主要措施", 1, 1), ("重点任务", 1, 1)],
    [("（一）", 2, 1), ("推动金融创新", 2, 1), ("1.甲事。", 1, 1)],
    [("2.乙事。", 1, 1)],
    [("（二）", 2, 1), ("引进人才", 2, 1), ("3.丙事。", 1, 1)],
    [("4.丁事。", 1, 1)],
]


@pytest.mark.parametrize("closed", [False, True])
def test_a_merged_cell_goes_on_on_the_next_page(closed: bool) -> None:  # noqa: FBT001  # a parameter of the test
    (table,) = grids(ruled(MERGED, Look(widths=(50, 90, 90), first=2, closed=closed)))
    assert table.rows[1] == (Cell("（一）", 1, 0, 2), Cell("推动金融创新", 1, 1, 2), Cell("1.甲事。", 1, 2))
    assert table.rows[2] == (Cell("2.乙事。", 2, 2),)
    told = [f"第2页第1行：页首第{column}列按接着上一页的合并单元格读" for column in (1, 2)]
    assert said(table) == (told if closed else [])


def test_page_numbers_and_running_heads_around_the_table_are_left_out() -> None:
    def draw(drawing: Drawing) -> None:
        for page, rows in enumerate((ROWS[:2], ROWS[2:]), 1):
            drawing.text(40, 25, "罗湖区人民政府文件")
            drawing.table(rows, (), ())
            drawing.text(290, 820, f"— {page} —")
            drawing.end_page()

    (table,) = grids(drawn(draw, TEXT + "罗湖区人民政府文件—0123456789", FOUR))
    assert (table.before, len(table.rows), table.findings) == ((), 3, ())


# Lines of text


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("推进Kplus互联互通，2024年率先与香港通过多边货币桥跨境贸易结算。", 90),
        ("区发展改革局、区科技创新局", 60),
        ("县发改局\n县财政局", 90),
        ("1.学习。\n2.培训。", 120),
        ("data-driven plan 2025", 70),
        ("（一）和③不变", 100),
    ],
)
def test_a_line_that_was_broken_goes_on_and_one_that_was_ended_stays(text: str, width: float) -> None:
    (table,) = grids(ruled(written(("甲", text), ("乙", "丙")), Look(widths=(40, width))))
    assert table.rows[0][1].text == text


def test_names_that_a_browser_wraps_may_have_lost_their_space_and_that_is_said() -> None:
    rows = written(("任务", "责任领导"), ("甲事。", "李四王五"))
    (table,) = grids(ruled(rows, Look(widths=(60, 32))))
    assert table.rows[1][1].text == "李四王五"
    assert said(table) == ["第1页第2行：“李四王五”是换行接起来的，原来若有空格，打印时丢了；是几个人的，补上分隔"]


# What signs mean


def test_radicals_are_read_as_the_characters_they_look_like_and_said() -> None:
    (table,) = grids(ruled(written(("重点任务", "单位"), ("为⼈⺠服务③（一）", "⺠政局")), Look(widths=(160, 80))))
    assert texts(table)[1] == ["为人民服务③（一）", "民政局"]
    assert said(table) == [
        "第1页第2行：部首“⼈”按汉字“人”读",
        "第1页第2行：部首“⺠”按汉字“民”读",
        "第1页第2行：部首“⺠”按汉字“民”读",
    ]


def test_rows_that_radicals_number_are_numbered() -> None:
    text = "建设平台，推进数据共享和开放。"
    rows = written(("序号", "重点任务", "单位"), ("⼀", text, "区数据局"), ("⼆", "乙事。", "区司法局"))
    (table,) = grids(ruled(rows, Look(widths=(40, 100, 80), first=2, closed=True)))
    assert texts(table)[1:] == [["一", text, "区数据局"], ["二", "乙事。", "区司法局"]]


def test_what_is_said_to_be_meant_counts_not_what_is_drawn() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        drawing.top += 40
        drawing.canvas.addLiteral("/Span <</ActualText <FEFF4EBA>>> BDC")
        drawing.text(60, 400, "⼈⼈")
        drawing.canvas.addLiteral("EMC")

    *_, behind = grids(drawn(draw, TEXT + "⼈", FOUR))
    assert behind.before == ("人",)


def test_signs_drawn_twice_in_one_place_are_one() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        drawing.text(60, 400, "注：加粗")
        drawing.text(60.3, 400, "注：加粗")

    *_, behind = grids(drawn(draw, TEXT + "注：加粗", FOUR))
    assert behind.before == ("注：加粗",)


def test_what_a_line_goes_through_is_left_out_and_said_and_what_is_underlined_stays() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(written(("重点任务", "牵头单位"), ("甲事。", "区司法局")), (), ())
        drawing.text(45, 200, "划去加线")
        drawing.line(45, 196, 66, 196)
        drawing.line(66, 201, 87, 201)

    table, behind = grids(drawn(draw, TEXT + "划去加线", Look(widths=(100, 100))))
    assert (behind.before, behind.findings[0].text) == (("加线",), "划去的“划去”没有读入")
    assert texts(table) == [["重点任务", "牵头单位"], ["甲事。", "区司法局"]]


def test_a_raised_mark_is_left_out_and_said_and_a_power_is_read() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(written(("重点任务", "牵头单位"), ("建设平台", "区数据局")), (), ())
        drawing.canvas.setFont(drawing.font, 6)
        drawing.canvas.drawString(87, 769, "1")
        drawing.canvas.setFont(drawing.font, 10.5)
        drawing.text(45, 200, "注：5000米")
        drawing.canvas.setFont(drawing.font, 6)
        drawing.canvas.drawString(97.5, 646, "2")

    table, behind = grids(drawn(draw, TEXT + "注：米", Look(widths=(100, 100))))
    assert (texts(table)[1], said(table)) == (["建设平台", "区数据局"], ["第1页第2行：上标“1”按注号没有读入"])
    assert (behind.before, behind.findings) == (("注：5000米²",), ())


def test_what_a_page_clips_is_not_printed_and_not_read() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        drawing.canvas.saveState()
        path = drawing.canvas.beginPath()
        path.rect(0, 0, 100, 842)
        drawing.canvas.clipPath(path, stroke=0)
        drawing.text(60, 400, "看得见看不见")
        drawing.canvas.restoreState()
        drawing.text(60, 420, "注：完")

    *_, behind = grids(drawn(draw, TEXT + "看得见不注：完", FOUR))
    assert "".join(behind.before) == "看得见看注：完"
