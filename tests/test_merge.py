"""Two branches of a git repository that each record: nothing conflicts, nothing is lost, both ways give one answer."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from renwu.journal.file import read_journal
from support.journals import line
from support.program import Result, environment

AS_OF = ("--as-of", "2024-07-01")
JOURNAL = Path("data", "tasks.progress.jsonl")
GIT = shutil.which("git") or "git"
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
UNION = "*.progress.jsonl merge=union\n"


def git(*arguments: str) -> str:
    """Run git in the folder of the test, with no settings but the repository's own."""
    done = subprocess.run(
        [GIT, *arguments], check=False, capture_output=True, encoding="utf-8", env=environment(ALONE), timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(message: str) -> None:
    """Commit everything there is."""
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.fixture
def repository(inside: Callable[..., Result]) -> Callable[..., Result]:
    """A repository with the shipped plan, on the branch main; gives the program, run there."""
    git("init", "--quiet", "--initial-branch", "main")
    for key, value in (("user.name", "督查室"), ("user.email", "office@example.org"), ("commit.gpgsign", "false")):
        git("config", key, value)
    assert inside("init", "--sample").code == 0
    commit("方案")
    return inside


def both_ways(
    run: Callable[..., Result], first: Callable[[], object], second: Callable[[], object], *asked: str
) -> Sequence[tuple[Result, list[str]]]:
    """What the program answers, and the journal's lines, with the second branch merged into the first and back."""
    for name, record in (("甲", first), ("乙", second)):
        git("checkout", "--quiet", "-b", name, "main")
        record()
        commit(name)
    found = []
    for name, other in (("甲", "乙"), ("乙", "甲")):
        git("checkout", "--quiet", "-b", f"{name}并", name)
        git("merge", "--quiet", "--no-edit", other)
        assert git("status", "--porcelain") == ""
        found.append((run(*asked, *AS_OF), JOURNAL.read_text(encoding="utf-8").splitlines()))
    return found


def recording(run: Callable[..., Result], *commands: str) -> Callable[[], None]:
    """Something that records, each of these commands in turn."""

    def record() -> None:
        for each in commands:
            assert run(*each.split()).code == 0

    return record


def done_on(answer: Result) -> dict[str, Any]:
    """The tasks of an answer in JSON that are done, with the day."""
    return {task["id"]: task["done_on"] for task in json.loads(answer.stdout)["tasks"] if task["done_on"]}


FIRST = (
    "done 6 --date 2023-12-18 --reporter 区政务服务数据管理局",
    "progress 13 --date 2023-12-20 --note 已报送",
    "verify 6 --date 2024-01-05 --reporter 区政府督查室",
)
SECOND = (
    "extend 13 --date 2023-12-25 --to 2024年6月 --reason 资金未到位 --approved-by 区政府",
    "done 11 --date 2024-01-03",
    "reassign 15 --date 2024-02-01 --lead 区工信局 --new-unit --reason 机构改革",
)


@pytest.mark.parametrize("earlier", [(), ("progress 6 --date 2023-12-01 --note 推进中",)])
@pytest.mark.parametrize(
    "asked",
    ["list --format json", "overdue", "summary --by status", "silent", "log --format json", "show 6 13"],
)
def test_two_branches_that_record_merge_to_the_same_answer_both_ways(
    repository: Callable[..., Result], earlier: tuple[str, ...], asked: str
) -> None:
    recording(repository, *earlier)()
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "此前")
    (one, lines), (other, others) = both_ways(
        repository, recording(repository, *FIRST), recording(repository, *SECOND), *asked.split()
    )
    assert one == other
    assert (one.code, one.stderr) == (0, "")
    assert sorted(lines) == sorted(others)
    assert [json.loads(each)["task"] for each in sorted(lines, key=lambda each: str(json.loads(each)["entry"]))] == [
        *["6"] * len(earlier),
        *("6", "13", "6", "13", "11", "15"),
    ]


def test_the_answer_after_a_merge_is_that_of_one_office_that_recorded_it_all(repository: Callable[..., Result]) -> None:
    (merged, _), _ = both_ways(
        repository, recording(repository, *FIRST), recording(repository, *SECOND), "list", "--format", "json"
    )
    git("checkout", "--quiet", "main")
    assert not JOURNAL.exists()
    recording(repository, *SECOND, *FIRST)()
    assert repository("list", "--format", "json", *AS_OF) == merged
    assert done_on(merged) == {"6": "2023-12-18", "11": "2024-01-03"}


def test_of_two_who_say_on_their_branches_that_a_task_is_done_the_earlier_counts_both_ways(
    repository: Callable[..., Result],
) -> None:
    one, other = both_ways(
        repository,
        recording(repository, "done 6 --date 2023-12-19"),
        recording(repository, "done 6 --date 2023-12-18"),
        *("list", "--format", "json"),
    )
    assert done_on(one[0]) == done_on(other[0]) == {"6": "2023-12-18"}
    for answer, lines in (one, other):
        late = next(number for number, each in enumerate(lines, 1) if '"2023-12-19"' in each)
        assert answer.stderr == (
            f"{JOURNAL}:{late}:1: 警告 RW405 第6项已于2023-12-18办结\n"
            f"    {late} | {lines[late - 1][:120]}\n"
            "      | ^\n"
            "   renwu retract 可作废其中一条；文件不动\n"
        )


