"""报送表 through LibreOffice: what it saves again is still the form it was, and reads back."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from support import journals
from support.forms import filled
from support.office import converted
from support.program import Result

OUT = Path("报送表")


@pytest.mark.parametrize("way", [("xlsx",), ("ods", "xlsx")])
@pytest.mark.parametrize("day", [date(2024, 6, 28), "2024年6月28日", 45471])
def test_a_form_that_libreoffice_saved_again_reads_back(
    inside: Callable[..., Result],
    plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: tuple[str, ...],
    day: date | str | float,
) -> None:
    assert plan.exists()
    journals.today_is(monkeypatch, "2024-07-01")
    assert inside("collect", "-o", OUT).code == 0
    cells = {"F5": "是", "G5": day, "H5": "已推广\n至12家", "N5": 13800000000}
    form = filled(OUT / "区金融服务署.xlsx", Path("填好", "区金融服务署.xlsx"), cells)
    for step, ending in enumerate(way):
        form = converted(form, ending, tmp_path / str(step))
    answers = json.loads(inside("collect", "--read", form, "--format", "json").stdout)["answers"]
    assert [(each["event"], each["date"], each["note"], each["contact"]) for each in answers] == [
        ("done", "2024-06-28", "已推广 至12家", "13800000000")
    ]


@pytest.mark.parametrize("way", [("xlsx",), ("ods", "xlsx")])
def test_a_form_as_it_is_sent_out_survives_libreoffice(
    inside: Callable[..., Result], plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...]
) -> None:
    assert plan.exists()
    journals.today_is(monkeypatch, "2024-07-01")
    assert inside("collect", "-o", OUT).code == 0
    form = OUT / "区科技创新局.xlsx"
    for step, ending in enumerate(way):
        form = converted(form, ending, tmp_path / str(step))
    result = inside("collect", "--read", form)
    assert (result.code, result.stderr) == (0, "")
    assert result.stdout.startswith("报送表1份：办结0项、进展0项，未填1项\n")


@pytest.mark.parametrize("way", [("xlsx",), ("ods", "xlsx")])
def test_values_and_milestones_survive_libreoffice(
    inside: Callable[..., Result], plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...]
) -> None:
    plan.write_text(GOALS, encoding="utf-8")
    journals.today_is(monkeypatch, "2025-06-30")
    assert inside("collect", "-o", OUT).code == 0
    form = OUT / "区规划资源局.xlsx"
    for step, ending in enumerate(way):
        form = converted(form, ending, tmp_path / str(step))
    untouched = inside("collect", "--read", form)
    assert (untouched.code, untouched.stderr) == (0, "")
    form = filled(
        OUT / "区规划资源局.xlsx", Path("填好", "区规划资源局.xlsx"), {"G5": 6, "G6": "96%", "I6": "2025/6/28"}
    )
    for step, ending in enumerate(way, len(way)):
        form = converted(form, ending, tmp_path / str(step))
    answers = json.loads(inside("collect", "--read", form, "--format", "json").stdout)["answers"]
    assert [(each["event"], each["date"], each["milestone"], each["values"]) for each in answers] == [
        ("reached", "2025-06-28", "启动建设", None),
        ("progress", "2025-06-30", None, {"收储产业用地": "6公顷", "群众满意度": "96%"}),
    ]


GOALS = """\
title: 青禾区重点工作
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - id: 8
            text: 完成用地收储。
            deadline: 2025年12月
            lead: [区规划资源局]
            milestones: [{name: 完成收储, deadline: 2025年6月}, {name: 启动建设, deadline: 2025年9月}]
            targets: [{name: 收储产业用地, value: 12, unit: 公顷}, {name: 群众满意度, value: 95, unit: "%"}]
"""
