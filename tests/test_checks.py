"""What can be wrong with a plan that reads well: a golden test for each code, and no code without one."""

import re
from pathlib import Path

import pytest

from renwu import planfile
from renwu.errors import CODES, PlanError, Problem, Severity
from renwu.plan import checks
from support.plans import SHIPPED, plan, problem, problems, shipped

PLAN = """\
title: 表
issued: 2023-11-23
sections:
  - measures:
      - tasks:
          - id: 1
            text: 甲
            deadline: 2024年12月
            lead: [区财政局]
"""
DATE_FORMS = "写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进"
ONE_PLACE = "只留一处：牵头或协办"


def changed(before: str, after: str) -> str:
    assert PLAN.count(before) == 1
    return PLAN.replace(before, after)


def test_the_shipped_plan_has_no_problems() -> None:
    assert problems(SHIPPED.read_text(encoding="utf-8")) == []


def test_a_plan_without_faults_has_no_problems() -> None:
    assert problems(PLAN) == []


@pytest.mark.parametrize("wording", ["2026年13月", "2024年2月30日前", "2024年第五季度", "2024-06-31"])
def test_rw203_a_deadline_on_a_day_that_does_not_exist(wording: str) -> None:
    assert problems(changed("2024年12月", wording)) == [
        problem((8, 23, len(wording)), "RW203", f"完成时限不是有效日期：“{wording}”", DATE_FORMS)
    ]


def test_rw204_a_deadline_without_a_date_that_can_be_read() -> None:
    assert problems(changed("2024年12月", "大汛前")) == [
        problem((8, 23, 3), "RW204", "完成时限读不出日期：“大汛前”，“大汛前”没有确定的日子", DATE_FORMS)
    ]


@pytest.mark.parametrize(
    ("wording", "reason", "hint"),
    [
        (
            "6月底前",
            "没有写明年份，方案也没有印发日期（issued）或年份（year）",
            "在方案开头补上 issued: 2026-01-15（印发日期）或 year: 2026（时限的年份）；或在时限里写明年份",
        ),
        (
            "印发后30日内",
            "从印发之日起算，但方案没有印发日期（issued）",
            "在方案开头补上印发日期，如 issued: 2026-01-15；或写明到期的日期",
        ),
        (
            "下周三",
            "“下周三”要从行文的日期推算，但方案没有印发日期（issued）",
            "在方案开头补上印发日期，如 issued: 2026-01-15；或写明到期的日期",
        ),
    ],
)
def test_rw204_says_what_the_plan_lacks(wording: str, reason: str, hint: str) -> None:
    undated = changed("2024年12月", wording).replace("issued: 2023-11-23\n", "")
    assert problems(undated) == [
        problem((7, 23, len(wording)), "RW204", f"完成时限读不出日期：“{wording}”，{reason}", hint)
    ]


def test_rw204_a_deadline_that_is_missing_is_told_by_the_tasks_number() -> None:
    assert problems(changed("            deadline: 2024年12月\n", "")) == [
        problem((6, 13, 1), "RW204", "完成时限读不出日期：第1项，没有填写完成时限", DATE_FORMS)
    ]


@pytest.mark.parametrize(
    ("wording", "reason", "hint"),
    [
        (
            "省方案印发后3个月内",
            "从“省方案印发”算起，但没有写明那一天（base）",
            "在这项任务里补上起算的那一天，如 base: 2026-03-15；或写明到期的日期",
        ),
        (
            "20个工作日内",
            "“20个工作日内”没有写明从哪一天算起",
            "在这项任务里补上起算的那一天，如 base: 2026-03-15；或写明到期的日期",
        ),
        (
            "6月底前",
            "“6月”没有写明年份，按2023年算早于印发日期2023-11-23",
            "在方案开头补上时限的年份，如 year: 2026；或在时限里写明年份",
        ),
        ("已完成", "“已完成”是办理情况，不是时限", "写上时限；已经办结的用 renwu done 登记，写成备注用 note"),
    ],
)
def test_rw204_says_how_to_put_right_what_somebody_can(wording: str, reason: str, hint: str) -> None:
    assert problems(changed("2024年12月", wording)) == [
        problem((8, 23, len(wording)), "RW204", f"完成时限读不出日期：“{wording}”，{reason}", hint)
    ]


