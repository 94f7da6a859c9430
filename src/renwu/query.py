"""Questions over standings: which to keep, in what order, in which groups, and how many of each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from renwu.errors import UsageError
from renwu.model import Measure, Ongoing, Plan, Section
from renwu.numerals import ordinal
from renwu.periods import Period
from renwu.status import Standing, Status
from renwu.units import NO_LEAD, Directory

Part = TypeVar("Part", Section, Measure)

Predicate = Callable[[Standing], bool]
"""A filter; several together mean all of them, the values within one mean any."""


def select(standings: Iterable[Standing], predicates: Sequence[Predicate]) -> list[Standing]:
    """Those that pass every predicate, in their order."""
    return [standing for standing in standings if all(passes(standing) for passes in predicates)]


def by_unit(names: Collection[str], directory: Directory, *, lead: bool, support: bool) -> Predicate:
    """Tasks that one of the units leads, supports, or either; `names` as the directory has them."""

    def passes(standing: Standing) -> bool:
        named = (standing.lead if lead else ()) + (standing.support if support else ())
        return any(directory.canonical(name) in names for name in named)

    return passes


def by_section(sections: Sequence[Section]) -> Predicate:
    """Tasks of these sections, which are the plan's own."""
    chosen = set(map(id, sections))
    return lambda standing: id(standing.section) in chosen


def by_measure(measures: Sequence[Measure]) -> Predicate:
    """Tasks of these measures, which are the plan's own."""
    chosen = set(map(id, measures))
    return lambda standing: id(standing.measure) in chosen


def by_status(statuses: Collection[Status]) -> Predicate:
    """Tasks with one of the statuses."""
    return lambda standing: standing.status in statuses


def by_due(periods: Sequence[Period]) -> Predicate:
    """Tasks whose due date in force lies in one of the periods; a task without one is in none."""
    return lambda standing: any(standing.due_in_force in period for period in periods)


def unverified(standing: Standing) -> bool:
    """Whether a task is closed and that is not confirmed yet (待销号)."""
    return standing.done_on is not None and standing.verified_on is None


def by_text(phrases: Sequence[str]) -> Predicate:
    """Tasks whose text has all the words of one of the phrases, whatever their case and width."""
    wanted = [_plain(phrase).split() for phrase in phrases]

    def passes(standing: Standing) -> bool:
        text = _plain(standing.task.text)
        return any(all(word in text for word in words) for words in wanted)

    return passes


def find_sections(plan: Plan, typed: str) -> list[Section]:
    """The sections that 三, 3, （三） or words of a title mean. Raises UsageError where there are none."""
    return _find(plan.sections, typed, "板块")


def find_measures(plan: Plan, typed: str) -> list[Measure]:
    """The measures that 三, 3, （三） or words of a title mean. Raises UsageError where there are none."""
    return _find([measure for section in plan.sections for measure in section.measures], typed, "主要措施")


def _find(parts: Sequence[Part], typed: str, kind: str) -> list[Part]:
    number, words = ordinal(typed), _plain(typed).split()
    found = [part for part in parts if number is not None and ordinal(part.number) == number] or [
        part for part in parts if words and all(word in _plain(part.title) for word in words)
    ]
    if not found:
        numbers = "、".join(dict.fromkeys(part.number for part in parts if part.number))
        known = f"序号（{numbers}）或" if numbers else ""
        raise UsageError(f"方案里没有{kind}“{typed}”；写{known}标题里的词")
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


SORT_KEYS: Mapping[str, str] = {"id": "编号", "due": "到期日", "lead": "牵头单位", "status": "状态"}
"""What `sort` takes, with the Chinese word for each."""


def sort(standings: Iterable[Standing], key: str, directory: Directory) -> list[Standing]:
    """Sorted by one of SORT_KEYS, the plan's order within equals.

    Numbers inside an id count as numbers; no due date comes last; leads come in the plan's order.
    """
    statuses = list(Status)
    units = {name: place for place, name in enumerate(directory.names.values())}
    keys: Mapping[str, Callable[[Standing], tuple[object, ...]]] = {
        "id": lambda standing: _natural(standing.task.id),
        "due": lambda standing: (standing.due_in_force or date.max,),
        "lead": lambda standing: tuple(units[directory.canonical(name)] for name in standing.lead) or (len(units),),
        "status": lambda standing: (statuses.index(standing.status), standing.days_left or 0),
    }
    return sorted(standings, key=keys[key])


def _natural(text: str) -> tuple[object, ...]:
    parts = re.split("([0-9]+)", text)
    numbers = (part.lstrip("0") for part in parts)  # compared by length first: int() refuses thousands of digits
    return tuple(
        (len(number), number) if part.isdecimal() else (-1, part)
        for part, number in zip(parts, numbers, strict=True)
        if part
    )


