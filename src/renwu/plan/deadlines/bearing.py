"""What the words around a point make of it: its end, the day before it, only a beginning, or no date at all."""

import re
from datetime import date, timedelta
from enum import Enum, auto

from renwu.plan.deadlines.errors import NoDateError, quoted
from renwu.plan.deadlines.points import is_loose
from renwu.plan.periods import Period


class Bearing(Enum):
    """What a point is to the deadline, where it is not when something is due."""

    BEGINS = auto()
    EARLIEST = auto()


_NOT_BEFORE = ("不早于", "不得早于", "不能早于", "不先于", "最早", "最早于", "最早在")
_NOT_UNTIL = re.compile("(?:底|末|年底)?(?:[之以]?前不[得能可宜]|[之以]?前禁止)")
_BEGINS = re.compile(
    """年?[底末内]?初?(?:
        起(?!草|步)|开始|以来|(?:以|之)?后(?!续|期)|(?:及|和|以及|、)(?:以|今|之)后
      | [-至到](?:长期|今后|永久|以后)
    )""",
    re.VERBOSE,
)
_SEASON = re.compile("(?:春(?!节)|夏|秋|冬|汛|暑|寒)[春夏秋冬季天运耕收播假期]*(?:学期)?(?:[之以]?[前后末初]|期间)?")
_ABOUT = re.compile("年?初(?!步|审|稿|验|始|次)|年?中(?!旬|国|央|心|小|医|高|层)|左右|前后")
_WEEK = re.compile("第?[0-9]{1,2}周")
_SOME = re.compile("(?:前?[几数多某各]|第)个?(?:月|季度?)")
_BY_EVENT = re.compile(
    """(?:(?![0-9]{1,4}[年月日./-])[^,;。()、]){1,14}?(?:
        (?<![先最前落])后(?!续|期|评|勤|备|台|劲|半|[0-9])|期间|之际
      | (?<![提目先空当眼以之])前(?=[,;。()]|\\Z|完成|建成|印发|出台|启动|办结|投|全面|基本)
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile("[之以]?前(?!海|沿|期|景|端|台|瞻|列)")
_AS_FITS = re.compile(
    "[^,;。()]{0,2}?(?:视[^,;。()]{0,6}而定|视情况?|适时|择机|酌情|待定|另行|按需|根据(?:需要|情况|实际)|(?:时机|条件)成熟时?|必要时)"
)
_FEAST = re.compile(
    "(?P<day_before>[之以]?前夕?(?!后|[0-9]))|前后|前[0-9]+[^,;。()]*|期间|(?:假期?|放假|长假)(?:[前后]|期间)?"
    "|[、和及与]?(?:春节|元旦|中秋|国庆|端午|清明|五一)节?(?:[之以]?[前后]|期间)?"
)
_BOUND = tuple("底末内前日号止")
_DAY = timedelta(days=1)


def bearing(point: re.Match[str], period: Period, clause: str) -> date | Bearing:
    """When a point says that something is due, or what it says instead.

    Args:
        point: it.
        period: the stretch that it names.
        clause: the clause in which it stands.

    Raises:
        NoDateError: the words around it leave no certain day.
    """
    end = point.end()
    if clause.endswith(_NOT_BEFORE, 0, point.start()) or _NOT_UNTIL.match(clause, end):
        return Bearing.EARLIEST
    if _BEGINS.match(clause, end):
        return Bearing.BEGINS
    if point["festival"]:
        return _of_feast(point, period, clause)
    vague = _vague(point, clause)
    if vague is not None:
        shown = clause[point.start() : vague]
        unsaid = f"没有写明是否包括{point[0]}当年" if _BEFORE.fullmatch(clause, end, vague) else "没有确定的日子"
        raise NoDateError(f"{quoted(shown)}{unsaid}")
    return period.last


def _of_feast(point: re.Match[str], period: Period, clause: str) -> date | Bearing:
    after = _FEAST.match(clause, point.end())
    if after is None:
        return period.last
    if after["day_before"]:
        return period.first - _DAY
    raise NoDateError(f"{quoted(clause[point.start() : after.end()])}没有确定的日子")


def _vague(point: re.Match[str], clause: str) -> int | None:
    """Where the words end that make a point no certain day, or None."""
    end = point.end()
    patterns = [_SEASON, _ABOUT]
    if point["whole_year"]:
        patterns += [_SOME, _BEFORE, _WEEK]
    if is_loose(point):
        patterns.append(_AS_FITS)
    if not (clause.startswith(_BOUND, end) or point[0].endswith(_BOUND) or point["iso"] or point["compact"]):
        patterns.insert(0, _BY_EVENT)
    return next((found.end() for pattern in patterns if (found := pattern.match(clause, end))), None)
