"""A plan and its journal, open for entries to be made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from renwu.journal.entries import Entry
from renwu.journal.file import Journal, locked_journal, read_journal
from renwu.ledger import reading
from renwu.ledger.book import Book, refuse_circles
from renwu.plan.model import Plan, UnitEntry


class Desk(NamedTuple):
    """A plan, its journal, which nobody else writes to meanwhile, adding to that, and what units.yaml says of units."""

    plan: Plan
    journal: Journal
    append: Callable[[Sequence[Entry]], None]
    units: tuple[UnitEntry, ...] = ()

    @property
    def book(self) -> Book:
        """All of it, to be asked about."""
        return Book(self.plan, self.journal, self.units)


@contextmanager
def open_desk(path: Path, waiting: Callable[[Path], None], *, dry_run: bool) -> Iterator[Desk]:
    """Open a plan and its journal.

    Args:
        path: the plan.
        waiting: called once, with the journal, when another process holds that.
        dry_run: whether nothing is to be written, so that the journal is neither made nor held.

    Raises:
        FileError: one of them can't be opened, or the journal stayed held by another process.
        PlanError: the plan, or what is said of units, can't be relied on.
    """
    plan, journal, registered = reading.load(path), reading.journal_of(path), reading.load_units(path.parent)
    refuse_circles(plan, registered)
    if dry_run:
        yield Desk(plan, read_journal(journal), lambda _entries: None, registered)
        return
    with locked_journal(journal, lambda: waiting(journal)) as appender:
        yield Desk(plan, appender.journal, appender.append, registered)
