"""Stretches of the calendar, days as documents write them, and Chinese numerals."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.plan import periods
from renwu.plan.numerals import integer, ordinal
from renwu.plan.periods import Period, written_day


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (periods.of_year(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (periods.of_half(2024, 1), date(2024, 1, 1), date(2024, 6, 30)),
        (periods.of_half(2024, 2), date(2024, 7, 1), date(2024, 12, 31)),
        (periods.of_quarter(2024, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (periods.of_quarter(2024, 4), date(2024, 10, 1), date(2024, 12, 31)),
        (periods.of_month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (periods.of_month(2025, 2), date(2025, 2, 1), date(2025, 2, 28)),
        (periods.of_month(9999, 12), date(9999, 12, 1), date(9999, 12, 31)),
        (periods.of_ten_days(2024, 2, "上旬"), date(2024, 2, 1), date(2024, 2, 10)),
        (periods.of_ten_days(2024, 2, "中旬"), date(2024, 2, 11), date(2024, 2, 20)),
        (periods.of_ten_days(2024, 2, "下旬"), date(2024, 2, 21), date(2024, 2, 29)),
        (periods.of_day(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(period: Period, first: date, last: date) -> None:
    assert period == Period(first, last)


def test_a_period_has_both_its_ends_and_not_the_days_around_them() -> None:
    march = periods.of_month(2024, 3)
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)]

    assert [day in march for day in days] == [False, True, True, False]


def test_no_due_date_lies_in_no_period() -> None:
    assert None not in periods.of_year(2024)


def test_a_day_in_another_form_is_no_written_day() -> None:
    assert written_day("2023年11月") is None


@pytest.mark.parametrize(
    "text", ["2023-11-23", "2023/11/23", "2023.11.23", "20231123", "2023年11月23日", "２０２３．１１．２３"]
)
def test_a_day_is_written_as_spreadsheets_and_documents_do(text: str) -> None:
    assert written_day(text) == date(2023, 11, 23)


def test_a_written_day_the_calendar_lacks_is_an_error_not_none() -> None:
    with pytest.raises(ValueError, match="day is out of range for month"):
        written_day("2023年2月29日")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百", 100),
        ("一百二十", 120),
        ("两百零五", 205),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("〇", 0),
    ],
)
def test_a_chinese_numeral_has_its_value(numeral: str, value: int) -> None:
    assert integer(numeral) == value


@settings(max_examples=200)
@given(st.integers(1, 199))
def test_a_numeral_written_out_has_its_value(value: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    written = ("一百" if hundreds else "") + (f"{digits[tens]}十" if tens else "零" if hundreds and ones else "")

    assert integer(written + (digits[ones] if ones else "")) == value


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("三", 3),
        ("3", 3),
        ("（三）", 3),
        ("(3)", 3),
        ("3.", 3),
        ("三、", 3),
        ("第三章", 3),
        ("第三部分", 3),
        ("十二", 12),
        ("３", 3),
        (" 三 ", 3),
    ],
)
def test_a_heading_number_is_read_in_any_of_its_forms(heading: str, number: int) -> None:
    assert ordinal(heading) == number


@pytest.mark.parametrize("heading", ["", "甲", "金融", "三金融", "3a", "（）", "第章", "1.2", "9" * 10, "一" * 5000])
def test_what_is_no_heading_number_has_none(heading: str) -> None:
    assert ordinal(heading) is None


@settings(max_examples=200)
@given(st.text(max_size=20) | st.text("第(（三十百3.、章部分）) ", max_size=12))
def test_any_heading_has_a_number_or_none(heading: str) -> None:
    number = ordinal(heading)

    assert number is None or number >= 0


def test_documents_spell_a_date_without_leading_zeros() -> None:
    assert periods.spoken(date(2025, 7, 1)) == "2025年7月1日"
