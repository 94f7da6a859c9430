"""From forms that came back to what they would record, with everything that is wrong, each at its cell."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from renwu import history, journal
from renwu.entries import Entry, Event
from renwu.model import Plan
from renwu.returns import rows
from renwu.returns.form import HEADINGS, SHEET, Listed, Returned, cell, leads
from renwu.returns.rows import text
from renwu.status import Standing
from renwu.units import Directory, fold

_ID, _TEXT = HEADINGS[:2]
_ALIKE = 0.6  # how much of two texts must agree for them to be one task's, before and after an edit
_COMPARED = 500  # characters


class Fault(NamedTuple):
    """Something wrong in a form that came back: its file, the cell, empty where it is the file itself, and what."""

    file: str
    cell: str
    message: str

    def __str__(self) -> str:
        """One line: 区司法局.xlsx 报送表!G5：办结日期是空的."""
        return f"{self.file} {self.cell}：{self.message}" if self.cell else self.message


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


@dataclass(frozen=True, slots=True)
class Taken:
    """What came back.

    Attributes:
        answers: what would be recorded, form by form, of the forms that nothing is wrong with.
        blank: how many of their rows say nothing.
        faults: what is wrong with the others.
        reported: each round with the units whose form came back, right or wrong.
    """

    answers: tuple[Answer, ...]
    blank: int
    faults: tuple[Fault, ...]
    reported: frozenset[tuple[date, str]]


def take(
    returned: Iterable[Returned], plan: Plan, directory: Directory, entries: Sequence[Entry], today: date, day: date
) -> Taken:
    """What forms that came back would record; a form counts whole or, where anything is wrong with it, not at all.

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
    return Taken(tuple(taking.answers), taking.blank, tuple(taking.faults), frozenset(taking.reported))


def unreported(
    standings: Iterable[Standing], directory: Directory, entries: Sequence[Entry], taken: Taken, only: Collection[str]
) -> list[str]:
    """The units with open tasks whose form did not come back, now or in what the journal has of the same rounds.

    Args:
        standings: the tasks that were asked about.
        directory: the plan's units.
        entries: the journal's.
        taken: what came back.
        only: the units that were asked, empty for all.
    """
    rounds = {day.isoformat() for day, _ in taken.reported}
    heard = {unit for _, unit in taken.reported}
    for counting in history.counted(entries, date.max).values():
        heard.update(directory.canonical(entry.text("reporter")) for entry in counting if entry.text("round") in rounds)
    asked = dict.fromkeys(unit for standing in standings for unit in leads(standing, directory))
    return [unit for unit in asked if unit not in heard and (not only or unit in only)]


