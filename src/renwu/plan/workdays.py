"""Working days, counted with the State Council's arrangements; a year without one is never forecast."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.plan import festivals
from renwu.plan.arrangements import ARRANGEMENTS
from renwu.plan.numerals import NUMERAL, integer

_SATURDAY = 5
_DAY = timedelta(days=1)
# A year's notice has more than once moved days of rest into the end of the year before: 29 to 31 December.
_SETTLED = (12, 28)
# 《全国年节及纪念日放假办法》 (2024), 第二条: each festival's days of rest, first and last from the day itself.
_STATUTORY = {
    "元旦": (0, 0),
    "春节": (-1, 2),
    "清明": (0, 0),
    "劳动节": (0, 1),
    "端午": (0, 0),
    "中秋": (0, 0),
    "国庆": (0, 2),
}


class UnknownYearError(Exception):
    """Counting came to days whose arrangement isn't known."""

    def __init__(self, year: int, provisional: date) -> None:
        """Tell of it.

        Args:
            year: the first year without an arrangement.
            provisional: where counting ends by weekends and statutory holidays alone.
        """
        super().__init__(
            f"工作日要按{year}年的放假安排计算，而这一年的还没有收录；只按周末和法定节假日推算是{provisional}"
        )
        self.year = year
        self.provisional = provisional


class _Days(NamedTuple):
    """Every day, as an ordinal, on which an arrangement departs from plain weeks."""

    rest: frozenset[int]
    work: frozenset[int]


def is_rest(day: date) -> bool | None:
    """Whether a day is one of rest; None if its year's arrangement isn't known."""
    if _unknown_year(day) is not None:
        return None
    days, ordinal = _days(), day.toordinal()
    return ordinal in days.rest or (day.weekday() >= _SATURDAY and ordinal not in days.work)


def after(start: date, count: int) -> date:
    """The last of so many working days after a day, which isn't counted itself (《民法典》第二百零一条).

    Args:
        start: the day that they are counted from.
        count: how many, at least 1.

    Raises:
        UnknownYearError: they reach into days whose arrangement isn't known.
        OverflowError: they reach beyond the calendar.
    """
    day, unknown = start, None
    while count:
        day += _DAY
        rest = is_rest(day)
        if rest is None:
            unknown = unknown or _unknown_year(day)
            rest = day.weekday() >= _SATURDAY or _statutory(day)
        count -= not rest
    if unknown:
        raise UnknownYearError(unknown, day)
    return day


_TYPED = re.compile(f"[+]?(?:([0-9]{{1,3}})|({NUMERAL}{{1,4}}))个?工作日(?:之?内|以内)?")


def read(typed: str, start: date) -> date | None:
    """The day that a person typed as so many working days after another: 5个工作日; None for another form.

    Raises UsageError where they are none, or reach into days whose arrangement isn't known.
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    match = _TYPED.fullmatch(text)
    if match is None:
        return None
    count = int(match[1] or integer(match[2]))
    if not count:
        raise UsageError(f"“{typed}”不是一个期限；写成如 5个工作日")
    try:
        return after(start, count)
    except UnknownYearError as unknown:
        raise UsageError(f"{unknown}；写明那一天") from None
    except OverflowError:
        raise UsageError(f"日历上没有“{typed}”以后的那一天") from None


def _unknown_year(day: date) -> int | None:
    """The year whose arrangement would have to be known for a day and isn't."""
    if day.year not in ARRANGEMENTS:
        return day.year
    unsettled = (day.month, day.day) > _SETTLED and day.year + 1 not in ARRANGEMENTS
    return day.year + 1 if unsettled else None


def _statutory(day: date) -> bool:
    return any(
        (feast := festivals.day(name, day.year)) is not None and first <= (day - feast).days <= last
        for name, (first, last) in _STATUTORY.items()
    )


@cache
def _days() -> _Days:
    years = ARRANGEMENTS.items()
    return _Days(
        frozenset(day for year, said in years for day in _written(year, said.rest)),
        frozenset(day for year, said in years for day in _written(year, said.work)),
    )


def _written(year: int, days: str) -> Iterator[int]:
    for written in days.split():
        if written.startswith("-"):
            yield _ordinal(year - 1, written[1:])
        else:
            first, _, last = written.partition("-")
            yield from range(_ordinal(year, first), _ordinal(year, last or first) + 1)


def _ordinal(year: int, written: str) -> int:
    return date(year, int(written[:2]), int(written[2:])).toordinal()
