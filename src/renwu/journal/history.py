"""What the journal makes of each task: entries replayed in order, each against the rules of supervision."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from renwu.journal import milestones
from renwu.journal.entries import Entry, Event, agree
from renwu.journal.milestones import MilestoneHistory
from renwu.plan import deadlines
from renwu.plan.model import Dated, Ongoing, Plan, Task, Unclear


@dataclass(slots=True)
class History:
    """What has happened to one task, up to a date.

    Attributes:
        due: the due date in force, if any.
        extended: how often it was moved.
        late: whether the task was overdue when that was forgiven: extended or suspended after the due date.
        done: the entry that closed it, if it is closed; `verified` the one that confirmed that.
        suspended: the entry that suspended it, if it is; `suspended_late` whether it was overdue then.
        cancelled: the entry that ended it undone, if one did.
        lead: who leads it since it was reassigned; None while the plan's word holds. `support` likewise.
        latest: the last report: progress, done or a milestone reached.
        milestones: what happened to the task's milestones, by their folded names; empty while nothing did.
        valued: the entries that may say what its targets stand at, in replay order.
        asking: the reports that ask for something to be coordinated, or say that it is settled, in replay order.
        entries: what counted, in replay order.
        broken: entries that a rule refused, with the reason.
    """

    due: date | None
    extended: int = 0
    late: bool = False
    done: Entry | None = None
    verified: Entry | None = None
    suspended: Entry | None = None
    suspended_late: bool = False
    cancelled: Entry | None = None
    lead: tuple[str, ...] | None = None
    support: tuple[str, ...] | None = None
    latest: Entry | None = None
    milestones: dict[str, MilestoneHistory] = field(default_factory=dict)
    valued: list[Entry] = field(default_factory=list)
    asking: list[Entry] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    broken: list[tuple[Entry, str]] = field(default_factory=list)

    @property
    def done_late(self) -> bool:
        """Whether it was closed after the due date in force, or after lateness that was never erased."""
        if self.done is None:
            return False
        return self.late or (self.due is not None and self.done.date > self.due)

    def passed(self, day: date) -> bool:
        """Whether the due date in force lies before a day."""
        return self.due is not None and self.due < day


def replay(task: Task, plan: Plan, entries: Iterable[Entry]) -> History:
    """What a task's entries make of it.

    Args:
        task: the task.
        plan: its plan.
        entries: its entries in replay order, retracted ones left out.

    Returns:
        Its history; an entry that breaks a rule changes nothing and stands in `broken`.
    """
    deadline = deadlines.of(task, plan)
    history = History(deadline.due if isinstance(deadline, Dated) else None)
    count = history.entries.append
    for entry in entries:
        rule = _NAMING[entry.event] if entry.event in _NAMING and entry.milestone else _RULES[entry.event]
        if rule is _of_milestone:
            history.milestones = history.milestones or milestones.begun(task, plan)
        refusal = rule(history, entry, plan)
        if refusal is None:
            count(entry)
        else:
            history.broken.append((entry, refusal))
    return history


Rule = Callable[[History, Entry, Plan], str | None]
"""Applies an entry to a history, or says in Chinese why it can't be."""


def _ended(history: History) -> str | None:
    if history.cancelled:
        return f"已于{history.cancelled.date}终止"
    if history.done:
        return f"已于{history.done.date}办结"
    return None


def _of_milestone(history: History, entry: Entry, plan: Plan) -> str | None:
    if stopped := _ended(history):
        return f"{stopped}，先退回重办" if history.done else stopped
    if entry.event is Event.REACHED and history.suspended:
        return f"已于{history.suspended.date}中止，恢复后才能完成节点"
    refusal = milestones.apply(history.milestones, entry, plan, history.due, task_late=history.late)
    if refusal is None and entry.event is Event.REACHED:
        _reported(history, entry)
    return refusal


def _of_no_milestone(_history: History, entry: Entry, _plan: Plan) -> str | None:
    to_do = "；节点完成了，把 event 写成 reached" if entry.event is Event.DONE else ""
    return f"的{entry.event.label}是整项任务的，不能写节点“{entry.milestone}”{to_do}"


def _reported(history: History, entry: Entry) -> None:
    history.latest = entry
    if entry.valued:
        history.valued.append(entry)
    if entry.asks:
        history.asking.append(entry)


def _progress(history: History, entry: Entry, _plan: Plan) -> str | None:
    _reported(history, entry)
    return None


def _done(history: History, entry: Entry, _plan: Plan) -> str | None:
    if history.done and agree(history.done, entry):
        _reported(history, entry)
        return None
    if stopped := _ended(history):
        return stopped
    if history.suspended:
        return f"已于{history.suspended.date}中止，恢复后才能办结"
    history.done = entry
    _reported(history, entry)
    return None


def _verified(history: History, entry: Entry, _plan: Plan) -> str | None:
    if history.done is None:
        return "还没有办结，不能销号"
    if history.verified:
        return f"已于{history.verified.date}销号"
    history.verified = entry
    return None


