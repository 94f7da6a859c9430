"""What makes the pages of a PDF unreadable: each is refused with its page, the reason and what to do about it."""

from collections.abc import Callable, Sequence

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from renwu.errors import FileError
from support.pdf import Drawing, Look, drawn, grids, ruled, written
from support.tables import texts

ROWS = written(
    ("序号", "重点任务", "完成时限", "牵头单位"),
    ("1", "建设平台。", "2025年6月", "区数据局"),
    ("2", "开展检查。", "2025年9月", "区司法局"),
)
FOUR = Look(widths=(50, 130, 80, 80))
TEXT = "序号重点任务完成时限牵头单位建设平台，。区数据局开展检查司法内部资料甲乙丙丁年月日第页共—注：0123456789"


def refusal(data: bytes, pages: Sequence[int] = ()) -> str:
    with pytest.raises(FileError) as caught:
        grids(data, pages)
    return str(caught.value)


def refused(*reasons: str) -> str:
    return "\n".join([f"表.pdf 有{len(reasons)}处读不出，没有读入任何内容：", *(f"   {reason}" for reason in reasons)])


def page(draw: Callable[[Drawing], object], look: Look = FOUR) -> bytes:
    """A table, and something else on its page."""

    def both(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        draw(drawing)

    return drawn(both, TEXT, look)


# The whole file


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "是空文件；请核对文件"),
        (b"MZ\0", "的内容不是 PDF；请核对文件"),
        (b"%PDF-1.4", "已损坏，读不出；请重新取一份，或用原来的程序重新导出"),
        (ruled(ROWS, FOUR)[:-2000], "已损坏，读不出；请重新取一份，或用原来的程序重新导出"),
        (
            drawn(lambda drawing: drawing.table(ROWS, (), ()), TEXT, FOUR, password="打开"),  # noqa: S106  # it is to be asked for
            "有打开密码；先去掉密码，另存一份再读",
        ),
        (
            ruled(ROWS, FOUR).replace(b"/PageMode /UseNone ", b"/Collection << >>  "),
            "是文件包，正文在附件里；打开后把附件另存出来再读",
        ),
        (
            ruled(ROWS, FOUR).replace(b"/PageMode /UseNone ", b"/AcroForm<</XFA[]>>"),
            "是动态表单（XFA），页面上没有正文；用 Adobe Reader 打开，打印成 PDF 再读",
        ),
    ],
)
def test_a_file_without_readable_pages_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data) == f"表.pdf {reason}"


def test_fewer_pages_than_the_file_says_are_damage() -> None:
    data = ruled(ROWS, FOUR)
    assert b"/Count 1" in data
    assert refusal(data.replace(b"/Count 1", b"/Count 3")) == (
        "表.pdf 已损坏，读不出；请重新取一份，或用原来的程序重新导出"
    )


# No text


def scan(drawing: Drawing) -> None:
    picture = ImageReader(Image.new("L", (60, 80), 200))
    drawing.canvas.drawImage(picture, 0, 0, *drawing.look.page)
    drawing.end_page()


def test_a_scanned_page_is_refused() -> None:
    assert refusal(drawn(scan, TEXT)) == refused("第1页：是扫描件，没有文字；先用 OCR 识别成 .docx，核对后再读")


def test_one_scanned_page_among_others_is_refused() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        drawing.end_page()
        scan(drawing)

    assert refusal(drawn(draw, TEXT, FOUR)) == refused("第2页：是扫描件，没有文字；先用 OCR 识别成 .docx，核对后再读")


def test_a_page_that_only_draws_is_refused() -> None:
    assert refusal(drawn(lambda drawing: drawing.line(40, 40, 90, 40), TEXT)) == refused(
        "第1页：没有文字，或已转成图形；用原来的程序重新导出，或先用 OCR 识别成 .docx"
    )


# Text that can't be known


@pytest.mark.parametrize("lost", ["\ue000", "\ufffd"])
def test_a_sign_without_a_character_is_found_unreadable(lost: str) -> None:
    rows = written(("重点任务", "单位"), (f"建设{lost}台。", "区数据局"))
    (table,) = grids(ruled(rows, Look(widths=(120, 80))))
    (found,) = table.findings
    assert (found.row, found.column, found.unreadable) == (1, 0, True)
    assert found.text == "“建设□台。”里有字没有对应的文字编码（□），读不出；用原来的程序重新导出 PDF，或改用 .docx"


