"""What a heading says that its column holds: by its parts, of which the last decides."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from renwu.importing.vocabulary import COMPUTED, SIMPLIFIED, WORDS, Sense
from renwu.plan.units import fold


class Field(Enum):
    """What a column can hold; the value is the field's word for it."""

    NUMBER = "序号"
    SECTION = "板块"
    MEASURE = "主要措施"
    TEXT = "重点任务"
    DEADLINE = "完成时限"
    LEAD = "牵头单位"
    SUPPORT = "协办单位"
    LEADER = "责任领导"
    CONTACT = "联系人"
    NOTE = "备注"
    SOURCE = "任务来源"
    BASE = "起算日期"

    __hash__ = object.__hash__  # Enum's own is a Python call, and every cell is looked up by its field


class Meaning(NamedTuple):
    """What a heading says.

    Attributes:
        field: what its column holds; TEXT for all that is about work, until `columns` decides which of it is the task.
        rank: of several columns of one field, the one with the lowest rank is the field's own.
        sense: the sense of the word that decided.
    """

    field: Field
    rank: int
    sense: Sense


UNSAID = 5
"""The rank of units that are not said to do anything, such as 单位."""

VAGUE = 9
"""The rank of a heading that alone decides nothing, such as 时间: what stands below it must bear it out."""

_LEADS = (Sense.LEADING, Sense.CHIEF, Sense.TAKING, Sense.RESPONSIBLE, Sense.DOER)
_MATTER = frozenset({Sense.CLASS, Sense.PROJECT, Sense.PROBLEM, Sense.GOAL, Sense.TASK, Sense.DOING})
_TIMES = frozenset({Sense.WHEN, Sense.LIMIT, Sense.PACE})
_PLANNED = frozenset({Sense.WHEN, Sense.ORDER, Sense.GOAL, Sense.MEANT, Sense.ENDING, Sense.DOER})
_BRACKETED = re.compile(r"[(（\[【〔《][^)）\]】〕》]*[)）\]】〕》]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-—–~][0-9]{2,4})?年?度?|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?")
_LONGEST = 24  # characters; what is longer is a text, no heading
_LONGEST_PRINTED = 80  # with spaces and what stands in brackets


def _senses() -> Mapping[str, frozenset[Sense]]:
    found: defaultdict[str, set[Sense]] = defaultdict(set)
    for sense, words in WORDS.items():
        for word in words.split():
            found[word].add(sense)
    return {word: frozenset(senses) for word, senses in found.items()}


_SENSES = _senses()
_LONGEST_WORD = max(map(len, _SENSES))


@lru_cache(maxsize=1 << 12)  # short cells are asked what they would mean, and many say the same
def meaning(text: str) -> Meaning | None:
    """What a heading says that its column holds; None if its parts are not all known, or say nothing.

    What stands in brackets, a year, and white space don't count; traditional characters are as good as simplified ones.
    """
    word = _bare(text)
    return None if word in COMPUTED else _meaning(word)


def _bare(text: str) -> str:
    """The words of a heading, simplified, without brackets and years; empty where it is too long to be one."""
    if len(text) > _LONGEST_PRINTED:
        return ""
    word = _YEAR.sub("", _BRACKETED.sub("", fold(text).translate(SIMPLIFIED)))
    return word if len(word) <= _LONGEST else ""


def _meaning(word: str) -> Meaning | None:
    clauses: list[list[frozenset[Sense]]] = [[]]
    for parts in map(_SENSES.__getitem__, _parted(word)):
        if Sense.AND in parts:
            clauses.append([])
        else:
            clauses[-1].append(parts)
    return _together([_clause(clause) for clause in clauses if clause])


def excludes(text: str) -> bool:
    """Whether a word says that its column holds no deadline, whatever stands above it: 启动, 实际."""
    words = _parted(_bare(text))
    senses = frozenset[Sense]().union(*map(_SENSES.__getitem__, words))
    return _excluded(senses)


def _excluded(senses: frozenset[Sense]) -> bool:
    return Sense.ACTUAL in senses or (Sense.BEGINNING in senses and not senses & {Sense.ENDING, Sense.ORIGIN})


def _parted(word: str) -> list[str]:
    """The words that a heading consists of, the longer first where there is a choice; none if they don't cover it."""
    for length in range(min(len(word), _LONGEST_WORD), 0, -1):
        if word[:length] in _SENSES:
            rest = word[length:]
            behind = _parted(rest)
            if behind or not rest:
                return [word[:length], *behind]
    return []


def _together(said: Sequence[Meaning | None]) -> Meaning | None:
    """What clauses joined by 及 or 和 say together: one thing, or who and what else of them or by when, or None."""
    known = [each for each in said if each is not None]
    fields = {each.field for each in known}
    who = [each for each in known if each.field is Field.LEAD]
    if who and fields <= {Field.LEAD, Field.SUPPORT, Field.CONTACT, Field.LEADER}:
        return min(who, key=_rank)
    if who and fields == {Field.LEAD, Field.DEADLINE}:
        return min(who, key=_rank)._replace(sense=Sense.WHEN)
    if len(fields) == 1 or (fields == {Field.DEADLINE, Field.NOTE} and known[-1].sense is Sense.PACE):
        return min(known, key=_rank)
    return None


