"""What a table's deadlines need beside their own words: the plan's year; and what in them is no deadline."""

from collections.abc import Iterator
from dataclasses import replace

from renwu.importing.remarks import Remark
from renwu.plan import deadlines
from renwu.plan.model import Dated, Doubt, Plan, Task, Unclear
from renwu.plan.titles import year_in

_SHOWN = 5


def dated(plan: Plan, heading: str) -> tuple[Plan, tuple[Remark, ...]]:
    """A plan with its year, where deadlines without one depend on it, and what there is to say of its deadlines.

    Args:
        plan: the plan as its table has it, which names no year.
        heading: what stands over the deadlines; a year there (完成时限（2025年）) comes before the title's.
    """
    tasks = [placed.task for placed in plan.tasks()]
    in_heading, in_title = year_in(heading), year_in(plan.title)
    year = in_heading or in_title
    needed = year is not None and any(_needs(task, plan, year) for task in tasks)
    whole = replace(plan, year=year) if needed else plan
    return whole, (*(_of_year(plan, in_heading, in_title) if needed else ()), *_of_wordings(tasks, whole))


def _needs(task: Task, plan: Plan, year: int) -> bool:
    """Whether a task's deadline means another day by a year than by the day of issue, or by the title."""
    meant = deadlines.read(task.deadline, plan.issued, year, task.base)
    others = (deadlines.read(task.deadline, plan.issued, None, task.base), deadlines.of(task, plan))
    return any(meant != other for other in others)


def _of_year(plan: Plan, in_heading: int | None, in_title: int | None) -> Iterator[Remark]:
    year, where = (in_heading, "表头") if in_heading else (in_title, "标题")
    others = [
        f"{what}是{other}"
        for what, other, differs in (
            ("标题", f"{in_title}年", in_title not in {None, year}),
            ("印发日期", plan.issued, plan.issued is not None and plan.issued.year != year),
        )
        if differs
    ]
    but = f"，而{'，'.join(others)}" if others else ""
    yield Remark("", f"没有写明年份的时限按{where}的{year}年算（year）{but}", guess=False)


def _of_wordings(tasks: list[Task], plan: Plan) -> Iterator[Remark]:
    """States that stand for deadlines, and how dates were read that leave it open; each wording once."""
    found: dict[str, list[str]] = {}
    for task in tasks:
        deadline = deadlines.of(task, plan)
        if isinstance(deadline, Unclear) and deadline.doubt is Doubt.STATE:
            found.setdefault(f"完成时限“{deadline.wording}”是办理情况，不是时限，照抄", []).append(task.id)
        elif isinstance(deadline, Dated):
            for note in deadline.notes:
                found.setdefault(f"完成时限“{deadline.wording}”：{note}", []).append(task.id)
    for said, ids in found.items():
        more = f"等{len(ids)}项" if len(ids) > _SHOWN else "项"
        yield Remark(f"第{'、'.join(ids[:_SHOWN])}{more}", said, guess=False)