def test_text_that_is_not_upright_is_refused() -> None:
    def sideways(drawing: Drawing) -> None:
        drawing.canvas.rotate(90)
        drawing.text(300, 900, "甲乙丙丁")

    assert refusal(page(sideways)) == refused("第1页：“甲乙丙丁”不是横排的，读不准；在原来的程序里改成横排，再导出")


# What is a cell


def test_a_table_without_lines_and_tags_is_refused() -> None:
    def draw(drawing: Drawing) -> None:
        for at, row in enumerate(ROWS):
            for column, (text, _, _) in enumerate(row):
                drawing.text(50 + 100 * column, 60 + 20 * at, text)

    assert refusal(drawn(draw, TEXT)) == refused(
        "第1页：没有标签标出表格，也没有画框线，哪些字是一格看不出；给表加上框线，或带标签导出，或改用 .docx、.xlsx"
    )


def test_a_three_line_table_without_tags_is_refused() -> None:
    def draw(drawing: Drawing) -> None:
        for at, row in enumerate(ROWS):
            for column, (text, _, _) in enumerate(row):
                drawing.text(50 + 100 * column, 60 + 20 * at, text)
        for y in (45, 65, 105):
            drawing.line(45, y, 450, y)

    assert refusal(drawn(draw, TEXT)) == refused(
        "第1页：没有标签标出表格，也没有画框线，哪些字是一格看不出；给表加上框线，或带标签导出，或改用 .docx、.xlsx"
    )


def test_text_in_the_table_s_frame_that_stands_in_no_cell_is_refused() -> None:
    def gap(drawing: Drawing) -> None:
        for x in (40, 140, 240):  # two rows of cells, the left one of the second not closed on its left
            drawing.line(x, 40, x, 60 if x == 40 else 80)
        for y in (40, 60):
            drawing.line(40, y, 240, y)
        drawing.line(140, 80, 240, 80)
        drawing.text(60, 75, "甲乙")
        drawing.text(160, 75, "丙丁")

    assert refusal(drawn(gap, TEXT)) == refused("第1页：“甲乙”在表的范围里，却不在任何一格；请核对表的框线")


def test_a_row_below_the_table_without_lines_is_refused() -> None:
    def row(drawing: Drawing) -> None:
        for x, text in ((45, "3"), (95, "建设平台。"), (225, "2025年"), (305, "区司法局")):
            drawing.text(x, drawing.top + 5, text)

    assert refusal(page(row)) == refused(
        "第1页：“3 建设平台。 2025年 区司法局”像是表的行，却没有框线；给表加上框线，再导出"
    )


def test_words_that_run_into_the_next_cell_are_refused() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(written(("甲", "乙"), ("", "")), (), ())
        drawing.text(45, 75, "建设平台开展检查")

    assert refusal(drawn(draw, TEXT, Look(widths=(60, 60)))) == refused(
        "第1页：“建设平台开”伸到旁边的格里，分不清是哪一格的；在原来的程序里设成自动换行，再导出"
    )


# Pages


def two(first: Callable[[Drawing], object], second: Callable[[Drawing], object]) -> bytes:
    def draw(drawing: Drawing) -> None:
        first(drawing)
        drawing.end_page()
        second(drawing)

    return drawn(draw, TEXT, FOUR)


def test_a_table_that_goes_on_with_other_columns_is_refused() -> None:
    def other(drawing: Drawing) -> None:
        drawing.look = Look(widths=(50, 130, 160))
        drawing.table(written(("3", "建设平台。", "2025年")), (), ())

    assert refusal(two(lambda drawing: drawing.table(ROWS, (), ()), other)) == refused(
        "第2页：这一页的表有3列，上一页的有4列，接不起来；若是工作表按列拆成了几页，设成一页宽再导出"
    )


def test_a_sheet_whose_columns_are_cut_into_pages_is_refused() -> None:
    left = written(("序号", "重点任务"), *((str(at), "建设平台。") for at in range(1, 6)))
    right = written(("完成时限", "牵头单位"), *(("2025年", "区数据局") for _ in range(1, 6)))

    def other(drawing: Drawing) -> None:
        drawing.look = Look(widths=(90, 130))
        drawing.table(right, (), ())

    assert refusal(two(lambda drawing: drawing.table(left, (), ()), other)) == refused(
        "第2页：与第1页的各行一样高，像是一张工作表按列拆成了几页；设成一页宽，再导出"
    )


