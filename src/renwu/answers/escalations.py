"""What silent --unanswered answers: who is due the next grade of 督办, on which task, as one `Table`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from renwu.answers.reminder_words import HOW_ANSWERED
from renwu.answers.table import Column, Fit, Sheets, Table, iso
from renwu.standing.reminders import Escalation

_LEAD: Column[Escalation] = Column("lead", "牵头单位", lambda row: row.unit, fit=Fit.NAMES)
_ID: Column[Escalation] = Column("id", "编号", lambda row: row.standing.task.id)
_LAST: tuple[Column[Escalation], ...] = (
    Column("grade", "上次等级", lambda row: row.last.grade, fit=Fit.NAMES),
    Column("slip", "督办单号", lambda row: row.last.number, fit=Fit.NAMES),
    Column("reply_by", "回复期限", lambda row: row.last.reply_by),
    Column("days_late", "过期天数", lambda row: row.last.days_late, fit=Fit.NUMBER),
)
_TIMES: Column[Escalation] = Column("times", "已催次数", lambda row: row.times, fit=Fit.NUMBER)
_NEXT: Column[Escalation] = Column("next_grade", "下一等级", lambda row: row.grade, fit=Fit.NAMES)
_STATUS: Column[Escalation] = Column(
    "status",
    "状态",
    lambda row: row.standing.status.value,
    lambda row: row.standing.phrase,
    tone=lambda row: row.standing.status,
)
_TEXT: Column[Escalation] = Column("text", "重点任务", lambda row: row.standing.task.text, fit=Fit.PROSE)
_ENTRY: Column[Escalation] = Column("entry", "记录号", lambda row: row.last.entry.entry)
_DATE: Column[Escalation] = Column("date", "催办日期", lambda row: row.last.entry.date)
_PLAN: Column[Escalation] = Column("plan", "方案", lambda row: row.standing.plan.key, fit=Fit.NAMES)


def _record(due: Escalation) -> dict[str, Any]:
    """A lead that is due the next grade of 督办, with the last reminder that it has had of the task."""
    standing, last = due.standing, due.last
    return {
        "lead": due.unit,
        "id": standing.task.id,
        "text": standing.task.text,
        "status": standing.status.value,
        "entry": last.entry.entry,
        "date": last.entry.date.isoformat(),
        "grade": last.grade,
        "slip": last.number or None,
        "reply_by": iso(last.reply_by),
        "days_late": last.days_late,
        "times": due.times,
        "next_grade": due.grade,
        "plan": standing.plan.key,
    }


def escalations_table(
    rows: Sequence[Escalation], as_of: date, around: Mapping[str, Any], *, several: bool = False
) -> Table[Escalation]:
    """Who is due the next grade, and how that is told.

    Args:
        rows: those.
        as_of: the date.
        around: the fields beside the rows in JSON.
        several: whether they are of several plans.
    """
    tasks, units = len({row.standing.ref for row in rows}), len({row.unit for row in rows})
    columns = (*((_PLAN,) if several else ()), _LEAD, _ID, *_LAST, _TIMES, _NEXT, _STATUS, _TEXT)
    return Table(
        "unanswered",
        rows,
        columns,
        (_LEAD, _ID, _ENTRY, _DATE, *_LAST, _TIMES, _NEXT, _STATUS, _TEXT, _PLAN),
        _record,
        around,
        notes=(
            f"截至{as_of}，催办到期未回复的{tasks}项，涉及牵头单位{units}个；按最近一次写明回复期限的催办计。",
            f"{HOW_ANSWERED}。",
        ),
        empty="没有催办到期未回复的任务。",
        sheets=lambda: Sheets("到期未回复", columns),
    )
