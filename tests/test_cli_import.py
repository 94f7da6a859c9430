"""`renwu import`: from a file to a plan, the report of guesses, and what it never does to a file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu import planfile
from support.documents import docx_table
from support.program import INSTALL_OFFICE, Result

TABLE = """\
某区任务分解表,,,
序号,重点任务,完成时限,牵头单位
1,甲事。,2024年12月,区司法局
2,乙事。,年底前,
"""
PLAN = """\
title: 某区任务分解表

sections:
  - measures:
      - tasks:
          - id: 1
            text: 甲事。
            deadline: 2024年12月
            lead: [区司法局]
          - id: 2
            text: 乙事。
            deadline: 年底前
            lead: [区司法局]
            printed: {lead: ""}
"""
REPORT = """\
第2行：表头：“序号”是序号，“重点任务”是重点任务，“完成时限”是完成时限，“牵头单位”是牵头单位
第4行：牵头单位空白，按合并单元格沿用“区司法局”（推断）
标题：某区任务分解表
读入1个板块、1项主要措施、2项重点任务；推断1处，请逐处核对
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "表.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_plan_goes_to_stdout_and_the_report_to_stderr(inside: Callable[..., Result], table: Path) -> None:
    assert inside("import", table) == (0, PLAN, REPORT)


def test_a_file_gets_the_plan_with_the_folder_it_stands_in_and_what_check_would_say(
    inside: Callable[..., Result], table: Path, tmp_path: Path
) -> None:
    code, stdout, stderr = inside("import", table, "-o", "data/tasks.yaml")
    assert (code, stdout) == (0, "")
    assert (tmp_path / "data" / "tasks.yaml").read_text(encoding="utf-8") == PLAN
    assert stderr == (
        REPORT
        + """\
data/tasks.yaml:12:23: 警告 RW204 完成时限读不出日期：“年底前”，没有写明年份，方案也没有印发日期（issued）或年份（year）
   12 |             deadline: 年底前
      |                       ^^^^^^
   在方案开头补上 issued: 2026-01-15（印发日期）或 year: 2026（时限的年份）；或在时限里写明年份
已写入 data/tasks.yaml；通读一遍，renwu check 可再检查
"""
    )


def test_the_title_and_the_day_of_issue_can_be_given(inside: Callable[..., Result], table: Path) -> None:
    _, stdout, _ = inside("import", table, "--title", "另一标题", "--issued", "2024-01-15")
    assert stdout.startswith("title: 另一标题\nissued: 2024-01-15\n\nsections:\n")


def test_strict_exits_1_where_anything_was_guessed_and_writes_all_the_same(
    inside: Callable[..., Result], table: Path, tmp_path: Path
) -> None:
    assert inside("import", table, "--strict").code == 1
    sure = tmp_path / "明确.csv"
    sure.write_text(TABLE.replace("年底前,", "年底前,区司法局"), encoding="utf-8")
    assert inside("import", sure, "--strict").code == 0


