"""What a form asks of a lead unit, what it is called, and what it is when it comes back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan.beginning import begins
from renwu.plan.model import Plan
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
LABELS_OF = {"1": LABELS[:-1], "2": LABELS}
"""The labels of each version of that sheet; below them stand the id and text of each task."""


class FormRow(NamedTuple):
    """A row of a form: a task, as people read it."""

    id: str
    text: str
    deadline: str
    status: str
    latest: str


@dataclass(frozen=True, slots=True)
class Form:
    """What one unit is asked.

    Attributes:
        title: the plan's; `document`, its number, likewise.
        document: see `title`.
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
    plan: Plan,
    as_of: date,
    only: Collection[str],
    return_by: date | None = None,
) -> list[Form]:
    """A form for each unit that leads an open task, in the plan's order.

    Args:
        standings: the tasks as they stand on `as_of`; closed, ended and suspended ones are not asked about.
        plan: the plan.
        as_of: the date.
        only: the units to ask, by their full names; empty for all.
        return_by: the day by which the forms are to be back, if one is set.
    """
    asked: dict[str, list[FormRow]] = {}
    for standing in standings:
        for unit in rounds.asked(standing):
            if not only or unit in only:
                asked.setdefault(unit, []).append(_asked(standing))
    first = begins(plan)
    return [Form(plan.title, plan.document, first, unit, as_of, return_by, tuple(rows)) for unit, rows in asked.items()]


def leaderless(standings: Iterable[Standing]) -> list[str]:
    """The open tasks that nobody leads, and nobody is asked about: their ids."""
    return [standing.task.id for standing in standings if standing.status in OPEN and not standing.lead]


def _asked(standing: Standing) -> FormRow:
    task = standing.task
    extended = f"（延至{standing.due_in_force}）" if standing.extended else ""
    return FormRow(task.id, task.text, f"{task.deadline}{extended}", standing.phrase, _latest(standing))


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
