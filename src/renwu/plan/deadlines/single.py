"""A text that is one point in time and nothing else, as a person types it to ask for what is due then."""

import re
from datetime import date
from typing import NamedTuple

from renwu.plan.deadlines.errors import NoDateError
from renwu.plan.deadlines.origin import Origin, Reckoning
from renwu.plan.deadlines.points import POINT, period, year_named
from renwu.plan.deadlines.wording import normal
from renwu.plan.periods import Period

_ISO_MONTH = re.compile("[0-9]{4}[-./][0-9]{1,2}")
_BEGINS_THE_YEAR = re.compile("(?:[0-9]{4}年?)?前")  # 前三季度
_TAIL = frozenset({"", "年", "底", "末", "终", "尾", "内", "份", "期间", "年底", "年末"})


class Point(NamedTuple):
    """A stretch of the calendar, and whether its text says of which year."""

    period: Period
    dated: bool


def point(text: str, day: date, year: int) -> Point | None:
    """The point that a text is, as a deadline's wording would name it; None where it is none, or more than one.

    Args:
        text: as it was typed.
        day: the day on which it was, from which 下周三 counts.
        year: the year that a point without one means.

    Raises:
        ValueError, OverflowError: the calendar lacks it.
    """
    normalised = normal(text)
    match = POINT.match(normalised)
    if match is None or normalised[match.end() :] not in _TAIL:
        return None
    if match["iso_month"] and not _ISO_MONTH.fullmatch(match["iso_month"]):
        return None
    reckoning = Reckoning(Origin(day, year, None))
    try:
        stretch = period(match, reckoning)
    except NoDateError:
        return None
    dated = bool(match["near"] or match["iso"] or match["compact"] or match["iso_month"] or year_named(match))
    if _BEGINS_THE_YEAR.match(match[0]):
        stretch = Period(date(stretch.last.year, 1, 1), stretch.last)
    return Point(stretch, dated)