def _returned(history: History, _entry: Entry, _plan: Plan) -> str | None:
    if history.done is None:
        return "还没有办结，不能退回重办"
    history.done = history.verified = None
    return None


def _extended(history: History, entry: Entry, plan: Plan) -> str | None:
    if stopped := _ended(history):
        return stopped
    if history.due is None:
        return "没有到期日，无从延期"
    to = deadlines.within(plan, entry.text("to"))
    if isinstance(to, Unclear):
        return f"延至“{to.wording}”读不出日期：{to.reason}"
    if isinstance(to, Ongoing):
        return f"延至“{to.wording}”不是一个日期"
    if to.due <= history.due:
        return f"延至{to.due}不晚于现行时限{history.due}"
    history.late |= history.passed(entry.date)
    history.due, history.extended = to.due, history.extended + 1
    return None


def _suspended(history: History, entry: Entry, _plan: Plan) -> str | None:
    if stopped := _ended(history):
        return stopped
    if history.suspended:
        return f"已于{history.suspended.date}中止"
    history.suspended_late = history.passed(entry.date)
    history.late |= history.suspended_late
    history.suspended = entry
    return None


def _resumed(history: History, _entry: Entry, _plan: Plan) -> str | None:
    if history.suspended is None:
        return "没有中止，无须恢复"
    history.suspended = None
    return None


def _cancelled(history: History, entry: Entry, _plan: Plan) -> str | None:
    if stopped := _ended(history):
        return stopped
    history.cancelled = entry
    history.suspended = None
    return None


def _reassigned(history: History, entry: Entry, _plan: Plan) -> str | None:
    lead = entry.texts("lead")
    if not lead:
        return "没有写明新的牵头单位"
    history.lead = lead
    if "support" in entry.fields:
        history.support = entry.texts("support")
    return None


def _urged(history: History, _entry: Entry, _plan: Plan) -> str | None:
    stopped = _ended(history)
    return f"{stopped}，无须催办" if stopped else None


def _retracted(_history: History, _entry: Entry, _plan: Plan) -> str | None:
    return None


_RULES: Mapping[Event, Rule] = {
    Event.PROGRESS: _progress,
    Event.DONE: _done,
    Event.VERIFIED: _verified,
    Event.RETURNED: _returned,
    Event.EXTENDED: _extended,
    Event.SUSPENDED: _suspended,
    Event.RESUMED: _resumed,
    Event.CANCELLED: _cancelled,
    Event.REASSIGNED: _reassigned,
    Event.URGED: _urged,
    Event.RETRACTED: _retracted,
    Event.REACHED: _of_milestone,
}

_NAMING: Mapping[Event, Rule] = {
    **dict.fromkeys((Event.RETURNED, Event.EXTENDED), _of_milestone),
    **dict.fromkeys((Event.DONE, Event.VERIFIED, Event.SUSPENDED, Event.RESUMED, Event.CANCELLED), _of_no_milestone),
}
"""What applies instead where an entry names a milestone: written by hand, it would close or stop the whole task."""


def counted(entries: Sequence[Entry], as_of: date, recorded_by: date | None = None) -> dict[str, list[Entry]]:
    """The entries that count on a date, by task, each task's in replay order.

    Args:
        entries: a journal's, in replay order.
        as_of: entries dated later don't exist yet.
        recorded_by: where given, entries written down later don't either, retractions among them.

    Returns:
        Task id → entries. A retraction takes effect whatever its date; itself it can't be retracted.
    """
    known = known_by(entries, recorded_by)
    retracted = retracted_ids(known)
    by_task: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in known[: bisect_right(known, as_of, key=lambda entry: entry.date)]:
        if not retracted or entry.entry not in retracted or entry.event is Event.RETRACTED:
            by_task[entry.task].append(entry)
    return by_task


def histories(plan: Plan, entries: Sequence[Entry], as_of: date, recorded_by: date | None = None) -> dict[str, History]:
    """The history of every task that has entries, by id; arguments as for `counted`."""
    by_task = counted(entries, as_of, recorded_by)
    return {
        placed.task.id: replay(placed.task, plan, by_task[placed.task.id])
        for placed in plan.tasks()
        if placed.task.id in by_task
    }


def assigned(found: Mapping[str, History]) -> Iterator[str]:
    """The units that tasks were reassigned to."""
    return (name for one in found.values() for name in (*(one.lead or ()), *(one.support or ())))


def known_by(entries: Sequence[Entry], recorded_by: date | None) -> Sequence[Entry]:
    """The entries that were written down by a date; all of them where there is none."""
    if recorded_by is None:
        return entries
    return [entry for entry in entries if entry.recorded_on <= recorded_by.isoformat()]


def retracted_ids(known: Iterable[Entry]) -> set[str]:
    """The ids of the entries that some of these retract."""
    retracted = Event.RETRACTED
    return {entry.text("retracts") for entry in known if entry.event is retracted}
