"""Several plans asked about together: which are meant, what is answered, and what is said of those that can't be."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from support import journals
from support.journals import line
from support.program import Result

AS_OF = ("--as-of", "2024-07-01")
pytestmark = pytest.mark.usefixtures("ledger")
PLAN = """\
title: 《{title}》任务分解表
{head}issued: 2024-01-15
sections:
  - number: 一
    title: 第一板块
    measures:
      - tasks:
"""
TASK = """\
          - id: {id}
            text: {text}
            deadline: {deadline}
            lead: [{lead}]
"""


def a_plan(title: str, *tasks: tuple[str, str, str, str], **head: str) -> str:
    """A plan of tasks, each (id, text, deadline, lead), with these keys."""
    keys = "".join(f"{key}: {value}\n" for key, value in head.items())
    rows = (TASK.format(id=id_, text=text, deadline=deadline, lead=lead) for id_, text, deadline, lead in tasks)
    return PLAN.format(title=title, head=keys) + "".join(rows)


BUSINESS = a_plan(
    "优化营商环境",
    ("1", "推广跨境支付。", "2024年6月", "区金融服务署"),
    ("6", "宣传一件事。", "2024年7月20日", "区政务服务局"),
    key="营商环境",
    kind="专项方案",
)
LIVING = a_plan(
    "民生实事",
    ("6", "建设长者食堂。", "2024年3月", "区民政局"),
    ("会/3", "修缮校舍。", "2024年12月", "区教育局"),
    kind="民生实事",
)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two plans, 营商环境.yaml with a journal and 民生/民生实事.yaml without."""
    folder = tmp_path / "台账"
    (folder / "民生").mkdir(parents=True)
    (folder / "a.yaml").write_text(BUSINESS, encoding="utf-8")
    (folder / "民生" / "民生实事.yaml").write_text(LIVING, encoding="utf-8")
    journals.saved(folder / "a.yaml", line("x", "2024-05-06", "done", "1"))
    monkeypatch.chdir(tmp_path)
    journals.today_is(monkeypatch, "2024-07-01")
    return folder


def rows(result: Result) -> list[str]:
    """The plan and id of each task of a tsv."""
    return result.stdout.splitlines()[1:]


def listed(inside: Callable[..., Result], *arguments: str | Path) -> list[str]:
    result = inside("list", *arguments, "--format", "tsv", "--columns", "plan,id", *AS_OF)
    assert result.code == 0, result.stderr
    return [row.replace("\t", "/", 1) for row in rows(result)]


ALL = ["营商环境/1", "营商环境/6", "民生实事/6", "民生实事/会/3"]


# Which plans


def test_a_folder_means_every_plan_below_it_in_the_order_of_paths(inside: Callable[..., Result]) -> None:
    assert listed(inside, "--file", "台账") == ALL


def test_several_files_are_taken_in_the_order_in_which_they_are_named(inside: Callable[..., Result]) -> None:
    files = ("--file", "台账/民生", "--file", "台账/a.yaml", "--file", "台账")
    assert listed(inside, *files) == ALL[2:] + ALL[:2]


def test_the_environment_names_several(inside: Callable[..., Result]) -> None:
    named = os.pathsep.join(("台账/a.yaml", "台账/民生"))
    result = inside("list", "--format", "tsv", "--columns", "plan,id", *AS_OF, env={"RENWU_FILE": named})
    assert [row.replace("\t", "/", 1) for row in rows(result)] == ALL


def test_a_plan_met_twice_counts_once(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "again.yaml").symlink_to("a.yaml")
    os.link(ledger / "a.yaml", ledger / "b.yaml")
    assert listed(inside, "--file", "台账", "--file", "台账/a.yaml") == ALL


