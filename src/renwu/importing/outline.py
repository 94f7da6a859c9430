"""Sections and measures as they come: headings that span the table, a column of measures, page breaks between."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from renwu.importing import numbering
from renwu.importing.asides import NOTES
from renwu.importing.headings import Field
from renwu.importing.remarks import Remarks
from renwu.importing.rows import TaskRow
from renwu.plan.model import Measure, Section, Task


@dataclass(slots=True)
class _Heading:
    level: int
    text: str
    number: str
    title: str
    used: bool = False


@dataclass(slots=True)
class _Measure:
    number: str
    title: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    number: str
    title: str
    under: tuple[int, ...]
    """Which headings it stands for, by identity."""
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
        self._headings: list[_Heading] = []
        self._open: list[_Heading] = []
        self._sections: list[_Section] = []
        self._repeated: _Measure | None = None
        self._joined = False

    def span(self, place: str, text: str) -> None:
        """Begin what a heading names: it ends those that are as deep, or, where it has no number, all."""
        if text.startswith(NOTES):
            self.note = "\n".join(filter(None, (self.note, text)))
            self._remarks.note(place, "表末的说明记入 note（备注）")
            return
        level = numbering.level(text)
        while self._open and (self._open[-1].level >= level or not level):
            ended = self._open.pop()
            if ended.text == text:
                self._open.append(ended)  # printed again on the next page
                return
        self._open.append(_Heading(level, text, *_split(text)))
        self._headings.append(self._open[-1])

    def enter(self, row: TaskRow) -> bool:
        """Enter the section that a row stands in, and say whether it is another than the one above."""
        above = self._sections[-1] if self._sections else None
        headings = self._open if Field.MEASURE in self._columns else self._open[: max(1, len(self._open) - 1)]
        under = tuple(map(id, headings))
        number, title = _split(row.text(Field.SECTION))
        if above and under == above.under and (not title or above.title.endswith(title)):
            return False
        parts = [(heading.number, heading.title, heading.text) for heading in headings]
        if title:
            parts.append((number, title, row.text(Field.SECTION)))
        self._sections.append(_Section(*_joined(parts), under))
        if len(parts) > 1 and not self._joined:
            self._joined = True  # said once
            self._remarks.note(row.place, f"标题有{len(parts) + 1}级，上{len(parts)}级并作一个板块")
        return True

    def add(self, row: TaskRow, task: Task) -> None:
        """Add a task to the section entered, under the measure above it unless its row names another."""
        for heading in self._open:
            heading.used = True
        measures = self._sections[-1].measures
        number, title = self._measure(row)
        if not measures or (title and title != measures[-1].title) or (number and number != measures[-1].number):
            measures.append(_Measure(number, title))
        elif (title or number) and measures[-1] is not self._repeated and Field.MEASURE in self._columns:
            self._repeated = measures[-1]  # said once: some tables print the measure in every row
            self._remarks.note(row.place, f"重复印了主要措施“{title or number}”，并入上面的同一项")
        elif measures[-1].title and not title and Field.MEASURE in self._columns and not row.merged(Field.MEASURE):
            self._remarks.guess(row.place, f"主要措施空白，按合并单元格归入“{measures[-1].title}”")
        measures[-1].tasks.append(task)

    def _measure(self, row: TaskRow) -> numbering.Numbered:
        """The number and title of the measure that a row names, or empty ones."""
        if Field.MEASURE not in self._columns and len(self._open) > 1:
            return numbering.Numbered(self._open[-1].number, self._open[-1].title)
        number, title = _split(row.text(Field.MEASURE))
        if not self._number_is_id:
            number = numbering.bare(row.text(Field.NUMBER)) or number
        return numbering.Numbered(number, title)

    def sections(self) -> tuple[Section, ...]:
        """The records; headings that have no tasks below them are remarked on."""
        for heading in self._headings:
            if not heading.used:
                self._remarks.note("", f"“{heading.title or heading.number}”下面没有任务，没有记入")
        return tuple(
            Section(section.number, section.title, tuple(self._measures(section.measures)))
            for section in self._sections
            if section.measures
        )

    def _measures(self, measures: Sequence[_Measure]) -> Iterator[Measure]:
        return (Measure(measure.number, measure.title, tuple(measure.tasks)) for measure in measures)


def _joined(parts: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Number and title of several headings as one, the outermost first."""
    if not parts:
        return "", ""
    (number, title, _), *rest = parts
    return number, "　".join([title, *("".join(text.split("\n")) for _, _, text in rest)])


def _split(text: str) -> numbering.Numbered:
    return numbering.heading("".join(text.split("\n")))
