"""催办: who has had which reminders of a task, what answers one, and which grade is due next."""

from collections.abc import Sequence
from datetime import date

import pytest

from renwu.journal import history
from renwu.standing import light, reminders, silence
from renwu.standing.reminders import Reminder
from renwu.standing.status import Standing, standings
from support import journals, plans
from support.journals import line

PLAN = """\
title: 表
issued: 2024-01-15
units:
  区科技和工业信息化局: {formerly: {区科技创新局: 2024-05-31}}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 第一项。, deadline: 2024年12月, lead: [甲局, 乙局]}
          - {id: 2, text: 第二项。, deadline: 2024年12月, lead: [区科技创新局]}
          - {id: 3, text: 第三项。, deadline: 2024年12月}
          - id: 4
            text: 第四项。
            deadline: 2024年12月
            lead: [甲局]
            milestones: [{name: 选址, deadline: 2024年9月}]
"""
URGED = line("u", "2024-06-03", "urged", reply_by="2024-06-10")


def stands(*lines: str, task: str = "1", as_of: str = "2024-07-01", recorded_by: str | None = None) -> Standing:
    """Where a task of the plan stands on a date, after these lines."""
    plan, day = plans.plan(PLAN), date.fromisoformat(as_of)
    until = date.fromisoformat(recorded_by) if recorded_by else None
    found = history.histories(plan, journals.entries(*lines), day, until)
    return next(one for one in standings(plan, day, histories=found) if one.task.id == task)


def said(found: Sequence[Reminder]) -> list[tuple[str, date | None, int, bool]]:
    """Of each reminder its entry, when it was answered, by how many days late, and whether it is unanswered."""
    return [(one.entry.entry, one.answered, one.days_late, one.unanswered) for one in found]


def report(day: str, unit: str = "甲局", event: str = "progress", **fields: str) -> str:
    """A line by which a unit reports."""
    return line("r", day, event, reporter=unit, **fields)


def test_a_task_that_nobody_urged_has_no_reminders() -> None:
    assert reminders.of(stands()) == {}
    assert reminders.of(stands(report("2024-06-05"))) == {}


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ((), (None, 21, True)),
        ((report("2024-06-02"),), (None, 21, True)),
        ((report("2024-06-03", recorded="2024-06-03T08:00:00+08:00"),), (None, 21, True)),
        ((report("2024-06-03", recorded="2024-06-03T10:00:00+08:00"),), (date(2024, 6, 3), 0, False)),
        ((report("2024-06-10"),), (date(2024, 6, 10), 0, False)),
        ((report("2024-06-11"),), (date(2024, 6, 11), 1, False)),
        ((report("2024-06-04", "乙局"),), (None, 21, True)),
        ((report("2024-06-04", "区政府督查室"),), (None, 21, True)),
        ((report("2024-06-04", ""),), (date(2024, 6, 4), 0, False)),
        ((report("2024-06-04", event="done"),), (date(2024, 6, 4), 0, False)),
        ((report("2024-06-04", "乙局", event="done"),), (None, 0, False)),
        ((report("2024-06-04", event="extended", to="2025年6月"),), (None, 21, True)),
    ],
)
def test_a_unit_answers_a_reminder_by_its_next_report(
    lines: tuple[str, ...], answer: tuple[date | None, int, bool]
) -> None:
    assert said(reminders.of(stands(URGED, *lines))["甲局"]) == [("u", *answer)]


def test_a_milestone_that_was_reached_is_an_answer_too() -> None:
    lines = (
        line("u", "2024-06-03", "urged", "4", reply_by="2024-06-10"),
        line("r", "2024-06-04", "reached", "4", milestone="选址", reporter="甲局"),
    )
    assert said(reminders.of(stands(*lines, task="4"))["甲局"]) == [("u", date(2024, 6, 4), 0, False)]


