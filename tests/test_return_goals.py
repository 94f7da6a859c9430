"""Targets and milestones in a 报送表: what is asked, what the answers record, and what is wrong with them."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.journal import history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import new_entry
from renwu.papers.returns.answers import take
from renwu.papers.returns.form import Form, FormRow, Goal, forms
from renwu.papers.returns.layout import FORM_HEADINGS
from renwu.papers.returns.returned import Fault, Listed, Returned
from renwu.papers.returns.taken import Answer, Receipt, Taken
from renwu.plan import units
from renwu.readers.return_form import read
from renwu.standing.status import standings
from renwu.writers.return_form import write
from support import journals, plans
from support.journals import line

TODAY = date(2025, 7, 3)
ROUND = date(2025, 6, 30)
TEXT = """\
title: 青禾区重点工作任务分解表
issued: 2025-01-10
sections:
  - measures:
      - tasks:
          - id: 8
            text: 完成云溪片区12公顷连片产业用地收储。
            deadline: 2025年12月
            lead: [区规划资源局, 区住房建设局]
            milestones:
              - {name: 完成收储, deadline: 2025年6月}
              - {name: 启动建设, deadline: 2025年9月}
              - {name: 竣工验收, deadline: 2025年11月}
            targets:
              - {name: 收储产业用地, value: 12, unit: 公顷}
              - {name: 群众满意度, value: 95, unit: "%"}
          - {id: 9, text: 压降投诉。, deadline: 2025年12月, lead: [区规划资源局], targets: [{name: 投诉, at_most: 5, unit: 件}]}
          - {id: 10, text: 编制规划。, deadline: 2025年12月, lead: [区规划资源局, 区司法局]}
          - {id: 11, text: 开通专线。, deadline: 2025年12月, lead: [区交通局], milestones: [{name: 开工, deadline: 2025年3月}]}
