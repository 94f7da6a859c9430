"""The source document's table, in any format and with real merges, gives the shipped plan field for field."""

import dataclasses
from pathlib import Path

import pytest

from renwu import readers
from renwu.importing.drafting import Instructions, draft
from support.documents import docx_table
from support.plans import shipped
from support.tables import SOURCE, html_table, imported, source_rows, xlsx_table

MADE = {".docx": docx_table, ".xlsx": xlsx_table, ".html": html_table}
BLANK_LEADS = ["15", "17", "20", "26"]


def test_the_text_is_the_shipped_plan_with_its_title() -> None:
    made = draft(readers.read(SOURCE), str(SOURCE), Instructions(targets=True))
    plan = shipped()
    assert dataclasses.replace(made.plan, document=plan.document, issued=plan.issued) == plan


@pytest.mark.parametrize("ending", MADE)
def test_a_table_with_merged_cells_is_the_shipped_plan(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"任务表{ending}"
    file.write_bytes(MADE[ending](source_rows()))
    assert imported(file).plan == shipped()


def test_blank_cells_of_the_text_are_guesses_and_merged_cells_are_none(tmp_path: Path) -> None:
    file = tmp_path / "任务表.docx"
    file.write_bytes(docx_table(source_rows()))
    said = {
        source: [text for _, text, guess in imported(source).remarks if guess and "牵头单位" in text]
        for source in (SOURCE, file)
    }
    leads = ["区金融服务署", "区金融服务署", "区企业服务中心", "罗湖法院"]
    assert said == {SOURCE: [f"牵头单位空白，按合并单元格沿用“{lead}”" for lead in leads], file: []}
