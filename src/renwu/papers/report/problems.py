"""存在问题: what is overdue, what soon will be, who has not reported; and what was decided of tasks."""

from renwu.answers.reminder_words import called
from renwu.answers.table import Column, Fit
from renwu.answers.words import UNSETTLED, count_words, days_words, round_words
from renwu.papers.report import requested
from renwu.papers.report.decided import decided
from renwu.papers.report.figures import Report, SilentUnit
from renwu.papers.report.parts import DEADLINE, ID, LATEST, LEAD, TEXT, Listing, Part, leads, numbered
from renwu.plan.periods import spoken
from renwu.plan.units import fold
from renwu.standing.changes import ChangeKind
from renwu.standing.silence import Silence
from renwu.standing.status import Standing, Status

_OPEN_SHARES = (7, 26, 16, 16, 13, 22)


def problems(report: Report, behind: tuple[Part, ...] = ()) -> Part:
    """The part with all of these, and that on what is `behind` if there is one; each says so where there is nothing."""
    asked = requested.part(report.requests)
    parts = (_overdue(report), _due_soon(report), *behind, _silent(report), *asked, *decided(report))
    return Part("存在问题", _unsettled(report), None, numbered("（{}）", parts))


def _unsettled(report: Report) -> tuple[str, ...]:
    """The tasks whose lead is gone without one successor: whatever else is wrong, nobody is there to put it right."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in report.tasks:
        for unit in one.unsettled:
            found.setdefault((unit, one.directory.unsettled[fold(unit)]), []).append(one.task.id)
    if not found:
        return ()
    count = sum(bool(one.unsettled) for one in report.tasks)
    named = "；".join(f"{unit}（{became}）牵头的第{'、'.join(ids)}项" for (unit, became), ids in found.items())
    return (f"牵头单位{UNSETTLED}{count}项：{named}。请研究明确牵头单位。",)


def _overdue(report: Report) -> Part:
    overdue, heading = report.overdue, "逾期未办结"
    if not overdue:
        return Part(heading, ("无逾期未办结任务。",))
    new = {one.ref for one in report.changed(ChangeKind.OVERDUE)}

    def words(standing: Standing) -> str:
        days = "中止（中止时已逾期）" if standing.days_left is None else days_words(standing)
        rounds = report.streaks[standing.ref].overdue if standing.ref in report.streaks else 0
        lasting = f"（连续{rounds}期）" if rounds else ""
        return "\n".join(filter(None, (days, "（本期新增）" if standing.ref in new else "", lasting)))

    status: Column[Standing] = Column("status", "逾期天数", lambda s: s.days_left, words, tone=lambda _: Status.OVERDUE)
    longest = max(-(one.days_left or 0) for one in overdue)
    text = f"{count_words(report.total, Status.OVERDUE, '项')}，涉及牵头单位{len(leads(overdue))}个"
    text += f"，逾期最久的{longest}天。" if longest else "。"
    return Part(
        heading,
        (text,),
        Listing("overdue", "逾期未办结任务", (ID, TEXT, DEADLINE, LEAD, status, LATEST), _OPEN_SHARES, overdue),
    )


def _due_soon(report: Report) -> Part:
    found, heading = report.due_soon, "临期"
    if not found:
        return Part(heading, ("无临期任务。",))
    text = f"{report.soon_words}到期{len(found)}项，涉及牵头单位{len(leads(found))}个。"
    status: Column[Standing] = Column("status", "剩余天数", lambda s: s.days_left, days_words, tone=lambda s: s.status)
    return Part(
        heading,
        (text,),
        Listing("due-soon", "临期任务", (ID, TEXT, DEADLINE, LEAD, status, LATEST), _OPEN_SHARES, found),
    )


def _last(silence: Silence, report: Report) -> str:
    standing = silence.standing
    told = [f"最近{silence.last}" if silence.last else "从未报送"]
    if standing.ref in report.streaks and (rounds := report.streaks[standing.ref].silent):
        told.append(f"连续{rounds}期")
    told += [f"{called(one)}限{one.entry.text('reply_by')}回复，未回复" for one in silence.unanswered]
    return f"第{standing.ref if report.several else standing.task.id}项（{'，'.join(told)}）"


def _days(unit: SilentUnit) -> str:
    days = [silence.lead_days for silence in unit.silences if silence.lead_days is not None]
    return str(max(days)) if days else "不详"


def _columns(report: Report) -> tuple[Column[SilentUnit], ...]:
    def tasks(row: SilentUnit) -> str:
        return "、".join(_last(silence, report) for silence in row.silences)

    return (
        Column("unit", "牵头单位", lambda row: row.unit, fit=Fit.NAMES),
        Column("count", "未报送项数", lambda row: len(row.silences), fit=Fit.NUMBER),
        Column("days", "最长未报天数", _days, fit=Fit.NUMBER),
        Column("tasks", "未报送的任务", tasks, fit=Fit.PROSE),
    )


def _silent(report: Report) -> Part:
    heading, silent, since = "未报送", report.silent, report.scope.since
    if not report.recorded:
        return Part(heading, ("没有进展记录，报送情况未作统计。",))
    forms = (round_words(report.round, spoken),) if report.round else ()
    if not silent:
        return Part(heading, ("无未报送的任务。", *forms))
    tasks = len({silence.standing.ref for unit in silent for silence in unit.silences})
    scheduled = "、方案写明报送期" if any(plan.round for plan in report.plans) else ""
    begin = f"{spoken(since)}以来" if since else f"上个月以来（时限写明报送周期{scheduled}的，按其周期）"
    text = f"{begin}没有报送进展，或者催办到期未回复的任务{tasks}项，涉及牵头单位{len(silent)}个。"
    return Part(
        heading,
        (text, *forms),
        Listing("silent", "未报送情况", _columns(report), (17, 12, 14, 57), silent),
    )
