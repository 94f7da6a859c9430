"""What a wording counts from: the plan's day of issue and year, the task's own day, and the date named before."""

import re
from datetime import date
from typing import NamedTuple

from renwu.plan.deadlines.errors import NoDateError
from renwu.plan.model import Doubt
from renwu.plan.periods import Period

_BY_THE_CALENDAR = frozenset({"今年", "本年", "本年度", "明年", "来年"})  # whatever year was named before
_NEXT_YEAR = frozenset({"明年", "次年", "来年"})
_DECADE = 10  # a short year lies no further from the plan's


class Origin(NamedTuple):
    """What is known beside the wording.

    Attributes:
        issued: the day the plan was issued.
        year: the plan's year.
        base: the day from which the task's own deadline counts.
    """

    issued: date | None
    year: int | None
    base: date | None

    @property
    def day(self) -> date | None:
        """The day on which what is written was written: 下周三, and before which no date without a year lies."""
        return self.base or self.issued

    @property
    def reckoned_year(self) -> int | None:
        """The year of a date without one: the plan's before that of its issue; never one before the task's own day."""
        if self.base:
            return max(self.year or 0, self.base.year)
        return self.year or (self.issued.year if self.issued else None)


class Reckoning:
    """Reads one wording's dates in their order.

    Attributes:
        origin: what is known beside the wording.
        previous: the date last read, whose year the next may mean.
        notes: what was decided on the way that people should know.
    """

    def __init__(self, origin: Origin) -> None:
        """Begin a wording; `origin` is what is known beside it."""
        self.origin = origin
        self.previous: Period | None = None
        self.notes: list[str] = []
        self._open = False  # whether the date before opened a range and has no year of its own

    def year(self, named: str) -> int:
        """The year that 2024, 明年, 次年, 24, 民国113 or nothing at all stands for. Raises NoDateError."""
        if len(named) == 4 and named.isdecimal():  # noqa: PLR2004  # the digits of a year
            return int(named)
        if named.removeprefix("民国").isdecimal():
            return self._short_year(named)
        if self.previous and named not in _BY_THE_CALENDAR:
            return self.previous.last.year + (named == "次年")
        return self._plan_year() + (named in _NEXT_YEAR)

    def read(self, shown: str, named: str, period: Period, *, inside: bool, opens: bool) -> None:
        """Take note of a date. Raises NoDateError where, without a year, it lies before the one before or issue.

        Args:
            shown: the date as written.
            named: its year as written.
            period: what was read.
            inside: whether it stands in brackets or behind 其中, where steps on the way to the date before are.
            opens: whether it opens a range (1月至6月), which may have begun before the day of issue.
        """
        if not re.search("[0-9]{4}", shown) and not named.removeprefix("民国").isdecimal():
            if self.previous and named not in _BY_THE_CALENDAR and not inside:
                self._check_order(shown, period, self.previous)
            if not opens and (self.previous is None or self._open or named in _BY_THE_CALENDAR):
                self._check_floor(shown, period)
            self._open = opens
        if not (inside and self.previous):
            self.previous = period

    def _check_order(self, shown: str, period: Period, previous: Period) -> None:
        if period.last < previous.last and period.first < previous.first:
            raise NoDateError(f"“{shown}”没有写明年份，按上文的年份早于前一个日期")

    def _check_floor(self, shown: str, period: Period) -> None:
        floor = self.origin.day
        if floor and period.last < floor:
            start, doubt = ("起算日期", None) if self.origin.base else ("印发日期", Doubt.EARLY)
            raise NoDateError(f"“{shown}”没有写明年份，按{period.last.year}年算早于{start}{floor}", doubt)

    def _plan_year(self) -> int:
        year = self.origin.reckoned_year
        if not year:
            raise NoDateError("没有写明年份，方案也没有印发日期（issued）或年份（year）", Doubt.YEAR)
        return year

    def _short_year(self, named: str) -> int:
        """24年 of a plan of the same decade, 113年 counted from 1912 as 民国 years are."""
        digits = int(named.removeprefix("民国"))
        if named.startswith("民国"):
            return 1911 + digits
        around = self._plan_year()
        year = 1911 + digits if digits > 99 else around - around % 100 + digits  # noqa: PLR2004  # two digits
        if abs(year - around) > _DECADE:
            raise NoDateError(f"“{named}年”是哪一年没有写全")
        self.notes.append(f"“{named}年”按{year}年算")
        return year
