"""Days that people count from today, as no document does: 10天前, 两周后, 上周, 上上周五."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from renwu.plan.deadlines import nearby
from renwu.plan.numerals import NUMERAL, integer
from renwu.plan.periods import Period

_WEEK = re.compile("(?P<back>上{1,2})个?(?:周|星期|礼拜)(?P<day>[1-6一二三四五六日天末]?)")
_STEPS = re.compile(
    f"(?P<count>[0-9]{{1,4}}|{NUMERAL}{{1,4}})(?P<unit>天|个?周|个?星期|个?礼拜|个月)[之以]?(?P<way>[前后])"
)
_UNITS = {"天": "days", "周": "weeks", "星期": "weeks", "礼拜": "weeks", "月": "months"}


def period(text: str, today: date) -> Period | None:
    """What such words mean; None for any other. Raises ValueError or OverflowError where the calendar lacks it."""
    if week := _WEEK.fullmatch(text):
        return nearby.period(f"本周{week['day']}", today - timedelta(weeks=len(week["back"])))
    if steps := _STEPS.fullmatch(text):
        count = int(steps["count"]) if steps["count"].isdecimal() else integer(steps["count"])
        span = relativedelta(**{_UNITS[steps["unit"].removeprefix("个")]: count})  # type: ignore[arg-type]  # the stubs list each keyword
        day = today - span if steps["way"] == "前" else today + span
        return Period(day, day)
    return None