def test_what_is_hidden_and_links_that_lead_out_are_passed_over(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / ".old").mkdir()
    (ledger / ".old" / "x.yaml").write_text(BUSINESS, encoding="utf-8")
    outside = ledger.parent / "outside"
    outside.mkdir()
    (outside / "y.yaml").write_text(BUSINESS.replace("key: 营商环境", "key: 别的"), encoding="utf-8")
    (ledger / "out.yaml").symlink_to(outside / "y.yaml")
    (ledger / "out").symlink_to(outside)
    os.mkfifo(ledger / "pipe.yaml")
    assert listed(inside, "--file", "台账") == ALL


def test_other_yaml_is_told_in_one_line_and_listed_by_check(ledger: Path, inside: Callable[..., Result]) -> None:
    for name in "cdef":
        (ledger / f"{name}.yml").write_text("on: push\n", encoding="utf-8")
    told = "有4个 YAML 文件不是方案，没有读：台账/c.yml、台账/d.yml、台账/e.yml等；renwu check 列出全部\n"
    assert inside("list", "--file", "台账", *AS_OF).stderr == told
    assert inside("check", "台账").stderr == "".join(
        f"台账/{name}.yml 不是方案，没有检查：没有 sections 这一行\n" for name in "cdef"
    )


def test_a_folder_without_plans_says_what_is_there(tmp_path: Path, inside: Callable[..., Result]) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    message = "错误：none 里没有方案：一个 .yaml、.yml 文件都没有；用 --file 指定方案，或用 renwu init 新建\n"
    assert inside("list", "--file", "none") == (2, "", message)
    for number in range(1000):
        (folder / f"{number:03}.yaml").write_text("a: b\n", encoding="utf-8")
    message = (
        "错误：none 里没有方案：1000个 YAML 文件都没有 sections 这一行（none/000.yaml、none/001.yaml、none/002.yaml等）；"
        "用 --file 指定方案，或用 renwu init 新建\n"
    )
    assert inside("list", "--file", "none") == (2, "", message)


def test_one_plan_in_a_folder_is_answered_as_it_is_alone(inside: Callable[..., Result]) -> None:
    for command in ("list", "overdue", "units", "summary", "log", "silent", "report"):
        alone = inside(command, "--file", "台账/民生/民生实事.yaml", *AS_OF)
        assert inside(command, "--file", "台账/民生", *AS_OF) == alone


def test_a_journal_without_a_plan_is_told_by_check(ledger: Path, inside: Callable[..., Result]) -> None:
    journals.saved(ledger / "gone.yaml", line("x", "2024-05-06", "done", "1"))
    told = "警告 RW305 旁边的 gone.progress.jsonl 不属于哪份方案"
    assert told in inside("check", "台账").stdout


def test_annotations_stand_at_each_plan_s_file(inside: Callable[..., Result]) -> None:
    lines = inside("overdue", "--file", "台账", "--format", "github", *AS_OF).stdout.splitlines()
    assert [row.split(",")[0].rpartition("/")[2] for row in lines] == ["民生实事.yaml"]


# Telling plans apart


def test_two_plans_with_one_key_are_an_error_with_both_places(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "z.yaml").write_text(f"# 另一份\n{BUSINESS}", encoding="utf-8")
    problem = (
        "台账/z.yaml:3:1: 错误 RW311 方案简称“营商环境”与 台账/a.yaml:2 的相同\n"
        "    3 | key: 营商环境\n      | ^\n   在其中一份里写上 key: 另一个简称；不写 key 的，文件名就是简称\n"
    )
    assert inside("list", "--file", "台账", *AS_OF) == (2, "", problem)
    result = inside("check", "台账")
    assert (result.code, problem in result.stdout) == (1, True)


