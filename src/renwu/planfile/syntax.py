"""Naming the usual cause of a YAML error, at the line where it stands rather than where the parser gave up."""

import re
from typing import Protocol

from renwu.errors import Place, Problem

_CAUSES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^\s*(?:- +)?(?P<at>[\w]+\s*：)"),
        "键后面用了全角冒号“：”",
        "改成半角冒号加一个空格，如 deadline: 2024年12月",
    ),
    (re.compile(r"^ *(?P<at>\t+)"), "行首用了制表符（Tab）缩进", "改用空格缩进"),
    (
        re.compile(r"^\s*(?:- +)?(?P<at>[a-z]+:)(?=[^\s/])"),
        "冒号后面缺一个空格",
        "冒号后面空一格，如 deadline: 2024年12月",
    ),
    (
        re.compile(r"""^\s*(?:- +)?[a-z]+: +(?P<at>(?:"[^"]*"|'[^']*'|\[[^\]]*\])[^\s#,}\]].*)$"""),
        "引号或方括号只包住了一部分文字",
        "给整段文字加引号，如 text: '[试点]开展……'；正文里的引号用“”",
    ),
    (re.compile(r"^\s*(?P<at>-)(?=[^\s-])"), "“-”后面缺一个空格", "“-”后面空一格，如 - id: 1"),
)
_UNCLOSED = re.compile(r"^\s*(?:- +)?[a-z]+: +(?P<at>\"[^\"]*|'[^']*)$")
_QUOTES = ("引号没有配对", "补上另一半引号，或去掉这一个；正文里的引号用“”")
# What is wrong with these is where they begin.
_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "scanning an a", "expected ':'")
TOO_DEEP = ("RW107", "嵌套过深", "方案最多十层：sections、measures、tasks、任务、targets、指标、steps")
_PARSER_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("quoted scalar", "RW104", *_QUOTES),
    ("flow sequence", "RW104", "方括号“[”没有配对，或列表里缺逗号", "写成如 lead: [区发展改革局, 区科技创新局]"),
    ("flow mapping", "RW104", "花括号“{”没有配对，或里面缺逗号", '写成如 printed: {lead: ""}'),
    ("mapping values", "RW104", "文字里有半角冒号“: ”，或这一行缩进过深", "给整段文字加引号，或与上一行的键对齐"),
    ("cannot start any token", "RW104", "文字不能以这个字符开头", "给整段文字加引号"),
    ("scanning an a", "RW105", "方案里不用锚点和别名（& 和 *）", "把内容照原样写出来；以 * & ! 开头的文字要加引号"),
    ("expected ':'", "RW104", "这一行缺冒号", "写成“键: 值”，如 deadline: 2024年12月"),
)


class Mark(Protocol):
    """A parser's mark; line and column from 0."""

    line: int
    column: int


def cause(line: str, number: int, file: str) -> Problem | None:
    """The usual mistake that a source line has, or None.

    Args:
        line: the source line.
        number: its number, from 1.
        file: the name that places give the file.
    """
    for pattern, message, hint in _CAUSES:
        if match := pattern.match(line):
            start, end = match.span("at")
            return Problem(Place(file, number, start + 1, end - start), "RW104", message, hint)
    return None


def explain(words: str, context: Mark | None, at: Mark | None, lines: list[str], file: str) -> Problem:
    """The problem behind a parser's error.

    Args:
        words: what the parser says of it and of what it was reading.
        context: where what it was reading begins, if it says.
        at: where it gave up.
        lines: the source.
        file: the name that places give it.
    """
    if "nesting depth" in words:  # libyaml from 0.2.6 on looks no further ahead than a thousand levels
        return Problem(_place(at, file), *TOO_DEEP)
    gave_up = at.line if at else 0
    suspects = [context.line] if context else []
    for number in (*suspects, gave_up, gave_up - 1):
        if 0 <= number < len(lines) and (problem := cause(lines[number], number + 1, file)):
            return problem
    begun = context.line if context else gave_up
    for number in range(begun, min(gave_up + 1, len(lines))):
        if match := _UNCLOSED.match(lines[number]):
            place = Place(file, number + 1, match.start("at") + 1, match.end("at") - match.start("at"))
            return Problem(place, "RW104", *_QUOTES)
    for needle, code, message, hint in _PARSER_WORDS:
        if needle in words:
            mark = context if context and needle in _OPENED else at
            return Problem(_place(mark, file), code, message, hint)
    place = _place(at, file)
    if "block" not in words:
        return Problem(place, "RW104", "YAML写法有误", "对照 renwu init 建的样例核对这一行和上一行")
    item = lines[place.line - 1].lstrip().startswith("-")
    what = "“-”" if item else "键"
    return Problem(place, "RW104", f"缩进没有与上面的{what}对齐", f"同一层的{what}要从同一列开始")


def _place(mark: Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
