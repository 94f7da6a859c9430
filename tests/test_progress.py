"""序时进度: how much of a target is to be done by a date, how much is done, and what people read of both."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.answers.goal_words import stand_words
from renwu.standing import progress
from renwu.standing.progress import Progress
from support import goals, journals
from support.goals import ISSUED, LAND, TASK, extended, suspended, value

YEAR = "year: 2025\nissued: 2025-02-10\n"
LATE = "since: 2025-10-01"
STEPS = "{name: 收储产业用地, value: 12, unit: 公顷, steps: {2025年6月: 4, 2025年9月: 8}}"
FALLING = "{name: 收储产业用地, from: 20, value: 5, unit: 件, since: 2025-01-01}"


def target(said: str, as_of: str, *lines: str, head: str = ISSUED, original: bool = False) -> Progress:
    """The first target of the one task of a plan on a date, after these lines."""
    return progress.of(goals.standing(said, as_of, *lines, head=head, original=original))[0]


def due(deadline: str, how: str = "since: 2025-01-01") -> str:
    """A task with a deadline and one target of 12公顷."""
    return f"deadline: {deadline}, targets: [{{name: 收储产业用地, value: 12, unit: 公顷, {how}}}]"


# How much is to be done

SHARES: dict[str, tuple[str, str, Fraction]] = {
    "起算以前": (TASK, "2024-12-31", Fraction(0)),
    "起算当天": (TASK, "2025-01-01", Fraction(0)),
    "第一个月没有过完": (TASK, "2025-01-30", Fraction(0)),
    "月末当天": (TASK, "2025-01-31", Fraction(30, 364)),
    "半年": (TASK, "2025-06-30", Fraction(180, 364)),
    "7月20日算6月30日的": (TASK, "2025-07-20", Fraction(180, 364)),
    "7月30日还算6月30日的": (TASK, "2025-07-30", Fraction(180, 364)),
    "7月31日": (TASK, "2025-07-31", Fraction(211, 364)),
    "到期前一天算上月末的": (TASK, "2025-12-30", Fraction(333, 364)),
    "到期当天": (TASK, "2025-12-31", Fraction(1)),
    "到期以后": (TASK, "2026-05-01", Fraction(1)),
    "闰年2月29日": (due("2024年12月", "since: 2024-01-01"), "2024-02-29", Fraction(59, 365)),
    "闰年2月28日算1月31日的": (due("2024年12月", "since: 2024-01-01"), "2024-02-28", Fraction(30, 365)),
    "月中起算，月末以前": (due("2025年12月", "since: 2025-03-15"), "2025-03-20", Fraction(0)),
    "月中起算，月末": (due("2025年12月", "since: 2025-03-15"), "2025-03-31", Fraction(16, 291)),
    "不到三个月按天": (due("2025年12月", LATE), "2025-11-10", Fraction(40, 91)),
    "正好三个月按天": (due("2025-12-30", "since: 2025-09-30"), "2025-11-10", Fraction(41, 91)),
    "超过三个月一天按月末": (due("2025-12-31", "since: 2025-09-30"), "2025-11-10", Fraction(31, 92)),
    "三个月到2月底按天": (due("2025-02-28", "since: 2024-11-30"), "2025-01-15", Fraction(46, 90)),
    "三个月过了2月底按月末": (due("2025-03-01", "since: 2024-11-30"), "2025-01-15", Fraction(31, 91)),
    "起算晚于到期，到期以前": (due("2025年6月", "since: 2025-10-01"), "2025-06-01", Fraction(0)),
    "起算晚于到期，到期以后": (due("2025年6月", "since: 2025-10-01"), "2025-08-01", Fraction(1)),
    "分步目标第一步以前": (f"deadline: 2025年12月, targets: [{STEPS}]", "2025-06-29", Fraction(0)),
    "分步目标第一步当天": (f"deadline: 2025年12月, targets: [{STEPS}]", "2025-06-30", Fraction(4, 12)),
    "分步目标两步之间": (f"deadline: 2025年12月, targets: [{STEPS}]", "2025-09-29", Fraction(4, 12)),
    "分步目标第二步": (f"deadline: 2025年12月, targets: [{STEPS}]", "2025-12-30", Fraction(8, 12)),
    "分步目标到期": (f"deadline: 2025年12月, targets: [{STEPS}]", "2025-12-31", Fraction(1)),
    "分步目标写颠倒了": (due("2025年12月", "steps: {2025年9月: 8, 2025年6月: 4}"), "2025-10-01", Fraction(8, 12)),
    "分步目标从2起": (due("2025年12月", "from: 2, steps: {2025年6月: 4}"), "2025-07-01", Fraction(2, 10)),
    "分步目标超过目标值": (due("2025年12月", "steps: {2025年6月: 15}"), "2025-07-01", Fraction(1)),
    "分步目标低于起点值": (due("2025年12月", "from: 5, steps: {2025年6月: 4}"), "2025-07-01", Fraction(0)),
    "分步目标的时限读不出": (due("2025年12月", "steps: {大汛前: 3, 2025年6月: 4}"), "2025-07-01", Fraction(4, 12)),
    "逐步降下来的分步目标": (
        "deadline: 2025年12月, targets: [{name: 积案, from: 20, value: 5, unit: 件, steps: {2025年6月: 8}}]",
        "2025-07-01",
        Fraction(12, 15),
    ),
    "日历的第一个月": (due("0001-02-01", "since: 0001-01-01"), "0001-01-11", Fraction(10, 31)),
    "日历的最后一个月": (due("9999-12-31", "since: 9999-11-01"), "9999-11-11", Fraction(10, 60)),
    "日历的最后一年": (due("9999-12-31", "since: 9999-01-01"), "9999-12-30", Fraction(333, 364)),
}


@pytest.mark.parametrize("name", SHARES)
def test_the_share_that_is_to_be_done_is_an_exact_fraction_of_the_days(name: str) -> None:
    said, as_of, share = SHARES[name]
    assert target(said, as_of).share == share


STARTS: dict[str, tuple[str, str, date | None]] = {
    "since": (due("2025年12月", "since: 2025-03-01"), YEAR, date(2025, 3, 1)),
    "在方案的年份里到期，从1月1日起": (due("2025年12月", "from: 1"), YEAR, date(2025, 1, 1)),
    "不在方案的年份里到期，从印发之日起": (due("2026年6月", "from: 1"), YEAR, date(2025, 2, 10)),
    "没有年份，从印发之日起": (due("2025年12月", "from: 1"), ISSUED, date(2025, 1, 10)),
    "有年份没有印发日期": (due("2025年12月", "from: 1"), "year: 2025\n", date(2025, 1, 1)),
    "有年份没有印发日期，不在这一年到期": (due("2026年6月", "from: 1"), "year: 2025\n", None),
    "都没有": (due("2025年12月", "from: 1"), "", None),
    "分步目标不看起算日期": (f"deadline: 2025年12月, targets: [{STEPS}]", YEAR, None),
}


@pytest.mark.parametrize("name", STARTS)
def test_a_target_builds_up_from_its_own_day_the_plan_s_year_or_the_day_of_issue(name: str) -> None:
    said, head, start = STARTS[name]
    assert target(said, "2025-07-01", head=head).start == start


def test_the_start_stays_where_the_task_is_extended_into_another_year() -> None:
    moved = extended("x", "2025-06-01", "2026年3月")
    found = target(due("2025年12月", "from: 1"), "2025-07-01", moved, head=YEAR)

    assert (found.start, found.end, found.share) == (date(2025, 1, 1), date(2026, 3, 31), Fraction(180, 454))


MOVED = (extended("x", "2025-06-01", "2026年3月"), extended("y", "2025-06-02", "2026年6月"))


@pytest.mark.parametrize(
    ("as_of", "recorded_by", "original", "share"),
    [
        ("2025-05-31", None, False, Fraction(150, 364)),
        ("2025-06-01", None, False, Fraction(150, 454)),
        ("2025-06-30", None, False, Fraction(180, 545)),
        ("2025-06-30", "2025-06-01", False, Fraction(180, 454)),
        ("2025-06-30", "2025-05-31", False, Fraction(180, 364)),
        ("2025-06-30", None, True, Fraction(180, 364)),
    ],
)
def test_the_share_follows_the_date_in_force_and_by_original_dates_the_plan_s(
    *, as_of: str, recorded_by: str | None, original: bool, share: Fraction
) -> None:
    standing = goals.standing(TASK, as_of, *MOVED, original=original, recorded_by=recorded_by)
    assert progress.of(standing)[0].share == share


@pytest.mark.parametrize(
    ("as_of", "original", "share"),
    [
        ("2025-06-15", False, Fraction(150, 364)),
        ("2025-10-31", False, Fraction(150, 364)),
        ("2026-02-01", False, Fraction(150, 364)),
        ("2025-10-31", True, Fraction(303, 364)),
    ],
)
def test_time_stands_still_while_a_task_is_suspended_but_not_by_original_dates(
    *, as_of: str, original: bool, share: Fraction
) -> None:
    assert target(TASK, as_of, suspended("s", "2025-06-10"), original=original).share == share


def test_time_goes_on_once_a_task_is_resumed() -> None:
    lines = (suspended("s", "2025-06-10"), journals.line("r", "2025-09-01", "resumed"))
    assert target(TASK, "2025-10-31", *lines).share == Fraction(303, 364)


@pytest.mark.parametrize("deadline", ["常态化推进", "条件成熟时"])
def test_a_task_without_a_due_date_asks_for_no_share(deadline: str) -> None:
    found = target(due(deadline), "2025-07-01", value("a", "2025-06-01", "6公顷"))
    assert (found.share, found.actual, found.behind) == (None, Fraction(1, 2), None)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 800), st.integers(-400, 1200))
def test_the_share_lies_within_0_and_1_and_never_goes_back(since: date, days: int, offset: int) -> None:
    end = date.fromordinal(since.toordinal() + days)
    day = date.fromordinal(since.toordinal() + offset)
    said = due(end.isoformat(), f"since: {since}")
    before, after = (target(said, one.isoformat()).share for one in (day, date.fromordinal(day.toordinal() + 1)))
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 1


# How much is done

ACTUALS: dict[str, tuple[str, str, Fraction]] = {
    "一半": (TASK, "6公顷", Fraction(1, 2)),
    "不进位": (TASK, "4公顷", Fraction(1, 3)),
    "小数照写的算": (TASK, "0.1公顷", Fraction(1, 120)),
    "不封顶": (TASK, "15公顷", Fraction(15, 12)),
    "从2起": (due("2025年12月", "from: 2"), "3公顷", Fraction(1, 10)),
    "还不到起点": (due("2025年12月", "from: 2"), "1公顷", Fraction(-1, 10)),
    "从20降到5，降了9": (f"deadline: 2025年12月, targets: [{FALLING}]", "11件", Fraction(9, 15)),
    "从20降到5，反而升了": (f"deadline: 2025年12月, targets: [{FALLING}]", "23件", Fraction(-3, 15)),
    "从20降到5，超额": (f"deadline: 2025年12月, targets: [{FALLING}]", "2件", Fraction(18, 15)),
}


@pytest.mark.parametrize("name", ACTUALS)
def test_the_share_that_is_done_is_neither_rounded_nor_capped(name: str) -> None:
    said, quantity, actual = ACTUALS[name]
    assert target(said, "2025-07-01", value("a", "2025-06-01", quantity)).actual == actual


METS: dict[str, tuple[str, str, bool]] = {
    "累计，没有到": (LAND, "11.99公顷", False),
    "累计，到了": (LAND, "12公顷", True),
    "逐步降下来，没有到": (FALLING, "6件", False),
    "逐步降下来，到了": (FALLING, "5件", True),
    "不低于，没有到": ('{name: 收储产业用地, value: 95, unit: "%"}', "94.9%", False),
    "不低于，正好": ('{name: 收储产业用地, value: 95, unit: "%"}', "95%", True),
    "不超过，超过了": ("{name: 收储产业用地, at_most: 5, unit: 件}", "6件", False),
    "不超过，正好": ("{name: 收储产业用地, at_most: 5, unit: 件}", "5件", True),
    "百分数写明累计": ('{name: 收储产业用地, value: 95, unit: "%", kind: 累计}', "95%", True),
    "数写明水平": ("{name: 收储产业用地, value: 3, unit: 天, kind: 水平}", "2天", False),
}


@pytest.mark.parametrize("name", METS)
def test_a_target_is_met_at_its_last_value(name: str) -> None:
    said, quantity, met = METS[name]
    found = target(f"deadline: 2025年12月, targets: [{said}]", "2025-07-01", value("a", "2025-06-01", quantity))
    assert found.met is met


@pytest.mark.parametrize("said", ['value: 95, unit: "%"', "at_most: 5, unit: 件", "value: 3, unit: 天, kind: 水平"])
def test_a_level_is_never_compared_with_the_time_gone_by(said: str) -> None:
    task = f"deadline: 2025年12月, targets: [{{name: 收储产业用地, {said}}}]"
    found = target(task, "2025-12-31", value("a", "2025-06-01", "1"))
    assert (found.start, found.share, found.actual, found.behind) == (None, None, None, None)


FIRST, SECOND = value("a", "2025-03-01", "6公顷"), value("b", "2025-05-01", "4公顷")
VALUES: dict[str, tuple[tuple[str, ...], str, tuple[Decimal, date] | None]] = {
    "没有报过数": ((), "2025-07-01", None),
    "报进展不报数": ((journals.line("a", "2025-03-01", "progress"),), "2025-07-01", None),
    "最后一次的数": ((FIRST, SECOND), "2025-07-01", (Decimal(4), date(2025, 5, 1))),
    "记录的先后不影响": ((SECOND, FIRST), "2025-07-01", (Decimal(4), date(2025, 5, 1))),
    "报数以前": ((FIRST, SECOND), "2025-02-28", None),
    "第二次报数的前一天": ((FIRST, SECOND), "2025-04-30", (Decimal(6), date(2025, 3, 1))),
    "作废了的不算": (
        (FIRST, SECOND, journals.line("r", "2025-05-02", "retracted", retracts="b")),
        "2025-07-01",
        (Decimal(6), date(2025, 3, 1)),
    ),
    "只报进展，上次的数还在": (
        (FIRST, journals.line("p", "2025-06-01", "progress", note="推进中")),
        "2025-07-01",
        (Decimal(6), date(2025, 3, 1)),
    ),
    "报了别的指标": ((FIRST, value("b", "2025-05-01", "4公顷", "别的")), "2025-07-01", (Decimal(6), date(2025, 3, 1))),
    "单位对不上的不算": ((FIRST, value("b", "2025-05-01", "4亩")), "2025-07-01", (Decimal(6), date(2025, 3, 1))),
    "不是数的不算": ((FIRST, value("b", "2025-05-01", "三分之一")), "2025-07-01", (Decimal(6), date(2025, 3, 1))),
    "名称的空白、全半角不论": (
        (value("b", "2025-05-01", "4公顷", " 收储 产业用地"),),
        "2025-07-01",
        (Decimal(4), date(2025, 5, 1)),
    ),
    "手写的记录里是数": (
        (journals.line("b", "2025-05-01", "progress", values={"收储产业用地": 4.5}),),
        "2025-07-01",
        (Decimal("4.5"), date(2025, 5, 1)),
    ),
    "办结时的数": (
        (FIRST, journals.line("d", "2025-06-01", "done", values={"收储产业用地": "12公顷"})),
        "2025-07-01",
        (Decimal(12), date(2025, 6, 1)),
    ),
}


@pytest.mark.parametrize("name", VALUES)
def test_the_value_is_the_last_that_counts_by_the_day_it_stands_on(name: str) -> None:
    lines, as_of, expected = VALUES[name]
    found = target(TASK, as_of, *lines)
    assert (found.value, found.reported_on) == (expected or (None, None))


def test_a_value_that_was_written_down_later_is_not_known_yet() -> None:
    late = value("b", "2025-05-01", "8公顷", recorded="2025-06-20T09:00:00+08:00")
    known = [
        progress.of(goals.standing(TASK, "2025-07-01", FIRST, late, recorded_by=day))[0].value
        for day in ("2025-06-19", "2025-06-20")
    ]
    assert known == [Decimal(6), Decimal(8)]


# What people read

WORDS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "落后": (
        TASK,
        (value("a", "2025-06-28", "4.2公顷"),),
        ISSUED,
        "目标12公顷，4.2公顷（2025-06-28），完成35%，序时49.5%（2025-01-01至2025-12-31），差14.5个百分点",
    ),
    "超前": (
        TASK,
        (value("a", "2025-06-28", "9公顷"),),
        ISSUED,
        "目标12公顷，9公顷（2025-06-28），完成75%，序时49.5%（2025-01-01至2025-12-31），超25.5个百分点",
    ),
    "持平": (
        f"deadline: 2025年12月, targets: [{STEPS}]",
        (value("a", "2025-06-28", "4公顷"),),
        ISSUED,
        "目标12公顷，4公顷（2025-06-28），完成33.3%，序时33.3%（按分步目标），与序时持平",
    ),
    "没有报过数": (TASK, (), ISSUED, "目标12公顷，未报数，序时49.5%（2025-01-01至2025-12-31）"),
    "延期": (
        TASK,
        (value("a", "2025-06-28", "4.2公顷"), *MOVED),
        ISSUED,
        "目标12公顷，4.2公顷（2025-06-28），完成35%，序时33%（2025-01-01至2026-06-30，延期2次），超2个百分点",
    ),
    "没有起算日期": (
        due("2025年12月", "from: 1"),
        (value("a", "2025-06-28", "6公顷"),),
        "",
        "目标12公顷，6公顷（2025-06-28），完成45.5%，序时无从计算（没有起算日期）",
    ),
    "没有到期日": (
        due("常态化推进"),
        (value("a", "2025-06-28", "6公顷"),),
        ISSUED,
        "目标12公顷，6公顷（2025-06-28），完成50%，序时无从计算（任务没有到期日）",
    ),
    "达标": (
        'deadline: 2025年12月, targets: [{name: 收储产业用地, value: 95, unit: "%"}]',
        (value("a", "2025-06-28", "96%"),),
        ISSUED,
        "目标不低于95%，96%（2025-06-28），达标",
    ),
    "未达标": (
        "deadline: 2025年12月, targets: [{name: 收储产业用地, at_most: 5, unit: 件}]",
        (value("a", "2025-06-28", "6件"),),
        ISSUED,
        "目标不超过5件，6件（2025-06-28），未达标",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_people_read_the_value_with_its_day_both_shares_with_their_days_and_the_gap(name: str) -> None:
    said, lines, head, words = WORDS[name]
    standing = goals.standing(said, "2025-06-30", *lines, head=head)
    assert stand_words(progress.of(standing)[0], standing) == words


def test_by_original_dates_no_extension_is_said() -> None:
    standing = goals.standing(TASK, "2025-06-30", *MOVED, original=True)
    words = stand_words(progress.of(standing)[0], standing)
    assert words == "目标12公顷，未报数，序时49.5%（2025-01-01至2025-12-31）"
