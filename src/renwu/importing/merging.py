"""Cells that are merged with the row above, or say 同上: they have what it has."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from renwu.importing.headings import Field
from renwu.importing.remarks import Remarks
from renwu.importing.rows import TaskRow
from renwu.plan.units import fold

_KEYS = {
    Field.DEADLINE: "deadline",
    Field.LEADER: "leader",
    Field.CONTACT: "contact",
    Field.NOTE: "note",
    Field.SOURCE: "source",
    Field.BASE: "base",
}
"""The columns whose text is the task's, with the key it gets."""


def joined(row: TaskRow, field: Field) -> str:
    """How a row's cell is one with the cell above, in Chinese: 写着“同上”, 与上一行合并."""
    ditto = row.ditto(field)
    return f"写着“{ditto}”" if ditto else "与上一行合并"


def begun(text: str) -> date | None:
    """The day that a cell names, or None: 2026-07-15, 2026/7/15, 2026年7月15日, 2026.7.15 10:30."""
    match = _DAY.fullmatch(fold(text))
    try:
        return match and date(*map(int, match.groups()))
    except ValueError:
        return None


_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?")


class RowTexts(NamedTuple):
    """A row's texts by their keys, and what the cells print where that differs."""

    fields: Mapping[str, str]
    printed: Mapping[str, str]


class MergedTexts:
    """The deadline, leader, contact and note of row after row."""

    def __init__(self, columns: Collection[Field], remarks: Remarks) -> None:
        """Begin above the first row.

        Args:
            columns: the fields that have a column.
            remarks: takes what there is to say.
        """
        self._columns = columns
        self._remarks = remarks
        self._above: Mapping[str, str] = {}

    def read(self, row: TaskRow) -> RowTexts:
        """The texts of the next row; a cell merged with the row above has the text of that."""
        fields: dict[str, str] = {}
        printed: dict[str, str] = {}
        for column, key in _KEYS.items():
            fields[key] = row.text(column)
            if column is Field.LEADER:
                fields[key] = "、".join(line.strip() for line in fields[key].split("\n"))
            if row.merged(column):
                fields[key] = self._above.get(key, "")
                printed[key] = row.ditto(column)
                self._remarks.note(row.place, f"{column.value}{joined(row, column)}，沿用“{fields[key]}”")
            elif column is Field.DEADLINE and column in self._columns and not fields[key]:
                self._remarks.note(row.place, "完成时限空白")
        self._above = fields
        return RowTexts(fields, printed)
