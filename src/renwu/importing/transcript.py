"""Rows to tasks, in the sections and measures that they stand in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from renwu.answers.goal_words import aim_words
from renwu.errors import Place
from renwu.importing.assignment import Assignments, Leads
from renwu.importing.headings import Field
from renwu.importing.ids import Ids
from renwu.importing.merging import MergedTexts, begun
from renwu.importing.outline import Outline
from renwu.importing.remarks import Remarks
from renwu.importing.rows import Aside, Span, TaskRow
from renwu.importing.targets import stated
from renwu.plan.model import Task, TaskPlaces

_NOWHERE = Place("", 1, 1)
_NOTHING: Mapping[str, str] = {}
_NEVER_FIRST = tuple("，。、；：）”！？")


class Transcript:
    """The tasks made so far.

    Attributes:
        remarks: what there is to say of how they were read, and what could not be read.
        ids: their ids.
        outline: the sections and measures they stand in.
    """

    def __init__(
        self,
        rows: Sequence[TaskRow | Span | Aside],
        columns: Collection[Field],
        remarks: Remarks,
        leads: Leads,
        *,
        own_numbers: bool,
        targets: bool,
    ) -> None:
        """Settle what holds for all rows.

        Args:
            rows: the rows of the whole table.
            columns: the fields that have a column.
            remarks: takes what there is to say of how they are read, and what can't be read.
            leads: who leads of several units in a cell that doesn't say.
            own_numbers: whether tasks keep the numbers that the table gives them.
            targets: whether tasks get the targets that their texts state.
        """
        tasks = [row for row in rows if isinstance(row, TaskRow) and not row.lacking and row.text(Field.TEXT)]
        self.remarks = remarks
        self.ids = Ids(tasks, columns, self.remarks, own_numbers=own_numbers)
        self.outline = Outline(columns, self.remarks, number_is_id=self.ids.source.column)
        self._texts = MergedTexts(columns, self.remarks)
        self._above: tuple[str, str] | None = None
        self._assignments = Assignments(tasks, columns, self.remarks, leads)
        self._targets = targets

    def add(self, row: TaskRow | Span | Aside) -> None:
        """Add what the next row has: tasks, or a heading."""
        if isinstance(row, Span):
            self._assignments.begin(row.text)
            self.outline.span(row.place, row.text)
        elif isinstance(row, Aside):
            self.remarks.note(row.place, f"“{row.text}”没有读入")
        elif row.lacking:
            self.remarks.refuse(row.place, row.lacking)
        elif not row.text(Field.TEXT):
            self._textless(row)
        elif unnumbered := self.ids.lacking(row):
            self.remarks.refuse(row.place, unnumbered)
        else:
            for each in self.ids.tasks(row):
                self._add(each, *self.ids.read(each))

    def _add(self, row: TaskRow, id_: str, text: str) -> None:
        if self.outline.enter(row) and row.text(Field.SECTION):
            self._assignments.begin(row.text(Field.SECTION))
        self._above = (id_, text)
        self.outline.add(row, self._aimed(row.place, self._task(row, id_, text)))

    def _aimed(self, place: str, task: Task) -> Task:
        """Say which targets a task's text states; the task has them where that is asked for."""
        found = stated(task.text, task.deadline, _NOWHERE)
        if not found:
            return task
        shown = "、".join(f"“{target.name}”{aim_words(target)}（{target.kind.value}）" for target in found)
        if not self._targets:
            self.remarks.note(place, f"可作指标：{shown}；要写入的加上 --targets")
            return task
        self.remarks.guess(place, f"据正文记作指标：{shown}")
        return replace(task, targets=found)

    def _textless(self, row: TaskRow) -> None:
        """Read a row without a text of its own: another duty under the task above, else refused if it says more."""
        if not any(row.text(field) for field in row.slots):
            return
        if not row.merged(Field.TEXT) and row.text(Field.MEASURE) and not self.ids.source.prefix:
            self.remarks.guess(row.place, "重点任务是空的，把主要措施记作任务")
            measure = row.slots[Field.MEASURE]
            self.add(row._replace(slots={**row.slots, Field.TEXT: measure}))
        elif not row.merged(Field.TEXT):
            self.remarks.refuse(row.place, "重点任务是空的，别的格有内容；补上文字，或用 --map 指明各列")
        elif self._above and not row.text(Field.NUMBER) and (row.text(Field.LEAD) or row.text(Field.DEADLINE)):
            id_, text = self._above
            another = self.ids.another(id_)
            self.remarks.guess(row.place, f"重点任务与上一行合并，单位或时限另有一行，另记一项，编号{another}")
            self.outline.add(row, self._task(row, another, text))
        else:
            self.remarks.refuse(row.place, "重点任务与上一行合并，别的格却另有内容；并成一行，或拆开写全")

    def _task(self, row: TaskRow, id_: str, text: str) -> Task:
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
            whole or _NOTHING,
            TaskPlaces(_NOWHERE, _NOWHERE, (_NOWHERE,) * len(lead), (_NOWHERE,) * len(support)),
            fields["source"],
            self._base(row, fields["base"]),
        )

    def _base(self, row: TaskRow, printed: str) -> date | None:
        """The day that a row says its deadline counts from."""
        day = begun(printed)
        if printed and day is None:
            self.remarks.guess(row.place, f"“{printed}”不是写到日的日期，没有记入起算日期（base）")
        return day

    def _check_text(self, place: str, text: str) -> None:
        if text.startswith(_NEVER_FIRST):
            self.remarks.refuse(place, f"重点任务以“{text[:1]}”开头，像是截断的文字")
        if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
            self.remarks.guess(place, "重点任务里的引号或括号不成对，请核对有没有缺字")
