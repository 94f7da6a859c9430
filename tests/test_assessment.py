"""考核底数: what units did with their tasks in a period, counted without weights."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.plan.model import Plan
from renwu.plan.periods import Period
from renwu.standing.assessment import ASSESSED_BY, Assessment, Base, Case, Figure, assess, merge
from renwu.standing.status import Standing, Status
from support import goals
from support.journals import line

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
ISSUED = "issued: 2024-12-20\n"
HEAD = f"{ISSUED}round: 每季度末\n"
"""Four rounds end in the year."""


def plan(*tasks: str, head: str = HEAD) -> Plan:
    return goals.plan(*tasks, head=head)


def standing(of: Plan, *lines: str, as_of: str = "2025-12-31", original: bool = False) -> list[Standing]:
    return goals.all_standing(of, as_of, lines, original=original)


def told(of: Plan, *lines: str, since: str = "2025-01-01", as_of: str = "2025-12-31", original: bool = False) -> str:
    """What is counted of 甲局, without what nobody is held to: 承担1 提前办结1."""
    found = assess(
        standing(of, *lines, as_of=as_of, original=original),
        "lead",
        Period(date.fromisoformat(since), date.fromisoformat(as_of)),
    )
    return words(found.total)


def words(base: Base) -> str:
    return " ".join(f"{figure.label}{base.count(figure)}" for figure in Figure if base.count(figure))


def by_unit(of: Plan, *lines: str, since: str = "2025-01-01", as_of: str = "2025-12-31") -> dict[str, str]:
    found = assess(
        standing(of, *lines, as_of=as_of), "lead", Period(date.fromisoformat(since), date.fromisoformat(as_of))
    )
    return {base.name: words(base) for base in found.groups} | {"合计": words(found.total)}


REPORTED = [line(f"r{month}", f"2025-{month:02}-15", "progress") for month in (2, 5, 8, 11)]
"""A report in each of the four rounds."""


def given_to(entry: str, day: str, *units: str) -> str:
    return line(entry, day, "reassigned", lead=list(units))


def form(entry: str, received: str, *, task: str = "1", unit: str = "甲局", day: str = "2025-06-30") -> str:
    """A line that a form to be back by 2025-07-05 left."""
    said = {"reporter": unit, "round": day, "received": received, "return_by": "2025-07-05"}
    return line(entry, "2025-06-30", "progress", task, **said)


@pytest.mark.parametrize(
    ("task", "lines", "expected"),
    [
        ("deadline: 2026年3月", REPORTED, "承担1"),
        ("deadline: 2025年10月", [*REPORTED, line("d", "2025-10-30", "done")], "承担1 提前办结1"),
        ("deadline: 2025年10月", [*REPORTED, line("d", "2025-10-31", "done")], "承担1 按期办结1"),
        ("deadline: 2025年10月", [*REPORTED, line("d", "2025-11-01", "done")], "承担1 逾期办结1"),
        ("deadline: 常态化推进", [*REPORTED, line("d", "2025-12-01", "done")], "承担1 按期办结1"),
        ("deadline: 2025年10月", REPORTED, "承担1 逾期未办结1"),
        # by the due date in force, and late where that was so before it was moved
        (
            "deadline: 2025年10月",
            [*REPORTED, goals.extended("e", "2025-10-20", "2025年12月"), line("d", "2025-12-01", "done")],
            "承担1 提前办结1 延期1",
        ),
        (
            "deadline: 2025年10月",
            [*REPORTED, goals.extended("e", "2025-11-20", "2025年12月"), line("d", "2025-12-01", "done")],
            "承担1 逾期办结1 延期1",
        ),
        (
            "deadline: 2025年3月",
            [*REPORTED, goals.extended("e", "2025-03-20", "2025年6月"), goals.extended("f", "2025-06-20", "2026年3月")],
            "承担1 延期2",
        ),
        # sent back, it is closed no more, unless it was closed anew
        (
            "deadline: 2025年12月",
            [*REPORTED, line("d", "2025-11-01", "done"), line("b", "2025-11-09", "returned", reason="不全")],
            "承担1 退回1",
        ),
        (
            "deadline: 2025年12月",
            [
                *REPORTED,
                line("d", "2025-11-01", "done"),
                line("b", "2025-11-09", "returned", reason="不全"),
                line("e", "2025-12-31", "done"),
            ],
            "承担1 按期办结1 退回1",
        ),
        # of its milestones nothing counts
        (
            "deadline: 2026年12月, milestones: [{name: 开工, deadline: 2025年6月}]",
            [
                *REPORTED,
                goals.extended("e", "2025-06-01", "2025年9月", "开工"),
                goals.reached("f", "2025-08-20", "开工"),
                line("g", "2025-08-25", "returned", milestone="开工", reason="不全"),
            ],
            "承担1",
        ),
        # reminders, each one
        (
            "deadline: 2026年3月",
            [*REPORTED, line("u", "2025-03-01", "urged"), line("v", "2025-03-01", "urged", slip="督〔2025〕1号")],
            "承担1 督办2",
        ),
        # ended and suspended
        ("deadline: 2025年10月", [*REPORTED, line("c", "2025-10-01", "cancelled")], "承担1"),
        ("deadline: 2025年10月", [*REPORTED, goals.suspended("s", "2025-11-16")], "承担1 逾期未办结1"),
        ("deadline: 2025年10月", [*REPORTED, goals.suspended("s", "2025-10-01")], "承担1"),
        # rounds without a report
        ("deadline: 2026年3月", REPORTED[1:], "承担1 未报1"),
        ("deadline: 2026年3月", [line("a", "2024-12-25", "progress")], "承担1 未报4"),
        (
            "deadline: 2026年3月",
            [goals.reached("a", "2025-03-31", "开工"), *REPORTED[1:]],
            "承担1 未报1",
        ),  # it has none
        ("deadline: 2026年3月", [line("u", "2025-02-01", "urged"), *REPORTED[1:]], "承担1 督办1 未报1"),
        ("deadline: 每半年报送", [line("a", "2025-06-30", "progress")], "承担1 未报1"),
        ("deadline: 2026年3月", [*REPORTED[:2], goals.suspended("s", "2025-09-30")], "承担1"),
        (
            "deadline: 2026年3月",
            [*REPORTED[:2], goals.suspended("s", "2025-08-01"), line("t", "2025-10-10", "resumed")],
            "承担1 未报1",
        ),
        # forms that came in late; a form is one, whatever it tells of the task and whatever is added to it
        ("deadline: 2026年3月", [REPORTED[0], *REPORTED[2:], form("f", "2025-07-05")], "承担1"),
        ("deadline: 2026年3月", [REPORTED[0], *REPORTED[2:], form("f", "2025-07-06")], "承担1 迟报1"),
        (
            "deadline: 2026年3月",
            [REPORTED[0], *REPORTED[2:], form("f", "2025-07-06"), form("g", "2025-07-06")],
            "承担1 迟报1",
        ),
        (
            "deadline: 2026年3月",
            [REPORTED[0], *REPORTED[2:], form("f", "2025-07-04"), form("g", "2025-07-09")],
            "承担1",
        ),
    ],
)
def test_what_is_counted_of_a_task(task: str, lines: Sequence[str], expected: str) -> None:
    assert told(plan(task), *lines) == expected


def test_by_the_original_dates_an_extended_task_is_late() -> None:
    lines = [*REPORTED, goals.extended("e", "2025-10-20", "2025年12月"), line("d", "2025-12-01", "done")]
    assert told(plan("deadline: 2025年10月"), *lines, original=True) == "承担1 逾期办结1 延期1"


@pytest.mark.parametrize(
    ("since", "as_of", "expected"),
    [
        ("2025-05-02", "2025-12-31", ""),  # closed before it
        ("2025-05-01", "2025-12-31", "承担1 逾期办结1"),
        ("2025-01-01", "2025-04-30", "承担1 逾期未办结1 延期1 督办1"),
        ("2025-02-11", "2025-02-19", "承担1"),
        ("2025-02-10", "2025-02-20", "承担1 延期1 督办1"),
    ],
)
def test_what_happened_outside_the_period_does_not_count(since: str, as_of: str, expected: str) -> None:
    lines = [
        line("u", "2025-02-10", "urged"),
        goals.extended("e", "2025-02-20", "2025年3月"),
        line("d", "2025-05-01", "done"),
        REPORTED[0],
    ]
    of = plan("deadline: 2025年2月", head=f"{ISSUED}round: 每年\n")
    assert told(of, *lines, since=since, as_of=as_of) == expected


def test_a_form_is_late_when_it_comes_in() -> None:
    of, late = plan("deadline: 2026年3月"), form("f", "2025-07-08")
    assert told(of, REPORTED[0], late, as_of="2025-07-07") == "承担1"
    assert told(of, REPORTED[0], late, as_of="2025-07-08") == "承担1 迟报1"


def test_no_round_that_ended_before_the_plan_was_issued_counts() -> None:
    lines = [line("a", "2025-01-05", "progress")]
    of = plan("deadline: 2026年3月", head="issued: 2025-10-01\nround: 每季度末\n")
    assert told(of, *lines) == "承担1 未报1"


def test_while_nothing_is_recorded_nobody_is_held_to_report() -> None:
    assert told(plan("deadline: 2025年3月", "deadline: 2026年3月")) == "承担2 逾期未办结1"


# Who answers


def test_a_unit_answers_from_the_day_on_which_it_was_given_a_task() -> None:
    of = plan("deadline: 2025年10月")
    lines = [
        line("u", "2025-02-01", "urged"),
        given_to("g", "2025-06-01", "乙局"),
        goals.extended("e", "2025-07-01", "2025年11月"),
        line("d", "2025-11-20", "done"),
    ]
    assert by_unit(of, *lines) == {
        "乙局": "承担1 提前办结1 延期1 未报2",
        "甲局": "承担1 督办1 未报1",
        "合计": "承担1 提前办结1 延期1 督办1 未报3",
    }
    assert by_unit(of, *lines, as_of="2025-05-31") == {"甲局": "承担1 督办1 未报1", "合计": "承担1 督办1 未报1"}
    assert "甲局" not in by_unit(of, *lines, since="2025-06-01")


def test_who_led_a_task_when_it_was_closed_closed_it() -> None:
    lines = [*REPORTED, line("d", "2025-11-20", "done"), given_to("g", "2025-11-20", "乙局")]
    found = by_unit(plan("deadline: 2025年12月"), *lines)
    assert found == {"乙局": "", "甲局": "承担1 提前办结1", "合计": "承担1 提前办结1"}


def test_a_task_counts_under_each_of_its_leads_and_once_in_the_total() -> None:
    of = plan("deadline: 2025年10月")
    lines = [given_to("g", "2025-01-01", "甲局", "乙局"), *REPORTED]
    assert by_unit(of, *lines) == {
        "甲局": "承担1 逾期未办结1",
        "乙局": "承担1 逾期未办结1",
        "合计": "承担1 逾期未办结1",
    }
    first = assess(standing(of, *lines), "lead", YEAR, first_lead=True)
    assert {base.name: words(base) for base in first.groups} == {"甲局": "承担1 逾期未办结1"}


def test_a_late_form_counts_under_the_unit_whose_it_is() -> None:
    lines = [given_to("g", "2025-01-01", "甲局", "乙局"), *REPORTED, form("f", "2025-07-09", unit="乙局")]
    assert by_unit(plan("deadline: 2026年3月"), *lines) == {
        "甲局": "承担1",
        "乙局": "承担1 迟报1",
        "合计": "承担1 迟报1",
    }


def test_a_reminder_counts_under_the_unit_that_it_names() -> None:
    lines = [given_to("g", "2025-01-01", "甲局", "乙局"), *REPORTED, line("u", "2025-07-09", "urged", unit="乙局")]
    found = by_unit(plan("deadline: 2026年3月"), *lines)
    assert found == {"甲局": "承担1", "乙局": "承担1 督办1", "合计": "承担1 督办1"}


def test_a_unit_that_did_nothing_wrong_and_nothing_at_all_stands_there_with_noughts() -> None:
    lines = [line("a", "2024-12-25", "done")]
    assert by_unit(plan("deadline: 2025年10月"), *lines) == {"甲局": "", "合计": ""}


def test_each_number_tells_what_it_counts() -> None:
    of = plan("deadline: 2025年3月", "deadline: 2026年3月")
    lines = [line("a", "2025-05-01", "done"), goals.extended("e", "2025-03-01", "2025年4月")]
    found = assess(standing(of, *lines, as_of="2025-06-30"), "lead", Period(YEAR.first, date(2025, 6, 30)))
    first, second = (one.ref for one in standing(of))
    assert found.total.cases == {
        Figure.ASSIGNED: [Case(first, None), Case(second, None)],
        Figure.DONE_LATE: [Case(first, date(2025, 5, 1))],
        Figure.EXTENDED: [Case(first, date(2025, 3, 1))],
        Figure.UNREPORTED: [
            Case(first, date(2025, 3, 31)),
            Case(second, date(2025, 3, 31)),
            Case(second, date(2025, 6, 30)),
        ],
    }


# What must be true of whatever was recorded

EXAMPLES = settings(max_examples=60)
FIRST, LAST = date(2025, 1, 1), date(2026, 2, 28)
TASKS = ("deadline: 2025年3月", "deadline: 2025年9月", "deadline: 常态化推进", "deadline: 每月报送")
UNITS = ("甲局", "乙局", "丙局")
days = st.dates(FIRST, LAST)
periods = st.tuples(days, days).map(lambda ends: (min(ends), max(ends)))


@st.composite
def happenings(draw: st.DrawFn) -> list[str]:
    """Up to ten lines of a journal, each task led by one unit at a time; those that break a rule change nothing."""
    return [draw(_happening(f"e{number}")) for number in range(draw(st.integers(1, 10)))]


@st.composite
def _happening(draw: st.DrawFn, entry: str) -> str:
    day, task, unit = draw(days).isoformat(), str(draw(st.integers(1, len(TASKS)))), draw(st.sampled_from(UNITS))
    received = draw(days).isoformat()
    return draw(
        st.sampled_from(
            [
                line(entry, day, "progress", task),
                line(entry, day, "done", task),
                line(entry, day, "returned", task, reason="不全"),
                line(entry, day, "extended", task, to=draw(days).isoformat(), reason="资金", approved_by="区政府"),
                line(entry, day, "suspended", task, reason="规划调整", approved_by="区政府"),
                line(entry, day, "resumed", task),
                line(entry, day, "cancelled", task, reason="废止", approved_by="区政府"),
                line(entry, day, "urged", task),
                line(entry, day, "reassigned", task, lead=[unit]),
                form(entry, received, task=task, unit=unit),
            ]
        )
    )


@lru_cache
def _plan(key: str) -> Plan:
    return plan(*TASKS, head=f"{ISSUED}key: {key}\n")


def stood(lines: Sequence[str], day: date, key: str = "甲") -> list[Standing]:
    return goals.all_standing(_plan(key), day.isoformat(), lines)


def ending(lines: Sequence[str], since: date, as_of: date, *, by: str = "lead") -> Assessment:
    return assess(stood(lines, as_of), by, Period(since, as_of))


@EXAMPLES
@given(happenings(), periods, st.sampled_from([*ASSESSED_BY]))
def test_the_groups_add_up_to_the_total(lines: list[str], period: tuple[date, date], by: str) -> None:
    """By lead, a task that was given to another unit in the period is to be done by both; all else happens once."""
    found = ending(lines, *period, by=by)
    for figure in Figure:
        if by == "lead" and figure is Figure.ASSIGNED and any('"reassigned"' in text for text in lines):
            continue
        assert sum(base.count(figure) for base in found.groups) == found.total.count(figure)


@EXAMPLES
@given(happenings(), periods)
def test_what_became_of_tasks_is_no_more_than_there_were(lines: list[str], period: tuple[date, date]) -> None:
    outcomes = (Figure.DONE_EARLY, Figure.DONE_ON_TIME, Figure.DONE_LATE, Figure.OVERDUE)
    found = ending(lines, *period)
    for base in (*found.groups, found.total):
        known = [case.ref for figure in outcomes for case in base.cases.get(figure, ())]
        assert len(known) == len(set(known))
        assert set(known) <= {case.ref for case in base.cases.get(Figure.ASSIGNED, ())}


@EXAMPLES
@given(happenings(), st.lists(days, min_size=3, max_size=3, unique=True).map(sorted))
def test_what_happened_in_two_periods_happened_in_both_together(lines: list[str], ends: list[date]) -> None:
    """From the first record on, before which nobody is held to report."""
    since, until, as_of = ends
    lines = [*lines, line("first", FIRST.isoformat(), "progress")]
    one, other = ending(lines, since, until), ending(lines, until + timedelta(days=1), as_of)
    whole = ending(lines, since, as_of)
    for figure in (Figure.EXTENDED, Figure.RETURNED, Figure.URGED, Figure.UNREPORTED):
        assert one.total.count(figure) + other.total.count(figure) == whole.total.count(figure)


@EXAMPLES
@given(happenings(), days)
def test_without_a_first_day_the_statuses_are_what_is_counted(lines: list[str], as_of: date) -> None:
    counts = Counter(one.counted for one in stood(lines, as_of))
    total = assess(stood(lines, as_of), "lead", Period(date.min, as_of)).total
    assert total.count(Figure.DONE_EARLY) + total.count(Figure.DONE_ON_TIME) == counts[Status.DONE]
    assert (total.count(Figure.DONE_LATE), total.count(Figure.OVERDUE)) == (
        counts[Status.DONE_LATE],
        counts[Status.OVERDUE],
    )
    assert total.count(Figure.ASSIGNED) == len(TASKS)


@EXAMPLES
@given(happenings(), happenings(), days)
def test_plans_put_together_are_the_whole(lines: list[str], others: list[str], as_of: date) -> None:
    period, one, other = Period(FIRST, as_of), stood(lines, as_of), stood(others, as_of, "乙")
    for by in ASSESSED_BY:
        assert merge([assess(one, by, period), assess(other, by, period)]) == assess([*one, *other], by, period)
