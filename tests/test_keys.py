"""A key of a plan stands once, in renwu.plan.keys: everything else follows from it, or is held to it here."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from renwu import planfile
from renwu.answers import contract
from renwu.answers.columns import TASK_COLUMNS
from renwu.answers.difference import compare
from renwu.errors import Place
from renwu.ledger.book import Book
from renwu.plan.keys import (
    LIGHTS_KEYS,
    MEASURE_KEYS,
    MILESTONE_KEYS,
    PLAN_KEYS,
    PRINTED_KEYS,
    SECTION_KEYS,
    TARGET_KEYS,
    TASK_KEYS,
    UNIT_KEYS,
    Key,
    Shape,
)
from renwu.plan.model import Measure, Plan, Section, Task, UnitEntry
from renwu.planfile.write import plan_text
from renwu.standing.status import standings

DOCUMENTATION = Path(__file__).parent.parent / "docs" / "file-format.md"
TYPED: Mapping[Shape, str] = {
    Shape.TEXT: "别的文字",
    Shape.WORDS: "别的文字",
    Shape.WORDING: "2025年3月",
    Shape.DAY: "2025-03-10",
    Shape.YEAR: "2025",
    Shape.SHORT: "营商环境",
    Shape.COUNT: "0",
    Shape.SCHEDULE: "每月25日",
    Shape.UNITS: "[区司法局, 区财政局]",
    Shape.ALIASES: "{区司法局: {aliases: [司法局], formerly: {区普法办: 2024-02-29}, paper: 函}}",
    Shape.PRINTED: '{lead: ""}',
    Shape.MILESTONES: "[{name: 开工, deadline: 2025年3月}]",
    Shape.TARGETS: (
        "[{name: 用地, value: 12.50, unit: 公顷, from: 2, since: 2025-01-01, steps: {2025年6月: 4}},"
        ' {name: 满意度, value: 95, unit: "%", kind: 累计}, {name: 投诉, at_most: 5}]'
    ),
    Shape.LIGHTS: "{yellow: 5, red: 20.5}",
    Shape.GRADES: "[催办, 督办, 挂牌督办]",
}
KEYS = [
    *(("", key) for key in PLAN_KEYS.values() if key.shape is not Shape.PARTS),
    *(("1", key) for key in TASK_KEYS.values() if key.shape is not Shape.ID),
]
"""Whose, by the task's id, and the key."""


def plan(head: Mapping[str, str], task: Mapping[str, str]) -> Plan:
    """A plan of one task, with keys of its own and the task's over the least that there can be."""
    of_plan = {"title": "任务分解表", **head}
    of_task = {"id": "1", "text": "做事", **task}
    lines = [f"{key}: {typed}" for key, typed in of_plan.items()]
    lines += ["sections:", "- measures:", "  - tasks:", "    -"]
    lines += [f"      {key}: {typed}" for key, typed in of_task.items()]
    return planfile.read("\n".join(lines).encode(), "tasks.yaml").reliable()


def with_key(task: str, key: Key) -> Plan:
    typed = {key.name: TYPED[key.shape]}
    return plan({}, typed) if task else plan(typed, {})


def without_places(plan: Plan) -> list[UnitEntry]:
    return [
        entry._replace(places=(), formerly=tuple(former._replace(place=NOWHERE) for former in entry.formerly))
        for entry in plan.units
    ]


NOWHERE = Place("", 0, 0)
LEAST = plan({}, {})
EVERY_KEY = pytest.mark.parametrize(("task", "key"), KEYS, ids=[f"{task}{key.name}" for task, key in KEYS])


@pytest.mark.parametrize(
    ("record", "keys", "beside"),
    [
        (Plan, PLAN_KEYS, set()),
        (Section, SECTION_KEYS, set()),
        (Measure, MEASURE_KEYS, set()),
        (Task, TASK_KEYS, {"places"}),
    ],
)
def test_a_record_has_a_field_for_each_key(record: type, keys: Mapping[str, Key], beside: set[str]) -> None:
    assert {field.name for field in fields(record)} - beside == set(keys)


def test_what_is_said_of_a_unit_has_a_field_for_each_key() -> None:
    assert set(UnitEntry._fields) - {"name", "places"} == set(UNIT_KEYS)


@EVERY_KEY
def test_a_key_is_read_and_what_is_read_is_written(task: str, key: Key) -> None:
    whole = with_key(task, key)

    assert (whole, whole.units) != (LEAST, LEAST.units)
    again = planfile.read(plan_text(whole).encode(), "tasks.yaml").reliable()
    assert (again, without_places(again)) == (whole, without_places(whole))


@EVERY_KEY
def test_plans_differ_in_a_key(task: str, key: Key) -> None:
    assert [(one.id, one.field) for one in compare(LEAST, with_key(task, key))] == [(task, key.name)]


def test_json_has_every_key_of_a_plan_but_those_that_only_reading_needs() -> None:
    assert set(contract.envelope([Book(LEAST, Path("tasks.yaml"))], date(2025, 3, 10))["plan"]) == set(PLAN_KEYS) - {
        *("units", "sections"),
        *("key", "kind", "soon", "round", "lights", "grades"),  # of its place in a ledger: `plans` has the key
    }


def test_json_has_every_key_of_a_task() -> None:
    (standing,) = standings(LEAST, date(2025, 3, 10))

    assert set(TASK_KEYS) - set(contract.card_record(standing)) == set()


def test_every_key_of_a_task_has_a_column_under_its_heading() -> None:
    columns = {key: TASK_COLUMNS[key].heading for key in TASK_KEYS if key in TASK_COLUMNS}

    assert columns == {key.name: key.heading for key in TASK_KEYS.values()}


def test_whatever_a_cell_can_hold_can_be_printed_otherwise() -> None:
    assert set(PRINTED_KEYS) == set(TASK_KEYS) - {"id", "printed", "milestones", "targets"}


def test_every_key_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    goals = (MILESTONE_KEYS, TARGET_KEYS, LIGHTS_KEYS)
    levels = (PLAN_KEYS, SECTION_KEYS, MEASURE_KEYS, TASK_KEYS, UNIT_KEYS, *goals)

    assert [key for level in levels for key in level if f"`{key}`" not in text] == []
