"""What a heading says that its column holds: by its parts, of which the last decides."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.importing.vocabulary import SIMPLIFIED, WORDS, HeadingPart
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


class Meaning(NamedTuple):
    """What a heading says.

    Attributes:
        field: what its column holds; TEXT for all that is about work, until `columns` decides which of it is the task.
        rank: of several columns of one field, the one with the lowest rank is the field's own.
        part: the part that decided.
    """

    field: Field
    rank: int
    part: HeadingPart


VAGUE = 9
"""The rank of a heading that alone decides nothing, such as 时间: what stands below it must bear it out."""

_LEADS = (HeadingPart.LEADING, HeadingPart.CHIEF, HeadingPart.TAKING, HeadingPart.RESPONSIBLE, HeadingPart.DOER)
_MATTER = frozenset(
    {HeadingPart.CLASS, HeadingPart.PROJECT, HeadingPart.PROBLEM, HeadingPart.GOAL, HeadingPart.TASK, HeadingPart.DOING}
)
_TIMES = frozenset({HeadingPart.WHEN, HeadingPart.LIMIT, HeadingPart.PACE})
_PLANNED = frozenset(
    {HeadingPart.WHEN, HeadingPart.ORDER, HeadingPart.GOAL, HeadingPart.MEANT, HeadingPart.ENDING, HeadingPart.DOER}
)
_BRACKETED = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-—–~][0-9]{2,4})?年?度?|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?")
_LONGEST = 24  # characters; what is longer is a text, no heading

_PARTS: Mapping[str, frozenset[HeadingPart]] = {
    word: frozenset(part for part, others in WORDS.items() if word in others.split())
    for words in WORDS.values()
    for word in words.split()
}
_LONGEST_WORD = max(map(len, _PARTS))


def meaning(text: str) -> Meaning | None:
    """What a heading says that its column holds; None where its parts are not all known, or say nothing.

    What stands in brackets, a year, and white space don't count; traditional characters are as good as simplified ones.
    """
    word = _BRACKETED.sub("", fold(text).translate(SIMPLIFIED))
    return _meaning(_YEAR.sub("", word)) if len(word) <= _LONGEST else None


@lru_cache(maxsize=1 << 10)
def _meaning(word: str) -> Meaning | None:
    clauses: list[list[frozenset[HeadingPart]]] = [[]]
    for parts in map(_PARTS.__getitem__, _parted(word)):
        if HeadingPart.AND in parts:
            clauses.append([])
        else:
            clauses[-1].append(parts)
    return _together([_clause(clause) for clause in clauses if clause])


def _parted(word: str) -> list[str]:
    """The words that a heading consists of, the longer first where there is a choice; none if they don't cover it."""
    for length in range(min(len(word), _LONGEST_WORD), 0, -1):
        if word[:length] in _PARTS:
            rest = word[length:]
            behind = _parted(rest)
            if behind or not rest:
                return [word[:length], *behind]
    return []


def _together(said: Sequence[Meaning | None]) -> Meaning | None:
    """What clauses that 及 or 和 joins say together: one thing, or who and how to reach them; else nothing."""
    known = [each for each in said if each is not None]
    fields = {each.field for each in known}
    who = [each for each in known if each.field is Field.LEAD]
    if who and fields <= {Field.LEAD, Field.SUPPORT, Field.CONTACT, Field.LEADER}:
        return min(who, key=_rank)
    if len(fields) == 1 or (fields == {Field.DEADLINE, Field.NOTE} and known[-1].part is HeadingPart.PACE):
        return min(known, key=_rank)
    return None


def _rank(said: Meaning) -> tuple[bool, int, bool]:
    return (
        said.field is Field.NOTE,
        said.rank,
        said.part in {HeadingPart.GOAL, HeadingPart.PROBLEM, HeadingPart.PROJECT, HeadingPart.CLASS},
    )


def _clause(parts: Sequence[frozenset[HeadingPart]]) -> Meaning | None:
    """What the parts of a clause say: the last decides, what stands before it says of which kind."""
    last, before = parts[-1], frozenset[HeadingPart]().union(*parts[:-1])
    if HeadingPart.TITLE in last:
        return _clause(parts[:-1]) if parts[1:] else None
    return next((said for part, read in _READ.items() if part in last and (said := read(last, before))), None)


_Parts = frozenset[HeadingPart]


def _number(_last: _Parts, before: _Parts) -> Meaning | None:
    return Meaning(Field.NUMBER, 1, HeadingPart.NUMBER) if before <= _MATTER | {HeadingPart.WHICH} else None


def _code(_last: _Parts, before: _Parts) -> Meaning | None:
    return Meaning(Field.NUMBER, 0, HeadingPart.CODE) if before <= {HeadingPart.TASK, HeadingPart.WHICH} else None


def _when(last: _Parts, before: _Parts) -> Meaning | None:
    if HeadingPart.ORIGIN in before:
        return Meaning(Field.BASE, 0, HeadingPart.WHEN)
    if HeadingPart.BEGINNING in before and HeadingPart.ENDING not in before:
        return None
    if HeadingPart.LIMIT in last or before & {HeadingPart.MEANT, HeadingPart.ORDER}:
        return Meaning(Field.DEADLINE, 0, HeadingPart.LIMIT)
    return Meaning(Field.DEADLINE, 1 if before & _PLANNED else VAGUE, HeadingPart.WHEN)


def _pace(_last: _Parts, before: _Parts) -> Meaning | None:
    if before & _PLANNED:
        return Meaning(Field.DEADLINE, 1, HeadingPart.PACE)
    return Meaning(Field.NOTE, 1, HeadingPart.PACE)


