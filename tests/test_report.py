"""The figures of a report, and the words they become."""

from datetime import date

import pytest

from renwu.papers.report import Part, Report, document
from renwu.standing.changes import ChangeKind
from renwu.standing.status import Standing, Status
from support import reports
from support.journals import line
from support.reports import JOURNAL, PLAN

BARE = """\
title: 某某表
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年12月31日, lead: [甲局]}
          - {id: 2, text: 乙, deadline: 2025年1月31日, lead: [乙局, 甲局]}
          - {id: 3, text: 丙, deadline: 长期坚持}
"""
"""A small plan, without a number, an issuer or a day it was issued; one of its tasks nobody leads."""


def ids(found: tuple[Standing, ...]) -> list[str]:
    return [one.task.id for one in found]


HEADINGS = ("主要成效", "逾期未办结", "临期", "未报送", "延期", "中止", "退回重办", "调整责任单位")


def part(report: Report, heading: str) -> Part:
    """A part of the document, found by its heading."""
    made = document(report)
    several = [*made.parts, *made.parts[2].parts, *made.attachments]
    return next(each for each in several if each.heading.endswith(heading))


def rows(found: Part) -> list[list[str]]:
    """The table of a part as people read it, its headings first."""
    assert found.listing is not None
    columns = found.listing.columns
    total = [] if found.listing.total is None else [found.listing.total]
    return [
        [column.heading for column in columns],
        *([column.text(row) for column in columns] for row in [*found.listing.rows, *total]),
    ]


# The figures


def test_all_tasks_are_counted() -> None:
    found = reports.of(PLAN, *JOURNAL)
    assert {status.value: count for status, count in found.total.counted.items() if count} == {
        "done": 4,
        "done-late": 3,
        "overdue": 3,
        "due-soon": 2,
        "not-due": 5,
        "ongoing": 1,
        "unclear": 1,
        "suspended": 1,
    }
    assert (found.total.total, found.total.closing, found.total.timely) == (20, (7, 18), (4, 10))


def test_without_a_period_everything_ever_closed_and_extended_is_told() -> None:
    found = reports.of(PLAN, *JOURNAL)
    assert ids(found.closed) == ["4", "7", "11", "13", "14", "16", "19"]
    assert [each.standing.task.id for each in found.decisions.extensions] == ["12", "17"]
    assert found.changes is None


def test_a_period_tells_what_was_closed_became_overdue_and_was_extended_in_it() -> None:
    found = reports.of(PLAN, *JOURNAL, since=date(2024, 10, 1))
    kinds = (ChangeKind.DONE, ChangeKind.OVERDUE, ChangeKind.EXTENDED)
    assert [ids(found.changed(kind)) for kind in kinds] == [["4", "7", "11", "14", "19"], ["1", "5"], ["12", "17"]]
    assert ids(found.closed) == ["4", "7", "11", "14", "19"]


@pytest.mark.parametrize(
    ("since", "new"),
    [("2024-12-31", ["1"]), ("2025-01-01", ["1"]), ("2025-01-02", [])],
)
def test_a_task_is_newly_overdue_where_it_was_not_on_the_day_before_the_period(since: str, new: list[str]) -> None:
    found = reports.of(BARE, since=date.fromisoformat(since), as_of=date(2025, 1, 10))
    assert ids(found.changed(ChangeKind.OVERDUE)) == new


@pytest.mark.parametrize(("since", "done"), [("2024-12-20", ["1"]), ("2024-12-21", [])])
def test_the_first_day_of_a_period_belongs_to_it(since: str, done: list[str]) -> None:
    found = reports.of(BARE, line("a", "2024-12-20", "done"), since=date.fromisoformat(since))
    assert ids(found.closed) == done


def test_what_was_returned_is_not_closed_and_what_was_closed_again_is_closed_on_that_day() -> None:
    lines = [line("a", "2024-12-01", "done"), line("b", "2025-01-05", "returned", reason="证据不足")]
    assert ids(reports.of(BARE, *lines).closed) == []
    found = reports.of(BARE, *lines, line("c", "2025-02-01", "done"), since=date(2025, 2, 1))
    assert ids(found.closed) == ["1"]


def test_a_suspended_task_stands_among_the_overdue_if_it_was_so() -> None:
    found = reports.of(BARE, line("a", "2025-01-05", "suspended"), as_of=date(2025, 1, 10))
    assert ids(found.overdue) == ["1"]
    assert found.overdue[0].status is Status.SUSPENDED
    assert rows(part(found, "逾期未办结"))[1][4] == "中止（中止时已逾期）"