def test_a_form_answers_on_the_day_on_which_it_came_in_whatever_date_it_bears() -> None:
    form = report("2024-05-31", received="2024-06-12")

    assert said(reminders.of(stands(URGED, form))["甲局"]) == [("u", date(2024, 6, 12), 2, False)]
    assert said(reminders.of(stands(URGED, form, as_of="2024-06-11"))["甲局"]) == [("u", None, 1, True)]


def test_each_lead_answers_for_itself() -> None:
    found = reminders.of(stands(URGED, report("2024-06-04", "乙局")))

    assert {unit: said(had) for unit, had in found.items()} == {
        "甲局": [("u", None, 21, True)],
        "乙局": [("u", date(2024, 6, 4), 0, False)],
    }


def test_a_report_answers_all_that_came_before_it_and_none_after() -> None:
    lines = (URGED, line("v", "2024-06-12", "urged"), report("2024-06-15"), line("w", "2024-06-20", "urged"))

    assert said(reminders.of(stands(*lines))["甲局"]) == [
        ("u", date(2024, 6, 15), 5, False),
        ("v", date(2024, 6, 15), 0, False),
        ("w", None, 0, False),
    ]


def test_a_reminder_that_names_units_goes_to_those() -> None:
    assert list(reminders.of(stands(line("u", "2024-06-03", "urged", unit=["乙局"])))) == ["乙局"]


@pytest.mark.parametrize("reporter", ["区科技创新局", "区科技和工业信息化局"])
def test_a_unit_answers_by_any_name_that_it_has_had(reporter: str) -> None:
    urged = line("u", "2024-05-03", "urged", "2", reply_by="2024-05-10")
    answered = line("r", "2024-06-04", "progress", "2", reporter=reporter)

    assert {unit: said(had) for unit, had in reminders.of(stands(urged, answered, task="2")).items()} == {
        "区科技和工业信息化局": [("u", date(2024, 6, 4), 25, False)]
    }


def test_who_was_given_a_task_later_has_had_none_of_the_reminders_before() -> None:
    moved = line("m", "2024-06-20", "reassigned", lead=["丙局", "乙局"], reason="机构改革")
    standing = stands(URGED, moved, line("v", "2024-06-21", "urged", reply_by="2024-06-25"))

    assert {unit: [one.entry.entry for one in had] for unit, had in reminders.of(standing).items()} == {
        "甲局": ["u"],
        "乙局": ["u", "v"],
        "丙局": ["v"],
    }
    assert [(due.unit, due.times) for due in reminders.escalations([standing])] == [("丙局", 1), ("乙局", 2)]


def test_a_task_that_nobody_leads_is_answered_by_whoever_reports() -> None:
    urged = line("u", "2024-06-03", "urged", "3", reply_by="2024-06-10")
    answered = line("r", "2024-06-04", "progress", "3", reporter="丙局")

    (had,) = reminders.of(stands(urged, answered, task="3")).values()
    assert said(had) == [("u", date(2024, 6, 4), 0, False)]


def test_a_reminder_that_was_retracted_was_none_from_when_that_was_written_down() -> None:
    lines = (URGED, line("x", "2024-06-15", "retracted", retracts="u", reason="误"))

    assert reminders.of(stands(*lines)) == {}
    assert list(reminders.of(stands(*lines, recorded_by="2024-06-14"))) == ["甲局", "乙局"]


def test_a_closing_ends_the_reminders_that_nobody_answered_also_where_it_is_sent_back() -> None:
    closed = (URGED, report("2024-06-20", "乙局", "done"))
    returned = line("b", "2024-06-25", "returned", reason="佐证材料不全")

    assert reminders.escalations([stands(*closed)]) == []
    assert reminders.escalations([stands(*closed, returned)]) == []
    again = line("v", "2024-06-26", "urged", reply_by="2024-06-28")
    assert [(due.unit, due.last.entry.entry) for due in reminders.escalations([stands(*closed, returned, again)])] == [
        ("甲局", "v"),
        ("乙局", "v"),
    ]


# Grades


def urged(entry: str, day: str, reply_by: str = "", **fields: str) -> str:
    return line(entry, day, "urged", **fields, **({"reply_by": reply_by} if reply_by else {}))


