"""The journal file: what its lines say, what is wrong with those that say nothing, and what is written."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renwu.errors import FileError, Problem
from renwu.journal import history
from renwu.journal.checks import check_journal, check_stamps
from renwu.journal.entries import ENTRY_HEADINGS, Entry
from renwu.journal.file import locked_journal, new_entry, read_journal
from support import journals
from support.journals import line, problem

EXAMPLES = settings(max_examples=150)
OBJECT = "每行是一个 JSON 对象，至少有 entry、task、date、event；renwu 跳过这一行，文件不动"
EVENTS = f"可用的事项：{'、'.join(journals.EVENTS)}"
GOOD = line("a", "2024-03-01", "done")


def ids(entries: Sequence[Entry]) -> str:
    """The ids of entries, with a space between."""
    return " ".join(entry.entry for entry in entries)


def said(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Everything that entries say, wherever in the file they stand."""
    return [dict(entry.fields) for entry in entries]


# What a line says


def test_a_line_is_an_entry() -> None:
    (entry,) = journals.entries(
        '{"entry": "a1", "task": "6", "date": "2023-12-18", "event": "done", "note": "已完成", '
        '"reporter": "区政务服务数据管理局", "evidence": ["验收报告.pdf"], "recorded": "2023-12-19T09:12:33+08:00"}'
    )
    assert (entry.entry, entry.task, entry.date, entry.event.label, entry.line) == (
        "a1",
        "6",
        date(2023, 12, 18),
        "办结",
        1,
    )
    assert (entry.text("note"), entry.texts("evidence"), entry.recorded) == (
        "已完成",
        ("验收报告.pdf",),
        "2023-12-19T09:12:33+08:00",
    )


def test_only_entry_task_date_and_event_are_required() -> None:
    (entry,) = journals.entries('{"entry": "a", "task": "1", "date": "2024-03-01", "event": "urged"}')
    assert (entry.recorded, entry.text("note"), entry.texts("evidence")) == ("", "", ())


def test_fields_that_a_newer_renwu_wrote_are_kept() -> None:
    (entry,) = journals.entries(line("a", "2024-03-01", "done", weight=3, tags=["重点"], nested={"x": None}))
    assert {key: value for key, value in entry.fields.items() if key not in ENTRY_HEADINGS} == {
        "weight": 3,
        "tags": ["重点"],
        "nested": {"x": None},
    }


def test_one_text_where_a_list_belongs_is_a_list_of_one() -> None:
    (entry,) = journals.entries(line("a", "2024-03-01", "done", evidence="甲.pdf"))
    assert entry.texts("evidence") == ("甲.pdf",)


@pytest.mark.parametrize("value", [None, 5, True, {"a": "b"}, [1, None]])
def test_a_field_of_another_kind_gives_no_text(value: object) -> None:
    (entry,) = journals.entries(line("a", "2024-03-01", "done", note=value))
    assert (entry.text("note"), entry.texts("note")) == ("", ())


@pytest.mark.parametrize(
    ("recorded", "late"),
    [
        ("2024-03-01T23:59:59+08:00", False),
        ("2024-03-02T00:00:00+08:00", True),
        ("2024-02-29T09:00:00+08:00", False),
        ("", False),
    ],
)
def test_what_was_written_down_on_a_later_day_was_recorded_late(recorded: str, late: bool) -> None:  # noqa: FBT001  # what the case expects
    (entry,) = journals.entries(line("a", "2024-03-01", "done", recorded=recorded))
    assert entry.recorded_late is late


# What the lines together say


def test_entries_stand_in_the_order_of_date_then_recorded_then_id() -> None:
    entries = journals.entries(
        line("e", "2024-03-02", "progress", recorded="2024-03-02T09:00:00+08:00"),
        line("d", "2024-03-01", "progress", recorded="2024-03-09T09:00:00+08:00"),
        line("c", "2024-03-01", "progress", recorded="2024-03-01T10:00:00+08:00"),
        line("b", "2024-03-01", "progress", recorded="2024-03-01T10:00:00+08:00"),
        line("a", "2024-03-03", "progress", recorded="2024-03-01T09:00:00+08:00"),
    )
    assert ids(entries) == "b c d e a"


def test_an_identical_line_counts_once() -> None:
    assert ids(journals.entries(GOOD, line("b", "2024-03-02", "verified"), GOOD)) == "a b"


