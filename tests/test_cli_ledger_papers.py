"""Papers of several plans: forms, notices and the 通报, and what their answers write to each plan's journal."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support import journals
from support.forms import filled
from support.plans import ROOT
from support.program import Result, environment

EXAMPLES = ROOT / "examples"
DAY = ("--as-of", "2025-06-30")
FOLDER = Path("台账")
FILES = {"惠企行动": "tasks", "常务会议": "常务会议", "民生实事": "民生实事"}


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented ledger, in a folder of its own, on the day that its pages are about."""
    (tmp_path / FOLDER).mkdir()
    for file in EXAMPLES.iterdir():
        if file.suffix in {".yaml", ".jsonl"}:
            (tmp_path / FOLDER / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    journals.today_is(monkeypatch, "2025-06-30")


def entries(key: str) -> list[dict[str, object]]:
    """What the journal of a plan says."""
    path = FOLDER / f"{FILES[key]}.progress.jsonl"
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def added(key: str) -> list[tuple[object, object]]:
    """The tasks and events that a plan's journal has beside those of the example."""
    known = EXAMPLES / f"{FILES[key]}.progress.jsonl"
    before = len(known.read_text(encoding="utf-8").splitlines()) if known.exists() else 0
    return [(entry["task"], entry["event"]) for entry in entries(key)[before:]]


# Forms


def test_a_unit_gets_one_form_for_what_it_owes_of_the_plans_that_are_due(inside: Callable[..., Result]) -> None:
    result = inside("collect", "--file", FOLDER, "-o", "表", "--unit", "区数据局", *DAY)
    assert result.stderr.splitlines()[0] == "惠企行动：每月25日报送，下一次是2025-07-25，没有发报送表；要发的加上 --all"
    every = inside("collect", "--file", FOLDER, "-o", "全", "--unit", "区数据局", "--all", "--format", "json", *DAY)
    assert json.loads(every.stdout)["forms"] == [
        {"unit": "区数据局", "tasks": ["惠企行动/3", "民生实事/4"], "file": "全/区数据局.xlsx", "leader": None}
    ]


def test_a_form_that_comes_back_is_recorded_in_each_plan_s_journal_once(inside: Callable[..., Result]) -> None:
    assert inside("collect", "--file", FOLDER, "-o", "表", "--unit", "区数据局", "--all").code == 0
    filled(Path("表/区数据局.xlsx"), Path("回/区数据局.xlsx"), {"H5": "目录已编制", "F6": "是", "G6": "2025-06-27"})
    shown = inside("collect", "--read", "回", "--file", FOLDER, "--format", "json")
    assert [(each["plan"], each["task"], each["event"]) for each in json.loads(shown.stdout)["answers"]] == [
        ("惠企行动", "3", "progress"),
        ("民生实事", "4", "done"),
    ]
    assert added("惠企行动") == added("民生实事") == []
    assert inside("collect", "--read", "回", "--file", FOLDER, "--record").code == 0
    assert (added("惠企行动"), added("民生实事")) == ([("3", "progress")], [("4", "done")])
    again = inside("collect", "--read", "回", "--file", FOLDER, "--record")
    assert again.stderr.startswith("回/区数据局.xlsx：已经登记过，略过\n")
    assert len(added("惠企行动")) + len(added("民生实事")) == 2


def test_a_form_across_plans_wants_all_of_them(inside: Callable[..., Result]) -> None:
    assert inside("collect", "--file", FOLDER, "-o", "表", "--unit", "区数据局", "--all").code == 0
    filled(Path("表/区数据局.xlsx"), Path("回/区数据局.xlsx"), {"H5": "目录已编制"})
    result = inside("collect", "--read", "回", "--file", FOLDER / "tasks.yaml")
    assert (result.code, result.stderr) == (
        2,
        (
            "错误：回/区数据局.xlsx 报送表!A1：表里有“《青禾区2025年民生实事（虚构示例）》任务分解表（青府办〔2025〕5号）”"
            "的任务，没有读这份方案；用 --file 把表里的方案一起读\n"
        ),
    )


def test_a_form_of_one_plan_is_read_into_a_ledger(inside: Callable[..., Result]) -> None:
    one = FOLDER / "民生实事.yaml"
    assert inside("collect", "--file", one, "-o", "表", "--unit", "区民政局").code == 0
    filled(Path("表/区民政局.xlsx"), Path("回/区民政局.xlsx"), {"H5": "已建成5个"})
    assert inside("collect", "--read", "回", "--file", FOLDER, "--record").code == 0
    assert (added("惠企行动"), added("民生实事")) == ([], [("2", "progress")])


# Notices


def papers(folder: str) -> list[str]:
    return sorted(path.stem for path in Path(folder).iterdir())


def test_a_notice_is_for_a_unit_and_a_plan_and_a_letter_of_what_is_due_soon_for_a_unit(
    inside: Callable[..., Result],
) -> None:
    assert inside("notice", "--file", FOLDER, "--each", "单", "--soon", "200", *DAY).code == 0
    assert [name for name in papers("单") if "区住房建设局" in name] == [
        "提示函-区住房建设局-民生实事",
        "督办通知单-区住房建设局-惠企行动",
    ]
    assert "提示函-区数据局" in papers("单")


@pytest.mark.parametrize(
    ("option", "names"),
    [
        ("--per-task", ["督办通知单-区数据局-惠企行动", "督办通知单-区数据局-民生实事"]),
        ("--merge", ["督办通知单-区数据局"]),
    ],
)
def test_a_notice_may_be_for_a_task_or_for_all_plans(
    inside: Callable[..., Result], option: str, names: list[str]
) -> None:
    late = ("--as-of", "2026-01-15", "--unit", "区数据局")
    assert inside("notice", "--file", FOLDER, "--each", "单", option, *late).code == 0
    assert papers("单") == names


def test_numbers_count_up_and_what_was_written_is_recorded_in_each_journal(inside: Callable[..., Result]) -> None:
    counting = ("--number-from", "青督〔2025〕009号", "--record")
    assert inside("notice", "--file", FOLDER, "--each", "单", *counting).code == 0
    slips = [str(entry["slip"]) for key in FILES for entry in entries(key) if "〔2025〕0" in str(entry.get("slip"))]
    assert len(slips) == len(set(slips)) == len(papers("单"))
    assert min(slips) == "青督〔2025〕009号"
    assert ("2", "urged") in added("民生实事")


# The 通报


def test_a_report_of_a_ledger_has_its_title_and_an_attachment_for_each_plan(inside: Callable[..., Result]) -> None:
    text = inside("report", "--file", FOLDER, "--since", "2025-06", "--issue", "17", *DAY).stdout
    assert text.startswith(
        "# 关于青禾区2025年重点工作（虚构示例）2025年6月1日至6月30日落实情况的通报（代拟稿）\n\n第17期\n"
    )
    assert [line for line in text.splitlines() if line.startswith("## 附件")] == [
        "## 附件1　各单位任务落实情况",
        "## 附件2　任务台账（惠企行动）",
        "## 附件3　任务台账（常务会议）",
        "## 附件4　任务台账（民生实事）",
    ]
    assert "含登记在后的补录；民生实事无办结记录，仅按时限推算\n" in text
    assert "| 常务会议/2 | 完成云溪片区招商目录编制。" in text
    assert "青禾区人民政府办公室" in text
    ranked = inside("report", "--file", FOLDER, "--rank", *DAY).stdout
    assert ranked.index("任务台账（惠企行动）") < ranked.index("任务台账（民生实事）")


# Killed between two writes

_KILLED = """\
import os, sys
from renwu.journal.file import Appender
append, written = Appender.append, []
def once(self, entries):
    if written:
        os.kill(os.getpid(), 9)
    written.append(append(self, entries))
Appender.append = once
sys.argv = ["renwu", *sys.argv[1:]]
from renwu.cli import main
main()
"""


def test_what_a_killed_command_left_out_the_same_command_records(inside: Callable[..., Result]) -> None:
    assert inside("collect", "--file", FOLDER, "-o", "表", "--unit", "区数据局", "--all").code == 0
    filled(Path("表/区数据局.xlsx"), Path("回/区数据局.xlsx"), {"H5": "目录已编制", "H6": "已覆盖8个街道"})
    typed = ["collect", "--read", "回", "--record", "--file", str(FOLDER)]
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, *typed], env=environment(), capture_output=True, check=False
    )
    assert (killed.returncode, killed.stdout) == (-9, b"")
    assert (added("惠企行动"), added("民生实事")) == ([("3", "progress")], [])
    assert inside(*typed).code == 0
    assert (added("惠企行动"), added("民生实事")) == ([("3", "progress")], [("4", "progress")])


def test_a_journal_that_cannot_be_written_is_named_with_those_that_were(
    inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    from renwu import filesystem  # noqa: PLC0415  # only this test breaks it

    assert inside("collect", "--file", FOLDER, "-o", "表", "--unit", "区数据局", "--all").code == 0
    filled(Path("表/区数据局.xlsx"), Path("回/区数据局.xlsx"), {"H5": "目录已编制", "H6": "已覆盖8个街道"})
    append, calls = filesystem.append, []

    def full(descriptor: int, data: bytes) -> None:
        calls.append(data)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        append(descriptor, data)

    monkeypatch.setattr(filesystem, "append", full)
    result = inside("collect", "--read", "回", "--record", "--file", FOLDER)
    assert result.code == 2
    assert result.stderr == (
        "错误：没有写入 台账/民生实事.progress.jsonl：磁盘已满；进展记录没有改动。"
        "已经登记的方案：惠企行动；没有登记的：民生实事；改好以后再来一次同样的命令，登记过的不会再登记\n"
    )
