"""Tables of PDF files whose tags say which cells they have, as grids: no line is drawn."""

import dataclasses
from collections.abc import Callable

import pytest

from renwu.errors import FileError
from renwu.importing.drafting import Instructions, draft
from renwu.importing.grid import Cell
from support.pdf import LANDSCAPE, PORTRAIT, Drawing, Look, drawn, grids, ruled, written
from support.plans import shipped
from support.tables import Rows, source_rows, texts

TAGGED = Look(tagged=True)
ROWS = written(("序号", "重点任务", "单位"), ("1", "建设平台，推进数据共享和开放。", "区数据局"), ("2", "乙事。", ""))
SMALL = Look(widths=(40, 100, 80), tagged=True)


@pytest.mark.parametrize("size", [10.5, 15])
@pytest.mark.parametrize(("page", "widths"), [(PORTRAIT, TAGGED.widths), (LANDSCAPE, (60, 110, 300, 90, 90, 100))])
def test_the_source_s_table_is_the_shipped_plan(
    size: float, page: tuple[float, float], widths: tuple[float, ...]
) -> None:
    plan = shipped()
    data = ruled(source_rows(), Look(widths, page, size, tagged=True))
    made = draft(grids(data), "任务表.pdf", Instructions(title=plan.title, issued=plan.issued, targets=True))
    assert dataclasses.replace(made.plan, document=plan.document) == plan


def test_merged_and_empty_cells_are_what_the_tags_say() -> None:
    rows: Rows = [[("（一）", 2, 1), ("甲", 1, 1), ("", 1, 1)], [("丙丁", 1, 2)]]
    (table,) = grids(ruled(rows, SMALL))
    assert table.rows == (
        (Cell("（一）", 0, 0, 2), Cell("甲", 0, 1), Cell("", 0, 2)),
        (Cell("丙丁", 1, 1, 1, 2),),
    )


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_row_on_two_pages_is_one_and_nothing_is_guessed(first: int) -> None:
    (table,) = grids(ruled(ROWS, SMALL._replace(first=first)))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]
    assert table.findings == ()
    on_second = first < 3
    assert [table.place(row) for row in range(3)] == [
        "第1页第1行",
        "第2页第1行" if first == 1 else "第1页第2行",
        "第2页第2行" if on_second else "第2页第1行",
    ]


def test_only_the_pages_that_are_meant_are_read() -> None:
    (table,) = grids(ruled(ROWS, SMALL._replace(first=3)), [2])
    assert texts(table) == [["2", "乙事。", ""]]


@pytest.mark.parametrize(("pages", "other"), [([1], 2), ([2], 1)])
def test_a_row_that_other_pages_have_a_part_of_is_refused(pages: list[int], other: int) -> None:
    assert refusal(ruled(ROWS, SMALL._replace(first=2)), pages) == (
        f"表.pdf 有1处读不出，没有读入任何内容：\n   第{other}页：有一行跨到这一页，--pages 却没有选它；连这一页一起选"
    )


def refusal(data: bytes, pages: list[int] | None = None) -> str:
    with pytest.raises(FileError) as caught:
        grids(data, pages or ())
    return str(caught.value)


def changed(change: Callable[[Drawing], None]) -> bytes:
    """A tagged table, and something else on its page."""

    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        change(drawing)
        drawing.tag()

    return drawn(draw, "".join(text for row in ROWS for text, _, _ in row) + "内部资料0123456789—", SMALL)


def test_what_the_document_says_is_no_text_is_left_out() -> None:
    def watermark(drawing: Drawing) -> None:
        drawing.canvas.addLiteral("/Artifact <</Type /Pagination>> BDC")
        drawing.text(60, 60, "内部资料")
        drawing.canvas.addLiteral("EMC")

    (table,) = grids(changed(watermark))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]


def test_tags_that_leave_text_unnamed_are_not_relied_on() -> None:
    assert refusal(changed(lambda drawing: drawing.text(60, 400, "内部资料"))) == (
        "表.pdf 有1处读不出，没有读入任何内容：\n   第1页：没有标签标出表格，也没有画框线，哪些字是一格看不出；给表加上框线，或带标签导出，或改用 .docx、.xlsx"
    )


def test_text_that_is_not_upright_is_refused() -> None:
    data = ruled(ROWS, SMALL._replace(page=LANDSCAPE, turned=True)).replace(b"/Rotate 90", b"/Rotate 00")
    assert refusal(data) == (
        "表.pdf 有1处读不出，没有读入任何内容：\n"
        "   第1页：“序号重点任务单位1建设平台，推进数据共享”不是横排的，读不准；在原来的程序里改成横排，再导出"
    )
