"""What was decided of tasks: due dates moved, tasks suspended, sent back, given to other units."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from renwu.journal.entries import Entry, Event
from renwu.plan.periods import Period
from renwu.standing.decisions import Extension, Reassignment, extensions, reassignments
from renwu.standing.status import Standing


class Decision(NamedTuple):
    """A task and the entry that says what was decided of it."""

    standing: Standing
    entry: Entry


class Decisions(NamedTuple):
    """What was decided of a report's tasks, in the period where there is one; `suspended` is what is so on its date."""

    extensions: tuple[Extension, ...]
    suspended: tuple[Decision, ...]
    returned: tuple[Decision, ...]
    reassigned: tuple[Reassignment, ...]


def decisions(tasks: Sequence[Standing], period: Period) -> Decisions:
    """What was decided of tasks in a period, in the order of the tasks, and of what happened to each."""
    return Decisions(
        tuple(each for one in tasks for each in extensions(one) if each.entry.date in period),
        tuple(Decision(one, one.history.suspended) for one in tasks if one.history and one.history.suspended),
        tuple(
            Decision(one, entry)
            for one in tasks
            for entry in _entries(one)
            if entry.event is Event.RETURNED and not entry.milestone and entry.date in period
        ),
        tuple(each for one in tasks for each in reassignments(one) if each.entry.date in period),
    )


def _entries(standing: Standing) -> Iterable[Entry]:
    return standing.history.entries if standing.history else ()
