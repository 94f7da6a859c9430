"""PDF files that LibreOffice exports, tagged and not, are read as what they were made of."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from renwu import readers
from renwu.errors import RenwuError
from renwu.importing.drafting import Instructions, draft
from renwu.plan.model import Plan
from support.documents import docx, merged_table, paragraph
from support.office import all_converted
from support.plans import DATA, shipped
from support.tables import imported, placed, source_rows

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
PORTRAIT = ((800, 1300, 2700, 1000, 1200, 1500), '<w:pgSz w:w="11906" w:h="16838"/>')
LANDSCAPE = ((900, 1600, 4200, 1100, 1300, 1500), '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
TABLES = DATA / "tables"
LAYOUTS = sorted(path for path in TABLES.iterdir() if path.suffix in {".docx", ".html"})


LOOKS = {
    f"{name}-{size:g}-{'repeated' if repeated else 'once'}": (size, *page, repeated)
    for name, page in (("portrait", PORTRAIT), ("landscape", LANDSCAPE))
    for size in (10.5, 15)
    for repeated in (False, True)
}
"""How the shipped plan's table is set: its size, its columns' widths, its page, and whether each has its heading."""


def exported(sources: Sequence[Path], kind: str, folder: Path, *, tagged: bool) -> Mapping[str, Path]:
    """Files as the part of LibreOffice that this kind is for exports them, by their names without the ending."""
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
    made = all_converted(sources, f"pdf:{kind}_pdf_Export:{options}", folder)
    return {file.stem: file for file in made}


@pytest.fixture(scope="module", params=[False, True], ids=["untagged", "tagged"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All documents and pages, each as LibreOffice exports it, by name."""
    folder = tmp_path_factory.mktemp("pages")
    documents = [path for path in LAYOUTS if path.suffix == ".docx"]
    for name, look in LOOKS.items():
        documents.append(folder / f"{name}.docx")
        documents[-1].write_bytes(document(*look))
    web = [path for path in LAYOUTS if path.suffix == ".html"]
    return {
        **exported(documents, "writer", folder, tagged=request.param),
        **exported(web, "writer_web", folder, tagged=request.param),
    }


def document(size: float, widths: tuple[int, ...], page: str, repeated: bool) -> bytes:  # noqa: FBT001  # of a record of looks
    """The source's table with borders, in a size, on a page."""
    table = merged_table(source_rows())
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    table = table.replace("<w:tblPr>", f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders>", 1)
    table = table.replace('<w:gridCol w:w="1200"/>' * len(widths), grid, 1)
    table = table.replace("<w:rPr></w:rPr>", f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>')
    if repeated:
        table = table.replace("<w:trPr></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>", 1)
    return docx(f"{paragraph('某区任务分解表')}{table}{paragraph()}<w:sectPr>{page}</w:sectPr>")


@pytest.mark.parametrize("look", LOOKS)
def test_a_document_is_the_shipped_plan(look: str, pages: Mapping[str, Path]) -> None:
    assert imported(pages[look]).plan == shipped()


@pytest.mark.parametrize("size", [10.5, 15])
def test_a_workbook_is_the_shipped_plan(size: float, tmp_path: Path) -> None:
    source = tmp_path / "任务表.xlsx"
    with Workbook(source) as book:
        sheet = book.add_worksheet("任务")
        look = book.add_format({"border": 1, "text_wrap": True, "font_size": size, "valign": "vcenter"})
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_column(0, 5, 14)
        sheet.set_column(2, 2, 40)
        for row, column, (text, height, width) in placed(source_rows()):
            if column == 2 or width > 1:
                sheet.set_row(row, max(3, len(text) // 15 + 2) * size * 1.5)
            if (height, width) == (1, 1):
                sheet.write_string(row, column, text, look)
            else:
                sheet.merge_range(row, column, row + height - 1, column + width - 1, text, look)
    made = exported([source], "calc", tmp_path, tagged=False)
    assert imported(made["任务表"]).plan == shipped()


def plan_of(file: Path) -> Plan | str:
    """What a file gives, or why it is refused."""
    try:
        return draft(readers.read(file), "任务表", Instructions(title="任务分解表")).plan
    except RenwuError as error:
        return str(error)


@pytest.mark.parametrize("source", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_comes_back_as_from_the_original_or_is_refused(source: Path, pages: Mapping[str, Path]) -> None:
    found = plan_of(pages[source.stem])
    assert isinstance(found, str) or found == plan_of(source)
    assert not isinstance(found, str) or isinstance(plan_of(source), str) or source.stem.startswith("t08")
