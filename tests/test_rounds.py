"""报送期: who has returned no form of the last round, and who was late."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from renwu.answers.words import round_words
from renwu.plan import units
from renwu.standing.rounds import Late, Round, last_returned, round_of
from renwu.standing.status import standings
from support import journals, plans, program
from support.journals import line
from support.program import Result

PLAN = plans.plan(program.PLAN)
DAY = date(2024, 6, 30)


def told(entry: str, unit: str, received: str = "2024-07-04", *, task: str = "10", **fields: object) -> str:
    """A line that a form of the round of 2024-06-30, to be back by 2024-07-05, left."""
    said = {"reporter": unit, "round": "2024-06-30", "received": received, "return_by": "2024-07-05"} | fields
    return line(entry, "2024-06-30", "progress", task, **{key: value for key, value in said.items() if value})


def went(*lines: str, only: Sequence[str] = (), as_of: date = DAY) -> Round | None:
    """How the last round went by these lines."""
    last = last_returned(journals.entries(*lines), as_of)
    return last and round_of(*last, standings(PLAN, last[0]), units.directory(PLAN), only)


def test_a_round_names_who_returned_nothing_and_who_was_late() -> None:
    assert went(told("a", "区司法局", "2024-07-08"), told("b", "区科创局"), told("c", "罗湖法院", task="9")) == Round(
        DAY, date(2024, 7, 5), ("区金融服务署", "区委组织部"), (Late("区司法局", date(2024, 7, 8), 3),)
    )


def test_a_form_on_its_last_day_is_in_time() -> None:
    found = went(told("a", "区司法局", "2024-07-05"), told("b", "罗湖法院", "2024-07-06", task="9"))
    assert found is not None
    assert found.late == (Late("罗湖法院", date(2024, 7, 6), 1),)


def test_a_unit_that_added_to_its_form_came_in_when_the_form_first_did() -> None:
    found = went(told("a", "区司法局", "2024-07-09"), told("b", "区司法局", "2024-07-03", task="9"))
    assert found is not None
    assert found.late == ()


def test_a_form_without_a_day_of_receipt_came_in_when_it_was_written_down() -> None:
    found = went(told("a", "区司法局", "", recorded="2024-07-06T09:00:00+08:00"))
    assert found is not None
    assert found.late == (Late("区司法局", date(2024, 7, 6), 1),)


def test_nobody_is_late_where_no_day_was_set() -> None:
    found = went(told("a", "区司法局", "2024-09-01", return_by=None))
    assert found is not None
    assert (found.return_by, found.late) == (None, ())


def test_the_last_round_up_to_the_date_counts() -> None:
    before = told("a", "区司法局", round="2024-05-31")
    assert [found and found.day for found in (went(before, told("b", "区司法局")), went(before), went())] == [
        DAY,
        date(2024, 5, 31),
        None,
    ]
    assert went(told("b", "区司法局"), as_of=date(2024, 6, 29)) is None


def test_only_the_units_asked_about_are_named() -> None:
    found = went(told("a", "区司法局", "2024-07-08"), only=["罗湖法院"])
    assert found is not None
    assert (found.unreported, found.late) == (("罗湖法院",), ())


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Round(DAY, date(2024, 7, 5), ("甲局", "乙局"), (Late("丙局", date(2024, 7, 8), 3),)),
            "截至2024-06-30的报送表（限2024-07-05报回）：未报2个：甲局、乙局；迟报1个：丙局迟报3天。",
        ),
        (Round(DAY, None, (), ()), "截至2024-06-30的报送表：牵头单位都报回了。"),
    ],
)
def test_a_round_in_words(found: Round, words: str) -> None:
    assert round_words(found) == words


def test_silent_and_the_report_name_them(desk: Callable[..., Result]) -> None:
    lines = [told("a", "区司法局", "2024-07-08"), told("c", "罗湖法院", task="9")]
    Path("data", "tasks.progress.jsonl").write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    words = "截至2024-06-30的报送表（限2024-07-05报回）：未报3个：区金融服务署、区科技创新局、区委组织部；迟报1个：区司法局迟报3天。"
    assert words in desk("silent", "--as-of", "2024-07-10").stdout.splitlines()
    assert "截至2024-06-30的报送表（限2024-07-05报回）：牵头单位都报回了。" in (
        desk("silent", "--as-of", "2024-07-10", "--lead", "罗湖法院").stdout.splitlines()
    )
    report = desk("report", "--as-of", "2024-06-30").stdout
    assert (
        "截至2024年6月30日的报送表（限2024年7月5日报回）：未报3个：区金融服务署、区科技创新局、区委组织部；"
        "迟报1个：区司法局迟报3天。"
    ) in report
    assert "报送表" not in desk("report", "--since", "2024-07", "--as-of", "2024-07-10").stdout
