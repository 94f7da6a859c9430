"""需协调解决的事项 as a task's entries ask for them, day after day, until they are settled."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from renwu.journal.entries import Entry
from renwu.plan.units import fold


class Matters(NamedTuple):
    """What entries ask to be coordinated.

    Attributes:
        unsettled: for each matter that is not settled, the entries that ask for it, in replay order.
        idle: the entries that settle what was not asked for, or was settled on an earlier day, each with that matter.
    """

    unsettled: tuple[tuple[Entry, ...], ...]
    idle: tuple[tuple[Entry, str], ...]


def asked(entries: Iterable[Entry]) -> Matters:
    """What the reports of a task that count, in replay order, leave to be coordinated.

    A matter is known by its words, whatever their white space and width: asked for in every round, it is one; asked for
    again after the day it was settled on, it is another. What is settled on a day is whatever was asked for by its end,
    in whichever order it was written down: an entry that is put right is recorded anew, behind the others of its day.
    """
    found: dict[str, list[Entry]] = {}
    closed: dict[str, date] = {}
    idle: list[tuple[Entry, str]] = []
    for day, settles, entry, text in _said(entries):
        matter = fold(text)
        if not settles:
            found.setdefault(matter, []).append(entry)
        elif found.pop(matter, None) is not None:
            closed[matter] = day
        elif closed.get(matter) != day:
            idle.append((entry, text))
    return Matters(tuple(map(tuple, found.values())), tuple(idle))


def _said(entries: Iterable[Entry]) -> list[tuple[date, bool, Entry, str]]:
    """What is asked for, and what is settled, on which day, by which entry; of a day, what is asked for first."""
    said = []
    for entry in entries:
        if request := entry.request:
            said.append((entry.date, False, entry, request))
        said += [(entry.date, True, entry, text) for text in entry.settled]
    return sorted(said, key=itemgetter(0, 1))
