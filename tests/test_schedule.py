"""报送期: when a plan's reports are due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.plan import schedule


@pytest.mark.parametrize(
    ("wording", "day", "before", "after"),
    [
        ("每周五", "2025-03-12", "2025-03-07", "2025-03-14"),
        ("每周五", "2025-03-14", "2025-03-14", "2025-03-14"),
        ("每星期一", "2025-03-12", "2025-03-10", "2025-03-17"),
        ("每周", "2025-03-12", "2025-03-09", "2025-03-16"),
        ("每月25日", "2025-03-10", "2025-02-25", "2025-03-25"),
        ("每月２５日前", "2025-03-26", "2025-03-25", "2025-04-25"),
        ("每月31日", "2025-02-10", "2025-01-31", "2025-02-28"),
        ("每月底", "2024-02-10", "2024-01-31", "2024-02-29"),
        ("每季度末", "2025-03-10", "2024-12-31", "2025-03-31"),
        ("每季度1月10日", "2025-03-10", "2025-01-10", "2025-04-10"),
        ("每半年", "2025-03-10", "2024-12-31", "2025-06-30"),
        ("每年12月20日前", "2025-03-10", "2024-12-20", "2025-12-20"),
        ("每年底", "2025-12-31", "2025-12-31", "2025-12-31"),
        ("每日", "2025-03-10", "2025-03-10", "2025-03-10"),
    ],
)
def test_the_days_on_which_reports_are_due(wording: str, day: str, before: str, after: str) -> None:
    read = schedule.read(wording)

    assert read is not None
    on = date.fromisoformat(day)
    assert (read.due_by(on), read.due_from(on)) == (date.fromisoformat(before), date.fromisoformat(after))
    assert str(read) == wording


@pytest.mark.parametrize("wording", ["", "周五", "每月32日", "每月0日", "每季度4月", "每两周", "每年13月1日", "不定期"])
def test_a_wording_that_says_no_days_is_none(wording: str) -> None:
    assert schedule.read(wording) is None


@given(
    st.sampled_from(
        ["每日", "每周三", "每周", "每月5日", "每月31日", "每季度末", "每季度2月30日", "每半年", "每年2月29日"]
    ),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
)
def test_between_two_days_of_a_schedule_there_is_none(wording: str, day: date) -> None:
    read = schedule.read(wording)

    assert read is not None
    before, after = read.due_by(day), read.due_from(day)
    assert before <= day <= after
    assert before == day == after or read.due_from(before + timedelta(days=1)) == after
