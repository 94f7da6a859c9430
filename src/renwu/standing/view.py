"""A plan with its journal as they stand on a date: what the commands, the papers and other programs ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from renwu.ledger.book import Book
from renwu.plan.model import Plan
from renwu.plan.units import Directory
from renwu.standing.status import Standing, standings

if TYPE_CHECKING:  # a plan without a journal never loads them
    from renwu.journal.history import History
    from renwu.journal.log import LogRow


@dataclass(frozen=True, slots=True)
class View:
    """A plan on a date.

    Attributes:
        book: the plan with its journal.
        as_of: the date; entries dated later don't exist yet.
        recorded_by: entries written down later don't either; None for all.
        histories: what happened to each task, by id.
        directory: the plan's units.
    """

    book: Book
    as_of: date
    recorded_by: date | None
    histories: "Mapping[str, History]"
    directory: Directory

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.book.plan

    def standings(self, soon: int | None = None, *, original: bool = False) -> Iterator[Standing]:
        """Every task as it stands; arguments as for `renwu.standing.status.standings`."""
        return standings(self.plan, self.as_of, soon, self.histories, directory=self.directory, original=original)

    def on(self, day: date) -> "View":
        """The same plan on an earlier date, by the same records; units have the names of the date asked about."""
        return replace(self, as_of=day, histories=dict(self._by(day)))

    def _by(self, day: date) -> "Iterator[tuple[str, History]]":
        """The histories up to an earlier date: of most tasks those that there are, since nothing happened to them."""
        if not self.histories:
            return
        from renwu.journal.earlier import earlier  # noqa: PLC0415  # a plan without a journal never loads it

        for placed in self.plan.tasks():
            history = self.histories.get(placed.task.id)
            if history and (past := earlier(history, day, placed.task, self.plan)):
                yield placed.task.id, past

    def log(self) -> "Sequence[LogRow]":
        """The entries up to the date, newest first, each with what became of it."""
        return self.book.log(self.histories, self.as_of, self.recorded_by)


def view(book: Book, as_of: date, recorded_by: date | None = None) -> View:
    """A plan on a date; arguments as for `View`."""
    found = book.histories(as_of, recorded_by)
    return View(book, as_of, recorded_by, found, book.directory(found, as_of))