def test_two_plans_with_one_journal_are_an_error(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "a.yml").write_text(BUSINESS.replace("key: 营商环境", "key: 别的"), encoding="utf-8")
    (ledger / "b.yaml").write_text(BUSINESS.replace("key: 营商环境", "key: 又一份"), encoding="utf-8")
    (ledger / "b.progress.jsonl").symlink_to("a.progress.jsonl")
    result = inside("list", "--file", "台账", *AS_OF)
    assert (result.code, result.stdout) == (2, "")
    assert [row for row in result.stderr.splitlines() if "RW312" in row] == [
        "台账/a.yml:1:1: 错误 RW312 与 台账/a.yaml 共用一份进展记录 台账/a.progress.jsonl，分不清记的是哪一份方案的任务",
        "台账/b.yaml:1:1: 错误 RW312 与 台账/a.yaml 共用一份进展记录 台账/b.progress.jsonl，分不清记的是哪一份方案的任务",
    ]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["营商环境/6"], ["营商环境/6"]),
        (["民生实事/6", "1"], ["民生实事/6", "营商环境/1"]),
        (["营商环境/1-6"], ["营商环境/1", "营商环境/6"]),
        (["会/3"], ["民生实事/会/3"]),
        (["民生实事/会/3"], ["民生实事/会/3"]),
    ],
)
def test_an_id_may_have_its_plan_before_it(inside: Callable[..., Result], typed: list[str], ids: list[str]) -> None:
    answer = json.loads(inside("show", *typed, "--file", "台账", "--format", "json", *AS_OF).stdout)
    assert [f"{task['plan']}/{task['id']}" for task in answer["tasks"]] == ids


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("6", "有2份方案有编号“6”：营商环境/6、民生实事/6；写成 方案/编号"),
        ("7", "没有哪份方案有编号为“7”的任务；写成 方案/编号，方案有：营商环境、民生实事"),
        (
            "营商环境/7",
            "方案里没有编号为“7”的任务；编号如 1、6，几个编号用空格分开，renwu list 列出全部",
        ),
    ],
)
def test_an_id_that_no_plan_or_several_have_is_refused(inside: Callable[..., Result], typed: str, message: str) -> None:
    assert inside("show", typed, "--file", "台账", *AS_OF) == (2, "", f"错误：{message}\n")


def test_a_plan_alone_takes_its_key_before_an_id(inside: Callable[..., Result]) -> None:
    alone = inside("show", "6", "--file", "台账/a.yaml", *AS_OF)
    assert inside("show", "营商环境/6", "--file", "台账/a.yaml", *AS_OF) == alone


# Answers


def test_tables_have_a_column_for_the_plan(inside: Callable[..., Result]) -> None:
    result = inside("overdue", "--file", "台账", *AS_OF)
    assert (
        result.stdout.splitlines()[:3]
        == [
            "方案      编号  状态      完成时限  牵头（协办）单位  重点任务",
            "--------  ----  --------  --------  ----------------  --------------",
            "民生实事  6     逾期92天  2024年3月  区民政局          建设长者食堂。",
        ]
        or "方案" in result.stdout.splitlines()[0]
    )
    assert result.stdout.endswith("\n民生实事：无办结记录，仅按时限推算。\n")


def test_json_names_the_plans(inside: Callable[..., Result]) -> None:
    answer = json.loads(inside("list", "--file", "台账", "--format", "json", *AS_OF).stdout)
    assert answer["plan"] == {
        "title": "2份方案",
        "document": "",
        "issued": None,
        "year": None,
        "issuer": "",
        "note": "",
    }
    assert [(plan["key"], plan["file"]) for plan in answer["plans"]] == [
        ("营商环境", "台账/a.yaml"),
        ("民生实事", "台账/民生/民生实事.yaml"),
    ]
    assert answer["missing"] == []


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (["--plan", "营商环境"], ALL[:2]),
        (["--plan", "民生"], ALL[2:]),
        (["--plan", "营商环境", "--plan", "民生实事"], ALL),
        (["--kind", "专项方案"], ALL[:2]),
        (["--kind", "民生", "--lead", "区教育局"], ALL[3:]),
    ],
)
def test_plans_are_chosen_by_key_title_and_kind(
    inside: Callable[..., Result], chosen: list[str], ids: list[str]
) -> None:
    assert listed(inside, "--file", "台账", *chosen) == ids


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (["--plan", "没有"], "--plan：没有方案“没有”；方案有：营商环境、民生实事"),
        (["--kind", "没有"], "--kind：没有“没有”这一类方案；类别有：专项方案、民生实事"),
        (["--plan", "营商环境", "--kind", "民生"], "--kind：选中的方案里没有民生实事；去掉 --plan 或 --kind"),
    ],
)
def test_a_plan_that_is_not_there_is_an_error(inside: Callable[..., Result], chosen: list[str], message: str) -> None:
    assert inside("list", "--file", "台账", *chosen, *AS_OF) == (2, "", f"错误：{message}\n")


