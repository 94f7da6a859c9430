"""Which of the units that were asked have sent nothing back."""

from collections.abc import Collection, Iterable
from itertools import chain

from renwu.ledger.book import Book
from renwu.papers.returns.taken import Taken
from renwu.plan.units import Directory
from renwu.standing.rounds import asked
from renwu.standing.status import Standing


def unreported(
    standings: Iterable[Standing], directory: Directory, books: Iterable[Book], taken: Taken, only: Collection[str]
) -> list[str]:
    """The units with open tasks of which nothing came back, now or in what the journal has of the same rounds.

    Args:
        standings: the tasks that were asked about.
        directory: the plans' units.
        books: the plans with their journals.
        taken: what came back.
        only: the units that were asked, empty for all.
    """
    rounds = {day.isoformat() for day in taken.rounds}
    heard = set(taken.reported)
    for entry in chain.from_iterable(book.counted() for book in books):
        if entry.text("round") in rounds:
            heard.add(directory.canonical(entry.text("reporter")))
    units = dict.fromkeys(unit for standing in standings for unit in asked(standing))
    return [unit for unit in units if unit not in heard and (not only or unit in only)]
