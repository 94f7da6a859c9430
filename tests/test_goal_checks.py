"""What can be wrong with milestones, targets and the rule of lights: a golden test for each code."""

from datetime import date
from decimal import Decimal

import pytest

from renwu.errors import Problem
from renwu.journal import history
from renwu.journal.checks import check_journal
from renwu.plan.targets import LIGHTS, Lights
from support import goals, journals
from support.goals import TASK
from support.journals import line
from support.plans import plan, problem, problems

PLAN = """\
title: 表
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - id: 1
            text: 甲
            deadline: 2025年12月
            lead: [甲局]
"""
DATES = "写成如 2025年6月、2025年第二季度、2025-06-30"
NUMBERS = "写成数，如 value: 12，单位写在 unit 里，如 unit: 公顷"
LIGHTS_HINT = "写成如 lights: {yellow: 10, red: 30}：滞后10至30个百分点黄灯，超过30个红灯"
STEPS = "分步目标按时间先后写，逐步走到目标值"
ONE_LIMIT = "指标要有目标值（value）或上限（at_most），只写一个"
TWICE = "同一项任务里各用各的名称；改掉其中一个"


def found(said: str) -> list[Problem]:
    """What is wrong with a plan whose task says this in its tenth line."""
    return problems(f"{PLAN}            {said}\n")


@pytest.mark.parametrize(
    "said",
    [
        "milestones: []",
        "milestones: [{name: 甲, deadline: 2025年12月}]",
        "targets: [{name: 甲, value: 12, steps: {2025年6月: 4, 2025年12月: 12}}]",
        "targets: [{name: 甲, from: 20, value: 5, steps: {2025年6月: 10, 2025年9月: 5}}]",
        'targets: [{name: 甲, value: "1,200.50", since: 2024-07-01}]',
        "targets: [{name: 甲, at_most: 0}]",
        'targets: [{name: 甲, value: 95, unit: "%", kind: 累计, from: 80}]',
    ],
)
def test_milestones_and_targets_without_faults_have_no_problems(said: str) -> None:
    assert found(said) == []


def test_a_milestone_without_a_deadline_is_told_once() -> None:
    (only,) = found("milestones: [{name: 甲}]")
    assert (only.code, only.message) == ("RW110", "节点缺少“deadline”（完成时限）")


@pytest.mark.parametrize(
    ("said", "column", "what", "wording", "reason"),
    [
        ("milestones: [{name: 甲, deadline: 大汛前}]", 46, "节点", "大汛前", "“大汛前”没有确定的日子"),
        ("milestones: [{name: 甲, deadline: 常态化推进}]", 46, "节点", "常态化推进", "没有到期日"),
        ("milestones: [{name: 甲, deadline: 2025年13月}]", 46, "节点", "2025年13月", "日历上没有“2025年13月”"),
        ("targets: [{name: 甲, value: 12, steps: {大汛前: 4}}]", 52, "分步目标", "大汛前", "“大汛前”没有确定的日子"),
    ],
)
def test_rw204_a_milestone_or_a_step_without_a_date_that_can_be_read(
    said: str, column: int, what: str, wording: str, reason: str
) -> None:
    message = f"{what}“甲”的时限读不出日期：“{wording}”，{reason}"
    assert found(said) == [problem((10, column, len(wording)), "RW204", message, DATES)]