def test_an_extension_says_from_when_to_when() -> None:
    lines = [
        line("a", "2024-12-20", "extended", to="2025年2月28日", reason="甲因", approved_by="王某"),
        line("b", "2025-02-20", "extended", to="2025年6月", reason="乙因", approved_by="李某"),
    ]
    found = reports.of(BARE, *lines)
    assert [(each.was.isoformat(), each.to.isoformat()) for each in found.decisions.extensions] == [
        ("2024-12-31", "2025-02-28"),
        ("2025-02-28", "2025-06-30"),
    ]
    assert part(found, "延期").paragraphs == ("延期任务1项，共2次。",)


def test_units_stand_in_the_plan_s_order() -> None:
    found = reports.of(BARE, as_of=date(2025, 2, 10))
    assert [row.led.name for row in found.units] == ["甲局", "乙局"]
    assert (found.unled, found.shared) == (1, 1)


def test_ranked_the_most_overdue_stand_first() -> None:
    found = reports.of(PLAN, *JOURNAL, rank=True)
    assert ids(found.overdue) == ["2", "1", "5"]
    assert [row.led.name for row in found.units][:4] == ["区金融服务署", "区科技创新局", "区商务局", "各产业部门"]
    assert [row.led.name for row in found.units if row.led.total][-2:] == ["区委组织部", "青禾法院"]
    assert [(each.unit, max(one.days or 0 for one in each.silences)) for each in found.silent][-2:] == [
        ("区科技创新局", 94),
        ("区委组织部", 420),
    ]


def test_of_units_with_as_many_overdue_the_one_that_waits_longest_stands_first() -> None:
    text = BARE.replace("lead: [乙局, 甲局]", "lead: [乙局]").replace("2024年12月31日", "2025年2月1日")
    found = reports.of(text, rank=True)
    assert [row.led.name for row in found.units] == ["乙局", "甲局"]


def test_not_ranked_who_is_silent_stands_in_the_plan_s_order() -> None:
    found = reports.of(PLAN, *JOURNAL, since=date(2025, 2, 1))
    assert [(each.unit, [one.standing.task.id for one in each.silences]) for each in found.silent] == [
        ("区科技创新局", ["5"]),
        ("区金融服务署", ["1", "2"]),
        ("区委组织部", ["6"]),
        ("区司法局", ["9"]),
        ("区生态环境局", ["12"]),
        ("区规划资源局", ["17"]),
    ]


def test_months_count_by_the_due_date_in_force() -> None:
    found = reports.of(PLAN, *JOURNAL)
    assert [(month.first.isoformat(), month.group.total) for month in found.months] == [
        ("2024-06-01", 2),
        ("2024-08-01", 1),
        ("2024-09-01", 1),
        ("2024-10-01", 1),
        ("2024-11-01", 1),
        ("2024-12-01", 4),
        ("2025-01-01", 1),
        ("2025-03-01", 2),
        ("2025-06-01", 2),
        ("2025-12-01", 2),
        ("2026-12-01", 1),
    ]


# The words


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("《甲措施》任务分解表", "关于《甲措施》任务落实情况的通报"),
        ("《贯彻〈甲〉〈乙〉措施》分工方案", "关于《贯彻〈甲〉〈乙〉措施》任务落实情况的通报"),
        ("《贯彻《甲》措施》分工方案", "关于《贯彻《甲》措施》任务落实情况的通报"),
        ("落实《甲措施》任务分解表", "关于落实《甲措施》任务分解表落实情况的通报"),
        ("甲任务分解表", "关于《甲任务分解表》落实情况的通报"),
    ],
)
def test_the_title_names_the_document_that_the_plan_is_of(title: str, expected: str) -> None:
    assert document(reports.of(BARE.replace("某某表", title))).title == expected


def test_the_parts_stand_in_the_field_s_order() -> None:
    made = document(reports.of(PLAN, *JOURNAL))
    assert [each.heading for each in (*made.parts, *made.attachments)] == [
        "一、总体情况",
        "二、主要成效",
        "三、存在问题",
        "四、下一步要求",
        "附件1　各单位任务落实情况",
        "附件2　任务台账",
    ]
    assert [each.heading for each in made.parts[2].parts] == [
        "（一）逾期未办结",
        "（二）临期",
        "（三）未报送",
        "（四）延期",
        "（五）中止",
        "（六）退回重办",
        "（七）调整责任单位",
    ]
    assert (made.mark, made.issuer, made.day) == ("（代拟稿）", "青禾区人民政府办公室", "2025年3月10日")


