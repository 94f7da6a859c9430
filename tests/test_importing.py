"""What a table means: which column is what, what is merged, who leads; every guess said, everything else refused."""

from collections.abc import Sequence
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import FileError, RenwuError, Severity, UsageError
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Grid
from renwu.importing.mapping import read_map
from renwu.plan import checks
from renwu.plan.model import Task
from renwu.planfile.write import plan_text
from support.grids import Written, grid

HEADING = ("序号", "重点任务", "完成时限", "牵头单位", "协办单位")


def read(*grids: Grid, **asked: object) -> Imported:
    return draft(grids, "表.docx", Instructions(**{"title": "任务分解表", **asked}))  # type: ignore[arg-type]  # what a test names


def sections(*grids: Grid) -> str:
    """The plan's text from its sections on."""
    return plan_text(read(*grids).plan).partition("sections:\n")[2]


def body(text: str) -> str:
    return dedent(text).removeprefix("\n")


def remarks(made: Imported) -> list[str]:
    """What is said below the line that names the columns; guesses are starred."""
    return [f"{place}：{text}{'*' if guess else ''}" for place, text, guess in made.remarks[1:]]


def tasks(*rows: Sequence[Written], heading: Sequence[Written] = HEADING, **asked: object) -> list[Task]:
    return [placed.task for placed in read(grid(heading, *rows), **asked).plan.tasks()]


def lead_cell(cell: str) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]:
    """Leads, supports and what is kept of the print, for what stands in a lead cell."""
    (task,) = tasks(("1", "甲事", "2024年", cell, "——"))
    return task.lead, task.support, dict(task.printed)


def refused(*grids: Grid, **asked: object) -> list[str]:
    with pytest.raises(FileError) as caught:
        read(*grids, **asked)
    head, *lines = str(caught.value).split("\n")
    assert head == f"表.docx 有{len(lines)}处读不成任务，没有写入任何内容："
    return [line.strip() for line in lines]


# Eight tables in the styles the field uses


def test_a_requirement_column_makes_the_column_left_of_it_the_measures() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "工作要求", "完成时限", "责任单位"),
            (("1", 2, 1), ("优化审批", 2, 1), "压减办理时限。", "2024年6月", "区政数局"),
            ("上线“一件事”。", "2024年12月", "区政数局"),
            ("2", "降低成本", "落实减税政策。", "常态化推进", "区税务局"),
        )
    )
    assert plan_text(made.plan) == body("""
        title: 任务分解表

        sections:
          - measures:
              - number: 1
                title: 优化审批
                tasks:
                  - id: 1
                    text: 压减办理时限。
                    deadline: 2024年6月
                    lead: [区政数局]
                  - id: 2
                    text: 上线“一件事”。
                    deadline: 2024年12月
                    lead: [区政数局]
              - number: 2
                title: 降低成本
                tasks:
                  - id: 3
                    text: 落实减税政策。
                    deadline: 常态化推进
                    lead: [区税务局]
    """).rstrip(" ")
    assert [(place, text, guess) for place, text, guess in made.remarks] == [
        (
            "表1 第1行",
            "表头：“序号”是序号，“工作任务”是主要措施，“工作要求”是重点任务，“完成时限”是完成时限，“责任单位”是牵头单位",
            False,
        ),
        ("", "原表的任务没有编号，按次序编为1至3", True),
    ]


def test_rows_that_span_the_table_are_sections_and_below_them_measures() -> None:
    made = read(
        grid(
            ("任务", "时限", "牵头单位", "配合单位"),
            (("一、优化市场环境", 1, 4),),
            (("（一）放宽准入", 1, 4),),
            ("1.甲事。", "2024年底前", "区发展改革局", "——"),
            (("（二）公平竞争", 1, 4),),
            ("2.乙事。", "常态化推进", "区市场监管局", "/"),
            (("二、优化法治环境", 1, 4),),
            ("3.丙事。", "2025年", "区司法局", "无"),
            (("注：时限含当日。", 1, 4),),
        )
    )
    assert plan_text(made.plan) == body("""
        title: 任务分解表
        note: 注：时限含当日。

        sections:
          - number: 一
            title: 优化市场环境
            measures:
              - number: 一
                title: 放宽准入
                tasks:
                  - id: 1
                    text: 甲事。
                    deadline: 2024年底前
                    lead: [区发展改革局]
              - number: 二
                title: 公平竞争
                tasks:
                  - id: 2
                    text: 乙事。
                    deadline: 常态化推进
                    lead: [区市场监管局]

          - number: 二
            title: 优化法治环境
            measures:
              - tasks:
                  - id: 3
                    text: 丙事。
                    deadline: 2025年
                    lead: [区司法局]
    """).rstrip(" ")
    assert remarks(made) == ["表1 第9行：表末的说明记入 note（备注）"]


