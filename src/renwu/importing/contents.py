"""What stands in a column, whatever its heading says."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from renwu.importing import numbering
from renwu.plan import deadlines, unit_cells
from renwu.plan.model import Unclear
from renwu.plan.units import fold


class Holds(Enum):
    """What most of a column's cells are; the value says so in Chinese, if that says anything."""

    NOTHING = ""
    MARKS = "记号"
    NUMBERS = "编号"
    DATES = "时限"
    UNITS = "单位"
    PEOPLE = "人名"
    SENTENCES = "成句的文字"
    NAMES = "短语"


TELLING = frozenset({Holds.MARKS, Holds.DATES, Holds.UNITS, Holds.PEOPLE, Holds.SENTENCES})
"""What a plan would have a place for."""

MARK = re.compile("[●○◎■□▲△★☆√✓✔◆◇※*v]|牵头|主办|主责|责任|配合|协办|参与", re.IGNORECASE)
"""What stands in a cell of a table that ticks units off; lower and upper case V are typed for √."""

_NUMBER = re.compile(r"[0-9]+(?:[-－—.．][0-9]+)*[.．、]?")
_PERSON = re.compile("(?!各)[\u4e00-\u9fff]{2,4}(?:同志|区长|县长|市长|书记|主任|局长)?")
_DATE_BEGINS = re.compile('[0-9〇零一二三四五六七八九十“"自每年月季第上下全长持常即立随春国元今明近至到于截拟计印会]')
_LONGEST_DATE = 12
_SENTENCE = re.compile("[，；。]")
_LONG = 16
_ITS_TASKS = re.compile(
    r"[（(]共?\s*[0-9一二三四五六七八九十]+\s*[项件条][)）]$|(?:重点)?(?:任务|工作|责任)?(?:清单|任务|分解表)$"
)
_LAST_BRACKETS = re.compile(r"[（(](?P<inner>(?:[^（）()]|[（(][^（）()]*[)）])+)[)）]\s*。?$")
_LONGEST_BRACKETS = 200
_ANY_YEAR = 2000
_MOST = 0.6


def holds(texts: Sequence[str]) -> Holds:
    """What most of the texts are that are not empty."""
    filled = [text for text in texts if text.strip() and text.strip("-—–/／无") != ""]
    if not filled:
        return Holds.NOTHING
    return next((kind for kind, fits in _KINDS.items() if sum(map(fits, filled)) >= _MOST * len(filled)), Holds.NAMES)


def is_mark(text: str) -> bool:
    """Whether a text is a mark such as √ or ●."""
    return MARK.fullmatch(fold(text)) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number, as tasks and measures have them."""
    bare = numbering.bare(fold(text))
    return _NUMBER.fullmatch(bare) is not None or numbering.is_chinese(text)


def is_date(text: str) -> bool:
    """Whether a text reads as a deadline, and begins like one: a task may say 年内 or 定期, too."""
    if not _DATE_BEGINS.match(fold(text)) or (text.endswith("。") and len(text) > _LONGEST_DATE):
        return False
    return not isinstance(deadlines.read(text, None, _ANY_YEAR), Unclear)


def is_units(text: str) -> bool:
    """Whether a text is names of units and nothing else."""
    if _SENTENCE.search(text.rstrip("。").replace("，", "、").replace("；", "、")):
        return False
    names = unit_cells.split(text)
    return bool(names) and all(unit_cells.is_complete(fold(name)) or unit_cells.is_collective(name) for name in names)


def unit_of(heading: str) -> str:
    """The unit whose tasks stand under a heading: 一、县财政局（2项）, 县财政局任务清单; empty where it names none."""
    name = _ITS_TASKS.sub("", numbering.heading(numbering.task(heading).text).text)
    return name if name and is_units(name) else ""


def units_behind(text: str) -> tuple[str, str] | None:
    """A text without the brackets at its end, and the units that stand in them; None where anything else does."""
    match = _LAST_BRACKETS.search(text[-_LONGEST_BRACKETS:])
    if match is None or not is_units(match["inner"]):
        return None
    body = text[: len(text) - len(match[0])].rstrip()
    return (body, match["inner"]) if body else None


def is_person(text: str) -> bool:
    """Whether a text may be the names of people."""
    names = [fold(name) for name in re.split("[、，,\n]", text) if name.strip()]
    return bool(names) and all(map(_PERSON.fullmatch, names))


def is_name(text: str) -> bool:
    """Whether a text is a short name, and no number, date or sentence."""
    return len(fold(text)) > 1 and not any(map(str.isdigit, text)) and not is_number(text) and not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a name."""
    return _SENTENCE.search(text) is not None or len(fold(text)) >= _LONG


_KINDS: Mapping[Holds, Callable[[str], bool]] = {
    Holds.MARKS: is_mark,
    Holds.NUMBERS: is_number,
    Holds.DATES: is_date,
    Holds.UNITS: is_units,
    Holds.SENTENCES: is_sentence,
    Holds.PEOPLE: is_person,
}
