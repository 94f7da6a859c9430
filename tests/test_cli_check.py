"""`renwu check`: every problem, in a form for people, programs and GitHub, and an exit code to gate on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import SHIPPED, Result

GOOD = """\
title: 测试
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年12月, lead: [区司法局]}
          - {id: 2, text: 乙, deadline: 常态化推进, lead: [区司法局]}
"""
UNLED = """\
title: 测试
sections:
  - measures:
      - tasks:
          - id: 1
            text: 甲
            deadline: 2024年12月
"""
BAD = """\
title: 测试
sections:
  - number: 一
    measures:
      - number: 一
        tasks:
          - id: 1
            text: 甲，50%完成。
            deadline: 2026年13月
            lead: [区司法局]
          - id: 1
            text: 乙
            deadline: 常态化推进
            leed: [区司法局]
            lead: [区司法局]
"""
HINT = "写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进"
KEYS = "id、text、deadline、lead、support、leader、contact、note、source、base、milestones、targets、printed"
UNLED_SHOWN = """\
unled.yaml:5:13: 警告 RW205 第1项没有牵头单位
    5 |           - id: 1
      |             ^
   补上一行 lead: [牵头单位]
"""
BAD_SHOWN = f"""\
bad.yaml:9:23: 警告 RW203 完成时限不是有效日期：“2026年13月”
    9 |             deadline: 2026年13月
      |                       ^^^^^^^^^^
   {HINT}
bad.yaml:11:17: 错误 RW301 编号“1”重复，第7行已有
   11 |           - id: 1
      |                 ^
   一个编号只给一项任务；改掉其中一个
