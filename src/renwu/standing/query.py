"""Questions over standings: which to keep, and in what order."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from renwu.errors import UsageError
from renwu.plan import leaders
from renwu.plan.model import Measure, Plan, Section
from renwu.plan.numerals import natural, ordinal
from renwu.plan.periods import Period
from renwu.plan.units import Directory, fold
from renwu.standing.status import Standing, Status

Level = TypeVar("Level", Section, Measure)

Predicate = Callable[[Standing], bool]
"""A filter; several together mean all of them, the values within one mean any."""


def select(standings: Iterable[Standing], predicates: Sequence[Predicate]) -> list[Standing]:
    """Those that pass every predicate, in their order."""
    return [standing for standing in standings if all(passes(standing) for passes in predicates)]


def by_unit(names: Collection[str], *, lead: bool, support: bool) -> Predicate:
    """Tasks that one of the units leads, supports, or either; `names` as its plan's directory has them."""

    def passes(standing: Standing) -> bool:
        named = (standing.leads if lead else ()) + (standing.supports if support else ())
        return any(name in names for name in named)

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


def by_leader(names: Collection[str]) -> Predicate:
    """Tasks that one of the leaders answers for; `names` as the plan has them."""
    wanted = set(map(fold, names))
    return lambda standing: any(fold(name) in wanted for name in leaders.of(standing.task))


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


_CLOSED = frozenset({Status.DONE, Status.DONE_LATE})
_UNCLOSED = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.UNCLEAR, Status.SUSPENDED})
STATUS_GROUPS: Mapping[str, frozenset[Status]] = {"已办结": _CLOSED, "未办结": _UNCLOSED}
"""Words for several statuses: what is closed, and what is to be closed one day, which neither 常态化 nor 终止 is."""

_STATUS_WORDS: Mapping[str, frozenset[Status]] = {
    **{status.value: frozenset({status}) for status in Status},
    **{status.label: frozenset({status}) for status in Status},
    **STATUS_GROUPS,
    "办结": _CLOSED,
    "逾期": frozenset({Status.OVERDUE}),
    "超期": frozenset({Status.OVERDUE}),
    "常态": frozenset({Status.ONGOING}),
}


_LISTED = re.compile("[,，、;；/|和或]")


def find_statuses(typed: str) -> frozenset[Status]:
    """The statuses that a slug, the field's word, 已办结 or 未办结 means. Raises UsageError for anything else."""
    if found := _STATUS_WORDS.get(fold(typed)):
        return found
    if all(part.strip() and fold(part) in _STATUS_WORDS for part in _LISTED.split(typed)):
        raise UsageError(f"“{typed}”是几个状态；一个选项写一个，再写一次选项就是“或”")
    shown = "、".join((*(f"{status.value}（{status.label}）" for status in Status), *STATUS_GROUPS))
    raise UsageError(f"没有“{typed}”；可选的有：{shown}")


def find_sections(plans: Iterable[Plan], typed: str) -> list[Section]:
    """The sections that 三, 3, （三） or words of a title mean. Raises UsageError where there are none."""
    return _find([section for plan in plans for section in plan.sections], typed, "板块")


def find_measures(plans: Iterable[Plan], typed: str) -> list[Measure]:
    """The measures that 三, 3, （三） or words of a title mean. Raises UsageError where there are none."""
    measures = [measure for plan in plans for section in plan.sections for measure in section.measures]
    return _find(measures, typed, "主要措施")


def _find(parts: Sequence[Level], typed: str, kind: str) -> list[Level]:
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


def sort(standings: Iterable[Standing], key: str, directory: Directory) -> list[Standing]:
    """Sorted by one of SORT_KEYS, the plan's order within equals.

    Numbers inside an id count as numbers; no due date comes last; leads and leaders come in the plan's order, tasks
    without any last.
    """
    standings = list(standings)
    statuses = list(Status)
    units = {name: place for place, name in enumerate(directory.names.values())}
    named = dict.fromkeys(name for standing in standings for name in _leaders(standing)) if key == "leader" else {}
    officials = {name: place for place, name in enumerate(named)}
    keys: Mapping[str, Callable[[Standing], tuple[object, ...]]] = {
        "id": lambda standing: natural(standing.task.id),
        "due": lambda standing: (standing.due_in_force or date.max,),
        "lead": lambda standing: tuple(units[name] for name in standing.leads) or (len(units),),
        "status": lambda standing: (statuses.index(standing.status), standing.days_left or 0),
        "leader": lambda standing: tuple(officials[name] for name in _leaders(standing)) or (len(officials),),
    }
    return sorted(standings, key=keys[key])


def _leaders(standing: Standing) -> tuple[str, ...]:
    """The leaders that a task names, folded."""
    return tuple(map(fold, leaders.of(standing.task)))