def test_an_entry_that_came_to_both_branches_counts_once(repository: Callable[..., Result]) -> None:
    shared = line("a", "2024-03-01", "progress", "6", note="同一条")

    def record(*others: str) -> Callable[[], object]:
        return lambda: JOURNAL.write_text("".join(f"{each}\n" for each in (*others, shared)), encoding="utf-8")

    one, other = both_ways(
        repository,
        record(line("b", "2024-02-01", "progress", "6")),
        record(line("c", "2024-02-02", "progress", "6"), line("d", "2024-02-03", "progress", "6")),
        *("log", "--format", "json"),
    )
    assert one[0] == other[0]
    assert [entry["entry"] for entry in json.loads(one[0].stdout)["entries"]] == ["a", "d", "c", "b"]


def test_one_id_with_two_contents_gives_one_answer_both_ways(repository: Callable[..., Result]) -> None:
    one, other = both_ways(
        repository,
        lambda: JOURNAL.write_text(line("a", "2024-03-01", "done", "6") + "\n", encoding="utf-8"),
        lambda: JOURNAL.write_text(line("a", "2024-03-02", "done", "6") + "\n", encoding="utf-8"),
        *("list", "--format", "json"),
    )
    assert one[0].stdout == other[0].stdout
    assert [each.code for each in read_journal(JOURNAL).problems] == ["RW406"]


def test_a_last_line_without_an_end_is_glued_to_no_other(repository: Callable[..., Result]) -> None:
    one, other = both_ways(
        repository,
        lambda: JOURNAL.write_text(line("a", "2024-03-01", "done", "6"), encoding="utf-8"),
        lambda: JOURNAL.write_text(line("b", "2024-03-02", "done", "11"), encoding="utf-8"),
        *("list", "--format", "json"),
    )
    assert one[0] == other[0]
    assert done_on(one[0]) == {"6": "2024-03-01", "11": "2024-03-02"}


def test_a_branch_that_retracts_what_the_other_builds_on_gives_one_answer_both_ways(
    repository: Callable[..., Result],
) -> None:
    recording(repository, "done 6 --date 2023-12-18")()
    commit("办结")
    (done,) = (json.loads(each)["entry"] for each in JOURNAL.read_text(encoding="utf-8").splitlines())
    one, other = both_ways(
        repository,
        recording(repository, f"retract {done} --reason 记错了"),
        recording(repository, "verify 6 --date 2024-01-05"),
        *("list", "--format", "json"),
    )
    assert one[0].stdout == other[0].stdout
    assert done_on(one[0]) == {}


# What init writes


def test_a_deleted_last_line_comes_back_where_the_other_side_only_appended(repository: Callable[..., Result]) -> None:
    recording(repository, "progress 1 已招标", "progress 1 已开工")()
    commit("两条")

    def delete() -> None:
        kept = JOURNAL.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]
        JOURNAL.write_text("".join(kept), encoding="utf-8")

    for _, lines in both_ways(repository, delete, recording(repository, "progress 2 已立项"), "log"):
        assert sum("已开工" in line for line in lines) == 1
        assert len(lines) == 3


def test_init_has_git_merge_journals_by_union(inside: Callable[..., Result]) -> None:
    assert inside("init").code == 0
    assert Path(".gitattributes").read_bytes() == UNION.encode()


@pytest.mark.parametrize("folder", [".", "营商环境"])
def test_the_journal_of_any_plan_below_is_merged_by_union(inside: Callable[..., Result], folder: str) -> None:
    git("init", "--quiet")
    assert inside("init", folder).code == 0
    for name in ("data/tasks.progress.jsonl", "other.progress.jsonl"):
        path = Path(folder, name).as_posix()
        assert git("-c", "core.quotePath=false", "check-attr", "merge", path) == f"{path}: merge: union\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"*.docx binary\n", b"*.docx binary\n" + UNION.encode()),
        (b"*.docx binary", b"*.docx binary\n" + UNION.encode()),
        (UNION.encode() + b"*.docx binary\n", UNION.encode() + b"*.docx binary\n"),
        (UNION.encode().rstrip(), UNION.encode().rstrip()),
        (b"", UNION.encode()),
        ("# 说明\n".encode("gbk"), "# 说明\n".encode("gbk") + UNION.encode()),
    ],
)
def test_what_git_was_told_before_stays(inside: Callable[..., Result], before: bytes, after: bytes) -> None:
    Path(".gitattributes").write_bytes(before)
    assert inside("init").code == 0
    assert Path(".gitattributes").read_bytes() == after


def test_attributes_that_cannot_be_written_are_named_as_what_stops_it(inside: Callable[..., Result]) -> None:
    Path(".gitattributes").mkdir()
    assert inside("init") == (2, "", "错误：写不了 .gitattributes：这是一个文件夹\n")
