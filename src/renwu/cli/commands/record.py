"""The commands that write to the journal, one for each event."""

from collections.abc import Mapping, Sequence
from typing import Any

from renwu.cli import addressing, chosen, console, desks, goals_typed, recording, settled_typed
from renwu.cli.dates import read_day_after, read_deadline
from renwu.cli.options import Common, Filters
from renwu.cli.recording import Draft, entry_fields, units_typed
from renwu.cli.recording_options import (
    AppliedTyped,
    ApprovedByTyped,
    ApproverTyped,
    DocumentTyped,
    EntriesTyped,
    GradeTyped,
    IdsTyped,
    LeadTyped,
    MilestoneTyped,
    NewUnitTyped,
    ReasonTyped,
    Recording,
    ReplyByTyped,
    RequestTyped,
    ReviewByTyped,
    SettledTyped,
    SlipTyped,
    SomeIdsTyped,
    SupportTyped,
    ToTyped,
    ValueTyped,
    WordsTyped,
    YesTyped,
)
from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.standing import query
from renwu.standing.status import OPEN, Standing

EXAMPLES = {
    "progress": (
        "renwu progress 6 已在三个口岸开展宣传",
        "renwu progress 6 7 --note 已报送 --reporter 区司法局",
        "renwu progress 8 已收储两块用地 --value 6公顷",
        "renwu progress 8 --request 请区财政局落实拆迁补偿资金 --reporter 区规划资源局",
    ),
    "done": (
        "renwu done 6 --date 2023-12-18 --reporter 区政务服务数据管理局",
        "renwu done 6 13 --evidence 验收报告.pdf",
        "renwu done 8 --milestone 完成收储",
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


def progress(  # an option each
    words: WordsTyped,
    given: Recording,
    common: Common,
    *,
    value: ValueTyped = None,
    request: RequestTyped = None,
    settled: SettledTyped = None,
) -> None:
    """Record progress; the last word is the note, unless --note gives it, or it is all there is beside the options."""
    *ids, note = words if given.note is None else (*words, given.note)
    said = {"request": request}
    if not ids and (value or request is not None or settled):
        _record(Event.PROGRESS, words, said, given, common, values=value or (), settled=settled or ())
        return
    if not ids or not note.strip():
        raise UsageError("缺少进展内容；写成 renwu progress 编号 内容，如 renwu progress 6 已完成招标")
    noted = said if given.note else {"note": note, **said}
    _record(Event.PROGRESS, ids, noted, given, common, values=value or (), settled=settled or ())


def done(  # an option each
    ids: IdsTyped,
    given: Recording,
    common: Common,
    *,
    milestone: MilestoneTyped = None,
    value: ValueTyped = None,
    settled: SettledTyped = None,
) -> None:
    """Record that tasks are finished, or a milestone of them."""
    event = Event.DONE if milestone is None else Event.REACHED
    _record(event, ids, {}, given, common, milestone=milestone, values=value or (), settled=settled or ())


def verify(
    filters: Filters, given: Recording, common: Common, *, ids: SomeIdsTyped = None, yes: YesTyped = False
) -> None:
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


def return_(
    ids: IdsTyped, given: Recording, common: Common, *, reason: ReasonTyped, milestone: MilestoneTyped = None
) -> None:
    """Record that tasks, or a milestone of them, are sent back."""
    _record(Event.RETURNED, ids, {"reason": reason}, given, common, milestone=milestone)


def extend(  # an option each
    ids: IdsTyped,
    given: Recording,
    common: Common,
    *,
    to: ToTyped,
    reason: ReasonTyped,
    approved_by: ApprovedByTyped,
    document: DocumentTyped = None,
    milestone: MilestoneTyped = None,
    applied: AppliedTyped = None,
) -> None:
    """Record a new due date, of tasks or of a milestone of them."""
    until = read_deadline("--to", to, recording.day_of(given))
    fields = {
        "to": until,
        "reason": reason,
        "approved_by": approved_by,
        "document": document,
        "applied": recording.applied_on(applied, given),
    }
    _record(Event.EXTENDED, ids, fields, given, common, milestone=milestone)


def suspend(
    ids: IdsTyped,
    given: Recording,
    common: Common,
    *,
    reason: ReasonTyped,
    approved_by: ApprovedByTyped,
    review_by: ReviewByTyped = None,
) -> None:
    """Record that tasks are suspended."""
    by = read_day_after("--review-by", review_by, recording.day_of(given), "中止")
    fields = {"reason": reason, "approved_by": approved_by, "review_by": by and by.isoformat()}
    _record(Event.SUSPENDED, ids, fields, given, common)


def resume(ids: IdsTyped, given: Recording, common: Common) -> None:
    """Record that they go on."""
    _record(Event.RESUMED, ids, {}, given, common)


def cancel(
    ids: IdsTyped, given: Recording, common: Common, *, reason: ReasonTyped, approved_by: ApprovedByTyped
) -> None:
    """Record that tasks end undone."""
    _record(Event.CANCELLED, ids, {"reason": reason, "approved_by": approved_by}, given, common)


def reassign(  # an option each
    ids: IdsTyped,
    given: Recording,
    common: Common,
    *,
    lead: LeadTyped,
    reason: ReasonTyped,
    support: SupportTyped = None,
    approved_by: ApproverTyped = None,
    document: DocumentTyped = None,
    new_unit: NewUnitTyped = False,
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
    ids: SomeIdsTyped = None,
    slip: SlipTyped = None,
    reply_by: ReplyByTyped = None,
    grade: GradeTyped = None,
    yes: YesTyped = False,
) -> None:
    """Record a reminder."""
    by = read_day_after("--reply-by", reply_by, recording.day_of(given), "催办")
    fields = {"slip": slip, "reply_by": by and by.isoformat(), "grade": grade}
    if chosen.are_filters(filters, ids):
        chosen.record(Event.URGED, fields, _open, filters, given, common, yes=yes)
    else:
        _record(Event.URGED, ids or [], fields, given, common)


def _open(found: Sequence[Standing]) -> list[Standing]:
    return [standing for standing in found if standing.status in OPEN]


def retract(entries: EntriesTyped, given: Recording, common: Common, *, reason: ReasonTyped) -> None:
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
    Event.REACHED: "done",
}


def _record(  # what some events have of their own
    event: Event,
    ids: list[str],
    fields: Mapping[str, Any],
    given: Recording,
    common: Common,
    *,
    milestone: str | None = None,
    values: Sequence[str] = (),
    settled: Sequence[str] = (),
) -> None:
    book, meant = addressing.of_one_plan(ids, desks.plans(common), _COMMANDS[event], fields.get("note"))
    with desks.desk(book, dry_run=given.dry_run) as desk:
        goals = goals_typed.of(desk.plan, meant, milestone, values)
        matters = settled_typed.of(desk, meant, settled, recording.day_of(given))
        own = {id_: {**goals.get(id_, {}), **matters.get(id_, {})} for id_ in meant}
        recording.record_event(desk, event, meant, fields, given, own)
