"""PDF files that Chromium prints, tagged and not, are read as what they were made of."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import readers
from renwu.errors import RenwuError
from renwu.importing.drafting import Instructions, draft
from renwu.plan.model import Plan
from renwu.readers import pdf
from support.chromium import printed
from support.damage import mangled
from support.plans import DATA, shipped
from support.tables import html_table, imported, source_rows

LAYOUTS = sorted((DATA / "tables").glob("*.html"))
STYLE = "<style>table{border-collapse:collapse}td{border:1px solid black;font:%spt serif}@page{size:A4 %s}</style>"


def source(folder: Path, size: float = 10.5, page: str = "") -> Path:
    file = folder / "任务表.html"
    file.write_bytes((STYLE % (size, page)).encode() + html_table(source_rows()))
    return file


@pytest.mark.parametrize("tagged", [False, True])
@pytest.mark.parametrize("size", [10.5, 15])
@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_a_page_is_the_shipped_plan(*, size: float, page: str, tagged: bool, tmp_path: Path) -> None:
    assert imported(printed(source(tmp_path, size, page), tagged=tagged)).plan == shipped()


def plan_of(file: Path) -> Plan | str:
    """What a file gives, or why it is refused."""
    try:
        return draft(readers.read(file), "任务表", Instructions(title="任务分解表")).plan
    except RenwuError as error:
        return str(error)


@pytest.mark.parametrize("tagged", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_comes_back_as_from_the_original(layout: Path, *, tagged: bool, tmp_path: Path) -> None:
    copy = tmp_path / layout.name
    copy.write_bytes(layout.read_bytes())
    assert plan_of(printed(copy, tagged=tagged)) == plan_of(layout)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return [printed(source(tmp_path_factory.mktemp("real")), tagged=tagged).read_bytes() for tagged in (False, True)]


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_whatever_happened_to_a_real_file_it_is_read_or_refused(real: list[bytes], data: st.DataObject) -> None:
    @st.composite
    def damaged(draw: st.DrawFn) -> bytes:
        return mangled(draw, draw(st.sampled_from(real)), ["/Kids [1 0 R]", "/K 1 0 R", " 0 R ", "<<", ">>", "null"])

    with suppress(RenwuError):
        pdf.read(data.draw(damaged()), "表.pdf")
