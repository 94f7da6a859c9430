"""Which milestone or target of a task is meant by what was typed."""

import pytest

from renwu.errors import UsageError
from renwu.plan.goal_names import milestone_named, unfit_value, value_of
from support import goals
from support.goals import TASK

STEPS = "milestones: [{name: 完成收储, deadline: 2025年6月}, {name: 完成供地, deadline: 2025年8月}, {name: 启动建设, deadline: 2025年9月}]"
STEPPED = f"deadline: 2025年12月, {STEPS}"
WORDED = "deadline: 2025年2月底前完成招标，2025年6月底前完成设计"
TWO = (
    "deadline: 2025年12月, targets: [{name: 收储产业用地, value: 12, unit: 公顷}, "
    '{name: 群众满意度, value: 95, unit: "%"}]'
)


def milestone(typed: str, task: str = STEPPED) -> str:
    """The milestone that is meant; what is said of one that isn't there."""
    plan = goals.plan(task)
    (placed,) = plan.tasks()
    try:
        return milestone_named(typed, placed.task, plan)
    except UsageError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("typed", "task", "name"),
    [
        ("完成收储", STEPPED, "完成收储"),
        (" 完成 收储 ", STEPPED, "完成收储"),
        ("收储", STEPPED, "完成收储"),
        ("建设", STEPPED, "启动建设"),
        ("1", STEPPED, "完成收储"),
        ("3", STEPPED, "启动建设"),
        ("三", STEPPED, "启动建设"),
        ("②", STEPPED, "完成供地"),
        ("招标", WORDED, "2025年2月底前完成招标"),
        ("2", WORDED, "2025年6月底前完成设计"),
        (
            "完成",
            "deadline: 2025年12月, milestones: [{name: 完成收储, deadline: 2025年6月}, {name: 完成, deadline: 2025年9月}]",
            "完成",
        ),
        (
            "2",
            "deadline: 2025年12月, milestones: [{name: 甲, deadline: 2025年6月}, {name: 第2期, deadline: 2025年9月}]",
            "第2期",
        ),
        (
            "2",
            "deadline: 2025年12月, milestones: [{name: '2', deadline: 2025年6月}, {name: 乙, deadline: 2025年9月}]",
            "2",
        ),
        (
            "2期",
            "deadline: 2025年12月, milestones: [{name: 甲, deadline: 2025年6月}, {name: 第2期, deadline: 2025年9月}]",
            "第2期",
        ),
    ],
)
def test_a_milestone_is_meant_by_its_name_its_number_or_a_part_only_it_has(typed: str, task: str, name: str) -> None:
    assert milestone(typed, task) == name


LISTED = "1.完成收储、2.完成供地、3.启动建设"


@pytest.mark.parametrize(
    ("typed", "task", "message"),
    [
        ("完成", STEPPED, f"“完成”可以是第1项的2个节点；写全称或序号：{LISTED}"),
        ("开工", STEPPED, f"第1项没有节点“开工”；有：{LISTED}"),
        ("4", STEPPED, f"第1项没有节点“4”；有：{LISTED}"),
        ("0", STEPPED, f"第1项没有节点“0”；有：{LISTED}"),
        ("", STEPPED, f"第1项没有节点“”；有：{LISTED}"),
        (" ", STEPPED, f"第1项没有节点“ ”；有：{LISTED}"),
        ("1", "deadline: 2025年12月", "第1项没有节点；在方案里写上 milestones，或不写 --milestone"),
    ],
)
def test_what_could_be_several_or_is_none_is_told_with_those_there_are(typed: str, task: str, message: str) -> None:
    assert milestone(typed, task) == message


def quantity(typed: str, task: str = TASK) -> tuple[str, str] | str:
    """The target and the quantity that are meant; what is said of what can't be read."""
    (placed,) = goals.plan(task).tasks()
    try:
        return value_of(typed, placed.task)
    except UsageError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("typed", "task", "name", "said"),
    [
        ("6公顷", TASK, "收储产业用地", "6公顷"),
        ("6", TASK, "收储产业用地", "6公顷"),
        ("收储产业用地=6", TASK, "收储产业用地", "6公顷"),
        ("收储产业用地＝6公顷", TASK, "收储产业用地", "6公顷"),
        ("收储=6", TWO, "收储产业用地", "6公顷"),
        ("2=96", TWO, "群众满意度", "96%"),
        ("满意度=96％", TWO, "群众满意度", "96%"),
        (
            "投入=资本金=3亿",
            "deadline: 2025年12月, targets: [{name: 投入=资本金, value: 12, unit: 亿元}, {name: 乙, value: 1}]",
            "投入=资本金",
            "3亿元",
        ),
    ],
)
def test_a_value_is_of_the_only_target_or_of_the_one_that_is_named(typed: str, task: str, name: str, said: str) -> None:
    assert quantity(typed, task) == (name, said)


@pytest.mark.parametrize(
    ("typed", "task", "message"),
    [
        ("6公顷", "deadline: 2025年12月", "第1项没有指标；在方案里写上 targets，或把数写在内容里"),
        ("6公顷", TWO, "第1项有2个指标，写明是哪一个，如 收储产业用地=6公顷、群众满意度=6公顷"),
        ("税收=6", TWO, "第1项没有指标“税收”；有：1.收储产业用地、2.群众满意度"),
        ("=6", TASK, "第1项没有指标“”；有：1.收储产业用地"),
        ("收储产业用地=", TASK, "“”不是数；写成如 6公顷"),
        ("三分之一", TASK, "“三分之一”不是数；写成如 6公顷"),
        ("6亩", TASK, "“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷"),
        ("满意度=96分", TWO, "“96分”的单位是分，指标的单位是%；写成如 6%"),
    ],
)
def test_a_value_that_can_t_be_read_is_refused_with_what_would_be_right(typed: str, task: str, message: str) -> None:
    assert quantity(typed, task) == message


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("收储产业用地", "6公顷", ""),
        (" 收储产业用地", "6", ""),
        ("税收", "6公顷", "第1项没有指标“税收”，完成值“6公顷”不算"),
        (
            "收储产业用地",
            "6亩",
            "第1项指标“收储产业用地”的完成值不算：“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷",
        ),
    ],
)
def test_a_value_in_the_journal_counts_or_is_told_with_the_reason(name: str, text: str, wrong: str) -> None:
    (placed,) = goals.plan(TASK).tasks()
    assert unfit_value(name, text, placed.task) == wrong
