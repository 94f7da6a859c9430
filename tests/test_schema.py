"""The JSON Schemas in docs/schema: what the program prints and what editors take for a plan, held against them."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from renwu import planfile
from renwu.errors import Severity
from renwu.plan.keys import (
    LIGHTS_KEYS,
    MEASURE_KEYS,
    MILESTONE_KEYS,
    PLAN_HEADINGS,
    PLAN_KEYS,
    PRINTED_KEYS,
    SECTION_KEYS,
    TARGET_KEYS,
    TASK_KEYS,
)
from renwu.standing.changes import ChangeKind
from renwu.standing.status import Status

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "schema"
SHIPPED = ROOT / "data" / "tasks.yaml"
PLAN_SCHEMA: dict[str, Any] = json.loads((FOLDER / "plan.schema.json").read_text(encoding="utf-8"))
LEVELS = (
    *(PLAN_KEYS, LIGHTS_KEYS, SECTION_KEYS, MEASURE_KEYS),
    *(TASK_KEYS, MILESTONE_KEYS, TARGET_KEYS, PRINTED_KEYS),
)
"""The keys of each level, in the order in which the schema has them."""
TASKS_SCHEMA: dict[str, Any] = json.loads((FOLDER / "tasks.schema.json").read_text(encoding="utf-8"))
SCHEMAS = pytest.mark.parametrize("schema", [PLAN_SCHEMA, TASKS_SCHEMA], ids=["plan", "tasks"])


def faults(instance: object, schema: Mapping[str, Any]) -> list[str]:
    """Where an instance departs from a schema, and from which of its demands."""
    found = Draft7Validator(schema).iter_errors(instance)
    return sorted(f"{error.json_path} {error.validator}" for error in found)


def answer(*arguments: str | Path) -> dict[str, Any]:
    """What the program prints as JSON, run as users run it."""
    command = [sys.executable, "-m", "renwu", *arguments, "--format", "json", "--as-of", "2025-03-10"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    parsed: dict[str, Any] = json.loads(printed)
    return parsed


def as_editors_type(text: str) -> object:
    """A YAML text with its scalars typed as an editor types them: numbers are numbers, dates are text."""
    return _dates_as_text(yaml.safe_load(text))


def _dates_as_text(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in value.items()}
    return [_dates_as_text(item) for item in value] if isinstance(value, list) else value


def objects(schema: object) -> Iterator[Mapping[str, Any]]:
    """Every part of a schema that describes an object with keys of its own."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for part in schema.values():
            yield from objects(part)


@SCHEMAS
def test_a_schema_is_a_valid_draft_07_schema(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


# tasks.yaml


def test_the_shipped_plan_is_valid() -> None:
    assert faults(as_editors_type(SHIPPED.read_text(encoding="utf-8")), PLAN_SCHEMA) == []


def test_the_skeleton_is_valid_under_the_schema_written_beside_it(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "renwu", "init", tmp_path], capture_output=True, check=True)
    text = (tmp_path / "data" / "tasks.yaml").read_text(encoding="utf-8")
    modeline, _ = text.split("\n", 1)
    schema = tmp_path / "data" / modeline.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text(encoding="utf-8")) == PLAN_SCHEMA
    assert faults(as_editors_type(text), PLAN_SCHEMA) == []


def test_the_schema_has_every_key_of_a_plan_at_its_level_and_no_other() -> None:
    levels = [sorted(part["properties"]) for part in objects(PLAN_SCHEMA)]

    assert levels == [*map(sorted, LEVELS)]


def test_the_schema_requires_what_a_plan_must_have() -> None:
    required = [sorted(part.get("required", ())) for part in objects(PLAN_SCHEMA)]

    assert required == [sorted(key.name for key in level.values() if key.required) for level in LEVELS]


def test_the_schema_takes_no_key_that_it_does_not_name() -> None:
    assert {part["additionalProperties"] for part in objects(PLAN_SCHEMA)} == {False}


def test_every_key_of_a_plan_is_described_in_chinese_by_its_heading() -> None:
    undescribed = [
        key
        for part in objects(PLAN_SCHEMA)
        for key, value in part["properties"].items()
        if PLAN_HEADINGS[key] not in value["description"]
    ]
    assert undescribed == []


def a_plan(task: str = "id: 1, text: 设立风险代偿专项扶持计划。", head: str = "title: 任务分解表") -> str:
    return f"{head}\nsections:\n  - measures:\n      - tasks:\n          - {{{task}}}\n"


