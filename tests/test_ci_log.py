"""What a plan says gives no command to GitHub Actions, which obeys lines of a job's log."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from renwu.writers.visible import disarmed
from support import journals
from support.program import Result, drawn

PLAN = """\
title: "::error title=表::甲"
document: "::add-mask::文"
note: "##[error]注"
issued: 2024-01-15
sections:
  - title: "::group::板块"
    measures:
      - title: "##[group]措施"
        tasks:
          - id: "::error::1"
            text: "::stop-commands::x ##[error]甲\\n::warning::乙\\n　::notice::丙"
            deadline: 2024年3月
            lead: ["::add-mask::甲局", "##[debug]乙局"]
            support: ["::set-output name=a::丙局"]
            note: "::warning::注"
            contact: "##[command]某"
          - id: "##[error]2"
            text: "乙 ##[add-mask]乙"
            deadline: "::error::时限"
"""
ENVIRONMENT = {"GITHUB_ACTIONS": "true"}
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
FOR_PEOPLE = [
    *(["list"], ["list", "--columns", "note,contact,text,id,lead"], ["list", "--full"], ["show", "::error::1"]),
    *(["overdue"], ["units"], ["summary"], ["summary", "--by", "section"], ["summary", "--by", "measure"]),
    *(
        ["silent"],
        ["log"],
        ["report"],
        ["report", "--format", "html"],
        ["check"],
        ["check", "::none.yaml"],
        ["list", "--format", "markdown"],
    ),
    *(["list", "--lead", "::add"], ["list", "--lead", "::没有"], ["show", "::没有"], ["::没有"], ["list", "::没有"]),
    *(["done", "::error::1", "--dry-run"], ["urge", "::error::1", "--slip", "::error::号"], ["done", "##[error]2"]),
    *(["diff", "data/tasks.yaml", "other.yaml"], ["import", "::表.csv"]),
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder whose plan, journal and table try to give commands."""
    plan = tmp_path / "data" / "tasks.yaml"
    plan.parent.mkdir()
    plan.write_text(PLAN, encoding="utf-8")
    said = {"note": "::error::进展\n::error::二", "reporter": "##[error]人"}
    journals.saved(
        plan,
        journals.line("::error::a", "2024-02-01", "progress", "::error::1", **said),
        journals.line("##[error]b", "2024-02-02", "done", "::error::没有", **said),
    )
    (tmp_path / "other.yaml").write_text(PLAN.replace("乙 ##", "##").replace("::error::1", "::error::9"), "utf-8")
    (tmp_path / "::表.csv").write_text("编号,重点任务\n::error::1,::error::甲\n", "utf-8")
    return tmp_path


def commands(result: Result) -> list[str]:
    """The lines of an answer and of what is said beside it that a runner would obey."""
    return [line for line in (result.stdout + result.stderr).splitlines() if COMMAND.search(line)]


@pytest.mark.parametrize("columns", ["", "24", "80"])
@pytest.mark.parametrize("typed", FOR_PEOPLE, ids=" ".join)
def test_nothing_that_people_read_gives_a_command(
    inside: Callable[..., Result], repository: Path, typed: Sequence[str], columns: str
) -> None:
    assert repository.is_dir()

    result = inside(*typed, env=ENVIRONMENT | {"COLUMNS": columns})

    if typed[0] == "import":  # its plan is data
        result = result._replace(stdout="")
    assert result.stdout + result.stderr != ""
    assert commands(result) == []


@pytest.mark.parametrize("file", ["list.txt", "list.md"])
def test_a_file_for_people_gives_none_either(inside: Callable[..., Result], repository: Path, file: str) -> None:
    assert inside("list", "-o", file, env=ENVIRONMENT).code == 0
    assert COMMAND.search((repository / file).read_text("utf-8")) is None


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_data_stay_as_they_are(inside: Callable[..., Result], form: str) -> None:
    data = inside("list", "--format", form).stdout

    assert inside("list", "--format", form, env=ENVIRONMENT).stdout == data
    assert "::stop-commands::x ##[error]甲" in data


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("typed", [["check"], ["overdue"]])
def test_an_annotation_is_one_line_and_a_command_of_ours(inside: Callable[..., Result], typed: Sequence[str]) -> None:
    lines = inside(*typed, "--format", "github", env=ENVIRONMENT).stdout.splitlines()

    assert lines != []
    assert [line for line in lines if not re.match("::(warning|error) file=data/tasks", line)] == []


def test_an_annotation_makes_visible_what_a_terminal_would_obey(inside: Callable[..., Result], tmp_path: Path) -> None:
    plan = tmp_path / "data" / "tasks.yaml"
    plan.parent.mkdir()
    text = r'"\e[31m甲\u202e\u2028"'
    plan.write_text(PLAN.partition("sections")[0] + f"sections: [{{measures: [{{tasks: [{{id: 1, text: {text}, "
                    "deadline: 2024年3月, lead: [甲局]}]}]}]\n", encoding="utf-8")  # fmt: skip

    (line,) = inside("overdue", "--format", "github", "--as-of", "2024-04-01").stdout.splitlines()

    assert line == (
        "::warning file=data/tasks.yaml,line=5,col=33,title=逾期1天::"
        r"第1项 \x1b[31m甲\u202e\u2028（2024年3月；牵头：甲局）"
    )


def test_columns_line_up_all_the_same(inside: Callable[..., Result], repository: Path) -> None:
    assert repository.is_dir()

    rows = drawn(inside("list", "--columns", "id,lead", env=ENVIRONMENT).stdout)

    assert rows == [
        [[r"\x3a:error\x3a:1"], [r"\x3a:add-mask\x3a:甲局、\x23#[debug]乙局"]],
        [[r"\x23#[error]2"], []],
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::甲", r"\x3a:error\x3a:甲"),
        (":::甲", r"\x3a\x3a:甲"),
        ("甲:乙: :丙", "甲:乙: :丙"),
        ("##[error]甲", r"\x23#[error]甲"),
        ("甲##[error]乙 ###[x]", r"甲\x23#[error]乙 #\x23#[x]"),
        ("#[x] ## [x]", "#[x] ## [x]"),
    ],
)
def test_only_what_a_runner_obeys_is_written_otherwise(text: str, shown: str) -> None:
    assert disarmed(text) == shown
