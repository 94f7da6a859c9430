"""By 分管领导: forms in his folder, his part of the 通报, his sheet of the workbook, and every list filtered by him."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import forms, journals
from support.forms import filled
from support.journals import line
from support.program import Result

PLAN = """\
title: 青禾区重点工作任务分解表
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - {id: 1, text: 完成用地收储。, deadline: 2025年5月, lead: [区规划资源局, 区司法局], leader: 副区长周明}
          - {id: 2, text: 建成平台。, deadline: 2025年7月15日, lead: [区数据局], leader: 副区长吴亮、副区长周明}
          - {id: 3, text: 修订清单。, deadline: 2025年12月, lead: [区司法局], leader: 副区长 吴亮}
          - {id: 4, text: 编制规划。, deadline: 2025年12月, lead: [区司法局]}
"""
JOURNAL = (
    line("a", "2025-06-03", "progress", "3", note="清单已起草", request="请市司法局审核", reporter="区司法局"),
    line("b", "2025-06-10", "progress", "4", request="协调供电接入"),
    line("c", "2025-06-20", "progress", "1", note="已签约", reporter="区规划资源局"),
)
OUT = Path("报送表")


@pytest.fixture
def office(inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the program on 2025-06-30, in a folder with the plan above and its journal."""
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    journals.saved(path, *JOURNAL)
    journals.today_is(monkeypatch, "2025-06-30")
    return inside


def records(result: Result, name: str) -> list[dict[str, Any]]:
    """The rows of an answer in JSON."""
    found: list[dict[str, Any]] = json.loads(result.stdout)[name]
    return found


# Forms


def test_each_leader_gets_a_folder_with_the_forms_of_his_field(office: Callable[..., Result]) -> None:
    result = office("collect", "-o", OUT, "--by", "leader")
    assert result == (
        0,
        (
            "分管领导    牵头单位      任务数  文件\n"
            "----------  ------------  ------  ----------------------------------------------\n"
            "副区长周明  区规划资源局       1  报送表/副区长周明/区规划资源局-副区长周明.xlsx\n"
            "副区长周明  区司法局           1  报送表/副区长周明/区司法局-副区长周明.xlsx\n"
            "副区长吴亮  区数据局           1  报送表/副区长吴亮/区数据局-副区长吴亮.xlsx\n"
            "副区长吴亮  区司法局           1  报送表/副区长吴亮/区司法局-副区长吴亮.xlsx\n"
            "            区司法局           1  报送表/没有分管领导/区司法局.xlsx\n"
        ),
        "第2项不止一位分管领导，放在写在前面的那位名下\n",
    )
    said = forms.sheets(OUT / "副区长吴亮" / "区司法局-副区长吴亮.xlsx")["报送表"]
    assert said[1][0] == "填报单位：区司法局　　分管领导：副区长吴亮　　截至日期：2025-06-30　　任务：1项"
    assert [row[0] for row in said[4:]] == ["3"]


def test_the_forms_of_several_leaders_read_back_together(office: Callable[..., Result]) -> None:
    assert office("collect", "-o", OUT, "--by", "leader").code == 0
    for leader, task in (("副区长周明", "1"), ("副区长吴亮", "3")):
        name = f"区司法局-{leader}.xlsx"
        filled(OUT / leader / name, Path("回收", name), {"H5": f"第{task}项推进中"})
    answers = records(office("collect", "--read", "回收", "--format", "json"), "answers")
    assert [(each["unit"], each["task"]) for each in answers] == [("区司法局", "3"), ("区司法局", "1")]


def test_forms_are_made_for_the_leader_asked_for_alone(office: Callable[..., Result]) -> None:
    result = office("collect", "-o", OUT, "--by", "分管领导", "--leader", "周明", "--format", "json")
    assert result.stderr == "“周明”指副区长周明\n"
    assert [(each["leader"], each["unit"], each["tasks"]) for each in records(result, "forms")] == [
        ("副区长周明", "区规划资源局", ["1"]),
        ("副区长周明", "区司法局", ["1"]),
        ("副区长周明", "区数据局", ["2"]),
    ]