def _order(_last: _Parts, before: _Parts) -> Meaning | None:
    if before & _TIMES:
        return Meaning(Field.DEADLINE, 0, HeadingPart.WHEN)
    return Meaning(Field.TEXT, 0, HeadingPart.DOING) if before else None


def _unit(_last: _Parts, before: _Parts) -> Meaning | None:
    if HeadingPart.ORIGIN in before:
        return Meaning(Field.SOURCE, 1, HeadingPart.UNIT)
    if HeadingPart.PATRON in before and HeadingPart.CHIEF not in before:
        return None
    return _role(before, before)


def _role(last: _Parts, _before: _Parts) -> Meaning | None:
    if HeadingPart.HELPING in last:
        return Meaning(Field.SUPPORT, 0, HeadingPart.HELPING)
    rank = next((rank for rank, part in enumerate(_LEADS) if part in last), len(_LEADS))
    if HeadingPart.WATCHING in last and rank:
        return Meaning(Field.NOTE, VAGUE, HeadingPart.WATCHING)
    return Meaning(Field.LEAD, rank, HeadingPart.UNIT)


def _leader(_last: _Parts, before: _Parts) -> Meaning | None:
    field = Field.SOURCE if HeadingPart.ORIGIN in before else Field.LEADER
    return Meaning(field, int(field is Field.SOURCE), HeadingPart.LEADER)


def _person(_last: _Parts, before: _Parts) -> Meaning | None:
    leads = before & {HeadingPart.LEVEL, HeadingPart.PATRON}
    return Meaning(Field.LEADER if leads else Field.CONTACT, 0, HeadingPart.PERSON)


def _plain(field: Field, part: HeadingPart, rank: int = 0) -> "_Reading":
    return lambda _last, _before: Meaning(field, rank, part)


_Reading = Callable[[_Parts, _Parts], Meaning | None]
_READ: Mapping[HeadingPart, _Reading] = {
    HeadingPart.NUMBER: _number,
    HeadingPart.CODE: _code,
    HeadingPart.SOURCE: _plain(Field.SOURCE, HeadingPart.SOURCE),
    HeadingPart.CLASS: _plain(Field.TEXT, HeadingPart.CLASS),
    HeadingPart.DOING: _plain(Field.TEXT, HeadingPart.DOING),
    HeadingPart.TASK: _plain(Field.TEXT, HeadingPart.TASK),
    HeadingPart.PROJECT: _plain(Field.TEXT, HeadingPart.PROJECT),
    HeadingPart.PROBLEM: _plain(Field.TEXT, HeadingPart.PROBLEM),
    HeadingPart.GOAL: _plain(Field.TEXT, HeadingPart.GOAL),
    HeadingPart.LIMIT: _when,
    HeadingPart.WHEN: _when,
    HeadingPart.PACE: _pace,
    HeadingPart.ORDER: _order,
    HeadingPart.UNIT: _unit,
    HeadingPart.LEADING: _role,
    HeadingPart.HELPING: _role,
    HeadingPart.TAKING: _role,
    HeadingPart.LEADER: _leader,
    HeadingPart.PERSON: _person,
    HeadingPart.CONTACT: _plain(Field.CONTACT, HeadingPart.CONTACT),
    HeadingPart.NOTE: _plain(Field.NOTE, HeadingPart.NOTE),
    HeadingPart.STATE: _plain(Field.NOTE, HeadingPart.STATE, 1),
}
"""How a clause is read whose last word is of a kind, the first kind first that makes sense of it."""


_SEVERAL = frozenset({Field.SUPPORT, Field.LEADER, Field.CONTACT, Field.NOTE, Field.SOURCE, Field.DEADLINE})
"""The fields that may have several columns."""


def read_map(typed: str | None) -> dict[Field, tuple[int, ...]]:
    """The columns that `任务=3,牵头=5,备注=7,8` names: field → columns from 0; none for 0, no such column.

    Raises:
        UsageError: it is written otherwise, names a field or column twice, or several columns where there is but one.
    """
    found: dict[Field, tuple[int, ...]] = {}
    latest: Field | None = None
    for part in re.split("[,，、]", typed) if typed else ():
        word, equals, typed_column = part.rpartition("=")
        field = named(word) if equals else latest
        if field is None or not re.fullmatch("[0-9]{1,3}", typed_column.strip()):
            words = "、".join(field.value for field in Field)
            raise UsageError(f"--map：“{part}”应写成“列名=第几列”，如 任务=3,牵头=5；列名有：{words}；0表示没有这一列")
        column = int(typed_column) - 1
        twice = any(column in columns for columns in found.values()) or (equals and field in found)
        if twice or (not equals and (column < 0 or not found[field])):
            raise UsageError(f"--map：“{part}”的列名或列数写了两次；一列只写一次")
        if not equals and field not in _SEVERAL:
            several = "、".join(field.value for field in Field if field in _SEVERAL)
            raise UsageError(f"--map：{field.value}只有一列；可以有几列的是：{several}")
        found[field] = (*found.get(field, ()), *((column,) if column >= 0 else ()))
        latest = field
    return found


def named(word: str) -> Field | None:
    """The field that a person names: by its own word, or as a heading would."""
    said = meaning(word)
    if said is None or said.field is not Field.TEXT:
        return said and said.field
    grouping = fold(word) in _GROUPING or said.part in {HeadingPart.PROJECT, HeadingPart.PROBLEM, HeadingPart.GOAL}
    return Field.SECTION if said.part is HeadingPart.CLASS else Field.MEASURE if grouping else Field.TEXT


_GROUPING = frozenset({"主要措施", "措施", "工作措施", "重点措施"})
