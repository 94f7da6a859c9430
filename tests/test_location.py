"""Which file is meant, and who may be answered from the plan that comes with renwu."""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from renwu.cli import location
from renwu.errors import UsageError
from support.program import AS_ORDINARY_USER, SHIPPED, UNRECORDED, USING_SHIPPED, Result

ROOT = Path(__file__).parent.parent
PLAN = "title: 表\nsections: []\n"
UPWARDS = Path("..", "..", "data", "tasks.yaml")
ONLY_TO_TRY = "（自带的方案只供在屏幕上试用，不作检查、登记、公文和退出码的依据）"


def saved(folder: Path, name: str = "tasks.yaml") -> Path:
    """A plan in a folder's own data/."""
    path = folder / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """A folder some way below one that has a plan."""
    saved(tmp_path)
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    return here


# Finding the plan


@pytest.mark.parametrize(
    ("files", "environ", "paths"),
    [
        (["x.yaml"], {"RENWU_FILE": "y.yaml"}, (Path("x.yaml"),)),
        (["x.yaml", "x"], {}, (Path("x.yaml"), Path("x"))),
        (None, {"RENWU_FILE": "y.yaml"}, (Path("y.yaml"),)),
        (None, {"RENWU_FILE": f"y.yaml{os.pathsep}z{os.pathsep}"}, (Path("y.yaml"), Path("z"))),
        (None, {"RENWU_FILE": ""}, (UPWARDS,)),
        (None, {}, (UPWARDS,)),
    ],
)
def test_the_plan_is_the_one_named_then_the_nearest_upwards(
    files: Sequence[str] | None, environ: Mapping[str, str], paths: tuple[Path, ...], below: Path
) -> None:
    assert location.find(files, environ, below) == paths


def test_a_file_whose_name_has_the_separator_is_meant_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"a{os.pathsep}b.yaml"
    Path(name).write_text("", encoding="utf-8")

    assert location.find(None, {"RENWU_FILE": name}, tmp_path) == (Path(name),)


def test_the_nearest_plan_is_taken_before_one_further_up(below: Path) -> None:
    saved(below)

    assert location.find(None, {}, below) == (Path("data", "tasks.yaml"),)


def test_a_folder_named_like_a_plan_is_no_plan(below: Path) -> None:
    (below / "data" / "tasks.yaml").mkdir(parents=True)

    assert location.find(None, {}, below) == (UPWARDS,)


def test_the_short_ending_is_found_too(below: Path) -> None:
    saved(below, "tasks.yml")

    assert location.find(None, {}, below) == (Path("data", "tasks.yml"),)


def test_where_both_endings_are_there_the_long_one_is_meant(below: Path) -> None:
    saved(below, "tasks.yml")
    saved(below)

    assert location.find(None, {}, below) == (Path("data", "tasks.yaml"),)


@pytest.mark.parametrize("inside", ["", "a", "a/b"])
def test_a_repository_s_plan_is_found_from_anywhere_in_it(below: Path, tmp_path: Path, inside: str) -> None:
    (tmp_path / ".git").mkdir()

    (found,) = location.find(None, {}, tmp_path / inside)

    assert (tmp_path / inside / found).resolve() == tmp_path / "data" / "tasks.yaml"
    assert below.is_dir()


def test_a_plan_above_the_repository_is_not_its_plan(below: Path) -> None:
    (below.parent / ".git").mkdir()

    assert location.find(None, {}, below) == ()


def test_in_a_worktree_too_the_search_ends_at_its_root(below: Path) -> None:
    (below / ".git").write_text("gitdir: ../../.git/worktrees/b\n", encoding="utf-8")

    assert location.find(None, {}, below) == ()


