"""The example: an invented plan with an invented journal, and the pictures made from it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.plans import ROOT
from support.program import Result
from support.readme import FILES

PLAN = ROOT / "examples" / "tasks.yaml"
AS_OF = "2025-06-30"


def test_the_example_has_no_errors(inside: Callable[..., Result]) -> None:
    checked = inside("check", "--file", PLAN, "--format", "json")
    assert [(each["severity"], each["code"]) for each in json.loads(checked.stdout)["problems"]] == [
        ("warning", "RW204")  # meant: a deadline that names no day
    ]


def test_the_example_says_that_it_is_invented(inside: Callable[..., Result]) -> None:
    listed = json.loads(inside("list", "--file", PLAN, "--as-of", AS_OF, "--format", "json").stdout)
    assert listed["plan"]["title"] == "《青禾区惠企行动方案（虚构示例）》任务分解表"
    assert listed["plan"]["note"] == "虚构的示例，不是任何地方的真实任务。"
    assert PLAN.read_text(encoding="utf-8").startswith("# 虚构的示例：")


def test_the_example_shows_every_status_that_needs_no_halt(inside: Callable[..., Result]) -> None:
    listed = json.loads(inside("list", "--file", PLAN, "--as-of", AS_OF, "--format", "json").stdout)
    assert {task["status"] for task in listed["tasks"]} == {
        *("done", "done-late", "overdue", "due-soon", "not-due", "ongoing", "unclear")
    }


@pytest.mark.parametrize("name", FILES)
def test_every_picture_of_a_readme_is_there(name: str) -> None:
    shown = re.findall(r"docs/pictures/[\w-]+\.png", (ROOT / name).read_text(encoding="utf-8"))
    assert [picture for picture in shown if not Path(ROOT, picture).is_file()] == []
