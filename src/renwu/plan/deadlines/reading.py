"""A whole wording to a deadline: what is set aside, clause by clause what ends when, and the last of it is due."""

import re
from collections.abc import Iterator
from datetime import date

from renwu.plan.deadlines import cycles, moves, terms, undated
from renwu.plan.deadlines.bearing import Bearing, bearing
from renwu.plan.deadlines.errors import NoDateError
from renwu.plan.deadlines.origin import Origin, Reckoning
from renwu.plan.deadlines.points import POINT, period, year_named
from renwu.plan.deadlines.wording import normal
from renwu.plan.model import Dated, DatedClause, Deadline, Doubt, Ongoing, Unclear
from renwu.plan.periods import Period

_CLAUSE = re.compile("[^,;。]+")
_RANGE = ("-", "至", "到")
_IN_PASSING = re.compile("其中|^(?:力争|争取)")  # a step on the way, or what is hoped for before what is due
_LAUNCH = re.compile("启动|实施|施行|执行|推行")
_IN_BRACKETS = re.compile(r"[^,;。()]*\(([^()]*)")
_UNSAID = {
    Bearing.BEGINS: "只写了开始的时间，没有写明完成的时间",
    Bearing.EARLIEST: "只写了最早的时间，没有写明完成的时间",
}


def read(wording: str, origin: Origin) -> Deadline:
    """The deadline that a wording means, given what it counts from. Never raises."""
    text = normal(wording)
    if undated.is_nothing(text):
        return Unclear(wording, "没有填写完成时限")
    if undated.is_blank(text):
        return Unclear(wording, "日期空着，没有填全")
    try:
        return _Wording(wording, text, origin).deadline()
    except NoDateError as unreadable:
        return Unclear(wording, unreadable.reason, unreadable.doubt)


class _Wording:
    """One wording on its way to a deadline."""

    def __init__(self, wording: str, text: str, origin: Origin) -> None:
        self._wording = wording
        self._text = text
        self._reckoning = Reckoning(origin)
        self._only: Bearing | None = None  # what a point was that is no end
        self._state = ""
        self._start: date | None = None  # from which day the term before counted

    def deadline(self) -> Deadline:
        """The deadline. Raises NoDateError where a date in it can't be relied on."""
        settled = moves.settle(self._text)
        recurrence = cycles.set_aside(settled.text)
        try:
            milestones = self._milestones(recurrence.rest)
        except NoDateError as unreadable:
            goes_on = recurrence.found or undated.ONGOING.search(self._text)
            if unreadable.doubt is Doubt.EVENT and goes_on and not POINT.search(recurrence.rest):
                return Ongoing(self._wording, recurrence.cycle)  # 长期，接到投诉后3个工作日内办结
            raise
        if milestones:
            due = max(milestone.due for milestone in milestones)
            several = milestones if len(milestones) > 1 else ()
            notes = (*(f"原定“{words}”" for words in settled.former), *self._reckoning.notes)
            return Dated(self._wording, due, several, recurrence.cycle, notes)
        if recurrence.found:
            return Ongoing(self._wording, recurrence.cycle)
        return undated.reading(self._wording, self._text, self._state, _UNSAID[self._only] if self._only else "")

    def _milestones(self, text: str) -> tuple[DatedClause, ...]:
        milestones: list[DatedClause] = []
        for found in _CLAUSE.finditer(text):
            clause = found[0]
            if undated.STATE.match(clause):
                self._state = self._state or clause
                continue
            inside = text.count("(", 0, found.start()) > text.count(")", 0, found.start())
            ends = list(self._ends(clause, inside=inside))
            if ends:
                milestones.append(DatedClause(clause, max(ends)))
            elif milestones:
                before = milestones[-1]
                milestones[-1] = before._replace(text=f"{before.text}，{clause}")
        return tuple(milestones)

    def _ends(self, clause: str, *, inside: bool) -> Iterator[date]:
        """The days on which a clause says that something is due."""
        found = list(terms.find(clause))
        bare = clause
        for term in found:  # what a term counts is no date
            bare = bare[: term.number] + "·" * (term.end - term.number) + bare[term.end :]
        begun: dict[int, date] = {}
        for point in POINT.finditer(bare):
            stretch = self._stretch(point, bare, inside=inside)
            meant = self._meant(point, stretch, bare)
            if isinstance(meant, date):
                yield meant
            elif meant is not None:
                self._only = self._only or meant
                if stretch.first == stretch.last:
                    begun[point.end()] = stretch.last
        for term in found:
            in_brackets = inside or clause.count("(", 0, term.number) > clause.count(")", 0, term.number)
            if not (in_brackets and self._reckoning.previous):  # a step on the way: （收到通知后5日内报方案）
                yield self._due(term, begun)

    def _stretch(self, point: re.Match[str], clause: str, *, inside: bool) -> Period:
        try:
            stretch = period(point, self._reckoning)
        except (ValueError, OverflowError):
            raise NoDateError(f"日历上没有“{point[0]}”", Doubt.IMPOSSIBLE) from None
        before = clause[: point.start()]
        inside = inside or _IN_PASSING.search(before) is not None or before.count("(") > before.count(")")
        opens = clause.startswith(_RANGE, point.end())
        self._reckoning.read(point[0], year_named(point), stretch, inside=inside, opens=opens)
        return stretch

    def _meant(self, point: re.Match[str], stretch: Period, clause: str) -> date | Bearing | None:
        """What a point is to the deadline; None if brackets behind it say which day it is."""
        try:
            meant = bearing(point, stretch, clause)
        except NoDateError:
            explained = _IN_BRACKETS.match(clause, point.end())
            if explained and POINT.search(explained[1]):
                return None
            raise
        if isinstance(meant, date) and _LAUNCH.match(clause, point.end()) and undated.ONGOING.search(self._text):
            return Bearing.BEGINS
        return meant

    def _due(self, term: terms.Term, begun: dict[int, date]) -> date:
        """The last day of a term, which may begin with a date that its clause names."""
        named = next((day for end, day in begun.items() if term.start <= end <= term.number), None)
        carried = None if term.event else self._start  # 1个月内完成初稿，3个月内完成送审
        first = self._reckoning.previous is None
        self._start = named or carried or terms.start(term, self._reckoning.origin, first=first)
        try:
            day = terms.due(term, self._start)
        except (ValueError, OverflowError):
            raise NoDateError(f"日历上没有“{term.text}”", Doubt.IMPOSSIBLE) from None
        self._reckoning.previous = Period(day, day)
        return day