def test_units_separated_by_spaces_are_several() -> None:
    made = read(grid(("重点任务", "完成时限", "责任单位"), ("1.甲事。", "2024年", "区发展改革局 区财政局　区司法局")))
    assert sections(
        grid(("重点任务", "完成时限", "责任单位"), ("1.甲事。", "2024年", "区发展改革局 区财政局　区司法局"))
    ) == (
        """\
  - measures:
      - tasks:
          - id: 1
            text: 甲事。
            deadline: 2024年
            lead: [区发展改革局, 区财政局, 区司法局]
            printed: {lead: 区发展改革局 区财政局　区司法局}
"""
    )
    assert remarks(made) == [
        "表1 第2行：一格里有几个责任单位的，都记作牵头单位；若列第一位的牵头，加上 --first-lead",
        "表1 第2行：“区发展改革局 区财政局　区司法局”按空格分成3个单位*",
    ]


def test_several_milestones_in_one_cell_stay_as_printed() -> None:
    assert (
        sections(
            grid(
                ("重点任务", "进度安排", "主办单位"), ("1.甲事。", "2024年6月：完成方案\n2024年12月：建成", "区城管局")
            )
        )
        == """\
  - measures:
      - tasks:
          - id: 1
            text: 甲事。
            deadline: |-
              2024年6月：完成方案
              2024年12月：建成
            lead: [区城管局]
"""
    )


def test_roles_within_one_cell_are_told_apart_and_its_print_is_kept() -> None:
    made = read(
        grid(
            ("序号", "任务内容", "责任单位", "时间节点"),
            ("1", "甲事。", "办公室牵头，各科室配合", "2024年6月"),
            ("2", "乙事。", "牵头单位：区司法局；协办单位：区法院、区检察院", "2024年"),
        )
    )
    assert plan_text(made.plan).partition("tasks:\n")[2] == (
        """\
          - id: 1
            text: 甲事。
            deadline: 2024年6月
            lead: [办公室]
            support: [各科室]
            printed: {lead: 办公室牵头，各科室配合}
          - id: 2
            text: 乙事。
            deadline: 2024年
            lead: [区司法局]
            support: [区法院, 区检察院]
            printed: {lead: 牵头单位：区司法局；协办单位：区法院、区检察院}
"""
    )
    assert remarks(made) == [
        "表1 第2行：按所写的分工，牵头“办公室”，协办“各科室”*",
        "表1 第3行：按所写的分工，牵头“区司法局”，协办“区法院、区检察院”*",
    ]


TWO_ROWS_MERGED = (
    (("序号", 2, 1), ("重点任务", 2, 1), ("责任单位", 1, 2), ("完成时限", 2, 1)),
    ("牵头单位", "配合单位"),
)
TWO_ROWS_BLANK = (("序号", "重点任务", "责任单位", "", "完成时限"), ("", "", "牵头", "配合", ""))


@pytest.mark.parametrize("heading", [TWO_ROWS_MERGED, TWO_ROWS_BLANK])
def test_two_heading_rows_are_one_heading(heading: tuple[Sequence[Written], ...]) -> None:
    made = read(grid(("某区任务分解表", "", "", "", ""), *heading, ("1", "甲事。", "甲局", "乙局", "2024年")))
    (placed,) = made.plan.tasks()
    assert (placed.task.id, placed.task.text, placed.task.lead, placed.task.support, placed.task.deadline) == (
        "1", "甲事。", ("甲局",), ("乙局",), "2024年",
    )  # fmt: skip
    assert made.remarks[0].place == "表1 第2行"


def test_a_table_split_over_pages_is_one() -> None:
    heading = ("序号", "主要措施", "重点任务", "完成时限", "牵头单位")
    made = read(
        grid(heading, ("（一）", "放宽准入", "1.甲事。", "2024年", "甲局"), before=["某区任务分解表"]),
        grid(heading, ("（一）", "放宽准入", "2.乙事。", "2024年", "乙局"), name="表2", before=["续表"]),
        grid(
            ("", "", "3.丙事。", "2024年", ""),
            heading,
            ("（二）", "公平竞争", "4.丁事。", "2024年", "丁局"),
            name="表3",
        ),
    )
    measures = made.plan.sections[0].measures
    assert [(measure.number, measure.title, [task.id for task in measure.tasks]) for measure in measures] == [
        ("一", "放宽准入", ["1", "2", "3"]),
        ("二", "公平竞争", ["4"]),
    ]
    assert remarks(made) == [
        "表2 第2行：重复印了主要措施“放宽准入”，并入上面的同一项",
        "表3 第1行：牵头单位空白，按合并单元格沿用“乙局”*",
        "表3 第1行：主要措施空白，按合并单元格归入“放宽准入”*",
    ]


def test_a_number_in_a_column_of_its_own_is_the_id() -> None:
    made = read(
        grid(
            ("序号", "工作事项", "办理时限", "主责单位"),
            ("01", "甲事。", "2024年", "甲局"),
            ("02", "乙事。", "2024年", "乙局"),
        )
    )
    assert [placed.task.id for placed in made.plan.tasks()] == ["01", "02"]
    assert made.guesses == 0


# Headings


@pytest.mark.parametrize(
    "word",
    ["重点任务", "工作任务", "任务内容", "工作内容", "具体举措", "工作事项", "重 点 任 务", "重点任务（2024年）"],
)
def test_a_task_column_goes_by_many_names(word: str) -> None:
    assert [
        task.text
        for task in tasks(("1", "甲事。", "", "甲局", ""), heading=("序号", word, "完成时限2", "牵头单位", "协办"))
    ] == ["甲事。"]


