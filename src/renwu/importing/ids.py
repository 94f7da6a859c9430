"""Which number of a table is a task's id: its column of numbers, the number in front of its text, or neither."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from renwu.importing import numbering
from renwu.importing.headings import Field
from renwu.importing.numbering import Numbered
from renwu.importing.remarks import Remark, Remarks
from renwu.importing.rows import TaskRow
from renwu.plan.units import fold

_LONGEST_NUMBER = 4


class IdSource(NamedTuple):
    """Where tasks have their ids from: the column of numbers, the number in front of their text, or neither."""

    column: bool
    prefix: bool


class Ids:
    """The ids given so far.

    Attributes:
        source: where they come from.
    """

    def __init__(
        self, tasks: Sequence[TaskRow], columns: Collection[Field], remarks: Remarks, *, own_numbers: bool
    ) -> None:
        """Find out where the ids come from, and remark on it where the table has none.

        Args:
            tasks: the rows of the whole table.
            columns: the fields that have a column.
            remarks: takes what there is to say.
            own_numbers: whether tasks keep the numbers that the table gives them.
        """
        self.source = find(tasks, columns, own_numbers=own_numbers)
        self._remarks = remarks
        self._places: dict[str, str] = {}
        if tasks and not own_numbers:
            remarks.note("", f"原表的编号不用，按次序编为1至{len(tasks)}")
        elif tasks and not self.source.column and not self.source.prefix:
            remarks.guess("", f"原表的任务没有编号，按次序编为1至{len(tasks)}")

    def lacking(self, row: TaskRow) -> str:
        """What is wrong with the number of a row, in Chinese; empty where nothing is."""
        text = row.text(Field.TEXT)
        if self.source.column and not numbering.bare(row.text(Field.NUMBER)):
            return "别的行都有序号，这一行没有，像是上一行的后半截；并入上一行，或补上序号"
        if not self.source.prefix:
            return ""
        if not numbering.task(text).number:
            return "没有编号，像是上一行的后半截；并入上一行"
        listed = numbering.lines(text)
        first, second = [*listed, "", ""][:2]
        if second and first.isdecimal() and second == str(int(first) + 1):
            return f"一格里有编号{'、'.join(listed)}几项任务；拆成几行"
        return ""

    def read(self, row: TaskRow) -> Numbered:
        """The id of a row's task, and its text without it."""
        text = row.text(Field.TEXT)
        if self.source.column:
            id_ = numbering.bare(row.text(Field.NUMBER))
            numbered = numbering.task(text)
            return Numbered(id_, numbered.text if numbered.number == id_ else text)
        if self.source.prefix:
            return numbering.task(text)
        return Numbered(str(len(self._places) + 1), text)

    def give(self, id_: str, place: str) -> None:
        """Give a task its id; one that another task has is refused."""
        first = self._places.setdefault(fold(id_), place)
        if first is not place:
            how = "改掉其中一个，或用 --map 序号=0 不用原表的编号，依次另编"
            self._remarks.refuse(place, f"编号“{id_}”与{first}重复；{how}")

    def gaps(self) -> Iterator[Remark]:
        """Where ids that are numbers leave some out."""
        numbers = [int(id_) for id_ in self._places if id_.isdecimal() and len(id_) <= _LONGEST_NUMBER]
        for before, after in pairwise(numbers):
            if after > before + 1:
                text = f"编号从{before}跳到{after}，请核对有没有漏行"
                yield Remark(self._places[str(after)], text, guess=False)


def find(tasks: Sequence[TaskRow], columns: Collection[Field], *, own_numbers: bool) -> IdSource:
    """Where the tasks of a table have their ids from.

    Args:
        tasks: its rows.
        columns: the fields that have a column.
        own_numbers: whether the user wants the table's own numbers.
    """
    if not own_numbers:
        return IdSource(column=False, prefix=False)
    prefixed = [row for row in tasks if numbering.task(row.text(Field.TEXT)).number]
    if Field.NUMBER in columns and _numbers_tasks(tasks, columns, prefixed):
        return IdSource(column=True, prefix=False)
    sublists = [row for row in prefixed if len(numbering.lines(row.text(Field.TEXT))) > 1]
    begin_at_one = all(numbering.task(row.text(Field.TEXT)).number == "1" for row in prefixed)
    if sublists and begin_at_one and len(tasks) > 1:
        return IdSource(column=False, prefix=False)
    return IdSource(column=False, prefix=bool(prefixed))


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
