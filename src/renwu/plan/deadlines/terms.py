"""Terms: so many days, months or working days from an event, such as 自印发之日起20个工作日内."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from renwu.plan import workdays
from renwu.plan.deadlines.errors import NoDateError, quoted
from renwu.plan.deadlines.origin import Origin
from renwu.plan.model import Doubt

_TERM = re.compile(
    r"""
    (?<![0-9年月第.])
    (?P<count>[0-9]{1,3}|(?<![上下])半)
    (?:
        个?(?P<workdays>工作日)(?:之?内|以内)?
      | (?P<unit>个半月|个?月|日|天|周|星期|年半?|小时)(?P<within>之?内|以内|(?![0-9半底末前初中上下旬]))
    )
    """,
    re.VERBOSE,
)
_ALONE = re.compile("(?:[^0-9]*?(?:不超过|限时?|工期|时限|为期))?")
_END = re.compile(r"\Z|[()]|完成|办结")
_BEHIND_EVENT = ("起", "后", "+")
_EVENT = re.compile("(?:之日|当日)?(?:起算?|[之以]?后)?的?$")
_OWN_ISSUE = re.compile(
    "(?:(?:本(?![省市县区级])|该|此)[^,;。()]{0,8}?|(?P<bare>方案|通知|文件|意见))?(?:正式)?(?:印发|发布|公布|下发|发文|制发)"
)
_LEADING = re.compile("^[自从由于在待经]+")


class Term(NamedTuple):
    """A term as it stands in a clause.

    Attributes:
        event: what it counts from, as written, or empty.
        amount: how many.
        unit: of what.
        text: the whole of it.
        start: where it stands in the clause, event and all.
        number: where its number stands.
        end: where it ends.
    """

    event: str
    amount: str
    unit: str
    text: str
    start: int
    number: int
    end: int


def find(clause: str) -> Iterator[Term]:
    """The terms of a clause, in order."""
    at = 0
    for match in _TERM.finditer(clause):
        before = clause[at : match.start()]
        event = re.split(r"[()、:]", before)[-1]
        unit = match["workdays"] or match["unit"]
        marked = event.endswith(_BEHIND_EVENT)
        bare_month = unit == "月" and not (marked and match["within"])
        alone = unit != "日" and _ALONE.fullmatch(event) and _END.match(clause, match.end())
        if bare_month or not (match["workdays"] or match["within"] or marked or alone):
            continue
        if not marked and not event.endswith("前"):
            event = ""
        start = match.start() - len(event)
        at = match.end()
        yield Term(_LEADING.sub("", event), match["count"], unit, clause[start:at], start, match.start(), at)


def due(term: Term, start: date) -> date:
    """The last day of a term that counts from a day.

    Raises:
        NoDateError: nobody can tell which it is.
        OverflowError: it lies beyond the calendar.
    """
    if term.unit == "工作日":
        return _working_days(term, start)
    return start + _span(term)


def start(term: Term, origin: Origin, *, first: bool) -> date:
    """The day from which a term counts. Raises NoDateError where nobody can tell.

    Args:
        term: it.
        origin: what is known beside the wording.
        first: whether no date stands before it, behind which 方案印发后 is the issue of what that date is about.
    """
    event = _EVENT.sub("", term.event)
    if event.endswith("前"):
        raise NoDateError(f"“{term.text}”没有确定的日子")
    issue = _OWN_ISSUE.fullmatch(event)
    if issue and (first or not issue["bare"]):
        own = origin.issued or origin.base
        if own is None:
            raise NoDateError("从印发之日起算，但方案没有印发日期（issued）", Doubt.ISSUE)
        return own
    if origin.base is not None:
        return origin.base
    if not event:
        raise NoDateError(f"“{term.text}”没有写明从哪一天算起", Doubt.EVENT)
    raise NoDateError(f"从{quoted(event if len(event) > 1 else term.event)}算起，但没有写明那一天（base）", Doubt.EVENT)


def _working_days(term: Term, start: date) -> date:
    if term.amount == "半":
        raise NoDateError(f"“{term.text}”没有确定的日子")
    try:
        return workdays.after(start, int(term.amount))
    except workdays.UnknownYearError as unknown:
        raise NoDateError(str(unknown)) from None


def _span(term: Term) -> relativedelta:
    # 《民法典》第二百零一条、第二百零二条: the day it starts from doesn't count; a period of months or years ends
    # on the corresponding day, or on the month's last where there is none.
    if term.amount == "半":
        return {"年": relativedelta(months=6), "个月": relativedelta(days=15)}.get(term.unit, relativedelta(days=1))
    number = int(term.amount)
    return {
        "日": relativedelta(days=number),
        "天": relativedelta(days=number),
        "周": relativedelta(weeks=number),
        "星期": relativedelta(weeks=number),
        "个月": relativedelta(months=number),
        "个半月": relativedelta(months=number, days=15),
        "月": relativedelta(months=number),
        "年": relativedelta(years=number),
        "年半": relativedelta(years=number, months=6),
        "小时": relativedelta(days=-(-number // 24)),
    }[term.unit]
