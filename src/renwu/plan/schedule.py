"""报送期: when a plan's reports are due, as 每周五, 每月25日 and 每季度末 say it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from renwu.plan.model import Cycle

_WEEK = "一二三四五六日"
_BY = "(?:[之以]?前)?(?:报送?)?"
_DAY = re.compile(f"每[日天]{_BY}")
_WEEKDAY = re.compile(f"每(?:周|星期|礼拜)(?P<weekday>[{_WEEK}天末])?{_BY}")
_MONTH = re.compile(f"每个?月(?:(?P<day>[0-9]{{1,2}})[日号]|[月]?[底末])?{_BY}")
_LONGER = re.compile(
    f"每个?(?P<span>季度?|半年|年度?)(?:(?:(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})[日号]|[底末])?)|[底末])?{_BY}"
)
_MONTHS: Mapping[str, tuple[Cycle, int]] = {
    "季": (Cycle.QUARTER, 3),
    "季度": (Cycle.QUARTER, 3),
    "半年": (Cycle.HALF_YEAR, 6),
    "年": (Cycle.YEAR, 12),
    "年度": (Cycle.YEAR, 12),
}
_LAST_DAY = 31
_AHEAD = timedelta(days=7)

EXAMPLES = "每周五、每月25日、每季度末"
"""What a wording may look like, for messages."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When reports are due, once each cycle.

    Attributes:
        wording: as it is written.
        cycle: how often.
        weekday: of a week, the day, Monday being 0; else None.
        months: how many months a cycle has; 0 for days and weeks.
        month: the month of the cycle, from 1, that has the day.
        day: the day of that month; one that a month lacks is its last.
    """

    wording: str
    cycle: Cycle
    weekday: int | None = None
    months: int = 0
    month: int = 0
    day: int = _LAST_DAY

    def __str__(self) -> str:
        """As it is written."""
        return self.wording

    def due_from(self, day: date) -> date:
        """The first day on or after a day on which reports are due. Raises OverflowError at the calendar's end."""
        if not self.months:
            return day if self.weekday is None else day + timedelta(days=(self.weekday - day.weekday()) % 7)
        due = self._in_cycle_of(day)
        return due if due >= day else self._in_cycle_of(self._begun(day) + relativedelta(months=self.months))

    def due_by(self, day: date) -> date:
        """The last day on or before a day on which reports were due. Raises OverflowError at the calendar's first."""
        if not self.months:
            return day if self.weekday is None else day - timedelta(days=(day.weekday() - self.weekday) % 7)
        due = self._in_cycle_of(day)
        return due if due <= day else self._in_cycle_of(self._begun(day) - relativedelta(months=self.months))

    def is_near(self, day: date) -> bool:
        """Whether reports are due on a day or within a week after it, so that they are to be asked for."""
        return self.due_from(day) - day <= _AHEAD

    def _begun(self, day: date) -> date:
        return day.replace(day=1, month=(day.month - 1) // self.months * self.months + 1)

    def _in_cycle_of(self, day: date) -> date:
        return self._begun(day) + relativedelta(months=self.month - 1, day=self.day)


def read(wording: str) -> Schedule | None:
    """The schedule that a wording says, such as 每周五, 每月25日前, 每季度末; None where it says none."""
    text = "".join(unicodedata.normalize("NFKC", wording).split())
    readers: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Schedule | None]], ...] = (
        (_DAY, lambda said, _: Schedule(said, Cycle.DAY)),
        (_WEEKDAY, _weekly),
        (_MONTH, lambda said, found: _monthly(said, Cycle.MONTH, 1, "1", found["day"])),
        (_LONGER, lambda said, found: _monthly(said, *_MONTHS[found["span"]], found["month"], found["day"])),
    )
    for pattern, made in readers:
        if found := pattern.fullmatch(text):
            return made(wording, found)
    return None


def _weekly(wording: str, found: re.Match[str]) -> Schedule:
    """A day of the week; the last of them where none is named."""
    named = (found["weekday"] or "末").replace("天", "日").replace("末", "日")
    return Schedule(wording, Cycle.WEEK, weekday=_WEEK.index(named))


def _monthly(wording: str, cycle: Cycle, months: int, month: str | None, day: str | None) -> Schedule | None:
    """A day of a month of a cycle, the last of the last where none is named; None for one that can't be."""
    at, on = int(month or months), int(day or _LAST_DAY)
    if not (1 <= at <= months and 1 <= on <= _LAST_DAY):
        return None
    return Schedule(wording, cycle, months=months, month=at, day=on)
