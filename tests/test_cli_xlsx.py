"""Answers as workbooks: which command makes which sheets, where they may go, and what is said of them."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from support import journals
from support.program import INSTALL_OFFICE, UNRECORDED, Result

AS_OF = ("--as-of", "2024-07-01")
TASK_HEADINGS = "编号 板块 主要措施 重点任务 完成时限 牵头单位 协办单位 状态 最新进展 现行到期日 剩余天数"


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture
def book(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> Callable[..., dict[str, list[list[Any]]]]:
    """The sheets of the workbook that a command writes of the small plan."""

    def answer(*arguments: str) -> dict[str, list[list[Any]]]:
        path = tmp_path / "台账.xlsx"
        assert inside(*arguments, "--file", plan, *AS_OF, "-o", path) == (0, "", f"已写入 {path}\n")
        return sheets(path)

    return answer


@pytest.mark.parametrize("command", ["list", "overdue"])
def test_tasks_make_a_sheet_to_work_with_and_one_to_print(
    book: Callable[..., dict[str, list[list[Any]]]], command: str
) -> None:
    read = book(command)

    assert list(read) == ["任务", "打印"]
    assert " ".join(read["任务"][0]) == TASK_HEADINGS
    assert read["任务"][1] == [
        *(
            "1",
            "一、优化市场环境",
            "（一）做好金融服务",
            "推广 Kplus 跨境支付。",
            "2024年3月15日",
            "区金融服务署",
            "区科技创新局",
        ),
        *("逾期未办结", "", date(2024, 3, 15), -108.0),
    ]


GOALS = """\
title: 云溪区2024年重点任务分解表
year: 2024
sections:
  - measures:
      - tasks:
          - id: 8
            text: 收储产业用地12公顷，群众满意度95%以上。
            deadline: 2024年12月
            lead: [区自然资源局]
            targets:
              - {name: 收储产业用地, value: 12, unit: 公顷}
              - {name: 群众满意度, value: 95, unit: "%"}
          - {id: 9, text: 开展巡查。, deadline: 常态化推进, lead: [区城管局]}
