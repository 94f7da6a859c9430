"""Tables to text: data formats that programs read, tables that people read."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any, TextIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.answers.table import Column, Fit, Table, Value
from renwu.answers.tasks import card_table, task_table
from renwu.standing.status import Standing, Status, standings
from renwu.writers import FORMATS, terminal
from renwu.writers.linebreak import cell_len
from renwu.writers.text import WRITERS, write_csv, write_json, write_jsonl, write_markdown, write_tsv
from renwu.writers.visible import visible
from support.plans import shipped, standing

AS_OF = date(2025, 3, 10)
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def table_of(*rows: Sequence[Value], **details: Any) -> Table[Sequence[Value]]:  # noqa: ANN401  # fields of a Table
    """A table of rows of as many cells each."""
    columns: list[Column[Sequence[Value]]] = [
        Column(f"c{at}", f"列{at}", itemgetter(at), fit=Fit.PROSE) for at in range(len(rows[0]))
    ]
    details = {"columns": columns, "fields": columns, **details}
    return Table("rows", rows, record=lambda row: {"cells": list(row)}, envelope={"schema": 1}, **details)


def written(write: Callable[[Table[Any], TextIO], None], table: Table[Any]) -> str:
    out = io.StringIO(newline="")
    write(table, out)
    return out.getvalue()


def shown(table: Table[Any], width: int | None, *, colour: bool = False, clip: bool = False) -> str:
    out = io.StringIO(newline="")
    terminal.write(table, out, width, colour=colour, clip=clip)
    return out.getvalue()


def task_list(found: Sequence[Standing], *, full: bool = False) -> Table[Standing]:
    return task_table(found, {"schema": 1}, "", [], full=full)


SHIPPED = list(standings(shipped(), AS_OF))
any_text = st.text(max_size=30) | st.text("=+-@\t\r\n\\|\"',、 a甲", max_size=12)


def test_every_format_has_a_writer() -> None:
    assert {*WRITERS, "table", "xlsx"} == set(FORMATS)  # these two have modules of their own


# csv and tsv.


def test_csv_has_keys_then_rows_with_lists_joined_and_nothing_for_nothing() -> None:
    table = table_of(("甲", 12, date(2024, 12, 31), ("区财政局", "区司法局"), None), ("", 0, None, (), None))

    assert written(write_csv, table) == "c0,c1,c2,c3,c4\n甲,12,2024-12-31,区财政局、区司法局,\n,0,,,\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "\tx", "\nx", "\rx", "＝1", "＋1", "－1", "＠a", "=cmd|' /C calc'!A0"]
)
def test_a_csv_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(written(write_csv, table_of((text,))), newline=""))

    assert cell == f"'{text}"


@pytest.mark.parametrize("cell", [("=1+1", "甲"), ("-", "乙")])
def test_a_csv_list_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: tuple[str, str]) -> None:
    assert written(write_csv, table_of((cell,))) == f"c0\n'{cell[0]}、{cell[1]}\n"


def test_a_negative_number_in_csv_stays_a_number() -> None:
    assert written(write_csv, table_of((-366,))) == "c0\n-366\n"


@pytest.mark.parametrize("text", ["甲,乙", '说"好"', "甲\n乙", "甲\r乙", "甲\r\n乙", " 甲 ", "1=1"])
def test_a_csv_text_reads_back_as_itself(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written(write_csv, table_of((text, "尾"))), newline="")))

    assert rows == [["c0", "c1"], [text, "尾"]]


@settings(max_examples=200)
@given(st.lists(st.tuples(any_text, any_text), min_size=1, max_size=4))
def test_any_csv_reads_back_with_at_most_an_apostrophe_before_a_text(rows: list[tuple[str, str]]) -> None:
    read = list(csv.reader(io.StringIO(written(write_csv, table_of(*rows)), newline="")))

    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in read[1:] for cell in row if re.match("[=+@\t\n\r＝＋－＠-]", cell)]


def test_tsv_has_keys_then_rows_with_lists_joined_and_nothing_for_nothing() -> None:
    table = table_of(("甲", 12, date(2024, 12, 31), ("区财政局", "区司法局"), None))

    assert written(write_tsv, table) == "c0\tc1\tc2\tc3\tc4\n甲\t12\t2024-12-31\t区财政局、区司法局\t\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("甲\t乙", "甲\\t乙"), ("甲\n乙", "甲\\n乙"), ("甲\r乙", "甲\\r乙"), ("\\t", "\\\\t"), ("=1+1", "=1+1")],
)
def test_tsv_escapes_what_would_break_a_row(text: str, escaped: str) -> None:
    assert written(write_tsv, table_of((text,))) == f"c0\n{escaped}\n"


def unescaped(cell: str) -> str:
    return re.sub(r"\\([tnr\\])", lambda match: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[match[1]], cell)


@settings(max_examples=200)
@given(st.lists(st.tuples(any_text, any_text), min_size=1, max_size=4))
def test_any_tsv_reads_back_as_itself(rows: list[tuple[str, str]]) -> None:
    lines = written(write_tsv, table_of(*rows)).removesuffix("\n").split("\n")

    assert [tuple(map(unescaped, line.split("\t"))) for line in lines[1:]] == rows


def test_csv_and_tsv_of_tasks_have_these_columns_first() -> None:
    heading = (
        "id section_number section_title measure_number measure_title text deadline due status days_left lead support"
    )

    assert written(write_tsv, task_list(SHIPPED)).split("\n")[0].split("\t")[:12] == heading.split()
    assert written(write_csv, task_list(SHIPPED)).split("\n")[0].split(",")[:12] == heading.split()


def test_a_task_in_tsv_has_its_full_text_and_plain_values() -> None:
    line = written(write_tsv, task_list(SHIPPED)).split("\n")[6]

    assert line.split("\t")[:12] == [
        "6",
        "一",
        "聚焦现代化产业发展，突出深港规则衔接营造国际一流营商环境",
        "三",
        "做好港企投资发展服务保障",
        "在港人港企集聚区域宣传推广“港企港人一件事”整合办服务，并普及粤语服务。",
        "2023年12月",
        "2023-12-31",
        "overdue",
        "-435",
        "区政务服务数据管理局",
        "",
    ]


# json and jsonl.


@settings(max_examples=200)
@given(st.lists(any_text, min_size=1, max_size=4))
def test_json_is_the_envelope_with_the_rows_under_their_name(texts: list[str]) -> None:
    assert json.loads(written(write_json, table_of(*((text,) for text in texts)))) == {
        "schema": 1,
        "rows": [{"cells": [text]} for text in texts],
    }


def test_json_has_a_line_for_each_row() -> None:
    assert written(write_json, table_of(("甲",), ("乙",))) == (
        '{"schema": 1, "rows": [\n{"cells": ["甲"]},\n{"cells": ["乙"]}\n]}\n'
    )


def test_json_without_rows_is_an_empty_list() -> None:
    assert json.loads(written(write_json, task_list([]))) == {"schema": 1, "tasks": []}


@settings(max_examples=200)
@given(st.lists(any_text, min_size=1, max_size=4))
def test_jsonl_has_a_row_in_each_line(texts: list[str]) -> None:
    lines = written(write_jsonl, table_of(*((text,) for text in texts))).removesuffix("\n").split("\n")

    assert [json.loads(line) for line in lines] == [{"cells": [text]} for text in texts]


def test_jsonl_without_rows_is_empty() -> None:
    assert written(write_jsonl, task_list([])) == ""


def test_a_task_in_json_has_its_parts_under_their_keys() -> None:
    (task,) = json.loads(written(write_json, task_list(SHIPPED[1:2])))["tasks"]

    assert {key: task[key] for key in list(task)[:10]} == {
        "id": "2",
        "section": {"number": "一", "title": "聚焦现代化产业发展，突出深港规则衔接营造国际一流营商环境"},
        "measure": {"number": "一", "title": "推动跨境金融服务创新"},
        "text": SHIPPED[1].task.text,
        "deadline": "2025年12月",
        "due": "2025-12-31",
        "status": "not-due",
        "days_left": 296,
        "lead": ["区发展改革局"],
        "support": ["罗湖医院集团"],
    }


# markdown.


def test_markdown_is_a_pipe_table_between_its_lines() -> None:
    table = table_of(("甲", 1), ("乙", None), summary="共2项", notes=["注一", "注二"], total=("合计", 1))

    assert written(write_markdown, table) == (
        "共2项\n\n| 列0 | 列1 |\n| --- | --- |\n| 甲 | 1 |\n| 乙 |  |\n| 合计 | 1 |\n\n注一\n\n注二\n"
    )


def test_markdown_without_rows_says_so() -> None:
    assert written(write_markdown, task_list([])) == "没有符合条件的任务。\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("甲\n乙", "甲<br>乙"),
        ("<b>&lt;", "\\<b\\>&amp;lt;"),
        ("*粗* _斜_ `码`", "\\*粗\\* \\_斜\\_ \\`码\\`"),
        ("[链](http)", "\\[链\\](http)"),
        ("~~删~~", "\\~\\~删\\~\\~"),
        ("a\\b", "a\\\\b"),
        ("#1 $x$", "\\#1 \\$x\\$"),
        ("\x1b[31m", "\\\\x1b\\[31m"),
        ("\u202e", "\\\\u202e"),
    ],
)
def test_a_text_is_no_markup_in_markdown(text: str, escaped: str) -> None:
    assert written(write_markdown, table_of((text,))).split("\n")[2] == f"| {escaped} |"


def test_an_emoji_code_is_no_emoji_in_markdown() -> None:
    (line,) = written(write_markdown, table_of((":smile:",))).split("\n")[2:3]

    assert r"\:smile:" in line


@settings(max_examples=200)
@given(st.lists(st.tuples(any_text, any_text), min_size=1, max_size=4))
def test_any_row_in_markdown_is_one_line_of_as_many_cells(rows: list[tuple[str, str]]) -> None:
    lines = written(write_markdown, table_of(*rows)).removesuffix("\n").split("\n")

    assert len(lines) == len(rows) + 2
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines} == {3}


# What a terminal would obey.


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31m红\x1b[0m", "\\x1b[31m红\\x1b[0m"),
        ("a\x00b", "a\\x00b"),
        ("a\tb\rc", "a\\x09b\\x0dc"),
        ("\x7f\x9b", "\\x7f\\x9b"),
        ("\u202e甲\u202c", "\\u202e甲\\u202c"),
        ("\u2066甲\u2069\u200f", "\\u2066甲\\u2069\\u200f"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\u206a\u034f\u115f\u3164\u2800\ufe0f", "\\u206a\\u034f\\u115f\\u3164\\u2800\\ufe0f"),
        ("\U0001d173\U0001bca0\U000e0100", "\\U0001d173\\U0001bca0\\U000e0100"),
        ("\u2028\u2029\x85", "\\u2028\\u2029\\x85"),
        ("甲\n乙", "甲\n乙"),
    ],
)
def test_control_characters_are_shown_not_obeyed(text: str, seen: str) -> None:
    assert visible(text) == seen


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_no_text_keeps_a_control_character(text: str) -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", visible(text)
    )


def test_every_format_character_of_unicode_is_shown() -> None:
    characters = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]

    assert len(characters) > 150
    assert [hex(ord(char)) for char in characters if visible(char) == char] == []


@settings(max_examples=200)
@given(st.text("甲乙abc123，。“”[]:\\é\n ", max_size=60))
def test_a_text_without_control_characters_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


# Tables for people.


def test_rows_have_room_between_them_only_where_one_has_several_lines() -> None:
    rows = (("甲",), ("乙",), ("丙" * 12,), ("丁",), ("戊",))

    assert shown(table_of(*rows, full=True), 20).splitlines()[2:] == [
        "甲",
        "乙",
        "",
        "丙" * 10,
        "丙" * 2,
        "",
        "丁",
        "戊",
    ]


def cells(line: str) -> list[str]:
    """A line cell by cell; the second cell of a wide character is empty."""
    return [cell for char in line for cell in (char, "")[: cell_len(char)]]


def columns_of(text: str) -> tuple[list[str], list[list[str]]]:
    """The headings of a table, and for each line below its rule what stands in each column.

    Asserts that the columns line up: nothing stands in the gaps between them.
    """
    lines = text.removesuffix("\n").split("\n")
    rule = next(at for at, line in enumerate(lines) if re.fullmatch("-+(?:  -+)*", line))
    spans = [match.span() for match in re.finditer("-+", lines[rule])]
    found = []
    for line in [lines[rule - 1], *lines[rule + 1 :]]:
        drawn = cells(line)
        for (_, end), (begin, _) in pairwise(spans):
            assert "".join(drawn[end:begin]).strip() == "", line
        assert len(drawn) <= spans[-1][1], line
        found.append(["".join(drawn[begin:end]) for begin, end in spans])
    return [heading.strip() for heading in found[0]], found[1:]


def by_task(lines: list[list[str]]) -> Iterator[list[list[str]]]:
    """The lines of each task: the first has its id."""
    task: list[list[str]] = []
    for line in lines:
        if line[0].strip() and task:
            yield task
            task = []
        if any(cell.strip() for cell in line):
            task.append(line)
    yield task


def joined(task: list[list[str]], at: int) -> str:
    return "".join(line[at].strip() for line in task)


WIDTHS = [60, 72, 80, 100, 120, 160, 200, 300]


@pytest.mark.parametrize("clip", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_keeps_within_the_width_with_its_columns_lined_up(width: int, clip: bool) -> None:  # noqa: FBT001  # a case's column
    text = shown(task_list(SHIPPED), width, clip=clip)
    columns_of(text)

    assert max(map(cell_len, text.split("\n"))) <= width


@pytest.mark.parametrize("width", [width for width in WIDTHS if width >= 80])
def test_a_clipped_list_takes_at_most_two_lines_a_task_and_names_every_lead(width: int) -> None:
    headings, lines = columns_of(shown(task_list(SHIPPED), width, clip=True))
    found = list(by_task(lines))

    assert len(found) == 26
    for task, at in zip(found, SHIPPED, strict=True):
        assert len(task) <= 2
        assert joined(task, headings.index("牵头单位")) == "、".join(at.lead)
        text = joined(task, headings.index("重点任务"))
        assert at.task.text.startswith(text.removesuffix("..")), text
        assert (text == at.task.text) != text.endswith("..")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("full", [False, True])
def test_a_list_that_is_not_clipped_has_every_text_whole(width: int, full: bool) -> None:  # noqa: FBT001  # a case's column
    headings, lines = columns_of(shown(task_list(SHIPPED, full=full), width, clip=full))

    assert [joined(task, headings.index("重点任务")) for task in by_task(lines)] == [at.task.text for at in SHIPPED]


def test_a_narrow_list_leaves_out_the_supporting_units_a_wide_one_has_them() -> None:
    narrow, _ = columns_of(shown(task_list(SHIPPED), 99, clip=True))
    wide, lines = columns_of(shown(task_list(SHIPPED), 100))

    assert narrow == ["编号", "状态", "亮灯", "完成时限", "牵头单位", "重点任务"]
    assert wide == ["编号", "状态", "亮灯", "完成时限", "牵头单位", "协办单位", "重点任务"]
    assert [joined(task, 5) for task in by_task(lines)] == ["、".join(at.support) for at in SHIPPED]


def test_without_a_width_every_task_has_its_whole_text_in_lines_of_two_hundred_at_most() -> None:
    headings, lines = columns_of(shown(task_list(SHIPPED), None, clip=True))
    at = headings.index("重点任务")

    assert [joined(task, at) for task in by_task(lines)] == [each.task.text for each in SHIPPED]
    assert max(cell_len(line[at].rstrip()) for line in lines) == 200
    assert len(lines) == len(SHIPPED) + 1


def test_without_a_width_a_long_note_costs_what_it_has_characters() -> None:
    rows = [("短", "甲"), ("字" * 20000, "乙"), *[("短", "丙")] * 1000]
    text = shown(table_of(*rows), None)

    assert len(text) < 20000 * 3 + 1000 * 400
    assert "字" * 20000 in "".join(line[:100].rstrip() for line in text.splitlines() if line.startswith("字"))
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_list_looks_like_this_on_eighty_columns() -> None:
    assert (
        shown(task_list(SHIPPED[4:7]), 80, clip=True)
        == """\
