"""Opening the zip file that a .docx or .xlsx is, and saying what a file is that is none."""

import io
import zipfile
import zlib

from renwu.errors import FileError

MOST_UNPACKED = 128 << 20
"""How many bytes all parts may have together; a table of 50,000 rows has a third of it."""

_MOST_PARTS = 10_000
_CHUNK = 1 << 20
# [MS-CFB] 2.2: how a compound file begins, which .doc, .xls and .wps are, and any file that Office encrypted.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
# [MS-OFFCRYPTO] 2.3.4.4: the stream that holds the encrypted file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4
# ECMA-376 part 2, annex B.4: no other is allowed; LZMA can ask for gigabytes before it gives a byte.
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def opened(data: bytes, file: str, ending: str) -> zipfile.ZipFile:
    """The parts of a .docx or .xlsx, every one of them whole and all together no larger than MOST_UNPACKED.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        ending: `.docx` or `.xlsx`.

    Raises:
        FileError: it is something else, encrypted, damaged, or too large once unpacked.
    """
    if not data:
        raise FileError(f"{file} 是空文件；请核对文件")
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise FileError(f"{file} 有打开密码；先在 Word、Excel 或 WPS 里去掉密码，另存为 {ending}")
        raise FileError(f"{file} 其实是旧格式；先用 Word、Excel 或 WPS 打开，另存为 {ending}")
    if not data.startswith(b"PK"):
        raise FileError(f"{file} {_foreign(data, ending)}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _unpack(archive, file, ending)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise FileError(f"{file} 已损坏，解不开；请重新取一份") from None
    return archive


def _foreign(data: bytes, ending: str) -> str:
    """What a file is that is no zip file, and what to do about it: offices rename whatever a system gave them."""
    begins = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begins.startswith((b"<!doctype html", b"<html")):
        return f"其实是网页；把文件名的结尾改为 .html，或另存为 {ending}"
    if begins.startswith(b"{\\rtf"):
        return f"其实是RTF；先用 Word 或 WPS 打开，另存为 {ending}"
    if begins.startswith(b"%pdf"):
        return f"其实是PDF；请向来文单位要可编辑的 {ending}"
    return f"的内容不是 {ending} 格式；请核对文件"


def _unpack(archive: zipfile.ZipFile, file: str, ending: str) -> None:
    """Unpack every part once, without keeping it: what a zip file says of its sizes need not be true."""
    parts = archive.infolist()
    left = MOST_UNPACKED
    if len(parts) > _MOST_PARTS:
        raise FileError(f"{file} 里有{len(parts)}个部件；任务表不会这么多，请核对文件")
    if sum(part.file_size for part in parts) > left:
        raise _too_large(file)
    for part in parts:
        if part.flag_bits & _FLAG_ENCRYPTED:
            raise FileError(f"{file} 有打开密码；先去掉密码，另存为 {ending}")
        if part.compress_type not in _COMPRESSIONS:
            raise zipfile.BadZipFile
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _too_large(file)


def _too_large(file: str) -> FileError:
    return FileError(f"{file} 解压后超过{MOST_UNPACKED >> 20} MiB；任务表不会这么大，请核对文件")
