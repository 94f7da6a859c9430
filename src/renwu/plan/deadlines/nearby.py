"""Dates that are counted from the day of writing: 下周三, 本月底, 次月10日, 季度末."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from renwu.plan import periods
from renwu.plan.periods import Period

NEARBY = r"""
    [本这下]个?(?:周|星期)(?!期|边|年)[1-6一二三四五六日天末]?
  | (?<![0-9一二三四五六每双单两上按日号(])(?:周|星期)[一二三四五六日天末](?!期)
  | [本当这下次]个?月份?(?:[上中下]旬|[0-9]{1,2}[日号])?
  | (?<![0-9个每半隔逐按季度])月[底末]
  | [本下]个?季度?(?!节)
  | (?<![0-9第每按逐个前两几])季度?[底末]
"""
"""A regular expression, verbose, for one of them."""

_WEEKDAYS = {
    char: number for number, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末")) for char in chars
}
_WEEK = timedelta(days=6)
_NEXT = ("下", "次")


def period(written: str, day: date) -> Period:
    """What such words mean, written on a day.

    A week runs from Monday to Sunday. Raises ValueError or OverflowError where the calendar lacks it.
    """
    ahead = written.startswith(_NEXT)
    if "周" in written or "星期" in written:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=ahead)
        weekday = _WEEKDAYS.get(written[-1])
        if weekday is None:
            return Period(monday, monday + _WEEK)
        return Period(*[monday + timedelta(days=weekday)] * 2)
    if "季" in written:
        start = day + relativedelta(months=3 * ahead)
        return periods.of_quarter(start.year, (start.month + 2) // 3)
    start = day + relativedelta(months=ahead, day=1)
    if of_month := re.search("([0-9]+)[日号]", written):
        return periods.of_day(start.year, start.month, int(of_month[1]))
    if of_month := re.search("[上中下]旬", written):
        return periods.of_ten_days(start.year, start.month, of_month[0])
    return periods.of_month(start.year, start.month)