def _rank(said: Meaning) -> tuple[bool, int, bool]:
    return (
        said.field is Field.NOTE,
        said.rank,
        said.sense in {Sense.GOAL, Sense.PROBLEM, Sense.PROJECT, Sense.CLASS},
    )


def _clause(parts: Sequence[frozenset[Sense]]) -> Meaning | None:
    """What the parts of a clause say: the last decides, what stands before it says of which kind."""
    last, before = parts[-1], frozenset[Sense]().union(*parts[:-1])
    if Sense.TITLE in last:
        return _clause(parts[:-1]) if parts[1:] else None
    return next((said for part, read in _READ.items() if part in last and (said := read(last, before))), None)


_Senses = frozenset[Sense]


def _number(_last: _Senses, before: _Senses) -> Meaning | None:
    return Meaning(Field.NUMBER, 1, Sense.NUMBER) if before <= _MATTER | {Sense.WHICH} else None


def _code(_last: _Senses, before: _Senses) -> Meaning | None:
    return Meaning(Field.NUMBER, 0, Sense.CODE) if before <= {Sense.TASK, Sense.WHICH} else None


def _when(last: _Senses, before: _Senses) -> Meaning | None:
    if Sense.ORIGIN in before:
        return Meaning(Field.BASE, 0, Sense.WHEN)
    if _excluded(before):
        return None
    if Sense.LIMIT in last or before & {Sense.MEANT, Sense.ORDER}:
        return Meaning(Field.DEADLINE, 0, Sense.LIMIT)
    return Meaning(Field.DEADLINE, 1 if before & _PLANNED else VAGUE, Sense.WHEN)


def _pace(_last: _Senses, before: _Senses) -> Meaning | None:
    if before & _PLANNED:
        return Meaning(Field.DEADLINE, 1, Sense.PACE)
    return Meaning(Field.NOTE, 1, Sense.PACE)


def _order(_last: _Senses, before: _Senses) -> Meaning | None:
    if before & _TIMES:
        return None if _excluded(before) else Meaning(Field.DEADLINE, 0, Sense.WHEN)
    return Meaning(Field.TEXT, 0, Sense.ORDER) if before else None


def _unit(_last: _Senses, before: _Senses) -> Meaning | None:
    if Sense.ORIGIN in before:
        return Meaning(Field.SOURCE, 1, Sense.UNIT)
    if Sense.PATRON in before and Sense.CHIEF not in before:
        return None
    return _role(before, before)


def _role(last: _Senses, _before: _Senses) -> Meaning | None:
    if Sense.HELPING in last:
        return Meaning(Field.SUPPORT, 0, Sense.HELPING)
    rank = next((rank for rank, sense in enumerate(_LEADS) if sense in last), UNSAID)
    if Sense.WATCHING in last and rank:
        return Meaning(Field.NOTE, VAGUE, Sense.WATCHING)
    return Meaning(Field.LEAD, rank, Sense.UNIT)


def _leader(_last: _Senses, before: _Senses) -> Meaning | None:
    field = Field.SOURCE if Sense.ORIGIN in before else Field.LEADER
    return Meaning(field, int(field is Field.SOURCE), Sense.LEADER)


def _person(_last: _Senses, before: _Senses) -> Meaning | None:
    leads = before & {Sense.LEVEL, Sense.PATRON}
    return Meaning(Field.LEADER if leads else Field.CONTACT, 0, Sense.PERSON)


def _plain(field: Field, part: Sense, rank: int = 0) -> "_Reading":
    return lambda _last, _before: Meaning(field, rank, part)


_Reading = Callable[[_Senses, _Senses], Meaning | None]
_READ: Mapping[Sense, _Reading] = {
    Sense.NUMBER: _number,
    Sense.CODE: _code,
    Sense.SOURCE: _plain(Field.SOURCE, Sense.SOURCE),
    Sense.CLASS: _plain(Field.TEXT, Sense.CLASS),
    Sense.DOING: _plain(Field.TEXT, Sense.DOING),
    Sense.TASK: _plain(Field.TEXT, Sense.TASK),
    Sense.PROJECT: _plain(Field.TEXT, Sense.PROJECT),
    Sense.PROBLEM: _plain(Field.TEXT, Sense.PROBLEM),
    Sense.GOAL: _plain(Field.TEXT, Sense.GOAL),
    Sense.LIMIT: _when,
    Sense.WHEN: _when,
    Sense.PACE: _pace,
    Sense.ORDER: _order,
    Sense.UNIT: _unit,
    Sense.LEADING: _role,
    Sense.HELPING: _role,
    Sense.TAKING: _role,
    Sense.LEADER: _leader,
    Sense.PERSON: _person,
    Sense.CONTACT: _plain(Field.CONTACT, Sense.CONTACT),
    Sense.NOTE: _plain(Field.NOTE, Sense.NOTE),
    Sense.STATE: _plain(Field.NOTE, Sense.STATE, 1),
}
"""How a clause is read whose last word is of a kind, the first kind first that makes sense of it."""
