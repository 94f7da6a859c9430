"""`renwu init`: a plan to fill in, or the shipped one to try; nothing that exists is touched."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from renwu.cli import location
from support.program import AS_ORDINARY_USER, SHIPPED, UNRECORDED, Result

PLAN = Path("data", "tasks.yaml")
SCHEMA = Path("data", "plan.schema.json")
ATTRIBUTES = Path(".gitattributes")
UNION = "*.progress.jsonl merge=union\n"
MODELINE = "# yaml-language-server: $schema=plan.schema.json\n"


def written(path: Path) -> str:
    return f"已写入 {path}；填好后用 renwu check 检查，renwu list 查看\n"


def test_the_skeleton_stands_where_the_program_looks_for_a_plan(inside: Callable[..., Result], tmp_path: Path) -> None:
    assert inside("init") == (0, "", written(PLAN))
    assert inside("check", "--strict") == (0, f"{PLAN}：1项任务，没有发现问题\n", "")
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")) == [ATTRIBUTES, SCHEMA, PLAN]


def test_the_skeleton_begins_with_a_modeline_that_names_the_schema_beside_it(
    inside: Callable[..., Result],
) -> None:
    assert inside("init").code == 0
    assert PLAN.read_text(encoding="utf-8").startswith(MODELINE)
    assert SCHEMA.read_bytes() == location.packaged("plan.schema.json").read_bytes()


def test_the_skeleton_lists_its_one_task(inside: Callable[..., Result]) -> None:
    assert inside("init").code == 0
    assert inside("list", "--as-of", "2026-01-15", "--format", "jsonl") == (
        0,
        (
            '{"id": "1", "section": {"number": "一", "title": "第一个板块的标题"}, '
            '"measure": {"number": "一", "title": "第一项主要措施的标题"}, "text": "把第一项重点任务的原文写在这里。", '
            '"deadline": "2026年12月", "due": "2026-12-31", "status": "not-due", "days_left": 350, '
            '"lead": ["某某局"], "support": ["某某街道办", "某某中心"], "done_on": null, "verified_on": null, '
            '"due_in_force": "2026-12-31", "extended": false, "latest": null, "source": null, "base": null, '
            '"leader": "", "contact": "", "note": "", "printed": {}, "plan": "tasks", '
            '"milestones": [], "targets": [], "light": null, "light_reason": "仅按时限推算", "requests": []}\n'
        ),
        UNRECORDED,
    )


def test_the_sample_is_the_shipped_plan_but_for_its_first_line(inside: Callable[..., Result]) -> None:
    assert inside("init", "--sample") == (0, "", written(PLAN))
    first, rest = PLAN.read_text(encoding="utf-8").split("\n", 1)
    assert f"{first}\n" == MODELINE
    assert rest == SHIPPED.read_text(encoding="utf-8").split("\n", 1)[1]


def test_the_sample_passes_a_strict_check(inside: Callable[..., Result]) -> None:
    assert inside("init", "--sample").code == 0
    assert inside("check", "--strict") == (0, f"{PLAN}：26项任务，没有发现问题\n", "")


def test_a_folder_is_made_where_it_is_missing(inside: Callable[..., Result]) -> None:
    folder = Path("督查", "营商环境")
    assert inside("init", folder) == (0, "", written(folder / PLAN))
    assert (folder / PLAN).is_file()


def test_git_is_told_to_merge_journals_by_union(inside: Callable[..., Result]) -> None:
    assert inside("init").code == 0
    assert ATTRIBUTES.read_text(encoding="utf-8") == UNION


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"* text=auto", b"* text=auto\n" + UNION.encode()), (UNION.encode(), UNION.encode())],
)
def test_what_git_was_told_already_stays(inside: Callable[..., Result], before: bytes, after: bytes) -> None:
    ATTRIBUTES.write_bytes(before)
    assert inside("init") == (0, "", written(PLAN))
    assert ATTRIBUTES.read_bytes() == after


def test_what_git_was_told_may_be_in_any_encoding(inside: Callable[..., Result]) -> None:
    ATTRIBUTES.write_bytes("# 说明\n".encode("gbk"))
    assert inside("init") == (0, "", written(PLAN))
    assert ATTRIBUTES.read_bytes() == "# 说明\n".encode("gbk") + UNION.encode()


@pytest.mark.parametrize("arguments", [(), ("--sample",)])
def test_a_plan_that_exists_is_not_touched(
    inside: Callable[..., Result], plan: Path, arguments: tuple[str, ...]
) -> None:
    before = plan.read_bytes()
    assert inside("init", *arguments) == (
        2,
        "",
        f"错误：{PLAN} 已经存在，没有改动；换一个文件夹，或先把它移走\n",
    )
    assert plan.read_bytes() == before
    assert not SCHEMA.exists()


def test_a_schema_that_exists_is_not_touched(inside: Callable[..., Result]) -> None:
    SCHEMA.parent.mkdir()
    SCHEMA.write_text("{}", encoding="utf-8")
    assert inside("init").code == 0
    assert SCHEMA.read_text(encoding="utf-8") == "{}"


def test_a_file_in_the_folders_place_is_named_as_what_stops_it(inside: Callable[..., Result]) -> None:
    Path("data").write_text("", encoding="utf-8")
    result = inside("init")
    assert result == (2, "", "错误：data 是文件，不是文件夹；init 换一个文件夹\n")


def test_a_folder_without_write_permission_is_an_error(renwu: Callable[..., Result], tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert renwu("init", before=AS_ORDINARY_USER) == (2, "", "错误：建不了 data：没有权限\n")
    finally:
        tmp_path.chmod(0o755)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_leaves_nothing_and_the_next_try_works(
    inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    opened = os.fdopen
    made: list[int] = []

    def full(descriptor: int, mode: str) -> IO[Any]:
        made.append(descriptor)
        return opened(os.open(os.devnull, os.O_RDONLY) if len(made) == fails_at else descriptor, mode)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", full)
        code, stdout, stderr = inside("init")
    assert (code, stdout) == (2, "")
    assert stderr.startswith("错误：写不了 ")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert inside("init").code == 0


def test_a_plan_of_the_same_name_with_the_short_ending_is_not_taken_the_place_of(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    other = Path("data", "tasks.yml")
    other.parent.mkdir()
    other.write_text("title: 表\nsections: []\n", encoding="utf-8")

    assert inside("init") == (2, "", f"错误：{other} 已经存在，没有改动；换一个文件夹，或先把它移走\n")
    assert list(tmp_path.rglob("*.y*ml")) == [tmp_path / other]
