"""`renwu amend`: put an entry right in one step, by retracting it and recording it anew in one write."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from renwu.cli import candidates, desks, recording
from renwu.cli.addressing import ids_meant
from renwu.cli.dates import read_day, read_day_after, read_deadline
from renwu.cli.goals_typed import amended_values, milestone_of, refuse_unfit
from renwu.cli.options import RECORDING, Common
from renwu.cli.recording import Draft, units_typed
from renwu.cli.recording_options import Recording
from renwu.errors import UsageError, naming
from renwu.journal.entries import ENTRY_HEADINGS, Entry, Event
from renwu.ledger.desk import Desk
from renwu.plan import grades

EXAMPLES = {
    "amend": (
        "renwu amend 1hm3v8w2k9qa --date 2023-12-18",
        "renwu amend 1hm3v8w2k9qa --task 6 --reason 登记到了别的任务上",
    )
}
HELP = {"date": "事情发生的日期，如 昨天、6月3日；缺省照原来"}
_Entry = Annotated[str, typer.Argument(metavar="记录号", help="要更正的记录；renwu log 列出记录号")]
_Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="理由", rich_help_panel=RECORDING, help="为什么更正；缺省写明更正了哪几项"),
]


class Changes(NamedTuple):
    """What an entry may say beside what every entry may; what isn't given stays."""

    task: Annotated[
        str | None,
        typer.Option(metavar="编号", rich_help_panel=RECORDING, help="改到哪一项任务", autocompletion=candidates.ids),
    ] = None
    to: Annotated[str | None, typer.Option(metavar="时限", rich_help_panel=RECORDING, help="延期：延到什么时候")] = None
    approved_by: Annotated[
        str | None,
        typer.Option(metavar="批准人", rich_help_panel=RECORDING, help="延期、中止、终止、调整：谁批准的"),
    ] = None
    document: Annotated[
        str | None, typer.Option(metavar="文号", rich_help_panel=RECORDING, help="延期、调整：批准文件的文号")
    ] = None
    slip: Annotated[str | None, typer.Option(metavar="文号", rich_help_panel=RECORDING, help="催办：督办单号")] = None
    reply_by: Annotated[str | None, typer.Option(metavar="日期", rich_help_panel=RECORDING, help="催办：回复期限")] = (
        None
    )
    grade: Annotated[
        str | None,
        typer.Option(
            metavar="等级", rich_help_panel=RECORDING, help="催办：督办等级", autocompletion=candidates.grades
        ),
    ] = None
    review_by: Annotated[str | None, typer.Option(metavar="日期", rich_help_panel=RECORDING, help="中止：复核期限")] = (
        None
    )
    lead: Annotated[
        list[str] | None,
        typer.Option(
            metavar="单位", rich_help_panel=RECORDING, help="调整：新的牵头单位", autocompletion=candidates.units
        ),
    ] = None
    support: Annotated[
        list[str] | None,
        typer.Option(
            metavar="单位", rich_help_panel=RECORDING, help="调整：新的协办单位", autocompletion=candidates.units
        ),
    ] = None
    milestone: Annotated[
        str | None,
        typer.Option(metavar="节点", rich_help_panel=RECORDING, help="节点完成、退回、延期：哪一个节点"),
    ] = None
    value: Annotated[
        list[str] | None,
        typer.Option(
            metavar="完成值", rich_help_panel=RECORDING, help="进展、办结、节点完成：完成值，写哪个指标就改哪个"
        ),
    ] = None
    request: Annotated[
        str | None,
        typer.Option(metavar="事项", rich_help_panel=RECORDING, help="进展、办结：需协调解决的事项"),
    ] = None
    applied: Annotated[str | None, typer.Option(metavar="日期", rich_help_panel=RECORDING, help="延期：申请的日期")] = (
        None
    )
    new_unit: Annotated[
        bool,
        typer.Option("--new-unit", rich_help_panel=RECORDING, help="单位照写的登记，方案里没有的也登记"),
    ] = False


_EVERY = frozenset({"task", "date", "note", "reporter", "evidence"})
_OWN: Mapping[Event, frozenset[str]] = {
    Event.PROGRESS: frozenset({"values", "request"}),
    Event.DONE: frozenset({"values", "request"}),
    Event.REACHED: frozenset({"milestone", "values"}),
    Event.RETURNED: frozenset({"milestone"}),
    Event.EXTENDED: frozenset({"to", "approved_by", "document", "milestone", "applied"}),
    Event.SUSPENDED: frozenset({"approved_by", "review_by"}),
    Event.CANCELLED: frozenset({"approved_by"}),
    Event.REASSIGNED: frozenset({"lead", "support", "approved_by", "document"}),
    Event.URGED: frozenset({"slip", "reply_by", "grade"}),
}
"""What each event has of its own to put right; those of every event beside."""
_OPTIONS = {"values": "value"}
"""The options whose name is not that of their field."""


