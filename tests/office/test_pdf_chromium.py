"""PDF files that Chromium prints, tagged and not, are read as what they were made of."""

from collections.abc import Mapping
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


LOOKS = {f"{page}-{size:g}": (size, page) for page in ("portrait", "landscape") for size in (10.5, 15)}
"""How the shipped plan's table is set: its size, and its page."""


@pytest.fixture(scope="module", params=[False, True], ids=["untagged", "tagged"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All pages, each as Chromium prints it, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, look in LOOKS.items():
        (folder / f"{name}.html").write_bytes((STYLE % look).encode() + html_table(source_rows()))
    for layout in LAYOUTS:
        (folder / layout.name).write_bytes(layout.read_bytes())
    return {file.stem: file for file in printed(sorted(folder.iterdir()), tagged=request.param)}


@pytest.mark.parametrize("look", LOOKS)
def test_a_page_is_the_shipped_plan(look: str, pages: Mapping[str, Path]) -> None:
    assert imported(pages[look]).plan == shipped()


def plan_of(file: Path) -> Plan | str:
    """What a file gives, or why it is refused."""
    try:
        return draft(readers.read(file), "任务表", Instructions(title="任务分解表")).plan
    except RenwuError as error:
        return str(error)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_comes_back_as_from_the_original(layout: Path, pages: Mapping[str, Path]) -> None:
    assert plan_of(pages[layout.stem]) == plan_of(layout)


@given(st.data())
@settings(max_examples=10, deadline=None)
def test_whatever_happened_to_a_real_file_it_is_read_or_refused(pages: Mapping[str, Path], data: st.DataObject) -> None:
    @st.composite
    def damaged(draw: st.DrawFn) -> bytes:
        whole = pages["portrait-10.5"].read_bytes()
        return mangled(draw, whole, ["/Kids [1 0 R]", "/K 1 0 R", " 0 R ", "<<", ">>", "null"])

    with suppress(RenwuError):
        pdf.read(data.draw(damaged()), "表.pdf")
