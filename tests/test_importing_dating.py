"""What a table's deadlines need beside their own words: the plan's year; and what in them is no deadline."""

from datetime import date

import pytest

from renwu.importing.drafting import Imported, Instructions, draft
from renwu.plan import deadlines
from renwu.plan.model import Dated
from support.grids import grid


def read(
    *wordings: str, title: str = "2025年重点任务分解表", heading: str = "完成时限", issued: date | None = None
) -> Imported:
    rows = [(str(number), "组织实施。", wording, "区司法局") for number, wording in enumerate(wordings, 1)]
    table = grid(("编号", "重点任务", heading, "牵头单位"), *rows)
    return draft([table], "表.docx", Instructions(title=title, issued=issued))


def said(made: Imported) -> list[str]:
    """What is said beside the columns; nothing of it is a guess."""
    assert made.guesses == 0
    return [f"{remark.place}：{remark.text}" if remark.place else remark.text for remark in made.remarks[1:]]


def due(made: Imported) -> list[date | None]:
    read = [deadlines.of(placed.task, made.plan) for placed in made.plan.tasks()]
    return [deadline.due if isinstance(deadline, Dated) else None for deadline in read]


def test_the_titles_year_is_the_year_of_deadlines_without_one() -> None:
    made = read("12月底前", issued=date(2024, 12, 20))

    assert (made.plan.year, due(made)) == (2025, [date(2025, 12, 31)])
    assert said(made) == ["没有写明年份的时限按标题的2025年算（year），而印发日期是2024-12-20"]


def test_a_year_over_the_deadlines_comes_before_the_titles() -> None:
    made = read("12月底前", heading="完成时限（2026年）", issued=date(2026, 1, 5))

    assert (made.plan.year, due(made)) == (2026, [date(2026, 12, 31)])
    assert said(made) == ["没有写明年份的时限按表头的2026年算（year），而标题是2025年"]


def test_a_title_and_a_day_of_issue_that_agree_are_not_told_apart() -> None:
    assert said(read("12月底前", title="2025年任务分解表")) == ["没有写明年份的时限按标题的2025年算（year）"]


@pytest.mark.parametrize(
    ("wording", "title"), [("2025年12月底前", "2025年任务分解表"), ("12月底前", "2024—2026年行动方案任务分解表")]
)
def test_a_year_that_nothing_depends_on_or_nobody_names_is_left_out(wording: str, title: str) -> None:
    made = read(wording, title=title, issued=date(2025, 1, 5))

    assert (made.plan.year, said(made)) == (None, [])


def test_a_state_is_copied_and_told_not_read_as_a_date() -> None:
    made = read("已完成", "2025年12月", "已完成")

    assert [placed.task.deadline for placed in made.plan.tasks()] == ["已完成", "2025年12月", "已完成"]
    assert said(made) == ["第1、3项：完成时限“已完成”是办理情况，不是时限，照抄"]


def test_a_year_written_short_and_a_date_that_was_moved_are_told() -> None:
    assert said(read("25年12月底前", "2025年12月（提前至2025年6月）")) == [
        "没有写明年份的时限按标题的2025年算（year）",
        "第1项：完成时限“25年12月底前”：“25年”按2025年算",
        "第2项：完成时限“2025年12月（提前至2025年6月）”：原定“2025年12月”",
    ]


def test_of_many_tasks_with_one_wording_the_first_are_named() -> None:
    assert said(read(*["已办结"] * 7)) == ["第1、2、3、4、5等7项：完成时限“已办结”是办理情况，不是时限，照抄"]
