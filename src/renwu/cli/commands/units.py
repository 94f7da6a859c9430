"""`renwu units`: every unit, with what it leads and supports."""

from renwu.answers.counts import unit_table
from renwu.cli.options import Common, Filters, Output, Past, Plans
from renwu.cli.session import on_screen, open_session
from renwu.standing.counts import by_each_unit, tally

EXAMPLES = {"units": ("renwu units", "renwu units --status overdue --as-of 2025-01-01")}


def run(filters: Filters, plans: Plans, past: Past, output: Output, common: Common) -> int:
    """Answer which units there are, and how many tasks each leads and supports."""
    session = open_session(common, plans, past, trial=on_screen(output))
    found = session.select(filters)
    rows = by_each_unit(found, session.directory, session.as_of)
    total = tally(found, session.as_of)
    table = unit_table(rows, total, session.as_of, session.envelope, session.caveat(found), rates=session.recorded)
    session.show(table, output, common)
    return session.exit_code()
