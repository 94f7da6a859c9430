"""What each command answers: one record that every writer takes, and how each kind of it is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from renwu.columns import CARD, FIELDS, LISTED, OVERDUE, TASK_COLUMNS, Column, Fit, Row
from renwu.model import Dated, Ongoing, Plan, Unclear
from renwu.query import GROUPINGS, Group, UnitRow
from renwu.status import Standing, Status

SCHEMA = 1
"""The version of the JSON contract; fields are only ever added under one version."""


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """What a command answers; every writer takes one.

    Attributes:
        name: what the rows are called in JSON.
        rows: the rows.
        columns: what people see of them.
        fields: what csv and tsv hold.
        record: a row as a JSON object.
        envelope: what stands around the rows in JSON.
        summary: a line before the rows.
        total: a row of totals, after them.
        notes: lines at the end.
        empty: what to say where there are no rows.
        cards: whether people see each row by itself, column under column.
        full: whether prose is never clipped.
    """

    name: str
    rows: Sequence[Row]
    columns: Sequence[Column[Row]]
    fields: Sequence[Column[Row]]
    record: Callable[[Row], Mapping[str, Any]]
    envelope: Mapping[str, Any]
    summary: str = ""
    total: Row | None = None
    notes: Sequence[str] = ()
    empty: str = "没有符合条件的任务。"
    cards: bool = False
    full: bool = False


def task_record(standing: Standing) -> dict[str, Any]:
    """A task as the JSON contract has it."""
    task = standing.task
    return {
        "id": task.id,
        "section": {"number": standing.section.number, "title": standing.section.title},
        "measure": {"number": standing.measure.number, "title": standing.measure.title},
        "text": task.text,
        "deadline": task.deadline,
        "due": standing.due and standing.due.isoformat(),
        "status": standing.status.value,
        "days_left": standing.days_left,
        "lead": list(task.lead),
        "support": list(task.support),
    }


def card_record(standing: Standing) -> dict[str, Any]:
    """A task with everything that is known of it; a superset of `task_record`."""
    task, deadline = standing.task, standing.deadline
    milestones = deadline.milestones if isinstance(deadline, Dated) else ()
    return task_record(standing) | {
        "cycle": deadline.cycle.value if isinstance(deadline, Ongoing) and deadline.cycle else None,
        "reason": deadline.reason if isinstance(deadline, Unclear) else None,
        "milestones": [{"text": text, "due": due.isoformat()} for text, due in milestones],
        "leader": task.leader,
        "contact": task.contact,
        "note": task.note,
        "printed": dict(task.printed),
    }


def envelope(plan: Plan, as_of: date) -> dict[str, Any]:
    """What stands around the rows in JSON: contract version, plan and date."""
    return {
        "schema": SCHEMA,
        "plan": {
            "title": plan.title,
            "document": plan.document,
            "issued": plan.issued and plan.issued.isoformat(),
            "year": plan.year,
            "issuer": plan.issuer,
        },
        "as_of": as_of.isoformat(),
    }


_ALWAYS_COUNTED = (Status.DONE, Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.ONGOING)


def shown_statuses(counts: Mapping[Status, int]) -> tuple[Status, ...]:
    """The statuses that a count names: the usual ones always, the others where there are any."""
    return tuple(status for status in Status if status in _ALWAYS_COUNTED or counts.get(status))


def count_line(counts: Mapping[Status, int], as_of: date) -> str:
    """One line of totals: 共26项：按期办结0、逾期未办结11……，截至2025-03-10."""
    named = "、".join(f"{status.label}{counts.get(status, 0)}" for status in shown_statuses(counts))
    return f"共{sum(counts.values())}项：{named}，截至{as_of}"


def task_table(
    rows: Sequence[Standing],
    around: Mapping[str, Any],
    summary: str,
    columns: Sequence[Column[Standing]] | None = None,
    *,
    full: bool = False,
) -> Table[Standing]:
    """The task list; `columns`, where given, take the place of the usual ones in all but JSON."""
    return Table("tasks", rows, columns or LISTED, columns or FIELDS, task_record, around, summary=summary, full=full)


def overdue_table(rows: Sequence[Standing], around: Mapping[str, Any], notes: Sequence[str]) -> Table[Standing]:
    """What is overdue, whole."""
    return Table("tasks", rows, OVERDUE, FIELDS, task_record, around, notes=notes, empty="没有逾期的任务。", full=True)


def card_table(rows: Sequence[Standing], around: Mapping[str, Any]) -> Table[Standing]:
    """Tasks one by one, with everything that is known of each."""
    return Table("tasks", rows, CARD, tuple(TASK_COLUMNS.values()), card_record, around, cards=True, full=True)


def _count(status: Status) -> Column[Group]:
    return Column(
        status.value.replace("-", "_"),
        status.label,
        lambda group: group.counts.get(status, 0),
        fit=Fit.NUMBER,
        tone=lambda group: status if group.counts.get(status) else None,
    )


def _status_counts(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: counts.get(status, 0) for status in Status}


def group_table(
    groups: Sequence[Group], total: Group, by: str, around: Mapping[str, Any], notes: Sequence[str]
) -> Table[Group]:
    """Counts by status for each group; JSON and csv have every status, people the ones that occur."""
    name: Column[Group] = Column("group", GROUPINGS[by], lambda group: group.name, fit=Fit.NAMES)
    count: Column[Group] = Column("total", "任务数", lambda group: group.total, fit=Fit.NUMBER)
    return Table(
        "groups",
        groups,
        (name, count, *map(_count, shown_statuses(total.counts))),
        (name, count, *map(_count, Status)),
        lambda group: {"group": group.name, "total": group.total, "status": _status_counts(group.counts)},
        {**around, "by": by, "total": {"total": total.total, "status": _status_counts(total.counts)}},
        total=total,
        notes=notes,
    )


def unit_table(rows: Sequence[UnitRow], counts: Mapping[Status, int], around: Mapping[str, Any]) -> Table[UnitRow]:
    """Every unit; `counts` says which statuses occur."""

    def led(column: Column[Group]) -> Column[UnitRow]:
        tone = column.tone
        return Column(
            column.key,
            column.heading,
            lambda row: column.value(row.led),
            fit=column.fit,
            tone=(lambda row: tone(row.led)) if tone else None,
        )

    head: tuple[Column[UnitRow], ...] = (
        Column("unit", "单位", lambda row: row.unit, fit=Fit.NAMES),
        Column("lead", "牵头", lambda row: row.led.total, fit=Fit.NUMBER),
        Column("support", "协办", lambda row: row.supported, fit=Fit.NUMBER),
    )
    return Table(
        "units",
        rows,
        (*head, *(led(_count(status)) for status in shown_statuses(counts))),
        (*head, *(led(_count(status)) for status in Status)),
        lambda row: {
            "unit": row.unit,
            "lead": row.led.total,
            "support": row.supported,
            "status": _status_counts(row.led.counts),
        },
        around,
        summary=f"共{len(rows)}个单位；各状态列是其牵头任务的项数",
        empty="没有符合条件的单位。",
    )
