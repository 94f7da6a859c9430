"""`renwu units` and `renwu summary`: who has how many tasks, and how they stand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.program import SHIPPED, UNRECORDED, Result

AS_OF = ("--as-of", "2024-07-01")


def envelope(plan: Path) -> dict[str, Any]:
    """What stands beside the rows of the small plan in JSON."""
    document = {"title": "测试任务分解表", "document": "某府办〔2024〕1号", "issued": "2024-01-15"}
    return {
        "schema": 1,
        "plan": {**document, "year": None, "issuer": "", "note": ""},
        "as_of": "2024-07-01",
        "plans": [{"key": "tasks", "file": str(plan), **document}],
        "missing": [],
    }


STATUSES = ("done", "done-late", "overdue", "due-soon", "not-due", "ongoing", "unclear", "suspended", "cancelled")
CSV_COUNTS = "done,done-late,overdue,due-soon,not-due,ongoing,unclear,suspended,cancelled,closing_rate_part,closing_rate_whole,timely_rate_part,timely_rate_whole,pace_done,pace_ahead,pace_on-schedule,pace_behind,pace_none"


def counts(dated: int = 0, due: int = 0, **statuses: int) -> dict[str, object]:
    """A group's counts in JSON: so many tasks of each status, none closed, so many with a date, so many due."""
    by_status = dict.fromkeys(STATUSES, 0) | {name.replace("_", "-"): count for name, count in statuses.items()}
    return {
        "total": sum(statuses.values()),
        "status": by_status,
        "buckets": {name: count for name, count in by_status.items() if name != "suspended"},
        "closing_rate": {"part": 0, "whole": dated},
        "timely_rate": {"part": 0, "whole": due},
        "pace": {"done": 0, "ahead": 0, "on-schedule": 0, "behind": 0, "none": sum(statuses.values())},
    }