def test_text_between_the_pages_of_a_table_is_refused() -> None:
    def first(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ["内部资料"])

    assert refusal(two(first, lambda drawing: drawing.table(ROWS[1:], (), ()))) == refused(
        "第2页：“内部资料”在表的两页之间，却不在任何一格；请核对表的框线"
    )


@pytest.mark.parametrize(("pages", "other"), [([1], 2), ([2], 1)])
def test_a_row_that_pages_that_are_not_read_have_a_part_of_is_refused(pages: list[int], other: int) -> None:
    rows = written(("序号", "任务"), ("1", "建设平台，开展检查。"), ("2", "开展检查。"))
    data = ruled(rows, Look(widths=(40, 65), first=2))
    assert refusal(data, pages) == refused(f"第{other}页：有一行跨到这一页，--pages 却没有选它；连这一页一起选")
    assert len(grids(data, [1, 2])[0].rows) == 3


def test_all_that_is_wrong_is_named_by_page() -> None:
    def row(drawing: Drawing) -> None:
        for x, text in ((45, "3"), (95, "建设平台。"), (225, "2025年"), (305, "区司法局")):
            drawing.text(x, drawing.top + 5, text)

    def both(drawing: Drawing) -> None:
        drawing.table(ROWS, (), ())
        row(drawing)

    assert [line.partition("：")[0] for line in refusal(two(both, both)).splitlines()[1:]] == ["   第1页", "   第2页"]


# What is left out


def test_a_watermark_that_stands_aslant_is_left_out_and_said() -> None:
    def watermark(drawing: Drawing) -> None:
        drawing.canvas.saveState()
        drawing.canvas.translate(150, 760)
        drawing.canvas.rotate(30)
        drawing.canvas.setFont(drawing.font, 30)
        drawing.canvas.drawString(0, 0, "内部资料")
        drawing.canvas.restoreState()

    (table,) = grids(page(watermark))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]
    assert [found.text for found in table.findings] == ["第1页表里的水印、页码“内部资料”没有读入"]


def test_a_watermark_that_is_larger_than_any_text_is_left_out_and_said() -> None:
    def watermark(drawing: Drawing) -> None:
        drawing.canvas.setFont(drawing.font, 40)
        drawing.canvas.drawString(100, 760, "内部资料")

    (table,) = grids(page(watermark))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]
    assert [found.text for found in table.findings] == ["第1页表里的水印、页码“内部资料”没有读入"]


def test_a_watermark_that_stands_upright_on_the_text_is_left_out_and_said() -> None:
    def watermark(drawing: Drawing) -> None:
        drawing.canvas.setFont(drawing.font, 20)
        drawing.canvas.drawString(60, 770, "内部资料")

    (table,) = grids(page(watermark))
    assert texts(table) == [[text for text, _, _ in row] for row in ROWS]
    assert [found.text for found in table.findings] == ["第1页表里的水印、页码“内部资料”没有读入"]


def test_a_heading_as_large_that_stands_in_a_cell_is_read() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table([[("\n", 1, 4)], *ROWS], (), ())
        drawing.canvas.setFont(drawing.font, 20)
        drawing.canvas.drawString(60, 767, "内部资料")

    (table,) = grids(drawn(draw, TEXT, FOUR))
    assert (texts(table)[0], table.findings) == (["内部资料"], ())


def test_page_numbers_within_the_frame_are_left_out_and_said() -> None:
    def numbered(number: str) -> Callable[[Drawing], object]:
        def draw(drawing: Drawing) -> None:
            cells = (number, "建设平台，开展检查，建设平台，开展检查。", "2025年", "区司法局")
            drawing.table(written(("序号", "重点任务", "完成时限", "牵头单位"), cells), (), ())
            drawing.text(300, drawing.top - 15, f"第{number}页")

        return draw

    (table,) = grids(two(numbered("1"), numbered("2")))
    assert [cells[3].text for cells in table.rows] == ["牵头单位", "区司法局", "区司法局"]
    assert [found.text for found in table.findings] == ["第1、2页表里的页码“第1页”等没有读入"]
