"""Rows to tasks, in the sections and measures that they stand in."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from renwu.errors import Place
from renwu.importing.assignment import Assignments
from renwu.importing.headings import Field
from renwu.importing.ids import Ids
from renwu.importing.merging import MergedTexts
from renwu.importing.outline import Outline
from renwu.importing.remarks import Remarks
from renwu.importing.rows import Aside, Span, TaskRow
from renwu.plan.model import Task, TaskPlaces

_NOWHERE = Place("", 1, 1)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NEVER_FIRST = tuple("，。、；：）”！？")


class Transcript:
    """The tasks made so far.

    Attributes:
        remarks: what there is to say of how they were read, and what could not be read.
        ids: their ids.
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
        self.ids = Ids(tasks, columns, self.remarks, own_numbers=own_numbers)
        self.outline = Outline(columns, self.remarks, number_is_id=self.ids.source.column)
        self._texts = MergedTexts(columns, self.remarks)
        self._assignments = Assignments(tasks, columns, self.remarks)

    def add(self, row: TaskRow | Span | Aside) -> None:
        """Add what the next row has: a task, or a heading."""
        if isinstance(row, Span):
            self.add_heading(row.place, row.text)
        elif isinstance(row, Aside):
            self.remarks.note(row.place, f"“{row.text}”没有读入")
        elif row.lacking:
            self.remarks.refuse(row.place, row.lacking)
        elif not row.text(Field.TEXT):
            self._refuse_textless(row)
        elif unnumbered := self.ids.lacking(row):
            self.remarks.refuse(row.place, unnumbered)
        else:
            if self.outline.enter(row):
                self._assignments.begin()
            self.outline.add(row, self._task(row))

    def add_heading(self, place: str, text: str) -> None:
        """Begin the section or measure that a heading names."""
        self._assignments.begin()
        self.outline.span(place, text)

    def _refuse_textless(self, row: TaskRow) -> None:
        """Refuse a row without a task of its own, unless nothing else is in it either."""
        if row.merged(Field.TEXT) and any(row.text(field) for field in row.slots):
            self.remarks.refuse(row.place, "重点任务与上一行合并，别的格却另有内容；并成一行，或拆开写全")
        elif any(row.text(field) for field in row.slots):
            self.remarks.refuse(row.place, "重点任务是空的，别的格有内容；补上文字，或用 --map 指明各列")

    def _task(self, row: TaskRow) -> Task:
        id_, text = self.ids.read(row)
        fields, printed = self._texts.read(row)
        assignment = self._assignments.read(row, text)
        self._check_text(row.place, assignment.text)
        self.ids.give(id_, row.place)
        lead, support = assignment.lead, assignment.support
        whole = {**printed, **assignment.printed}
        return Task(
            id_,
            assignment.text,
            fields["deadline"] or assignment.deadline,
            lead,
            support,
            fields["leader"],
            fields["contact"],
            fields["note"],
            MappingProxyType(whole) if whole else _NOTHING,
            TaskPlaces(_NOWHERE, _NOWHERE, (_NOWHERE,) * len(lead), (_NOWHERE,) * len(support)),
        )

    def _check_text(self, place: str, text: str) -> None:
        if text.startswith(_NEVER_FIRST):
            self.remarks.refuse(place, f"重点任务以“{text[:1]}”开头，像是截断的文字")
        if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
            self.remarks.guess(place, "重点任务里的引号或括号不成对，请核对有没有缺字")
