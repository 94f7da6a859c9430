"""The source document's table, as LibreOffice saves it, gives the shipped plan field for field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.documents import docx_table
from support.office import converted
from support.plans import shipped
from support.tables import Rows, imported, source_rows, xlsx_table


@pytest.mark.parametrize(
    ("made", "ending"),
    [(docx_table, "docx"), (docx_table, "html"), (xlsx_table, "xlsx"), (xlsx_table, "html")],
)
def test_what_libreoffice_saves_is_the_shipped_plan(made: Callable[[Rows], bytes], ending: str, tmp_path: Path) -> None:
    source = tmp_path / f"任务表.{made.__name__.removesuffix('_table')}"
    source.write_bytes(made(source_rows()))
    assert imported(converted(source, ending, tmp_path)).plan == shipped()