def test_targets_in_the_text_are_named_and_written_only_where_that_is_asked_for(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    heading = "第1行：表头：“序号”是序号，“重点任务”是重点任务，“完成时限”是完成时限，“牵头单位”是牵头单位\n"
    plan = """\
title: 任务表

sections:
  - measures:
      - tasks:
          - id: 1
            text: 新增普惠托位400个以上，公办园占比达到60%。
            deadline: 2024年12月
            lead: [区教育局]
"""
    (tmp_path / "表.csv").write_text(
        "序号,重点任务,完成时限,牵头单位\n1,新增普惠托位400个以上，公办园占比达到60%。,2024年12月,区教育局\n",
        encoding="utf-8",
    )
    assert inside("import", "表.csv", "--title", "任务表", "--strict") == (
        0,
        plan,
        heading
        + """\
第2行：可作指标：“新增普惠托位”400个（累计）、“公办园占比”不低于60%（水平）；要写入的加上 --targets
读入1个板块、1项主要措施、1项重点任务；推断0处，请逐处核对
""",
    )
    assert inside("import", "表.csv", "--title", "任务表", "--strict", "--targets") == (
        1,
        plan
        + """\
            targets:
              - {name: 新增普惠托位, value: 400, unit: 个}
              - {name: 公办园占比, value: 60, unit: '%'}
""",
        heading
        + """\
第2行：据正文记作指标：“新增普惠托位”400个（累计）、“公办园占比”不低于60%（水平）（推断）
读入1个板块、1项主要措施、1项重点任务；推断1处，请逐处核对
""",
    )


def test_targets_that_are_asked_for_and_not_found_are_said(inside: Callable[..., Result], table: Path) -> None:
    assert inside("import", table, "--targets") == (
        0,
        PLAN,
        REPORT.replace("读入", "正文里没有认出可作指标的数\n读入"),
    )


def test_a_file_that_is_there_is_kept_without_force(inside: Callable[..., Result], table: Path, plan: Path) -> None:
    before = plan.read_bytes()
    assert inside("import", table, "-o", plan) == (
        2, "", f"错误：-o：{plan} 已经存在；换一个文件名，或加 --force 整个替换\n",
    )  # fmt: skip
    assert plan.read_bytes() == before
    assert inside("import", table, "-o", plan, "--force").code == 0
    assert plan.read_text(encoding="utf-8") == PLAN


def test_the_file_that_is_read_is_never_written(inside: Callable[..., Result], table: Path) -> None:
    assert inside("import", table, "-o", table, "--force") == (
        2, "", f"错误：-o：{table} 是原表，不能覆盖；换一个文件名\n",
    )  # fmt: skip
    assert table.read_text(encoding="utf-8") == TABLE


def test_a_journal_beside_the_plan_is_pointed_at(inside: Callable[..., Result], table: Path, tmp_path: Path) -> None:
    (tmp_path / "任务.progress.jsonl").touch()
    _, _, stderr = inside("import", table, "-o", "任务.yaml")
    assert stderr.endswith("旁边的 任务.progress.jsonl 按编号认任务；编号有变动的，先核对\n")


def test_tasks_with_entries_whose_text_would_be_another_are_named(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "旧.csv").write_text(
        "重点任务,完成时限,牵头单位\n甲事。,2024年,甲局\n乙事。,2024年,甲局\n", encoding="utf-8"
    )
    (tmp_path / "新.csv").write_text("重点任务,完成时限,牵头单位\n新事。,2024年,甲局\n", encoding="utf-8")
    inside("import", "旧.csv", "-o", "方案.yaml")
    (tmp_path / "方案.progress.jsonl").write_text(
        "".join(
            f'{{"entry":"{entry}","task":"{task}","date":"2024-06-01","event":"progress"}}\n'
            for entry, task in (("a", 1), ("b", 1), ("c", 2))
        ),
        encoding="utf-8",
    )
    _, _, stderr = inside("import", "新.csv", "-o", "方案.yaml", "--force")

    how = "编号换了任务的，恢复原来的方案，或把编号改回来"
    assert stderr.splitlines()[-2:] == [
        f"第1项有2条记录，正文已不同：原“甲事。”，现“新事。”；{how}",
        f"第2项有1条记录，新方案里没有这个编号；{how}",
    ]


def test_what_can_t_be_read_leaves_no_file(inside: Callable[..., Result], tmp_path: Path) -> None:
    bad = tmp_path / "表.csv"
    bad.write_text("重点任务,完成时限,牵头单位\n1.甲事。,2024年,甲局\n后半截。,,\n2.乙事。,2024年\n", encoding="utf-8")
    assert inside("import", bad, "-o", "方案.yaml") == (
        2,
        "",
        f"""\
错误：{bad} 有2处读不成任务，没有写入任何内容：
   第3行：没有编号，像是上一行的后半截；并入上一行
   第4行：只有2格，表头有3格，少了的是哪一格看不出来
""",
    )
    assert not (tmp_path / "方案.yaml").exists()


def test_the_columns_can_be_named(inside: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("task,when,who\n甲事。,2024年,甲局\n", encoding="utf-8")
    code, stdout, _ = inside("import", "表.csv", "--map", "任务=1,时限=2,牵头=3", "--title", "表")
    reading = planfile.read(stdout.encode(), "plan.yaml")
    assert (code, reading.problems) == (0, ())
    assert "lead: [甲局]" in stdout


def test_a_library_that_is_lacking_is_named(renwu: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "defusedxml").mkdir()
    (tmp_path / "defusedxml" / "__init__.py").write_text(
        "raise ModuleNotFoundError(name='defusedxml')", encoding="utf-8"
    )
    (tmp_path / "表.docx").write_bytes(docx_table([["重点任务", "牵头单位"], ["1.甲事。", "甲局"]]))
    lacking = f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    assert renwu("import", "表.docx", env={"PYTHONPATH": lacking}) == (
        2, "", f"错误：这里要用 defusedxml，还没有安装；运行 {INSTALL_OFFICE}\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("data/tasks.progress.jsonl", "-o：data/tasks.progress.jsonl 是进展记录的名字；换一个文件名"),
        ("方案.csv", "-o：方案的文件名以 .yaml 结尾；写成如 方案.yaml"),
    ],
)
def test_a_plan_is_written_to_a_plan_s_name_only(
    inside: Callable[..., Result], table: Path, tmp_path: Path, output: str, message: str
) -> None:
    assert inside("import", table, "-o", output, "--force") == (2, "", f"错误：{message}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["表.csv"]
