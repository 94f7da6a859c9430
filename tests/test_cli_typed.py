"""What people type first: dates without a year, several ids in a word, words for several statuses, leaders' names."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu.cli.filters import READERS
from renwu.cli.options import Filters
from support.program import UNRECORDED, Result

Run = Callable[..., Result]
AS_OF = ("--as-of", "2025-03-10")
LEDGER = """\
title: 青禾区2025年重点工作任务分解表
issued: 2025-01-06
sections:
  - measures:
      - tasks:
          - {id: 15, text: 建成数据港。, deadline: 2025年2月, lead: [区数据局], leader: 副区长张甲, contact: 李乙, note: 市级督办}
          - {id: 16, text: 修订清单。, deadline: 2025年3月, lead: [区司法局], leader: 副区长张甲、常务副区长王丙}
          - {id: 17, text: 每月对接。, deadline: 每月, lead: [区商务局], leader: 王丁, printed: {lead: 商务局}}
          - {id: 20, text: 出台办法。, deadline: 条件成熟时, lead: [区商务局]}
          - {id: 15-1, text: 建成机房。, deadline: 2025年12月, lead: [区数据局]}
"""


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, and a journal in which one task is closed and one suspended."""
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "data" / "tasks.yaml"
    plan.parent.mkdir()
    plan.write_text(LEDGER, encoding="utf-8")
    return plan


def ids(inside: Run, *arguments: str) -> str:
    result = inside("list", *AS_OF, "--format", "tsv", "--columns", "id", *arguments)
    assert result.code == 0, result.stderr
    return " ".join(result.stdout.splitlines()[1:])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("15,16", "15 16"),
        ("15，16", "15 16"),
        ("15、16", "15 16"),
        ("16；15", "16 15"),
        ("15-17", "15 16 17"),
        ("15—17", "15 16 17"),
        ("15~20", "15 16 17 20"),
        ("15至17", "15 16 17"),
        ("第15项", "15"),
        ("第15—17项", "15 16 17"),
        ("第15项至第17项", "15 16 17"),
        ("第15、16项", "15 16"),
        ("第15项、第20项", "15 20"),
        ("１５", "15"),
        ("15-1", "15-1"),
        ("15-1,16", "15-1 16"),
        ("15-17,20 16", "15 16 17 20"),
    ],
)
def test_several_ids_may_be_typed_as_one_word(inside: Run, typed: str, found: str) -> None:
    result = inside("show", *AS_OF, "--format", "jsonl", *typed.split())

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == found.split()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("15,18", "方案里没有编号为“18”的任务；编号如 15、16、17，几个编号用空格分开，renwu list 列出全部"),
        ("15-18", "方案里没有编号为“18”的任务；编号如 15、16、17，几个编号用空格分开，renwu list 列出全部"),
        ("2024-12", "方案里没有编号为“2024-12”的任务；编号如 15、16、17，几个编号用空格分开，renwu list 列出全部"),
        ("17-15", "“17-15”前大后小；写成 15-17"),
        ("、", "方案里没有编号为“、”的任务；编号如 15、16、17，几个编号用空格分开，renwu list 列出全部"),
    ],
)
def test_an_id_that_is_missing_is_named(inside: Run, typed: str, message: str) -> None:
    assert inside("show", *AS_OF, typed) == (2, "", f"错误：{message}\n")


def test_ids_are_read_so_where_something_is_recorded_and_in_the_log(inside: Run) -> None:
    recorded = inside("done", "15、16", "--date", "2025-02-10")
    progress = inside("progress", "第17项,20", "已对接", "--date", "2025-02-11")
    log = inside("log", *AS_OF, "15-16", "--format", "jsonl")

    assert (recorded.code, progress.code) == (0, 0)
    assert [line[:8] for line in (recorded.stdout + progress.stdout).splitlines()] == [
        *("已登记：第15项", "已登记：第16项", "已登记：第17项", "已登记：第20项")
    ]
    assert sorted(json.loads(line)["task"] for line in log.stdout.splitlines()) == ["15", "16"]


@pytest.mark.parametrize("note", ["16", "16,17", "15-17", "第16项"])
def test_progress_that_is_only_ids_lacks_its_words(inside: Run, note: str) -> None:
    message = f"错误：缺少进展内容：“{note}”是任务编号；写成如 renwu progress 6 已完成招标\n"

    assert inside("progress", "15", note, "--date", "2025-02-11") == (2, "", message)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("已办结", "16"),
        ("办结", "16"),
        ("未办结", "15 20 15-1"),
        ("超期", "15"),
        ("逾期", "15"),
        ("常态", "17"),
        ("常态化", "17"),
        ("中止", "15-1"),
    ],
)
def test_a_status_may_be_asked_for_in_the_words_of_the_field(inside: Run, typed: str, found: str) -> None:
    assert inside("done", "16", "--date", "2025-02-10").code == 0
    suspended = ("--reason", "规划调整", "--approved-by", "区政府", "--date", "2025-02-10")
    assert inside("suspend", "15-1", *suspended).code == 0

    assert ids(inside, "--status", typed) == found


