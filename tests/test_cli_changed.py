"""`renwu list --changed-since`: what has changed, in every format; and 连续N期."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine as calamine

from support import journals
from support.journals import line
from support.program import Result

COMPARED = "截至2024-06-01与截至2024-07-01相比"
RULE = (
    "亮灯、状态和是否未报送（最近结束的报送期以来没有报送，或者催办到期未回复）是这两天相比，"
    "办结、延期等是其间发生的，逐次列出。\n"
)


@pytest.fixture
def office(desk: Callable[..., Result], plan: Path) -> Callable[..., Result]:
    """The program on 2024-07-01 with the small plan, of which some things happened in June."""
    journals.saved(
        plan,
        line("a", "2024-05-20", "progress", "1", note="推进中"),
        line("b", "2024-05-20", "progress", "9", note="推进中"),
        line("c", "2024-06-12", "extended", "10", to="2024年9月", reason="资金未到位", approved_by="区政府"),
        line("d", "2024-06-14", "done", "9"),
        line("e", "2024-06-28", "reassigned", "2", lead=["区人力资源局"], reason="职责调整"),
        line("f", "2024-06-18", "verified", "9", recorded="2024-07-09T09:00:00+08:00"),
    )
    return desk


def test_a_list_has_what_has_changed_and_says_what_was_compared(office: Callable[..., Result]) -> None:
    result = office("list", "--changed-since", "6月1日", "--columns", "id,status,changes")
    assert result == (
        0,
        (
            "共4项：按期办结1、逾期未办结1、临期0、未到期1、常态化1，截至2024-07-01\n\n"
            "编号  状态       变化\n"
            "----  ---------  ----------------------------------------------------------\n"
            "1     逾期108天  新增未报送\n"
            "10    剩91天     临期→未到期；延期：2024-06-30→2024-09-30\n"
            "2     常态化     调整责任单位：区委组织部→区人力资源局\n"
            "9     按期办结   绿→不亮灯；未到期→按期办结；2024-06-14办结；2024-06-18销号\n\n"
            f"{COMPARED}，5项中有变化的4项：转为不亮灯1项、办结1项、销号1项、延期1项、调整责任单位1项、新增未报送1项。{RULE}"
        ),
        "",
    )


def test_days_are_counted_from_the_date_that_is_asked_about(office: Callable[..., Result]) -> None:
    found = [
        office("list", "--changed-since", day, "--as-of", "2024-07-01", "--format", "json").stdout
        for day in ("-30d", "6月1日", "2024-06-01")
    ]
    assert len(set(found)) == 1
    assert json.loads(found[0])["changed_since"] == "2024-06-01"


def test_the_wide_list_and_the_ledger_have_a_column_for_it(office: Callable[..., Result]) -> None:
    heading = office("list", "--changed-since", "2024-06-01").stdout.splitlines()[2]
    assert heading.split() == ["编号", "状态", "变化", "完成时限", "牵头单位", "协办单位", "重点任务"]


def test_json_and_csv_have_both_states_last(office: Callable[..., Result]) -> None:
    found = json.loads(office("list", "--changed-since", "2024-06-01", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(office("list", "--changed-since", "2024-06-01", "--format", "csv").stdout)))

    assert list(found)[-2:] == ["changed_since", "tasks"]
    assert {task["id"]: [each["kind"] for each in task["changes"]] for task in found["tasks"]} == {
        "1": ["silent"],
        "10": ["status", "extended"],
        "2": ["reassigned"],
        "9": ["light", "status", "done", "verified"],
    }
    assert [list(task)[-1] for task in found["tasks"]] == ["changes"] * 4
    assert list(rows[0])[-1] == "changes"
    assert {row["id"]: row["changes"] for row in rows} == {
        "1": "silent: false -> true",
        "10": "status: due-soon -> not-due\nextended: 2024-06-30 -> 2024-09-30",
        "2": "reassigned: 区委组织部（协办：区金融服务署、罗湖法院） -> 区人力资源局（协办：区金融服务署、罗湖法院）",
        "9": "light: green -> none\nstatus: not-due -> done\ndone: none -> 2024-06-14\nverified: none -> 2024-06-18",
    }


def test_what_was_written_down_later_is_left_out_where_asked(office: Callable[..., Result]) -> None:
    options = ("--changed-since", "2024-06-17", "--columns", "changes", "--format", "tsv")

    assert office("list", *options, "--lead", "罗湖法院").stdout == "changes\nverified: none -> 2024-06-18\n"
    assert office("list", *options, "--lead", "罗湖法院", "--recorded-by", "2024-07-01").stdout == "changes\n"


def test_filters_ask_about_the_later_date(office: Callable[..., Result]) -> None:
    options = ("--changed-since", "2024-06-01", "--columns", "id", "--format", "tsv")

    assert office("list", *options, "--lead", "区人力资源局").stdout == "id\n2\n"
    assert office("list", *options, "--status", "已办结").stdout == "id\n9\n"


def test_tasks_of_several_plans_are_compared_each_with_its_own(office: Callable[..., Result], plan: Path) -> None:
    other = plan.with_name("other.yaml")
    other.write_text(plan.read_text(encoding="utf-8"), encoding="utf-8")
    journals.saved(other, line("a", "2024-05-20", "progress", "9"), line("b", "2024-06-20", "done", "2"))

    options = ("--file", plan, "--file", other, "--changed-since", "2024-06-01", "--status", "已办结")
    found = json.loads(office("list", *options, "--format", "json").stdout)
    assert [(task["plan"], task["id"], [each["to"] for each in task["changes"]][-1]) for task in found["tasks"]] == [
        ("tasks", "9", "2024-06-18"),
        ("other", "2", False),
    ]
    assert office("list", *options).stdout.splitlines()[2].split()[:4] == ["方案", "编号", "状态", "变化"]


def test_both_sheets_of_a_workbook_have_what_has_changed(office: Callable[..., Result]) -> None:
    office("list", "--changed-since", "2024-06-01", "-o", "变化.xlsx")

    first, second = (
        calamine.CalamineWorkbook.from_path("变化.xlsx").get_sheet_by_index(at).to_python() for at in (0, 1)
    )
    assert [row[-1] for row in first][:3] == ["变化", "新增未报送", "临期→未到期；延期：2024-06-30→2024-09-30"]
    assert "变化" in next(row for row in second if "编号" in row)


def test_where_nothing_has_changed_the_list_says_so(office: Callable[..., Result]) -> None:
    result = office("list", "--changed-since", "昨天", "--lead", "罗湖法院", "--exit-code")

    assert result.code == 0
    assert result.stdout.splitlines()[2:] == [
        "没有符合条件的任务。",
        "",
        "截至2024-06-30与截至2024-07-01相比，1项都没有变化。",
    ]
    assert office("list", "--changed-since", "2024-06-01", "--exit-code").code == 1


def test_a_list_that_is_not_asked_for_it_has_neither_changes_nor_rounds(office: Callable[..., Result]) -> None:
    found = json.loads(office("list", "--format", "json").stdout)

    assert "changed_since" not in found
    assert not {"changes", "streaks"} & {key for task in found["tasks"] for key in task}
    assert "连续" not in office("list").stdout


def test_rounds_in_a_row_are_a_column_where_it_is_asked_for(office: Callable[..., Result]) -> None:
    shown = office("list", "--columns", "id,连续", "--format", "markdown").stdout
    found = json.loads(office("list", "--columns", "id,streaks", "--format", "json").stdout)

    assert shown == (
        "共5项：按期办结1、逾期未办结1、临期0、未到期1、常态化1、未明确时限1，截至2024-07-01\n\n"
        "| 编号 | 连续 |\n"
        "| --- | --- |\n"
        "| 1 | 逾期4期、未报送1期 |\n"
        "| 10 | 未报送6期 |\n"
        "| 2 | 未报送6期 |\n"
        "| 9 |  |\n"
        "| 8 | 未报送6期 |\n\n"
        "“连续”是从最近结束的报送期往前数，每期最后一天都逾期、每期都没有报送、每期最后一天都未达序时进度的期数，"
        "方案开始以前的不计；报送期按时限写明的周期、方案写明的报送期，都没有的按月。\n"
    )
    assert {task["id"]: list(task["streaks"].values()) for task in found["tasks"]} == {
        "1": [4, 1, 0],
        "10": [0, 6, 0],
        "2": [0, 6, 0],
        "9": [0, 0, 0],
        "8": [0, 6, 0],
    }
    assert list(found["tasks"][0])[-1] == "streaks"
    assert list(found["tasks"][0]["streaks"]) == ["overdue", "silent", "behind"]


def test_changes_are_no_column_where_no_day_is_given(office: Callable[..., Result]) -> None:
    result = office("list", "--columns", "id,changes")

    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：--columns：没有“changes”这一列；可选的列：id（编号）、")
