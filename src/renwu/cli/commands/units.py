"""`renwu units`: every unit, with what it leads and supports."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from renwu.answers.counts import unit_table
from renwu.cli.jobs import Jobs, counted
from renwu.cli.options import Common, Filters, Output, Past, Plans
from renwu.cli.session import Session, on_screen
from renwu.standing.counts import Group, UnitRow, by_each_unit, tally
from renwu.standing.merging import merge_units, together

EXAMPLES = {"units": ("renwu units", "renwu units --status overdue --as-of 2025-01-01")}


def run(filters: Filters, plans: Plans, past: Past, output: Output, common: Common, *, jobs: Jobs = 1) -> int:
    """Answer which units there are, and how many tasks each leads and supports."""
    count = partial(_count, filters=filters)
    session, parts = counted(jobs, filters, plans, past, common, count, trial=on_screen(output))
    places = {name: place for place, name in enumerate(session.directory.names.values())}
    rows = sorted(merge_units(part.rows for part in parts), key=lambda row: places[row.led.name])
    total = together([part.total for part in parts])
    notes = session.caveat(total.total)
    table = unit_table(rows, total, session.as_of, session.envelope, notes, rates=session.recorded)
    session.show(table, output, common)
    return session.exit_code()


class _Counted(NamedTuple):
    """The units of some plans, with what each leads and supports, and all their tasks."""

    rows: Sequence[UnitRow]
    total: Group


def _count(session: Session, *, filters: Filters) -> _Counted:
    found = session.select(filters)
    return _Counted(by_each_unit(found, session.directory, session.as_of), tally(found, session.as_of))