class _Taking:
    def __init__(
        self, plan: Plan, directory: Directory, counting: Mapping[str, Sequence[Entry]], today: date, day: date
    ) -> None:
        self.answers: list[Answer] = []
        self.blank = 0
        self.faults: list[Fault] = []
        self.reported: set[tuple[date, str]] = set()
        self._plan = plan
        self._tasks = {row.task.id: row.task for row in plan.rows()}
        self._ids = {fold(task.text): task.id for task in self._tasks.values()}
        self._directory = directory
        self._counting = counting
        self._today = today
        self._day = day
        self._told: dict[tuple[date, str, str], str] = {}  # round, unit and task → the file that told of it
        self._done: dict[str, Answer] = {}

    def take(self, form: Returned) -> None:
        """Take a form, or find out what is wrong with it."""
        if strange := self._strange(form):
            self.faults += strange
            return
        unit = self._directory.canonical(form.unit)
        self.reported.add((form.as_of, unit))
        faults, answers = self._disturbed(form) or self._again(form, unit), list[Answer]()
        if not faults:
            answers = self._read(form, unit, faults)
            faults += self._recorded(form, answers) or self._against_rules(answers)
            for listed in form.listed:
                self._told[form.as_of, unit, listed.id] = form.file
        if faults:
            self.faults += faults
            return
        self.answers += answers
        self.blank += len(form.listed) - len(answers)
        self._done |= {answer.task: answer for answer in answers if answer.event is Event.DONE}

    def _strange(self, form: Returned) -> list[Fault]:
        """Whether the form is one of another plan: what its document number, or else its title, says."""
        plan = self._plan
        ours, theirs = (plan.document, form.document) if plan.document and form.document else (plan.title, form.title)
        if fold(ours) == fold(theirs):
            return []
        named = f"{form.title}（{form.document}）" if form.document else form.title
        return [Fault(form.file, f"{SHEET}!A1", f"这是“{named}”的报送表，不是这份方案的")]

    def _disturbed(self, form: Returned) -> list[Fault]:
        """The first place where columns or rows no longer stand as they were sent out."""
        for heading, found in zip(HEADINGS, form.headings, strict=True):
            if fold(text(found)) != fold(heading):
                said = f"这一列原来是“{heading}”，现在是“{text(found)}”；不要移动、增删列"
                return [Fault(form.file, cell(-1, heading), said)]
        nothing = ("",) * len(HEADINGS)
        for number, (listed, row) in enumerate(zip_longest(form.listed, form.rows, fillvalue=None)):
            if listed or any(row or ()):  # a word at a sheet's end has a million empty rows above
                for heading, what in _moved(listed or Listed("", ""), row or nothing):
                    return [Fault(form.file, cell(number, heading), what)]
        return [
            Fault(form.file, cell(number, _ID), stale)
            for number, listed in enumerate(form.listed)
            if (stale := self._stale(listed))
        ]

    def _stale(self, listed: Listed) -> str | None:
        """What the plan has changed since about a task; editing its text a little doesn't matter."""
        task = self._tasks.get(listed.id)
        if task is None:
            return f"方案里没有编号为“{listed.id}”的任务；renwu list 列出全部"
        if fold(task.text) == fold(listed.text):
            return None
        if now_is := self._ids.get(fold(listed.text)):
            return f"这项任务在方案里现在是第{now_is}项；用新的报送表填报"
        return None if _alike(task.text, listed.text) else f"方案里第{listed.id}项现在是另一项任务；用新的报送表填报"

    def _read(self, form: Returned, unit: str, faults: list[Fault]) -> list[Answer]:
        """The answers of the rows that say something and nothing is wrong with; what is wrong joins `faults`."""
        answers = []
        for number, (listed, row) in enumerate(zip(form.listed, form.rows, strict=False)):
            wrong = [
                Fault(form.file, cell(number, heading), what)
                for heading, what in rows.mistakes(row, self._today, self._plan.issued)
            ]
            faults += wrong
            said = None if wrong else rows.read(row)
            if said is not None:
                event, done_on, note, evidence, contact = said
                place = cell(number, _ID)
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
                return [Fault(form.file, cell(number, _ID), said)]
        return []

    def _recorded(self, form: Returned, answers: Sequence[Answer]) -> list[Fault]:
        """Whether the journal has answers of the same unit and round already."""
        recorded = {answer: entry.entry for answer in answers if (entry := self._entry(answer))}
        if not recorded:
            return []
        first, number = next(iter(recorded.items()))
        more = f"等{len(recorded)}项" if len(recorded) > 1 else ""
        said = (
            f"这份报送表的第{first.task}项{more}已经登记过（记录号{number}）；"
            "内容要更正的，先用 renwu retract 作废原来的，renwu log 列出记录号"
        )
        return [Fault(form.file, first.cell, said)]

    def _entry(self, answer: Answer) -> Entry | None:
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
                said = f"第{answer.task}项，{other.file} 也报了办结；请两个单位商定，只由一个写“是”"
                faults.append(Fault(answer.file, answer.cell, said))
                continue
            added = journal.entry(
                {**answer.fields, "entry": "~", "task": answer.task, "recorded": f"{self._today}T24"}
            )  # behind every entry of its day, as it will be
            task = self._tasks[answer.task]
            if refusal := history.refusal(task, self._plan, self._counting.get(answer.task, ()), [added]):
                faults.append(Fault(answer.file, answer.cell, f"第{answer.task}项{refusal}"))
        return faults


def _moved(listed: Listed, row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Whether a row, if it isn't empty, is the one that was sent out: the heading of what is not, and what is wrong."""
    id_ = text(row[0])
    if fold(id_) != fold(text(listed.id)):
        was = f"原来是第{listed.id}项" if listed.id else "原来没有任务"
        now = f"现在是第{id_}项" if id_ else "现在没有编号"
        yield _ID, f"这一行{was}，{now}；不要移动、排序、增删行"
    elif fold(text(row[1])) != fold(text(listed.text)):
        yield _TEXT, f"第{id_}项的重点任务被改动；照原来的文字改回"
    elif not listed.id:
        yield _ID, "这一行没有任务，却有内容；移到有任务的行里，或删去"


def _alike(one: str, other: str) -> bool:
    """Whether two texts are one task's, before and after somebody edited it."""
    matcher = SequenceMatcher(None, fold(one)[:_COMPARED], fold(other)[:_COMPARED], autojunk=False)
    return matcher.ratio() >= _ALIKE
