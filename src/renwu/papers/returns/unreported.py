"""Which of the units that were asked have sent nothing back."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from renwu.journal import history
from renwu.journal.entries import Entry
from renwu.papers.returns.taken import Taken
from renwu.plan.units import Directory
from renwu.standing.rounds import asked
from renwu.standing.status import Standing


def unreported(
    standings: Iterable[Standing], directory: Directory, entries: Sequence[Entry], taken: Taken, only: Collection[str]
) -> list[str]:
    """The units with open tasks of which nothing came back, now or in what the journal has of the same rounds.

    Args:
        standings: the tasks that were asked about.
        directory: the plan's units.
        entries: the journal's.
        taken: what came back.
        only: the units that were asked, empty for all.
    """
    rounds = {day.isoformat() for day in taken.rounds}
    heard = set(taken.reported)
    for counting in history.counted(entries, date.max).values():
        heard.update(directory.canonical(entry.text("reporter")) for entry in counting if entry.text("round") in rounds)
    units = dict.fromkeys(unit for standing in standings for unit in asked(standing))
    return [unit for unit in units if unit not in heard and (not only or unit in only)]