def test_a_folder_that_may_not_be_entered_is_passed_over(renwu: Callable[..., Result], tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    closed = f"{AS_ORDINARY_USER}\nimport os\nos.chmod('..', 0)"
    try:
        result = renwu("list", "--format", "tsv", cwd=below, before=closed)
    finally:
        below.parent.chmod(0o700)

    assert (result.code, result.stderr) == (0, USING_SHIPPED + UNRECORDED)


def test_without_a_plan_it_is_said_where_one_was_looked_for(below: Path) -> None:
    root = below.parent
    (root / ".git").mkdir()

    with pytest.raises(UsageError) as refused:
        location.own(None, {}, below)

    assert str(refused.value) == (
        f"没有找到方案：从 {below} 往上到仓库的根 {root}，都没有 data/tasks.yaml 或 data/tasks.yml；"
        f"用 --file 指定方案，或用 renwu init 新建{ONLY_TO_TRY}"
    )


def test_outside_a_repository_it_was_looked_for_up_to_the_top(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        location.own(None, {}, tmp_path)

    assert str(refused.value).startswith(f"没有找到方案：从 {tmp_path} 往上到最上层 {tmp_path.anchor}，都没有 ")


def test_a_file_that_comes_with_renwu_is_where_it_is_said_to_be() -> None:
    assert location.packaged("tasks.yaml").read_bytes() == SHIPPED.read_bytes()


# Only a person who tries renwu out is answered from the plan that comes with it


@pytest.fixture
def planless(inside: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Run the program in a repository whose plan has another name than renwu looks for."""
    (tmp_path / ".git").mkdir()
    saved(tmp_path, "task.yaml")
    return inside


@pytest.mark.parametrize("typed", ["list", "show 15", "overdue", "units", "summary", "list --format json"])
def test_who_tries_renwu_out_is_answered_and_told_whose_plan_it_is(planless: Callable[..., Result], typed: str) -> None:
    result = planless(*typed.split())

    assert (result.code, result.stderr.splitlines()[0]) == (0, USING_SHIPPED.strip())
    assert result.stdout != ""


@pytest.mark.parametrize(
    "typed",
    [
        "check",
        "check --strict",
        "silent",
        "log",
        "list --exit-code",
        "list -o list.csv",
        "show 15 -o 15.md",
        "overdue --exit-code",
        "overdue --format github",
        "units -o units.csv",
        "summary -o summary.json",
        "silent --exit-code",
        "report",
        "report -o report.md",
        "notice --each papers",
        "collect -o forms",
        "collect --read forms",
        "progress 6 进展",
        "done 6 --dry-run",
        "verify 6",
        "return 6 --reason 甲",
        "extend 6 --to 2099年 --reason 甲 --approved-by 乙",
        "suspend 6 --reason 甲 --approved-by 乙",
        "resume 6",
        "cancel 6 --reason 甲 --approved-by 乙",
        "reassign 6 --lead 区司法局 --reason 甲",
        "urge 6",
        "retract a --reason 甲",
    ],
)
def test_no_gate_paper_file_or_entry_rests_on_the_plan_that_comes_with_renwu(
    planless: Callable[..., Result], tmp_path: Path, typed: str
) -> None:
    before = sorted(tmp_path.rglob("*"))

    assert planless(*typed.split()) == (
        2,
        "",
        (
            f"错误：没有找到方案：{tmp_path}（仓库的根）里没有 data/tasks.yaml 或 data/tasks.yml；"
            f"用 --file 指定方案，或用 renwu init 新建{ONLY_TO_TRY}\n"
        ),
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_the_plan_that_comes_with_renwu_can_be_named(planless: Callable[..., Result]) -> None:
    assert planless("check", "--strict", "--file", SHIPPED).code == 0


# Two plans of one name


def test_check_names_both_plans_of_one_name(inside: Callable[..., Result], tmp_path: Path) -> None:
    saved(tmp_path)
    saved(tmp_path, "tasks.yml")
    both = f"{Path('data', 'tasks.yaml')} 和 {Path('data', 'tasks.yml')}"
    for file in ("tasks.yaml", "tasks.yml"):
        path = Path("data", file)
        assert inside("check", "--strict", path) == (
            1,
            (
                f"{path}:1:1: 警告 RW304 {both} 同名，没有指明时用 tasks.yaml，两份的进展记录都是 tasks.progress.jsonl\n"
                "    1 | title: 表\n"
                "      | ^\n"
                "   留下一份，把另一份移走或改名\n"
                "共1个问题：错误0、警告1\n"
            ),
            "",
        )


def test_one_plan_of_a_name_is_no_problem(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = saved(tmp_path, "tasks.yml")

    assert inside("check", "--strict") == (0, f"{path.relative_to(tmp_path)}：0项任务，没有发现问题\n", "")


# A journal stands for its plan

UNREADABLE = '{"entry":"a2","task":"1","date":"2024-06-28","event":"don\n'


@pytest.mark.parametrize("name", ["tasks.yaml", "tasks.yml"])
def test_a_journal_is_checked_with_the_plan_it_belongs_to(
    inside: Callable[..., Result], tmp_path: Path, name: str
) -> None:
    saved(tmp_path, name)
    journal = Path("data", "tasks.progress.jsonl")
    journal.write_text(UNREADABLE, encoding="utf-8")

    result = inside("check", "--strict", journal)

    assert (result.code, result.stderr) == (1, "")
    assert result.stdout.startswith(f"{journal}:1:")
    assert result == inside("check", "--strict", Path("data", name))
    assert result == inside("check", "--strict", "--file", journal)


def test_a_plan_given_with_its_journal_is_checked_once(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = saved(tmp_path).relative_to(tmp_path)
    journal = Path("data", "tasks.progress.jsonl")
    journal.touch()

    assert inside("check", path, journal) == (0, f"{path}：0项任务，没有发现问题\n", "")


def test_a_journal_whose_plan_is_away_is_an_error(inside: Callable[..., Result]) -> None:
    Path("x.progress.jsonl").touch()

    assert inside("check", "x.progress.jsonl") == (
        2,
        "",
        "错误：打不开 x.yaml：没有这个文件或文件夹；用 --file 指定方案文件，或用 renwu init 新建\n",
    )


# Annotations name a file from the root of its repository

LATE = """\
title: 表
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年13月, lead: [甲局]}
          - {id: 2, text: 乙, deadline: 2024年6月, lead: [甲局]}
"""
NAMED = "台账/data/tasks.yaml"


@pytest.mark.parametrize("start", ["", "台账", "台账/下级"])
@pytest.mark.parametrize("repository", [".git", ""])
@pytest.mark.parametrize("command", ["check", "overdue"])
def test_an_annotation_names_the_file_from_the_repository_s_root(
    inside: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    start: str,
    repository: str,
    command: str,
) -> None:
    (tmp_path / repository).mkdir(exist_ok=True)
    (tmp_path / "台账" / "下级").mkdir(parents=True)
    saved(tmp_path / "台账").write_text(LATE, encoding="utf-8")
    environ = {"GITHUB_WORKSPACE": str(tmp_path), "RENWU_FILE": str(tmp_path / NAMED)}
    monkeypatch.chdir(tmp_path / start)

    result = inside(command, "--format", "github", env=environ)

    (line,) = result.stdout.splitlines()
    assert line.startswith(f"::warning file={NAMED},line=")


def test_check_and_its_json_name_a_file_as_it_was_given(renwu: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    here = tmp_path / "下级"
    here.mkdir()
    saved(tmp_path).write_text(LATE, encoding="utf-8")

    (problem,) = json.loads(renwu("check", "--format", "json", cwd=here).stdout)["problems"]

    assert problem["file"] == str(Path("..", "data", "tasks.yaml"))


def test_a_file_outside_every_repository_is_named_as_it_was_given(tmp_path: Path) -> None:
    path = str(saved(tmp_path))

    assert location.from_repository(path, {"GITHUB_WORKSPACE": str(tmp_path / "elsewhere")}) == path


# The hook

HOOK = re.compile(re.findall("files: (.+)", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0])
"""Which changed files it is run for."""


@pytest.mark.parametrize(
    "changed",
    ["data/tasks.yaml", "data/tasks.yml", "data/tasks.progress.jsonl", "tasks.yaml", "台账/tasks.progress.jsonl"],
)
def test_the_hook_runs_for_a_plan_and_for_a_journal(changed: str) -> None:
    assert HOOK.search(changed)


@pytest.mark.parametrize("changed", ["data/tasks.yaml.bak", "data/mytasks.yaml", "tasks.progress.jsonl.old", "a.jsonl"])
def test_the_hook_leaves_other_files_alone(changed: str) -> None:
    assert not HOOK.search(changed)


# Files beside a plan that are no part of it


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("旧名.progress.jsonl", "旁边的 旧名.progress.jsonl 不属于哪份方案"),
        (
            "tasks.progress (张三 的冲突副本).jsonl",
            "旁边的 tasks.progress (张三 的冲突副本).jsonl 像是同步软件留下的冲突副本",
        ),
        (
            "tasks.sync-conflict-20240601-1.yaml",
            "旁边的 tasks.sync-conflict-20240601-1.yaml 像是同步软件留下的冲突副本",
        ),
    ],
)
def test_check_names_what_a_rename_or_a_synchroniser_left_behind(
    inside: Callable[..., Result], tmp_path: Path, name: str, message: str
) -> None:
    plan = saved(tmp_path)
    plan.with_name("别的方案.yaml").write_bytes(plan.read_bytes())
    plan.with_name("别的方案.progress.jsonl").touch()
    plan.with_name(name).touch()
    code, stdout, _ = inside("check", "--strict", Path("data", "tasks.yaml"))

    assert code == 1
    assert stdout.startswith(f"{Path('data', 'tasks.yaml')}:1:1: 警告 RW305 {message}\n")
    assert stdout.count("RW305") == 1
