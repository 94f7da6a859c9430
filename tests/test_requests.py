"""需协调解决的事项: which are open on a date, who asked and since when; how they are recorded, closed and shown."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu.standing.requests import Request, open_requests
from support import journals
from support.journals import line
from support.program import Result

POWER = line("a", "2024-05-06", "progress", request="协调供电接入", reporter="甲局")
MONEY = line("b", "2024-05-20", "progress", request="请区财政局落实资金", reporter="乙局")
SETTLED = line("s", "2024-06-03", "progress", settled=["协调供电接入"])


def left(*lines: str, as_of: str = "2024-07-01", recorded_by: str | None = None) -> list[tuple[str, str, str]]:
    """What is open on a date after these lines: what, since when, who asked."""
    standing = journals.standing("2024年12月", as_of, *lines, recorded_by=recorded_by)
    return [(one.text, str(one.since), "、".join(one.asked_by)) for one in open_requests(standing)]


# Which are open


def test_a_request_says_what_since_when_who_asked_and_where_that_is_recorded() -> None:
    (one,) = open_requests(journals.standing("2024年12月", "2024-07-01", POWER))
    assert one == Request("协调供电接入", one.since, ("甲局",), "a")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([POWER, MONEY], [("协调供电接入", "2024-05-06", "甲局"), ("请区财政局落实资金", "2024-05-20", "乙局")]),
        ([POWER, MONEY, SETTLED], [("请区财政局落实资金", "2024-05-20", "乙局")]),
        # Asked for in every round, whoever asks and however it is spaced, it is one matter.
        (
            [POWER, line("c", "2024-06-01", "progress", request="协调 供电接入 ", reporter="乙局")],
            [("协调供电接入", "2024-05-06", "甲局、乙局")],
        ),
        # Asked for again after it was settled, it is another.
        (
            [POWER, SETTLED, line("c", "2024-06-20", "progress", request="协调供电接入")],
            [("协调供电接入", "2024-06-20", "")],
        ),
        # What was asked for by the end of the day is settled, in whichever order it was written down.
        ([SETTLED, line("t", "2024-06-03", "progress", request="协调供电接入")], []),
        ([POWER, SETTLED, SETTLED.replace('"s"', '"t"')], []),
        ([POWER, line("c", "2024-06-20", "progress", request="x", settled="协调供电接入")], [("x", "2024-06-20", "")]),
        ([POWER, line("c", "2024-06-20", "done")], []),
        (
            [POWER, line("c", "2024-06-20", "done"), line("d", "2024-06-21", "returned", reason="x")],
            [("协调供电接入", "2024-05-06", "甲局")],
        ),
        ([POWER, line("c", "2024-06-20", "cancelled")], []),
        ([POWER, line("c", "2024-06-20", "suspended")], [("协调供电接入", "2024-05-06", "甲局")]),
        ([POWER, line("c", "2024-06-20", "retracted", retracts="a")], []),
        (
            [POWER, SETTLED, line("c", "2024-06-20", "retracted", retracts="s")],
            [("协调供电接入", "2024-05-06", "甲局")],
        ),
        # A line that somebody wrote by hand.
        ([line("c", "2024-06-20", "progress", request=" ")], []),
        ([line("c", "2024-06-20", "extended", request="x", to="2025年1月", reason="x", approved_by="y")], []),
        ([line("c", "2024-06-20", "progress", request=7, settled={"x": 1})], []),
    ],
)
def test_what_is_open_follows_from_the_entries(lines: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert left(*lines) == expected


def test_what_was_open_on_an_earlier_date_stays_so() -> None:
    assert left(POWER, SETTLED, as_of="2024-06-02") == [("协调供电接入", "2024-05-06", "甲局")]
    late = SETTLED.replace("2024-06-03T", "2024-07-09T")
    assert left(POWER, late, recorded_by="2024-07-08") == [("协调供电接入", "2024-05-06", "甲局")]
    assert left(POWER, late) == []


# Recorded by hand


def recorded(number: int = -1) -> dict[str, object]:
    """An entry of the journal, the last unless it says which, without when and under what number it was recorded."""
    lines = Path("data", "tasks.progress.jsonl").read_text(encoding="utf-8").splitlines()
    return {key: value for key, value in json.loads(lines[number]).items() if key not in {"entry", "recorded"}}


def test_a_request_is_recorded_with_progress_or_alone(desk: Callable[..., Result]) -> None:
    assert desk("progress", "9", "已选址", "--request", "协调供电接入", "--reporter", "罗湖法院").code == 0
    said = {"task": "9", "date": "2024-07-01", "event": "progress"}
    assert recorded() == {**said, "note": "已选址", "reporter": "罗湖法院", "request": "协调供电接入"}
    result = desk("progress", "9", "--request", "请区财政局落实资金")
    assert result.stdout.startswith("已登记：第9项 进展 2024-07-01　需协调解决的事项：请区财政局落实资金（记录号")
    assert recorded() == {**said, "request": "请区财政局落实资金"}
    assert desk("progress", "9", "--request", " ") == (
        2,
        "",
        "错误：--request：需协调解决的事项是空的；写明需协调解决的事项\n",
    )


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        (["1"], ["协调供电接入"]),
        (["财政"], ["请区财政局落实资金"]),
        (["协调供电接入", "2"], ["协调供电接入", "请区财政局落实资金"]),
        (["2", "财政"], ["请区财政局落实资金"]),
        (["全部"], ["协调供电接入", "请区财政局落实资金"]),
    ],
)
def test_one_is_settled_by_its_number_a_part_of_it_or_with_all(
    desk: Callable[..., Result], typed: list[str], settled: list[str]
) -> None:
    desk("progress", "9", "--request", "协调供电接入", "--date", "2024-06-03")
    desk("progress", "9", "--request", "请区财政局落实资金", "--date", "2024-06-04")
    options = [each for one in typed for each in ("--settled", one)]
    assert desk("progress", "9", *options).code == 0
    assert recorded() == {"task": "9", "date": "2024-07-01", "event": "progress", "settled": settled}
    open_ = json.loads(desk("show", "9", "--format", "json").stdout)["tasks"][0]["requests"]
    left = [one for one in ("协调供电接入", "请区财政局落实资金") if one not in settled]
    assert [one["request"] for one in open_] == left


def test_done_may_say_what_is_settled(desk: Callable[..., Result]) -> None:
    desk("progress", "9", "--request", "协调供电接入", "--date", "2024-06-03")
    assert desk("done", "9", "--settled", "供电", "--date", "2024-06-04").code == 0
    assert (recorded()["event"], recorded()["settled"]) == ("done", ["协调供电接入"])
    assert desk("return", "9", "--reason", "材料不全").code == 0
    assert json.loads(desk("show", "9", "--format", "json").stdout)["tasks"][0]["requests"] == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "progress 9 --settled 供水",
            "--settled：第9项没有需协调解决的事项“供水”；有：1.协调供电接入、2.协调通信接入",
        ),
        (
            "progress 9 --settled 接入",
            "--settled：“接入”可以是第9项的2个需协调解决的事项；写全称或序号：1.协调供电接入、2.协调通信接入",
        ),
        (
            "progress 1 9 已办 --settled 3",
            (
                "--settled：第1项在2024-07-01没有未解决的需协调解决的事项；renwu show 1 列出未解决的；"
                "--settled：第9项没有需协调解决的事项“3”；有：1.协调供电接入、2.协调通信接入"
            ),
        ),
        (
            "progress 9 --settled 1 --date 2024-06-02",
            "--settled：第9项在2024-06-02没有未解决的需协调解决的事项；renwu show 9 列出未解决的",
        ),
    ],
)
def test_what_nobody_asked_for_is_not_settled(desk: Callable[..., Result], typed: str, message: str) -> None:
    for request, day in (("协调供电接入", "2024-06-03"), ("协调通信接入", "2024-06-04")):
        desk("progress", "9", "--request", request, "--date", day)
    before = Path("data", "tasks.progress.jsonl").read_bytes()
    assert desk(*typed.split()) == (2, "", f"错误：{message}。没有登记任何记录\n")
    assert Path("data", "tasks.progress.jsonl").read_bytes() == before


def test_a_request_is_amended_and_stays_settled_where_its_words_stay(desk: Callable[..., Result]) -> None:
    desk("progress", "9", "已选址", "--request", "协调供电接入")
    entry = json.loads(Path("data", "tasks.progress.jsonl").read_text(encoding="utf-8"))["entry"]
    assert desk("amend", entry, "--request", "协调供电增容").code == 0
    assert recorded()["request"] == "协调供电增容"
    assert desk("progress", "9", "--settled", "1").code == 0
    amended = json.loads(Path("data", "tasks.progress.jsonl").read_text(encoding="utf-8").splitlines()[2])["entry"]
    assert desk("amend", amended, "--note", "已选址三处").code == 0
    assert desk("check").code == 0
    assert json.loads(desk("show", "9", "--format", "json").stdout)["tasks"][0]["requests"] == []


def test_what_a_form_asks_for_as_it_closes_a_task_is_amended(desk: Callable[..., Result]) -> None:
    journals.saved(Path("data", "tasks.yaml"), line("a", "2024-06-03", "done", "9", request="协调供电接人"))
    assert desk("amend", "a", "--request", "协调供电接入").code == 0
    assert recorded() == {"task": "9", "date": "2024-06-03", "event": "done", "request": "协调供电接入"}


# Shown


def test_show_lists_what_is_open_with_who_asked_and_since_when(desk: Callable[..., Result]) -> None:
    desk("progress", "9", "--request", "协调供电接入", "--reporter", "罗湖法院", "--date", "2024-06-03")
    (shown,) = [each for each in desk("show", "9").stdout.splitlines() if each.startswith("需协调解决的事项")]
    assert shown == "需协调解决的事项  协调供电接入（罗湖法院，2024-06-03起）"
    desk("progress", "9", "--request", "请区财政局落实资金")
    lines = desk("show", "9").stdout.splitlines()
    at = next(number for number, each in enumerate(lines) if each.startswith("需协调解决的事项"))
    assert lines[at : at + 2] == [
        "需协调解决的事项  1. 协调供电接入（罗湖法院，2024-06-03起）",
        "                  2. 请区财政局落实资金（2024-07-01起）",
    ]
    listed = desk("list", "--columns", "id,requests", "--match", "智能", "--format", "csv").stdout
    assert listed == 'id,requests\n9,"协调供电接入: 2024-06-03 罗湖法院\n请区财政局落实资金: 2024-07-01"\n'


def test_a_task_nobody_asked_anything_for_is_shown_as_before(desk: Callable[..., Result]) -> None:
    desk("progress", "9", "已选址")
    assert "需协调" not in desk("show", "9").stdout


def test_json_has_what_is_open_always(desk: Callable[..., Result]) -> None:
    desk("progress", "9", "--request", "协调供电接入", "--reporter", "罗湖法院", "--date", "2024-06-03")
    entry = json.loads(Path("data", "tasks.progress.jsonl").read_text(encoding="utf-8"))["entry"]
    tasks = json.loads(desk("list", "--format", "json").stdout)["tasks"]
    told = {"request": "协调供电接入", "since": "2024-06-03", "asked_by": ["罗湖法院"], "entry": entry}
    assert {task["id"]: task["requests"] for task in tasks if task["requests"]} == {"9": [told]}
    assert all(list(task)[-1] == "requests" for task in tasks)


# Checked


@pytest.mark.parametrize(
    "lines",
    [
        [line("a", "2024-05-06", "progress", settled=["协调供电接入"])],
        [line("0", "2024-05-01", "progress", request="协调通信接入"), SETTLED],
    ],
)
def test_rw409_what_nobody_asked_for_is_said_to_be_settled(inside: Callable[..., Result], lines: list[str]) -> None:
    Path("data").mkdir()
    plan = Path("data", "tasks.yaml")
    plan.write_text(
        "title: 表\nissued: 2024-01-15\nsections: [{measures: [{tasks: [{id: 1, text: 做, lead: [甲局],"
        " deadline: 2024年12月}]}]}]\n",
        encoding="utf-8",
    )
    journals.saved(plan, *lines)
    told = inside("check", "--format", "json")
    (problem,) = json.loads(told.stdout)["problems"]
    assert (problem["line"], problem["severity"], problem["code"], problem["message"], problem["hint"]) == (
        len(lines),
        "warning",
        "RW409",
        "第1项在这以前没有提出过，或者已经解决了“协调供电接入”",
        "核对 settled，照提出时的原文写；renwu show 列出未解决的",
    )
    assert inside("list", "--format", "json").code == 0
