"""Text out of a file's bytes: by its byte order mark, by what it says of itself, or by what fits."""

import codecs
import re

from renwu.errors import FileError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What prints nothing: a text has none, anything else that was given a text's ending has them at once.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decoded(data: bytes, file: str, declared: str = "") -> str:
    """A text file's text, its lines separated by a line feed.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        declared: the encoding that it claims, if it does; a byte order mark knows better.

    Raises:
        FileError: it is empty, or no text.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            encodings = [encoding]
            break
    else:
        encodings = [*filter(None, [declared]), "utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise FileError(f"{file} 的文字编码读不出；请另存为 UTF-8 编码再试")
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise FileError(f"{file} 第{line}行夹有控制字符，不像文本文件；请核对文件")
    text = text.translate({0x0B: " ", 0x0C: " "}).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise FileError(f"{file} 是空文件；请核对文件")
    return text
