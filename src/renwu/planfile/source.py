"""A plan file's bytes as text: its encoding, its lines, and what wrapped lines say together."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from unicodedata import east_asian_width

from renwu.errors import Place, Problem

# What YAML 1.1 (5.1) does not allow in a text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_WIDE = frozenset("WFA")  # with the ambiguous, such as “ and ……


class UnreadableError(Exception):
    """The file can't be read on from here; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        self.problem = problem


def source_lines(data: bytes) -> list[str]:
    """The lines of a file as YAML 1.1 counts them, the last one empty. Raises UnicodeDecodeError."""
    return [*re.split("\r\n|[\r\n\x85\u2028\u2029]", data.decode("utf-8-sig")), ""]


class Source:
    """A file's bytes.

    Attributes:
        data: the bytes, without a byte order mark.
        file: the name that places give the file.
        cuts: where " #" with text right behind it stands: (line, column), from 0.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Take a file's bytes, and the name that places give it. Raises UnreadableError where they are not UTF-8."""
        self.data = data.removeprefix(b"\xef\xbb\xbf")
        self.file = file
        self._check_bytes()
        self.cuts = self._find_cuts()

    @cached_property
    def lines(self) -> list[str]:
        """The lines, as `source_lines` has them."""
        return source_lines(self.data)

    def control_character(self) -> Problem:
        """What is wrong where the parser doesn't say what it met: a character that no text has."""
        for number, line in enumerate(self.lines, 1):
            if match := _CONTROL.search(line):
                shown = f"U+{ord(match[0]):04X}"
                return Problem(
                    Place(self.file, number, match.start() + 1),
                    "RW103",
                    f"含有控制字符{shown}",
                    "删去这个看不见的字符",
                )
        return Problem(Place(self.file, 1, 1), "RW104", "读不出YAML", "请核对文件")

    def _check_bytes(self) -> None:
        try:
            self.data.decode()
        except UnicodeDecodeError as error:
            raise UnreadableError(self._not_utf8(error.start)) from None

    def _not_utf8(self, at: int) -> Problem:
        before = self.data[:at]
        line_start = before.rfind(b"\n") + 1
        place = Place(self.file, before.count(b"\n") + 1, len(before[line_start:].decode()) + 1)
        for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GBK")):
            if encoding == "utf-16" and not self.data.startswith((b"\xff\xfe", b"\xfe\xff")):
                continue
            try:
                self.data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return Problem(place, "RW101", f"不是UTF-8文本，像是{name}", "在编辑器里另存为UTF-8编码")
        return Problem(place, "RW101", "不是UTF-8文本", "方案是UTF-8编码的文本文件；请核对文件")

    def _find_cuts(self) -> frozenset[tuple[int, int]]:
        cuts = set()
        line = column = counted = 0
        for match in re.finditer(rb" #(?=[^ \r\n])", self.data):
            at = match.start()
            passed = self.data[counted:at]
            line_end = passed.rfind(b"\n")
            line += passed.count(b"\n")
            column = len(passed[line_end + 1 :].decode()) + (column if line_end < 0 else 0)
            counted = at
            if self.data[at - 1 : at] != b" ":
                cuts.add((line, column))
        return frozenset(cuts)


def unwrapped(lines: list[str], style: str | None, value: str) -> str:
    """A scalar wrapped over lines, joined without a space between 汉字; else as YAML joins it.

    Args:
        lines: the scalar as it is written, from its first character to its last, quotes included.
        style: how it is written, in YAML's signs: | > ' " or none.
        value: the scalar as YAML joins it.
    """
    written = [line.strip() for line in lines]
    if style == ">":
        written = written[1:]
    elif style:
        written[0], written[-1] = written[0][1:], written[-1][:-1]
        written = [_UNESCAPE[style](line) for line in written]
    bare = value.rstrip("\n")
    if _joined(written, always=" ") != bare:
        return value
    return _joined(written) + value[len(bare) :]


_UNESCAPE: Mapping[str, Callable[[str], str]] = {
    "'": lambda text: text.replace("''", "'"),
    '"': lambda text: re.sub(r"\\([\"\\])", r"\1", text),
}


def _joined(lines: list[str], always: str | None = None) -> str:
    """Lines folded into one as YAML does, an empty one becoming a line's end; `always` goes between any two others."""
    text, ends = "", 0
    for line in lines:
        if not line:
            ends += 1
            continue
        if text and not ends:
            text += _between(text[-1], line[0]) if always is None else always
        text += ("\n" * ends if text else "") + line
        ends = 0
    return text


def _between(before: str, after: str) -> str:
    return "" if {east_asian_width(before), east_asian_width(after)} <= _WIDE else " "
