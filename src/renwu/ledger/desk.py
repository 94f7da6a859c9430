"""A plan and its journal, open for entries to be made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from renwu.journal.entries import Entry
from renwu.journal.file import Journal, locked_journal, made_journal, read_journal
from renwu.ledger import reading
from renwu.ledger.book import Book
from renwu.plan.model import Plan, UnitEntry


class Desk(NamedTuple):
    """A plan, its journal, which nobody else writes to meanwhile, adding to that, and what units.yaml says of units."""

    plan: Plan
    path: Path
    journal: Journal
    append: Callable[[Sequence[Entry]], None]
    units: tuple[UnitEntry, ...] = ()

    @property
    def book(self) -> Book:
        """All of it, to be asked about."""
        return Book(self.plan, self.path, self.journal, self.units)


@contextmanager
def open_desk(book: Book, waiting: Callable[[Path], None], *, dry_run: bool) -> Iterator[Desk]:
    """Open a plan's journal; arguments and errors as for `open_desks`."""
    with open_desks([book], waiting, dry_run=dry_run) as (desk,):
        yield desk


@contextmanager
def open_desks(books: Sequence[Book], waiting: Callable[[Path], None], *, dry_run: bool) -> Iterator[tuple[Desk, ...]]:
    """Open the journals of some plans.

    They are locked in the order of device and inode, so that no two processes wait for each other.

    Args:
        books: the plans; what is read of their journals before they are locked doesn't count.
        waiting: called with a journal when another process holds it.
        dry_run: whether nothing is to be written, so that no journal is made or held.

    Yields:
        A desk for each plan, in their order.

    Raises:
        FileError: a journal can't be opened, or stayed held by another process.
    """
    journals = [reading.journal_of(book.path) for book in books]
    if dry_run:
        yield tuple(
            Desk(book.plan, book.path, read_journal(journal), lambda _entries: None, book.units)
            for book, journal in zip(books, journals, strict=True)
        )
        return
    with ExitStack() as held:
        made = {journal for journal in journals if made_journal(journal)}
        appenders = {
            journal: held.enter_context(locked_journal(journal, partial(waiting, journal), made=journal in made))
            for journal in sorted(journals, key=_device_and_inode)
        }
        yield tuple(
            Desk(book.plan, book.path, appenders[journal].journal, appenders[journal].append, book.units)
            for book, journal in zip(books, journals, strict=True)
        )


def _device_and_inode(journal: Path) -> tuple[int, int]:
    try:
        status = journal.stat()
    except OSError:  # somebody has removed it meanwhile; locking it will make it anew, or say why not
        return 0, 0
    return status.st_dev, status.st_ino
