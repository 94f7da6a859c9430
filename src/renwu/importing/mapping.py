"""Which columns a person names: 任务=3,牵头=5,备注=7,8."""

import re

from renwu.errors import UsageError
from renwu.importing.headings import Field, meaning
from renwu.importing.vocabulary import Sense
from renwu.plan.units import fold

_SEVERAL = frozenset({Field.SUPPORT, Field.LEADER, Field.CONTACT, Field.NOTE, Field.SOURCE, Field.DEADLINE})
"""The fields that may have several columns."""


def read_map(typed: str | None) -> dict[Field, tuple[int, ...]]:
    """The columns that `任务=3,牵头=5,备注=7,8` names: field → columns from 0; none for 0, no such column.

    Raises:
        UsageError: it is written otherwise, names a field or column twice, or several columns where there is but one.
    """
    found: dict[Field, tuple[int, ...]] = {}
    latest: Field | None = None
    for part in re.split("[,，、]", typed) if typed else ():
        word, equals, typed_column = part.rpartition("=")
        field = named(word) if equals else latest
        if field is None or not re.fullmatch("[0-9]{1,3}", typed_column.strip()):
            words = "、".join(field.value for field in Field)
            raise UsageError(f"--map：“{part}”应写成“列名=第几列”，如 任务=3,牵头=5；列名有：{words}；0表示没有这一列")
        column = int(typed_column) - 1
        twice = any(column in columns for columns in found.values()) or (equals and field in found)
        if twice or (not equals and (column < 0 or not found[field])):
            raise UsageError(f"--map：“{part}”的列名或列数写了两次；一列只写一次")
        if not equals and field not in _SEVERAL:
            several = "、".join(field.value for field in Field if field in _SEVERAL)
            raise UsageError(f"--map：{field.value}只有一列；可以有几列的是：{several}")
        found[field] = (*found.get(field, ()), *((column,) if column >= 0 else ()))
        latest = field
    return found


def named(word: str) -> Field | None:
    """The field that a person names: by its own word, or as a heading would."""
    said = meaning(word)
    if said is None or said.field is not Field.TEXT:
        return said and said.field
    grouping = fold(word) in _GROUPING or said.sense in {Sense.PROJECT, Sense.PROBLEM, Sense.GOAL}
    return Field.SECTION if said.sense is Sense.CLASS else Field.MEASURE if grouping else Field.TEXT


_GROUPING = frozenset({"主要措施", "措施", "工作措施", "重点措施"})
