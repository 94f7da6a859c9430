"""What can be wrong with a plan that reads well: each check is a function from a plan to its problems."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from renwu.errors import Place, Problem
from renwu.plan import deadlines, goal_checks, unit_cells, units
from renwu.plan.characters import unseen
from renwu.plan.model import Doubt, Plan, Task, Unclear, UnitEntry
from renwu.plan.titles import year_in

Check = Callable[[Plan], Iterator[Problem]]

_CONJUNCTIONS = re.compile("[和与及]")
_LEVEL = re.compile("^[区市]")


def unreadable_deadlines(plan: Plan) -> Iterator[Problem]:
    """RW203, RW204: a deadline with a date the calendar lacks, or with none that can be read."""
    for placed in plan.tasks():
        deadline = deadlines.of(placed.task, plan)
        if not isinstance(deadline, Unclear):
            continue
        place = placed.task.places.deadline
        if deadline.doubt is Doubt.IMPOSSIBLE:
            message, code = f"完成时限不是有效日期：“{deadline.wording}”", "RW203"
        else:
            shown = f"“{deadline.wording}”" if deadline.wording else _name(placed.task)
            message, code = f"完成时限读不出日期：{shown}，{deadline.reason}", "RW204"
        yield Problem(place, code, message, _DEADLINE_HINTS.get(deadline.doubt, _DEADLINE_HINT))


_DEADLINE_HINT = "写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进"
_DEADLINE_HINTS: Mapping[Doubt | None, str] = {
    Doubt.EVENT: "在这项任务里补上起算的那一天，如 base: 2026-03-15；或写明到期的日期",
    Doubt.YEAR: "在方案开头补上 issued: 2026-01-15（印发日期）或 year: 2026（时限的年份）；或在时限里写明年份",
    Doubt.EARLY: "在方案开头补上时限的年份，如 year: 2026；或在时限里写明年份",
    Doubt.ISSUE: "在方案开头补上印发日期，如 issued: 2026-01-15；或写明到期的日期",
    Doubt.STATE: "写上时限；已经办结的用 renwu done 登记，写成备注用 note",
}


def doubtful_year(plan: Plan) -> Iterator[Problem]:
    """RW208: deadlines without a year in a plan that names one in its title and was issued in another."""
    titled = year_in(plan.title)
    if plan.year or not (titled and plan.issued) or titled == plan.issued.year:
        return
    for placed in plan.tasks():
        task = placed.task
        if deadlines.of(task, plan) != deadlines.read(task.deadline, plan.issued, None, task.base):
            yield Problem(
                task.places.deadline,
                "RW208",
                f"“{task.deadline}”没有写明年份：按标题的{titled}年算，而印发日期是{plan.issued}",
                f"确是{titled}年，就在方案开头写上 year: {titled}；不是，就写全年份",
            )
            return


def missing_leads(plan: Plan) -> Iterator[Problem]:
    """RW205: a task nobody leads."""
    for placed in plan.tasks():
        if not placed.task.lead:
            yield Problem(
                placed.task.places.task, "RW205", f"{_name(placed.task)}没有牵头单位", "补上一行 lead: [牵头单位]"
            )


def repeated_units(plan: Plan) -> Iterator[Problem]:
    """RW206: one unit twice in a task, under the same role or both."""
    directory = _as_printed(plan)
    for placed in plan.tasks():
        seen: set[str] = set()
        for name, place in _mentions(placed.task):
            unit = directory.canonical(name)
            if unit in seen:
                yield Problem(place, "RW206", f"{_name(placed.task)}里“{name}”写了两次", "只留一处：牵头或协办")
            seen.add(unit)


def several_in_one(plan: Plan) -> Iterator[Problem]:
    """RW207: an item of a list of units that reads like several, such as 区司法局，区财政局 with a full-width comma."""
    for placed in plan.tasks():
        for name, place in _mentions(placed.task):
            names = unit_cells.split(name)
            if len(names) > 1:
                yield Problem(
                    place, "RW207", f"“{name}”像是{len(names)}个单位写成了一项", f"用半角逗号分开：[{', '.join(names)}]"
                )


def unseen_characters(plan: Plan) -> Iterator[Problem]:
    """RW209: an id or a unit's name with characters that nobody sees, or with radicals that look like characters."""
    for placed in plan.tasks():
        task = placed.task
        for name, place in ((task.id, task.places.task), *_mentions(task)):
            if found := unseen(name):
                yield Problem(
                    place, "RW209", f"“{name}”里有看不见或只是形似的字符：{'、'.join(found)}", "照看到的样子重新输入"
                )


