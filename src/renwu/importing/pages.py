"""Rows that a page break, or an export, has cut in two."""

from collections.abc import Iterator, Mapping, Sequence

from renwu.importing import numbering
from renwu.importing.headings import Field
from renwu.importing.remarks import Remarks
from renwu.importing.rows import Aside, Span, TaskRow
from renwu.importing.slots import Slot

TableRow = TaskRow | Span | Aside
_GOES_ON = tuple("，、：；（“‘—《〈【")
_ENDS = tuple("。！？；;.!?")


def rejoined(rows: Sequence[TableRow], remarks: Remarks) -> Iterator[TableRow]:
    """The rows, those put together that are one: a task's text that ends nowhere, and below it nothing but the rest.

    Args:
        rows: the rows of the whole table.
        remarks: takes where that was done.
    """
    numbered = sum(bool(_number(row)) for row in rows if isinstance(row, TaskRow))
    whole: TaskRow | None = None
    for row in rows:
        if isinstance(row, TaskRow) and whole and numbered > 1 and _is_rest(row, whole):
            remarks.guess(row.place, f"接在{whole.place}后面，是那一行断开的后半截")
            whole = whole._replace(slots=_together(whole.slots, row.slots))
            continue
        if whole:
            yield whole
        whole = row if isinstance(row, TaskRow) else None
        if not isinstance(row, TaskRow):
            yield row
    if whole:
        yield whole


def _number(row: TaskRow) -> str:
    return numbering.bare(row.text(Field.NUMBER)) or numbering.task(row.text(Field.TEXT)).number


def _is_rest(row: TaskRow, above: TaskRow) -> bool:
    """Whether a row is the rest of the one above: it has no number and next to nothing, and that one's text goes on."""
    text, first = row.text(Field.TEXT), above.text(Field.TEXT)
    if row.lacking or above.lacking or not text or not first or _number(row) or any(map(row.merged, row.slots)):
        return False
    others = [field for field in row.slots if field is not Field.TEXT and row.text(field)]
    if row.turned:
        return not first.endswith(_ENDS) and all(above.text(field) for field in others)
    return first.endswith(_GOES_ON) and not others


def _together(first: Mapping[Field, Slot], rest: Mapping[Field, Slot]) -> dict[Field, Slot]:
    return {
        field: slot._replace(text=slot.text + rest[field].text) if field in rest and rest[field].text else slot
        for field, slot in first.items()
    }