@pytest.mark.parametrize("word", ["完成时限", "时限要求", "完成时间", "时间节点", "进度安排", "办理时限"])
def test_a_deadline_column_goes_by_many_names(word: str) -> None:
    (task,) = tasks(("1", "甲事。", "2024年", "甲局", ""), heading=("序号", "重点任务", word, "牵头单位", "协办单位"))
    assert task.deadline == "2024年"


@pytest.mark.parametrize("word", ["牵头单位", "牵头部门", "主办单位", "主责单位", "责任单位", "责任部门", "责任科室"])
def test_a_lead_column_goes_by_many_names(word: str) -> None:
    (task,) = tasks(
        ("1", "甲事。", "2024年", "甲局", "乙局"), heading=("序号", "重点任务", "完成时限", word, "协办单位")
    )
    assert (task.lead, task.support) == (("甲局",), ("乙局",))


@pytest.mark.parametrize("word", ["协办单位", "配合单位", "协同单位", "参与单位", "责任单位", "责任部门"])
def test_a_support_column_goes_by_many_names_and_the_responsible_support_where_another_leads(word: str) -> None:
    (task,) = tasks(
        ("1", "甲事。", "2024年", "甲局", "乙局"), heading=("序号", "重点任务", "完成时限", "牵头单位", word)
    )
    assert (task.lead, task.support) == (("甲局",), ("乙局",))


def test_leader_contact_and_note_have_columns_too() -> None:
    heading = ("重点任务", "牵头单位", "责任领导", "联系人", "备注")
    (task,) = tasks(("1.甲事。", "甲局", "王某某", "李某某 1234", "重点"), heading=heading)
    assert (task.leader, task.contact, task.note) == ("王某某", "李某某 1234", "重点")


def test_of_two_columns_of_tasks_the_left_one_has_the_measures() -> None:
    made = read(
        grid(("重点任务", "具体举措", "牵头单位"), ("放宽准入", "1.甲事。", "甲局"), ("放宽准入", "2.乙事。", "甲局"))
    )
    (measure,) = made.plan.sections[0].measures
    assert (measure.title, [task.text for task in measure.tasks]) == ("放宽准入", ["甲事。", "乙事。"])
    assert remarks(made) == ["表1 第3行：重复印了主要措施“放宽准入”，并入上面的同一项"]


def test_a_second_column_of_the_responsible_supports_by_guess() -> None:
    made = read(grid(("重点任务", "责任单位", "责任科室"), ("1.甲事。", "甲局", "预算科")))
    (placed,) = made.plan.tasks()
    assert (placed.task.lead, placed.task.support) == (("甲局",), ("预算科",))
    assert remarks(made) == ["表1 第1行：另有“责任单位”牵头，“责任科室”记作协办单位*"]


def test_a_column_that_nothing_is_taken_from_is_named() -> None:
    made = read(grid(("重点任务", "牵头单位", "预算金额"), ("1.甲事。", "甲局", "3万元")))
    assert remarks(made) == ["表1：“预算金额”一列没有读入，像是短语；用 --map 可指明它是哪一列"]


def test_a_heading_further_down_leaves_the_title_above_it() -> None:
    made = draft(
        [
            grid(
                (("某区2024年任务分解表", 1, 3),),
                (("单位：某区督查室", 1, 3),),
                ("序号", "重点任务", "牵头单位"),
                ("1", "甲事。", "甲局"),
            )
        ],
        "表.xlsx",
        Instructions(),
    )
    assert made.plan.title == "某区2024年任务分解表"


def test_the_title_is_the_paragraph_before_the_table_that_names_one() -> None:
    table = grid(
        ("序号", "重点任务", "牵头单位"),
        ("1", "甲事。", "甲局"),
        before=["附件2", "某区任务分工方案", "为……，制定本方案。", "（2024年1月）"],
    )
    assert draft([table], "表.docx", Instructions()).plan.title == "某区任务分工方案"


def test_without_a_title_the_file_s_name_is_one_by_guess() -> None:
    made = draft([grid(("序号", "重点任务", "牵头单位"), ("1", "甲事。", "甲局"))], "某处/分工.docx", Instructions())
    assert made.plan.title == "分工"
    assert remarks(made) == ["：表上没有标题，用文件名“分工”；可用 --title 指明*"]


def test_the_day_of_issue_is_the_user_s() -> None:
    made = read(grid(HEADING, ("1", "甲事。", "年底前", "甲局", "")), issued=date(2024, 1, 15))
    assert made.plan.issued == date(2024, 1, 15)


# Which table


TABLE = (("序号", "重点任务", "牵头单位"), ("1", "甲事。", "甲局"))


def test_a_table_that_is_none_of_tasks_is_passed_over() -> None:
    made = read(grid(("姓名", "电话"), ("王某", "1234")), grid(*TABLE, name="表2"))
    assert made.remarks[0].place == "表2 第1行"


def test_two_task_tables_are_refused_unless_one_is_named() -> None:
    two = grid(*TABLE), grid(*TABLE, name="表2", before=["附件2", "另一清单"])
    with pytest.raises(UsageError) as caught:
        read(*two)
    assert str(caught.value) == "有2张任务表：表1、表2；指明要哪一张，如 --table 1"
    assert read(*two, table=2).remarks[0].place == "表2 第1行"


