"""存在问题, the part on 需协调解决的事项: what is to be coordinated, who asked, since when; and how that counts."""

from collections.abc import Sequence
from datetime import date

from renwu.answers.table import Column, Fit
from renwu.papers.report.parts import ID, LEAD, TEXT, Listing, Part, leads
from renwu.papers.report.requests import TaskRequest

RULE = (
    "“需协调解决的事项”是报送时提出、截至日期还没有登记已协调解决的，办结、终止的任务不计，"
    "同一项任务里内容相同的只计一件，从最先提出的一天起算"
)
"""How it counts, for 统计口径."""
_HEADING = "需协调解决的事项"


def _since(row: TaskRequest) -> date:
    return row.request.since


_COLUMNS: tuple[Column[TaskRequest], ...] = (
    Column("id", ID.heading, lambda row: row.standing.task.id),
    Column("text", TEXT.heading, lambda row: row.standing.task.text, fit=Fit.PROSE),
    Column("lead", LEAD.heading, lambda row: LEAD.value(row.standing), fit=Fit.NAMES),
    Column("request", _HEADING, lambda row: row.request.text, fit=Fit.PROSE),
    Column("asked_by", "提出单位", lambda row: row.request.asked_by or ("未写明",), fit=Fit.NAMES),
    Column(
        "since", "提出日期", _since, lambda row: f"{_since(row)}\n（已{row.days}天）" if row.days else str(_since(row))
    ),
)


def part(found: Sequence[TaskRequest]) -> tuple[Part, ...]:
    """The part; nothing where nothing is open."""
    if not found:
        return ()
    tasks = {row.standing.ref: row.standing for row in found}
    units = leads(list(tasks.values()))
    text = f"需协调解决的事项{len(found)}件，涉及任务{len(tasks)}项、牵头单位{len(units)}个。"
    return (Part(_HEADING, (text,), Listing("requests", _HEADING, _COLUMNS, (7, 24, 15, 26, 15, 13), found)),)