def run(entry: _Entry, changes: Changes, given: Recording, common: Common, *, reason: _Reason = None) -> None:
    """Retract an entry and record it anew with what is given, in one write."""
    book = desks.book_of([entry], desks.plans(common))
    with desks.desk(book, dry_run=given.dry_run) as desk:
        (wrong,) = recording.retractable(desk, [entry])
        new = _changed(desk, wrong, changes, given)
        why = reason if reason is not None else f"更正{'、'.join(ENTRY_HEADINGS[key] for key in new)}"
        retraction = recording.entry_fields(Event.RETRACTED, {"retracts": entry, "reason": why}, Recording())
        kept = {key: value for key, value in wrong.fields.items() if key not in {"entry", "task", "recorded"}}
        whole = {**kept, "date": wrong.date.isoformat(), **new}
        task = str(whole.pop("task", wrong.task))
        recording.record_drafts(desk, [Draft(wrong.task, retraction), Draft(task, whole)], given)


def _changed(desk: Desk, wrong: Entry, changes: Changes, given: Recording) -> dict[str, Any]:
    """The fields that will differ. Raises UsageError where there are none, or the entry has no such field."""
    known = recording.directory(desk)
    said = recording.with_reporter(given, known)
    typed = {
        **changes._asdict(),
        "date": given.date and recording.day_of(given).isoformat(),
        "note": given.note,
        "reporter": said.reporter,
        "evidence": given.evidence or None,
        "lead": changes.lead or None,
        "support": changes.support or None,
    }
    typed.pop("new_unit")
    typed["values"] = typed.pop("value") or None
    asked = {key: value for key, value in typed.items() if value is not None}
    recording.refuse_empty(asked)
    for key in asked:
        if key not in _EVERY | _OWN.get(wrong.event, frozenset()):
            raise UsageError(
                f"--{_OPTIONS.get(key, key).replace('_', '-')}：{wrong.event.label}的记录没有{ENTRY_HEADINGS[key]}"
            )
    if "task" in asked:
        asked["task"], *more = ids_meant([asked["task"]], {placed.task.id: None for placed in desk.plan.tasks()})
        if more:
            raise UsageError(f"--task：一条记录只能改到一项任务，“{changes.task}”是{len(more) + 1}项")
    for key in {"lead", "support"} & set(asked):
        asked[key] = units_typed(f"--{key}", asked[key], known, new=changes.new_unit)
    if "grade" in asked:
        with naming("--grade"):
            asked["grade"] = grades.named(desk.plan, asked["grade"])
    asked |= _goals(desk, wrong, asked)
    asked |= _days(changes, date.fromisoformat(asked.get("date") or wrong.date.isoformat()))
    new = {key: value for key, value in asked.items() if value != _now(wrong, key)}
    if not new:
        what = "改的与原来一样" if asked else "没有写改什么"
        raise UsageError(f"{what}；写成如 renwu amend {wrong.entry} --date 2024-12-31。没有登记任何记录")
    return new


def _goals(desk: Desk, wrong: Entry, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The milestone and the values, where they are given, of the task that the entry is about, or is to be about.

    Raises UsageError where that has no such milestone or target, or none for what the entry says.
    """
    id_ = asked.get("task", wrong.task)
    task = next((placed.task for placed in desk.plan.tasks() if placed.task.id == id_), None)
    if task is None:
        return {}
    new: dict[str, Any] = (
        {"milestone": milestone_of(desk.plan, task, asked["milestone"])} if "milestone" in asked else {}
    )
    if "values" in asked:
        new["values"] = amended_values(task, asked["values"], wrong.values)
    elif "task" in asked:
        refuse_unfit(task, wrong.values)
    return new


def _days(changes: Changes, day: date) -> dict[str, str]:
    """The days to reply and to review by and the deadline, where they are given, counted from the entry's day."""
    to = {"to": read_deadline("--to", changes.to, day)} if changes.to else {}
    reply_by = read_day_after("--reply-by", changes.reply_by, day, "催办")
    review_by = read_day_after("--review-by", changes.review_by, day, "中止")
    applied = read_day("--applied", changes.applied, day) if changes.applied else None
    if applied is not None and applied > day:
        raise UsageError(f"--applied：申请的日期{applied}晚于延期的日期{day}")
    to |= {"applied": applied.isoformat()} if applied else {}
    return to | {key: by.isoformat() for key, by in (("reply_by", reply_by), ("review_by", review_by)) if by}


def _now(wrong: Entry, key: str) -> object:
    """What the entry says now."""
    return wrong.date.isoformat() if key == "date" else wrong.fields.get(key)