@pytest.mark.parametrize(("by", "names"), [("plan", ["营商环境", "民生实事"]), ("kind", ["专项方案", "民生实事"])])
def test_a_summary_by_plan_and_kind(inside: Callable[..., Result], by: str, names: list[str]) -> None:
    answer = json.loads(inside("summary", "--by", by, "--file", "台账", "--format", "json", *AS_OF).stdout)
    assert [(group["group"], group["total"]) for group in answer["groups"]] == [(names[0], 2), (names[1], 2)]
    assert answer["total"]["total"] == 4


def test_what_a_ledger_says_holds_where_its_plans_say_nothing(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "ledger.yaml").write_text("title: 2024年总台账\nsoon: 10\nkind: 其他\n", encoding="utf-8")
    (ledger / "民生" / "民生实事.yaml").write_text(f"soon: 200\n{LIVING}", encoding="utf-8")
    soon = ("--status", "due-soon")
    assert listed(inside, "--file", "台账", *soon) == ["民生实事/会/3"]
    assert listed(inside, "--file", "台账", *soon, "--soon", "30") == ["营商环境/6"]


def test_what_is_wrong_with_a_ledger_s_settings_is_told(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "ledger.yaml").write_text("title: 总台账\nsoon: 半月\n", encoding="utf-8")
    problem = "台账/ledger.yaml:2:7: 错误 RW210 临期天数“半月”不是天数\n"
    result = inside("list", "--file", "台账", *AS_OF)
    assert (result.code, result.stdout, result.stderr.startswith(problem)) == (2, "", True)
    assert problem in inside("check", "台账").stdout


def test_what_is_wrong_with_the_names_of_units_is_told_once(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "units.yaml").write_text(
        "甲局: {formerly: {乙局: 2024-01-31}}\n乙局: {formerly: {甲局: 2023-01-31}}\n", encoding="utf-8"
    )
    result = inside("list", "--file", "台账", "--keep-going", *AS_OF)
    assert (result.code, result.stdout, result.stderr.count("RW306")) == (2, "", 1)
    assert inside("check", "台账").stdout.count("RW306") == 1


# What can't be read


def broken(ledger: Path) -> None:
    (ledger / "bad.yaml").write_text("title: 坏的\nsections: [\n", encoding="utf-8")


def test_one_plan_that_cannot_be_read_stops_the_answer(ledger: Path, inside: Callable[..., Result]) -> None:
    broken(ledger)
    result = inside("summary", "--file", "台账", *AS_OF)
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("台账/bad.yaml:")
    assert result.stderr.endswith("有1份方案读不出，没有回答；改好以后再来，或加上 --keep-going 先看其他的\n")


def test_the_others_are_answered_for_where_that_is_asked(ledger: Path, inside: Callable[..., Result]) -> None:
    broken(ledger)
    result = inside("list", "--file", "台账", "--keep-going", *AS_OF)
    assert result.code == 2
    assert result.stdout.endswith("\n缺1份读不出的方案：台账/bad.yaml；以上不含它们。\n")
    answer = json.loads(inside("summary", "--file", "台账", "--keep-going", "--format", "json", *AS_OF).stdout)
    assert [(one["file"], one["message"], len(one["problems"])) for one in answer["missing"]] == [
        ("台账/bad.yaml", None, 1)
    ]


def test_a_report_says_what_it_lacks(ledger: Path, inside: Callable[..., Result]) -> None:
    broken(ledger)
    result = inside("report", "--file", "台账", "--keep-going", *AS_OF)
    assert result.code == 2
    assert "- 没有读出：台账/bad.yaml，各项数字都不含\n" in result.stdout


