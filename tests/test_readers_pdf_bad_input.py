"""PDF files that anybody may have made: each is read or refused in one line, in bounded time and memory."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.errors import RenwuError
from support import program
from support.damage import mangled
from support.pdf import Look, grids, raw, ruled, stream, written

CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
FLATE = b"/Filter /FlateDecode"


def page(content: bytes) -> bytes:
    """A file of one page."""
    return raw(CATALOG, PAGES, b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>", content)


def bomb() -> bytes:
    """A stream that unpacks to four gigabytes."""
    packer = zlib.compressobj(9)
    begun = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)  # which needs nothing before it
    return begun + megabyte * 4096


def crowd() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 100_003))
    tree = b"<</Type /Pages /Kids [%b] /Count 100000>>" % kids
    return raw(CATALOG, tree, *[b"<</Type /Page /Parent 2 0 R>>"] * 100_000)


def scribble() -> bytes:
    lines = b"".join(b"%d 0 m %d 800 l S\n" % (at % 600, at % 600) for at in range(1_000_000))
    return page(stream(zlib.compress(lines), FLATE))


DAMAGED = "已损坏，读不出；请重新取一份，或用原来的程序重新导出"
BEYOND = "要用的时间或内存超过了限度，没有读；任务表不会这样，请核对文件，或用 --pages 只读几页"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: raw(CATALOG, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"), DAMAGED),
        (lambda: page(stream(bomb(), FLATE)), BEYOND),
        (lambda: page(stream(zlib.compress(bomb()), b"/Filter [/FlateDecode /FlateDecode]")), BEYOND),
        (crowd, "超过1000页；先拆出任务表那几页，再读"),
        (scribble, "第1页有超过100000条线；任务表不会这么多，请核对文件"),
    ],
    ids=["pages in a circle", "gigabytes", "gigabytes packed twice", "100,000 pages", "a million lines"],
)
def test_what_asks_for_too_much_is_refused_in_one_line(make: Callable[[], bytes], message: str, tmp_path: Path) -> None:
    (tmp_path / "表.pdf").write_bytes(make())
    ran = program.run("import", "表.pdf", "-o", "方案.yaml", cwd=tmp_path)
    assert ran == program.Result(2, "", f"错误：表.pdf {message}\n")
    assert not (tmp_path / "方案.yaml").exists()


def test_a_page_whose_text_can_only_be_unpacked_in_part_is_damaged() -> None:
    whole = zlib.compress(b"0 0 m 5 5 l S " * 1000)
    with pytest.raises(RenwuError) as caught:
        grids(page(stream(whole[:-20], FLATE)))
    assert str(caught.value) == f"表.pdf {DAMAGED}"


def test_a_page_that_lacks_its_text_is_damaged() -> None:
    with pytest.raises(RenwuError) as caught:
        grids(page(b"null"))
    assert str(caught.value) == f"表.pdf {DAMAGED}"


ROWS = written(
    ("序号", "重点任务", "单位"), ("1", "建设平台，推进数据共享和开放。", "区数据局"), ("2", "乙事。", "区司法局")
)
FILES = [ruled(ROWS, Look(widths=(40, 100, 80), first=2, tagged=tagged)) for tagged in (False, True)]
TOKENS = [
    "/Kids [1 0 R]",
    "/K 1 0 R",
    "/Length 99999999",
    " 0 R ",
    "<<",
    ">>",
    "[",
    "]",
    "endstream",
    "-1",
    "/MCID",
    "null",
]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_happened_to_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    @st.composite
    def damaged(draw: st.DrawFn) -> bytes:
        return mangled(draw, draw(st.sampled_from(FILES)), TOKENS)

    with suppress(RenwuError):
        grids(data.draw(damaged()))
