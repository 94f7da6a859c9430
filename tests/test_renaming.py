"""Names of units over the years: which is in force on a date, and which nobody took over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import Place
from renwu.journal.history import histories
from renwu.plan.model import Former, UnitEntry
from renwu.plan.renaming import circles, renaming
from renwu.plan.units import directory
from renwu.standing.status import standings
from support import journals
from support.plans import FILE, plan, problem, problems

LAST_DAY = date(2024, 2, 29)
DAY_AFTER = date(2024, 3, 1)
RENAMED = "区金融工作局: {formerly: {区金融服务署: 2024-02-29}}"
CHAIN = f"""\
{RENAMED}
区金融发展局: {{formerly: {{区金融工作局: 2025-06-30}}}}
"""
MERGED = "区文化广电旅游体育局: {formerly: {区文化广电旅游局: 2024-02-29, 区体育局: 2024-05-31}}"
DIVIDED = """\
区数据局: {formerly: {区政务服务数据管理局: 2024-02-29}}
区政务服务局: {formerly: {区政务服务数据管理局: 2024-02-29}}
"""
ABOLISHED = "区招商引资办公室: {until: 2024-02-29}"


def entries(text: str) -> tuple[UnitEntry, ...]:
    return planfile.read_units(text.encode(), FILE).reliable()


def renamed(text: str, as_of: date | None) -> dict[str, str]:
    return renaming(entries(text), as_of).renamed


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (LAST_DAY, {"区金融工作局": "区金融服务署"}),
        (DAY_AFTER, {"区金融服务署": "区金融工作局"}),
        (None, {"区金融服务署": "区金融工作局"}),
    ],
)
def test_a_unit_goes_by_its_older_name_through_the_last_day_of_that(
    as_of: date | None, expected: dict[str, str]
) -> None:
    assert renamed(RENAMED, as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "name"),
    [
        (LAST_DAY, "区金融服务署"),
        (DAY_AFTER, "区金融工作局"),
        (date(2025, 6, 30), "区金融工作局"),
        (date(2025, 7, 1), "区金融发展局"),
        (None, "区金融发展局"),
    ],
)
def test_names_that_followed_each_other_are_one_unit_on_any_date(as_of: date | None, name: str) -> None:
    names = {"区金融服务署", "区金融工作局", "区金融发展局"}

    assert renamed(CHAIN, as_of) == dict.fromkeys(names - {name}, name)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (LAST_DAY, {}),
        (DAY_AFTER, {"区文化广电旅游局": "区文化广电旅游体育局"}),
        (date(2024, 6, 1), dict.fromkeys(("区文化广电旅游局", "区体育局"), "区文化广电旅游体育局")),
    ],
)
def test_units_that_were_merged_pass_to_one_each_after_its_last_day(as_of: date, expected: dict[str, str]) -> None:
    assert renamed(MERGED, as_of) == expected


@pytest.mark.parametrize("text", [DIVIDED, ABOLISHED])
@pytest.mark.parametrize("as_of", [LAST_DAY, DAY_AFTER, None])
def test_a_unit_that_was_divided_or_abolished_passes_to_none(text: str, as_of: date | None) -> None:
    assert renamed(text, as_of) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DIVIDED, {"区政务服务数据管理局": "2024年2月29日后分为区数据局、区政务服务局"}),
        (ABOLISHED, {"区招商引资办公室": "2024年2月29日撤销"}),
        (
            ABOLISHED + "\n区投资局: {formerly: {区招商引资办公室: 2024-02-29}}",
            {"区招商引资办公室": "2024年2月29日撤销"},
        ),
        (RENAMED, {}),
        (MERGED, {}),
    ],
)
def test_a_unit_without_one_successor_is_unsettled_after_its_last_day(text: str, expected: dict[str, str]) -> None:
    assert renaming(entries(text), LAST_DAY).unsettled == {}
    assert renaming(entries(text), DAY_AFTER).unsettled == expected


def test_a_name_leads_through_a_renaming_to_one_that_was_divided_later() -> None:
    found = renaming(entries(f"区政务服务数据管理局: {{formerly: {{区信息办: 2019-03-31}}}}\n{DIVIDED}"), DAY_AFTER)

    assert found.renamed == {"区信息办": "区政务服务数据管理局"}
    assert list(found.unsettled) == ["区政务服务数据管理局"]


def circle(line: int, column: int, name: str, before: str, at: int) -> object:
    message = f"曾用名绕成了圈：“{name}”的曾用名是“{before}”（第{at}行），追下去又回到这里"
    hint = "删去写反的一处；改回旧名的单位，只写最近一次改名"
    return problem((line, column, len(name)), "RW306", message, hint)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "甲局: {formerly: {乙局: 2020-01-01}}\n乙局: {formerly: {甲局: 2024-01-01}}",
            [circle(2, 17, "甲局", "乙局", 1)],
        ),
        (
            "甲局: {formerly: {乙局: 2020-1-1}}\n乙局: {formerly: {丙局: 2018-1-1}}\n丙局: {formerly: {甲 局: 2016-1-1}}",
            [circle(3, 17, "甲 局", "乙局", 1)],
        ),
        ("甲局: {formerly: {乙局: 2020-01-01, 丙局: 2020-01-01}}\n乙局: {formerly: {丙局: 2018-01-01}}", []),
        (CHAIN, []),
        (MERGED, []),
        (DIVIDED, []),
    ],
)
def test_rw306_former_names_that_lead_round_in_a_circle(text: str, found: list[object]) -> None:
    assert list(planfile.read_units(text.encode(), FILE).problems) == found


def test_a_circle_through_two_files_names_both() -> None:
    one = UnitEntry("甲局", (), (), (Former("乙局", LAST_DAY, Place("tasks.yaml", 3, 5)),))
    other = UnitEntry("乙局", (), (), (Former("甲局", LAST_DAY, Place("units.yaml", 1, 5)),))

    assert [(found.place.file, found.message) for found in circles([one, other])] == [
        ("units.yaml", "曾用名绕成了圈：“甲局”的曾用名是“乙局”（tasks.yaml 第3行），追下去又回到这里")
    ]


NAMES = st.sampled_from("甲乙丙丁戊")
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 9))
FORMERS = st.lists(st.builds(Former, NAMES, DAYS, st.just(Place(FILE, 1, 1))), max_size=3)


@settings(max_examples=300)
@given(
    st.lists(st.builds(UnitEntry, NAMES, st.just(()), st.just(()), FORMERS.map(tuple), st.none() | DAYS), max_size=6),
    st.none() | DAYS,
)
def test_any_entries_come_to_names_in_force_that_stay_where_they_are(said: list[UnitEntry], as_of: date | None) -> None:
    found = renaming(said, as_of)

    if not circles(said):
        assert not set(found.renamed.values()) & set(found.renamed)
    assert set(found.renamed) | set(found.renamed.values()) <= set("甲乙丙丁戊")
    assert not set(found.unsettled) & set(found.renamed)


PLAN = """\
title: 表
units:
  区金融工作局: {aliases: [区金融局], formerly: {区金融服务署: 2024-02-29}}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, lead: [区金融服务署]}
          - {id: 2, text: 乙, lead: [区金融局], support: [区金融服务署, 区金融工作局]}
          - {id: 3, text: 丙, lead: [区财政局]}
