"""A report on a plan that writes milestones and targets: its figures, its words, its bars, and how it counts."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from renwu.papers.report import Part, Report, document
from renwu.writers import charts, report_docx, report_html
from support import journals, reports
from support.journals import line
from support.program import Result

PLAN = """\
title: 《青禾区重点任务》任务分解表
year: 2025
sections:
  - measures:
      - tasks:
          - id: 1
            text: 收储产业用地12公顷，启动标准厂房建设。
            deadline: 2025年12月
            lead: [区规划资源局]
            milestones:
              - {name: 完成收储, deadline: 2025年5月}
              - {name: 完成设计, deadline: 2025年6月15日}
              - {name: 启动建设, deadline: 2025年9月}
            targets:
              - {name: 收储产业用地, value: 12, unit: 公顷}
              - {name: 群众满意度, value: 95, unit: "%"}
          - id: 2
            text: 建成厂房28万平方米。
            deadline: 2025年9月
            lead: [区住房建设局]
            targets:
              - {name: 建成厂房, value: 28, unit: 万平方米, steps: {2025年3月: 8, 2025年6月: 21}}
          - id: 3
            text: 培育科技企业30家。
            deadline: 常态化推进
            lead: [区科技创新局]
            targets: [{name: 培育企业, value: 30, unit: 家}]
          - id: 4
            text: 到位资金10亿元，化解积案40件。
            deadline: 2025年6月
            lead: [区科技创新局]
            targets:
              - {name: 到位资金, value: 10, unit: 亿元}
              - {name: 化解积案, value: 0, unit: 件, from: 40}
          - id: 5
            text: 开展政策宣讲。
            deadline: 2025年12月
            lead: [区委组织部]
"""


def value(entry: str, day: str, task: str, **values: str) -> str:
    return line(entry, day, "progress", task, values=values)


JOURNAL = (
    value("a1", "2025-02-10", "1", 收储产业用地="1公顷"),
    value("a2", "2025-03-20", "2", 建成厂房="30万平方米"),
    value("a3", "2025-05-20", "1", 收储产业用地="3公顷", 群众满意度="93%"),
    line("a4", "2025-05-25", "extended", "4", to="2025年9月", reason="招商周期长", approved_by="区政府"),
    value("a5", "2025-06-10", "4", 到位资金="4亿元", 化解积案="44件"),
    line("a6", "2025-06-12", "reached", "1", milestone="完成设计"),
)
AS_OF = date(2025, 6, 20)


def of(*lines: str, plan: str = PLAN, since: date | None = None, original: bool = False) -> Report:
    return reports.of(plan, *lines, as_of=AS_OF, since=since, original=original)


def part(report: Report, heading: str) -> Part:
    """A part of the document's body, found by the end of its heading."""
    body = document(report).parts
    return next(each for top in body for each in (top, *top.parts) if each.heading.endswith(heading))


def rows(found: Part) -> list[list[str]]:
    """The table of a part as people read it, without its headings."""
    assert found.listing is not None
    return [[column.text(row) for column in found.listing.columns] for row in found.listing.rows]


def headings(found: Part) -> list[str]:
    assert found.listing is not None
    return [column.heading for column in found.listing.columns]


# The parts


def test_the_parts_are_numbered_with_those_on_targets_and_milestones_among_them() -> None:
    made = document(of(*JOURNAL))

    assert [each.heading for each in made.parts] == [
        "一、总体情况",
        "二、进度情况",
        "三、主要成效",
        "四、存在问题",
        "五、下一步要求",
    ]
    assert [each.heading for each in made.parts[1].parts] == ["（一）指标完成情况", "（二）节点完成情况"]
    assert [each.heading for each in made.parts[3].parts] == [
        "（一）逾期未办结",
        "（二）临期",
        "（三）未达序时进度的任务",
        "（四）未报送",
        "（五）延期",
        "（六）中止",
        "（七）退回重办",
        "（八）调整责任单位",
    ]


def test_a_period_tells_which_tasks_changed_and_how() -> None:
    found = part(of(*JOURNAL, since=date(2025, 6, 1)), "本期变化")

    assert found.heading == "（三）本期变化"
    assert found.paragraphs == ("本期有变化的任务2项：转红2项、节点新增逾期1项、节点完成1项、不再未报送1项。",)
    assert headings(found) == ["编号", "重点任务", "牵头单位", "变化"]
    land = "黄→红；节点“完成收储”新增逾期：临期→逾期未办结；节点“完成设计”2025-06-12完成"
    assert rows(found) == [
        ["1", "收储产业用地12公顷，启动标准厂房建设。", "区规划资源局", land],
        ["4", "到位资金10亿元，化解积案40件。", "区科技创新局", "黄→红；不再未报送"],
    ]


