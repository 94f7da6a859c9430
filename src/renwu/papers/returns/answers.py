"""From forms that came back to what they would record, with everything that is wrong, each at its cell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from renwu.journal import adding, history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import new_entry
from renwu.ledger.book import Book
from renwu.papers.returns import intact, rows
from renwu.papers.returns.form import ANSWERS, OURS, Fault, Returned, address
from renwu.papers.returns.taken import Answer, Receipt, Recorded, Taken, Withdrawn
from renwu.plan.model import Plan, Ref, Task
from renwu.plan.units import Directory

_ID, _DONE_ON = OURS[0], ANSWERS[1]
_GO_ON = "删去这一行的“是”和办结日期，其余的可以登记"


def take(returned: Iterable[Returned], books: Sequence[Book], directory: Directory, receipt: Receipt) -> Taken:
    """What forms that came back would record; a form counts whole or, where anything is wrong with it, not at all.

    What is on record already, from the same form, is left out: folders of a round are read again when a form is late.
    So is what was on record and was retracted, unless the receipt says otherwise.

    Args:
        returned: the forms, in the order they are taken.
        books: the plans with their journals.
        directory: their units.
        receipt: how they are taken.
    """
    taking = _Taking(books, directory, receipt)
    for form in returned:
        taking.take(form)
    return taking.taken


def asked(returned: Iterable[Returned], plans: Sequence[Plan]) -> set[str]:
    """The keys of the plans that forms ask about; nothing for a form that is of others."""
    found = (intact.plans_of(form, plans) for form in returned)
    return {plan.key for each in found if not isinstance(each, list) for plan in each.values()}


class _Recorded:
    """A plan's tasks, and what its journal has of each that counts, or was retracted."""

    def __init__(self, book: Book, *, again: bool) -> None:
        self.plan = book.plan
        self.tasks = {placed.task.id: placed.task for placed in book.plan.tasks()}
        self.counting = history.counted(book.entries, date.max)
        self.retracted = {} if again else history.retracted(book.entries)


