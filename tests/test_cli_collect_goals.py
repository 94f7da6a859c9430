"""`renwu collect` for tasks with targets and milestones: the columns it sends out, what it records of them, once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import forms, journals
from support.forms import filled
from support.program import Result

PLAN = """\
title: 青禾区重点工作
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - id: 8
            text: 完成用地收储。
            deadline: 2025年12月
            lead: [区规划资源局]
            milestones:
              - {name: 完成收储, deadline: 2025年6月}
              - {name: 启动建设, deadline: 2025年9月}
            targets: [{name: 收储产业用地, value: 12, unit: 公顷}]
          - {id: 9, text: 编制规划。, deadline: 2025年12月, lead: [区规划资源局, 区司法局]}
"""
JOURNAL = Path("data", "tasks.progress.jsonl")
OUT = Path("报送表")
BACK = Path("回收", "区规划资源局.xlsx")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def office(inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the program on 2025-06-30, with the forms of the day sent out."""
    assert plan.exists()
    journals.today_is(monkeypatch, "2025-06-30")
    assert inside("collect", "-o", OUT).code == 0
    return inside


def written() -> list[dict[str, Any]]:
    return [json.loads(each) for each in JOURNAL.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("office")
def test_a_form_names_each_target_and_milestone_in_a_row_of_its_own() -> None:
    said = forms.sheets(OUT / "区规划资源局.xlsx")
    assert [row[:9] for row in said["报送表"][4:]] == [
        [
            *("8", "完成用地收储。", "2025年12月", "剩184天", ""),
            *("收储产业用地\n目标：12公顷\n上次：未报数", "", "完成收储\n2025年6月，今日到期", ""),
        ],
        ["", "", "", "", "", "", "", "启动建设\n2025年9月，剩92天", ""],
        ["9", "编制规划。", "2025年12月", "剩184天", "", "", "", "", ""],
    ]
    assert said["renwu"] == [
        ["报送表", "5", "", ""],
        ["方案", "青禾区重点工作", "", ""],
        ["文号", "", "", ""],
        ["单位", "区规划资源局", "", ""],
        ["日期", "2025-06-30", "", ""],
        ["报回期限", "", "", ""],
        ["方案数", "0", "", ""],
        ["8", "完成用地收储。", "收储产业用地", "完成收储"],
        ["", "", "", "启动建设"],
        ["9", "编制规划。", "", ""],
    ]
    other = forms.sheets(OUT / "区司法局.xlsx")
    assert (other["renwu"][0], len(other["报送表"][3])) == (["报送表", "5"], 15)


def test_values_and_milestones_are_shown_and_recorded_once(office: Callable[..., Result]) -> None:
    filled(OUT / "区规划资源局.xlsx", BACK, {"G5": 4.5, "I5": "2025-06-27", "L5": "已签约"})
    shown = office("collect", "--read", BACK)
    assert shown.stdout == (
        "报送表1份：办结0项、进展1项、节点完成1个，未填1项\n"
        "\n"
        "单位          编号  事项      日期        内容\n"
        "------------  ----  --------  ----------  -----------------------------------\n"
        "区规划资源局  8     节点完成  2025-06-27  节点：完成收储\n"
        "区规划资源局  8     进展      2025-06-30  已签约；完成值：收储产业用地4.5公顷\n"
        "\n"
        "没有报回的牵头单位1个：区司法局\n"
    )
    assert not JOURNAL.exists()
    assert office("collect", "--read", BACK, "--record").code == 0
    common = {
        "task": "8",
        "reporter": "区规划资源局",
        "round": "2025-06-30",
        "received": "2025-06-30",
        "recorded": "2025-06-30T09:00:00+08:00",
    }
    assert [{key: value for key, value in entry.items() if key != "entry"} for entry in written()] == [
        {**common, "date": "2025-06-27", "event": "reached", "milestone": "完成收储"},
        {**common, "date": "2025-06-30", "event": "progress", "note": "已签约", "values": {"收储产业用地": "4.5公顷"}},
    ]
    before = JOURNAL.read_bytes()
    again = office("collect", "--read", BACK, "--record")
    assert (again.code, again.stderr) == (0, f"{BACK}：已经登记过，略过\n")
    assert JOURNAL.read_bytes() == before


def test_a_form_about_goals_that_an_earlier_renwu_sent_out_reads_as_before(office: Callable[..., Result]) -> None:
    cells = {"G5": "4.5公顷", "I5": "2025-06-27", "L5": "已签约", "O5": "a.pdf"}
    forms.earlier(OUT / "区规划资源局.xlsx", BACK, "4", cells)
    answers = json.loads(office("collect", "--read", BACK, "--format", "json").stdout)["answers"]
    assert [(each["event"], each["note"], each["values"], each["evidence"]) for each in answers] == [
        ("reached", "", None, []),
        ("progress", "已签约", {"收储产业用地": "4.5公顷"}, ["a.pdf"]),
    ]


def test_data_formats_hold_the_milestone_and_the_values(office: Callable[..., Result]) -> None:
    filled(OUT / "区规划资源局.xlsx", BACK, {"G5": "4.5公顷", "I6": "2025-06-27"})
    answers = json.loads(office("collect", "--read", BACK, "--format", "json").stdout)["answers"]
    assert [(each["event"], each["milestone"], each["values"], each["cell"]) for each in answers] == [
        ("reached", "启动建设", None, "报送表!I6"),
        ("progress", None, {"收储产业用地": "4.5公顷"}, "报送表!A5"),
    ]
    table = office("collect", "--read", BACK, "--format", "csv").stdout.splitlines()
    assert [row.rpartition("tasks,")[2] for row in table[1:]] == ["启动建设,,,", ",收储产业用地4.5公顷,,"]


def test_everything_that_is_wrong_is_told_and_nothing_recorded(office: Callable[..., Result]) -> None:
    filled(OUT / "区规划资源局.xlsx", BACK, {"G5": "90亩", "I5": "2025-07-01", "G7": 3})
    result = office("collect", "--read", BACK, "--record")
    assert (result.code, result.stderr) == (
        2,
        (
            f"错误：{BACK} 报送表!G5：“90亩”的单位是亩，指标的单位是公顷；写成如 6公顷\n"
            f"错误：{BACK} 报送表!I5：2025-07-01还没有到；写已经完成的日期\n"
            f"错误：{BACK} 报送表!G7：第9项在这一行没有指标，却写了“3”；写到有指标的那一行，或删去\n"
            "有错的改好以后一起登记；没有登记任何记录\n"
        ),
    )
    assert not JOURNAL.exists()


def test_a_value_that_falls_is_recorded_and_said(office: Callable[..., Result]) -> None:
    assert office("progress", "8", "已签约", "--value", "6", "--date", "2025-06-20").code == 0
    filled(OUT / "区规划资源局.xlsx", BACK, {"G5": 4.5})
    result = office("collect", "--read", BACK, "--record")
    assert (result.code, result.stderr) == (
        0,
        "“收储产业用地”由6公顷降为4.5公顷，照写的登记\n没有报回的牵头单位1个：区司法局\n",
    )


def test_a_form_across_plans_has_the_values_of_each(
    inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("甲", "乙"):
        (tmp_path / "台账").mkdir(exist_ok=True)
        (tmp_path / "台账" / f"{key}.yaml").write_text(PLAN.replace("青禾区", f"{key}区"), encoding="utf-8")
    journals.today_is(monkeypatch, "2025-06-30")
    assert inside("collect", "--file", "台账", "-o", OUT).code == 0
    said = forms.sheets(OUT / "区规划资源局.xlsx")["报送表"][4:]
    rows = {str(row[0]): number for number, row in enumerate(said, 5) if row[0]}
    cells: dict[str, forms.Typed] = {f"G{rows['甲/8']}": 3, f"G{rows['乙/8']}": 5, f"I{rows['乙/8'] + 1}": "2025-06-29"}
    filled(OUT / "区规划资源局.xlsx", BACK, cells)
    assert inside("collect", "--file", "台账", "--read", BACK, "--record").code == 0
    values, reached = {}, {}
    for key in ("甲", "乙"):
        lines = (tmp_path / "台账" / f"{key}.progress.jsonl").read_text(encoding="utf-8").splitlines()
        entries = [json.loads(each) for each in lines]
        values[key] = [entry["values"] for entry in entries if "values" in entry]
        reached[key] = [entry["milestone"] for entry in entries if "milestone" in entry]
    assert values == {"甲": [{"收储产业用地": "3公顷"}], "乙": [{"收储产业用地": "5公顷"}]}
    assert reached == {"甲": [], "乙": ["启动建设"]}
