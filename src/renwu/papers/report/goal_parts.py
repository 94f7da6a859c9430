"""进度情况: where targets and milestones stand, and what is behind schedule, in words."""

from collections import Counter

from renwu.answers import changes as changed
from renwu.answers.goal_words import aim_words, gap_words, share_words, value_words, way_words
from renwu.answers.table import Column, Fit
from renwu.papers.report.figures import Report
from renwu.papers.report.goal_rules import rules
from renwu.papers.report.goals import Behind, Goals, TaskMilestone, TaskTarget
from renwu.papers.report.parts import ID, LATEST, LEAD, TEXT, GoalParts, Listing, Part, leads, numbered
from renwu.plan.targets import TargetKind
from renwu.standing.counts import Group
from renwu.standing.light import Light
from renwu.standing.pace import Pace
from renwu.standing.percent import percent, points
from renwu.standing.status import Standing, Status

_NONE = "—"
_STOPPED = frozenset({Status.SUSPENDED, Status.CANCELLED})


def parts(report: Report, goals: Goals) -> GoalParts:
    """All that a document says of the milestones and targets of its tasks."""
    found = (*_targets(goals), *_milestones(report, goals), *_changes(report))
    return GoalParts(
        (_counts(report.total, goals),),
        (Part("进度情况", (), None, numbered("（{}）", found)),),
        _behind(goals),
        rules(report, goals),
    )


def _counts(total: Group, goals: Goals) -> str:
    paces = "、".join(f"{each.label}{total.paces.get(each, 0)}项" for each in Pace)
    lights = "、".join(f"{each.label}灯{goals.lights[each]}项" for each in Light)
    return f"进度情况：{paces}。亮灯：{lights}、不亮灯{goals.lights[None]}项。"


def _verdict(row: TaskTarget) -> str:
    """How a target stands against what is asked, or why its task is asked for nothing any more."""
    standing, one = row
    if standing.status in _STOPPED:
        return standing.status.label
    if one.met is None:
        return "未报数"
    if standing.done_on is not None and one.target.kind is TargetKind.CUMULATIVE:
        return f"已办结，{'达到' if one.met else '未达到'}目标值"
    return gap_words(one) or _NONE


def _share(row: TaskTarget) -> str:
    if row.progress.target.kind is TargetKind.LEVEL:
        return _NONE
    return _apart(share_words(row.progress, row.standing))


def _apart(words: str) -> str:
    """What stands in brackets at the end of words on a line of its own."""
    said, bracket, rest = words.rpartition("（")
    return f"{said}\n{bracket}{rest}" if bracket else words


def _actual(row: TaskTarget) -> str:
    return _NONE if row.progress.actual is None else percent(row.progress.actual)


_TARGETS: tuple[Column[TaskTarget], ...] = (
    Column("id", ID.heading, lambda row: row.standing.task.id),
    Column("text", TEXT.heading, lambda row: row.standing.task.text, fit=Fit.PROSE),
    Column("target", "指标", lambda row: row.progress.target.name, fit=Fit.PROSE),
    Column("aim", "目标值", lambda row: aim_words(row.progress.target)),
    Column("value", "完成值", lambda row: _apart(value_words(row.progress))),
    Column("actual", "完成进度", _actual, fit=Fit.NUMBER),
    Column("share", "序时进度", _share),
    Column("gap", "差距", _verdict),
)


def _targets(goals: Goals) -> tuple[Part, ...]:
    """Every target; nothing where there is none."""
    found = goals.targets
    if not found:
        return ()
    kinds = Counter(row.progress.target.kind for row in found)
    verdicts = Counter(map(_verdict, found))
    text = (
        f"指标{len(found)}个，其中{'、'.join(f'{each.value}指标{kinds[each]}个' for each in TargetKind)}："
        f"未达序时进度{sum(row.behind for row in found)}个，未达标{verdicts['未达标']}个，"
        f"未报数{verdicts['未报数']}个。"
    )
    listing = Listing("targets", "指标完成情况", _TARGETS, (7, 16, 11, 10, 14, 11, 17, 14), found)
    return (Part("指标完成情况", (text,), listing),)


