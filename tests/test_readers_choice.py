"""Which reader a file gets: by its ending, or by what it plainly is; and what is said where there is none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu import readers
from renwu.errors import FileError
from renwu.filesystem import MOST_BYTES
from support.pdf import Look, ruled
from support.tables import html_table, texts, xlsx_table

ROWS = [[("序号", 1, 1), ("任务", 1, 1)], [("1", 1, 1), ("甲", 1, 1)]]
SHEET, PAGE = xlsx_table(ROWS), html_table(ROWS)
PRINTED = ruled(ROWS, Look(widths=(60, 60)))
TEXT, MARKS = "序号\t任务\n1\t甲\n".encode(), "|序号|任务|\n|-|-|\n|1|甲|\n".encode()
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """What is said of a file with this name and content."""
    monkeypatch.chdir(tmp_path)

    def say(name: str, data: bytes) -> str:
        Path(name).write_bytes(data)
        with pytest.raises(FileError) as error:
            readers.read(Path(name))
        return str(error.value)

    return say


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", SHEET),
        ("a.XLSM", SHEET),
        ("a.html", PAGE),
        ("a.htm", PAGE),
        ("a.csv", TEXT.replace(b"\t", b",")),
        ("a.tsv", TEXT),
        ("a.txt", TEXT),
        ("a.txt", "\t序号\n\t任务\n\n\t1\n\t甲\n".encode()),
        ("a.md", MARKS),
        ("a.markdown", MARKS),
        ("a.pdf", PRINTED),
        ("a.docx", PRINTED),
    ],
)
def test_a_file_is_read_as_its_ending_says(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert [texts(grid) for grid in readers.read(path)] == [[["序号", "任务"], ["1", "甲"]]]


@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.xlsx", "a.wps"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf \r\n", b'<?xml version="1.0"?>\n', b"<!-- a -->"])
def test_a_web_page_with_the_ending_of_an_office_file_is_read(tmp_path: Path, name: str, start: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + PAGE)

    assert [texts(grid) for grid in readers.read(path)] == [[["序号", "任务"], ["1", "甲"]]]


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.csv", "a"])
def test_a_workbook_is_read_whatever_its_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SHEET)

    assert [texts(grid) for grid in readers.read(path)] == [[["序号", "任务"], ["1", "甲"]]]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.doc", COMPOUND, "a.doc 是 .doc 文件，读不了；先用 Word 或 WPS 打开，另存为 .docx"),
        ("a.WPS", COMPOUND, "a.WPS 是 .wps 文件，读不了；先用 Word 或 WPS 打开，另存为 .docx"),
        ("a.rtf", b"{\\rtf1}", "a.rtf 是 .rtf 文件，读不了；先用 Word 或 WPS 打开，另存为 .docx"),
        ("a.pdf", b"%PDF-1.4", "a.pdf 已损坏，读不出；请重新取一份，或用原来的程序重新导出"),
        ("a.ofd", b"PK", "a.ofd 是 .ofd 文件，读不了；用数科、福昕等版式阅读器打开，另存为 PDF 或 .docx"),
        ("a.ceb", b"", "a.ceb 是 .ceb 文件，读不了；用方正 Apabi 阅读器打开，打印成 PDF；或向来文单位要 .docx"),
        ("a.xls", COMPOUND, "a.xls 是 .xls 文件，读不了；先用 Excel 或 WPS 打开，另存为 .xlsx"),
        ("a.et", b"", "a.et 是 .et 文件，读不了；先用 Excel 或 WPS 打开，另存为 .xlsx"),
        (
            "a.PNG",
            b"\x89PNG",
            "a.PNG 是 .png 文件，读不了；图片里没有文字，先用 OCR 识别成 .docx，核对后再读",
        ),
        (
            "a.zip",
            b"PK",
            "a.zip 的格式读不了；能读的有 .docx、.docm、.xlsx、.xlsm、.html、.htm、.csv、.tsv、.md、.markdown、.txt、.pdf",
        ),
        ("a.xlsx", b"", "a.xlsx 是空文件；请核对文件"),
        ("a.xlsx", b"MZ\x90\0", "a.xlsx 的内容不是 .xlsx 格式；请核对文件"),
        ("a.xlsx", SHEET[:-100], "a.xlsx 已损坏，解不开；请重新取一份"),
        ("a.xlsx", COMPOUND, "a.xlsx 其实是旧格式；先用 Word、Excel 或 WPS 打开，另存为 .xlsx"),
        (
            "a.xlsx",
            COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx 有打开密码；先在 Word、Excel 或 WPS 里去掉密码，另存为 .xlsx",
        ),
        ("a.csv", COMPOUND, "a.csv 的文字编码读不出；请另存为 UTF-8 编码再试"),
        ("a.txt", b"MZ\0", "a.txt 第1行夹有控制字符，不像文本文件；请核对文件"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    refused: Callable[[str, bytes], str], name: str, data: bytes, message: str
) -> None:
    assert refused(name, data) == message


def test_what_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("夹.xlsx").mkdir()
    said = []
    for name in ("无.xlsx", "夹.xlsx"):
        with pytest.raises(FileError) as error:
            readers.read(Path(name))
        said.append(str(error.value))

    assert said == ["打不开 无.xlsx：没有这个文件或文件夹", "打不开 夹.xlsx：这是一个文件夹"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileError) as error:
        readers.read(tmp_path / "a.csv")

    assert str(error.value) == f"{tmp_path / 'a.csv'} 超过128 MiB；表格不会这么大，请核对文件"


def test_text_is_read_without_any_office_library(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TEXT)
    (tmp_path / "a.html").write_bytes(PAGE)
    program = (
        "import sys, pathlib, renwu.readers as readers\n"
        "for name in ('a.csv', 'a.html'):\n    readers.read(pathlib.Path(name))\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'defusedxml', 'docx', 'xlsxwriter'}))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
