"""What a form asks of a lead unit."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from renwu.answers.request_words import request_words
from renwu.journal.entries import Entry, Event
from renwu.papers.returns.layout import FORM_HEADINGS, columns
from renwu.plan.beginning import begins
from renwu.plan.model import Plan, Ref
from renwu.plan.quantities import measured
from renwu.standing import milestones, rounds
from renwu.standing.milestones import MilestoneStanding
from renwu.standing.requests import open_requests
from renwu.standing.status import OPEN, Standing

if TYPE_CHECKING:  # few tasks have targets
    from renwu.standing.progress import Progress


class Goal(NamedTuple):
    """A target or a milestone that a form asks about: its name, and how it stands, in words."""

    name: str
    stands: str


class FormRow(NamedTuple):
    """A task of a form, as people read it; across plans its id has the plan's key before it, 营商环境/6."""

    id: str
    text: str
    deadline: str
    status: str
    latest: str
    targets: tuple[Goal, ...] = ()
    milestones: tuple[Goal, ...] = ()

    @property
    def ours(self) -> tuple[str, ...]:
        """The cells of the columns that every form has, as `OURS` names them."""
        return self.id, self.text, self.deadline, self.status, self.latest


class Named(NamedTuple):
    """A plan that a form across plans asks about: its key, and its title with its document number."""

    key: str
    name: str


def named(plan: Plan) -> Named:
    """How a form across plans names one of them."""
    return Named(plan.key, f"{plan.title}（{plan.document}）" if plan.document else plan.title)


@dataclass(frozen=True, slots=True)
class Form:
    """What one unit is asked.

    Attributes:
        title: the plan's, or across plans the ledger's; `document`, the plan's number, empty across plans.
        document: see `title`.
        begins: the first day on which a task may have been closed, if the plan says.
        unit: who is asked.
        as_of: the date of the round.
        return_by: the day by which the form is to be back, if one was set.
        rows: the tasks.
        plans: the keys and names of the plans, of a form across plans; empty for a form of one.
        leader: whose field its tasks are of, where forms are made by leader; else empty.
    """

    title: str
    document: str
    begins: date | None
    unit: str
    as_of: date
    return_by: date | None
    rows: tuple[FormRow, ...]
    plans: tuple[Named, ...] = ()
    leader: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Its headings."""
        return columns(self.rows)

    @property
    def has_goals(self) -> bool:
        """Whether it asks about any target or milestone."""
        return self.columns != FORM_HEADINGS


def forms(
    standings: Iterable[Standing],
    plans: Sequence[Plan],
    as_of: date,
    only: Collection[str],
    return_by: date | None = None,
    title: str = "",
) -> list[Form]:
    """A form for each unit that leads an open task, in the plans' order; of several plans one form has all.

    Args:
        standings: the tasks as they stand on `as_of`; closed, ended and suspended ones are not asked about.
        plans: the plans asked about.
        as_of: the date.
        only: the units to ask, by their full names; empty for all.
        return_by: the day by which the forms are to be back, if one is set.
        title: what the ledger of several plans is called, if it says.
    """
    asked: dict[str, list[Standing]] = {}
    for standing in standings:
        for unit in rounds.asked(standing):
            if not only or unit in only:
                asked.setdefault(unit, []).append(standing)
    if len(plans) == 1:
        (plan,) = plans
        made = partial(Form, plan.title, plan.document, begins(plan))
        return [made(unit, as_of, return_by, tuple(map(_asked, found))) for unit, found in asked.items()]
    first = [begins(plan) for plan in plans]
    made = partial(Form, title or "重点任务", "", None if None in first else min(filter(None, first)))
    return [
        made(unit, as_of, return_by, tuple(map(_asked_across, found)), _plans_of(found))
        for unit, found in asked.items()
    ]


def _plans_of(found: Iterable[Standing]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(named(standing.plan) for standing in found))


def leaderless(standings: Iterable[Standing]) -> list[Ref]:
    """The open tasks that nobody leads, and nobody is asked about."""
    return [standing.ref for standing in standings if standing.status in OPEN and not standing.lead]


def _asked(standing: Standing) -> FormRow:
    task = standing.task
    extended = f"（延至{standing.due_in_force}）" if standing.extended else ""
    deadline = f"{task.deadline}{extended}"
    return FormRow(
        *(task.id, task.text, deadline, standing.phrase, _latest(standing)), _targets(standing), _milestones(standing)
    )


def _targets(standing: Standing) -> tuple[Goal, ...]:
    """What its targets are to reach, and what was last reported."""
    if not standing.task.targets:
        return ()
    from renwu.answers.goal_words import aim_words  # noqa: PLC0415  # few tasks have targets
    from renwu.standing import progress  # noqa: PLC0415  # likewise

    return tuple(
        Goal(one.target.name, f"目标：{aim_words(one.target)}\n上次：{_last(one)}") for one in progress.of(standing)
    )


def _last(one: "Progress") -> str:
    return "未报数" if one.value is None else f"{measured(one.value, one.target.unit)}（{one.reported_on}）"


def _milestones(standing: Standing) -> tuple[Goal, ...]:
    """Its milestones that are not reached, with when they are due; none in a plan that writes no goals."""
    if not standing.basis.goals:
        return ()
    return tuple(Goal(one.name, _due(one)) for one in milestones.of(standing) if one.reached_on is None)


def _due(one: MilestoneStanding) -> str:
    moved = f"（延至{one.due_in_force}）" if one.due_in_force != one.due else ""
    wording = one.milestone.deadline.wording if one.milestone.written else one.due
    return f"{wording}{moved}，{one.phrase}"


def _asked_across(standing: Standing) -> FormRow:
    return _asked(standing)._replace(id=str(standing.ref))


def _latest(standing: Standing) -> str:
    """What was reported last, that the task was sent back, with the reason, and what is to be coordinated still."""
    entries = standing.history.entries if standing.history else ()
    returned = [entry for entry in entries if entry.event is Event.RETURNED and not entry.milestone][-1:]
    reported = [standing.latest] if standing.latest else []
    asked = (f"需协调：{request_words(one)}" for one in open_requests(standing))
    return "\n".join((*map(_told, sorted([*reported, *returned])), *asked))


def _told(entry: Entry) -> str:
    label = "" if entry.event is Event.PROGRESS else entry.event.label
    said = entry.text("reason" if entry.event is Event.RETURNED else "note")
    return f"{entry.date} {'：'.join(filter(None, (label, said)))}".rstrip()
