"""The dates and periods that a person types: 2024-12-31, 6月3日, 昨天, 月底, +30d; 2024Q4, 下半年, 2024-01..2024-06."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from renwu.errors import UsageError
from renwu.plan.periods import Look, Period, of_day, of_month, of_quarter, of_year, tidy, written_day

_DAY_EXAMPLES = "写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m"
_PERIOD_EXAMPLES = "写成如 2024、2024年12月、2024Q4、下半年、本季度、2024-01..2024-06"


class Typed(NamedTuple):
    """What was typed: the days that are meant, and what people must be told of that, if anything."""

    period: Period
    told: str


_DAYS = {
    "today": 0,
    "今天": 0,
    "今日": 0,
    "yesterday": -1,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "tomorrow": 1,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<count>[0-9]{1,4})(?P<unit>[dwmy])")
_OFFSET_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_MONTH = re.compile("([0-9]{4})(?:[-/.]([0-9]{1,2})|年([0-9]{1,2})月)")
_QUARTER = re.compile("([0-9]{4})-?[Qq]([0-9])")
# What stands for a year or month by where it is from today; the last of a kind alone, 年底, is this one's.
_NEARBY = re.compile("(?P<which>今|本|当|去|上|前|明|下)?(?P<one>个)?(?P<kind>年度?|月|季度?)(?P<rest>.*)")
_STEPS = {"今": 0, "本": 0, "当": 0, None: 0, "去": -1, "上": -1, "明": 1, "下": 1}
_HALVES = re.compile("(?:(?<=[0-9]{4})-?|年|^)[Hh]([12])$")
_MONTH_AND_DAY = re.compile("([0-9]{1,2})[-/]([0-9]{1,2})")
_BEFORE = re.compile("(?:[之以]?前)?(?:完成|办结)?$")
_BY = re.compile("[之以]?前(?:完成|办结)?$")
_LAST = re.compile("[底末终尾]$")
_SEPARATOR = re.compile(r"\.\.|~|—+|–|至|到|(?<=[年月日号度旬底末])-")
_SHARED = re.compile("(.*?)([0-9一二三四五六七八九十]{1,3})(月份?|季度?|日|号)$")
_HYPHEN = re.compile("(.*?)([0-9]{1,2})-([0-9]{1,2})(月份?|季度?|日|号)$")
_DAY_ALONE = re.compile("[0-9]{1,2}[日号]")
_YEAR = 364  # from the first day of a year to its last
_LEAP = 8  # in so many years there is a 29 February


def read_day(typed: str, today: date, look: Look = Look.BACK) -> Typed:
    """The day that a person typed; `today` is the day that 昨天 and +30d count from.

    Raises UsageError for anything else; for a month or a year, whose end alone is a day, with its days.
    """
    try:
        found = _stretch(tidy(typed), typed, today, look)
    except (ValueError, OverflowError):
        raise UsageError(f"日历上没有“{typed}”这一天；{_DAY_EXAMPLES}") from None
    if found is None:
        raise _no_day(typed, today)
    first, last = found.period
    if first != last:
        raise UsageError(f"“{typed}”没有写到日；写成如 {last}（最后一天）")
    return found


def read_bound(typed: str, today: date, look: Look = Look.BACK) -> Typed:
    """What a person typed as the beginning or end of a search: a day, or a month, quarter or year.

    The caller takes the first or last day, as it needs. Raises UsageError for anything else.
    """
    try:
        found = _stretch(tidy(typed), typed, today, look)
    except (ValueError, OverflowError):
        raise UsageError(f"日历上没有“{typed}”；{_DAY_EXAMPLES}") from None
    if found is None:
        raise _no_day(typed, today)
    return found


def _no_day(typed: str, today: date) -> UsageError:
    """That a text is no day; where it is a stretch with two ends, that one of them is wanted."""
    try:
        ends = _range(tidy(typed), typed, today)
    except (ValueError, OverflowError):
        ends = None
    if ends is None:
        return UsageError(f"“{typed}”不是一个日期；{_DAY_EXAMPLES}")
    return UsageError(f"“{typed}”是一段时间，这里只写一头；写成如 {ends.period.first} 或 {ends.period.last}")


def read_period(typed: str, today: date) -> Typed:
    """The period that a person typed: what a deadline may say, or two of them with .., ~, 至, 到 or a dash between.

    9月底前 is every day up to then. Raises UsageError for anything else, and for a stretch that ends before it begins.
    """
    text = tidy(typed)
    try:
        found = _range(text, typed, today) or _until(text, typed, today)
    except (ValueError, OverflowError):
        raise UsageError(f"日历上没有“{typed}”；{_PERIOD_EXAMPLES}") from None
    if found is None:
        raise UsageError(f"“{typed}”不是一段时间；{_PERIOD_EXAMPLES}")
    if found.period.last < found.period.first:
        raise UsageError(f"“{typed}”的止期早于起期；{_PERIOD_EXAMPLES}")
    return found


def _until(text: str, typed: str, today: date) -> Typed | None:
    """One stretch, or where a text says 前 all days up to its end.

    Raises UsageError for 2024年前, which may mean the year itself or not.
    """
    found = _stretch(text, typed, today, Look.THIS_YEAR)
    if found is None or not _BY.search(text):
        return found
    from renwu.plan import counted  # noqa: PLC0415  # the same

    if counted.period(text, today):
        return found
    first, last = found.period
    if (last - first).days >= _YEAR:
        raise UsageError(f"“{typed}”没有写明是否包括{last.year}年；写成如 {last.year}年底前、{last.year - 1}年底前")
    return Typed(Period(date.min, last), f"“{typed}”指{last}或以前")


def _range(text: str, typed: str, today: date) -> Typed | None:
    """Two stretches, of which the former may lack the unit of the latter, and the latter the year of the former."""
    if hyphen := _HYPHEN.fullmatch(text):
        before, first, last, unit = hyphen.groups()
        begin, end = f"{before}{first}{unit}", f"{last}{unit}"
    else:
        begin, separator, end = _parted(text)
        if not separator:
            return None
        if shared := _SHARED.fullmatch(end):
            begin += "" if _whole(begin, today) else shared[3]
    one = _stretch(begin, typed, today, Look.THIS_YEAR)
    if one is None:
        return None
    if _DAY_ALONE.fullmatch(end):
        end = f"{one.period.first.month}月{end}"
    other = _stretch(end, typed, one.period.first, Look.THIS_YEAR)
    if other is None:
        return None
    period = Period(one.period.first, other.period.last)
    return Typed(period, _told(typed, period) if one.told else "")


def _parted(text: str) -> tuple[str, str, str]:
    match = _SEPARATOR.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _whole(text: str, today: date) -> bool:
    """Whether a text is a stretch by itself."""
    try:
        return _stretch(text, text, today, Look.THIS_YEAR) is not None
    except (ValueError, OverflowError):
        return True


def _stretch(text: str, typed: str, today: date, look: Look) -> Typed | None:
    """One stretch; None where the text is none. Raises ValueError or OverflowError where the calendar lacks it."""
    if (known := _dated(text, today)) is not None:
        return Typed(known, "")
    from renwu.plan import counted  # noqa: PLC0415  # most people type what is read above

    if (near := counted.period(text, today)) is not None:
        return Typed(near, _told(typed, near))
    spelt = _spelt(text, today)
    if spelt is None:
        return None
    from renwu.plan.deadlines.single import point  # noqa: PLC0415  # the same

    ends = _LAST.search(spelt) is not None
    for year in _years(today, look):
        try:
            found = point(spelt, today, year)
        except ValueError:
            continue  # 2月29日
        if found is None:
            return None
        period = Period(found.period.last, found.period.last) if ends else found.period
        if found.dated:
            return Typed(period, "")
        if (look is not Look.BACK or period.first <= today) and (look is not Look.AHEAD or period.last >= today):
            added = look is Look.THIS_YEAR or year != today.year
            return Typed(period, _told(typed, period) if added else "")
    raise ValueError(typed)


def _years(today: date, look: Look) -> range:
    """The years that a date without one may mean, the likeliest first."""
    step = -1 if look is Look.BACK else 1
    return range(today.year, today.year + step * (1 if look is Look.THIS_YEAR else _LEAP + 1), step)


def _told(typed: str, period: Period) -> str:
    first, last = period
    return f"“{typed}”指{first}" + ("" if first == last else f"至{last}")


def _dated(text: str, today: date) -> Period | None:
    """What needs no grammar: a written day, month, quarter or year, 昨天, +30d."""
    if (steps := _DAYS.get(text)) is not None:
        return _one(today + timedelta(days=steps))
    if offset := _OFFSET.fullmatch(text):
        count = int(offset["sign"] + offset["count"])
        return _one(today + relativedelta(**{_OFFSET_UNITS[offset["unit"]]: count}))  # type: ignore[arg-type]  # the stubs list each keyword
    if (day := written_day(text)) is not None:
        return _one(day)
    if month := _MONTH.fullmatch(text):
        return of_month(int(month[1]), int(month[2] or month[3]))
    if quarter := _QUARTER.fullmatch(text):
        return of_quarter(int(quarter[1]), int(quarter[2]))
    return of_year(int(text)) if re.fullmatch("[0-9]{4}", text) else None


def _one(day: date) -> Period:
    return of_day(day.year, day.month, day.day)


def _spelt(text: str, today: date) -> str | None:
    """A text with 去年, 上月, 本季度 and what only people type, 2025H2 or 6/3, spelt as a document would."""
    text = _BEFORE.sub("", text)
    text = _HALVES.sub(lambda half: f"{'年' if half.start() else ''}{'上' if half[1] == '1' else '下'}半年", text)
    if short := _MONTH_AND_DAY.fullmatch(text):
        return f"{int(short[1])}月{int(short[2])}日"
    near = _NEARBY.fullmatch(text)
    if near is None or (near["which"] is None and not _LAST.fullmatch(near["rest"])):
        return text or None
    kind, rest = near["kind"][0], near["rest"]
    steps = -2 if (near["which"], kind) == ("前", "年") else _STEPS.get(near["which"])
    if steps is None:
        return text
    if kind == "年":
        return f"{today.year + steps}年{rest}"
    if kind == "月":
        month = today + relativedelta(months=steps)
        return f"{month.year}年{month.month}月{rest}"
    quarter = today + relativedelta(months=3 * steps)
    return f"{quarter.year}年第{(quarter.month + 2) // 3}季度{rest}"
