"""What is said of units, in a plan and in units.yaml: what is read, what is wrong, and from where it is loaded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import CODES, FileError, Place, PlanError
from renwu.ledger import ledger, reading
from renwu.plan.model import Former, UnitEntry
from support.plans import FILE, problem
from support.program import Result

ENTRIES = """\
区财政局: [财政局]
区金融工作局:
  aliases: 区金融局、金融局
  formerly: {区金融服务署: 2024年2月29日, 区金融办: 2019-03-31}
区招商办: {until: 2024-02-29}
区法院: {paper: 函, via: 区司法局}
区民政局:
"""
PLAN = """\
title: 表
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年12月, lead: [区金融服务署]}
"""


def test_a_units_file_has_entries_alone() -> None:
    assert planfile.read_units(ENTRIES.encode(), FILE) == (
        (
            UnitEntry("区财政局", ("财政局",), (Place(FILE, 1, 8, 3),)),
            UnitEntry(
                "区金融工作局",
                ("区金融局", "金融局"),
                (Place(FILE, 3, 12, 8), Place(FILE, 3, 12, 8)),
                (
                    Former("区金融服务署", date(2024, 2, 29), Place(FILE, 4, 14, 6)),
                    Former("区金融办", date(2019, 3, 31), Place(FILE, 4, 34, 4)),
                ),
            ),
            UnitEntry("区招商办", (), (), until=date(2024, 2, 29)),
            UnitEntry("区法院", (), (), paper="函", via="区司法局"),
            UnitEntry("区民政局", (), ()),
        ),
        (),
    )


def test_a_plan_says_of_units_what_a_units_file_does() -> None:
    indented = "".join(f"  {line}\n" for line in ENTRIES.splitlines())
    named = [entry.name for entry in planfile.read_units(ENTRIES.encode(), FILE).entries]

    read = planfile.read(f"units:\n{indented}{PLAN}".encode(), FILE).reliable()
    assert [entry.name for entry in read.units] == named
    assert [former.last_day for former in read.units[1].formerly] == [date(2024, 2, 29), date(2019, 3, 31)]


KEYS = "可以用的键：aliases、formerly、until、paper、via"
FORMERLY = "写成如 formerly: {区金融服务署: 2024-02-29}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "甲局: {former: {乙局: 2024-02-29}}",
            problem((1, 6, 6), "RW109", "单位没有“former”这个键", f"是不是“formerly”？{KEYS}"),
        ),
        (
            "甲局: {曾用名: {乙局: 2024-02-29}}",
            problem((1, 6, 3), "RW109", "单位没有“曾用名”这个键", f"是不是“formerly”？{KEYS}"),
        ),
        (
            "甲局: {formerly: 乙局}",
            problem((1, 16, 2), "RW111", "“formerly”应是曾用名到它最后一天的对照", FORMERLY),
        ),
        (
            "甲局: {formerly: {乙局: 2024年3月}}",
            problem((1, 21, 7), "RW211", "曾用名乙局的最后一天“2024年3月”不是一个日期", "写成如 2023-11-23"),
        ),
        (
            "甲局: {formerly: {乙局: }}",
            problem((1, 21, 1), "RW211", "曾用名乙局的最后一天“”不是一个日期", "写成如 2023-11-23"),
        ),
        (
            "甲局: {formerly: {甲 局: 2024-02-29}}",
            problem((1, 17, 3), "RW211", "“甲 局”是自己的曾用名", "写上改名以前的名称"),
        ),
        (
            "甲局: {formerly: {乙局: 2024-02-29, 乙局: 2024-02-29}}",
            problem((1, 33, 2), "RW108", "键“乙局”写了两次", "留下一个，把内容并在一起"),
        ),
        (
            "甲局: {until: 明年}",
            problem((1, 13, 2), "RW211", "甲局的撤销日期“明年”不是一个日期", "写成如 2023-11-23"),
        ),
        ("甲局: [甲]\n甲局: [乙]", problem((2, 1, 2), "RW108", "键“甲局”写了两次", "留下一个，把内容并在一起")),
        ('"": [甲]', problem((1, 1, 2), "RW111", "单位名称是空的", "写成如 区科技创新局: [区科创局]")),
        (
            "- 甲局",
            problem((1, 1, 1), "RW111", "这个文件应是全称到简称的对照", "写成如 区科技创新局: [区科创局]"),
        ),
        (
            "甲局: &a [甲]",
            problem((1, 5, 4), "RW105", "方案里不用锚点“&a”", "把内容照原样写出来；以 * & ! 开头的文字要加引号"),
        ),
        ("", problem((1, 1, 1), "RW113", "文件是空的", "写上单位，或删去这个文件")),
    ],
)
def test_what_is_wrong_with_an_entry_has_its_place(text: str, found: object) -> None:
    read = planfile.read_units(text.encode(), FILE)

    assert list(read.problems) == [found]
    with pytest.raises(PlanError):
        read.reliable()


@pytest.mark.parametrize("data", [b"\xff", "甲局: \x07".encode(), "甲局: {".encode()])
def test_a_units_file_that_is_no_text_or_no_yaml_has_no_entries(data: bytes) -> None:
    read = planfile.read_units(data, FILE)

    assert read.entries == ()
    assert [CODES[found.code].fatal for found in read.problems] == [True]


PIECES = (
    "甲局",
    "乙局",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "\n",
    "  ",
    "- ",
    "formerly",
    "until",
    "2024-02-29",
    "&a",
    '"',
)


@settings(max_examples=300)
@given(st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map(lambda them: "".join(them).encode()))
def test_any_bytes_are_entries_or_have_a_problem_with_a_place(data: bytes) -> None:
    read = planfile.read_units(data, FILE)

    assert read.entries or read.problems or b"".join(data.split()) == b"{}"
    assert all(found.place.file == FILE and found.place.line > 0 for found in read.problems)
    assert list(read.problems) == sorted(read.problems)


def test_the_units_file_beside_a_plan_is_loaded_with_it(tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_text(PLAN, encoding="utf-8")
    assert ledger.load([tmp_path / "tasks.yaml"]).books[0].units == ()

    (tmp_path / "units.yaml").write_text(ENTRIES, encoding="utf-8")
    loaded = ledger.load([tmp_path / "tasks.yaml"]).books[0]
    assert [entry.name for entry in loaded.units] == ["区财政局", "区金融工作局", "区招商办", "区法院", "区民政局"]
    assert list(loaded.directory({}).names.values()) == ["区金融工作局"]


def test_a_units_file_that_can_not_be_relied_on_or_opened_stops_loading(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text("甲局: {until: 明年}", encoding="utf-8")
    with pytest.raises(PlanError):
        reading.load_units(tmp_path)

    (tmp_path / "units.yaml").unlink()
    (tmp_path / "units.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileError):
        reading.load_units(tmp_path)


def test_names_that_lead_from_a_plan_into_the_units_file_and_back_stop_loading(tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_text(
        f"units: {{甲局: {{formerly: {{乙局: 2024-02-29}}}}}}\n{PLAN}", encoding="utf-8"
    )
    (tmp_path / "units.yaml").write_text("乙局: {formerly: {甲局: 2024-02-29}}", encoding="utf-8")

    with pytest.raises(PlanError) as refused:
        ledger.load([tmp_path / "tasks.yaml"]).books[0]
    assert [(found.code, Path(found.place.file).name) for found in refused.value.problems] == [("RW306", "units.yaml")]


def test_check_finds_what_is_wrong_with_the_units_file_beside_a_plan_once(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    for name in ("tasks.yaml", "other.yaml"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    units = tmp_path / "units.yaml"
    units.write_text("甲局: {until: 明年}\n", encoding="utf-8")

    result = inside("check", tmp_path / "tasks.yaml", tmp_path / "other.yaml", units)
    assert (result.code, result.stdout.count("RW211"), result.stdout.splitlines()[-1]) == (
        1,
        1,
        "共1个问题：错误1、警告0",
    )

    units.write_text("甲局: [甲]\n", encoding="utf-8")
    result = inside("check", tmp_path / "tasks.yaml", units)
    assert result.stdout == f"{tmp_path / 'tasks.yaml'}：1项任务，没有发现问题\n{units}：没有发现问题\n"
