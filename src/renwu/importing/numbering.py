"""The number in front of a text: 1. 1、 （1） ① before a task, 一、 （一） before a heading."""

import re
import unicodedata
from typing import NamedTuple

from renwu.plan.numerals import NUMERAL

_CIRCLED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛⓵-⓾❶-❿㈠-㈩"
"""Numbers that are one character with what encloses them; NFKC takes most of them apart, into (1) and 1. and 1."""
_DIGIT = "[0-9０-９]"
_TASK = re.compile(
    rf"\s*(?:[（(]\s*(?P<bracketed>{_DIGIT}{{1,4}})\s*[）)]\s*[.．、]?"
    rf"|(?P<plain>{_DIGIT}{{1,4}}(?:[-－]{_DIGIT}{{1,4}})?)\s*(?:[)）]|[、.．](?!{_DIGIT}))"
    rf"|(?P<circled>[{_CIRCLED}])\s*[.．、]?)\s*"
)
_HEADING = re.compile(
    rf"\s*(?:[（(]\s*(?P<bracketed>{NUMERAL}{{1,4}}|{_DIGIT}{{1,3}})\s*[）)]\s*[、.．]?|(?P<sign>[㈠-㈩])"
    rf"|(?P<plain>{NUMERAL}{{1,4}}|{_DIGIT}{{1,3}})\s*(?:、|[.．](?!{_DIGIT}))"
    rf"|第(?P<part>{NUMERAL}{{1,4}})(?:部分|章|篇|板块)[、：:]?)\s*"
)
_BRACKETS = re.compile(r"^[\s（(第]+|[\s）)、.．]+$")


class Numbered(NamedTuple):
    """A number, or an empty one, and the text behind it."""

    number: str
    text: str


def task(text: str) -> Numbered:
    """A task's text and the number in front of it; 1.5亿元 and 2024年 are no such numbers."""
    match = _TASK.match(text)
    if match is None or match.end() == len(text):
        return Numbered("", text)
    number = match["bracketed"] or match["plain"] or _taken_out(match["circled"])
    return Numbered(unicodedata.normalize("NFKC", number), text[match.end() :])


def _taken_out(enclosed: str) -> str:
    """The number within a character: ⑴, ⒈ and ❶ are 1."""
    return str(unicodedata.numeric(enclosed)).removesuffix(".0")


def heading(text: str) -> Numbered:
    """A heading's title and the number in front of it, without brackets and 、."""
    match = _HEADING.match(text)
    if match is None:
        return Numbered("", text)
    number = match["bracketed"] or match["plain"] or match["part"] or unicodedata.normalize("NFKC", match["sign"])[1:-1]
    return Numbered(unicodedata.normalize("NFKC", number), text[match.end() :])


def level(text: str) -> int:
    """How deep a numbered heading lies: 1 for 第一部分, 2 for 一、, 3 for （一）, 4 for 1., 0 without a number."""
    match = _HEADING.match(text)
    if match is None:
        return 0
    if heading(text).number.isdecimal():
        return len(_LEVELS)
    return 1 + _LEVELS.index(
        "part" if match["part"] else "bracketed" if match["bracketed"] or match["sign"] else "plain"
    )


_LEVELS = ("part", "plain", "bracketed", "decimal")
CHINESE_LEVELS = (1, 2, 3)
"""The levels of headings that are numbered in Chinese numerals."""


_ONE_CIRCLED = re.compile(f"[{_CIRCLED}]")
_NUMERAL = re.compile(f"{NUMERAL}{{1,4}}")


def bare(number: str) -> str:
    """A number without what encloses it: （一） is 一, 1. and ① are 1."""
    inner = _BRACKETS.sub("", number)
    return _taken_out(inner) if _ONE_CIRCLED.fullmatch(inner) else inner


_DATED = re.compile("[0-9]{4}-0?([0-9]{1,2})-0?([0-9]{1,2})")


def undated(number: str) -> str:
    """A number such as 1-2 that a spreadsheet program has turned into a date, 2024-01-02; empty for any other."""
    match = _DATED.fullmatch(number)
    return f"{match[1]}-{match[2]}" if match else ""


def is_chinese(number: str) -> bool:
    """Whether a number is in Chinese numerals, as those of sections and measures are."""
    return _NUMERAL.fullmatch(bare(number)) is not None


def lines(text: str) -> list[str]:
    """The numbers in front of the lines of a text, of those that have one."""
    return [numbered.number for line in text.split("\n") if (numbered := task(line)).number]
