"""A 报送表 that came back, as Excel, WPS or LibreOffice saved it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from renwu.errors import FileError
from renwu.papers.returns.form import Named
from renwu.papers.returns.layout import FORM_SHEET, HEADING_ROW, HIDDEN, LABELS, LABELS_OF, PLAN_COUNT, answers_of
from renwu.papers.returns.returned import Listed, Returned
from renwu.readers.xlsx import sheets


class _Line(NamedTuple):
    """A line of the hidden sheet; the last two only where it lists a task."""

    left: str
    right: str
    target: str
    milestone: str


def read(data: bytes, file: str) -> Returned:
    """The form in a file's bytes. Raises FileError where there is none."""
    found = dict(sheets(data, file, {FORM_SHEET, HIDDEN}))
    for name in (HIDDEN, FORM_SHEET):
        if name not in found:
            raise FileError(f"{file} 不是 renwu collect 发出的报送表：没有“{name}”工作表")
    if unreadable := [finding.text for finding in found[FORM_SHEET].findings if finding.unreadable]:
        raise FileError(f"{file} 有{len(unreadable)}格读不出：{'；'.join(unreadable)}")
    form = _identified(found[HIDDEN].rows, file)
    width = len(form.columns)
    said = {number: row for number, cells in found[FORM_SHEET].rows.items() if any(row := _wide(cells, width))}
    blank = ("",) * width
    rows = tuple(said.get(number, blank) for number in range(HEADING_ROW, max(said, default=0) + 1))
    return replace(form, headings=said.get(HEADING_ROW - 1, blank), rows=rows)


def _identified(hidden: Mapping[int, Mapping[int, str]], file: str) -> Returned:
    """The form as its hidden sheet says it was sent out. Raises FileError where that says nothing of the kind."""
    changed = f"{file} 不是 renwu collect 发出的报送表：“{HIDDEN}”工作表被改动"
    lines = [_Line(*_wide(cells, len(_Line._fields))) for _, cells in sorted(hidden.items())]
    version = lines[0].right if lines else ""
    labels = LABELS_OF.get(version, LABELS)
    said = {line.left: line.right for line in lines[: len(labels)]}
    _, title, document, unit, day, limit = (said.get(label, "") for label in LABELS)
    try:
        as_of, return_by = date.fromisoformat(day), date.fromisoformat(limit) if limit else None
    except ValueError:
        raise FileError(changed) from None
    if not title or not unit:
        raise FileError(changed)
    if version not in LABELS_OF:
        raise FileError(f"{file} 是别的版本的 renwu 发出的报送表（格式{version}）；升级 renwu 后再读")
    plans, tasks = _parted(lines[len(labels) :], said.get(PLAN_COUNT, "0"), changed)
    listed = tuple(_listed(tasks))
    return Returned(file, title, document, unit, as_of, return_by, listed, (), (), plans, answers_of(version))


def _parted(lines: list[_Line], count: str, changed: str) -> tuple[tuple[Named, ...], list[_Line]]:
    """The plans of a form across plans, which stand first, and its tasks. Raises FileError where they can't be told."""
    if not count.isdecimal() or int(count) > len(lines):
        raise FileError(changed)
    return tuple(Named(line.left, line.right) for line in lines[: int(count)]), lines[int(count) :]


def _listed(lines: Sequence[_Line]) -> Iterator[Listed]:
    """The tasks, each with the targets and milestones from its line up to the next task's."""
    begins = [number for number, line in enumerate(lines) if line.left]
    for first, behind in pairwise((*begins, len(lines))):
        own = lines[first:behind]
        targets, milestones = (tuple(filter(None, names)) for names in zip(*(line[2:] for line in own), strict=True))
        yield Listed(own[0].left, own[0].right, targets, milestones)


def _wide(cells: Mapping[int, str], width: int) -> tuple[str, ...]:
    """A row with so many cells; what stands further right is nobody's answer."""
    return tuple(cells.get(column, "") for column in range(width))