def test_forms_that_are_there_are_not_overwritten_by_leader(office: Callable[..., Result]) -> None:
    assert office("collect", "-o", OUT, "--by", "leader", "--leader", "吴亮").code == 0
    result = office("collect", "-o", OUT, "--by", "leader")
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：已经有 报送表/副区长吴亮/区数据局-副区长吴亮.xlsx、")
    assert not (OUT / "副区长周明").exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-o x --by 板块", "--by：没有“板块”；可选的有：lead（牵头单位）、leader（分管领导）"),
        ("--read x --by leader", "--by 与 -o 同用，发表时按分管领导分；读填好的，写放着它们的文件夹，可以有几个"),
        (
            "-o x --by leader --match 编制",
            "--by leader：这些任务都没有写责任领导（leader）；在方案里写上，或不写 --by",
        ),
    ],
)
def test_what_cannot_be_made_by_leader_is_refused(office: Callable[..., Result], typed: str, message: str) -> None:
    assert office("collect", *typed.split()) == (2, "", f"错误：{message}\n")
    assert not Path("x").exists()


# The 通报


def attachment(text: str) -> str:
    """The attachment of a report on its leaders."""
    return text.partition("## 附件2　各分管领导任务落实情况\n\n")[2].partition("\n## 附件3")[0]


def test_the_report_has_an_attachment_by_leader(office: Callable[..., Result]) -> None:
    text = office("report").stdout
    assert "附件：1. 各单位任务落实情况；2. 各分管领导任务落实情况；3. 任务台账\n" in text
    assert attachment(text) == (
        "各列是任务的项数，需协调解决的事项是件数。有几位分管领导的任务，各位都计入，合计只计一次，所以比各行之和少1。"
        "有1项任务没有写分管领导，列在最后。\n"
        "\n"
        "| 分管领导 | 任务数 | 逾期未办结 | 临期 | 需协调解决的事项 |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| 副区长周明 | 2 | 1 | 1 | 0 |\n"
        "| 副区长吴亮 | 2 | 0 | 1 | 1 |\n"
        "| （没有分管领导） | 1 | 0 | 0 | 1 |\n"
        "| 合计 | 4 | 1 | 1 | 2 |\n"
        "\n"
        "### 副区长周明\n"
        "\n"
        "共2项：逾期未办结1项、临期1项、需协调解决的事项0件。\n"
        "\n"
        "| 编号 | 重点任务 | 牵头单位 | 情况 | 需协调解决的事项 | 最新进展 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | 完成用地收储。 | 区规划资源局、区司法局 | 逾期30天 |  | 2025-06-20 已签约（区规划资源局） |\n"
        "| 2 | 建成平台。 | 区数据局 | 剩15天 |  | 无进展记录 |\n"
        "\n"
        "### 副区长吴亮\n"
        "\n"
        "共2项：逾期未办结0项、临期1项、需协调解决的事项1件。\n"
        "\n"
        "| 编号 | 重点任务 | 牵头单位 | 情况 | 需协调解决的事项 | 最新进展 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 2 | 建成平台。 | 区数据局 | 剩15天 |  | 无进展记录 |\n"
        "| 3 | 修订清单。 | 区司法局 | 剩184天 | 请市司法局审核（区司法局，2025-06-03起） | 2025-06-03 清单已起草（区司法局） |\n"
        "\n"
        "### （没有分管领导）\n"
        "\n"
        "共1项：逾期未办结0项、临期0项、需协调解决的事项1件。\n"
        "\n"
        "| 编号 | 重点任务 | 牵头单位 | 情况 | 需协调解决的事项 | 最新进展 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 4 | 编制规划。 | 区司法局 | 剩184天 | 协调供电接入（2025-06-10起） | 2025-06-10 进展 |\n"
    )


