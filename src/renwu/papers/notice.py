"""督办通知单 and 提示函: a unit's papers about what is overdue, or soon will be; never both in one paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from renwu.answers.words import days_words, deadline_lines, latest_words
from renwu.plan.letters import paper_to, passed_on_by
from renwu.plan.model import Plan, Ref
from renwu.plan.periods import spoken
from renwu.plan.unit_cells import is_collective
from renwu.standing import milestones as steps
from renwu.standing.lateness import days_late
from renwu.standing.status import Standing, Status

BLANK = "＿" * 6
"""What is left for a person to fill in."""

Fields = tuple[tuple[tuple[str, str], ...], ...]
"""Labelled fields, line by line: a label and its value, once or twice side by side."""


class Kind(StrEnum):
    """Which paper it is."""

    OVERDUE = "督办通知单"
    DUE_SOON = "提示函"


class Matter(NamedTuple):
    """事项: a task as the paper has it, in words; the fields are the columns of its table, in their order.

    In a paper on several plans an id has the plan's key before it.
    """

    id: str
    text: str
    deadline: str
    days: str
    latest: str


class Wording(NamedTuple):
    """What the user says of a paper: its number and the day to reply by, where they are known; another heading."""

    number: str | None = None
    reply_by: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One paper to one unit, about tasks that it leads.

    Attributes:
        kind: which paper it is; every task in it stands so.
        unit: whom it is for (收文单位).
        plans: the plans it rests on (立项依据): one, or of a paper across plans several.
        as_of: the date it is for and bears.
        wording: what the user says of it.
        tasks: which tasks it is about, in the plans' order; `matters` says the same in words.
        matters: see `tasks`.
        paper: what papers to the unit are called, where it gets no usual ones and the user says nothing else.
        via: the unit that passes it on, where one does.
        by_milestone: of how many of its tasks only a milestone is overdue.
    """

    kind: Kind
    unit: str
    plans: tuple[Plan, ...]
    as_of: date
    wording: Wording
    tasks: tuple[Ref, ...]
    matters: tuple[Matter, ...]
    paper: str = ""
    via: str = ""
    by_milestone: int = 0

    @property
    def basis(self) -> str:
        """The plans, each with its document number where it has one; of several, with the keys that ids have."""
        named = [f"{plan.title}（{plan.document}）" if plan.document else plan.title for plan in self.plans]
        if len(named) == 1:
            return named[0]
        return "；".join(f"{plan.key}：{name}" for plan, name in zip(self.plans, named, strict=True))

    @property
    def title(self) -> str:
        """Its heading: another one, where the user gives it or the unit gets one, such as 函."""
        return self.wording.title or self.paper or self.kind.value

    @property
    def name(self) -> str:
        """What tells it from the unit's other paper: 督办通知单, 函（逾期）."""
        return f"{self.paper}（{_STATES[self.kind]}）" if self.paper else self.kind.value

    @property
    def headings(self) -> Matter:
        """What stands over the columns of its table."""
        days = "逾期天数" if self.kind is Kind.OVERDUE else "剩余天数"
        return Matter("编号", "事项", "完成时限", days, "最新进展")

    @property
    def head(self) -> Fields:
        """The fields before the table."""
        number = self.wording.number or BLANK
        tasks = f"{self.unit}牵头的下列{len(self.matters)}项重点任务"
        return (
            (("收文单位", f"{self.unit}（由{self.via}转）" if self.via else self.unit), ("编号", number)),
            (("立项依据", self.basis),),
            (("事项", f"截至{spoken(self.as_of)}，{tasks}{self._situation}。"),),
        )

    @property
    def _situation(self) -> str:
        """How its tasks stand, and what is asked."""
        if not self.by_milestone:
            return _SITUATIONS[self.kind]
        every = self.by_milestone == len(self.tasks)
        return "有节点逾期未完成，请抓紧办理" if every else "逾期未办结或有节点逾期未完成，请抓紧办理"

    @property
    def foot(self) -> Fields:
        """The fields after it."""
        by = self.wording.reply_by
        demands = "\n".join(f"{number}. {demand}" for number, demand in enumerate(_DEMANDS[self.kind], 1))
        return (
            (("办理要求", demands),),
            (("回复期限", f"{spoken(by) if by else BLANK}前"), ("签发", BLANK)),
            (("联系人", BLANK), ("联系电话", BLANK)),
        )


_STATES = {Kind.OVERDUE: "逾期", Kind.DUE_SOON: "临期"}
_SITUATIONS = {Kind.OVERDUE: "逾期未办结，请抓紧办理", Kind.DUE_SOON: "即将到期，请按时办结"}
_DEMANDS = {
    Kind.OVERDUE: (
        "逐项说明逾期原因，明确措施、责任人和办结时间，抓紧办理。",
        "在回复期限前书面回复办理情况；已经办结的，附佐证材料。",
        "确有客观原因需要延期的，说明理由，按程序报批。",
    ),
    Kind.DUE_SOON: (
        "对照完成时限倒排进度，确保按时办结。",
        "在回复期限前回复办理进展；已经办结的，附佐证材料。",
        "预计不能按时办结的，在到期前说明理由，按程序报批延期。",
    ),
}


