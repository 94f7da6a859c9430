"""What the rules of supervision, and other forms, say against what is said to be done."""

from collections.abc import Sequence
from datetime import date

from renwu.journal import adding, history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import new_entry
from renwu.journal.log import retracted
from renwu.ledger.book import Book
from renwu.papers.returns.layout import ANSWERS
from renwu.papers.returns.returned import Block, Fault
from renwu.papers.returns.taken import Answer
from renwu.plan.units import fold

_DONE_ON = ANSWERS[1]
_GO_ON = {
    Event.DONE: "删去这一行的“是”和办结日期，其余的可以登记",
    Event.REACHED: "删去这一格，其余的可以登记",
}


class OnRecord:
    """A plan's tasks, and what its journal has of each that counts, or was retracted."""

    def __init__(self, book: Book, *, again: bool) -> None:
        """Of a plan with its journal; what was retracted doesn't matter where it is to be recorded `again`."""
        self.plan = book.plan
        self.tasks = {placed.task.id: placed.task for placed in book.plan.tasks()}
        self.counting = history.counted(book.entries, date.max)
        self.retracted = {} if again else retracted(book.entries)


def refused(answer: Answer, block: Block, others: Sequence[Answer], recorded: OnRecord, today: date) -> Fault | None:
    """Why a task can't be closed, or a milestone reached, as a form says; None where it can.

    Args:
        answer: what the form says.
        block: where it says so.
        others: what else is said to be done of the task, in this form or in those taken before.
        recorded: what the journal has of the task's plan.
        today: the day it is.
    """
    if contradicted := next((said for other in others if (said := _otherwise(answer, other))), None):
        return Fault(answer.file, answer.cell, contradicted)
    plan, task = recorded.plan, recorded.tasks[answer.task]
    counting = recorded.counting.get(answer.task, ())
    added = [_added(each, number, today) for number, each in enumerate((*others, answer))]
    refusal = adding.refusal(task, plan, counting, added)
    if refusal is None:
        return None
    if answer.event is Event.DONE:
        done = history.replay(task, plan, counting).done
        late = None if done else adding.reopened(task, plan, counting, added)
        if late:
            return _too_early(answer, block, late)
        refusal = _closed(done) if done else refusal
    return Fault(answer.file, answer.cell, f"第{answer.shown}项{refusal}；{_GO_ON[answer.event]}")


def _added(answer: Answer, number: int, today: date) -> Entry:
    """The entry that an answer becomes: behind every entry of its day, and those before it, as it will be."""
    return new_entry({**answer.fields, "entry": f"~{number:04}", "task": answer.task, "recorded": f"{today}T24"})


def _otherwise(answer: Answer, other: Answer) -> str | None:
    """What an answer says otherwise than another of the same task."""
    if answer.event is other.event is Event.DONE and other.date != answer.date:
        said = f"{other.unit}也报了{other.date}办结（{other.file}）；商定由哪个单位写“是”，另一个{_GO_ON[Event.DONE]}"
        return f"第{answer.shown}项{said}"
    if answer.event is Event.DONE and other.event is Event.REACHED and other.date > answer.date:
        reached = f"的节点“{other.milestone}”{other.date}才完成（{other.file}）"
        return f"第{answer.shown}项写了{answer.date}办结，它{reached}；核对两个日期"
    if answer.event is other.event is Event.REACHED and fold(answer.milestone or "") == fold(other.milestone or ""):
        agreed = other.date == answer.date
        said = f"{other.unit}也报了{other.date}完成（{other.file}）；商定写哪一天，或由一个单位写，另一个"
        milestone = f"的节点“{answer.milestone}”"
        return None if agreed else f"第{answer.shown}项{milestone}{said}{_GO_ON[Event.REACHED]}"
    return None


def _too_early(answer: Answer, block: Block, late: adding.Reopened) -> Fault:
    """That a task is said to be closed again before it was sent back; the day is what is wrong."""
    said = (
        f"第{answer.shown}项已于{late.closed.date}办结，{late.returned.date}退回重办；"
        f"重新办结了，办结日期写{late.returned.date}或以后；没有重新办结，{_GO_ON[Event.DONE]}"
    )
    return Fault(answer.file, block.cell(_DONE_ON), said)


def _closed(done: Entry) -> str:
    """Who recorded that a task is done, and when."""
    who = done.text("reporter")
    recorded = f"{done.recorded_on}登记，" if done.recorded_on else ""
    closed = f"已由{who}报了{done.date}办结" if who else f"已于{done.date}办结"
    return f"{closed}（{recorded}记录号{done.entry}）"