@pytest.mark.parametrize(
    ("fields", "grade"),
    [
        ({}, "催办单"),
        ({"slip": "督3号"}, "督办通知单"),
        ({"grade": "限时督办"}, "限时督办"),
        ({"grade": "挂牌督办", "slip": "督3号"}, "挂牌督办"),  # as the ledger once called it
    ],
)
def test_a_reminder_has_the_grade_that_it_names_or_else_by_its_number(fields: dict[str, str], grade: str) -> None:
    ((one, *_), *_) = reminders.of(stands(urged("u", "2024-06-03", **fields))).values()
    assert one.grade == grade


NUMBERED = urged("u", "2024-06-03", "2024-06-10", slip="督3号")


@pytest.mark.parametrize(
    ("lines", "grade"),
    [
        ((urged("u", "2024-06-03", "2024-06-10"),), "督办通知单"),
        ((NUMBERED,), "限时督办"),
        ((urged("u", "2024-06-03", "2024-06-10", grade="限时督办"),), "限时督办"),
        ((urged("u", "2024-06-03", "2024-06-10", grade="挂牌督办", slip="督3号"),), "限时督办"),
        ((NUMBERED, urged("v", "2024-06-20")), "限时督办"),  # a call that sets no day puts nothing off
    ],
)
def test_the_next_grade_is_due_once_the_day_to_reply_has_passed_without_one(lines: tuple[str, ...], grade: str) -> None:
    standing = stands(*lines)

    assert reminders.next_grade(reminders.of(standing)["甲局"], standing.plan) == grade
    assert [(one.unit, one.grade) for one in reminders.escalations([standing])] == [("甲局", grade), ("乙局", grade)]


@pytest.mark.parametrize(
    ("lines", "grade"),
    [
        ((), "督办通知单"),
        ((urged("u", "2024-06-03", "2024-07-01", slip="督3号"),), "督办通知单"),
        ((urged("u", "2024-06-03", "2024-07-01", grade="限时督办"),), "限时督办"),
        ((urged("u", "2024-06-03", "2024-06-10", grade="限时督办"), report("2024-06-20", "")), "督办通知单"),
        ((urged("u", "2024-06-03", slip="督3号"),), "督办通知单"),
        ((NUMBERED, urged("v", "2024-06-20", "2024-07-05", slip="督4号")), "督办通知单"),
    ],
)
def test_until_then_a_reminder_has_that_of_the_last_or_where_no_reply_is_owed_that_of_a_number(
    lines: tuple[str, ...], grade: str
) -> None:
    standing = stands(*lines)

    assert reminders.next_grade(reminders.of(standing).get("甲局", ()), standing.plan) == grade
    assert reminders.escalations([standing]) == []


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ((line("s", "2024-06-20", "suspended", reason="规划调整", approved_by="区政府"),), 0),
        ((line("c", "2024-06-20", "cancelled", reason="政策废止", approved_by="区政府"),), 0),
        ((report("2024-06-20", event="done"),), 0),
        ((), 2),
    ],
)
def test_what_is_not_open_escalates_no_more(after: tuple[str, ...], due: int) -> None:
    assert len(reminders.escalations([stands(URGED, *after)])) == due


def test_silence_and_lights_go_by_the_same() -> None:
    lines = (URGED, line("p", "2024-06-25", "progress", reporter="乙局"))
    standing, answered = stands(*lines), stands(*lines, line("q", "2024-06-26", "progress", reporter="甲局"))
    day = date(2024, 7, 1)

    assert [(one.unit, said(one.unanswered)) for one in silence.silent([standing], day, None)] == [
        ("甲局", [("u", None, 21, True)])
    ]
    assert (silence.is_silent(standing, day), light.of(standing).reason) == (True, "催办到期未回复")
    assert silence.silent([answered], day, None) == []
    assert (silence.is_silent(answered, day), light.of(answered).reason) == (False, "2024-06-26有进展")
