"""节点: where each milestone of a task stands, whatever happened to it or to its task."""

from datetime import date

import pytest

from renwu.standing import milestones
from renwu.standing.milestones import MilestoneStanding
from renwu.standing.status import Status
from support import goals, journals
from support.goals import extended, reached, suspended

TASK = (
    "deadline: 2025年12月, milestones: [{name: 完成收储, deadline: 2025年6月}, {name: 启动建设, deadline: 2025年9月}, "
    "{name: 竣工, deadline: 2025年12月}]"
)
WORDED = "deadline: 2025年2月底前完成招标，2025年6月底前完成设计"
DONE = journals.line("d", "2025-07-20", "done")
BACK = journals.line("b", "2025-08-01", "returned", reason="佐证不全")


def of(as_of: str, *lines: str, task: str = TASK, original: bool = False) -> tuple[MilestoneStanding, ...]:
    """The milestones of the one task of a plan on a date, after these lines."""
    return milestones.of(goals.standing(task, as_of, *lines, original=original))


def told(found: tuple[MilestoneStanding, ...]) -> str:
    """The milestones with their due dates in force, as people read them."""
    return "；".join(f"{one.name} {one.due_in_force} {one.phrase}" for one in found)


CASES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "未到期、临期、逾期": (
        "2025-07-10",
        (),
        "完成收储 2025-06-30 逾期10天；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "到期当天不算逾期": (
        "2025-06-30",
        (),
        "完成收储 2025-06-30 今日到期；启动建设 2025-09-30 剩92天；竣工 2025-12-31 剩184天",
    ),
    "按期完成": (
        "2025-07-10",
        (reached("m", "2025-06-30"),),
        "完成收储 2025-06-30 2025-06-30完成；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "逾期完成": (
        "2025-07-10",
        (reached("m", "2025-07-01"),),
        "完成收储 2025-06-30 2025-07-01完成（逾期）；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "完成以前": (
        "2025-06-29",
        (reached("m", "2025-06-30"),),
        "完成收储 2025-06-30 剩1天；启动建设 2025-09-30 剩93天；竣工 2025-12-31 剩185天",
    ),
    "随任务办结，到期的逾期": (
        "2025-07-20",
        (DONE,),
        "完成收储 2025-06-30 2025-07-20随任务办结（逾期）；启动建设 2025-09-30 2025-07-20随任务办结；竣工 2025-12-31 2025-07-20随任务办结",
    ),
    "已完成的不随任务": (
        "2025-07-20",
        (reached("m", "2025-06-20"), DONE),
        "完成收储 2025-06-30 2025-06-20完成；启动建设 2025-09-30 2025-07-20随任务办结；竣工 2025-12-31 2025-07-20随任务办结",
    ),
    "退回重办，随任务办结的重新打开": (
        "2025-08-01",
        (reached("m", "2025-06-20"), DONE, BACK),
        "完成收储 2025-06-30 2025-06-20完成；启动建设 2025-09-30 剩60天；竣工 2025-12-31 剩152天",
    ),
    "节点自己退回": (
        "2025-07-10",
        (reached("m", "2025-06-20"), journals.line("b", "2025-07-01", "returned", reason="不实", milestone="完成收储")),
        "完成收储 2025-06-30 逾期10天；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "退回以后再完成": (
        "2025-07-10",
        (
            reached("m", "2025-06-20"),
            journals.line("b", "2025-06-25", "returned", reason="不实", milestone="完成收储"),
            reached("n", "2025-06-28"),
        ),
        "完成收储 2025-06-30 2025-06-28完成；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "节点自己延期": (
        "2025-07-10",
        (extended("x", "2025-06-20", "2025年7月", "完成收储"),),
        "完成收储 2025-07-31 剩21天；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "按时延期，按新时限完成": (
        "2025-07-10",
        (extended("x", "2025-06-20", "2025年7月", "完成收储"), reached("m", "2025-07-10")),
        "完成收储 2025-07-31 2025-07-10完成；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "逾期以后才延期，完成了也是逾期": (
        "2025-07-10",
        (extended("x", "2025-07-02", "2025年7月", "完成收储"), reached("m", "2025-07-10")),
        "完成收储 2025-07-31 2025-07-10完成（逾期）；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "任务延期，与任务同日到期的节点跟着走": (
        "2025-07-10",
        (extended("x", "2025-06-20", "2026年3月"),),
        "完成收储 2025-06-30 逾期10天；启动建设 2025-09-30 剩82天；竣工 2026-03-31 剩264天",
    ),
    "任务逾期以后才延期，同日到期的节点也是逾期": (
        "2026-03-10",
        (extended("x", "2026-01-10", "2026年3月"), reached("m", "2026-03-01", "竣工")),
        "完成收储 2025-06-30 逾期253天；启动建设 2025-09-30 逾期161天；竣工 2026-03-31 2026-03-01完成（逾期）",
    ),
    "同日到期的节点按期完成，任务后来才逾期、延期": (
        "2026-03-10",
        (reached("m", "2025-12-20", "竣工"), extended("x", "2026-01-10", "2026年3月")),
        "完成收储 2025-06-30 逾期253天；启动建设 2025-09-30 逾期161天；竣工 2025-12-31 2025-12-20完成",
    ),
    "同日到期的节点逾期完成，任务后来延期": (
        "2026-03-10",
        (reached("m", "2026-01-05", "竣工"), extended("x", "2026-01-10", "2026年3月")),
        "完成收储 2025-06-30 逾期253天；启动建设 2025-09-30 逾期161天；竣工 2025-12-31 2026-01-05完成（逾期）",
    ),
    "中止": (
        "2025-07-10",
        (reached("m", "2025-05-20"), suspended("s", "2025-06-01")),
        "完成收储 2025-06-30 2025-05-20完成；启动建设 2025-09-30 中止；竣工 2025-12-31 中止",
    ),
    "恢复": (
        "2025-07-10",
        (suspended("s", "2025-06-01"), journals.line("r", "2025-07-01", "resumed")),
        "完成收储 2025-06-30 逾期10天；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
    "终止": (
        "2025-07-10",
        (journals.line("c", "2025-06-01", "cancelled", reason="政策废止", approved_by="区政府"),),
        "完成收储 2025-06-30 终止；启动建设 2025-09-30 终止；竣工 2025-12-31 终止",
    ),
    "完成的记录作废": (
        "2025-07-10",
        (reached("m", "2025-06-20"), journals.line("r", "2025-07-01", "retracted", retracts="m")),
        "完成收储 2025-06-30 逾期10天；启动建设 2025-09-30 剩82天；竣工 2025-12-31 剩174天",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_milestone_stands_by_what_happened_to_it_and_to_its_task(name: str) -> None:
    as_of, lines, words = CASES[name]
    assert told(of(as_of, *lines)) == words


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_the_lines_does_not_matter(name: str) -> None:
    as_of, lines, _ = CASES[name]
    assert of(as_of, *reversed(lines)) == of(as_of, *lines)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((extended("x", "2025-06-20", "2025年7月", "完成收储"),), "完成收储 2025-06-30 逾期10天"),
        (
            (extended("x", "2025-07-05", "2025年7月", "完成收储"), reached("m", "2025-06-30")),
            "完成收储 2025-06-30 2025-06-30完成",
        ),
        (
            (extended("x", "2025-06-20", "2025年7月", "完成收储"), reached("m", "2025-07-10")),
            "完成收储 2025-06-30 2025-07-10完成（逾期）",
        ),
    ],
)
def test_by_original_dates_no_milestone_was_extended(lines: tuple[str, ...], words: str) -> None:
    assert told(of("2025-07-10", *lines, original=True)[:1]) == words


