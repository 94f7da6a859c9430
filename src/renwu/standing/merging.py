"""Counts of parts of a whole, put together: of several plans, counted apart, as if they had been counted at once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from renwu.standing.counts import Group, Rate, UnitRow
from renwu.standing.pace import Pace
from renwu.standing.status import Status

CountedBy = TypeVar("CountedBy", Status, Pace)


class Counts(NamedTuple):
    """Tasks counted: in groups, and each once in the total. It can be sent to other processes."""

    groups: tuple[Group, ...]
    total: Group


def merge(parts: Iterable[Counts], by: str = "lead") -> Counts:
    """The counts of parts that share no task, in one; groups by one name become one.

    Args:
        parts: the counts, at least one; each by the same grouping.
        by: which, one of `renwu.standing.choices.GROUPINGS`: months and statuses keep their own order, all else comes
            as it is first met.
    """
    found = list(parts)
    groups = _by_name([group for part in found for group in part.groups])
    return Counts(tuple(_ordered(groups, by)), together([part.total for part in found]))


def merge_units(parts: Iterable[Sequence[UnitRow]]) -> list[UnitRow]:
    """The units of parts that share no task, each with all that it leads and supports there."""
    rows = [row for part in parts for row in part]
    supported: Counter[str] = Counter()
    for row in rows:
        supported[row.led.name] += row.supported
    return [UnitRow(led, supported[led.name]) for led in _by_name([row.led for row in rows])]


def together(groups: Sequence[Group]) -> Group:
    """Groups without a task in common as one, by the first one's name."""
    return Group(
        groups[0].name,
        _sum(group.counts for group in groups),
        _sum(group.counted for group in groups),
        _sum(group.buckets for group in groups),
        _rate([group.closing for group in groups]),
        _rate([group.timely for group in groups]),
        _sum(group.paces for group in groups),
    )


def _by_name(groups: Iterable[Group]) -> list[Group]:
    members: dict[str, list[Group]] = {}
    for group in groups:
        members.setdefault(group.name, []).append(group)
    return [together(found) for found in members.values()]


def _sum(counts: Iterable[Mapping[CountedBy, int]]) -> Mapping[CountedBy, int]:
    total: Counter[CountedBy] = Counter()
    for each in counts:
        total.update(each)
    return total


def _rate(rates: Iterable[Rate | None]) -> Rate | None:
    known = [rate for rate in rates if rate is not None]
    return Rate(sum(rate.part for rate in known), sum(rate.whole for rate in known)) if known else None


_MONTH = re.compile("([0-9]+)年([0-9]+)月")


def _ordered(groups: list[Group], by: str) -> list[Group]:
    if by == "status":
        labels = [status.label for status in Status]
        return sorted(groups, key=lambda group: labels.index(group.name))
    if by == "due":
        return sorted(groups, key=_month)
    return groups


def _month(group: Group) -> tuple[int, ...]:
    """Months by the calendar; what has none last."""
    found = _MONTH.fullmatch(group.name)
    return (0, *map(int, found.groups())) if found else (1,)
