"""未报送: which open tasks nobody has reported on since a day, and which reminders nobody has answered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from renwu.journal import history
from renwu.plan import schedule
from renwu.standing.silence import Silence, silent
from renwu.standing.status import standings
from support import journals
from support.journals import line

AS_OF = "2024-07-10"
SUSPENDED = line("s", "2024-03-01", "suspended", reason="规划调整", approved_by="区政府")
CANCELLED = line("c", "2024-03-01", "cancelled", reason="政策废止", approved_by="区政府")
DONE = line("d", "2024-03-01", "done")


def asked(
    deadlines: Sequence[str], *lines: str, as_of: str = AS_OF, since: str | None = None, issued: str = "2024-01-15"
) -> list[Silence]:
    """Who is silent on a plan with these deadlines, after these lines."""
    plan = journals.plan(*deadlines, issued=issued)
    day = date.fromisoformat(as_of)
    found = history.histories(plan, journals.entries(*lines), day)
    return silent(
        standings(plan, day, histories=found),
        day,
        date.fromisoformat(since) if since else None,
    )


def ids(found: Sequence[Silence]) -> str:
    """The tasks, with a space between."""
    return " ".join(silence.standing.task.id for silence in found)


@pytest.mark.parametrize("deadline", ["2024年12月", "2024年6月", "2024年7月", "常态化推进", "条件成熟时"])
def test_every_open_task_that_was_never_reported_on_is_asked_about(deadline: str) -> None:
    assert ids(asked([deadline])) == "1"


@pytest.mark.parametrize("lines", [(DONE,), (CANCELLED,), (SUSPENDED,), (DONE, line("v", "2024-03-02", "verified"))])
def test_a_task_that_is_not_open_is_not_asked_about(lines: tuple[str, ...]) -> None:
    assert asked(["2024年12月"], *lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        (DONE, line("r", "2024-03-02", "returned")),
        (SUSPENDED, line("r", "2024-03-02", "resumed")),
    ],
)
def test_a_task_that_is_open_again_is_asked_about_again(lines: tuple[str, ...]) -> None:
    assert ids(asked(["2024年12月"], *lines)) == "1"


@pytest.mark.parametrize(
    ("event", "silence"),
    [
        ("progress", ""),
        ("urged", "1"),
        ("extended", "1"),
        ("reassigned", "1"),
    ],
)
def test_only_progress_or_done_is_a_report(event: str, silence: str) -> None:
    said = line("a", "2024-07-01", event, to="2025年6月", lead=["甲局"])
    assert ids(asked(["2024年12月"], said)) == silence


def test_done_is_a_report_also_where_it_was_returned() -> None:
    lines = (line("a", "2024-07-01", "done"), line("b", "2024-07-02", "returned"))
    assert asked(["2024年12月"], *lines) == []


def test_a_report_that_was_retracted_is_none() -> None:
    lines = (line("a", "2024-07-01", "progress"), line("b", "2024-07-02", "retracted", retracts="a"))
    assert ids(asked(["2024年12月"], *lines)) == "1"


def test_a_report_dated_later_than_the_date_is_none_yet() -> None:
    assert ids(asked(["2024年12月"], line("a", "2024-07-11", "progress"))) == "1"


@pytest.mark.parametrize(
    ("day", "silence"), [("2024-05-31", "1"), ("2024-06-01", ""), ("2024-06-30", ""), ("2024-07-10", "")]
)
def test_a_report_is_expected_since_the_first_of_the_last_closed_month(day: str, silence: str) -> None:
    assert ids(asked(["2024年12月"], line("a", day, "progress"))) == silence


@pytest.mark.parametrize(("since", "silence"), [("2024-05-01", ""), ("2024-05-02", "1")])
def test_or_since_the_day_that_was_asked_for(since: str, silence: str) -> None:
    found = asked(["2024年12月"], line("a", "2024-05-01", "progress"), since=since)
    assert ids(found) == silence
    assert {f"{each.since}" for each in found} <= {since}


@pytest.mark.parametrize(
    ("deadline", "as_of", "since"),
    [
        ("2024年12月", "2024-07-10", "2024-06-01"),
        ("2024年12月", "2024-01-31", "2023-12-01"),
        ("2024年12月", "2024-03-31", "2024-02-01"),
        ("常态化推进", "2024-07-01", "2024-06-01"),
        ("条件成熟时", "2024-06-30", "2024-05-01"),
        ("每月5日前", "2024-07-10", "2024-06-01"),
        ("每季度调度，2024年底前完成", "2024-07-10", "2024-04-01"),
        ("每季度", "2024-07-10", "2024-04-01"),
        ("每季度", "2024-06-30", "2024-01-01"),
        ("每季度", "2024-01-01", "2023-10-01"),
        ("每半年", "2024-07-10", "2024-01-01"),
        ("每半年", "2024-06-30", "2023-07-01"),
        ("每年", "2024-07-10", "2023-01-01"),
        ("每周", "2024-07-10", "2024-07-01"),  # a Wednesday; its week began on the 8th
        ("每周", "2024-07-08", "2024-07-01"),
        ("每周", "2024-07-07", "2024-06-24"),
        ("每日", "2024-07-10", "2024-07-09"),
    ],
)
def test_a_deadline_that_names_a_cycle_is_asked_for_the_last_one_that_is_over(
    deadline: str, as_of: str, since: str
) -> None:
    (found,) = asked([deadline], as_of=as_of)
    assert found.since == date.fromisoformat(since)


def test_the_day_that_was_asked_for_goes_before_a_cycle() -> None:
    assert ids(asked(["每年"], line("a", "2024-05-01", "progress"), since="2024-06-01")) == "1"


def test_silence_counts_from_the_last_report() -> None:
    lines = (line("a", "2024-04-30", "progress"), line("b", "2024-03-01", "progress"))
    (found,) = asked(["2024年12月"], *lines)
    assert (found.last, found.days) == (date(2024, 4, 30), 71)


def test_silence_on_what_was_never_reported_counts_from_the_plans_day_of_issue() -> None:
    (found,) = asked(["2024年12月"])
    assert (found.last, found.days) == (None, 177)


def test_silence_on_what_was_never_reported_has_no_length_where_the_plan_has_no_day_of_issue() -> None:
    (found,) = asked(["2024年12月"], issued="")
    assert (found.last, found.days) == (None, None)


def moved(entry: str, task: str, *leads: str) -> str:
    """A line that gives a task to units."""
    return line(entry, "2024-02-01", "reassigned", task, lead=list(leads), reason="机构改革")


def reported(entry: str, task: str, day: str) -> str:
    """A line that reports on a task."""
    return line(entry, day, "progress", task)


def test_units_stand_by_their_longest_silence_and_tasks_by_theirs() -> None:
    found = asked(
        ["2024年12月"] * 5,
        moved("m2", "2", "乙局"),
        moved("m3", "3", "乙局"),
        moved("m5", "5", "丙局"),
        reported("p1", "1", "2024-03-03"),
        reported("p2", "2", "2024-05-01"),
        reported("p3", "3", "2024-03-01"),
        reported("p4", "4", "2024-05-02"),
        reported("p5", "5", "2024-03-02"),
    )
    assert [(each.unit, each.standing.task.id) for each in found] == [
        ("乙局", "3"),
        ("乙局", "2"),
        ("丙局", "5"),
        ("甲局", "1"),
        ("甲局", "4"),
    ]


def test_a_unit_that_was_given_a_task_is_silent_since_then() -> None:
    (found,) = asked(["2024年12月"], moved("m", "1", "乙局"))
    assert (found.days, found.lead_since, found.lead_days) == (177, date(2024, 2, 1), 160)
    (found,) = asked(["2024年12月"], reported("p", "1", "2024-05-01"), moved("m", "1", "乙局"))
    assert (found.days, found.lead_since, found.lead_days) == (70, date(2024, 2, 1), 70)


def test_a_unit_that_keeps_a_task_is_silent_as_before() -> None:
    found = asked(["2024年12月"], moved("m", "1", "乙局", "甲局"))
    assert {each.unit: (each.lead_since, each.lead_days) for each in found} == {
        "甲局": (None, 177),
        "乙局": (date(2024, 2, 1), 160),
    }


def test_a_unit_that_gets_a_task_back_leads_it_anew() -> None:
    back = line("n", "2024-03-01", "reassigned", "1", lead=["甲局"], reason="调回")
    (found,) = asked(["2024年12月"], moved("m", "1", "乙局"), back)
    assert (found.lead_since, found.lead_days) == (date(2024, 3, 1), 131)


def test_a_task_with_several_leads_stands_under_each() -> None:
    found = asked(["2024年12月"], moved("m", "1", "乙局", "丙局"))
    assert sorted(each.unit for each in found) == ["丙局", "乙局"]


def urged(entry: str, day: str, **fields: Any) -> str:  # noqa: ANN401  # whatever the case says
    """A line that reminds of the task."""
    return line(entry, day, "urged", **fields)


@pytest.mark.parametrize(
    ("lines", "unanswered"),
    [
        ((urged("u", "2024-07-01", reply_by="2024-07-09"),), "u"),
        ((urged("u", "2024-07-01", reply_by="2024-07-10"),), ""),
        ((urged("u", "2024-07-01", reply_by="2024-07-11"),), ""),
        ((urged("u", "2024-07-01"),), ""),
        ((urged("u", "2024-05-01", reply_by="2024-05-08"), reported("p", "1", "2024-05-07")), ""),
        ((urged("u", "2024-05-01", reply_by="2024-05-08"), reported("p", "1", "2024-04-30")), "u"),
        (
            (
                urged("u", "2024-05-01", reply_by="2024-05-08"),
                reported("p", "1", "2024-05-07"),
                urged("w", "2024-05-20", reply_by="2024-05-27", slip="督〔2024〕3号"),
                urged("x", "2024-06-20", reply_by="2024-06-27"),
            ),
            "w x",
        ),
    ],
)
def test_a_reminder_is_unanswered_once_its_day_has_passed_without_a_report_since(
    lines: tuple[str, ...], unanswered: str
) -> None:
    (found,) = asked(["2024年12月"], *lines)
    assert " ".join(one.entry.entry for one in found.unanswered) == unanswered


def test_a_task_that_was_reported_on_is_asked_about_while_a_reminder_is_unanswered() -> None:
    lines = (reported("p", "1", "2024-07-01"), urged("u", "2024-07-02", reply_by="2024-07-05"))
    assert ids(asked(["2024年12月"], *lines, as_of="2024-07-05")) == ""
    (found,) = asked(["2024年12月"], *lines)
    assert (found.last, [one.entry.entry for one in found.unanswered]) == (date(2024, 7, 1), ["u"])
    assert ids(asked(["2024年12月"], *lines, reported("q", "1", "2024-07-10"))) == ""


@pytest.mark.parametrize("reply_by", ["2024年7月5日", "2024-7-5"])
def test_a_reply_by_that_a_person_wrote_is_read_in_any_form(reply_by: str) -> None:
    (found,) = asked(["2024年12月"], urged("u", "2024-07-02", reply_by=reply_by))
    assert [one.entry.entry for one in found.unanswered] == ["u"]


def test_a_report_that_came_before_the_reminder_of_the_same_day_is_no_answer_to_it() -> None:
    lines = (
        line("a", "2024-05-01", "progress", recorded="2024-05-01T09:00:00+08:00"),
        urged("u", "2024-05-01", reply_by="2024-05-08", recorded="2024-05-01T10:00:00+08:00"),
    )
    (found,) = asked(["2024年12月"], *lines)
    assert [one.entry.entry for one in found.unanswered] == ["u"]


def test_the_first_days_of_the_calendar_have_no_cycle_before_them_and_are_asked_about_all_the_same() -> None:
    for deadline in ("2024年12月", "每年", "每周", "每日"):
        assert ids(asked([deadline], as_of="0001-01-01")) == "1"


@pytest.mark.parametrize(
    ("said", "silence"),
    [("2024-07-05", ""), ("2024-06-29", ""), ("2024-06-28", "1")],
)
def test_a_plan_that_says_when_reports_are_due_expects_one_since_the_due_day_before_the_last(
    said: str, silence: str
) -> None:
    plan = replace(journals.plan("2024年12月", issued="2024-01-15"), round=schedule.read("每周五"))
    day = date.fromisoformat("2024-07-10")  # a Wednesday, five days after the last due one
    found = history.histories(plan, journals.entries(line("a", said, "progress")), day)

    assert ids(silent(standings(plan, day, histories=found), day, None)) == silence
