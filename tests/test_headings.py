"""What a heading says that its column holds: by its parts, whatever the phrase."""

from pathlib import Path

import pytest
import yaml

from renwu.errors import UsageError
from renwu.importing.headings import Field, meaning
from renwu.importing.mapping import read_map

PUBLISHED = yaml.load(
    (Path(__file__).parent / "data" / "headings.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506  # it gives texts and nothing else
)


def field(heading: str) -> str:
    said = meaning(heading)
    return "none" if said is None else said.field.value


@pytest.mark.parametrize(
    ("role", "heading"), [(role, heading) for role, headings in PUBLISHED.items() for heading in headings]
)
def test_a_published_heading_says_what_it_is(role: str, heading: str) -> None:
    assert field(heading) == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("項次", "序号"),
        ("工作項目", "重点任务"),
        ("具體作法", "重点任务"),
        ("主辦機關", "牵头单位"),
        ("協辦機關", "协办单位"),
        ("完成期限", "完成时限"),
        ("備註", "备注"),
        ("聯絡人", "联系人"),
    ],
)
def test_traditional_characters_are_as_good(heading: str, role: str) -> None:
    assert field(heading) == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("2026年目标任务", "重点任务"),
        ("完成时限（2025年）", "完成时限"),
        ("分 管\n县领导", "责任领导"),
        ("牵头（责任）单位", "牵头单位"),
        ("目标与任务", "重点任务"),
        ("经办人及联系方式", "联系人"),
        ("责任单位、责任人", "牵头单位"),
        ("责任单位及完成时限", "牵头单位"),
        ("交办时间", "起算日期"),
        ("会议名称", "任务来源"),
        ("领导批示", "任务来源"),
        ("批示内容", "重点任务"),
        ("督导单位", "备注"),
        ("工作进度", "备注"),
        ("进度安排", "完成时限"),
    ],
)
def test_the_last_part_decides_and_what_stands_before_says_of_which_kind(heading: str, role: str) -> None:
    assert field(heading) == role


@pytest.mark.parametrize(
    "heading",
    ["业务事项", "公开时限", "实际完成时间", "启动时间", "包联单位", "任务类型", "责任", ""],
)
def test_what_known_parts_don_t_cover_is_unknown(heading: str) -> None:
    assert field(heading) == "none"


def test_a_field_may_have_several_columns() -> None:
    assert read_map("任务=3,备注=7,8,牵头=5,时限=0") == {
        Field.TEXT: (2,),
        Field.NOTE: (6, 7),
        Field.LEAD: (4,),
        Field.DEADLINE: (),
    }


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("任务=3,4", "--map：重点任务只有一列；可以有几列的是：完成时限、协办单位、责任领导、联系人、备注、任务来源"),
        ("备注=7,7", "--map：“7”的列名或列数写了两次；一列只写一次"),
        ("备注=0,7", "--map：“7”的列名或列数写了两次；一列只写一次"),
    ],
)
def test_columns_that_make_no_sense_are_refused(typed: str, refusal: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_map(typed)
    assert str(caught.value) == refusal
