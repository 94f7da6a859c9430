"""What the journal changes in list, show, overdue, units and summary, and what problems of it leave unchanged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import journals
from support.journals import LEDGER, line, numbered
from support.program import PLAN, UNRECORDED, Result, drawn

AS_OF = ("--as-of", "2024-07-01")
JOURNAL = Path("data", "tasks.progress.jsonl")


@pytest.fixture
def kept(inside: Callable[..., Result], plan: Path) -> Callable[..., Callable[..., Result]]:
    """Write the journal of the small plan; gives the program, run there as of 2024-07-01."""

    def having(*lines: str) -> Callable[..., Result]:
        journals.saved(plan, *lines)
        return lambda *arguments: inside(*arguments, *(() if "--as-of" in arguments else AS_OF))

    return having


def tasks(result: Result, told: str = "") -> dict[str, dict[str, Any]]:
    """The tasks of an answer in JSON, by id; stderr says what is told."""
    assert (result.code, result.stderr) == (0, told)
    return {task["id"]: task for task in json.loads(result.stdout)["tasks"]}


DONE = line("a", "2024-03-10", "done", note="已签约", reporter="区金融服务署")
VERIFIED = line("b", "2024-04-01", "verified", reporter="区政府督查室")
EXTENDED = line("c", "2024-06-20", "extended", "10", to="2024年9月", reason="资金未到位", approved_by="区政府")
PROGRESS = line("d", "2024-06-25", "progress", "10", note="已完成招标", reporter="区司法局")
MOVED = line("e", "2024-06-21", "reassigned", "10", lead=["区工信局"], support=["区财政局"], reason="机构改革")


# The fields of a task


def test_json_says_what_the_journal_says_of_a_task(kept: Callable[..., Callable[..., Result]]) -> None:
    found = tasks(kept(DONE, VERIFIED, EXTENDED, PROGRESS)("list", "--format", "json"))
    keys = ("status", "days_left", "due", "done_on", "verified_on", "due_in_force", "extended", "latest")
    assert {id_: [task[key] for key in keys] for id_, task in found.items()} == {
        "1": [
            *("done", None, "2024-03-15", "2024-03-10", "2024-04-01", "2024-03-15", False),
            {"date": "2024-03-10", "reporter": "区金融服务署", "note": "已签约"},
        ],
        "10": [
            *("not-due", 91, "2024-06-30", None, None, "2024-09-30", True),
            {"date": "2024-06-25", "reporter": "区司法局", "note": "已完成招标"},
        ],
        "2": ["ongoing", None, None, None, None, None, False, None],
        "9": ["not-due", 548, "2025-12-31", None, None, "2025-12-31", False, None],
        "8": ["unclear", None, None, None, None, None, False, None],
    }


def test_a_task_without_a_journal_has_the_same_fields(inside: Callable[..., Result], plan: Path) -> None:
    without = tasks(inside("list", "--file", plan, "--format", "json", *AS_OF), UNRECORDED)
    journals.saved(plan, DONE)
    with_one = tasks(inside("list", "--file", plan, "--format", "json", *AS_OF))
    assert list(without["1"]) == list(with_one["1"])
    assert (without["1"]["done_on"], without["1"]["due_in_force"], without["1"]["latest"]) == (None, "2024-03-15", None)


def test_csv_says_what_the_journal_says_of_a_task(kept: Callable[..., Callable[..., Result]]) -> None:
    columns = "id,status,done_on,verified_on,due_in_force,extended,latest_date,latest_reporter,latest_note"
    printed = kept(DONE, VERIFIED, EXTENDED, PROGRESS)("list", "--format", "csv", "--columns", columns).stdout
    assert printed.splitlines() == [
        columns,
        "1,done,2024-03-10,2024-04-01,2024-03-15,,2024-03-10,区金融服务署,已签约",
        "10,not-due,,,2024-09-30,yes,2024-06-25,区司法局,已完成招标",
        "2,ongoing,,,,,,,",
        "9,not-due,,,2025-12-31,,,,",
        "8,unclear,,,,,,,",
    ]


def test_csv_has_the_journals_columns_behind_those_it_always_had(kept: Callable[..., Callable[..., Result]]) -> None:
    assert kept(DONE)("list", "--format", "csv").stdout.splitlines()[0] == (
        "id,section_number,section_title,measure_number,measure_title,text,deadline,due,status,days_left,lead,support,"
        "done_on,verified_on,due_in_force,extended,latest_date,latest_reporter,latest_note,source,base,"
        "leader,contact,note,printed,plan,milestones,targets,light,light_reason,requests"
    )


# Questions


@pytest.mark.parametrize(
    ("lines", "ids"),
    [((DONE,), ["1"]), ((DONE, VERIFIED), []), ((DONE, line("z", "2024-04-02", "returned")), []), ((PROGRESS,), [])],
)
def test_unverified_are_those_done_and_not_yet_confirmed(
    kept: Callable[..., Callable[..., Result]], lines: tuple[str, ...], ids: list[str]
) -> None:
    assert list(tasks(kept(*lines)("list", "--unverified", "--format", "json"))) == ids


def test_unverified_goes_with_other_filters_and_its_count_is_of_what_is_shown(
    kept: Callable[..., Callable[..., Result]],
) -> None:
    run = kept(DONE, line("z", "2024-06-01", "done", "10"))
    assert list(tasks(run("list", "--unverified", "--lead", "区司法局", "--format", "json"))) == ["10"]
    assert run("list", "--unverified").stdout.startswith("共2项：按期办结2、逾期未办结0、")
    assert run("list", "--unverified", "--exit-code").code == 1


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--status done", ["1"]),
        ("--status 按期办结", ["1"]),
        ("--status not-due", ["10", "9"]),
        ("--due 2024-09", ["10"]),
        ("--due 2024-06", []),
        ("--lead 区工信局", ["10"]),
        ("--lead 区司法局", []),
        ("--support 区财政局", ["10"]),
        ("--sort due", ["1", "10", "9", "2", "8"]),
        ("--sort status", ["1", "10", "9", "2", "8"]),
        ("--sort lead", ["1", "2", "9", "10", "8"]),
    ],
)
def test_filters_and_orders_see_what_the_journal_says(
    kept: Callable[..., Callable[..., Result]], arguments: str, ids: list[str]
) -> None:
    assert list(tasks(kept(DONE, EXTENDED, MOVED)("list", *arguments.split(), "--format", "json"))) == ids


def test_overdue_no_longer_names_what_is_finished(kept: Callable[..., Callable[..., Result]]) -> None:
    assert kept(DONE)("overdue").stdout == (
        "编号  状态     完成时限   牵头（协办）单位    重点任务\n"
        "----  -------  ---------  ------------------  --------------------------------\n"
        "10    逾期1天  2024年6月  区科创局、区司法局  支持企业新设院士（专家）工作站。\n"
        "\n"
        "截至2024-07-01，逾期未办结1项，涉及牵头单位2个。\n"
    )


@pytest.mark.parametrize("lines", [(), (EXTENDED,)])
def test_overdue_says_so_only_where_nothing_was_ever_recorded(
    kept: Callable[..., Callable[..., Result]], lines: tuple[str, ...]
) -> None:
    assert ("无办结记录，仅按时限推算。" in kept(*lines)("overdue").stdout) is (not lines)


def test_units_count_a_task_under_who_leads_it_now(kept: Callable[..., Callable[..., Result]]) -> None:
    printed = kept(MOVED)("units", "--format", "json").stdout
    led = {unit["unit"]: (unit["lead"], unit["support"]) for unit in json.loads(printed)["units"]}
    assert led == {
        "区科技创新局": (0, 1),
        "区金融服务署": (1, 1),
        "区委组织部": (1, 0),
        "罗湖法院": (1, 1),
        "区工信局": (1, 0),
        "区财政局": (0, 1),
    }


@pytest.mark.parametrize("as_of", ["2024-02-29", "2024-03-09"])
def test_as_of_a_day_before_it_happened_it_has_not(kept: Callable[..., Callable[..., Result]], as_of: str) -> None:
    found = tasks(kept(DONE)("list", "--format", "json", "--as-of", as_of), UNRECORDED)
    assert (found["1"]["status"], found["1"]["latest"]) == ("due-soon", None)


# The card


def test_show_tells_what_happened(kept: Callable[..., Callable[..., Result]]) -> None:
    late = line("b", "2024-06-26", "progress", "10", note="进场施工", recorded="2024-06-28T09:00:00+08:00")
    urged = line("g", "2024-06-27", "urged", "10", slip="督〔2024〕3号", reply_by="2024-06-30")
    assert kept(EXTENDED, PROGRESS, MOVED, late, urged)("show", "10").stdout == (
        "编号        10\n"
        "重点任务    支持企业新设院士（专家）工作站。\n"
        "状态        剩91天\n"
        "完成时限    2024年6月\n"
        "时限认定    2024-06-30到期，延至2024-09-30\n"
        "牵头单位    区工信局\n"
        "协办单位    区财政局\n"
        "板块        一、优化市场环境\n"
        "主要措施    （一）做好金融服务\n"
        "原责任单位  牵头：区科创局、区司法局；协办：无\n"
        "进展记录    2024-06-20 延期 理由：资金未到位；延至：2024年9月；批准人：区政府\n"
        "            2024-06-21 调整责任单位 理由：机构改革；牵头单位：区工信局；协办单位：区财政局\n"
        "            2024-06-25 进展 已完成招标（区司法局）\n"
        "            2024-06-26 进展 进场施工（补录）\n"
        "            2024-06-27 催办 督办单号：督〔2024〕3号；回复期限：2024-06-30\n"
    )


def test_show_in_json_has_the_printed_units_and_the_entries_that_counted(
    kept: Callable[..., Callable[..., Result]],
) -> None:
    gone = line("f", "2024-06-22", "progress", "10", note="误")
    retraction = line("g", "2024-06-23", "retracted", "10", retracts="f", reason="误")
    card = tasks(kept(EXTENDED, gone, retraction, MOVED)("show", "10", "--format", "json"))["10"]
    assert (card["lead"], card["support"]) == (["区工信局"], ["区财政局"])
    assert (card["plan_lead"], card["plan_support"]) == (["区科创局", "区司法局"], [])
    assert [(entry["entry"], entry["event"]) for entry in card["entries"]] == [
        ("c", "extended"),
        ("e", "reassigned"),
        ("g", "retracted"),
    ]
    assert "f" not in [entry["entry"] for entry in card["entries"]]


# The summary


@pytest.fixture
def summed(inside: Callable[..., Result], tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """The total of a summary, on 2024-07-01, of a plan with every kind of history."""
    deadlines = [deadline for deadline, _ in LEDGER.values()]
    rows = [{"id": f"{id_}", "text": "甲", "deadline": each, "lead": ["甲局"]} for id_, each in enumerate(deadlines, 1)]
    path = tmp_path / "every.yaml"
    body = {"title": "表", "issued": "2024-01-15", "sections": [{"measures": [{"tasks": rows}]}]}
    path.write_text(json.dumps(body), encoding="utf-8")
    journals.saved(path, *numbered(list(LEDGER)))

    def total(*arguments: str) -> dict[str, Any]:
        result = inside("summary", "--file", path, *AS_OF, "--format", "json", *arguments)
        found: dict[str, Any] = json.loads(result.stdout)["total"]
        return found

    return total


def test_a_summary_has_the_fields_buckets_and_rates(summed: Callable[..., dict[str, Any]]) -> None:
    total = summed()
    assert total["buckets"] == {
        "done": 4,
        "done-late": 2,
        "overdue": 2,
        "due-soon": 1,
        "not-due": 4,
        "ongoing": 1,
        "unclear": 1,
        "cancelled": 1,
    }
    assert total["status"] == {
        "done": 4,
        "done-late": 2,
        "overdue": 1,
        "due-soon": 1,
        "not-due": 2,
        "ongoing": 1,
        "unclear": 1,
        "suspended": 2,
        "cancelled": 1,
    }
    assert (total["closing_rate"], total["timely_rate"]) == ({"part": 5, "whole": 11}, {"part": 3, "whole": 7})


def test_a_summary_by_the_printed_deadlines(summed: Callable[..., dict[str, Any]]) -> None:
    total = summed("--original")
    assert [total["buckets"][key] for key in ("done", "done-late", "overdue", "not-due")] == [3, 3, 3, 3]
    assert (total["closing_rate"], total["timely_rate"]) == ({"part": 5, "whole": 11}, {"part": 2, "whole": 8})


SUMMED = (
    line("a", "2024-03-10", "done", "1"),
    line("b", "2024-06-20", "extended", "10", to="2024年7月", reason="资金未到位", approved_by="区政府"),
    line("c", "2024-06-21", "suspended", "9", reason="规划调整", approved_by="区政府"),
    line("d", "2024-06-22", "cancelled", "8", reason="政策废止", approved_by="区政府"),
)


def test_a_summary_for_people_has_the_buckets_that_occur_and_the_rates_as_fractions(
    kept: Callable[..., Callable[..., Result]],
) -> None:
    assert kept(*SUMMED)("summary").stdout == (
        "牵头单位          任务数  按期办结  逾期未办结  临期  未到期  常态化  中止  终止  办结率  按期办结率\n"
        "----------------  ------  --------  ----------  ----  ------  ------  ----  ----  ------  ----------\n"
        "区金融服务署           1         1           0     0       0       0     0     0     1/1         1/1\n"
        "区科技创新局           1         0           0     1       0       0     0     0     0/1         0/0\n"
        "区司法局               1         0           0     1       0       0     0     0     0/1         0/0\n"
        "区委组织部             1         0           0     0       0       1     0     0     0/0         0/0\n"
        "罗湖法院               1         0           0     0       0       0     1     0     0/1         0/0\n"
        "（没有牵头单位）       1         0           0     0       0       0     0     1     0/0         0/0\n"
        "----------------  ------  --------  ----------  ----  ------  ------  ----  ----  ------  ----------\n"
        "合计                   5         1           0     1       0       1     1     1     1/3         1/1\n"
        "\n"
        "截至2024-07-01，按现行时限。\n"
        "有几个牵头单位的任务计入每个单位；合计每项只计一次，所以比各行之和少1。\n"
    )


def test_a_summary_by_the_printed_deadlines_says_so(kept: Callable[..., Callable[..., Result]]) -> None:
    printed = kept(*SUMMED)("summary", "--original", "--by", "section").stdout
    assert [each.split() for each in printed.splitlines()[2:4]] == [
        ["一、优化市场环境", "3", "1", "1", "0", "0", "1", "0", "0", "1/2", "1/2"],
        ["二、健全法治环境", "2", "0", "0", "0", "0", "0", "1", "1", "0/1", "0/0"],
    ]
    assert printed.splitlines()[-1] == "截至2024-07-01，按原定时限。"


def test_first_lead_is_for_leads_only(kept: Callable[..., Callable[..., Result]]) -> None:
    assert kept(*SUMMED)("summary", "--first-lead", "--by", "section") == (
        2,
        "",
        "错误：--first-lead 只用于 --by lead\n",
    )


def test_support_units_have_no_rates(kept: Callable[..., Callable[..., Result]]) -> None:
    heading = kept(*SUMMED)("summary", "--by", "support").stdout.splitlines()[0]
    assert heading.split()[0] == "协办单位"
    assert "办结率" not in heading


def test_first_lead_counts_a_task_once(kept: Callable[..., Callable[..., Result]]) -> None:
    result = kept(*SUMMED)("summary", "--first-lead", "--format", "json")
    answer = json.loads(result.stdout)
    assert {group["group"]: group["total"] for group in answer["groups"]} == {
        "区金融服务署": 1,
        "区科技创新局": 1,
        "区委组织部": 1,
        "罗湖法院": 1,
        "（没有牵头单位）": 1,
    }
    assert result.stderr == "截至2024-07-01，按现行时限。\n"


def test_a_summary_as_csv_has_the_rates_as_two_numbers_each(kept: Callable[..., Callable[..., Result]]) -> None:
    printed = kept(*SUMMED)("summary", "--by", "section", "--format", "csv").stdout
    assert printed.splitlines() == [
        "group,total,done,done-late,overdue,due-soon,not-due,ongoing,unclear,suspended,cancelled,closing_rate_part,closing_rate_whole,timely_rate_part,timely_rate_whole,pace_done,pace_ahead,pace_on-schedule,pace_behind,pace_none",
        "一、优化市场环境,3,1,0,0,1,0,1,0,0,0,1,2,1,1,1,0,0,0,2",
        "二、健全法治环境,2,0,0,0,0,0,0,0,1,1,0,1,0,0,0,0,0,0,2",
    ]


# Reporting again


@pytest.mark.parametrize(
    "asked",
    [
        "list --format json",
        "list",
        "show 1 2 10",
        "overdue",
        "summary",
        "summary --by status --original",
        "units --format csv",
        "silent",
        "log",
        "list --unverified --format jsonl",
    ],
)
def test_a_past_report_comes_back_exactly_with_recorded_by(
    inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    assert plan.exists()
    journals.today_is(monkeypatch, "2024-06-20")
    assert inside("done", "1", "--date", "2024-03-10", "--reporter", "区金融服务署").code == 0
    assert inside("progress", "10", "已完成招标").code == 0
    journals.today_is(monkeypatch, "2024-07-01")
    report = inside(*asked.split())
    journals.today_is(monkeypatch, "2024-07-20")
    (done, *_) = journals.kept(plan)
    for typed in (
        f"retract {done['entry']} --reason 记错了",
        "done 1 --date 2024-04-01",
        "progress 2 --date 2024-06-15 --note 已报送",
        "reassign 10 --date 2024-05-01 --lead 区工信局 --new-unit --reason 机构改革",
        "done 10 --date 2024-06-28",
        "suspend 9 --date 2024-06-01 --reason 规划调整 --approved-by 区政府",
        "cancel 8 --date 2024-06-01 --reason 政策废止 --approved-by 区政府",
    ):
        assert inside(*typed.split()).code == 0
    past = ("--as-of", "2024-07-01")
    assert inside(*asked.split(), *past, "--recorded-by", "2024-07-01") == report
    assert inside(*asked.split(), *past).stdout != report.stdout


@pytest.mark.parametrize("command", ["list", "show 1", "overdue", "summary", "units", "silent", "log"])
@pytest.mark.parametrize("recorded", [True, False])
def test_recorded_by_is_a_day_whether_there_is_a_journal_or_not(
    inside: Callable[..., Result],
    plan: Path,
    command: str,
    recorded: bool,  # noqa: FBT001  # both must refuse it
) -> None:
    if recorded:
        journals.saved(plan, DONE)
    assert inside(*command.split(), "--recorded-by", "2024") == (
        2,
        "",
        "错误：--recorded-by：“2024”没有写到日；写成如 2024-12-31（最后一天）\n",
    )


# Problems of the journal


def test_no_problem_of_the_journal_stops_a_query(kept: Callable[..., Callable[..., Result]]) -> None:
    run = kept("{", line("a", "2024-02-30", "done"), line("b", "2024-03-10", "?"), DONE.replace('"a"', '"z"'), "[]")
    result = run("list", "--format", "json")
    assert json.loads(result.stdout)["tasks"][0]["done_on"] == "2024-03-10"
    assert (result.code, result.stderr) == (
        0,
        (
            f"{JOURNAL}:1:1: 警告 RW401 这一行不是完整的 JSON，可能没写完就中断了\n"
            "    1 | {\n"
            "      | ^\n"
            "   每行是一个 JSON 对象，至少有 entry、task、date、event；renwu 跳过这一行，文件不动\n"
            f"{JOURNAL}:2:1: 警告 RW404 日历上没有“2024-02-30”这一天\n"
            f"    2 | {line('a', '2024-02-30', 'done')}\n"
            "      | ^\n"
            "   日期写成如 2024-12-31\n"
            f"{JOURNAL}:3:1: 警告 RW403 不认识的事项“?”\n"
            f"    3 | {line('b', '2024-03-10', '?')}\n"
            "      | ^\n"
            f"   可用的事项：{'、'.join(journals.EVENTS)}\n"
            "另有1个问题；renwu check 列出全部\n"
        ),
    )


def test_a_problem_is_shown_with_its_own_line_whatever_stands_in_those_before(
    kept: Callable[..., Callable[..., Result]],
) -> None:
    broken = line("z", "2024-03-11", "done")
    run = kept(line("a", "2024-03-10", "done", note="甲\u2028乙\x85丙"), broken)
    assert run("list").stderr == (
        f"{JOURNAL}:2:1: 警告 RW405 第1项已于2024-03-10办结\n"
        f"    2 | {broken}\n"
        "      | ^\n"
        "   renwu retract 可作废其中一条；文件不动\n"
    )


def test_check_reports_the_journal_too_as_warnings(kept: Callable[..., Callable[..., Result]], plan: Path) -> None:
    plan.write_text(PLAN.split("          - id: 8")[0], encoding="utf-8")
    run = kept(DONE, line("z", "2024-03-11", "done"))
    problem = (
        f"{JOURNAL}:2:1: 警告 RW405 第1项已于2024-03-10办结\n"
        f"    2 | {line('z', '2024-03-11', 'done')}\n"
        "      | ^\n"
        "   renwu retract 可作废其中一条；文件不动\n"
    )
    assert run("check") == (0, f"{problem}共1个问题：错误0、警告1\n", "")
    assert run("check", "--strict").code == 1


def test_check_reports_everything_else_where_a_journal_cannot_be_opened(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    good = PLAN.split("          - id: 8")[0]
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(good.replace("2024年6月", "2024年13月"), encoding="utf-8")
    (tmp_path / "a.progress.jsonl").mkdir()
    result = inside("check", "a.yaml", "b.yaml")
    assert (result.code, result.stderr) == (2, "错误：打不开 a.progress.jsonl：这是一个文件夹\n")
    assert [each.split(":")[0] for each in result.stdout.splitlines() if "RW203" in each] == ["a.yaml", "b.yaml"]


def test_a_link_that_leads_nowhere_is_an_error_not_an_empty_journal(inside: Callable[..., Result], plan: Path) -> None:
    assert plan.exists()
    JOURNAL.symlink_to("gone")
    message = f"错误：打不开 {JOURNAL}：它指向的文件不在了；恢复那个文件，或去掉这个链接\n"
    assert inside("list", *AS_OF) == (2, "", message)


@pytest.mark.parametrize("command", ["list", "log", "silent", "summary"])
def test_a_journal_that_cannot_be_opened_is_an_error_not_an_empty_one(
    inside: Callable[..., Result], plan: Path, command: str
) -> None:
    assert plan.exists()
    JOURNAL.mkdir()
    assert inside(command, *AS_OF) == (2, "", f"错误：打不开 {JOURNAL}：这是一个文件夹\n")


def test_a_plan_with_the_longest_of_names_is_read_though_no_journal_can_stand_beside_it(
    inside: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    name = "务" * 82 + ".yaml"
    (tmp_path / name).write_bytes(plan.read_bytes())
    assert inside("list", "--file", name, *AS_OF) == inside("list", "--file", plan, *AS_OF)


@pytest.mark.parametrize("form", ["txt", "json", "jsonl", "csv", "tsv", "md"])
@pytest.mark.parametrize("command", ["list --columns id,latest_note", "log", "show 1"])
def test_half_a_character_in_a_note_is_written_to_a_file_in_any_form(
    kept: Callable[..., Callable[..., Result]], command: str, form: str
) -> None:
    run = kept(r'{"entry": "a", "task": "1", "date": "2024-03-10", "event": "progress", "note": "甲\udcff乙"}')
    assert run(*command.split(), "-o", f"out.{form}").code == 0


def test_a_number_that_json_lacks_does_not_come_out_as_json(kept: Callable[..., Callable[..., Result]]) -> None:
    run = kept(
        DONE.replace('"event"', '"weight": NaN, "event"'), VERIFIED.replace('"event"', '"weight": 1e999, "event"')
    )
    for command in ("log", "show 1"):
        printed = run(*command.split(), "--format", "json").stdout
        assert json.loads(printed, parse_constant=pytest.fail)


@pytest.mark.parametrize("command", ["list", "log", "log --format json", "show 1", "check", "silent"])
def test_a_line_however_deep_is_answered(kept: Callable[..., Callable[..., Result]], command: str) -> None:
    for depth in range(880, 1000, 4):
        run = kept(DONE.replace('"event"', f'"weight": {"[" * depth}{"]" * depth}, "event"'))
        assert run(*command.split()).code == 0


def test_a_list_says_until_when_a_task_was_extended(kept: Callable[..., Callable[..., Result]]) -> None:
    (row,) = [row for row in drawn(kept(EXTENDED)("list").stdout) if row[0] == ["10"]]
    assert row[2] == ["2024年6月", "延至2024-09-30"]
