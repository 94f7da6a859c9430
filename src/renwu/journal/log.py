"""What became of each entry: it counts, it was retracted, or it took no effect, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.journal import history
from renwu.journal.entries import Entry, Event
from renwu.plan.model import Plan


class LogRow(NamedTuple):
    """An entry of a plan, by its key, with what became of it: retracted, or refused by a rule, with the reason."""

    entry: Entry
    retracted: bool
    refused: str | None
    plan: str


def log(
    plan: Plan,
    entries: Sequence[Entry],
    found: Mapping[str, history.History],
    as_of: date,
    recorded_by: date | None = None,
) -> list[LogRow]:
    """Every entry known on a date, newest first; arguments as for `histories`, whose result `found` is."""
    known = history.known_by(entries, recorded_by)
    retracted = history.retracted_ids(known)
    refused = {entry.entry: reason for one in found.values() for entry, reason in one.broken}
    refused |= {entry.entry: reason for entry, reason in idle_retractions(known)}
    return [
        LogRow(
            entry, entry.entry in retracted and entry.event is not Event.RETRACTED, refused.get(entry.entry), plan.key
        )
        for entry in reversed(known)
        if entry.date <= as_of
    ]


def idle_retractions(known: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """The retractions that change nothing, each with the reason in Chinese."""
    retractions = [entry for entry in known if entry.event is Event.RETRACTED]
    events = {entry.entry: entry.event for entry in known} if retractions else {}
    for entry in retractions:
        target = entry.text("retracts")
        if target not in events:
            yield entry, f"要作废的记录“{target}”不在文件里"
        elif events[target] is Event.RETRACTED:
            yield entry, f"“{target}”本身是作废记录，不能再作废"


def retracted(entries: Sequence[Entry]) -> dict[str, list[tuple[Entry, Entry]]]:
    """The entries of each task that were retracted, by its id, in replay order, each with what first retracted it."""
    retractions: dict[str, Entry] = {}
    for entry in entries:
        if entry.event is Event.RETRACTED:
            retractions.setdefault(entry.text("retracts"), entry)
    by_task: defaultdict[str, list[tuple[Entry, Entry]]] = defaultdict(list)
    for entry in entries if retractions else ():
        if entry.event is not Event.RETRACTED and entry.entry in retractions:
            by_task[entry.task].append((entry, retractions[entry.entry]))
    return by_task