def test_a_deadline_is_checked_with_the_tasks_own_day() -> None:
    assert problems(changed("2024年12月", "省方案印发后3个月内\n            base: 2023-12-08")) == []


def test_rw208_a_deadline_without_a_year_where_the_title_and_the_day_of_issue_name_two() -> None:
    assert problems(changed("2024年12月", "12月底前").replace("title: 表", "title: 2024年任务分解表")) == [
        problem(
            (8, 23, 5),
            "RW208",
            "“12月底前”没有写明年份：按标题的2024年算，而印发日期是2023-11-23",
            "确是2024年，就在方案开头写上 year: 2024；不是，就写全年份",
        )
    ]


@pytest.mark.parametrize(
    ("title", "wording"),
    [
        ("2023年任务分解表", "12月底前"),
        ("2024年任务分解表", "2024年12月"),
        ("2024年任务分解表\nyear: 2024", "12月底前"),
    ],
)
def test_a_year_that_nobody_can_mistake_is_no_problem(title: str, wording: str) -> None:
    assert problems(changed("2024年12月", wording).replace("表", title, 1)) == []


def test_a_deadline_is_checked_with_the_plans_year() -> None:
    assert problems(changed("2024年12月", "6月底前").replace("title: 表", "title: 表\nyear: 2024")) == []


@pytest.mark.parametrize("lead", ["            lead: []\n", "            lead: ——\n", ""])
def test_rw205_a_task_nobody_leads(lead: str) -> None:
    assert problems(changed("            lead: [区财政局]\n", lead)) == [
        problem((6, 13, 1), "RW205", "第1项没有牵头单位", "补上一行 lead: [牵头单位]")
    ]


@pytest.mark.parametrize(
    ("units", "found"),
    [
        pytest.param(
            "lead: [区财政局, 区财政局]",
            problem((9, 26, 4), "RW206", "第1项里“区财政局”写了两次", ONE_PLACE),
            id="two leads",
        ),
        pytest.param(
            "lead: [区财政局]\n            support: [区司法局, 区财政局]",
            problem((10, 29, 4), "RW206", "第1项里“区财政局”写了两次", ONE_PLACE),
            id="lead and support",
        ),
        pytest.param(
            "lead: [区财政局, 区 财政局]",
            problem((9, 26, 5), "RW206", "第1项里“区 财政局”写了两次", ONE_PLACE),
            id="with a space",
        ),
        pytest.param(
            "lead: 区财政局、区财政局",
            problem((9, 19, 9), "RW206", "第1项里“区财政局”写了两次", ONE_PLACE),
            id="in one cell",
        ),
    ],
)
def test_rw206_a_unit_twice_in_a_task(units: str, found: Problem) -> None:
    assert problems(changed("lead: [区财政局]", units)) == [found]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("区财政局，区司法局", "[区财政局, 区司法局]"),
        ("区财政局、区司法局、区教育局", "[区财政局, 区司法局, 区教育局]"),
        ("黄贝、莲塘街道办", "[黄贝街道办, 莲塘街道办]"),
    ],
)
def test_rw207_an_item_of_a_list_that_reads_like_several_units(typed: str, names: str) -> None:
    assert problems(changed("[区财政局]", f"[{typed}]")) == [
        problem(
            (9, 20, len(typed)),
            "RW207",
            f"“{typed}”像是{names.count(',') + 1}个单位写成了一项",
            f"用半角逗号分开：{names}",
        )
    ]


def test_a_name_with_a_comma_in_brackets_is_no_problem() -> None:
    assert problems(changed("[区财政局]", "[各县（市、区）政府]")) == []


def test_rw206_a_unit_by_its_name_and_its_alias() -> None:
    text = "units: {区财政局: [财局]}\n" + changed("[区财政局]", "[区财政局, 财局]")

    assert problems(text) == [problem((10, 26, 2), "RW206", "第1项里“财局”写了两次", ONE_PLACE)]


