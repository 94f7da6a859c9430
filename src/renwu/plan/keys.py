"""Every key of a plan file, once: what it is called in Chinese, what its value is, whether it must be there.

The plan's records have a field for each key of their level. Reading, writing and comparing plans follow from these
tables; tests hold the records, the schema, the JSON contract, the columns and the documentation to them.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple


class Shape(Enum):
    """What a key's value is."""

    TEXT = auto()  # a text, which may be empty
    WORDS = auto()  # a text that may not
    ID = auto()  # a text that no other task has
    WORDING = auto()  # a deadline, in the document's words
    DAY = auto()
    YEAR = auto()
    SHORT = auto()  # a short name that no other plan of its ledger has
    COUNT = auto()
    SCHEDULE = auto()  # how often, and on which day
    UNITS = auto()  # names of units: a list, or one text that is split
    ALIASES = auto()  # full names of units with what is said of each
    FORMERLY = auto()  # names that a unit had, with the last day of each
    PRINTED = auto()  # by key, what the source prints where the task says otherwise
    MILESTONES = auto()  # a list of steps, each with its deadline
    TARGETS = auto()  # a list of numbers to be reached
    NUMBER = auto()  # a decimal
    TARGET_KIND = auto()
    STEPS = auto()  # deadlines with what a target is to stand at by each
    LIGHTS = auto()  # how far behind makes which light
    GRADES = auto()  # a list of names, each above the one before
    PARTS = auto()  # a list of what lies a level below

    __hash__ = object.__hash__  # Enum's own is a Python call, and each plan looks up dozens


class Key(NamedTuple):
    """A key of one level: its name, the field's word for it, what its value is, and whether it must be there."""

    name: str
    heading: str
    shape: Shape = Shape.TEXT
    required: bool = False


def _level(*keys: Key) -> Mapping[str, Key]:
    return {key.name: key for key in keys}


PLAN_KEYS = _level(
    Key("title", "标题", Shape.WORDS, required=True),
    Key("key", "方案简称", Shape.SHORT),
    Key("kind", "类别"),
    Key("document", "文号"),
    Key("issued", "印发日期", Shape.DAY),
    Key("year", "年份", Shape.YEAR),
    Key("issuer", "印发机关"),
    Key("note", "备注"),
    Key("soon", "临期天数", Shape.COUNT),
    Key("round", "报送期", Shape.SCHEDULE),
    Key("lights", "亮灯规则", Shape.LIGHTS),
    Key("grades", "督办等级", Shape.GRADES),
    Key("units", "单位简称", Shape.ALIASES),
    Key("sections", "板块", Shape.PARTS, required=True),
)
_NUMBERED = (Key("number", "序号"), Key("title", "标题"))
SECTION_KEYS = _level(*_NUMBERED, Key("measures", "主要措施", Shape.PARTS, required=True))
MEASURE_KEYS = _level(*_NUMBERED, Key("tasks", "重点任务", Shape.PARTS, required=True))
TASK_KEYS = _level(
    Key("id", "编号", Shape.ID, required=True),
    Key("text", "重点任务", Shape.WORDS, required=True),
    Key("deadline", "完成时限", Shape.WORDING),
    Key("lead", "牵头单位", Shape.UNITS),
    Key("support", "协办单位", Shape.UNITS),
    Key("leader", "责任领导"),
    Key("contact", "联系人"),
    Key("note", "备注"),
    Key("source", "任务来源"),
    Key("base", "起算日期", Shape.DAY),
    Key("milestones", "节点", Shape.MILESTONES),
    Key("targets", "指标", Shape.TARGETS),
    Key("printed", "原表印文", Shape.PRINTED),
)
MILESTONE_KEYS = _level(
    Key("name", "名称", Shape.WORDS, required=True), Key("deadline", "完成时限", Shape.WORDING, required=True)
)
TARGET_KEYS = _level(
    Key("name", "名称", Shape.WORDS, required=True),
    Key("value", "目标值", Shape.NUMBER),
    Key("at_most", "上限", Shape.NUMBER),
    Key("unit", "计量单位"),
    Key("kind", "类别", Shape.TARGET_KIND),
    Key("from", "起点值", Shape.NUMBER),
    Key("since", "起算日期", Shape.DAY),
    Key("steps", "分步目标", Shape.STEPS),
)
LIGHTS_KEYS = _level(Key("yellow", "黄灯", Shape.NUMBER), Key("red", "红灯", Shape.NUMBER))
UNIT_KEYS = _level(
    Key("aliases", "简称", Shape.UNITS),
    Key("formerly", "曾用名", Shape.FORMERLY),
    Key("until", "撤销日期", Shape.DAY),
    Key("paper", "文种"),
    Key("via", "转送单位"),
)
_NOT_PRINTED = {Shape.ID, Shape.PRINTED, Shape.MILESTONES, Shape.TARGETS}
PRINTED_KEYS = _level(*(Key(key.name, key.heading) for key in TASK_KEYS.values() if key.shape not in _NOT_PRINTED))
"""What `printed` may have: every key that a cell of the source can stand behind."""

LEDGER_KEYS = _level(
    Key("title", "标题"),
    *(PLAN_KEYS[name] for name in ("kind", "soon", "round", "lights", "grades")),
)
"""What a ledger says: what it is called, and what holds for its plans where they say nothing."""

PLAN_HEADINGS: Mapping[str, str] = {
    key.name: key.heading
    for level in (PLAN_KEYS, SECTION_KEYS, MEASURE_KEYS, TASK_KEYS, UNIT_KEYS, MILESTONE_KEYS, TARGET_KEYS, LIGHTS_KEYS)
    for key in level.values()
}
"""Every key with the field's word for it."""
