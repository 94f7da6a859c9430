"""`renwu list`: which tasks, in what order, in which columns."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from renwu.cli import clock
from support.program import PLAN, SHIPPED, UNRECORDED, USING_SHIPPED, Result

AS_OF = ("--as-of", "2024-07-01")
DAYS = "写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m"
PERIODS = "写成如 2024、2024年12月、2024Q4、下半年、本季度、2024-01..2024-06"


@pytest.fixture
def found(inside: Callable[..., Result], plan: Path) -> Callable[..., str]:
    """The ids of the small plan's tasks that a list has, with a space between."""

    def ids(*arguments: str) -> str:
        options = ("--file", plan, "--format", "tsv", "--columns", "id")
        result = inside("list", *options, *(() if "--as-of" in arguments else AS_OF), *arguments)
        found = " ".join(result.stdout.splitlines()[1:])
        assert (result.code, result.stderr) == (0, UNRECORDED if found else "")
        return found

    return ids


@pytest.fixture
def refused(inside: Callable[..., Result], plan: Path) -> Callable[..., str]:
    """What stderr says where a list is refused: exit code 2, nothing on stdout."""

    def message(*arguments: str) -> str:
        result = inside("list", "--file", plan, *arguments)
        assert (result.code, result.stdout) == (2, "")
        return result.stderr

    return message


class Noon(datetime):
    """A clock that stands at 2024-06-30 16:30 in UTC, when it is 2024-07-01 in China."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Noon":
        return cls(2024, 6, 30, 16, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.parametrize(
    ("arguments", "ids", "told"),
    [
        ("--lead 区金融服务署", "1 14 15 16 17 21", ""),
        ("--lead 金融署", "1 14 15 16 17 21", "“金融署”指区金融服务署\n"),
        ("--lead 区企业服务中心", "4 11 18 19 20", ""),
        ("--unit 罗湖法院", "7 25 26", ""),
        ("--due 2025", "2 3 8 9 10 18 23 26", ""),
        ("--status ongoing", "12 14 17 19 20 21 22", ""),
    ],
)
def test_the_shipped_plan_answers_from_a_folder_without_a_plan(
    inside: Callable[..., Result], arguments: str, ids: str, told: str
) -> None:
    result = inside("list", *arguments.split(), "--as-of", "2024-12-31")
    rows = result.stdout.split("----\n")[-1].removesuffix(f"\n{UNRECORDED}").splitlines()
    assert " ".join(row.split()[0] for row in rows) == ids
    assert (result.code, result.stderr) == (0, USING_SHIPPED + told)


def test_an_unknown_unit_is_an_error_with_the_nearest_names(inside: Callable[..., Result]) -> None:
    assert inside("list", "--lead", "区规划局", "--as-of", "2024-12-31") == (
        2,
        "",
        (
            f"{USING_SHIPPED}错误：--lead：方案里没有单位“区规划局”；"
            "相近的有：市规划和自然资源局罗湖管理局、区司法局、区科技创新局、区发展改革局\n"
        ),
    )


def test_a_misspelt_option_is_an_error_with_the_nearest_one(inside: Callable[..., Result]) -> None:
    assert inside("list", "--satus", "overdue") == (
        2,
        "",
        "错误：没有选项 --satus，是不是 --status？renwu list -h 查看用法\n",
    )


def test_the_plan_is_shown_whole_off_a_terminal(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("list", "--file", plan, *AS_OF) == (
        0,
        """\
共5项：按期办结0、逾期未办结2、临期0、未到期1、常态化1、未明确时限1，截至2024-07-01

编号  状态        完成时限       牵头单位            协办单位                重点任务
----  ----------  -------------  ------------------  ----------------------  --------------------------------
1     逾期108天   2024年3月15日  区金融服务署        区科技创新局            推广 Kplus 跨境支付。
10    逾期1天     2024年6月      区科创局、区司法局                          支持企业新设院士（专家）工作站。
2     常态化      常态化推进     区委组织部          区金融服务署、罗湖法院  联动招才引智，提供政策扶持。
9     剩548天     2025年12月     罗湖法院                                    推广智能裁判系统。
8     未明确时限  条件成熟时                                                 研究联合调解。

