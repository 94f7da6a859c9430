"""Where a task stands on a date: the one place that decides what is overdue."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from renwu.journal.entries import REPORTS, Entry, Event, named_day
from renwu.plan import deadlines, units
from renwu.plan.model import Cycle, Dated, Deadline, Measure, Ongoing, PlacedTask, Plan, Ref, Section, Task, Unclear
from renwu.plan.units import Directory
from renwu.standing.basis import Basis, soon_days

if TYPE_CHECKING:  # a plan without a journal never loads it
    from renwu.journal.history import History

_NOTHING: "Mapping[str, History]" = MappingProxyType({})


class Status(StrEnum):
    """Where a task stands, in the order that tables give them."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    NOT_DUE = "not-due"
    ONGOING = "ongoing"
    UNCLEAR = "unclear"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS[self]


_LABELS = {
    Status.DONE: "按期办结",
    Status.DONE_LATE: "逾期办结",
    Status.OVERDUE: "逾期未办结",
    Status.DUE_SOON: "临期",
    Status.NOT_DUE: "未到期",
    Status.ONGOING: "常态化",
    Status.UNCLEAR: "未明确时限",
    Status.SUSPENDED: "中止",
    Status.CANCELLED: "终止",
}


OPEN = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.ONGOING, Status.UNCLEAR})
"""Where a report is expected: not closed, not ended, not suspended."""


_ENDED = frozenset({Status.DONE, Status.DONE_LATE, Status.CANCELLED})


class _Fields(NamedTuple):
    plan: Plan
    directory: Directory
    section: Section
    measure: Measure
    task: Task
    deadline: Deadline
    status: Status
    days_left: int | None
    due_in_force: date | None
    late: bool
    history: "History | None"
    basis: Basis


class Standing(_Fields):
    """A task in its place in the plan, with its deadline read and its status on one date.

    `due_in_force` is the due date that counts: the plan's, or the one it was extended to. `days_left` counts to it,
    negative when late; None for a task that is closed, suspended or without one. `late` says that the task is, or was
    when it was suspended, overdue. `history` is what the journal says, if anything. `directory` has the plan's units,
    `basis` what was asked. What more is computed of it can be kept with it (`renwu.standing.once`).
    """

    @property
    def ref(self) -> Ref:
        """Which task it is, of all plans."""
        return Ref(self.plan.key, self.task.id)

    @property
    def due(self) -> date | None:
        """The due date of the plan, if any."""
        return self.deadline.due if isinstance(self.deadline, Dated) else None

    @property
    def cycle(self) -> Cycle | None:
        """How often it is to be reported, if the wording says so."""
        return None if isinstance(self.deadline, Unclear) else self.deadline.cycle

    @property
    def notes(self) -> tuple[str, ...]:
        """What people should know of its due date: how it was read, and whether that in force is a day of rest."""
        from renwu.plan import workdays  # noqa: PLC0415  # only where one task is looked at closely

        read = self.deadline.notes if isinstance(self.deadline, Dated) else ()
        rests = self.due_in_force is not None and workdays.is_rest(self.due_in_force)
        return (*read, "到期日为休息日") if rests else read

    @property
    def lead(self) -> tuple[str, ...]:
        """Who leads the task now, by the names in force: the plan's word, or who it was reassigned to."""
        reassigned = None if self.history is None else self.history.lead
        return self.directory.in_force(self.task.lead if reassigned is None else reassigned)

    @property
    def support(self) -> tuple[str, ...]:
        """Who supports it now, likewise."""
        reassigned = None if self.history is None else self.history.support
        return self.directory.in_force(self.task.support if reassigned is None else reassigned)

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that lead it, each by its one name."""
        return self.directory.canonical_all(self.lead)

    @property
    def supports(self) -> tuple[str, ...]:
        """The units that support it, each by its one name."""
        return self.directory.canonical_all(self.support)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """Those of its leads that are gone without one successor (职责待明确), while it is to be done."""
        gone = self.directory.unsettled
        if not gone or self.status in _ENDED:
            return ()
        return tuple(unit for unit in self.leads if units.fold(unit) in gone)

    @property
    def done_on(self) -> date | None:
        """When it was closed, None while it is open."""
        return self.history.done.date if self.history and self.history.done else None

    @property
    def verified_on(self) -> date | None:
        """When that was confirmed (销号)."""
        return self.history.verified.date if self.history and self.history.verified else None

    @property
    def extended(self) -> bool:
        """Whether its due date was moved."""
        return bool(self.extensions)

    @property
    def extensions(self) -> int:
        """How often its due date was moved."""
        return 0 if self.history is None else self.history.extended

    @property
    def latest(self) -> Entry | None:
        """The last report: progress, done or a milestone reached."""
        return self.history.latest if self.history else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """What its reports since it was last sent back give as evidence, each once."""
        found: dict[str, None] = {}
        for entry in self.history.entries if self.history else ():
            if entry.event is Event.RETURNED and not entry.milestone:
                found.clear()
            elif entry.event in REPORTS:
                found |= dict.fromkeys(entry.texts("evidence"))
        return tuple(found)

    @property
    def review_by(self) -> date | None:
        """The day by which its suspension is to be reviewed (复核); None if it is not suspended, or none was set."""
        return named_day(self.history.suspended, "review_by") if self.history and self.history.suspended else None

    @property
    def counted(self) -> Status:
        """The status that people count it under: one that was overdue when it was suspended stays overdue."""
        return Status.OVERDUE if self.status is Status.SUSPENDED and self.late else self.status

    @property
    def bucket(self) -> Status:
        """Where JSON's `buckets` have it: a suspended task as the open one it was when suspended."""
        if self.status is not Status.SUSPENDED:
            return self.status
        if self.due_in_force is None:
            return Status.ONGOING if isinstance(self.deadline, Ongoing) else Status.UNCLEAR
        return Status.OVERDUE if self.late else Status.NOT_DUE

    @property
    def phrase(self) -> str:
        """Status and days as people say them: 逾期435天, 剩296天, 今日到期, 常态化."""
        return phrase(self.status, self.days_left)

    @property
    def counted_on(self) -> date:
        """The day up to which time counts: the one asked for, or that on which it was suspended."""
        suspended = self.history.suspended if self.history and not self.basis.original else None
        return self.basis.as_of if suspended is None else suspended.date


