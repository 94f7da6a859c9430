"""What people are told of entries that no rule forbids, where they may be mistaken all the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from renwu.journal.entries import Entry, Event
from renwu.ledger.desk import Desk
from renwu.plan import deadlines
from renwu.plan.model import Dated
from renwu.plan.units import Directory, fold

_ALIKE = 0.7  # one letter of four or so is another


def about(desk: Desk, added: Sequence[Entry], directory: Callable[[Desk], Directory]) -> Iterator[str]:
    """Each remark once, in the order of the entries.

    Args:
        desk: the plan and the journal, before the entries are there.
        added: the entries.
        directory: gives the units there are.
    """
    yield from dict.fromkeys(remark for entry in added for remark in _extension(desk, entry))
    if reporters := dict.fromkeys(filter(None, (entry.text("reporter") for entry in added))):
        yield from _strangers(desk, reporters, directory(desk))


def _strangers(desk: Desk, reporters: Iterable[str], units: Directory) -> Iterator[str]:
    """Who reports for the first time and is no unit: an office of its own, such as 督查室, or a slip of the hand."""
    for name in reporters:
        if units.named(name) or any(entry.text("reporter") == name for entry in desk.journal.entries):
            continue
        alike = get_close_matches(fold(name), units.names, n=1, cutoff=_ALIKE)
        asked = f"；是不是{units.names[alike[0]]}？登记错了用 renwu amend 更正" if alike else ""
        yield f"报送人“{name}”在方案和以前的记录里都没有，照写的登记{asked}"


def _extension(desk: Desk, entry: Entry) -> Iterator[str]:
    """A task that is overdue again as soon as it is extended: its year or the day of the extension may be wrong."""
    if entry.event is not Event.EXTENDED:
        return
    to = deadlines.within(desk.plan, entry.text("to"))
    if isinstance(to, Dated) and to.due < entry.date:
        yield f"延至的{to.due}早于延期的日期{entry.date}"
