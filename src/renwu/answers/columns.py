"""The columns of a task: which there are, and which of them lists, sheets, papers, csv and tsv have."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from renwu.answers.milestone_words import (
    light_line,
    light_tone,
    light_words,
    milestone_lines,
    milestone_values,
    overdue_lines,
)
from renwu.answers.request_words import request_lines, request_values
from renwu.answers.table import Column, Fit
from renwu.answers.words import (
    deadline_lines,
    history_lines,
    latest_words,
    lead_words,
    planned_units,
    printed_fields,
    printed_lines,
    reading,
    status_and_days,
    unit_words,
)
from renwu.errors import UsageError
from renwu.plan.model import title
from renwu.standing import light
from renwu.standing.status import Standing


def _of_targets(cell: str) -> Callable[[Standing], str]:
    """One of `renwu.answers.targets.CELLS`, which are loaded only for a task that has targets; empty for others."""

    def text(standing: Standing) -> str:
        if not standing.task.targets:
            return ""
        from renwu.answers.targets import CELLS  # noqa: PLC0415  # few tasks have any

        return CELLS[cell](standing)

    return text


_ALL: tuple[Column[Standing], ...] = (
    Column("id", "编号", lambda s: s.task.id),
    Column("section_number", "板块序号", lambda s: s.section.number),
    Column("section_title", "板块", lambda s: s.section.title, lambda s: title(s.section), Fit.PROSE),
    Column("measure_number", "主要措施序号", lambda s: s.measure.number),
    Column("measure_title", "主要措施", lambda s: s.measure.title, lambda s: title(s.measure), Fit.PROSE),
    Column("text", "重点任务", lambda s: s.task.text, fit=Fit.PROSE),
    Column("deadline", "完成时限", lambda s: s.task.deadline, deadline_lines, Fit.NAMES),
    Column("due", "到期日", lambda s: s.due),
    Column("status", "状态", lambda s: s.status.value, lambda s: s.phrase, tone=lambda s: s.status),
    Column("days_left", "剩余天数", lambda s: s.days_left, fit=Fit.NUMBER),
    Column("lead", "牵头单位", lambda s: s.lead, lead_words, Fit.NAMES),
    Column("support", "协办单位", lambda s: s.support, fit=Fit.LIST, optional=True),
    Column("leader", "责任领导", lambda s: s.task.leader, fit=Fit.NAMES),
    Column("contact", "联系人", lambda s: s.task.contact, fit=Fit.NAMES),
    Column("note", "备注", lambda s: s.task.note, fit=Fit.PROSE),
    Column("done_on", "办结日期", lambda s: s.done_on),
    Column("verified_on", "销号日期", lambda s: s.verified_on),
    Column("due_in_force", "现行到期日", lambda s: s.due_in_force),
    Column("extended", "延期", lambda s: "yes" if s.extended else "", lambda s: "已延期" if s.extended else ""),
    Column("latest_date", "最新报送", lambda s: s.latest and s.latest.date),
    Column("latest_reporter", "报送人", lambda s: s.latest and s.latest.text("reporter"), fit=Fit.NAMES),
    Column("latest_note", "最新进展", lambda s: s.latest and s.latest.text("note"), fit=Fit.PROSE),
    Column("source", "任务来源", lambda s: s.task.source, fit=Fit.PROSE),
    Column("base", "起算日期", lambda s: s.task.base),
    Column("printed", "原表印文", printed_fields, printed_lines, Fit.PROSE),
    Column("plan", "方案", lambda s: s.plan.key, fit=Fit.NAMES),
    Column("milestones", "节点", milestone_values, milestone_lines, Fit.PROSE),
    Column("targets", "指标", _of_targets("values"), _of_targets("targets"), Fit.PROSE),
    Column("light", "亮灯", lambda s: light.of(s).light, light_words, tone=light_tone),
    Column("light_reason", "亮灯理由", lambda s: light.of(s).reason, fit=Fit.PROSE),
    Column("requests", "需协调解决的事项", request_values, request_lines, Fit.PROSE),
)
TASK_COLUMNS: Mapping[str, Column[Standing]] = {column.key: column for column in _ALL}
"""Every column of a task, by key."""

_OF_GOALS = ("milestones", "targets", "light", "light_reason")
_LIST_FIELDS = (
    *("id", "section_number", "section_title", "measure_number", "measure_title", "text", "deadline", "due", "status"),
    *("days_left", "lead", "support", "done_on", "verified_on", "due_in_force", "extended"),
    *(
        "latest_date",
        "latest_reporter",
        "latest_note",
        "source",
        "base",
        "leader",
        "contact",
        "note",
        "printed",
        "plan",
        *_OF_GOALS,
        "requests",
    ),
)
FIELDS = tuple(TASK_COLUMNS[key] for key in _LIST_FIELDS)
"""What csv and tsv hold of a task in a list."""
_CARD_FIELDS = (
    *("id", "section_number", "section_title", "measure_number", "measure_title", "text", "deadline", "due", "status"),
    *(
        "days_left",
        "lead",
        "support",
        "leader",
        "contact",
        "note",
        "done_on",
        "verified_on",
        "due_in_force",
        "extended",
    ),
    *("latest_date", "latest_reporter", "latest_note", "source", "base", "printed", "plan"),
    *_OF_GOALS,
    "requests",
)
CARD_FIELDS = tuple(TASK_COLUMNS[key] for key in _CARD_FIELDS)
"""What they hold of one that is shown by itself."""
_LISTED = tuple(TASK_COLUMNS[key] for key in ("id", "status", "deadline", "lead", "support", "text"))


def listed(rows: Sequence[Standing], requested: Sequence[Column[Standing]] = ()) -> tuple[Column[Standing], ...]:
    """What a list shows of these tasks: their lights, too, where their plan writes milestones or targets.

    Args:
        rows: the tasks.
        requested: what it shows beside that.
    """
    lights = (TASK_COLUMNS["light"],) if any(one.basis.goals for one in rows) else ()
    return (*_LISTED[:2], *lights, *requested, *_LISTED[2:])


OVERDUE = (
    *(TASK_COLUMNS[key] for key in ("id", "status", "deadline")),
    Column("lead", "牵头（协办）单位", lambda s: s.lead, unit_words, Fit.NAMES),
    TASK_COLUMNS["text"],
)
_OVERDUE_MILESTONES: Column[Standing] = Column("milestones", "逾期节点", milestone_values, overdue_lines, Fit.NAMES)
OVERDUE_WITH_MILESTONES = (*OVERDUE[:3], _OVERDUE_MILESTONES, *OVERDUE[3:])


# Where people go on editing, the status is a word: the days, which no longer hold tomorrow, stand beside it.
_STATUS_WORD = replace(TASK_COLUMNS["status"], words=lambda s: s.status.label)
STATUS_AND_DAYS = replace(TASK_COLUMNS["status"], words=status_and_days)
_LATEST: Column[Standing] = Column(
    "latest", "最新进展", lambda s: s.latest and s.latest.text("note"), latest_words, Fit.PROSE
)
_OF_MEASURE = {"section_number", "section_title", "measure_number", "measure_title"}

_PLAIN_DEADLINE = replace(TASK_COLUMNS["deadline"], words=None)  # until when it was extended has its own column
_GOALS: tuple[Column[Standing], ...] = (
    *(
        Column(key, heading, _of_targets("values"), _of_targets(key), Fit.PROSE)
        for key, heading in (("aim", "目标值"), ("reported", "完成值"), ("share", "序时进度"), ("gap", "差距"))
    ),
    replace(TASK_COLUMNS["light"], words=lambda s: light_words(s) if s.basis.goals else ""),
)
"""How the targets of a task stand, a target a line in each, in the same order, and its light."""
_BESIDE = (*_GOALS, TASK_COLUMNS["requests"])
"""What a sheet has only where some task has any."""
_IF_ANY = {"section_title", "leader", "contact", "note", "source", "base", *(column.key for column in _BESIDE)}
SHEET_COLUMNS = (
    *(TASK_COLUMNS[key] for key in ("id", "section_title", "measure_title", "text")),
    _PLAIN_DEADLINE,
    replace(TASK_COLUMNS["lead"], words=None),  # a name with a mark would come back as another unit's
    *(TASK_COLUMNS[key] for key in ("support", "leader", "contact", "note", "source", "base")),
    _STATUS_WORD,
    _LATEST,
    *(TASK_COLUMNS[key] for key in ("due_in_force", "days_left")),
    *_BESIDE,
)
"""What a sheet to work with can hold of a task: what the plan says, so that it can come back, and how it stands."""


def sheet_columns(rows: Sequence[Standing]) -> tuple[Column[Standing], ...]:
    """What a sheet to work with holds of these tasks: of SHEET_COLUMNS, those that plans often lack only where used."""
    return tuple(column for column in SHEET_COLUMNS if column.key not in _IF_ANY or any(map(column.text, rows)))


def in_sheet(columns: Iterable[Column[Standing]]) -> tuple[Column[Standing], ...]:
    """The columns as a sheet to work with has them."""
    return tuple(_STATUS_WORD if column.key == "status" else column for column in columns)


def on_paper(columns: Iterable[Column[Standing]]) -> tuple[Column[Standing], ...]:
    """The columns as a sheet to print has them, where section and measure have their own."""
    return tuple(
        STATUS_AND_DAYS if column.key == "status" else column for column in columns if column.key not in _OF_MEASURE
    )


_PRINTED = on_paper(
    (*(TASK_COLUMNS[key] for key in ("id", "text", "deadline", "lead", "support")), _STATUS_WORD, _LATEST)
)


def printed_columns(rows: Sequence[Standing]) -> tuple[Column[Standing], ...]:
    """What a sheet to print holds of these tasks: how targets stand, what is to be coordinated, only where any is."""
    return (*_PRINTED, *(column for column in _BESIDE if any(map(column.text, rows))))


CARD: tuple[Column[Standing], ...] = (
    *(TASK_COLUMNS[key] for key in ("id", "text", "status")),
    replace(TASK_COLUMNS["deadline"], words=None),  # the next line says until when it was extended
    Column("reading", "时限认定", reading, fit=Fit.PROSE),
    replace(TASK_COLUMNS["milestones"], heading="时间节点"),
    TASK_COLUMNS["targets"],
    Column("light", "亮灯", lambda s: light.of(s).light, light_line, Fit.PROSE, tone=light_tone),
    TASK_COLUMNS["requests"],
    *(TASK_COLUMNS[key] for key in ("lead", "support", "leader", "contact", "section_title", "measure_title", "note")),
    *(TASK_COLUMNS[key] for key in ("source", "base")),
    Column("plan_lead", "原责任单位", planned_units, fit=Fit.PROSE),
    TASK_COLUMNS["printed"],
    Column("entries", "进展记录", history_lines, fit=Fit.PROSE),
)


def choose(typed: str, requested: Sequence[Column[Standing]] = ()) -> tuple[Column[Standing], ...]:
    """The columns that a list such as `id,lead,text` names, by key or heading. Raises UsageError.

    Args:
        typed: the list.
        requested: the columns that there are beside TASK_COLUMNS.
    """
    every = (*_ALL, *requested)
    by_name = {column.heading: column for column in reversed(every)} | {column.key: column for column in every}
    names = [name.strip() for name in typed.replace("，", ",").replace("、", ",").split(",")]
    unknown = [name for name in names if name not in by_name]
    if unknown:
        known = "、".join(f"{column.key}（{column.heading}）" for column in every)
        raise UsageError(f"--columns：没有“{unknown[0]}”这一列；可选的列：{known}")
    return tuple(by_name[name] for name in names)