def spellings(plan: Plan) -> Iterator[Problem]:
    """RW302: two names that are equal once 和, 与 and 及 are left out (区发展改革局, 区发展和改革局)."""
    directory = _as_printed(plan)
    first: dict[str, tuple[str, Place]] = {}
    told: set[str] = set()
    for placed in plan.tasks():
        for name, place in _mentions(placed.task):
            unit = directory.canonical(name)
            other, at = first.setdefault(_CONJUNCTIONS.sub("", units.fold(unit)), (unit, place))
            if other != unit and unit not in told:
                told.add(unit)
                yield Problem(
                    place,
                    "RW302",
                    f"“{name}”与第{at.line}行的“{other}”像是同一单位的两种写法",
                    f"统一写法；原文如此就在 units 里写 {other}: [{unit}]",
                )


def spellings_across(plans: Iterable[Plan], registered: Sequence[UnitEntry] = ()) -> list[Problem]:
    """RW307: two names, in two plans, that are equal once 和, 与 and 及 and a leading 区 or 市 are left out.

    Two that one plan names, or that have an entry each, are two units.

    Args:
        plans: the plans.
        registered: what units.yaml says of units.
    """
    first: dict[str, dict[str, Place]] = {}
    found: list[Problem] = []
    for plan in plans:
        directory = units.directory(plan, registered=registered, as_of=date.min)
        known = {units.fold(entry.name) for entry in (*plan.units, *registered)}
        met: dict[str, Place] = {}
        for placed in plan.tasks():
            for name, place in _mentions(placed.task):
                met.setdefault(directory.canonical(name), place)
        for unit, place in met.items():
            alike = first.setdefault(_LEVEL.sub("", _CONJUNCTIONS.sub("", units.fold(unit))), {})
            other = None if unit in alike else next((name for name in alike if name not in met), None)
            if other and not known.issuperset(map(units.fold, (unit, other))):
                found.append(_two_spellings(unit, place, other, alike[other]))
            alike.setdefault(unit, place)
    return sorted(found)


def _two_spellings(unit: str, place: Place, other: str, at: Place) -> Problem:
    return Problem(
        place,
        "RW307",
        f"“{unit}”与 {at.file} 第{at.line}行的“{other}”像是同一单位的两种写法",
        f"是同一单位，就在 units.yaml 里写 {other}: [{unit}]；是两个单位，各写一项",
    )


def ambiguous_aliases(plan: Plan) -> Iterator[Problem]:
    """RW303: an alias of two units, or one that is another unit's full name."""
    owners: dict[str, str] = {units.fold(entry.name): entry.name for entry in plan.units}
    for entry in plan.units:
        for alias, place in zip(entry.aliases, entry.places, strict=True):
            owner = owners.setdefault(units.fold(alias), entry.name)
            if owner != entry.name:
                yield Problem(
                    place,
                    "RW303",
                    f"简称“{alias}”既指“{owner}”又指“{entry.name}”",
                    "一个简称只指一个单位；改掉其中一个",
                )


CHECKS: tuple[Check, ...] = (
    unreadable_deadlines,
    doubtful_year,
    missing_leads,
    repeated_units,
    several_in_one,
    unseen_characters,
    spellings,
    ambiguous_aliases,
    goal_checks.undated_milestones,
    goal_checks.late_milestones,
    goal_checks.unfit_targets,
)
"""All of them; a new check is a function here and a code in `renwu.errors.CODES`."""


def check(plan: Plan) -> list[Problem]:
    """Every problem that the checks find, sorted by place."""
    return sorted(problem for found_by in CHECKS for problem in found_by(plan))


def _as_printed(plan: Plan) -> units.Directory:
    """The units as the document has them: two that were merged since are two still."""
    return units.directory(plan, as_of=date.min)


def _name(task: Task) -> str:
    return f"第{task.id}项" if task.id else "这项任务"


def _mentions(task: Task) -> Iterator[tuple[str, Place]]:
    yield from zip(task.lead, task.places.lead, strict=True)
    yield from zip(task.support, task.places.support, strict=True)
