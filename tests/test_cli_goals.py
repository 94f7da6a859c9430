"""Milestones, targets and lights as people use them: recording, amending, lists, filters, counts and data."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import goals, journals
from support.journals import line
from support.program import Result

PLAN = """\
title: 青禾区2025年重点工作任务分解表
year: 2025
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - id: 8
            text: 完成云溪片区连片产业用地收储。
            deadline: 2025年12月
            lead: [区规划资源局]
            milestones:
              - {name: 完成收储, deadline: 2025年6月}
              - {name: 完成供地, deadline: 2025年8月}
              - {name: 启动建设, deadline: 2025年9月}
            targets:
              - {name: 收储产业用地, value: 12, unit: 公顷, steps: {2025年6月: 4, 2025年9月: 8}}
              - {name: 群众满意度, value: 95, unit: "%"}
          - id: 9
            text: 建成标准厂房28万平方米。
            deadline: 2025年12月
            lead: [区住房建设局]
            targets: [{name: 建成厂房, value: 28, unit: 万平方米}]
          - id: 10
            text: 压减信访积案。
            deadline: 2025年11月
            lead: [区信访局]
            targets: [{name: 积案, from: 20, value: 5, unit: 件}]
          - id: 11
            text: 压减投诉。
            deadline: 常态化推进
            lead: [区信访局, 区住房建设局]
            targets: [{name: 投诉, at_most: 5, unit: 件}]
          - id: 12
            text: 编制规划。
            deadline: 2025年2月底前完成招标，2025年6月底前完成设计
            lead: [区住房建设局]
