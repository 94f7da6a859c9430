"""The commands that write to the journal, one for each event."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from renwu.cli import addressing, candidates, chosen, console, desks, recording
from renwu.cli.dates import read_day_after, read_deadline
from renwu.cli.options import RECORDING, Common, Filters, Recording
from renwu.cli.recording import Draft, entry_fields, units_typed
from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.standing import query
from renwu.standing.status import OPEN, Standing

EXAMPLES = {
    "progress": ("renwu progress 6 已在三个口岸开展宣传", "renwu progress 6 7 --note 已报送 --reporter 区司法局"),
    "done": (
        "renwu done 6 --date 2023-12-18 --reporter 区政务服务数据管理局",
        "renwu done 6 13 --evidence 验收报告.pdf",
    ),
    "verify": (
        "renwu verify 6 --reporter 区政府督查室",
        "renwu verify --lead 区司法局  # 列出佐证，核对以后加 --yes",
    ),
    "return": ("renwu return 6 --reason 佐证材料不全",),
    "extend": ("renwu extend 13 --to 2024年6月 --reason 资金未到位 --approved-by 区政府常务会议",),
    "suspend": ("renwu suspend 10 --reason 规划调整 --approved-by 区政府 --review-by +3m",),
    "resume": ("renwu resume 10",),
    "cancel": ("renwu cancel 10 --reason 政策废止 --approved-by 区政府",),
    "reassign": ("renwu reassign 13 --lead 区科技和工业信息化局 --new-unit --reason 机构改革 --approved-by 区政府",),
    "urge": (
        "renwu urge 13 --slip 督〔2024〕3号 --reply-by 2024-02-08",
        "renwu urge --status overdue --reply-by 5个工作日 --yes",
    ),
    "retract": ("renwu retract 1hm3v8w2k9qa --reason 登记到了别的任务上",),
}
_Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="编号...", help="任务编号，可以有几个，如 15 16、15,16、15-17", autocompletion=candidates.ids
    ),
]
_SomeIds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[编号...]", help="任务编号，如 15,16、15-17；不写编号，就用筛选选项", autocompletion=candidates.ids
    ),
]
_Yes = Annotated[
    bool,
    typer.Option("--yes", rich_help_panel=RECORDING, help="用筛选选项时，不问就登记；不写，先显示会登记什么"),
]
_Words = Annotated[
    list[str],
    typer.Argument(metavar="编号... 内容", help="任务编号，最后是进展内容", autocompletion=candidates.ids),
]
_Entries = Annotated[list[str], typer.Argument(metavar="记录号...", help="要作废的记录；renwu log 列出记录号")]
_Reason = Annotated[str, typer.Option("--reason", metavar="理由", rich_help_panel=RECORDING, help="理由，必填")]
_ApprovedBy = Annotated[
    str, typer.Option("--approved-by", metavar="批准人", rich_help_panel=RECORDING, help="谁批准的，必填")
]
_Approver = Annotated[
    str | None, typer.Option("--approved-by", metavar="批准人", rich_help_panel=RECORDING, help="谁批准的")
]
_Document = Annotated[
    str | None, typer.Option("--document", metavar="文号", rich_help_panel=RECORDING, help="批准文件的文号")
]
_To = Annotated[
    str,
    typer.Option("--to", metavar="时限", rich_help_panel=RECORDING, help="延到什么时候，如 2024年6月、下月底；必填"),
]
_Lead = Annotated[
    list[str],
    typer.Option(
        "--lead",
        metavar="单位",
        rich_help_panel=RECORDING,
        help="新的牵头单位，全称、简称或缩写，必填，可以有几个",
        autocompletion=candidates.units,
    ),
]
_Support = Annotated[
    list[str] | None,
    typer.Option(
        "--support",
        metavar="单位",
        rich_help_panel=RECORDING,
        help="新的协办单位；不写则不变，写“无”就是没有",
        autocompletion=candidates.units,
    ),
]
_NewUnit = Annotated[
    bool,
    typer.Option("--new-unit", rich_help_panel=RECORDING, help="单位照写的登记，方案里没有的也登记：新设、改名的单位"),
]
_Slip = Annotated[
    str | None, typer.Option("--slip", metavar="文号", rich_help_panel=RECORDING, help="督办单号；有单号就是督办")
]
_ReplyBy = Annotated[
    str | None,
    typer.Option("--reply-by", metavar="日期", rich_help_panel=RECORDING, help="要求在哪一天前回复，如 +7d、5个工作日"),
]
_ReviewBy = Annotated[
    str | None,
    typer.Option(
        "--review-by", metavar="日期", rich_help_panel=RECORDING, help="在哪一天前复核该不该恢复；过了由 silent 列出"
    ),
]


def progress(words: _Words, given: Recording, common: Common) -> None:
    """Record progress; the last word is the note, unless --note gives it."""
    *ids, note = words if given.note is None else (*words, given.note)
    if not ids or not note.strip():
        raise UsageError("缺少进展内容；写成 renwu progress 编号 内容，如 renwu progress 6 已完成招标")
    _record(Event.PROGRESS, ids, {} if given.note else {"note": note}, given, common)


def done(ids: _Ids, given: Recording, common: Common) -> None:
    """Record that tasks are finished."""
    _record(Event.DONE, ids, {}, given, common)


def verify(filters: Filters, given: Recording, common: Common, *, ids: _SomeIds = None, yes: _Yes = False) -> None:
    """Record that the supervisor confirms it."""
    if chosen.are_filters(filters, ids):
        chosen.record(Event.VERIFIED, {}, _with_evidence, filters, given, common, yes=yes)
    else:
        _record(Event.VERIFIED, ids or [], {}, given, common)


def _with_evidence(found: Sequence[Standing]) -> list[Standing]:
    """The closed tasks to be confirmed that have evidence, each shown with it; the others are named."""
    shown, without = [], []
    for standing in filter(query.unverified, found):
        if evidence := standing.evidence:
            console.say(f"第{standing.task.id}项 {standing.done_on}办结　佐证：{console.shown('、'.join(evidence))}\n")
            shown.append(standing)
        else:
            without.append(standing.task.id)
    if without:
        console.note(f"第{'、'.join(without)}项没有佐证，略过；核对以后写编号逐项销号")
    return shown


def return_(ids: _Ids, given: Recording, common: Common, *, reason: _Reason) -> None:
    """Record that tasks are sent back."""
    _record(Event.RETURNED, ids, {"reason": reason}, given, common)


def extend(
    ids: _Ids,
    given: Recording,
    common: Common,
    *,
    to: _To,
    reason: _Reason,
    approved_by: _ApprovedBy,
    document: _Document = None,
) -> None:
    """Record a new due date."""
    until = read_deadline("--to", to, recording.day_of(given))
    fields = {"to": until, "reason": reason, "approved_by": approved_by, "document": document}
    _record(Event.EXTENDED, ids, fields, given, common)


def suspend(
    ids: _Ids,
    given: Recording,
    common: Common,
    *,
    reason: _Reason,
    approved_by: _ApprovedBy,
    review_by: _ReviewBy = None,
) -> None:
    """Record that tasks are suspended."""
    by = read_day_after("--review-by", review_by, recording.day_of(given), "中止")
    fields = {"reason": reason, "approved_by": approved_by, "review_by": by and by.isoformat()}
    _record(Event.SUSPENDED, ids, fields, given, common)


def resume(ids: _Ids, given: Recording, common: Common) -> None:
    """Record that they go on."""
    _record(Event.RESUMED, ids, {}, given, common)


def cancel(ids: _Ids, given: Recording, common: Common, *, reason: _Reason, approved_by: _ApprovedBy) -> None:
    """Record that tasks end undone."""
    _record(Event.CANCELLED, ids, {"reason": reason, "approved_by": approved_by}, given, common)


def reassign(  # an option each
    ids: _Ids,
    given: Recording,
    common: Common,
    *,
    lead: _Lead,
    reason: _Reason,
    support: _Support = None,
    approved_by: _Approver = None,
    document: _Document = None,
    new_unit: _NewUnit = False,
) -> None:
    """Record who is responsible from now on."""
    book, meant = addressing.of_one_plan(ids, desks.plans(common), _COMMANDS[Event.REASSIGNED])
    with desks.desk(book, dry_run=given.dry_run) as desk:
        known = recording.directory(desk)
        leads = units_typed("--lead", lead, known, new=new_unit)
        supports = units_typed("--support", support or [], known, new=new_unit)
        fields = {
            "lead": leads,
            "support": supports if support else None,
            "reason": reason,
            "approved_by": approved_by,
            "document": document,
        }
        recording.record_event(desk, Event.REASSIGNED, meant, fields, given)


def urge(  # an option each
    filters: Filters,
    given: Recording,
    common: Common,
    *,
    ids: _SomeIds = None,
    slip: _Slip = None,
    reply_by: _ReplyBy = None,
    yes: _Yes = False,
) -> None:
    """Record a reminder."""
    by = read_day_after("--reply-by", reply_by, recording.day_of(given), "催办")
    fields = {"slip": slip, "reply_by": by and by.isoformat()}
    if chosen.are_filters(filters, ids):
        chosen.record(Event.URGED, fields, _open, filters, given, common, yes=yes)
    else:
        _record(Event.URGED, ids or [], fields, given, common)


def _open(found: Sequence[Standing]) -> list[Standing]:
    return [standing for standing in found if standing.status in OPEN]


def retract(entries: _Entries, given: Recording, common: Common, *, reason: _Reason) -> None:
    """Record that entries never counted."""
    with desks.desk(desks.book_of(entries, desks.plans(common)), dry_run=given.dry_run) as desk:
        wrong = recording.retractable(desk, entries)
        said = recording.with_reporter(given, recording.directory(desk))
        drafts = [
            Draft(entry.task, entry_fields(Event.RETRACTED, {"retracts": entry.entry, "reason": reason}, said))
            for entry in wrong
        ]
        recording.record_drafts(desk, drafts, given)


_COMMANDS: Mapping[Event, str] = {
    Event.PROGRESS: "progress",
    Event.DONE: "done",
    Event.VERIFIED: "verify",
    Event.RETURNED: "return",
    Event.EXTENDED: "extend",
    Event.SUSPENDED: "suspend",
    Event.RESUMED: "resume",
    Event.CANCELLED: "cancel",
    Event.REASSIGNED: "reassign",
    Event.URGED: "urge",
}


def _record(event: Event, ids: list[str], fields: Mapping[str, Any], given: Recording, common: Common) -> None:
    book, meant = addressing.of_one_plan(ids, desks.plans(common), _COMMANDS[event], fields.get("note"))
    with desks.desk(book, dry_run=given.dry_run) as desk:
        recording.record_event(desk, event, meant, fields, given)