TEXT = "text: 设立风险代偿专项扶持计划。"
ACCEPTED = {
    "the least there can be": a_plan(),
    "a number as id": a_plan(f"id: 1, {TEXT}"),
    "a quoted number as id": a_plan(f'id: "1", {TEXT}'),
    "a decimal as id": a_plan(f"id: 1.10, {TEXT}"),
    "a year as deadline": a_plan(f"id: 1, {TEXT}, deadline: 2024"),
    "a dotted month as deadline": a_plan(f"id: 1, {TEXT}, deadline: 2024.12"),
    "a date as deadline": a_plan(f"id: 1, {TEXT}, deadline: 2024-12-31"),
    "an empty deadline": a_plan(f"id: 1, {TEXT}, deadline: "),
    "lists of units": a_plan(f"id: 1, {TEXT}, lead: [区司法局], support: [区科技创新局, 区发展改革局]"),
    "cells of units": a_plan(f"id: 1, {TEXT}, lead: 区司法局, support: 黄贝、南湖、莲塘街道办"),
    "no units": a_plan(f"id: 1, {TEXT}, lead: [], support: "),
    "everything about a task": a_plan(
        f"id: 1, {TEXT}, deadline: 2024年底, leader: 王某某, contact: 李某某, note: 无,"
        ' printed: {text: 原文, deadline: 2024, lead: "", support: "", leader: "", contact: "", note: ""}'
    ),
    "everything about a plan": a_plan(
        head="title: 任务分解表\ndocument: 罗府办〔2023〕6号\nissued: 2023-11-23\nyear: 2024\nissuer: 某某区\n"
        "note: 无\nunits:\n  区科技创新局: [区科创局]\n  区发展改革局: 区发改局"
    ),
    "an issue date and a year in words": a_plan(head="title: 任务分解表\nissued: 2023年11月23日\nyear: 2024年"),
    "numbers and titles of sections and measures": (
        "title: 任务分解表\nsections:\n  - number: 1\n    title: 板块\n    measures:\n"
        "      - {number: 一, title: 措施, tasks: []}\n      - {number: , title: , tasks: []}\n"
    ),
}
REFUSED = {
    "an unknown key of the plan": a_plan(head="title: 任务分解表\n文号: 罗府办〔2023〕6号"),
    "an unknown key of a section": "title: 任务分解表\nsections: [{name: 一, measures: []}]\n",
    "an unknown key of a measure": "title: 任务分解表\nsections: [{measures: [{name: 一, tasks: []}]}]\n",
    "an unknown key of a task": a_plan(f"id: 1, {TEXT}, dealine: 2024年12月"),
    "an unknown key of what was printed": a_plan(f"id: 1, {TEXT}, printed: {{id: 1}}"),
    "no title": "sections: []\n",
    "no sections": "title: 任务分解表\n",
    "no measures": "title: 任务分解表\nsections: [{number: 一}]\n",
    "no tasks": "title: 任务分解表\nsections: [{measures: [{number: 一}]}]\n",
    "no id": a_plan(TEXT),
    "no text": a_plan("id: 1"),
    "an empty id": a_plan(f'id: "", {TEXT}'),
    "an empty text": a_plan("id: 1, text: "),
    "a blank text": a_plan('id: 1, text: " "'),
    "a list as text": a_plan("id: 1, text: [设立风险代偿专项扶持计划。]"),
    "a list as deadline": a_plan(f"id: 1, {TEXT}, deadline: [2024年12月]"),
    "a mapping as lead": a_plan(f"id: 1, {TEXT}, lead: {{区司法局: }}"),
    "a list in a list of units": a_plan(f"id: 1, {TEXT}, lead: [[区司法局]]"),
    "an empty name among units": a_plan(f'id: 1, {TEXT}, lead: [""]'),
    "text as what was printed": a_plan(f"id: 1, {TEXT}, printed: 空白"),
    "a mapping as tasks": "title: 任务分解表\nsections: [{measures: [{tasks: {id: 1}}]}]\n",
    "text as sections": "title: 任务分解表\nsections: 一\n",
    "a list as units of the plan": a_plan(head="title: 任务分解表\nunits: [区科创局]"),
    "a list as the plan": "- title: 任务分解表\n",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_editors_and_the_program_both_accept(text: str) -> None:
    assert faults(as_editors_type(text), PLAN_SCHEMA) == []
    assert errors(text) == []


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_editors_and_the_program_both_refuse(text: str) -> None:
    assert faults(as_editors_type(text), PLAN_SCHEMA) != []
    assert errors(text) != []


@pytest.mark.parametrize("head", ["issued: 2023年11月", "issued: 去年", "year: 二〇二四", "year: 24"])
def test_editors_refuse_a_day_or_year_of_issue_that_the_program_only_warns_about(head: str) -> None:
    text = a_plan(head=f"title: 任务分解表\n{head}")
    assert faults(as_editors_type(text), PLAN_SCHEMA) != []
    assert errors(text) == []


def errors(text: str) -> list[str]:
    """The codes of the errors that the program finds in a plan."""
    problems = planfile.read(text.encode(), "tasks.yaml").problems
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]