def test_a_line_with_the_same_fields_in_another_order_counts_once() -> None:
    turned = json.dumps(dict(reversed(json.loads(GOOD).items())))
    assert ids(journals.entries(GOOD, turned)) == "a"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f"\ufeff{GOOD}\n".encode(), id="BOM"),
        pytest.param(f"{GOOD}\r\n".encode(), id="CRLF"),
        pytest.param(f"\ufeff{GOOD}\r\n\r\n".encode(), id="both"),
        pytest.param(GOOD.encode(), id="no-last-line-feed"),
        pytest.param(f"\n\n  {GOOD}\t \n \n".encode(), id="blanks"),
    ],
)
def test_what_an_editor_makes_of_the_file_is_harmless(data: bytes) -> None:
    found = journals.parsed(data)
    assert (said(found.entries), found.problems) == ([json.loads(GOOD)], ())


@pytest.mark.parametrize("space", ["\u3000", "\xa0", "\x0c", "\x1c", "\x85"])
def test_what_stands_around_an_entry_does_not_hinder_reading_its_fields(space: str) -> None:
    for data in (f"{space}{GOOD}\n", f"{GOOD}{space}\n"):
        assert said(journals.parsed(data.encode()).entries) in ([], [json.loads(GOOD)])


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b" \t\n\n"])
def test_an_empty_journal_has_neither_entries_nor_problems(data: bytes) -> None:
    found = journals.parsed(data)
    assert (found.entries, found.problems) == ([], ())


@EXAMPLES
@given(data=st.data())
def test_the_order_of_the_lines_in_the_file_decides_nothing(data: st.DataObject) -> None:
    fields = st.fixed_dictionaries(
        {
            "entry": st.sampled_from("abc"),
            "task": st.sampled_from("12"),
            "date": st.sampled_from(["2024-03-01", "2024-03-02"]),
            "event": st.sampled_from(["progress", "done", "returned"]),
        },
        optional={"recorded": st.sampled_from(["2024-03-02T09:00:00+08:00", "2024-03-05T09:00:00+08:00"])},
    )
    lines = data.draw(st.lists(fields.map(lambda each: json.dumps(each, sort_keys=True)), max_size=8))
    shuffled = data.draw(st.permutations(lines))
    assert said(journals.of(*lines).entries) == said(journals.of(*shuffled).entries)


def test_which_of_three_lines_with_one_id_counts_does_not_depend_on_their_order() -> None:
    lines = (
        '{"entry": "a", "task": "1", "date": "2024-03-01", "event": "done"}',
        '{"task": "1", "entry": "a", "date": "2024-03-01", "event": "done"}',
        '{"entry": "a", "task": "1", "date": "2024-03-01", "event": "progress"}',
    )
    answers = {str(said(journals.of(*order).entries)) for order in permutations(lines)}
    assert len(answers) == 1


def test_which_of_two_lines_with_one_id_counts_does_not_depend_on_what_else_changed_in_them() -> None:
    first, second = line("a", "2024-03-01", "done"), line("a", "2024-03-02", "progress")
    forward, backward = journals.of(first, second), journals.of(second, first)
    assert said(forward.entries) == said(backward.entries)
    assert len(forward.entries) == 1


# Lines that say nothing


@pytest.mark.parametrize(
    "text",
    [
        *(GOOD[:length] for length in (1, 2, 20, len(GOOD) - 1)),
        f"{GOOD} x",
        f"{GOOD}{GOOD}",
        "done",
        "\ufeff" * 2 + GOOD,
        "[" * 100_000,
        '{"a":' * 100_000,
        f'{{"entry": {"9" * 5000}}}',
    ],
)
def test_a_line_that_is_no_whole_json_is_passed_over_and_told_of(text: str) -> None:
    found = journals.of(text, line("b", "2024-03-02", "verified"))
    assert ids(found.entries) == "b"
    assert found.problems == (problem(1, "RW401", "这一行不是完整的 JSON，可能没写完就中断了", OBJECT),)


@pytest.mark.parametrize("data", [b"\xff\xfe", GOOD.encode()[:-2] + b"\xe5\n", "中文".encode("gbk"), b"\x00" * 100])
def test_bytes_that_are_no_text_are_passed_over_and_told_of(data: bytes) -> None:
    found = journals.parsed(data)
    assert found.entries == []
    assert found.problems == (problem(1, "RW401", "这一行不是完整的 JSON，可能没写完就中断了", OBJECT),)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("more", ["x", "}", "]", "{", "1", "\x00", " x", GOOD])
