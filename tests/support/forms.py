"""报送表 for tests: filled in as a unit would, and saved again by another program."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol

from renwu.papers.returns.form import Form, FormRow
from renwu.papers.returns.layout import HEADING_ROW, LABELS_OF, REQUEST, REVIEWER, VERSION
from renwu.writers.return_form import write

Typed = str | float | date
"""What a unit may type into a cell."""


def sheets(path: Path) -> dict[str, list[list[Typed]]]:
    """What each sheet of a workbook says."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}  # type: ignore[misc]  # calamine gives more than a unit may type


def filled(form: Path, target: Path, cells: Mapping[str, Typed] | None = None) -> Path:
    """A copy of a form with cells such as F5 filled in; `renwu!B2` is one of the hidden sheet."""
    said = sheets(form)
    for place, value in (cells or {}).items():
        sheet, _, cell = place.rpartition("!")
        row, column = xl_cell_to_rowcol(cell)
        rows = said[sheet or "报送表"]
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    return saved(said, target)


def earlier(form: Path, target: Path, version: str, cells: Mapping[str, Typed] | None = None) -> Path:
    """A copy of a form as an earlier renwu made it, of a version that asks about the same, with cells filled in."""
    said = sheets(form)
    shown, hidden = said["报送表"], said["renwu"]
    kept = [at for at, heading in enumerate(shown[HEADING_ROW - 1]) if heading not in {REQUEST, REVIEWER}]
    said["报送表"] = [[row[at] for at in kept] for row in shown]
    labels = LABELS_OF[version]
    said["renwu"] = [["报送表", version], *hidden[1 : len(labels)], *hidden[len(LABELS_OF[VERSION]) :]]
    return filled(saved(said, target), target, cells)


def saved(said: Mapping[str, list[list[Typed]]], target: Path) -> Path:
    """A workbook with what these sheets say, nothing hidden."""
    target.parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "default_date_format": "yyyy/m/d"}
    with Workbook(target, options) as book:
        for name, rows in said.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return target


FORM = Form(
    title="任务分解表",
    document="",
    begins=None,
    unit="甲局",
    as_of=date(2024, 7, 1),
    return_by=None,
    rows=(FormRow("1", "推广跨境支付。", "2024年6月", "逾期1天", "=1+1"),),
)
"""The 报送表 of a unit with one task."""


def _workbook() -> bytes:
    out = io.BytesIO()
    write(FORM, out)
    return out.getvalue()


WORKBOOK = _workbook()
"""It as a workbook."""