def test_a_fault_of_a_plan_is_named_with_its_place() -> None:
    text = a_plan("id: 1, text: [设立风险代偿专项扶持计划。], dealine: 2024年12月")
    assert faults(as_editors_type(text), PLAN_SCHEMA) == [
        "$.sections[0].measures[0].tasks[0] additionalProperties",
        "$.sections[0].measures[0].tasks[0].text type",
    ]


# renwu list --format json


@pytest.fixture(scope="module")
def once_listed() -> dict[str, Any]:
    return answer("list", "--file", SHIPPED)


@pytest.fixture
def listed(once_listed: dict[str, Any]) -> dict[str, Any]:
    """What `list` prints of the shipped plan; a test may change it."""
    return copy.deepcopy(once_listed)


def test_the_list_of_the_shipped_plan_is_valid(listed: dict[str, Any]) -> None:
    assert len(listed["tasks"]) == 26
    assert faults(listed, TASKS_SCHEMA) == []


@pytest.mark.parametrize("arguments", [["list", "--match", "没有这样的任务"], ["overdue"], ["show", "15", "5"]])
def test_other_answers_with_tasks_are_valid_too(arguments: list[str]) -> None:
    assert faults(answer(*arguments, "--file", SHIPPED), TASKS_SCHEMA) == []


def test_a_plan_that_says_as_little_as_it_can_is_listed_validly(tmp_path: Path) -> None:
    plan = tmp_path / "tasks.yaml"
    plan.write_text(a_plan(), encoding="utf-8")
    listed = answer("list", "--file", plan)
    assert [task["status"] for task in listed["tasks"]] == ["unclear"]
    assert faults(listed, TASKS_SCHEMA) == []


JOURNAL = """\
{"entry": "a1", "task": "6", "date": "2023-12-18", "event": "done", "reporter": "区政务服务数据管理局"}
{"entry": "a2", "task": "6", "date": "2024-01-08", "event": "verified"}
{"entry": "a3", "task": "13", "date": "2024-01-10", "event": "extended", "to": "2024年6月"}
{"entry": "a4", "task": "13", "date": "2024-06-28", "event": "done", "note": "政策已印发"}
{"entry": "a5", "task": "16", "date": "2024-11-04", "event": "suspended"}
{"entry": "a6", "task": "24", "date": "2024-11-04", "event": "cancelled"}
{"entry": "a7", "task": "15", "date": "2025-01-06", "event": "reassigned", "lead": ["区财政局"]}
{"entry": "a8", "task": "14", "date": "2025-02-10", "event": "progress", "note": "新增三家银行", "later": 1}
{"entry": "a9", "task": "14", "date": "2025-02-11", "event": "urged", "reply_by": "2025-02-20"}
"""
"""What the journal of the shipped plan could be: it fills every field of a task somewhere."""


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """The shipped plan with a journal beside it."""
    plan = tmp_path / "tasks.yaml"
    plan.write_bytes(SHIPPED.read_bytes())
    (tmp_path / "tasks.progress.jsonl").write_text(JOURNAL, encoding="utf-8")
    return plan


@pytest.mark.parametrize("arguments", [["list"], ["list", "--unverified"], ["overdue"], ["show", "6", "13", "14"]])
def test_a_plan_with_a_journal_is_listed_validly(recorded: Path, arguments: list[str]) -> None:
    listed = answer(*arguments, "--file", recorded)
    assert listed["tasks"]
    assert faults(listed, TASKS_SCHEMA) == []


