"""The plain layout of an official document: what Word and WPS are told to do with it."""

import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from renwu.writers import official
from renwu.writers.official import PaperColumn

DAY = date(2025, 7, 1)
COLUMNS = [PaperColumn("编号", 10), PaperColumn("重点任务", 60, prose=True), PaperColumn("完成时限", 30)]


def written(make: Callable[[Document], None]) -> bytes:
    document = official.document("通报", DAY)
    make(document)
    out = BytesIO()
    official.save(document, out)
    return out.getvalue()


def read(make: Callable[[Document], None]) -> Document:
    return docx.Document(BytesIO(written(make)))


def everything(document: Document) -> None:
    official.title(document, "通报")
    official.heading(document, "一、总体情况")
    official.paragraph(document, "正文。")
    official.table(document, COLUMNS, [("1", "推广。", "2024年12月")])
    official.fields(document, [[("收文单位", "区司法局")]])
    official.signature(document, "区政府督查室", "2025年7月1日")


def about(length: Length | None) -> float:
    """A length in millimetres, to the tenth: files hold twentieths of a point."""
    assert length is not None
    return round(float(length.mm), 1)


def fonts(document: Document, style: str) -> tuple[str, float | None]:
    """The Chinese font and the size that a style sets."""
    element = document.styles[style].element
    (font,) = element.iter(qn("w:rFonts"))
    (size,) = element.iter(qn("w:sz"))
    return font.get(qn("w:eastAsia")), int(size.get(qn("w:val"))) / 2


def test_the_page_is_a4_with_the_type_area_of_the_standard() -> None:
    (section,) = read(everything).sections

    assert (about(section.page_width), about(section.page_height)) == (210, 297)
    assert (about(section.top_margin), about(section.left_margin)) == (37, 28)
    assert about(Length(section.page_width - section.left_margin - section.right_margin)) == 156  # type: ignore[operator]  # asserted above
    assert about(Length(section.page_height - section.top_margin - section.bottom_margin)) == 225  # type: ignore[operator]  # the same


def test_each_kind_of_text_has_the_font_and_size_of_the_standard() -> None:
    document = read(everything)

    assert fonts(document, "Title") == ("方正小标宋简体", 22)
    assert fonts(document, "Heading 1") == ("黑体", 16)
    assert fonts(document, "Heading 2") == ("楷体_GB2312", 16)
    assert fonts(document, "Body Text") == ("仿宋_GB2312", 16)


def test_twenty_two_lines_of_the_body_fill_the_page() -> None:
    line = read(everything).styles["Normal"].element.find(f".//{qn('w:spacing')}")

    points = int(line.get(qn("w:line"))) / 20
    assert line.get(qn("w:lineRule")) == "exact"
    assert int(Mm(225).pt // points) == 22


def test_a_paragraph_begins_two_characters_in_and_an_address_does_not() -> None:
    def make(document: Document) -> None:
        official.paragraph(document, "区司法局：", indented=False)
        official.paragraph(document, "现通报如下。\n请抓紧办理。")

    paragraphs = read(make).paragraphs
    assert [(each.text, each.style and each.style.name) for each in paragraphs] == [
        ("区司法局：", "Normal"),
        ("现通报如下。", "Body Text"),
        ("请抓紧办理。", "Body Text"),
    ]
    indent = read(make).styles["Body Text"].element.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_the_footer_has_the_page_number_between_dashes() -> None:
    footer = read(everything).sections[0].footer.part.element

    assert "".join(text.text for text in footer.iter(qn("w:t"))) == "— 1 —"
    (field,) = footer.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "PAGE"


def test_a_table_repeats_its_headings_and_breaks_no_short_row() -> None:
    def make(document: Document) -> None:
        official.table(document, COLUMNS, [("1", "短", "2024年"), ("2", "长" * 301, "2024年")])

    document = read(make)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["编号", "重点任务", "完成时限"],
        ["1", "短", "2024年"],
        ["2", "长" * 301, "2024年"],
    ]
    rows = list(document.element.body.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, False]


