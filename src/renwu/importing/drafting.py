"""Rows to tasks: what is merged, repeated or left out is settled here, and every guess said."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from renwu.errors import Place
from renwu.importing import duties, ids, numbering
from renwu.importing.duties import Duties
from renwu.importing.headings import Field
from renwu.importing.outline import Outline
from renwu.importing.remarks import Remark, Remarks
from renwu.importing.rows import Aside, Span, TaskRow
from renwu.plan import units
from renwu.plan.model import Task, TaskPlaces
from renwu.plan.units import fold

_NOWHERE = Place("", 1, 1)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_LONGEST_NUMBER = 4
_NEVER_FIRST = tuple("，。、；：）”！？")
_KEYS = {Field.DEADLINE: "deadline", Field.LEADER: "leader", Field.CONTACT: "contact", Field.NOTE: "note"}
"""The columns whose text is taken as it stands, with the key it gets."""


class Draft:
    """The tasks made so far.

    Attributes:
        remarks: what there is to say of how they were read, and what could not be read.
        outline: the sections and measures they stand in.
    """

    def __init__(
        self, rows: Sequence[TaskRow | Span | Aside], columns: Collection[Field], *, own_numbers: bool
    ) -> None:
        """Settle what holds for all rows.

        Args:
            rows: the rows of the whole table.
            columns: the fields that have a column.
            own_numbers: whether tasks keep the numbers that the table gives them.
        """
        tasks = [row for row in rows if isinstance(row, TaskRow) and not row.lacking]
        self.remarks = Remarks()
        self._columns = columns
        self._ids = ids.find(tasks, columns, own_numbers=own_numbers)
        self.outline = Outline(columns, self.remarks, number_is_id=self._ids.column)
        self._lead = Duties()
        self._support: tuple[str, ...] = ()
        self._texts_above: Mapping[str, str] = {}
        self._placed: dict[str, str] = {}
        cells = {row.text(field) for row in tasks for field in (Field.LEAD, Field.SUPPORT)}
        self._known = frozenset(name for cell in cells for name in units.split(cell))
        if tasks and not own_numbers:
            self.remarks.note("", f"原表的编号不用，按次序编为1至{len(tasks)}")
        elif tasks and not self._ids.column and not self._ids.prefix:
            self.remarks.guess("", f"原表的任务没有编号，按次序编为1至{len(tasks)}")

    def add(self, row: TaskRow | Span | Aside) -> None:
        """Take up the next row."""
        if isinstance(row, Span):
            self.add_heading(row.place, row.text)
        elif isinstance(row, Aside):
            self.remarks.note(row.place, f"“{row.text}”没有读入")
        elif row.lacking:
            self.remarks.refuse(row.place, row.lacking)
        elif not row.text(Field.TEXT):
            self._refuse_textless(row)
        elif unnumbered := self._unnumbered(row):
            self.remarks.refuse(row.place, unnumbered)
        else:
            if self.outline.enter(row):
                self._lead = Duties()  # no cell is merged across a section
            self.outline.add(row, self._task(row))

    def add_heading(self, place: str, text: str) -> None:
        """Take up a heading of a section or measure; no cell is merged across it."""
        self._lead = Duties()
        self.outline.span(place, text)

    def _unnumbered(self, row: TaskRow) -> str:
        """What is wrong with the number of a row; empty where nothing is."""
        text = row.text(Field.TEXT)
        if self._ids.column and not numbering.bare(row.text(Field.NUMBER)):
            return "别的行都有序号，这一行没有，像是上一行的后半截；并入上一行，或补上序号"
        if not self._ids.prefix:
            return ""
        if not numbering.task(text).number:
            return "没有编号，像是上一行的后半截；并入上一行"
        listed = numbering.lines(text)
        first, second = [*listed, "", ""][:2]
        if second and first.isdecimal() and second == str(int(first) + 1):
            return f"一格里有编号{'、'.join(listed)}几项任务；拆成几行"
        return ""

    def gaps(self) -> Iterator[Remark]:
        """Where ids that are numbers leave some out."""
        numbers = [int(id_) for id_ in self._placed if id_.isdecimal() and len(id_) <= _LONGEST_NUMBER]
        for before, after in pairwise(numbers):
            if after > before + 1:
                text = f"编号从{before}跳到{after}，请核对有没有漏行"
                yield Remark(self._placed[str(after)], text, guess=False)

    def _refuse_textless(self, row: TaskRow) -> None:
        """A row without a task of its own: nothing, if it has nothing else either."""
        if row.merged(Field.TEXT) and any(row.text(field) for field in row.slots):
            self.remarks.refuse(row.place, "重点任务与上一行合并，别的格却另有内容；并成一行，或拆开写全")
        elif any(row.text(field) for field in row.slots):
            self.remarks.refuse(row.place, "重点任务是空的，别的格有内容；补上文字，或用 --map 指明各列")

    def _task(self, row: TaskRow) -> Task:
        id_, text = self._id(row)
        printed: dict[str, str] = {}
        fields = self._texts(row, printed)
        lead, support, text, deadline = self._duties(row, text, printed)
        self._check(row, id_, text)
        return Task(
            id_,
            text,
            fields["deadline"] or deadline,
            lead,
            support,
            fields["leader"],
            fields["contact"],
            fields["note"],
            MappingProxyType(printed) if printed else _NOTHING,
            TaskPlaces(_NOWHERE, _NOWHERE, (_NOWHERE,) * len(lead), (_NOWHERE,) * len(support)),
        )

    def _check(self, row: TaskRow, id_: str, text: str) -> None:
        if text.startswith(_NEVER_FIRST):
            self.remarks.refuse(row.place, f"重点任务以“{text[:1]}”开头，像是截断的文字")
        if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
            self.remarks.guess(row.place, "重点任务里的引号或括号不成对，请核对有没有缺字")
        first = self._placed.setdefault(fold(id_), row.place)
        if first is not row.place:
            how = "改掉其中一个，或用 --map 序号=0 不用原表的编号，依次另编"
            self.remarks.refuse(row.place, f"编号“{id_}”与{first}重复；{how}")

    def _id(self, row: TaskRow) -> tuple[str, str]:
        text = row.text(Field.TEXT)
        if self._ids.column:
            id_ = numbering.bare(row.text(Field.NUMBER))
            numbered = numbering.task(text)
            return id_, numbered.text if numbered.number == id_ else text
        if self._ids.prefix:
            return numbering.task(text)
        return str(len(self._placed) + 1), text

    def _texts(self, row: TaskRow, printed: dict[str, str]) -> dict[str, str]:
        """The texts that are taken as they stand; one merged with the row above is that row's."""
        fields = {}
        for column, key in _KEYS.items():
            fields[key] = row.text(column)
            if row.merged(column):
                fields[key] = self._texts_above.get(key, "")
                printed[key] = row.ditto(column)
                self.remarks.note(row.place, f"{column.value}{_joined(row, column)}，沿用“{fields[key]}”")
            elif column is Field.DEADLINE and column in self._columns and not fields[key]:
                self.remarks.note(row.place, "完成时限空白")
        self._texts_above = dict(fields)
        return fields

    def _duties(
        self, row: TaskRow, text: str, printed: dict[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
        """Who leads, who supports, the text that is left where its end said so, and the deadline it said."""
        deadline = ""
        if Field.LEAD not in self._columns and (split := duties.split_text(text)):
            printed["text"] = text
            text, lead = split
            deadline = lead.deadline
            self.remarks.guess(row.place, "责任单位写在任务末尾，从正文移出")
        else:
            lead = self._lead_cell(row, printed)
        self._lead = lead
        support = self._support_cell(row, printed)
        self._say(row, lead)
        names = {fold(name) for name in lead.lead}
        both = [name for name in support if fold(name) in names]
        if both:
            self.remarks.guess(row.place, f"“{'、'.join(both)}”既牵头又协办，只记牵头")
            printed.setdefault("support", row.text(Field.SUPPORT))
        known = {fold(name): name for name in (*lead.support, *support) if fold(name) not in names}
        return lead.lead, tuple(known.values()), text, deadline

    def _lead_cell(self, row: TaskRow, printed: dict[str, str]) -> Duties:
        if Field.LEAD not in self._columns:
            return Duties()
        cell = row.text(Field.LEAD)
        if not cell and self._lead.lead:
            printed["lead"] = row.ditto(Field.LEAD)
            known = "、".join(self._lead.lead)
            if row.merged(Field.LEAD):
                self.remarks.note(row.place, f"牵头单位{_joined(row, Field.LEAD)}，沿用“{known}”")
            else:
                self.remarks.guess(row.place, f"牵头单位空白，按合并单元格沿用“{known}”")
            return self._lead._replace(guesses=(), wrong="")
        read = duties.read_cell(cell, lead=True, known=self._known)
        if row.shared:
            self.remarks.guess(row.place, "牵头单位和协办单位合成一格，都记作牵头")
        if not read.lead:
            self.remarks.note(row.place, "没有牵头单位")
        if cell and (read.guesses or not _as_printed(read.lead, cell)):
            printed["lead"] = cell
        return read

    def _support_cell(self, row: TaskRow, printed: dict[str, str]) -> tuple[str, ...]:
        if row.merged(Field.SUPPORT) and self._support:
            printed["support"] = row.ditto(Field.SUPPORT)
            known = "、".join(self._support)
            self.remarks.note(row.place, f"协办单位{_joined(row, Field.SUPPORT)}，沿用“{known}”")
            return self._support
        cell = row.text(Field.SUPPORT)
        read = duties.read_cell(cell, lead=False, known=self._known)
        self._say(row, read)
        if read.support and (read.guesses or not _as_printed(read.support, cell)):
            printed["support"] = cell
        if read.lead:
            self.remarks.guess(row.place, f"协办单位一格里的“{'、'.join(read.lead)}”写明牵头，仍记协办")
            printed["support"] = cell
        self._support = (*read.lead, *read.support)
        return self._support

    def _say(self, row: TaskRow, read: Duties) -> None:
        for guess in read.guesses:
            self.remarks.guess(row.place, guess)
        if read.wrong:
            self.remarks.refuse(row.place, read.wrong)


def _joined(row: TaskRow, field: Field) -> str:
    ditto = row.ditto(field)
    return f"写着“{ditto}”" if ditto else "与上一行合并"


def _as_printed(names: Sequence[str], cell: str) -> bool:
    """Whether a cell is these names and what stands between names, nothing else."""
    return _letters("".join(names)) == _letters(cell)


def _letters(text: str) -> str:
    return re.sub("[、,;]", "", fold(text))