class Rate(NamedTuple):
    """A share of tasks, as the fraction it is."""

    part: int
    whole: int

    def __str__(self) -> str:
        """As people write it: 3/7."""
        return f"{self.part}/{self.whole}"


class Group(NamedTuple):
    """Some tasks under one heading, counted.

    Attributes:
        name: the heading.
        counts: how many have each status.
        buckets: the same in the field's buckets: what is due soon counts as not due too, and a suspended task as
            overdue or not due, as it was when it was suspended.
        closing: 办结率, closed tasks with a due date among all with one.
        timely: 按期办结率, closed in time among those due by the date or closed early. Neither where the heading is a
            unit that supports: it answers for no date.
    """

    name: str
    counts: Mapping[Status, int]
    buckets: Mapping[Status, int]
    closing: Rate | None
    timely: Rate | None

    @property
    def total(self) -> int:
        """How many tasks."""
        return sum(self.counts.values())


_CLOSED = (Status.DONE, Status.DONE_LATE)


def tally(standings: Sequence[Standing], as_of: date, name: str = "合计") -> Group:
    """The tasks counted; cancelled ones and those without a due date are in no rate, suspended ones count as open."""
    counts = Counter(standing.status for standing in standings)
    buckets = Counter(standing.bucket for standing in standings)
    buckets[Status.NOT_DUE] += counts[Status.DUE_SOON]
    dated = [standing for standing in standings if standing.due_in_force and standing.status is not Status.CANCELLED]
    closed = sum(standing.status in _CLOSED for standing in dated)
    answerable = sum(standing.status in _CLOSED or (standing.due_in_force or as_of) <= as_of for standing in dated)
    in_time = sum(standing.status is Status.DONE for standing in dated)
    return Group(name, counts, buckets, Rate(closed, len(dated)), Rate(in_time, answerable))


GROUPINGS: Mapping[str, str] = {
    "lead": "牵头单位",
    "support": "协办单位",
    "section": "板块",
    "measure": "主要措施",
    "due": "到期月份",
    "status": "状态",
}
"""What `group` takes, with the Chinese word for each."""


def group(
    standings: Sequence[Standing], by: str, directory: Directory, as_of: date, *, first_lead: bool = False
) -> list[Group]:
    """The tasks counted under each heading; a task with several units counts under each.

    Args:
        standings: the tasks.
        by: one of GROUPINGS.
        directory: the plan's units.
        as_of: the date they stand on.
        first_lead: whether a task counts under its first lead only.

    Returns:
        Groups in the plan's order; months in the calendar's, statuses in their own.
    """
    leads = slice(1) if first_lead else slice(None)
    headings: Mapping[str, Callable[[Standing], Iterable[str]]] = {
        "lead": lambda standing: directory.canonical_all(standing.lead)[leads] or (NO_LEAD,),
        "support": lambda standing: directory.canonical_all(standing.support) or ("（没有协办单位）",),
        "section": lambda standing: (title(standing.section),),
        "measure": lambda standing: (title(standing.measure),),
        "due": lambda standing: (_due_month(standing),),
        "status": lambda standing: (standing.status.label,),
    }
    members: dict[str, list[Standing]] = {}
    ordered = standings
    if by == "due":
        ordered = sorted(standings, key=lambda standing: standing.due_in_force or date.max)
    elif by == "status":
        ordered = sort(standings, "status", directory)
    for standing in ordered:
        for heading in headings[by](standing):
            members.setdefault(heading, []).append(standing)
    groups = [tally(found, as_of, heading) for heading, found in members.items()]
    return [group._replace(closing=None, timely=None) for group in groups] if by == "support" else groups


class UnitRow(NamedTuple):
    """A unit with the tasks it leads, counted, and how many it supports."""

    led: Group
    supported: int


def by_each_unit(standings: Sequence[Standing], directory: Directory, as_of: date) -> list[UnitRow]:
    """The units that lead or support the tasks, in the plan's order."""
    led: dict[str, list[Standing]] = {}
    supported: Counter[str] = Counter()
    for standing in standings:
        for unit in directory.canonical_all(standing.lead):
            led.setdefault(unit, []).append(standing)
        supported.update(directory.canonical_all(standing.support))
    return [
        UnitRow(tally(led.get(unit, []), as_of, unit), supported[unit])
        for unit in directory.names.values()
        if unit in led or unit in supported
    ]


def _due_month(standing: Standing) -> str:
    if due := standing.due_in_force:
        return f"{due.year}年{due.month}月"
    return (Status.ONGOING if isinstance(standing.deadline, Ongoing) else Status.UNCLEAR).label


def title(part: Section | Measure) -> str:
    """Number and title as one heading: 一、聚焦…, （三）做好…; either may be missing."""
    if not (part.number and part.title):
        return part.number or part.title
    return f"{part.number}、{part.title}" if isinstance(part, Section) else f"（{part.number}）{part.title}"
