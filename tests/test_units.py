"""Names of units: folding, splitting a cell, and finding the unit a person means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import UsageError
from renwu.plan.unit_cells import is_collective, split
from renwu.plan.units import Directory, directory, fold
from support.plans import FILE, plan, shipped


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("区 财 政 局", "区财政局"),
        ("区财政局\u3000", "区财政局"),
        ("区财政\n局", "区财政局"),
        ("市（区）政府", "市(区)政府"),
        ("ＡＢＣ公司", "ABC公司"),
        ("区民政局\u200b", "区民政局"),
        ("\ufeff区民\xad政局", "区民政局"),
        ("区⺠政局", "区民政局"),
        ("⻓安街道", "长安街道"),
        ("⽔务局", "水务局"),
    ],
)
def test_names_are_compared_after_nfkc_and_without_white_space_and_what_nobody_sees(name: str, folded: str) -> None:
    assert fold(name) == folded


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from("区市财政局Ａ１(（·"), min_size=1), st.sampled_from([" ", "\n", "\u3000", "\xa0", "\t "])
)
def test_white_space_anywhere_in_a_name_changes_nothing(characters: list[str], space: str) -> None:
    assert fold(space.join(["", *characters, ""])) == fold("".join(characters))


@pytest.mark.parametrize("cell", ["", " ", "——", "—", "-", "–", "―", "/", "／", "无", "\n"])
def test_an_empty_cell_a_dash_a_slash_or_none_names_no_unit(cell: str) -> None:
    assert split(cell) == ()


@pytest.mark.parametrize("separator", ["、", "，", ",", "；", ";", "\n", " 、 ", "、、"])
def test_a_cell_is_split_at_each_of_its_separators(separator: str) -> None:
    assert split(f"区财政局{separator}区司法局") == ("区财政局", "区司法局")


@pytest.mark.parametrize(
    "cell",
    [
        "各县（市、区）政府",
        "各县(市、区)政府",
        "各县［市、区］政府".replace("［", "[").replace("］", "]"),
        "各县【市、区】政府",
        "专班〔牵头，协办〕组",
        "《甲、乙》编写组",
        "各县（市、区（含功能区、园区））政府",
    ],
)
def test_a_cell_is_not_split_inside_brackets(cell: str) -> None:
    assert split(cell) == (cell,)


def test_a_cell_is_split_after_a_bracket_that_is_closed() -> None:
    assert split("各县（市、区）政府、区财政局") == ("各县（市、区）政府", "区财政局")


def test_a_closing_bracket_without_an_opening_one_does_not_stop_splitting() -> None:
    assert split("区财政局）、区司法局") == ("区财政局）", "区司法局")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("黄贝、南湖、莲塘街道办", ("黄贝街道办", "南湖街道办", "莲塘街道办")),
        ("黄贝、南湖街道", ("黄贝街道", "南湖街道")),
        ("黄贝、南湖街道办事处", ("黄贝街道办事处", "南湖街道办事处")),
        ("黄贝街道、南湖、莲塘街道办", ("黄贝街道", "南湖街道办", "莲塘街道办")),
        ("区财政局、黄贝、莲塘街道办", ("区财政局", "黄贝街道办", "莲塘街道办")),
        ("黄贝、莲塘街道办、区财政局", ("黄贝街道办", "莲塘街道办", "区财政局")),
        ("黄贝、区财政局、莲塘街道办", ("黄贝", "区财政局", "莲塘街道办")),
        ("罗湖法院、黄贝街道办", ("罗湖法院", "黄贝街道办")),
    ],
)
def test_the_tail_of_a_series_belongs_to_each_name_that_lacks_one(cell: str, names: tuple[str, ...]) -> None:
    assert split(cell) == names


def test_a_collective_is_one_unit() -> None:
    assert split("各产业部门、各招商先锋队") == ("各产业部门", "各招商先锋队")


@settings(max_examples=200)
@given(st.text("区财政局街道办、，；;()（）\n —无", max_size=30) | st.text(max_size=30))
def test_any_cell_is_split_into_names_that_are_not_blank(cell: str) -> None:
    assert all(name and name == name.strip() for name in split(cell))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("政数局", "区政务服务数据管理局"),
        ("发改局", "区发展改革局"),
        ("工信局", "区工业和信息化局"),
        ("企服中心", "区企业服务中心"),
        ("住建局", "区住房建设局"),
        ("城管局", "区城管和综合执法局"),
        ("国资局", "区国有资产监督管理局"),
        ("金融署", "区金融服务署"),
    ],
)
def test_an_abbreviation_finds_its_one_unit_in_the_shipped_plan(typed: str, name: str) -> None:
    assert directory(shipped()).find(typed) == name


@pytest.mark.parametrize("typed", ["区金融服务署", "区 金融服务署", " 区金融服务署\n"])
def test_a_full_name_is_found_whatever_its_white_space(typed: str) -> None:
    assert directory(shipped()).find(typed) == "区金融服务署"


PLAN = """\
title: 表
units:
  区科技创新局: [区科创局, 科技局]
  区教育局: [教体局, 共用局]
  区体育局: [共用局]
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, lead: [区科创局], support: [区教育局, 区 教育局]}
          - {id: 2, text: 乙, lead: [区财政局], support: [区财政局国库科]}
