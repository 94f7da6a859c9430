"""Which file is the plan, and what is said where it can't be opened."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from renwu.cli.location import Location, locate
from renwu.errors import FileError, PlanError
from renwu.ledger import reading
from support.plans import SHIPPED

HOW = "；用 --file 指定方案文件，或用 renwu init 新建"


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """A folder some way below one that has a plan."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tasks.yaml").write_text("title: 表\nsections: []\n", encoding="utf-8")
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    return here


@pytest.mark.parametrize(
    ("file", "environ", "path"),
    [
        ("x.yaml", {"RENWU_FILE": "y.yaml"}, Path("x.yaml")),
        (None, {"RENWU_FILE": "y.yaml"}, Path("y.yaml")),
        (None, {"RENWU_FILE": ""}, Path("..", "..", "data", "tasks.yaml")),
        (None, {}, Path("..", "..", "data", "tasks.yaml")),
    ],
)
def test_the_plan_is_the_one_named_then_the_nearest_upwards(
    file: str | None, environ: Mapping[str, str], path: Path, below: Path
) -> None:
    assert locate(file, environ, below) == Location(path, packaged=False)


def test_the_nearest_plan_is_taken_before_one_further_up(below: Path) -> None:
    (below / "data").mkdir()
    (below / "data" / "tasks.yaml").write_text("title: 表\nsections: []\n", encoding="utf-8")

    assert locate(None, {}, below) == Location(Path("data", "tasks.yaml"), packaged=False)


def test_a_folder_named_like_a_plan_is_no_plan(below: Path) -> None:
    (below / "data" / "tasks.yaml").mkdir(parents=True)

    assert locate(None, {}, below).path == Path("..", "..", "data", "tasks.yaml")


def test_where_there_is_no_plan_the_packaged_one_is_taken(tmp_path: Path) -> None:
    found = locate(None, {}, tmp_path)

    assert found.packaged
    assert found.path.read_bytes() == SHIPPED.read_bytes()


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