def test_a_period_that_changed_nothing_says_so() -> None:
    assert part(of(*JOURNAL, since=AS_OF), "本期变化").paragraphs == ("本期没有变化的任务。",)


def test_what_a_period_changed_is_counted_as_the_rules_say() -> None:
    *_, rule = dict(document(of(*JOURNAL, since=date(2025, 6, 1))).facts)["统计口径"].split("；")

    assert rule == (
        "“本期变化”是截至2025年5月31日与截至2025年6月20日相比，亮灯、状态和是否未报送的不同，"
        "以及其间发生的办结、延期等，逐次列出，后来退回重办的办结也在内"
    )


def test_the_totals_have_paces_and_lights_that_add_up() -> None:
    assert part(of(*JOURNAL), "总体情况").paragraphs[-1] == (
        "进度情况：已完成0项、超序时1项、达序时0项、未达序时2项、不适用2项。亮灯：红灯2项、黄灯3项、绿灯0项、不亮灯0项。"
    )


def test_every_target_stands_beside_what_the_time_gone_by_asks_for() -> None:
    found = part(of(*JOURNAL), "指标完成情况")

    assert found.paragraphs == ("指标6个，其中累计指标5个、水平指标1个：未达序时进度3个，未达标1个，未报数1个。",)
    assert headings(found) == ["编号", "重点任务", "指标", "目标值", "完成值", "完成进度", "序时进度", "差距"]
    land = ["1", "收储产业用地12公顷，启动标准厂房建设。"]
    money = ["4", "到位资金10亿元，化解积案40件。"]
    moved = "55.1%\n（2025-01-01至2025-09-30，延期1次）"
    year = "41.2%\n（2025-01-01至2025-12-31）"
    assert rows(found) == [
        [*land, "收储产业用地", "12公顷", "3公顷\n（2025-05-20）", "25%", year, "差16.2个百分点"],
        [*land, "群众满意度", "不低于95%", "93%\n（2025-05-20）", "—", "—", "未达标"],
        [
            *("2", "建成厂房28万平方米。", "建成厂房", "28万平方米", "30万平方米\n（2025-03-20）", "107.1%"),
            *("28.6%\n（按分步目标）", "超78.6个百分点"),
        ],
        [
            *("3", "培育科技企业30家。", "培育企业", "30家", "未报数", "—"),
            *("无从计算\n（任务没有到期日）", "未报数"),
        ],
        [*money, "到位资金", "10亿元", "4亿元\n（2025-06-10）", "40%", moved, "差15.1个百分点"],
        [*money, "化解积案", "0件", "44件\n（2025-06-10）", "-10%", moved, "差65.1个百分点"],
    ]


def test_by_the_original_dates_nothing_was_extended() -> None:
    found = of(*JOURNAL, original=True)

    assert [row[6:] for row in rows(part(found, "指标完成情况"))[-2:]] == [
        ["83.3%\n（2025-01-01至2025-06-30）", "差43.3个百分点"],
        ["83.3%\n（2025-01-01至2025-06-30）", "差93.3个百分点"],
    ]
    assert "现行时限" not in dict(document(found).facts)["统计口径"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (line("z", "2025-06-15", "done", "1"), "已办结，未达到目标值"),
        (line("z", "2025-06-15", "done", "1", values={"收储产业用地": "12公顷"}), "已办结，达到目标值"),
        (line("z", "2025-06-15", "suspended", "1"), "中止"),
        (line("z", "2025-06-15", "cancelled", "1"), "终止"),
        (value("z", "2025-06-15", "1", 收储产业用地="0公顷"), "差41.2个百分点"),
    ],
)
def test_a_target_says_what_became_of_its_task(entry: str, said: str) -> None:
    assert rows(part(of(*JOURNAL, entry), "指标完成情况"))[0][-1] == said


def test_a_target_that_is_where_it_should_be_says_so() -> None:
    plan = PLAN.replace("deadline: 2025年12月", "deadline: 2025年6月1日", 1)
    reached = value("z", "2025-06-15", "1", 收储产业用地="12公顷")

    assert rows(part(of(*JOURNAL, reached, plan=plan), "指标完成情况"))[0][5:] == [
        "100%",
        "100%\n（2025-01-01至2025-06-01）",
        "与序时持平",
    ]


