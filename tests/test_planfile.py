"""The plan file: text to records, or to problems with their places. Every test runs with both parsers of PyYAML."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import Place, Problem
from renwu.ledger import reading
from renwu.plan import checks
from renwu.plan.model import Measure, Section, Task, TaskPlaces, UnitEntry
from renwu.planfile import events, syntax
from support import parser
from support.parser import assert_refused
from support.plans import FILE, SHIPPED, plan, problem, problems

PLAN = """\
title: 表
sections:
  - measures:
      - tasks:
          - id: 1
            text: 甲
            deadline: 2024年12月
            lead: [区财政局]
"""
NO_KEY = "里面没有“/”和空白，也不全是数字，如 营商环境、民生2025"
PLAN_HAS = (
    "方案的键有：title、key、kind、document、issued、year、issuer、note、soon、round、lights、grades、units、sections"
)
PLAN_KEYS = PLAN_HAS.replace("方案的键有", "可以用的键")
MEASURE_KEYS = "可以用的键：number、title、tasks"
TASK_KEYS = (
    "可以用的键：id、text、deadline、lead、support、leader、contact、note、source、base、milestones、targets、printed"
)
QUOTE_IT = "给整段文字加引号"
WRITE_OUT = "把内容照原样写出来；以 * & ! 开头的文字要加引号"
MAPPING = "写成“键: 值”，如 deadline: 2024年12月"
SPACE_AFTER_COLON = ("RW104", "冒号后面缺一个空格", "冒号后面空一格，如 deadline: 2024年12月")
SPACE_AFTER_DASH = ("RW104", "“-”后面缺一个空格", "“-”后面空一格，如 - id: 1")
FULL_WIDTH_COLON = ("RW104", "键后面用了全角冒号“：”", "改成半角冒号加一个空格，如 deadline: 2024年12月")
TAB = ("RW104", "行首用了制表符（Tab）缩进", "改用空格缩进")
QUOTES = ("RW104", "引号没有配对", "补上另一半引号，或去掉这一个；正文里的引号用“”")
SQUARE = ("RW104", "方括号“[”没有配对，或列表里缺逗号", "写成如 lead: [区发展改革局, 区科技创新局]")
CURLY = ("RW104", "花括号“{”没有配对，或里面缺逗号", '写成如 printed: {lead: ""}')
COLON_IN_TEXT = ("RW104", "文字里有半角冒号“: ”，或这一行缩进过深", "给整段文字加引号，或与上一行的键对齐")
NO_COLON = ("RW104", "这一行缺冒号", MAPPING)
UNALIGNED = ("RW104", "缩进没有与上面的键对齐", "同一层的键要从同一列开始")
UNALIGNED_DASH = ("RW104", "缩进没有与上面的“-”对齐", "同一层的“-”要从同一列开始")
BAD_START = ("RW104", "文字不能以这个字符开头", QUOTE_IT)
TOO_DEEP = ("RW107", "嵌套过深", "方案最多十层：sections、measures、tasks、任务、targets、指标、steps")
NO_MEASURES = ("RW110", "板块缺少“measures”（主要措施）", "补上一行 measures: …")


@pytest.fixture(params=["libyaml", "PyYAML alone"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML alone":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def changed(before: str, after: str) -> str:
    assert PLAN.count(before) == 1
    return PLAN.replace(before, after)


def the_task(text: str) -> Task:
    (placed,) = plan(text).tasks()
    return placed.task


def test_where_libyaml_is_absent_pyyamls_own_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[yaml.SafeLoader] = []

    class Own(events._PurePython):  # noqa: SLF001  # what stands in for libyaml
        def __init__(self, stream: bytes) -> None:
            super().__init__(stream)
            made.append(self)

    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    monkeypatch.setattr(events, "_PurePython", Own)

    assert the_task(PLAN).text == "甲"
    assert len(made) == 1


# Records.


def test_a_plan_with_every_key_becomes_records() -> None:
    text = """\
title: 表
document: 府办〔2024〕1号
issued: 2024年1月5日
year: 2024
issuer: 区政府办
note: 按季度通报
units:
  区科技创新局: [区科创局, 科技局]
  区财政局: 财政局、财局
sections:
  - number: 一
    title: 板块
    measures:
      - number: （一）
        title: 措施
        tasks:
          - id: 甲-1
            text: 做事
            deadline: 2024年12月
            lead: [区科创局]
            support: [区财政局, 区司法局]
            leader: 张三
            contact: 李四
            note: 重点
            printed: {lead: "", text: 做 事}
  - measures: []
