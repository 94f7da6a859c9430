"""进度情况: how a task goes beside the time gone by, and what people may type for it and for a light."""

import pytest

from renwu.errors import UsageError
from renwu.standing.goal_filters import find_light, find_pace
from renwu.standing.light import Light
from renwu.standing.pace import Pace, pace
from support import goals, journals
from support.goals import TASK, extended, suspended, value

STEPS = "{name: 收储产业用地, value: 12, unit: 公顷, steps: {2025年6月: 4}}"
OTHER = "{name: 招引企业, value: 10, unit: 家, steps: {2025年6月: 5}}"
BY_STEPS = f"deadline: 2025年12月, targets: [{STEPS}]"
TWO = f"deadline: 2025年12月, targets: [{STEPS}, {OTHER}]"
RATE = 'deadline: 2025年12月, targets: [{name: 满意度, value: 95, unit: "%"}]'
DONE = journals.line("d", "2025-07-02", "done")

CASES: dict[str, tuple[str, tuple[str, ...], Pace]] = {
    "已办结": (BY_STEPS, (DONE,), Pace.DONE),
    "已办结，没有指标": ("deadline: 2025年12月", (DONE,), Pace.DONE),
    "已办结，没有达到": (BY_STEPS, (value("a", "2025-07-01", "1公顷"), DONE), Pace.DONE),
    "超序时": (BY_STEPS, (value("a", "2025-07-01", "4.01公顷"),), Pace.AHEAD),
    "达序时": (BY_STEPS, (value("a", "2025-07-01", "4公顷"),), Pace.ON_SCHEDULE),
    "未达序时": (BY_STEPS, (value("a", "2025-07-01", "3.99公顷"),), Pace.BEHIND),
    "逾期，达到了": (
        "deadline: 2025年6月, targets: [{name: 收储产业用地, value: 12, unit: 公顷, since: 2025-01-01}]",
        (value("a", "2025-07-01", "12公顷"),),
        Pace.ON_SCHEDULE,
    ),
    "没有指标": ("deadline: 2025年12月", (journals.line("a", "2025-07-01", "progress"),), Pace.NONE),
    "没有报过数": (BY_STEPS, (journals.line("a", "2025-07-01", "progress"),), Pace.NONE),
    "没有序时": (BY_STEPS.replace("2025年12月", "常态化推进"), (value("a", "2025-07-01", "1公顷"),), Pace.NONE),
    "只有水平指标": (RATE, (value("a", "2025-07-01", "1%", "满意度"),), Pace.NONE),
    "中止": (BY_STEPS, (value("a", "2025-07-01", "1公顷"), suspended("s", "2025-07-02")), Pace.NONE),
    "终止": (
        BY_STEPS,
        (
            value("a", "2025-07-01", "1公顷"),
            journals.line("c", "2025-07-02", "cancelled", reason="政策废止", approved_by="区政府"),
        ),
        Pace.NONE,
    ),
    "几个指标，按最慢的": (
        TWO,
        (journals.line("a", "2025-07-01", "progress", values={"收储产业用地": "6公顷", "招引企业": "4家"}),),
        Pace.BEHIND,
    ),
    "几个指标，最慢的达序时": (
        TWO,
        (journals.line("a", "2025-07-01", "progress", values={"收储产业用地": "6公顷", "招引企业": "5家"}),),
        Pace.ON_SCHEDULE,
    ),
    "几个指标，有的没有报数": (TWO, (value("a", "2025-07-01", "6公顷"),), Pace.AHEAD),
    "退回重办": (
        BY_STEPS,
        (value("a", "2025-07-01", "1公顷"), DONE, journals.line("b", "2025-07-03", "returned", reason="不全")),
        Pace.BEHIND,
    ),
    "延期以后达序时": (
        TASK,
        (value("a", "2025-07-01", "5公顷"), extended("x", "2025-07-02", "2026年12月")),
        Pace.AHEAD,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_task_goes_as_the_target_that_is_furthest_behind(name: str) -> None:
    task, lines, expected = CASES[name]
    assert pace(goals.standing(task, "2025-07-10", *lines)) is expected


def test_by_original_dates_it_goes_by_these() -> None:
    task, lines, _ = CASES["延期以后达序时"]
    assert pace(goals.standing(task, "2025-07-10", *lines, original=True)) is Pace.BEHIND


# What people may type


@pytest.mark.parametrize(
    ("typed", "light"),
    [
        *((one, Light.RED) for one in ("red", "红", "红灯", "红色", " 红 ")),
        *((one, Light.YELLOW) for one in ("yellow", "黄", "黄灯", "黄色")),
        *((one, Light.GREEN) for one in ("green", "绿", "绿灯", "绿色")),
        *((one, None) for one in ("none", "无", "无灯", "不亮", "不亮灯", "未亮灯")),
    ],
)
def test_a_light_is_found_by_its_slug_or_the_field_s_words(typed: str, light: Light | None) -> None:
    assert find_light(typed) is light


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *((one, Pace.BEHIND) for one in ("behind", "未达序时", "未达序时进度", "滞后", "欠进度", "慢序时")),
        *((one, Pace.ON_SCHEDULE) for one in ("on-schedule", "达序时", "达序时进度", "达到序时进度")),
        *((one, Pace.AHEAD) for one in ("ahead", "超序时", "超序时进度", "超前")),
        *((one, Pace.DONE) for one in ("done", "已完成")),
        *((one, Pace.NONE) for one in ("none", "不适用")),
    ],
)
def test_how_tasks_go_is_found_by_its_slug_or_the_field_s_words(typed: str, found: Pace) -> None:
    assert find_pace(typed) is found


def test_what_is_no_light_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        find_light("蓝")
    assert str(refused.value) == "没有“蓝”；可选的有：red（红）、yellow（黄）、green（绿）、none（无）"


def test_what_is_no_way_to_go_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        find_pace("快")
    shown = "done（已完成）、ahead（超序时）、on-schedule（达序时）、behind（未达序时）、none（不适用）"
    assert str(refused.value) == f"没有“快”；可选的有：{shown}"
