"""Tables and text of .docx files, as grids."""

import io
from collections.abc import Iterable, Sequence
from typing import TypeVar

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.importing.grid import Cell, Grid
from renwu.readers.docx import read
from support import documents
from support.documents import cell, docx, docx_table, grids, merged_table, paragraph, row, run, said, table

T = TypeVar("T")


def cells(*rows: str) -> list[list[Cell]]:
    """The cells of a document's only table, by row."""
    (grid,) = grids(table(*rows))
    return [list(each) for each in grid.rows]


def paragraphs(body: str, numbering: str = "", styles: str = "") -> tuple[str, ...]:
    """The paragraphs in front of a table."""
    return grids(body + table(row("甲")), numbering, styles)[0].before


def refusal(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read(data, "表.docx")
    return str(caught.value)


# Tables


def test_a_table_is_cells_by_row_and_column() -> None:
    assert cells(row("甲", "乙"), row("丙", "丁")) == [
        [Cell("甲", 0, 0), Cell("乙", 0, 1)],
        [Cell("丙", 1, 0), Cell("丁", 1, 1)],
    ]


def test_a_document_without_a_table_is_its_text() -> None:
    assert grids(paragraph("甲") + paragraph("乙")) == (Grid("", ("甲", "乙"), (), ()),)
    assert grids(paragraph(" ")) == ()


def test_tables_are_numbered_and_know_the_paragraphs_between_them() -> None:
    first, second, rest = grids(
        paragraph("标题") + paragraph(" ") + table(row("甲")) + paragraph("其后") + table(row("乙")) + paragraph("末尾")
    )

    assert (first.name, first.before, second.name, second.before) == ("表1", ("标题",), "表2", ("其后",))
    assert rest == Grid("", ("末尾",), (), ())


def test_rows_are_counted_from_1_in_each_table() -> None:
    first, second = grids(table(row("甲"), row("乙")) + table(row("丙")))

    assert (first.numbers, second.numbers, first.place(1)) == ((1, 2), (1,), "表1 第2行")


@pytest.mark.parametrize("continues", ["<w:vMerge/>", '<w:vMerge w:val="continue"/>'])
def test_cells_merged_downwards_are_one(continues: str) -> None:
    rows = cells(row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙"), row(cell("", continues), "丙"), row("丁", "戊"))

    assert rows == [
        [Cell("甲", 0, 0, rows=2), Cell("乙", 0, 1)],
        [Cell("丙", 1, 1)],
        [Cell("丁", 2, 0), Cell("戊", 2, 1)],
    ]


def test_a_merge_begun_anew_below_another_is_a_cell_of_its_own() -> None:
    restart = '<w:vMerge w:val="restart"/>'
    rows = cells(*(row(cell(text, merge)) for text, merge in [("甲", restart), ("", "<w:vMerge/>"), ("乙", restart)]))

    assert rows == [[Cell("甲", 0, 0, rows=2)], [], [Cell("乙", 2, 0)]]


def test_what_a_merged_cells_lower_part_says_is_not_printed() -> None:
    assert cells(row(cell("甲", '<w:vMerge w:val="restart"/>')), row(cell("乙", "<w:vMerge/>"))) == [
        [Cell("甲", 0, 0, rows=2)],
        [],
    ]


def test_a_cell_that_goes_on_from_none_is_a_cell_and_may_be_gone_on_from() -> None:
    goes_on = cell("甲", "<w:vMerge/>")

    assert cells(row("乙"), row(goes_on), row(cell("", "<w:vMerge/>"))) == [
        [Cell("乙", 0, 0)],
        [Cell("甲", 1, 0, rows=2)],
        [],
    ]
    assert cells(row(goes_on)) == [[Cell("甲", 0, 0)]]


def test_a_cell_goes_on_from_the_one_in_its_column_not_in_its_place() -> None:
    rows = cells(
        row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", '<w:vMerge w:val="restart"/>')),
        row("丙", "丁", cell("", "<w:vMerge/>")),
    )

    assert rows == [[Cell("甲", 0, 0, columns=2), Cell("乙", 0, 2, rows=2)], [Cell("丙", 1, 0), Cell("丁", 1, 1)]]


def test_a_wider_cell_that_goes_on_leaves_a_gap_beside_the_merged_one() -> None:
    rows = cells(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙", "丙"),
        row(cell("", '<w:gridSpan w:val="2"/><w:vMerge/>'), "丁"),
    )

    assert rows[0][0] == Cell("甲", 0, 0, rows=2)
    assert rows[1] == [Cell("", 1, 1), Cell("丁", 1, 2)]


def test_a_narrower_cell_that_goes_on_stands_by_itself() -> None:
    rows = cells(
        row(cell("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')), row(cell("", "<w:vMerge/>"), "乙")
    )

    assert rows == [[Cell("甲", 0, 0, columns=2)], [Cell("", 1, 0), Cell("乙", 1, 1)]]


def test_gaps_at_either_end_of_a_row_are_empty_cells() -> None:
    rows = cells(row("甲", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'))

    assert rows == [[Cell("", 0, 0), Cell("甲", 0, 1), Cell("", 0, 2, columns=2)]]


def test_cells_merged_sideways_the_old_way_are_one() -> None:
    rows = cells(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙"))

    assert rows == [[Cell("甲", 0, 0, columns=2), Cell("乙", 0, 2)]]


def test_a_row_that_holds_only_lower_parts_is_empty() -> None:
    (grid,) = read(docx_table([[("甲", 2, 1), ("乙", 2, 1)], [], ["丙", "丁"]]), "表.docx")

    assert [len(each) for each in grid.rows] == [2, 0, 2]


def test_a_span_that_is_no_number_is_one_column() -> None:
    assert cells(row(cell("甲", '<w:gridSpan w:val="-3"/>'), cell("乙", '<w:gridSpan w:val="x"/>'))) == [
        [Cell("甲", 0, 0), Cell("乙", 0, 1)]
    ]


def test_a_table_in_a_cell_is_part_of_its_text_and_a_grid() -> None:
    inner = table(row("乙", "丙"), row("丁", f"<w:tc>{table(row('戊'))}<w:p/></w:tc>"))
    outer, nested, innermost, after = grids(
        table(row(f"<w:tc>{paragraph('甲')}{inner}{paragraph('己')}</w:tc>")) + table(row("庚"))
    )

    assert outer.rows == ((Cell("甲\n乙\n丙\n丁\n戊\n己", 0, 0),),)
    assert (nested.name, nested.before) == ("表1内的表1", ("甲",))
    assert nested.rows[1] == (Cell("丁", 1, 0), Cell("戊", 1, 1))
    assert (innermost.name, innermost.rows) == ("表1内的表1内的表1", ((Cell("戊", 0, 0),),))
    assert (after.name, after.before) == ("表2", ())


def test_a_table_in_a_text_box_is_a_grid() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{table(row('甲'))}</w:txbxContent></w:pict></w:r></w:p>"

    assert [grid.rows for grid in grids(box)] == [((Cell("甲", 0, 0),),)]


def test_content_controls_around_anything_are_read_through() -> None:
    def control(content: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="控件"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    within = f"<w:p>{control(run('甲'))}</w:p>"
    held = f"<w:tc>{control(within)}</w:tc>"
    (grid,) = grids(control(paragraph("标题")) + control(table(control(row(control(held), "乙")), row("丙", "丁"))))

    assert grid.before == ("标题",)
    assert [[each.text for each in cells] for cells in grid.rows] == [["甲", "乙"], ["丙", "丁"]]


# Tracked changes


def test_insertions_are_in_and_deletions_out() -> None:
    content = (
        f"<w:p>{run('甲')}<w:ins>{run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText><w:br/></w:r></w:del>"
        f"<w:moveFrom>{run('丁')}</w:moveFrom><w:moveTo>{run('戊')}</w:moveTo></w:p>"
    )

    assert said(content) == "甲乙戊"


def test_a_deleted_row_is_out_and_an_inserted_one_in() -> None:
    rows = cells(
        row("甲"),
        row("乙", properties='<w:gridBefore w:val="1"/><w:del/>'),
        row("丙", properties="<w:ins/>"),
    )

    assert rows == [[Cell("甲", 0, 0)], [Cell("丙", 1, 0)]]


def test_a_merge_goes_on_past_a_deleted_row() -> None:
    rows = cells(
        row(cell("甲", '<w:vMerge w:val="restart"/>')),
        row(cell("", "<w:vMerge/>"), properties="<w:del/>"),
        row(cell("", "<w:vMerge/>")),
    )

    assert rows == [[Cell("甲", 0, 0, rows=2)], []]


def test_a_table_whose_rows_are_all_deleted_is_none() -> None:
    (grid,) = grids(paragraph("甲") + table(row("乙", properties="<w:del/>")) + paragraph("丙") + table(row("丁")))

    assert (grid.name, grid.before, grid.rows) == ("表1", ("甲", "丙"), ((Cell("丁", 0, 0),),))


def test_a_deleted_cell_is_out() -> None:
    assert cells(row("甲", cell("乙", "<w:cellDel/>"), cell("丙", "<w:cellIns/>"))) == [
        [Cell("甲", 0, 0), Cell("丙", 0, 1)]
    ]


def test_a_tracked_merge_counts() -> None:
    rows = cells(row(cell("甲", '<w:cellMerge w:vMerge="rest"/>')), row(cell("", '<w:cellMerge w:vMerge="cont"/>')))

    assert rows == [[Cell("甲", 0, 0, rows=2)], []]


def test_what_properties_were_before_a_change_does_not_count() -> None:
    was = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr></w:tcPrChange>'

    assert cells(row(cell("甲", was), "乙")) == [[Cell("甲", 0, 0), Cell("乙", 0, 1)]]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"

    assert said(paragraph("甲", mark) + paragraph("乙") + paragraph("丙")) == "甲乙\n丙"
    assert said(paragraph("甲") + paragraph("乙", mark)) == "甲\n乙"


# Text


def test_paragraphs_and_breaks_are_lines_and_blank_ones_are_none() -> None:
    content = paragraph("甲\n乙") + paragraph(" \u3000") + f"<w:p>{run('丙')}<w:r><w:cr/><w:t>丁</w:t></w:r></w:p>"

    assert said(content) == "甲\n乙\n丙\n丁"


def test_tabs_hyphens_and_signs_are_what_is_printed() -> None:
    content = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>2024</w:t><w:noBreakHyphen/>"
        '<w:t>12</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="2605"/>'
        '<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="宋体" w:char="D800"/></w:r></w:p>'
    )

    assert said(content) == "甲\t2024-12☑★•"


def test_white_space_counts_only_where_it_is_to_be_preserved() -> None:
    content = '<w:p><w:r><w:t>\n 甲 </w:t><w:t xml:space="preserve"> 乙\n丙 </w:t><w:t>丁</w:t></w:r></w:p>'

    assert said(content) == "甲 乙 丙 丁"


def test_a_fields_instruction_is_out_and_its_result_in() -> None:
    content = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2024年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:fldSimple w:instr="PAGE">{run("12月")}</w:fldSimple></w:p>'
    )

    assert said(content) == "2024年12月"


def test_links_are_in_and_notes_and_phonetic_guides_out() -> None:
    content = (
        f'<w:p><w:hyperlink>{run("甲")}</w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        f"<w:r><w:ruby><w:rt>{run('yi')}</w:rt><w:rubyBase>{run('乙')}</w:rubyBase></w:ruby></w:r></w:p>"
    )

    assert said(content) == "甲乙"


def test_hidden_text_is_out() -> None:
    shown = run("乙", '<w:vanish w:val="0"/>')

    assert said(f"<w:p>{run('甲', '<w:vanish/>')}{shown}</w:p>") == "乙"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    content = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>"
    )

    assert said(content) == "框\n文"


def test_the_strict_namespace_is_read_too() -> None:
    parts = documents.parts(merged_table([[("甲", 1, 2)]]))
    strict = {
        name: text.replace(documents.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, text in parts.items()
    }

    assert read(documents.zipped(strict), "表.docx")[0].rows == ((Cell("甲", 0, 0, columns=2),),)


def test_the_text_is_where_the_package_says() -> None:
    parts = documents.parts(table(row("甲")))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")

    assert read(documents.zipped(parts), "表.docx")[0].rows == ((Cell("甲", 0, 0),),)


# Automatic numbering


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(*levels: str, key: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def listed(key: int, kind_key: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind_key}"/>{more}</w:num>'


def item(text: str, at: int = 0, key: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>')


def test_a_number_stands_in_front_of_the_text_and_counts_across_cells() -> None:
    body = table(row(f"<w:tc>{item('将甲')}</w:tc>", f"<w:tc>{item('')}</w:tc>"), row(f"<w:tc>{item('将乙')}</w:tc>"))
    (grid,) = grids(body, kind(level(0, "%1.")) + listed(1))

    assert [[each.text for each in cells] for cells in grid.rows] == [["1.将甲", "2."], ["3.将乙"]]


def test_a_number_that_would_run_into_the_text_stands_apart() -> None:
    numbering = kind(level(0, "%1")) + kind(level(0, "%1."), key=1) + listed(1) + listed(2, 1)
    numbering += kind(level(0, "%1", more='<w:suff w:val="nothing"/>'), key=2) + listed(3, 2)

    assert paragraphs(item("2024年") + item("5G", key=2) + item("甲", key=3), numbering) == ("1 2024年", "1. 5G", "1甲")


def test_lower_levels_start_anew_below_a_higher_one_unless_they_say_otherwise() -> None:
    numbering = kind(level(0, "%1."), level(1, "%1.%2"), level(2, "（%3）", more='<w:lvlRestart w:val="0"/>')) + listed(
        1
    )
    body = "".join(item("", at) for at in (0, 1, 1, 2, 0, 1, 2))

    assert paragraphs(body, numbering) == ("1.", "1.1", "1.2", "（1）", "2.", "2.1", "（2）")


def test_a_list_may_start_anew_where_another_of_its_kind_counts_on() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = kind(level(0, "%1、")) + listed(1) + listed(2) + listed(3, more=override)
    body = "".join(item("", key=key) for key in (1, 1, 2, 3, 3))

    assert paragraphs(body, numbering) == ("1、", "2、", "3、", "1、", "2、")


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting")}</w:lvlOverride>'

    assert paragraphs(item("甲"), kind(level(0, "%1.")) + listed(1, more=own)) == ("第一条 甲",)


def test_a_style_may_number_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"/>'
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in [("甲", "a", ""), ("乙", "b", ""), ("丙", "c", ""), ("丁", "a", none)]
    )

    assert paragraphs(body, kind(level(0, "%1.")) + listed(1), styles) == ("1.甲", "2.乙", "丙", "丁")


def test_a_level_may_belong_to_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="b"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = kind(level(0, "%1."), level(1, "（%2）", more='<w:pStyle w:val="b"/>')) + listed(1)

    assert paragraphs(paragraph("甲", '<w:pStyle w:val="b"/>'), numbering, styles) == ("（1）甲",)


def test_a_kind_may_be_that_of_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = kind('<w:numStyleLink w:val="s"/>') + kind(level(0, "%1)"), key=1) + listed(1) + listed(2, 1)

    assert paragraphs(item("甲"), numbering, styles) == ("1)甲",)


def test_bullets_are_left_out() -> None:
    assert paragraphs(item("甲"), kind(level(0, "\uf0b7", "bullet")) + listed(1)) == ("甲",)


def test_a_number_passed_over_by_a_hidden_paragraph_is_counted_and_not_printed() -> None:
    hidden = paragraph("", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')

    assert paragraphs(item("甲") + hidden + item("乙"), kind(level(0, "%1.")) + listed(1)) == ("1.甲", "3.乙")


def test_deleted_paragraphs_and_merged_cells_lower_parts_count_for_nothing() -> None:
    hidden = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{item('')}</w:tc>"
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{item("")}</w:tc>'
    gone = row(f"<w:tc>{item('')}</w:tc>", properties="<w:del/>")
    last = row(f"<w:tc>{item('')}</w:tc>")
    (grid,) = grids(table(row(first), row(hidden), gone, last), kind(level(0, "%1")) + listed(1))

    assert [[each.text for each in cells] for cells in grid.rows] == [["1"], [], ["2"]]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "1 10 21 105"),
        ("decimalZero", "01 10 21 105"),
        ("chineseCounting", "一 十 二十一 一〇五"),
        ("chineseCountingThousand", "一 十 二十一 一百零五"),
        ("japaneseCounting", "一 十 二十一 百五"),
        ("ideographDigital", "一 一〇 二一 一〇五"),
        ("chineseLegalSimplified", "壹 壹拾 贰拾壹 壹佰零伍"),
        ("decimalEnclosedCircle", "① ⑩ 21 105"),
        ("decimalEnclosedCircleChinese", "① ⑩ 21 105"),
        ("decimalFullWidth", "１ １０ ２１ １０５"),
        ("lowerLetter", "a j u aaaaa"),
        ("upperLetter", "A J U AAAAA"),
        ("lowerRoman", "i x xxi cv"),
        ("upperRoman", "I X XXI CV"),
        ("ideographTraditional", "甲 癸 21 105"),
        ("none", "   "),
        ("ordinalText", "1 10 21 105"),
    ],
)
def test_numbers_are_in_the_form_of_their_list(form: str, shown: str) -> None:
    numbers = (1, 10, 21, 105)
    numbering = "".join(
        kind(level(0, "%1/", form).replace('w:start w:val="1"', f'w:start w:val="{number}"'), key=number)
        + listed(number, number)
        for number in numbers
    )
    body = "".join(item("", key=number) for number in numbers)

    assert paragraphs(body, numbering) == tuple(f"{number}/" for number in shown.split(" "))


@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "chineseCountingThousand"])
def test_a_number_beyond_all_lists_is_in_digits(form: str) -> None:
    numbering = kind(level(0, "%1.", form).replace('w:start w:val="1"', 'w:start w:val="999999999"')) + listed(1)

    assert paragraphs(item(""), numbering) == ("999999999.",)


def test_numbers_do_not_make_a_book_of_a_file() -> None:
    numbering = kind(level(0, "%1" * 100, "lowerLetter").replace('w:start w:val="1"', 'w:start w:val="780"')) + listed(
        1
    )

    assert paragraphs(item(""), numbering) == ("z" * 100,)


def test_styles_based_on_one_another_in_a_circle_number_nothing() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in [("a", "b"), ("b", "a")]
    )

    assert paragraphs(paragraph("甲", '<w:pStyle w:val="a"/>'), styles=styles) == ("甲",)


# Whole files


def test_a_file_that_python_docx_wrote_is_read() -> None:
    document = Document()
    document.add_paragraph("标题")
    made = document.add_table(3, 3)
    for at, each in enumerate(made.columns[2].cells):
        each.text = str(at)
    made.cell(0, 0).merge(made.cell(1, 1)).text = "甲"
    file = io.BytesIO()
    document.save(file)
    (grid,) = read(file.getvalue(), "表.docx")

    assert grid.before == ("标题",)
    assert grid.rows == (
        (Cell("甲", 0, 0, rows=2, columns=2), Cell("0", 0, 2)),
        (Cell("1", 1, 2),),
        (Cell("", 2, 0), Cell("", 2, 1), Cell("2", 2, 2)),
    )


@pytest.mark.slow
def test_ten_thousand_rows_are_read() -> None:
    (grid,) = read(docx_table([[str(at), ("", 1, 2), "乙"] for at in range(10_000)]), "表.docx")

    assert (len(grid.rows), grid.rows[-1][0], grid.numbers[-1]) == (10_000, Cell("9999", 9999, 0), 10_000)


def test_reading_can_be_watched() -> None:
    labels: list[str] = []

    def track(items: Sequence[T], label: str, /) -> Iterable[T]:
        labels.append(label)
        return items

    read(docx(""), "表.docx", track)
    assert labels == ["读取文档"]


# Bad files

DAMAGED = "表.docx 已损坏，内容读不出；请用 Word 或 WPS 打开，另存为 .docx"
NO_TEXT = "表.docx 里没有 Word 正文；请核对文件，若是工作簿，把文件名的结尾改为 .xlsx"
BOMB = "表.docx 里夹带XML实体，可能有害，没有读；请用 Word 或 WPS 打开，另存为 .docx"


def with_part(name: str, content: str) -> bytes:
    return documents.zipped(documents.parts(table(row("甲"))) | {name: content})


def test_a_workbook_under_another_name_is_refused() -> None:
    workbook = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    rels = documents.parts("")["_rels/.rels"].replace("word/document.xml", "xl/workbook.xml")

    assert refusal(documents.zipped({"_rels/.rels": rels, "xl/workbook.xml": workbook})) == NO_TEXT


def test_a_zip_file_of_something_else_is_refused() -> None:
    assert refusal(documents.zipped({"甲.txt": "甲"})) == NO_TEXT


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"])
def test_xml_that_breaks_off_is_refused(part: str) -> None:
    assert refusal(with_part(part, '<w:document xmlns:w="w"><w:body>')) == DAMAGED


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"])
def test_an_xml_bomb_is_refused(part: str) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))

    assert refusal(with_part(part, f'<!DOCTYPE w [<!ENTITY e0 "lol">{entities}]><w>&e9;</w>')) == BOMB


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml"])
def test_elements_nested_without_end_are_refused(part: str) -> None:
    assert refusal(with_part(part, "<a>" * 100_000 + "</a>" * 100_000)) == DAMAGED


