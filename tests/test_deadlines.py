"""Wordings of 完成时限 and what they mean. The plan was issued on 2023-11-23 unless a test says otherwise."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.plan import deadlines
from renwu.plan.model import Cycle, Dated, DatedClause, Doubt, Ongoing, Unclear
from support.plans import DATA

ISSUED = date(2023, 11, 23)
NO_DATE = "没有写明日期，也没有写明常态化推进"
NOTHING = "没有填写完成时限"
ONLY_BEGINS = "只写了开始的时间，没有写明完成的时间"

_TEXT = (DATA / "deadline-wordings.yaml").read_text(encoding="utf-8")
PUBLISHED = yaml.load(_TEXT, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader builds text alone
PUBLISHED_DUE: Mapping[str, str] = {
    wording: due
    for kind in ("dated", "no_year_in_the_wording", "from_the_issued_date", "several_dates")
    for wording, due in PUBLISHED[kind].items()
}
PUBLISHED_ONGOING: Sequence[str] = PUBLISHED["ongoing"]
PUBLISHED_UNCLEAR: Sequence[str] = PUBLISHED["unclear"]


def due(wording: str) -> str:
    """The due date, as text; what stands in its place where there is none."""
    deadline = deadlines.read(wording, ISSUED)
    return deadline.due.isoformat() if isinstance(deadline, Dated) else repr(deadline)


@pytest.mark.parametrize(("wording", "expected"), PUBLISHED_DUE.items())
def test_a_published_wording_is_due_as_published(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize("wording", PUBLISHED_ONGOING)
def test_a_published_ongoing_wording_is_ongoing(wording: str) -> None:
    assert isinstance(deadlines.read(wording, ISSUED), Ongoing)


@pytest.mark.parametrize("wording", PUBLISHED_UNCLEAR)
def test_a_published_unclear_wording_is_unclear(wording: str) -> None:
    assert isinstance(deadlines.read(wording, ISSUED), Unclear)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2025年", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("2025年度", "2025-12-31"),
        ("2025年内", "2025-12-31"),
        ("2025年年终", "2025-12-31"),
        ("2025年末前", "2025-12-31"),
        ("2025年全年", "2025-12-31"),
        ("2025年3月", "2025-03-31"),
        ("2025年11月份", "2025-11-30"),
        ("2025年2月底", "2025-02-28"),
        ("2028年2月末前", "2028-02-29"),
        ("2025年3月前", "2025-03-31"),
        ("不晚于2025年9月", "2025-09-30"),
        ("2025年5月31日", "2025-05-31"),
        ("2025年5月31号之前", "2025-05-31"),
        ("2025年5月31前", "2025-05-31"),
        ("2025年5月31日17:00前", "2025-05-31"),
    ],
)
def test_a_year_a_month_or_a_day_is_due_on_its_last_day(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2025-03-31", "2025-03-31"),
        ("2025/3/31", "2025-03-31"),
        ("2025.03.31", "2025-03-31"),
        ("20250331", "2025-03-31"),
        ("2025-03", "2025-03-31"),
        ("2025/3", "2025-03-31"),
        ("2025.3月", "2025-03-31"),
    ],
)
def test_a_date_in_digits_and_signs_is_read(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("２０２５年６月３０日前", "2025-06-30"),
        ("２０２５－０６－３０", "2025-06-30"),
        ("2025．6．30", "2025-06-30"),
        ("2025 年 6 月 30 日", "2025-06-30"),
        ("2025年\n6月底前", "2025-06-30"),
        ("2025\u3000年底", "2025-12-31"),
    ],
)
def test_full_width_characters_and_white_space_change_nothing(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("二〇二五年", "2025-12-31"),
        ("二零二五年六月底前", "2025-06-30"),
        ("二○二五年十月", "2025-10-31"),
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("二〇二五年二月二十日前", "2025-02-20"),
        ("2025年十一月十日", "2025-11-10"),
        ("2025年三月下旬", "2025-03-31"),
    ],
)
def test_chinese_numerals_are_read(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"), [("2024年12月廿五日", "2024-12-25"), ("2024年十二月卅日", "2024-12-30")]
)
def test_the_numerals_for_twenty_and_thirty_are_read_as_days_of_the_month(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2024年一季度", "2024-03-31"),
        ("2024年第二季度末", "2024-06-30"),
        ("2024年3季度前", "2024-09-30"),
        ("2024年四季度底前", "2024-12-31"),
        ("2024Q1", "2024-03-31"),
        ("2024年q2", "2024-06-30"),
        ("2024年第一至第三季度", "2024-09-30"),
        ("2024年1-2季度", "2024-06-30"),
        ("2024年前三季度", "2024-09-30"),
        ("2024年上半年前", "2024-06-30"),
        ("2024年下半年", "2024-12-31"),
        ("2024年3月上旬", "2024-03-10"),
        ("2024年3月中旬前", "2024-03-20"),
        ("2024年2月下旬", "2024-02-29"),
    ],
)
def test_a_quarter_a_half_year_or_ten_days_are_due_on_their_last_day(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2024-2026年", "2026-12-31"),
        ("2024～2026年", "2026-12-31"),
        ("2024至2026", "2026-12-31"),
        ("2024年至2026年", "2026-12-31"),
        ("2024—2025年度", "2025-12-31"),
        ("2024年1月至6月", "2024-06-30"),
        ("2024年4月—2025年3月", "2025-03-31"),
        ("2024.4-2025.3", "2025-03-31"),
        ("2024年1—9月", "2024-09-30"),
        ("2024年5月20日至6月15日", "2024-06-15"),
        ("2024年5月20日-25日", "2024-05-25"),
        ("2024年5月20-25日", "2024-05-25"),
        ("2024/4/1-2024/6/30", "2024-06-30"),
        ("2024年1月1日起至2024年12月31日", "2024-12-31"),
        ("印发之日起至2025年12月", "2025-12-31"),
    ],
)
def test_a_range_is_due_at_its_end(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2024年3、6、9、12月底前", "2024-12-31"),
        ("2024年6月、9月", "2024-09-30"),
        ("2024年三季度、四季度", "2024-12-31"),
        ("2024年二、三季度", "2024-09-30"),
        ("2024年第一、二季度", "2024-06-30"),
        ("2024年1、2月", "2024-02-29"),
    ],
)
def test_a_series_within_one_year_is_due_at_its_last(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("“十三五”期间", "2020-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("到“十五五”末，建成", "2030-12-31"),
        ("「十五五」", "2030-12-31"),
        ("十五五时期", "2030-12-31"),
        ("十四五规划期末", "2025-12-31"),
        ("“十五”期间", "2005-12-31"),
        ("“十一五”", "2010-12-31"),
    ],
)
def test_a_five_year_plan_is_due_at_the_end_of_its_fifth_year(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("12月", "2023-12-31"),
        ("11月下旬", "2023-11-30"),
        ("十二月十五日前", "2023-12-15"),
        ("四季度", "2023-12-31"),
        ("下半年", "2023-12-31"),
        ("今年", "2023-12-31"),
        ("年终", "2023-12-31"),
        ("本年度内", "2023-12-31"),
        ("当年12月底前", "2023-12-31"),
        ("明年一季度", "2024-03-31"),
        ("次年6月底前", "2024-06-30"),
        ("来年底", "2024-12-31"),
    ],
)
def test_without_a_year_the_year_of_issue_counts(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [("6月底前", date(2025, 6, 30)), ("年底前", date(2025, 12, 31)), ("明年3月", date(2026, 3, 31))],
)
def test_without_a_year_the_plans_year_counts_before_the_year_of_issue(wording: str, expected: date) -> None:
    assert deadlines.read(wording, ISSUED, 2025) == Dated(wording, expected)


def test_the_plans_year_counts_where_there_is_no_day_of_issue() -> None:
    assert deadlines.read("6月底前", None, 2025) == Dated("6月底前", date(2025, 6, 30))


def test_a_year_in_the_wording_counts_before_the_plans_year() -> None:
    assert deadlines.read("2026年6月", ISSUED, 2025) == Dated("2026年6月", date(2026, 6, 30))


def test_a_date_with_its_year_may_lie_before_the_day_of_issue() -> None:
    assert due("2022年10月底前") == "2022-10-31"


@pytest.mark.parametrize(
    ("wording", "expected"),
    [("2021年11月至次年3月", "2022-03-31"), ("2022年3月启动，当年12月完成", "2022-12-31")],
)
def test_the_year_after_and_the_same_year_count_from_the_year_named_before(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("自印发之日起15日内", "2023-12-08"),
        ("自印发之日起三十天内", "2023-12-23"),
        ("印发后2周内", "2023-12-07"),
        ("发布之日起一个月内", "2023-12-23"),
        ("自本通知印发之日起六个月以内", "2024-05-23"),
        ("下发之日起半年内", "2024-05-23"),
        ("公布后半个月内", "2023-12-08"),
        ("自发文之日起1年内", "2024-11-23"),
        ("印发之日起18个月之内", "2025-05-23"),
    ],
)
def test_a_term_counts_from_the_day_of_issue(wording: str, expected: str) -> None:
    assert due(wording) == expected


def test_a_term_of_months_ends_on_the_months_last_day_where_it_lacks_the_day() -> None:
    assert deadlines.read("印发后3个月内", date(2023, 11, 30)) == Dated("印发后3个月内", date(2024, 2, 29))


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("2024年12月底前，长期坚持", "2024-12-31"),
        ("“十四五”期间持续推进", "2025-12-31"),
        ("建立长效机制，2024年6月底前", "2024-06-30"),
        ("按季度推进，2024年12月底前完成", "2024-12-31"),
        ("2024年12月底前（每月5日报送进展）", "2024-12-31"),
        ("2024—2026年，每年完成一次", "2026-12-31"),
        ("全年持续", "2023-12-31"),
    ],
)
def test_a_date_beside_words_of_continuing_is_the_due_date(wording: str, expected: str) -> None:
    assert due(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (
            "2024年3月底前完成立项，2024年10月底前建成",
            [
                DatedClause("2024年3月底前完成立项", date(2024, 3, 31)),
                DatedClause("2024年10月底前建成", date(2024, 10, 31)),
            ],
        ),
        (
            "2024年6月底前完成初稿；12月底前印发",
            [DatedClause("2024年6月底前完成初稿", date(2024, 6, 30)), DatedClause("12月底前印发", date(2024, 12, 31))],
        ),
        (
            "①2024年3月底前完成招标②2024年10月底前建成",
            [
                DatedClause("2024年3月底前完成招标", date(2024, 3, 31)),
                DatedClause("2024年10月底前建成", date(2024, 10, 31)),
            ],
        ),
        (
            "❶2024年3月底前立项❷6月底前完成",
            [DatedClause("2024年3月底前立项", date(2024, 3, 31)), DatedClause("6月底前完成", date(2024, 6, 30))],
        ),
        (
            "1、2024年3月底前；2、2024年6月底前",
            [DatedClause("1、2024年3月底前", date(2024, 3, 31)), DatedClause("2、2024年6月底前", date(2024, 6, 30))],
        ),
        (
            "（一）2024年3月底前；（二）2025年3月底前",
            [DatedClause("(一)2024年3月底前", date(2024, 3, 31)), DatedClause("(二)2025年3月底前", date(2025, 3, 31))],
        ),
        (
            "2024年6月：完成方案\n2024年\n12月：建成",
            [DatedClause("2024年6月:完成方案", date(2024, 6, 30)), DatedClause("2024年12月:建成", date(2024, 12, 31))],
        ),
        (
            "2024年上半年完成设计，送审，下半年开工",
            [
                DatedClause("2024年上半年完成设计，送审", date(2024, 6, 30)),
                DatedClause("下半年开工", date(2024, 12, 31)),
            ],
        ),
    ],
)
def test_each_date_of_several_is_a_milestone_and_the_last_is_due(wording: str, expected: list[DatedClause]) -> None:
    assert deadlines.read(wording, ISSUED) == Dated(wording, expected[-1].due, tuple(expected))


def test_the_last_in_time_is_due_even_where_it_does_not_stand_last() -> None:
    assert due("2025年12月底前建成，2024年6月底前完成设计") == "2025-12-31"


def test_one_date_has_no_milestones() -> None:
    assert deadlines.read("2024年6月底前，送审，报批", ISSUED) == Dated("2024年6月底前，送审，报批", date(2024, 6, 30))


@pytest.mark.parametrize("wording", ["⒈2024年3月底前⒉6月底前", "⑴2024年3月底前⑵6月底前", "㈠2024年3月底前㈡6月底前"])
def test_an_enumerator_is_never_glued_to_the_month_behind_it(wording: str) -> None:
    assert due(wording) == "2024-06-30"


@pytest.mark.parametrize(
    ("wording", "cycle"),
    [
        ("长期", None),
        ("长期实施", None),
        ("长效机制", None),
        ("经常性工作", None),
        ("日常工作", None),
        ("滚动推进", None),
        ("定期调度", None),
        ("2024年起持续推进", None),
        ("每两周", None),
        ("每日更新", Cycle.DAY),
        ("每天", Cycle.DAY),
        ("每周五", Cycle.WEEK),
        ("每星期报送", Cycle.WEEK),
        ("每月", Cycle.MONTH),
        ("每个月10日前报送", Cycle.MONTH),
        ("按月报送", Cycle.MONTH),
        ("逐月调度", Cycle.MONTH),
        ("每季度末月25日前", Cycle.QUARTER),
        ("按季度报送", Cycle.QUARTER),
        ("每个季度", Cycle.QUARTER),
        ("每半年一次", Cycle.HALF_YEAR),
        ("每年", Cycle.YEAR),
        ("每年3月、9月", Cycle.YEAR),
        ("逐年提高", Cycle.YEAR),
        ("持续推进，每季度报送", Cycle.QUARTER),
        ("2024年起每年12月底前", Cycle.YEAR),
    ],
)
def test_ongoing_work_has_the_report_cycle_its_wording_names(wording: str, cycle: Cycle | None) -> None:
    assert deadlines.read(wording, ISSUED) == Ongoing(wording, cycle)


@pytest.mark.parametrize(
    ("wording", "cycle"),
    [("每季度", Cycle.QUARTER), ("每月5日前上报", Cycle.MONTH), ("每年12月底前", Cycle.YEAR), ("常态化推进", None)],
)
def test_a_published_ongoing_wording_has_its_report_cycle(wording: str, cycle: Cycle | None) -> None:
    assert wording in PUBLISHED_ONGOING
    assert deadlines.read(wording, ISSUED) == Ongoing(wording, cycle)


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("2026年13月", "日历上没有“2026年13月”"),
        ("2008年9月31日前", "日历上没有“2008年9月31日”"),
        ("2025年2月29日", "日历上没有“2025年2月29日”"),
        ("2024-02-30", "日历上没有“2024-02-30”"),
        ("2024/13", "日历上没有“2024/13”"),
        ("20240230", "日历上没有“20240230”"),
        ("2024年第5季度", "日历上没有“2024年第5季度”"),
        ("2024Q0", "日历上没有“2024Q0”"),
        ("0000年", "日历上没有“0000年”"),
        ("十三月底前", "日历上没有“13月”"),
    ],
)
def test_a_date_the_calendar_lacks_is_impossible_not_clamped(wording: str, reason: str) -> None:
    assert deadlines.read(wording, ISSUED) == Unclear(wording, reason, Doubt.IMPOSSIBLE)


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("", NOTHING),
        ("——", NOTHING),
        ("/", NOTHING),
        ("无", NOTHING),
        (" \n", NOTHING),
        ("大汛前", "“大汛前”没有确定的日子"),
        ("按国家、省统一部署推进", NO_DATE),
        ("立行立改", NO_DATE),
        ("尽快", NO_DATE),
        ("按期完成", NO_DATE),
        ("6月底前", "“6月”没有写明年份，按2023年算早于印发日期2023-11-23"),
        ("上半年", "“上半年”没有写明年份，按2023年算早于印发日期2023-11-23"),
        ("11月22日前", "“11月22日”没有写明年份，按2023年算早于印发日期2023-11-23"),
        ("2024年10月启动，3月完成", "“3月”没有写明年份，按上文的年份早于前一个日期"),
        ("2024年初", "“2024年初”没有确定的日子"),
        ("2024年年中", "“2024年年中”没有确定的日子"),
        ("2024年12月中", "“2024年12月中”没有确定的日子"),
        ("2024年6月左右", "“2024年6月左右”没有确定的日子"),
        ("2024年春季", "“2024年春季”没有确定的日子"),
        ("2024年汛期前", "“2024年汛期前”没有确定的日子"),
        ("2024年前", "“2024年前”没有写明是否包括2024年当年"),
        ("2024年以前", "“2024年以前”没有写明是否包括2024年当年"),
    ],
)
def test_a_wording_without_a_certain_date_is_unclear_with_the_reason(wording: str, reason: str) -> None:
    doubt = Doubt.EARLY if "早于印发日期" in reason else None

    assert deadlines.read(wording, ISSUED) == Unclear(wording, reason, doubt)


@pytest.mark.parametrize("wording", ["2024年1月起", "自2024年1月1日起施行", "2024年6月以后", "2024年3月开始"])
def test_a_date_that_only_begins_something_is_no_due_date(wording: str) -> None:
    assert deadlines.read(wording, ISSUED) == Unclear(wording, ONLY_BEGINS)


@pytest.mark.parametrize(
    "wording",
    ["2024年高考前", "2024年主汛期前", "2024年雨季前", "2024年供暖季前", "2024年庙会前", "2024年第10周"],
)
def test_an_event_or_a_week_within_a_year_is_never_taken_for_the_years_end(wording: str) -> None:
    assert isinstance(deadlines.read(wording, ISSUED), Unclear)


def test_without_a_year_anywhere_a_date_is_unclear() -> None:
    reason = "没有写明年份，方案也没有印发日期（issued）或年份（year）"

    assert deadlines.read("12月底前") == Unclear("12月底前", reason, Doubt.YEAR)


def test_a_term_from_the_day_of_issue_is_unclear_where_the_plan_has_none() -> None:
    assert deadlines.read("印发后30日内", None, 2024) == Unclear(
        "印发后30日内", "从印发之日起算，但方案没有印发日期（issued）", Doubt.ISSUE
    )


def test_the_plans_year_before_the_day_of_issue_is_unclear() -> None:
    assert deadlines.read("12月底前", ISSUED, 2022) == Unclear(
        "12月底前", "“12月”没有写明年份，按2022年算早于印发日期2023-11-23", Doubt.EARLY
    )


def test_a_term_beyond_the_calendars_end_is_impossible() -> None:
    wording = "印发之日起999年内"

    assert deadlines.read(wording, date(9999, 12, 31)) == Unclear(
        wording, "日历上没有“印发之日起999年内”", Doubt.IMPOSSIBLE
    )


def test_a_numeral_of_thousands_of_characters_is_read_like_any_text() -> None:
    wording = "一" * 5000 + "月"

    assert isinstance(deadlines.read(wording, ISSUED), Unclear)


# The words and signs of dates, and pieces of them, in any order.
DATE_WORDS = [
    *"0123456789年月日号底末初中前后起内至到季度旬周天半上下第每按逐元-—～/.、，；。：()（）“”①②⑩❶ \n\t\u3000０１９",
    *"〇零○一二两三四五六七八九十百廿",
    *("2023", "2024", "2025年", "9999", "0000", "12月", "13月", "31日", "32日", "Q", "q4", "季度", "第三", "上半年"),
    *("下旬", "中旬", "今年", "明年", "次年", "当年", "全年", "年底", "年度", "期间", "“十四五”", "十五五时期"),
    *("自印发之日起", "印发后", "30日内", "个月内", "工作日", "半年内", "持续推进", "常态化", "每月", "每季度", "长期"),
    *("以前", "以后", "左右", "开始", "国庆", "汛期", "2024-12-31", "20241231", "2024.6"),
    *(
        "春节",
        "五一",
        "节前",
        "下周三",
        "本月",
        "季末",
        "提前至",
        "延期",
        "原定",
        "不早于",
        "已完成",
        "适时",
        "X",
        "_",
        "民国",
    ),
]
date_like = st.lists(st.sampled_from(DATE_WORDS), max_size=12).map("".join)
any_date = st.none() | st.dates()
any_year = st.none() | st.integers(1, 9999)


@settings(max_examples=200)
@given(st.text(max_size=60) | date_like, any_date, any_year)
def test_any_text_is_read(wording: str, issued: date | None, year: int | None) -> None:
    deadline = deadlines.read(wording, issued, year)

    assert isinstance(deadline, Dated | Ongoing | Unclear)
    assert deadline.wording == wording


@settings(max_examples=200)
@given(date_like, any_date, any_year)
def test_milestones_come_in_twos_or_more_and_the_last_in_time_is_the_due_date(
    wording: str, issued: date | None, year: int | None
) -> None:
    deadline = deadlines.read(wording, issued, year)

    if isinstance(deadline, Dated) and deadline.milestones:
        assert len(deadline.milestones) > 1
        assert max(milestone.due for milestone in deadline.milestones) == deadline.due


ENUMERATORS = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")


@settings(max_examples=200)
@given((st.text(max_size=60) | date_like).map(lambda text: ENUMERATORS.sub("", text)))
def test_a_text_means_the_same_after_nfkc(wording: str) -> None:
    normal = unicodedata.normalize("NFKC", wording)
    read, read_normal = deadlines.read(wording, ISSUED), deadlines.read(normal, ISSUED)

    assert repr(read).replace(repr(wording), "") == repr(read_normal).replace(repr(normal), "")


@settings(max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1)), any_date, any_year)
def test_a_printed_date_reads_back_as_itself(day: date, issued: date | None, year: int | None) -> None:
    for printed in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日前",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
    ):
        assert deadlines.read(printed, issued, year) == Dated(printed, day)
