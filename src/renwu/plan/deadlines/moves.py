"""Dates brought forward or put off inside a wording: the one in force is read, the other kept in words."""

import re
from typing import NamedTuple

from renwu.plan.deadlines.errors import NoDateError

_VERB = "(?:提前|提早|推迟|延迟|延期|延长|延后|后延|顺延|展期|调整|变更|修改|修订|(?<![整技旧房医教危])改|延)"
_DATE = "(?:[0-9]{1,4}[年月./-]|[0-9]{8}|[今明次来当]年|年[底内]|[上下]半年|第?[1-4]季)"
_TO = re.compile(f"{_VERB}(?:完成)?(?:时限|时间|期限)?[至到为成](?=[于在至到]?{_DATE})")
_FORMER = re.compile(
    f"(?:相?[比较])?原(?:定|为|是|拟|应|来|本|计划|时限|期限|要求|目标|完成|时间|节点|的)*[于在到至为:]*(?={_DATE})"
)
_MOVED_FROM = re.compile(f"[由从](?:原[定来]?的?)?(?={_DATE}).*{_VERB}$")
_OPEN = re.compile(
    "(?:延期|推迟|延长|顺延|展期|延后|提前)(?:[0-9]{1,3}|半)(?:个?月|个?工作日|年|周|天|日)(?=完成|办结|[,;。()]|\\Z)"
)
_COMPARED = re.compile("[比较]")
_LEADING = re.compile("^(?:相?[比较]|[^0-9]*?[由从自])?(?:原(?:定|为|是|来|计划|时限|期限)*的?)?[于在到至为:]*")
_TRAILING = re.compile(f"{_VERB}[^0-9]*$")
_HAS_DATE = re.compile(_DATE)
_MAY_MOVE = re.compile(f"原|{_VERB}")
_YEAR = re.compile("[0-9]{4}年")
_MONTH = re.compile("([0-9]{1,2})月")
_YEARLESS = re.compile("([0-9]{1,2})月|第?[1-4]季|[上下]半年")
_MAY_BE_EARLIER = ("提前", "提早", "调整", "变更", "修", "改")
_PIECES = re.compile("([,;。()])")
_ENDS_SENTENCE = ";。"


class InForce(NamedTuple):
    """A wording without the dates that no longer hold, and what they were."""

    text: str
    former: tuple[str, ...]


def settle(text: str) -> InForce:
    """Keep of a wording what is in force. Raises NoDateError where it says by how long, and not until when."""
    if not _MAY_MOVE.search(text):
        return InForce(text, ())
    pieces = _PIECES.split(text)
    former: dict[int, str] = {}
    for at in range(0, len(pieces), 2):
        piece = pieces[at]
        if (_FORMER.match(piece) or _MOVED_FROM.match(piece)) and not _TO.search(piece):
            former[at] = piece
        elif (moved := _TO.search(piece)) and "其中" not in piece:
            old = _supersede(pieces, at, moved.start(), former)
            pieces[at] = piece[: moved.end()] + _year_of(old, piece, moved) + piece[moved.end() :]
        elif (shift := _OPEN.search(piece)) and not _COMPARED.search(piece):
            raise NoDateError(f"写了“{shift[0]}”，没有写明到哪一天")
    for at in former:
        pieces[at] = pieces[at][len(former[at]) :]
    if not _HAS_DATE.search("".join(pieces)):
        return InForce(text, ())
    return InForce("".join(pieces), tuple(_TRAILING.sub("", _LEADING.sub("", words)) for words in former.values()))


def _supersede(pieces: list[str], at: int, moved: int, former: dict[int, str]) -> str:
    """Mark and give what a move takes out of force: the date before it in its piece, else in the nearest before."""
    if _HAS_DATE.search(pieces[at], 0, moved):
        former[at] = pieces[at][:moved]
        return former[at]
    for before in range(at - 2, -1, -2):
        if pieces[before + 1] in _ENDS_SENTENCE:
            break
        if _HAS_DATE.search(pieces[before]):
            return former.setdefault(before, pieces[before])
    return ""


def _year_of(old: str, piece: str, moved: re.Match[str]) -> str:
    """The year of a date moved from, where that moved to has none: 2027年12月提前至6月.

    Raises NoDateError where it can't be the same: 9月延期至3月.
    """
    year, new, months = _YEAR.search(old), _YEARLESS.match(piece, moved.end()), _MONTH.findall(old)
    if new is None:
        return ""
    if months and new[1] and int(new[1]) < int(months[-1]) and not moved[0].startswith(_MAY_BE_EARLIER):
        raise NoDateError(f"“{moved[0]}{new[0]}”没有写明年份")
    return year[0] if year else ""