def test_a_unit_in_two_tasks_is_no_problem() -> None:
    second = "          - id: 2\n            text: 乙\n            deadline: 2024年\n            lead: [区财政局]\n"

    assert problems(PLAN + second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("区发展改革局", "区发展和改革局"),
        ("区发展和改革局", "区发展与改革局"),
        ("区规划及土地局", "区规划土地局"),
    ],
)
def test_rw302_one_unit_in_two_spellings(first: str, second: str) -> None:
    text = changed("[区财政局]", f"[{first}]\n            support: [{second}]")

    assert problems(text) == [
        problem(
            (10, 23, len(second)),
            "RW302",
            f"“{second}”与第9行的“{first}”像是同一单位的两种写法",
            f"统一写法；原文如此就在 units 里写 {first}: [{second}]",
        )
    ]


def test_rw302_a_second_spelling_is_told_once_however_often_it_stands() -> None:
    task = "          - {{id: {}, text: 乙, deadline: 2024年, lead: [{}]}}\n"
    text = PLAN + "".join(
        task.format(number, name)
        for number, name in [(2, "区发展改革局"), (3, "区发展和改革局"), (4, "区发展和改革局"), (5, "区发展改革局")]
    )

    assert problems(text) == [
        problem(
            (11, 54, 7),
            "RW302",
            "“区发展和改革局”与第10行的“区发展改革局”像是同一单位的两种写法",
            "统一写法；原文如此就在 units 里写 区发展改革局: [区发展和改革局]",
        )
    ]


def test_two_spellings_that_units_declares_to_be_one_are_no_problem() -> None:
    text = "units: {区发展改革局: [区发展和改革局]}\n" + changed(
        "[区财政局]", "[区发展改革局]\n            support: [区司法局]"
    )
    second = "          - {id: 2, text: 乙, deadline: 2024年, lead: [区发展和改革局]}\n"

    assert problems(text + second) == []


def test_rw303_an_alias_given_to_two_units() -> None:
    text = "units:\n  区教育局: [教体局]\n  区体育局: [体局, 教体局]\n" + PLAN

    assert problems(text) == [
        problem((3, 14, 3), "RW303", "简称“教体局”既指“区教育局”又指“区体育局”", "一个简称只指一个单位；改掉其中一个")
    ]


def test_rw303_an_alias_that_is_another_units_name() -> None:
    text = "units:\n  区教育局: [区体育局]\n  区体育局: [体局]\n" + PLAN

    assert problems(text) == [
        problem((2, 10, 4), "RW303", "简称“区体育局”既指“区体育局”又指“区教育局”", "一个简称只指一个单位；改掉其中一个")
    ]


@pytest.mark.parametrize("aliases", ["[财局, 财局]", "[区财政局]"])
def test_an_alias_repeated_within_one_unit_is_no_problem(aliases: str) -> None:
    assert problems(f"units: {{区财政局: {aliases}}}\n{PLAN}") == []


def test_problems_of_all_checks_come_sorted_by_place() -> None:
    text = changed("2024年12月", "大汛前").replace("[区财政局]", "[区发展改革局, 区发展和改革局, 区发展改革局]")
    found = checks.check(plan(text))

    assert [(problem.place.line, problem.place.column, problem.code) for problem in found] == [
        (8, 23, "RW204"),
        (9, 28, "RW302"),
        (9, 37, "RW206"),
    ]


def test_no_check_finds_anything_in_the_shipped_plan() -> None:
    read = shipped()

    assert {check.__name__: found for check in checks.CHECKS if (found := list(check(read)))} == {}


# The codes themselves.


def test_rw209_names_that_differ_by_what_nobody_sees_and_ids_with_it() -> None:
    text = PLAN.replace("id: 1", 'id: "1\\u3164"').replace("[区财政局]", '["区\\u200b民政局", 区⺠政局]')
    found = [found for found in checks.check(plan(text)) if found.code == "RW209"]

    assert [(each.place.line, each.message, each.hint) for each in found] == [
        (6, "“1\u3164”里有看不见或只是形似的字符：U+3164", "照看到的样子重新输入"),
        (9, "“区\u200b民政局”里有看不见或只是形似的字符：U+200B", "照看到的样子重新输入"),
        (9, "“区⺠政局”里有看不见或只是形似的字符：U+2EA0", "照看到的样子重新输入"),
    ]


