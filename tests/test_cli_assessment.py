"""`renwu summary --columns 考核`: what an assessment of units goes by, as people and programs read it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from support import journals
from support.journals import line
from support.program import Result

PERIOD = ("--columns", "考核", "--since", "2024-02", "--as-of", "2024-07-01")
LINES = (
    line("a", "2024-03-10", "done", "1", reporter="区金融服务署"),
    line("b", "2024-03-20", "progress", "10", reporter="区科创局"),
    line("c", "2024-05-06", "urged", "10", slip="督〔2024〕2号"),
    line("d", "2024-05-20", "urged", "10", slip="督〔2024〕3号"),
    line("e", "2024-06-01", "reassigned", "10", lead=["区司法局"]),
    line("f", "2024-06-20", "extended", "10", to="2024年7月", reason="资金未到位", approved_by="区政府"),
    line(
        "g",
        "2024-06-30",
        "progress",
        "9",
        reporter="罗湖法院",
        round="2024-06-30",
        received="2024-07-01",
        return_by="2024-06-30",
    ),
)


@pytest.fixture
def asked(inside: Callable[..., Result], plan: Path) -> Callable[..., Result]:
    """Ask the small plan with a journal for a base of an assessment."""
    journals.saved(plan, *LINES)
    return lambda *arguments: inside("summary", *PERIOD, *arguments)


RULES = """\
承担：期内在办过的，期前已经办结、终止的不计。
办结：办结日期在期内、到截至日期没有退回的。提前办结早于到期日；按期办结在到期日当天，或者没有到期日；两列合起来，是其他统计里的“按期办结”。逾期未办结：截至日期的情况，中止时已经逾期的在内。
延期、退回、督办、未报、迟报按次计，同一项任务可以有几次；节点的延期、退回不计。督办：登记的催办，有没有督办单号都算。
未报：报送期在期内结束，其间没有报送，结束时还没有办结、中止、终止的。迟报：报送表在期内收到，晚于报回期限，表里报了的任务各计一次。
"""
BY_LEAD = "调整责任单位的任务，从调整之日起归新的牵头单位，以前的归原来的。\n"
BY_SECTION = """\
板块              承担  提前办结  按期办结  逾期办结  逾期未办结  延期  退回  督办  未报  迟报
----------------  ----  --------  --------  --------  ----------  ----  ----  ----  ----  ----
一、优化市场环境     3         1         0         0           0     1     0     2    10     0
二、健全法治环境     2         0         0         0           0     0     0     0     9     1
----------------  ----  --------  --------  --------  ----------  ----  ----  ----  ----  ----
合计                 5         1         0         0           0     1     0     2    19     1
"""
KEYS = "assigned,done-early,done-on-time,done-late,overdue,extended,returned,urged,unreported,reported-late"


def counts(*numbers: int) -> dict[str, int]:
    return dict(zip(KEYS.split(","), numbers, strict=True))


def test_people_read_the_numbers_by_unit_and_how_each_is_counted(asked: Callable[..., Result]) -> None:
    assert asked() == (
        0,
        """\
牵头单位          承担  提前办结  按期办结  逾期办结  逾期未办结  延期  退回  督办  未报  迟报
----------------  ----  --------  --------  --------  ----------  ----  ----  ----  ----  ----
区金融服务署         1         1         0         0           0     0     0     0     1     0
区司法局             1         0         0         0           0     1     0     2     4     0
区科技创新局         1         0         0         0           0     0     0     2     3     0
区委组织部           1         0         0         0           0     0     0     0     5     0
罗湖法院             1         0         0         0           0     0     0     0     4     1
（没有牵头单位）     1         0         0         0           0     0     0     0     5     0
----------------  ----  --------  --------  --------  ----------  ----  ----  ----  ----  ----
合计                 5         1         0         0           0     1     0     2    19     1

2024-02-01至2024-07-01，按现行时限。
有几个牵头单位、期内调整过的任务计入每个单位；合计只计一次，所以比各行之和少。
"""
        + RULES
        + BY_LEAD,
        "",
    )


def test_explained_the_tasks_of_each_number_stand_below(asked: Callable[..., Result]) -> None:
    assert asked("--by", "section", "--explain") == (
        0,
        BY_SECTION
        + """
