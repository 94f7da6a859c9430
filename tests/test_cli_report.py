"""`renwu report`: what is typed, and which file comes of it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from support import reports
from support.program import INSTALL_OFFICE, SHIPPED, Result

Run = Callable[..., Result]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    reports.saved(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("office")
def test_it_prints_markdown(inside: Run) -> None:
    code, text, told = inside("report", "--as-of", "2025-03-10")
    assert (code, told) == (0, "")
    assert text.startswith("# 关于《青禾区优化营商环境若干措施》任务落实情况的通报（代拟稿）\n")
    assert "\n办结7项，其中按期办结4项、逾期办结3项；已销号4项，待销号3项。\n" in text


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("name", "begin"), [("a.md", b"# "), ("a.html", b"<!doctype html>"), ("a.docx", b"PK")])
def test_the_ending_of_a_file_says_what_is_written(inside: Run, office: Path, name: str, begin: bytes) -> None:
    assert inside("report", "--as-of", "2025-03-10", "-o", name) == (0, "", f"已写入 {name}\n")
    assert (office / name).read_bytes().startswith(begin)


@pytest.mark.usefixtures("office")
def test_html_goes_to_stdout_too(inside: Run) -> None:
    result = inside("report", "--format", "html")
    assert (result.code, result.stdout[:15]) == (0, "<!doctype html>")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("--format docx", "--format docx：文档只能写到文件；加上 -o，如 -o 通报.docx"),
        ("--format pdf", "--format：没有“pdf”这种格式；可选的有：markdown、html、docx"),
        ("-o a.doc", "-o：从“a.doc”的扩展名看不出格式；扩展名可以是 .md、.html、.docx，或另用 --format 指定"),
        ("-o data/tasks.yaml --format html", "-o：data/tasks.yaml 是方案，不能覆盖；换一个文件名"),
        (
            "--as-of 2025-03-10 --since 2025-03-11",
            "--since：2025-03-11晚于截至的日期2025-03-10；写本期的第一天",
        ),
        (
            "--since 年中",
            "--since：“年中”不是一个日期；写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m",
        ),
        ("--lead 没有局", "--lead：方案里没有单位“没有局”；renwu units 列出全部单位"),
    ],
)
def test_what_cannot_be_meant_is_refused(inside: Run, typed: str, message: str) -> None:
    code, text, told = inside("report", *typed.split())
    assert (code, text) == (2, "")
    assert told == f"错误：{message}\n"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("typed", "scope"),
    [
        ("--lead 科创局", "牵头单位：区科技创新局"),
        ("--lead 区司法局 --lead 金融署", "牵头单位：区司法局、区金融服务署"),
        ("--support 松桥 --due 2025", "协办单位：松桥街道办；到期时段：2025"),
        ("--unit 区司法局", "牵头或协办单位：区司法局"),
        ("--section 2 --measure 调解 --match 调解", None),
        (
            "--section 2 --measure 三 --match 调解",
            "板块：二、健全法治环境；主要措施：（三）完善争端解决；重点任务里有：调解",
        ),
        ("--status overdue --status 临期", "状态：逾期未办结、临期"),
        ("--due 6月底前", "到期时段：2025年6月30日以前"),
        ("--status 已办结 --due 本季度", "状态：已办结；到期时段：2025年1月1日至2025年3月31日"),
        ("--due-from 2025-01 --due-by +30d", "到期不早于：2025年1月1日；到期不晚于：2025年4月9日"),
        ("", "全部任务"),
    ],
)
def test_what_was_filtered_is_said(inside: Run, typed: str, scope: str | None) -> None:
    result = inside("report", "--as-of", "2025-03-10", *typed.split())
    if scope is None:
        assert result == (
            2,
            "",
            "错误：--measure：方案里没有主要措施“调解”；写序号（一、二、三、四、五、六）或标题里的词\n",
        )
    else:
        assert re.findall("^- 任务范围：(.+)$", result.stdout, re.MULTILINE) == [scope]


@pytest.mark.usefixtures("office")
def test_a_month_as_the_period_begins_on_its_first_day(inside: Run) -> None:
    result = inside("report", "--as-of", "2025-03-10", "--since", "2025-02")
    assert "\n本期（2025年2月1日至3月10日）新办结3项，新增逾期0项，延期0项。\n" in result.stdout


@pytest.mark.usefixtures("office")
def test_the_calendar_s_first_day_is_a_period_s_too(inside: Run) -> None:
    result = inside("report", "--as-of", "2025-03-10", "--since", "0001-01-01")
    assert "新办结7项，新增逾期3项，延期2项。" in result.stdout


@pytest.mark.usefixtures("office")
def test_what_was_written_down_later_does_not_count_where_that_is_asked(inside: Run) -> None:
    result = inside("report", "--as-of", "2025-03-10", "--recorded-by", "2024-06-30")
    assert "- 办理情况：发生在2025年3月10日及以前的进展记录，只计2024年6月30日及以前登记的\n" in result.stdout
    assert "\n办结1项，" in result.stdout


@pytest.mark.usefixtures("office")
def test_ranked_the_worst_stand_first(inside: Run) -> None:
    ranked = inside("report", "--as-of", "2025-03-10", "--rank").stdout
    assert re.findall(r"^\| (\d+) \|", ranked.partition("（一）逾期")[2].partition("（二）")[0], re.MULTILINE) == [
        "2",
        "1",
        "5",
    ]


@pytest.mark.usefixtures("office")
def test_within_how_many_days_a_task_counts_as_due_soon_is_said(inside: Run) -> None:
    result = inside("report", "--as-of", "2025-03-10", "--soon", "7")
    assert "- 统计口径：“临期”指7天内到期；" in result.stdout
    assert "无临期任务。" in result.stdout


def test_the_plan_that_comes_along_is_reported_without_a_journal(inside: Run) -> None:
    result = inside("report", "--as-of", "2025-03-10", "--file", SHIPPED)
    assert result.code == 0
    assert "- 办理情况：无办结记录，仅按时限推算\n" in result.stdout
    assert "逾期未办结11项，涉及牵头单位8个，逾期最久的435天。" in result.stdout


def test_a_document_has_the_report_and_every_task(inside: Run, office: Path) -> None:
    assert inside("report", "--as-of", "2025-03-10", "--since", "2024-10", "-o", "通报.docx").code == 0
    made = docx.Document(str(office / "通报.docx"))
    paragraphs = [each.text for each in made.paragraphs if each.text]
    assert paragraphs[:2] == [
        "关于《青禾区优化营商环境若干措施》\n任务落实情况的通报\n（代拟稿）",
        "按照《青禾区优化营商环境若干措施》任务分解表（青府办〔2024〕3号）的部署，现将截至2025年3月10日的任务落实情况通报如下。",
    ]
    assert "办结率7/18（38.9%），按期办结率4/10（40.0%）。" in paragraphs
    at = paragraphs.index("附件：1. 各单位任务落实情况")
    assert paragraphs[at + 1 : at + 4] == ["　　　2. 任务台账", "青禾区人民政府办公室", "2025年3月10日"]
    assert paragraphs[at + 4].startswith("（数据来源：《青禾区优化营商环境若干措施》任务分解表（青府办〔2024〕3号），")
    ledger = made.tables[-1]
    assert [row.cells[0].text for row in ledger.rows] == ["编号", *(str(number) for number in range(1, 21))]
    assert [table.rows[0].cells[-1].text for table in made.tables] == [
        "办结说明",
        "最新进展",
        "最新进展",
        "未报送的任务",
        "批准人",
        "复核期限",
        "按期办结率",
        "最新进展",
    ]


def test_the_same_report_makes_the_same_document(inside: Run, office: Path) -> None:
    for name in ("a.docx", "b.docx"):
        assert inside("report", "--as-of", "2025-03-10", "-o", name).code == 0
    assert (office / "a.docx").read_bytes() == (office / "b.docx").read_bytes()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("library", "name", "ending"), [("jinja2", "Jinja2", "html"), ("docx", "python-docx", "docx")])
def test_a_library_that_is_missing_is_named(renwu: Run, office: Path, library: str, name: str, ending: str) -> None:
    lacking = office / "lacking"
    lacking.mkdir()
    (lacking / f"{library}.py").write_text(f"raise ModuleNotFoundError(name={library!r})\n", encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(lacking), os.environ.get("PYTHONPATH", "")])}
    message = f"错误：这里要用 {name}，还没有安装；运行 {INSTALL_OFFICE}\n"
    assert renwu("report", "-o", f"a.{ending}", env=env) == (2, "", message)
    assert not (office / f"a.{ending}").exists()
    assert renwu("report", "-o", "a.md", env=env).code == 0


def test_a_document_that_somebody_may_have_edited_is_never_replaced(inside: Callable[..., Result], plan: Path) -> None:
    document = plan.with_name("通报.docx")
    document.write_bytes(b"edited")
    code, stdout, stderr = inside("report", "--file", plan, "-o", document)
    refused = f"错误：已经有 {document}，可能有人改过或填过，没有改动；换一个名字，或先把它移走\n"
    assert (code, stdout, stderr) == (2, "", refused)
    assert document.read_bytes() == b"edited"
