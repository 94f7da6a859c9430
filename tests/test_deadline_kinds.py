"""Kinds of 完成时限 beyond a plain date: moved, counted from an event, beside a cycle, told from a day, or none."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
import yaml

from renwu.plan import deadlines
from renwu.plan.model import Cycle, Dated, DatedClause, Deadline, Doubt, Ongoing, Unclear
from support.plans import DATA

PUBLISHED = yaml.load((DATA / "deadline-wordings-2026.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader builds text alone
ISSUED = date.fromisoformat(PUBLISHED["issued"])


def read(wording: str, *, year: int | None = None, base: date | None = None) -> Deadline:
    return deadlines.read(wording, ISSUED, year, base)


def kind(deadline: Deadline) -> str:
    """As the published wordings have it: the due date, ongoing or unclear."""
    return deadline.due.isoformat() if isinstance(deadline, Dated) else type(deadline).__name__.lower()


@pytest.mark.parametrize("entry", PUBLISHED["wordings"], ids=[entry["wording"] for entry in PUBLISHED["wordings"]])
def test_a_published_wording_has_its_reading(entry: Mapping[str, str | Sequence[str]]) -> None:
    assert kind(read(str(entry["wording"]))) in [entry["reading"], *entry.get("also", [])]


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("自印发之日起20个工作日内", date(2026, 3, 16)),
        ("本通知印发后十个工作日内", date(2026, 3, 2)),
        ("2026年3月1日起20个工作日内", date(2026, 3, 27)),
        ("自2026年3月1日起3个月内", date(2026, 6, 1)),
        ("春节后7日内", date(2026, 2, 24)),
        ("自印发之日起两年", date(2028, 2, 10)),
        ("自印发之日起一个月内", date(2026, 3, 10)),
        ("印发后一年半内", date(2027, 8, 10)),
        ("印发后1个半月内", date(2026, 3, 25)),
    ],
)
def test_a_term_counts_from_the_day_its_wording_names(wording: str, due: date) -> None:
    assert read(wording) == Dated(wording, due)


def test_a_term_that_names_no_beginning_counts_from_that_of_the_term_before() -> None:
    assert kind(read("自印发之日起1个月内完成初稿，3个月内完成送审")) == "2026-05-10"
    assert kind(read("签约后一年内开工、两年内建成", base=date(2026, 3, 1))) == "2028-03-01"


def test_working_days_without_an_arrangement_are_unclear_with_a_provisional_date_in_words() -> None:
    wording = "印发之日起20个工作日内"

    assert deadlines.read(wording, date(2026, 12, 10)) == Unclear(
        wording, "工作日要按2027年的放假安排计算，而这一年的还没有收录；只按周末和法定节假日推算是2027-01-08"
    )


@pytest.mark.parametrize(
    ("wording", "event"),
    [
        ("省方案印发后3个月内", "省方案印发"),
        ("待上级文件印发后1个月内", "上级文件印发"),
        ("自合同签订之日起30日内", "合同签订"),
        ("自收到交办单之日起5个工作日内", "收到交办单"),
        ("会后7日内", "会后"),
        ("会议结束后一周内", "会议结束"),
        ("项目开工后18个月", "项目开工"),
        ("《省行动方案》印发后3个月内", "《省行动方案》印发"),
        ("2026年起3年内完成", "2026年"),
        ("本市方案印发后1个月内", "本市方案印发"),
    ],
)
def test_a_term_from_another_event_is_unclear_and_names_it(wording: str, event: str) -> None:
    assert read(wording) == Unclear(wording, f"从“{event}”算起，但没有写明那一天（base）", Doubt.EVENT)


@pytest.mark.parametrize(
    "wording",
    ["20个工作日内", "5个工作日办结", "半年内", "原则上6个月内完成", "3年内", "24小时内", "6个月", "工期180天"],
)
def test_a_term_from_nothing_is_unclear(wording: str) -> None:
    deadline = read(wording)

    assert isinstance(deadline, Unclear)
    assert deadline.reason.endswith("没有写明从哪一天算起")
    assert deadline.doubt is Doubt.EVENT


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("省方案印发后3个月内", date(2026, 6, 8)),
        ("会后7日内", date(2026, 3, 15)),
        ("5个工作日内", date(2026, 3, 13)),
        ("2周内", date(2026, 3, 22)),
        ("24小时内", date(2026, 3, 9)),
        ("48小时内", date(2026, 3, 10)),
        ("半个月内", date(2026, 3, 23)),
        ("下周三", date(2026, 3, 11)),
        ("月底前", date(2026, 3, 31)),
    ],
)
def test_the_tasks_own_day_says_what_its_deadline_counts_from(wording: str, due: date) -> None:
    assert read(wording, base=date(2026, 3, 8)) == Dated(wording, due)


def test_the_plans_own_issue_stays_the_beginning_of_what_counts_from_it() -> None:
    assert read("印发之日起30日内", base=date(2026, 3, 8)) == Dated("印发之日起30日内", date(2026, 3, 12))


def test_a_step_in_brackets_counted_from_another_event_leaves_the_date() -> None:
    wording = "2026年6月底前完成（收到通知后5日内报方案）"

    assert read(wording) == Dated(wording, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("wording", "cycle"),
    [("长期，接到投诉后3个工作日内办结", None), ("每月5日前报送，接到通知后24小时内处置", Cycle.MONTH)],
)
def test_work_that_goes_on_may_have_its_terms(wording: str, cycle: Cycle | None) -> None:
    assert read(wording) == Ongoing(wording, cycle)


def test_behind_a_date_the_issue_of_what_it_is_about_is_not_the_plans() -> None:
    wording = "2026年6月底前印发实施方案，方案印发后1个月内组织实施"

    assert read(wording) == Unclear(wording, "从“方案印发”算起，但没有写明那一天（base）", Doubt.EVENT)


def test_without_a_day_of_issue_a_tasks_own_day_stands_for_it() -> None:
    wording = "印发之日起30日内"

    assert deadlines.read(wording, base=date(2026, 3, 8)) == Dated(wording, date(2026, 4, 7))


def test_a_date_without_a_year_is_never_before_the_tasks_own_day() -> None:
    assert read("6月底前", base=date(2027, 1, 5)) == Dated("6月底前", date(2027, 6, 30))
    assert read("6月底前", base=date(2026, 7, 5)) == Unclear(
        "6月底前", "“6月”没有写明年份，按2026年算早于起算日期2026-07-05"
    )


def test_a_plan_for_next_year_decides_before_the_day_a_task_was_given() -> None:
    assert read("3月底前", year=2027, base=date(2026, 12, 20)) == Dated("3月底前", date(2027, 3, 31))


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("下周三前", date(2026, 2, 18)),
        ("本周五前", date(2026, 2, 13)),
        ("周五前", date(2026, 2, 13)),
        ("本周内", date(2026, 2, 15)),
        ("下周", date(2026, 2, 22)),
        ("本月底前", date(2026, 2, 28)),
        ("月底前", date(2026, 2, 28)),
        ("下月10日前", date(2026, 3, 10)),
        ("下个月", date(2026, 3, 31)),
        ("次月中旬", date(2026, 3, 20)),
        ("本季度末", date(2026, 3, 31)),
        ("季度末前", date(2026, 3, 31)),
        ("下季度", date(2026, 6, 30)),
        ("2026年5月完成，次月10日前报送", date(2026, 6, 10)),
    ],
)
def test_a_day_told_from_the_day_of_writing_is_read(wording: str, due: date) -> None:
    assert kind(read(wording)) == due.isoformat()


def test_a_day_told_from_the_day_of_writing_is_unclear_where_nobody_knows_it() -> None:
    assert deadlines.read("下周三前") == Unclear(
        "下周三前", "“下周三”要从行文的日期推算，但方案没有印发日期（issued）", Doubt.ISSUE
    )


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("春节前", date(2026, 2, 16)),
        ("2027年元旦前", date(2026, 12, 31)),
        ("除夕前", date(2026, 2, 15)),
        ("清明节前", date(2026, 4, 4)),
        ("“五一”前", date(2026, 4, 30)),
        ("五一国际劳动节之前", date(2026, 4, 30)),
        ("端午前完成", date(2026, 6, 18)),
        ("中秋节前", date(2026, 9, 24)),
        ("明年春节前", date(2027, 2, 5)),
        ("2026年国庆节", date(2026, 10, 1)),
    ],
)
def test_before_a_festival_ends_on_the_day_before(wording: str, due: date) -> None:
    assert read(wording) == Dated(wording, due)


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("两会前", "两会前"),
        ("2026年汛期前", "2026年汛期前"),
        ("开学前", "开学前"),
        ("2026年春季学期末", "2026年春季学期末"),
        ("供暖季前完成", "供暖季前"),
        ("2026年春运前", "2026年春运前"),
        ("国庆期间", "国庆期间"),
        ("2026年高考期间", "2026年高考期间"),
        ("国庆前后", "国庆前后"),
        ("2026年国庆假期前", "2026年国庆假期前"),
        ("“十五五”规划批复后", "‘十五五’规划批复后"),
        ("2026年机构改革完成后", "2026年机构改革完成后"),
        ("2026年6月验收后交付", "2026年6月验收后"),
        ("2026年适时", "2026年适时"),
        ("2026年内视情", "2026年内视情"),
        ("2026年视情况而定", "2026年视情况而定"),
        ("2026年条件成熟时", "2026年条件成熟时"),
        ("“十五五”前期", "‘十五五’前期"),
        ("2026年冬春季", "2026年冬春季"),
        ("年初", "年初"),
    ],
)
def test_what_no_calendar_fixes_is_unclear_and_says_exactly_that(wording: str, words: str) -> None:
    assert read(wording) == Unclear(wording, f"“{words}”没有确定的日子")


def test_a_date_in_brackets_says_when_an_event_is() -> None:
    assert read("2026年汛期前（6月底前）") == Dated("2026年汛期前（6月底前）", date(2026, 6, 30))


@pytest.mark.parametrize(
    "wording",
    [
        "2026年底前适时启动",
        "2026年底前根据上级部署完成",
        "2026年12月完成后评估",
        "2026年先后完成",
        "2026年完成提前审批改革",
    ],
)
def test_words_that_take_nothing_back_leave_the_date(wording: str) -> None:
    assert read(wording) == Dated(wording, date(2026, 12, 31))


@pytest.mark.parametrize(
    "wording",
    [
        "2026年  月",
        "2026年X月",
        "2026年X月X日",
        "2026年第  季度",
        "2026年（  ）月",
        "2026年＿＿月底前",
        "年  月  日",
        "20  年12月底前",
        "20XX年底",
        "2026年6月  日前",
        "    年12月",
    ],
)
def test_a_form_left_blank_is_unclear(wording: str) -> None:
    assert read(wording) == Unclear(wording, "日期空着，没有填全")


@pytest.mark.parametrize("wording", ["农历八月十五前", "腊月二十前"])
def test_a_lunar_date_is_never_taken_for_one_of_the_calendar(wording: str) -> None:
    assert isinstance(read(wording), Unclear)


@pytest.mark.parametrize(
    ("wording", "due", "cycle"),
    [
        ("按月推进、年底完成", date(2026, 12, 31), Cycle.MONTH),
        ("每季度调度、年底前完成", date(2026, 12, 31), Cycle.QUARTER),
        ("每周调度、2026年11月底前完成", date(2026, 11, 30), Cycle.WEEK),
        ("2026年每季度末", date(2026, 12, 31), Cycle.QUARTER),
        ("每月5日、20日前报送，6月底前完成", date(2026, 6, 30), Cycle.MONTH),
        ("每年开展2次，2026年12月底前建立制度", date(2026, 12, 31), Cycle.YEAR),
    ],
)
def test_a_date_beside_a_cycle_is_due_and_the_cycle_is_for_reporting(wording: str, due: date, cycle: Cycle) -> None:
    assert read(wording) == Dated(wording, due, cycle=cycle)


@pytest.mark.parametrize(
    ("wording", "cycle"),
    [
        ("每季度末", Cycle.QUARTER),
        ("每年3月底前完成上年度评估、9月底前完成中期评估", Cycle.YEAR),
        ("每年6月底前完成，12月底前总结", Cycle.YEAR),
        ("每年3月底前，当年任务当年完成", Cycle.YEAR),
        ("每季度（3月、6月、9月、12月底前）", Cycle.QUARTER),
        ("分季度推进", Cycle.QUARTER),
        ("一月一报", Cycle.MONTH),
        ("一季度一调度", Cycle.QUARTER),
        ("半年一次", Cycle.HALF_YEAR),
        ("一年两次", Cycle.YEAR),
    ],
)
def test_the_dates_of_a_cycle_are_no_due_dates(wording: str, cycle: Cycle) -> None:
    assert read(wording) == Ongoing(wording, cycle)


@pytest.mark.parametrize("wording", ["按日程安排推进", "按年初计划完成"])
def test_a_schedule_is_no_cycle(wording: str) -> None:
    assert isinstance(read(wording), Unclear)


@pytest.mark.parametrize(
    ("wording", "former"),
    [
        ("由2026年12月提前至2026年6月", "2026年12月"),
        ("2026年12月（提前至2026年6月）", "2026年12月"),
        ("原定2026年12月，调整为2026年6月", "2026年12月"),
        ("2026年6月底前，比原计划2026年12月提前半年", "2026年12月"),
        ("2026年6月（原为2026年12月）", "2026年12月"),
        ("2026年6月（原2026年3月）", "2026年3月"),
        ("2026年3月延期至2026年6月", "2026年3月"),
        ("2026年3月底前完成，后推迟到2026年6月底", "2026年3月底前完成"),
        ("2026年3月→2026年6月", "2026年3月"),
    ],
)
def test_of_a_date_that_was_moved_the_one_in_force_is_due_and_the_other_told(wording: str, former: str) -> None:
    assert read(wording) == Dated(wording, date(2026, 6, 30), notes=(f"原定“{former}”",))


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("2027年12月（提前至6月）", date(2027, 6, 30)),
        ("2027年9月底（延期至12月底）", date(2027, 12, 31)),
        ("原定2027年12月，调整为6月", date(2027, 6, 30)),
        ("由2027年12月提前至上半年", date(2027, 6, 30)),
    ],
)
def test_a_date_moved_to_without_a_year_has_that_of_the_one_moved_from(wording: str, due: date) -> None:
    assert kind(read(wording)) == due.isoformat()


@pytest.mark.parametrize("wording", ["2027年9月底（延期至3月底）", "9月底延期至3月底"])
def test_a_date_put_off_to_an_earlier_month_lacks_its_year(wording: str) -> None:
    assert read(wording) == Unclear(wording, "“延期至3月”没有写明年份")


@pytest.mark.parametrize(
    "wording", ["2026年6月底前，力争5月底前", "2026年6月底前（力争5月底）", "力争5月底前，确保6月底前"]
)
def test_what_is_hoped_for_is_not_what_is_due(wording: str) -> None:
    assert kind(read(wording)) == "2026-06-30"


def test_a_date_that_moves_leaves_other_stages_alone() -> None:
    wording = "①2026年3月底前立项；②2026年12月完工（提前至2026年10月）"

    assert read(wording) == Dated(
        wording,
        date(2026, 10, 31),
        (DatedClause("2026年3月底前立项", date(2026, 3, 31)), DatedClause("(提前至2026年10月)", date(2026, 10, 31))),
        notes=("原定“2026年12月完工”",),
    )


@pytest.mark.parametrize(
    ("wording", "words"), [("2026年6月延期3个月", "延期3个月"), ("2026年底提前1个月完成", "提前1个月")]
)
def test_a_move_that_says_only_by_how_long_is_unclear(wording: str, words: str) -> None:
    assert read(wording) == Unclear(wording, f"写了“{words}”，没有写明到哪一天")


@pytest.mark.parametrize(
    "wording", ["原则上2026年6月底前", "2026年6月底前完成整改", "2026年6月底前完成原址重建", "2026年6月底（延期）"]
)
def test_words_like_those_of_moves_move_nothing(wording: str) -> None:
    assert read(wording) == Dated(wording, date(2026, 6, 30))


@pytest.mark.parametrize("wording", ["不早于2026年6月", "不得早于2026年6月30日", "2026年6月30日之前不得开工"])
def test_the_earliest_date_is_no_due_date(wording: str) -> None:
    assert read(wording) == Unclear(wording, "只写了最早的时间，没有写明完成的时间")


def test_between_the_earliest_date_and_the_latest_the_latest_is_due() -> None:
    assert kind(read("不早于2026年6月，不晚于2026年9月")) == "2026-09-30"


@pytest.mark.parametrize(
    "wording", ["已完成", "已办结", "已于2026年1月15日印发", "截至2025年底已全部完成", "2026年1月已完成", "办结"]
)
def test_how_far_the_work_is_is_a_state_and_no_deadline(wording: str) -> None:
    assert read(wording) == Unclear(wording, f"“{wording}”是办理情况，不是时限", Doubt.STATE)


def test_a_date_beside_a_state_is_due() -> None:
    assert kind(read("已完成，2026年12月底前巩固提升")) == "2026-12-31"
    assert kind(read("已完成并长期坚持")) == "ongoing"


@pytest.mark.parametrize(
    ("wording", "due", "note"),
    [
        ("26年12月底前", date(2026, 12, 31), "“26年”按2026年算"),
        ("27年6月", date(2027, 6, 30), "“27年”按2027年算"),
        ("115年12月31日", date(2026, 12, 31), "“115年”按2026年算"),
    ],
)
def test_a_year_written_short_is_one_of_the_plans_decade_and_told(wording: str, due: date, note: str) -> None:
    assert read(wording) == Dated(wording, due, notes=(note,))


def test_a_year_written_short_that_is_far_from_the_plans_is_unclear() -> None:
    assert read("45年底前") == Unclear("45年底前", "“45年”是哪一年没有写全")


def test_a_range_that_ends_before_the_day_of_issue_is_unclear() -> None:
    wording = "1月至2月"

    assert deadlines.read(wording, date(2026, 3, 10)) == Unclear(
        wording, "“2月”没有写明年份，按2026年算早于印发日期2026-03-10", Doubt.EARLY
    )


def test_a_day_without_its_month_is_unclear() -> None:
    assert read("20日前") == Unclear("20日前", "“20日”没有写明月份")


def test_a_decimal_is_no_date() -> None:
    assert kind(read("2026年底前，达标率提高3.5")) == "2026-12-31"
    assert kind(read("压减12.5")) == "unclear"


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("2026年10月中下旬", date(2026, 10, 31)),
        ("2026年10月上中旬", date(2026, 10, 20)),
        ("2026年10月中旬至下旬", date(2026, 10, 31)),
        ("2026年11月—次年2月", date(2027, 2, 28)),
        ("2026年10-12月", date(2026, 12, 31)),
        ("6月、12月底前", date(2026, 12, 31)),
        ("12.31前", date(2026, 12, 31)),
        ("12/31", date(2026, 12, 31)),
        ("2026年6月30日星期二", date(2026, 6, 30)),
        ("1.3月底前完成招标；2.6月底前完成", date(2026, 6, 30)),
        ("2026年6月中上旬", date(2026, 6, 20)),
        ("1月至6月", date(2026, 6, 30)),
        ("2026年前6个月", date(2026, 6, 30)),
        ("2026年Ⅲ季度", date(2026, 9, 30)),
        ("2026年（第三季度）", date(2026, 9, 30)),
        ("2026年6月（中旬）", date(2026, 6, 20)),
        ("2026年6月（15日前完成）", date(2026, 6, 15)),
        ("6月15日前报送方案，30日前完成", date(2026, 6, 30)),
        ("6月15日、30日前", date(2026, 6, 30)),
    ],
)
def test_parts_of_months_ranges_and_short_dates_are_read(wording: str, due: date) -> None:
    assert kind(read(wording)) == due.isoformat()


def test_the_common_wordings_are_read_as_the_whole_reading_reads_them() -> None:
    from renwu.plan.deadlines import reading  # noqa: PLC0415  # what only some wordings need
    from renwu.plan.deadlines.origin import Origin  # noqa: PLC0415  # the same

    origin = Origin(ISSUED, None, None)
    years = [
        f"{year}年{rest}"
        for year in ("2026", "0000")
        for rest in ("", "底前", "13月", "2月", "2月底", "2月29日", "2月28日前")
    ]
    for wording in [*years, "2026年6月底前", "2026年6月前", "2028年2月底", "常态化推进", "持续推进", "长期坚持"]:
        assert read(wording) == reading.read(wording, origin)
