"""Documents to grids: one module for each format that offices keep task tables in."""

import re
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import BadZipFile, ZipFile

from renwu import filesystem
from renwu.errors import FileError, UsageError
from renwu.importing.grid import Grid
from renwu.progress import Track, untracked
from renwu.readers.page_range import PageRange

_READERS: Mapping[str, str] = {
    **dict.fromkeys((".docx", ".docm"), "docx"),
    **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"),
    **dict.fromkeys((".html", ".htm"), "html"),
    **dict.fromkeys((".csv", ".tsv"), "delimited"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    ".txt": "tabbed",
    ".pdf": "pdf",
}
"""Ending → module."""

_SAVE_AS: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), "先用 Word 或 WPS 打开，另存为 .docx"),
    **dict.fromkeys((".xls", ".et", ".ods", ".xlsb"), "先用 Excel 或 WPS 打开，另存为 .xlsx"),
    ".ofd": "用数科、福昕等版式阅读器打开，另存为 PDF 或 .docx",  # GB/T 33190
    ".ceb": "用方正 Apabi 阅读器打开，打印成 PDF；或向来文单位要 .docx",
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
        "图片里没有文字，先用 OCR 识别成 .docx，核对后再读",
    ),
}
_READABLE = "、".join(_READERS)

# Web systems give pages the endings of office files; WPS gives new files old ones.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|table)\b", re.IGNORECASE
)
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def read(path: Path, track: Track = untracked, pages: PageRange | None = None) -> tuple[Grid, ...]:
    """Every table in a document, read as its ending says, or as what it plainly is.

    Args:
        path: the document.
        track: watches the reading.
        pages: which pages of it; None for all.

    Raises:
        FileError: it can't be opened, is larger than 128 MiB, is of a format that can't be read, or damaged.
        UsageError: it hasn't the pages that are meant.
    """
    data = content(path)
    name = _reader(data, path)
    reader = import_module(f"renwu.readers.{name}")  # so that no format pays for another's libraries
    if pages is None:
        return cast(tuple[Grid, ...], reader.read(data, str(path), track))
    if name != "pdf":
        raise UsageError(f"--pages：{path} 不分页；--pages 只用于 PDF")
    return cast(tuple[Grid, ...], reader.read(data, str(path), track, pages))


def _office(data: bytes) -> str:
    """The module that reads a file of office parts, whatever its ending; empty if it has none of the parts."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            names = set(parts.namelist())
    except (BadZipFile, ValueError, NotImplementedError):  # the reader that the ending names says what is wrong
        return ""
    return next((reader for part, reader in _PARTS.items() if part in names), "")


def content(path: Path) -> bytes:
    """A document's bytes. Raises FileError where it can't be opened, or is larger than 128 MiB."""
    data = filesystem.content(path)
    if data is None:
        raise FileError(f"{path} 超过{filesystem.MOST_BYTES >> 20} MiB；表格不会这么大，请核对文件")
    return data


def _reader(data: bytes, path: Path) -> str:
    """The module that reads a file. Raises FileError where there is none."""
    ending = path.suffix.lower()
    named = _READERS.get(ending, "")
    if data.startswith(b"PK"):
        named = _office(data) or named
    elif data.startswith(b"%PDF-"):
        named = "pdf"
    elif (ending in _SAVE_AS or named in {"docx", "xlsx"}) and _PAGE.match(data):
        named = "html"
    if named:
        return named
    if ending in _SAVE_AS:
        raise FileError(f"{path} 是 {ending} 文件，读不了；{_SAVE_AS[ending]}")
    raise FileError(f"{path} 的格式读不了；能读的有 {_READABLE}")
