"""职责待明确: what becomes of a task whose lead was divided or abolished, until somebody says who leads it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from renwu.papers.notices import Wanted, notices, unaddressed
from renwu.papers.report import document
from renwu.papers.report.problems import problems
from renwu.plan.model import Ref
from renwu.standing.status import Standing, standings
from support import journals, plans, reports
from support.journals import line
from support.program import Result

AS_OF = date(2024, 7, 1)
PLAN = """\
title: 表
issued: 2024-01-15
units:
  区数据局: {formerly: {区政数局: 2024-02-29}}
  区政务局: {formerly: {区政数局: 2024-02-29}}
  区招商办: {aliases: [招商办], until: 2024-05-31}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年6月, lead: [区政数局]}
          - {id: 2, text: 乙, deadline: 2024年6月, lead: [招商办, 区财政局]}
          - {id: 3, text: 丙, deadline: 2024年6月, lead: [区财政局], support: [区政数局]}
          - {id: 4, text: 丁, deadline: 2024年12月, lead: [区政数局]}
"""
DIVIDED = "2024年2月29日后分为区数据局、区政务局"
SETTLED = [
    line("a", "2024-06-01", "reassigned", "1", lead=["区数据局"], reason="机构改革"),
    line("b", "2024-06-02", "done", "4"),
]


def standing(as_of: date = AS_OF) -> list[Standing]:
    return list(standings(plans.plan(PLAN), as_of))


def test_tasks_stay_with_a_lead_that_is_gone_and_say_so() -> None:
    assert [(one.leads, one.unsettled) for one in standing()] == [
        (("区政数局",), ("区政数局",)),
        (("区招商办", "区财政局"), ("区招商办",)),
        (("区财政局",), ()),
        (("区政数局",), ("区政数局",)),
    ]
    assert [one.unsettled for one in standing(date(2024, 2, 29))] == [(), (), (), ()]


def test_notices_are_written_to_none_that_is_gone() -> None:
    assert [one.unit for one in notices(standing(), AS_OF, Wanted())] == ["区财政局"]
    assert unaddressed(standing()) == {"区政数局": [Ref("", "1")], "区招商办": [Ref("", "2")]}


def test_a_report_names_them_before_what_else_is_wrong() -> None:
    divided = f"区政数局（{DIVIDED}）牵头的第1、4项"
    abolished = "区招商办（2024年5月31日撤销）牵头的第2项"
    ask = "请研究明确牵头单位。"

    assert problems(reports.of(PLAN, as_of=AS_OF)).paragraphs == (
        f"牵头单位职责待明确3项：{divided}；{abolished}。{ask}",
    )
    assert problems(reports.of(PLAN, as_of=date(2024, 3, 1))).paragraphs == (
        f"牵头单位职责待明确2项：{divided}。{ask}",
    )
    assert problems(reports.of(PLAN, *SETTLED, as_of=AS_OF)).paragraphs == (
        f"牵头单位职责待明确1项：{abolished}。{ask}",
    )
    assert problems(reports.of(PLAN, as_of=date(2024, 2, 29))).paragraphs == ()


def test_a_report_demands_nothing_of_them() -> None:
    (*_, demands) = document(reports.of(PLAN, as_of=AS_OF)).parts

    assert demands.paragraphs[1].startswith("一是抓紧办结逾期任务。区财政局要对逾期未办结的3项任务")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    journals.today_is(monkeypatch, "2024-07-01")
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def told(result: Result) -> list[tuple[str, ...]]:
    return [tuple(each.split(" ", 3)) for each in result.stdout.splitlines() if each.startswith("data")]


def test_check_names_each_task_first(inside: Callable[..., Result], path: Path) -> None:
    path.write_text(PLAN + "          - {id: 1.5, text: 戊, deadline: 某日, lead: [区财政局]}\n", encoding="utf-8")

    result = inside("check")
    assert [found[2] for found in told(result)] == ["RW212", "RW212", "RW212", "RW204"]
    assert result.code == 0
    assert result.stdout.splitlines()[:4] == [
        f"data/tasks.yaml:10:56: 警告 RW212 第1项的牵头单位“区政数局”{DIVIDED}，职责待明确",
        "   10 |           - {id: 1, text: 甲, deadline: 2024年6月, lead: [区政数局]}",
        "      |                                                           ^^^^^^^^",
        "   明确以后登记：renwu reassign 1 --lead 单位",
    ]


def test_reassigning_settles_a_task(inside: Callable[..., Result], path: Path) -> None:
    journals.saved(path, *SETTLED)
    assert [found[3] for found in told(inside("check"))] == ["第2项的牵头单位“区招商办”2024年5月31日撤销，职责待明确"]

    back = line("c", "2024-06-10", "reassigned", "3", lead=["区政数局"], reason="职责调整")
    journals.saved(path, *SETTLED, back)
    assert [found[0] for found in told(inside("check"))] == ["data/tasks.yaml:11:56:", "data/tasks.yaml:12:13:"]


def test_a_list_marks_them_and_data_have_the_name_alone(inside: Callable[..., Result], path: Path) -> None:
    assert path.exists()
    result = inside("list", "--columns", "id,lead", "--status", "overdue", "--as-of", "2024-07-01")

    assert [each.split() for each in result.stdout.splitlines()[4:7]] == [
        ["1", "区政数局（职责待明确）"],
        ["2", "招商办（职责待明确）、区财政局"],
        ["3", "区财政局"],
    ]
    result = inside("list", "--columns", "id,lead", "--format", "csv", "--as-of", "2024-07-01")
    assert result.stdout.splitlines()[1:3] == ["1,区政数局", "2,招商办、区财政局"]


def test_notice_says_for_which_tasks_none_is_written(inside: Callable[..., Result], path: Path) -> None:
    assert path.exists()
    result = inside("notice", "--each", "发文", "--as-of", "2024-07-01")

    reassign = "用 renwu reassign 落实到具体单位"
    assert result.stderr.splitlines() == [
        f"第1项没有写：区政数局职责待明确（{DIVIDED}）；{reassign}",
        f"第2项没有写：区招商办职责待明确（2024年5月31日撤销）；{reassign}",
        f"{Path('发文') / '督办通知单-区财政局.docx'}：区财政局，督办通知单，2项",
    ]
