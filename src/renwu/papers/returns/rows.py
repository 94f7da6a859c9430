"""What a row of a form that came back says, however its cells were filled in."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.papers.returns.layout import ANSWERS, REACHED_ON, REQUEST, REVIEWER, VALUE
from renwu.plan import typed
from renwu.plan.beginning import early
from renwu.plan.model import Plan
from renwu.plan.periods import written_day
from renwu.plan.units import fold

_DONE, _DONE_ON, _PROGRESS, _PROBLEMS, _, _NEXT, _EVIDENCE, _REPORTER, _PHONE, _ = ANSWERS
_THEIRS = frozenset((*ANSWERS, VALUE, REACHED_ON))
_DASHES = re.compile("[-－—–―/／]*")
_PIECES = re.compile("(?:《[^》]*》|[^、；;])+")
_NO_YEAR = re.compile("[0-9]{1,2}(?:月[0-9]{1,2}[日号]?|[-/][0-9]{1,2})")
_TIME = re.compile(" [0-9]{1,2}:[0-9:.]+$")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # in the years 1954 and 2119
_SERIAL_ZERO = date(1899, 12, 30)  # ECMA-376 part 1, 18.17.4.1: day 1 is 1900-01-01, and 1900 has a 29 February


class Said(NamedTuple):
    """What a unit says of a task: that it is done, on a day, or how far it is, on none; what is to be coordinated."""

    event: Event
    done_on: date | None
    note: str
    request: str


def read(cells: Mapping[str, str], *, valued: bool) -> Said | None:
    """What a row says that `mistakes` finds nothing wrong with; None if it says nothing.

    Args:
        cells: its cells, by heading.
        valued: whether values of targets are told beside it, which say something by themselves.
    """
    done = _is_done(cells)
    note, request = _note(cells), _request(cells)
    if not done and not note and not request and not valued:
        return None
    if done:
        return Said(Event.DONE, day_of(cells[_DONE_ON]), note, request)
    return Said(Event.PROGRESS, None, note, request)


class Beside(NamedTuple):
    """What a row says beside its task: the evidence, who filled it in, and who reviewed that."""

    evidence: tuple[str, ...]
    contact: str
    reviewer: str


def beside(cells: Mapping[str, str]) -> Beside:
    """What a row says beside its task."""
    return Beside(
        tuple(piece for part in _PIECES.findall(_pieces(cells[_EVIDENCE])) if (piece := part.strip())),
        " ".join(filter(None, (text(cells[_REPORTER]), text(cells[_PHONE])))),
        text(cells.get(REVIEWER, "")),
    )


def any_filled(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether any row has anything, 否 included, in the columns that are the unit's."""
    theirs = [column for column, heading in enumerate(headings) if heading in _THEIRS]
    return any(text(row[column]) for row in rows for column in theirs)


def mistakes(cells: Mapping[str, str], today: date, plan: Plan | None, *, goals: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with a row: the heading of the cell, and what.

    Args:
        cells: its cells, by heading.
        today: the day it is; no task was closed later.
        plan: the plan, before which no task was closed; None where one may have been.
        goals: whether anything is told of targets or milestones, which evidence may be of.
    """
    done, done_on = text(cells[_DONE]), text(cells[_DONE_ON])
    if fold(done) not in {"是", "否", ""}:
        yield _DONE, f"是否办结写了“{done}”；写“是”或“否”"
    elif done_on and not _is_done(cells):
        yield _DONE_ON, "写了办结日期，是否办结没有写“是”；办结了写“是”，没有办结删去日期"
    elif _is_done(cells) and not done_on:
        yield _DONE_ON, "办结日期是空的；写明办结日期，如 2024-12-31"
    if done_on and fold(done) != "否":
        yield from ((_DONE_ON, what) for what in wrong_day(cells[_DONE_ON], "办结", today, plan))
    if not _is_done(cells) and not _note(cells) and not goals and meant(cells[_EVIDENCE]):
        yield _PROGRESS, "有佐证，没有本期进展；写明本期进展"
    if _is_done(cells) and _request(cells):
        yield REQUEST, "办结了，又写了需协调解决的事项；还要协调的先不写“是”，不用协调的删去这一格"


def wrong_day(value: str, what: str, today: date, plan: Plan | None) -> Iterator[str]:
    """What is wrong with the day in a cell, on which a task or milestone was closed; `what` is the word for that."""
    written = text(value)
    try:
        day = day_of(value)
    except ValueError:
        yield f"日历上没有“{written}”这一天；写成如 2024-12-31"
        return
    if day is None:
        yield _no_day(written, today)
    elif day > today:
        yield f"{day}还没有到；写已经{what}的日期"
    elif plan is not None and (before := early(plan, day)) and before.mistaken:
        yield f"{day}早于{before.words}；核对年份，确是这一天的，读的时候加上 --before-issued"


def _no_day(written: str, today: date) -> str:
    """What is wrong with what is no whole day; where the year is all that is missing, with the one that is likely."""
    if _NO_YEAR.fullmatch(written):
        with contextlib.suppress(UsageError):
            return f"“{written}”没有写年份；写成如 {typed.read_day(written, today).period.first}"
    return f"“{written}”不是一个日期；写成如 2024-12-31"


def text(value: str) -> str:
    """A cell in one line; dashes and slashes alone mean nothing."""
    line = " ".join(value.split())
    return "" if _DASHES.fullmatch(line) else line


def meant(value: str) -> str:
    """As `text`, where 无 means nothing too."""
    line = text(value)
    return "" if line.rstrip("。") == "无" else line


def _pieces(value: str) -> str:
    """A cell that lists things, a line's end as a separator."""
    return "；".join(value.splitlines()) if meant(value) else ""


def day_of(value: str) -> date | None:
    """The day a cell says, at whatever time, or its number where a program lost the format. Raises as `written_day`."""
    line = _TIME.sub("", text(value))
    if _SERIAL.fullmatch(line) and _FIRST_SERIAL <= float(line) <= _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(days=int(float(line)))
    return written_day(line)


def _is_done(cells: Mapping[str, str]) -> bool:
    return fold(text(cells[_DONE])) == "是"


def _request(cells: Mapping[str, str]) -> str:
    return meant(cells.get(REQUEST, ""))


def _note(cells: Mapping[str, str]) -> str:
    parts = [text(cells[_PROGRESS])]
    parts += [f"{heading}：{line}" for heading in (_PROBLEMS, _NEXT) if (line := meant(cells[heading]))]
    *before, last = [part for part in parts if part] or [""]
    return "；".join([*(part.rstrip("。；;") for part in before), last])