@pytest.mark.parametrize(
    ("said", "at", "message", "hint"),
    [
        ("{name: 甲, value: 三分之一}", (40, 4), "目标值“三分之一”不是数", NUMBERS),
        ("{name: 甲, value: 12公顷}", (40, 4), "目标值“12公顷”不是数", NUMBERS),
        ('{name: 甲, value: "12,00"}', (40, 7), "目标值“12,00”不是数", NUMBERS),
        ("{name: 甲, value: 1e3}", (40, 3), "目标值“1e3”不是数", NUMBERS),
        ("{name: 甲}", (23, 1), ONE_LIMIT, "写成如 value: 12；不得超过的写 at_most: 5"),
        ("{name: 甲, value: 1, at_most: 2}", (23, 1), ONE_LIMIT, "写成如 value: 12；不得超过的写 at_most: 5"),
        ("{name: 甲, value: 1, kind: 比率}", (49, 2), "指标没有“比率”这一类", "写 累计（逐步完成）或 水平（随时保持）"),
        ("{name: 甲, value: 1, since: 去年}", (50, 2), "指标的起算日期“去年”不是一个日期", "写成如 2023-11-23"),
        ("{name: 甲, value: 0}", (23, 1), "指标“甲”的目标值与起点值相同", "核对 value 和 from（不写 from 就是从0起）"),
        (
            '{name: 甲, value: 95, unit: "%", from: 5}',
            (23, 1),
            "指标“甲”是水平，没有起点和分步目标",
            "逐步完成的写 kind: 累计；随时保持的去掉 from、since、steps",
        ),
        (
            "{name: 甲, at_most: 5, kind: 累计}",
            (23, 1),
            "指标“甲”有上限，不能是累计",
            "上限随时都要守住，去掉 kind；逐步完成的写 value",
        ),
        (
            "{name: 甲, value: 12, steps: {2025年6月: 乙}}",
            (61, 1),
            "2025年6月的分步目标“乙”不是数",
            "写成数，如 2025年6月: 12，单位写在 unit 里，如 unit: 公顷",
        ),
    ],
)
def test_rw213_a_target_that_cannot_be_meant(said: str, at: tuple[int, int], message: str, hint: str) -> None:
    assert found(f"targets: [{said}]") == [problem((10, *at), "RW213", message, hint)]


@pytest.mark.parametrize(
    ("said", "at", "message"),
    [
        ("{yellow: 40}", (9, 1), "亮灯规则的黄灯要大于0，不超过红灯"),
        ("{yellow: 0}", (9, 1), "亮灯规则的黄灯要大于0，不超过红灯"),
        ("{yellow: -5, red: 5}", (9, 1), "亮灯规则的黄灯要大于0，不超过红灯"),
        ("{red: 0}", (9, 1), "亮灯规则的黄灯要大于0，不超过红灯"),
        ("{red: 30%}", (15, 3), "红灯“30%”不是数"),
        ("{yellow: 十, red: 30}", (18, 1), "黄灯“十”不是数"),
    ],
)
def test_rw213_a_rule_of_lights_that_cannot_be_meant(said: str, at: tuple[int, int], message: str) -> None:
    assert problems(f"lights: {said}\n{PLAN}") == [problem((1, *at), "RW213", message, LIGHTS_HINT)]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("", None),
        ("lights: {}\n", LIGHTS),
        ("lights: {yellow: 5}\n", Lights(Decimal(5), Decimal(30))),
        ("lights: {yellow: 2.5, red: 2.5}\n", Lights(Decimal("2.5"), Decimal("2.5"))),
    ],
)
def test_what_a_rule_of_lights_leaves_out_is_the_usual(said: str, rule: Lights | None) -> None:
    assert plan(f"{said}{PLAN}").lights == rule


@pytest.mark.parametrize(
    ("said", "column", "what"),
    [
        ("milestones: [{name: 甲, deadline: 2025年6月}, {name: ' 甲 ', deadline: 2025年7月}]", 56, "节点"),
        ("targets: [{name: 甲, value: 12}, {name: 甲, value: 13}]", 45, "指标"),
    ],
)
def test_rw214_two_milestones_or_targets_of_one_name(said: str, column: int, what: str) -> None:
    assert found(said) == [problem((10, column, 1), "RW214", f"{what}“甲”重名，第10行已有", TWICE)]


def test_two_tasks_may_have_milestones_and_targets_of_one_name() -> None:
    assert goals.plan(TASK, TASK).sections[0].measures[0].tasks[1].targets[0].name == "收储产业用地"


def test_rw215_a_milestone_after_its_task() -> None:
    assert found("milestones: [{name: 甲, deadline: 2026年1月1日}]") == [
        problem(
            (10, 46, 9),
            "RW215",
            "节点“甲”2026-01-01到期，晚于第1项的完成时限2025-12-31",
            "核对两处的时限；节点是任务到期以前的一步",
        )
    ]


