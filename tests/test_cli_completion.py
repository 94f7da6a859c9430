"""What completion offers; that each shell takes it as it should is tested where the shells are (shells/)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from renwu.cli.app import group
from renwu.cli.completion import SCRIPTS, answer
from support.program import PLAN, Result


def offered(line: str) -> list[str]:
    return answer(group(), line.split(" ")[1:]).splitlines()


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("renwu summ", ["summary\t按单位、板块、措施、月份或状态统计任务数。"]),
        ("renwu list --rev", ["--reverse\t倒序"]),
        ("renwu list --status o", ["overdue\t逾期未办结", "ongoing\t常态化"]),
        ("renwu list --status 逾期未", ["逾期未办结\toverdue"]),
        ("renwu overdue --sort d", ["due\t到期日"]),
        ("renwu list --columns id,st", ["id,status", "id,streaks"]),
        ("renwu summary --columns 考", ["考核\tassessment"]),
        ("renwu --color a", ["auto", "always"]),
        ("renwu log --event don", ["done\t办结"]),
        ("renwu show 9", ["9\t推广智能裁判系统。"]),
        ("renwu list --lead 区金", ["区金融服务署"]),
        ("renwu urge 1 --grade 限", ["限时督办"]),
        ("renwu list --lead 金", ["金融服务署"]),
        ("renwu list --lead=金", ["--lead=金融服务署"]),
        ("renwu list --status=逾期未", ["--status=逾期未办结\toverdue"]),
        ("renwu --color=a", ["--color=auto", "--color=always"]),
    ],
)
def test_what_is_offered_with_its_description(
    plan: Path, monkeypatch: pytest.MonkeyPatch, line: str, candidates: list[str]
) -> None:
    monkeypatch.chdir(plan.parent.parent)
    assert offered(line) == candidates


@pytest.mark.parametrize("text", ["title: [", "\x00", PLAN.replace("id: 9", "id: 8")])
def test_a_plan_that_cannot_be_relied_on_offers_nothing(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    plan.write_text(text, encoding="utf-8")
    monkeypatch.chdir(plan.parent.parent)
    assert offered("renwu list --lead 区") == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_each_shell_has_a_script_that_asks_renwu(inside: Callable[..., Result], shell: str) -> None:
    result = inside("completion", shell)
    assert (result.code, result.stderr) == (0, "")
    assert "_RENWU_COMPLETE=1 " in result.stdout


def test_an_unknown_shell_is_an_error_with_the_known_ones(inside: Callable[..., Result]) -> None:
    assert inside("completion", "powershell") == (
        2,
        "",
        "错误：shell：没有“powershell”；可选的有：bash（Bash 4.4以上）、zsh（Z shell）、fish（fish）\n",
    )