def test_an_entry_with_more_behind_it_is_passed_over_and_told_of(more: str, end: str) -> None:
    found = journals.parsed(f"{GOOD}{more}{end}".encode())
    assert found.entries == []
    assert found.problems == (problem(1, "RW401", "这一行不是完整的 JSON，可能没写完就中断了", OBJECT),)


@pytest.mark.parametrize("text", ["[]", "{}", "null", "5", '"done"', '["entry", "task", "date", "event"]'])
def test_json_that_is_no_entry_is_passed_over_and_told_of(text: str) -> None:
    found = journals.of(text, GOOD)
    assert ids(found.entries) == "a"
    assert found.problems == (problem(1, "RW401", "entry、task、date、event 没有写全，或不是文字", OBJECT),)


@pytest.mark.parametrize("key", ["entry", "task", "date", "event"])
def test_an_entry_without_a_required_field_is_passed_over_and_told_of(key: str) -> None:
    found = journals.of(json.dumps({name: value for name, value in json.loads(GOOD).items() if name != key}))
    assert found.entries == []
    assert found.problems == (problem(1, "RW401", "entry、task、date、event 没有写全，或不是文字", OBJECT),)


@pytest.mark.parametrize("fields", [{"entry": ""}, {"task": ""}, {"recorded": None}, {"recorded": 20240301}])
def test_an_entry_with_an_impossible_id_or_task_or_recorded_is_passed_over_and_told_of(
    fields: dict[str, object],
) -> None:
    found = journals.of(json.dumps(json.loads(GOOD) | fields))
    assert found.entries == []
    assert found.problems == (problem(1, "RW401", "这一行的 entry、task 或 recorded 不对", OBJECT),)


@pytest.mark.parametrize("event", ["Done", "办结", "", "archived"])
def test_an_unknown_event_is_passed_over_and_told_of(event: str) -> None:
    found = journals.of(line("a", "2024-03-01", event))
    assert found.entries == []
    assert found.problems == (problem(1, "RW403", f"不认识的事项“{event}”", EVENTS),)


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13-01", "0000-01-01", "", "2024-3-1", "20240301", "2024-W09-5"])
def test_an_impossible_date_is_passed_over_and_told_of(day: str) -> None:
    found = journals.of(line("a", "2024-03-01", "done", date=day))
    assert found.entries == []
    assert found.problems == (problem(1, "RW404", f"日历上没有“{day}”这一天", "日期写成如 2024-12-31"),)


@pytest.mark.parametrize(("first", "second"), [("done", "progress"), ("progress", "done")])
def test_one_id_with_two_contents_is_told_of_and_one_of_them_counts(first: str, second: str) -> None:
    found = journals.of(line("a", "2024-03-01", first), "", line("a", "2024-03-01", second))
    assert len(found.entries) == 1
    assert found.problems == (
        problem(
            3,
            "RW406",
            "记录号“a”与第1行相同，内容不同",
            "两件事，就给其中一行换一个记录号；同一件事两边各改过一次，就删去旧的那行",
        ),
    )


def test_every_problem_is_told_of_in_the_order_of_lines() -> None:
    found = journals.of("x", GOOD, line("b", "2024-02-30", "done"), "{}", line("c", "2024-03-01", "?"))
    assert [(each.place.line, each.code) for each in found.problems] == [
        (1, "RW401"),
        (3, "RW404"),
        (4, "RW401"),
        (5, "RW403"),
    ]


def test_every_problem_of_a_journal_is_a_warning() -> None:
    codes = [f"RW40{number}" for number in range(1, 7)]
    problems = [problem(1, code, "", "") for code in codes]
    assert {(each.severity.value, each.fatal) for each in problems} == {("warning", False)}


@EXAMPLES
@given(data=st.binary(max_size=500))
@example(data=b"\xef\xbb\xbf\xef\xbb\xbf{}")
@example(data=b'{"entry": [], "task": {}, "date": [], "event": []}')
@example(data=b'{"entry": NaN, "task": 1e999, "date": true, "event": null}')
def test_any_bytes_are_read_and_each_line_with_something_on_it_accounted_for(data: bytes) -> None:
    found = journals.parsed(data)
    written = [
        number for number, each in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1) if not is_blank(each)
    ]
    assert sorted([*(each.place.line for each in found.problems), *(each.line for each in found.entries)]) == written
    assert all(said(found.entries))


