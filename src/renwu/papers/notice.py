"""督办单 and 提示函: a unit's paper about what is overdue or left unanswered, or what soon will be overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from renwu.answers.reminder_words import HOW_ANSWERED, reminder_words
from renwu.answers.requested import STREAKS
from renwu.plan import grades
from renwu.plan.model import Plan, Ref
from renwu.plan.periods import spoken
from renwu.standing.reminders import Reminder

BLANK = "＿" * 6
"""What is left for a person to fill in."""

Fields = tuple[tuple[tuple[str, str], ...], ...]
"""Labelled fields, line by line: a label and its value, once or twice side by side."""


class Kind(StrEnum):
    """Which paper it is: a 督办单, of one grade or another, or one about what is due soon."""

    URGING = "督办单"
    DUE_SOON = "提示函"


class Cause(StrEnum):
    """Why a task is in a 督办单, in the words that say so."""

    OVERDUE = "逾期未办结"
    MILESTONE = "有节点逾期未完成"
    UNANSWERED = "催办到期未回复"


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
        grade: the grade (督办等级) of a 督办单; empty for a 提示函. Every task in it is due that paper.
        unit: whom it is for (收文单位).
        plans: the plans it rests on (立项依据): one, or of a paper across plans several.
        as_of: the date it is for and bears.
        wording: what the user says of it.
        tasks: which tasks it is about, in the plans' order; `matters` says the same in words.
        matters: see `tasks`.
        paper: what papers to the unit are called, where it gets no usual ones and the user says nothing else.
        via: the unit that passes it on, where one does.
        causes: why its tasks are in it, each cause once, in their order; none where they are due soon.
        had: the reminders of each of its tasks that the unit has had, what was recorded of this paper among them.
        lasting: whether it says of a task for how many rounds in a row it has stood so.
    """

    grade: str
    unit: str
    plans: tuple[Plan, ...]
    as_of: date
    wording: Wording
    tasks: tuple[Ref, ...]
    matters: tuple[Matter, ...]
    paper: str = ""
    via: str = ""
    causes: tuple[Cause, ...] = ()
    had: tuple[Sequence[Reminder], ...] = ()
    lasting: bool = False

    @property
    def kind(self) -> Kind:
        """Which paper it is."""
        return Kind.URGING if self.grade else Kind.DUE_SOON

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
        return self.wording.title or self.paper or self.grade or self.kind.value

    @property
    def name(self) -> str:
        """What tells it from the unit's other papers: 督办通知单, 限时督办, 函（逾期）."""
        if not self.paper:
            return self.grade or self.kind.value
        usual = self.grade == grades.usual(self.plans[0])
        return f"{self.paper}（{'临期' if self.kind is Kind.DUE_SOON else '逾期' if usual else self.grade}）"

    def is_recorded(self, reminder: Reminder) -> bool:
        """Whether a reminder is what was recorded of this paper: by its number, or without one on its day."""
        number = self.wording.number or ""
        return reminder.number == number and (bool(number) or reminder.entry.date == self.as_of)

    @property
    def headings(self) -> Matter:
        """What stands over the columns of its table."""
        days = "逾期天数" if self.kind is Kind.URGING else "剩余天数"
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
        return f"{'或'.join(self.causes)}，请抓紧办理" if self.causes else "即将到期，请按时办结"

    @property
    def foot(self) -> Fields:
        """The fields after it."""
        by = self.wording.reply_by
        demands = "\n".join(f"{number}. {demand}" for number, demand in enumerate(self._demands, 1))
        earlier = "\n".join(self._earlier())
        return (
            *(((("此前催办", earlier),),) if earlier else ()),
            *(((("统计口径", STREAKS.note),),) if self.lasting else ()),
            (("办理要求", demands),),
            (("回复期限", f"{spoken(by) if by else BLANK}前"), ("签发", BLANK)),
            (("联系人", BLANK), ("联系电话", BLANK)),
        )

    @property
    def _demands(self) -> tuple[str, ...]:
        if self.causes == (Cause.UNANSWERED,):
            return (_EXPLAIN_SILENCE, *_DEMANDS[self.kind][1:])
        return _DEMANDS[self.kind]

    def _earlier(self) -> Iterator[str]:
        """Which reminders of each of its tasks came before it, and whether they were answered; how that is told."""
        if self.kind is Kind.DUE_SOON:
            return
        told = False
        for matter, had in zip(self.matters, self.had, strict=True):
            if before := [one for one in had if not self.is_recorded(one)]:
                told = True
                named = "；".join(map(reminder_words, before))
                yield f"第{matter.id}项，本次是第{len(before) + 1}次：{named}。"
        if told:
            yield f"（{HOW_ANSWERED}）"


_EXPLAIN_SILENCE = "逐项说明办理情况和没有按期回复的原因，明确措施、责任人和办结时间。"
_DEMANDS = {
    Kind.URGING: (
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
