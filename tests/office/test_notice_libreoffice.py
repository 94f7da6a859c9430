"""A notice as LibreOffice prints it: nothing is lost, the headings are on every page, the signature keeps its form."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.office import converted
from support.program import Result

PLAN = """\
title: 甲表
document: 某府办〔2024〕1号
issued: 2024-01-15
sections:
  - measures:
      - tasks:
"""


@pytest.fixture
def printed(inside: Callable[..., Result], tmp_path: Path) -> Callable[[int], list[str]]:
    """The pages of the notice about so many tasks, as text without white space."""

    def pages(tasks: int) -> list[str]:
        rows = (
            f"          - {{id: {number}, text: 推进第{number}个项目建设，{'完善配套机制，' * 6}, deadline: 2024年3月, lead: [甲局]}}\n"
            for number in range(1, tasks + 1)
        )
        plan = tmp_path / "plan.yaml"
        plan.write_text(PLAN + "".join(rows), encoding="utf-8")
        typed = ("notice", "--file", plan, "--unit", "甲局", "--as-of", "2024-07-01", "--reply-by", "2024-07-08")
        assert inside(*typed, "--number", "督〔2024〕3号", "-o", "a.docx").code == 0
        pdf = converted(tmp_path / "a.docx", "pdf", tmp_path)
        found = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)  # noqa: S607  # wherever it is installed
        return ["".join(page.split()) for page in found.stdout.decode().split("\f")[:-1]]

    return pages


def test_a_notice_about_few_tasks_is_one_page_that_needs_only_the_blanks(printed: Callable[[int], list[str]]) -> None:
    (page,) = printed(2)

    assert page.startswith("督办通知单收文单位甲局编号督〔2024〕3号")
    for said in ("立项依据", "甲表（某府办〔2024〕1号）", "推进第1个项目", "推进第2个项目", "92", "无报送记录"):
        assert said in page
    for said in ("办理要求", "2024年7月8日前", "签发", "联系人", "联系电话", "（印章）2024年7月1日"):
        assert said in page
    assert page.endswith("—1—")


def test_a_notice_about_many_tasks_repeats_its_headings_and_loses_none(printed: Callable[[int], list[str]]) -> None:
    *pages, last = printed(40)

    assert len(pages) > 1
    assert all("编号事项完成时限逾期天数最新进展" in page for page in pages)
    assert [number for number in range(1, 41) if f"推进第{number}个" not in "".join([*pages, last])] == []
    assert "办理要求" in last
    assert last.endswith(f"（印章）2024年7月1日—{len(pages) + 1}—")