def test_without_a_day_to_begin_there_is_no_share_which_is_said() -> None:
    found = rows(part(of(*JOURNAL, plan=PLAN.replace("year: 2025\n", "")), "指标完成情况"))

    assert found[0][5:] == ["25%", "无从计算\n（没有起算日期）", "—"]


@pytest.mark.parametrize(
    ("since", "text", "listed"),
    [
        (None, "到期的和逾期未完成的节点共2个：已完成1个，逾期未完成1个。", ["完成收储", "完成设计"]),
        (date(2025, 6, 1), "本期到期的和逾期未完成的节点共2个：已完成1个，逾期未完成1个。", ["完成收储", "完成设计"]),
        (date(2025, 6, 16), "本期到期的和逾期未完成的节点共1个：已完成0个，逾期未完成1个。", ["完成收储"]),
    ],
)
def test_milestones_are_listed_that_fall_due_or_are_overdue(since: date | None, text: str, listed: list[str]) -> None:
    found = part(of(*JOURNAL, since=since), "节点完成情况")

    assert found.paragraphs == (text,)
    assert [row[2] for row in rows(found)] == listed


def test_a_milestone_says_when_it_is_due_and_how_it_stands() -> None:
    moved = line("z", "2025-05-10", "extended", "1", milestone="完成收储", to="2025年6月10日")
    found = part(of(*JOURNAL, moved), "节点完成情况")

    assert headings(found) == ["编号", "重点任务", "节点", "节点时限", "牵头单位", "节点状态"]
    assert [row[2:] for row in rows(found)] == [
        ["完成收储", "2025年5月\n延至2025-06-10", "区规划资源局", "逾期10天"],
        ["完成设计", "2025年6月15日", "区规划资源局", "2025-06-12完成"],
    ]


def test_where_no_milestone_is_due_that_is_said() -> None:
    reached = line("z", "2025-05-30", "reached", "1", milestone="完成收储")

    assert part(of(*JOURNAL, reached, since=date(2025, 6, 16)), "节点完成情况").paragraphs == (
        "本期没有到期的节点，也没有逾期的节点。",
    )


def test_what_is_behind_stands_the_furthest_first_with_its_rounds() -> None:
    found = part(of(*JOURNAL), "未达序时进度的任务")

    assert found.paragraphs == ("未达序时进度2项，涉及牵头单位2个，最多差65.1个百分点，最久的连续4期。",)
    assert headings(found) == ["编号", "重点任务", "牵头单位", "进度", "连续期数", "亮灯", "最新进展"]
    assert rows(found) == [
        [
            *("4", "到位资金10亿元，化解积案40件。", "区科技创新局"),
            (
                "“化解积案”完成-10%，序时55.1%（2025-01-01至2025-09-30，延期1次），差65.1个百分点\n"
                "“到位资金”完成40%，序时55.1%（2025-01-01至2025-09-30，延期1次），差15.1个百分点"
            ),
            *("新出现", "红", "2025-06-10 进展"),
        ],
        [
            *("1", "收储产业用地12公顷，启动标准厂房建设。", "区规划资源局"),
            "“收储产业用地”完成25%，序时41.2%（2025-01-01至2025-12-31），差16.2个百分点",
            *("连续4期", "红", "2025-06-12 节点完成"),
        ],
    ]


def test_where_nothing_is_behind_that_is_said() -> None:
    assert part(of(), "未达序时进度的任务").paragraphs == ("无未达序时进度的任务。",)


def test_milestones_alone_bring_no_part_on_targets() -> None:
    text = PLAN[: PLAN.index("            targets:")] + PLAN[PLAN.index("          - id: 5") :]
    made = document(of(plan=text))

    assert [each.heading for each in made.parts[1].parts] == ["（一）节点完成情况"]
    assert "未达序时进度的任务" not in str([each.heading for each in made.parts[3].parts])
    assert "序时进度" not in dict(made.facts)["统计口径"]
    assert "亮灯按滞后多少" in dict(made.facts)["统计口径"]


# How it counts


