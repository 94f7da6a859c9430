"""需协调解决的事项 on a date: which a task's units have asked for, who, since when, while they are open."""

from datetime import date
from typing import NamedTuple

from renwu.standing.status import Standing


class Request(NamedTuple):
    """A matter that units want to be coordinated, and that nobody has said is settled.

    Attributes:
        text: what is to be coordinated, as it was first asked for.
        since: the day of the first entry that asks for it.
        asked_by: who asked, each by its one name; empty where no entry says.
        entry: the id of the first of these entries.
    """

    text: str
    since: date
    asked_by: tuple[str, ...]
    entry: str


def open_requests(standing: Standing) -> tuple[Request, ...]:
    """The matters that are open on the date a task stands on, those asked for first at the top.

    A task that is closed or ended has none: they end with it, and are open again once it is sent back.
    """
    history = standing.history
    if history is None or not history.asking or history.done or history.cancelled:
        return ()
    from renwu.journal.requests import asked  # noqa: PLC0415  # few tasks have any

    found = []
    for entries in asked(history.asking).unsettled:
        first, reporters = entries[0], (entry.text("reporter") for entry in entries)
        by = standing.directory.canonical_all(filter(None, reporters))
        found.append(Request(first.request, first.date, by, first.entry))
    return tuple(found)