def test_what_is_behind_schedule_is_named_by_leader(office: Callable[..., Result]) -> None:
    path = Path("data", "tasks.yaml")
    targets = "leader: 副区长 吴亮, targets: [{name: 清单, value: 10, unit: 项, since: 2025-01-01}]}"
    path.write_text(path.read_text(encoding="utf-8").replace("leader: 副区长 吴亮}", targets), encoding="utf-8")
    assert office("progress", "3", "--value", "2项", "--date", "2025-06-20").code == 0
    rows = attachment(office("report").stdout).splitlines()
    assert rows[2] == "| 分管领导 | 任务数 | 逾期未办结 | 临期 | 未达序时 | 需协调解决的事项 |"
    assert rows[5] == "| 副区长吴亮 | 2 | 0 | 1 | 1 | 1 |"
    assert any("| 未达序时，差29.5个百分点 |" in row for row in rows)


def test_a_report_on_one_leader_speaks_of_nobody_else(office: Callable[..., Result]) -> None:
    found = attachment(office("report", "--leader", "周明").stdout)
    assert "只计所筛选的任务。" in found
    assert [each for each in found.splitlines() if each.startswith("###")] == ["### 副区长周明"]


def test_a_report_on_a_plan_without_leaders_has_no_such_attachment(office: Callable[..., Result]) -> None:
    assert "附件：1. 各单位任务落实情况；2. 任务台账\n" in office("report", "--match", "编制").stdout


def test_the_page_and_the_document_have_it_before_the_ledger(office: Callable[..., Result]) -> None:
    assert office("report", "-o", "通报.html").code == 0
    page = Path("通报.html").read_text(encoding="utf-8")
    at = [page.index(f"<h2>附件{each}") for each in ("1　各单位", "2　各分管领导任务落实情况", "3　任务台账")]
    assert at == sorted(at)
    assert '<div id="leader-2">' in page
    assert office("report", "-o", "通报.docx").code == 0
    with zipfile.ZipFile("通报.docx") as parts:
        assert "附件2　各分管领导任务落实情况" in parts.read("word/document.xml").decode()


def test_the_report_collects_what_is_to_be_coordinated(office: Callable[..., Result]) -> None:
    text = office("report").stdout
    part = text.partition("### （四）需协调解决的事项\n\n")[2].partition("\n### ")[0]
    assert part == (
        "需协调解决的事项2件，涉及任务2项、牵头单位1个。\n"
        "\n"
        "| 编号 | 重点任务 | 牵头单位 | 需协调解决的事项 | 提出单位 | 提出日期 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 3 | 修订清单。 | 区司法局 | 请市司法局审核 | 区司法局 | 2025-06-03<br>（已27天） |\n"
        "| 4 | 编制规划。 | 区司法局 | 协调供电接入 | 未写明 | 2025-06-10<br>（已20天） |\n"
    )
    rule = (
        "“需协调解决的事项”是报送时提出、截至日期还没有登记已协调解决的，办结、终止的任务不计，"
        "同一项任务里内容相同的只计一件，从最先提出的一天起算"
    )
    assert rule in text
    earlier = office("report", "--as-of", "2025-06-02").stdout
    assert "需协调解决的事项" not in earlier.partition("## 附件1")[0]


# The workbook


def printed(path: str) -> dict[str, list[list[Any]]]:
    """What the sheets of a workbook say, but for that to work with."""
    return {name: rows for name, rows in forms.sheets(Path(path)).items() if name != "任务"}