@pytest.mark.parametrize(
    ("typed", "found", "told"),
    [
        ("副区长张甲", "15 16", ""),
        ("张甲", "15 16", "“张甲”指副区长张甲\n"),
        ("王丙", "16", "“王丙”指常务副区长王丙\n"),
        ("王丁", "17", ""),
    ],
)
def test_tasks_are_found_by_who_leads_from_above(inside: Run, typed: str, found: str, told: str) -> None:
    result = inside("list", *AS_OF, "--leader", typed, "--format", "tsv", "--columns", "id")

    assert (" ".join(result.stdout.splitlines()[1:]), result.stderr) == (found, f"{told}{UNRECORDED}")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("王", "“王”可以指2位领导：常务副区长王丙、王丁；请写全"),
        ("赵", "方案里没有分管领导“赵”；方案里有 副区长张甲、常务副区长王丙、王丁"),
        ("", "方案里没有分管领导“”；方案里有 副区长张甲、常务副区长王丙、王丁"),
    ],
)
def test_a_leader_that_nobody_or_several_are_is_refused(inside: Run, typed: str, message: str) -> None:
    assert inside("overdue", *AS_OF, "--leader", typed) == (2, "", f"错误：--leader：{message}\n")


def test_a_plan_without_leaders_says_so(inside: Run, ledger: Path) -> None:
    ledger.write_text(LEDGER.replace("leader:", "contact:").replace(", contact: 李乙", ""), encoding="utf-8")
    message = "错误：--leader：方案里没有分管领导“张甲”；这份方案没有写责任领导（leader）\n"

    assert inside("list", "--leader", "张甲") == (2, "", message)


def test_a_summary_counts_by_leader_each_task_under_all_of_its_own(inside: Run) -> None:
    answer = json.loads(inside("summary", *AS_OF, "--by", "leader", "--format", "json").stdout)
    table = inside("summary", *AS_OF, "--by", "分管领导").stdout

    assert {group["group"]: group["total"] for group in answer["groups"]} == {
        "副区长张甲": 2,
        "常务副区长王丙": 1,
        "王丁": 1,
        "（没有分管领导）": 2,
    }
    assert table.startswith("分管领导")
    assert "有几个分管领导的任务" in table


def test_what_the_plan_says_beside_a_task_is_in_json_and_in_columns(inside: Run) -> None:
    listed = [json.loads(line) for line in inside("list", *AS_OF, "--format", "jsonl").stdout.splitlines()]
    columns = inside("list", *AS_OF, "--format", "tsv", "--columns", "id,leader,contact,note,printed").stdout

    assert [listed[0][key] for key in ("leader", "contact", "note", "printed")] == [
        "副区长张甲",
        "李乙",
        "市级督办",
        {},
    ]
    assert listed[2]["printed"] == {"lead": "商务局"}
    assert columns.splitlines()[:2] == ["id\tleader\tcontact\tnote\tprinted", "15\t副区长张甲\t李乙\t市级督办\t"]
    assert columns.splitlines()[3] == "17\t王丁\t\t\tlead: 商务局"


def test_every_filter_has_the_words_that_papers_use_for_it() -> None:
    assert set(READERS) | {"soon"} == set(Filters._fields)
    assert [what for what, _ in READERS.values() if not what] == []


def test_a_report_says_which_leader_its_tasks_are_of(inside: Run) -> None:
    assert "任务范围：分管领导：副区长张甲" in inside("report", *AS_OF, "--leader", "张甲").stdout.replace("**", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--due 四季度", "“四季度”指2025-10-01至2025-12-31\n"),
        ("--due-by 6月30日", "“6月30日”指2025-06-30\n"),
        ("--due 本月", ""),
    ],
)
def test_a_period_without_a_year_is_this_years_and_stderr_says_so(inside: Run, arguments: str, told: str) -> None:
    assert inside("list", *AS_OF, *arguments.split()).stderr == told


def test_a_day_of_last_year_without_its_year_is_told_once(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date  # noqa: PLC0415

    from renwu.cli import clock  # noqa: PLC0415

    monkeypatch.setattr(clock, "today", lambda: date(2025, 3, 10))
    result = inside("list", "--as-of", "6月3日", "--format", "json")

    assert json.loads(result.stdout)["as_of"] == "2024-06-03"
    assert result.stderr.startswith("“6月3日”指2024-06-03\n")
    assert result.stderr.count("6月3日") == 1
    assert inside("done", "15", "--date", "03-01", "--dry-run").stdout.startswith("将登记：第15项 办结 2025-03-01")
