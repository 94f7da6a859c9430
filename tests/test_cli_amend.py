"""amend: an entry is retracted and recorded anew in one write, with what was given changed and all else kept."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.journals import line
from support.program import Result

JOURNAL = Path("data", "tasks.progress.jsonl")
NOTHING = "。没有登记任何记录\n"
DONE = line("a", "2024-06-01", "done", "10", reporter="区司法局", note="已建成", evidence=["a.pdf"])


def begin(*lines: str) -> None:
    """Write the journal of the folder."""
    JOURNAL.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


def written() -> list[dict[str, Any]]:
    """Every entry in the journal of the folder."""
    return [json.loads(each) for each in JOURNAL.read_text(encoding="utf-8").splitlines()]


def test_an_entry_is_put_right_in_one_step(desk: Callable[..., Result]) -> None:
    begin(DONE)
    result = desk("amend", "a", "--date", "2024-06-03", "--note", "已验收")
    before, retraction, new = written()
    assert before == json.loads(DONE)
    recorded = "2024-07-01T09:00:00+08:00"
    assert retraction == {
        "entry": retraction["entry"],
        "task": "10",
        "date": "2024-07-01",
        "event": "retracted",
        "reason": "更正日期、内容",
        "retracts": "a",
        "recorded": recorded,
    }
    assert new == {
        "entry": new["entry"],
        "task": "10",
        "date": "2024-06-03",
        "event": "done",
        "note": "已验收",
        "reporter": "区司法局",
        "evidence": ["a.pdf"],
        "recorded": recorded,
    }
    assert result == (
        0,
        (
            f"已登记：第10项 作废 2024-07-01　理由：更正日期、内容；作废的记录：a（记录号{retraction['entry']}）；"
            "现状：按期办结\n"
            f"已登记：第10项 办结 2024-06-03　已验收；佐证：a.pdf（记录号{new['entry']}）；现状：按期办结\n"
        ),
        "",
    )


def test_an_entry_of_the_wrong_task_is_moved(desk: Callable[..., Result]) -> None:
    begin(DONE)
    result = desk("amend", "a", "--task", "1", "--reason", "登记到了别的任务上")
    assert [(entry["task"], entry.get("reason")) for entry in written()[1:]] == [
        ("10", "登记到了别的任务上"),
        ("1", None),
    ]
    assert [each.rsplit("；", 1)[1] for each in result.stdout.splitlines()] == ["现状：逾期1天", "现状：逾期办结"]


@pytest.mark.parametrize(
    ("before", "typed", "field", "value"),
    [
        (
            line("a", "2024-06-01", "extended", "10", to="2024年9月", reason="x", approved_by="区政府"),
            "--to 2024年12月",
            "to",
            "2024年12月",
        ),
        (
            line("a", "2024-02-01", "extended", "10", to="2024年9月", reason="x", approved_by="区政府"),
            "--to 年底",
            "to",
            "2024-12-31",
        ),
        (
            line("a", "2024-06-01", "suspended", "10", reason="x", approved_by="区政府"),
            "--review-by +3m",
            "review_by",
            "2024-09-01",
        ),
        (
            line("a", "2024-06-01", "cancelled", "10", reason="x", approved_by="区政府"),
            "--approved-by 区委",
            "approved_by",
            "区委",
        ),
        (
            line("a", "2024-06-01", "reassigned", "10", lead=["区司法局"], reason="x"),
            "--lead 区科创局",
            "lead",
            ["区科技创新局"],
        ),
        (
            line("a", "2024-06-01", "reassigned", "10", lead=["区司法局"], reason="x"),
            "--lead 区数据局 --new-unit",
            "lead",
            ["区数据局"],
        ),
        (line("a", "2024-06-03", "urged", "10"), "--reply-by 5个工作日", "reply_by", "2024-06-11"),
        (line("a", "2024-06-03", "urged", "10", grade="限时督办"), "--grade 催办单", "grade", "催办单"),
        (line("a", "2024-06-03", "progress", "10", note="x"), "--reporter 司法", "reporter", "区司法局"),
        (line("a", "2024-06-03", "progress", "10", note="x"), "--evidence a.pdf", "evidence", ["a.pdf"]),
    ],
)
def test_each_event_has_its_own_fields_put_right(
    desk: Callable[..., Result], before: str, typed: str, field: str, value: object
) -> None:
    begin(before)
    assert desk("amend", "a", *typed.split()).code == 0
    *_, new = written()
    kept = {key: said for key, said in json.loads(before).items() if key not in {"entry", "recorded", field}}
    assert new == kept | {"entry": new["entry"], "recorded": new["recorded"], field: value}


def test_what_came_with_a_form_or_from_a_newer_renwu_is_kept(desk: Callable[..., Result]) -> None:
    begin(line("a", "2024-06-30", "progress", "10", note="x", round="2024-06-30", 批示="请核实"))
    assert desk("amend", "a", "--note", "y").code == 0
    *_, new = written()
    assert (new["note"], new["round"], new["批示"]) == ("y", "2024-06-30", "请核实")


def test_an_entry_that_others_build_on_is_put_right_while_they_stand(desk: Callable[..., Result]) -> None:
    begin(DONE, line("b", "2024-06-05", "verified", "10"))
    assert desk("amend", "a", "--date", "2024-06-04").code == 0
    begin(DONE, line("b", "2024-06-05", "verified", "10"))
    result = desk("amend", "a", "--date", "2024-06-06")
    assert result.stderr == (f"错误：第10项与2024-06-05的“销号”（记录号b）矛盾：还没有办结，不能销号{NOTHING}")
    assert len(written()) == 2


def test_a_dry_run_writes_nothing(desk: Callable[..., Result]) -> None:
    begin(DONE)
    result = desk("amend", "a", "--note", "已验收", "--dry-run")
    assert [each.split("　")[0] for each in result.stdout.splitlines()] == [
        "将登记：第10项 作废 2024-07-01",
        "将登记：第10项 办结 2024-06-01",
    ]
    assert len(written()) == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("amend a", f"没有写改什么；写成如 renwu amend a --date 2024-12-31{NOTHING}"),
        ("amend a --note 已建成", f"改的与原来一样；写成如 renwu amend a --date 2024-12-31{NOTHING}"),
        ("amend x --note y", "没有记录号“x”；renwu log 列出记录号\n"),
        ("amend r --note y", "“r”本身是作废记录，不能再作废；重新登记被它作废的那条\n"),
        ("amend b --note y", "记录“b”已经作废\n"),
        ("amend a --to 2024年12月", "--to：办结的记录没有延至\n"),
        ("amend a --date 2024-07-02", "--date：2024-07-02还没有到；写已经发生的日期\n"),
        ("amend a --task 99", "方案里没有编号为“99”的任务；编号如 9，几个编号用空格分开，renwu list 列出全部\n"),
        (
            "amend a --date 2014-06-01",
            f"2014-06-01早于方案的印发日期2024-01-15；核对年份，确是这一天的加上 --before-issued{NOTHING}",
        ),
    ],
)
def test_what_cannot_be_put_right_is_refused(desk: Callable[..., Result], typed: str, message: str) -> None:
    begin(
        DONE,
        line("b", "2024-06-02", "progress", "1"),
        line("r", "2024-06-03", "retracted", "1", retracts="b", reason="误"),
    )
    assert desk(*typed.split()) == (2, "", f"错误：{message}")
    assert len(written()) == 3
