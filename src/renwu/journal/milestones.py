"""What the journal makes of a task's milestones: reached, opened again, moved, each against the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renwu.journal.entries import Entry, Event, agree
from renwu.plan import deadlines, milestones
from renwu.plan.model import Dated, Ongoing, Plan, Task, Unclear
from renwu.plan.units import fold


@dataclass(slots=True)
class MilestoneHistory:
    """What has happened to one milestone, up to a date.

    Attributes:
        due: its due date in force, if any; where it moves with its task, that counts until it is reached.
        final: whether it does.
        extended: how often it was moved by itself.
        late: whether it was overdue when that was forgiven.
        reached: the entry that says it was reached, if it was.
    """

    due: date | None
    final: bool
    extended: int = 0
    late: bool = False
    reached: Entry | None = None


def begun(task: Task, plan: Plan) -> dict[str, MilestoneHistory]:
    """The milestones of a task, by their folded names, before anything happened to them."""
    return {
        fold(one.name): MilestoneHistory(one.deadline.due if isinstance(one.deadline, Dated) else None, one.final)
        for one in milestones.of(task, plan)
    }


def apply(
    found: Mapping[str, MilestoneHistory], entry: Entry, plan: Plan, task_due: date | None, *, task_late: bool
) -> str | None:
    """Apply an entry about a milestone, or say in Chinese why it can't be.

    Args:
        found: the task's milestones, by their folded names.
        entry: the entry: reached, returned or extended.
        plan: the plan.
        task_due: the task's due date in force, which no milestone may be extended beyond.
        task_late: whether the task was overdue when that was forgiven.
    """
    name = entry.milestone
    one = found.get(fold(name))
    if one is None:
        return f"没有节点“{name}”" if name else "没有写明是哪一个节点"
    if entry.event is Event.RETURNED:
        return _returned(one, name)
    if one.reached and entry.event is Event.REACHED and agree(one.reached, entry):
        return None
    if one.reached:
        return f"的节点“{name}”已于{one.reached.date}完成"
    if one.final:
        one.due, one.late = task_due, task_late
    if entry.event is Event.EXTENDED:
        return _extended(one, entry, plan, task_due)
    one.reached = entry
    return None


def _returned(one: MilestoneHistory, name: str) -> str | None:
    if one.reached is None:
        return f"的节点“{name}”还没有完成，不能退回重办"
    one.reached = None
    return None


def _extended(one: MilestoneHistory, entry: Entry, plan: Plan, task_due: date | None) -> str | None:
    to, name = deadlines.within(plan, entry.text("to")), entry.milestone
    if isinstance(to, Unclear):
        return f"的节点“{name}”延至“{to.wording}”读不出日期：{to.reason}"
    if isinstance(to, Ongoing):
        return f"的节点“{name}”延至“{to.wording}”不是一个日期"
    if one.due is None:
        return f"的节点“{name}”没有到期日，无从延期"
    if to.due <= one.due:
        return f"的节点“{name}”延至{to.due}不晚于现行时限{one.due}"
    if task_due is not None and to.due > task_due:
        return f"的节点“{name}”延至{to.due}晚于任务的现行时限{task_due}；先把任务延期"
    one.late |= one.due < entry.date
    one.due, one.extended = to.due, one.extended + 1
    return None