def phrase(status: Status, days_left: int | None) -> str:
    """Status and days as people say them; arguments as the fields of `Standing`."""
    if days_left is None:
        return status.label
    if days_left < 0:
        return f"逾期{-days_left}天"
    return f"剩{days_left}天" if days_left else "今日到期"


def standings(
    plan: Plan,
    as_of: date,
    soon: int | None = None,
    histories: "Mapping[str, History]" = _NOTHING,
    *,
    directory: Directory | None = None,
    original: bool = False,
) -> Iterator[Standing]:
    """Every task of the plan, in its order, as it stands on a date.

    Args:
        plan: the plan.
        as_of: the date; a task due on it is still in time.
        soon: within how many days a task that is due counts as 临期; None for what the plan says, else SOON_DAYS.
        histories: what the journal makes of the tasks up to that date, by id.
        directory: the plan's units, those that tasks were reassigned to among them; where None, made here.
        original: whether the plan's own due date counts, as if none had been extended.
    """
    within = soon_days(plan, soon)
    if directory is None:
        directory = units.directory(plan, _assigned(histories), as_of=as_of)
    goals = any(placed.task.milestones or placed.task.targets for placed in plan.tasks())
    basis = Basis(as_of, within, original, _begun(plan, histories), bool(histories), goals)
    for placed in plan.tasks():
        history = histories.get(placed.task.id)
        yield standing_of(plan, directory, placed, deadlines.of(placed.task, plan), history, basis)


def standing_of(
    plan: Plan, directory: Directory, placed: PlacedTask, deadline: Deadline, history: "History | None", basis: Basis
) -> Standing:
    """A task as it stands, by what happened to it and what is asked; arguments as the fields of `Standing`."""
    due = deadline.due if isinstance(deadline, Dated) else None
    if history is not None and not basis.original:
        due = history.due
    left = None if due is None else (due - basis.as_of).days
    recorded = _recorded_status(history, due, original=basis.original) if history else None
    if recorded is None:
        status, late = open_status(deadline, left, basis.soon), left is not None and left < 0
    else:
        status, late, left = recorded, _suspended_late(history, due, original=basis.original), None
    return Standing(plan, directory, *placed, deadline, status, left, due, late, history, basis)


def _begun(plan: Plan, histories: "Mapping[str, History]") -> date | None:
    if plan.issued or plan.year is None:
        return plan.issued or min((one.entries[0].date for one in histories.values() if one.entries), default=None)
    return date(plan.year, 1, 1)


def _assigned(histories: "Mapping[str, History]") -> Iterable[str]:
    if not histories:
        return ()
    from renwu.journal.history import assigned  # noqa: PLC0415  # a plan without a journal never loads it

    return assigned(histories)


def open_status(deadline: Deadline, left: int | None, soon: int) -> Status:
    """The status of what is open, by its deadline, the days left to its due date, and how many are soon."""
    if left is not None:
        return Status.OVERDUE if left < 0 else Status.DUE_SOON if left <= soon else Status.NOT_DUE
    return Status.ONGOING if isinstance(deadline, Ongoing) else Status.UNCLEAR


def _suspended_late(history: "History | None", due: date | None, *, original: bool) -> bool:
    if history is None or history.suspended is None:
        return False
    return due is not None and due < history.suspended.date if original else history.suspended_late


def _recorded_status(history: "History", due: date | None, *, original: bool) -> Status | None:
    """The status that the journal decides; None for an open task, whose due date does."""
    if history.cancelled:
        return Status.CANCELLED
    if history.done:
        late = due is not None and history.done.date > due if original else history.done_late
        return Status.DONE_LATE if late else Status.DONE
    return Status.SUSPENDED if history.suspended else None
