"""When a plan begins, before which nothing of it can have happened."""

from datetime import date
from typing import NamedTuple

from renwu.plan.model import Plan


class Early(NamedTuple):
    """What a day lies before: in words, and whether the plan had not even begun, so that it must be a mistake."""

    words: str
    mistaken: bool


def early(plan: Plan, day: date) -> Early | None:
    """What of a plan's year and day of issue a day lies before.

    A plan begins with its year or on the day it is issued, whichever comes first; a day between the two may be meant.

    Args:
        plan: the plan.
        day: the day on which something is said to have happened.

    Returns:
        What it lies before, None where nothing speaks against the day.
    """
    marks = _marks(plan)
    before = [(mark, words) for mark, words in marks if day < mark]
    if not before:
        return None
    return Early("、".join(words for _, words in before), mistaken=len(before) == len(marks))


def begins(plan: Plan) -> date | None:
    """The first day on which something of a plan may have happened; None where it names neither."""
    return min((mark for mark, _ in _marks(plan)), default=None)


def _marks(plan: Plan) -> list[tuple[date, str]]:
    marks = [(date(plan.year, 1, 1), f"方案的年份{plan.year}")] if plan.year else []
    return marks + ([(plan.issued, f"方案的印发日期{plan.issued}")] if plan.issued else [])