bad.yaml:14:13: 错误 RW109 任务没有“leed”这个键
   14 |             leed: [区司法局]
      |             ^^^^
   是不是“lead”？可以用的键：{KEYS}
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """Three plans in the folder that the program runs in."""
    for name, text in (("good", GOOD), ("unled", UNLED), ("bad", BAD)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_plan_without_problems_is_told_so(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml") == (0, "good.yaml：2项任务，没有发现问题\n", "")


def test_every_problem_is_shown_at_its_place_errors_exit_1(inside: Callable[..., Result]) -> None:
    assert inside("check", "bad.yaml") == (1, f"{BAD_SHOWN}共3个问题：错误2、警告1\n", "")


def test_warnings_alone_exit_0(inside: Callable[..., Result]) -> None:
    assert inside("check", "unled.yaml") == (0, f"{UNLED_SHOWN}共1个问题：错误0、警告1\n", "")


def test_strict_makes_warnings_count(inside: Callable[..., Result]) -> None:
    assert inside("check", "unled.yaml", "--strict") == (1, f"{UNLED_SHOWN}共1个问题：错误0、警告1\n", "")


def test_strict_passes_a_plan_without_problems(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml", "--strict").code == 0


def test_the_shipped_plan_passes_strict(inside: Callable[..., Result]) -> None:
    assert inside("check", SHIPPED, "--strict") == (0, f"{SHIPPED}：26项任务，没有发现问题\n", "")


def test_several_files_are_checked_in_the_order_given(inside: Callable[..., Result]) -> None:
    assert inside("check", "unled.yaml", "good.yaml", "bad.yaml") == (
        1,
        f"{UNLED_SHOWN}{BAD_SHOWN}共4个问题：错误2、警告2\n",
        "",
    )


def test_several_files_without_problems_are_each_named(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml", SHIPPED) == (
        0,
        f"good.yaml：2项任务，没有发现问题\n{SHIPPED}：26项任务，没有发现问题\n",
        "",
    )


def test_json_has_every_problem_key_by_key(inside: Callable[..., Result]) -> None:
    result = inside("check", "bad.yaml", "--format", "json")
    assert (result.code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "schema": 1,
        "problems": [
            {
                "file": "bad.yaml",
                "line": 9,
                "column": 23,
                "severity": "warning",
                "code": "RW203",
                "message": "完成时限不是有效日期：“2026年13月”",
                "hint": HINT,
            },
            {
                "file": "bad.yaml",
                "line": 11,
                "column": 17,
                "severity": "error",
                "code": "RW301",
                "message": "编号“1”重复，第7行已有",
                "hint": "一个编号只给一项任务；改掉其中一个",
            },
            {
                "file": "bad.yaml",
                "line": 14,
                "column": 13,
                "severity": "error",
                "code": "RW109",
                "message": "任务没有“leed”这个键",
                "hint": f"是不是“lead”？可以用的键：{KEYS}",
            },
        ],
    }


def test_json_without_problems_is_an_empty_list(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml", "--format", "json") == (0, '{"schema": 1, "problems": []}\n', "")


def test_github_has_an_annotation_a_line(inside: Callable[..., Result]) -> None:
    assert inside("check", "bad.yaml", "--format", "github") == (
        1,
        (
            f"::warning file=bad.yaml,line=9,col=23,title=RW203::完成时限不是有效日期：“2026年13月”；{HINT}\n"
            "::error file=bad.yaml,line=11,col=17,title=RW301::编号“1”重复，第7行已有；"
            "一个编号只给一项任务；改掉其中一个\n"
            "::error file=bad.yaml,line=14,col=13,title=RW109::任务没有“leed”这个键；"
            f"是不是“lead”？可以用的键：{KEYS}\n"
        ),
        "",
    )


def test_github_without_problems_is_empty(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml", "--format", "github") == (0, "", "")


def test_github_escapes_what_a_workflow_command_would_obey(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "a,b:c%.yaml"
    path.write_text(UNLED.replace("2024年12月", r'"50%\n::error::"').replace("id: 1", "id: 1\n            lead: [甲]"))
    assert inside("check", path.name, "--format", "github") == (
        0,
        (
            "::warning file=a%2Cb%3Ac%25.yaml,line=8,col=23,title=RW204::"
            f"完成时限读不出日期：“50%25%0A::error::”，没有写明日期，也没有写明常态化推进；{HINT}\n"
        ),
        "",
    )


def test_an_unknown_format_is_an_error_with_the_known_ones(inside: Callable[..., Result]) -> None:
    assert inside("check", "good.yaml", "--format", "xml") == (
        2,
        "",
        "错误：--format：没有“xml”；可选的有：text（给人看）、json（给程序用）、github（GitHub Actions 标注）\n",
    )


def test_a_file_that_cannot_be_opened_exits_2_and_the_others_are_checked(inside: Callable[..., Result]) -> None:
    assert inside("check", "none.yaml", "unled.yaml") == (
        2,
        f"{UNLED_SHOWN}共1个问题：错误0、警告1\n",
        "错误：打不开 none.yaml：没有这个文件或文件夹；用 --file 指定方案文件，或用 renwu init 新建\n",
    )


def test_a_file_that_cannot_be_opened_outweighs_errors_in_others(inside: Callable[..., Result]) -> None:
    assert inside("check", "bad.yaml", "none.yaml") == (
        2,
        f"{BAD_SHOWN}共3个问题：错误2、警告1\n",
        "错误：打不开 none.yaml：没有这个文件或文件夹；用 --file 指定方案文件，或用 renwu init 新建\n",
    )


def test_without_files_the_current_plan_is_checked(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(GOOD, encoding="utf-8")
    assert inside("check") == (0, f"{Path('data', 'tasks.yaml')}：2项任务，没有发现问题\n", "")


def test_file_names_the_plan_to_check(inside: Callable[..., Result]) -> None:
    assert inside("check", "--file", "good.yaml") == inside("check", "good.yaml")


def test_a_problem_in_a_long_line_is_shown_with_what_surrounds_it(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(f"{{title: {'a' * 200}, title: {'b' * 200}, sections: []}}\n", encoding="utf-8")
    assert inside("check", "long.yaml") == (
        1,
        (
            "long.yaml:1:211: 错误 RW108 键“title”写了两次\n"
            f"    1 | {'a' * 58}, title: {'b' * 53}\n"
            f"      | {' ' * 60}^^^^^\n"
            "   留下对的一个，删去另一个；若这里是新的一项，在行首补上“- ”\n"
            "共1个问题：错误1、警告0\n"
        ),
        "",
    )


def test_what_a_terminal_would_obey_is_shown_in_problems(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "esc.yaml"
    path.write_text(UNLED.replace("text: 甲", r'text: "\e[31m"').replace("2024年12月", r'"\e[2J\u202e"'))
    result = inside("check", "esc.yaml")
    assert result == (
        0,
        (
            r"""esc.yaml:5:13: 警告 RW205 第1项没有牵头单位
    5 |           - id: 1
      |             ^
   补上一行 lead: [牵头单位]
esc.yaml:7:23: 警告 RW204 完成时限读不出日期：“\x1b[2J\u202e”，没有写明日期，也没有写明常态化推进
    7 |             deadline: "\e[2J\u202e"
      |                       ^^^^^^^^^^^^^
"""
            f"   {HINT}\n共2个问题：错误0、警告2\n"
        ),
        "",
    )
