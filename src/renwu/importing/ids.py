"""Which number of a table is a task's id."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from renwu.importing import numbering
from renwu.importing.headings import Field
from renwu.importing.rows import TaskRow


class Ids(NamedTuple):
    """Where tasks have their ids from: the column of numbers, the number in front of their text, or neither."""

    column: bool
    prefix: bool


def find(tasks: Sequence[TaskRow], columns: Collection[Field], *, own_numbers: bool) -> Ids:
    """Where the tasks of a table have their ids from.

    Args:
        tasks: its rows.
        columns: the fields that have a column.
        own_numbers: whether the user wants the table's own numbers.
    """
    if not own_numbers:
        return Ids(column=False, prefix=False)
    prefixed = [row for row in tasks if numbering.task(row.text(Field.TEXT)).number]
    if Field.NUMBER in columns and _numbers_tasks(tasks, columns, prefixed):
        return Ids(column=True, prefix=False)
    sublists = [row for row in prefixed if len(numbering.lines(row.text(Field.TEXT))) > 1]
    begin_at_one = all(numbering.task(row.text(Field.TEXT)).number == "1" for row in prefixed)
    if sublists and begin_at_one and len(tasks) > 1:
        return Ids(column=False, prefix=False)
    return Ids(column=False, prefix=bool(prefixed))


def _numbers_tasks(tasks: Sequence[TaskRow], columns: Collection[Field], prefixed: Sequence[TaskRow]) -> bool:
    """Whether the column of numbers has one for each task, rather than for each measure."""
    numbers = [bare for row in tasks if (bare := numbering.bare(row.text(Field.NUMBER)))]
    merged = any(row.merged(Field.NUMBER) for row in tasks)
    if Field.MEASURE not in columns:
        most = len(numbers) * 2 > len(tasks) and len(set(numbers)) == len(numbers) and not merged
        return len(numbers) == len(tasks) > 0 or most
    if len(numbers) < len(tasks):
        return False
    each_its_own = all(row.text(Field.MEASURE) for row in tasks)
    return not (each_its_own and len(prefixed) == len(tasks))
