"""What a row has in the columns of a field: its own text, or that of the row it is merged with."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from renwu.importing.contents import is_date, is_mark, is_units
from renwu.importing.grid import Cell
from renwu.importing.headings import Field
from renwu.importing.heads import TableHead
from renwu.plan.units import fold

_DITTO = frozenset({"同上", "同前", "〃", "″"})
_BETWEEN: Mapping[Field, str] = {Field.LEADER: "、", Field.CONTACT: " ", Field.NOTE: "\n", Field.TEXT: ""}
_BLANK = frozenset({"", "-", "—", "——", "–", "/", "／", "无"})


class Slot(NamedTuple):
    """What a row has in the columns of a field.

    Attributes:
        text: what the cell says; of several columns the cells' texts in a row.
        merged: whether the cell is merged with the row above, or says that it is the same.
        ditto: the words it says that in.
        printed: of several columns what their cells print, each behind its heading; empty otherwise.
    """

    text: str
    merged: bool
    ditto: str = ""
    printed: str = ""


def slots(head: TableHead, row: Sequence[Cell | None], at: int) -> dict[Field, Slot]:
    """What a row has in each field that it has a cell for.

    Args:
        head: where the columns are.
        row: the cell that covers each column.
        at: which row it is, from 0.
    """
    found: dict[Field, Slot] = {}
    for field, columns in head.columns.items():
        cells = [(column, cell) for column in columns if column < len(row) and (cell := row[column])]
        if len(cells) == 1:
            found[field] = _single(*cells[0], at, head.labels.get(cells[0][0], ""))
        elif cells:
            found[field] = _several(field, cells, at, head.labels)
    if head.columns.get(Field.LEAD, ()) == head.columns.get(Field.DEADLINE) and Field.LEAD in found:
        found |= _who_and_when(found[Field.LEAD])
    return found


def _who_and_when(slot: Slot) -> dict[Field, Slot]:
    """What a cell says that has units and, in a clause of its own, a deadline."""
    clauses = [clause.strip() for clause in re.split("[\n；;，,。]|\\s+(?=[0-9])", slot.text) if clause.strip()]
    dates = [clause for clause in clauses if is_date(clause) and not is_units(clause)]
    names = [clause for clause in clauses if clause not in dates]
    return {
        Field.LEAD: slot._replace(text="，".join(names), printed=slot.text),
        Field.DEADLINE: slot._replace(text="，".join(dates)),
    }


def _single(column: int, cell: Cell, at: int, label: str) -> Slot:
    if cell.text in _DITTO:
        return Slot("", merged=True, ditto=cell.text)
    text = cell.text if cell.column == column else ""
    return Slot(f"{label}：{text}" if label and fold(text) not in _BLANK else text, merged=cell.row < at)


def _several(field: Field, cells: Sequence[tuple[int, Cell]], at: int, labels: Mapping[int, str]) -> Slot:
    """The cells' texts one behind the other, blank ones left out; one that says 同上 stays as it is."""
    said = [(labels.get(column, ""), cell.text) for column, cell in cells if fold(cell.text) not in _BLANK]
    whole = "；".join(f"{label}：{text}" if label else text for label, text in said)
    between = _BETWEEN.get(field, "；")
    units = field in {Field.LEAD, Field.SUPPORT}
    text = between.join(text if units or not label else f"{label}：{text}" for label, text in said)
    return Slot(text, merged=all(cell.row < at for _, cell in cells), printed=whole if units and len(said) > 1 else "")


def ticked(head: TableHead, row: Sequence[Cell | None]) -> list[tuple[str, str]]:
    """The units that a row ticks off, each with its mark."""
    return [
        (unit, fold(cell.text))
        for column, unit in head.ticks.items()
        if column < len(row) and (cell := row[column]) and is_mark(cell.text)
    ]
