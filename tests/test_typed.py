"""The dates and periods that a person types, on a Monday in March."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.errors import UsageError
from renwu.plan.periods import Look
from renwu.plan.typed import Typed, read_bound, read_day, read_period

TODAY = date(2025, 3, 10)
DAYS = "写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m"
PERIODS = "写成如 2024、2024年12月、2024Q4、下半年、本季度、2024-01..2024-06"


def stretch(found: Typed) -> str:
    """From when to when, as ISO dates; one where they are the same."""
    first, last = found.period
    return str(first) if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-12-31", "2024-12-31"),
        ("2024-1-5", "2024-01-05"),
        ("2024年12月31日", "2024-12-31"),
        ("２０２４年１月５日", "2024-01-05"),
        (" 2024 年 1 月 5 日 ", "2024-01-05"),
        ("二〇二四年一月五日", "2024-01-05"),
        ("today", "2025-03-10"),
        ("今天", "2025-03-10"),
        ("昨天", "2025-03-09"),
        ("前天", "2025-03-08"),
        ("明天", "2025-03-11"),
        ("后天", "2025-03-12"),
        ("+30d", "2025-04-09"),
        ("-2w", "2025-02-24"),
        ("+3m", "2025-06-10"),
        ("-1y", "2024-03-10"),
        ("+0d", "2025-03-10"),
        ("＋30d", "2025-04-09"),
        ("2024年底", "2024-12-31"),
        ("2024年末", "2024-12-31"),
        ("去年底", "2024-12-31"),
        ("今年底", "2025-12-31"),
        ("年底", "2025-12-31"),
        ("明年底", "2026-12-31"),
        ("前年底", "2023-12-31"),
        ("月底", "2025-03-31"),
        ("本月底", "2025-03-31"),
        ("上月底", "2025-02-28"),
        ("上个月末", "2025-02-28"),
        ("下月底", "2025-04-30"),
        ("2024年2月底", "2024-02-29"),
        ("季度末", "2025-03-31"),
        ("上季度末", "2024-12-31"),
        ("2024年第三季度末", "2024-09-30"),
        ("去年6月3日", "2024-06-03"),
        ("上月15日", "2025-02-15"),
        ("本月5号", "2025-03-05"),
        ("2024年6月3日前", "2024-06-03"),
    ],
)
def test_a_typed_day_is_read_and_needs_no_word(typed: str, day: str) -> None:
    found = read_day(typed, TODAY)

    assert (stretch(found), found.told) == (day, "")


@pytest.mark.parametrize(
    ("typed", "day", "told"),
    [
        ("3月9日", "2025-03-09", ""),
        ("3月10日", "2025-03-10", ""),
        ("03-10", "2025-03-10", ""),
        ("3/1", "2025-03-01", ""),
        ("三月一号", "2025-03-01", ""),
        ("3月11日", "2024-03-11", "“3月11日”指2024-03-11"),
        ("6月3日", "2024-06-03", "“6月3日”指2024-06-03"),
        ("06-03", "2024-06-03", "“06-03”指2024-06-03"),
        ("6/3", "2024-06-03", "“6/3”指2024-06-03"),
        ("6月底", "2024-06-30", "“6月底”指2024-06-30"),
        ("2月29日", "2024-02-29", "“2月29日”指2024-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_latest_that_is_not_in_the_future(typed: str, day: str, told: str) -> None:
    found = read_day(typed, TODAY)

    assert (stretch(found), found.told) == (day, told)


@pytest.mark.parametrize(
    ("typed", "day", "told"),
    [
        ("3月10日", "2025-03-10", ""),
        ("6月3日", "2025-06-03", ""),
        ("1月5日", "2026-01-05", "“1月5日”指2026-01-05"),
        ("2月29日", "2028-02-29", "“2月29日”指2028-02-29"),
    ],
)
def test_a_day_by_which_something_is_asked_for_is_the_next(typed: str, day: str, told: str) -> None:
    found = read_day(typed, TODAY, Look.AHEAD)

    assert (stretch(found), found.told) == (day, told)


def test_months_are_added_up_to_the_last_day_of_a_shorter_one() -> None:
    assert stretch(read_day("+1m", date(2025, 1, 31))) == "2025-02-28"


@pytest.mark.parametrize(
    "typed",
    ["2024-02-30", "2024年13月1日", "0000-01-01", "-9999y", "+9999y", "2月30日", "13月1日", "13/1", "前年2月29日"],
)
def test_a_typed_day_the_calendar_lacks_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_day(typed, TODAY)

    assert str(refused.value) == f"日历上没有“{typed}”这一天；{DAYS}"


@pytest.mark.parametrize(
    "typed", ["", "2024/12-31", "30d", "+30", "+30h", "年中", "2024年初", "适时", "月", "6月3日和4日", "第3项"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_day(typed, TODAY)

    assert str(refused.value) == f"“{typed}”不是一个日期；{DAYS}"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-12", "2024-12-31"),
        ("2024年6月", "2024-06-30"),
        ("2024Q3", "2024-09-30"),
        ("上月", "2025-02-28"),
        ("去年", "2024-12-31"),
        ("6月", "2024-06-30"),
    ],
)
def test_a_month_where_a_day_is_wanted_is_refused_with_the_day(typed: str, day: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_day(typed, TODAY)

    assert str(refused.value) == f"“{typed}”没有写到日；写成如 {day}（最后一天）"


def test_a_week_where_a_day_is_wanted_is_refused_with_the_day() -> None:
    with pytest.raises(UsageError) as refused:
        read_day("上周", TODAY)

    assert str(refused.value) == "“上周”没有写到日；写成如 2025-03-09（最后一天）"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024", "2024-01-01..2024-12-31"),
        ("2024年", "2024-01-01..2024-12-31"),
        ("2024-12", "2024-12-01..2024-12-31"),
        ("2024-6", "2024-06-01..2024-06-30"),
        ("2025/12", "2025-12-01..2025-12-31"),
        ("2025.12", "2025-12-01..2025-12-31"),
        ("2024年12月", "2024-12-01..2024-12-31"),
        ("2024Q4", "2024-10-01..2024-12-31"),
        ("2024q1", "2024-01-01..2024-03-31"),
        ("2024-Q2", "2024-04-01..2024-06-30"),
        ("2025H2", "2025-07-01..2025-12-31"),
        ("2025-h1", "2025-01-01..2025-06-30"),
        ("2025年第四季度", "2025-10-01..2025-12-31"),
        ("2025年下半年", "2025-07-01..2025-12-31"),
        ("2025年前三季度", "2025-01-01..2025-09-30"),
        ("2025年6月上旬", "2025-06-01..2025-06-10"),
        ("2024-12-31", "2024-12-31"),
        ("2024年12月31日", "2024-12-31"),
        ("二〇二四年", "2024-01-01..2024-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("本月", "2025-03-01..2025-03-31"),
        ("下个月", "2025-04-01..2025-04-30"),
        ("本季度", "2025-01-01..2025-03-31"),
        ("上季度", "2024-10-01..2024-12-31"),
        ("今年", "2025-01-01..2025-12-31"),
        ("本年度", "2025-01-01..2025-12-31"),
        ("去年", "2024-01-01..2024-12-31"),
        ("本周", "2025-03-10..2025-03-16"),
        ("2024-01..2024-06", "2024-01-01..2024-06-30"),
        ("2024-01~2024-06", "2024-01-01..2024-06-30"),
        ("2024年1月至6月", "2024-01-01..2024-06-30"),
        ("2024年1月到2025年6月", "2024-01-01..2025-06-30"),
        ("2024年1月-6月", "2024-01-01..2024-06-30"),
        ("2024年6月1日-2024年6月30日", "2024-06-01..2024-06-30"),
        ("2024年1-3月", "2024-01-01..2024-03-31"),
        ("2024年第一至三季度", "2024-01-01..2024-09-30"),
        ("2024年10月至次年3月", "2024-10-01..2025-03-31"),
        ("2024至2025年", "2024-01-01..2025-12-31"),
        ("2023Q4..2025", "2023-10-01..2025-12-31"),
        ("2024 .. 2024", "2024-01-01..2024-12-31"),
        ("今天..+30d", "2025-03-10..2025-04-09"),
    ],
)
def test_a_typed_period_is_read_and_needs_no_word(typed: str, period: str) -> None:
    found = read_period(typed, TODAY)

    assert (stretch(found), found.told) == (period, "")


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("四季度", "2025-10-01..2025-12-31"),
        ("第四季度", "2025-10-01..2025-12-31"),
        ("Q4", "2025-10-01..2025-12-31"),
        ("下半年", "2025-07-01..2025-12-31"),
        ("H2", "2025-07-01..2025-12-31"),
        ("前三季度", "2025-01-01..2025-09-30"),
        ("6月", "2025-06-01..2025-06-30"),
        ("6月3日", "2025-06-03"),
        ("1月至3月", "2025-01-01..2025-03-31"),
        ("1-3月", "2025-01-01..2025-03-31"),
        ("一至三季度", "2025-01-01..2025-09-30"),
        ("6月3日至5日", "2025-06-03..2025-06-05"),
        ("6月1日-6月30日", "2025-06-01..2025-06-30"),
        ("6月3日-5日", "2025-06-03..2025-06-05"),
        ("6月1日至9月底前", "2025-06-01..2025-09-30"),
    ],
)
def test_a_typed_period_without_a_year_is_this_years_and_that_is_told(typed: str, period: str) -> None:
    found = read_period(typed, TODAY)

    assert (stretch(found), found.told) == (period, f"“{typed}”指{period.replace('..', '至')}")


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("9月底前", "2025-09-30"),
        ("6月30日前", "2025-06-30"),
        ("6月30日之前完成", "2025-06-30"),
        ("年底前", "2025-12-31"),
        ("2024年底前", "2024-12-31"),
        ("2024年12月底前完成", "2024-12-31"),
    ],
)
def test_what_is_due_before_a_day_is_due_by_it_and_that_is_told(typed: str, last: str) -> None:
    found = read_period(typed, TODAY)

    assert (stretch(found), found.told) == (f"0001-01-01..{last}", f"“{typed}”指{last}或以前")


def test_before_a_year_is_refused_since_it_may_include_it() -> None:
    with pytest.raises(UsageError) as refused:
        read_period("2024年前", TODAY)

    assert str(refused.value) == "“2024年前”没有写明是否包括2024年；写成如 2024年底前、2023年底前"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("上周五", "2025-03-07"),
        ("上个星期日", "2025-03-09"),
        ("上上周一", "2025-02-24"),
        ("10天前", "2025-02-28"),
        ("十天以前", "2025-02-28"),
        ("两周前", "2025-02-24"),
        ("3个月前", "2024-12-10"),
        ("30天后", "2025-04-09"),
        ("上周", "2025-03-03至2025-03-09"),
    ],
)
def test_what_is_counted_from_today_in_words_is_told(typed: str, meant: str) -> None:
    for read in (read_bound, read_period):
        found = read(typed, TODAY)
        assert (stretch(found), found.told) == (meant.replace("至", ".."), f"“{typed}”指{meant}")


@pytest.mark.parametrize("typed", ["2024-13", "2024Q5", "2024Q0", "0000", "2024-02-30", "2024..2024-13", "13月"])
def test_a_typed_period_the_calendar_lacks_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_period(typed, TODAY)

    assert str(refused.value) == f"日历上没有“{typed}”；{PERIODS}"


@pytest.mark.parametrize(
    "typed", ["", "..", "2024..", "..2024", "24", "至", "2024..x", "年中", "常态化推进", "2025年初"]
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_period(typed, TODAY)

    assert str(refused.value) == f"“{typed}”不是一段时间；{PERIODS}"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        read_period("2024-06..2024-01", TODAY)

    assert str(refused.value) == f"“2024-06..2024-01”的止期早于起期；{PERIODS}"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024", "2024-01-01..2024-12-31"),
        ("2024年12月", "2024-12-01..2024-12-31"),
        ("2024-12-31", "2024-12-31"),
        ("today", "2025-03-10"),
        ("+1w", "2025-03-17"),
        ("上月", "2025-02-01..2025-02-28"),
        ("2月", "2025-02-01..2025-02-28"),
        ("6月", "2024-06-01..2024-06-30"),
        ("年底", "2025-12-31"),
    ],
)
def test_the_bound_of_a_search_is_a_day_a_month_or_a_year(typed: str, period: str) -> None:
    assert stretch(read_bound(typed, TODAY)) == period


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2024-13", f"日历上没有“2024-13”；{DAYS}"),
        ("2024-02-30", f"日历上没有“2024-02-30”；{DAYS}"),
        ("+9999y", f"日历上没有“+9999y”；{DAYS}"),
        ("年中", f"“年中”不是一个日期；{DAYS}"),
        ("2024..2025", "“2024..2025”是一段时间，这里只写一头；写成如 2024-01-01 或 2025-12-31"),
        ("6月1日-6月30日", "“6月1日-6月30日”是一段时间，这里只写一头；写成如 2025-06-01 或 2025-06-30"),
    ],
)
def test_the_bound_of_a_search_is_refused_where_it_is_none(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_bound(typed, TODAY)

    assert str(refused.value) == message


@settings(max_examples=300)
@given(
    st.text(max_size=20)
    | st.text("0123456789-/年月日.Qq+dwmy ", max_size=16)
    | st.text("0123去今上下本个年月季度半底末前至到~-第一三四天周", max_size=10),
    st.dates(),
)
def test_any_typed_text_is_read_or_refused(typed: str, today: date) -> None:
    for read in (read_day, partial(read_day, look=Look.AHEAD), read_period, read_bound):
        try:
            found = read(typed, today).period
        except UsageError as refused:
            assert f"“{typed}”" in str(refused)  # noqa: PT017  # being refused is one of the two right outcomes
        else:
            assert found.first <= found.last


@settings(max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_a_printed_day_reads_back_as_itself(day: date, today: date) -> None:
    for typed in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日"):
        assert stretch(read_day(typed, today)) == stretch(read_period(typed, today)) == day.isoformat()


@settings(max_examples=200)
@given(st.dates(date(1020, 1, 1)))
def test_a_printed_day_without_its_year_is_its_latest(today: date) -> None:
    assert stretch(read_day(f"{today.month}月{today.day}日", today)) == today.isoformat()


@settings(max_examples=200)
@given(st.dates(date(1001, 1, 1), date(9000, 1, 1)), st.integers(0, 9999))
def test_an_offset_there_and_back_is_the_day_itself(today: date, count: int) -> None:
    there = read_day(f"+{count}d", today).period.first

    assert there == today + timedelta(days=count)
    assert read_day(f"-{count}d", there).period.first == today
