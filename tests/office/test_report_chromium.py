"""A report's page in a browser. Needs Chromium, pdftotext and the extra `browser`."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from renwu.papers.report import Report
from renwu.writers import report_html
from support import reports
from support.chromium import Opened, filtered, opened
from support.journals import line
from support.program import inside
from support.reports import JOURNAL, PLAN

WIDE = "任" * 10_000


def saved(report: Report, folder: Path) -> Path:
    path = folder / "report.html"
    with path.open("w", encoding="utf-8") as out:
        report_html.write(report, out)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(reports.of(PLAN, *JOURNAL), tmp_path_factory.mktemp("report"))


@pytest.fixture
def at(path: Path) -> Iterator[Opened]:
    with opened(path) as found:
        yield found


def shown(found: Opened) -> list[str]:
    """The ids of the tasks that the ledger shows, in its order."""
    ids: list[str] = found.page.locator("#ledger tbody tr:not([hidden]) > th").all_text_contents()
    return ids


def told(found: Opened) -> str:
    words: str = found.page.locator("output").inner_text()
    return words


def printed(found: Opened, folder: Path) -> str:
    """What the page says on paper, without the blanks between."""
    pdf = folder / "report.pdf"
    found.page.pdf(path=pdf, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, timeout=60).stdout.decode()  # noqa: S607  # wherever it is installed
    return re.sub(r"\s", "", text)


def test_a_page_asks_for_nothing_and_complains_of_nothing(at: Opened, path: Path) -> None:
    filtered(at.page, "融资")
    assert at.requests == [path.as_uri()]
    assert at.complaints == []


def test_words_filter_the_ledger_whatever_their_case_and_width(at: Opened) -> None:
    assert (len(shown(at)), told(at)) == (20, "共20项")
    for words, found in (
        ("消防 专项", ["20"]),
        ("２０公顷", ["17"]),
        ("没有这些字", []),
        ("逾期", ["1", "2", "4", "5", "7", "14"]),
    ):
        filtered(at.page, words)
        assert shown(at) == found
        assert told(at) == f"共20项，显示{len(found)}项；打印时全部印出"
    filtered(at.page, "")
    assert (len(shown(at)), told(at)) == (20, "共20项")


def test_a_unit_filters_what_it_leads_and_supports_by_any_of_its_names(at: Opened) -> None:
    at.page.select_option("select[name=unit]", label="区科技创新局")
    assert shown(at) == ["1", "3", "5"]


def test_a_status_filters_and_filters_add_up(at: Opened) -> None:
    at.page.select_option("select[name=status]", label="逾期未办结")
    assert shown(at) == ["1", "2", "5"]
    at.page.select_option("select[name=unit]", label="区金融服务署")
    assert shown(at) == ["1", "2"]
    filtered(at.page, "资金池")
    assert shown(at) == ["2"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("到期日，早的在前", ["2", "13", "16", "4", "20"]),
        ("状态", ["13", "16", "11", "19", "4"]),
        ("牵头单位", ["5", "1", "2", "3", "4"]),
        ("方案顺序", ["1", "2", "3", "4", "5"]),
    ],
)
def test_the_ledger_is_sorted(at: Opened, order: str, first: list[str]) -> None:
    at.page.select_option("select[name=order]", label="状态")
    at.page.select_option("select[name=order]", label=order)
    assert shown(at)[:5] == first
    assert len(shown(at)) == 20


def test_a_filter_holds_while_the_order_changes(at: Opened) -> None:
    filtered(at.page, "区政务服务局")
    at.page.select_option("select[name=order]", label="到期日，早的在前")
    assert shown(at) == ["13", "16", "14", "15"]


def test_without_its_script_a_page_is_whole(path: Path) -> None:
    with opened(path, script=False) as found:
        assert len(shown(found)) == 20
        assert not found.page.locator("form").is_visible()


@pytest.mark.parametrize("width", [320, 360, 414, 768, 1001, 1280])
def test_nothing_stands_out_of_the_page_s_width(path: Path, width: int) -> None:
    with opened(path, width=width) as found:
        assert found.page.evaluate("document.documentElement.scrollWidth") == width


def test_a_text_of_ten_thousand_characters_and_a_word_that_never_ends_break_nothing(tmp_path: Path) -> None:
    text = PLAN.replace("设立中小企业风险代偿资金池", WIDE).replace(
        "盘活低效产业用地", "https://a.example/" + "a" * 3000
    )
    text = text.replace("区规划资源局", "区" + "规划" * 40 + "局")
    with opened(saved(reports.of(text, *JOURNAL), tmp_path), width=360) as found:
        assert found.page.evaluate("document.documentElement.scrollWidth") == 360
        assert printed(found, tmp_path).count("任") > 2 * len(WIDE)  # among the overdue and in the ledger


def test_a_script_in_a_text_does_not_run(tmp_path: Path) -> None:
    text = PLAN.replace(
        "设立中小企业风险代偿资金池", "<script>document.title=1</script><img src=x onerror=document.title=2>"
    )
    path = saved(reports.of(text, *JOURNAL, line("z", "2025-03-09", "progress", "1", note="</script><b>甲")), tmp_path)
    with opened(path) as found:
        assert found.page.title() == "关于《青禾区优化营商环境若干措施》任务落实情况的通报（代拟稿）"
        assert (found.complaints, found.requests) == ([], [path.as_uri()])
        assert found.page.locator("img, b").count() == 0


def test_what_is_printed_has_every_task_whatever_was_filtered(at: Opened, tmp_path: Path) -> None:
    filtered(at.page, "没有这些字")
    text = printed(at, tmp_path)
    missing = [one.task.id for one in reports.of(PLAN, *JOURNAL).tasks if re.sub(r"\s", "", one.task.text) not in text]
    assert missing == []


def test_a_printed_table_repeats_its_headings(tmp_path: Path) -> None:
    tasks = "".join(f"      - {{id: {number}, text: 甲, deadline: 2026年5月, lead: [甲局]}}\n" for number in range(200))
    path = saved(reports.of(f"title: 表\nsections:\n  - measures:\n    - tasks:\n{tasks}"), tmp_path)
    with opened(path) as found:
        assert printed(found, tmp_path).count("主要措施") >= 4


def test_at_ten_thousand_rows_the_filter_and_the_order_answer(tmp_path: Path) -> None:
    tasks = "".join(
        f"      - {{id: {number}, text: 第{number}号任务, deadline: 202{number % 6 + 3}年5月, lead: [甲局]}}\n"
        for number in range(10_000)
    )
    path = saved(reports.of(f"title: 表\nsections:\n  - measures:\n    - tasks:\n{tasks}"), tmp_path)
    with opened(path) as found:
        assert filtered(found.page, "第777号") > 0
        assert shown(found) == ["777"]
        filtered(found.page, "99号")
        assert len(shown(found)) == 100
        found.page.select_option("select[name=order]", label="到期日，早的在前")
        assert shown(found)[:2] == ["199", "499"]
        filtered(found.page, "")
        assert told(found) == "共10000项"
        assert found.complaints == []


def test_the_command_s_page_is_the_same_as_any(tmp_path: Path) -> None:
    plan = reports.saved(tmp_path)
    path = tmp_path / "通报.html"
    assert inside("--file", plan, "report", "--as-of", "2025-03-10", "-o", path).code == 0
    with opened(path) as found:
        assert len(shown(found)) == 20
