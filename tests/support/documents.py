"""Small .docx files for tests, from fragments of their XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from renwu.importing.grid import Grid
from renwu.readers.docx import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DocxCell = str | tuple[str, int, int]
"""What a cell says, and how many rows and columns it spans where that isn't one of each."""


def xml(text: str) -> str:
    """Text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, properties: str = "") -> str:
    """A run of text; a line feed is a line break."""
    said = '</w:t><w:br/><w:t xml:space="preserve">'.join(xml(text).split("\n"))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def cell(text: str = "", properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell is its text or its XML."""
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx whose body, lists and styles say this."""
    return zipped(parts(body, numbering, styles))


def parts(body: str, numbering: str = "", styles: str = "") -> dict[str, str]:
    """The parts of such a .docx."""
    kinds = {"numbering": numbering, "styles": styles}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in kinds)
    related = "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in kinds)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="main" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
    }


def docx_table(rows: Sequence[Sequence[DocxCell]]) -> bytes:
    """A .docx of one table, whose cells are merged as Word does it."""
    return docx(merged_table(rows))


def merged_table(rows: Sequence[Sequence[DocxCell]]) -> str:
    """The XML of a table; each row names the cells that begin in it, and merged ones are not named again."""
    lower: dict[tuple[int, int], int] = {}  # where a cell from above goes on, and how wide it is
    made, width = [], 0
    for at, cells in enumerate(rows):
        tcs, column = [], 0
        waiting = [each if isinstance(each, tuple) else (each, 1, 1) for each in cells]
        while waiting or (at, column) in lower:
            if (at, column) in lower:
                columns = lower[at, column]
                tcs.append(cell(properties=f'<w:gridSpan w:val="{columns}"/><w:vMerge/>'))
            else:
                text, spanned, columns = waiting.pop(0)
                lower |= {(at + below, column): columns for below in range(1, spanned)}
                merge = '<w:vMerge w:val="restart"/>' if spanned > 1 else ""
                tcs.append(cell(text, f'<w:gridSpan w:val="{columns}"/>{merge}'))
            column += columns
        width = max(width, column)
        made.append(row(*tcs))
    grid = '<w:gridCol w:w="1200"/>' * width
    return table(f'<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>', *made)


def grids(body: str, numbering: str = "", styles: str = "") -> tuple[Grid, ...]:
    """The tables of a Word document with this body."""
    return read(docx(body, numbering, styles), "表.docx")


def said(content: str, numbering: str = "", styles: str = "") -> str:
    """What a cell says that holds this."""
    (grid, *_) = grids(table(row(f"<w:tc>{content}</w:tc>")), numbering, styles)
    return grid.rows[0][0].text