"""
WITHOUT_UNITS = PLAN.replace(PLAN.splitlines(keepends=True)[1] + PLAN.splitlines(keepends=True)[2], "")


@pytest.mark.parametrize(("as_of", "name"), [(LAST_DAY, "区金融服务署"), (DAY_AFTER, "区金融工作局")])
def test_a_task_stands_with_the_name_in_force_and_an_alias_as_it_is_written(as_of: date, name: str) -> None:
    first, second, third = standings(plan(PLAN), as_of)

    assert [(one.lead, one.leads) for one in (first, second, third)] == [
        ((name,), (name,)),
        (("区金融局",), (name,)),
        (("区财政局",), ("区财政局",)),
    ]
    assert (second.support, second.supports) == ((name,), (name,))


def test_a_task_that_was_reassigned_under_an_older_name_stands_with_the_name_in_force() -> None:
    read = plan(PLAN)
    moved = journals.line("a", "2024-02-01", "reassigned", "3", lead=["区金融服务署"], reason="职责调整")

    *_, third = standings(read, DAY_AFTER, histories=histories(read, journals.entries(moved), DAY_AFTER))
    assert (third.lead, third.task.lead) == (("区金融工作局",), ("区财政局",))


def test_units_that_were_merged_since_are_two_where_the_document_has_both() -> None:
    text = PLAN.replace("[区财政局]", "[区财政局, 区国资局]")
    merged = text.replace(
        "units:\n", "units:\n  区财政和国资局: {formerly: {区财政局: 2024-02-29, 区国资局: 2024-02-29}}\n"
    )

    *_, third = standings(plan(merged), DAY_AFTER)
    assert third.lead == ("区财政和国资局",)
    assert "RW206" not in [found.code for found in problems(merged) if "第3项" in found.message]


@pytest.mark.parametrize("typed", ["区金融服务署", "区金融工作局", "区金融局", "金融署"])
def test_a_unit_is_found_by_either_name_and_by_short_forms_of_either(typed: str) -> None:
    assert directory(plan(PLAN), as_of=DAY_AFTER).find(typed) == "区金融工作局"
    assert directory(plan(PLAN), as_of=LAST_DAY).find(typed) == "区金融服务署"


def test_a_directory_has_a_renamed_unit_once() -> None:
    assert list(directory(plan(PLAN)).names.values()) == ["区金融工作局", "区财政局"]


def test_what_is_registered_counts_where_the_plan_names_the_unit() -> None:
    registered = entries("区金融工作局: {formerly: {区金融服务署: 2024-02-29}}\n区体育局: [财政局]\n")

    found = directory(plan(WITHOUT_UNITS.replace("区金融局", "区金融服务署")), registered=registered)
    assert list(found.names.values()) == ["区金融工作局", "区财政局"]
    assert found.find("区金融服务署") == "区金融工作局"
    assert found.find("财政局") == "区财政局"


def test_what_the_plan_says_of_a_unit_wins_over_what_is_registered() -> None:
    registered = entries("区 金融工作局: {formerly: {区金融服务署: 2030-01-01}}\n区金融管理局: [区金融局]\n")

    found = directory(plan(PLAN), registered=registered, as_of=DAY_AFTER)
    assert found.canonical("区金融服务署") == "区金融工作局"
    assert found.canonical("区金融局") == "区金融工作局"


def test_a_registered_alias_stands_for_its_unit() -> None:
    found = directory(plan(WITHOUT_UNITS), registered=entries("区金融工作局: [区金融局]"))

    assert list(found.names.values()) == ["区金融服务署", "区金融工作局", "区财政局"]
    assert found.canonical("区金融局") == "区金融工作局"
