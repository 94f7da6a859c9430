"""Targets that a task's text states: 群众满意度不低于95% is 群众满意度, 95, %, 水平.

What may be a condition, an amount that is granted, or one number of several is left to people, and so is 三分之一.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from renwu.errors import Place
from renwu.importing.aims import Aim, aim
from renwu.plan.targets import Target, TargetKind, default_kind
from renwu.plan.units import fold

_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)|《[^《》]*》|“[^“”]*”|〔[^〔〕]*〕")
_CLAUSE = re.compile(r"(?:[^，,。；;：:！？\n]|,(?=\d{3}(?!\d)))+")
_SENTENCE_ENDS = frozenset("。；;！？\n")
_PART = "(?:[0-9]{1,2}月|[上下]半年|第?[一二三四1-4]季度)"
_LEAD_IN = re.compile(
    r"(?:[0-9]{1,2}[.．、)）]|[①-⑳]|[一二三四五六七八九十]{1,3}是)\s*"
    f"|(?P<by>[到至])?(?:截至)?(?P<date>(?:20[0-9]{{2}}年)?(?P<part>{_PART})|20[0-9]{{2}}年)[底末]?之?前?"
    "|年内|年底前?|全年|今年|当年|力争|争取|确保|努力|实现|累计|并(?![购网轨联入行])|使(?!用)"
)
_DIGIT = re.compile(r"\d")
_AVERAGE = re.compile("平均|[人户]均")


def stated(text: str, deadline: str, place: Place) -> tuple[Target, ...]:
    """The targets that a task's text states, each by words of the text, in their order.

    Args:
        text: the task's text.
        deadline: its deadline's wording; what the text says of another year is no target of the task.
        place: where the text stands.
    """
    if not _DIGIT.search(text):
        return ()
    found: list[Aim] = []
    for each in _aims(text, deadline):
        # A clause without a name goes on about the one before: its number and that one's are steps, and no one target.
        found.append(each if each.name or not found else each._replace(name=found[-1].name))
    times = Counter(fold(each.name) for each in found)
    return tuple(_target(each, place) for each in found if each.name and times[fold(each.name)] == 1)


def _aims(text: str, deadline: str) -> Iterator[Aim]:
    masked = _ASIDE.sub(lambda found: "·" * len(found[0]), text)
    by_year, meant = False, True
    for clause in _CLAUSE.finditer(masked):
        start, end = clause.span()
        if masked[start - 1 : start] in _SENTENCE_ENDS:
            by_year, meant = False, True
        while led := _LEAD_IN.match(masked, start, end):
            start = led.end()
            if led["date"]:
                by_year, meant = bool(led["by"]), _own(led["date"], deadline, part=bool(led["part"]))
        if meant and (each := aim(text[start:end].rstrip(), masked[start:end].rstrip(), by_year=by_year)):
            yield each


def _own(date: str, deadline: str, *, part: bool) -> bool:
    """Whether a date is the task's own: it is in its deadline's wording, or that has none and the date is a year."""
    written = re.search(rf"(?<!\d){date}", deadline)
    return bool(written) or not (part or _DIGIT.search(deadline))


def _target(said: Aim, place: Place) -> Target:
    level = said.kept or bool(_AVERAGE.search(said.name))
    kind = TargetKind.LEVEL if level else default_kind(said.unit, at_most=said.at_most)
    return Target(said.name, said.value, said.unit, kind, said.at_most, Decimal(0), None, (), place)
