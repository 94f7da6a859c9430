"""报送期: of the last round of forms, which units have not returned theirs, and which were late."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.journal.entries import Entry, named_day
from renwu.plan.model import Ref
from renwu.plan.units import Directory
from renwu.standing.status import OPEN, Standing
from renwu.standing.view import View


class Late(NamedTuple):
    """A unit whose form came in after the day it was asked for: when it did, and how many days after."""

    unit: str
    received: date
    days: int


class Round(NamedTuple):
    """A round of forms.

    Attributes:
        day: the date that its forms bear.
        return_by: the day by which they were to be back, if one was set.
        unreported: the units of which nothing came back.
        late: those that came back after that day.
    """

    day: date
    return_by: date | None
    unreported: tuple[str, ...]
    late: tuple[Late, ...]


def asked(standing: Standing) -> tuple[str, ...]:
    """The units that are to report on a task: its leads while it is open, none after."""
    return standing.leads if standing.status in OPEN else ()


def last_returned(entries: Iterable[Entry], as_of: date) -> tuple[date, list[Entry]] | None:
    """The day of the last round up to a date of which a form came back, and the entries it left; None for no round."""
    rounds: dict[date, list[Entry]] = {}
    for entry in entries:
        day = named_day(entry, "round") if b'"round"' in entry.raw else None  # most lines need not be parsed
        if day is not None and day <= as_of:
            rounds.setdefault(day, []).append(entry)
    return max(rounds.items(), default=None, key=lambda found: found[0])


def last(views: Iterable[View], tasks: Collection[Ref], directory: Directory, only: Collection[str]) -> Round | None:
    """How the last round of forms went, of whatever plan a form came back.

    Args:
        views: the plans, on the date that is asked about.
        tasks: the tasks that are asked about.
        directory: the plans' units.
        only: the units to look at, by their full names; empty for all.
    """
    found = [(each, last_returned(each.book.counted(each.recorded_by), each.as_of)) for each in views]
    rounds = [(each, *returned) for each, returned in found if returned]
    if not rounds:
        return None
    latest = max(day for _, day, _ in rounds)
    told: list[Entry] = []
    asked_about: list[Standing] = []
    for each, day, returned in rounds:
        if day == latest:
            told += [entry for entry in returned if Ref(each.plan.key, entry.task) in tasks]
            asked_about += [standing for standing in each.on(day).standings() if standing.ref in tasks]
    return round_of(latest, told, asked_about, directory, only)


def round_of(
    day: date, returned: Sequence[Entry], standings: Iterable[Standing], directory: Directory, only: Collection[str]
) -> Round:
    """How a round of forms went.

    Args:
        day: its date.
        returned: the entries that its forms left.
        standings: the tasks that were asked about, as they stood on that day.
        directory: the plan's units.
        only: the units to look at, by their full names; empty for all.
    """
    first: dict[str, Entry] = {}
    for entry in sorted(returned, key=_received):
        first.setdefault(directory.canonical(entry.text("reporter")), entry)
    units = dict.fromkeys(unit for standing in standings for unit in asked(standing))
    looked_at = [unit for unit in dict.fromkeys((*units, *first)) if not only or unit in only]
    late = (_late(unit, first[unit]) for unit in looked_at if unit in first)
    return Round(
        day,
        max(filter(None, (named_day(entry, "return_by") for entry in returned)), default=None),
        tuple(unit for unit in looked_at if unit not in first),
        tuple(filter(None, late)),
    )


def late_forms(standings: Iterable[Standing]) -> Mapping[Ref, Sequence[Late]]:
    """Of each task the forms, of whatever round, that tell of it and came in after the day that they were asked for.

    A form came in when the first of its entries about these tasks did: what is added to it later makes it no later.
    """
    first: dict[tuple[str, str, str], tuple[date, Entry]] = {}
    told: dict[tuple[str, str, str], dict[Ref, None]] = {}
    for standing in standings:
        for entry in standing.history.entries if standing.history else ():
            if b'"round"' in entry.raw and (day := entry.text("round")):  # most lines need not be parsed
                form = (standing.plan.key, day, standing.directory.canonical(entry.text("reporter")))
                came = (_received(entry), entry)
                first[form] = min(first.get(form, came), came)
                told.setdefault(form, {})[standing.ref] = None
    late: dict[Ref, list[Late]] = {}
    for form, (_, entry) in first.items():
        if found := _late(form[-1], entry):
            for ref in told[form]:
                late.setdefault(ref, []).append(found)
    return late


def _received(entry: Entry) -> date:
    """The day on which a form came in; the day on which it was written down where nobody said."""
    return named_day(entry, "received") or _written(entry.recorded_on) or entry.date


def _written(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _late(unit: str, entry: Entry) -> Late | None:
    received, return_by = _received(entry), named_day(entry, "return_by")
    if return_by is None or received <= return_by:
        return None
    return Late(unit, received, (received - return_by).days)
