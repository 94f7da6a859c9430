"""Working days and days of rest, as the State Council arranged them."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from renwu.errors import UsageError
from renwu.plan import workdays
from renwu.plan.arrangements import ARRANGEMENTS

ISSUED = date(2023, 11, 23)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, date(2023, 11, 24)),
        (20, date(2023, 12, 21)),
        (30, date(2024, 1, 5)),
        (45, date(2024, 1, 26)),
        (60, date(2024, 2, 21)),
    ],
)
def test_working_days_are_counted_from_the_day_after(count: int, expected: date) -> None:
    assert workdays.after(ISSUED, count) == expected


def test_a_saturday_made_up_for_a_holiday_counts_and_the_holiday_does_not() -> None:
    assert workdays.after(date(2026, 2, 10), 5) == date(2026, 2, 24)


def test_counting_may_begin_on_a_day_of_rest() -> None:
    assert workdays.after(date(2026, 2, 21), 1) == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("start", "year", "provisional"),
    [
        (date(2026, 12, 24), 2027, date(2026, 12, 31)),
        (date(2027, 2, 1), 2027, date(2027, 2, 10)),
        (date(2006, 9, 28), 2006, date(2006, 10, 10)),
    ],
)
def test_days_without_an_arrangement_are_told_with_where_plain_weeks_and_holidays_lead(
    start: date, year: int, provisional: date
) -> None:
    with pytest.raises(workdays.UnknownYearError) as unknown:
        workdays.after(start, 5)

    assert (unknown.value.year, unknown.value.provisional) == (year, provisional)


@pytest.mark.parametrize(
    "typed", ["5个工作日", "五个工作日", "5个工作日内", "5工作日", "+5个工作日", "５ 个工作日之内"]
)
def test_working_days_that_a_person_types_are_counted(typed: str) -> None:
    assert workdays.read(typed, date(2026, 2, 10)) == date(2026, 2, 24)


def test_working_days_beyond_the_calendars_end_are_refused() -> None:
    with pytest.raises(UsageError) as refused:
        workdays.read("5个工作日", date(9999, 12, 30))

    assert str(refused.value) == "日历上没有“5个工作日”以后的那一天"


@pytest.mark.parametrize("typed", ["+7d", "5天", "2026-02-24", "工作日", ""])
def test_what_names_no_working_days_is_left_to_others(typed: str) -> None:
    assert workdays.read(typed, date(2026, 2, 10)) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0个工作日", "“0个工作日”不是一个期限；写成如 5个工作日"),
        (
            "20个工作日",
            "工作日要按2027年的放假安排计算，而这一年的还没有收录；只按周末和法定节假日推算是2027-01-08；写明那一天",
        ),
    ],
)
def test_working_days_that_cant_be_counted_are_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        workdays.read(typed, date(2026, 12, 10))

    assert str(refused.value) == message


def test_the_last_days_of_a_year_may_rest_by_the_next_years_notice() -> None:
    assert [workdays.is_rest(date(2018, 12, day)) for day in (28, 29, 30, 31)] == [False, False, True, True]


@pytest.mark.parametrize("day", [date(2026, 12, 29), date(2027, 1, 1), date(2027, 1, 2), date(2006, 12, 31)])
def test_nobody_knows_yet_whether_a_day_without_an_arrangement_is_one_of_rest(day: date) -> None:
    assert workdays.is_rest(day) is None


def test_every_day_of_the_arrangements_rests_as_an_independent_table_says() -> None:
    first, last = date(min(ARRANGEMENTS), 1, 1), date(max(ARRANGEMENTS), 12, 28)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]

    assert [day for day in days if workdays.is_rest(day) != chinese_calendar.is_holiday(day)] == []


def test_every_year_has_its_source() -> None:
    assert list(ARRANGEMENTS) == list(range(min(ARRANGEMENTS), max(ARRANGEMENTS) + 1))
    assert all(said.sources for said in ARRANGEMENTS.values())
