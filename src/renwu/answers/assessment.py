"""考核底数 as one `Table`: the numbers, how each is counted, and the tasks that it counts where they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from renwu.answers import contract
from renwu.answers.table import Column, Fit, Sheets, Table, iso
from renwu.plan.model import Ref
from renwu.standing.assessment import ASSESSED_BY, Assessment, Base, Case, Figure

RULES = (
    "承担：期内在办过的，期前已经办结、终止的不计。",
    (
        "办结：办结日期在期内、到截至日期没有退回的。提前办结早于到期日；按期办结在到期日当天，或者没有到期日；"
        "两列合起来，是其他统计里的“按期办结”。逾期未办结：截至日期的情况，中止时已经逾期的在内。"
    ),
    (
        "延期、退回、督办、未报、迟报按次计，同一项任务可以有几次；节点的延期、退回不计。"
        "督办：登记的催办，有没有督办单号都算。"
    ),
    (
        "未报：报送期在期内结束，其间没有报送，结束时还没有办结、中止、终止的。"
        "迟报：报送表在期内收到，晚于报回期限，表里报了的任务各计一次。"
    ),
)
"""统计口径: how each number is counted."""
_BY_LEAD = "调整责任单位的任务，从调整之日起归新的牵头单位，以前的归原来的。"


def assessment_table(  # what is shown, and how
    found: Assessment,
    by: str,
    since: date | None,
    around: Mapping[str, Any],
    notes: Sequence[str],
    *,
    explained: bool,
    several: bool,
) -> Table[Base]:
    """The base of an assessment.

    Args:
        found: it.
        by: what its groups are.
        since: the first day of its period; None for no first day.
        around: the fields beside the rows in JSON.
        notes: lines at the end, behind which stands how everything is counted.
        explained: whether the tasks that each number counts are listed.
        several: whether they are of several plans.
    """
    name: Column[Base] = Column("group", ASSESSED_BY[by], lambda base: base.name, fit=Fit.NAMES)
    columns = (name, *map(_number, Figure))
    shown = str if several else _id
    record = partial(contract.base_record, explained=explained)
    return Table(
        "groups",
        found.groups,
        columns,
        (*columns, *(_tasks(figure, shown) for figure in Figure)) if explained else columns,
        lambda base: {"group": base.name} | record(base),
        {**around, "by": by, "since": iso(since), "total": record(found.total)},
        total=found.total,
        details=tuple(_listed(found.groups, shown)) if explained else (),
        notes=[*notes, *RULES, *([_BY_LEAD] if by == "lead" else [])],
        sheets=lambda: Sheets("考核底数", columns),
    )


def _id(ref: Ref) -> str:
    return ref.id


def _number(figure: Figure) -> Column[Base]:
    return Column(figure.value, figure.label, lambda base: base.count(figure), fit=Fit.NUMBER)


def _tasks(figure: Figure, shown: Callable[[Ref], str]) -> Column[Base]:
    """The tasks that a number counts, one as often as it counts it."""

    def tasks(base: Base) -> tuple[str, ...]:
        return tuple(shown(case.ref) for case in base.cases.get(figure, ()))

    return Column(f"{figure.value}_tasks", f"{figure.label}的任务", tasks, fit=Fit.LIST)


def _listed(groups: Iterable[Base], shown: Callable[[Ref], str]) -> Iterator[str]:
    """A line for each number that counts anything: 区司法局　延期3：10（2024-05-06、2024-06-20）、12（2024-06-20）."""
    for base in groups:
        for figure in Figure:
            if cases := base.cases.get(figure):
                named = "、".join(f"{shown(ref)}{_on(days)}" for ref, days in _by_task(cases).items())
                yield f"{base.name}　{figure.label}{len(cases)}：{named}"


def _by_task(cases: Iterable[Case]) -> Mapping[Ref, list[date]]:
    """The tasks, each with the days on which it is counted, as far as there are any."""
    days: dict[Ref, list[date]] = {}
    for case in cases:
        days.setdefault(case.ref, []).extend([case.day] if case.day else [])
    return days


def _on(days: Iterable[date]) -> str:
    named = "、".join(map(str, days))
    return f"（{named}）" if named else ""
