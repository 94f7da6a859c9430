"""A report as a web page: what can be told without a browser. tests/office looks at it in one."""

import base64
import hashlib
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from renwu.papers.report import Report
from renwu.writers import charts, report_html
from support import reports
from support.journals import line
from support.reports import JOURNAL, PLAN

EMPTY = "title: 空表\nsections:\n  - measures:\n      - tasks: []\n"
VOID = {"meta", "link", "input", "br"}


def written(report: Report) -> str:
    out = io.StringIO()
    report_html.write(report, out)
    return out.getvalue()


def of_one(text: str, **fields: object) -> str:
    """The page of a plan with one task."""
    task = json.dumps({"id": "1", "text": text, "deadline": "2024年12月", "lead": ["甲局"]} | fields)
    return written(reports.of(f"title: 表\nsections:\n- measures:\n  - tasks:\n    - {task}\n"))


class Page(HTMLParser):
    """The elements of a page in their order, each with its attributes and its own text; every tag must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            self.elements[element][2].append(data)

    def all(self, *tags: str) -> list[tuple[str, Mapping[str, str | None], str]]:
        """The elements with one of these tags, each with its attributes and all the text in it."""
        return [(tag, attrs, "".join(text)) for tag, attrs, text in self.elements if tag in tags]


@pytest.fixture(scope="module")
def text() -> str:
    return written(reports.of(PLAN, *JOURNAL, since=date(2024, 10, 1)))


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_every_task_is_in_the_ledger(page: Page) -> None:
    rows = [text for tag, attrs, text in page.all("tr") if "data-s" in attrs]
    tasks = reports.of(PLAN, *JOURNAL).tasks
    assert len(rows) == len(tasks)
    assert all(one.task.text in row for one, row in zip(tasks, rows, strict=True))


def test_the_page_asks_for_nothing(text: str, page: Page) -> None:
    assert "http" not in text.replace("http-equiv", "")
    assert "//" not in re.sub(r"sha256-[^']+", "", text.replace("  // ", ""))
    assert [attrs["href"] for _, attrs, _ in page.all("a", "link")] == ["data:,", "#ledger"]
    assert [attrs for _, attrs, _ in page.elements if "src" in attrs or "style" in attrs] == []
    assert [name for _, attrs, _ in page.elements for name in attrs if name.startswith("on")] == []


def test_its_policy_allows_its_own_style_and_script_and_nothing_else(page: Page) -> None:
    def digest(tag: str) -> str:
        (only,) = page.all(tag)
        return base64.b64encode(hashlib.sha256(only[2].encode()).digest()).decode()

    (policy,) = [attrs["content"] for _, attrs, _ in page.all("meta") if "http-equiv" in attrs]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; script-src 'sha256-{digest('script')}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_headings_stand_in_order(page: Page) -> None:
    headings = [(tag, text) for tag, _, text in page.all("h1", "h2", "h3")]
    assert headings == [
        ("h1", "关于《青禾区优化营商环境若干措施》任务落实情况的通报"),
        ("h2", "一、总体情况"),
        ("h2", "二、主要成效"),
        ("h2", "三、存在问题"),
        ("h3", "（一）逾期未办结"),
        ("h3", "（二）临期"),
        ("h3", "（三）未报送"),
        ("h3", "（四）延期"),
        ("h3", "（五）中止"),
        ("h3", "（六）退回重办"),
        ("h3", "（七）调整责任单位"),
        ("h2", "四、下一步要求"),
        ("h2", "附件1　各单位任务落实情况"),
        ("h2", "附件2　任务台账"),
    ]


def test_a_table_has_a_caption_and_its_headings_say_what_they_head(page: Page) -> None:
    tables = page.all("table")
    captions = [text for _, _, text in page.all("caption")]
    assert len(tables) == len(captions)
    assert captions == [
        "办结任务",
        "逾期未办结任务",
        "临期任务",
        "未报送情况",
        "延期任务",
        "中止任务",
        "各单位任务落实情况",
        "任务台账",
    ]
    assert {attrs.get("scope") for _, attrs, _ in page.all("th")} == {"col", "row"}


def test_a_chart_says_in_words_what_it_shows(page: Page) -> None:
    assert [text for tag, _, text in page.all("title")][1:] == ["按月到期的任务", "各牵头单位任务状态"]
    months, units = (text for _, _, text in page.all("desc"))
    assert months.startswith("2024年6月2项：按期办结1项、逾期未办结1项；2024年8月1项：按期办结1项；")
    assert months.endswith("虚线是2025年3月10日。")
    assert units.startswith("区科技创新局2项：逾期未办结1项、临期1项；区金融服务署3项：逾期未办结2项、临期1项；")
    drawn = [attrs for _, attrs, _ in page.all("svg") if attrs.get("role") == "img"]
    named = {attrs["id"] for _, attrs, _ in page.elements if "id" in attrs}
    assert [set((attrs["aria-labelledby"] or "").split()) <= named for attrs in drawn] == [True, True]


def test_the_page_is_in_chinese_and_fits_a_telephone(page: Page) -> None:
    ((_, attrs, _),) = page.all("html")
    assert attrs == {"lang": "zh-CN"}
    assert ("viewport", "width=device-width, initial-scale=1") in [
        (attrs.get("name"), attrs.get("content")) for _, attrs, _ in page.all("meta")
    ]


def test_the_controls_show_only_where_there_is_a_script(page: Page) -> None:
    ((_, attrs, _),) = page.all("form")
    assert "hidden" in attrs


def test_an_id_stands_once(page: Page) -> None:
    ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_script_in_a_text_is_text() -> None:
    text = of_one("</td><script>alert(1)</script>&<img src=x onerror=alert(2)>", note="</script>")
    assert len(Page(text).all("script")) == 1
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;img src=x onerror=alert(2)&gt;") == 2


@pytest.mark.parametrize("key", ["title", "document", "issuer"])
def test_what_the_plan_says_of_itself_is_text_too(key: str) -> None:
    plan = f'title: 表\n{key}: "</style><script>甲</script>"\n'.removeprefix("title: 表\n" if key == "title" else "")
    found = Page(written(reports.of(plan + EMPTY.partition("\n")[2])))
    assert len(found.all("script")) == 1


def test_a_text_of_ten_thousand_characters_stands_there_whole() -> None:
    assert ("长" * 10_000) in of_one("长" * 10_000)


def test_control_characters_are_shown() -> None:
    assert "甲\\x1b[31m\\u202e乙" in of_one("甲\x1b[31m\u202e乙")


def test_a_report_of_no_task_is_a_page() -> None:
    found = Page(written(reports.of(EMPTY)))
    assert found.all("table", "form", "figure") == []
    assert "没有符合条件的任务。" in [text for _, _, text in found.all("p")]


def test_who_signs_is_left_blank_where_the_plan_does_not_say() -> None:
    found = Page(of_one("甲"))
    assert [attrs["aria-label"] for _, attrs, _ in found.all("span") if attrs.get("class") == "blank"] == [
        "发文单位，待填写"
    ]


def test_units_known_by_an_alias_are_filtered_by_their_name(page: Page) -> None:
    units = [text for _, attrs, text in page.all("option") if (attrs["value"] or "").isdecimal()][:19]
    rows = {text.partition("（")[0]: attrs["data-u"] or "" for _, attrs, text in page.all("tr") if "data-s" in attrs}
    assert [units[int(place)] for place in rows["3"].split()] == ["区金融服务署", "区科技创新局", "各产业部门"]


# Colours


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How much two colours differ (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert (contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2)) == (21, 4.54)


STATUSES = ("done", "done-late", "overdue", "due-soon", "not-due", "ongoing", "unclear", "suspended", "cancelled")


@pytest.mark.parametrize("ink", ["ink", "quiet", "red", *STATUSES])
@pytest.mark.parametrize("ground", ["paper", "band", "desk"])
def test_every_text_stands_out_from_its_ground(text: str, ink: str, ground: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_white_numbers_stand_out_from_their_bars(text: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))
    assert [status for status in STATUSES if contrast(colours[status], "#ffffff") < 4.5] == []


def test_no_text_has_a_colour_that_the_page_does_not_name(text: str) -> None:
    style = text.partition("<style>")[2].partition("</style>")[0]
    colours = re.findall(r"(?<![\w-])color: ([^;]+);", style)
    assert [colour for colour in colours if not colour.startswith("var(")] == []


# The charts


def test_a_bar_is_as_long_as_its_unit_leads_tasks() -> None:
    bars = charts.unit_bars(reports.of(PLAN, *JOURNAL))
    longest = next(bar for bar in bars if bar.label == "区政务服务局")
    assert [(piece.status.value, piece.number, piece.start, piece.size) for piece in longest.pieces] == [
        ("done", 2, 0, 50),
        ("done-late", 1, 50, 25),
        ("not-due", 1, 75, 25),
    ]
    assert sum(piece.size for piece in bars[0].pieces) == 50


def test_the_timeline_runs_over_every_month_and_the_date_stands_in_its_own() -> None:
    found = charts.timeline(reports.of(PLAN, *JOURNAL))
    assert found is not None
    assert len(found.columns) == 31
    march = next(column for column in found.columns if column.bar.label == "2025年3月")
    assert march.start < found.today < march.start + march.size
    assert [column.year for column in found.columns if column.year] == ["2024", "2025", "2026"]


def test_what_is_due_far_off_shares_a_column_at_the_end() -> None:
    tasks = "".join(
        f"      - {{id: {year}, text: 甲, deadline: {year}年5月, lead: [甲局]}}\n"
        for year in (1999, 2001, 2025, 2035, 2060)
    )
    found = charts.timeline(reports.of(f"title: 表\nsections:\n  - measures:\n    - tasks:\n{tasks}"))
    assert found is not None
    first, *between, last = found.columns
    assert len(between) == 49
    assert (first.month, first.bar.words) == ("此前", "1999年5月至2001年5月2项：逾期未办结2项")
    assert (last.month, last.bar.words) == ("此后", "2035年5月至2060年5月2项：未到期2项")


def test_no_dates_no_timeline() -> None:
    text = "title: 表\nsections:\n  - measures:\n    - tasks:\n      - {id: 1, text: 甲, deadline: 长期坚持}\n"
    assert charts.timeline(reports.of(text)) is None


def test_the_template_is_part_of_the_package() -> None:
    folder = Path(report_html.__file__).parent / "templates"
    assert sorted(path.name for path in folder.iterdir()) == ["report.css.j2", "report.html.j2", "report.js"]


def test_the_same_report_makes_the_same_page(text: str) -> None:
    assert written(reports.of(PLAN, *JOURNAL, since=date(2024, 10, 1))) == text


def test_a_suspended_task_says_so_in_its_row() -> None:
    found = Page(written(reports.of(PLAN, *JOURNAL, line("z", "2025-03-01", "suspended", "18"))))
    cells = [text for _, attrs, text in found.all("td") if attrs.get("class") == "suspended"]
    assert cells == ["中止", "中止"]