@pytest.mark.parametrize(
    ("said", "at", "message", "hint"),
    [
        (
            "value: 12, since: 2025-12-31",
            (23, 1),
            "指标“甲”自2025-12-31起算，不早于任务到期的2025-12-31",
            "since 写开始做的那一天",
        ),
        (
            "value: 12, unit: 公顷, steps: {2026年6月: 4}",
            (62, 7),
            "指标“甲”的分步目标“2026年6月”（4公顷）晚于任务到期的2025-12-31",
            STEPS,
        ),
        (
            "value: 12, steps: {2025年6月: 4, 2025年9月: 3}",
            (64, 7),
            "指标“甲”的分步目标“2025年9月”（3）接不上前一步的4",
            STEPS,
        ),
        (
            "value: 12, steps: {2025年9月: 4, 2025年6月: 5}",
            (64, 7),
            "指标“甲”的分步目标“2025年6月”（5）接不上前一步的4",
            STEPS,
        ),
        ("value: 12, steps: {2025年6月: 14}", (52, 7), "指标“甲”的分步目标“2025年6月”（14）超过了目标值12", STEPS),
        (
            "value: 12, from: 5, steps: {2025年6月: 4}",
            (61, 7),
            "指标“甲”的分步目标“2025年6月”（4）接不上前一步的5",
            STEPS,
        ),
        (
            "from: 20, value: 5, steps: {2025年6月: 10, 2025年9月: 12}",
            (74, 7),
            "指标“甲”的分步目标“2025年9月”（12）接不上前一步的10",
            STEPS,
        ),
    ],
)
def test_rw216_a_target_that_begins_too_late_or_whose_steps_don_t_lead_to_it(
    said: str, at: tuple[int, int], message: str, hint: str
) -> None:
    assert found(f"targets: [{{name: 甲, {said}}}]") == [problem((10, *at), "RW216", message, hint)]


def checked(*lines: str) -> list[Problem]:
    """What is wrong with the journal of a plan that has the target."""
    of, read = goals.plan(TASK), journals.of(*lines)
    return check_journal(of, read, history.histories(of, read.entries, date.max), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        ({"收储产业用地": "6公顷"}, []),
        ({"收储产业用地": 6.5}, []),
        (
            {"收储产业用地": "6亩"},
            ["第1项指标“收储产业用地”的完成值不算：“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷"],
        ),
        ({"收储产业用地": "三分之一"}, ["第1项指标“收储产业用地”的完成值不算：“三分之一”不是数；写成如 6公顷"]),
        ({"收储产业用地": True}, ["第1项指标“收储产业用地”的完成值不算：“True”不是数；写成如 6公顷"]),
        (
            {"税收": "6亿元", "招引": "3家"},
            ["第1项没有指标“税收”，完成值“6亿元”不算", "第1项没有指标“招引”，完成值“3家”不算"],
        ),
    ],
)
def test_rw408_a_value_that_no_target_of_its_task_can_take(values: dict[str, object], messages: list[str]) -> None:
    hint = "用 renwu amend 更正，或改方案里的指标；文件不动"
    told = checked(line("a", "2025-06-20", "progress", values=values))
    assert told == [journals.problem(1, "RW408", message, hint) for message in sorted(messages)]


def test_rw408_values_that_name_no_target() -> None:
    told = checked(line("a", "2025-06-20", "progress", values=["6公顷"]))
    message, hint = (
        "第1项的完成值不算：没有写明是哪个指标的",
        '写成如 "values": {"指标名称": "6公顷"}，或用 renwu amend 更正',
    )
    assert told == [journals.problem(1, "RW408", message, hint)]


def test_a_value_that_was_retracted_is_no_problem() -> None:
    lines = (goals.value("a", "2025-06-20", "6亩"), line("r", "2025-06-21", "retracted", retracts="a"))
    assert checked(*lines) == []