"""
    read = plan(text)
    (placed,) = read.tasks()

    assert (read.title, read.document, read.issuer, read.note) == ("表", "府办〔2024〕1号", "区政府办", "按季度通报")
    assert (read.issued, read.year) == (date(2024, 1, 5), 2024)
    assert read.units == (
        UnitEntry("区科技创新局", ("区科创局", "科技局"), (Place(FILE, 8, 12, 4), Place(FILE, 8, 18, 3))),
        UnitEntry("区财政局", ("财政局", "财局"), (Place(FILE, 9, 9, 6), Place(FILE, 9, 9, 6))),
    )
    assert read.sections == (
        Section("一", "板块", (Measure("（一）", "措施", (placed.task,)),)),
        Section("", "", ()),
    )
    assert placed.task == Task(
        "甲-1",
        "做事",
        "2024年12月",
        ("区科创局",),
        ("区财政局", "区司法局"),
        "张三",
        "李四",
        "重点",
        {"lead": "", "text": "做 事"},
        placed.task.places,
    )


def test_a_task_needs_no_more_than_an_id_and_a_text() -> None:
    text = "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲}]}]}]\n"
    task = the_task(text)

    assert task == Task("1", "甲", "", (), (), "", "", "", {}, task.places)


def test_a_task_knows_where_its_parts_stand() -> None:
    text = PLAN + "            support: 区司法局、区教育局\n"

    assert the_task(text).places == TaskPlaces(
        task=Place(FILE, 5, 13, 1),
        deadline=Place(FILE, 7, 23, 8),
        lead=(Place(FILE, 8, 20, 4),),
        support=(Place(FILE, 9, 22, 9), Place(FILE, 9, 22, 9)),
    )


def test_a_deadline_that_is_not_written_stands_where_its_task_stands() -> None:
    task = the_task(changed("            deadline: 2024年12月\n", ""))

    assert task.places.deadline == task.places.task


@pytest.mark.parametrize(
    "scalar",
    ["010", "no", "yes", "true", "1.10", "12:30", "2024-12-31", "null", "~", "0x1F", "1_000", ".inf", "=", "1e3"],
)
def test_a_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    task = the_task(changed("text: 甲", f"text: {scalar}").replace("id: 1", f"id: {scalar}"))

    assert (task.id, task.text) == (scalar, scalar)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"甲 #乙: 丙"', "甲 #乙: 丙"),
        ("'甲 ''乙'''", "甲 '乙'"),
        ('"a\\tb"', "a\tb"),
        ("甲# 乙:丙", "甲# 乙:丙"),
        ("“甲”", "“甲”"),
        ("|-\n              甲\n              乙", "甲\n乙"),
        (">-\n              Kplus\n              pay", "Kplus pay"),
    ],
)
def test_a_quoted_or_block_scalar_is_what_yaml_says(typed: str, text: str) -> None:
    assert the_task(changed("text: 甲", f"text: {typed}")).text == text


@pytest.mark.parametrize("style", ["|", ">", "|+", ">+"])
def test_a_block_s_last_line_break_is_no_part_of_its_text(style: str) -> None:
    assert the_task(changed("text: 甲", f"text: {style}\n              甲事。\n\n")).text == "甲事。"


@pytest.mark.parametrize(
    ("typed", "lead"),
    [
        ("[区财政局, 区司法局]", ("区财政局", "区司法局")),
        ("\n              - 区财政局\n              - 区司法局", ("区财政局", "区司法局")),
        ("区财政局、区司法局", ("区财政局", "区司法局")),
        ("黄贝、莲塘街道办", ("黄贝街道办", "莲塘街道办")),
        ("[黄贝、莲塘街道办]", ("黄贝、莲塘街道办",)),
        ("[区财政局，区司法局]", ("区财政局，区司法局",)),
        ('[" 区财政局 "]', ("区财政局",)),
        ("——", ()),
        ("无", ()),
        ("[]", ()),
        ("[无]", ("无",)),
        ("", ()),
    ],
)
def test_a_list_of_units_is_literal_and_a_string_is_a_cell_that_is_split(typed: str, lead: tuple[str, ...]) -> None:
    assert the_task(changed("lead: [区财政局]", f"lead: {typed}")).lead == lead


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["推动跨境", "金融服务", "创新"], "推动跨境金融服务创新"),
        (["推进“港企”", "（港人）办事，", "普及服务。"], "推进“港企”（港人）办事，普及服务。"),
        (["支持 Kplus", "pay 互通"], "支持 Kplus pay 互通"),
        (["支持Kplus", "互通"], "支持Kplus 互通"),
        (["到", "2025年"], "到 2025年"),
        (["前 后", "后"], "前 后后"),
        (["甲 乙", "乙丙 乙", "乙"], "甲 乙乙丙 乙乙"),
        (["甲", "", "乙"], "甲\n乙"),
        (['"甲', '乙"'], "甲乙"),
        (["'甲", "乙'"], "甲乙"),
        ([">-", "甲", "乙"], "甲乙"),
        (["|-", "甲", "乙"], "甲\n乙"),
    ],
)
def test_a_wrapped_text_is_joined_without_a_space_between_chinese_characters(lines: list[str], text: str) -> None:
    typed = "\n              ".join(lines)

    assert the_task(changed("text: 甲", f"text: {typed}")).text == text


def test_a_space_typed_within_a_line_of_a_wrapped_text_stays() -> None:
    typed = "甲\n              乙\n              丙甲 乙"

    assert the_task(changed("text: 甲", f"text: {typed}")).text == "甲乙丙甲 乙"


@pytest.mark.parametrize(
    ("typed", "text"),
    [('"他说\\"好\n              的\\""', '他说"好的"'), ("'他说''好\n              的'''", "他说'好的'")],
    ids=["double", "single"],
)
def test_a_wrapped_text_with_quotes_inside_its_quotes_is_joined_too(typed: str, text: str) -> None:
    assert the_task(changed("text: 甲", f"text: {typed}")).text == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(("\ufeff" + PLAN).encode(), id="BOM"),
        pytest.param(PLAN.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(("\ufeff" + PLAN.replace("\n", "\r\n")).encode(), id="BOM and CRLF"),
        pytest.param(("---\n" + PLAN + "...\n").encode(), id="document marks"),
        pytest.param(("# 说明\n\n" + PLAN).encode(), id="comments"),
        pytest.param(PLAN.removesuffix("\n").encode(), id="no line end at the end"),
    ],
)
def test_what_stands_around_the_text_changes_nothing(data: bytes) -> None:
    reading = planfile.read(data, FILE)

    assert reading.problems == ()
    assert reading.plan == plan(PLAN)


def test_places_count_characters_after_a_byte_order_mark() -> None:
    read = planfile.read("\ufefftitel: 表\nsections: []\n".encode(), FILE)

    assert [(found.code, found.place) for found in read.problems] == [
        ("RW110", Place(FILE, 1, 1, 1)),
        ("RW109", Place(FILE, 1, 1, 5)),
    ]


# Problems, a golden test for each code.


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(
            PLAN.encode("gb18030"),
            problem((1, 8, 1), "RW101", "不是UTF-8文本，像是GBK", "在编辑器里另存为UTF-8编码"),
            id="GBK",
        ),
        pytest.param(
            PLAN.encode("utf-16"),
            problem((1, 1, 1), "RW101", "不是UTF-8文本，像是UTF-16", "在编辑器里另存为UTF-8编码"),
            id="UTF-16",
        ),
        pytest.param(
            b"title: a\nnote: \xe5\x8c\xba\xff\n",
            problem((2, 8, 1), "RW101", "不是UTF-8文本", "方案是UTF-8编码的文本文件；请核对文件"),
            id="neither",
        ),
    ],
)
def test_rw101_text_that_is_not_utf8(data: bytes, found: Problem) -> None:
    assert planfile.read(data, FILE) == planfile.Parsed(None, (found,))


def test_rw102_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    with path.open("wb") as file:
        file.truncate(128 * 1024 * 1024 + 1)

    assert reading.read(path) == planfile.Parsed(
        None, (Problem(Place(str(path), 1, 1), "RW102", "文件超过128 MiB", "方案是手写的文本，不会这么大；请核对文件"),)
    )


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\0", "U+0000"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x9b", "U+009B"), ("\uffff", "U+FFFF")],
)
def test_rw103_a_control_character(character: str, shown: str) -> None:
    assert problems(changed("text: 甲", f"text: 甲{character}乙")) == [
        problem((6, 20, 1), "RW103", f"含有控制字符{shown}", "删去这个看不见的字符")
    ]


@pytest.mark.parametrize(
    ("before", "after", "at", "mistake"),
    [
        pytest.param("title: ", "title：", (1, 1, 6), FULL_WIDTH_COLON, id="full-width colon at the top"),
        pytest.param("sections:", "sections：", (2, 1, 9), FULL_WIDTH_COLON, id="full-width colon before a list"),
        pytest.param("id: ", "id：", (5, 13, 3), FULL_WIDTH_COLON, id="full-width colon after a dash"),
        pytest.param("deadline: ", "deadline：", (7, 13, 9), FULL_WIDTH_COLON, id="full-width colon in a task"),
        pytest.param("lead: ", "lead：", (8, 13, 5), FULL_WIDTH_COLON, id="full-width colon in the last line"),
        pytest.param("title: ", "title:", (1, 1, 6), SPACE_AFTER_COLON, id="no space after the colon at the top"),
        pytest.param("id: ", "id:", (5, 13, 3), SPACE_AFTER_COLON, id="no space after the colon after a dash"),
        pytest.param("deadline: ", "deadline:", (7, 13, 9), SPACE_AFTER_COLON, id="no space after the colon in a task"),
        pytest.param("lead: ", "lead:", (8, 13, 5), SPACE_AFTER_COLON, id="no space after the last colon"),
        pytest.param("- id", "-id", (5, 11, 1), SPACE_AFTER_DASH, id="no space after a task's dash"),
        pytest.param("- measures", "-measures", (3, 3, 1), SPACE_AFTER_DASH, id="no space after a section's dash"),
        pytest.param(
            "lead: [区财政局]",
            "lead:\n              - 区财政局\n              -区司法局",
            (10, 15, 1),
            SPACE_AFTER_DASH,
            id="no space after a later unit's dash",
        ),
        pytest.param(
            "lead: [区财政局]",
            "lead:\n              -区财政局\n              -区司法局",
            (9, 15, 1),
            SPACE_AFTER_DASH,
            id="no space after any unit's dash",
        ),
        pytest.param("            text", "\ttext", (6, 1, 1), TAB, id="tab"),
        pytest.param("            text", "  \t\ttext", (6, 3, 2), TAB, id="tabs behind spaces"),
        pytest.param("text: 甲", 'text: "甲', (6, 19, 2), QUOTES, id="double quote not closed"),
        pytest.param("text: 甲", "text: '甲", (6, 19, 2), QUOTES, id="single quote not closed"),
        pytest.param("[区财政局]", "[区财政局", (8, 19, 1), SQUARE, id="square bracket not closed"),
        pytest.param(
            "[区财政局]", "[甲]\n            printed: {lead: 乙", (9, 22, 1), CURLY, id="curly bracket not closed"
        ),
        pytest.param("text: 甲", "text: 甲: 乙", (6, 20, 1), COLON_IN_TEXT, id="colon and space in a text"),
        pytest.param(
            "            deadline", "              deadline", (7, 23, 1), COLON_IN_TEXT, id="key too far right"
        ),
        pytest.param("            deadline", "           deadline", (7, 12, 1), UNALIGNED, id="key too far left"),
        pytest.param(
            "            deadline",
            "         - id: 2\n           deadline",
            (7, 10, 1),
            UNALIGNED_DASH,
            id="dash too far left",
        ),
        pytest.param("deadline: 2024年12月", "deadline", (7, 13, 1), NO_COLON, id="key alone"),
        pytest.param("text: 甲", "text 甲", (6, 13, 1), NO_COLON, id="space for a colon"),
        pytest.param("text: 甲", "text: `甲`", (6, 19, 1), BAD_START, id="grave"),
        pytest.param("text: 甲", "text: @甲", (6, 19, 1), BAD_START, id="at sign"),
        pytest.param("text: 甲", "text: %甲", (6, 19, 1), BAD_START, id="percent sign"),
    ],
)
def test_rw104_yaml_that_is_wrong_is_named_at_its_own_line(
    before: str, after: str, at: tuple[int, int, int], mistake: tuple[str, str, str]
) -> None:
    assert_refused(problems(changed(before, after)), [problem(at, *mistake)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            changed("lead: [区财政局]", "lead: &a [区财政局]"),
            problem((8, 19, 4), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
            id="anchor of a list",
        ),
        pytest.param(
            changed("[区财政局]", "[&a 区财政局]"),
            problem((8, 20, 7), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
            id="anchor of a unit",
        ),
        pytest.param(
            changed("deadline: 2024年12月", "deadline: &a 2024年12月"),
            problem((7, 23, 11), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
            id="anchor of a text",
        ),
        pytest.param(
            changed("deadline: 2024年12月", "deadline: !!str 2024年12月"),
            problem((7, 23, 14), "RW105", "方案里不用标签“tag:yaml.org,2002:str”", WRITE_OUT),
            id="tag",
        ),
        pytest.param(
            changed("text: 甲", "text: !x 甲"),
            problem((6, 19, 4), "RW105", "方案里不用标签“!x”", WRITE_OUT),
            id="tag of its own",
        ),
        pytest.param(
            changed("- id", "- &a\n            id"),
            problem((5, 13, 1), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
            id="anchor of a task",
        ),
        pytest.param(
            "&a " + PLAN.replace("title", '"title"'),
            problem((1, 1, 10), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
            id="anchor of a key",
        ),
    ],
)
def test_rw105_anchors_and_tags(text: str, found: Problem) -> None:
    assert problems(text) == [found]


@pytest.mark.parametrize("text", ["**甲**", "* 甲", "& 甲", "&甲", "*甲"])
def test_rw105_a_text_that_begins_like_an_anchor_or_an_alias(text: str) -> None:
    found = problem((6, 19, 1), "RW105", "方案里不用锚点和别名（& 和 *）", WRITE_OUT)
    assert_refused(problems(changed("text: 甲", f"text: {text}")), [found])


def test_rw105_each_alias_and_its_anchor() -> None:
    text = changed("lead: [区财政局]", "lead: [&a 区财政局]\n            support: [*a]\n            note: *a")

    assert problems(text) == [
        problem((8, 20, 7), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
        problem((9, 23, 2), "RW105", "方案里不用别名“*a”", WRITE_OUT),
        problem((10, 19, 2), "RW105", "方案里不用别名“*a”", WRITE_OUT),
    ]


@pytest.mark.parametrize("second", ["---\n" + PLAN, "---\n", "...\n---\n"])
def test_rw106_a_second_document(second: str) -> None:
    line = 9 + second.index("---") // 4

    assert problems(PLAN + second) == [
        problem((line, 1, 3), "RW106", "一个文件里写了几份文档", "删去“---”；另一份方案放在另一个文件里")
    ]


def test_rw107_a_list_within_a_list_within_the_list_of_units() -> None:
    assert problems(changed("[区财政局]", "[[[[区财政局]]]]")) == [
        problem((8, 20, 1), "RW111", "“lead”里应是单位名称", "写成如 lead: [区发展改革局, 区科技创新局]"),
        problem((8, 22, 1), *TOO_DEEP),
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_rw107_a_hundred_thousand_levels(opening: str) -> None:
    *_, last = problems(opening * 100_000)

    assert last.fatal
    assert last.code == "RW107" or not parser.is_tested()


def test_rw107_a_hundred_thousand_brackets() -> None:
    # libyaml looks ahead for the colon of a key and stops at its own depth before it has told of one bracket.
    ahead = [problem((1, 1001, 1), *TOO_DEEP)]
    told = [problem((1, 1, 1), "RW111", "方案应写成“键: 值”各占一行", PLAN_HAS), problem((1, 11, 1), *TOO_DEEP)]

    assert_refused(problems("[" * 100_000), ahead if yaml.__with_libyaml__ else told)


@pytest.mark.parametrize("text", ["*甲", "'甲", "[甲", "{a: 甲", "甲: 乙", "`甲", "%甲"])
def test_where_the_parsers_words_are_not_known_the_text_is_refused_where_it_stopped(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    explain = syntax.explain
    monkeypatch.setattr(syntax, "explain", lambda _, *rest: explain("something went wrong", *rest))

    *_, found = problems(changed("text: 甲", f"text: {text}"))

    assert found.code == "RW104"
    assert found.place.line in {6, 7, 8}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            PLAN + "title: 又一表\n",
            problem(
                (9, 1, 5), "RW108", "键“title”写了两次", "留下对的一个，删去另一个；若这里是新的一项，在行首补上“- ”"
            ),
            id="of a text",
        ),
        pytest.param(
            PLAN + "            lead: [区司法局]\n",
            problem(
                (9, 13, 4), "RW108", "键“lead”写了两次", "留下对的一个，删去另一个；若这里是新的一项，在行首补上“- ”"
            ),
            id="of a list",
        ),
        pytest.param(
            "units: {区财政局: [财局], 区财政局: [财政局]}\n" + PLAN,
            problem((1, 21, 4), "RW108", "键“区财政局”写了两次", "留下一个，把内容并在一起"),
            id="of a unit",
        ),
    ],
)
def test_rw108_a_key_written_twice(text: str, found: Problem) -> None:
    assert problems(text) == [found]


def test_a_key_written_twice_keeps_its_first_value() -> None:
    reading = planfile.read((PLAN + "title: 又一表\n").encode(), FILE)

    assert reading.plan is not None
    assert reading.plan.title == "表"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            PLAN + "documents: 1号\n",
            problem((9, 1, 9), "RW109", "方案没有“documents”这个键", f"是不是“document”？{PLAN_KEYS}"),
            id="misspelt",
        ),
        pytest.param(
            PLAN + "            牵头单位: 区财政局\n",
            problem((9, 13, 4), "RW109", "任务没有“牵头单位”这个键", f"是不是“lead”？{TASK_KEYS}"),
            id="in Chinese",
        ),
        pytest.param(
            PLAN + "            wxyz: 乙\n",
            problem((9, 13, 4), "RW109", "任务没有“wxyz”这个键", TASK_KEYS),
            id="near none",
        ),
        pytest.param(
            PLAN + "        numbr: 一\n",
            problem((9, 9, 5), "RW109", "主要措施没有“numbr”这个键", f"是不是“number”？{MEASURE_KEYS}"),
            id="of a measure",
        ),
        pytest.param(
            PLAN + "    tasks: []\n",
            problem((9, 5, 5), "RW109", "板块没有“tasks”这个键", "可以用的键：number、title、measures"),
            id="of a section",
        ),
        pytest.param(
            PLAN + "            printed: {leads: 甲}\n",
            problem(
                (9, 23, 5),
                "RW109",
                "printed 没有“leads”这个键",
                "是不是“lead”？可以用的键：text、deadline、lead、support、leader、contact、note、source、base",
            ),
            id="of what is printed",
        ),
    ],
)
def test_rw109_a_key_that_is_not_known(text: str, found: Problem) -> None:
    assert problems(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sections: []\n", problem((1, 1, 1), "RW110", "方案缺少“title”（标题）", "补上一行 title: …")),
        ("title: 表\n", problem((1, 1, 1), "RW110", "方案缺少“sections”（板块）", "补上一行 sections: …")),
        ("title: 表\nsections:\n  - number: 一\n", problem((3, 5, 1), *NO_MEASURES)),
        (
            "title: 表\nsections:\n  - measures:\n      - title: 甲\n",
            problem((4, 9, 1), "RW110", "主要措施缺少“tasks”（重点任务）", "补上一行 tasks: …"),
        ),
        (
            changed("- id: 1\n            text", "- text"),
            problem((5, 13, 1), "RW110", "任务缺少“id”（编号）", "补上一行 id: …"),
        ),
        (
            changed("            text: 甲\n", ""),
            problem((5, 13, 1), "RW110", "任务缺少“text”（重点任务）", "补上一行 text: …"),
        ),
    ],
)
def test_rw110_a_key_that_is_missing(text: str, found: Problem) -> None:
    assert problems(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "- 甲\n",
            problem(
                (1, 1, 1),
                "RW111",
                "方案应写成“键: 值”各占一行",
                PLAN_HAS,
            ),
            id="a list for a plan",
        ),
        pytest.param(
            "title: [表]\nsections: []\n",
            problem((1, 8, 1), "RW111", "“title”应是一段文字", "写成 title: 文字；以 [ 或 { 开头的文字要加引号"),
            id="a list for a text",
        ),
        pytest.param(
            changed("text: 甲", "text: [甲]"),
            problem((6, 19, 1), "RW111", "“text”应是一段文字", "写成 text: 文字；以 [ 或 { 开头的文字要加引号"),
            id="a list for a task's text",
        ),
        pytest.param(
            changed("id: 1", "id: {a: b}"),
            problem((5, 17, 1), "RW111", "“id”应是一段文字", "写成 id: 文字；以 [ 或 { 开头的文字要加引号"),
            id="a mapping for an id",
        ),
        pytest.param(
            "title: 表\nsections: 一\n",
            problem((2, 11, 1), "RW111", "“sections”应是列表", "在 sections: 下面每项一行，以“- ”开头"),
            id="a text for a list",
        ),
        pytest.param(
            "title: 表\nsections:\n",
            problem((2, 10, 1), "RW111", "“sections”应是列表", "在 sections: 下面每项一行，以“- ”开头"),
            id="nothing for a list",
        ),
        pytest.param(
            "title: 表\nsections: [甲]\n",
            problem((2, 12, 1), "RW111", "板块应写成“键: 值”各占一行", "板块的键有：number、title、measures"),
            id="a text for a section",
        ),
        pytest.param(
            PLAN + "            support: {区司法局: 协办}\n",
            problem((9, 22, 1), "RW111", "“support”应是单位名称的列表", "写成如 support: [区发展改革局, 区科技创新局]"),
            id="a mapping for units",
        ),
        pytest.param(
            changed("lead: [区财政局]", 'lead: [区财政局, ""]'),
            problem((8, 26, 2), "RW111", "“lead”里应是单位名称", "写成如 lead: [区发展改革局, 区科技创新局]"),
            id="an empty name",
        ),
        pytest.param(
            "units: [区财政局]\n" + PLAN,
            problem((1, 8, 1), "RW111", "“units”应是全称到简称的对照", "写成如 区科技创新局: [区科创局]"),
            id="a list for the units",
        ),
        pytest.param(
            PLAN + "? [甲]\n: 乙\n",
            problem((9, 3, 1), "RW111", "键应是一个词", "写成“键: 值”"),
            id="a list for a key",
        ),
    ],
)
def test_rw111_a_value_of_another_shape(text: str, found: Problem) -> None:
    assert problems(text) == [found]


QUOTE_OR_SPACE = "这是正文就给整段文字加引号；是注释就在 # 后空一格"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            changed("text: 甲", "text: 甲 #乙 丙"),
            problem((6, 19, 1), "RW112", "“#乙 丙”被当作注释，没有读进来", QUOTE_OR_SPACE),
            id="in a text",
        ),
        pytest.param(
            changed("text: 甲", "text: 推进第\n              1 #项工作"),
            problem((6, 19, 1), "RW112", "“#项工作”被当作注释，没有读进来", QUOTE_OR_SPACE),
            id="in a wrapped text",
        ),
        pytest.param(
            changed("[区财政局]", "区财政局 #1、区司法局"),
            problem((8, 19, 4), "RW112", "“#1、区司法局”被当作注释，没有读进来", QUOTE_OR_SPACE),
            id="in a cell of units",
        ),
        pytest.param(
            changed("text: 甲", "text: 甲 #乙").replace("\n", "\r\n"),
            problem((6, 19, 1), "RW112", "“#乙”被当作注释，没有读进来", QUOTE_OR_SPACE),
            id="with CRLF",
        ),
        pytest.param(
            "\ufeff" + PLAN.replace("title: 表", "title: 表 #乙"),
            problem((1, 8, 1), "RW112", "“#乙”被当作注释，没有读进来", QUOTE_OR_SPACE),
            id="after a byte order mark",
        ),
    ],
)
def test_rw112_a_text_cut_short_by_a_comment(text: str, found: Problem) -> None:
    assert problems(text) == [found]


@pytest.mark.parametrize("typed", ["甲 # 乙", "甲 #", "甲#乙", '"甲 #乙"', '"甲" #乙'])
def test_a_comment_that_looks_like_one_is_no_problem(typed: str) -> None:
    assert problems(changed("text: 甲", f"text: {typed}")) == []


@pytest.mark.parametrize(("text", "line"), [("", 1), ("\n\n", 3), ("# 说明\n", 2), ("\ufeff", 1)])
def test_rw113_an_empty_file(text: str, line: int) -> None:
    assert problems(text) == [
        problem((line, 1, 1), "RW113", "文件是空的", "renwu init 可以建一个带说明的方案文件"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (changed("title: 表", 'title: ""'), problem((1, 8, 2), "RW201", "“title”（标题）是空的", "写上标题")),
        (changed("id: 1", 'id: ""'), problem((5, 17, 2), "RW201", "“id”（编号）是空的", "写上编号")),
        (changed("id: 1", "id:"), problem((5, 16, 1), "RW201", "“id”（编号）是空的", "写上编号")),
        (changed("text: 甲", 'text: " "'), problem((6, 19, 3), "RW201", "“text”（重点任务）是空的", "写上重点任务")),
        (changed("text: 甲", "text:"), problem((6, 18, 1), "RW201", "“text”（重点任务）是空的", "写上重点任务")),
    ],
)
def test_rw201_a_title_an_id_or_a_text_that_is_empty(text: str, found: Problem) -> None:
    assert problems(text) == [found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("issued: 2023-11-31", problem((1, 9, 10), "RW202", "印发日期“2023-11-31”不是一个日期", "写成如 2023-11-23")),
        ("issued: 2023年11月", problem((1, 9, 8), "RW202", "印发日期“2023年11月”不是一个日期", "写成如 2023-11-23")),
        ("year: 二〇二四", problem((1, 7, 4), "RW202", "年份“二〇二四”不是一个年份", "写成如 2024")),
        ("year: '24'", problem((1, 7, 4), "RW202", "年份“24”不是一个年份", "写成如 2024")),
        ("year: 0000", problem((1, 7, 4), "RW202", "年份“0000”不是一个年份", "写成如 2024")),
    ],
)
def test_rw202_a_day_of_issue_or_a_year_that_cannot_be_read(line: str, found: Problem) -> None:
    assert problems(f"{line}\n{PLAN}") == [found]


@pytest.mark.parametrize("line", ["issued:", 'year: ""', "issued: 2023-11-23", "year: 2024年", "issued: 2023年1月5日"])
def test_a_day_of_issue_or_a_year_that_is_empty_or_good_is_no_problem(line: str) -> None:
    assert problems(f"{line}\n{PLAN}") == []


def test_a_full_width_year_is_read_as_a_full_width_day_of_issue_is() -> None:
    read = plan(f"issued: ２０２３－１１－２３\nyear: ２０２４\n{PLAN}")

    assert (read.issued, read.year) == (date(2023, 11, 23), 2024)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "key: 营商/环境",
            problem((1, 6, 5), "RW210", "方案简称“营商/环境”不能写在编号前面", NO_KEY),
        ),
        ("key: 2025", problem((1, 6, 4), "RW210", "方案简称“2025”不能写在编号前面", NO_KEY)),
        ("soon: 半个月", problem((1, 7, 3), "RW210", "临期天数“半个月”不是天数", "写成如 15")),
        (
            "round: 不定期",
            problem((1, 8, 3), "RW210", "报送期“不定期”读不出", "写成如 每周五、每月25日、每季度末"),
        ),
    ],
)
def test_rw210_a_setting_of_the_plan_that_cannot_be_meant(line: str, found: Problem) -> None:
    assert problems(f"{line}\n{PLAN}") == [found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "grades: [催办, 督办, 催办]",
            problem((1, 18, 2), "RW217", "督办等级“催办”写了两次", "从轻到重写，一个等级写一次"),
        ),
        (
            'grades: [催办, ""]',
            problem(
                (1, 14, 2), "RW111", "“grades”里应是督办等级的名称", "写成如 grades: [催办单, 督办通知单, 限时督办]"
            ),
        ),
        (
            "grades: 催办单、督办通知单",
            problem((1, 9, 9), "RW111", "“grades”应是列表", "在 grades: 下面每项一行，以“- ”开头"),
        ),
    ],
)
def test_rw217_grades_that_cannot_be_meant(line: str, found: Problem) -> None:
    assert problems(f"{line}\n{PLAN}") == [found]


def test_the_settings_of_a_plan() -> None:
    settings = "key: 营商2025\nkind: 专项方案\nsoon: 15天\nround: 每月25日\ngrades: [催办, 督办]\n"
    read = plan(f"{settings}{PLAN}")

    assert (read.key, read.kind, read.soon, str(read.round)) == ("营商2025", "专项方案", 15, "每月25日")
    assert read.grades == ("催办", "督办")


SECOND_TASK = """\
          - id: 1
            text: 乙
            deadline: 2024年
            lead: [区司法局]