无办结记录，仅按时限推算。
""",
        "",
    )


def test_the_summary_line_counts_the_shipped_plan(inside: Callable[..., Result]) -> None:
    result = inside("list", "--file", SHIPPED, "--as-of", "2025-03-10")
    assert result.stdout.splitlines()[0] == ("共26项：按期办结0、逾期未办结11、临期0、未到期8、常态化7，截至2025-03-10")


def test_the_summary_line_counts_what_the_filters_leave(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("list", "--file", plan, "--section", "一", *AS_OF)
    assert result.stdout.splitlines()[0] == ("共3项：按期办结0、逾期未办结2、临期0、未到期0、常态化1，截至2024-07-01")


def test_an_empty_list_says_so_in_words(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("list", "--file", plan, "--match", "没有这样的词", *AS_OF) == (
        0,
        "共0项：按期办结0、逾期未办结0、临期0、未到期0、常态化0，截至2024-07-01\n\n没有符合条件的任务。\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("", "1 10 2 9 8"),
        ("--lead 区金融服务署", "1"),
        ("--lead 区司法局", "10"),
        ("--support 区金融服务署", "2"),
        ("--unit 区金融服务署", "1 2"),
        ("--unit 罗湖法院", "2 9"),
        ("--section 一", "1 10 2"),
        ("--section 2", "9 8"),
        ("--section （二）", "9 8"),
        ("--section 法治", "9 8"),
        ("--measure 二", "2"),
        ("--measure 3", "9 8"),
        ("--measure （三）", "9 8"),
        ("--measure 人才", "2"),
        ("--status overdue", "1 10"),
        ("--status 逾期未办结", "1 10"),
        ("--status 逾期", "1 10"),
        ("--status ongoing", "2"),
        ("--status unclear", "8"),
        ("--status due-soon", ""),
        ("--status due-soon --soon 548", "9"),
        ("--status due-soon --soon 547", ""),
        ("--match 推广", "1 9"),
        ("--match kplus", "1"),
        ("--match Ｋｐｌｕｓ", "1"),
    ],
)
def test_a_filter_keeps_the_tasks_it_names(found: Callable[..., str], arguments: str, ids: str) -> None:
    assert found(*arguments.split()) == ids


def test_words_of_one_match_must_all_be_there(found: Callable[..., str]) -> None:
    assert found("--match", "推广 智能") == "9"


def test_words_of_one_section_must_all_be_in_its_title(found: Callable[..., str]) -> None:
    assert found("--section", "优化 市场") == "1 10 2"


def test_a_task_that_names_a_unit_by_its_alias_is_the_units(found: Callable[..., str]) -> None:
    assert found("--unit", "区科技创新局") == "1 10"


def test_a_unit_goes_by_its_alias_which_is_named_on_stderr(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("list", "--file", plan, "--unit", "区科创局", "--format", "tsv", "--columns", "id", *AS_OF)
    assert result == (0, "id\n1\n10\n", f"“区科创局”指区科技创新局\n{UNRECORDED}")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--lead 区金融服务署 --lead 罗湖法院", "1 9"),
        ("--support 区科技创新局 --support 罗湖法院", "1 2"),
        ("--unit 区司法局 --unit 区委组织部", "10 2"),
        ("--section 一 --section 二", "1 10 2 9 8"),
        ("--measure 二 --measure 三", "2 9 8"),
        ("--status ongoing --status unclear", "2 8"),
        ("--due 2024-03 --due 2025", "1 9"),
        ("--match 支付 --match 调解", "1 8"),
    ],
)
def test_an_option_given_twice_means_either(found: Callable[..., str], arguments: str, ids: str) -> None:
    assert found(*arguments.split()) == ids


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--lead 罗湖法院 --support 罗湖法院", ""),
        ("--unit 罗湖法院 --status not-due", "9"),
        ("--section 一 --match 推广", "1"),
        ("--due 2024 --lead 区司法局", "10"),
        ("--measure 一 --due-from 2024-04", "10"),
    ],
)
def test_different_options_mean_both(found: Callable[..., str], arguments: str, ids: str) -> None:
    assert found(*arguments.split()) == ids


@pytest.mark.parametrize(
    ("period", "ids"),
    [
        ("2024", "1 10"),
        ("2024年", "1 10"),
        ("2024-03", "1"),
        ("2024-3", "1"),
        ("2024年6月", "10"),
        ("2024Q1", "1"),
        ("2024q2", "10"),
        ("2024-06-30", "10"),
        ("2024年3月15日", "1"),
        ("2024-01..2024-06", "1 10"),
        ("2024-04..2025", "10 9"),
        ("2024-03-16..2024-06-29", ""),
        ("２０２５", "9"),
    ],
)
def test_due_takes_a_period(found: Callable[..., str], period: str, ids: str) -> None:
    assert found("--due", period) == ids


@pytest.mark.parametrize(
    ("date", "ids"),
    [
        ("2024-06-30", "10 9"),
        ("2024年7月1日", "9"),
        ("2024-06", "10 9"),
        ("2024年6月", "10 9"),
        ("2024", "1 10 9"),
        ("2026", ""),
        ("today", "9"),
        ("今天", "9"),
        ("-1d", "10 9"),
        ("-15w", "10 9"),
        ("-4m", "1 10 9"),
        ("+2y", ""),
    ],
)
def test_due_from_takes_a_date_and_begins_on_the_first_day_of_an_incomplete_one(
    found: Callable[..., str], date: str, ids: str
) -> None:
    assert found("--due-from", date) == ids


@pytest.mark.parametrize(
    ("date", "ids"),
    [
        ("2024-03-14", ""),
        ("2024-03-15", "1"),
        ("2024年3月", "1"),
        ("2024-06", "1 10"),
        ("2024", "1 10"),
        ("2025", "1 10 9"),
        ("today", "1 10"),
        ("-2d", "1"),
        ("-15w", "1"),
        ("-1m", "1"),
        ("+548d", "1 10 9"),
        ("+547d", "1 10"),
        ("+18m", "1 10 9"),
    ],
)
def test_due_by_takes_a_date_and_ends_on_the_last_day_of_an_incomplete_one(
    found: Callable[..., str], date: str, ids: str
) -> None:
    assert found("--due-by", date) == ids


def test_due_from_and_due_by_together_bound_a_stretch(found: Callable[..., str]) -> None:
    assert found("--due-from", "2024-04", "--due-by", "2024") == "10"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-03-15", "2024-03-15"),
        ("2024-3-5", "2024-03-05"),
        ("2024年12月31日", "2024-12-31"),
        ("today", "2024-07-01"),
        ("今天", "2024-07-01"),
        ("+30d", "2024-07-31"),
        ("-2w", "2024-06-17"),
        ("+3m", "2024-10-01"),
        ("-1y", "2023-07-01"),
    ],
)
def test_as_of_takes_a_day_counted_from_today_in_china(
    inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch, typed: str, day: str
) -> None:
    monkeypatch.setattr(clock, "datetime", Noon)
    result = inside("list", "--file", plan, "--as-of", typed)
    assert result.stdout.splitlines()[0].endswith(f"，截至{day}")


def test_as_of_is_today_in_china_where_nothing_is_given(
    inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "datetime", Noon)
    assert inside("list", "--file", plan) == inside("list", "--file", plan, *AS_OF)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--as-of 2024-02-30", f"--as-of：日历上没有“2024-02-30”这一天；{DAYS}"),
        ("--as-of 2024-12", "--as-of：“2024-12”没有写到日；写成如 2024-12-31（最后一天）"),
        ("--as-of 2024年12月", "--as-of：“2024年12月”没有写到日；写成如 2024-12-31（最后一天）"),
        ("--as-of 2024", "--as-of：“2024”没有写到日；写成如 2024-12-31（最后一天）"),
        ("--as-of 年中", f"--as-of：“年中”不是一个日期；{DAYS}"),
        ("--as-of +9999y", f"--as-of：日历上没有“+9999y”这一天；{DAYS}"),
        ("--due 2024-13", f"--due：日历上没有“2024-13”；{PERIODS}"),
        ("--due 2024Q5", f"--due：日历上没有“2024Q5”；{PERIODS}"),
        ("--due 0000", f"--due：日历上没有“0000”；{PERIODS}"),
        ("--due 年中", f"--due：“年中”不是一段时间；{PERIODS}"),
        ("--due 2024..", f"--due：“2024..”不是一段时间；{PERIODS}"),
        ("--due 2024-06..2024-01", f"--due：“2024-06..2024-01”的止期早于起期；{PERIODS}"),
        ("--due-by 2024-02-30", f"--due-by：日历上没有“2024-02-30”；{DAYS}"),
        ("--due-by 年中", f"--due-by：“年中”不是一个日期；{DAYS}"),
        ("--due-from 2024-13", f"--due-from：日历上没有“2024-13”；{DAYS}"),
        ("--due-from +3", f"--due-from：“+3”不是一个日期；{DAYS}"),
        ("--section 九", "--section：方案里没有板块“九”；写序号（一、二）或标题里的词"),
        ("--measure 教育", "--measure：方案里没有主要措施“教育”；写序号（一、二、三）或标题里的词"),
        ("--status overdue,done", "--status：“overdue,done”是几个状态；一个选项写一个，再写一次选项就是“或”"),
        ("--status 逾期、临期", "--status：“逾期、临期”是几个状态；一个选项写一个，再写一次选项就是“或”"),
        (
            "--status late",
            (
                "--status：没有“late”；可选的有：done（按期办结）、done-late（逾期办结）、overdue（逾期未办结）、"
                "due-soon（临期）、not-due（未到期）、ongoing（常态化）、unclear（未明确时限）、suspended（中止）、"
                "cancelled（终止）、已办结、未办结"
            ),
        ),
        (
            "--sort name",
            "--sort：没有“name”；可选的有：id（编号）、due（到期日）、lead（牵头单位）、status（状态）、leader（分管领导）",
        ),
        (
            "--columns id,leads",
            (
                "--columns：没有“leads”这一列；可选的列：id（编号）、section_number（板块序号）、"
                "section_title（板块）、measure_number（主要措施序号）、measure_title（主要措施）、text（重点任务）、"
                "deadline（完成时限）、due（到期日）、status（状态）、days_left（剩余天数）、lead（牵头单位）、"
                "support（协办单位）、leader（责任领导）、contact（联系人）、note（备注）、done_on（办结日期）、verified_on（销号日期）、"
                "due_in_force（现行到期日）、extended（延期）、latest_date（最新报送）、latest_reporter（报送人）、"
                "latest_note（最新进展）、source（任务来源）、base（起算日期）、printed（原表印文）、plan（方案）、"
                "milestones（节点）、targets（指标）、light（亮灯）、light_reason（亮灯理由）、requests（需协调解决的事项）、streaks（连续）"
            ),
        ),
        (
            "--as-of 2024-07-01 --changed-since 2024-07-05",
            "--changed-since：2024-07-05晚于截至的日期2024-07-01；写以前的一天",
        ),
        ("--changed-since 下下周", f"--changed-since：“下下周”不是一个日期；{DAYS}"),
        ("--changed-since 2024-05", "--changed-since：“2024-05”没有写到日；写成如 2024-05-31（最后一天）"),
        ("--format pdf", "--format：没有“pdf”这种格式；可选的有：table、json、jsonl、csv、tsv、markdown、xlsx"),
        ("--color pink", "--color：没有“pink”；可选的有：auto、always、never"),
        ("--soon -1", "选项 --soon 的值不对：要写一个不小于0的整数；renwu list -h 查看用法"),
        ("--soon 两周", "选项 --soon 的值不对：要写一个不小于0的整数；renwu list -h 查看用法"),
        ("--lead 教育局", "--lead：方案里没有单位“教育局”；renwu units 列出全部单位"),
        ("--unit 区司法厅", "--unit：方案里没有单位“区司法厅”；相近的有：区司法局"),
        ("--support 区", "--support：“区”可以指4个单位：区科技创新局、区金融服务署、区司法局、区委组织部；请写全称"),
    ],
)
def test_nonsense_is_an_error_that_says_what_would_be_right(
    refused: Callable[..., str], arguments: str, message: str
) -> None:
    assert refused(*arguments.split()) == f"错误：{message}\n"


@pytest.mark.parametrize(
    "option",
    ["--lead", "--section", "--status", "--due", "--due-by", "--due-from", "--match", "--sort", "--columns", "--file"],
)
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_is_an_error_and_not_every_task(refused: Callable[..., str], option: str, value: str) -> None:
    assert refused(option, value).startswith("错误：")


def test_an_abbreviation_is_named_on_stderr(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("list", "--file", plan, "--support", "法院", "--format", "tsv", "--columns", "id", *AS_OF)
    assert result == (0, "id\n2\n", f"“法院”指罗湖法院\n{UNRECORDED}")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--sort id", "1 2 8 9 10"),
        ("--sort due", "1 10 9 2 8"),
        ("--sort lead", "10 1 2 9 8"),
        ("--sort status", "1 10 9 2 8"),
        ("--sort 到期日", "1 10 9 2 8"),
        ("--reverse", "8 9 2 10 1"),
        ("--sort id --reverse", "10 9 8 2 1"),
    ],
)
def test_a_list_is_in_the_order_asked_for(found: Callable[..., str], arguments: str, ids: str) -> None:
    assert found(*arguments.split()) == ids


def test_columns_take_the_place_and_order_of_the_usual_ones(inside: Callable[..., Result], plan: Path) -> None:
    assert (
        inside("list", "--file", plan, "--columns", "status,id,due", *AS_OF).stdout
        == """\