def is_blank(text: bytes) -> bool:
    """Whether a line has nothing on it, or nothing but what any text editor shows as space."""
    try:
        return not text.decode().strip()
    except UnicodeDecodeError:
        return False


# What the plan makes of the entries


def found_by_check(today: str, *lines: str) -> list[Problem]:
    """What a check says of a journal, on a day, for a plan with the tasks 1 and 2."""
    plan, read = journals.plan("2024年6月", "常态化推进"), journals.of(*lines)
    found = history.histories(plan, read.entries, date.max)
    return check_journal(plan, read, found, date.fromisoformat(today))


def test_a_journal_in_order_has_no_problem() -> None:
    assert found_by_check("2024-03-02", GOOD, line("b", "2024-03-02", "verified")) == []


def test_a_task_that_the_plan_lacks_is_told_of() -> None:
    assert found_by_check("2024-03-01", GOOD, line("b", "2024-03-01", "done", "99")) == [
        problem(2, "RW402", "方案里没有编号为“99”的任务", "核对 task，或作废这条记录")
    ]


def test_a_date_that_has_not_come_is_told_of() -> None:
    lines = (line("a", "2024-03-01", "progress"), line("b", "2024-03-02", "progress"))
    assert found_by_check("2024-03-01", *lines) == [
        problem(2, "RW404", "日期2024-03-02还没有到", "写已经发生的日期，或作废这条记录")
    ]
    assert found_by_check("2024-03-02", *lines) == []


def test_a_date_before_the_plan_is_told_of_until_it_is_retracted() -> None:
    early = line("a", "2014-03-01", "progress")
    assert found_by_check("2024-03-01", early, line("b", "2024-01-15", "progress")) == [
        problem(1, "RW407", "日期2014-03-01早于方案的印发日期2024-01-15", "核对年份，写错了的用 renwu amend 更正")
    ]
    assert found_by_check("2024-03-01", early, line("b", "2014-03-01", "retracted", retracts="a", reason="误")) == []


def test_an_order_that_breaks_a_rule_is_told_of() -> None:
    assert found_by_check("2024-03-02", line("b", "2024-03-02", "done"), GOOD) == [
        problem(1, "RW405", "第1项已于2024-03-01办结", "renwu retract 可作废其中一条；文件不动")
    ]


def test_a_retraction_of_nothing_is_told_of() -> None:
    assert found_by_check("2024-03-01", line("b", "2024-03-01", "retracted", retracts="x", reason="误")) == [
        problem(1, "RW405", "要作废的记录“x”不在文件里", "核对 retracts")
    ]


def test_a_retraction_of_a_retraction_is_told_of() -> None:
    lines = (
        GOOD,
        line("b", "2024-03-01", "retracted", retracts="a", reason="误"),
        line("c", "2024-03-01", "retracted", retracts="b", reason="误"),
    )
    assert found_by_check("2024-03-01", *lines) == [
        problem(3, "RW405", "“b”本身是作废记录，不能再作废", "重新登记被它作废的那条")
    ]


@pytest.mark.parametrize("recorded", ["", "2024-03-01", "2024-03-01T09:00:00+08:00", "2024-03-01T01:00:00Z"])
def test_a_time_of_recording_that_is_one_is_in_order(recorded: str) -> None:
    assert list(check_stamps(journals.of(line("a", "2024-03-01", "done", recorded=recorded)))) == []


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({"recorded": "昨天"}, "登记时间“昨天”读不出", "写成如 2024-12-31T09:00:00+08:00"),
        (
            {"recorded": "2024-02-30T09:00:00"},
            "登记时间“2024-02-30T09:00:00”读不出",
            "写成如 2024-12-31T09:00:00+08:00",
        ),
        ({"reply_by": "下周"}, "回复期限“下周”读不出", "写成如 2024-12-31"),
        ({"reply_by": "2024-02-30"}, "回复期限“2024-02-30”读不出", "写成如 2024-12-31"),
    ],
)
def test_a_time_of_recording_or_a_day_to_reply_by_that_is_none_is_told_of(
    fields: dict[str, Any], message: str, hint: str
) -> None:
    found = journals.of(line("a", "2024-03-01", "urged", **fields))
    assert list(check_stamps(found)) == [problem(1, "RW404", message, hint)]


