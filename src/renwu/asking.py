"""What other Python programs ask: plans loaded, where their tasks stand on a date, counts, and counts put together.

Everything here is importable from `renwu` itself. Nothing is printed, and no clock is read: the date is an argument.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from os import PathLike
from pathlib import Path

from renwu.ledger import ledger
from renwu.ledger.ledger import Ledger
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import group, tally
from renwu.standing.merging import Counts
from renwu.standing.merging import merge as merge_counts
from renwu.standing.status import Standing
from renwu.standing.view import View, view

Where = str | PathLike[str]
"""A plan's file, or a folder with plans below it."""


def load(*paths: Where, within: Where | None = None, keep_going: bool = False) -> Ledger:
    """Plans with their journals.

    Args:
        paths: the plans' files, or folders that they are in, at least one.
        within: the folder whose ledger.yaml and units.yaml hold for files that are named; None for no such folder.
        keep_going: whether plans that can't be read are left out; the ledger's `missing` names them.

    Returns:
        A ledger, of one plan or of many; `books` has each plan and its journal.

    Raises:
        renwu.RenwuError: there is no plan, or one can't be relied on.
    """
    folder = None if within is None else Path(within)
    return ledger.load(tuple(map(Path, paths)), within=folder, keep_going=keep_going)


def standings(
    of: Ledger, as_of: date, *, soon: int | None = None, recorded_by: date | None = None, original: bool = False
) -> list[Standing]:
    """Every task of a ledger as it stands on a date, plan by plan, each in its plan's order.

    Args:
        of: the ledger.
        as_of: the date; what happened later doesn't exist yet.
        soon: within how many days a task that is due counts as due soon; None for what each plan says, else 30.
        recorded_by: only what was written down by then counts; None for everything.
        original: whether the plans' own due dates count, as if none had been extended.
    """
    views = _views(of, as_of, recorded_by)
    return list(chain.from_iterable(each.standings(soon, original=original) for each in views))


def count(  # each an argument by name
    *paths: Where,
    as_of: date,
    by: str = "lead",
    within: Where | None = None,
    soon: int | None = None,
    recorded_by: date | None = None,
) -> Counts:
    """How many tasks stand how, in groups: plans are loaded, counted and let go.

    What comes back is small whatever the plans, and can be pickled, so that this can run anywhere the files are, and
    `merge` puts the parts together.

    Args:
        paths: as for `load`.
        as_of: the date.
        by: the grouping: lead, support, leader, section, measure, due, status, plan or kind.
        within: as for `load`.
        soon: as for `standings`.
        recorded_by: as for `standings`.

    Raises:
        renwu.RenwuError: there is no plan, or one can't be relied on.
        ValueError: there is no such grouping.
    """
    _check(by)
    views = _views(load(*paths, within=within), as_of, recorded_by)
    return merge((_counted(each, as_of, by, soon) for each in views), by)


def merge(parts: Iterable[Counts], by: str = "lead") -> Counts:
    """The counts of parts of a ledger as those of the whole: what is in two parts counts twice.

    Args:
        parts: what `count` gave, at least one.
        by: the grouping that they were counted by.

    Raises:
        ValueError: there is no such grouping.
    """
    _check(by)
    return merge_counts(parts, by)


def _check(by: str) -> None:
    if by not in GROUPINGS:
        raise ValueError(f"by: {by!r} is none of {', '.join(GROUPINGS)}")


def _views(of: Ledger, as_of: date, recorded_by: date | None) -> Sequence[View]:
    return [view(book, as_of, recorded_by) for book in of.books]


def _counted(plan: View, as_of: date, by: str, soon: int | None) -> Counts:
    found = list(plan.standings(soon))
    return Counts(tuple(group(found, by, plan.directory, as_of)), tally(found, as_of))
