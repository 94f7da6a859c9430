"""Questions over tasks as they stand: which, in what order, in which groups."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import planfile
from renwu.answers.words import count_line
from renwu.errors import UsageError
from renwu.plan.model import Measure, Section, title
from renwu.plan.periods import of_month, of_year
from renwu.plan.units import Directory, directory
from renwu.standing import query
from renwu.standing.choices import GROUPINGS, SORT_KEYS
from renwu.standing.counts import by_each_unit, group, tally
from renwu.standing.query import Predicate
from renwu.standing.status import Standing, Status, standings
from support.plans import FILE, plan, shipped, standing

AS_OF = date(2025, 3, 10)
SHIPPED = shipped()
STANDINGS = list(standings(SHIPPED, AS_OF))
UNITS = directory(SHIPPED)


def ids(found: Sequence[Standing]) -> str:
    return " ".join(at.task.id for at in found)


def kept(*predicates: Predicate) -> str:
    return ids(query.select(STANDINGS, predicates))


def counted(standings: Sequence[Standing], by: str, units: Directory) -> list[tuple[str, dict[Status, int]]]:
    return [(group.name, dict(group.counts)) for group in group(standings, by, units, AS_OF)]


# Which.


def test_without_a_filter_every_task_is_kept_in_the_plans_order() -> None:
    assert kept() == " ".join(map(str, range(1, 27)))


@pytest.mark.parametrize(
    ("unit", "lead", "support", "tasks"),
    [
        ("区金融服务署", True, False, "1 14 15 16 17 21"),
        ("区企业服务中心", True, False, "4 11 18 19 20"),
        ("区企业服务中心", False, True, "17"),
        ("区企业服务中心", True, True, "4 11 17 18 19 20"),
        ("罗湖法院", True, True, "7 25 26"),
        ("罗湖法院", True, False, "25 26"),
    ],
)
def test_the_tasks_of_a_unit_in_either_role(unit: str, lead: bool, support: bool, tasks: str) -> None:  # noqa: FBT001  # a case's column
    assert kept(query.by_unit([unit], lead=lead, support=support)) == tasks


def test_several_units_mean_any_of_them() -> None:
    names = ["区司法局", "罗湖医院集团"]

    assert kept(query.by_unit(names, lead=True, support=True)) == "2 7"


def test_a_unit_is_found_by_whatever_name_a_record_gives_it() -> None:
    read = plan("""\
title: 表
units: {区科技创新局: [区科创局]}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, lead: [区科创局]}
          - {id: 2, text: 乙, lead: [区 科技创新局]}
          - {id: 3, text: 丙, lead: [区财政局]}