def test_retracting_an_entry_that_broke_a_rule_settles_it() -> None:
    lines = (GOOD, line("b", "2024-03-02", "done"))
    assert len(found_by_check("2024-03-02", *lines)) == 1
    assert found_by_check("2024-03-02", *lines, line("c", "2024-03-02", "retracted", retracts="b", reason="误")) == []


def test_retracting_an_entry_of_a_task_that_the_plan_lacks_settles_it() -> None:
    lines = (
        line("a", "2024-03-01", "done", "99"),
        line("b", "2024-03-01", "retracted", "99", retracts="a", reason="误"),
    )
    assert found_by_check("2024-03-01", *lines) == []


def test_retracting_an_entry_with_a_date_that_has_not_come_settles_it() -> None:
    lines = (line("a", "2204-03-01", "done"), line("b", "2024-03-01", "retracted", retracts="a", reason="误"))
    assert found_by_check("2024-03-01", *lines) == []


# Writing


def test_a_new_entry_has_its_fields_in_one_order_and_no_empty_ones(tmp_path: Path) -> None:
    fields: dict[str, Any] = {key: f"{number}" for number, key in enumerate(ENTRY_HEADINGS)} | {
        "date": "2024-03-01",
        "event": "done",
        "note": "",
        "evidence": None,
        "reason": None,
    }
    path = tmp_path / "new.progress.jsonl"
    append(path, dict(reversed(fields.items())))
    assert list(json.loads(path.read_bytes())) == [
        *("entry", "task", "date", "event", "reporter", "to", "approved_by", "document", "slip", "reply_by"),
        *("lead", "support", "retracts", "contact", "round", "review_by", "received", "return_by"),
        *("milestone", "values", "applied", "grade", "unit", "request", "settled", "reviewer", "recorded"),
    ]


def append(path: Path, *many: dict[str, Any]) -> None:
    """Write entries to a journal, in one go."""
    with locked_journal(path, never) as appender:
        appender.append(map(new_entry, many))


def never() -> None:
    """What must not be called where nobody else writes."""
    pytest.fail("nobody else holds the journal")


def new(id_: str, **fields: object) -> dict[str, Any]:
    """The fields of a new entry."""
    known = {"task": "1", "date": "2024-03-01", "event": "progress", "recorded": "2024-03-01T09:00:00+08:00"}
    return {"entry": id_, **known, **fields}


def test_what_people_read_is_written_as_they_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new.progress.jsonl"
    append(path, new("a", note="已在“三个口岸”宣传"))
    assert path.read_text(encoding="utf-8") == (
        '{"entry": "a", "task": "1", "date": "2024-03-01", "event": "progress", "note": "已在“三个口岸”宣传", '
        '"recorded": "2024-03-01T09:00:00+08:00"}\n'
    )


@EXAMPLES
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), min_size=1))
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "any.progress.jsonl"
    append(path, *(new(f"{number}", note=text, evidence=texts) for number, text in enumerate(texts)))
    found = read_journal(path)
    by_number = sorted(found.entries, key=lambda entry: int(entry.entry))
    assert [(entry.text("note"), entry.texts("evidence")) for entry in by_number] == [
        (text, tuple(texts)) for text in texts
    ]
    assert found.problems == ()


def test_half_a_character_from_a_command_line_that_is_no_text_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "any.progress.jsonl"
    append(path, new("a", note="甲\udcff乙"))
    (entry,) = read_journal(path).entries
    assert entry.text("note") == "甲\udcff乙"


