"""What people are told of entries that no rule forbids, where they may be mistaken all the same."""

from collections.abc import Iterator, Sequence

from renwu.journal.entries import Entry, Event
from renwu.ledger.desk import Desk
from renwu.plan import deadlines
from renwu.plan.model import Dated


def about(desk: Desk, added: Sequence[Entry]) -> Iterator[str]:
    """Each remark once, in the order of the entries.

    Args:
        desk: the plan and the journal, before the entries are there.
        added: the entries.
    """
    yield from dict.fromkeys(remark for entry in added for remark in _extension(desk, entry))


def _extension(desk: Desk, entry: Entry) -> Iterator[str]:
    """A task that is overdue again as soon as it is extended: its year or the day of the extension may be wrong."""
    if entry.event is not Event.EXTENDED:
        return
    to = deadlines.within(desk.plan, entry.text("to"))
    if isinstance(to, Dated) and to.due < entry.date:
        yield f"延至的{to.due}早于延期的日期{entry.date}"
