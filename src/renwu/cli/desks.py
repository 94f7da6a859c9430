"""Which plan a command records in, and its journal, open for nobody else to write to."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from renwu.cli import console
from renwu.cli.options import Common
from renwu.cli.session import load, own_plans
from renwu.errors import UsageError
from renwu.ledger.book import Book, with_journal
from renwu.ledger.desk import Desk, open_desk, open_desks
from renwu.ledger.ledger import Ledger


def refuse_as_of(common: Common) -> None:
    """Refuse a date to ask on where something is recorded. Raises UsageError."""
    if common.as_of is not None:
        raise UsageError("--as-of 只用于查询；事情发生的日期写 --date")


def plans(common: Common) -> Ledger:
    """The plans to record in, their journals unread. Raises RenwuError where one can't be relied on."""
    refuse_as_of(common)
    return load(own_plans(common), journals=False)


def desk(book: Book, *, dry_run: bool) -> AbstractContextManager[Desk]:
    """A plan's journal, open for nobody else to write to. Raises FileError where that can't be."""
    return open_desk(book, _waiting, dry_run=dry_run)


def desks(books: Sequence[Book], *, dry_run: bool) -> AbstractContextManager[tuple[Desk, ...]]:
    """The same of several plans."""
    return open_desks(books, _waiting, dry_run=dry_run)


def book_of(entries: Sequence[str], ledger: Ledger) -> Book:
    """The plan whose journal has some entries. Raises UsageError where no plan's, or not one plan's, has them all."""
    if len(ledger.books) == 1:
        return ledger.books[0]
    having = [book for book in ledger.books if {entry.entry for entry in with_journal(book).entries} >= set(entries)]
    if len(having) != 1:
        raise UsageError(f"没有哪一份方案有记录号“{'”“'.join(entries)}”；renwu log 列出记录号，一次只写一份方案的")
    return having[0]


def _waiting(path: Path) -> None:
    console.note(f"{path} 正被别的程序写入，等它写完……")
