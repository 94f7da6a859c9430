"""Milestones and targets for the tasks of an invented plan, and what reports say of them.

A task has three milestones and one target. What they are called, and how much a target asks for, depends on the task's
id alone: a plan is the same with them and without, and its journal knows them without reading it.
"""

import re
from collections.abc import Mapping
from random import Random
from typing import NamedTuple

_STEPS = (
    ("完成前期工作", "完成方案编制", "完成项目立项", "完成选址"),
    ("完成招标", "启动建设", "启动试点", "完成征求意见"),
    ("主体完工", "投入试运行", "完成中期评估", "通过初验"),
)
_DEADLINES = ("{year}年{month}月", "{year}年{month}月底前", "{year}年第{quarter}季度", "{year}-{month:02}-15")
_QUARTERS = "一二三四"
_BUILT_UP = (  # name, unit, how much at most
    ("收储产业用地", "公顷", 60),
    ("新建改建面积", "万平方米", 40),
    ("新增服务企业", "家", 2000),
    ("培育专精特新企业", "家", 120),
    ("完成投资额", "亿元", 30),
    ("新增充电桩", "个", 900),
    ("培训人次", "人次", 5000),
)
_HELD = ("群众满意度", "问题整改率", "按时办结率", "网上可办率")
_YEAR = re.compile("20[0-9]{2}")


class Target(NamedTuple):
    """A target's name, number and unit, and whether it builds up rather than holds at any time."""

    name: str
    value: int
    unit: str
    built_up: bool


class Goals(NamedTuple):
    """What a task is to reach: the names of its milestones, in order, and its target."""

    milestones: tuple[str, ...]
    target: Target


def of(id_: int) -> Goals:
    """What a task is to reach."""
    random = Random(id_)  # noqa: S311  # repeatable, not secret
    milestones = tuple(map(random.choice, _STEPS))
    if random.random() < 1 / 4:
        return Goals(milestones, Target(random.choice(_HELD), random.randint(80, 99), "%", built_up=False))
    name, unit, most = random.choice(_BUILT_UP)
    return Goals(milestones, Target(name, random.randint(most // 4, most), unit, built_up=True))


def written(id_: int, deadline: str) -> str:
    """The lines of a plan that say what a task is to reach, on the way to a deadline, in the year before it is due."""
    random = Random(id_)  # noqa: S311  # repeatable, not secret
    named = _YEAR.search(deadline)
    year = int(named[0]) - 1 if named else 2024
    milestones, target = of(id_)
    lines = "            milestones:\n"
    for quarter, name in enumerate(milestones, 1):
        wording = random.choice(_DEADLINES)
        due = wording.format(year=year, month=quarter * 3, quarter=_QUARTERS[quarter - 1])
        lines += f"              - {{name: {name}, deadline: {due}}}\n"
    unit = f'"{target.unit}"' if target.unit == "%" else target.unit
    way = random.choice(_ways(target, year)) if target.built_up else ""
    lines += (
        f"            targets:\n              - {{name: {target.name}, value: {target.value}, unit: {unit}{way}}}\n"
    )
    return lines


def _ways(target: Target, year: int) -> tuple[str, ...]:
    """How a number can build up: in a straight line from the plan's issue or from a day of its own, or in steps."""
    halfway = f"{year}年6月: {target.value // 4}, {year}年9月: {target.value // 2}"
    return "", f", since: {year}-01-01", f", steps: {{{halfway}}}"


class Reports:
    """What the reports of a year say of milestones and targets, asked for in their order."""

    def __init__(self) -> None:
        """Begin before the first."""
        self._random = Random(0)  # noqa: S311  # repeatable, not secret
        self._reached: dict[int, int] = {}

    def said(self, task: int, gone: float) -> Mapping[str, object]:
        """What a report says more where its task has goals, as an entry's fields; `gone` is how much of the year is."""
        milestones, target = of(task)
        value = target.value * gone * self._random.uniform(0.4, 1.3) if target.built_up else target.value - 2
        fields: dict[str, object] = {"values": {target.name: f"{value:.1f}{target.unit}"}}
        reached = self._reached.get(task, 0)
        if reached < len(milestones) and self._random.random() < 1 / 4:
            self._reached[task] = reached + 1
            fields |= {"event": "reached", "milestone": milestones[reached]}
        return fields