def test_the_rules_stand_with_what_the_figures_rest_on() -> None:
    text = PLAN.replace("year: 2025", "year: 2025\nlights: {yellow: 5, red: 20}")

    assert dict(document(of(*JOURNAL, plan=text)).facts)["统计口径"] == (
        "“临期”指30天内到期；"
        "办结率按有时限的任务计算，按期办结率按已到期（含当天）和提前办结的任务计算，终止的都不计；"
        "序时进度是起算日到截至日期占起算日到现行时限的比例，写明分步目标的，是最近到期的一步所占的比例，"
        "起算日是指标写明的日期，没有写明的，在方案年份到期的为当年1月1日，其他的为印发之日，"
        "起止相隔超过三个月的每到月末变动，月中按上一个月末计；"
        "累计指标逐步积累到目标值，完成进度是已积累的占应积累的比例，与序时进度相比，"
        "水平指标任何时候都应达到，只看最近报的数是否达标，不与序时进度相比；"
        "“连续N期”是从最近结束的报送期往前数，每期都没有报送、每期最后一天都未达序时进度的期数，方案开始以前的不计，"
        "报送期按时限写明的周期、方案写明的报送期，都没有的按月，最近一期结束以后才未达的写“新出现”；"
        "亮灯按滞后多少：滞后5至20个百分点为黄灯，超过20个为红灯；"
        "任务、节点逾期的也为红灯，临期、延期前的时限已过而没有报送、水平指标未达标、未报送、未报数的也为黄灯，"
        "中止时是红灯的仍为红灯，按原时限才是红灯的为黄灯，"
        "办结、终止、其他中止的，未明确时限而没有上述情形的，尚无从判断的，都不亮灯"
    )


def test_by_the_original_dates_the_rules_say_so() -> None:
    rules = dict(document(of(*JOURNAL, original=True)).facts)["统计口径"].split("；")

    assert rules[1] == "各项数字按原定时限计算，不计延期"
    assert rules[3].startswith("序时进度是起算日到截至日期占起算日到原定时限的比例，")


ROUNDS = """\
title: 《青禾区民生实事》任务分解表
issued: 2025-01-01
round: 每月25日
sections:
  - measures:
      - tasks:
          - {id: 1, text: 新增学位600个。, deadline: 2025年3月, lead: [区教育局]}
          - {id: 2, text: 建成长者食堂8个。, deadline: 2025年12月, lead: [区民政局]}
          - {id: 3, text: 改造老旧小区12个。, deadline: 2025年6月18日, lead: [区住房建设局]}
"""
ONE = line("a", "2025-06-10", "progress", "3")


def test_where_a_plan_has_rounds_the_report_says_for_how_many_in_a_row_what_is_wrong_has_been() -> None:
    found = of(line("z", "2025-04-20", "progress", "2"), ONE, plan=ROUNDS, since=date(2025, 6, 1))

    assert [each[4] for each in rows(part(found, "逾期未办结"))] == ["81\n（连续2期）", "2\n（本期新增）"]
    assert [each[3] for each in rows(part(found, "未报送"))] == [
        "第1项（从未报送，连续5期）",
        "第2项（最近2025-04-20，连续1期）",
    ]
    assert dict(document(found).facts)["统计口径"].split("；")[-1] == (
        "“连续N期”是从最近结束的报送期往前数，每期最后一天都逾期、每期都没有报送的期数，方案开始以前的不计，"
        "报送期按时限写明的周期、方案写明的报送期，都没有的按月"
    )


def test_a_plan_without_rounds_milestones_and_targets_is_reported_on_as_ever() -> None:
    found = of(ONE, plan=ROUNDS.replace("round: 每月25日\n", ""), since=date(2025, 6, 1))

    assert [each[4] for each in rows(part(found, "逾期未办结"))] == ["81", "2\n（本期新增）"]
    assert [each[3] for each in rows(part(found, "未报送"))] == ["第1项（从未报送）", "第2项（从未报送）"]
    assert "连续" not in dict(document(found).facts)["统计口径"]
    assert len(document(found).parts) == 4


# The bars


def test_a_bar_never_leaves_its_way_whatever_was_reported() -> None:
    assert [(bar.label, round(bar.size, 1), bar.behind) for bar in charts.target_bars(of(*JOURNAL))] == [
        ("1　收储产业用地", 25, True),
        ("2　建成厂房", 100, False),
        ("3　培育企业", 0, False),
        ("4　到位资金", 40, True),
        ("4　化解积案", 0, True),
    ]
    assert [bar.schedule and round(bar.schedule, 1) for bar in charts.target_bars(of(*JOURNAL))] == [
        41.2,
        28.6,
        None,
        55.1,
        55.1,
    ]


def page(report: Report) -> str:
    out = io.StringIO()
    report_html.write(report, out)
    return out.getvalue()