def test_columns_share_the_width_of_the_page_they_stand_on() -> None:
    def make(document: Document) -> None:
        official.table(document, COLUMNS, [])
        official.landscape(document)
        official.table(document, COLUMNS, [], small=True)

    document = read(make)
    upright, across = document.tables
    assert [about(column.width) for column in upright.columns] == [15.6, 93.6, 46.8]
    assert [about(column.width) for column in across.columns] == [22.5, 135.0, 67.5]
    assert (about(document.sections[1].page_width), about(document.sections[1].page_height)) == (297, 210)


def test_a_form_has_its_labels_and_what_belongs_to_them_once_or_twice_a_row() -> None:
    def make(document: Document) -> None:
        official.fields(
            document, [[("收文单位", "区司法局"), ("编号", "3号")], [("办理要求", "一、抓紧。\n二、回复。")]]
        )

    (table,) = read(make).tables
    assert [cell.text for cell in table.rows[0].cells] == ["收文单位", "区司法局", "编号", "3号"]
    assert [cell.text for cell in table.rows[1].cells] == ["办理要求", *["一、抓紧。\n二、回复。"] * 3]


def test_the_signature_stands_over_the_date_at_the_right_and_stays_with_it() -> None:
    office, day = read(lambda document: official.signature(document, "区政府督查室", "2025年7月1日")).paragraphs

    assert (office.text, day.text) == ("区政府督查室", "2025年7月1日")
    assert office.paragraph_format.keep_with_next
    assert about(office.paragraph_format.left_indent) == about(day.paragraph_format.left_indent) == 78


def test_two_tables_stay_two() -> None:
    def make(document: Document) -> None:
        official.table(document, COLUMNS, [])
        official.table(document, COLUMNS, [])

    body = read(make).element.body
    assert [child.tag for child in body] == [qn(f"w:{tag}") for tag in ("tbl", "p", "tbl", "p", "sectPr")]


@pytest.mark.parametrize("make", [official.title, official.heading, official.paragraph])
def test_what_xml_cannot_hold_is_made_visible(make: Callable[[Document, str], None]) -> None:
    document = read(lambda document: make(document, "<b>&\x1b\ud800\uffff\u202e"))

    assert document.paragraphs[0].text.replace("\n", "") == r"<b>&\x1b\ud800\uffff\u202e"


def test_a_cell_holds_any_text_on_lines_of_its_own() -> None:
    document = read(lambda document: official.table(document, COLUMNS[:1], [["<b>&\x00\n]]>"]]))

    assert document.tables[0].rows[1].cells[0].text == "<b>&\\x00\n]]>"


def test_the_same_content_makes_the_same_bytes_whenever_it_is_written() -> None:
    first = written(everything)

    assert written(everything) == first
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_name_the_document_and_its_day() -> None:
    known = read(everything).core_properties

    midnight = datetime(2025, 7, 1, tzinfo=UTC)
    assert (known.title, known.author, known.language) == ("通报", "renwu", "zh-CN")
    assert (known.created, known.modified) == (midnight, midnight)


def test_a_file_has_no_part_that_it_does_not_use() -> None:
    with zipfile.ZipFile(BytesIO(written(everything))) as parts:
        names = parts.namelist()

    assert sorted(names) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_title_leaves_a_line_free_below_it() -> None:
    (title,) = read(lambda document: official.title(document, "通报")).paragraphs

    assert title.paragraph_format.space_after == Pt(28.95)


def test_a_title_of_any_length_makes_a_file() -> None:
    assert official.document("长" * 300, DAY).core_properties.title == "长" * 255


def test_latin_and_digits_are_english_and_the_rest_chinese() -> None:
    def make(document: Document) -> None:
        official.paragraph(document, "2024年")

    defaults = read(make).styles.element.find(qn("w:docDefaults"))
    (lang,) = defaults.iter(qn("w:lang"))
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("en-US", "zh-CN")


def test_a_long_title_is_broken_between_words() -> None:
    document = read(lambda document: official.title(document, "关于2025年上半年政府工作报告重点任务落实情况的通报"))

    assert document.paragraphs[0].text == "关于2025年上半年政府工作报告\n重点任务落实情况的通报"