一、优化市场环境　承担3：1、10、2
一、优化市场环境　提前办结1：1（2024-03-10）
一、优化市场环境　延期1：10（2024-06-20）
一、优化市场环境　督办2：10（2024-05-06、2024-05-20）
一、优化市场环境　未报10：1（2024-02-29）、10（2024-02-29、2024-04-30、2024-05-31、2024-06-30）、2（2024-02-29、2024-03-31、2024-04-30、2024-05-31、2024-06-30）
二、健全法治环境　承担2：9、8
二、健全法治环境　未报9：9（2024-02-29、2024-03-31、2024-04-30、2024-05-31）、8（2024-02-29、2024-03-31、2024-04-30、2024-05-31、2024-06-30）
二、健全法治环境　迟报1：9（2024-07-01）

2024-02-01至2024-07-01，按现行时限。
"""
        + RULES,
        "",
    )


def test_markdown_has_the_tasks_below_too(asked: Callable[..., Result]) -> None:
    lines = asked("--by", "section", "--explain", "--format", "markdown").stdout.split("\n\n")
    assert lines[1:3] == ["一、优化市场环境　承担3：1、10、2", "一、优化市场环境　提前办结1：1（2024-03-10）"]
    assert lines[9:11] == ["2024-02-01至2024-07-01，按现行时限。", RULES.splitlines()[0]]


def test_json_has_the_numbers_under_their_keys(asked: Callable[..., Result]) -> None:
    result = asked("--by", "section", "--format", "json")
    answer = json.loads(result.stdout)
    assert (answer["by"], answer["since"], answer["as_of"]) == ("section", "2024-02-01", "2024-07-01")
    assert answer["total"] == {"counts": counts(5, 1, 0, 0, 0, 1, 0, 2, 19, 1)}
    assert answer["groups"] == [
        {"group": "一、优化市场环境", "counts": counts(3, 1, 0, 0, 0, 1, 0, 2, 10, 0)},
        {"group": "二、健全法治环境", "counts": counts(2, 0, 0, 0, 0, 0, 0, 0, 9, 1)},
    ]
    assert result.stderr == "2024-02-01至2024-07-01，按现行时限。\n" + RULES


def test_explained_json_has_the_tasks_of_each_number(asked: Callable[..., Result]) -> None:
    result = asked("--by", "lead", "--explain", "--format", "json")
    answer = json.loads(result.stdout)
    for base in (answer["total"], *answer["groups"]):
        assert {key: len(tasks) for key, tasks in base["tasks"].items()} == base["counts"]
    court = next(each for each in answer["groups"] if each["group"] == "罗湖法院")
    none: dict[str, list[Any]] = {key: [] for key in KEYS.split(",")}
    assert court["tasks"] == none | {
        "assigned": [{"id": "9", "plan": "tasks", "date": None}],
        "unreported": [
            {"id": "9", "plan": "tasks", "date": day}
            for day in ("2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31")
        ],
        "reported-late": [{"id": "9", "plan": "tasks", "date": "2024-07-01"}],
    }
    assert "承担1" not in result.stderr


def test_csv_has_the_numbers_and_explained_the_tasks_behind_them(asked: Callable[..., Result]) -> None:
    assert asked("--by", "section", "--format", "csv").stdout == (
        f"group,{KEYS}\n一、优化市场环境,3,1,0,0,0,1,0,2,10,0\n二、健全法治环境,2,0,0,0,0,0,0,0,9,1\n"
    )
    of_each = ",".join(f"{key}_tasks" for key in KEYS.split(","))
    assert asked("--by", "section", "--format", "csv", "--explain").stdout.splitlines() == [
        f"group,{KEYS},{of_each}",
        "一、优化市场环境,3,1,0,0,0,1,0,2,10,0,1、10、2,1,,,,10,,10、10,1、10、10、10、10、2、2、2、2、2,",
        "二、健全法治环境,2,0,0,0,0,0,0,0,9,1,9、8,,,,,,,,9、9、9、9、8、8、8、8、8,9",
    ]


def test_a_workbook_has_the_numbers_the_tasks_and_how_each_is_counted(
    asked: Callable[..., Result], tmp_path: Path
) -> None:
    assert asked("--by", "section", "--explain", "-o", "考核.xlsx") == (0, "", "已写入 考核.xlsx\n")
    book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "考核.xlsx").read_bytes()))
    assert book.sheet_names == ["考核底数"]
    rows = book.get_sheet_by_name("考核底数").to_python()
    assert rows[0] == [
        "板块",
        "承担",
        "提前办结",
        "按期办结",
        "逾期办结",
        "逾期未办结",
        "延期",
        "退回",
        "督办",
        "未报",
        "迟报",
    ]
    assert rows[3] == ["合计", 5, 1, 0, 0, 0, 1, 0, 2, 19, 1]
    below = [row[0] for row in rows[4:]]
    assert below[:3] == ["", "一、优化市场环境　承担3：1、10、2", "一、优化市场环境　提前办结1：1（2024-03-10）"]
    assert below[9:] == ["2024-02-01至2024-07-01，按现行时限。", *RULES.splitlines()]


def test_a_past_period_comes_back_as_it_was_recorded(plan: Path, asked: Callable[..., Result]) -> None:
    before = asked("--explain")
    later = line("z", "2024-06-10", "progress", "2", recorded="2024-07-05T09:00:00+08:00")
    journals.saved(plan, *LINES, later)
    assert asked("--explain") != before
    assert asked("--explain", "--recorded-by", "2024-07-01") == before


def test_without_a_first_day_everything_recorded_counts(inside: Callable[..., Result], plan: Path) -> None:
    journals.saved(plan, *LINES)
    result = inside("summary", "--columns", "assessment", "--by", "plan", "--as-of", "2024-07-01", "--format", "json")
    answer = json.loads(result.stdout)
    assert (answer["since"], answer["total"]["counts"]["unreported"]) == (None, 24)
    assert result.stderr.splitlines()[0] == "截至2024-07-01，从最早的记录起，按现行时限。"


def test_by_the_original_dates_is_said(asked: Callable[..., Result]) -> None:
    answer = asked("--by", "plan", "--original", "--format", "json")
    assert json.loads(answer.stdout)["total"]["counts"]["overdue"] == 1
    assert answer.stderr.splitlines()[0] == "2024-02-01至2024-07-01，按原定时限。"


def test_while_nothing_is_recorded_that_is_said(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("summary", *PERIOD, "--by", "plan", "--file", plan, "--format", "tsv")
    assert result.stdout.splitlines()[1] == "tasks\t5\t0\t0\t0\t2\t0\t0\t0\t0\t0"
    assert result.stderr == "2024-02-01至2024-07-01。\n无办结记录，仅按时限推算，未报没有统计。\n" + RULES


def test_tasks_chosen_by_a_unit_are_those_that_it_has_by_then(asked: Callable[..., Result]) -> None:
    result = asked("--lead", "科创局", "--format", "tsv")
    assert result.stdout.splitlines()[1:] == []
    assert "按单位筛选的，是截至日期由其负责的任务；期内已经调整给别的单位的不在内。\n" in result.stderr


def test_several_plans_have_their_tasks_under_their_names(inside: Callable[..., Result], plan: Path) -> None:
    journals.saved(plan, *LINES)
    other = plan.with_name("民生.yaml")
    other.write_text(plan.read_text(encoding="utf-8"), encoding="utf-8")
    command = ("summary", *PERIOD, "--by", "plan", "--explain", "--file", plan.parent)
    alone = inside(*command)
    told = alone.stdout.split("\n\n")
    assert told[1].splitlines()[0] == "tasks　承担5：tasks/1、tasks/10、tasks/2、tasks/9、tasks/8"
    assert told[2].splitlines()[1] == "民生：无办结记录，仅按时限推算，未报没有统计。"
    assert inside(*command, "--jobs", "2") == alone
    rows = inside(*command, "--format", "tsv").stdout.splitlines()
    assert rows[1].split("\t")[11] == "tasks/1、tasks/10、tasks/2、tasks/9、tasks/8"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "--columns 考核 --by support",
            "--by：考核底数不按协办单位统计；可选的有：lead（牵头单位）、leader（分管领导）、section（板块）、measure（主要措施）、plan（方案）、kind（类别）",
        ),
        (
            "--columns 考核 --by status",
            "--by：考核底数不按状态统计；可选的有：lead（牵头单位）、leader（分管领导）、section（板块）、measure（主要措施）、plan（方案）、kind（类别）",
        ),
        (
            "--columns 考核 --since 2024-08 --as-of 2024-07-01",
            "--since：2024-08-01晚于截至的日期2024-07-01；写考核期的第一天",
        ),
        ("--columns 得分", "--columns：没有“得分”；可选的有：status（状态）、assessment（考核）"),
        ("--since 2024-01", "--since 只用于 --columns 考核"),
        ("--explain", "--explain 只用于 --columns 考核"),
        ("--columns 状态 --explain", "--explain 只用于 --columns 考核"),
    ],
)
def test_what_makes_no_sense_is_refused(inside: Callable[..., Result], plan: Path, typed: str, message: str) -> None:
    assert inside("summary", "--file", plan, *typed.split()) == (2, "", f"错误：{message}\n")


def test_the_statuses_are_counted_where_nothing_is_said(inside: Callable[..., Result], plan: Path) -> None:
    typed = ("summary", "--file", plan, "--as-of", "2024-07-01")
    assert inside(*typed, "--columns", "状态") == inside(*typed)
