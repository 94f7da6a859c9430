"""Stretches of the calendar, and the dates and periods a person types on the command line."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from renwu.errors import UsageError

_MONTH_END = relativedelta(day=31)
_QUARTER_MONTHS = 3
_HALF_MONTHS = 6


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
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<count>[0-9]{1,4})(?P<unit>[dwmy])")
_OFFSET_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_PERIOD_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile("([0-9]{4})年?"), of_year),
    (re.compile("([0-9]{4})-([0-9]{1,2})"), of_month),
    (re.compile("([0-9]{4})年([0-9]{1,2})月"), of_month),
    (re.compile("([0-9]{4})-?[Qq]([0-9])"), of_quarter),
    (re.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), of_day),
    (re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"), of_day),
)
_DAY_EXAMPLES = "写成如 2024-12-31、2024年12月31日、today（今天）、+30d、-2w、+3m"
_PERIOD_EXAMPLES = "写成如 2024、2024年、2024-12、2024年12月、2024Q4、2024-01..2024-06"


def _tidy(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).split())


def written_day(text: str) -> date | None:
    """The day written as 2024-12-31, 2024/12/31, 2024.12.31, 20241231 or 2024年12月31日; None for another form.

    Raises ValueError for a day that the calendar lacks.
    """
    match = _DAY_FORMS.fullmatch(_tidy(text))
    if match is None:
        return None
    return date(
        int(match["year"]), *(int(match[key] or match[f"{key}_"] or match[f"{key}__"]) for key in ("month", "day"))
    )


def spoken(day: date) -> str:
    """A date as documents write it: 2025年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def read_day(typed: str, today: date) -> date:
    """The day a person typed: 2024-12-31, 2024年12月31日, today or 今天, or an offset from `today` (+30d, -2w).

    Raises UsageError for anything else, a month or a year alone included.
    """
    text = _tidy(typed)
    if text in {"today", "今天"}:
        return today
    try:
        if match := _OFFSET.fullmatch(text):
            count = int(match["sign"] + match["count"])
            return today + relativedelta(**{_OFFSET_UNITS[match["unit"]]: count})  # type: ignore[arg-type]  # the stubs list each keyword
        if (day := written_day(text)) is not None:
            return day
    except (ValueError, OverflowError):
        raise UsageError(f"日历上没有“{typed}”这一天；{_DAY_EXAMPLES}") from None
    raise UsageError(f"“{typed}”不是一个日期；{_DAY_EXAMPLES}")


def _one_period(text: str) -> Period | None:
    for form, build in _PERIOD_FORMS:
        if match := form.fullmatch(text):
            return build(*map(int, match.groups()))
    return None


def read_period(typed: str) -> Period:
    """The period a person typed: 2024, 2024年, 2024-12, 2024年12月, 2024Q4, a day, or two of them with .. between.

    Raises UsageError for anything else, and for a stretch that ends before it begins.
    """
    first, dots, last = _tidy(typed).partition("..")
    try:
        begin, end = _one_period(first), _one_period(last if dots else first)
    except ValueError:
        raise UsageError(f"日历上没有“{typed}”；{_PERIOD_EXAMPLES}") from None
    if begin is None or end is None:
        raise UsageError(f"“{typed}”不是一段时间；{_PERIOD_EXAMPLES}")
    if end.last < begin.first:
        raise UsageError(f"“{typed}”的止期早于起期；{_PERIOD_EXAMPLES}")
    return Period(begin.first, end.last)


def read_bound(typed: str, today: date) -> Period:
    """What a person typed as the beginning or end of a search: a day as `read_day`, or a year or month.

    The caller takes the first or last day, as it needs. Raises UsageError for anything else.
    """
    try:
        whole = _one_period(_tidy(typed))
    except ValueError:
        raise UsageError(f"日历上没有“{typed}”；{_DAY_EXAMPLES}") from None
    if whole is not None:
        return whole
    day = read_day(typed, today)
    return Period(day, day)