def test_by_original_dates_what_is_due_with_its_task_stays() -> None:
    found = of("2026-01-10", extended("x", "2025-06-20", "2026年3月"), original=True)
    assert told(found[2:]) == "竣工 2025-12-31 逾期10天"


# Where they come from


def test_a_wording_with_several_dates_has_its_own_milestones() -> None:
    found = of("2025-03-10", task=WORDED)
    assert told(found) == "2025年2月底前完成招标 2025-02-28 逾期10天；2025年6月底前完成设计 2025-06-30 剩112天"
    assert [(one.milestone.written, one.milestone.deadline.wording) for one in found] == [
        (False, "2025年2月底前完成招标"),
        (False, "2025年6月底前完成设计"),
    ]


def test_those_of_a_wording_can_be_reached_too() -> None:
    found = of("2025-03-10", reached("m", "2025-02-20", "2025年2月底前完成招标"), task=WORDED)
    assert told(found[:1]) == "2025年2月底前完成招标 2025-02-28 2025-02-20完成"


def test_the_last_of_a_wording_moves_with_the_task() -> None:
    found = of("2025-03-10", extended("x", "2025-03-01", "2025年9月"), task=WORDED)
    assert told(found) == "2025年2月底前完成招标 2025-02-28 逾期10天；2025年6月底前完成设计 2025-09-30 剩204天"


