"""The points in time that a wording names, and the stretch of the calendar that each is."""

import re
from datetime import date

from renwu.plan import festivals, periods
from renwu.plan.deadlines import nearby
from renwu.plan.deadlines.errors import NoDateError
from renwu.plan.deadlines.origin import Reckoning
from renwu.plan.model import Doubt
from renwu.plan.periods import Period

# 五一 and its like stand for a day only where something shows that they do: 八一路, 六一儿童节.
_SHORT = "三八|五一|五四|六一|七一|八一|十一"
_LONG = "|".join(sorted(set(festivals.FESTIVALS) - set(_SHORT.split("|")), key=len, reverse=True))
FESTIVAL = rf"""
    (?P<festival>{_LONG}
      | (?:{_SHORT})(?=(?:国际)?(?:劳动|妇女|青年|儿童|建党|建军|国庆)?节?(?:[之以]?前|后|期间|完成|[,;。()、]|\Z))
    )(?:国际)?(?:劳动|妇女|青年|儿童|建党|建军|国庆)?节?
"""
POINT = re.compile(
    rf"""
    (?P<lunar>(?:农历|阴历|旧历)[^,;。()]*|[正腊冬]月[^,;。()]*)
  | (?<![0-9])(?P<iso>[0-9]{{4}}([-./])[0-9]{{1,2}}\3[0-9]{{1,2}})(?![0-9])
  | (?<![0-9])(?P<compact>[0-9]{{8}})(?![0-9])
  | (?<![0-9])(?P<iso_month>[0-9]{{4}}[-./](?:[0-9]{{1,2}}-)?[0-9]{{1,2}})(?![0-9])月?
  | (?<![0-9./])(?P<dotted>[0-9]{{1,2}}[./][0-9]{{1,2}})(?=[日止]|[之以]?前(?!列))
  | \A(?P<alone>[0-9]{{1,2}}[./][0-9]{{1,2}})\Z
  | (?:(?<=[-至到])|(?:\A|(?<=[、(和及]))(?=[0-9]+[日号][之以]?前))(?P<day_only>[0-9]{{1,2}})[日号]
  | (?P<near>{nearby.NEARBY})
  | (?:
        (?<![0-9])(?P<year>[0-9]{{4}})(?:年度?)?
      | (?P<short>民国[0-9]{{1,3}}|(?<![0-9])[0-9]{{2,3}})(?=年)(?:年度?)?
      | (?P<relative>今年|本年度?|当年|明年|次年|来年)
      | (?<![0-9.年度])
    )
    (?:
        (?:[0-9]{{1,2}}[-至到、]){{0,31}}(?P<month>[0-9]{{1,2}})月份?
            (?:
                (?P<ten_days>(?:[上中下]旬?[-至到、]?)?[上中下])旬
              | (?:[0-9]{{1,2}}[-至到])?(?P<day>[0-9]{{1,2}})(?:[日号]|(?=前|\Z))
            )?
      | (?P<half>[上下])半年
      | 前?(?:第?[1-4][-至到、]){{0,8}}第?(?P<quarter>[0-9])季度?
      | 前(?P<quarters>[0-9])个季度
      | (?<=年)前(?P<months>[0-9]{{1,2}})个?月
      | [Qq](?P<quarter_>[0-9])
      | (?P<year_end>(?<![半个])(?:年[底末内终尾]|全年|岁末))
      | {FESTIVAL}
    )
  | (?<![0-9])(?P<whole_year>
        [0-9]{{4}}(?:年度?|(?=[底末])|(?<=\A[0-9]{{4}})\Z|(?<=[-至到][0-9]{{4}})\Z)
      | (?:民国[0-9]{{1,3}}|\A[0-9]{{2}}(?=年[前之以]?\Z))年
      | 今年|本年度?|当年|明年|次年|来年
    )
    """,
    re.VERBOSE,
)
"""A point in time, in a wording as `normal` gives it."""

_TEN_DAYS_ORDER = "上中下"
_TEN_DAYS = re.compile(f"[{_TEN_DAYS_ORDER}]")
_DIGITS = re.compile("(?:民国)?[0-9]+")


def year_named(point: re.Match[str]) -> str:
    """The year that a point names, as `Reckoning.year` takes it, or empty."""
    named = point["year"] or point["short"] or point["relative"] or point["whole_year"] or ""
    digits = _DIGITS.match(named)
    return digits[0] if digits else named


def is_loose(point: re.Match[str]) -> bool:
    """Whether a point is no more than a year: words behind it may take back that it is a date at all."""
    return bool(point["whole_year"] or (point["year_end"] or "").endswith("内"))


def period(point: re.Match[str], reckoning: Reckoning) -> Period:
    """The stretch that a point names.

    Raises:
        NoDateError: it can't be told which.
        ValueError, OverflowError: the calendar lacks it.
    """
    if point["lunar"]:
        raise NoDateError(f"“{point[0]}”是农历，没有写明公历日期")
    if point["iso"] or point["compact"]:
        digits = point["compact"] or "".join(part.zfill(2) for part in re.split("[-./]", point["iso"]))
        return periods.of_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if point["iso_month"]:
        year, *_, month = re.split("[-./]", point["iso_month"])
        return periods.of_month(int(year), int(month))
    if point["day_only"]:
        if not reckoning.previous:
            raise NoDateError(f"“{point[0]}”没有写明月份")
        last = reckoning.previous.last
        return periods.of_day(last.year, last.month, int(point["day_only"]))
    if point["near"]:
        return nearby.period(point["near"], _day_of_writing(point["near"], reckoning))
    year = reckoning.year(year_named(point))
    if month_and_day := point["dotted"] or point["alone"]:
        return periods.of_day(year, *map(int, re.split("[./]", month_and_day)))
    return _within(year, point)


def _day_of_writing(near: str, reckoning: Reckoning) -> date:
    if near[0] in "当次" and reckoning.previous:
        return reckoning.previous.last
    if (day := reckoning.origin.day) is None:
        raise NoDateError(f"“{near}”要从行文的日期推算，但方案没有印发日期（issued）", Doubt.ISSUE)
    return day


def _within(year: int, point: re.Match[str]) -> Period:
    if month := point["month"] or point["months"]:
        return _within_month(year, int(month), point)
    if point["half"]:
        return periods.of_half(year, 1 if point["half"] == "上" else 2)
    if quarter := point["quarter"] or point["quarters"] or point["quarter_"]:
        return periods.of_quarter(year, int(quarter))
    if point["festival"]:
        feast = festivals.day(point["festival"], year)
        if feast is None:
            raise NoDateError(f"{year}年的{point['festival']}是哪一天，没有可靠的历表")
        return Period(feast, feast)
    return periods.of_year(year)


def _within_month(year: int, month: int, point: re.Match[str]) -> Period:
    if point["day"]:
        return periods.of_day(year, month, int(point["day"]))
    if point["ten_days"]:
        latest = max(_TEN_DAYS.findall(point["ten_days"]), key=_TEN_DAYS_ORDER.index)
        return periods.of_ten_days(year, month, f"{latest}旬")
    return periods.of_month(year, month)