编号  状态       亮灯  完成时限    牵头单位              重点任务
----  ---------  ----  ----------  --------------------  -----------------------
5     逾期69天   红    2024年12月  区政务服务数据管理局  优化整合现有政务服务资
                                                         源，在口岸周边区域..
6     逾期435天  红    2023年12月  区政务服务数据管理局  在港人港企集聚区域宣传
                                                         推广“港企港人一件事”..
7     逾期69天   红    2024年12月  区司法局              建设深港商事争议调解中
                                                         心，推进商事纠纷多元..
"""
    )


MARKUP = """\
title: 表
sections:
  - measures:
      - tasks:
          - id: 1
            text: "[red]甲[/] :smile: [link=x]乙[/link] \\e[31m丙 \\u202e丁"
            deadline: "[bold]2024年12月"
            lead: ["[b]局"]
"""


@pytest.mark.parametrize("width", [None, 200])
def test_markup_and_control_characters_of_the_data_are_shown_as_they_are(width: int | None) -> None:
    _, (line,) = columns_of(shown(task_list(standing(MARKUP, AS_OF)), width))

    assert [cell.strip() for cell in line] == [
        "1",
        "逾期69天",
        "[bold]2024年12月",
        "[b]局",
        "",
        "[red]甲[/] :smile: [link=x]乙[/link] \\x1b[31m丙 \\u202e丁",
    ]


def test_without_colour_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in shown(task_list(SHIPPED), 80)


def test_with_colour_an_overdue_status_is_red_and_the_words_are_the_same() -> None:
    plain, coloured = (shown(task_list(SHIPPED), 80, colour=colour) for colour in (False, True))

    assert "\x1b[1;31m逾期435天\x1b[0m" in coloured
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).split("\n")] == plain.split("\n")


@pytest.mark.parametrize("colour", [False, True])
def test_an_empty_list_says_so_in_words(colour: bool) -> None:  # noqa: FBT001  # a case's column
    assert shown(task_list([]), 80, colour=colour) == "没有符合条件的任务。\n"


def test_the_lines_before_and_after_a_table_are_wrapped_at_its_width() -> None:
    table = table_of(("甲",), summary="共一项，截至今日，没有别的", notes=["注一", "注二，很长的一条说明"])

    assert shown(table, 16) == ("共一项，截至今\n日，没有别的\n\n列0\n---\n甲\n\n注一\n注二，很长的一条\n说明\n")


def test_numbers_stand_at_the_right_of_their_column_totals_below_a_rule() -> None:
    columns: list[Column[tuple[str, int]]] = [
        Column("name", "单位", lambda row: row[0], fit=Fit.NAMES),
        Column("count", "任务数", lambda row: row[1], fit=Fit.NUMBER),
    ]
    table = Table("rows", [("区财政局", 5), ("区司法局", 12)], columns, columns, lambda _: {}, {}, total=("合计", 17))

    assert shown(table, 80) == (
        "单位      任务数\n--------  ------\n区财政局       5\n区司法局      12\n--------  ------\n合计          17\n"
    )


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(*[st.text(max_size=40) | st.text("甲乙，。（“a1 \n[/]", max_size=60)] * 2), min_size=1, max_size=4
    ),
    st.none() | st.integers(40, 120),
)
def test_any_texts_are_drawn_with_their_columns_lined_up(rows: list[tuple[str, str]], width: int | None) -> None:
    text = shown(table_of(*rows), width)
    columns_of(text)

    assert width is None or max(map(cell_len, text.split("\n"))) <= width


def test_a_card_has_what_is_known_of_a_task_under_its_headings() -> None:
    card = card_table(standing(CARD, AS_OF), {"schema": 1})

    assert (
        shown(card, 60)
        == """\
