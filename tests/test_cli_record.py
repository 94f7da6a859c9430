"""The commands that record: what each writes and says, and everything that stops it with nothing written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import journals
from support.journals import line
from support.program import Result

JOURNAL = Path("data", "tasks.progress.jsonl")
NOW = "2024-07-01T09:00:00+08:00"
DAY_FORMS = "写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m"
NOTHING = "。没有登记任何记录\n"


@pytest.fixture
def refused(desk: Callable[..., Result]) -> Callable[..., str]:
    """What stderr says of a run that exits 2, prints nothing and leaves the journal as it was."""

    def message(*arguments: str) -> str:
        before = JOURNAL.read_bytes() if JOURNAL.exists() else None
        result = desk(*arguments)
        assert (result.code, result.stdout) == (2, "")
        assert (JOURNAL.read_bytes() if JOURNAL.exists() else None) == before
        return result.stderr

    return message


def written() -> list[dict[str, Any]]:
    """Every entry in the journal of the folder."""
    return [json.loads(each) for each in JOURNAL.read_text(encoding="utf-8").splitlines()]


def begin(*lines: str) -> None:
    """Write the journal of the folder."""
    JOURNAL.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


DONE = line("a", "2024-06-01", "done", "10")
SUSPENDED = line("s", "2024-06-02", "suspended", "10", reason="规划调整", approved_by="区政府")
CANCELLED = line("c", "2024-06-03", "cancelled", "10", reason="政策废止", approved_by="区政府")
APPROVED = ("--reason", "资金未到位", "--approved-by", "区政府")

# Every event: how the journal begins, what is typed, what the entry says, what is printed of it, and where the task
# stands then.
RECORDED: dict[str, tuple[tuple[str, ...], str, dict[str, object], str, str]] = {
    "progress": (
        (),
        "progress 10 已完成招标",
        {"event": "progress", "note": "已完成招标"},
        "进展 2024-07-01　已完成招标",
        "逾期1天",
    ),
    "progress-by-note": (
        (),
        "progress 10 --note 已报送",
        {"event": "progress", "note": "已报送"},
        "进展 2024-07-01　已报送",
        "逾期1天",
    ),
    "done": ((), "done 10", {"event": "done"}, "办结 2024-07-01", "逾期办结"),
    "verified": ((DONE,), "verify 10", {"event": "verified"}, "销号 2024-07-01", "按期办结"),
    "returned": (
        (DONE,),
        "return 10 --reason 佐证不全",
        {"event": "returned", "reason": "佐证不全"},
        "退回重办 2024-07-01　理由：佐证不全",
        "逾期1天",
    ),
    "extended": (
        (),
        "extend 10 --to 2024年12月 --reason 资金未到位 --approved-by 区政府 --document 某府办〔2024〕9号",
        {
            "event": "extended",
            "reason": "资金未到位",
            "to": "2024年12月",
            "approved_by": "区政府",
            "document": "某府办〔2024〕9号",
        },
        "延期 2024-07-01　理由：资金未到位；延至：2024年12月；批准人：区政府；批准文号：某府办〔2024〕9号",
        "剩183天",
    ),
    "suspended": (
        (),
        "suspend 10 --reason 规划调整 --approved-by 区政府",
        {"event": "suspended", "reason": "规划调整", "approved_by": "区政府"},
        "中止 2024-07-01　理由：规划调整；批准人：区政府",
        "中止",
    ),
    "resumed": ((SUSPENDED,), "resume 10", {"event": "resumed"}, "恢复 2024-07-01", "逾期1天"),
    "cancelled": (
        (),
        "cancel 10 --reason 政策废止 --approved-by 区政府",
        {"event": "cancelled", "reason": "政策废止", "approved_by": "区政府"},
        "终止 2024-07-01　理由：政策废止；批准人：区政府",
        "终止",
    ),
    "reassigned": (
        (),
        "reassign 10 --lead 区金融服务署、区委组织部 --lead 区司法局 --support 区科技创新局 --reason 机构改革",
        {
            "event": "reassigned",
            "reason": "机构改革",
            "lead": ["区金融服务署", "区委组织部", "区司法局"],
            "support": ["区科技创新局"],
        },
        "调整责任单位 2024-07-01　理由：机构改革；牵头单位：区金融服务署、区委组织部、区司法局；协办单位：区科技创新局",
        "逾期1天",
    ),
    "urged": (
        (),
        "urge 10 --slip 督〔2024〕3号 --reply-by 2024年7月8日",
        {"event": "urged", "slip": "督〔2024〕3号", "reply_by": "2024-07-08"},
        "催办 2024-07-01　督办单号：督〔2024〕3号；回复期限：2024-07-08",
        "逾期1天",
    ),
    "urged-by-grade": (
        (),
        "urge 10 --slip 督〔2024〕3号 --grade 限时",
        {"event": "urged", "slip": "督〔2024〕3号", "grade": "限时督办"},
        "催办 2024-07-01　督办单号：督〔2024〕3号；督办等级：限时督办",
        "逾期1天",
    ),
    "urged-by-word": ((), "urge 10", {"event": "urged"}, "催办 2024-07-01", "逾期1天"),
    "retracted": (
        (DONE,),
        "retract a --reason 记错了",
        {"event": "retracted", "reason": "记错了", "retracts": "a"},
        "作废 2024-07-01　理由：记错了；作废的记录：a",
        "逾期1天",
    ),
}


@pytest.mark.parametrize("name", RECORDED)
def test_each_command_writes_its_entry_and_says_where_the_task_stands_now(
    desk: Callable[..., Result], name: str
) -> None:
    before, typed, fields, told, stands = RECORDED[name]
    begin(*before)
    result = desk(*typed.split())
    entry = written()[-1]
    id_ = entry.pop("entry")
    assert entry == {"task": "10", "date": "2024-07-01", "recorded": NOW} | fields
    assert result == (0, f"已登记：第10项 {told}（记录号{id_}）；现状：{stands}\n", "")
    assert written()[:-1] == [json.loads(each) for each in before]


def test_every_event_of_a_task_has_a_command() -> None:
    assert {str(fields["event"]) for _, _, fields, _, _ in RECORDED.values()} == set(journals.EVENTS) - {"reached"}


@pytest.mark.parametrize("name", RECORDED)
def test_a_dry_run_says_the_same_and_writes_nothing(desk: Callable[..., Result], name: str) -> None:
    before, typed, _, told, stands = RECORDED[name]
    begin(*before)
    data = JOURNAL.read_bytes()
    result = desk(*typed.split(), "--dry-run")
    said, rest = result.stdout.split("（记录号")
    assert (result.code, said, rest.split("）")[1], result.stderr) == (
        0,
        f"将登记：第10项 {told}",
        f"；现状：{stands}\n",
        "",
    )
    assert JOURNAL.read_bytes() == data


def test_a_dry_run_makes_no_file_either(desk: Callable[..., Result]) -> None:
    assert desk("done", "1", "--dry-run").code == 0
    assert sorted(path.name for path in JOURNAL.parent.iterdir()) == ["tasks.yaml"]


def test_a_dry_run_breaks_no_rule_either(refused: Callable[..., str]) -> None:
    begin(DONE)
    assert refused("done", "10", "--dry-run") == f"错误：第10项已于2024-06-01办结{NOTHING}"


def test_every_command_takes_date_reporter_note_and_evidence(desk: Callable[..., Result]) -> None:
    common = ("--date", "2024-06-05", "--reporter", "区政府督查室", "--note", "见附件")
    evidence = ("--evidence", "验收报告.pdf", "--evidence", "https://example.org/a?b=1")
    for before, typed, _, _, _ in RECORDED.values():
        begin(*before)
        words = typed.removesuffix(" 已完成招标").split()
        assert desk(*words, *common, *evidence).code == 0
        entry = written()[-1]
        assert (entry["date"], entry["reporter"], entry["note"], entry["evidence"]) == (
            "2024-06-05",
            "区政府督查室",
            "见附件",
            ["验收报告.pdf", "https://example.org/a?b=1"],
        )


def test_the_fields_stand_in_one_order(desk: Callable[..., Result]) -> None:
    arguments = ("--document", "某府办〔2024〕9号", "--evidence", "a.pdf", "--reporter", "区司法局", "--note", "见附件")
    assert desk("extend", "10", *arguments, "--to", "2024年12月", *APPROVED).code == 0
    assert list(written()[0]) == [
        *("entry", "task", "date", "event", "note", "reporter", "evidence", "reason", "to", "approved_by"),
        *("document", "recorded"),
    ]


def test_recorded_is_the_moment_it_was_written_down(
    desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    journals.today_is(monkeypatch, "2024-07-05", "23:59:58")
    assert desk("done", "1", "--date", "2024-03-01").code == 0
    assert (written()[0]["date"], written()[0]["recorded"]) == ("2024-03-01", "2024-07-05T23:59:58+08:00")


def test_ids_are_unique_and_sort_as_time_passes(desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    for moment in ("09:00:00", "09:00:00.001", "09:00:00.002", "09:00:01", "23:59:59.999"):
        journals.today_is(monkeypatch, "2024-07-01", moment)
        assert desk("progress", "1", "2", "9", "8", "10", "继续推进").code == 0
    ids = [entry["entry"] for entry in written()]
    assert len(set(ids)) == 25
    assert ids == sorted(ids)


def test_ids_are_unique_where_the_clock_stands_still_and_chance_repeats_itself(
    desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.randbits", lambda _bits: 7)
    for _ in range(3):
        assert desk("progress", "1", "2", "继续推进").code == 0
    assert len({entry["entry"] for entry in written()}) == 6


# Several tasks


def test_several_tasks_are_recorded_together_each_once(desk: Callable[..., Result]) -> None:
    result = desk("progress", "1", "10", "1", "继续推进")
    first, second = written()
    assert (first["task"], second["task"]) == ("1", "10")
    assert result.stdout == (
        f"已登记：第1项 进展 2024-07-01　继续推进（记录号{first['entry']}）；现状：逾期108天\n"
        f"已登记：第10项 进展 2024-07-01　继续推进（记录号{second['entry']}）；现状：逾期1天\n"
    )


def test_several_entries_are_retracted_together_each_once(desk: Callable[..., Result]) -> None:
    begin(DONE, line("b", "2024-06-02", "verified", "10"))
    assert desk("retract", "b", "a", "b", "--reason", "记错了").code == 0
    assert [entry["retracts"] for entry in written()[2:]] == ["b", "a"]


def test_where_a_rule_stops_one_none_is_recorded(refused: Callable[..., str]) -> None:
    begin(DONE)
    assert refused("done", "1", "10", "2") == f"错误：第10项已于2024-06-01办结{NOTHING}"


def test_every_task_that_a_rule_stops_is_named(refused: Callable[..., str]) -> None:
    begin(DONE, line("b", "2024-02-01", "done", "1"))
    assert refused("done", "1", "2", "10") == f"错误：第1项已于2024-02-01办结；第10项已于2024-06-01办结{NOTHING}"


def test_ids_are_suggested_in_the_plans_order(desk: Callable[..., Result], plan: Path) -> None:
    ids = [f"甲{number}" for number in (7, 3, 9, 1, 5)]
    tasks = ", ".join(f"{{id: {id_}, text: 某事}}" for id_ in ids)
    plan.write_text(f"title: 测试\nsections:\n  - measures:\n      - tasks: [{tasks}]\n", encoding="utf-8")

    assert "编号如 甲7、甲3、甲9，" in desk("done", "乙丙").stderr


def test_where_one_task_is_unknown_none_is_recorded(refused: Callable[..., str]) -> None:
    begin()
    assert refused("done", "1", "99", "100") == (
        "错误：方案里没有编号为“99”“100”的任务；编号如 9，几个编号用空格分开，renwu list 列出全部\n"
    )


# What stops a command


@pytest.mark.parametrize(
    ("before", "typed", "message"),
    [
        ((DONE,), "done 10", "已于2024-06-01办结"),
        ((SUSPENDED,), "done 10", "已于2024-06-02中止，恢复后才能办结"),
        ((CANCELLED,), "done 10", "已于2024-06-03终止"),
        ((), "verify 10", "还没有办结，不能销号"),
        ((DONE, line("b", "2024-06-02", "verified", "10")), "verify 10", "已于2024-06-02销号"),
        ((), "return 10 --reason 佐证不全", "还没有办结，不能退回重办"),
        ((), "extend 10 --to 2024年5月 --reason x --approved-by y", "延至2024-05-31不晚于现行时限2024-06-30"),
        ((), "extend 2 --to 2024年12月 --reason x --approved-by y", "没有到期日，无从延期"),
        ((DONE,), "extend 10 --to 2024年12月 --reason x --approved-by y", "已于2024-06-01办结"),
        ((SUSPENDED,), "suspend 10 --reason x --approved-by y", "已于2024-06-02中止"),
        ((), "resume 10", "没有中止，无须恢复"),
        ((DONE,), "cancel 10 --reason x --approved-by y", "已于2024-06-01办结"),
        ((), "reassign 10 --lead 无 --reason x", "没有写明新的牵头单位"),
        ((DONE,), "urge 10", "已于2024-06-01办结，无须催办"),
        ((CANCELLED,), "urge 10", "已于2024-06-03终止，无须催办"),
        ((DONE,), "done 10 --date 2024-05-01", "与2024-06-01的“办结”（记录号a）矛盾：已于2024-05-01办结"),
    ],
)
def test_a_broken_rule_says_what_stands_in_the_way(
    refused: Callable[..., str], before: tuple[str, ...], typed: str, message: str
) -> None:
    begin(*before)
    assert refused(*typed.split()) == f"错误：第{typed.split()[1]}项{message}{NOTHING}"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("done 1 已完成", "“已完成”不是任务编号；说明写 --note 已完成"),
        ("done 1 10 已完成 已验收", "“已完成 已验收”不是任务编号；说明写 --note '已完成 已验收'"),
        ("done 1 6月3日", "“6月3日”不是任务编号；事情发生的日期写 --date 6月3日"),
        ("done 1 已完成 昨天", "“昨天”不是任务编号；事情发生的日期写 --date 昨天"),
        ("progress 1 6月3日 已招标", "“6月3日”不是任务编号；事情发生的日期写 --date 6月3日"),
        ("progress 1 已招标 待开标", "“已招标”不是任务编号；内容里有空格的加引号，写成 '已招标 待开标'"),
        ("done 1 3", "方案里没有编号为“3”的任务；编号如 1、10、2，几个编号用空格分开，renwu list 列出全部"),
        ("done 已完成", "方案里没有编号为“已完成”的任务；编号如 1、10、2，几个编号用空格分开，renwu list 列出全部"),
    ],
)
def test_words_behind_ids_that_are_none_are_told_their_option(
    refused: Callable[..., str], typed: str, message: str
) -> None:
    begin()
    assert refused(*typed.split()) == f"错误：{message}\n"


# By when, as it is said on the day


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("12月底", "2024-12-31"),
        ("9月底前", "2024-09-30"),
        ("年底前完成", "2024-12-31"),
        ("明年3月底", "2025-03-31"),
        ("3月底", "2025-03-31"),
        ("下月底", "2024-08-31"),
        ("下季度末", "2024-12-31"),
        ("春节前", "2025-01-28"),
        ("3个月内", "2024-10-01"),
        ("20个工作日内", "2024-07-29"),
        ("+3m", "2024-10-01"),
    ],
)
def test_a_deadline_without_a_year_counts_from_the_day_of_the_extension_and_that_is_said(
    desk: Callable[..., Result], plan: Path, typed: str, recorded: str
) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("issued:", "year: 2023\nissued:"), encoding="utf-8")
    result = desk("extend", "10", "--to", typed, *APPROVED)
    assert (result.code, result.stderr) == (0, f"“{typed}”指{recorded}\n")
    assert written()[-1]["to"] == recorded


def test_the_day_of_the_extension_is_the_one_that_is_given(desk: Callable[..., Result]) -> None:
    result = desk("extend", "1", "--to", "5月底", "--date", "2024-03-01", *APPROVED)
    assert (result.code, result.stderr) == (0, "“5月底”指2024-05-31\n")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("尽快", "没有写明日期，也没有写明常态化推进"),
        ("12月30日报方案，9月底完成", "“9月”没有写明年份，按上文的年份早于前一个日期"),
        ("  ", "没有填写完成时限"),
    ],
)
def test_a_deadline_that_names_no_day_is_refused(refused: Callable[..., str], typed: str, reason: str) -> None:
    begin()
    assert refused("extend", "10", "--to", typed, *APPROVED) == f"错误：--to：“{typed}”读不出日期：{reason}\n"


def test_an_extension_to_a_day_that_is_past_is_recorded_and_said(desk: Callable[..., Result]) -> None:
    result = desk("extend", "1", "--to", "2024年5月", *APPROVED)
    assert (result.code, result.stderr) == (0, "延至的2024-05-31早于延期的日期2024-07-01\n")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("--date 2024-07-02", "--date：2024-07-02还没有到；写已经发生的日期"),
        ("--date +1d", "--date：2024-07-02还没有到；写已经发生的日期"),
        ("--date 2024-02-30", f"--date：日历上没有“2024-02-30”这一天；{DAY_FORMS}"),
        ("--date 2024-06", "--date：“2024-06”没有写到日；写成如 2024-06-30（最后一天）"),
        ("--date 年中", f"--date：“年中”不是一个日期；{DAY_FORMS}"),
    ],
)
def test_a_date_that_is_none_or_has_not_come_is_refused(refused: Callable[..., str], typed: str, message: str) -> None:
    begin()
    assert refused("done", "1", *typed.split()) == f"错误：{message}\n"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-07-01", "2024-07-01"),
        ("today", "2024-07-01"),
        ("2024年6月5日", "2024-06-05"),
        ("-1w", "2024-06-24"),
        ("昨天", "2024-06-30"),
    ],
)
def test_a_date_is_a_day_up_to_today(desk: Callable[..., Result], typed: str, day: str) -> None:
    assert desk("done", "9", "--date", typed).code == 0
    assert written()[0]["date"] == day


def test_a_date_before_the_plan_is_refused_unless_somebody_insists(
    refused: Callable[..., str], desk: Callable[..., Result]
) -> None:
    early = "2014-06-20早于方案的印发日期2024-01-15"
    typed = ("done", "1", "10", "--date", "2014-06-20")
    assert refused(*typed) == f"错误：{early}；核对年份，确是这一天的加上 --before-issued{NOTHING}"
    result = desk(*typed, "--before-issued")
    assert (result.code, result.stderr) == (0, f"{early}\n")
    assert [entry["date"] for entry in written()] == ["2014-06-20"] * 2


def test_a_date_between_the_year_and_the_day_of_issue_is_recorded_and_said(
    desk: Callable[..., Result], refused: Callable[..., str], plan: Path
) -> None:
    plan.write_text(f"year: 2024\n{plan.read_text(encoding='utf-8')}", encoding="utf-8")
    result = desk("done", "1", "--date", "2024-01-01")
    assert (result.code, result.stderr) == (0, "2024-01-01早于方案的印发日期2024-01-15\n")
    assert "RW407" not in desk("check").stdout
    assert refused("done", "10", "--date", "2023-12-31") == (
        "错误：2023-12-31早于方案的年份2024、方案的印发日期2024-01-15；核对年份，确是这一天的加上 --before-issued"
        f"{NOTHING}"
    )


def test_a_reply_by_that_is_no_day_is_refused(refused: Callable[..., str]) -> None:
    begin()
    assert refused("urge", "1", "--reply-by", "年中") == f"错误：--reply-by：“年中”不是一个日期；{DAY_FORMS}\n"


@pytest.mark.parametrize(
    ("grade", "message"),
    [
        ("挂牌督办", "没有“挂牌督办”；可选的有：催办单、督办通知单、限时督办"),
        ("督办", "“督办”可以指督办通知单、限时督办；写全称"),
    ],
)
def test_a_grade_that_the_plan_lacks_is_refused(refused: Callable[..., str], grade: str, message: str) -> None:
    begin(line("a", "2024-06-03", "urged", "1"))
    for typed in (("urge", "1"), ("urge", "--status", "overdue", "--yes"), ("amend", "a")):
        assert refused(*typed, "--grade", grade) == f"错误：--grade：{message}\n"


def test_the_grades_are_those_that_the_plan_names(desk: Callable[..., Result], plan: Path) -> None:
    plan.write_text(f"grades: [提醒, 督办, 挂牌督办]\n{plan.read_text(encoding='utf-8')}", encoding="utf-8")

    assert desk("urge", "1", "--grade", "挂牌").code == 0
    assert desk("urge", "1", "--grade", "督办").code == 0
    assert [entry["grade"] for entry in written()] == ["挂牌督办", "督办"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("progress", "缺少编号... 内容；renwu progress -h 查看用法"),
        ("progress 1", "缺少进展内容；写成 renwu progress 编号 内容，如 renwu progress 6 已完成招标"),
        ("progress 1 10", "缺少进展内容：“10”是任务编号；写成如 renwu progress 6 已完成招标"),
        ("done", "缺少编号；renwu done -h 查看用法"),
        ("return 1", "缺少选项 --reason；renwu return -h 查看用法"),
        ("extend 1 --reason x --approved-by y", "缺少选项 --to；renwu extend -h 查看用法"),
        ("extend 1 --to 2025年 --approved-by y", "缺少选项 --reason；renwu extend -h 查看用法"),
        ("extend 1 --to 2025年 --reason x", "缺少选项 --approved-by；renwu extend -h 查看用法"),
        ("suspend 1 --approved-by y", "缺少选项 --reason；renwu suspend -h 查看用法"),
        ("suspend 1 --reason x", "缺少选项 --approved-by；renwu suspend -h 查看用法"),
        ("cancel 1 --approved-by y", "缺少选项 --reason；renwu cancel -h 查看用法"),
        ("cancel 1 --reason x", "缺少选项 --approved-by；renwu cancel -h 查看用法"),
        ("reassign 1 --reason x", "缺少选项 --lead；renwu reassign -h 查看用法"),
        ("reassign 1 --lead 乙局", "缺少选项 --reason；renwu reassign -h 查看用法"),
        ("retract a", "缺少选项 --reason；renwu retract -h 查看用法"),
    ],
)
def test_what_an_event_needs_is_asked_for(refused: Callable[..., str], typed: str, message: str) -> None:
    begin(DONE)
    assert refused(*typed.split()) == f"错误：{message}\n"


def test_a_note_may_be_a_number_that_is_also_a_tasks(desk: Callable[..., Result]) -> None:
    assert desk("progress", "1", "--note", "10").code == 0
    assert [(entry["task"], entry["note"]) for entry in written()] == [("1", "10")]


def test_a_reassignment_may_leave_a_task_without_support(desk: Callable[..., Result]) -> None:
    assert desk("reassign", "1", "--lead", "区司法局", "--support", "无", "--reason", "机构改革").code == 0
    assert written()[0]["support"] == []
    (listed, *_) = (json.loads(each) for each in desk("list", "--format", "jsonl").stdout.splitlines())
    assert (listed["lead"], listed["support"]) == (["区司法局"], [])


@pytest.mark.parametrize("empty", ["", "  "])
@pytest.mark.parametrize(
    ("before", "typed", "option"),
    [
        (DONE, "return 10", "--reason"),
        ("", "extend 10 --to 2024年12月 --approved-by 区政府", "--reason"),
        ("", "extend 10 --to 2024年12月 --reason 资金未到位", "--approved-by"),
        ("", "suspend 10 --approved-by 区政府", "--reason"),
        ("", "suspend 10 --reason 规划调整", "--approved-by"),
        ("", "cancel 10 --approved-by 区政府", "--reason"),
        ("", "cancel 10 --reason 政策废止", "--approved-by"),
        ("", "reassign 10 --lead 区司法局", "--reason"),
        (DONE, "retract a", "--reason"),
    ],
)
def test_a_reason_or_an_approval_that_says_nothing_is_refused(
    refused: Callable[..., str], before: str, typed: str, option: str, empty: str
) -> None:
    begin(*filter(None, [before]))
    what = {"--reason": "理由", "--approved-by": "批准人"}[option]
    assert refused(*typed.split(), option, empty) == f"错误：{option}：{what}是空的；写明{what}\n"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("retract x --reason 误", "没有记录号“x”；renwu log 列出记录号"),
        ("retract a x --reason 误", "没有记录号“x”；renwu log 列出记录号"),
        ("retract r --reason 误", "“r”本身是作废记录，不能再作废；重新登记被它作废的那条"),
        ("retract b --reason 误", "记录“b”已经作废"),
    ],
)
def test_what_cannot_be_retracted_is_refused(refused: Callable[..., str], typed: str, message: str) -> None:
    begin(DONE, line("b", "2024-06-02", "progress", "10"), line("r", "2024-06-03", "retracted", "10", retracts="b"))
    assert refused(*typed.split()) == f"错误：{message}\n"


def test_an_entry_that_another_builds_on_is_retracted_after_it(
    desk: Callable[..., Result], refused: Callable[..., str]
) -> None:
    begin(DONE, line("b", "2024-06-02", "verified", "10"))
    assert refused("retract", "a", "--reason", "记错了") == (
        f"错误：第10项与2024-06-02的“销号”（记录号b）矛盾：还没有办结，不能销号{NOTHING}"
    )
    assert desk("retract", "b", "--reason", "记错了").code == 0
    assert desk("retract", "a", "--reason", "记错了").code == 0


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("done 1 --note", "--note：内容是空的；写明内容"),
        ("done 1 --reporter", "--reporter：报送人是空的；写明报送人"),
        ("urge 1 --slip", "--slip：督办单号是空的；写明督办单号"),
        ("urge 1 --grade", "--grade：督办等级是空的；写明督办等级"),
    ],
)
def test_an_option_that_says_nothing_is_refused(refused: Callable[..., str], typed: str, message: str) -> None:
    begin()
    assert refused(*typed.split(), "") == f"错误：{message}\n"


def test_a_reply_is_not_asked_for_before_the_reminder(refused: Callable[..., str]) -> None:
    begin()
    assert refused("urge", "1", "--date", "2024-06-10", "--reply-by", "2024-06-09") == (
        "错误：--reply-by：2024-06-09早于催办的日期2024-06-10\n"
    )


def test_days_to_reply_count_from_the_reminder(desk: Callable[..., Result]) -> None:
    assert desk("urge", "1", "--date", "2024-06-07", "--reply-by", "+7d").code == 0
    assert desk("urge", "1", "--date", "2024-06-07", "--reply-by", "5个工作日").code == 0
    assert [entry["reply_by"] for entry in written()] == ["2024-06-14", "2024-06-17"]


@pytest.mark.parametrize(
    "typed", ["done 1", "done 1 --dry-run", "retract a --reason 误", "reassign 1 --lead x --reason y"]
)
def test_as_of_is_no_date_to_record_under(refused: Callable[..., str], typed: str) -> None:
    begin()
    assert refused(*typed.split(), "--as-of", "2024-06-01") == "错误：--as-of 只用于查询；事情发生的日期写 --date\n"


def test_units_may_be_abbreviated_as_in_filters(desk: Callable[..., Result]) -> None:
    result = desk("reassign", "1", "--lead", "司法", "--support", "区科创局", "--reason", "x", "--reporter", "金融署")
    assert (result.code, result.stderr) == (0, "“司法”指区司法局\n“区科创局”指区科技创新局\n“金融署”指区金融服务署\n")
    entry = written()[0]
    assert (entry["lead"], entry["support"], entry["reporter"]) == (["区司法局"], ["区科技创新局"], "区金融服务署")


def test_a_unit_that_matches_nothing_is_refused(refused: Callable[..., str]) -> None:
    assert refused("reassign", "1", "--lead", "区数据局", "--lead", "区司法局", "--reason", "机构改革") == (
        "错误：--lead：方案里没有单位“区数据局”；相近的有：区司法局、区科技创新局；"
        f"是新的单位，加上 --new-unit{NOTHING}"
    )


def test_a_unit_that_could_be_several_is_refused(refused: Callable[..., str]) -> None:
    several = "“区局”可以指2个单位：区科技创新局、区司法局；请写全称\n"
    assert refused("reassign", "1", "--lead", "区局", "--reason", "机构改革") == f"错误：--lead：{several}"
    assert refused("done", "1", "--reporter", "区局") == f"错误：--reporter：{several}"


def test_a_new_unit_is_recorded_as_it_stands_even_where_it_would_be_short_for_another(
    desk: Callable[..., Result],
) -> None:
    result = desk("reassign", "1", "--lead", "区司局", "--support", "区科创局", "--new-unit", "--reason", "机构改革")
    assert (result.code, result.stderr) == (0, "方案里没有“区司局”，按新的单位登记\n")
    assert (written()[0]["lead"], written()[0]["support"]) == (["区司局"], ["区科技创新局"])


def test_a_unit_that_a_task_was_given_to_is_known_from_then_on(desk: Callable[..., Result]) -> None:
    assert desk("reassign", "1", "--lead", "区数据局", "--new-unit", "--reason", "机构改革").code == 0
    assert desk("reassign", "2", "--lead", "数据局", "--reason", "机构改革").stderr == "“数据局”指区数据局\n"


def test_who_is_no_unit_may_report(desk: Callable[..., Result]) -> None:
    assert desk("verify", "10", "--reporter", "区政府督查室").code == 2
    first = desk("done", "10", "--date", "2024-06-30", "--reporter", "区政府督查室")
    assert first.stderr == "报送人“区政府督查室”在方案和以前的记录里都没有，照写的登记\n"
    assert written()[0]["reporter"] == "区政府督查室"
    assert desk("verify", "10", "--reporter", "区政府督查室").stderr == ""


def test_a_reporter_that_is_nearly_a_unit_is_recorded_and_asked_about_once(desk: Callable[..., Result]) -> None:
    result = desk("progress", "1", "10", "已对接", "--reporter", "区司发局")
    assert result.stderr == (
        "报送人“区司发局”在方案和以前的记录里都没有，照写的登记；是不是区司法局？登记错了用 renwu amend 更正\n"
    )
    assert [entry["reporter"] for entry in written()] == ["区司发局", "区司发局"]


def test_the_same_reminder_twice_on_a_day_is_refused(desk: Callable[..., Result], refused: Callable[..., str]) -> None:
    assert desk("urge", "10", "--slip", "督3").code == 0
    (entry,) = written()
    told = f"错误：第10项已于2024-07-01登记过同样的催办（记录号{entry['entry']}）{NOTHING}"
    assert refused("urge", "1", "10", "--slip", "督3") == told
    assert desk("urge", "10", "--slip", "督4").code == 0
    assert desk("urge", "10", "--slip", "督3", "--date", "2024-06-28").code == 0
    assert desk("retract", entry["entry"], "--reason", "误").code == 0
    assert desk("urge", "10", "--slip", "督3").code == 0


def test_an_unusable_plan_stops_a_command(refused: Callable[..., str], plan: Path) -> None:
    begin()
    plan.write_text("", encoding="utf-8")
    assert refused("done", "1") == (
        f"{Path('data', 'tasks.yaml')}:1:1: 错误 RW113 文件是空的\n"
        "    1 | \n      | ^\n   renwu init 可以建一个带说明的方案文件\n"
    )


@pytest.mark.parametrize("typed", ["verify 1", "done 99", "done 1 --date 2204-01-01", "retract x --reason 误"])
def test_a_refused_command_makes_no_journal(desk: Callable[..., Result], typed: str) -> None:
    assert desk(*typed.split()).code == 2
    assert not JOURNAL.exists()


# What is kept


def test_the_journal_stands_beside_its_plan(desk: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "营商环境.2024.yaml"
    other.write_bytes(plan.read_bytes())
    assert desk("done", "1", "--file", other).code == 0
    assert [entry["event"] for entry in journals.kept(other)] == ["done"]
    assert (tmp_path / "营商环境.2024.progress.jsonl").exists()
    assert not JOURNAL.exists()


def test_nothing_in_the_journal_is_rewritten(desk: Callable[..., Result]) -> None:
    data = f'\ufeff{DONE}\r\n\n  {{"torn": \n{DONE}'.encode() + b"\xff\xfe"
    JOURNAL.write_bytes(data)
    assert desk("verify", "10").code == 0
    assert JOURNAL.read_bytes().startswith(data + b"\n{")


def test_fields_of_a_newer_renwu_stay_and_are_shown(desk: Callable[..., Result]) -> None:
    begin(line("a", "2024-06-01", "progress", "10", note="推进中", weight=3, 重点=["甲", "乙"]))
    assert desk("done", "10").code == 0
    logged = json.loads(desk("log", "10", "--format", "json").stdout)["entries"]
    assert (logged[1]["weight"], logged[1]["重点"]) == (3, ["甲", "乙"])
    assert "推进中；weight：3；重点：" in desk("log", "10").stdout
    assert desk("list").stderr == ""


def test_what_would_command_a_terminal_is_recorded_as_it_is_and_shown_harmless(desk: Callable[..., Result]) -> None:
    assert desk("progress", "10", "[red]\x1b[31m\u202e:smile:[/]", "--reporter", "\x07局").stdout.startswith(
        "已登记：第10项 进展 2024-07-01　[red]\\x1b[31m\\u202e:smile:[/]（记录号"
    )
    assert written()[0]["note"] == "[red]\x1b[31m\u202e:smile:[/]"
    assert "[red]\\x1b[31m\\u202e:smile:[/]" in desk("log").stdout
    assert "\\x07局" in desk("log").stdout


def test_an_entry_of_the_same_second_follows_the_one_before(
    desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, typed in enumerate(("done 10", "return 10 --reason 佐证不全", "done 10", "verify 10")):
        journals.today_is(monkeypatch, "2024-07-01", f"09:00:00.{number:03}")
        assert desk(*typed.split()).code == 0
    assert {entry["recorded"] for entry in written()} == {NOW}
    (listed,) = (json.loads(each) for each in desk("list", "--format", "jsonl", "--match", "院士").stdout.splitlines())
    assert (listed["done_on"], listed["verified_on"]) == ("2024-07-01", "2024-07-01")


def test_a_suspension_may_say_by_when_it_is_reviewed(desk: Callable[..., Result], plan: Path) -> None:
    said = ("--reason", "规划调整", "--approved-by", "区政府", "--date", "2024-06-20", "--review-by", "+3m")
    result = desk("suspend", "9", *said)

    assert result.code == 0
    assert "；复核期限：2024-09-20（记录号" in result.stdout
    assert [each["review_by"] for each in journals.kept(plan)] == ["2024-09-20"]


def test_a_day_to_review_before_the_suspension_is_refused(refused: Callable[..., str]) -> None:
    said = ("--reason", "规划调整", "--approved-by", "区政府", "--review-by", "2024-06-30")

    assert refused("suspend", "9", *said) == "错误：--review-by：2024-06-30早于中止的日期2024-07-01\n"
