"""A plan with its journal, from their files to what they say together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from renwu.errors import Problem
from renwu.ledger import reading
from renwu.plan import units
from renwu.plan.model import Plan
from renwu.plan.units import Directory

if TYPE_CHECKING:  # a plan without a journal never loads them
    from renwu.journal.entries import Entry
    from renwu.journal.file import Journal
    from renwu.journal.history import History
    from renwu.journal.log import LogRow


@dataclass(frozen=True, slots=True)
class Book:
    """A plan and its journal, if it has one."""

    plan: Plan
    journal: "Journal | None"

    def histories(self, as_of: date, recorded_by: date | None = None) -> "Mapping[str, History]":
        """What happened to each task, by id; arguments as for `renwu.journal.history.histories`."""
        if self.journal is None:
            return {}
        from renwu.journal import history  # noqa: PLC0415  # a plan without a journal never loads it

        return history.histories(self.plan, self.journal.entries, as_of, recorded_by)

    def directory(self, found: "Mapping[str, History]") -> Directory:
        """The units that the plan names, and those that its tasks were reassigned to."""
        if not found:
            return units.directory(self.plan)
        from renwu.journal.history import assigned  # noqa: PLC0415  # a plan without a journal never loads it

        return units.directory(self.plan, assigned(found))

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

        return log(self.journal.entries, found, as_of, recorded_by)

    def journal_problems(self, found: "Mapping[str, History]", today: date) -> list[Problem]:
        """What is wrong with the journal; arguments as for `renwu.journal.checks.check_journal`."""
        if self.journal is None:
            return []
        from renwu.journal.checks import check_journal  # noqa: PLC0415  # a plan without a journal never loads it

        return check_journal(self.plan, self.journal, found, today)


def load(path: Path) -> Book:
    """The plan in a file with the journal beside it.

    Raises:
        FileError: one of them can't be opened.
        PlanError: the plan can't be relied on.
    """
    plan = reading.load(path)
    if not reading.has_journal(path):
        return Book(plan, None)
    from renwu.journal.file import read_journal  # noqa: PLC0415  # a plan without a journal never loads it

    return Book(plan, read_journal(reading.journal_of(path)))