def test_sheets_are_never_one_table() -> None:
    sheets = [grid(*TABLE, name=f"工作表“{name}”") for name in ("2023年", "2024年")]
    with pytest.raises(UsageError) as caught:
        read(*sheets)
    assert str(caught.value) == "有2张任务表：工作表“2023年”、工作表“2024年”；指明要哪一张，如 --sheet 2023年"
    assert read(*sheets, sheet="2024年").remarks[0].place == "工作表“2024年” 第1行"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"table": 3}, "--table：没有第3张表，文件里共有1张"),
        ({"sheet": "甲"}, "--sheet：没有工作表“甲”；文件里有：没有工作表"),
        ({"columns": read_map("任务=9")}, "--map：没有第9列，这张表有3列"),
    ],
)
def test_what_is_asked_for_and_not_there_is_said(asked: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(grid(*TABLE), **asked)
    assert str(caught.value) == message


def test_a_document_without_a_task_table_is_refused_with_what_it_has() -> None:
    with pytest.raises(UsageError) as caught:
        read(grid(("姓名", "电话"), ("王某", "1234")))
    assert (
        str(caught.value)
        == "表.docx 里认不出任务表的表头：表1的第一行是“姓名、电话”；用 --map 指明各列，如 --map 任务=3,时限=4,牵头=5"
    )
    with pytest.raises(UsageError) as caught:
        read()
    assert str(caught.value) == "表.docx 里没有表格；任务表要有表头，如 序号、重点任务、完成时限、牵头单位"


def test_a_table_with_a_heading_and_nothing_below_is_refused() -> None:
    assert refused(grid(HEADING)) == ["表1：表头下面没有任务"]


def test_paragraphs_between_tables_of_one_heading_are_sections() -> None:
    made = read(
        grid(*TABLE, before=["某清单", "一、甲类"]),
        grid(TABLE[0], ("2", "乙事。", "乙局"), name="表2", before=["二、乙类"]),
    )
    assert [(section.number, section.title) for section in made.plan.sections] == [("一", "甲类"), ("二", "乙类")]


# --map


def test_the_user_names_the_columns_of_a_table_in_other_words() -> None:
    columns = read_map("任务=1,时限=2,牵头=3")
    (task,) = tasks(("甲事。", "2024年", "甲局"), heading=("a", "b", "c"), columns=columns)
    assert (task.text, task.deadline, task.lead) == ("甲事。", "2024年", ("甲局",))


def test_the_user_s_word_goes_before_the_heading_s() -> None:
    heading = ("序号", "重点任务", "工作内容", "牵头单位")
    (task,) = tasks(("1", "甲", "甲事。", "甲局"), heading=heading, columns=read_map("任务=3"))
    assert task.text == "甲事。"


def test_a_row_that_is_short_is_read_where_the_user_names_the_columns() -> None:
    (task,) = tasks(("1", "甲事。"), heading=("序号", "重点任务", "备注"), columns=read_map("序号=1,任务=2,备注=0"))
    assert (task.id, task.text) == ("1", "甲事。")


@pytest.mark.parametrize("typed", ["任务=2,任务=3", "任务=2,牵头=2"])
def test_a_map_that_says_a_thing_twice_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_map(typed)
    assert str(caught.value) == f"--map：“{typed.partition(',')[2]}”的列名或列数写了两次；一列只写一次"


@pytest.mark.parametrize("typed", ["任务", "任务=x", "颜色=3", "任务=", "=3"])
def test_a_map_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_map(typed)
    assert str(caught.value) == (
        f"--map：“{typed}”应写成“列名=第几列”，如 任务=3,牵头=5；列名有：序号、板块、主要措施、重点任务、完成时限、"
        "牵头单位、协办单位、责任领导、联系人、备注、任务来源、起算日期；0表示没有这一列"
    )


# Numbers


@pytest.mark.parametrize(
    ("printed", "id_"),
    [
        ("1.甲事。", "1"),
        ("1、甲事。", "1"),
        ("（1）甲事。", "1"),
        ("①甲事。", "1"),
        ("12．甲事。", "12"),
        ("3-1、甲事。", "3-1"),
    ],
)
def test_a_number_in_front_of_the_text_becomes_the_id(printed: str, id_: str) -> None:
    (task,) = tasks((printed, "甲局"), heading=("重点任务", "牵头单位"))
    assert (task.id, task.text) == (id_, "甲事。")


@pytest.mark.parametrize("text", ["2024年建成。", "1.5亿元投资到位。", "3个项目开工。", "30公顷用地出让。"])
def test_a_figure_that_begins_a_text_is_no_number(text: str) -> None:
    (task,) = tasks((text, "甲局"), heading=("重点任务", "牵头单位"))
    assert (task.id, task.text) == ("1", text)


def test_the_same_number_twice_is_refused_and_the_user_can_have_tasks_numbered() -> None:
    table = grid(("重点任务", "牵头单位"), ("1.甲事。", "甲局"), ("1.乙事。", "乙局"))
    assert refused(table) == [
        "表1 第3行：编号“1”与表1 第2行重复；改掉其中一个，或用 --map 序号=0 不用原表的编号，依次另编"
    ]
    made = read(table, columns=read_map("序号=0"))
    assert [(placed.task.id, placed.task.text) for placed in made.plan.tasks()] == [
        ("1", "1.甲事。"),
        ("2", "1.乙事。"),
    ]
    assert remarks(made) == ["：原表的编号不用，按次序编为1至2"]


def test_a_list_within_each_cell_numbers_no_tasks() -> None:
    made = read(grid(("重点任务", "牵头单位"), ("1.第一步\n2.第二步", "甲局"), ("1.第一步\n2.第二步", "乙局")))
    assert [(placed.task.id, placed.task.text) for placed in made.plan.tasks()] == [
        ("1", "1.第一步\n2.第二步"),
        ("2", "1.第一步\n2.第二步"),
    ]


def test_a_number_left_out_is_pointed_at() -> None:
    made = read(grid(HEADING, ("1", "甲事。", "2024年", "甲局", ""), ("3", "乙事。", "2024年", "乙局", "")))
    assert remarks(made) == ["表1 第3行：编号从1跳到3，请核对有没有漏行"]


# Blank and merged cells


def test_a_blank_lead_is_the_one_above_and_the_blank_is_on_record() -> None:
    made = read(grid(HEADING, ("1", "甲事。", "2024年", "甲局", ""), ("2", "乙事。", "2024年", "", "")))
    *_, second = (placed.task for placed in made.plan.tasks())
    assert (second.lead, dict(second.printed)) == (("甲局",), {"lead": ""})
    assert remarks(made) == ["表1 第3行：牵头单位空白，按合并单元格沿用“甲局”*"]


def test_a_merged_cell_is_no_guess_in_any_column() -> None:
    made = read(
        grid(
            HEADING,
            ("1", "甲事。", ("2024年", 2, 1), ("甲局", 2, 1), ("乙局", 2, 1)),
            ("2", "乙事。"),
        )
    )
    *_, second = (placed.task for placed in made.plan.tasks())
    assert (second.deadline, second.lead, second.support) == ("2024年", ("甲局",), ("乙局",))
    assert dict(second.printed) == {"deadline": "", "lead": "", "support": ""}
    assert remarks(made) == [
        "表1 第3行：完成时限与上一行合并，沿用“2024年”",
        "表1 第3行：牵头单位与上一行合并，沿用“甲局”",
        "表1 第3行：协办单位与上一行合并，沿用“乙局”",
    ]


def test_ditto_is_the_same_as_above_and_kept_as_printed() -> None:
    second = tasks(("1", "甲事。", "2024年", "甲局", "丙局"), ("2", "乙事。", "同上", "同上", "〃"))[1]
    assert (second.deadline, second.lead, second.support) == ("2024年", ("甲局",), ("丙局",))
    assert dict(second.printed) == {"deadline": "同上", "lead": "同上", "support": "〃"}


def test_a_blank_lead_is_not_merged_across_a_section_that_a_column_names() -> None:
    heading = ("板块", "重点任务", "完成时限", "牵头单位")
    second = tasks(("一、甲类", "甲事。", "2024年", "甲局"), ("二、乙类", "乙事。", "2024年", ""), heading=heading)[1]
    assert second.lead == ()


def test_a_cell_across_other_columns_is_refused() -> None:
    table = grid(HEADING, ("1", "甲事。", ("2024年", 1, 2), "丙局"), REST)
    assert refused(table) == ["表1 第2行：“2024年”一格横跨完成时限、牵头单位几列，是哪一列的分不清；拆开写"]


def test_a_blank_deadline_or_support_stays_blank() -> None:
    second = tasks(("1", "甲事。", "2024年", "甲局", "乙局"), ("2", "乙事。", "", "甲局", ""))[1]
    assert (second.deadline, second.support, dict(second.printed)) == ("", (), {})


def test_nothing_is_merged_across_a_section() -> None:
    made = read(
        grid(
            HEADING,
            (("一、甲类", 1, 5),),
            ("1", "甲事。", "2024年", "甲局", ""),
            (("二、乙类", 1, 5),),
            ("2", "乙事。", "2024年", "", ""),
        )
    )
    *_, second = (placed.task for placed in made.plan.tasks())
    assert second.lead == ()
    assert remarks(made) == ["表1 第5行：没有牵头单位"]


def test_a_section_without_tasks_is_left_out_and_said() -> None:
    made = read(grid(HEADING, (("一、甲类", 1, 5),), (("二、乙类", 1, 5),), ("1", "甲事。", "2024年", "甲局", "")))
    assert [section.title for section in made.plan.sections] == ["乙类"]
    assert remarks(made) == ["：“甲类”下面没有任务，没有记入"]


# Units


@pytest.mark.parametrize("cell", ["——", "—", "/", "无", "-", ""])
def test_a_dash_a_slash_and_no_text_name_nobody(cell: str) -> None:
    (task,) = tasks(("1", "甲事。", "2024年", "甲局", cell))
    assert (task.support, dict(task.printed)) == ((), {})


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("区发展改革局、区财政局牵头，各街道配合", ("区发展改革局", "区财政局"), ("各街道",)),
        ("由区发展改革局负责，区财政局、区司法局参与", ("区发展改革局",), ("区财政局", "区司法局")),
        ("区财政局牵头、区教育局配合", ("区财政局",), ("区教育局",)),
        ("牵头单位：区财政局\n责任单位：区教育局、区民政局", ("区财政局",), ("区教育局", "区民政局")),
        ("区财政局牵头，会同区教育局、区民政局", ("区财政局",), ("区教育局", "区民政局")),
        ("区财政局（牵头单位）、区教育局（责任单位）", ("区财政局",), ("区教育局",)),
        ("区财政局牵头（区教育局配合）", ("区财政局",), ("区教育局",)),
        ("区财政局\n（牵头）\n区教育局", ("区财政局",), ("区教育局",)),
        ("黄贝、南湖街道办配合", (), ("黄贝街道办", "南湖街道办")),
        ("区工信局牵头，各有关单位按职责分工负责", ("区工信局",), ("各有关单位",)),
        ("区商务局会同区投促局", ("区商务局",), ("区投促局",)),
        ("自然资源分局（牵头） 发改局", ("自然资源分局",), ("发改局",)),
        ("区发展改革局（牵头）、区财政局", ("区发展改革局",), ("区财政局",)),
        ("牵头：区发展改革局\n配合：区财政局、区司法局", ("区发展改革局",), ("区财政局", "区司法局")),
        ("区发展改革局，区财政局牵头，区司法局配合", ("区发展改革局", "区财政局"), ("区司法局",)),
    ],
)
def test_a_cell_that_gives_roles_is_read_by_them(cell: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    assert lead_cell(cell) == (lead, support, {"lead": cell})


@pytest.mark.parametrize(
    ("cell", "lead"),
    [
        ("黄贝、南湖、莲塘街道办", ("黄贝街道办", "南湖街道办", "莲塘街道办")),
        ("区财政局、司法局、教育局", ("区财政局", "区司法局", "区教育局")),
        ("区委组织部、宣传部", ("区委组织部", "区委宣传部")),
        ("区委组织部、人社局", ("区委组织部", "区人社局")),
        ("区城市更新和土\n地整备局", ("区城市更新和土地整备局",)),
        ("黄贝\n南湖\n莲塘街道办", ("黄贝街道办", "南湖街道办", "莲塘街道办")),
        ("1.区财政局\n2.区教育局", ("区财政局", "区教育局")),
        ("区企业服务\n中心", ("区企业服务中心",)),
    ],
)
def test_what_units_share_or_a_line_broke_is_put_right_and_the_print_kept(cell: str, lead: tuple[str, ...]) -> None:
    assert lead_cell(cell) == (lead, (), {"lead": cell})


def test_a_name_takes_the_head_that_the_table_writes_it_with_elsewhere() -> None:
    first, second = tasks(
        ("1", "甲事。", "2024年", "区住建局、投促中心", ""), ("2", "乙事。", "2024年", "区投促中心", "")
    )
    assert (first.lead, dict(first.printed)) == (("区住建局", "区投促中心"), {"lead": "区住建局、投促中心"})
    assert second.lead == ("区投促中心",)


@pytest.mark.parametrize(
    ("cell", "lead"),
    [
        ("区财政局、罗湖医院集团", ("区财政局", "罗湖医院集团")),
        ("区企业服务中心\n区司法局", ("区企业服务中心", "区司法局")),
        ("区妇联\n区民政局", ("区妇联", "区民政局")),
        ("罗湖海关\n区税务局", ("罗湖海关", "区税务局")),
        ("区档案馆\n区融媒体中心", ("区档案馆", "区融媒体中心")),
        ("各县（市、区）政府", ("各县（市、区）政府",)),
        ("区发展改革局；区司法局", ("区发展改革局", "区司法局")),
        ("区城市更新和土地整备局", ("区城市更新和土地整备局",)),
    ],
)
def test_units_that_stand_as_printed_need_no_record_of_the_print(cell: str, lead: tuple[str, ...]) -> None:
    assert lead_cell(cell) == (lead, (), {})


@pytest.mark.parametrize(
    ("text", "left", "lead", "support", "deadline"),
    [
        ("1.甲事。牵头单位：甲局；协办单位：乙局、丙局", "甲事。", ("甲局",), ("乙局", "丙局"), ""),
        ("1.甲事。（责任单位：甲局、乙局；完成时限：2024年12月）", "甲事。", ("甲局", "乙局"), (), "2024年12月"),
        ("1.甲事（甲局牵头，乙局配合）", "甲事", ("甲局",), ("乙局",), ""),
        ("1.甲事（责任单位：甲局，2024年12月底前）", "甲事", ("甲局",), (), "2024年12月底前"),
    ],
)
def test_who_is_responsible_may_stand_behind_the_task(
    text: str, left: str, lead: tuple[str, ...], support: tuple[str, ...], deadline: str
) -> None:
    (task,) = tasks((text, ""), heading=("重点任务", "备注"))
    assert (task.text, task.lead, task.support, task.deadline) == (left, lead, support, deadline)
    assert dict(task.printed) == {"text": text.removeprefix("1.")}


def test_a_unit_that_leads_and_supports_leads() -> None:
    made = read(grid(HEADING, ("1", "甲事。", "2024年", "甲局", "甲局、乙局")))
    (placed,) = made.plan.tasks()
    assert (placed.task.lead, placed.task.support, dict(placed.task.printed)) == (
        ("甲局",),
        ("乙局",),
        {"support": "甲局、乙局"},
    )
    assert remarks(made) == ["表1 第2行：“甲局”既牵头又协办，只记牵头*"]


@pytest.mark.parametrize("cell", ["2024年6月", "区财政局负责资金，区教育局负责学校", "推进工作。区财政局"])
def test_what_is_no_unit_is_refused(cell: str) -> None:
    (reason,) = refused(grid(HEADING, ("1", "甲事。", "2024年", cell, "")))
    assert reason.endswith("不像单位名称，像是别的列的文字混了进来")


def test_who_is_responsible_in_brackets_without_a_unit_is_part_of_the_text() -> None:
    (task,) = tasks(("1.甲事（由专人负责）", ""), heading=("重点任务", "备注"))
    assert (task.text, task.lead) == ("甲事（由专人负责）", ())


def test_one_cell_for_who_leads_and_who_supports_is_said() -> None:
    made = read(
        grid(HEADING, ("1", "甲事。", "2024年", ("甲局、乙局", 1, 2)), ("2", "乙事。", "2024年", "甲局", "乙局"))
    )
    assert [placed.task.lead for placed in made.plan.tasks()] == [("甲局", "乙局"), ("甲局",)]
    assert remarks(made) == ["表1 第2行：牵头单位和协办单位合成一格，都记作牵头*"]


# Tables that go on, and others


REST = ("2", "乙事。", "2024年", "乙局", "")
FIRST = grid(HEADING, ("1", "甲事。", "2024年", "甲局", "丙局"))


@pytest.mark.parametrize("between", [[], ["— 3 —"], ["第1页 共2页"], ["续表"], ["附件1（续）"]])
def test_a_table_without_a_heading_right_behind_goes_on_by_guess(between: list[str]) -> None:
    made = read(FIRST, grid(REST, name="表2", before=between))
    assert [placed.task.id for placed in made.plan.tasks()] == ["1", "2"]
    assert remarks(made) == ["表2：没有表头，栏数相同，按接在上一张表之后读*"]


@pytest.mark.parametrize(
    "other", [("姓名", "单位", "职务", "电话", "邮箱"), ("张三", "甲局", "科长", "1234", "a@b.c"), ("指标", "值")]
)
def test_a_table_of_something_else_is_no_part_and_named(other: tuple[str, ...]) -> None:
    made = read(FIRST, grid(other, name="表2"), grid(HEADING, REST, name="表3"))
    assert [placed.task.id for placed in made.plan.tasks()] == ["1", "2"]
    assert remarks(made) == ["表2：不像这张任务表的一部分，没有读入"]


def test_a_table_within_a_cell_never_goes_on_from_another() -> None:
    made = read(FIRST, grid(REST, name="表1内的表1"))
    assert [placed.task.id for placed in made.plan.tasks()] == ["1"]


# Rows that are no tasks


def test_a_section_whose_number_stands_in_the_column_of_numbers_is_a_section() -> None:
    made = read(
        grid(
            HEADING,
            ("一", "优化市场", "", "", ""),
            REST,
            ("二", "优化法治", "", "", ""),
            ("3", "丙事。", "2024年", "丙局", "丁局"),
        )
    )
    assert [(section.number, section.title) for section in made.plan.sections] == [
        ("一", "优化市场"),
        ("二", "优化法治"),
    ]


@pytest.mark.parametrize(
    "aside", [("", "合计", "", "", ""), ("填表人：张三", "", "审核人：李四", "", ""), ("第2页", "", "", "", "")]
)
def test_totals_and_who_filled_it_in_are_left_out_and_said(aside: tuple[str, ...]) -> None:
    made = read(grid(HEADING, ("1", "甲事。", "2024年", "甲局", "丙局"), aside))
    assert remarks(made) == [f"表1 第3行：“{'　'.join(filter(None, aside))}”没有读入"]


def test_a_note_below_a_table_without_merged_cells_is_the_plan_s() -> None:
    made = read(grid(HEADING, ("1", "甲事。", "2024年", "甲局", "丙局"), ("注：时限为自然日", "", "", "", "")))
    assert made.plan.note == "注：时限为自然日"


# Refusals


def test_everything_that_can_t_be_read_is_refused_at_once_each_with_its_row() -> None:
    assert refused(
        grid(
            HEADING,
            ("1", "甲事。", "2024年", "甲局"),
            ("2", "乙事。", "2024年", "乙局", "", "多出的"),
            ("3", "", "2024年", "丙局", ""),
            ("4", "，其余部分", "2024年", "丁局", ""),
            ("5", "戊事。", "2024年", "推进相关工作。戊局", ""),
        )
    ) == [
        "表1 第2行：只有4格，表头有5格，少了的是哪一格看不出来",
        "表1 第3行：比表头多出一格“多出的”",
        "表1 第4行：重点任务是空的，别的格有内容；补上文字，或用 --map 指明各列",
        "表1 第5行：重点任务以“，”开头，像是截断的文字",
        "表1 第6行：“推进相关工作。戊局”不像单位名称，像是别的列的文字混了进来",
    ]


def test_a_row_without_a_number_among_numbered_ones_is_the_rest_of_another() -> None:
    table = grid(("重点任务", "牵头单位"), ("1.甲事的前半截", "甲局"), ("后半截。", ""), ("2.乙事。", "乙局"))
    assert refused(table) == ["表1 第3行：没有编号，像是上一行的后半截；并入上一行"]


@pytest.mark.parametrize("number", ["", "."])
def test_a_row_without_a_number_in_a_column_of_numbers_is_the_rest_of_another(number: str) -> None:
    table = grid(HEADING, ("1", "甲事的前半截", "2024年", "甲局", ""), (number, "后半截。", "", "", ""), REST)
    assert refused(table) == ["表1 第3行：别的行都有序号，这一行没有，像是上一行的后半截；并入上一行，或补上序号"]


def test_several_tasks_numbered_in_one_cell_are_one_each() -> None:
    made = read(
        grid(("重点任务", "牵头单位"), ("1.甲事。\n2.乙事：\n详见附件。", "甲局"), ("3.丙事。\n4.丁事。", "乙局"))
    )
    assert [(placed.task.id, placed.task.text, placed.task.lead) for placed in made.plan.tasks()] == [
        ("1", "甲事。", ("甲局",)),
        ("2", "乙事：\n详见附件。", ("甲局",)),
        ("3", "丙事。", ("乙局",)),
        ("4", "丁事。", ("乙局",)),
    ]
    assert remarks(made) == [
        "表1 第2行：一格里有编号1、2几项任务，各记一项，单位和时限相同*",
        "表1 第3行：一格里有编号3、4几项任务，各记一项，单位和时限相同*",
    ]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_column_that_lost_its_text_is_refused_unless_the_user_says_there_is_none(at: int) -> None:
    def row(number: str) -> list[str]:
        return [
            "" if column == at else text
            for column, text in enumerate((number, f"{number}.甲事。", "2024年", "甲局", ""))
        ]

    table = grid(HEADING, row("1"), row("2"))
    reasons = refused(table)
    assert reasons[-1] == (
        f"“{HEADING[at]}”一列（第{at + 1}列）没有任何文字；原表若本来没有这一列，加上 --map {HEADING[at]}=0"
    )
    if at > 1:
        assert [placed.task.id for placed in read(table, columns=read_map(f"{HEADING[at]}=0")).plan.tasks()] == [
            "1",
            "2",
        ]


def test_a_task_merged_with_the_row_above_is_refused_where_that_leaves_something_over() -> None:
    table = grid(
        ("序号", "重点任务", "完成时限", "牵头单位"), ("1", ("甲事。", 2, 1), "2024年", "甲局"), ("2", "2025年", "乙局")
    )
    assert refused(table) == ["表1 第3行：重点任务与上一行合并，别的格却另有内容；并成一行，或拆开写全"]


# Whatever the table, the plan loads


TEXT = st.text(st.sampled_from("甲乙区局、，。：；（）“”1.2①一 \n#-[]{}'\"牵头配合单位年月"), max_size=8)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT), max_size=5), st.sampled_from(["主要措施", "责任领导"]))
def test_a_table_gives_a_plan_that_loads_with_warnings_at_most_or_is_refused(
    rows: list[tuple[str, ...]], second: str
) -> None:
    heading = ("序号", second, "重点任务", "完成时限", "牵头单位")
    stripped = [tuple(cell.strip() for cell in row) for row in rows]
    try:
        made = draft([grid(heading, *stripped)], "表.docx", Instructions(title="表"))
    except RenwuError:
        return
    reading = planfile.read(plan_text(made.plan).encode(), "plan.yaml")
    assert reading.plan == made.plan
    found = [*reading.problems, *checks.check(made.plan)]
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


