"""A 报送表 that came back, as Excel, WPS or LibreOffice saved it."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from renwu.errors import FileError
from renwu.readers.archive import opened
from renwu.returns.form import HEADING_ROW, HEADINGS, HIDDEN, LABELS, SHEET, VERSION, Listed, Returned, Value

_FAR = re.compile(rb'<c [^>]*\br="(?:[A-Z]{3}[0-9]+|[A-Z]+[0-9]{6,})"[^>/]*>')
"""A cell that holds something beyond column ZZ or row 99,999; calamine makes room for all that lie before it."""


def read(data: bytes, file: str) -> Returned:
    """The form in a file's bytes. Raises FileError where there is none."""
    with opened(data, file, ".xlsx") as archive:
        _check_parts(archive, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
            if name in {SHEET, HIDDEN}
        }
    except CalamineError:
        raise FileError(f"{file} 读不出；用 Excel 或 WPS 打开，另存为 .xlsx") from None
    for name in (HIDDEN, SHEET):
        if name not in sheets:
            raise FileError(f"{file} 不是 renwu collect 发出的报送表：没有“{name}”工作表")
    values = [[_value(cell) for cell in row] for row in sheets[SHEET]]
    headings = values[HEADING_ROW - 1] if len(values) >= HEADING_ROW else []
    rows = [_wide(row) for row in values[HEADING_ROW:]]
    while rows and not any(rows[-1]):
        rows.pop()
    return _identified(sheets[HIDDEN], file, _wide(headings), tuple(rows))


def _identified(
    hidden: Sequence[Sequence[Any]], file: str, headings: tuple[Value, ...], rows: tuple[tuple[Value, ...], ...]
) -> Returned:
    """The form, with what its hidden sheet says of it. Raises FileError where that says nothing of the kind."""
    pairs = [(_written(row[0]), _written(row[1])) for row in hidden if len(row) > 1]
    said = dict(pairs[: len(LABELS)])
    version, title, document, unit, day = (said.get(label, "") for label in LABELS)
    try:
        as_of = date.fromisoformat(day)
    except ValueError:
        as_of = None
    if as_of is None or not title or not unit:
        raise FileError(f"{file} 不是 renwu collect 发出的报送表：“{HIDDEN}”工作表被改动")
    if version != VERSION:
        raise FileError(f"{file} 是别的版本的 renwu 发出的报送表（格式{version}）；升级 renwu 后再读")
    listed = tuple(Listed(*pair) for pair in pairs[len(LABELS) :] if pair[0])
    return Returned(file, title, document, unit, as_of, listed, headings, rows)


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    """Raise FileError for what is no .xlsx, and for one whose cells reach so far that they would fill the memory."""
    if "xl/workbook.xml" not in archive.namelist():
        raise FileError(f"{file} 的内容不是 .xlsx 格式；用 Excel 或 WPS 打开，另存为 .xlsx")
    for part in archive.namelist():
        if part.startswith("xl/worksheets/") and _FAR.search(archive.read(part)):
            raise FileError(f"{file} 的表格大得不像报送表；删去远处单元格里的内容，再存一次")


def _wide(row: Sequence[Value]) -> tuple[Value, ...]:
    """A row with as many cells as there are headings; what stands further right is nobody's answer."""
    return (*row, *[""] * len(HEADINGS))[: len(HEADINGS)]


def _value(cell: Any) -> Value:  # noqa: ANN401  # calamine gives whatever a cell may hold
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    return str(cell)


def _written(cell: Any) -> str:  # noqa: ANN401  # the same
    value = _value(cell)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value.isoformat() if isinstance(value, date) else value