def test_the_overall_part_has_totals_rates_and_what_changed() -> None:
    assert part(reports.of(PLAN, *JOURNAL, since=date(2025, 2, 1)), "总体情况").paragraphs == (
        (
            "重点任务共20项，涉及牵头单位11个：按期办结4项、逾期办结3项、逾期未办结3项、临期2项、未到期5项、"
            "常态化1项、未明确时限1项、中止1项。"
        ),
        "办结率7/18（38.9%），按期办结率4/10（40.0%）。",
        "本期（2025年2月1日至3月10日）新办结3项，新增逾期0项，延期0项。",
    )


def test_it_says_where_its_data_are_from() -> None:
    assert document(reports.of(PLAN, *JOURNAL, since=date(2024, 12, 1))).facts == (
        ("数据来源", "《青禾区优化营商环境若干措施》任务分解表（青府办〔2024〕3号），2024年1月15日印发"),
        ("办理情况", "发生在2025年3月10日及以前的进展记录，含登记在后的补录"),
        ("截至日期", "2025年3月10日"),
        ("本期", "2024年12月1日至2025年3月10日"),
        ("任务范围", "全部任务"),
        (
            "统计口径",
            (
                "“临期”指30天内到期；办结率按有时限的任务计算，按期办结率按已到期（含当天）和提前办结的任务计算，终止的都不计；"
                "中止的任务，中止时已逾期的仍是逾期未办结，其他的单列，不计入按期办结率；"
                "催办以后报送进展、办结或节点完成的，算回复；没有写报送人的，算各牵头单位的回复"
            ),
        ),
    )


def test_without_a_journal_it_says_that_deadlines_alone_were_counted() -> None:
    found = reports.of(BARE)
    made = document(found)
    assert dict(made.facts)["办理情况"] == "无办结记录，仅按时限推算"
    assert part(found, "总体情况").paragraphs[1:] == ("无办结记录，仅按时限推算，不计算办结率和按期办结率。",)
    assert part(found, "主要成效").paragraphs == ("没有办结记录。",)
    assert part(found, "未报送").paragraphs == ("没有进展记录，报送情况未作统计。",)


def test_an_empty_part_says_so() -> None:
    lines = [line("a", "2024-12-01", "done"), line("b", "2024-12-01", "done", "2")]
    found = reports.of(BARE, *lines, line("c", "2025-03-01", "progress", "3"), since=date(2025, 1, 1))
    assert [part(found, heading).paragraphs for heading in HEADINGS] == [
        ("本期没有办结的任务。",),
        ("无逾期未办结任务。",),
        ("无临期任务。",),
        ("无未报送的任务。",),
        ("本期无延期任务。",),
        ("无中止任务。",),
        ("本期无退回重办任务。",),
        ("本期无调整责任单位的任务。",),
    ]
    assert part(found, "下一步要求").paragraphs == (
        "（以下为代拟，请据实修改）",
        "各单位要对照任务台账按时限推进，办结后及时报送佐证材料。",
    )


def test_a_report_of_no_task_says_so() -> None:
    found = reports.of("title: 空表\nsections:\n  - measures:\n      - tasks: []\n")
    assert part(found, "总体情况").paragraphs[0] == "没有符合条件的任务。"
    assert part(found, "附件2　任务台账").paragraphs == ("没有符合条件的任务。",)
    assert part(found, "附件1　各单位任务落实情况").paragraphs == ("没有符合条件的单位。",)


def test_what_is_overdue_is_told_in_full() -> None:
    assert rows(part(reports.of(PLAN, *JOURNAL, since=date(2024, 7, 1)), "逾期未办结")) == [
        ["编号", "重点任务", "完成时限", "牵头单位", "逾期天数", "最新进展"],
        [
            "1",
            "推广跨境支付便利化试点，支持不少于30家外贸企业开立多币种账户，办理时限压缩至2个工作日。",
            "2024年12月",
            "区金融服务署",
            "69\n（本期新增）",
            "2025-01-17 已为23家企业开立账户，剩余7家正在办理。（区金融服务署）",
        ],
        [
            "2",
            "设立中小企业风险代偿资金池，首期规模不低于5000万元。",
            "2024年6月",
            "区金融服务署",
            "253\n（本期新增）",
            "2024-07-10 资金池方案已报区政府审议。（区金融服务署）",
        ],
        [
            "5",
            "支持企业新设院士（专家）工作站，给予不超过100万元的一次性资助。",
            "2024年12月",
            "区科技创新局",
            "69\n（本期新增）",
            "2024-12-06 新设工作站2家，另有1家在评审。（区科技创新局）",
        ],
    ]


