"""What silent answers: who has not reported on what, as one `Table`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from renwu.answers import contract
from renwu.answers.reminder_words import called
from renwu.answers.table import Column, Fit, Sheets, Table
from renwu.answers.words import round_words
from renwu.standing.rounds import Round
from renwu.standing.silence import Silence


def _reminders(silence: Silence) -> str:
    return "\n".join(f"{called(one)}：限{one.entry.text('reply_by')}回复，未回复" for one in silence.unanswered)


_TASK: tuple[Column[Silence], ...] = (
    Column("lead", "牵头单位", lambda row: row.unit, fit=Fit.NAMES),
    Column("id", "编号", lambda row: row.standing.task.id),
    Column("last", "最近报送", lambda row: row.last, lambda row: str(row.last or "从未报送")),
)
_DAYS: Column[Silence] = Column("silent_days", "未报天数", lambda row: row.days, fit=Fit.NUMBER)
_LEAD_DAYS: Column[Silence] = Column(
    "lead_silent_days",
    "未报天数",
    lambda row: row.lead_days,
    lambda row: "不详" if row.lead_days is None else str(row.lead_days),  # a blank would look like none at all
    fit=Fit.NUMBER,
)
_LEAD_SINCE: Column[Silence] = Column("lead_since", "牵头起于", lambda row: row.lead_since)
_UNANSWERED: Column[Silence] = Column("unanswered", "未复的催办", _reminders, fit=Fit.NAMES)
_REPORTS = (*_TASK, _LEAD_DAYS, _UNANSWERED)
_STATUS: Column[Silence] = Column(
    "status",
    "状态",
    lambda row: row.standing.status.value,
    lambda row: row.standing.phrase,
    tone=lambda row: row.standing.status,
)
_STATUS_WORD = replace(_STATUS, words=lambda row: row.standing.status.label)
_DAYS_LEFT: Column[Silence] = Column("days_left", "剩余天数", lambda row: row.standing.days_left, fit=Fit.NUMBER)
_TEXT: Column[Silence] = Column("text", "重点任务", lambda row: row.standing.task.text, fit=Fit.PROSE)
_REVIEW_BY: Column[Silence] = Column("review_by", "复核期限", lambda row: row.review_by)
_PLAN: Column[Silence] = Column("plan", "方案", lambda row: row.standing.plan.key, fit=Fit.NAMES)
_FIELDS = (*_TASK, _DAYS, _UNANSWERED, _STATUS, _TEXT, _REVIEW_BY, _LEAD_SINCE, _LEAD_DAYS, _PLAN)


def silence_table(
    rows: Sequence[Silence], last: Round | None, as_of: date, around: Mapping[str, Any], *, several: bool = False
) -> Table[Silence]:
    """Who has not reported on what, and whose suspension was to be reviewed: a column only where there is any.

    Args:
        rows: both.
        last: how the last round of forms went, if there was one.
        as_of: the date.
        around: the fields beside the rows in JSON.
        several: whether they are of several plans.
    """
    unreported = [row for row in rows if row.review_by is None]
    tasks = len({row.standing.ref for row in unreported})
    units = len({row.unit for row in unreported if row.standing.lead})
    notes = [f"截至{as_of}，未报送{tasks}项，涉及牵头单位{units}个。"]
    notes += [round_words(last)] if last else []
    suspended = len({row.standing.ref for row in rows if row.review_by})
    if suspended:
        notes.append(f"中止{suspended}项已过复核期限；该恢复的用 renwu resume，该终止的用 renwu cancel。")
    reports = (*((_PLAN,) if several else ()), *_REPORTS, *((_REVIEW_BY,) if suspended else ()))
    return Table(
        "silent",
        rows,
        (*reports, _STATUS, _TEXT),
        _FIELDS,
        contract.silence_record,
        {**around, "round": contract.round_record(last)},
        notes=notes,
        empty="没有未报送的任务。",
        sheets=lambda: Sheets("未报送", (*reports, _STATUS_WORD, _DAYS_LEFT, _TEXT)),
    )
