"""What `renwu collect` answers: the forms it made, and what those that came back would record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from renwu.answers import form_records
from renwu.answers.table import Column, Fit, Table
from renwu.journal.entries import ENTRY_HEADINGS, Event
from renwu.papers.returns.form import Form
from renwu.papers.returns.taken import Answer, Taken, Withdrawn


class Sent(NamedTuple):
    """A form, and the file it was written to."""

    form: Form
    file: str


_SENT: tuple[Column[Sent], ...] = (
    Column("unit", "牵头单位", lambda row: row.form.unit, fit=Fit.NAMES),
    Column("tasks", "任务数", lambda row: len(row.form.rows), fit=Fit.NUMBER),
    Column("file", "文件", lambda row: row.file, fit=Fit.NAMES),
)


_LEADER: Column[Sent] = Column("leader", "分管领导", lambda row: row.form.leader, fit=Fit.NAMES)


def sent_table(rows: Sequence[Sent], around: Mapping[str, Any], *, by_leader: bool = False) -> Table[Sent]:
    """The forms that were made, `by_leader` where they were; JSON has the ids of their tasks."""
    return Table(
        "forms",
        rows,
        (_LEADER, *_SENT) if by_leader else _SENT,
        (*_SENT, _LEADER),
        lambda row: form_records.form_record(
            row.form.unit, [asked.id for asked in row.form.rows], row.file, row.form.leader
        ),
        around,
        empty="没有要报送的任务。",
        full=True,
    )


def _values(row: Answer) -> str:
    """What targets stand at: 收储产业用地6公顷、群众满意度96%."""
    return "、".join(f"{name}{value}" for name, value in (row.values or {}).items())


def _beside(row: Answer) -> str:
    """What is recorded beside the note."""
    said = {
        "milestone": row.milestone,
        "values": _values(row),
        "evidence": "、".join(row.evidence),
        "request": row.request,
        "contact": row.contact,
        "reviewer": row.reviewer,
    }
    return "；".join(f"{ENTRY_HEADINGS[key]}：{value}" for key, value in said.items() if value)


_SHOWN: tuple[Column[Answer], ...] = (
    Column("unit", "单位", lambda row: row.unit, fit=Fit.NAMES),
    Column("task", "编号", lambda row: row.task),
    Column("event", "事项", lambda row: row.event.value, lambda row: row.event.label),
    Column("date", "日期", lambda row: row.date),
    Column(
        "note", "内容", lambda row: row.note, lambda row: "；".join(filter(None, (row.note, _beside(row)))), Fit.PROSE
    ),
)
_PLAN: Column[Answer] = Column("plan", "方案", lambda row: row.plan, fit=Fit.NAMES)
_FIELDS: tuple[Column[Answer], ...] = (
    *_SHOWN,
    Column("evidence", "佐证", lambda row: row.evidence),
    Column("contact", "填报人", lambda row: row.contact),
    Column("round", "报送期", lambda row: row.round),
    Column("file", "文件", lambda row: row.file),
    Column("cell", "单元格", lambda row: row.cell),
    Column("received", "收到日期", lambda row: row.received),
    Column("return_by", "报回期限", lambda row: row.return_by),
    _PLAN,
    Column("milestone", "节点", lambda row: row.milestone),
    Column("values", "完成值", _values),
    Column("request", "需协调解决的事项", lambda row: row.request),
    Column("reviewer", "审核人", lambda row: row.reviewer),
)


def answer_table(
    taken: Taken, forms: int, unreported: Sequence[str], around: Mapping[str, Any], *, several: bool = False
) -> Table[Answer]:
    """What the forms that came back would record, and who sent nothing.

    Args:
        taken: what came back.
        forms: how many files were read.
        unreported: the units that sent nothing.
        around: the fields beside the rows in JSON.
        several: whether they are of several plans.
    """
    events = Counter(answer.event for answer in taken.answers)
    reached = f"、节点完成{events[Event.REACHED]}个" if events[Event.REACHED] else ""
    counts = f"办结{events[Event.DONE]}项、进展{events[Event.PROGRESS]}项{reached}，未填{taken.blank}项"
    wrong = len({fault.file for fault in taken.faults})
    skipped = sum(not form.tasks for form in taken.recorded)
    apart = [f"{wrong}份有错，不计"] if wrong else []
    apart += [f"{skipped}份已经登记过，略过"] if skipped else []
    apart += [f"{len(taken.withdrawn)}项已作废，略过"] if taken.withdrawn else []
    return Table(
        "answers",
        taken.answers,
        (_PLAN, *_SHOWN) if several else _SHOWN,
        _FIELDS,
        form_records.answer_record,
        {
            **around,
            "blank": taken.blank,
            "unreported": list(unreported),
            "faults": list(map(form_records.fault_record, taken.faults)),
            "withdrawn": [_withdrawn_record(gone) for gone in taken.withdrawn],
        },
        summary=f"报送表{forms}份" + (f"（{'；'.join(apart)}）" if apart else "") + f"：{counts}",
        notes=unreported_lines(taken, unreported),
        empty="没有可登记的内容。",
        full=True,
    )


def _withdrawn_record(gone: Withdrawn) -> dict[str, Any]:
    answer, entry, retraction = gone
    return {
        "file": answer.file,
        "cell": answer.cell,
        "task": answer.task,
        "entry": entry.entry,
        "retracted_on": retraction.date.isoformat(),
        "reason": retraction.text("reason") or None,
        "plan": answer.plan,
    }


def unreported_lines(taken: Taken, units: Sequence[str]) -> list[str]:
    """Of whom there is nothing, with who of them sent back a form with nothing in it; and who else did."""
    others = [unit for unit in taken.empty if unit not in units]
    empty = [f"交了空表：{'、'.join(others)}"] if others else []
    named = "、".join(f"{unit}（交了空表）" if unit in taken.empty else unit for unit in units)
    return [*empty, f"没有报回的牵头单位{len(units)}个：{named}" if units else "牵头单位都报回了。"]
