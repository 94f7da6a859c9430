"""Everything that is wrong with a plan and its journal, in their files."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from renwu.errors import Place, PlanError, Problem
from renwu.journal import history
from renwu.journal.checks import check_journal, check_stamps, unsettled_leads
from renwu.journal.file import read_journal
from renwu.ledger import reading
from renwu.ledger.book import Book, with_journal
from renwu.ledger.ledger import clashes
from renwu.ledger.settings import NOTHING_SET, settled
from renwu.ledger.settings import load as load_settings
from renwu.plan import checks, renaming, units
from renwu.plan.model import Plan, UnitEntry
from renwu.planfile import ParsedUnits


class Checked(NamedTuple):
    """A plan, None if its text breaks off, and its problems by place."""

    plan: Plan | None
    problems: Sequence[Problem]


def check_plan(path: Path, registered: ParsedUnits) -> Checked:
    """The plan in a file, and what is wrong with it and with the units.yaml beside it; that file may be meant itself.

    Args:
        path: the file.
        registered: what `reading.read_units` found in the units.yaml beside it.

    Raises:
        FileError: the plan can't be opened.
    """
    if path.name == reading.UNITS_NAME:
        return Checked(None, registered.problems)
    found = reading.read(path)
    problems = [
        *found.problems,
        *registered.problems,
        *(_circles(found.plan, registered.entries) if found.plan else ()),
        *_namesakes(path),
        *_strays(path),
        *(checks.check(found.plan) if found.plan else ()),
    ]
    return Checked(found.plan, sorted(set(problems)))


def _circles(plan: Plan, registered: Sequence[UnitEntry]) -> list[Problem]:
    """What is wrong between a plan's `units` and units.yaml: names that lead from the one into the other and back."""
    return renaming.circles((*plan.units, *registered)) if plan.units and registered else []


def _namesakes(path: Path) -> list[Problem]:
    named = reading.namesakes(path)
    if len(named) < 2 or path not in named:  # noqa: PLR2004  # itself and another
        return []
    listed, journal = " 和 ".join(map(str, named)), reading.journal_of(path)
    message = f"{listed} 同名，没有指明时用 {named[0].name}，两份的进展记录都是 {journal.name}"
    return [Problem(Place(str(path), 1, 1), "RW304", message, "留下一份，把另一份移走或改名")]


class Moved(NamedTuple):
    """A task with entries that would say something of another task: its id, how many, its text before and after."""

    id: str
    entries: int
    was: str
    now: str


def changed_under_entries(path: Path, new: Plan) -> list[Moved]:
    """The tasks with entries whose text is another in a new plan, or that it lacks (an empty text).

    Args:
        path: the plan that is to be replaced; one that isn't there or can't be read has none.
        new: what replaces it.

    Raises:
        FileError: the journal can't be opened.
    """
    if not path.is_file() or not reading.has_journal(path):
        return []
    old = reading.read(path).plan
    counts = Counter(entry.task for entry in read_journal(reading.journal_of(path)).entries)
    texts = {placed.task.id: placed.task.text for placed in new.tasks()}
    tasks = [placed.task for placed in old.tasks()] if old else []
    return [
        Moved(task.id, counts[task.id], task.text, texts.get(task.id, ""))
        for task in tasks
        if counts[task.id] and texts.get(task.id, "") != task.text
    ]


_COPY = re.compile("冲突|副本|conflict|copy", re.IGNORECASE)
"""What file synchronisers put into the name of the second version of a file that two people changed."""


def _strays(path: Path) -> list[Problem]:
    """Journals beside a plan that belong to none, as one does whose plan was renamed, and copies of either."""
    place = Place(str(path), 1, 1)
    strays = []
    for name in sorted(file.name for file in reading.neighbours(path)):
        if name.endswith(reading.JOURNAL_ENDING):
            if not reading.plan_of(path.with_name(name)).exists():
                message = f"旁边的 {name} 不属于哪份方案"
                hint = f"方案改了名，进展记录要跟着改：{name} 改成 {reading.journal_of(path).name}；与它无关就移走"
                strays.append(Problem(place, "RW305", message, hint))
        elif name != path.name and name.startswith(path.stem) and _COPY.search(name.removeprefix(path.stem)):
            hint = "两个人各改了一份：把里面多出的内容并进来，再删去副本"
            strays.append(Problem(place, "RW305", f"旁边的 {name} 像是同步软件留下的冲突副本", hint))
    return strays


def check_together(books: Sequence[Book], folders: Iterable[Path]) -> list[Problem]:
    """What is wrong between plans, and with what their folders say of them, by place.

    Args:
        books: the plans that could be read.
        folders: the folders that they were found below.

    Raises:
        FileError: what a folder says of its plans can't be opened.
    """
    problems = list(clashes([Book(settled(book.plan, book.path, NOTHING_SET), book.path) for book in books]))
    for folder in folders:
        try:
            load_settings(folder)
        except PlanError as error:
            problems += error.problems
    if len(books) > 1:
        beside = dict.fromkeys(book.path.parent for book in books)
        registered = [entry for folder in beside for entry in reading.read_units(folder).entries]
        problems += checks.spellings_across([book.plan for book in books], registered)
    return sorted(problems)


def check_leads_of(path: Path, plan: Plan, registered: tuple[UnitEntry, ...], today: date) -> list[Problem]:
    """The tasks of a plan whose lead is gone without one successor, in its order.

    Args:
        path: the plan's file.
        plan: the plan in it.
        registered: the units of the units.yaml beside it.
        today: the day that its journal is read up to.

    Raises:
        FileError: the journal can't be opened.
    """
    if not units.directory(plan, registered=registered, as_of=today).unsettled:
        return []
    book = with_journal(Book(plan, path, units=registered))
    found = book.histories(today)
    return list(unsettled_leads(plan, book.directory(found, today), found))


def check_journal_of(path: Path, plan: Plan, today: date) -> list[Problem]:
    """What is wrong with the journal of a plan, by place. Raises FileError where it can't be opened.

    Args:
        path: the plan's file.
        plan: the plan in it.
        today: the day; entries dated later are a problem.
    """
    if not reading.has_journal(path):
        return []
    journal = read_journal(reading.journal_of(path))
    found = history.histories(plan, journal.entries, date.max)
    return sorted([*check_journal(plan, journal, found, today), *check_stamps(journal)])
