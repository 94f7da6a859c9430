"""urge and verify by filter: what would be recorded is shown, and recorded once somebody says yes."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renwu.cli import console
from support.journals import line
from support.program import Result

JOURNAL = Path("data", "tasks.progress.jsonl")
NOT_YET = "还没有登记；核对以后加 --yes 登记\n"
CLOSED = (
    line("a", "2024-06-01", "done", "10", evidence=["验收报告.pdf"]),
    line("b", "2024-03-01", "done", "1"),
    line("c", "2024-06-01", "done", "9", evidence=["a.pdf"]),
    line("d", "2024-06-02", "verified", "9"),
)


def begin(*lines: str) -> None:
    """Write the journal of the folder."""
    JOURNAL.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


def added(before: int = 0) -> list[tuple[Any, Any]]:
    """The task and event of every entry in the journal of the folder after the first so many."""
    lines = JOURNAL.read_text(encoding="utf-8").splitlines() if JOURNAL.exists() else []
    return [(entry["task"], entry["event"]) for entry in map(json.loads, lines[before:])]


def test_what_would_be_urged_is_shown_and_not_recorded(desk: Callable[..., Result]) -> None:
    result = desk("urge", "--status", "overdue", "--reply-by", "+7d")
    assert [each.split("（")[0] for each in result.stdout.splitlines()] == [
        "将登记：第1项 催办 2024-07-01　回复期限：2024-07-08",
        "将登记：第10项 催办 2024-07-01　回复期限：2024-07-08",
    ]
    assert (result.code, result.stderr) == (0, NOT_YET)
    assert added() == []


def test_it_is_recorded_with_yes(desk: Callable[..., Result]) -> None:
    result = desk("urge", "--status", "overdue", "--yes")
    assert [each.split("（")[0] for each in result.stdout.splitlines()] == [
        "已登记：第1项 催办 2024-07-01",
        "已登记：第10项 催办 2024-07-01",
    ]
    assert (result.code, result.stderr) == (0, "")
    assert added() == [("1", "urged"), ("10", "urged")]


def test_a_dry_run_records_nothing_with_yes_either(desk: Callable[..., Result]) -> None:
    assert desk("urge", "--status", "overdue", "--dry-run").stderr == ""
    assert added() == []


def test_what_is_closed_is_not_urged(desk: Callable[..., Result]) -> None:
    begin(*CLOSED)
    result = desk("urge", "--unit", "区科创局", "--yes")
    assert result == (0, "", "“区科创局”指区科技创新局\n没有可以登记催办的任务\n")


def test_tasks_are_named_by_ids_or_by_filters(desk: Callable[..., Result]) -> None:
    both = desk("urge", "1", "--lead", "区司法局")
    assert both == (2, "", "错误：编号和筛选选项只写一样\n")
    for command in ("urge", "verify"):
        neither = desk(command, "--soon", "10")
        assert neither == (2, "", "错误：缺少编号：写任务编号，或用 --lead、--status 等选项筛选\n")


def test_what_would_be_verified_is_shown_with_its_evidence(desk: Callable[..., Result]) -> None:
    begin(*CLOSED)
    result = desk("verify", "--status", "done", "--reporter", "区政府督查室")
    assert [each.split("（记录号")[0] for each in result.stdout.splitlines()] == [
        "第10项 2024-06-01办结　佐证：验收报告.pdf",
        "将登记：第10项 销号 2024-07-01",
    ]
    assert result.stderr == (
        "第1项没有佐证，略过；核对以后写编号逐项销号\n"
        f"报送人“区政府督查室”在方案和以前的记录里都没有，照写的登记\n{NOT_YET}"
    )
    assert added(len(CLOSED)) == []


def test_it_is_verified_with_yes_and_what_lacks_evidence_only_by_its_id(desk: Callable[..., Result]) -> None:
    begin(*CLOSED)
    assert desk("verify", "--status", "done", "--yes").code == 0
    assert added(len(CLOSED)) == [("10", "verified")]
    assert desk("verify", "1").code == 0
    assert added(len(CLOSED)) == [("10", "verified"), ("1", "verified")]


def test_evidence_from_before_a_task_was_sent_back_is_none(desk: Callable[..., Result]) -> None:
    begin(
        line("a", "2024-06-01", "done", "10", evidence=["a.pdf"]),
        line("b", "2024-06-02", "returned", "10", reason="佐证不全"),
        line("c", "2024-06-03", "progress", "10", evidence=["b.pdf"]),
        line("d", "2024-06-04", "done", "10", evidence=["c.pdf", "b.pdf"]),
    )
    assert desk("verify", "--lead", "区司法局").stdout.splitlines()[0] == "第10项 2024-06-04办结　佐证：b.pdf、c.pdf"


@pytest.mark.parametrize(("answer", "events"), [("y\n", ["urged"]), ("是\n", ["urged"]), ("\n", []), ("", [])])
def test_a_person_at_a_terminal_is_asked(
    desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, answer: str, events: list[str]
) -> None:
    asked = []

    def say(question: str) -> bool:
        asked.append(question)
        return answer.strip() in {"y", "是"}

    monkeypatch.setattr(console, "agreed", say)
    desk("urge", "--match", "Kplus")
    assert asked == ["登记这1项催办吗？"]
    assert [event for _, event in added()] == events


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "agrees"), [("y\n", True), ("Y\n", True), ("是\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_only_a_yes_is_one(monkeypatch: pytest.MonkeyPatch, answer: str, agrees: bool) -> None:  # noqa: FBT001  # a case's value
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", shown)
    assert console.agreed("登记吗？") is agrees
    assert shown.getvalue() == "登记吗？（y/N）"


def test_nobody_is_asked_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert console.agreed("登记吗？") is False