"""


@pytest.fixture
def units() -> Directory:
    return directory(plan(PLAN))


def test_a_directory_has_each_unit_once_those_with_aliases_first(units: Directory) -> None:
    assert list(units.names.values()) == ["区科技创新局", "区教育局", "区体育局", "区财政局", "区财政局国库科"]


@pytest.mark.parametrize("typed", ["区科创局", "科技局", "科 技 局"])
def test_an_alias_finds_the_unit_it_is_given_to(units: Directory, typed: str) -> None:
    assert units.find(typed) == "区科技创新局"


def test_an_exact_name_is_found_though_it_abbreviates_another(units: Directory) -> None:
    assert units.find("区财政局") == "区财政局"


def test_an_exact_name_is_found_before_an_alias_of_another_unit() -> None:
    text = PLAN.replace("共用局]\n  区体育局", "共用局]\n  区文化局: [区体育局]\n  区体育局")

    assert directory(plan(text)).find("区体育局") == "区体育局"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("财局", "“财局”可以指2个单位：区财政局、区财政局国库科；请写全称"),
        ("共用局", "“共用局”可以指2个单位：区教育局、区体育局；请写全称"),
        ("育局", "“育局”可以指2个单位：区教育局、区体育局；请写全称"),
    ],
)
def test_what_may_mean_several_units_is_refused_with_their_names(units: Directory, typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        units.find(typed)

    assert str(refused.value) == message


def test_of_many_candidates_eight_are_named() -> None:
    with pytest.raises(UsageError) as refused:
        directory(shipped()).find("区局")

    assert str(refused.value) == (
        "“区局”可以指10个单位：区发展改革局、区工业和信息化局、区政务服务数据管理局、区司法局、区城管和综合执法局、"
        "区城市更新和土地整备局、区人力资源局、区科技创新局等；请写全称"
    )


def test_what_means_no_unit_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UsageError) as refused:
        directory(shipped()).find("区规划局")

    assert str(refused.value) == (
        "方案里没有单位“区规划局”；相近的有：市规划和自然资源局罗湖管理局、区司法局、区科技创新局、区发展改革局"
    )


@pytest.mark.parametrize("typed", ["", " ", "xyz"])
def test_what_is_near_no_unit_is_refused_with_where_to_look(units: Directory, typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        units.find(typed)

    assert str(refused.value) == f"方案里没有单位“{typed}”；renwu units 列出全部单位"


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("区科创局", "区科技创新局"),
        ("区 科技创新局", "区科技创新局"),
        ("区 教育局", "区教育局"),
        ("区教育局", "区教育局"),
        ("不在方案里", "不在方案里"),
    ],
)
def test_a_record_names_a_unit_by_any_of_its_spellings(units: Directory, name: str, canonical: str) -> None:
    assert units.canonical(name) == canonical


def test_several_spellings_of_one_unit_are_that_unit_once(units: Directory) -> None:
    assert units.canonical_all(["区科创局", "区财政局", "科技局"]) == ("区科技创新局", "区财政局")


@pytest.mark.parametrize(
    ("begun", "names"),
    [
        ("区财", ["区财政局", "区财政局国库科"]),
        ("财政", ["财政局", "财政局国库科"]),
        ("区", ["区科技创新局", "区教育局", "区体育局", "区财政局", "区财政局国库科"]),
        ("", ["区科技创新局", "区教育局", "区体育局", "区财政局", "区财政局国库科"]),
        ("局", []),
    ],
)
def test_names_are_completed_with_or_without_their_leading_district(
    units: Directory, begun: str, names: list[str]
) -> None:
    assert units.completions(begun) == names


def test_a_unit_without_a_name_does_not_stop_completion() -> None:
    reading = planfile.read(PLAN.replace("  区教育局: [", '  "": [').encode(), FILE)

    assert reading.plan is not None
    assert directory(reading.plan).completions("财政") == ["财政局", "财政局国库科"]


@settings(max_examples=200)
@given(st.text(max_size=12) | st.text("区市局财政科技教育创新共用体", max_size=6))
def test_any_typed_name_is_a_unit_of_the_plan_or_refused(typed: str) -> None:
    units = directory(plan(PLAN))
    try:
        found = units.find(typed)
    except UsageError as refused:
        assert f"“{typed}”" in str(refused)  # noqa: PT017  # being refused is one of the two right outcomes
    else:
        assert found in units.names.values()


@pytest.mark.parametrize(
    "name",
    [
        "各产业部门",
        "各县（市、区）政府",
        "区直各单位",
        "有关单位",
        "区相关部门",
        "全体成员",
        "专班成员单位",
        "区住建局等",
    ],
)
def test_a_name_for_several_units_is_a_collective(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize("name", ["区司法局", "罗湖法院", "深港现代商贸业升级发展区指挥部", "高等教育局", "区委组织部"])
def test_a_name_of_one_unit_is_none(name: str) -> None:
    assert not is_collective(name)
