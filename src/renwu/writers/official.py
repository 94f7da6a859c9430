"""The plain layout of an official document as .docx: A4, the type area, fonts and page numbers of GB/T 9704-2012."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from html import escape
from io import BytesIO
from typing import BinaryIO, NamedTuple

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Length, Mm, Pt

from renwu.writers import official_styles as styles
from renwu.writers.titles import title_lines
from renwu.writers.visible import visible

_KEPT_PARTS = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
_KEPT_OF_DOCUMENT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_LONGEST_PROPERTY = 255  # characters; the library refuses more
_UNBROKEN = 300  # characters that a cell may have for its row to stay on one page
_TITLE = 20  # characters of 二号 between the margins
_GAP = 6  # points between a table and what follows it


class PaperColumn(NamedTuple):
    """A column of a table: its heading, its share of the width, and whether its cells are prose, set from the left."""

    heading: str
    share: float
    prose: bool = False


def document(title: str, as_of: date) -> Document:
    """A new document without a word in it, on portrait pages.

    Args:
        title: what it is called in its properties.
        as_of: the date it is for, which it is dated: the same content makes the same file.
    """
    made = docx.Document()
    package = made.part.package
    for relations, kept in ((package.rels, _KEPT_PARTS), (made.part.rels, _KEPT_OF_DOCUMENT)):
        for id_ in [id_ for id_, relation in relations.items() if relation.reltype not in kept]:
            del relations[id_]  # the library's template has parts for everything that it can do
    for part, children in ((made.styles.element, styles.styles()), (made.settings.element, styles.settings())):
        part[:] = map(parse_xml, children)
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, styles.font_table().encode(), package)
    made.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    known = made.core_properties
    known.title, known.author, known.comments = visible(title)[:_LONGEST_PROPERTY], "renwu", ""
    known.language = "zh-CN"
    known.created = known.modified = datetime.combine(as_of, time())
    _place(made.sections[0], Mm(210), Mm(297), (Mm(37), Mm(26), Mm(35), Mm(28)))
    _number_pages(made.sections[0])
    return made


def landscape(document: Document) -> None:
    """Go on, on a new page, with landscape pages, for wide tables."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    _place(section, Mm(297), Mm(210), (Mm(28), Mm(35), Mm(26), Mm(37)))


def title(document: Document, text: str) -> None:
    """The heading of the whole: 二号小标宋, centred, with a line left free below it."""
    lines = (piece for line in visible(text).split("\n") for piece in title_lines(line, _TITLE))
    document.add_paragraph("\n".join(lines), "Title").paragraph_format.space_after = Pt(styles.LINE)


def heading(document: Document, text: str, level: int = 1) -> None:
    """A heading of level 1 (黑体) or 2 (楷体); its number is in the text: 一、总体情况."""
    document.add_paragraph(visible(text), f"Heading {level}")


def paragraph(document: Document, text: str, *, indented: bool = True) -> None:
    """A paragraph of the body, begun two characters in; flush where it names whom the document is for."""
    for line in visible(text).split("\n"):
        document.add_paragraph(line, "Body Text" if indented else "Normal")


def table(
    document: Document, columns: Sequence[PaperColumn], rows: Iterable[Sequence[str]], *, small: bool = False
) -> None:
    """A table with thin borders whose headings are repeated on every page; a short row is never broken.

    Args:
        document: the document.
        columns: its columns, which share the width of the page.
        rows: its rows, a text for each column.
        small: whether it is set in 五号 instead of 小四.
    """
    style = "SmallCell" if small else "Cell"
    widths = _shared(document, [column.share for column in columns])
    headings = [_cell(column.heading, f"{style}Heading", width) for column, width in zip(columns, widths, strict=True)]
    body = [_row(headings, "<w:cantSplit/><w:tblHeader/>")]
    for row in rows:
        cells = [
            _cell(text, style, width, "left" if column.prose else "center")
            for text, column, width in zip(row, columns, widths, strict=True)
        ]
        body.append(_row(cells, "<w:cantSplit/>" if max(map(len, row)) <= _UNBROKEN else ""))
    _add_table(document, widths, body)


def fields(document: Document, rows: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Labelled fields in thin borders, on one page with what follows it.

    Args:
        document: the document.
        rows: its rows: each has a label and what belongs to it, once or twice side by side.
    """
    widths = _shared(document, (16, 34, 16, 34))
    body = []
    for row in rows:
        cells = []
        for number, (label, value) in enumerate(row):
            first, columns = number * 2 + 1, 3 if len(row) == 1 else 1
            width = sum(widths[first : first + columns])
            cells += [
                _cell(label, "CellHeading", widths[0], kept=True),
                _cell(value, "Cell", width, "left", columns, kept=True),
            ]
        body.append(_row(cells, '<w:cantSplit/><w:trHeight w:val="567" w:hRule="atLeast"/>'))
    _add_table(document, widths, body, kept=True)


def signature(document: Document, office: str, day: str) -> None:
    """Who signs (落款) over the date, centred upon each other at the right, after a line left free."""
    for number, line in enumerate((office, day)):
        signed = document.add_paragraph(visible(line), "Normal")
        placed = signed.paragraph_format
        placed.alignment = WD_ALIGN_PARAGRAPH.CENTER
        placed.left_indent, placed.right_indent = Mm(78), Mm(11)
        placed.space_before = Pt(0 if number else styles.LINE)
        placed.keep_with_next = number == 0


def new_page(document: Document) -> None:
    """Go on at the top of the next page."""
    document.add_paragraph(style="Normal").add_run().add_break(WD_BREAK.PAGE)


def save(document: Document, out: BinaryIO) -> None:
    """Write it; the same document makes the same bytes."""
    made = BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)


def _place(section: Section, width: Length, height: Length, margins: tuple[Length, Length, Length, Length]) -> None:
    section.page_width, section.page_height = width, height
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins
    section.header_distance, section.footer_distance = Mm(15), margins[2] - Mm(12)


def _number_pages(section: Section) -> None:
    section.footer.is_linked_to_previous = False  # which makes a footer of its own
    section.footer.part.element[:] = [parse_xml(styles.PAGE_NUMBER)]


def _shared(document: Document, shares: Sequence[float]) -> list[int]:
    """The width between the margins, in twentieths of a point, shared out."""
    section = document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    whole = Length((section.page_width or 0) - margins).pt * 20
    return [int(whole * share / sum(shares)) for share in shares]


def _cell(text: str, style: str, width: int, aligned: str = "center", columns: int = 1, *, kept: bool = False) -> str:
    """A cell over so many columns, `kept` on one page with what follows its row."""
    keeping = "<w:keepNext/>" if kept else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keeping}<w:jc w:val="{aligned}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>'
        for line in visible(text).split("\n")
    )
    spanned = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _row(cells: Iterable[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _add_table(document: Document, widths: Sequence[int], rows: Iterable[str], *, kept: bool = False) -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = parse_xml(
        f'<w:tbl {styles.NAMESPACE}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    if document.paragraphs and document.paragraphs[-1].text:
        document.paragraphs[-1].paragraph_format.space_after = Pt(_GAP)
    document.element.body.insert_element_before(made, "w:sectPr")
    gap = document.add_paragraph(style="Normal")  # without one, Word takes the next table for the same
    gap.paragraph_format.line_spacing = Pt(_GAP)
    gap.paragraph_format.keep_with_next = kept
