"""What a form asks of a lead unit, what it is called, and what it is when it comes back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan.beginning import begins
from renwu.plan.model import Plan, Ref
from renwu.standing import rounds
from renwu.standing.status import OPEN, Standing

FORM_SHEET = "报送表"
"""The sheet that people fill in."""
OURS = ("编号", "重点任务", "完成时限", "状态", "上次进展")
"""The columns that renwu fills in."""
ANSWERS = ("是否办结（是/否）", "办结日期", "本期进展", "存在问题", "下一步安排", "佐证", "填报人", "联系电话")
"""The columns that the unit fills in."""
FORM_HEADINGS = OURS + ANSWERS
HEADING_ROW = 4
"""The row of the headings, as people count; the tasks begin below it."""

HIDDEN = "renwu"
"""The hidden sheet that says what the form is."""
LABELS = ("报送表", "方案", "文号", "单位", "日期", "报回期限")
"""What begins each row of that sheet: its version, what the form is, and by when it is to be back."""
PLAN_COUNT = "方案数"
"""What says how many plans a form across plans asks about; their keys and titles stand below it."""
LABELS_OF = {"1": LABELS[:-1], "2": LABELS, "3": (*LABELS, PLAN_COUNT)}
"""The labels of each version of that sheet; at its end stand the id and text of each task. 3 is across plans."""


class FormRow(NamedTuple):
    """A row of a form: a task, as people read it; across plans its id has the plan's key before it, 营商环境/6."""

    id: str
    text: str
    deadline: str
    status: str
    latest: str


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
        plans: the keys and names of the plans, of a form across plans; empty for a form of one.
        begins: the first day on which a task may have been closed, if the plan says.
        unit: who is asked.
        as_of: the date of the round.
        return_by: the day by which the form is to be back, if one was set.
        rows: a row a task.
    """

    title: str
    document: str
    begins: date | None
    unit: str
    as_of: date
    return_by: date | None
    rows: tuple[FormRow, ...]
    plans: tuple[Named, ...] = ()


class Listed(NamedTuple):
    """A task as the form's hidden list has it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back.

    Attributes:
        file: the file's name, for messages.
        title: the title of the plan it was made from; `document`, `unit` and `as_of` likewise.
        document: see `title`.
        unit: see `title`.
        as_of: see `title`.
        return_by: the day by which it was to be back, if one was set.
        listed: the tasks it was made with, row by row.
        headings: what stands above the columns now, each cell as it is shown, days in ISO 8601.
        rows: what stands below, as many cells a row as FORM_HEADINGS has; rows without anything at the end left out.
        plans: the keys and names of the plans, of a form across plans; empty for a form of one.
    """

    file: str
    title: str
    document: str
    unit: str
    as_of: date
    return_by: date | None
    listed: tuple[Listed, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plans: tuple[Named, ...] = ()


class Fault(NamedTuple):
    """Something wrong in a form that came back: its file, the cell, empty for the file itself, and what."""

    file: str
    cell: str
    message: str

    def __str__(self) -> str:
        """One line: 区司法局.xlsx 报送表!G5：办结日期是空的."""
        return f"{self.file} {self.cell}：{self.message}" if self.cell else self.message


def address(row: int, heading: str) -> str:
    """Where people find a cell: 报送表!G5. Rows of tasks count from 0, -1 is the row of the headings."""
    return f"{FORM_SHEET}!{chr(ord('A') + FORM_HEADINGS.index(heading))}{HEADING_ROW + 1 + row}"


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
    return FormRow(task.id, task.text, f"{task.deadline}{extended}", standing.phrase, _latest(standing))


def _asked_across(standing: Standing) -> FormRow:
    return _asked(standing)._replace(id=str(standing.ref))


def _latest(standing: Standing) -> str:
    """What was reported last, and that the task was sent back, with the reason, each on its line."""
    entries = standing.history.entries if standing.history else ()
    returned = [entry for entry in entries if entry.event is Event.RETURNED][-1:]
    reported = [standing.latest] if standing.latest else []
    return "\n".join(map(_told, sorted([*reported, *returned])))


def _told(entry: Entry) -> str:
    label = "" if entry.event is Event.PROGRESS else entry.event.label
    said = entry.text("reason" if entry.event is Event.RETURNED else "note")
    return f"{entry.date} {'：'.join(filter(None, (label, said)))}".rstrip()
