"""What formatting says in a Word document: struck-out and raised text, symbol fonts, form fields, embedded documents."""

import pytest

from renwu.errors import FileError
from renwu.importing.grid import Finding
from renwu.readers.docx import read
from support.documents import docx, grids, paragraph, row, said, table


def styled(*runs: tuple[str, str]) -> str:
    """A cell's paragraph of runs, each with its properties."""
    return "<w:p>" + "".join(f"<w:r><w:rPr>{kind}</w:rPr><w:t>{text}</w:t></w:r>" for kind, text in runs) + "</w:p>"


def found(content: str, styles: str = "") -> tuple[str, tuple[Finding, ...]]:
    """What a table's only cell says, and what was found there."""
    (grid,) = grids(table(row(f"<w:tc>{content}</w:tc>")), "", styles)
    return grid.rows[0][0].text, grid.findings


@pytest.mark.parametrize("kind", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/>'])
def test_struck_out_text_is_left_out_and_told(kind: str) -> None:
    assert found(styled((kind, "2024年12月"), ("", "2024年6月"))) == (
        "2024年6月",
        (Finding("划去的“2024年12月”没有读入", 0, 0),),
    )


def test_a_line_that_is_switched_off_strikes_nothing() -> None:
    assert found(styled(('<w:strike w:val="false"/>', "甲"), ("", "乙"))) == ("甲乙", ())


def test_a_mark_in_pieces_is_told_once() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert found(styled(("", "区司法局"), (raised, "["), (raised, "1]"), ("", "牵头"))) == (
        "区司法局牵头",
        (Finding("上标“[1]”按注号没有读入", 0, 0),),
    )


@pytest.mark.parametrize(
    ("before", "where", "mark", "expected"),
    [
        ("新增绿地500m", "superscript", "2", "新增绿地500m²"),
        ("蓄水12万m", "superscript", "3", "蓄水12万m³"),
        ("面积500米", "superscript", "2", "面积500米²"),
        ("PM", "subscript", "2.5", "PM2.5"),
        ("CO", "subscript", "2", "CO2"),
    ],
)
def test_powers_of_units_and_lowered_numbers_of_names_are_text(
    before: str, where: str, mark: str, expected: str
) -> None:
    assert found(styled(("", before), (f'<w:vertAlign w:val="{where}"/>', mark))) == (expected, ())


def test_a_style_of_the_run_says_so_too() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="a"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    content = styled(("", "甲"), ('<w:rStyle w:val="b"/>', "1"), ('<w:rStyle w:val="c"/>', "看不见"), ("", "乙"))

    assert found(content, styles) == ("甲乙", (Finding("上标“1”按注号没有读入", 0, 0),))


def test_what_is_left_out_before_a_table_is_told_of_the_table() -> None:
    (grid,) = grids(styled(("", "任务分解表"), ("<w:strike/>", "（征求意见稿）")) + table(row("甲")))

    assert (grid.before, grid.findings) == (("任务分解表",), (Finding("划去的“（征求意见稿）”没有读入"),))


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B1", "±"),
        ("Symbol", "F0B4", "×"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F08A", "⑩"),
        ("Wingdings", "F0FC", "√"),
        ("Wingdings 2", "F050", "√"),
    ],
)
def test_a_sign_of_a_symbol_font_is_the_character_it_prints(font: str, code: str, expected: str) -> None:
    assert said(f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>') == expected
    assert found(styled((f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>', f"&#x{code};"))) == (expected, ())


def test_a_sign_that_nobody_knows_is_told() -> None:
    assert found('<w:p><w:r><w:t>甲</w:t><w:sym w:font="Webdings" w:char="F021"/></w:r></w:p>') == (
        "甲",
        (Finding("字体 Webdings 的符号（F021）认不出，没有读入", 0, 0),),
    )


def field(properties: str) -> str:
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="u"/>{properties}</w:ffData></w:fldChar>'
        '</w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="区司法局"/><w:listEntry w:val="区民政局"/></w:ddList>',
            "区民政局",
        ),
        (
            '<w:ddList><w:default w:val="1"/><w:listEntry w:val="区司法局"/><w:listEntry w:val="区民政局"/></w:ddList>',
            "区民政局",
        ),
        ('<w:ddList><w:listEntry w:val="区司法局"/><w:listEntry w:val="区民政局"/></w:ddList>', "区司法局"),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="区司法局"/></w:ddList>', ""),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "□"),
    ],
)
def test_a_form_field_of_old_says_what_it_shows(properties: str, expected: str) -> None:
    assert said(field(properties)) == expected


def test_a_document_within_the_document_is_for_word_to_open() -> None:
    with pytest.raises(FileError) as caught:
        read(docx(paragraph("任务分解表") + '<w:altChunk r:id="a1" xmlns:r="r"/>'), "表.docx")

    assert str(caught.value) == (
        "表.docx 里嵌入了另一份文档（altChunk），Word 打开时才展开；用 Word 打开，另存为 .docx 再读"
    )
