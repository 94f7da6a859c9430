"""The filters: what each option leaves of the tasks, and how an official paper puts it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from renwu.cli import dates
from renwu.cli.console import note
from renwu.cli.options import Filters
from renwu.errors import UsageError, naming
from renwu.plan import leaders
from renwu.plan.model import Plan, title
from renwu.plan.periods import Look, Period, spoken
from renwu.plan.units import Directory, fold
from renwu.standing import goal_filters, query
from renwu.standing.query import Predicate


class Chosen(NamedTuple):
    """What one filter chooses.

    Attributes:
        what: what the tasks are chosen by, as a paper says it: 牵头单位.
        which: what of it, in full: 区司法局、区商务局.
        passes: whether a task is among them.
    """

    what: str
    which: str
    passes: Predicate


@dataclass(frozen=True, slots=True)
class Choosing:
    """What filters are read by: the plans, their units, and the day they are asked on."""

    plans: Sequence[Plan]
    directory: Directory
    as_of: date

    def chosen(self, filters: Filters) -> tuple[Chosen, ...]:
        """What the filters choose, each option by itself. Raises UsageError, naming it."""
        found = []
        for field, (what, read) in READERS.items():
            given = getattr(filters, field)
            if given is None or given == []:
                continue
            values = [given] if isinstance(given, str) else given
            which, passes = read(self, f"--{field.replace('_', '-')}", values)
            found.append(Chosen(what, "、".join(dict.fromkeys(which)), passes))
        _check_bounds(filters, self.as_of)
        return tuple(found)


def _check_bounds(filters: Filters, as_of: date) -> None:
    """Refuse bounds between which no day lies."""
    if filters.due_from is None or filters.due_by is None:
        return
    from renwu.plan import typed  # noqa: PLC0415  # only what was typed needs it

    first = typed.read_bound(filters.due_from, as_of, Look.THIS_YEAR).period.first
    last = typed.read_bound(filters.due_by, as_of, Look.THIS_YEAR).period.last
    if last < first:
        raise UsageError(f"--due-from、--due-by：{first}之后、{last}之前没有日子；两头对调")


_Reader = Callable[[Choosing, str, list[str]], tuple[Iterable[str], Predicate]]


def unit_meant(option: str, name: str, directory: Directory) -> str:
    """The unit that was typed for an option; where it was not its full name, stderr says which that is."""
    with naming(option):
        unit = directory.find(name)
    if fold(unit) != fold(name):
        note(f"“{name}”指{unit}")
    return unit


def _by_unit(*, lead: bool, support: bool) -> _Reader:
    def read(asked: Choosing, option: str, given: list[str]) -> tuple[list[str], Predicate]:
        names = [unit_meant(option, name, asked.directory) for name in given]
        return names, query.by_unit(set(names), lead=lead, support=support)

    return read


def _leader(asked: Choosing, option: str, given: list[str]) -> tuple[list[str], Predicate]:
    with naming(option):
        names = [leaders.find(asked.plans, name) for name in given]
    for name, meant in zip(given, names, strict=True):
        if fold(name) != fold(meant):
            note(f"“{name}”指{meant}")
    return names, query.by_leader(names)


def _section(asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    with naming(option):
        found = [section for one in given for section in query.find_sections(asked.plans, one)]
    return map(title, found), query.by_section(found)


def _measure(asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    with naming(option):
        found = [measure for one in given for measure in query.find_measures(asked.plans, one)]
    return map(title, found), query.by_measure(found)


def _status(_asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    with naming(option):
        found = [query.find_statuses(one) for one in given]
    words = (
        one if one in query.STATUS_GROUPS else "、".join(sorted(status.label for status in statuses))
        for one, statuses in zip(given, found, strict=True)
    )
    return words, query.by_status(frozenset(chain.from_iterable(found)))


def _light(_asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    with naming(option):
        found = [goal_filters.find_light(one) for one in given]
    return (light.label if light else "不亮灯" for light in found), goal_filters.by_light(frozenset(found))


def _pace(_asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    with naming(option):
        found = [goal_filters.find_pace(one) for one in given]
    return (pace.label for pace in found), goal_filters.by_pace(frozenset(found))


def _due(asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    found = [dates.read_period(option, one, asked.as_of) for one in given]
    return (_period_words(*each) for each in zip(given, found, strict=True)), query.by_due(found)


def _period_words(written: str, period: Period) -> str:
    """A period as a paper has it: as it was typed, where that says the year."""
    if written[:4].isdecimal():
        return written
    first, last = map(spoken, period)
    if period.first == date.min:
        return f"{last}以前"
    return first if first == last else f"{first}至{last}"


def _due_from(asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    found = [dates.read_bound(option, one, asked.as_of, Look.THIS_YEAR).first for one in given]
    return map(spoken, found), query.by_due([Period(first, date.max) for first in found])


def _due_by(asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    found = [dates.read_bound(option, one, asked.as_of, Look.THIS_YEAR).last for one in given]
    return map(spoken, found), query.by_due([Period(date.min, last) for last in found])


def _match(_asked: Choosing, option: str, given: list[str]) -> tuple[Iterable[str], Predicate]:
    if not all(map(str.strip, given)):
        raise UsageError(f"{option}：要找的词是空的；写重点任务里的词，如 --match 数字人民币")
    return given, query.by_text(given)


READERS: Mapping[str, tuple[str, _Reader]] = {
    "lead": ("牵头单位", _by_unit(lead=True, support=False)),
    "support": ("协办单位", _by_unit(lead=False, support=True)),
    "unit": ("牵头或协办单位", _by_unit(lead=True, support=True)),
    "leader": ("分管领导", _leader),
    "section": ("板块", _section),
    "measure": ("主要措施", _measure),
    "status": ("状态", _status),
    "light": ("亮灯", _light),
    "pace": ("进度情况", _pace),
    "due": ("到期时段", _due),
    "due_from": ("到期不早于", _due_from),
    "due_by": ("到期不晚于", _due_by),
    "match": ("重点任务里有", _match),
}
"""Field of Filters → what papers call it, and how it is read; `soon` alone chooses nothing."""
