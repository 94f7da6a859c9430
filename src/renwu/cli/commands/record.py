"""The commands that write to the journal, one for each event."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from renwu.cli import candidates, console, recording
from renwu.cli.options import RECORDING, Common, Recording, naming, read_day_after
from renwu.cli.recording import Draft, entry_fields
from renwu.cli.session import unit_meant
from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.plan import unit_cells
from renwu.plan.units import Directory

EXAMPLES = {
    "progress": ("renwu progress 6 已在三个口岸开展宣传", "renwu progress 6 7 --note 已报送 --reporter 区司法局"),
    "done": (
        "renwu done 6 --date 2023-12-18 --reporter 区政务服务数据管理局",
        "renwu done 6 13 --evidence 验收报告.pdf",
    ),
    "verify": ("renwu verify 6 --reporter 区政府督查室",),
    "return": ("renwu return 6 --reason 佐证材料不全",),
    "extend": ("renwu extend 13 --to 2024年6月 --reason 资金未到位 --approved-by 区政府常务会议",),
    "suspend": ("renwu suspend 10 --reason 规划调整 --approved-by 区政府 --review-by +3m",),
    "resume": ("renwu resume 10",),
    "cancel": ("renwu cancel 10 --reason 政策废止 --approved-by 区政府",),
    "reassign": ("renwu reassign 13 --lead 区科技和工业信息化局 --new-unit --reason 机构改革 --approved-by 区政府",),
    "urge": ("renwu urge 13 --slip 督〔2024〕3号 --reply-by 2024-02-08",),
    "retract": ("renwu retract 1hm3v8w2k9qa --reason 登记到了别的任务上",),
}
_Ids = Annotated[
    list[str], typer.Argument(metavar="编号...", help="任务编号，可以有几个", autocompletion=candidates.ids)
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
    str, typer.Option("--to", metavar="时限", rich_help_panel=RECORDING, help="延到什么时候，如 2024年6月；必填")
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


def verify(ids: _Ids, given: Recording, common: Common) -> None:
    """Record that the supervisor confirms it."""
    _record(Event.VERIFIED, ids, {}, given, common)


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
    fields = {"to": to, "reason": reason, "approved_by": approved_by, "document": document}
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
    with recording.desk(common, dry_run=given.dry_run) as desk:
        known = recording.directory(desk)
        leads = _names("--lead", lead, known, new=new_unit)
        supports = _names("--support", support or [], known, new=new_unit)
        fields = {
            "lead": leads,
            "support": supports if support else None,
            "reason": reason,
            "approved_by": approved_by,
            "document": document,
        }
        recording.record_event(desk, Event.REASSIGNED, ids, fields, given)
        for name in dict.fromkeys((*leads, *supports)):
            if not known.named(name):
                console.note(f"方案里没有“{name}”，按新的单位登记")


def urge(ids: _Ids, given: Recording, common: Common, *, slip: _Slip = None, reply_by: _ReplyBy = None) -> None:
    """Record a reminder."""
    by = read_day_after("--reply-by", reply_by, recording.day_of(given), "催办")
    _record(Event.URGED, ids, {"slip": slip, "reply_by": by and by.isoformat()}, given, common)


def retract(entries: _Entries, given: Recording, common: Common, *, reason: _Reason) -> None:
    """Record that entries never counted."""
    with recording.desk(common, dry_run=given.dry_run) as desk:
        events = {entry.entry: entry for entry in desk.journal.entries}
        gone = {entry.text("retracts") for entry in desk.journal.entries if entry.event is Event.RETRACTED}
        for id_ in entries:
            if id_ not in events:
                raise UsageError(f"没有记录号“{id_}”；renwu log 列出记录号")
            if events[id_].event is Event.RETRACTED:
                raise UsageError(f"“{id_}”本身是作废记录，不能再作废；重新登记被它作废的那条")
            if id_ in gone:
                raise UsageError(f"记录“{id_}”已经作废")
        said = recording.with_reporter(given, recording.directory(desk))
        drafts = [
            Draft(events[id_].task, entry_fields(Event.RETRACTED, {"retracts": id_, "reason": reason}, said))
            for id_ in dict.fromkeys(entries)
        ]
        recording.record_drafts(desk, drafts, given)


def _record(event: Event, ids: list[str], fields: Mapping[str, Any], given: Recording, common: Common) -> None:
    with recording.desk(common, dry_run=given.dry_run) as desk:
        recording.record_event(desk, event, ids, fields, given)


def _names(option: str, typed: list[str], known: Directory, *, new: bool) -> list[str]:
    """The units named, each once; new ones as they stand, where any may be: then nothing is an abbreviation.

    Raises UsageError for one that the plan lacks where none may be new.
    """
    named = [name for cell in typed for name in unit_cells.split(cell)]
    if new:
        return list(known.canonical_all(named))
    if unknown := [name for name in named if not _found(option, name, known)]:
        told = "；".join(f"方案里没有单位“{name}”；{known.instead(name)}" for name in unknown)
        raise UsageError(f"{option}：{told}；是新的单位，加上 --new-unit。没有登记任何记录")
    return list(dict.fromkeys(unit_meant(option, name, known) for name in named))


def _found(option: str, name: str, known: Directory) -> bool:
    with naming(option):
        return known.match(name) is not None