""")
    predicate = query.by_unit(["区科技创新局"], lead=True, support=False)

    assert ids(query.select(standings(read, AS_OF), [predicate])) == "1 2"


@pytest.mark.parametrize(
    ("statuses", "tasks"),
    [
        ([Status.ONGOING], "12 14 17 19 20 21 22"),
        ([Status.OVERDUE], "1 4 5 6 7 11 13 15 16 24 25"),
        ([Status.ONGOING, Status.NOT_DUE], "2 3 8 9 10 12 14 17 18 19 20 21 22 23 26"),
        ([], ""),
    ],
)
def test_the_tasks_with_one_of_the_statuses(statuses: list[Status], tasks: str) -> None:
    assert kept(query.by_status(statuses)) == tasks


def test_the_tasks_due_in_a_period() -> None:
    assert kept(query.by_due([of_year(2025)])) == "2 3 8 9 10 18 23 26"


def test_several_periods_mean_any_of_them() -> None:
    assert kept(query.by_due([of_month(2023, 12), of_month(2024, 12)])) == "1 4 5 6 7 11 13 15 16 24 25"


def test_different_filters_mean_all_of_them() -> None:
    lead = query.by_unit(["区金融服务署"], lead=True, support=False)

    assert kept(lead, query.by_due([of_year(2024)])) == "1 16"


@pytest.mark.parametrize(
    ("phrases", "tasks"),
    [
        (["数字人民币"], "1"),
        (["kplus"], "1"),
        (["Ｋｐｌｕｓ"], "1"),
        (["玉龙 2025年"], "8"),
        (["深港 合作"], "10"),
        (["粤语", "院士"], "6 13"),
        (["香港调解员+内地调解员"], "7"),
        (["没有这样的词"], ""),
    ],
)
def test_the_tasks_with_all_words_of_one_of_the_phrases(phrases: list[str], tasks: str) -> None:
    assert kept(query.by_text(phrases)) == tasks


@pytest.mark.parametrize("typed", ["二", "2", "（二）", "(2)", "２", "第二部分", "要素集聚", "市场化 企业服务"])
def test_a_section_is_meant_by_its_number_or_words_of_its_title(typed: str) -> None:
    assert query.find_sections([SHIPPED], typed) == [SHIPPED.sections[1]]


def test_words_of_several_titles_mean_all_those_sections() -> None:
    assert query.find_sections([SHIPPED], "聚焦") == list(SHIPPED.sections)


@pytest.mark.parametrize("typed", ["六", "6", "（六）", "供应链"])
def test_a_measure_is_meant_by_its_number_or_words_of_its_title(typed: str) -> None:
    assert query.find_measures([SHIPPED], typed) == [SHIPPED.sections[1].measures[2]]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("四", "方案里没有板块“四”；写序号（一、二、三）或标题里的词"),
        ("宇宙", "方案里没有板块“宇宙”；写序号（一、二、三）或标题里的词"),
        ("", "方案里没有板块“”；写序号（一、二、三）或标题里的词"),
    ],
)
def test_a_section_that_is_not_there_is_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        query.find_sections([SHIPPED], typed)

    assert str(refused.value) == message


def test_a_measure_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        query.find_measures([SHIPPED], "十一")

    assert str(refused.value) == (
        "方案里没有主要措施“十一”；写序号（一、二、三、四、五、六、七、八、九、十）或标题里的词"
    )


NUMBERED_ANEW = plan("""\
title: 表
sections:
  - title: 甲
    measures:
      - {number: 1, title: 三件事, tasks: [{id: 1, text: 甲}]}
      - {number: 3, title: 办事, tasks: [{id: 2, text: 乙}]}
  - title: 甲
    measures:
      - {number: 1, title: 三件事, tasks: [{id: 3, text: 甲}]}
""")


def test_a_number_that_every_section_has_means_all_those_measures() -> None:
    (first, _), (second,) = (section.measures for section in NUMBERED_ANEW.sections)

    assert query.find_measures([NUMBERED_ANEW], "一") == [first, second]


def test_a_number_means_the_measure_that_has_it_not_the_titles_with_its_character() -> None:
    assert query.find_measures([NUMBERED_ANEW], "三") == [NUMBERED_ANEW.sections[0].measures[1]]


def test_sections_and_measures_that_look_alike_are_told_apart() -> None:
    found = list(standings(NUMBERED_ANEW, AS_OF))
    second = NUMBERED_ANEW.sections[1]

    assert ids(query.select(found, [query.by_section([second])])) == "3"
    assert ids(query.select(found, [query.by_measure(second.measures)])) == "3"


# In what order.

UNSORTED = """\
title: 表
issued: 2023-11-23
sections:
  - measures:
      - tasks:
          - {id: 10, text: 甲, deadline: 常态化推进, lead: [区财政局]}
          - {id: 2, text: 乙, deadline: 2025年6月, lead: [区司法局, 区财政局], leader: 周某某}
          - {id: 1-10, text: 丙, deadline: 2024年6月, leader: 吴某某、周某某}
          - {id: 1-9, text: 丁, deadline: 大汛前, lead: [区司法局], leader: 周 某某}
          - {id: 甲2, text: 戊, deadline: 2025年3月, lead: [区财政局]}
          - {id: 甲10, text: 己, deadline: 2024年7月, lead: [区财政局, 区司法局], leader: 吴某某}
