"""A plan and its journal, open for entries to be made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from renwu.journal.entries import Entry
from renwu.journal.file import Journal, locked_journal, read_journal
from renwu.ledger import reading
from renwu.ledger.book import Book
from renwu.plan.model import Plan


class Desk(NamedTuple):
    """A plan, its journal, which nobody else writes to meanwhile, and adding to that."""

    plan: Plan
    journal: Journal
    append: Callable[[Sequence[Entry]], None]

    @property
    def book(self) -> Book:
        """Both, to be asked about."""
        return Book(self.plan, self.journal)


@contextmanager
def open_desk(path: Path, waiting: Callable[[Path], None], *, dry_run: bool) -> Iterator[Desk]:
    """Open a plan and its journal.

    Args:
        path: the plan.
        waiting: called once, with the journal, when another process holds that.
        dry_run: whether nothing is to be written, so that the journal is neither made nor held.

    Raises:
        FileError: one of them can't be opened, or the journal stayed held by another process.
        PlanError: the plan can't be relied on.
    """
    plan, journal = reading.load(path), reading.journal_of(path)
    if dry_run:
        yield Desk(plan, read_journal(journal), lambda _entries: None)
        return
    with locked_journal(journal, lambda: waiting(journal)) as appender:
        yield Desk(plan, appender.journal, appender.append)
