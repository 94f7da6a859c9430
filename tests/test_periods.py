"""Stretches of the calendar, the dates a person types, and Chinese numerals."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.errors import UsageError
from renwu.plan import periods
from renwu.plan.numerals import integer, ordinal
from renwu.plan.periods import Period, read_bound, read_day, read_period, written_day

TODAY = date(2025, 3, 10)
DAY_FORMS = "写成如 2024-12-31、2024年12月31日、today（今天）、+30d、-2w、+3m"
PERIOD_FORMS = "写成如 2024、2024年、2024-12、2024年12月、2024Q4、2024-01..2024-06"


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


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-12-31", date(2024, 12, 31)),
        ("2024-1-5", date(2024, 1, 5)),
        ("2024年12月31日", date(2024, 12, 31)),
        ("２０２４年１月５日", date(2024, 1, 5)),
        (" 2024 年 1 月 5 日 ", date(2024, 1, 5)),
        ("today", TODAY),
        ("今天", TODAY),
        ("+30d", date(2025, 4, 9)),
        ("-2w", date(2025, 2, 24)),
        ("+3m", date(2025, 6, 10)),
        ("-1y", date(2024, 3, 10)),
        ("+0d", TODAY),
        ("＋30d", date(2025, 4, 9)),
    ],
)
def test_a_typed_day_is_read(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


def test_months_are_added_up_to_the_last_day_of_a_shorter_one() -> None:
    assert read_day("+1m", date(2025, 1, 31)) == date(2025, 2, 28)


@pytest.mark.parametrize("typed", ["2024-02-30", "2024年13月1日", "0000-01-01", "-9999y", "+9999y"])
def test_a_typed_day_the_calendar_lacks_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_day(typed, TODAY)

    assert str(refused.value) == f"日历上没有“{typed}”这一天；{DAY_FORMS}"


@pytest.mark.parametrize(
    "typed", ["", "2024", "2024-12", "2024年12月", "2024/12-31", "30d", "+30", "+30h", "明天", "年底"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_day(typed, TODAY)

    assert str(refused.value) == f"“{typed}”不是一个日期；{DAY_FORMS}"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024", periods.of_year(2024)),
        ("2024年", periods.of_year(2024)),
        ("2024-12", periods.of_month(2024, 12)),
        ("2024-6", periods.of_month(2024, 6)),
        ("2024年12月", periods.of_month(2024, 12)),
        ("2024Q4", periods.of_quarter(2024, 4)),
        ("2024q1", periods.of_quarter(2024, 1)),
        ("2024-Q2", periods.of_quarter(2024, 2)),
        ("2024-12-31", periods.of_day(2024, 12, 31)),
        ("2024年12月31日", periods.of_day(2024, 12, 31)),
        ("２０２４年", periods.of_year(2024)),
        ("2024-01..2024-06", periods.of_half(2024, 1)),
        ("2023Q4..2025", Period(date(2023, 10, 1), date(2025, 12, 31))),
        ("2024 .. 2024", periods.of_year(2024)),
    ],
)
def test_a_typed_period_is_read(typed: str, period: Period) -> None:
    assert read_period(typed) == period


@pytest.mark.parametrize("typed", ["2024-13", "2024Q5", "2024Q0", "0000", "2024-02-30", "2024..2024-13"])
def test_a_typed_period_the_calendar_lacks_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_period(typed)

    assert str(refused.value) == f"日历上没有“{typed}”；{PERIOD_FORMS}"


@pytest.mark.parametrize("typed", ["", "..", "2024..", "..2024", "2024...2025", "24", "12月", "今年", "2024..x"])
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_period(typed)

    assert str(refused.value) == f"“{typed}”不是一段时间；{PERIOD_FORMS}"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        read_period("2024-06..2024-01")

    assert str(refused.value) == f"“2024-06..2024-01”的止期早于起期；{PERIOD_FORMS}"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024", periods.of_year(2024)),
        ("2024年12月", periods.of_month(2024, 12)),
        ("2024-12-31", periods.of_day(2024, 12, 31)),
        ("today", Period(TODAY, TODAY)),
        ("+1w", periods.of_day(2025, 3, 17)),
    ],
)
def test_the_bound_of_a_search_is_a_day_a_month_or_a_year(typed: str, period: Period) -> None:
    assert read_bound(typed, TODAY) == period


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2024-13", f"日历上没有“2024-13”；{DAY_FORMS}"),
        ("2024-02-30", f"日历上没有“2024-02-30”；{DAY_FORMS}"),
        ("+9999y", f"日历上没有“+9999y”这一天；{DAY_FORMS}"),
        ("年底", f"“年底”不是一个日期；{DAY_FORMS}"),
        ("2024..2025", f"“2024..2025”不是一个日期；{DAY_FORMS}"),
    ],
)
def test_the_bound_of_a_search_is_refused_where_it_is_none(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_bound(typed, TODAY)

    assert str(refused.value) == message


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


@settings(max_examples=200)
@given(st.text(max_size=20) | st.text("0123456789-年月日.Qq+dwmy ", max_size=16), st.dates())
def test_any_typed_text_is_read_or_refused(typed: str, today: date) -> None:
    for read in (lambda: read_day(typed, today), lambda: read_period(typed), lambda: read_bound(typed, today)):
        try:
            found = read()
        except UsageError as refused:
            assert f"“{typed}”" in str(refused)  # noqa: PT017  # being refused is one of the two right outcomes
        else:
            assert isinstance(found, date) or found.first <= found.last


@settings(max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_a_printed_day_reads_back_as_itself(day: date, today: date) -> None:
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日", today) == day
    assert read_period(day.isoformat()) == Period(day, day)


@settings(max_examples=200)
@given(st.dates(date(1001, 1, 1), date(9000, 1, 1)), st.integers(0, 9999))
def test_an_offset_there_and_back_is_the_day_itself(today: date, count: int) -> None:
    there = read_day(f"+{count}d", today)

    assert there == today + timedelta(days=count)
    assert read_day(f"-{count}d", there) == today


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