def test_a_journal_fills_the_fields_that_are_null_without_one(recorded: Path) -> None:
    shown = {task["id"]: task for task in answer("list", "--file", recorded)["tasks"]}
    keys = ("status", "days_left", "lead", "done_on", "verified_on", "due_in_force", "extended", "latest")
    assert [tuple(shown[id_][key] for key in keys) for id_ in ("6", "13", "14", "15", "16", "24")] == [
        (
            *("done", None, ["区政务服务数据管理局"], "2023-12-18", "2024-01-08", "2023-12-31", False),
            {"date": "2023-12-18", "reporter": "区政务服务数据管理局", "note": ""},
        ),
        (
            *("done-late", None, ["区科技创新局"], "2024-06-28", None, "2024-06-30", True),
            {"date": "2024-06-28", "reporter": "", "note": "政策已印发"},
        ),
        (
            *("ongoing", None, ["区金融服务署"], None, None, None, False),
            {"date": "2025-02-10", "reporter": "", "note": "新增三家银行"},
        ),
        ("overdue", -435, ["区财政局"], None, None, "2023-12-31", False, None),
        ("suspended", None, ["区金融服务署"], None, None, "2024-12-31", False, None),
        ("cancelled", None, ["区住房建设局"], None, None, "2024-12-31", False, None),
    ]


ON_REQUEST = {"changed_since", "changes", "streaks"}
"""What only a list that is asked for it has."""


def test_what_a_list_has_on_request_is_valid_and_described(recorded: Path) -> None:
    options = ("--changed-since", "2023-12-15", "--columns", "id,changes,streaks")
    listed = answer("list", *options, "--file", recorded)
    definitions = TASKS_SCHEMA["definitions"]

    assert faults(listed, TASKS_SCHEMA) == []
    assert set(listed) == set(TASKS_SCHEMA["properties"])
    for task in listed["tasks"]:
        assert list(task) == list(definitions["task"]["properties"])
        assert list(task["streaks"]) == definitions["streaks"]["required"] == list(definitions["streaks"]["properties"])
        for change in task["changes"]:
            assert list(change) == definitions["change"]["required"] == list(definitions["change"]["properties"])
    kinds = {change["kind"] for task in listed["tasks"] for change in task["changes"]}
    assert len(kinds) > 8


def test_the_schema_has_every_kind_of_change_and_no_other() -> None:
    assert TASKS_SCHEMA["definitions"]["change"]["properties"]["kind"]["enum"] == [kind.value for kind in ChangeKind]


def test_every_field_printed_is_required_and_described(recorded: Path) -> None:
    listed = answer("list", "--lead", "区科技创新局", "--file", recorded)
    definitions = TASKS_SCHEMA["definitions"]
    plan = TASKS_SCHEMA["properties"]["plan"]
    (task,) = listed["tasks"]
    for printed, schema in (
        (listed, TASKS_SCHEMA),
        (listed["plan"], plan),
        (task, definitions["task"]),
        (task["latest"], definitions["report"]),
    ):
        assert list(printed) == schema["required"]
        assert set(schema["properties"]) - set(printed) == ON_REQUEST & set(schema["properties"])
        assert [key for key, value in schema["properties"].items() if "description" not in value] == []


def test_the_schema_has_every_status_and_no_other() -> None:
    statuses = TASKS_SCHEMA["definitions"]["task"]["properties"]["status"]
    assert statuses["enum"] == [status.value for status in Status]
    assert [status.label for status in Status if status.label not in statuses["description"]] == []


def test_fields_may_be_added(listed: dict[str, Any]) -> None:
    for part in (listed, listed["plan"], listed["tasks"][0], listed["tasks"][0]["section"]):
        part["later"] = None
    assert faults(listed, TASKS_SCHEMA) == []


@pytest.mark.parametrize("key", TASKS_SCHEMA["definitions"]["task"]["required"])
def test_no_field_of_a_task_may_be_missing(listed: dict[str, Any], key: str) -> None:
    del listed["tasks"][0][key]
    assert faults(listed, TASKS_SCHEMA) == ["$.tasks[0] required"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", 1),
        ("text", ["设立风险代偿专项扶持计划。"]),
        ("due", "2024年12月31日"),
        ("status", "late"),
        ("days_left", "剩296天"),
        ("lead", "区司法局"),
        ("section", "一"),
        ("done_on", "2024年12月31日"),
        ("verified_on", True),
        ("due_in_force", "2024年12月31日"),
        ("extended", "yes"),
        ("latest", "新增三家银行"),
        ("latest", {"date": "2025-02-10"}),
    ],
)
def test_a_field_of_another_shape_is_refused(listed: dict[str, Any], key: str, value: object) -> None:
    listed["tasks"][0][key] = value
    assert [fault.split()[0] for fault in faults(listed, TASKS_SCHEMA)] == [f"$.tasks[0].{key}"]
