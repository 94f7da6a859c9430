"""The columns of a task that a person may choose."""

import pytest

from renwu.answers.columns import CARD_FIELDS, FIELDS, TASK_COLUMNS, choose
from renwu.answers.log import log_table
from renwu.answers.table import plain
from renwu.errors import UsageError
from renwu.journal.entries import ENTRY_HEADINGS


@pytest.mark.parametrize(
    "typed",
    ["id,lead,text", "编号,牵头单位,重点任务", "id，牵头单位、text", " id , lead , text "],
)
def test_columns_are_chosen_by_key_or_heading(typed: str) -> None:
    assert [column.key for column in choose(typed)] == ["id", "lead", "text"]


def test_columns_come_in_the_order_they_are_asked_for() -> None:
    assert [column.heading for column in choose("text,id,text")] == ["重点任务", "编号", "重点任务"]


@pytest.mark.parametrize(
    ("typed", "unknown"), [("id,leed", "leed"), ("", ""), ("id,", ""), ("ID", "ID"), ("标题", "标题")]
)
def test_a_column_that_is_not_there_is_refused_with_all_there_are(typed: str, unknown: str) -> None:
    with pytest.raises(UsageError) as refused:
        choose(typed)

    known = "、".join(f"{column.key}（{column.heading}）" for column in TASK_COLUMNS.values())
    assert str(refused.value) == f"--columns：没有“{unknown}”这一列；可选的列：{known}"


def test_every_column_has_a_heading_of_its_own() -> None:
    headings = [column.heading for column in TASK_COLUMNS.values()]

    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), ((), ""), (("甲", "乙"), "甲、乙"), (0, "0"), (-366, "-366"), ("甲", "甲")]
)
def test_a_cell_reads_as_text(cell: str | int | tuple[str, ...] | None, text: str) -> None:
    assert plain(cell) == text


def test_csv_forgets_no_column_of_a_task_and_no_field_of_an_entry() -> None:
    answered = log_table([], {})

    assert sorted(column.key for column in FIELDS) == sorted(TASK_COLUMNS)
    assert sorted(column.key for column in CARD_FIELDS) == sorted(TASK_COLUMNS)
    assert {column.key for column in answered.fields} == {
        *ENTRY_HEADINGS,
        "recorded_late",
        "retracted",
        "refused",
        "plan",
    }
