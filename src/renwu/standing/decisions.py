"""What was decided of a task that moved it: its due date put off, other units to answer for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan import deadlines
from renwu.plan.model import Dated
from renwu.standing.status import Standing


class Extension(NamedTuple):
    """A due date moved: the task, the entry that moved it, from when to when."""

    standing: Standing
    entry: Entry
    was: date
    to: date


class Responsible(NamedTuple):
    """Who leads a task, and who supports it."""

    lead: tuple[str, ...]
    support: tuple[str, ...]


class Reassignment(NamedTuple):
    """A task given to other units: the task, the entry that gave it, from whom to whom, as plan and journal have it."""

    standing: Standing
    entry: Entry
    was: Responsible
    to: Responsible


def extensions(standing: Standing) -> Iterator[Extension]:
    """Every time the due date of a task was moved, in replay order."""
    was = standing.due
    for entry in standing.history.entries if standing.history else ():
        if entry.event is not Event.EXTENDED or entry.milestone or was is None:
            continue
        to = deadlines.within(standing.plan, entry.text("to"))
        assert isinstance(to, Dated)  # noqa: S101  # what counted in a history was read so
        yield Extension(standing, entry, was, to.due)
        was = to.due


def reassignments(standing: Standing) -> Iterator[Reassignment]:
    """Every time a task was given to other units, in replay order."""
    was = Responsible(standing.task.lead, standing.task.support)
    for entry in standing.history.entries if standing.history else ():
        if entry.event is Event.REASSIGNED:
            to = Responsible(entry.texts("lead"), entry.texts("support") if "support" in entry.fields else was.support)
            yield Reassignment(standing, entry, was, to)
            was = to
