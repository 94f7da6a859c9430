"""亮灯: which light a task has on a date, and the reason in words."""

from typing import NamedTuple

import pytest

from renwu.standing import light
from renwu.standing.light import Light, Lit
from support import goals, journals
from support.goals import ISSUED, LAND, TASK, extended, reached, suspended, value

RED, YELLOW, GREEN, NONE = Light.RED, Light.YELLOW, Light.GREEN, None
STEPPED = (
    "deadline: 2025年12月, milestones: [{name: 完成收储, deadline: 2025年6月}, {name: 启动建设, deadline: 2025年9月}]"
)
BY_STEPS = "deadline: 2025年12月, targets: [{name: 收储产业用地, value: 100, unit: 公顷, steps: {2025年6月: 50}}]"
"""A target of which 50% are to be done from 30 June on."""
RATE = 'deadline: 2025年12月, targets: [{name: 满意度, value: 95, unit: "%"}]'
LIMIT = "deadline: 2025年12月, targets: [{name: 投诉, at_most: 5, unit: 件}]"
BEGUN = journals.line("o", "2025-01-20", "progress", "2")
"""A report of another task, so that something is recorded."""


def said(entry: str, day: str) -> str:
    """A report."""
    return journals.line(entry, day, "progress", note="推进中")


def of(task: str, as_of: str, *lines: str, head: str = ISSUED, soon: int | None = None, original: bool = False) -> Lit:
    """The light of the first of two tasks of a plan on a date, after these lines."""
    plan = goals.plan(task, "deadline: 2025年12月", head=head)
    return light.of(goals.all_standing(plan, as_of, lines, soon=soon, original=original)[0])


class Case(NamedTuple):
    """A task, a date, lines of its journal, and the light that it has."""

    task: str
    as_of: str
    lines: tuple[str, ...]
    light: Light | None
    reason: str


