"""总台账: several plans, each with its journal, to be asked about together."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from renwu.errors import FileError, IncompleteError, Missing, Place, PlanError, Problem
from renwu.ledger import finding, reading, settings
from renwu.ledger.book import Book, refuse_circles, with_journal
from renwu.ledger.finding import PlanFile
from renwu.plan.model import Settings, UnitEntry
from renwu.plan.units import fold

_KEY = re.compile(rb"^key[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Plans with their journals.

    Attributes:
        title: what the ledger's folder calls it; empty where it doesn't, or several are meant.
        books: the plans, in the order in which they are named or found.
        missing: the plans that can't be read, where the others are answered for all the same.
        others: YAML files in its folders that are no plans.
    """

    title: str
    books: tuple[Book, ...]
    missing: tuple[Missing, ...] = ()
    others: tuple[Path, ...] = ()


class Catalogue(NamedTuple):
    """What is found by files' names alone: the plans, YAML that is none, and of each folder what it says of them."""

    plans: tuple[PlanFile, ...]
    others: tuple[Path, ...]
    settings: dict[Path, Settings]

    @property
    def title(self) -> str:
        """What the folders call the ledger; empty where they don't, or differ."""
        titles = {one.title for one in self.settings.values()}
        return titles.pop() if len(titles) == 1 else ""

    def of(self, found: PlanFile) -> Settings:
        """What is said of a plan beside itself."""
        return settings.NOTHING_SET if found.folder is None else self.settings[found.folder]


def load(
    named: Sequence[Path], *, within: Path | None = None, keep_going: bool = False, journals: bool = True
) -> Ledger:
    """The ledger of the plans in some files and below some folders.

    Args:
        named: the files and folders.
        within: the folder whose ledger a file that is named is part of; None for none.
        keep_going: whether plans that can't be read are left out, and named.
        journals: whether the journals are read, too.

    Raises:
        FileError: a folder has no plan, or the one plan can't be opened.
        PlanError: the one plan can't be relied on, or two plans can't be told apart.
        IncompleteError: some of several plans can't be read, and none may be missing.
    """
    listed = find(named, within)
    return whole(listed, list(read(listed, journals=journals)), keep_going=keep_going)


def whole(listed: Catalogue, found: Sequence[Book | Missing], *, keep_going: bool) -> Ledger:
    """The ledger of what `read` gave for all that was listed; errors as for `load`."""
    missing = tuple(one for one in found if isinstance(one, Missing))
    books = tuple(one for one in found if isinstance(one, Book))
    if missing and len(found) == 1:
        raise missing[0].error
    if clashing := clashes(books):
        raise PlanError(clashing)
    if missing and not (keep_going and books):
        raise IncompleteError(missing)
    return Ledger(listed.title, books, missing, listed.others)


def find(named: Sequence[Path], within: Path | None = None) -> Catalogue:
    """The plans in some files and below some folders, unread; arguments and errors as for `load`."""
    found = finding.find(named)
    plans = tuple(plan if plan.folder else plan._replace(folder=within) for plan in found.plans)
    folders = [*(path for path in named if path.is_dir()), *([within] if within else [])]
    return Catalogue(plans, found.others, {path: settings.load(path) for path in folders})


def read(listed: Catalogue, *, journals: bool) -> Iterator[Book | Missing]:
    """Each plan that was listed, with its journal where those are read, or why it can't be.

    Raises FileError and PlanError where a units.yaml can't be relied on: it is about more than one plan.
    """
    units = cache(reading.load_units)
    for found in listed.plans:
        registered = _registered(found, units)
        try:
            plan = settings.settled(reading.load(found.path), found.path, listed.of(found))
            book = Book(plan, found.path, units=registered)
            refuse_circles(plan, registered)
            yield with_journal(book) if journals else book
        except (FileError, PlanError) as error:
            yield Missing(str(found.path), error)


def _registered(found: PlanFile, units: Callable[[Path], tuple[UnitEntry, ...]]) -> tuple[UnitEntry, ...]:
    """What is said of a plan's units beside its file, and of those not named there in the ledger's folder."""
    beside = units(found.path.parent)
    if found.folder is None or found.folder == found.path.parent:
        return beside
    said = {fold(entry.name) for entry in beside}
    return (*beside, *(entry for entry in units(found.folder) if fold(entry.name) not in said))


def clashes(books: Sequence[Book]) -> list[Problem]:
    """What keeps plans from being told apart: two by one short name, two with one journal."""
    return [*_same_key(books), *_same_journal(books)]


def _same_key(books: Iterable[Book]) -> Iterator[Problem]:
    """RW311: two plans by the same short name."""
    first: dict[str, Book] = {}
    for book in books:
        other = first.setdefault(fold(book.plan.key), book)
        if other is not book:
            place, at = _key_place(book.path), _key_place(other.path)
            yield Problem(
                place,
                "RW311",
                f"方案简称“{book.plan.key}”与 {at.file}:{at.line} 的相同",
                "在其中一份里写上 key: 另一个简称；不写 key 的，文件名就是简称",
            )


def _key_place(path: Path) -> Place:
    """Where a plan's file says its short name; its beginning, where it doesn't."""
    data = path.read_bytes()
    found = _KEY.search(data)
    return Place(str(path), data.count(b"\n", 0, found.start()) + 1 if found else 1, 1)


def _same_journal(books: Iterable[Book]) -> Iterator[Problem]:
    """RW312: two plans with one journal, whose entries would be either's."""
    first: dict[object, Path] = {}
    for book in books:
        journal = reading.journal_of(book.path)
        other = first.setdefault(finding.identity(journal), book.path)
        if other is not book.path:
            yield Problem(
                Place(str(book.path), 1, 1),
                "RW312",
                f"与 {other} 共用一份进展记录 {journal}，分不清记的是哪一份方案的任务",
                "留下一份方案，或改其中一份的文件名；一份进展记录只属于一份方案",
            )