class Per(StrEnum):
    """What a 督办通知单 is for: a unit and a plan, whose basis, signer and archive are its own; a task; or a unit."""

    PLAN = "plan"
    TASK = "task"
    UNIT = "unit"


def notices(  # the tasks, and each way to write of them
    standings: Iterable[Standing],
    as_of: date,
    wording: Wording,
    per: Per = Per.PLAN,
    *,
    several: bool = False,
    milestones: bool = False,
) -> list[Notice]:
    """The papers that are due: for each lead what is overdue, and one on what is due soon, where it has any.

    Args:
        standings: the tasks as they stand on `as_of`.
        as_of: the date.
        wording: what the user says of each.
        per: what a paper on overdue tasks is for; one on tasks due soon is for a unit, across plans.
        several: whether the tasks are of several plans.
        milestones: whether a task counts as overdue where one of its milestones is.

    Returns:
        The papers, units in the order in which they lead. A task with several leads is in a paper for each; a
        collective gets none, nor does a unit that is gone without one successor.
    """
    units: dict[str, dict[tuple[Kind, object], list[Standing]]] = {}
    for standing in standings:
        kind = kind_of(standing, milestones=milestones)
        for unit in standing.leads:
            papers = units.setdefault(unit, {})
            if kind is not None and unit not in _nobodies(standing):
                papers.setdefault((kind, _paper(kind, standing, per)), []).append(standing)
    return [
        _notice(kind, unit, found, as_of, wording, several=several)
        for unit, papers in units.items()
        for (kind, _), found in sorted(papers.items(), key=lambda paper: list(Kind).index(paper[0][0]))
    ]


def kind_of(standing: Standing, *, milestones: bool = False) -> Kind | None:
    """Which paper a task is due, if any; with `milestones` it counts as overdue where one of its milestones is."""
    if days_late(standing, milestones=milestones):
        return Kind.OVERDUE
    return Kind.DUE_SOON if standing.status is Status.DUE_SOON else None


def _paper(kind: Kind, standing: Standing, per: Per) -> object:
    """What is the same for two tasks that a unit gets one paper on."""
    if per is Per.TASK and kind is Kind.OVERDUE:
        return standing.ref
    return standing.plan.key if per is Per.PLAN and kind is Kind.OVERDUE else None


def _notice(
    kind: Kind, unit: str, found: Sequence[Standing], as_of: date, wording: Wording, *, several: bool
) -> Notice:
    plans = tuple({standing.plan.key: standing.plan for standing in found}.values())
    directory = found[0].directory
    return Notice(
        *(kind, unit, plans, as_of, wording),
        tuple(standing.ref for standing in found),
        tuple(_matter(kind, standing, across=several and len(plans) > 1) for standing in found),
        "" if wording.title else paper_to(unit, directory),
        passed_on_by(unit, directory),
        sum(_by_milestone(kind, standing) for standing in found),
    )


def _nobodies(standing: Standing) -> tuple[str, ...]:
    """The leads that no paper can reach."""
    return (*filter(is_collective, standing.leads), *standing.unsettled)


def unaddressed(standings: Iterable[Standing], *, milestones: bool = False) -> dict[str, list[Ref]]:
    """Whose tasks are due a paper that nobody can receive: the lead → tasks; those that nobody leads are under ""."""
    found: dict[str, list[Ref]] = {}
    for standing in standings:
        if kind_of(standing, milestones=milestones):
            for unit in _nobodies(standing) if standing.leads else ("",):
                found.setdefault(unit, []).append(standing.ref)
    return found


def _matter(kind: Kind, standing: Standing, *, across: bool) -> Matter:
    by_milestone = _by_milestone(kind, standing)
    late = late_milestones(standing) if by_milestone or standing.basis.goals else ()
    return Matter(
        str(standing.ref) if across else standing.task.id,
        standing.task.text,
        "\n".join((deadline_lines(standing), *late)),
        f"{days_late(standing, milestones=True)}（节点）" if by_milestone else days_words(standing),
        latest_words(standing) or "无报送记录",
    )


def _by_milestone(kind: Kind, standing: Standing) -> bool:
    """Whether a task is in a paper on what is overdue for its milestones alone."""
    return kind is Kind.OVERDUE and standing.status is not Status.OVERDUE


def late_milestones(standing: Standing) -> tuple[str, ...]:
    """The overdue milestones of a task, in words: 节点“完成收储”逾期20天."""
    return tuple(f"节点“{one.name}”{one.phrase}" for one in steps.of(standing) if one.overdue)