DUE = "deadline: 2025年6月"
REPORTED = said("a", "2025-07-01")
CASES: dict[str, Case] = {
    # 红
    "任务逾期": Case(DUE, "2025-07-10", (REPORTED,), RED, "逾期10天"),
    "到期当天不红": Case(DUE, "2025-06-30", (said("a", "2025-06-20"),), GREEN, "2025-06-20有进展"),
    "节点逾期": Case(STEPPED, "2025-07-10", (REPORTED,), RED, "节点“完成收储”逾期10天"),
    "节点都逾期": Case(
        STEPPED, "2025-10-10", (said("a", "2025-10-01"),), RED, "节点“完成收储”逾期102天；节点“启动建设”逾期10天"
    ),
    "时限里的节点逾期": Case(
        "deadline: 2025年2月底前完成招标，2025年12月底前完成设计",
        "2025-03-10",
        (said("a", "2025-03-01"),),
        RED,
        "节点“2025年2月底前完成招标”逾期10天",
    ),
    "任务和节点都逾期": Case(
        "deadline: 2025年6月, milestones: [{name: 完成收储, deadline: 2025年5月}]",
        "2025-07-10",
        (REPORTED,),
        RED,
        "逾期10天；节点“完成收储”逾期40天",
    ),
    "滞后超过30个百分点": Case(
        BY_STEPS,
        "2025-07-10",
        (value("a", "2025-07-01", "19.9公顷"),),
        RED,
        "“收储产业用地”完成19.9%，序时50%，差30.1个百分点",
    ),
    "未明确时限而节点逾期": Case(
        "deadline: 条件成熟时, milestones: [{name: 完成收储, deadline: 2025年6月}]",
        "2025-07-10",
        (REPORTED,),
        RED,
        "节点“完成收储”逾期10天",
    ),
    "常态化而节点逾期": Case(
        "deadline: 常态化推进, milestones: [{name: 完成收储, deadline: 2025年6月}]",
        "2025-07-10",
        (REPORTED,),
        RED,
        "节点“完成收储”逾期10天",
    ),
    "红灯不再说黄灯的理由": Case(DUE, "2025-07-10", (BEGUN,), RED, "逾期10天"),
    # 黄
    "临期没有报送": Case(DUE, "2025-06-10", (said("a", "2025-05-10"),), YELLOW, "剩20天，30天内没有报送"),
    "临期，第30天以前报送过": Case(DUE, "2025-06-10", (said("a", "2025-05-11"),), GREEN, "2025-05-11有进展"),
    "今日到期没有报送": Case(DUE, "2025-06-30", (said("a", "2025-05-30"),), YELLOW, "今日到期，30天内没有报送"),
    "节点临期没有报送": Case(
        STEPPED, "2025-06-10", (said("a", "2025-05-10"),), YELLOW, "节点“完成收储”剩20天，30天内没有报送"
    ),
    "节点临期报送过": Case(STEPPED, "2025-06-10", (said("a", "2025-06-01"),), GREEN, "2025-06-01有进展"),
    "节点完成了，不再临期": Case(STEPPED, "2025-06-10", (reached("m", "2025-05-05"),), GREEN, "2025-05-05有节点完成"),
    "滞后正好30个百分点": Case(
        BY_STEPS,
        "2025-07-10",
        (value("a", "2025-07-01", "20公顷"),),
        YELLOW,
        "“收储产业用地”完成20%，序时50%，差30个百分点",
    ),
    "滞后正好10个百分点": Case(
        BY_STEPS,
        "2025-07-10",
        (value("a", "2025-07-01", "40公顷"),),
        YELLOW,
        "“收储产业用地”完成40%，序时50%，差10个百分点",
    ),
    "滞后不到10个百分点": Case(
        BY_STEPS, "2025-07-10", (value("a", "2025-07-01", "40.1公顷"),), GREEN, "2025-07-01有进展"
    ),
    "差数不取整，多一点": Case(
        TASK,
        "2025-06-30",
        (value("a", "2025-06-30", "4.734公顷"),),
        YELLOW,
        "“收储产业用地”完成39.5%，序时49.5%，差10个百分点",
    ),
    "差数不取整，少一点": Case(TASK, "2025-06-30", (value("a", "2025-06-30", "4.735公顷"),), GREEN, "2025-06-30有进展"),
    "没有达标": Case(RATE, "2025-07-10", (value("a", "2025-07-01", "94%", "满意度"),), YELLOW, "“满意度”94%，未达标"),
    "达标": Case(RATE, "2025-07-10", (value("a", "2025-07-01", "95%", "满意度"),), GREEN, "2025-07-01有进展"),
    "超过上限": Case(LIMIT, "2025-07-10", (value("a", "2025-07-01", "6件", "投诉"),), YELLOW, "“投诉”6件，未达标"),
    "没有达标再多也不是红": Case(
        RATE, "2025-12-31", (value("a", "2025-12-30", "1%", "满意度"),), YELLOW, "“满意度”1%，未达标"
    ),
    "上个月没有报送": Case("deadline: 2025年12月", "2025-07-10", (said("a", "2025-05-31"),), YELLOW, "未报送"),
    "上个月报送了": Case("deadline: 2025年12月", "2025-07-10", (said("a", "2025-06-01"),), GREEN, "2025-06-01有进展"),
    "这个月报送了": Case("deadline: 2025年12月", "2025-07-10", (REPORTED,), GREEN, "2025-07-01有进展"),
    "从来没有报送": Case("deadline: 2025年12月", "2025-07-10", (BEGUN,), YELLOW, "未报送"),
    "常态化没有报送": Case("deadline: 常态化推进", "2025-07-10", (BEGUN,), YELLOW, "未报送"),
    "常态化按季报送，上个季度没有": Case(
        "deadline: 每季度", "2025-07-10", (said("a", "2025-03-31"),), YELLOW, "未报送"
    ),
    "常态化按季报送，上个季度有": Case(
        "deadline: 每季度", "2025-07-10", (said("a", "2025-04-01"),), GREEN, "2025-04-01有进展"
    ),
    "催办没有回复": Case(
        "deadline: 2025年12月",
        "2025-07-10",
        (REPORTED, journals.line("u", "2025-07-02", "urged", reply_by="2025-07-09")),
        YELLOW,
        "催办到期未回复",
    ),
    "没有报过数": Case(TASK, "2025-07-10", (REPORTED,), YELLOW, "“收储产业用地”未报数"),
    "没有报送也没有报过数": Case(TASK, "2025-07-10", (BEGUN,), YELLOW, "未报送；“收储产业用地”未报数"),
    "水平指标没有报过数": Case(RATE, "2025-07-10", (REPORTED,), YELLOW, "“满意度”未报数"),
    "延期以后没有报送，还没有过完一个报送期": Case(
        "deadline: 2025年1月20日",
        "2025-01-25",
        (extended("x", "2025-01-19", "2025年12月"),),
        YELLOW,
        "原时限2025-01-20已过，延期后没有报送",
    ),
    "黄灯的理由都说": Case(
        f"deadline: 2025年12月, milestones: [{{name: 完成收储, deadline: 2025年7月}}], targets: [{LAND}, "
        '{name: 满意度, value: 95, unit: "%"}, {name: 招引企业, value: 10, unit: 家}]',
        "2025-07-31",
        (
            journals.line("a", "2025-05-31", "progress", values={"收储产业用地": "4公顷", "满意度": "90%"}),
            BEGUN,
        ),
        YELLOW,
        "节点“完成收储”今日到期，30天内没有报送；“收储产业用地”完成33.3%，序时58%，差24.6个百分点；"
        "“满意度”90%，未达标；未报送；“招引企业”未报数",
    ),
    # 绿
    "报了数": Case(TASK, "2025-06-30", (value("a", "2025-06-20", "6公顷"),), GREEN, "2025-06-20有进展"),
    "完成了节点": Case(STEPPED, "2025-06-30", (reached("m", "2025-06-20"),), GREEN, "2025-06-20有节点完成"),
    "常态化报送了": Case("deadline: 常态化推进", "2025-07-10", (REPORTED,), GREEN, "2025-07-01有进展"),
    "没有起算日期的累计指标": Case(
        "deadline: 常态化推进, targets: [{name: 收储产业用地, value: 12, unit: 公顷}]",
        "2025-07-10",
        (value("a", "2025-07-01", "1公顷"),),
        GREEN,
        "2025-07-01有进展",
    ),
    "退回重办以后": Case(
        "deadline: 2025年12月",
        "2025-07-10",
        (journals.line("d", "2025-07-01", "done"), journals.line("b", "2025-07-02", "returned", reason="不全")),
        GREEN,
        "2025-07-01有办结",
    ),
    # 不亮
    "按期办结": Case(DUE, "2025-07-10", (journals.line("d", "2025-06-20", "done"),), NONE, "按期办结"),
    "逾期办结": Case(DUE, "2025-07-10", (journals.line("d", "2025-07-05", "done"),), NONE, "逾期办结"),
    "办结时没有达到": Case(
        TASK,
        "2026-01-10",
        (journals.line("d", "2025-12-20", "done", values={"收储产业用地": "1公顷"}),),
        NONE,
        "按期办结",
    ),
    "终止": Case(
        DUE,
        "2025-07-10",
        (journals.line("c", "2025-07-05", "cancelled", reason="政策废止", approved_by="区政府"),),
        NONE,
        "终止",
    ),
    "按时中止": Case(DUE, "2025-07-10", (suspended("s", "2025-06-20"),), NONE, "中止"),
    "未明确时限": Case("deadline: 条件成熟时", "2025-07-10", (BEGUN,), NONE, "未明确时限"),
    "未明确时限，报送了": Case("deadline: 条件成熟时", "2025-07-10", (REPORTED,), NONE, "未明确时限"),
    "还没有过完一个报送期": Case(
        "deadline: 2025年12月", "2025-01-31", (BEGUN,), NONE, "还没有报送，也没有过完一个报送期"
    ),
    "过完一个报送期": Case("deadline: 2025年12月", "2025-02-01", (BEGUN,), YELLOW, "未报送"),
    # 仅按时限推算
    "没有记录，逾期": Case(DUE, "2025-07-10", (), RED, "逾期10天（仅按时限推算）"),
    "没有记录，临期": Case(DUE, "2025-06-10", (), YELLOW, "剩20天，30天内没有报送（仅按时限推算）"),
    "没有记录，节点逾期": Case(STEPPED, "2025-07-10", (), RED, "节点“完成收储”逾期10天（仅按时限推算）"),
    "没有记录，未到期": Case("deadline: 2025年12月", "2025-07-10", (), NONE, "仅按时限推算"),
    "没有记录，有指标": Case(TASK, "2025-07-10", (), NONE, "仅按时限推算"),
    "没有记录，常态化": Case("deadline: 常态化推进", "2025-07-10", (), NONE, "仅按时限推算"),
    # 中止不遮红灯
    "逾期以后中止": Case(DUE, "2025-09-10", (suspended("s", "2025-07-10"),), RED, "中止时逾期10天"),
    "节点逾期以后中止": Case(
        STEPPED, "2025-09-10", (suspended("s", "2025-07-10"),), RED, "中止时节点“完成收储”逾期10天"
    ),
    "滞后以后中止": Case(
        BY_STEPS,
        "2025-09-10",
        (value("a", "2025-07-01", "1公顷"), suspended("s", "2025-07-10")),
        RED,
        "中止时“收储产业用地”完成1%，序时50%，差49个百分点",
    ),
    "逾期以后中止，中止以后延期": Case(
        DUE,
        "2025-09-10",
        (suspended("s", "2025-07-10"), extended("x", "2025-07-20", "2025年12月")),
        RED,
        "中止时已逾期",
    ),
    "延期，过了原时限中止": Case(
        DUE,
        "2025-09-10",
        (extended("x", "2025-06-20", "2025年12月"), suspended("s", "2025-07-10")),
        YELLOW,
        "中止时按原时限逾期10天",
    ),
    "中止又恢复": Case(
        "deadline: 2025年12月",
        "2025-07-10",
        (suspended("s", "2025-06-01"), journals.line("r", "2025-06-20", "resumed"), REPORTED),
        GREEN,
        "2025-07-01有进展",
    ),
    # 未明确时限的任务
    "未明确时限，没有达标": Case(
        'deadline: 条件成熟时, targets: [{name: 满意度, value: 95, unit: "%"}]',
        "2025-07-10",
        (value("a", "2025-07-01", "90%", "满意度"),),
        YELLOW,
        "“满意度”90%，未达标",
    ),
    "未明确时限，节点临期": Case(
        "deadline: 条件成熟时, milestones: [{name: 完成收储, deadline: 2025年7月}]",
        "2025-07-10",
        (BEGUN,),
        YELLOW,
        "节点“完成收储”剩21天，30天内没有报送",
    ),
    "未明确时限，节点延期没有报送": Case(
        "deadline: 条件成熟时, milestones: [{name: 完成收储, deadline: 2025年6月}]",
        "2025-07-10",
        (extended("x", "2025-06-20", "2025年12月", "完成收储"),),
        YELLOW,
        "节点“完成收储”的原时限2025-06-30已过，延期后没有报送",
    ),
    "未明确时限，节点延期报送了": Case(
        "deadline: 条件成熟时, milestones: [{name: 完成收储, deadline: 2025年6月}]",
        "2025-07-10",
        (extended("x", "2025-06-20", "2025年12月", "完成收储"), REPORTED),
        GREEN,
        "2025-07-01有进展",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_task_has_the_light_that_facts_give_and_its_reason(name: str) -> None:
    task, as_of, lines, lit, reason = CASES[name]
    assert of(task, as_of, *lines) == Lit(lit, reason)


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_the_lines_does_not_matter(name: str) -> None:
    task, as_of, lines, lit, reason = CASES[name]
    assert of(task, as_of, *reversed(lines)) == Lit(lit, reason)


# The rule is the plan's or the ledger's


@pytest.mark.parametrize(
    ("rule", "quantity", "lit"),
    [
        ("{yellow: 5, red: 20}", "45公顷", YELLOW),
        ("{yellow: 5, red: 20}", "45.1公顷", GREEN),
        ("{yellow: 5, red: 20}", "30公顷", YELLOW),
        ("{yellow: 5, red: 20}", "29.9公顷", RED),
        ("{red: 20}", "40公顷", YELLOW),
        ("{red: 20}", "29公顷", RED),
        ("{yellow: 20}", "31公顷", GREEN),
        ("{yellow: 2.5, red: 2.5}", "47.5公顷", YELLOW),
        ("{yellow: 2.5, red: 2.5}", "47.4公顷", RED),
    ],
)
def test_a_plan_says_from_how_far_behind_which_light_is_on(rule: str, quantity: str, lit: Light) -> None:
    found = of(BY_STEPS, "2025-07-10", value("a", "2025-07-01", quantity), head=f"{ISSUED}lights: {rule}\n")
    assert found.light is lit


# Rounds


@pytest.mark.parametrize(
    ("deadline", "round_", "as_of", "reason"),
    [
        ("2025年12月", "", "2025-07-31", "2025-06-01有进展"),
        ("2025年12月", "", "2025-08-01", "未报送"),
        ("2025年12月", "每周五", "2025-06-13", "2025-06-01有进展"),
        ("2025年12月", "每周五", "2025-06-14", "未报送"),
        ("2025年12月", "每月25日", "2025-07-25", "2025-06-01有进展"),
        ("2025年12月", "每月25日", "2025-07-26", "未报送"),
        ("2025年12月", "每季度末", "2025-09-30", "2025-06-01有进展"),
        ("2025年12月", "每季度末", "2025-10-01", "未报送"),
        ("每季度", "每周五", "2025-09-30", "2025-06-01有进展"),
        ("每季度", "每周五", "2025-10-01", "未报送"),
        ("每半年", "", "2025-12-31", "2025-06-01有进展"),
        ("每半年", "", "2026-01-01", "未报送"),
        ("每年", "", "2026-12-31", "2025-06-01有进展"),
        ("每周", "", "2025-06-08", "2025-06-01有进展"),
        ("每周", "", "2025-06-09", "未报送"),
    ],
)
def test_a_round_is_the_deadline_s_cycle_else_the_plan_s_else_a_month(
    deadline: str, round_: str, as_of: str, reason: str
) -> None:
    head = f"{ISSUED}round: {round_}\nsoon: 0\n" if round_ else f"{ISSUED}soon: 0\n"
    assert of(f"deadline: {deadline}", as_of, said("a", "2025-06-01"), head=head).reason == reason


@pytest.mark.parametrize(
    ("head", "as_of", "reason"),
    [
        (ISSUED, "2025-01-31", "还没有报送，也没有过完一个报送期"),
        (ISSUED, "2025-02-01", "未报送"),
        ("year: 2025\n", "2025-01-31", "还没有报送，也没有过完一个报送期"),
        ("year: 2025\n", "2025-02-01", "未报送"),
        ("year: 2025\nissued: 2025-03-10\n", "2025-03-31", "还没有报送，也没有过完一个报送期"),
        ("year: 2025\nissued: 2025-03-10\n", "2025-04-01", "未报送"),
        ("", "2025-01-31", "还没有报送，也没有过完一个报送期"),
        ("", "2025-02-01", "未报送"),
    ],
)
def test_reports_are_expected_once_a_round_has_closed_since_the_plan_began(head: str, as_of: str, reason: str) -> None:
    assert of("deadline: 2025年12月", as_of, BEGUN, head=head).reason == reason


@pytest.mark.parametrize(
    ("soon", "as_of", "lit"),
    [(10, "2025-06-19", YELLOW), (10, "2025-06-18", GREEN), (0, "2025-06-29", GREEN), (0, "2025-06-30", YELLOW)],
)
def test_how_soon_is_soon_decides_how_long_a_report_holds(soon: int, as_of: str, lit: Light) -> None:
    found = of("deadline: 2025年6月29日, note: 一" if soon else DUE, as_of, said("a", "2025-06-08"), soon=soon)
    assert found.light is lit


# Original dates


@pytest.mark.parametrize(
    ("task", "lines", "now", "before"),
    [
        (
            DUE,
            (extended("x", "2025-06-20", "2025年12月"),),
            Lit(YELLOW, "未报送"),
            Lit(RED, "逾期10天"),
        ),
        (
            DUE,
            (extended("x", "2025-06-20", "2025年12月"), REPORTED),
            Lit(GREEN, "2025-07-01有进展"),
            Lit(RED, "逾期10天"),
        ),
        (
            STEPPED,
            (extended("x", "2025-06-20", "2025年8月", "完成收储"), REPORTED),
            Lit(GREEN, "2025-07-01有进展"),
            Lit(RED, "节点“完成收储”逾期10天"),
        ),
        (DUE, (suspended("s", "2025-06-20"),), Lit(NONE, "中止"), Lit(RED, "中止；按原时限逾期10天")),
        (
            BY_STEPS.replace("2025年12月", "2025年6月"),
            (extended("x", "2025-06-20", "2025年12月"), value("a", "2025-07-01", "45公顷")),
            Lit(GREEN, "2025-07-01有进展"),
            Lit(RED, "逾期10天；“收储产业用地”完成45%，序时100%，差55个百分点"),
        ),
    ],
)
def test_by_original_dates_neither_an_extension_nor_a_suspension_counts(
    task: str, lines: tuple[str, ...], now: Lit, before: Lit
) -> None:
    assert (of(task, "2025-07-10", *lines), of(task, "2025-07-10", *lines, original=True)) == (now, before)
