"""Reading a plan from its file, and what is said where it can't be opened."""

from pathlib import Path

import pytest

from renwu.errors import FileError, PlanError
from renwu.ledger import reading

HOW = "；用 --file 指定方案文件，或用 renwu init 新建"


def test_a_plan_that_is_not_there_can_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"

    with pytest.raises(FileError) as refused:
        reading.read(path)

    assert str(refused.value) == f"打不开 {path}：没有这个文件或文件夹{HOW}"


def test_a_folder_can_not_be_opened_as_a_plan(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        reading.read(tmp_path)

    assert str(refused.value) == f"打不开 {tmp_path}：这是一个文件夹{HOW}"


def test_a_plan_that_is_not_whole_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("title: 表\n", encoding="utf-8")

    with pytest.raises(PlanError) as refused:
        reading.load(path)

    assert [problem.code for problem in refused.value.problems] == ["RW110"]


def test_a_plan_with_problems_that_are_not_fatal_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("title: 表\nissued: 昨天\nsections: []\n", encoding="utf-8")

    assert reading.load(path).issued is None
