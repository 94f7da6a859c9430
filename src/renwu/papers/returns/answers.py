"""From forms that came back to what they would record, with everything that is wrong, each at its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from renwu.journal.entries import Entry, Event
from renwu.ledger.book import Book
from renwu.papers.returns import goals, intact, rows, rules
from renwu.papers.returns.layout import OURS, REACHED_ON
from renwu.papers.returns.returned import Block, Fault, Returned
from renwu.papers.returns.rules import OnRecord
from renwu.papers.returns.taken import Answer, Receipt, Recorded, Taken, Withdrawn
from renwu.plan.model import Plan, Ref, Task
from renwu.plan.units import Directory

_ID = OURS[0]


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
        self._recorded = {book.plan.key: OnRecord(book, again=receipt.again) for book in books}
        self._directory = directory
        self._receipt = receipt
        self._told: dict[tuple[date, str, Ref], str] = {}  # round, unit and task → the file that told of it
        self._done: dict[Ref, list[Answer]] = {}  # what is closed or reached

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
        blocks = {block.task.id: block for block in form.blocks()}
        refs = {id_: intact.ref_of(form, id_, plans) for id_ in blocks}
        unit = self._directory.canonical(form.unit)
        self._rounds.add(form.as_of)
        self._asked.update(plan.key for plan in plans.values())
        self._units[unit] = self._units.get(unit, False) or rows.any_filled(form.columns, form.rows)
        faults = intact.disturbed(form, self._tasks_of(plans)) or self._again(form, unit, refs)
        if faults:
            self._faults += faults
            return
        for ref in refs.values():
            self._told[form.as_of, unit, ref] = form.file
        answers = self._read(form, unit, refs, faults)
        gone = [(answer, self._gone(answer)) for answer in answers]
        stand = [(answer, self._entry(answer)) for answer, withdrawn in gone if withdrawn is None]
        before = [(answer, entry) for answer, entry in stand if entry is not None]
        new = [answer for answer, entry in stand if entry is None]
        faults += [*_changed(before), *self._against_rules(blocks, new)]
        if faults:
            self._faults += faults
            return
        if before:
            tasks = dict.fromkeys(answer.shown for answer, _ in before)
            self._repeated.append(Recorded(form.file, tuple(tasks) if new else ()))
        self._withdrawn += [withdrawn for _, withdrawn in gone if withdrawn is not None]
        self._answers += new
        self._blank += len(blocks) - len({answer.shown for answer in answers}) if new or not before else 0
        for answer in new:
            if answer.event is not Event.PROGRESS:
                self._done.setdefault(answer.ref, []).append(answer)

    def _tasks_of(self, plans: Mapping[str, Plan]) -> Mapping[str, Task]:
        """The tasks of a form's plans, by id as the form has it."""
        return {
            f"{key}/{id_}" if key else id_: task
            for key, plan in plans.items()
            for id_, task in self._recorded[plan.key].tasks.items()
        }

    def _read(self, form: Returned, unit: str, refs: Mapping[str, Ref], faults: list[Fault]) -> list[Answer]:
        """The answers about the tasks of which something is said and nothing is wrong; what is joins `faults`."""
        answers: list[Answer] = []
        for block in form.blocks():
            ref = refs[block.task.id]
            wrong = [Fault(form.file, cell, what) for cell, what in self._mistakes(block, ref)]
            faults += wrong
            answers += () if wrong else self._said(form, unit, ref, block)
        return answers

    def _mistakes(self, block: Block, ref: Ref) -> Iterator[tuple[str, str]]:
        """What is wrong with the cells about a task: which cell, and what."""
        recorded, today, early = self._recorded[ref.plan], self._receipt.today, self._receipt.before_issued
        begun = None if early else recorded.plan
        for heading, what in rows.mistakes(block.rows[0], today, begun, goals=goals.told(block)):
            yield block.cell(heading), what
        yield from goals.mistakes(block, recorded.tasks[ref.id], recorded.plan, today, before_issued=early)

    def _said(self, form: Returned, unit: str, ref: Ref, block: Block) -> Iterator[Answer]:
        """What is said of a task: the milestones that were reached, then all the rest, which has the evidence."""
        id_, file, cells = block.task.id, form.file, block.rows[0]
        made = partial(Answer, form.as_of, self._receipt.received, form.return_by, unit, ref)
        values = goals.values(block, self._recorded[ref.plan].tasks[ref.id])
        said = rows.read(cells, valued=values is not None)
        evidence, contact, reviewer = rows.beside(cells)
        for one in goals.reached(block):
            cell, shared = block.cell(REACHED_ON, one.line), () if said else evidence
            yield made(Event.REACHED, one.day, "", shared, contact, file, cell, id_, one.milestone, reviewer=reviewer)
        if said:
            event, done_on, note, request = said
            day = done_on or self._receipt.day_of(form.as_of)
            cell = block.cell(_ID)
            yield made(event, day, note, evidence, contact, file, cell, id_, None, values, request, reviewer)

    def _again(self, form: Returned, unit: str, refs: Mapping[str, Ref]) -> list[Fault]:
        """Whether another file has told of the same tasks for the same unit and round."""
        for block in form.blocks():
            if other := self._told.get((form.as_of, unit, refs[block.task.id])):
                said = f"{unit}{form.as_of}的报送表已经读过一份：{other}；只读一份"
                return [Fault(form.file, block.cell(_ID), said)]
        return []

    def _entry(self, answer: Answer) -> Entry | None:
        """What the journal has of the same from the same unit and round."""
        counting = self._recorded[answer.plan].counting.get(answer.task, ())
        return next((each for each in counting if self._of_one_form(answer, each)), None)

    def _of_one_form(self, answer: Answer, entry: Entry) -> bool:
        same = entry.text("round") == answer.round.isoformat() and answer.about_the_same(entry)
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

    def _against_rules(self, blocks: Mapping[str, Block], answers: Sequence[Answer]) -> list[Fault]:
        """What the rules of supervision say against what is closed or reached."""
        faults: list[Fault] = []
        said: dict[Ref, list[Answer]] = {}
        for answer in answers:
            if answer.event is Event.PROGRESS:
                continue
            others = said.setdefault(answer.ref, [*self._done.get(answer.ref, ())])
            recorded, block = self._recorded[answer.plan], blocks[answer.shown]
            fault = rules.refused(answer, block, others, recorded, self._receipt.today)
            if fault is None:
                others.append(answer)
            else:
                faults.append(fault)
        return faults


def _changed(before: Iterable[tuple[Answer, Entry]]) -> list[Fault]:
    """What answers say otherwise than the journal, which has them already."""
    return [
        Fault(
            answer.file,
            answer.cell,
            f"第{answer.shown}项{_named(answer)}这一期已经登记过（记录号{entry.entry}），内容与登记的不同；要更正的，"
            f"先用 renwu retract {entry.entry} 作废原来的，再读这份表；不更正的，照登记的改回，或移走这份表",
        )
        for answer, entry in before
        if not answer.said_by(entry)
    ]


def _named(answer: Answer) -> str:
    return f"的节点“{answer.milestone}”" if answer.milestone else ""