共5项：按期办结0、逾期未办结2、临期0、未到期1、常态化1、未明确时限1，截至2024-07-01

状态        编号  到期日
----------  ----  ----------
逾期108天   1     2024-03-15
逾期1天     10    2024-06-30
常态化      2
剩548天     9     2025-12-31
未明确时限  8

无办结记录，仅按时限推算。
"""
    )


def test_columns_go_by_their_headings_and_full_width_commas_too(inside: Callable[..., Result], plan: Path) -> None:
    chinese = inside("list", "--file", plan, "--columns", "编号，状态、到期日", *AS_OF)
    english = inside("list", "--file", plan, "--columns", "id,status,due", *AS_OF)
    assert chinese == english


def test_every_column_can_be_chosen(inside: Callable[..., Result], plan: Path) -> None:
    keys = (
        "id,section_number,section_title,measure_number,measure_title,text,deadline,due,status,days_left,"
        "lead,support,leader,contact,note,done_on,verified_on,due_in_force,extended,latest_date,latest_reporter,"
        "latest_note,source,base"
    )
    result = inside("list", "--file", plan, "--match", "kplus", "--columns", keys, "--format", "csv", *AS_OF)
    assert result.stdout == (
        f"{keys}\n1,一,优化市场环境,一,做好金融服务,推广 Kplus 跨境支付。,2024年3月15日,2024-03-15,overdue,-108,"
        "区金融服务署,区科技创新局,,,,,,2024-03-15,,,,,,\n"
    )


@pytest.mark.parametrize(("arguments", "code"), [("--match 推广", 1), ("--match 没有这样的词", 0)])
def test_exit_code_tells_whether_there_are_tasks(
    inside: Callable[..., Result], plan: Path, arguments: str, code: int
) -> None:
    assert inside("list", "--file", plan, *arguments.split(), "--exit-code", *AS_OF).code == code


def test_file_goes_before_the_environment_and_the_folder(
    inside: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace("某府办〔2024〕1号", "另一份"), encoding="utf-8")
    result = inside("list", "--file", other, "--format", "json", *AS_OF, env={"RENWU_FILE": str(plan)})
    assert '"document": "另一份"' in result.stdout


def test_the_environment_goes_before_the_folder(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace("某府办〔2024〕1号", "另一份"), encoding="utf-8")
    assert plan.parent.parent == tmp_path
    result = inside("list", "--format", "json", *AS_OF, env={"RENWU_FILE": str(other)})
    assert '"document": "另一份"' in result.stdout


def test_the_plan_is_found_from_a_folder_below_it(renwu: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    below = tmp_path / "甲" / "乙"
    below.mkdir(parents=True)
    assert renwu("list", *AS_OF, cwd=below) == renwu("list", "--file", plan, *AS_OF)


def test_a_list_does_not_change_the_plan(inside: Callable[..., Result], plan: Path) -> None:
    before = plan.read_bytes(), plan.stat().st_mtime_ns
    assert inside("list", *AS_OF).code == 0
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == before