def test_each_leader_has_a_sheet_of_his_own(office: Callable[..., Result]) -> None:
    assert office("list", "-o", "台账.xlsx").code == 0
    said = printed("台账.xlsx")
    assert list(said) == ["打印", "副区长周明", "副区长吴亮"]
    own = said["副区长吴亮"]
    assert own[1][0] == ("分管领导：副区长吴亮　共2项：按期办结0、逾期未办结0、临期1、未到期1、常态化0，截至2025-06-30")
    headings = ["编号", "重点任务", "完成时限", "牵头单位", "协办单位", "状态", "最新进展", "需协调解决的事项"]
    assert own[2] == headings
    assert [(row[0], row[-1]) for row in own[3:]] == [("2", ""), ("3", "请市司法局审核（区司法局，2025-06-03起）")]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["--leader", "周明"], ["打印"]),
        (["--leader", "周明", "--leader", "吴亮"], ["打印", "副区长周明", "副区长吴亮"]),
        (["--match", "编制"], ["打印"]),
        (["--match", "清单"], ["打印"]),
        (["--match", "清单", "--match", "编制"], ["打印", "副区长 吴亮"]),
    ],
)
def test_a_sheet_of_all_the_tasks_is_not_made_twice(
    office: Callable[..., Result], typed: list[str], names: list[str]
) -> None:
    assert office("list", "-o", "台账.xlsx", *typed).code == 0
    assert list(printed("台账.xlsx")) == names


def test_a_leader_s_name_that_no_sheet_may_have_is_changed(office: Callable[..., Result]) -> None:
    path = Path("data", "tasks.yaml")
    text = path.read_text(encoding="utf-8").replace("leader: 副区长周明}", 'leader: "打印"}')
    path.write_text(text.replace("leader: 副区长 吴亮}", f'leader: "张/三[挂职]{"长" * 40}"}}'), encoding="utf-8")
    assert office("list", "-o", "台账.xlsx").code == 0
    assert list(printed("台账.xlsx")) == ["打印", "打印-2", "副区长吴亮", "副区长周明", f"张_三_挂职_{'长' * 24}"]


# Every list


def test_lists_are_sorted_by_leader_in_the_plan_s_order(office: Callable[..., Result]) -> None:
    tasks = records(office("list", "--sort", "leader", "--format", "json"), "tasks")
    assert [task["id"] for task in tasks] == ["1", "3", "2", "4"]
    tasks = records(office("list", "--sort", "分管领导", "--reverse", "--format", "json"), "tasks")
    assert [task["id"] for task in tasks] == ["4", "2", "3", "1"]


def test_the_log_of_a_leader_has_the_entries_of_his_tasks(office: Callable[..., Result]) -> None:
    assert [each["entry"] for each in records(office("log", "--leader", "吴亮", "--format", "json"), "entries")] == [
        "a"
    ]
    assert records(office("log", "1", "--leader", "吴亮", "--format", "json"), "entries") == []
    assert office("log", "--leader", "张三").stderr == (
        "错误：--leader：方案里没有分管领导“张三”；方案里有 副区长周明、副区长吴亮\n"
    )


def test_papers_are_written_about_the_tasks_of_one_leader(office: Callable[..., Result]) -> None:
    result = office("notice", "--each", "督办单", "--leader", "吴亮")
    assert (result.code, result.stderr) == (
        0,
        "“吴亮”指副区长吴亮\n督办单/提示函-区数据局.docx：区数据局，提示函，1项\n",
    )
    result = office("notice", "--each", "再写", "--leader", "吴亮", "--unit", "区司法局")
    assert result.stderr == (
        "“吴亮”指副区长吴亮\n截至2025-06-30，区司法局没有牵头的、副区长吴亮分管的逾期或临期任务，没有写文件\n"
    )


def test_counts_by_leader_say_that_a_task_counts_for_each(office: Callable[..., Result]) -> None:
    result = office("summary", "--by", "leader")
    assert "有几个分管领导的任务计入每位领导；合计每项只计一次，所以比各行之和少1。" in result.stdout.splitlines()


def test_counts_know_a_leader_however_his_name_is_spaced(office: Callable[..., Result]) -> None:
    for typed in ((), ("--columns", "考核")):
        found = records(office("summary", "--by", "leader", *typed, "--format", "json"), "groups")
        assert [each["group"] for each in found] == ["副区长周明", "副区长吴亮", "（没有分管领导）"]
