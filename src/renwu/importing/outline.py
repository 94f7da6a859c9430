"""Sections and measures as they come: headings that span the table, a column of measures, page breaks between."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from renwu.importing import numbering
from renwu.importing.headings import Field
from renwu.importing.remarks import Remarks
from renwu.importing.rows import NOTES, TaskRow
from renwu.plan.model import Measure, Section, Task


@dataclass(slots=True)
class _Measure:
    number: str
    title: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    number: str
    title: str
    measures: list[_Measure] = field(default_factory=list)


class Outline:
    """The sections so far.

    Attributes:
        note: what rows below the table say of it as a whole.
    """

    def __init__(self, columns: Collection[Field], remarks: Remarks, *, number_is_id: bool) -> None:
        """Begin.

        Args:
            columns: the fields that have a column.
            remarks: where to say what was done.
            number_is_id: whether the column of numbers numbers tasks, rather than measures.
        """
        self.note = ""
        self._columns = columns
        self._remarks = remarks
        self._number_is_id = number_is_id
        self._sections: list[_Section] = []
        self._top = ""
        self._repeated: _Measure | None = None

    def span(self, place: str, text: str) -> None:
        """Take up a heading of a section, or, under one, of a measure where the table has no column for them."""
        if text.startswith(NOTES):
            self.note = "\n".join(filter(None, (self.note, text)))
            self._remarks.note(place, "表末的说明记入 note（备注）")
            return
        number, title = _split(text)
        below = numbering.level(text) > numbering.level(self._top) > 0
        if below and Field.MEASURE not in self._columns:
            self._sections[-1].measures.append(_Measure(number, title))
        else:
            self._top = text
            self._sections.append(_Section(number, title))

    def enter(self, row: TaskRow) -> bool:
        """Enter the section that a row stands in, and say whether it is another than the one above."""
        number, title = _split(row.text(Field.SECTION))
        if self._sections and (not title or title == self._sections[-1].title):
            return False
        self._sections.append(_Section(number, title))
        return True

    def add(self, row: TaskRow, task: Task) -> None:
        """Take up a task in the section entered, under the measure above it unless its row names another."""
        measures = self._sections[-1].measures
        number, title = _split(row.text(Field.MEASURE))
        if not self._number_is_id:
            number = numbering.bare(row.text(Field.NUMBER)) or number
        if not measures or (title and title != measures[-1].title) or (number and number != measures[-1].number):
            measures.append(_Measure(number, title))
        elif (title or number) and measures[-1] is not self._repeated:
            self._repeated = measures[-1]  # said once: some tables print the measure in every row
            self._remarks.note(row.place, f"重复印了主要措施“{title or number}”，并入上面的同一项")
        elif measures[-1].title and not title and Field.MEASURE in self._columns and not row.merged(Field.MEASURE):
            self._remarks.guess(row.place, f"主要措施空白，按合并单元格归入“{measures[-1].title}”")
        measures[-1].tasks.append(task)

    def sections(self) -> tuple[Section, ...]:
        """The records, of sections and measures that have tasks; the others are remarked on."""
        return tuple(
            Section(section.number, section.title, measures)
            for section in self._sections
            if (measures := tuple(self._measures(section)))
        )

    def _measures(self, section: _Section) -> Iterator[Measure]:
        if not section.measures:
            self._drop(section)
        for measure in section.measures:
            if measure.tasks:
                yield Measure(measure.number, measure.title, tuple(measure.tasks))
            else:
                self._drop(measure)

    def _drop(self, part: _Section | _Measure) -> None:
        self._remarks.note("", f"“{part.title or part.number}”下面没有任务，没有记入")


def _split(text: str) -> numbering.Numbered:
    return numbering.heading("".join(text.split("\n")))
