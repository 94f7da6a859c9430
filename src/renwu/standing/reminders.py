"""催办: which reminders a lead has had of a task, whether it answered each, and which grade (督办等级) comes next."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.journal.entries import REPORTS, Entry, Event, named_day
from renwu.plan import grades
from renwu.plan.model import Plan
from renwu.plan.units import NO_LEAD
from renwu.standing.status import OPEN, Standing

_Moment = tuple[date, str, int]
"""When something happened: the day, when that was written down, its place among the task's entries."""


class Reminder(NamedTuple):
    """A reminder that a unit has had of a task, as it stands on a date.

    Attributes:
        entry: what was recorded of it.
        grade: the grade that it names, else by whether it has a number; `rank` is where that stands in the plan's.
        rank: see `grade`.
        reply_by: the day by which a reply was asked for; None for none.
        answered: the day of the unit's first report after it; None without one.
        closed: whether the task was closed since, so that a reply that never came is owed no more.
        as_of: the date.
    """

    entry: Entry
    grade: str
    rank: int
    reply_by: date | None
    answered: date | None
    closed: bool
    as_of: date

    @property
    def number(self) -> str:
        """The number of its paper (督办单号); empty for none."""
        return self.entry.text("slip")

    @property
    def owed(self) -> bool:
        """Whether a reply is still to come."""
        return self.answered is None and not self.closed

    @property
    def days_late(self) -> int:
        """How many days after the day asked for the reply came, or is late by the date; 0 where it isn't."""
        day = self.as_of if self.owed else self.answered
        return 0 if day is None or self.reply_by is None else max(0, (day - self.reply_by).days)

    @property
    def unanswered(self) -> bool:
        """Whether the day asked for has passed without a reply."""
        return self.owed and self.days_late > 0


def of(standing: Standing) -> Mapping[str, Sequence[Reminder]]:
    """The reminders of a task that each unit has had up to its date, in the order in which they were sent.

    A reminder goes to the units that it names, else to all that lead the task by then. A unit answers those it has had
    by its next report (progress, done, a milestone reached), on the day on which that came in; a report that doesn't
    say whose it is answers for every unit. Units are known by their one name over the years.

    Returns:
        By unit; NO_LEAD stands for the unit that a task without a lead lacks. Empty where there were none.
    """
    entries = standing.history.entries if standing.history else ()
    first = next((at for at, entry in enumerate(entries) if entry.event is Event.URGED), None)
    if first is None:
        return {}
    names, as_of = grades.of(standing.plan), standing.basis.as_of
    closed = max((at for at, entry in enumerate(entries) if entry.event is Event.DONE), default=0)
    reports = _reports(standing, entries, first)
    heard: dict[str, list[_Moment]] = {}
    found: dict[str, list[Reminder]] = {}
    for unit, at, entry in _addressed(standing, entries):
        if unit not in heard:
            heard[unit] = [moment for moment, reporter in reports if unit == NO_LEAD or reporter in {"", unit}]
        later = heard[unit][bisect_right(heard[unit], (entry.date, entry.recorded, at)) :][:1]
        named = entry.text("grade")
        rank = grades.rank(names, named, numbered=bool(entry.text("slip")))
        found.setdefault(unit, []).append(
            Reminder(
                entry,
                named or names[rank],
                rank,
                named_day(entry, "reply_by"),
                later[0][0] if later else None,
                at < closed,
                as_of,
            )
        )
    return found


def _addressed(standing: Standing, entries: Sequence[Entry]) -> Iterator[tuple[str, int, Entry]]:
    """Each reminder with its place, once for each unit that it went to."""
    every = standing.directory.canonical_all
    leads = every(standing.task.lead)
    for at, entry in enumerate(entries):
        if entry.event is Event.REASSIGNED:
            leads = every(entry.texts("lead"))
        elif entry.event is Event.URGED:
            for unit in every(entry.texts("unit")) or leads or (NO_LEAD,):
                yield unit, at, entry


def _reports(standing: Standing, entries: Sequence[Entry], first: int) -> list[tuple[_Moment, str]]:
    """The reports that had come in by the date, in the order in which they did, each with the unit whose it is.

    Of those before the `first` reminder only the ones that may have come in after it; most lines need not be parsed.
    """
    found = []
    for at, entry in enumerate(entries):
        if entry.event in REPORTS and (at > first or b'"received"' in entry.raw):
            # A form bears its round's date, and a closing the day of that; what answers is that the form came in.
            day = named_day(entry, "received") or entry.date
            reporter = entry.text("reporter")
            found.append(((day, entry.recorded, at), reporter and standing.directory.canonical(reporter)))
    return sorted(each for each in found if each[0][0] <= standing.basis.as_of)


def unanswered(standing: Standing) -> Mapping[str, Sequence[Reminder]]:
    """The reminders of a task whose day to reply by has passed without a reply, by unit; as for `of`."""
    if not _asks_for_replies(standing):
        return {}
    late = {unit: [one for one in had if one.unanswered] for unit, had in of(standing).items()}
    return {unit: had for unit, had in late.items() if had}


def _asks_for_replies(standing: Standing) -> bool:
    """Whether a reminder may ask for a reply by a day; most lines need not be parsed."""
    entries = standing.history.entries if standing.history else ()
    return any(entry.event is Event.URGED and b'"reply_by"' in entry.raw for entry in entries)


def next_grade(had: Sequence[Reminder], plan: Plan) -> str:
    """The grade of a unit's next reminder of a task, after those that it has had.

    That of the last one that asked for a reply by a day, or the one above it once that day has passed without one;
    where no reply is owed, and at least, that of a reminder with a number.
    """
    names = grades.of(plan)
    rank = grades.rank(names, "", numbered=True)
    last = _last(had)
    if last is not None and last.owed:
        rank = max(rank, last.rank + last.unanswered)
    return names[min(rank, len(names) - 1)]


def missed(had: Sequence[Reminder]) -> Reminder | None:
    """The last reminder that asked for a reply by a day, where that has passed without one: the next grade is due."""
    last = _last(had)
    return last if last is not None and last.unanswered else None


def _last(had: Sequence[Reminder]) -> Reminder | None:
    """The last reminder that asked for a reply by a day; one that sets none, such as a call, puts nothing off."""
    return next((one for one in reversed(had) if one.reply_by is not None), None)


class Escalation(NamedTuple):
    """A lead that has let the day to reply to its last reminder of a task pass, so that the next grade is due.

    Attributes:
        unit: the lead.
        standing: the task.
        last: that reminder.
        times: how many it has had.
        grade: the next grade.
    """

    unit: str
    standing: Standing
    last: Reminder
    times: int
    grade: str


def escalations(standings: Iterable[Standing]) -> list[Escalation]:
    """Each lead that is due the next grade, of which task; the one that is late with its reply the longest first.

    Nothing is due of a task that is closed, ended or suspended.
    """
    found = [
        Escalation(unit, standing, last, len(sent[unit]), next_grade(sent[unit], standing.plan))
        for standing in standings
        if standing.status in OPEN and _asks_for_replies(standing) and (sent := of(standing))
        for unit in standing.leads or (NO_LEAD,)
        if (last := missed(sent.get(unit, ())))
    ]
    return sorted(found, key=lambda due: -due.last.days_late)
