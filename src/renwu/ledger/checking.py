"""Everything that is wrong with a plan and its journal, in their files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from renwu.errors import Place, Problem
from renwu.journal import history
from renwu.journal.checks import check_journal, check_stamps
from renwu.journal.file import read_journal
from renwu.ledger import reading
from renwu.plan import checks
from renwu.plan.model import Plan


class Checked(NamedTuple):
    """A plan, None if its text breaks off, and its problems by place."""

    plan: Plan | None
    problems: Sequence[Problem]


def check_plan(path: Path) -> Checked:
    """The plan in a file, and what is wrong with it. Raises FileError where it can't be opened."""
    found = reading.read(path)
    problems = [*found.problems, *_namesakes(path), *(checks.check(found.plan) if found.plan else ())]
    return Checked(found.plan, sorted(problems))


def _namesakes(path: Path) -> list[Problem]:
    named = reading.namesakes(path)
    if len(named) < 2 or path not in named:  # noqa: PLR2004  # itself and another
        return []
    listed, journal = " 和 ".join(map(str, named)), reading.journal_of(path)
    message = f"{listed} 同名，没有指明时用 {named[0].name}，两份的进展记录都是 {journal.name}"
    return [Problem(Place(str(path), 1, 1), "RW304", message, "留下一份，把另一份移走或改名")]


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