def test_numbers_that_count_within_a_measure_alone_are_no_ids() -> None:
    made = read(
        grid(
            ("序号", "反馈问题", "整改措施", "整改时限", "责任单位"),
            (("1", 2, 1), ("水质超标。", 2, 1), "1.整治排口。", "2025年6月底", "区水务局"),
            ("2.建成二期。", "2025年12月底", "区水务局"),
            ("2", "随意倾倒。", "开展整治。", "2025年3月底", "区城管局"),
        )
    )

    assert [(placed.task.id, placed.task.text) for placed in made.plan.tasks()] == [
        ("1", "整治排口。"),
        ("2", "建成二期。"),
        ("3", "开展整治。"),
    ]
    assert "：任务前的编号只在各自的措施里排，不作编号，按次序编为1至3*" in remarks(made)


def test_aims_that_are_dates_are_deadlines_where_no_column_has_any() -> None:
    made = read(
        grid(
            ("序号", "实事名称", "建设内容", "年度目标", "责任单位"),
            ("1", "小区改造", "改造老旧小区12个", "年底前全部完工", "县住建局"),
            ("2", "学位扩充", "新建公办学校2所", "9月1日前投入使用", "县教育局"),
        )
    )

    assert [placed.task.deadline for placed in made.plan.tasks()] == ["年底前全部完工", "9月1日前投入使用"]
    assert "表1 第1行：“年度目标”一列里是日期，按完成时限读*" in remarks(made)
