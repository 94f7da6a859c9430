"""How a form is laid out: its columns, its rows, and the hidden sheet that says what it is."""

from collections.abc import Collection, Sequence
from typing import Protocol

FORM_SHEET = "报送表"
"""The sheet that people fill in."""
OURS = ("编号", "重点任务", "完成时限", "状态", "上次进展")
"""The columns that renwu fills in."""
REQUEST, REVIEWER = "需协调解决的事项", "审核人"
"""Columns that the unit may fill in, which forms before version 5 lack."""
ANSWERS = (
    *("是否办结（是/否）", "办结日期", "本期进展", "存在问题", REQUEST, "下一步安排"),
    *("佐证", "填报人", "联系电话", REVIEWER),
)
"""The columns that the unit fills in."""
FORM_HEADINGS = OURS + ANSWERS
"""The columns of a form whose tasks have neither targets nor milestones."""
TARGET, VALUE = "指标", "完成值"
"""The columns that targets add: what is asked about, which is ours, and the unit's answer."""
MILESTONE, REACHED_ON = "节点", "节点完成日期"
"""The columns that milestones add, likewise."""
HEADING_ROW = 4
"""The row of the headings, as people count; the tasks begin below it."""

HIDDEN = "renwu"
"""The hidden sheet that says what the form is."""
LABELS = ("报送表", "方案", "文号", "单位", "日期", "报回期限")
"""What begins each row of that sheet: its version, what the form is, and by when it is to be back."""
PLAN_COUNT = "方案数"
"""What says how many plans a form across plans asks about; their keys and titles stand below it."""
VERSION = "5"
"""The version of the forms that are made now."""
_ALL_LABELS = (*LABELS, PLAN_COUNT)
LABELS_OF = {"1": LABELS[:-1], "2": LABELS, "3": _ALL_LABELS, "4": _ALL_LABELS, VERSION: _ALL_LABELS}
"""The labels of each version of that sheet; at its end stand the id and text of each task.

3 is across plans. 4 asks about targets and milestones, of one plan or across: it has a line for each row of the form,
with the target and the milestone of that row, and an id where a task begins. 5 is for any of these, and has the columns
REQUEST and REVIEWER.
"""


def answers_of(version: str) -> tuple[str, ...]:
    """The columns that the unit fills in, of a form of a version."""
    return ANSWERS if version == VERSION else tuple(name for name in ANSWERS if name not in {REQUEST, REVIEWER})


class AskedAbout(Protocol):
    """A task of a form."""

    @property
    def targets(self) -> Sequence[object]:
        """What is asked about its targets, in order."""

    @property
    def milestones(self) -> Sequence[object]:
        """What is asked about its milestones."""


def columns(tasks: Collection[AskedAbout], answers: Sequence[str] = ANSWERS) -> tuple[str, ...]:
    """The headings of a form about these tasks, and with these columns for the unit to fill in.

    An answer stands right of what it is about.
    """
    targets = (TARGET, VALUE) if any(task.targets for task in tasks) else ()
    milestones = (MILESTONE, REACHED_ON) if any(task.milestones for task in tasks) else ()
    return (*OURS, *targets, *milestones, *answers)


def lines(task: AskedAbout) -> int:
    """How many rows a task takes: one, or as many as it has targets, or milestones."""
    return max(1, len(task.targets), len(task.milestones))


def address(row: int, heading: str, headings: Sequence[str] = FORM_HEADINGS) -> str:
    """Where people find a cell: 报送表!G5. The rows below the headings count from 0, -1 is that of the headings."""
    return f"{FORM_SHEET}!{chr(ord('A') + headings.index(heading))}{HEADING_ROW + 1 + row}"
