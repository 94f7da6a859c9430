"""Cells of responsible units as offices write them, with their reading."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from renwu.importing import duties
from renwu.plan.unit_cells import is_complete, split


class Reading(NamedTuple):
    """Who leads and who supports."""

    lead: list[str]
    support: list[str]


def _readings(entry: dict[str, Any]) -> list[Reading]:
    """What a cell may be read as; a plain list names leads."""
    return [
        Reading(each["lead"], each["support"]) if isinstance(each, dict) else Reading(each, [])
        for each in (entry["units"], *entry.get("also", []))
    ]


_TEXT = (Path(__file__).parent / "data" / "unit-cells.yaml").read_text(encoding="utf-8")
CELLS = yaml.load(_TEXT, yaml.BaseLoader)["cells"]  # noqa: S506  # BaseLoader makes nothing but text


@pytest.mark.parametrize("entry", CELLS, ids=[entry["cell"] for entry in CELLS])
def test_a_cell_is_read_as_a_clerk_reads_it(entry: dict[str, Any]) -> None:
    read = duties.read_cell(entry["cell"], lead=True)

    assert read.wrong == ""
    assert Reading(list(read.lead), list(read.support)) in _readings(entry)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("经开区、高新园（某某镇）、各街道", ("经开区", "高新园（某某镇）", "各街道")),
        ("发改、财政、审计局", ("发改局", "财政局", "审计局")),
        ("市委、市政府督查室", ("市委督查室", "市政府督查室")),
        ("市政府和社会资本合作中心", ("市政府和社会资本合作中心",)),
        ("区文化和旅游局、区规划和自然资源局", ("区文化和旅游局", "区规划和自然资源局")),
        ("各县（市、区）党委和政府", ("各县（市、区）党委和政府",)),
        ("市教育局/市科技局", ("市教育局", "市科技局")),
        ("①市发改局②市财政局", ("市发改局", "市财政局")),
        ("董事会办公室、党群工作部", ("董事会办公室", "党群工作部")),
        ("街道办事处。", ("街道办事处",)),
    ],
)
def test_what_looks_like_a_separator_or_a_tail_is_one_only_between_units(cell: str, names: tuple[str, ...]) -> None:
    assert split(cell) == names


@pytest.mark.parametrize("cell", ["主要领导亲自抓，分管领导具体抓", "推进数字政府建设。", "2024年6月底前完成"])
def test_what_is_no_unit_is_refused_with_what_the_cell_says(cell: str) -> None:
    wrong = duties.read_cell(cell, lead=True).wrong

    assert wrong.endswith("不像单位名称，像是别的列的文字混了进来")
    assert wrong.removeprefix("“").split("”")[0] in cell


def test_a_person_s_name_among_units_is_doubted() -> None:
    assert duties.read_cell("张三、区司法局", lead=True).doubts == ("“张三”不像单位的全称，照原样记",)


def test_a_name_is_whole_whatever_bracket_stands_behind_it() -> None:
    assert is_complete("高新园（某某镇）")
    assert not is_complete("东湖（某某镇）")


def test_a_name_of_any_length_is_split_in_time() -> None:
    assert split("甲局和" * 20000) == ("甲局和" * 20000,)
    assert split("甲等有关部门" * 5000)[0] == "甲等有关部门" * 5000