"""
PLAIN = """\
title: 表
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2025年12月, lead: [区司法局]}
"""
TODAY = "2025-07-10"
APPROVED = ("--reason", "征拆未完", "--approved-by", "区政府")
NOTHING = "。没有登记任何记录\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with milestones and targets, where the program finds it by itself."""
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def office(inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the program on 2025-07-10, in a folder with that plan."""
    assert plan.exists()
    journals.today_is(monkeypatch, TODAY)
    return inside


def numberless(text: str) -> str:
    """What was printed, without the numbers of entries."""
    return re.sub("（记录号[0-9a-z]+）", "", text)


# Recording values

SAID: dict[str, tuple[tuple[str, ...], str, dict[str, dict[str, str]], str]] = {
    "只有一个指标，不写名称": (
        ("progress", "9", "主体封顶", "--value", "6"),
        "第9项 进展 2025-07-10　主体封顶；完成值：建成厂房6万平方米；现状：剩174天",
        {"9": {"建成厂房": "6万平方米"}},
        "",
    ),
    "不写内容": (
        ("progress", "9", "--value", "60000平方米"),
        "第9项 进展 2025-07-10　完成值：建成厂房60000平方米；现状：剩174天",
        {"9": {"建成厂房": "60000平方米"}},
        "",
    ),
    "带万": (
        ("progress", "9", "--value", "6.5万"),
        "第9项 进展 2025-07-10　完成值：建成厂房6.5万平方米；现状：剩174天",
        {"9": {"建成厂房": "6.5万平方米"}},
        "",
    ),
    "写名称的一部分，写几个": (
        ("progress", "8", "收储两块", "--value", "收储=6公顷", "--value", "满意度＝96％"),
        "第8项 进展 2025-07-10　收储两块；完成值：收储产业用地6公顷、群众满意度96%；现状：剩174天",
        {"8": {"收储产业用地": "6公顷", "群众满意度": "96%"}},
        "",
    ),
    "同一个值写两次": (
        ("progress", "9", "--value", "6", "--value", "建成厂房=6"),
        "第9项 进展 2025-07-10　完成值：建成厂房6万平方米；现状：剩174天",
        {"9": {"建成厂房": "6万平方米"}},
        "",
    ),
    "办结时报数": (
        ("done", "9", "--value", "28"),
        "第9项 办结 2025-07-10　完成值：建成厂房28万平方米；现状：按期办结",
        {"9": {"建成厂房": "28万平方米"}},
        "",
    ),
    "完成节点时报数": (
        ("done", "8", "--milestone", "供地", "--value", "收储=8"),
        "第8项 节点完成 2025-07-10　节点：完成供地；完成值：收储产业用地8公顷；现状：剩174天",
        {"8": {"收储产业用地": "8公顷"}},
        "",
    ),
    "办结时没有达到": (
        ("done", "9", "--value", "26"),
        "第9项 办结 2025-07-10　完成值：建成厂房26万平方米；现状：按期办结",
        {"9": {"建成厂房": "26万平方米"}},
        "第9项办结时“建成厂房”是26万平方米，没有达到，目标是28万平方米\n",
    ),
    "办结时超过上限": (
        ("done", "11", "--value", "6"),
        "第11项 办结 2025-07-10　完成值：投诉6件；现状：按期办结",
        {"11": {"投诉": "6件"}},
        "第11项办结时“投诉”是6件，没有达到，目标是不超过5件\n",
    ),
    "办结时从来没有报过数": (
        ("done", "8"),
        "第8项 办结 2025-07-10；现状：按期办结",
        {"8": {}},
        ("第8项办结时“收储产业用地”没有报过数，目标是12公顷\n第8项办结时“群众满意度”没有报过数，目标是不低于95%\n"),
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_a_value_is_recorded_with_its_unit_and_said(office: Callable[..., Result], plan: Path, name: str) -> None:
    typed, told, values, remarks = SAID[name]
    result = office(*typed)
    assert (result.code, numberless(result.stdout), result.stderr) == (0, f"已登记：{told}\n", remarks)
    assert {entry["task"]: entry.get("values", {}) for entry in journals.kept(plan)} == values


def test_one_value_is_recorded_for_each_of_several_tasks(office: Callable[..., Result], plan: Path) -> None:
    result = office("progress", "9", "10", "--note", "六月情况", "--value", "6")
    assert result.code == 0
    assert [entry["values"] for entry in journals.kept(plan)] == [{"建成厂房": "6万平方米"}, {"积案": "6件"}]


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "不是数": (("progress", "9", "--value", "三分之一"), "--value：“三分之一”不是数；写成如 6万平方米"),
    "别的单位": (
        ("progress", "9", "--value", "6亩"),
        "--value：“6亩”的单位是亩，指标的单位是万平方米；写成如 6万平方米",
    ),
    "有几个指标": (
        ("progress", "8", "推进中", "--value", "6"),
        "--value：第8项有2个指标，写明是哪一个，如 收储产业用地=6、群众满意度=6",
    ),
    "没有这个指标": (
        ("progress", "8", "推进中", "--value", "税收=6"),
        "--value：第8项没有指标“税收”；有：1.收储产业用地、2.群众满意度",
    ),
    "写了两个值": (
        ("progress", "9", "--value", "6", "--value", "7"),
        "--value：指标“建成厂房”写了两个值：6万平方米、7万平方米；留下一个",
    ),
    "没有指标": (
        ("progress", "12", "推进中", "--value", "6"),
        "--value：第12项没有指标；在方案里写上 targets，或把数写在内容里",
    ),
    "几项任务，有的不行": (
        ("progress", "8", "9", "12", "--note", "推进中", "--value", "6"),
        (
            "--value：第8项有2个指标，写明是哪一个，如 收储产业用地=6、群众满意度=6；"
            "--value：第12项没有指标；在方案里写上 targets，或把数写在内容里"
        ),
    ),
    "没有这个节点": (
        ("done", "8", "--milestone", "开工"),
        "--milestone：第8项没有节点“开工”；有：1.完成收储、2.完成供地、3.启动建设",
    ),
    "几个节点都有": (
        ("done", "8", "--milestone", "完成"),
        "--milestone：“完成”可以是第8项的2个节点；写全称或序号：1.完成收储、2.完成供地、3.启动建设",
    ),
    "没有节点": (
        ("done", "9", "--milestone", "完成收储"),
        "--milestone：第9项没有节点；在方案里写上 milestones，或不写 --milestone",
    ),
    "节点没有完成": (
        ("return", "8", "--milestone", "1", "--reason", "不实"),
        "第8项的节点“完成收储”还没有完成，不能退回重办",
    ),
    "节点延过任务的时限": (
        ("extend", "8", "--milestone", "1", "--to", "2026年1月", *APPROVED),
        "第8项的节点“完成收储”延至2026-01-31晚于任务的现行时限2025-12-31；先把任务延期",
    ),
    "节点往前改": (
        ("extend", "8", "--milestone", "供地", "--to", "2025年7月", *APPROVED),
        "第8项的节点“完成供地”延至2025-07-31不晚于现行时限2025-08-31",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_can_t_be_meant_is_refused_and_nothing_is_recorded(
    office: Callable[..., Result], plan: Path, name: str
) -> None:
    typed, told = WRONG[name]
    assert office(*typed) == Result(2, "", f"错误：{told}{NOTHING}")
    assert not plan.with_name("tasks.progress.jsonl").exists()


def test_an_application_after_it_was_approved_is_refused(office: Callable[..., Result]) -> None:
    typed = ("extend", "8", "--to", "2026年1月", *APPROVED, "--date", "2025-07-01", "--applied", "2025-07-02")
    told = "错误：--applied：申请的日期2025-07-02晚于延期的日期2025-07-01；--date 是批准的那一天\n"
    assert office(*typed) == Result(2, "", told)


def test_an_application_that_has_not_come_is_refused(office: Callable[..., Result]) -> None:
    typed = ("extend", "8", "--to", "2026年1月", *APPROVED, "--applied", "2025-07-11")
    assert office(*typed) == Result(2, "", "错误：--applied：2025-07-11还没有到；写已经发生的日期\n")


@pytest.mark.parametrize(
    ("before", "typed", "told"),
    [
        ("9", ("progress", "9", "--value", "5"), "“建成厂房”由6万平方米降为5万平方米，照写的登记\n"),
        ("9", ("progress", "9", "--value", "6"), ""),
        ("9", ("progress", "9", "--value", "7"), ""),
        ("10", ("progress", "10", "--value", "5"), ""),
        ("10", ("progress", "10", "--value", "8"), "“积案”由6件升为8件，照写的登记\n"),
        ("11", ("progress", "11", "--value", "5"), ""),
        ("11", ("progress", "11", "--value", "8"), ""),
        ("9", ("progress", "9", "--value", "5", "--date", "2025-04-01"), ""),
    ],
)
def test_a_value_that_falls_back_is_recorded_and_said(
    office: Callable[..., Result], before: str, typed: tuple[str, ...], told: str
) -> None:
    office("progress", before, "--value", "6", "--date", "2025-05-01")
    result = office(*typed)
    assert (result.code, result.stderr) == (0, told)


# Recording milestones


@pytest.mark.parametrize("typed", ["完成收储", "收储", "1", "一"])
def test_a_milestone_is_recorded_by_its_name_its_number_or_a_part(
    office: Callable[..., Result], plan: Path, typed: str
) -> None:
    result = office("done", "8", "--milestone", typed, "--date", "2025-06-20", "--reporter", "区规划资源局")
    told = "已登记：第8项 节点完成 2025-06-20　节点：完成收储；现状：剩174天\n"
    assert (result.code, numberless(result.stdout), result.stderr) == (0, told, "")
    (entry,) = journals.kept(plan)
    assert {key: entry[key] for key in ("event", "milestone", "reporter")} == {
        "event": "reached",
        "milestone": "完成收储",
        "reporter": "区规划资源局",
    }


def test_a_milestone_is_returned_and_extended(office: Callable[..., Result], plan: Path) -> None:
    office("done", "8", "--milestone", "1", "--date", "2025-06-20")
    returned = office("return", "8", "--milestone", "收储", "--reason", "不实", "--date", "2025-06-25")
    extended = office(
        *("extend", "8", "--milestone", "收储", "--to", "2025年8月", *APPROVED),
        *("--date", "2025-07-05", "--applied", "2025-06-28"),
    )
    assert [numberless(result.stdout) for result in (returned, extended)] == [
        "已登记：第8项 退回重办 2025-06-25　理由：不实；节点：完成收储；现状：剩174天\n",
        (
            "已登记：第8项 延期 2025-07-05　理由：征拆未完；延至：2025年8月；批准人：区政府；"
            "节点：完成收储；申请日期：2025-06-28；现状：剩174天\n"
        ),
    ]
    assert [(entry["event"], entry["milestone"]) for entry in journals.kept(plan)] == [
        ("reached", "完成收储"),
        ("returned", "完成收储"),
        ("extended", "完成收储"),
    ]
    assert shown(office, "8")[0]["milestones"][0] == {
        "text": "完成收储",
        "due": "2025-06-30",
        "name": "完成收储",
        "deadline": "2025年6月",
        "due_in_force": "2025-08-31",
        "status": "not-due",
        "days_left": 52,
        "reached_on": None,
        "written": True,
        "with_task": False,
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ("--milestone", "收储", "--to", "2025年8月"),
            "第8项的节点“完成收储”申请延期的日期2025-07-01晚于到期日2025-06-30",
        ),
        (("--to", "2026年3月"), ""),
    ],
)
def test_an_application_after_the_due_date_is_said(
    office: Callable[..., Result], typed: tuple[str, ...], told: str
) -> None:
    result = office("extend", "8", *typed, *APPROVED, "--applied", "2025-07-01")
    assert (result.code, result.stderr) == (0, f"{told}，是到期以后才申请的\n" if told else "")


def test_an_application_for_a_task_after_its_due_date_is_said(office: Callable[..., Result]) -> None:
    result = office("extend", "12", "--to", "2025年12月", *APPROVED, "--applied", "2025-07-01")
    assert result.stderr == "第12项申请延期的日期2025-07-01晚于到期日2025-06-30，是到期以后才申请的\n"


# Amending


ENTRIES = (
    line("a", "2025-04-01", "progress", "8", values={"收储产业用地": "3公顷", "群众满意度": "96%"}, note="两块"),
    line("b", "2025-06-20", "reached", "8", milestone="完成收储"),
    line(
        "c", "2025-06-25", "extended", "8", milestone="启动建设", to="2025年10月", reason="征拆", approved_by="区政府"
    ),
    line("d", "2025-05-01", "progress", "9", values={"税收": "6亿元"}),
)


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        (("a", "--value", "收储=3.5"), {"values": {"收储产业用地": "3.5公顷", "群众满意度": "96%"}}),
        (("a", "--task", "9", "--value", "3"), {"task": "9", "values": {"建成厂房": "3万平方米"}}),
        (("b", "--milestone", "供地"), {"milestone": "完成供地"}),
        (("b", "--value", "满意度=97"), {"values": {"群众满意度": "97%"}}),
        (("c", "--applied", "2025-06-20"), {"applied": "2025-06-20"}),
        (("d", "--value", "6"), {"values": {"建成厂房": "6万平方米"}}),
    ],
)
def test_an_entry_is_put_right_and_keeps_what_is_not_named(
    office: Callable[..., Result], plan: Path, typed: tuple[str, ...], changed: dict[str, Any]
) -> None:
    journals.saved(plan, *ENTRIES)
    assert office("amend", *typed).code == 0
    before = next(json.loads(each) for each in ENTRIES if json.loads(each)["entry"] == typed[0])
    new = journals.kept(plan)[-1]
    apart = {"entry", "recorded"}
    assert {key: value for key, value in new.items() if key not in apart} == {
        key: value for key, value in {**before, **changed}.items() if key not in apart
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            ("a", "--task", "9"),
            (
                "第9项没有指标“收储产业用地”，完成值“3公顷”不算；第9项没有指标“群众满意度”，完成值“96%”不算；"
                "用 --value 写明这一项的完成值。没有登记任何记录"
            ),
        ),
        (
            ("a", "--value", "收储=3", "--value", "满意度=96%"),
            "改的与原来一样；写成如 renwu amend a --date 2024-12-31。没有登记任何记录",
        ),
        (("a", "--value", "收储=3亩"), "--value：“3亩”的单位是亩，指标的单位是公顷；写成如 6公顷"),
        (("a", "--milestone", "收储"), "--milestone：进展的记录没有节点"),
        (("c", "--value", "收储=3"), "--value：延期的记录没有完成值"),
        (("b", "--applied", "2025-06-01"), "--applied：节点完成的记录没有申请日期"),
        (("b", "--milestone", "开工"), "--milestone：第8项没有节点“开工”；有：1.完成收储、2.完成供地、3.启动建设"),
        (("b", "--task", "9"), "第9项没有节点“完成收储”。没有登记任何记录"),
        (
            ("b", "--milestone", "启动"),
            "第8项与2025-06-25的“延期”（记录号c）矛盾：节点“启动建设”已于2025-06-20完成。没有登记任何记录",
        ),
        (("c", "--applied", "2025-06-26"), "--applied：申请的日期2025-06-26晚于延期的日期2025-06-25"),
    ],
)
def test_an_entry_can_t_be_made_to_say_what_no_rule_allows(
    office: Callable[..., Result], plan: Path, typed: tuple[str, ...], told: str
) -> None:
    journals.saved(plan, *ENTRIES)
    assert office("amend", *typed) == Result(2, "", f"错误：{told}\n")
    assert [entry["entry"] for entry in journals.kept(plan)] == ["a", "b", "c", "d"]


# Asking

HAPPENED = (
    line("a", "2025-06-20", "progress", "8", values={"收储产业用地": "4公顷", "群众满意度": "96%"}),
    line("b", "2025-06-25", "reached", "8", milestone="完成收储"),
    line("c", "2025-06-20", "progress", "9", values={"建成厂房": "11万平方米"}),
    line("d", "2025-06-20", "progress", "10", values={"积案": "19件"}),
    line("e", "2025-06-20", "progress", "11", values={"投诉": "4件"}),
)


@pytest.fixture
def asked(office: Callable[..., Result], plan: Path) -> Callable[..., Result]:
    """Run the program where something was recorded."""
    journals.saved(plan, *HAPPENED)
    return office


def shown(run: Callable[..., Result], *ids: str) -> list[dict[str, Any]]:
    """Tasks as `show` gives them in JSON."""
    tasks: list[dict[str, Any]] = json.loads(run("show", *ids, "--format", "json").stdout)["tasks"]
    return tasks


def listed(run: Callable[..., Result], *arguments: str) -> str:
    """The ids that a list has."""
    result = run("list", "--format", "json", *arguments)
    assert result.code == 0, result.stderr
    return " ".join(task["id"] for task in json.loads(result.stdout)["tasks"])


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (("红",), "10 12"),
        (("red",), "10 12"),
        (("红灯",), "10 12"),
        (("黄",), "9"),
        (("绿",), "8 11"),
        (("红", "黄"), "9 10 12"),
        (("无",), ""),
    ],
)
def test_a_list_by_light(asked: Callable[..., Result], typed: tuple[str, ...], ids: str) -> None:
    assert listed(asked, *(word for light in typed for word in ("--light", light))) == ids


def test_what_has_no_light_is_listed_too(asked: Callable[..., Result]) -> None:
    asked("done", "12")
    assert listed(asked, "--light", "无") == "12"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (("滞后",), "9 10"),
        (("欠进度",), "9 10"),
        (("慢序时",), "9 10"),
        (("未达序时进度",), "9 10"),
        (("behind",), "9 10"),
        (("达序时",), "8"),
        (("超序时",), ""),
        (("不适用",), "11 12"),
        (("滞后", "达序时"), "8 9 10"),
    ],
)
def test_a_list_by_how_tasks_go(asked: Callable[..., Result], typed: tuple[str, ...], ids: str) -> None:
    assert listed(asked, *(word for pace in typed for word in ("--pace", pace))) == ids


def test_the_table_has_a_column_for_lights(asked: Callable[..., Result]) -> None:
    assert asked("list").stdout == (
        "共5项：按期办结0、逾期未办结1、临期0、未到期3、常态化1，截至2025-07-10\n"
        "\n"
        "编号  状态      亮灯  完成时限                                      牵头单位                协办单位  重点任务\n"
        "----  --------  ----  --------------------------------------------  ----------------------  --------  ------------------------------\n"
        "8     剩174天   绿    2025年12月                                    区规划资源局                      完成云溪片区连片产业用地收储。\n"
        "9     剩174天   黄    2025年12月                                    区住房建设局                      建成标准厂房28万平方米。\n"
        "10    剩143天   红    2025年11月                                    区信访局                          压减信访积案。\n"
        "11    常态化    绿    常态化推进                                    区信访局、区住房建设局            压减投诉。\n"
        "12    逾期10天  红    2025年2月底前完成招标，2025年6月底前完成设计  区住房建设局                      编制规划。\n"
    )


def test_a_plan_without_milestones_and_targets_has_no_such_column(office: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAIN, encoding="utf-8")
    assert office("list").stdout == (
        "共1项：按期办结0、逾期未办结0、临期0、未到期1、常态化0，截至2025-07-10\n"
        "\n"
        "编号  状态     完成时限    牵头单位  协办单位  重点任务\n"
        "----  -------  ----------  --------  --------  --------\n"
        "1     剩174天  2025年12月  区司法局            甲\n"
        "\n"
        "无办结记录，仅按时限推算。\n"
    )


def test_show_has_every_milestone_and_target(asked: Callable[..., Result]) -> None:
    assert asked("show", "8").stdout == (
        "编号      8\n"
        "重点任务  完成云溪片区连片产业用地收储。\n"
        "状态      剩174天\n"
        "完成时限  2025年12月\n"
        "时限认定  2025-12-31到期\n"
        "时间节点  2025-06-30：完成收储，2025-06-25完成\n"
        "          2025-08-31：完成供地，剩52天\n"
        "          2025-09-30：启动建设，剩82天\n"
        "指标      收储产业用地：目标12公顷，4公顷（2025-06-20），完成33.3%，序时33.3%（按分步目标），与序时持平\n"
        "          群众满意度：目标不低于95%，96%（2025-06-20），达标\n"
        "亮灯      绿：2025-06-25有节点完成\n"
        "牵头单位  区规划资源局\n"
        "进展记录  2025-06-20 进展 完成值：收储产业用地4公顷、群众满意度96%\n"
        "          2025-06-25 节点完成 节点：完成收储\n"
    )


def test_show_says_why_a_light_is_on(asked: Callable[..., Result]) -> None:
    lights = [line for line in asked("show", "9", "10", "11", "12").stdout.splitlines() if line.startswith("亮灯")]
    assert lights == [
        "亮灯      黄：“建成厂房”完成39.3%，序时49.5%，差10.2个百分点",
        "亮灯      红：“积案”完成6.7%，序时54.1%，差47.4个百分点",
        "亮灯      绿：2025-06-20有进展",
        ("亮灯      红：逾期10天；节点“2025年2月底前完成招标”逾期132天；节点“2025年6月底前完成设计”逾期10天"),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), ["2025-02-28：2025年2月底前完成招标", "2025-06-30：2025年6月底前完成设计"]),
        (
            (line("z", "2025-07-01", "reached", "12", milestone="开工"),),
            ["2025-02-28：2025年2月底前完成招标", "2025-06-30：2025年6月底前完成设计"],
        ),
        (
            (line("z", "2025-07-01", "done", "12"),),
            ["2025-02-28：2025年2月底前完成招标", "2025-06-30：2025年6月底前完成设计"],
        ),
        (
            (line("z", "2025-02-20", "reached", "12", milestone="2025年2月底前完成招标"),),
            ["2025-02-28：2025年2月底前完成招标，2025-02-20完成", "2025-06-30：2025年6月底前完成设计，逾期10天"],
        ),
    ],
)
def test_show_has_the_dates_of_a_wording_as_before_until_something_happens_to_one(
    office: Callable[..., Result], plan: Path, lines: tuple[str, ...], told: list[str]
) -> None:
    journals.saved(plan, *lines)
    assert re.findall(r"(?:时间节点| {8})  (20.*)", office("show", "12").stdout)[:2] == told


def test_overdue_lists_tasks_with_an_overdue_milestone_where_asked(asked: Callable[..., Result]) -> None:
    alone = asked("overdue", "--as-of", "2025-09-10", "--exit-code")
    both = asked("overdue", "--as-of", "2025-09-10", "--milestones", "--exit-code")
    assert (alone.code, both.code) == (1, 1)
    assert alone.stdout.splitlines()[-1] == "截至2025-09-10，逾期未办结1项，涉及牵头单位1个。"
    assert both.stdout == (
        "编号  状态      完成时限                                      逾期节点                          牵头（协办）单位  重点任务\n"
        "----  --------  --------------------------------------------  --------------------------------  ----------------  ------------------------------\n"
        "12    逾期72天  2025年2月底前完成招标，2025年6月底前完成设计  2025年2月底前完成招标，逾期194天  区住房建设局      编制规划。\n"
        "                                                              2025年6月底前完成设计，逾期72天\n"
        "8     剩112天   2025年12月                                    完成供地，逾期10天                区规划资源局      完成云溪片区连片产业用地收储。\n"
        "\n"
        "截至2025-09-10，逾期未办结1项，任务未逾期而节点逾期的1项，涉及牵头单位2个。\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--lead", "区规划资源局"), 0),
        (("--lead", "区规划资源局", "--milestones"), 1),
        (("--lead", "区信访局", "--milestones"), 0),
    ],
)
def test_the_exit_code_counts_milestones_where_they_are_asked_for(
    asked: Callable[..., Result], arguments: tuple[str, ...], code: int
) -> None:
    assert asked("overdue", "--as-of", "2025-09-10", "--exit-code", *arguments).code == code


def test_the_summary_counts_how_tasks_go_adding_up_by_unit_too(asked: Callable[..., Result]) -> None:
    for by in ("lead", "section", "status"):
        answer = json.loads(asked("summary", "--by", by, "--format", "json").stdout)
        counts = [group["pace"] for group in [*answer["groups"], answer["total"]]]
        totals = [group["total"] for group in [*answer["groups"], answer["total"]]]
        assert [sum(count.values()) for count in counts] == totals
        assert counts[-1] == {"done": 0, "ahead": 0, "on-schedule": 1, "behind": 2, "none": 2}
    units = json.loads(asked("units", "--format", "json").stdout)["units"]
    assert [(row["unit"], row["lead"], sum(row["pace"].values())) for row in units] == [
        ("区规划资源局", 1, 1),
        ("区住房建设局", 3, 3),
        ("区信访局", 2, 2),
    ]


def test_the_summary_s_table_has_how_tasks_go(asked: Callable[..., Result]) -> None:
    rows = [re.split(r"\s{2,}", each) for each in asked("summary", "--by", "lead").stdout.splitlines()]
    assert [row[7:12] for row in (rows[0], *rows[2:5], rows[6])] == [
        ["已完成", "超序时", "达序时", "未达序时", "进度不适用"],
        ["0", "0", "1", "0", "0"],
        ["0", "0", "0", "1", "2"],
        ["0", "0", "0", "1", "1"],
        ["0", "0", "1", "2", "2"],
    ]


def test_the_summary_of_a_plan_without_targets_stays_as_it_was(office: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAIN, encoding="utf-8")
    assert office("summary", "--by", "lead").stdout == (
        "牵头单位  任务数  按期办结  逾期未办结  临期  未到期  常态化\n"
        "--------  ------  --------  ----------  ----  ------  ------\n"
        "区司法局       1         0           0     0       1       0\n"
        "--------  ------  --------  ----------  ----  ------  ------\n"
        "合计           1         0           0     0       1       0\n"
        "\n"
        "截至2025-07-10。\n无办结记录，仅按时限推算。\n"
    )


# Data


@pytest.mark.parametrize("command", ["list", "overdue", "show 1"])
def test_json_and_csv_always_have_the_fields(office: Callable[..., Result], plan: Path, command: str) -> None:
    plan.write_text(PLAIN.replace("2025年12月", "2025年6月"), encoding="utf-8")
    (task,) = json.loads(office(*command.split(), "--format", "json").stdout)["tasks"]
    (row,) = csv.DictReader(office(*command.split(), "--format", "csv").stdout.splitlines())
    fields = ("milestones", "targets", "light", "light_reason")
    assert [task[field] for field in fields] == [[], [], "red", "逾期10天（仅按时限推算）"]
    assert [row[field] for field in fields] == ["", "", "red", "逾期10天（仅按时限推算）"]


def test_json_and_csv_have_null_and_nothing_where_there_is_no_light(office: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAIN, encoding="utf-8")
    (task,) = json.loads(office("list", "--format", "json").stdout)["tasks"]
    (row,) = csv.DictReader(office("list", "--format", "csv").stdout.splitlines())
    assert (task["light"], task["light_reason"]) == (None, "仅按时限推算")
    assert (row["light"], row["light_reason"]) == ("", "仅按时限推算")


def test_json_has_numbers_as_they_were_written_and_shares_as_fractions(asked: Callable[..., Result]) -> None:
    first, second = shown(asked, "8")[0]["targets"]
    assert first == {
        "name": "收储产业用地",
        "value": "12",
        "at_most": None,
        "unit": "公顷",
        "kind": "累计",
        "from": "0",
        "since": None,
        "steps": [{"deadline": "2025年6月", "value": "4"}, {"deadline": "2025年9月", "value": "8"}],
        "reported": "4",
        "reported_on": "2025-06-20",
        "start": None,
        "end": "2025-12-31",
        "actual": {"part": 1, "whole": 3},
        "share": {"part": 1, "whole": 3},
        "met": False,
    }
    assert (second["actual"], second["share"], second["met"]) == (None, None, True)
    assert shown(asked, "9")[0]["targets"][0]["share"] == {"part": 45, "whole": 91}


def test_csv_has_each_milestone_and_target_on_a_line(asked: Callable[..., Result]) -> None:
    row = next(csv.DictReader(asked("list", "--format", "csv").stdout.splitlines(keepends=True)))
    assert row["milestones"] == "完成收储: 2025-06-30 done\n完成供地: 2025-08-31 not-due\n启动建设: 2025-09-30 not-due"
    assert row["targets"] == "收储产业用地: 4公顷/12公顷\n群众满意度: 96%/不低于95%"


# The rule of a ledger, several plans


@pytest.mark.parametrize(
    ("of_plan", "of_ledger", "light"),
    [
        ("", "", "黄"),
        ("", "lights: {yellow: 5, red: 10}\n", "红"),
        ("lights: {yellow: 20, red: 40}\n", "lights: {yellow: 5, red: 10}\n", "绿"),
    ],
)
def test_a_ledger_s_rule_holds_where_a_plan_says_none(
    asked: Callable[..., Result], plan: Path, of_plan: str, of_ledger: str, light: str
) -> None:
    plan.write_text(f"{of_plan}{PLAN}", encoding="utf-8")
    plan.with_name("ledger.yaml").write_text(f"title: 总台账\n{of_ledger}", encoding="utf-8")
    assert "9" in listed(asked, "--file", "data", "--light", light).split()


def test_of_several_plans_each_has_its_own_journal_and_lights(asked: Callable[..., Result], plan: Path) -> None:
    plan.with_name("另一份.yaml").write_text(PLAN, encoding="utf-8")
    answer = json.loads(asked("list", "--file", "data", "--format", "json").stdout)["tasks"]
    assert [(task["plan"], task["light"]) for task in answer if task["id"] == "9"] == [
        ("tasks", "yellow"),
        ("另一份", None),
    ]


# Check


def test_check_tells_of_a_milestone_after_its_task_with_its_place(office: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAN.replace("完成收储, deadline: 2025年6月", "完成收储, deadline: 2026年6月"), encoding="utf-8")
    result = office("check")
    assert result == Result(
        1,
        (
            "data/tasks.yaml:12:40: 错误 RW215 节点“完成收储”2026-06-30到期，晚于第8项的完成时限2025-12-31\n"
            "   12 |               - {name: 完成收储, deadline: 2026年6月}\n"
            "      |                                            ^^^^^^^^^\n"
            "   核对两处的时限；节点是任务到期以前的一步\n"
            "共1个问题：错误1、警告0\n"
        ),
        "",
    )


def test_check_tells_of_a_value_that_does_not_count(office: Callable[..., Result], plan: Path) -> None:
    journals.saved(plan, goals.value("a", "2025-06-20", "6亩", task="8"))
    result = office("check")
    told, *_, hint, _ = result.stdout.splitlines()
    assert (result.code, told, hint) == (
        0,
        (
            "data/tasks.progress.jsonl:1:1: 警告 RW408 第8项指标“收储产业用地”的完成值不算："
            "“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷"
        ),
        "   用 renwu amend 更正，或改方案里的指标；文件不动",
    )


def test_an_entry_of_an_event_that_is_not_known_yet_is_passed_over(office: Callable[..., Result], plan: Path) -> None:
    journals.saved(plan, line("a", "2025-06-20", "inspected", "8", values={"收储产业用地": "6公顷"}))
    assert shown(office, "8")[0]["targets"][0]["reported"] is None
