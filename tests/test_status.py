"""Where a task stands on a date, as long as nothing but its deadline says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.standing.status import Standing, Status, standings
from support.plans import plan, shipped, standing

DUE = date(2024, 12, 31)


def of(deadline: str, as_of: date) -> Standing:
    """The one task of a plan issued on 2023-11-23, with a deadline, on a date."""
    (found,) = standing(
        "title: 表\nissued: 2023-11-23\n"
        f'sections: [{{measures: [{{tasks: [{{id: 1, text: 甲, deadline: "{deadline}", lead: [乙]}}]}}]}}]\n',
        as_of,
    )
    return found


@pytest.mark.parametrize(
    ("as_of", "status", "days_left", "phrase"),
    [
        (date(2024, 1, 1), Status.NOT_DUE, 365, "剩365天"),
        (date(2024, 11, 30), Status.NOT_DUE, 31, "剩31天"),
        (date(2024, 12, 1), Status.DUE_SOON, 30, "剩30天"),
        (date(2024, 12, 30), Status.DUE_SOON, 1, "剩1天"),
        (date(2024, 12, 31), Status.DUE_SOON, 0, "今日到期"),
        (date(2025, 1, 1), Status.OVERDUE, -1, "逾期1天"),
        (date(2026, 3, 11), Status.OVERDUE, -435, "逾期435天"),
    ],
)
def test_a_task_with_a_due_date_is_not_due_then_due_soon_then_overdue(
    as_of: date, status: Status, days_left: int, phrase: str
) -> None:
    found = of("2024年12月", as_of)

    assert (found.due, found.status, found.days_left, found.phrase) == (DUE, status, days_left, phrase)


@pytest.mark.parametrize(
    ("deadline", "status", "phrase"),
    [
        ("常态化推进", Status.ONGOING, "常态化"),
        ("每季度", Status.ONGOING, "常态化"),
        ("大汛前", Status.UNCLEAR, "未明确时限"),
        ("2024年13月", Status.UNCLEAR, "未明确时限"),
        ("", Status.UNCLEAR, "未明确时限"),
    ],
)
def test_a_task_without_a_due_date_has_no_days_left(deadline: str, status: Status, phrase: str) -> None:
    found = of(deadline, date(2099, 1, 1))

    assert (found.due, found.status, found.days_left, found.phrase) == (None, status, None, phrase)


@pytest.mark.parametrize(
    ("soon", "status"), [(0, Status.NOT_DUE), (9, Status.NOT_DUE), (10, Status.DUE_SOON), (400, Status.DUE_SOON)]
)
def test_how_soon_is_soon_is_the_callers_to_say(soon: int, status: Status) -> None:
    text = "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲, deadline: 2024年12月}]}]}]\n"
    (found,) = standings(plan(text), date(2024, 12, 21), soon)

    assert found.status is status


def test_within_no_days_only_the_due_day_itself_is_soon() -> None:
    text = "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲, deadline: 2024年12月}]}]}]\n"

    assert [next(standings(plan(text), DUE - timedelta(days), 0)).status for days in (1, 0)] == [
        Status.NOT_DUE,
        Status.DUE_SOON,
    ]


def test_a_deadline_is_read_with_the_plans_day_of_issue_and_year() -> None:
    text = """\
title: 表
issued: 2023-11-23
year: 2025
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 印发后3个月内}
          - {id: 2, text: 乙, deadline: 6月底前}
"""

    assert [found.due for found in standing(text, DUE)] == [date(2024, 2, 23), date(2025, 6, 30)]


@settings(max_examples=200)
@given(st.dates(date(1000, 1, 1)), st.dates(), st.integers(0, 400))
def test_the_days_left_lead_from_the_date_to_the_due_date(due: date, as_of: date, soon: int) -> None:
    text = f"title: 表\nsections: [{{measures: [{{tasks: [{{id: 1, text: 甲, deadline: {due}}}]}}]}}]\n"
    (found,) = standings(plan(text), as_of, soon)

    assert found.days_left is not None
    assert as_of + timedelta(days=found.days_left) == due
    assert (found.status is Status.OVERDUE) == (as_of > due)
    assert (found.status is Status.DUE_SOON) == (0 <= found.days_left <= soon)


def shipped_on(as_of: date) -> list[Standing]:
    return list(standings(shipped(), as_of))


def test_the_tasks_stand_in_the_plans_order_each_in_its_section_and_measure() -> None:
    found = [(at.section.number, at.measure.number, at.task.id) for at in shipped_on(DUE)]

    assert found[:7] == [("一", number, str(at)) for at, number in enumerate("一一二三三三三", 1)]
    assert found[7:22] == [("二", number, str(at)) for at, number in enumerate("四四四五五五六六六六七七七七七", 8)]
    assert found[22:] == [("三", number, str(at)) for at, number in enumerate("八九十十", 23)]


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [
        (date(2023, 12, 31), []),
        (date(2024, 1, 1), ["6", "11", "13", "15"]),
        (date(2024, 12, 31), ["6", "11", "13", "15"]),
        (date(2025, 1, 1), ["1", "4", "5", "6", "7", "11", "13", "15", "16", "24", "25"]),
        (
            date(2026, 1, 1),
            [str(number) for number in range(1, 27) if number not in {12, 14, 17, 19, 20, 21, 22}],
        ),
    ],
)
def test_what_is_overdue_in_the_shipped_plan(as_of: date, overdue: list[str]) -> None:
    assert [found.task.id for found in shipped_on(as_of) if found.status is Status.OVERDUE] == overdue


def test_what_is_ongoing_in_the_shipped_plan() -> None:
    ongoing = [found.task.id for found in shipped_on(DUE) if found.status is Status.ONGOING]

    assert ongoing == ["12", "14", "17", "19", "20", "21", "22"]


def test_on_the_last_day_of_2024_four_tasks_are_late_by_366_days() -> None:
    late = {found.days_left for found in shipped_on(DUE) if found.status is Status.OVERDUE}

    assert late == {-366}


def test_every_status_has_its_word_in_the_order_of_tables() -> None:
    assert [(status.value, status.label) for status in Status] == [
        ("done", "按期办结"),
        ("done-late", "逾期办结"),
        ("overdue", "逾期未办结"),
        ("due-soon", "临期"),
        ("not-due", "未到期"),
        ("ongoing", "常态化"),
        ("unclear", "未明确时限"),
        ("suspended", "中止"),
        ("cancelled", "终止"),
    ]