def across(*leads: str, registered: str = "") -> list[tuple[str, str, str]]:
    made = [
        planfile.read(
            f"title: 表\nsections: [{{measures: [{{tasks: [{{id: 1, text: 甲, lead: [{lead}]}}]}}]}}]".encode(), file
        )
        for lead, file in zip(leads, ("甲.yaml", "乙.yaml", "丙.yaml"), strict=False)
    ]
    said = planfile.read_units(registered.encode(), "units.yaml").entries if registered else ()
    found = checks.spellings_across([one.reliable() for one in made], said)
    assert {one.code for one in found} <= {"RW307"}
    return [(one.place.file, one.message, one.hint) for one in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [("区发展改革局", "区发展和改革局"), ("区财政局", "财政局"), ("财政局", "市财政局"), ("区财政局", "市财政局")],
)
def test_rw307_names_in_two_plans_that_differ_by_a_conjunction_or_by_the_level(one: str, other: str) -> None:
    message = f"“{other}”与 甲.yaml 第2行的“{one}”像是同一单位的两种写法"
    hint = f"是同一单位，就在 units.yaml 里写 {one}: [{other}]；是两个单位，各写一项"

    assert across(one, other, other) == [("乙.yaml", message, hint)]


@pytest.mark.parametrize(
    ("leads", "registered"),
    [
        (("区财政局", "区财政局"), ""),
        (("区财政局", "区民政局"), ""),
        (("区财政局, 市财政局", "市财政局"), ""),
        (("区财政局", "区财政局, 市财政局"), ""),
        (("区财政局", "财政局"), "区财政局: [财政局]"),
        (("区财政局", "市财政局"), "区财政局:\n市财政局:"),
        (("区财政局", "财政局"), "区财政局: {formerly: {财政局: 2024-02-29}}"),
    ],
)
def test_names_of_one_unit_or_of_units_known_to_be_two_are_no_problem(leads: tuple[str, ...], registered: str) -> None:
    assert across(*leads, registered=registered) == []


def test_rw217_a_grade_of_notices_that_is_named_twice() -> None:
    assert problems(f"grades: [催办单, 督办通知单, 催办单]\n{PLAN}") == [
        problem((1, 22, 3), "RW217", "督办等级“催办单”写了两次", "从轻到重写，一个等级写一次")
    ]


def test_every_code_has_a_golden_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    asserted = re.findall(r'"(RW\d{3})"', tests) + re.findall(r"\b(RW\d{3})\b", tests)
    assert sorted(set(asserted)) == sorted(CODES)


@pytest.mark.parametrize("code", ["RW112", "RW203", "RW204", "RW205", "RW208", "RW209", "RW302", "RW305"])
def test_what_a_document_may_well_have_is_a_warning(code: str) -> None:
    assert CODES[code].severity is Severity.WARNING


@pytest.mark.parametrize("code", ["RW101", "RW104", "RW110", "RW201", "RW206", "RW301", "RW303"])
def test_what_makes_a_plan_say_the_wrong_thing_is_an_error(code: str) -> None:
    assert CODES[code].severity is Severity.ERROR


def test_what_stops_every_command_is_a_broken_file_a_setting_misread_or_a_repeated_id() -> None:
    fatal = [code for code, kind in CODES.items() if kind.fatal]

    assert fatal == [code for code in CODES if code.startswith("RW1") and code != "RW112"] + [
        *("RW210", "RW211", "RW213", "RW214", "RW217", "RW301", "RW306", "RW311", "RW312")
    ]


def test_a_problem_has_the_weight_of_its_code() -> None:
    error = problem((1, 1, 1), "RW301", "", "")
    warning = problem((1, 1, 1), "RW205", "", "")

    assert (error.severity, error.severity.label, error.fatal) == (Severity.ERROR, "错误", True)
    assert (warning.severity, warning.severity.label, warning.fatal) == (Severity.WARNING, "警告", False)


def test_a_plan_error_has_its_problems_sorted_by_place() -> None:
    late, early = problem((9, 1, 1), "RW301", "", ""), problem((2, 5, 1), "RW205", "", "")

    assert PlanError([late, early]).problems == (early, late)