def test_what_was_closed_is_told_with_its_note() -> None:
    assert rows(part(reports.of(PLAN, *JOURNAL, since=date(2025, 3, 1)), "主要成效"))[1:] == [
        [
            "4",
            "动态建立“招商项目+产业人才”双清单对接服务机制。",
            "区委组织部",
            "2025-03-03",
            "逾期办结\n（待销号）",
            "机制常态运行，全年对接项目118个。",
        ]
    ]


def test_an_extension_is_told_with_reason_and_approver() -> None:
    assert rows(part(reports.of(PLAN, *JOURNAL), "延期"))[1:] == [
        [
            "12",
            "建成园区环保在线监测平台。",
            "区生态环境局",
            "2024-10-31",
            "2025-06-30",
            "设备招标流标，重新组织采购",
            "王某某（分管副区长）\n青府办复〔2024〕15号",
        ],
        [
            "17",
            "盘活低效产业用地不少于20公顷。",
            "区规划资源局",
            "2025-09-30",
            "2025-12-31",
            "两宗用地涉及规划调整，需报市级审批",
            "李某某（区长）\n青府办复〔2025〕2号",
        ],
    ]


def test_an_unanswered_reminder_is_told_with_its_slip() -> None:
    found = part(reports.of(PLAN, *JOURNAL, since=date(2025, 2, 1)), "未报送")
    assert found.paragraphs == ("2025年2月1日以来没有报送进展，或者催办到期未回复的任务7项，涉及牵头单位6个。",)
    assert rows(found)[2] == [
        "区金融服务署",
        "2",
        "243",
        "第1项（最近2025-01-17）、第2项（最近2024-07-10，青督〔2025〕4号限2025-02-28回复，未回复）",
    ]


def test_the_table_of_units_ends_in_a_total_that_counts_each_task_once() -> None:
    found = part(reports.of(BARE, line("a", "2024-12-01", "done"), as_of=date(2025, 2, 10)), "各单位任务落实情况")
    assert found.paragraphs == (
        (
            "牵头、协办和各状态列是任务的项数，各状态列只计牵头的任务。有1项任务不止一个牵头单位，各单位都计入，合计只计一次。"
            "有1项任务没有牵头单位，只计入合计。"
        ),
    )
    assert rows(found) == [
        ["单位", "牵头", "协办", "按期办结", "逾期未办结", "临期", "未到期", "常态化", "办结率", "按期办结率"],
        ["甲局", "2", "0", "1", "1", "0", "0", "0", "1/2", "1/2"],
        ["乙局", "1", "0", "0", "1", "0", "0", "0", "0/1", "0/1"],
        ["合计", "3", "0", "1", "1", "0", "0", "1", "1/2", "1/2"],
    ]


def test_a_unit_that_only_supports_has_no_rate() -> None:
    found = rows(part(reports.of(PLAN, *JOURNAL), "各单位任务落实情况"))
    assert next(row for row in found if row[0] == "区商务局")[-2:] == ["—", "—"]


def test_the_ledger_has_every_task() -> None:
    found = rows(part(reports.of(PLAN, *JOURNAL), "任务台账"))
    assert found[0] == ["编号", "主要措施", "重点任务", "完成时限", "牵头单位", "协办单位", "状态", "最新进展"]
    assert [row[0] for row in found[1:]] == [str(number) for number in range(1, 21)]
    assert found[12][3:] == ["2024年10月\n延至2025-06-30", "区生态环境局", "", "未到期\n剩112天", "无进展记录"]


def test_next_steps_name_the_units_unless_they_are_many() -> None:
    assert part(reports.of(PLAN, *JOURNAL), "下一步要求").paragraphs[1] == (
        "一是抓紧办结逾期任务。区金融服务署、区科技创新局要对逾期未办结的3项任务逐项说明原因，明确措施和办结时间；"
        "确需延期的，按程序报批。"
    )
    units = ", ".join(f"{name}局" for name in "甲乙丙丁戊己庚辛壬")
    many = reports.of(BARE.replace("lead: [甲局]", f"lead: [{units}]"), as_of=date(2025, 1, 10))
    assert part(many, "下一步要求").paragraphs[1].startswith("一是抓紧办结逾期任务。有关的9个牵头单位要对")


def test_a_unit_known_by_two_names_is_one() -> None:
    found = reports.of(PLAN, *JOURNAL)
    assert "涉及牵头单位3个" in part(found, "临期").paragraphs[0]
    assert "区科创局" not in [row.led.name for row in found.units]