@pytest.mark.parametrize("note", ["[" * 1000, "{" * 1000, "（" * 1000, '\\"[{' * 1000, "甲" * 1_000_000])
def test_no_note_is_too_much_to_come_back(tmp_path: Path, note: str) -> None:
    path = tmp_path / "any.progress.jsonl"
    append(path, new("a", note=note))
    (entry,) = read_journal(path).entries
    assert entry.text("note") == note


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(GOOD.encode(), id="whole"),
        pytest.param(GOOD.encode()[:-9], id="torn"),
        pytest.param("完".encode()[:2], id="within-a-character"),
        pytest.param(GOOD.encode() + b"\r", id="return"),
        pytest.param(b"\xef\xbb\xbf", id="BOM"),
        pytest.param(b" ", id="space"),
    ],
)
def test_a_new_entry_starts_on_a_line_of_its_own(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "open.progress.jsonl"
    path.write_bytes(before)
    append(path, new("z"))
    assert path.read_bytes().startswith(before + b"\n{")
    assert read_journal(path).entries[-1].entry == "z"


@pytest.mark.parametrize("before", [b"", f"{GOOD}\n".encode(), f"{GOOD}\r\n".encode(), b"\n"])
def test_no_empty_line_is_put_where_none_is_needed(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "closed.progress.jsonl"
    path.write_bytes(before)
    append(path, new("z"))
    assert path.read_bytes().startswith(before + b"{")


def test_whoever_holds_the_journal_sees_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "some.progress.jsonl"
    path.write_text(f"{GOOD}\n{GOOD[:9]}", encoding="utf-8")
    with locked_journal(path, never) as appender:
        assert (ids(appender.journal.entries), [each.code for each in appender.journal.problems]) == ("a", ["RW401"])


def test_two_writes_under_one_lock_are_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "some.progress.jsonl"
    path.write_bytes(b"x")
    with locked_journal(path, never) as appender:
        appender.append([new_entry(new("a"))])
        appender.append([new_entry(new("b"))])
    assert ids(read_journal(path).entries) == "a b"
    assert path.read_bytes().count(b"\n") == 3


# Reading a file


def test_a_journal_that_is_not_there_is_empty(tmp_path: Path) -> None:
    found = read_journal(tmp_path / "none.progress.jsonl")
    assert (found.entries, found.problems) == ([], ())


def test_a_folder_in_the_journals_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError) as raised:
        read_journal(tmp_path)
    assert str(raised.value) == f"打不开 {tmp_path}：这是一个文件夹"


# When a line was written down is an instant, however it is written


@pytest.mark.parametrize(
    "recorded",
    [
        "2024-06-20T15:30:00+08:00",
        "2024-06-20T07:30:00Z",
        "20240620T153000+0800",
        "2024-06-20T16:30:00+09:00",
        "2024-06-20T15:30",
    ],
)
def test_a_time_of_recording_is_the_instant_it_is(recorded: str) -> None:
    (entry,) = journals.entries(line("a", "2024-06-20", "done", recorded=recorded))

    assert entry.recorded == "2024-06-20T15:30:00+08:00"
    assert entry.text("recorded") == recorded


def test_entries_of_a_day_come_in_the_order_of_their_instants() -> None:
    found = journals.entries(
        line("b", "2024-06-20", "returned", recorded="2024-06-20T07:30:00Z"),
        line("a", "2024-06-20", "done", recorded="2024-06-20T09:00:00+08:00"),
    )

    assert ids(found) == "a b"


def test_entries_written_by_hand_come_in_the_order_of_the_numbers_in_their_ids() -> None:
    found = journals.entries(*(line(id_, "2024-06-20", "progress", recorded="") for id_ in ("会-10", "会-2", "会-2-1")))

    assert ids(found) == "会-2 会-2-1 会-10"


# A key twice


@pytest.mark.parametrize(
    "again",
    [
        '"task":"2"',
        '"task": "2"',
        '"task" : "2"',
        '"task"\t:"2"',
        '"more":{"a":1,"a":2}',
        '"values":{"a":"6公顷","a":"7公顷"}',
        '"note":"“甲”:乙\\":","event":"done"',
    ],
)
def test_a_line_with_a_key_twice_is_a_problem_and_does_not_count(again: str) -> None:
    text = f'{{"entry":"a","task":"1","date":"2024-06-29","event":"done",{again}}}'
    key = "task" if "task" in again else "a" if '"a"' in again else "event"
    found = journals.of(text, GOOD)

    assert [entry.date.isoformat() for entry in found.entries] == ["2024-03-01"]
    assert found.problems == (
        problem(1, "RW401", f"键“{key}”写了两次，哪一个算数说不清", "留下对的一个；改好以前这一行不算"),
    )


def test_a_note_that_looks_like_keys_is_a_note() -> None:
    (entry,) = journals.entries(line("a", "2024-06-29", "progress", note='他说："task":"2"，"task":"3"'))

    assert entry.text("note") == '他说："task":"2"，"task":"3"'


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> 分支", "||||||| 4f2a"])
def test_git_s_marks_of_a_conflict_are_called_that(mark: str) -> None:
    found = journals.of(mark, GOOD)

    assert ids(found.entries) == "a"
    assert found.problems == (
        problem(
            1,
            "RW401",
            "这是 git 合并冲突的标记，不是记录",
            "两边的行都留下，只删去标记；.gitattributes 写上 *.progress.jsonl merge=union，以后就不会冲突",
        ),
    )
