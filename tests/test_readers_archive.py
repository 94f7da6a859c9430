"""What is opened as a .docx or .xlsx, and what is said of a file that is none."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from renwu.errors import FileError
from renwu.readers.archive import MOST_UNPACKED, opened
from support.documents import docx, paragraph, zipped

GOOD = docx(paragraph("甲"))
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
DAMAGED = "表.docx 已损坏，解不开；请重新取一份"
TOO_LARGE = "表.docx 解压后超过128 MiB；任务表不会这么大，请核对文件"


def refusal(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        opened(data, "表.docx", ".docx")
    return str(caught.value)


def bomb(size: int) -> bytes:
    """A zip file whose one part is so many zeros."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(bytes(1 << 20))
    return file.getvalue()


def patched(data: bytes, local: int, central: int, number: bytes) -> bytes:
    """A zip file of one part with a number changed that both its headers hold, at these offsets."""
    at = data.index(b"PK\x01\x02") + central
    changed = bytearray(data)
    changed[local : local + len(number)] = changed[at : at + len(number)] = number
    return bytes(changed)


def test_the_parts_of_a_good_file_can_be_read() -> None:
    with opened(GOOD, "表.docx", ".docx") as archive:
        assert "甲".encode() in archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "表.docx 是空文件；请核对文件"),
        (b"MZ\x90\x00" + bytes(1000), "表.docx 的内容不是 .docx 格式；请核对文件"),
        (b"{\\rtf1 }", "表.docx 其实是RTF；先用 Word 或 WPS 打开，另存为 .docx"),
        (b"%PDF-1.7\n", "表.docx 其实是PDF；请向来文单位要可编辑的 .docx"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><table>", "表.docx 其实是网页；把文件名的结尾改为 .html，或另存为 .docx"),
        (b"<HTML><table>", "表.docx 其实是网页；把文件名的结尾改为 .html，或另存为 .docx"),
        (COMPOUND + bytes(504), "表.docx 其实是旧格式；先用 Word、Excel 或 WPS 打开，另存为 .docx"),
        (
            COMPOUND + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
            "表.docx 有打开密码；先在 Word、Excel 或 WPS 里去掉密码，另存为 .docx",
        ),
        (b"PK", DAMAGED),
        (b"PK\x03\x04" + bytes(1000), DAMAGED),
        (GOOD[: len(GOOD) // 2], DAMAGED),
        (GOOD[:-1], DAMAGED),
    ],
    ids=["empty", "exe", "rtf", "pdf", "html", "html-upper", "doc", "encrypted", "pk", "zeros", "half", "short"],
)
def test_what_is_no_such_file_is_named(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_part_that_is_damaged_is_found_whichever_it_is() -> None:
    at = GOOD.index(b"word/styles.xml") + len("word/styles.xml") + 5

    assert refusal(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]) == DAMAGED


def test_a_part_with_a_password_is_refused() -> None:
    data = patched(zipped({"甲": "甲" * 100}), 6, 8, struct.pack("<H", 0x801))

    assert refusal(data) == "表.docx 有打开密码；先去掉密码，另存为 .docx"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99])
def test_a_part_packed_as_office_never_does_is_refused(method: int) -> None:
    assert refusal(patched(zipped({"a": "甲" * 100}), 8, 10, struct.pack("<H", method))) == DAMAGED


@pytest.mark.slow
def test_a_bomb_is_refused_without_being_unpacked() -> None:
    data = bomb(1 << 30)
    tracemalloc.start()
    try:
        assert refusal(data) == TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_a_bomb_that_hides_its_size_is_refused() -> None:
    data = patched(bomb(MOST_UNPACKED + (1 << 20)), 22, 24, struct.pack("<I", 1000))
    tracemalloc.start()
    try:
        assert refusal(data) == DAMAGED
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_many_parts_that_are_too_large_together_are_refused() -> None:
    parts: dict[str, str | bytes] = dict.fromkeys(map(str, range(5)), bytes(MOST_UNPACKED // 5 + 1))

    assert refusal(zipped(parts)) == TOO_LARGE


def test_too_many_parts_are_refused() -> None:
    parts: dict[str, str | bytes] = dict.fromkeys(map(str, range(10_001)), "")

    assert refusal(zipped(parts)) == "表.docx 里有10001个部件；任务表不会这么多，请核对文件"
