"""`renwu diff`: two plans, or a plan and a table, task by task and field by field."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import PLAN, Result

CHANGED = (
    PLAN.replace("title: 测试任务分解表", "title: 测试任务分解表（修订）")
    .replace("deadline: 2024年6月\n", "deadline: 2024年12月\n")
    .replace("lead: [罗湖法院]", "lead: [罗湖法院]\n            printed: {lead: 罗湖区法院}")
    .replace("          - id: 8\n", "          - id: 11\n")
)


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    path = tmp_path / "新.yaml"
    path.write_text(CHANGED, encoding="utf-8")
    return path


def test_each_field_that_differs_is_a_row(
    inside: Callable[..., Result], plan: Path, revised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(revised.parent)
    code, stdout, stderr = inside("diff", plan, revised.name)
    assert (code, stderr) == (0, "")
    assert stdout == (
        f"""\
编号  变化  项目      原                  新
----  ----  --------  ------------------  ----------------------
方案  改动  标题      测试任务分解表      测试任务分解表（修订）
10    改动  完成时限  2024年6月           2024年12月
9     改动  原表印文  （无）              牵头单位：罗湖区法院
11    新增  板块      （无）              二、健全法治环境
11    新增  主要措施  （无）              （三）完善争端解决
11    新增  重点任务  （无）              研究联合调解。
11    新增  完成时限  （无）              条件成熟时
8     删去  板块      二、健全法治环境    （无）
8     删去  主要措施  （三）完善争端解决  （无）
8     删去  重点任务  研究联合调解。      （无）
8     删去  完成时限  条件成熟时          （无）

{plan} → 新.yaml：新增1项、删去1项、改动2项；方案本身改动1处。
"""
    )


def test_what_is_said_of_a_unit_is_compared(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    said = "{aliases: [区科创局], formerly: {区科技局: 2024-02-29}, paper: 函}"
    other = tmp_path / "新.yaml"
    other.write_text(PLAN.replace("区科技创新局: [区科创局]", f"区科技创新局: {said}"), encoding="utf-8")

    (found,) = json.loads(inside("diff", plan, other, "--format", "json").stdout)["differences"]
    assert (found["field"], found["old"], found["new"]) == (
        "units",
        "区科技创新局：区科创局",
        "区科技创新局：区科创局（曾用名：区科技局（至2024-02-29），文种：函）",
    )


def test_a_cell_that_the_document_has_empty_is_said_to_be(
    inside: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "空.yaml"
    empty.write_text(
        PLAN.replace("lead: [罗湖法院]", "lead: [罗湖法院]\n            printed: {lead: ''}"), encoding="utf-8"
    )
    shown = inside("diff", plan, empty).stdout
    assert shown.splitlines()[2].split() == ["9", "改动", "原表印文", "（无）", "牵头单位：（空白）"]


def test_json_has_the_keys_and_null_where_there_was_no_task(
    inside: Callable[..., Result], plan: Path, revised: Path
) -> None:
    answer = json.loads(inside("diff", plan, revised, "--format", "json").stdout)
    assert {key: answer[key] for key in ("schema", "old", "new")} == {
        "schema": 1,
        "old": str(plan),
        "new": str(revised),
    }
    assert answer["plan"]["title"] == "测试任务分解表（修订）"
    assert answer["differences"][1] == {
        "id": "10", "change": "changed", "field": "deadline", "old": "2024年6月", "new": "2024年12月",
    }  # fmt: skip
    assert {(row["change"], row["old"]) for row in answer["differences"] if row["id"] == "11"} == {("added", None)}
    assert {(row["change"], row["new"]) for row in answer["differences"] if row["id"] == "8"} == {("gone", None)}


def test_exit_code_says_whether_they_differ(inside: Callable[..., Result], plan: Path, revised: Path) -> None:
    assert inside("diff", plan, revised, "--exit-code").code == 1
    same = inside("diff", plan, plan, "--exit-code")
    assert same == (0, f"两份的内容相同。\n\n{plan} → {plan}：新增0项、删去0项、改动0项。\n", "")


def test_an_id_is_the_same_in_any_width(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    wide = tmp_path / "全角.yaml"
    wide.write_text(PLAN.replace("id: 10\n", "id: １０\n"), encoding="utf-8")
    assert inside("diff", plan, wide, "--exit-code").code == 0


def test_a_table_is_laid_beside_a_plan(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    table = tmp_path / "修订.csv"
    table.write_text(
        "编号,重点任务,完成时限,牵头单位,协办单位\n1,推广 Kplus 跨境支付。,2024年4月,区金融服务署,区科技创新局\n",
        encoding="utf-8",
    )
    answer = json.loads(inside("diff", plan, table, "--format", "json").stdout)
    assert [row["new"] for row in answer["differences"] if (row["id"], row["field"]) == ("1", "deadline")] == [
        "2024年4月"
    ]


def test_a_file_that_isn_t_there_is_an_error(inside: Callable[..., Result], plan: Path) -> None:
    code, stdout, stderr = inside("diff", plan, "没有.yaml")
    assert (code, stdout) == (2, "")
    assert stderr == "错误：打不开 没有.yaml：没有这个文件或文件夹\n"


@pytest.mark.parametrize("name", ["data/tasks.yaml", "新.yaml", "data/tasks.progress.jsonl"])
def test_what_is_compared_is_never_written_over(
    inside: Callable[..., Result], plan: Path, revised: Path, name: str
) -> None:
    before = plan.read_bytes(), revised.read_bytes()
    assert inside("diff", plan, revised, "--format", "csv", "-o", name).code == 2
    assert (plan.read_bytes(), revised.read_bytes()) == before


def test_a_workbook_of_the_differences_can_be_had(inside: Callable[..., Result], plan: Path, revised: Path) -> None:
    assert inside("diff", plan, revised, "-o", "差别.xlsx") == (0, "", "已写入 差别.xlsx\n")


def test_what_a_table_has_no_place_for_is_no_difference(
    inside: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    beyond = """
            contact: 李某某
            milestones: [{name: 上线, deadline: 2025年6月}]
            targets: [{name: 使用率, value: 80, unit: "%"}]"""
    plan.write_text(PLAN.replace("lead: [罗湖法院]", f"lead: [罗湖法院]{beyond}"), encoding="utf-8")
    table = tmp_path / "修订.csv"
    table.write_text("编号,重点任务,完成时限,牵头单位\n9,推广智能裁判系统。,2025年12月,罗湖法院\n", encoding="utf-8")
    rows = json.loads(inside("diff", plan, table, "--format", "json").stdout)["differences"]
    assert [row["field"] for row in rows if row["change"] == "changed"] == ["sections", "measures"]
    assert [row for row in rows if row["id"] == ""] == []
