"""`renwu units`: every unit, with what it leads and supports."""

from renwu import query, tables
from renwu.cli import console
from renwu.cli.options import Common, Filters, Output
from renwu.cli.session import open_session

EXAMPLES = ("renwu units", "renwu units --status overdue --as-of 2025-01-01")


def run(filters: Filters, output: Output, common: Common) -> None:
    """Answer."""
    session = open_session(common)
    found = session.select(filters)
    rows = query.by_each_unit(found, session.directory)
    console.show(tables.unit_table(rows, query.tally(found), session.envelope), output, common)
