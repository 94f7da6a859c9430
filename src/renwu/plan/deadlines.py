"""Wordings of 完成时限 to deadlines. Total: any text is read, and what can't be is unclear, with a reason.

A wording is normalised (NFKC, no white space, Chinese numerals to digits), recurrences (每月…) are set aside,
and every point in time in what is left is found by one expression. The last of them is the due date.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from renwu.plan import periods
from renwu.plan.model import Cycle, Dated, Deadline, Milestone, Ongoing, Unclear
from renwu.plan.numerals import NUMERAL, integer
from renwu.plan.periods import Period

# NFKC would turn these into digits and glue them to the number that follows.
_ENUMERATORS = re.compile("[\u2460-\u2473\u2488-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")
# A line that begins with a date begins a clause, unless it goes on with the line before: 2024年, 12月.
_LINE = re.compile("(?<![0-9年第至到—-])\\s*\n\\s*(?=[0-9]{4}|[0-9]{1,2}月)")
_DASHES = str.maketrans(dict.fromkeys("—–―‐‑−~〜", "-"))
_FIVE_YEAR_PLAN = re.compile(
    '(?:[“"‘「『](十[一二三四五六七八九]?五)[”"’」』]|(十[一二三四五六七八九]?五)(?=时期|期间|规划|期?末))'
)
_YEAR_NUMERAL = re.compile("([〇零○Oo0一二三四五六七八九]{4})(?=年)")
_NUMERAL = re.compile(f"({NUMERAL}{{1,9}})(?=(?:[-至到、]第?{NUMERAL}{{1,9}}){{0,4}}(?:个|年|季|月|旬|周|日|号|天))")
_ASIDE = re.compile(r"\((?:力争|争取|含|其中)[^()]*\)")

_CYCLES = {
    "日": Cycle.DAY,
    "天": Cycle.DAY,
    "周": Cycle.WEEK,
    "星期": Cycle.WEEK,
    "月": Cycle.MONTH,
    "季": Cycle.QUARTER,
    "半年": Cycle.HALF_YEAR,
    "年": Cycle.YEAR,
}
_RECURRENCE = re.compile("(?:每个?(?P<every>半年|年|季|月|周|星期|日|天)|[按逐](?P<by>年|季|月|周|日)|每)[^,;。]*")
_ONGOING = re.compile("常态|持续|长期|长效|经常|日常|滚动|定期")

_POINT = re.compile(
    r"""
    (?:印发|发布|公布|下发|发文)(?:之日)?[起后]?(?:之日起)?
        (?P<count>[0-9]{1,3}|半)个?(?P<unit>工作日|日|天|周|星期|月|年)(?:之?内|以内)
  | (?<![0-9])(?P<iso>[0-9]{4}([-./])[0-9]{1,2}\4[0-9]{1,2})(?![0-9])
  | (?<![0-9])(?P<compact>[0-9]{8})(?![0-9])
  | (?<![0-9])(?P<iso_month>[0-9]{4}[-./](?:[0-9]{1,2}-)?[0-9]{1,2})(?![0-9])月?
  | (?<=[-至到])(?P<day_only>[0-9]{1,2})[日号]
  | (?:(?<![0-9])(?P<year>[0-9]{4})(?:年度?)?|(?P<relative>今年|本年度?|当年|明年|次年|来年)|(?<![0-9.年度]))
    (?:
        (?:[0-9]{1,2}[-至到、])*(?P<month>[0-9]{1,2})月份?
            (?:(?P<ten_days>[上中下]旬)|(?:[0-9]{1,2}[-至到])?(?P<day>[0-9]{1,2})(?:[日号]|(?=前|\Z)))?
      | (?P<half>[上下])半年
      | 前?(?:第?[1-4][-至到、])*第?(?P<quarter>[0-9])季度?
      | 前(?P<quarters>[0-9])个季度
      | [Qq](?P<quarter_>[0-9])
      | (?<![半个])(?:年[底末内终]|全年)
    )
  | (?<![0-9])(?P<whole_year>
        [0-9]{4}(?:年度?|(?=[底末])|(?<=\A[0-9]{4})\Z|(?<=[-至到][0-9]{4})\Z)
      | 今年|本年度?|当年|明年|次年|来年
    )
    """,
    re.VERBOSE,
)
_AFTER_POINT = re.compile(
    r"""年?[底末内]?(?:
        (?P<start>初?(?:起(?!草|步)|开始|以来|(?:以|之)?后(?!续|期)))
      | (?P<vague>
            初(?!步|审|稿|验|始|次)|中(?!旬|国|央|心|小|医|高|层)|左右|前后|春|夏|秋|冬|汛|暑|寒
          | 元旦|清明|五一|端午|国庆|两会|高考|开学
        )
      | (?P<before>第?[0-9]{1,2}周|[^,;。]{0,6}前(?!海|沿|期|景|端|台|瞻))
    )""",
    re.VERBOSE,
)
_BY_THE_CALENDAR = {"今年", "本年", "本年度", "明年", "来年"}  # whatever year was named before
_NEXT_YEAR = {"明年", "次年", "来年"}


class _UnreadableError(Exception):
    def __init__(self, reason: str, *, impossible: bool = False) -> None:
        self.reason = reason
        self.impossible = impossible


@lru_cache(maxsize=1 << 16)
def read(wording: str, issued: date | None = None, year: int | None = None) -> Deadline:
    """The deadline that a wording means.

    Args:
        wording: what the document says; any text.
        issued: the day the plan was issued, base of 印发之日起…, and of wordings without a year.
        year: the plan's year, which wordings without one mean where it is known.

    Returns:
        Dated, Ongoing or Unclear, with the wording as it was given. Never raises.
    """
    text = _normalise(wording)
    if not text.strip("-/无.、"):
        return Unclear(wording, "没有填写完成时限")
    recurrence = _RECURRENCE.search(text)
    base = _Base(issued, year)
    try:
        milestones = _milestones(_RECURRENCE.sub("", text), base)
    except _UnreadableError as unreadable:
        return Unclear(wording, unreadable.reason, impossible=unreadable.impossible)
    if milestones:
        due = max(milestone.due for milestone in milestones)
        return Dated(wording, due, milestones if len(milestones) > 1 else ())
    return _undated(wording, text, recurrence, begins=base.begins)


def _undated(wording: str, text: str, recurrence: re.Match[str] | None, *, begins: bool) -> Ongoing | Unclear:
    if recurrence:
        return Ongoing(wording, _CYCLES.get(recurrence["every"] or recurrence["by"]))
    if _ONGOING.search(text):
        return Ongoing(wording)
    if begins:
        return Unclear(wording, "只写了开始的时间，没有写明完成的时间")
    return Unclear(wording, "没有写明日期，也没有写明常态化推进")


def _normalise(wording: str) -> str:
    text = _LINE.sub(";", unicodedata.normalize("NFKC", _ENUMERATORS.sub(";", wording)))
    text = _ASIDE.sub("", "".join(text.split()).translate(_DASHES))
    text = _FIVE_YEAR_PLAN.sub(lambda plan: f"{_five_year_plan_end(plan[1] or plan[2])}年", text)
    text = _YEAR_NUMERAL.sub(lambda numeral: str(integer(re.sub("[Oo0]", "〇", numeral[1]))).zfill(4), text)
    return _NUMERAL.sub(lambda numeral: str(integer(numeral[1])), text)


def _five_year_plan_end(name: str) -> int:
    # The tenth plan, 十五, ran to 2005, the fourteenth, 十四五, to 2025.
    ordinal = integer(name[:-1]) if name != "十五" else 10
    return 1955 + 5 * ordinal


class _Base:
    """What a wording without a year, or from the day of issue, counts from; remembers the date last read."""

    def __init__(self, issued: date | None, year: int | None) -> None:
        self.issued = issued
        self.year = year
        self.previous: Period | None = None
        self.begins = False  # whether a point was passed over that only begins something

    def year_for(self, point: re.Match[str]) -> int:
        named = point["year"] or point["relative"] or point["whole_year"] or ""
        if named[:4].isdecimal():
            return int(named[:4])
        if self.previous and named not in _BY_THE_CALENDAR:
            return self.previous.last.year + (named == "次年")
        year = self.year or (self.issued and self.issued.year)
        if not year:
            raise _UnreadableError("没有写明年份，方案也没有印发日期（issued）或年份（year）")
        return year + (1 if named in _NEXT_YEAR else 0)

    def check(self, point: re.Match[str], period: Period) -> None:
        if re.search("[0-9]{4}", point[0]) or point["count"]:
            return
        if self.previous and point["relative"] not in _BY_THE_CALENDAR:
            if period.last < self.previous.last:
                raise _UnreadableError(f"“{point[0]}”没有写明年份，按上文的年份早于前一个日期")
        elif self.issued and period.last < self.issued:
            raise _UnreadableError(f"“{point[0]}”没有写明年份，按{period.last.year}年算早于印发日期{self.issued}")


def _milestones(text: str, base: _Base) -> tuple[Milestone, ...]:
    milestones: list[Milestone] = []
    for clause in re.split("[,;。]+", text):
        ends = list(_ends(clause, base))
        if ends:
            milestones.append(Milestone(clause, max(ends)))
        elif milestones and clause:
            before = milestones[-1]
            milestones[-1] = before._replace(text=f"{before.text}，{clause}")
    return tuple(milestones)


def _ends(clause: str, base: _Base) -> Iterator[date]:
    """The points of a clause that end something; one that only begins (2024年1月起) is passed over."""
    for point in _POINT.finditer(clause):
        try:
            period = _period(point, base)
        except (ValueError, OverflowError):
            raise _UnreadableError(f"日历上没有“{point[0]}”", impossible=True) from None
        base.check(point, period)
        base.previous = period
        after = _AFTER_POINT.match(clause, point.end())
        if after and after["start"]:
            base.begins = True
            continue
        if after and after["vague"]:
            raise _UnreadableError(f"“{point[0]}{after[0]}”没有确定的日子")
        if after and after["before"] == after[0] and point["whole_year"]:
            raise _UnreadableError(
                f"“{point[0]}{after[0]}”没有写明是否包括{point[0]}当年"
                if after[0].lstrip("以之") == "前"
                else f"“{point[0]}{after[0]}”没有确定的日子"
            )
        yield period.last


def _period(point: re.Match[str], base: _Base) -> Period:
    """The period a point names. Raises ValueError or OverflowError where the calendar lacks it."""
    if point["count"]:
        return _since_issue(point["count"], point["unit"], base.issued)
    if point["iso"] or point["compact"]:
        digits = point["compact"] or "".join(part.zfill(2) for part in re.split("[-./]", point["iso"]))
        return periods.of_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if point["iso_month"]:
        year, *_, month = re.split("[-./]", point["iso_month"])
        return periods.of_month(int(year), int(month))
    if point["day_only"]:
        if not base.previous:
            raise _UnreadableError(f"“{point[0]}”没有写明月份")
        last = base.previous.last
        return periods.of_day(last.year, last.month, int(point["day_only"]))
    return _within(base.year_for(point), point)


def _within(year: int, point: re.Match[str]) -> Period:
    if point["month"]:
        month = int(point["month"])
        if point["day"]:
            return periods.of_day(year, month, int(point["day"]))
        if point["ten_days"]:
            return periods.of_ten_days(year, month, point["ten_days"])
        return periods.of_month(year, month)
    if point["half"]:
        return periods.of_half(year, 1 if point["half"] == "上" else 2)
    if quarter := point["quarter"] or point["quarters"] or point["quarter_"]:
        return periods.of_quarter(year, int(quarter))
    return periods.of_year(year)


def _since_issue(count: str, unit: str, issued: date | None) -> Period:
    # 《民法典》第二百零一条、第二百零二条: the day it starts from doesn't count; a period of months or years ends
    # on the corresponding day, or on the month's last where there is none.
    if unit == "工作日":
        raise _UnreadableError("按工作日计算，要有节假日安排才能算出日期")
    if issued is None:
        raise _UnreadableError("从印发之日起算，但方案没有印发日期（issued）")
    if count == "半":
        span = relativedelta(months=6) if unit == "年" else relativedelta(days=15)
    else:
        number = int(count)
        span = {
            "日": relativedelta(days=number),
            "天": relativedelta(days=number),
            "周": relativedelta(weeks=number),
            "星期": relativedelta(weeks=number),
            "月": relativedelta(months=number),
            "年": relativedelta(years=number),
        }[unit]
    return Period(issued, issued + span)