"""


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("id", "甲2 甲10 1-9 1-10 2 10"),
        ("due", "1-10 甲10 甲2 2 10 1-9"),
        ("lead", "10 甲2 甲10 1-9 2 1-10"),
        ("status", "1-10 甲10 甲2 2 10 1-9"),
        ("leader", "2 1-9 甲10 1-10 10 甲2"),
    ],
)
def test_tasks_are_sorted_by_each_key(key: str, order: str) -> None:
    assert ids(query.sort(standing(UNSORTED, AS_OF), key, directory(plan(UNSORTED)))) == order


def test_every_sort_key_has_a_test() -> None:
    assert list(SORT_KEYS) == ["id", "due", "lead", "status", "leader"]


def test_equals_stay_in_the_plans_order() -> None:
    assert ids(query.sort(STANDINGS, "status", UNITS)) == (
        "6 11 13 15 1 4 5 7 16 24 25 2 3 8 9 10 18 23 26 12 14 17 19 20 21 22"
    )


@settings(max_examples=100)
@given(st.lists(st.text("甲乙a1290-.", min_size=1, max_size=6), min_size=1, unique=True))
def test_any_ids_are_sorted_with_their_numbers_as_numbers(found: list[str]) -> None:
    lines = "".join(f'          - {{id: "{at}", text: 甲}}\n' for at in found)
    text = f"title: 表\nsections:\n  - measures:\n      - tasks:\n{lines}"
    ordered = [at.task.id for at in query.sort(standing(text, AS_OF), "id", directory(plan(text)))]
    numbers = [int(at) for at in ordered if at.isdecimal()]

    assert sorted(ordered) == sorted(found)
    assert numbers == sorted(numbers)


def test_an_id_of_thousands_of_digits_is_sorted_like_any_other() -> None:
    long = "9" * 5000
    text = f"title: 表\nsections: [{{measures: [{{tasks: [{{id: '{long}', text: 甲}}, {{id: 1, text: 乙}}]}}]}}]\n"

    assert ids(query.sort(standing(text, AS_OF), "id", directory(plan(text)))) == f"1 {long}"


AMBIGUOUS = """\
title: 表
units: {区教育局: [教体局], 区体育局: [教体局]}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年, lead: [教体局]}
          - {id: 2, text: 乙, deadline: 2024年, lead: [区教育局]}
