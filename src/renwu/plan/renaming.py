"""Names of units over the years: which is in force on a date, and which nobody took over."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from renwu.errors import Problem
from renwu.plan.model import Former, UnitEntry
from renwu.plan.periods import spoken
from renwu.plan.units import fold


class Renaming(NamedTuple):
    """What names come to on a date.

    Attributes:
        renamed: a name that is not in force, folded → the one that is.
        unsettled: a name whose unit is gone without one successor, folded → what became of it, in words.
    """

    renamed: dict[str, str]
    unsettled: dict[str, str]


def renaming(entries: Iterable[UnitEntry], as_of: date | None) -> Renaming:
    """What the names of some units come to on a date.

    A name passes to its one successor on the day after its last, and to that one's; until then the successor, where
    it has no other predecessor, goes by the older name. Units that were merged pass to one, each on its day. A name
    that was divided among several, or abolished, passes to none.

    Args:
        entries: what is said of the units.
        as_of: the date; where None, every last day is past.
    """
    line = _Line(entries, as_of)
    names = {fold(name): name for name in line.names}
    unsettled = dict(line.unsettled())
    now = {folded: line.in_force(name) for folded, name in names.items() if folded not in unsettled}
    return Renaming({folded: name for folded, name in now.items() if fold(name) != folded}, unsettled)


class _Line:
    """Who followed whom, as it stands on a date."""

    def __init__(self, entries: Iterable[UnitEntry], as_of: date | None) -> None:
        self._as_of = as_of
        self.names: list[str] = []
        self._abolished: dict[str, date] = {}
        self._successors: dict[str, dict[str, date]] = {}
        self._predecessors: dict[str, dict[str, date]] = {}
        for entry in entries:
            self.names += [entry.name, *(former.name for former in entry.formerly)]
            if entry.until:
                self._abolished[fold(entry.name)] = entry.until
            for former in entry.formerly:
                self._successors.setdefault(fold(former.name), {})[entry.name] = former.last_day
                self._predecessors.setdefault(fold(entry.name), {})[former.name] = former.last_day

    def in_force(self, name: str) -> str:
        """The name that a unit goes by."""
        later = _followed(name, self._later)
        return later if later != name else _followed(name, self._earlier)

    def unsettled(self) -> Iterator[tuple[str, str]]:
        """The names, folded, whose units are gone without one successor, and what became of them."""
        for folded, successors in self._successors.items():
            last_day = min(successors.values())
            if len(successors) > 1 and self._past(last_day):
                yield folded, f"{spoken(last_day)}后分为{'、'.join(successors)}"
        for folded, last_day in self._abolished.items():
            if self._past(last_day):
                yield folded, f"{spoken(last_day)}撤销"

    def _past(self, last_day: date) -> bool:
        return self._as_of is None or self._as_of > last_day

    def _later(self, folded: str) -> str | None:
        """The name that followed, where it is the only one and its time has come."""
        successor = self._sole_successor(folded)
        return successor[0] if successor and self._past(successor[1]) else None

    def _earlier(self, folded: str) -> str | None:
        """The name before, where it is the only one, became no other and is in force still."""
        predecessors = self._predecessors.get(folded, {})
        if len(predecessors) != 1:
            return None
        ((name, last_day),) = predecessors.items()
        return name if self._sole_successor(fold(name)) and not self._past(last_day) else None

    def _sole_successor(self, folded: str) -> tuple[str, date] | None:
        successors = self._successors.get(folded, {})
        if len(successors) != 1 or folded in self._abolished:
            return None
        ((name, last_day),) = successors.items()
        return name, last_day


def _followed(name: str, step: Callable[[str], str | None]) -> str:
    """Where a name leads, step by step; round a circle, which no entries that can be relied on have, only once."""
    seen = {fold(name)}
    while (other := step(fold(name))) and fold(other) not in seen:
        name = other
        seen.add(fold(name))
    return name


def circles(entries: Iterable[UnitEntry]) -> list[Problem]:
    """RW306: former names that lead back to where they began, each circle once."""
    formers: dict[str, tuple[Former, ...]] = {}
    for entry in entries:
        formers[fold(entry.name)] = (*formers.get(fold(entry.name), ()), *entry.formerly)
    found: list[Problem] = []
    done: set[str] = set()
    for start, first in formers.items():
        taken: dict[str, Former] = {}  # on the way from there: from which name by which step
        way = [] if start in done else [(start, iter(first))]
        while way:
            name, steps = way[-1]
            if (former := next(steps, None)) is None:
                way.pop()
                taken.pop(name, None)
                done.add(name)
                continue
            taken[name] = former
            older = fold(former.name)
            if older in taken:
                found.append(_circle(former, taken[older]))
            elif older in formers and older not in done:
                way.append((older, iter(formers[older])))
    return found


def _circle(last: Former, first: Former) -> Problem:
    """What is wrong at a circle's last step, which leads to where its first one begins."""
    file = "" if first.place.file == last.place.file else f"{first.place.file} "
    return Problem(
        last.place,
        "RW306",
        f"曾用名绕成了圈：“{last.name}”的曾用名是“{first.name}”（{file}第{first.place.line}行），追下去又回到这里",
        "删去写反的一处；改回旧名的单位，只写最近一次改名",
    )
