"""What forms that came back say, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.papers.returns.returned import Fault
from renwu.plan.model import Ref
from renwu.plan.units import fold


class Receipt(NamedTuple):
    """How forms are taken.

    Attributes:
        today: the day it is; no task was closed later.
        received: the day on which the forms came in.
        day: the day that progress is recorded for; None for the date of each form.
        again: whether what was retracted is recorded anew.
        before_issued: whether a task may have been closed before the plan began.
    """

    today: date
    received: date
    day: date | None = None
    again: bool = False
    before_issued: bool = False

    def day_of(self, as_of: date) -> date:
        """The day that the progress in a form of a date is recorded for; none that has not come."""
        return min(as_of, self.today) if self.day is None else self.day


class Answer(NamedTuple):
    """What a form says of a task that would be recorded: an event on a day, in the unit's words.

    `shown` is the task's id as the form has it.

    `round` is the date of the form, `received` when it came in, `return_by` when it was to. `cell` is where it is
    said: where the task begins, or the day on which a milestone was reached. `milestone` names that, `values` has what
    the task's targets stand at, by their names. `request` is what is to be coordinated, `reviewer` who reviewed it all.
    """

    round: date
    received: date
    return_by: date | None
    unit: str
    ref: Ref
    event: Event
    date: date
    note: str
    evidence: tuple[str, ...]
    contact: str
    file: str
    cell: str
    shown: str
    milestone: str | None = None
    values: Mapping[str, str] | None = None
    request: str = ""
    reviewer: str = ""

    @property
    def task(self) -> str:
        """The id of the task."""
        return self.ref.id

    @property
    def plan(self) -> str:
        """The key of its plan."""
        return self.ref.plan

    @property
    def fields(self) -> Mapping[str, Any]:
        """What an entry of the journal says of it, beside its id and the task."""
        return {
            "date": self.date.isoformat(),
            "event": self.event.value,
            "note": self.note,
            "reporter": self.unit,
            "evidence": list(self.evidence) or None,
            "contact": self.contact,
            "round": self.round.isoformat(),
            "received": self.received.isoformat(),
            "return_by": self.return_by and self.return_by.isoformat(),
            "milestone": self.milestone,
            "values": self.values,
            "request": self.request,
            "reviewer": self.reviewer,
        }

    def about_the_same(self, entry: Entry) -> bool:
        """Whether an entry of its task is about the same: the same milestone, or the whole of the task."""
        return fold(entry.milestone) == fold(self.milestone or "")

    def said_by(self, entry: Entry) -> bool:
        """Whether an entry of the journal says the same; progress counts on whatever day it was recorded."""
        ours = (self.event, self.note, self.evidence, self.contact, self.values or {}, self.request, self.reviewer)
        texts = entry.text("note"), entry.texts("evidence"), entry.text("contact")
        theirs = (entry.event, *texts, entry.values, entry.request, entry.text("reviewer"))
        dated = self.event is Event.PROGRESS or self.date == entry.date
        return ours == theirs and dated and self.about_the_same(entry)


class Recorded(NamedTuple):
    """A form of which the journal has answers already, unchanged: its file, and which tasks', empty for all."""

    file: str
    tasks: tuple[str, ...]

    def __str__(self) -> str:
        """One line: 区司法局.xlsx：已经登记过，略过."""
        which = f"第{'、'.join(self.tasks)}项" if self.tasks else ""
        return f"{self.file}：{which}已经登记过，略过"


class Withdrawn(NamedTuple):
    """An answer that says what was recorded and retracted since: the answer, and the entries that did either."""

    answer: Answer
    entry: Entry
    retraction: Entry

    def __str__(self) -> str:
        """One line: 区司法局.xlsx 报送表!A5：第16项登记过（记录号a），已于2024-07-03作废，理由：误报；没有再登记."""
        return (
            f"{self.answer.file} {self.answer.cell}：第{self.answer.shown}项登记过（记录号{self.entry.entry}），"
            f"已于{self.retraction.date}作废，理由：{self.retraction.text('reason') or '没有写'}；"
            "没有再登记，确要登记的加上 --again"
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What came back.

    Attributes:
        answers: what would be recorded, form by form, of the forms that nothing is wrong with.
        blank: of how many of their tasks they say nothing.
        recorded: those of them that tell what is on record already.
        withdrawn: those that would record what was retracted.
        faults: what is wrong with the others.
        rounds: the dates of all forms.
        plans: the keys of the plans that they ask about.
        reported: the units whose form came back with something filled in, right or wrong.
        empty: the units that sent back nothing but forms in which nothing is filled in.
    """

    answers: tuple[Answer, ...]
    blank: int
    recorded: tuple[Recorded, ...]
    withdrawn: tuple[Withdrawn, ...]
    faults: tuple[Fault, ...]
    rounds: frozenset[date]
    plans: frozenset[str]
    reported: frozenset[str]
    empty: tuple[str, ...]