"""


def test_tasks_whose_lead_is_an_alias_of_two_units_are_sorted_by_lead() -> None:
    found = query.sort(standing(AMBIGUOUS, AS_OF), "lead", directory(plan(AMBIGUOUS)))

    assert set(ids(found).split()) == {"1", "2"}


def test_a_lead_that_is_an_alias_of_two_units_is_counted_under_its_own_words() -> None:
    rows = by_each_unit(standing(AMBIGUOUS, AS_OF), directory(plan(AMBIGUOUS)), AS_OF)

    assert sorted((row.led.name, row.led.total) for row in rows) == [("区教育局", 1), ("教体局", 1)]


def test_two_names_of_units_that_are_one_after_folding_are_sorted_by_lead() -> None:
    text = AMBIGUOUS.replace("{区教育局: [教体局], 区体育局: [教体局]}", "{区教育局: [教育], 区 教育局: [教体局]}")
    read = planfile.read(text.encode(), FILE).plan

    assert read is not None
    assert ids(query.sort(standings(read, AS_OF), "lead", directory(read))) == "1 2"


# In which groups.


def test_tasks_are_grouped_by_month_in_the_calendars_order_those_without_a_date_last() -> None:
    assert counted(STANDINGS, "due", UNITS) == [
        ("2023年12月", {Status.OVERDUE: 4}),
        ("2024年12月", {Status.OVERDUE: 7}),
        ("2025年12月", {Status.NOT_DUE: 8}),
        ("常态化", {Status.ONGOING: 7}),
    ]


def test_tasks_are_grouped_by_status_in_the_order_of_tables() -> None:
    assert counted(STANDINGS, "status", UNITS) == [
        ("逾期未办结", {Status.OVERDUE: 11}),
        ("未到期", {Status.NOT_DUE: 8}),
        ("常态化", {Status.ONGOING: 7}),
    ]


def test_tasks_are_grouped_by_section_in_the_plans_order() -> None:
    assert counted(STANDINGS, "section", UNITS) == [
        (
            "一、聚焦现代化产业发展，突出深港规则衔接营造国际一流营商环境",
            {Status.OVERDUE: 5, Status.NOT_DUE: 2},
        ),
        (
            "二、聚焦要素集聚和企业服务，激发市场主体活力打造市场化营商环境",
            {Status.NOT_DUE: 4, Status.OVERDUE: 4, Status.ONGOING: 7},
        ),
        (
            "三、聚焦营商环境评价新指标，突出良法善治打造法治化营商环境",
            {Status.NOT_DUE: 2, Status.OVERDUE: 2},
        ),
    ]


def test_tasks_are_grouped_by_measure_in_the_plans_order() -> None:
    groups = counted(STANDINGS, "measure", UNITS)

    assert [name[:3] for name, _ in groups] == [f"（{number}）" for number in "一二三四五六七八九十"]
    assert groups[6] == ("（七）以新路子、新模式做强做实企业服务", {Status.NOT_DUE: 1, Status.ONGOING: 4})


def test_a_task_with_two_leads_is_counted_under_each() -> None:
    groups = dict(counted(STANDINGS, "lead", UNITS))

    assert groups["区委组织部"] == {Status.OVERDUE: 1, Status.ONGOING: 1}
    assert groups["区企业服务中心"] == {Status.OVERDUE: 2, Status.NOT_DUE: 1, Status.ONGOING: 2}
    assert sum(sum(counts.values()) for counts in groups.values()) == 29


def test_tasks_that_nobody_supports_have_a_group_of_their_own() -> None:
    groups = dict(counted(STANDINGS, "support", UNITS))

    assert groups["（没有协办单位）"] == {Status.OVERDUE: 5, Status.NOT_DUE: 4, Status.ONGOING: 1}
    assert groups["黄贝街道办"] == {Status.OVERDUE: 1}


def test_tasks_that_nobody_leads_have_a_group_of_their_own() -> None:
    assert counted(standing(UNSORTED, AS_OF), "lead", directory(plan(UNSORTED))) == [
        ("区财政局", {Status.ONGOING: 1, Status.NOT_DUE: 1, Status.DUE_SOON: 1, Status.OVERDUE: 1}),
        ("区司法局", {Status.NOT_DUE: 1, Status.UNCLEAR: 1, Status.OVERDUE: 1}),
        ("（没有牵头单位）", {Status.OVERDUE: 1}),
    ]


def test_a_task_that_names_one_unit_twice_is_counted_once_under_it() -> None:
    text = "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲, lead: [区财政局, 区 财政局]}]}]}]\n"

    assert counted(standing(text, AS_OF), "lead", directory(plan(text))) == [("区财政局", {Status.UNCLEAR: 1})]


def test_every_grouping_has_a_test() -> None:
    assert list(GROUPINGS) == ["lead", "support", "leader", "section", "measure", "due", "status", "plan", "kind"]


def test_each_unit_has_the_tasks_it_leads_and_how_many_it_supports() -> None:
    rows = {row.led.name: row for row in by_each_unit(STANDINGS, UNITS, AS_OF)}

    assert list(rows)[:4] == ["区金融服务署", "区发展改革局", "罗湖医院集团", "区工业和信息化局"]
    assert len(rows) == len(UNITS.names)
    assert (rows["区企业服务中心"].led.total, rows["区企业服务中心"].supported) == (5, 1)
    assert dict(rows["区企业服务中心"].led.counts) == {Status.OVERDUE: 2, Status.NOT_DUE: 1, Status.ONGOING: 2}
    assert (rows["罗湖医院集团"].led.total, rows["罗湖医院集团"].supported) == (0, 1)


def test_only_units_of_the_tasks_asked_about_are_listed() -> None:
    found = query.select(STANDINGS, [query.by_measure([SHIPPED.sections[0].measures[0]])])

    assert [row.led.name for row in by_each_unit(found, UNITS, AS_OF)] == [
        "区金融服务署",
        "区发展改革局",
        "罗湖医院集团",
    ]


def test_the_line_of_totals_names_the_usual_statuses_even_where_there_are_none() -> None:
    assert count_line(tally(STANDINGS, AS_OF), AS_OF) == (
        "共26项：按期办结0、逾期未办结11、临期0、未到期8、常态化7，截至2025-03-10"
    )


def test_the_line_of_totals_names_an_unusual_status_where_there_is_one() -> None:
    assert count_line(tally(standing(UNSORTED, AS_OF), AS_OF), AS_OF) == (
        "共6项：按期办结0、逾期未办结2、临期1、未到期1、常态化1、未明确时限1，截至2025-03-10"
    )


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (Section("一", "板块", ()), "一、板块"),
        (Section("", "板块", ()), "板块"),
        (Section("一", "", ()), "一"),
        (Section("", "", ()), ""),
        (Measure("一", "措施", ()), "（一）措施"),
        (Measure("", "措施", ()), "措施"),
        (Measure("一", "", ()), "一"),
    ],
)
def test_a_heading_is_number_and_title_as_far_as_there_are_any(part: Section | Measure, heading: str) -> None:
    assert title(part) == heading