"""


def test_rw301_an_id_that_two_tasks_have() -> None:
    assert problems(PLAN + SECOND_TASK) == [
        problem((9, 17, 1), "RW301", "编号“1”重复，第5行已有", "一个编号只给一项任务；改掉其中一个")
    ]


@pytest.mark.parametrize(("first", "second"), [("A1", "Ａ１"), ("1-1", "1 - 1")])
def test_rw301_ids_that_differ_only_in_width_or_spaces(first: str, second: str) -> None:
    text = changed("id: 1", f"id: {first}") + SECOND_TASK.replace("id: 1", f"id: {second}")

    assert problems(text) == [
        problem((9, 17, len(second)), "RW301", f"编号“{second}”重复，第5行已有", "一个编号只给一项任务；改掉其中一个")
    ]


def test_ids_are_compared_as_text() -> None:
    assert problems(PLAN + SECOND_TASK.replace("id: 1", "id: 01")) == []


def test_an_alias_bomb_of_nine_levels_is_refused_key_by_key() -> None:
    lines = ["a: &a [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n"]
    lines += [
        f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    assert problems("".join(lines)) == sorted(
        [
            problem((1, 1, 1), "RW110", "方案缺少“title”（标题）", "补上一行 title: …"),
            problem((1, 1, 1), "RW110", "方案缺少“sections”（板块）", "补上一行 sections: …"),
            *(
                problem((line, 1, 1), "RW109", f"方案没有“{key}”这个键", PLAN_KEYS)
                for line, key in enumerate("abcdefghi", 1)
            ),
        ]
    )


def test_all_problems_of_a_file_are_found_at_once_in_the_order_of_their_places() -> None:
    text = """\
