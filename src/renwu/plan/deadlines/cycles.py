"""Recurrences: 每月5日前, 按季度推进. They are set aside, so that a date beside them stands for itself."""

import re
from typing import NamedTuple

from renwu.plan.model import Cycle

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
_DATES = "(?:[0-9年月季度日号底末初前后首中上下旬第个最]|周[一二三四五六日]|[-至到和及])"
# Its own dates belong to a recurrence, 每年3月、9月 or 每月(5日、20日前); a clause behind it does not.
_RECURRENCE = re.compile(
    rf"""
    (?:
        每个?(?P<every>半年|年|季|月|周|星期|日|天)
      | (?<![0-9第])1(?P<once>年|季|月|周|日|天)度?(?=[一两二三四五六](?![0-9月日号]))
      | (?P<half>半年)(?=[一两二]次)
      | [按逐分](?P<by>年|季|月|周|日)(?!程|期|历|初|底|末|前|后)
      | 每
    )
    [^,;。、()]*
    (?:[、(]{_DATES}+(?:报送?|上报|通报|前)?\)?(?=[,;。、()]|\Z))*
    """,
    re.VERBOSE,
)
_OWN_DATE = re.compile("每年[^,;。、()]*[0-9]{1,2}月")
_GOES_ON = re.compile("(?:[,、](?:[0-9]{1,2}月|当年)[^,;。、()]*)+")


class Recurrence(NamedTuple):
    """What is left of a wording without its recurrences, and the first of them.

    Attributes:
        rest: the wording without them.
        found: whether there was one.
        cycle: how often the first comes; None if that has no name.
    """

    rest: str
    found: bool
    cycle: Cycle | None


def set_aside(text: str) -> Recurrence:
    """Part a wording from its recurrences."""
    first = _RECURRENCE.search(text)
    if first is None:
        return Recurrence(text, found=False, cycle=None)
    rest: list[str] = []
    at = 0
    for match in _RECURRENCE.finditer(text):
        if match.start() < at:
            continue
        rest.append(text[at : match.start()])
        at = match.end()
        if _OWN_DATE.match(match[0]) and (more := _GOES_ON.match(text, at)):
            at = more.end()
    return Recurrence(
        "".join([*rest, text[at:]]),
        found=True,
        cycle=_CYCLES.get(first["every"] or first["once"] or first["half"] or first["by"]),
    )
