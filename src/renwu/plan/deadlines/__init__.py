"""Wordings of 完成时限 to deadlines. Total: any text is read, and what can't be is unclear, with a reason."""

import re
from datetime import date
from functools import lru_cache

from renwu.plan import periods
from renwu.plan.model import Dated, Deadline, Ongoing, Plan, Task

__all__ = ["of", "read", "within"]

# Nine wordings of ten are one of these, and reading them needs nothing else.
_COMMON = re.compile("([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日|底)?前?|底前?)?")
_COMMON_ONGOING = frozenset({"常态化推进", "持续推进", "长期坚持"})


def of(task: Task, plan: Plan) -> Deadline:
    """The deadline of a task: its wording, read by its own day and by its plan's day of issue and year."""
    return within(plan, task.deadline, task.base)


def within(plan: Plan, wording: str, base: date | None = None) -> Deadline:
    """The deadline that a wording means where it is said in or of a plan: what a task is due, or extended to.

    A wording without a year means the plan's year, else the one in its title, before that of its issue.
    """
    if common := _common(wording):
        return common
    from renwu.plan.titles import year_in  # noqa: PLC0415  # most plans have only common wordings

    return read(wording, plan.issued, plan.year or year_in(plan.title), base)


@lru_cache(maxsize=1 << 16)
def read(wording: str, issued: date | None = None, year: int | None = None, base: date | None = None) -> Deadline:
    """The deadline that a wording means.

    Args:
        wording: what the document says; any text.
        issued: the day the plan was issued, base of 印发之日起…, and of wordings without a year.
        year: the plan's year, which wordings without one mean where it is known.
        base: the day from which this one deadline counts, where that is another than the day of issue.

    Returns:
        Dated, Ongoing or Unclear, with the wording as it was given. Never raises.
    """
    if common := _common(wording):
        return common
    from renwu.plan.deadlines import reading  # noqa: PLC0415  # most plans have only common wordings
    from renwu.plan.deadlines.origin import Origin  # noqa: PLC0415  # the same

    return reading.read(wording, Origin(issued, year, base))


@lru_cache(maxsize=1 << 12)
def _common(wording: str) -> Deadline | None:
    """A wording that means the same in every plan, and reads at a glance; None for any other."""
    if wording in _COMMON_ONGOING:
        return Ongoing(wording)
    common = _COMMON.fullmatch(wording)
    due = _due(*common.groups()) if common else None
    return Dated(wording, due) if due else None


def _due(year: str, month: str | None, day: str | None) -> date | None:
    """The last day of a year, month or day; None if the calendar lacks it."""
    try:
        if month is None:
            return periods.of_year(int(year)).last
        if day is None:
            return periods.of_month(int(year), int(month)).last
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