def test_a_percentage_is_rounded_to_the_nearest_tenth() -> None:
    deadlines = "\n".join(
        f"          - {{id: {number}, text: 甲, deadline: 2024年1月, lead: [甲局]}}" for number in range(1, 17)
    )
    text = f"title: 表\nsections:\n  - measures:\n      - tasks:\n{deadlines}\n"
    found = reports.of(text, line("a", "2024-01-01", "done"))
    assert part(found, "总体情况").paragraphs[1] == "办结率1/16（6.3%），按期办结率1/16（6.3%）。"


# What was decided, and by whom

DECIDED = (
    line("d1", "2024-10-11", "suspended", "20", reason="配合上级部署", approved_by="区政府", review_by="2025-03-01"),
    line("d2", "2024-11-05", "suspended", "1", reason="规划调整", approved_by="区政府", document="青府办复〔2024〕9号"),
    line("d3", "2025-01-15", "done", "2"),
    line("d4", "2025-01-20", "returned", "2", reason="佐证材料不全", reporter="督查室"),
    line("d5", "2025-02-01", "done", "2"),
    line("d6", "2025-02-10", "returned", "2", reason="仍未到账", reporter="督查室"),
    line("d7", "2024-12-01", "reassigned", "4", lead=["区人社局"], reason="机构改革", approved_by="区政府"),
    line("d8", "2025-02-20", "reassigned", "4", lead=["区民政局"], support=[], reason="职责划转"),
)


def test_suspended_tasks_are_listed_with_reason_approver_and_the_day_to_be_reviewed() -> None:
    found = part(reports.of(PLAN, *DECIDED, since=date(2025, 3, 1)), "中止")

    assert found.paragraphs == ("中止任务2项。",)
    assert rows(found) == [
        ["编号", "重点任务", "牵头单位", "中止日期", "中止理由", "批准人", "复核期限"],
        [
            *("1", "推广跨境支付便利化试点，支持不少于30家外贸企业开立多币种账户，办理时限压缩至2个工作日。"),
            *("区金融服务署", "2024-11-05", "规划调整", "区政府\n青府办复〔2024〕9号", ""),
        ],
        [
            *("20", "开展老旧工业区消防专项整治。", "区消防救援大队"),
            *("2024-10-11", "配合上级部署", "区政府", "2025-03-01\n（已过）"),
        ],
    ]


def test_what_was_overdue_when_suspended_is_said_with_the_suspended() -> None:
    late = line("s", "2024-07-05", "suspended", "2", reason="规划调整", approved_by="区政府")

    assert part(reports.of(PLAN, *DECIDED[:2], late), "中止").paragraphs == ("中止任务3项，其中中止时已逾期1项。",)


def test_a_resumed_task_is_listed_no_more() -> None:
    assert part(reports.of(PLAN, DECIDED[0], line("r", "2025-01-01", "resumed", "20")), "中止").listing is None


def test_returned_tasks_are_listed_each_time_with_reason_and_who_sent_them_back() -> None:
    text = "设立中小企业风险代偿资金池，首期规模不低于5000万元。"
    found = part(reports.of(PLAN, *DECIDED), "退回重办")

    assert found.paragraphs == ("退回重办任务1项，共2次。",)
    assert rows(found) == [
        ["编号", "重点任务", "牵头单位", "退回日期", "退回理由", "退回人", "状态"],
        ["2", text, "区金融服务署", "2025-01-20", "佐证材料不全", "督查室", "逾期253天"],
        ["2", text, "区金融服务署", "2025-02-10", "仍未到账", "督查室", "逾期253天"],
    ]


def test_reassigned_tasks_are_listed_with_from_whom_to_whom_reason_and_approver() -> None:
    text = "动态建立“招商项目+产业人才”双清单对接服务机制。"
    found = part(reports.of(PLAN, *DECIDED), "调整责任单位")

    assert rows(found) == [
        ["编号", "重点任务", "原责任单位", "现责任单位", "调整日期", "调整理由", "批准人"],
        [
            *("4", text, "区委组织部（协办：区企业服务中心）", "区人社局（协办：区企业服务中心）"),
            *("2024-12-01", "机构改革", "区政府"),
        ],
        ["4", text, "区人社局（协办：区企业服务中心）", "区民政局", "2025-02-20", "职责划转", "未写明"],
    ]


def test_a_period_has_what_was_returned_and_reassigned_in_it() -> None:
    found = reports.of(PLAN, *DECIDED, since=date(2025, 2, 1)).decisions

    assert [each.entry.entry for each in found.returned] == ["d6"]
    assert [each.entry.entry for each in found.reassigned] == ["d8"]
    assert [each.entry.entry for each in found.suspended] == ["d2", "d1"]