"""
PLAN = plans.plan(TEXT)


def made(*lines: str, unit: str = "区规划资源局") -> Form:
    """The form of a unit on 2025-06-30, with a journal of these lines."""
    found = history.histories(PLAN, journals.entries(*lines), ROUND)
    (form,) = forms(standings(PLAN, ROUND, histories=found), [PLAN], ROUND, [unit])
    return form


def test_a_milestone_that_was_sent_back_is_not_told_as_if_its_task_was() -> None:
    reached = line("a", "2025-06-20", "reached", "8", milestone="完成收储", note="全部签约")
    back = line("b", "2025-06-25", "returned", "8", milestone="完成收储", reason="少一份协议")
    assert made(reached, back).rows[0].latest == "2025-06-20 节点完成：全部签约"


def written(form: Form) -> bytes:
    out = io.BytesIO()
    write(form, out)
    return out.getvalue()


def back(
    cells: Mapping[str, str], *lines: str, unit: str = "区规划资源局", file: str = "a.xlsx", form: Form | None = None
) -> Returned:
    """A form that came back with cells such as G5 filled in."""
    came = read(written(form or made(*lines, unit=unit)), file)
    rows = [list(row) for row in came.rows]
    for place, said in cells.items():
        rows[int(place[1:]) - 5][ord(place[0]) - ord("A")] = said
    return replace(came, rows=tuple(map(tuple, rows)))


def taken(*came: Returned, lines: tuple[str, ...] = (), before_issued: bool = False) -> Taken:
    receipt = Receipt(TODAY, TODAY, before_issued=before_issued)
    return take(came, [journals.book(PLAN, *lines)], units.directory(PLAN), receipt)


def answered(cells: Mapping[str, str], *lines: str) -> tuple[Answer, ...]:
    """What a form with these cells would record."""
    found = taken(back(cells, *lines), lines=lines)
    assert found.faults == ()
    return found.answers


def wrong(cells: Mapping[str, str], *lines: str) -> list[tuple[str, str]]:
    """What is wrong with a form with these cells, made before the journal had these lines: cells and messages."""
    found = taken(back(cells), lines=lines)
    assert found.answers == ()
    return [(fault.cell.removeprefix("报送表!"), fault.message) for fault in found.faults]


def recorded(answers: tuple[Answer, ...]) -> tuple[str, ...]:
    """The lines that the journal has of answers."""
    return tuple(_entry(answer, number).raw.decode() for number, answer in enumerate(answers))


def _entry(answer: Answer, number: int) -> Entry:
    return new_entry(
        {**answer.fields, "entry": f"e{number}", "task": answer.task, "recorded": "2025-07-03T09:00:00+08:00"}
    )


# What is asked


def test_a_task_with_targets_and_milestones_is_asked_about_each() -> None:
    told = line("a", "2025-06-20", "progress", "8", values={"收储产业用地": "3.50公顷"})
    moved = line("b", "2025-06-21", "extended", "8", milestone="启动建设", to="2025年10月", reason="x", approved_by="y")
    assert made(told, moved).rows[0] == FormRow(
        *("8", "完成云溪片区12公顷连片产业用地收储。", "2025年12月", "剩184天", "2025-06-20"),
        (
            Goal("收储产业用地", "目标：12公顷\n上次：3.50公顷（2025-06-20）"),
            Goal("群众满意度", "目标：不低于95%\n上次：未报数"),
        ),
        (
            Goal("完成收储", "2025年6月，今日到期"),
            Goal("启动建设", "2025年9月（延至2025-10-31），剩123天"),
            Goal("竣工验收", "2025年11月，剩153天"),
        ),
    )


def test_a_milestone_that_is_reached_is_not_asked_about_again() -> None:
    reached = line("a", "2025-06-20", "reached", "8", milestone="完成收储")
    assert [goal.name for goal in made(reached).rows[0].milestones] == ["启动建设", "竣工验收"]


def test_a_form_has_the_columns_that_its_tasks_need() -> None:
    assert made().columns[5:9] == ("指标", "完成值", "节点", "节点完成日期")
    assert made(unit="区交通局").columns[5:8] == ("节点", "节点完成日期", "是否办结（是/否）")
    assert made(unit="区司法局").columns == FORM_HEADINGS


def test_a_form_about_none_is_byte_for_byte_that_of_a_plan_without_any() -> None:
    (task,) = (each for each in TEXT.splitlines() if "id: 10" in each)
    bare = plans.plan(f"{TEXT.partition('          - id: 8')[0]}{task}\n")
    found = forms(standings(bare, ROUND), [bare], ROUND, ["区司法局"])
    assert [written(form) for form in found] == [written(made(unit="区司法局"))]


def test_a_form_about_targets_and_milestones_reads_back_as_it_was_made() -> None:
    found = back({})
    assert found.listed == (
        Listed(
            "8",
            "完成云溪片区12公顷连片产业用地收储。",
            ("收储产业用地", "群众满意度"),
            ("完成收储", "启动建设", "竣工验收"),
        ),
        Listed("9", "压降投诉。", ("投诉",)),
        Listed("10", "编制规划。"),
    )
    assert [(row[0], row[5].partition("\n")[0], row[7].partition("\n")[0]) for row in found.rows] == [
        ("8", "收储产业用地", "完成收储"),
        ("", "群众满意度", "启动建设"),
        ("", "", "竣工验收"),
        ("9", "投诉", ""),
        ("10", "", ""),
    ]
    assert taken(found).blank == 3


# What an answer records


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6", "6公顷"),
        (" 6.50 ", "6.50公顷"),
        ("1,200", "1,200公顷"),
        ("６", "6公顷"),
        ("6公顷", "6公顷"),
        ("0.001万", "0.001万公顷"),
        ("0", "0公顷"),
    ],
)
def test_a_value_is_recorded_as_it_was_typed_with_its_unit(typed: str, value: str) -> None:
    (answer,) = answered({"G5": typed})
    assert (answer.event, answer.date, answer.note, answer.values) == (
        Event.PROGRESS,
        ROUND,
        "",
        {"收储产业用地": value},
    )


def test_the_values_of_a_task_are_one_entry_with_what_else_is_said_of_it() -> None:
    (answer,) = answered({"G5": "6", "G6": "96%", "L5": "推进中", "P5": "a.pdf", "Q5": "张三"})
    assert {**answer.fields, "round": "", "received": ""} == {
        "date": "2025-06-30",
        "event": "progress",
        "note": "推进中",
        "reporter": "区规划资源局",
        "evidence": ["a.pdf"],
        "contact": "张三",
        "round": "",
        "received": "",
        "return_by": None,
        "milestone": None,
        "values": {"收储产业用地": "6公顷", "群众满意度": "96%"},
        "request": "",
        "reviewer": "",
    }


def test_a_closing_has_the_values_of_its_day() -> None:
    (answer,) = answered({"G5": "12", "J5": "是", "K5": "2025-06-28"})
    assert (answer.event, answer.date, answer.values) == (Event.DONE, date(2025, 6, 28), {"收储产业用地": "12公顷"})


@pytest.mark.parametrize("said", ["", "/", "——", "无"])
def test_what_says_nothing_is_no_value_and_no_day(said: str) -> None:
    assert taken(back({"G5": said, "I5": said})).blank == 3


def test_a_milestone_is_recorded_on_its_day_with_the_evidence_where_nothing_else_is_said() -> None:
    (answer,) = answered({"I6": "2025.6.12", "P5": "照片.zip", "Q5": "张三"})
    assert (answer.event, answer.milestone, answer.date) == (Event.REACHED, "启动建设", date(2025, 6, 12))
    assert (answer.evidence, answer.contact, answer.cell) == (("照片.zip",), "张三", "报送表!I6")


def test_a_milestone_stands_before_the_closing_of_its_day() -> None:
    cells = {"I5": "2025-06-28", "I6": "2025-06-20", "J5": "是", "K5": "2025-06-28", "P5": "a.pdf"}
    answers = answered(cells)
    assert [(answer.event, answer.milestone, answer.evidence) for answer in answers] == [
        (Event.REACHED, "完成收储", ()),
        (Event.REACHED, "启动建设", ()),
        (Event.DONE, None, ("a.pdf",)),
    ]
    found = history.histories(PLAN, journals.entries(*recorded(answers)), TODAY)["8"]
    assert (len(found.entries), found.broken) == (3, [])


def test_values_without_a_word_count_as_a_report() -> None:
    found = taken(back({"G5": "6"}))
    assert (found.reported, found.empty) == (frozenset({"区规划资源局"}), ())


# What is wrong


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"G5": "约6"}, [("G5", "“约6”不是数；写成如 6公顷")]),
        ({"G5": "三分之一"}, [("G5", "“三分之一”不是数；写成如 6公顷")]),
        ({"G5": "90亩"}, [("G5", "“90亩”的单位是亩，指标的单位是公顷；写成如 6公顷")]),
        ({"G6": "96分"}, [("G6", "“96分”的单位是分，指标的单位是%；写成如 6%")]),
        ({"G7": "6"}, [("G7", "第8项在这一行没有指标，却写了“6”；写到有指标的那一行，或删去")]),
        ({"G9": "6"}, [("G9", "第10项在这一行没有指标，却写了“6”；写到有指标的那一行，或删去")]),
        ({"I9": "2025-06-28"}, [("I9", "第10项在这一行没有节点，却写了“2025-06-28”；写到有节点的那一行，或删去")]),
        ({"I5": "是"}, [("I5", "“是”不是一个日期；写成如 2024-12-31")]),
        ({"I5": "2025-07-04"}, [("I5", "2025-07-04还没有到；写已经完成的日期")]),
        ({"I5": "2025-06-31"}, [("I5", "日历上没有“2025-06-31”这一天；写成如 2024-12-31")]),
        (
            {"I5": "2024-06-28"},
            [("I5", "2024-06-28早于方案的印发日期2025-01-10；核对年份，确是这一天的，读的时候加上 --before-issued")],
        ),
        ({"L6": "推进中"}, [("L6", "第8项的本期进展写在它的第一行；移过去，或删去")]),
        (
            {"G5": "6亩", "I6": "下旬", "K5": "2025-06-28", "G8": "九"},
            [
                ("K5", "写了办结日期，是否办结没有写“是”；办结了写“是”，没有办结删去日期"),
                ("G5", "“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷"),
                ("I6", "“下旬”不是一个日期；写成如 2024-12-31"),
                ("G8", "“九”不是数；写成如 6件"),
            ],
        ),
        (
            {"I5": "2025-06-28", "J5": "是", "K5": "2025-06-20"},
            [("A5", "第8项写了2025-06-20办结，它的节点“完成收储”2025-06-28才完成（a.xlsx）；核对两个日期")],
        ),
        (
            {"F5": "群众满意度"},
            [("F5", "这一格原来是第8项的“收储产业用地”，现在是“群众满意度”；不要移动、排序、增删行")],
        ),
        ({"H8": "完成收储"}, [("H8", "这一格原来没有节点，现在是“完成收储”；不要移动、排序、增删行")]),
        ({"A6": "9"}, [("A6", "这一行原来是第8项，现在是第9项；不要移动、排序、增删行")]),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(cells: Mapping[str, str], faults: list[tuple[str, str]]) -> None:
    assert wrong(cells) == faults


def test_a_milestone_before_the_plan_is_taken_where_somebody_insists() -> None:
    (answer,) = taken(back({"I5": "2024-06-28"}), before_issued=True).answers
    assert answer.date == date(2024, 6, 28)


def test_a_task_repeated_in_each_of_its_rows_is_still_one() -> None:
    text = "完成云溪片区12公顷连片产业用地收储。"
    (answer,) = answered({"A6": "8", "B6": text, "A7": "8", "B7": text, "G6": "96"})
    assert answer.values == {"群众满意度": "96%"}


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (
            line("a", "2025-06-20", "reached", "8", milestone="完成收储"),
            "第8项的节点“完成收储”已于2025-06-20完成；删去这一格，其余的可以登记",
        ),
        (line("a", "2025-06-20", "done", "8"), "第8项已于2025-06-20办结，先退回重办；删去这一格，其余的可以登记"),
        (
            line("a", "2025-06-20", "suspended", "8", reason="x", approved_by="y"),
            "第8项已于2025-06-20中止，恢复后才能完成节点；删去这一格，其余的可以登记",
        ),
        (
            line("a", "2025-06-20", "cancelled", "8", reason="x", approved_by="y"),
            "第8项已于2025-06-20终止；删去这一格，其余的可以登记",
        ),
    ],
)
def test_the_rules_of_recording_hold_for_milestones(before: str, message: str) -> None:
    assert wrong({"I5": "2025-06-28"}, before) == [("I5", message)]


def test_a_target_or_milestone_that_the_plan_no_longer_has_is_told_of_where_it_is_answered() -> None:
    edited = plans.plan(TEXT.replace("收储产业用地,", "收储用地,").replace("name: 完成收储", "name: 收储完毕"))

    def faults(cells: Mapping[str, str]) -> list[str]:
        came = [back(cells)]
        found = take(came, [journals.book(edited)], units.directory(edited), Receipt(TODAY, TODAY))
        return [fault.message for fault in found.faults]

    assert faults({"G5": "6", "I5": "2025-06-28"}) == [
        "方案里第8项现在没有指标“收储产业用地”；用新的报送表填报",
        "方案里第8项现在没有节点“完成收储”；用新的报送表填报",
    ]
    assert faults({"L5": "推进中"}) == []


# What is on record


def test_a_form_with_values_and_milestones_is_recorded_once() -> None:
    cells = {"G5": "6", "L5": "推进中", "I5": "2025-06-28", "I6": "2025-06-29", "G8": "3"}
    lines = recorded(answered(cells))
    assert len(lines) == 4
    found = taken(back(cells), lines=lines)
    assert (found.answers, found.faults) == ((), ())
    assert list(map(str, found.recorded)) == ["a.xlsx：已经登记过，略过"]


def test_a_milestone_added_to_a_form_on_record_is_recorded_alone() -> None:
    lines = recorded(answered({"G5": "6"}))
    found = taken(back({"G5": "6", "I5": "2025-06-28"}), lines=lines)
    assert [answer.milestone for answer in found.answers] == ["完成收储"]
    assert list(map(str, found.recorded)) == ["a.xlsx：第8项已经登记过，略过"]


@pytest.mark.parametrize(
    ("first", "then", "cell", "which"),
    [
        ({"G5": "6"}, {"G5": "7"}, "A5", "第8项"),
        ({"I5": "2025-06-28"}, {"I5": "2025-06-29"}, "I5", "第8项的节点“完成收储”"),
    ],
)
def test_an_answer_that_differs_from_what_is_on_record_is_told_of(
    first: Mapping[str, str], then: Mapping[str, str], cell: str, which: str
) -> None:
    message = (
        f"{which}这一期已经登记过（记录号e0），内容与登记的不同；要更正的，先用 renwu retract e0 作废原来的，"
        "再读这份表；不更正的，照登记的改回，或移走这份表"
    )
    assert wrong(then, *recorded(answered(first))) == [(cell, message)]


def test_a_milestone_that_was_retracted_is_not_recorded_anew() -> None:
    lines = recorded(answered({"I5": "2025-06-28"}))
    retracted = line("r", "2025-07-03", "retracted", "8", retracts="e0", reason="误报")
    found = taken(back({"I5": "2025-06-28"}), lines=(*lines, retracted))
    assert (found.answers, found.faults, len(found.withdrawn)) == ((), (), 1)


# Two leads


def test_two_leads_that_report_a_milestone_of_the_same_day_agree() -> None:
    one, other = back({"I5": "2025-06-28"}), back({"I5": "2025-06-28"}, unit="区住房建设局", file="b.xlsx")
    found = taken(one, other)
    assert ([answer.unit for answer in found.answers], found.faults) == (["区规划资源局", "区住房建设局"], ())
    replayed = history.histories(PLAN, journals.entries(*recorded(found.answers)), TODAY)["8"]
    assert (len(replayed.entries), replayed.broken) == (2, [])


def test_two_leads_that_report_a_milestone_of_different_days_are_told() -> None:
    one, other = back({"I5": "2025-06-28"}), back({"I5": "2025-06-27"}, unit="区住房建设局", file="b.xlsx")
    message = (
        "第8项的节点“完成收储”区规划资源局也报了2025-06-28完成（a.xlsx）；"
        "商定写哪一天，或由一个单位写，另一个删去这一格，其余的可以登记"
    )
    assert taken(one, other).faults == (Fault("b.xlsx", "报送表!I5", message),)


SAID = st.one_of(
    st.text(max_size=6),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
    st.dates().map(str),
    st.sampled_from(["是", "6公顷", "96%", "1.2万", "2025-06-28"]),
)


FORM = made()


@given(st.dictionaries(st.sampled_from([f"{column}{row}" for column in "GIJKLO" for row in range(5, 10)]), SAID))
def test_whatever_is_filled_in_it_is_recorded_or_told_of(cells: Mapping[str, str]) -> None:
    found = taken(back(cells, form=FORM))
    assert len({answer.task for answer in found.answers}) + found.blank == (0 if found.faults else 3)
    replayed = history.histories(PLAN, journals.entries(*recorded(found.answers)), TODAY)
    assert [one.broken for one in replayed.values() if one.broken] == []