def _due(row: TaskMilestone) -> str:
    one = row.milestone
    moved = f"延至{one.due_in_force}" if one.due_in_force != one.due else ""
    return "\n".join(filter(None, (one.milestone.deadline.wording, moved)))


_MILESTONES: tuple[Column[TaskMilestone], ...] = (
    Column("id", ID.heading, lambda row: row.standing.task.id),
    Column("text", TEXT.heading, lambda row: row.standing.task.text, fit=Fit.PROSE),
    Column("milestone", "节点", lambda row: row.milestone.name, fit=Fit.PROSE),
    Column("due", "节点时限", _due),
    Column("lead", LEAD.heading, lambda row: LEAD.value(row.standing), fit=Fit.NAMES),
    Column("status", "节点状态", lambda row: row.milestone.phrase, tone=lambda row: row.milestone.status),
)


def _milestones(report: Report, goals: Goals) -> tuple[Part, ...]:
    """The milestones that fall due or are overdue; nothing where no plan writes any."""
    found, heading = goals.milestones, "节点完成情况"
    if found is None:
        return ()
    period = "本期" if report.scope.since else ""
    if not found:
        return (Part(heading, (f"{period}没有到期的节点，也没有逾期的节点。",)),)
    reached = sum(row.milestone.reached_on is not None for row in found)
    overdue = sum(row.milestone.overdue for row in found)
    text = f"{period}到期的和逾期未完成的节点共{len(found)}个：已完成{reached}个，逾期未完成{overdue}个。"
    return (Part(heading, (text,), Listing("milestones", heading, _MILESTONES, (7, 27, 18, 16, 16, 16), found)),)


def _changes(report: Report) -> tuple[Part, ...]:
    """What the period changed of the tasks; nothing without a period."""
    changes, heading = report.changes, "本期变化"
    if changes is None:
        return ()
    if not changes:
        return (Part(heading, ("本期没有变化的任务。",)),)
    rows = [one for one in report.tasks if one.ref in changes]
    text = f"本期有变化的任务{len(rows)}项{changed.counts(changes.values())}。"
    words: Column[Standing] = Column("changes", "变化", lambda row: changed.words(changes[row.ref]), fit=Fit.PROSE)
    return (Part(heading, (text,), Listing("changes", heading, (ID, TEXT, LEAD, words), (7, 32, 18, 43), rows)),)


def _gaps(row: Behind) -> str:
    return "\n".join(f"“{one.target.name}”{way_words(one, row.standing)}，{gap_words(one)}" for one in row.targets)


_BEHIND: tuple[Column[Behind], ...] = (
    Column("id", ID.heading, lambda row: row.standing.task.id),
    Column("text", TEXT.heading, lambda row: row.standing.task.text, fit=Fit.PROSE),
    Column("lead", LEAD.heading, lambda row: LEAD.value(row.standing), fit=Fit.NAMES),
    Column("gap", "进度", _gaps, fit=Fit.PROSE),
    Column("rounds", "连续期数", lambda row: f"连续{row.rounds}期" if row.rounds else "新出现"),
    Column("light", "亮灯", lambda row: row.light.label if row.light else _NONE),
    Column("latest", LATEST.heading, lambda row: LATEST.value(row.standing), fit=Fit.PROSE),
)


def _behind(goals: Goals) -> tuple[Part, ...]:
    """The tasks behind schedule, the furthest first; nothing where no plan has targets."""
    found, heading = goals.behind, "未达序时进度的任务"
    if not goals.targets:
        return ()
    if not found:
        return (Part(heading, ("无未达序时进度的任务。",)),)
    units = len(leads([row.standing for row in found]))
    longest = max(row.rounds for row in found)
    text = f"未达序时进度{len(found)}项，涉及牵头单位{units}个，最多差{points(found[0].gap)}个百分点"
    text += f"，最久的连续{longest}期。" if longest else "。"
    return (Part(heading, (text,), Listing("behind", heading, _BEHIND, (7, 21, 13, 24, 10, 7, 18), found)),)
