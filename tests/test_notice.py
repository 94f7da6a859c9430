"""Notices: who gets which paper about which tasks, and what it says."""

from datetime import date

from renwu.journal import history
from renwu.papers.notice import Kind, Matter, Notice, Wording
from renwu.papers.notices import Wanted, notices, unaddressed
from renwu.plan.model import Ref
from renwu.standing.status import standings
from support import journals, plans
from support.journals import line

NOTHING_SAID = Wording()
AS_OF = date(2024, 7, 1)
PLAN = """\
title: 甲表
document: 某府办〔2024〕1号
issued: 2024-01-15
units: {区科技创新局: [区科创局]}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 第一项。, deadline: 2024年3月15日, lead: [甲局]}
          - {id: 2, text: 第二项。, deadline: 2024年6月, lead: [区科创局, 甲局], support: [丙局]}
          - {id: 3, text: 第三项。, deadline: 2024年7月31日, lead: [乙局, 甲局]}
          - {id: 4, text: 第四项。, deadline: 2024年7月1日, lead: [乙局]}
          - {id: 5, text: 第五项。, deadline: 2024年8月, lead: [乙局]}
          - {id: 6, text: 第六项。, deadline: 常态化推进, lead: [甲局]}
          - {id: 7, text: 第七项。, deadline: 2024年5月, lead: [各产业部门]}
          - {id: 8, text: 第八项。, deadline: 2024年5月}
"""


def made(*lines: str, wording: Wording = NOTHING_SAID, soon: int = 30) -> list[Notice]:
    plan = plans.plan(PLAN)
    found = history.histories(plan, journals.entries(*lines), AS_OF)
    standing = list(standings(plan, AS_OF, soon, found))
    return notices(standing, AS_OF, Wanted(wording))


def papers(*lines: str, soon: int = 30) -> list[tuple[str, str, list[str]]]:
    return [(one.unit, one.name, [each.id for each in one.matters]) for one in made(*lines, soon=soon)]


def test_each_lead_gets_a_paper_on_what_is_overdue_and_another_on_what_soon_is() -> None:
    assert papers() == [
        ("甲局", "督办通知单", ["1", "2"]),
        ("甲局", "提示函", ["3"]),
        ("区科技创新局", "督办通知单", ["2"]),
        ("乙局", "提示函", ["3", "4"]),
    ]


def test_soon_is_what_the_user_says_it_is() -> None:
    assert papers(soon=0)[-1] == ("乙局", "提示函", ["4"])


def test_what_is_closed_or_suspended_is_in_no_paper() -> None:
    suspended = line("b", "2024-06-02", "suspended", "2", reason="规划调整", approved_by="区政府")

    assert papers(line("a", "2024-06-01", "done", "1"), suspended) == [
        ("甲局", "提示函", ["3"]),
        ("乙局", "提示函", ["3", "4"]),
    ]


def test_a_reassigned_task_is_urged_from_who_leads_it_now() -> None:
    moved = line("a", "2024-06-01", "reassigned", "1", lead=["丁局"], reason="机构改革")

    assert papers(moved)[0] == ("丁局", "督办通知单", ["1"])


def test_a_collective_gets_no_paper_and_is_named_with_its_tasks() -> None:
    plan = plans.plan(PLAN)

    assert unaddressed(standings(plan, AS_OF)) == {"各产业部门": [Ref("", "7")], "": [Ref("", "8")]}


def test_a_matter_says_how_late_it_is_and_what_was_last_heard() -> None:
    overdue, *_ = made(
        line("a", "2024-03-10", "extended", "1", to="2024年5月", reason="资金未到位", approved_by="区政府"),
        line("b", "2024-06-20", "progress", "1", note="已完成招标"),
    )

    assert overdue.headings == Matter("编号", "事项", "完成时限", "逾期天数", "最新进展")
    assert overdue.matters == (
        Matter("1", "第一项。", "2024年3月15日\n延至2024-05-31", "31", "2024-06-20 已完成招标"),
        Matter("2", "第二项。", "2024年6月", "1", "无报送记录"),
    )


def test_a_matter_that_is_due_soon_says_how_many_days_are_left() -> None:
    *_, soon = made()

    assert soon.headings.days == "剩余天数"
    assert [each.days for each in soon.matters] == ["30", "今日到期"]


def test_a_closing_that_was_sent_back_is_the_latest_that_was_heard() -> None:
    first, *_ = made(
        line("a", "2024-03-10", "done", "1"), line("b", "2024-06-20", "returned", "1", reason="佐证材料不全")
    )

    assert first.matters[0].latest == "2024-03-10 办结"


def test_a_paper_has_every_element_and_blanks_for_what_nobody_said() -> None:
    first, *_ = made()

    assert first.title == "督办通知单"
    assert first.head == (
        (("收文单位", "甲局"), ("编号", "＿＿＿＿＿＿")),
        (("立项依据", "甲表（某府办〔2024〕1号）"),),
        (("事项", "截至2024年7月1日，甲局牵头的下列2项重点任务逾期未办结，请抓紧办理。"),),
    )
    assert first.foot == (
        (
            (
                "办理要求",
                (
                    "1. 逐项说明逾期原因，明确措施、责任人和办结时间，抓紧办理。\n"
                    "2. 在回复期限前书面回复办理情况；已经办结的，附佐证材料。\n"
                    "3. 确有客观原因需要延期的，说明理由，按程序报批。"
                ),
            ),
        ),
        (("回复期限", "＿＿＿＿＿＿前"), ("签发", "＿＿＿＿＿＿")),
        (("联系人", "＿＿＿＿＿＿"), ("联系电话", "＿＿＿＿＿＿")),
    )