titel: 表
issued: 昨天
sections:
  - nummer: 一
    measures:
      - tasks:
          - id: 1
            text:
            lead: &a [区财政局, 区财政局]
            deadline: 2024年13月
          - id: 1
            text: 甲 #乙
            deadline: 大汛前
"""

    assert problems(text) == [
        problem((1, 1, 1), "RW110", "方案缺少“title”（标题）", "补上一行 title: …"),
        problem((1, 1, 5), "RW109", "方案没有“titel”这个键", f"是不是“title”？{PLAN_KEYS}"),
        problem((2, 9, 2), "RW202", "印发日期“昨天”不是一个日期", "写成如 2023-11-23"),
        problem((4, 5, 6), "RW109", "板块没有“nummer”这个键", "是不是“number”？可以用的键：number、title、measures"),
        problem((8, 18, 1), "RW201", "“text”（重点任务）是空的", "写上重点任务"),
        problem((9, 19, 4), "RW105", "方案里不用锚点“&a”", WRITE_OUT),
        problem((9, 29, 4), "RW206", "第1项里“区财政局”写了两次", "只留一处：牵头或协办"),
        problem(
            (10, 23, 8),
            "RW203",
            "完成时限不是有效日期：“2024年13月”",
            "写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进",
        ),
        problem((11, 13, 1), "RW205", "第1项没有牵头单位", "补上一行 lead: [牵头单位]"),
        problem((11, 17, 1), "RW301", "编号“1”重复，第7行已有", "一个编号只给一项任务；改掉其中一个"),
        problem((12, 19, 1), "RW112", "“#乙”被当作注释，没有读进来", QUOTE_OR_SPACE),
        problem(
            (13, 23, 3),
            "RW204",
            "完成时限读不出日期：“大汛前”，“大汛前”没有确定的日子",
            "写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进",
        ),
    ]


@pytest.mark.parametrize("text", ['title: "\\UFFFFFFFF"\n', 'title: "\\U00110000"\n', 'title: "\\ud800"\n'])
def test_an_escape_that_stands_for_no_character_is_refused(text: str) -> None:
    assert [found.code for found in problems(text)] == ["RW104"]


# Any bytes, any change to a plan.


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = planfile.read(data, FILE)

    assert reading.plan is not None or any(problem.fatal for problem in reading.problems)


YAML = [
    *("title", "sections", "tasks", "text", "lead", "units", ": ", "- ", " #", "\\u"),
    *"[]{}:,-?&*!|>'\"%@`#~\n\t \0：—①",
]
mutations = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 40), st.sampled_from(YAML) | st.text(max_size=4)),
    min_size=1,
    max_size=6,
)


def mutated(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    for at, cut, put in changes:
        begin = at % (len(text) + 1)
        text = text[:begin] + put + text[begin + cut :]
    return text.encode()


@settings(max_examples=200)
@given(mutations)
def test_any_change_to_a_small_plan_is_read_and_checked(changes: list[tuple[int, int, str]]) -> None:
    reading = planfile.read(mutated(f"units: {{区财政局: [财局]}}\n{PLAN}", changes), FILE)

    assert reading.plan is None or all(found.place.file == FILE for found in checks.check(reading.plan))


@settings(max_examples=50)
@given(mutations)
def test_any_change_to_the_shipped_plan_is_read_and_checked(changes: list[tuple[int, int, str]]) -> None:
    reading = planfile.read(mutated(SHIPPED.read_text(encoding="utf-8"), changes), FILE)

    assert reading.plan is None or all(found.place.file == FILE for found in checks.check(reading.plan))