class _Taking:
    def __init__(self, books: Sequence[Book], directory: Directory, receipt: Receipt) -> None:
        self._answers: list[Answer] = []
        self._blank = 0
        self._repeated: list[Recorded] = []
        self._withdrawn: list[Withdrawn] = []
        self._faults: list[Fault] = []
        self._rounds: set[date] = set()
        self._asked: set[str] = set()
        self._units: dict[str, bool] = {}  # unit → whether it filled anything in
        self._plans = [book.plan for book in books]
        self._recorded = {book.plan.key: _Recorded(book, again=receipt.again) for book in books}
        self._directory = directory
        self._receipt = receipt
        self._told: dict[tuple[date, str, Ref], str] = {}  # round, unit and task → the file that told of it
        self._done: dict[Ref, Answer] = {}

    @property
    def taken(self) -> Taken:
        """What came of the forms so far."""
        reported = frozenset(unit for unit, filled in self._units.items() if filled)
        return Taken(
            tuple(self._answers),
            self._blank,
            tuple(self._repeated),
            tuple(self._withdrawn),
            tuple(self._faults),
            frozenset(self._rounds),
            frozenset(self._asked),
            reported,
            tuple(unit for unit in self._units if unit not in reported),
        )

    def take(self, form: Returned) -> None:
        """Take a form, or find out what is wrong with it."""
        plans = intact.plans_of(form, self._plans)
        if isinstance(plans, list):
            self._faults += plans
            return
        refs = {listed.id: intact.ref_of(form, listed.id, plans) for listed in form.listed}
        unit = self._directory.canonical(form.unit)
        self._rounds.add(form.as_of)
        self._asked.update(plan.key for plan in plans.values())
        self._units[unit] = self._units.get(unit, False) or any(map(rows.filled, form.rows))
        faults = intact.disturbed(form, self._tasks_of(plans)) or self._again(form, unit, refs)
        if faults:
            self._faults += faults
            return
        for listed in form.listed:
            self._told[form.as_of, unit, refs[listed.id]] = form.file
        answers = self._read(form, unit, refs, faults)
        withdrawn = [gone for answer in answers if (gone := self._gone(answer))]
        stand = [answer for answer in answers if answer not in {gone.answer for gone in withdrawn}]
        before = {answer: entry for answer in stand if (entry := self._entry(answer))}
        new = [answer for answer in stand if answer not in before]
        faults += [*_changed(before), *self._against_rules(form, new)]
        if faults:
            self._faults += faults
            return
        if before:
            self._repeated.append(Recorded(form.file, tuple(answer.shown for answer in before) if new else ()))
        self._withdrawn += withdrawn
        self._answers += new
        self._blank += len(form.listed) - len(answers) if new or not before else 0
        self._done |= {answer.ref: answer for answer in new if answer.event is Event.DONE}

    def _tasks_of(self, plans: Mapping[str, Plan]) -> Mapping[str, Task]:
        """The tasks of a form's plans, by id as the form has it."""
        return {
            f"{key}/{id_}" if key else id_: task
            for key, plan in plans.items()
            for id_, task in self._recorded[plan.key].tasks.items()
        }

    def _read(self, form: Returned, unit: str, refs: Mapping[str, Ref], faults: list[Fault]) -> list[Answer]:
        """The answers of the rows that say something and nothing is wrong with; what is wrong joins `faults`."""
        answers = []
        for number, (listed, row) in enumerate(zip(form.listed, form.rows, strict=False)):
            ref = refs[listed.id]
            plan, receipt = self._recorded[ref.plan].plan, self._receipt
            wrong = [
                Fault(form.file, address(number, heading), what)
                for heading, what in rows.mistakes(row, receipt.today, plan, before_issued=receipt.before_issued)
            ]
            faults += wrong
            said = None if wrong else rows.read(row)
            if said is not None:
                answers.append(self._answer(form, unit, ref, said, address(number, _ID), listed.id))
        return answers

    def _answer(self, form: Returned, unit: str, ref: Ref, said: rows.Said, cell: str, shown: str) -> Answer:
        event, done_on, note, evidence, contact = said
        day = done_on or self._receipt.day_of(form.as_of)
        came = (form.as_of, self._receipt.received, form.return_by)
        return Answer(*came, unit, ref, event, day, note, evidence, contact, form.file, cell, shown)

    def _again(self, form: Returned, unit: str, refs: Mapping[str, Ref]) -> list[Fault]:
        """Whether another file has told of the same tasks for the same unit and round."""
        for number, listed in enumerate(form.listed):
            if other := self._told.get((form.as_of, unit, refs[listed.id])):
                said = f"{unit}{form.as_of}的报送表已经读过一份：{other}；只读一份"
                return [Fault(form.file, address(number, _ID), said)]
        return []

    def _entry(self, answer: Answer) -> Entry | None:
        """What the journal has of the task from the same unit and round."""
        counting = self._recorded[answer.plan].counting.get(answer.task, ())
        return next((entry for entry in counting if self._of_one_form(answer, entry)), None)

    def _of_one_form(self, answer: Answer, entry: Entry) -> bool:
        same = entry.text("round") == answer.round.isoformat()
        return same and self._directory.canonical(entry.text("reporter")) == answer.unit

    def _gone(self, answer: Answer) -> Withdrawn | None:
        """The entry that said the same and was retracted, where none that counts does."""
        recorded = self._recorded[answer.plan]
        counting = recorded.counting.get(answer.task, ())
        if any(self._of_one_form(answer, entry) and answer.said_by(entry) for entry in counting):
            return None
        for entry, retraction in recorded.retracted.get(answer.task, ()):
            if self._of_one_form(answer, entry) and answer.said_by(entry):
                return Withdrawn(answer, entry, retraction)
        return None

    def _against_rules(self, form: Returned, answers: Sequence[Answer]) -> list[Fault]:
        """What the rules of supervision say against each task that is said to be done."""
        faults = []
        for answer in answers:
            if answer.event is not Event.DONE:
                continue
            other = self._done.get(answer.ref)
            if other and other.date != answer.date:
                said = f"{other.unit}也报了{other.date}办结（{other.file}）；商定由哪个单位写“是”，另一个{_GO_ON}"
                faults.append(Fault(answer.file, answer.cell, f"第{answer.shown}项{said}"))
                continue
            added = new_entry(
                {**answer.fields, "entry": "~", "task": answer.task, "recorded": f"{self._receipt.today}T24"}
            )  # behind every entry of its day, as it will be
            recorded = self._recorded[answer.plan]
            plan, task, counting = recorded.plan, recorded.tasks[answer.task], recorded.counting.get(answer.task, ())
            if refusal := adding.refusal(task, plan, counting, [added]):
                done = history.replay(task, plan, counting).done
                late = None if done else adding.reopened(task, plan, counting, [added])
                faults.append(_too_early(form, answer, late) if late else _refused(answer, done, refusal))
        return faults


def _changed(before: Mapping[Answer, Entry]) -> list[Fault]:
    """What answers say otherwise than the journal, which has them already."""
    return [
        Fault(
            answer.file,
            answer.cell,
            f"第{answer.shown}项这一期已经登记过（记录号{entry.entry}），内容与登记的不同；要更正的，"
            f"先用 renwu retract {entry.entry} 作废原来的，再读这份表；不更正的，照登记的改回，或移走这份表",
        )
        for answer, entry in before.items()
        if not answer.said_by(entry)
    ]


def _refused(answer: Answer, done: Entry | None, refusal: str) -> Fault:
    """That a task can't be closed, for it is closed already or for another reason."""
    return Fault(answer.file, answer.cell, f"第{answer.shown}项{_closed(done) if done else refusal}；{_GO_ON}")


def _too_early(form: Returned, answer: Answer, late: adding.Reopened) -> Fault:
    """That a task is said to be closed again before it was sent back; the day is what is wrong."""
    row = [listed.id for listed in form.listed].index(answer.shown)
    said = (
        f"第{answer.shown}项已于{late.closed.date}办结，{late.returned.date}退回重办；"
        f"重新办结了，办结日期写{late.returned.date}或以后；没有重新办结，{_GO_ON}"
    )
    return Fault(answer.file, address(row, _DONE_ON), said)


def _closed(done: Entry) -> str:
    """Who recorded that a task is done, and when."""
    who = done.text("reporter")
    recorded = f"{done.recorded_on}登记，" if done.recorded_on else ""
    closed = f"已由{who}报了{done.date}办结" if who else f"已于{done.date}办结"
    return f"{closed}（{recorded}记录号{done.entry}）"
