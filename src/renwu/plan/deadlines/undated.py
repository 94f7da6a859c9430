"""Wordings without a date that counts: ongoing by nature, or unclear, with what is missing."""

import re

from renwu.plan.deadlines.errors import quoted
from renwu.plan.model import Doubt, Ongoing, Unclear

ONGOING = re.compile("常态|持续|长期|长效|经常|日常|滚动|定期|常抓不懈|久久为功|一以贯之|坚持不懈")
"""Words of work that goes on by nature."""

# What a form leaves for a person to fill in, with nothing in it.
_BLANK = re.compile(
    r"""
    年(?:第?(?:[_*×xX□○〇?…]|\(\))*|-+)(?:月|季)
  | (?:[_*×xX□○〇?…]|\(\)){1,12}(?:年|月|季度|日)
  | 月(?:[_*×xX□○〇?…]|\(\))*日(?=[前止底,;。)]|\Z)
  | \A(?:年月|月日)
  | \A年[0-9]
    """,
    re.VERBOSE,
)
STATE = re.compile(
    "(?:(?:截至|截止|目前|现|均|全部|都|于|[0-9年月日底前末])*已"
    "(?:经|于|在|全部|基本|按期|如期|提前|按时|[0-9年月日底前末])*"
    "(?:完成|办结|办理|销号|整改|落实|建成|印发|出台|开工|启动|完工|竣工|验收|到位|结束|实施|解决|达标|办|结))"
    "|(?:完成|办结|办毕|结案|销号)\\Z"
)
"""How a clause begins that says how far the work is."""

_EVENT = re.compile(
    "([^,;。()、]{0,20}?(?:(?<![目提以之])前(?!期|述)|(?<![之以先])后(?!续|期)|期间|期末|学期末|期内|汛期|之际|[初前中后]期|[年月季][初中]))"
    "(?=[,;。()、]|\\Z|完成|建成|印发|出台|启动|办结|投|全面|基本)"
)
_NOTHING = "-/无.、空"


def is_nothing(text: str) -> bool:
    """Whether a wording says nothing at all."""
    return not text.strip(_NOTHING)


def is_blank(text: str) -> bool:
    """Whether a date was left to be filled in."""
    return _BLANK.search(text) is not None


def reading(wording: str, text: str, state: str, unsaid: str) -> Ongoing | Unclear:
    """What a wording without a date is.

    Args:
        wording: it, as the document has it.
        text: the same, normalised.
        state: the clause that says how far the work is, if one does.
        unsaid: what else is known to be missing.
    """
    if ONGOING.search(text):
        return Ongoing(wording)
    if state:
        return Unclear(wording, f"{quoted(state)}是办理情况，不是时限", Doubt.STATE)
    if unsaid:
        return Unclear(wording, unsaid)
    if event := _EVENT.search(text):
        return Unclear(wording, f"{quoted(event[1])}没有确定的日子")
    return Unclear(wording, "没有写明日期，也没有写明常态化推进")
