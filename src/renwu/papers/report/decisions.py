"""What was decided of tasks: due dates moved, tasks suspended, sent back, given to other units."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan import deadlines
from renwu.plan.model import Dated
from renwu.plan.periods import Period
from renwu.standing.status import Standing


class Decision(NamedTuple):
    """A task and the entry that says what was decided of it."""

    standing: Standing
    entry: Entry


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
    """A task given to other units: the task, the entry that gave it, from whom to whom."""

    standing: Standing
    entry: Entry
    was: Responsible
    to: Responsible


class Decisions(NamedTuple):
    """What was decided of a report's tasks, in the period where there is one; `suspended` is what is so on its date."""

    extensions: tuple[Extension, ...]
    suspended: tuple[Decision, ...]
    returned: tuple[Decision, ...]
    reassigned: tuple[Reassignment, ...]


def decisions(tasks: Sequence[Standing], period: Period) -> Decisions:
    """What was decided of tasks in a period, in the order of the tasks, and of what happened to each."""
    return Decisions(
        tuple(each for one in tasks for each in _extensions(one) if each.entry.date in period),
        tuple(Decision(one, one.history.suspended) for one in tasks if one.history and one.history.suspended),
        tuple(
            Decision(one, entry)
            for one in tasks
            for entry in _entries(one)
            if entry.event is Event.RETURNED and not entry.milestone and entry.date in period
        ),
        tuple(each for one in tasks for each in _reassignments(one) if each.entry.date in period),
    )


def _entries(standing: Standing) -> Iterable[Entry]:
    return standing.history.entries if standing.history else ()


def _extensions(standing: Standing) -> Iterator[Extension]:
    was = standing.due
    for entry in _entries(standing):
        if entry.event is not Event.EXTENDED or entry.milestone or was is None:
            continue
        to = deadlines.within(standing.plan, entry.text("to"))
        assert isinstance(to, Dated)  # noqa: S101  # what counted in a history was read so
        yield Extension(standing, entry, was, to.due)
        was = to.due


def _reassignments(standing: Standing) -> Iterator[Reassignment]:
    was = Responsible(standing.task.lead, standing.task.support)
    for entry in _entries(standing):
        if entry.event is Event.REASSIGNED:
            to = Responsible(entry.texts("lead"), entry.texts("support") if "support" in entry.fields else was.support)
            yield Reassignment(standing, entry, was, to)
            was = to