def test_a_reminder_asks_for_what_can_still_be_done() -> None:
    *_, soon = made()

    assert soon.kind is Kind.DUE_SOON
    assert soon.head[2] == (("事项", "截至2024年7月1日，乙局牵头的下列2项重点任务即将到期，请按时办结。"),)
    assert soon.foot[0] == (
        (
            "办理要求",
            (
                "1. 对照完成时限倒排进度，确保按时办结。\n"
                "2. 在回复期限前回复办理进展；已经办结的，附佐证材料。\n"
                "3. 预计不能按时办结的，在到期前说明理由，按程序报批延期。"
            ),
        ),
    )


def test_what_the_user_says_stands_in_the_paper() -> None:
    first, *_ = made(wording=Wording("督〔2024〕3号", date(2024, 7, 8), "函"))

    assert first.title == "函"
    assert first.head[0][1] == ("编号", "督〔2024〕3号")
    assert first.foot[1][0] == ("回复期限", "2024年7月8日前")


def test_a_plan_without_a_document_number_is_named_by_its_title() -> None:
    plan = plans.plan(PLAN.replace("document: 某府办〔2024〕1号\n", ""))

    first, *_ = notices(standings(plan, AS_OF), AS_OF, Wanted())
    assert first.basis == "甲表"


# Milestones

WITH_MILESTONES = """\
title: 甲表
issued: 2024-01-15
sections:
  - measures:
      - tasks:
          - id: 1
            text: 第一项。
            deadline: 2024年5月
            lead: [甲局]
            milestones: [{name: 完成收储, deadline: 2024年3月}, {name: 启动建设, deadline: 2024年4月}]
          - id: 2
            text: 第二项。
            deadline: 2024年12月
            lead: [甲局, 乙局]
            milestones: [{name: 完成招标, deadline: 2024年6月11日}, {name: 完成设计, deadline: 2024年6月21日}]
          - {id: 3, text: 第三项。, deadline: 2024年7月20日, lead: [丙局], milestones: [{name: 报审, deadline: 2024年6月}]}
          - {id: 4, text: 第四项。, deadline: ①2024年2月底前完成招标 ②2024年12月底前完工, lead: [丁局]}
"""
REACHED = line("a", "2024-04-02", "reached", "1", milestone="完成收储")


def made_of(text: str, *lines: str, milestones: bool = False) -> list[Notice]:
    plan = plans.plan(text)
    found = history.histories(plan, journals.entries(*lines), AS_OF)
    return notices(standings(plan, AS_OF, histories=found), AS_OF, Wanted(milestones=milestones))


def test_a_paper_names_the_overdue_milestones_of_its_tasks() -> None:
    found = made_of(WITH_MILESTONES, REACHED)

    assert [(one.unit, one.name, [(each.deadline, each.days) for each in one.matters]) for one in found] == [
        ("甲局", "督办通知单", [("2024年5月\n节点“启动建设”逾期62天", "31\n（连续逾期1期、未报送2期）")]),
        ("丙局", "提示函", [("2024年7月20日\n节点“报审”逾期1天", "19\n（连续未报送6期）")]),
    ]
    assert found[0].head[-1] == (("事项", "截至2024年7月1日，甲局牵头的下列1项重点任务逾期未办结，请抓紧办理。"),)


def test_a_paper_says_how_it_counts_the_rounds_that_it_tells_of() -> None:
    told, *_ = made_of(WITH_MILESTONES, REACHED)
    untold, *_ = made()

    assert told.foot[0] == (
        (
            "统计口径",
            (
                "“连续”是从最近结束的报送期往前数，每期最后一天都逾期、每期都没有报送、每期最后一天都未达序时进度的期数，"
                "方案开始以前的不计；报送期按时限写明的周期、方案写明的报送期，都没有的按月。"
            ),
        ),
    )
    assert untold.foot[0][0][0] == "办理要求"


def test_a_task_with_an_overdue_milestone_is_urged_where_that_is_asked() -> None:
    found = made_of(WITH_MILESTONES, REACHED, milestones=True)

    assert [(one.unit, one.name, [each.id for each in one.matters]) for one in found] == [
        ("甲局", "督办通知单", ["1", "2"]),
        ("乙局", "督办通知单", ["2"]),
        ("丙局", "督办通知单", ["3"]),
        ("丁局", "督办通知单", ["4"]),
    ]
    assert [one.head[-1][0][1] for one in found[:2]] == [
        "截至2024年7月1日，甲局牵头的下列2项重点任务逾期未办结或有节点逾期未完成，请抓紧办理。",
        "截至2024年7月1日，乙局牵头的下列1项重点任务有节点逾期未完成，请抓紧办理。",
    ]
    assert found[1].matters == (
        Matter(
            "2",
            "第二项。",
            "2024年12月\n节点“完成招标”逾期20天\n节点“完成设计”逾期10天",
            "20（节点）\n（连续未报送6期）",
            "无报送记录",
        ),
    )


def test_a_collective_is_told_of_for_its_milestones_only_where_they_count() -> None:
    plan = plans.plan(WITH_MILESTONES.replace("[丁局]", "[各产业部门]"))

    assert unaddressed(standings(plan, AS_OF)) == {}
    assert unaddressed(standings(plan, AS_OF), milestones=True) == {"各产业部门": [Ref("", "4")]}


def test_dates_of_a_wording_are_no_milestones_of_a_plan_that_writes_none() -> None:
    (*_, task) = WITH_MILESTONES.splitlines()
    only = f"title: 甲表\nsections:\n  - measures:\n      - tasks:\n{task.replace('12月底前', '7月10日前')}\n"

    (paper,) = made_of(only)
    assert (paper.kind, paper.matters[0].deadline) == (Kind.DUE_SOON, "①2024年2月底前完成招标 ②2024年7月10日前完工")