def test_written_milestones_win_over_those_of_the_wording() -> None:
    found = of("2025-03-10", task=f"{WORDED}, milestones: [{{name: 开标, deadline: 2025年2月20日}}]")
    assert [(one.name, one.due, one.milestone.written) for one in found] == [("开标", date(2025, 2, 20), True)]


@pytest.mark.parametrize(
    ("deadline", "status", "phrase"),
    [("大汛前", Status.UNCLEAR, "未明确时限"), ("常态化推进", Status.ONGOING, "常态化")],
)
def test_a_milestone_without_a_due_date_stands_as_a_task_without_one(
    deadline: str, status: Status, phrase: str
) -> None:
    (found,) = of("2025-07-10", task=f"deadline: 2025年12月, milestones: [{{name: 甲, deadline: {deadline}}}]")
    assert (found.status, found.days_left, found.due_in_force, found.phrase) == (status, None, None, phrase)


def test_milestones_of_a_task_without_a_due_date_have_their_own() -> None:
    (found,) = of("2025-07-10", task="deadline: 常态化推进, milestones: [{name: 甲, deadline: 2025年6月}]")
    assert (found.status, found.days_left) == (Status.OVERDUE, -10)


# What stands in the way

REFUSED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "没有这个节点": ((), reached("z", "2025-06-20", "开工"), "没有节点“开工”"),
    "写成了数": (
        (),
        journals.line("z", "2025-06-20", "extended", to="2026年8月", reason="征拆", milestone=1),
        "没有节点“1”",
    ),
    "办结不是节点的": (
        (),
        journals.line("z", "2025-06-20", "done", milestone="完成收储"),
        "的办结是整项任务的，不能写节点“完成收储”；节点完成了，把 event 写成 reached",
    ),
    "中止不是节点的": (
        (),
        journals.line("z", "2025-06-20", "suspended", reason="征拆", milestone="完成收储"),
        "的中止是整项任务的，不能写节点“完成收储”",
    ),
    "没有写明": ((), journals.line("z", "2025-06-20", "reached"), "没有写明是哪一个节点"),
    "完成了的不能再完成": (
        (reached("m", "2025-06-10"),),
        reached("z", "2025-06-20"),
        "的节点“完成收储”已于2025-06-10完成",
    ),
    "完成了的不能延期": (
        (reached("m", "2025-06-10"),),
        extended("z", "2025-06-20", "2025年8月", "完成收储"),
        "的节点“完成收储”已于2025-06-10完成",
    ),
    "没有完成的不能退回": (
        (),
        journals.line("z", "2025-06-20", "returned", reason="不实", milestone="完成收储"),
        "的节点“完成收储”还没有完成，不能退回重办",
    ),
    "不晚于现行时限": (
        (extended("x", "2025-06-10", "2025年7月", "完成收储"),),
        extended("z", "2025-06-20", "2025年7月15日", "完成收储"),
        "的节点“完成收储”延至2025-07-15不晚于现行时限2025-07-31",
    ),
    "晚于任务的现行时限": (
        (),
        extended("z", "2025-06-20", "2026年1月", "完成收储"),
        "的节点“完成收储”延至2026-01-31晚于任务的现行时限2025-12-31；先把任务延期",
    ),
    "与任务同日到期的跟着任务走": (
        (extended("x", "2025-06-10", "2026年3月"),),
        extended("z", "2025-06-20", "2026年2月", "竣工"),
        "的节点“竣工”延至2026-02-28不晚于现行时限2026-03-31",
    ),
    "与任务同日到期的不能单独延期": (
        (),
        extended("z", "2025-06-20", "2026年2月", "竣工"),
        "的节点“竣工”延至2026-02-28晚于任务的现行时限2025-12-31；先把任务延期",
    ),
    "延至读不出": (
        (),
        extended("z", "2025-06-20", "大汛前", "完成收储"),
        "的节点“完成收储”延至“大汛前”读不出日期：“大汛前”没有确定的日子",
    ),
    "延至不是日期": (
        (),
        extended("z", "2025-06-20", "常态化推进", "完成收储"),
        "的节点“完成收储”延至“常态化推进”不是一个日期",
    ),
    "任务已办结": (
        (journals.line("d", "2025-06-10", "done"),),
        reached("z", "2025-06-20"),
        "已于2025-06-10办结，先退回重办",
    ),
    "任务已终止": (
        (journals.line("c", "2025-06-10", "cancelled", reason="政策废止", approved_by="区政府"),),
        reached("z", "2025-06-20"),
        "已于2025-06-10终止",
    ),
    "任务中止": (
        (suspended("s", "2025-06-10"),),
        reached("z", "2025-06-20"),
        "已于2025-06-10中止，恢复后才能完成节点",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_entry_about_a_milestone_that_a_rule_forbids_changes_nothing_and_says_why(name: str) -> None:
    before, added, reason = REFUSED[name]
    standing = goals.standing(TASK, "2025-07-10", *before, added)
    assert standing.history is not None
    assert [(entry.entry, said) for entry, said in standing.history.broken] == [("z", reason)]
    assert milestones.of(standing) == of("2025-07-10", *before)


def test_a_task_that_was_extended_lets_its_milestones_go_as_far() -> None:
    lines = (extended("x", "2025-06-10", "2026年3月"), extended("y", "2025-06-11", "2026年3月", "完成收储"))
    assert told(of("2025-07-10", *lines)[:1]) == "完成收储 2026-03-31 剩264天"


def test_a_milestone_of_a_task_without_a_due_date_may_go_as_far_as_it_is_said() -> None:
    task = "deadline: 常态化推进, milestones: [{name: 完成收储, deadline: 2025年6月}]"
    found = of("2025-07-10", extended("x", "2025-06-10", "2027年3月", "完成收储"), task=task)
    assert told(found) == "完成收储 2027-03-31 剩629天"


def test_a_milestone_without_a_due_date_can_t_be_extended() -> None:
    task = "deadline: 2025年12月, milestones: [{name: 完成收储, deadline: 常态化推进}]"
    standing = goals.standing(task, "2025-07-10", extended("z", "2025-06-20", "2025年8月", "完成收储"))
    assert standing.history is not None
    assert [said for _, said in standing.history.broken] == ["的节点“完成收储”没有到期日，无从延期"]


def test_a_reached_milestone_is_a_report() -> None:
    standing = goals.standing(TASK, "2025-07-10", reached("m", "2025-06-20"))
    assert standing.latest is not None
    assert (standing.latest.entry, standing.status) == ("m", Status.NOT_DUE)


def test_two_units_may_say_on_one_day_that_a_milestone_was_reached() -> None:
    lines = [
        journals.line(entry, day, "reached", milestone="完成收储", reporter=unit)
        for entry, day, unit in (("m", "2025-06-20", "甲局"), ("n", "2025-06-20", "乙局"), ("o", "2025-06-21", "丙局"))
    ]
    standing = goals.standing(TASK, "2025-07-10", *lines)
    assert standing.history is not None
    assert [(entry.entry, said) for entry, said in standing.history.broken] == [
        ("o", "的节点“完成收储”已于2025-06-20完成")
    ]
    assert milestones.of(standing)[0].phrase == "2025-06-20完成"


def test_as_of_and_recorded_by_hold_for_a_milestone() -> None:
    late = journals.line("m", "2025-06-20", "reached", milestone="完成收储", recorded="2025-07-05T09:00:00+08:00")
    known = [
        milestones.of(goals.standing(TASK, "2025-07-10", late, recorded_by=day))[0].phrase
        for day in ("2025-07-04", "2025-07-05")
    ]
    assert known == ["逾期10天", "2025-06-20完成"]