# Recording


def test_an_entry_goes_to_the_journal_of_its_plan(ledger: Path, inside: Callable[..., Result]) -> None:
    assert inside("done", "民生实事/6", "--file", "台账").code == 0
    written = (ledger / "民生" / "民生实事.progress.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["task"] for row in written] == ["6"]
    assert len((ledger / "a.progress.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_ids_of_two_plans_are_refused_and_the_two_commands_named(ledger: Path, inside: Callable[..., Result]) -> None:
    message = (
        "错误：这些任务在2份方案里，一次只登记一份方案的；分开写：renwu done 营商环境/6 …；renwu done 民生实事/6 …。"
        "没有登记任何记录\n"
    )
    assert inside("done", "营商环境/6", "民生实事/6", "--file", "台账") == (2, "", message)
    assert not (ledger / "民生" / "民生实事.progress.jsonl").exists()


def test_ids_with_and_without_their_plan_stand_side_by_side(ledger: Path, inside: Callable[..., Result]) -> None:
    assert inside("done", "营商环境/6", "1", "--file", "台账", "--dry-run").code == 2  # the first is done already
    assert inside("progress", "民生实事/6", "会/3", "已开工", "--file", "台账").code == 0
    written = (ledger / "民生" / "民生实事.progress.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["task"] for row in written] == ["6", "会/3"]


def test_an_entry_is_retracted_in_whichever_journal_has_it(inside: Callable[..., Result]) -> None:
    result = inside("retract", "x", "--reason", "误报", "--file", "台账")
    assert (result.code, result.stderr) == (0, "")
    message = "错误：没有哪一份方案有记录号“y”；renwu log 列出记录号，一次只写一份方案的\n"
    assert inside("retract", "y", "--reason", "误报", "--file", "台账") == (2, "", message)


def test_the_log_has_all_journals_the_newest_first(ledger: Path, inside: Callable[..., Result]) -> None:
    journals.saved(ledger / "民生" / "民生实事.yaml", line("y", "2024-06-03", "progress", "6", note="开工"))
    answer = json.loads(inside("log", "--file", "台账", "--format", "json", *AS_OF).stdout)
    assert [(entry["plan"], entry["entry"]) for entry in answer["entries"]] == [("民生实事", "y"), ("营商环境", "x")]


# Several processes


@pytest.mark.parametrize(
    "typed",
    [
        "summary",
        "summary --by plan --format json",
        "summary --by due",
        "summary --by status --status overdue",
        "units",
        "units --format json --keep-going",
    ],
)
def test_several_processes_answer_as_one_does(ledger: Path, inside: Callable[..., Result], typed: str) -> None:
    for number in range(5):
        text = LIVING.replace("kind:", f"key: 第{number}号\nkind:")
        (ledger / f"q{number}.yaml").write_text(text, encoding="utf-8")
    if "--keep-going" in typed:
        broken(ledger)
    command = (*typed.split(), "--file", "台账", *AS_OF)
    alone = inside(*command)
    assert inside(*command, "--jobs", "2") == alone
    assert alone.code == (2 if "--keep-going" in typed else 0)


def test_several_processes_find_what_is_wrong_between_plans(ledger: Path, inside: Callable[..., Result]) -> None:
    (ledger / "z.yaml").write_text(BUSINESS, encoding="utf-8")
    alone = inside("summary", "--file", "台账", *AS_OF)
    assert (alone.code, inside("summary", "--file", "台账", "--jobs", "2", *AS_OF)) == (2, alone)


def test_several_processes_take_no_names(inside: Callable[..., Result]) -> None:
    message = "错误：--jobs 不与 --lead、--plan 同用：要先读完全部方案，才知道指的是谁；去掉 --jobs\n"
    typed = ("--lead", "区教育局", "--plan", "营商环境", "--jobs", "2")
    assert inside("summary", "--file", "台账", *typed) == (2, "", message)