def test_each_bar_is_named_by_the_words_above_it() -> None:
    text = page(of(*JOURNAL))

    assert (
        '<p id="target-1">1　收储产业用地<span>'
        "目标12公顷，3公顷（2025-05-20），完成25%，序时41.2%（2025-01-01至2025-12-31），差16.2个百分点</span></p>\n"
        '<svg role="img" aria-labelledby="target-1" height="18">\n'
        '<rect class="way" width="100%" y="3" height="12"/>\n'
        '<rect class="fill-overdue" width="25.00%" y="3" height="12"/>'
        '<rect fill="url(#hatch-overdue)" width="25.00%" y="3" height="12"/>\n'
        '<line class="schedule" x1="41.21%" x2="41.21%" y1="0" y2="18"/>\n'
        "</svg>\n"
    ) in text
    assert (
        '<p id="target-2">2　建成厂房<span>目标28万平方米，30万平方米（2025-03-20），完成107.1%，序时28.6%（按分步目标），超78.6个百分点</span>'
        in text
    )
    assert "<figcaption>图3　累计指标的完成进度与序时进度 " in text


def test_by_the_original_dates_the_months_are_those() -> None:
    assert "<small>按原定时限；没有到期日的和终止的不在图中</small>" in page(of(*JOURNAL, original=True))


def test_levels_alone_have_no_bars() -> None:
    level = "{name: 群众满意度, value: 95, unit: '%'}"
    text = f"title: 表\nsections: [{{measures: [{{tasks: [{{id: 1, text: 甲, targets: [{level}]}}]}}]}}]\n"

    assert charts.target_bars(of(plan=text)) == ()
    assert "<figure" not in page(of(plan=text))


def test_a_plan_without_targets_and_milestones_has_the_page_that_it_had() -> None:
    text = page(reports.of(reports.PLAN, *reports.JOURNAL))

    assert [word for word in ("target", "schedule", "way {", "序时", "亮灯", "进度情况") if word in text] == []


# The other formats, and the command


def test_a_document_has_the_same_in_words(tmp_path: Path) -> None:
    with (tmp_path / "a.docx").open("wb") as out:
        report_docx.write(of(*JOURNAL), out)
    made = docx.Document(str(tmp_path / "a.docx"))
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]

    assert [
        "3",
        "培育科技企业30家。",
        "培育企业",
        "30家",
        "未报数",
        "—",
        "无从计算\n（任务没有到期日）",
        "未报数",
    ] in cells
    assert "（三）未达序时进度的任务" in [each.text for each in made.paragraphs]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans, the second with a rule of its own for lights."""
    folder = tmp_path / "台账"
    folder.mkdir()
    for key, rule in (("甲", ""), ("乙", "lights: {yellow: 5, red: 20}\n")):
        path = folder / f"{key}.yaml"
        path.write_text(f"key: {key}\n{rule}{PLAN}", encoding="utf-8")
        journals.saved(path, *(each.replace('"entry": "', f'"entry": "{key}') for each in JOURNAL))
    monkeypatch.chdir(tmp_path)
    return folder


def test_several_plans_have_their_tasks_under_their_keys_and_their_rules_apart(
    ledger: Path, inside: Callable[..., Result]
) -> None:
    text = inside("report", "--file", ledger, "--as-of", "2025-06-20").stdout

    assert "进度情况：已完成0项、超序时2项、达序时0项、未达序时4项、不适用4项。" in text
    assert "\n| 乙/1 | 收储产业用地12公顷，启动标准厂房建设。 | 区规划资源局 | “收储产业用地”" in text
    assert (
        "；亮灯按滞后多少：滞后5至20个百分点为黄灯，超过20个为红灯（甲滞后10至30个百分点为黄灯，超过30个为红灯）；"
        in text
    )


def test_the_original_dates_are_an_option(ledger: Path, inside: Callable[..., Result]) -> None:
    asked = ("report", "--file", ledger / "甲.yaml", "--since", "2025-07-01", "--as-of", "2025-07-01")

    assert "\n本期（2025年7月1日至7月1日）新办结0项，新增逾期0项，延期0项。\n" in inside(*asked).stdout
    found = inside(*asked, "--original").stdout
    assert "\n本期（2025年7月1日至7月1日）新办结0项，新增逾期1项，延期0项。\n" in found
    assert "83.3%" not in found
    assert "| 100%<br>（2025-01-01至2025-06-30） |" in found


def test_what_was_written_down_later_is_not_known_yet(ledger: Path, inside: Callable[..., Result]) -> None:
    asked = ("report", "--file", ledger / "甲.yaml", "--as-of", "2025-06-20", "--recorded-by", "2025-05-01")

    assert (
        "| “收储产业用地”完成8.3%，序时41.2%（2025-01-01至2025-12-31），差32.9个百分点 | 连续4期 | 红 |"
        in inside(*asked).stdout
    )
