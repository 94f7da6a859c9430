"""连续N期: how many report rounds in a row a task has stood so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.journal import history
from renwu.standing.pace import Pace, pace
from renwu.standing.status import Standing, Status, standings
from renwu.standing.streak import earlier, streak, streaks
from renwu.standing.view import view
from support import journals, plans
from support.journals import line

PLAN = """\
title: 表
year: 2025
sections:
  - measures:
      - tasks:
          - id: 1
            text: 收储产业用地
            deadline: 2025年12月
            lead: [甲局]
            milestones: [{name: 开工, deadline: 2025年6月}]
            targets: [{name: 收储, value: 12, unit: 公顷}]
"""


def value(day: str, said: str) -> str:
    return line(f"v{day}", day, "progress", values={"收储": said})


def standing(as_of: str, *lines: str, text: str = PLAN) -> Standing:
    made, day = plans.plan(text), date.fromisoformat(as_of)
    found = history.histories(made, journals.entries(*lines), day)
    (only,) = standings(made, day, histories=found)
    return only


def is_behind(one: Standing) -> bool:
    return pace(one) is Pace.BEHIND


SLOW = (value("2025-01-20", "1公顷"), value("2025-04-20", "2公顷"))
"""Behind at the end of every month from February on."""


@pytest.mark.parametrize(
    ("as_of", "rounds"),
    [
        ("2025-01-31", 0),  # one of twelve months, one of twelve hectares
        ("2025-02-27", 0),
        ("2025-02-28", 1),  # a round that ends on the date has ended
        ("2025-03-01", 1),
        ("2025-03-30", 1),
        ("2025-03-31", 2),
        ("2025-07-05", 5),
    ],
)
def test_rounds_are_counted_back_from_the_last_that_ended_by_the_date(as_of: str, rounds: int) -> None:
    assert streak(standing(as_of, *SLOW), is_behind) == rounds


def test_a_round_in_which_it_did_not_hold_ends_the_run() -> None:
    lines = (*SLOW, value("2025-04-25", "5公顷"))

    assert streak(standing("2025-06-15", *lines), is_behind) == 0  # five of twelve, five of twelve months
    assert streak(standing("2025-08-15", *lines), is_behind) == 2


def test_what_holds_only_since_the_last_round_ended_holds_for_none() -> None:
    fell = standing("2025-03-20", value("2025-01-20", "6公顷"), value("2025-03-10", "1公顷"))

    assert is_behind(fell)
    assert streak(fell, is_behind) == 0


def test_what_was_written_down_later_counts_on_the_day_it_is_dated() -> None:
    late = line("v", "2025-02-27", "progress", values={"收储": "12公顷"}, recorded="2025-06-01T09:00:00+08:00")

    assert streak(standing("2025-04-10", *SLOW, late), is_behind) == 0


def test_a_task_that_was_suspended_at_a_round_s_end_begins_anew() -> None:
    lines = (*SLOW, line("s", "2025-04-22", "suspended"), line("r", "2025-05-20", "resumed"))

    assert streak(standing("2025-07-05", *lines), is_behind) == 2


@pytest.mark.parametrize(("wording", "rounds"), [("每季度末", 2), ("每月25日", 4), ("每周五", 19)])
def test_the_plan_s_rounds_are_counted_where_it_has_some(wording: str, rounds: int) -> None:
    text = PLAN.replace("year: 2025\n", f"year: 2025\nround: {wording}\n")

    assert streak(standing("2025-07-05", *SLOW, text=text), is_behind) == rounds


def test_the_deadline_s_cycle_comes_before_the_plan_s_rounds() -> None:
    text = PLAN.replace("year: 2025\n", "year: 2025\nround: 每周五\n").replace(
        "2025年12月", "每季度调度，2025年底前完成"
    )

    assert streak(standing("2025-07-05", *SLOW, text=text), is_behind) == 2


def is_overdue(one: Standing) -> bool:
    return one.status is Status.OVERDUE


def test_it_counts_whatever_is_asked_without_a_journal_too() -> None:
    text = PLAN.replace("deadline: 2025年12月", "deadline: 2025年3月15日")

    assert streak(standing("2025-06-10", text=text), is_overdue) == 3


def test_no_round_before_the_plan_began_counts() -> None:
    text = PLAN.replace("year: 2025", "issued: 2025-05-20").replace("2025年12月", "2024年12月")

    assert streak(standing("2025-07-05", text=text), is_overdue) == 2


@pytest.mark.parametrize("as_of", ["0001-01-01", "0001-02-01", "9999-12-31"])
def test_the_calendar_s_ends_are_no_obstacle(as_of: str) -> None:
    text = PLAN.replace("year: 2025\n", "")

    assert streak(standing(as_of, text=text), lambda one: one.basis.as_of.year in {1, 9999}) in {0, 1, 11}


@pytest.mark.parametrize(
    ("as_of", "rounds", "words"),
    [
        ("2025-01-31", (0, 0, 0), ""),  # nothing is 未报送 before a round is over
        ("2025-02-10", (0, 1, 0), "未报送1期"),
        ("2025-03-31", (0, 3, 0), "未报送3期"),
    ],
)
def test_rounds_that_nobody_reported_in_are_counted(as_of: str, rounds: tuple[int, ...], words: str) -> None:
    found = streaks(standing(as_of, line("u", "2025-01-10", "urged")))

    assert (found, found.words) == (rounds, words)


def test_a_report_ends_the_rounds_that_nobody_reported_in() -> None:
    may, july = line("m", "2025-05-31", "progress"), line("j", "2025-07-02", "progress")

    assert streaks(standing("2025-05-20", *SLOW)).silent == 0
    assert streaks(standing("2025-06-10", *SLOW)).silent == 1
    assert streaks(standing("2025-09-10", *SLOW, may)).silent == 3
    assert streaks(standing("2025-07-10", *SLOW, may, july)).silent == 0
    assert streaks(standing("2025-09-10", *SLOW, may, july)).silent == 1


def test_a_round_that_ends_on_the_date_is_none_that_nobody_reported_in_while_that_may_be_done() -> None:
    may = line("m", "2025-05-31", "progress")

    assert streaks(standing("2025-06-30", *SLOW, may)).silent == 0
    assert streaks(standing("2025-07-01", *SLOW, may)).silent == 1


def test_a_reminder_unanswered_alone_makes_no_round() -> None:
    urged = line("u", "2025-06-05", "urged", reply_by="2025-06-08")

    assert streaks(standing("2025-06-10", line("m", "2025-06-04", "progress"), urged)).silent == 0


def test_each_of_the_three_is_counted_by_itself() -> None:
    text = PLAN.replace("deadline: 2025年12月", "deadline: 2025年4月")

    found = streaks(standing("2025-07-05", *SLOW, text=text))
    assert (found, found.words) == ((2, 2, 6), "逾期2期、未报送2期、未达序时6期")


def test_what_was_suspended_late_goes_on_to_count_as_overdue() -> None:
    text = PLAN.replace("deadline: 2025年12月", "deadline: 2025年4月")
    lines = (*SLOW, line("s", "2025-05-10", "suspended"))

    assert streaks(standing("2025-07-05", *lines, text=text)) == (2, 0, 0)


EVENTS = st.sampled_from(
    ["progress", "done", "returned", "extended", "suspended", "resumed", "reached", "cancelled", "retracted"]
)
STARTED = date(2025, 1, 1)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    found = []
    for number in range(draw(st.integers(1, 8))):
        event, day = draw(EVENTS), STARTED + timedelta(draw(st.integers(0, 400)))
        fields: dict[str, object] = {"to": (day + timedelta(draw(st.integers(1, 400)))).isoformat()}
        if event == "retracted":
            fields["retracts"] = f"e{draw(st.integers(0, 8))}"
        if event == "reached" or draw(st.booleans()):
            fields["milestone"] = "开工"
        if event == "progress":
            fields["values"] = {"收储": f"{draw(st.integers(0, 15))}公顷"}
        found.append(line(f"e{number}", day.isoformat(), event, "1", **fields))
    return found


@given(lines(), st.integers(0, 400), st.integers(0, 400))
def test_a_task_stands_on_an_earlier_day_as_if_that_had_been_asked(made: list[str], ask: int, back: int) -> None:
    as_of = STARTED + timedelta(ask)
    day = as_of - timedelta(back)
    found, asked = earlier(standing(as_of.isoformat(), *made), day), standing(day.isoformat(), *made)

    entries = [] if asked.history is None else asked.history.entries
    assert ([] if found.history is None else found.history.entries) == entries
    assert found._replace(history=None, basis=asked.basis) == asked._replace(history=None)
    assert pace(found) is pace(asked)


@given(lines(), st.integers(0, 400), st.integers(0, 400))
def test_a_plan_on_an_earlier_date_has_the_histories_of_that_date(made: list[str], ask: int, back: int) -> None:
    as_of = STARTED + timedelta(ask)
    day = as_of - timedelta(back)
    book = journals.book(plans.plan(PLAN), *made)

    assert view(book, as_of).on(day).histories == book.histories(day)
