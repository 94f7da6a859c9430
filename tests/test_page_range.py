"""Which pages of a PDF are read: --pages."""

from pathlib import Path

import pytest

from renwu.errors import UsageError
from renwu.readers.page_range import PageRange, read_page_range
from support import program
from support.pdf import Look, ruled, written

ROWS = written(("序号", "重点任务", "单位"), ("1", "甲事。", "区数据局"), ("2", "乙事。", "区司法局"))
LOOK = Look(widths=(40, 100, 80), first=2, repeated=1)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [(None, None), ("3", (3, 3)), ("3-7", (3, 7)), ("3至7", (3, 7)), ("第3-7页", (3, 7)), ("３－７", (3, 7))],
)
def test_pages_are_read_as_people_write_them(typed: str | None, pages: tuple[int, int] | None) -> None:
    assert read_page_range(typed) == (pages and PageRange(*pages))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "--pages：“”应写成 3-7 或 3"),
        ("0", "--pages：“0”应写成 3-7 或 3"),
        ("3,5", "--pages：“3,5”应写成 3-7 或 3"),
        ("7-3", "--pages：“7-3”前一页大于后一页；写成 3-7"),
    ],
)
def test_what_names_no_pages_is_refused(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_page_range(typed)
    assert str(caught.value) == message


def test_only_the_pages_that_are_meant_are_imported(tmp_path: Path) -> None:
    (tmp_path / "表.pdf").write_bytes(ruled(ROWS, LOOK))
    ran = program.run("import", "表.pdf", "--pages", "2", "-o", "方案.yaml", cwd=tmp_path)
    assert ran.code == 0
    assert "第2页第1行：表头：" in ran.stderr
    assert "text: 乙事。" in (tmp_path / "方案.yaml").read_text(encoding="utf-8")
    assert "甲事" not in (tmp_path / "方案.yaml").read_text(encoding="utf-8")


def test_pages_that_a_file_has_not_are_refused(tmp_path: Path) -> None:
    (tmp_path / "表.pdf").write_bytes(ruled(ROWS, LOOK))
    (tmp_path / "表.csv").write_text("重点任务,牵头单位\n甲事。,区司法局\n", encoding="utf-8")
    assert program.run("import", "表.pdf", "--pages", "2-3", cwd=tmp_path) == program.Result(
        2, "", "错误：--pages：没有第3页，文件共2页\n"
    )
    assert program.run("import", "表.csv", "--pages", "1", cwd=tmp_path) == program.Result(
        2, "", "错误：--pages：表.csv 不分页；--pages 只用于 PDF\n"
    )
