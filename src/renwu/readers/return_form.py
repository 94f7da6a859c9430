"""A 报送表 that came back, as Excel, WPS or LibreOffice saved it."""

from collections.abc import Mapping
from datetime import date

from renwu.errors import FileError
from renwu.papers.returns.form import (
    FORM_HEADINGS,
    FORM_SHEET,
    HEADING_ROW,
    HIDDEN,
    LABELS,
    LABELS_OF,
    PLAN_COUNT,
    Listed,
    Named,
    Returned,
)
from renwu.readers.xlsx import sheets

_BLANK = ("",) * len(FORM_HEADINGS)


def read(data: bytes, file: str) -> Returned:
    """The form in a file's bytes. Raises FileError where there is none."""
    found = dict(sheets(data, file, {FORM_SHEET, HIDDEN}))
    for name in (HIDDEN, FORM_SHEET):
        if name not in found:
            raise FileError(f"{file} 不是 renwu collect 发出的报送表：没有“{name}”工作表")
    if unreadable := [finding.text for finding in found[FORM_SHEET].findings if finding.unreadable]:
        raise FileError(f"{file} 有{len(unreadable)}格读不出：{'；'.join(unreadable)}")
    said = {number: row for number, cells in found[FORM_SHEET].rows.items() if any(row := _wide(cells))}
    headings = said.get(HEADING_ROW - 1, _BLANK)
    rows = tuple(said.get(number, _BLANK) for number in range(HEADING_ROW, max(said, default=0) + 1))
    return _identified(found[HIDDEN].rows, file, headings, rows)


def _identified(
    hidden: Mapping[int, Mapping[int, str]], file: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Returned:
    """The form, with what its hidden sheet says of it. Raises FileError where that says nothing of the kind."""
    changed = f"{file} 不是 renwu collect 发出的报送表：“{HIDDEN}”工作表被改动"
    pairs = [(cells.get(0, ""), cells.get(1, "")) for _, cells in sorted(hidden.items())]
    version = pairs[0][1] if pairs else ""
    labels = LABELS_OF.get(version, LABELS)
    said = dict(pairs[: len(labels)])
    _, title, document, unit, day, limit = (said.get(label, "") for label in LABELS)
    try:
        as_of, return_by = date.fromisoformat(day), date.fromisoformat(limit) if limit else None
    except ValueError:
        raise FileError(changed) from None
    if not title or not unit:
        raise FileError(changed)
    if version not in LABELS_OF:
        raise FileError(f"{file} 是别的版本的 renwu 发出的报送表（格式{version}）；升级 renwu 后再读")
    plans, tasks = _parted(pairs[len(labels) :], said.get(PLAN_COUNT, "0"), changed)
    listed = tuple(Listed(*pair) for pair in tasks if pair[0])
    return Returned(file, title, document, unit, as_of, return_by, listed, headings, rows, plans)


def _parted(pairs: list[tuple[str, str]], count: str, changed: str) -> tuple[tuple[Named, ...], list[tuple[str, str]]]:
    """The plans of a form across plans, which stand first, and its tasks. Raises FileError where they can't be told."""
    if not count.isdecimal() or int(count) > len(pairs):
        raise FileError(changed)
    return tuple(Named(*pair) for pair in pairs[: int(count)]), pairs[int(count) :]


def _wide(cells: Mapping[int, str]) -> tuple[str, ...]:
    """A row with as many cells as there are headings; what stands further right is nobody's answer."""
    return tuple(cells.get(column, "") for column in range(len(FORM_HEADINGS)))
