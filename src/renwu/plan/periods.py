"""Stretches of the calendar, and days as spreadsheets and documents write them."""

import re
import unicodedata
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

_MONTH_END = relativedelta(day=31)
_QUARTER_MONTHS = 3
_HALF_MONTHS = 6


class Look(Enum):
    """Which year a date means that has none."""

    BACK = auto()  # the latest that isn't in the future: when something happened
    AHEAD = auto()  # the first that isn't past: by when something is asked for
    THIS_YEAR = auto()  # that of the day it is asked on: when something is due


class Period(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Whether a day lies in it."""
        return isinstance(day, date) and self.first <= day <= self.last


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, 1) + _MONTH_END)


def of_year(year: int) -> Period:
    """A year; like all of these, raises ValueError for one the calendar lacks."""
    return _months(year, 1, 12)


def of_half(year: int, half: int) -> Period:
    """上半年 (1) or 下半年 (2)."""
    return _months(year, half * _HALF_MONTHS - 5, half * _HALF_MONTHS)


def of_quarter(year: int, quarter: int) -> Period:
    """A quarter, 1 to 4."""
    return _months(year, quarter * _QUARTER_MONTHS - 2, quarter * _QUARTER_MONTHS)


def of_month(year: int, month: int) -> Period:
    """A month, 1 to 12."""
    return _months(year, month, month)


def of_ten_days(year: int, month: int, part: str) -> Period:
    """上旬 (1st to 10th), 中旬 (to the 20th) or 下旬 (to the month's end) of a month."""
    whole = of_month(year, month)
    if part == "上旬":
        return Period(whole.first, whole.first + timedelta(days=9))
    if part == "中旬":
        return Period(whole.first + timedelta(days=10), whole.first + timedelta(days=19))
    return Period(whole.first + timedelta(days=20), whole.last)


def of_day(year: int, month: int, day: int) -> Period:
    """One day."""
    only = date(year, month, day)
    return Period(only, only)


_DAY_FORMS = re.compile(
    r"(?P<year>[0-9]{4})(?:(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
    r"|年(?P<month_>[0-9]{1,2})月(?P<day_>[0-9]{1,2})日|(?P<month__>[0-9]{2})(?P<day__>[0-9]{2}))"
)


def tidy(typed: str) -> str:
    """A text in NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def written_day(text: str) -> date | None:
    """The day written as 2024-12-31, 2024/12/31, 2024.12.31, 20241231 or 2024年12月31日; None for another form.

    Raises ValueError for a day that the calendar lacks.
    """
    match = _DAY_FORMS.fullmatch(tidy(text))
    if match is None:
        return None
    return date(
        int(match["year"]), *(int(match[key] or match[f"{key}_"] or match[f"{key}__"]) for key in ("month", "day"))
    )


def spoken(day: date) -> str:
    """A date as documents write it: 2025年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