"""


def test_both_sheets_say_how_targets_stand_where_a_plan_has_any(inside: Callable[..., Result], tmp_path: Path) -> None:
    plan, path = tmp_path / "tasks.yaml", tmp_path / "台账.xlsx"
    plan.write_text(GOALS, encoding="utf-8")
    values = {"收储产业用地": "6公顷", "群众满意度": "96%"}
    journals.saved(plan, journals.line("a", "2024-06-20", "progress", "8", note="签约", values=values))
    assert inside("list", "--file", plan, *AS_OF, "-o", path) == (0, "", f"已写入 {path}\n")
    read = sheets(path)

    headings = ["目标值", "完成值", "序时进度", "差距", "亮灯"]
    stands = [
        "收储产业用地：12公顷\n群众满意度：不低于95%",
        "收储产业用地：6公顷（2024-06-20）\n群众满意度：96%（2024-06-20）",
        "收储产业用地：49.6%（2024-01-01至2024-12-31）\n群众满意度：不适用",
        "收储产业用地：超0.4个百分点\n群众满意度：达标",
        "绿",
    ]
    assert (read["任务"][0][-5:], read["任务"][1][-5:], read["任务"][2][-5:]) == (headings, stands, [*[""] * 4, "黄"])
    printed = [row[-5:] for row in read["打印"]]
    assert printed.index(stands) > printed.index(headings) >= 0


@pytest.mark.parametrize(
    ("command", "sheet", "headings"),
    [
        ("units", "单位", "单位 牵头 协办 按期办结 逾期未办结 临期 未到期 常态化 未明确时限"),
        ("summary", "统计", "牵头单位 任务数 按期办结 逾期未办结 临期 未到期 常态化 未明确时限"),
        ("log", "进展记录", "日期 编号 事项 报送人 内容 标注 记录号"),
        ("silent", "未报送", "牵头单位 编号 最近报送 未报天数 未复的催办 状态 剩余天数 重点任务"),
    ],
)
def test_other_answers_make_one_sheet(
    book: Callable[..., dict[str, list[list[Any]]]], command: str, sheet: str, headings: str
) -> None:
    read = book(command)

    assert list(read) == [sheet]
    assert " ".join(read[sheet][0]) == headings


def test_counts_are_numbers_with_totals_and_notes_below(book: Callable[..., dict[str, list[list[Any]]]]) -> None:
    assert [row[:4] for row in book("summary", "--by", "section")["统计"][1:]] == [
        ["一、优化市场环境", 3.0, 0.0, 2.0],
        ["二、健全法治环境", 2.0, 0.0, 0.0],
        ["合计", 5.0, 0.0, 2.0],
        ["", "", "", ""],
        ["截至2024-07-01。", "", "", ""],
        ["无办结记录，仅按时限推算。", "", "", ""],
    ]


def test_the_log_has_dates_as_dates(book: Callable[..., dict[str, list[list[Any]]]], plan: Path) -> None:
    journals.saved(plan, journals.line("a", "2024-02-01", "progress", note="=1+1", reporter="区金融服务署"))

    assert book("log")["进展记录"][1] == [date(2024, 2, 1), "1", "进展", "区金融服务署", "=1+1", "", "a"]


def test_who_never_reported_is_said_in_words(book: Callable[..., dict[str, list[list[Any]]]]) -> None:
    assert book("silent", "--lead", "区金融服务署")["未报送"][1] == [
        *("区金融服务署", "1", "从未报送", 168.0, "", "逾期未办结", -108.0, "推广 Kplus 跨境支付。"),
    ]


def test_cards_make_a_row_each(book: Callable[..., dict[str, list[list[Any]]]]) -> None:
    assert [row[:4] for row in book("show", "10", "2")["任务"]] == [
        ["编号", "重点任务", "状态", "完成时限"],
        ["10", "支持企业新设院士（专家）工作站。", "逾期未办结", "2024年6月"],
        ["2", "联动招才引智，提供政策扶持。", "常态化", "常态化推进"],
    ]


def test_notes_stand_in_the_workbook_and_are_not_said_again(book: Callable[..., dict[str, list[list[Any]]]]) -> None:
    read = book("overdue")

    assert [row[0] for row in read["任务"][-2:]] == [
        "截至2024-07-01，逾期未办结2项，涉及牵头单位3个。",
        "无办结记录，仅按时限推算。",
    ]


def test_the_same_answer_makes_the_same_file(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.XLSX"):
        inside("list", "--file", plan, *AS_OF, "-o", name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.XLSX").read_bytes()


def test_a_text_too_long_for_a_cell_is_said(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(
        f"title: 表\nsections:\n- measures:\n  - tasks:\n    - {{id: 1, text: {'长' * 40_000}}}\n", encoding="utf-8"
    )

    assert inside("list", "--file", path, *AS_OF, "-o", "a.xlsx") == (
        0,
        "",
        "“重点任务”里有文字超过单元格的上限32767字，只写了开头；全文见其他格式\n已写入 a.xlsx\n",
    )


# Where to.


def test_a_workbook_is_not_printed(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("list", "--file", plan, "--format", "xlsx", *AS_OF) == (
        2,
        "",
        "错误：--format xlsx：工作簿只能写到文件；加上 -o，如 -o 台账.xlsx\n",
    )


def test_a_workbook_is_not_printed_on_a_terminal(terminal: Callable[..., Result], plan: Path) -> None:
    assert terminal("list", "--file", plan, "--format", "xlsx", *AS_OF, columns=80) == (
        2,
        "",
        "错误：--format xlsx：工作簿只能写到文件；加上 -o，如 -o 台账.xlsx\n",
    )


def test_format_goes_before_a_files_ending(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    assert inside("list", "--file", plan, "--format", "xlsx", "-o", "台账.dat", *AS_OF) == (0, "", "已写入 台账.dat\n")
    assert list(sheets(tmp_path / "台账.dat")) == ["任务", "打印"]


def test_the_plan_and_its_journal_are_spared(inside: Callable[..., Result], plan: Path) -> None:
    journal = journals.saved(plan, journals.line("a", "2024-02-01", "progress"))
    before = plan.read_bytes(), journal.read_bytes()

    for path, name in ((plan, "方案"), (journal, "进展记录")):
        assert inside("list", "--file", plan, "--format", "xlsx", "-o", path, *AS_OF) == (
            2,
            "",
            f"错误：-o：{path} 是{name}，不能覆盖；换一个文件名\n",
        )
    assert (plan.read_bytes(), journal.read_bytes()) == before


def test_a_place_that_cannot_be_written_is_an_error(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("list", "--file", plan, "-o", "没有/台账.xlsx", *AS_OF) == (
        2,
        "",
        "错误：写不了 没有/台账.xlsx：没有这个文件或文件夹\n",
    )


def test_a_full_device_is_an_error(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("list", "--file", plan, "--format", "xlsx", "-o", "/dev/full", *AS_OF)

    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不了 /dev/full：[^A-Za-z]+\n", result.stderr)


def test_a_file_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(
    renwu: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "old.xlsx").write_text("旧", encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))"
    result = renwu("list", "--file", plan, "-o", "full/old.xlsx", *AS_OF, before=limit)

    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不了 full/old.xlsx：[^A-Za-z]+\n", result.stderr)
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["旧"]


def test_exit_code_tells_of_tasks_in_a_workbook_too(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("list", "--file", plan, "--exit-code", "-o", "台账.xlsx", *AS_OF) == (1, "", "已写入 台账.xlsx\n")


def test_without_xlsxwriter_a_line_says_what_to_install(
    renwu: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    package = tmp_path / "lacking" / "xlsxwriter" / "__init__.py"
    package.parent.mkdir(parents=True)
    package.write_text("raise ModuleNotFoundError(name='xlsxwriter')\n", encoding="utf-8")
    (tmp_path / "台账.xlsx").write_text("旧", encoding="utf-8")
    before = (
        f"import os; os.environ['PYTHONPATH'] = {str(tmp_path / 'lacking')!r} + ':' + os.environ.get('PYTHONPATH', '')"
    )

    assert renwu("list", "--file", plan, "-o", "台账.xlsx", *AS_OF, before=before) == (
        2,
        "",
        f"错误：这里要用 XlsxWriter，还没有安装；运行 {INSTALL_OFFICE}\n",
    )
    assert (tmp_path / "台账.xlsx").read_text(encoding="utf-8") == "旧"
    told = f"{UNRECORDED}已写入 台账.csv\n"
    assert renwu("list", "--file", plan, "-o", "台账.csv", *AS_OF, before=before) == (0, "", told)