编号      甲-1
重点任务  建设深港商事争议调解中心，推进商事纠纷多元化解机制
          建设。
状态      剩296天
完成时限  2024年6月底前完成设计，2025年底前建成
时限认定  2025-12-31到期
时间节点  2024-06-30：2024年6月底前完成设计
          2025-12-31：2025年底前建成
牵头单位  区司法局
协办单位  罗湖法院、深港现代商贸业升级发展区指挥部
责任领导  张三
联系人    李四
板块      一、板块
主要措施  （三）措施
备注      重点
原表印文  牵头单位：（空白）
"""
    )


CARD = """\
title: 表
sections:
  - number: 一
    title: 板块
    measures:
      - number: 三
        title: 措施
        tasks:
          - id: 甲-1
            text: 建设深港商事争议调解中心，推进商事纠纷多元化解机制建设。
            deadline: 2024年6月底前完成设计，2025年底前建成
            lead: [区司法局]
            support: [罗湖法院, 深港现代商贸业升级发展区指挥部]
            leader: 张三
            contact: 李四
            note: 重点
            printed: {lead: ""}
"""


@pytest.mark.parametrize(
    ("deadline", "reading"),
    [
        ("2024年12月", "2024-12-31到期"),
        ("常态化推进", "常态化，没有到期日"),
        ("每月5日前", "常态化，每月报送"),
        ("大汛前", "未明确：“大汛前”没有确定的日子"),
    ],
)
def test_a_card_says_how_the_deadline_was_read(deadline: str, reading: str) -> None:
    text = f"title: 表\nsections: [{{measures: [{{tasks: [{{id: 1, text: 甲, deadline: {deadline}}}]}}]}}]\n"

    assert f"\n时限认定  {reading}\n" in shown(card_table(standing(text, AS_OF), {}), 80)


def test_cards_stand_apart() -> None:
    text = "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲}, {id: 2, text: 乙}]}]}]\n"
    cards = shown(card_table(standing(text, AS_OF), {}), 80).split("\n\n")

    assert [card.split("\n")[:2] for card in cards] == [
        ["编号      1", "重点任务  甲"],
        ["编号      2", "重点任务  乙"],
    ]


def test_every_status_has_its_colour() -> None:
    column: Column[Status] = Column("status", "状态", lambda status: status.label, tone=lambda status: status)
    table = Table("rows", list(Status), [column], [column], lambda _: {}, {})
    lines = [re.sub(" +(\x1b|$)", r"\1", line) for line in shown(table, 80, colour=True).split("\n")[2:-1]]

    assert lines == [
        "\x1b[32m按期办结\x1b[0m",
        "\x1b[33m逾期办结\x1b[0m",
        "\x1b[1;31m逾期未办结\x1b[0m",
        "\x1b[33m临期\x1b[0m",
        "未到期",
        "\x1b[36m常态化\x1b[0m",
        "\x1b[35m未明确时限\x1b[0m",
        "\x1b[2m中止\x1b[0m",
        "\x1b[2m终止\x1b[0m",
    ]
