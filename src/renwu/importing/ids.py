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
    """Where tasks have their ids from: the column of numbers, the number in front of their text, or neither.

    `within` says that the number in front of a text counts the tasks of its measure alone, where there are several.
    """

    column: bool
    prefix: bool
    within: bool = False


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
        self._run, self._latest = 1, 0
        self._runs = _begin_anew([self._printed(row) for row in tasks])
        if tasks and not own_numbers:
            remarks.note("", f"原表的编号不用，按次序编为1至{len(tasks)}")
        elif self.source.within:
            remarks.guess("", f"任务前的编号只在各自的措施里排，不作编号，按次序编为1至{len(tasks)}")
        elif tasks and not self.source.column and not self.source.prefix:
            remarks.guess("", f"原表的任务没有编号，按次序编为1至{len(tasks)}")
        elif self._runs:
            remarks.guess("", "编号几次从1另起，写成“第几组-编号”，如 2-1")

    def lacking(self, row: TaskRow) -> str:
        """What is wrong with the number of a row, in Chinese, or empty."""
        if self.source.column and not numbering.bare(row.text(Field.NUMBER)):
            return "别的行都有序号，这一行没有，像是上一行的后半截；并入上一行，或补上序号"
        if self.source.prefix and not numbering.task(row.text(Field.TEXT)).number:
            return "没有编号，像是上一行的后半截；并入上一行"
        return ""

    def tasks(self, row: TaskRow) -> list[TaskRow]:
        """A row for each task of a row: several where the numbers of its lines are ids."""
        text = row.text(Field.TEXT)
        starts = [line for line in text.split("\n") if numbering.task(line).number]
        if len(starts) < 2 or not text.startswith(starts[0]):  # noqa: PLR2004  # one task
            return [row]
        listed = "、".join(numbering.lines(text))
        if not self.source.prefix or not _count_up(numbering.lines(text)):
            self._remarks.guess(row.place, f"一格里有编号{listed}几条，按一项任务读")
            return [row]
        self._remarks.guess(row.place, f"一格里有编号{listed}几项任务，各记一项，单位和时限相同")
        slot = row.slots[Field.TEXT]
        return [
            row._replace(slots={**row.slots, Field.TEXT: slot._replace(text=text)}) for text in _split(text, starts)
        ]

    def read(self, row: TaskRow) -> Numbered:
        """The id of a row's task, and its text without it."""
        text = row.text(Field.TEXT)
        if not self.source.column and not self.source.prefix:
            return Numbered(str(len(self._places) + 1), numbering.task(text).text if self.source.within else text)
        id_ = self._printed(row)
        if self.source.column and (day := row.text(Field.NUMBER)) and numbering.undated(numbering.bare(day)):
            self._remarks.guess(row.place, f"序号是日期“{day}”，像是“{id_}”被表格软件改成的，读作“{id_}”")
        numbered = numbering.task(text)
        if self.source.prefix or (numbered.number == id_ and len(numbering.lines(text)) == 1):
            text = numbered.text
        return Numbered(self._in_run(id_), text)

    def another(self, id_: str) -> str:
        """An id for what stands beside a task under the same number: 1-2."""
        number = 2
        while fold(f"{id_}-{number}") in self._places:
            number += 1
        return f"{id_}-{number}"

    def _printed(self, row: TaskRow) -> str:
        """The number that the table gives a row's task, or empty."""
        if self.source.column:
            number = numbering.bare(row.text(Field.NUMBER))
            return numbering.undated(number) or number
        return numbering.task(row.text(Field.TEXT)).number if self.source.prefix else ""

    def _in_run(self, id_: str) -> str:
        if not self._runs:
            return id_
        self._run += int(id_) <= self._latest
        self._latest = int(id_)
        return f"{self._run}-{id_}"

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


def _begin_anew(numbers: Sequence[str]) -> bool:
    """Whether numbers count up several times, each time from 1."""
    if not numbers or not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
        return False
    counted = [*map(int, numbers)]
    begin = [counted[0], *(after for before, after in pairwise(counted) if after <= before)]
    return 1 < len(begin) < len(counted) and set(begin) == {1}


def _count_up(numbers: Sequence[str]) -> bool:
    return all(
        before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1
        for before, after in pairwise(numbers)
    )


def _split(text: str, starts: Sequence[str]) -> Iterator[str]:
    """A text in pieces that begin with certain of its lines."""
    piece: list[str] = []
    for line in text.split("\n"):
        if piece and line in starts:
            yield "\n".join(piece)
            piece = []
        piece.append(line)
    yield "\n".join(piece)


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
    sublists = [row for row in prefixed if len(numbering.lines(row.text(Field.TEXT))) > 1]
    begin_at_one = all(numbering.task(row.text(Field.TEXT)).number == "1" for row in prefixed)
    lists = bool(sublists) and begin_at_one and len(tasks) > 1
    if Field.NUMBER in columns and _numbers_tasks(tasks, columns, [] if lists else prefixed):
        return IdSource(column=True, prefix=False)
    within = bool(prefixed) and not lists and any(map(_alone_in_its_measure, tasks))
    return IdSource(column=False, prefix=bool(prefixed) and not lists and not within, within=within)


def _alone_in_its_measure(row: TaskRow) -> bool:
    """Whether a row without a number has a measure and matter of its own, so that it is no row's second half."""
    own = row.text(Field.MEASURE) and (row.text(Field.DEADLINE) or row.text(Field.LEAD))
    return bool(own) and not numbering.task(row.text(Field.TEXT)).number


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