def test_units_lists_every_unit_with_what_it_leads_and_supports(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("units", "--file", plan, *AS_OF) == (
        0,
        """\
共5个单位；各状态列是其牵头任务的项数，截至2024-07-01

单位          牵头  协办  按期办结  逾期未办结  临期  未到期  常态化  未明确时限
------------  ----  ----  --------  ----------  ----  ------  ------  ----------
区科技创新局     1     1         0           1     0       0       0           0
区金融服务署     1     1         0           1     0       0       0           0
区司法局         1     0         0           1     0       0       0           0
区委组织部       1     0         0           0     0       0       1           0
罗湖法院         1     1         0           0     0       1       0           0

无办结记录，仅按时限推算。
""",
        "",
    )


def test_units_of_the_shipped_plan_lead_29_and_support_26_times(inside: Callable[..., Result]) -> None:
    units = json.loads(inside("units", "--file", SHIPPED, "--format", "json", *AS_OF).stdout)["units"]
    assert (len(units), sum(unit["lead"] for unit in units), sum(unit["support"] for unit in units)) == (25, 29, 26)


def test_units_counts_only_the_tasks_that_the_filters_leave(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("units", "--file", plan, "--status", "overdue", "--due", "2024-03", *AS_OF)
    assert result.stdout.splitlines() == [
        "共2个单位；各状态列是其牵头任务的项数，截至2024-07-01",
        "",
        "单位          牵头  协办  按期办结  逾期未办结  临期  未到期  常态化",
        "------------  ----  ----  --------  ----------  ----  ------  ------",
        "区科技创新局     0     1         0           0     0       0       0",
        "区金融服务署     1     0         0           1     0       0       0",
        "",
        UNRECORDED.strip(),
    ]


def test_what_is_due_soon_has_a_column_of_its_own(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("units", "--file", plan, "--due", "2025", "--soon", "548", *AS_OF)
    assert result.stdout.splitlines()[2:] == [
        "单位      牵头  协办  按期办结  逾期未办结  临期  未到期  常态化",
        "--------  ----  ----  --------  ----------  ----  ------  ------",
        "罗湖法院     1     0         0           0     1       0       0",
        "",
        UNRECORDED.strip(),
    ]


def test_no_units_are_said_in_words(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("units", "--file", plan, "--match", "没有这样的词", *AS_OF) == (
        0,
        "共0个单位；各状态列是其牵头任务的项数，截至2024-07-01\n\n没有符合条件的单位。\n",
        "",
    )


def test_units_as_json(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("units", "--file", plan, "--unit", "罗湖法院", "--format", "json", *AS_OF)
    assert (result.code, result.stderr) == (0, UNRECORDED)
    assert json.loads(result.stdout) == envelope(plan) | {
        "units": [
            {"unit": "区金融服务署", "lead": 0, "support": 1} | counts(),
            {"unit": "区委组织部", "lead": 1, "support": 0} | counts(ongoing=1),
            {"unit": "罗湖法院", "lead": 1, "support": 1} | counts(dated=1, not_due=1),
        ]
    }


def test_units_as_csv(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("units", "--file", plan, "--lead", "区司法局", "--format", "csv", *AS_OF)
    assert result.stdout.splitlines() == [
        f"unit,lead,support,{CSV_COUNTS}",
        "区科技创新局,1,0,0,0,1,0,0,0,0,0,0,0,1,0,1,0,0,0,0,1",
        "区司法局,1,0,0,0,1,0,0,0,0,0,0,0,1,0,1,0,0,0,0,1",
    ]


def test_a_summary_is_by_lead_where_nothing_is_said(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("summary", "--file", plan, *AS_OF) == inside("summary", "--by", "lead", "--file", plan, *AS_OF)


def test_a_task_with_two_leads_counts_under_each_and_once_in_the_total_which_says_so(
    inside: Callable[..., Result], plan: Path
) -> None:
    assert inside("summary", "--by", "lead", "--file", plan, *AS_OF) == (
        0,
        """\
牵头单位          任务数  按期办结  逾期未办结  临期  未到期  常态化  未明确时限
----------------  ------  --------  ----------  ----  ------  ------  ----------
区金融服务署           1         0           1     0       0       0           0
区科技创新局           1         0           1     0       0       0           0
区司法局               1         0           1     0       0       0           0
区委组织部             1         0           0     0       0       1           0
罗湖法院               1         0           0     0       1       0           0
（没有牵头单位）       1         0           0     0       0       0           1
----------------  ------  --------  ----------  ----  ------  ------  ----------
合计                   5         0           2     0       1       1           1

截至2024-07-01。
有几个牵头单位的任务计入每个单位；合计每项只计一次，所以比各行之和少1。
无办结记录，仅按时限推算。
""",
        "",
    )


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("support", "区科技创新局 1 （没有协办单位） 3 区金融服务署 1 罗湖法院 1"),
        ("section", "一、优化市场环境 3 二、健全法治环境 2"),
        ("measure", "（一）做好金融服务 2 （二）引进产业人才 1 （三）完善争端解决 2"),
        ("due", "2024年3月 1 2024年6月 1 2025年12月 1 常态化 1 未明确时限 1"),
        ("status", "逾期未办结 2 未到期 1 常态化 1 未明确时限 1"),
        ("板块", "一、优化市场环境 3 二、健全法治环境 2"),
    ],
)
def test_a_summary_groups_by_what_is_asked(inside: Callable[..., Result], plan: Path, by: str, groups: str) -> None:
    answer = json.loads(inside("summary", "--by", by, "--file", plan, "--format", "json", *AS_OF).stdout)
    assert " ".join(f"{group['group']} {group['total']}" for group in answer["groups"]) == groups
    assert answer["total"]["total"] == 5


def test_a_summary_in_which_nothing_counts_twice_has_no_remark_on_it(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("summary", "--by", "section", "--file", plan, *AS_OF).stdout.splitlines() == [
        "板块              任务数  按期办结  逾期未办结  临期  未到期  常态化  未明确时限",
        "----------------  ------  --------  ----------  ----  ------  ------  ----------",
        "一、优化市场环境       3         0           2     0       0       1           0",
        "二、健全法治环境       2         0           0     0       1       0           1",
        "----------------  ------  --------  ----------  ----  ------  ------  ----------",
        "合计                   5         0           2     0       1       1           1",
        "",
        "截至2024-07-01。",
        UNRECORDED.strip(),
    ]


def test_a_summary_counts_only_the_tasks_that_the_filters_leave(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("summary", "--file", plan, "--unit", "罗湖法院", *AS_OF).stdout.splitlines() == [
        "牵头单位    任务数  按期办结  逾期未办结  临期  未到期  常态化",
        "----------  ------  --------  ----------  ----  ------  ------",
        "区委组织部       1         0           0     0       0       1",
        "罗湖法院         1         0           0     0       1       0",
        "----------  ------  --------  ----------  ----  ------  ------",
        "合计             2         0           0     0       1       1",
        "",
        "截至2024-07-01。",
        UNRECORDED.strip(),
    ]


def test_an_empty_summary_says_so_in_words(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("summary", "--file", plan, "--match", "没有这样的词", *AS_OF) == (
        0,
        "没有符合条件的任务。\n\n截至2024-07-01。\n",
        "",
    )


def test_a_summary_as_json(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("summary", "--file", plan, "--measure", "一", "--format", "json", *AS_OF)
    assert json.loads(result.stdout) == envelope(plan) | {
        "by": "lead",
        "total": counts(dated=2, due=2, overdue=2),
        "groups": [
            {"group": name} | counts(dated=1, due=1, overdue=1) for name in ("区金融服务署", "区科技创新局", "区司法局")
        ],
    }
    assert (result.code, result.stderr) == (
        0,
        f"截至2024-07-01。\n有几个牵头单位的任务计入每个单位；合计每项只计一次，所以比各行之和少1。\n{UNRECORDED}",
    )


def test_a_summary_as_csv_has_no_total_among_its_rows(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("summary", "--by", "section", "--file", plan, "--format", "csv", *AS_OF)
    assert result.stdout.splitlines() == [
        f"group,total,{CSV_COUNTS}",
        "一、优化市场环境,3,0,0,2,0,0,1,0,0,0,0,2,0,2,0,0,0,0,3",
        "二、健全法治环境,2,0,0,0,0,1,0,1,0,0,0,1,0,0,0,0,0,0,2",
    ]


def test_an_unknown_grouping_is_an_error_with_the_known_ones(inside: Callable[..., Result], plan: Path) -> None:
    message = (
        "错误：--by：没有“contact”；可选的有：lead（牵头单位）、support（协办单位）、leader（分管领导）、section（板块）、"
        "measure（主要措施）、due（到期月份）、status（状态）、plan（方案）、kind（类别）\n"
    )
    assert inside("summary", "--by", "contact", "--file", plan, *AS_OF) == (2, "", message)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("单位", "lead（牵头单位）或 support（协办单位）"), ("月份", "due（到期月份）"), ("领导", "leader（分管领导）")],
)
def test_a_piece_of_a_groupings_word_is_told_the_grouping(
    inside: Callable[..., Result], plan: Path, typed: str, meant: str
) -> None:
    result = inside("summary", "--by", typed, "--file", plan, *AS_OF)
    assert result == (2, "", f"错误：--by：没有“{typed}”；用 {meant}\n")


@pytest.mark.parametrize("command", ["units", "summary"])
def test_an_unknown_unit_is_an_error_here_too(inside: Callable[..., Result], plan: Path, command: str) -> None:
    message = "错误：--lead：方案里没有单位“区司法厅”；相近的有：区司法局\n"
    assert inside(command, "--lead", "区司法厅", "--file", plan, *AS_OF) == (2, "", message)