@pytest.mark.parametrize(
    "body",
    [
        row("甲"),
        cell("甲"),
        table(cell("甲")),
        table(table(row("甲"))),
        table(row(row("甲"))),
        table(row("<w:tc><w:tc/></w:tc>")),
        table("<w:trPr/>"),
        table("<w:tr><w:tcPr/></w:tr>"),
    ],
)
def test_rows_and_cells_out_of_place_are_refused(body: str) -> None:
    assert refusal(docx(body)) == DAMAGED


def test_an_unknown_encoding_is_refused() -> None:
    assert refusal(with_part("word/document.xml", '<?xml version="1.0" encoding="x-none"?><a/>')) == DAMAGED


GOOD = docx(
    item("标题") + table(row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙"), row(cell("", "<w:vMerge/>"), "丙")),
    kind(level(0, "%1.")) + listed(1),
)
XML = documents.parts(
    item("标题") + table(row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙"), row(cell("", "<w:vMerge/>"), "丙"))
)["word/document.xml"].encode()
ANY = settings(max_examples=200)
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=4), st.integers(0, 4)), min_size=1, max_size=6)


def changed(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    for place, added, removed in changes:
        at = place % (len(data) + 1)
        data = data[:at] + added + data[at + removed :]
    return data


def message(data: bytes) -> str:
    """Why a file is refused; empty if it is read."""
    try:
        read(data, "表.docx")
    except FileError as error:
        return str(error)
    return ""


@ANY
@given(CHANGES)
@example([(0, b"", 4)])
def test_any_bytes_are_read_or_refused(changes: list[tuple[int, bytes, int]]) -> None:
    assert "\n" not in message(changed(GOOD, changes))


@ANY
@given(CHANGES)
def test_any_text_of_a_document_is_read_or_refused(changes: list[tuple[int, bytes, int]]) -> None:
    parts: dict[str, str | bytes] = {**documents.parts(""), "word/document.xml": changed(XML, changes)}
    assert message(documents.zipped(parts)) in {"", DAMAGED, NO_TEXT, BOMB}


SPANS = [f'<w:{name} w:val="{value}"/>' for name in ("gridSpan", "vMerge", "hMerge") for value in (1, 2, "restart")]
TC = st.builds(cell, st.sampled_from(["", "甲", "乙\n丙"]), st.lists(st.sampled_from(SPANS), max_size=2).map("".join))
GAPS = st.sampled_from(["", '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>', "<w:del/>"])
TABLE = st.lists(st.builds(lambda tcs, gap: row(*tcs, properties=gap), st.lists(TC, max_size=4), GAPS), max_size=6)


@ANY
@given(TABLE, TABLE)
def test_cells_never_overlap_and_stand_where_they_say(outer: list[str], inner: list[str]) -> None:
    for grid in grids(table(*outer, row(f"<w:tc>{table(*inner)}</w:tc>", "甲"), *outer)):
        within = [(at, each) for at, cells in enumerate(grid.rows) for each in cells]
        taken = [
            (each.row + down, each.column + right)
            for _, each in within
            for down in range(each.rows)
            for right in range(each.columns)
        ]
        assert all(at == each.row for at, each in within)
        assert len(taken) == len(set(taken))
        assert all(at < len(grid.rows) for at, _ in taken)
