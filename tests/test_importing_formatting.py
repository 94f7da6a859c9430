"""What formatting says reaches the plan or is said: left-out text, hidden rows, faults, numbers in other forms."""

from dataclasses import replace

import pytest

from renwu.errors import FileError
from renwu.importing import numbering
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Finding, Grid
from support.grids import grid

HEADING = ("序号", "重点任务", "完成时限", "牵头单位")
TABLE = grid(HEADING, ("1", "甲事。", "2024年6月", "区司法局"), ("2", "乙事。", "2024年9月", "区民政局"))


def read(table: Grid, *, visible_only: bool = False) -> Imported:
    return draft([table], "表.xlsx", Instructions(title="任务分解表", visible_only=visible_only))


def guesses(made: Imported) -> list[str]:
    return [f"{place}：{text}" for place, text, guess in made.remarks if guess]


def ids(made: Imported) -> list[str]:
    return [placed.task.id for placed in made.plan.tasks()]


def refusal(table: Grid) -> list[str]:
    with pytest.raises(FileError) as caught:
        read(table)
    return [line.strip() for line in str(caught.value).split("\n")[1:]]


def test_what_a_reader_left_out_is_a_guess_at_its_row() -> None:
    made = read(replace(TABLE, findings=(Finding("划去的“2023年”没有读入", 1, 2), Finding("上标“1”按注号没有读入"))))

    assert guesses(made) == ["表1：上标“1”按注号没有读入", "表1 第2行：划去的“2023年”没有读入"]


def test_a_row_with_nothing_left_is_said_as_one() -> None:
    table = grid(HEADING, ("1", "甲事。", "2024年6月", "区司法局"), ("", "", "", ""))
    made = read(replace(table, findings=(Finding("划去的“2”没有读入", 2, 0), Finding("划去的“乙事。”没有读入", 2, 1))))

    assert guesses(made) == ["表1 第3行：整行没有读入：划去的“2”没有读入；划去的“乙事。”没有读入"]
    assert ids(made) == ["1"]


def test_a_cell_that_cannot_be_known_is_refused_where_it_is_read() -> None:
    assert refusal(
        replace(TABLE, findings=(Finding("D3 是错误值 #N/A；在 Excel 或 WPS 里改正", 2, 3, unreadable=True),))
    ) == ["表1 第3行：D3 是错误值 #N/A；在 Excel 或 WPS 里改正"]


def test_a_cell_that_cannot_be_known_is_only_said_in_a_column_that_is_not_read() -> None:
    table = grid((*HEADING, "项目投资"), ("1", "甲事。", "2024年6月", "区司法局", "#N/A"))
    made = read(replace(table, findings=(Finding("E2 是错误值 #N/A；在 Excel 或 WPS 里改正", 1, 4, unreadable=True),)))

    assert "表1 第2行：E2 是错误值 #N/A；在 Excel 或 WPS 里改正" in [
        f"{place}：{text}" for place, text, _ in made.remarks
    ]


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    made = read(replace(TABLE, hidden_rows=frozenset({2}), hidden_columns=frozenset({2})))

    assert ids(made) == ["1", "2"]
    assert guesses(made) == [
        "表1 第3行：是隐藏的一行，照样读入；不要的加上 --visible-only",
        "表1：“完成时限”是隐藏的一列，照样读入；不要的加上 --visible-only",
    ]


def test_hidden_rows_and_columns_can_be_left_out() -> None:
    hidden = replace(
        TABLE,
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({2}),
        findings=(Finding("划去的“丙”没有读入", 2, 1),),
    )
    made = read(hidden, visible_only=True)

    assert [(placed.task.id, placed.task.deadline) for placed in made.plan.tasks()] == [("1", "")]
    assert guesses(made) == []


# Headings that are merged down over matter


def test_a_heading_cell_ends_where_matter_begins() -> None:
    made = read(
        grid(
            (("序号", 3, 1), "重点任务", "牵头单位", "完成时限"),
            ("甲事。", "区司法局", "2024年6月"),
            ("乙事。", "区民政局", "2024年9月"),
            ("3", "丙事。", "区商务局", "2024年12月"),
        )
    )

    assert [placed.task.text for placed in made.plan.tasks()] == ["甲事。", "乙事。", "丙事。"]


def test_a_heading_of_two_rows_stays_one() -> None:
    made = read(
        grid(
            (("序号", 2, 1), ("重点任务", 2, 1), ("责任分工", 1, 2), ("完成时限", 2, 1)),
            ("牵头单位", "配合单位"),
            ("1", "甲事。", "区司法局", "区民政局", "2024年6月"),
        )
    )

    assert [(placed.task.lead, placed.task.support) for placed in made.plan.tasks()] == [(("区司法局",), ("区民政局",))]


# Numbers in other forms


@pytest.mark.parametrize("prefix", ["1.", "１．", "１、", "（１）", "⒈", "⑴", "㈠", "①", "❶", "1)"])
def test_a_number_in_front_of_a_text_is_its_id_in_every_form(prefix: str) -> None:
    assert numbering.task(f"{prefix}建成平台。") == ("1", "建成平台。")


@pytest.mark.parametrize("text", ["1.5亿元", "１．５亿元", "2024年建成", "1"])
def test_what_is_no_number_in_front_stays(text: str) -> None:
    assert numbering.task(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "level"), [("１、聚焦企业", 4), ("㈡优化服务", 3), ("(二)优化服务", 3), ("二、优化", 2)]
)
def test_a_heading_s_number_counts_in_every_form(text: str, level: int) -> None:
    assert numbering.level(text) == level


def test_ids_that_a_spreadsheet_turned_into_dates_are_read_as_they_were_typed_and_said() -> None:
    made = read(
        grid(
            HEADING,
            ("2024-01-02", "甲事。", "2024年6月", "区司法局"),
            ("2024-10-01", "乙事。", "2024年9月", "区民政局"),
        )
    )

    assert ids(made) == ["1-2", "10-1"]
    assert guesses(made) == [
        "表1 第2行：序号是日期“2024-01-02”，像是“1-2”被表格软件改成的，读作“1-2”",
        "表1 第3行：序号是日期“2024-10-01”，像是“10-1”被表格软件改成的，读作“10-1”",
    ]
