"""A plan with its journal, from their files to what they say together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from renwu.errors import PlanError, Problem
from renwu.ledger import reading
from renwu.plan import units
from renwu.plan.model import Plan, UnitEntry
from renwu.plan.units import Directory

if TYPE_CHECKING:  # a plan without a journal never loads them
    from renwu.journal.entries import Entry
    from renwu.journal.file import Journal
    from renwu.journal.history import History
    from renwu.journal.log import LogRow


@dataclass(frozen=True, slots=True)
class Book:
    """A plan, the file it is in, its journal, if it has one, and what units.yaml says of units."""

    plan: Plan
    path: Path
    journal: "Journal | None" = None
    units: tuple[UnitEntry, ...] = ()

    @property
    def entries(self) -> "Sequence[Entry]":
        """The journal's entries, in replay order; none without a journal."""
        return () if self.journal is None else self.journal.entries

    def histories(self, as_of: date, recorded_by: date | None = None) -> "Mapping[str, History]":
        """What happened to each task, by id; arguments as for `renwu.journal.history.histories`."""
        if self.journal is None:
            return {}
        from renwu.journal import history  # noqa: PLC0415  # a plan without a journal never loads it

        return history.histories(self.plan, self.journal.entries, as_of, recorded_by)

    def directory(
        self, found: "Mapping[str, History]", as_of: date | None = None, others: Iterable[str] = ()
    ) -> Directory:
        """The units that the plan names, and those that its tasks were reassigned to.

        Args:
            found: what happened to its tasks.
            as_of: the date whose names are in force; today's names where None.
            others: other names.
        """
        if found:
            from renwu.journal.history import assigned  # noqa: PLC0415  # a plan without a journal never loads it

            others = chain(assigned(found), others)
        return units.directory(self.plan, others, self.units, as_of)

    def counted(self, recorded_by: date | None = None) -> "Iterator[Entry]":
        """Every entry that counts, whatever its date; `recorded_by` as for `renwu.journal.history.counted`."""
        if self.journal is not None:
            from renwu.journal import history  # noqa: PLC0415  # a plan without a journal never loads it

            yield from chain(*history.counted(self.journal.entries, date.max, recorded_by).values())

    def log(self, found: "Mapping[str, History]", as_of: date, recorded_by: date | None = None) -> "Sequence[LogRow]":
        """The entries up to a date, newest first; arguments as for `renwu.journal.log.log`."""
        if self.journal is None:
            return []
        from renwu.journal.log import log  # noqa: PLC0415  # only the log needs it

        return log(self.plan, self.journal.entries, found, as_of, recorded_by)

    def journal_problems(self, found: "Mapping[str, History]", today: date) -> list[Problem]:
        """What is wrong with the journal; arguments as for `renwu.journal.checks.check_journal`."""
        if self.journal is None:
            return []
        from renwu.journal.checks import check_journal  # noqa: PLC0415  # a plan without a journal never loads it

        return check_journal(self.plan, self.journal, found, today)


def refuse_circles(plan: Plan, registered: tuple[UnitEntry, ...]) -> None:
    """Raise PlanError where names of a plan's `units` and of units.yaml lead round in a circle."""
    if not any(entry.formerly for entry in plan.units) or not registered:
        return
    from renwu.plan.renaming import circles  # noqa: PLC0415  # few plans have units that were renamed

    if found := circles((*plan.units, *registered)):
        raise PlanError(found)


def with_journal(book: Book) -> Book:
    """A plan with the journal beside its file. Raises FileError where that can't be opened."""
    if not reading.has_journal(book.path):
        return book
    from renwu.journal.file import read_journal  # noqa: PLC0415  # a plan without a journal never loads it

    return replace(book, journal=read_journal(reading.journal_of(book.path)))
