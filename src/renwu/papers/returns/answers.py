"""From forms that came back to what they would record, with everything that is wrong, each at its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from renwu.journal import history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import new_entry
from renwu.papers.returns import intact, rows
from renwu.papers.returns.form import FORM_HEADINGS, Fault, Returned, address
from renwu.plan.model import Plan
from renwu.plan.units import Directory

_ID = FORM_HEADINGS[0]
_GO_ON = "删去这一行的“是”和办结日期，其余的可以登记"


class Answer(NamedTuple):
    """What a row would record: an event of a task on a day, in the unit's words.

    `round` is the date of the form. `cell` is where the row begins.
    """

    round: date
    unit: str
    task: str
    event: Event
    date: date
    note: str
    evidence: tuple[str, ...]
    contact: str
    file: str
    cell: str

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
        }

    def said_by(self, entry: Entry) -> bool:
        """Whether an entry of the journal says the same; progress counts on whatever day it was recorded."""
        ours = (self.event, self.note, self.evidence, self.contact)
        theirs = (entry.event, entry.text("note"), entry.texts("evidence"), entry.text("contact"))
        return ours == theirs and (self.event is not Event.DONE or self.date == entry.date)


class Recorded(NamedTuple):
    """A form of which the journal has answers already, unchanged: its file, and which tasks', empty for all."""

    file: str
    tasks: tuple[str, ...]

    def __str__(self) -> str:
        """One line: 区司法局.xlsx：已经登记过，略过."""
        which = f"第{'、'.join(self.tasks)}项" if self.tasks else ""
        return f"{self.file}：{which}已经登记过，略过"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came back.

    Attributes:
        answers: what would be recorded, form by form, of the forms that nothing is wrong with.
        blank: how many of their rows say nothing.
        recorded: those of them that tell what is on record already.
        faults: what is wrong with the others.
        rounds: the dates of all forms.
        reported: the units whose form came back with something filled in, right or wrong.
        empty: the units that sent back nothing but forms in which nothing is filled in.
    """

    answers: tuple[Answer, ...]
    blank: int
    recorded: tuple[Recorded, ...]
    faults: tuple[Fault, ...]
    rounds: frozenset[date]
    reported: frozenset[str]
    empty: tuple[str, ...]


def take(
    returned: Iterable[Returned], plan: Plan, directory: Directory, entries: Sequence[Entry], today: date, day: date
) -> Taken:
    """What forms that came back would record; a form counts whole or, where anything is wrong with it, not at all.

    What is on record already, from the same form, is left out: folders of a round are read again when a form is late.

    Args:
        returned: the forms, in the order they are taken.
        plan: the plan.
        directory: its units.
        entries: its journal's.
        today: the day it is; no task was closed later.
        day: the day that progress is recorded for.
    """
    taking = _Taking(plan, directory, history.counted(entries, date.max), today, day)
    for form in returned:
        taking.take(form)
    return taking.taken


class _Taking:
    def __init__(
        self, plan: Plan, directory: Directory, counting: Mapping[str, Sequence[Entry]], today: date, day: date
    ) -> None:
        self._answers: list[Answer] = []
        self._blank = 0
        self._repeated: list[Recorded] = []
        self._faults: list[Fault] = []
        self._rounds: set[date] = set()
        self._units: dict[str, bool] = {}  # unit → whether it filled anything in
        self._plan = plan
        self._tasks = {placed.task.id: placed.task for placed in plan.tasks()}
        self._directory = directory
        self._counting = counting
        self._today = today
        self._day = day
        self._told: dict[tuple[date, str, str], str] = {}  # round, unit and task → the file that told of it
        self._done: dict[str, Answer] = {}

    @property
    def taken(self) -> Taken:
        """What came of the forms so far."""
        reported = frozenset(unit for unit, filled in self._units.items() if filled)
        return Taken(
            tuple(self._answers),
            self._blank,
            tuple(self._repeated),
            tuple(self._faults),
            frozenset(self._rounds),
            reported,
            tuple(unit for unit in self._units if unit not in reported),
        )

    def take(self, form: Returned) -> None:
        """Take a form, or find out what is wrong with it."""
        if strange := intact.strange(form, self._plan):
            self._faults += strange
            return
        unit = self._directory.canonical(form.unit)
        self._rounds.add(form.as_of)
        self._units[unit] = self._units.get(unit, False) or any(map(rows.filled, form.rows))
        faults = intact.disturbed(form, self._tasks) or self._again(form, unit)
        if faults:
            self._faults += faults
            return
        for listed in form.listed:
            self._told[form.as_of, unit, listed.id] = form.file
        answers = self._read(form, unit, faults)
        before = {answer: entry for answer in answers if (entry := self._entry(answer))}
        new = [answer for answer in answers if answer not in before]
        faults += [*_changed(before), *self._against_rules(new)]
        if faults:
            self._faults += faults
            return
        if before:
            self._repeated.append(Recorded(form.file, tuple(answer.task for answer in before) if new else ()))
        self._answers += new
        self._blank += len(form.listed) - len(answers) if new or not before else 0
        self._done |= {answer.task: answer for answer in new if answer.event is Event.DONE}

    def _read(self, form: Returned, unit: str, faults: list[Fault]) -> list[Answer]:
        """The answers of the rows that say something and nothing is wrong with; what is wrong joins `faults`."""
        answers = []
        for number, (listed, row) in enumerate(zip(form.listed, form.rows, strict=False)):
            wrong = [
                Fault(form.file, address(number, heading), what)
                for heading, what in rows.mistakes(row, self._today, self._plan.issued)
            ]
            faults += wrong
            said = None if wrong else rows.read(row)
            if said is not None:
                event, done_on, note, evidence, contact = said
                place = address(number, _ID)
                day = done_on or self._day
                answers.append(
                    Answer(form.as_of, unit, listed.id, event, day, note, evidence, contact, form.file, place)
                )
        return answers

    def _again(self, form: Returned, unit: str) -> list[Fault]:
        """Whether another file has told of the same tasks for the same unit and round."""
        for number, listed in enumerate(form.listed):
            if other := self._told.get((form.as_of, unit, listed.id)):
                said = f"{unit}{form.as_of}的报送表已经读过一份：{other}；只读一份"
                return [Fault(form.file, address(number, _ID), said)]
        return []

    def _entry(self, answer: Answer) -> Entry | None:
        """What the journal has of the task from the same unit and round."""
        for entry in self._counting.get(answer.task, ()):
            same = entry.text("round") == answer.round.isoformat()
            if same and self._directory.canonical(entry.text("reporter")) == answer.unit:
                return entry
        return None

    def _against_rules(self, answers: Sequence[Answer]) -> list[Fault]:
        """What the rules of supervision say against each task that is said to be done."""
        faults = []
        for answer in answers:
            if answer.event is not Event.DONE:
                continue
            if other := self._done.get(answer.task):
                said = f"{other.unit}也报了{other.date}办结（{other.file}）；商定由哪个单位写“是”，另一个{_GO_ON}"
                faults.append(Fault(answer.file, answer.cell, f"第{answer.task}项{said}"))
                continue
            added = new_entry(
                {**answer.fields, "entry": "~", "task": answer.task, "recorded": f"{self._today}T24"}
            )  # behind every entry of its day, as it will be
            task, counting = self._tasks[answer.task], self._counting.get(answer.task, ())
            if refusal := history.refusal(task, self._plan, counting, [added]):
                done = history.replay(task, self._plan, counting).done
                said = f"第{answer.task}项{_closed(done) if done else refusal}；{_GO_ON}"
                faults.append(Fault(answer.file, answer.cell, said))
        return faults


def _changed(before: Mapping[Answer, Entry]) -> list[Fault]:
    """What answers say otherwise than the journal, which has them already."""
    return [
        Fault(
            answer.file,
            answer.cell,
            f"第{answer.task}项这一期已经登记过（记录号{entry.entry}），内容与登记的不同；要更正的，"
            f"先用 renwu retract {entry.entry} 作废原来的，再读这份表；不更正的，照登记的改回，或移走这份表",
        )
        for answer, entry in before.items()
        if not answer.said_by(entry)
    ]


def _closed(done: Entry) -> str:
    """Who recorded that a task is done, and when."""
    who = done.text("reporter")
    recorded = f"{done.recorded_on}登记，" if done.recorded_on else ""
    closed = f"已由{who}报了{done.date}办结" if who else f"已于{done.date}办结"
    return f"{closed}（{recorded}记录号{done.entry}）"
