"""Bytes to YAML events, of the part of YAML that a plan uses. The only user of yaml.

libyaml parses to events without recursion; nothing here grows with the depth of what it reads.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from unicodedata import east_asian_width

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from renwu.errors import Place, Problem
from renwu.planfile.syntax import explain

__all__ = [
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "UnreadableError",
    "YamlEvent",
    "YamlStream",
    "opened",
]

_MOST_DEPTH = 8  # plan, sections, section, measures, measure, tasks, task, its units
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
# What YAML 1.1 (5.1) does not allow in a text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_WIDE = frozenset("WFA")  # with the ambiguous, such as “ and ……


YamlEvent = Any  # one of PyYAML, which ships no types
"""An event of PyYAML, whose stubs leave marks optional and anchors out; marks count from 0."""


class _PurePython(yaml.SafeLoader):
    """PyYAML's own parser, which unlike libyaml lets escapes for characters that there are not pass, or fails."""

    def get_event(self) -> YamlEvent:
        try:
            event = super().get_event()  # type: ignore[no-untyped-call]  # the stubs have no types here
            if isinstance(event, ScalarEvent):
                event.value.encode()
        except (ValueError, OverflowError) as error:
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(None, None, f"invalid Unicode character escape code: {error}", mark) from None
        return event


def _parser(data: bytes) -> Any:  # noqa: ANN401  # the two parsers share no type
    # libyaml where PyYAML has it: ten times as fast, with the same events.
    return (yaml.CSafeLoader if yaml.__with_libyaml__ else _PurePython)(data)


def source_lines(data: bytes) -> list[str]:
    """The lines of a file as YAML 1.1 counts them, the last one empty. Raises UnicodeDecodeError."""
    return [*re.split("\r\n|[\r\n\x85\u2028\u2029]", data.decode("utf-8-sig")), ""]


class UnreadableError(Exception):
    """The file can't be read on from here; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        self.problem = problem


@contextmanager
def opened(data: bytes, file: str, problems: list[Problem]) -> Iterator["YamlStream"]:
    """The events of a file's one document.

    Args:
        data: the file's bytes.
        file: the name that places give it.
        problems: what is found on the way goes here.

    Raises:
        UnreadableError: the bytes are no text, the text is no YAML, or it is more than a plan uses.
    """
    events = YamlStream(data, file, problems)
    try:
        events.begin()
        yield events
        events.end()
    except yaml.YAMLError as error:
        raise UnreadableError(events.explain(error)) from None


class YamlStream:
    """The events of one document, pulled one at a time, with the problems found on the way.

    Attributes:
        problems: what was found so far; the reader of the events adds its own.
    """

    def __init__(self, data: bytes, file: str, problems: list[Problem]) -> None:
        """Take a file's bytes, the name that places give it, and the list that problems go to; see `opened`."""
        self.problems = problems
        self._file = file
        self._data = data.removeprefix(b"\xef\xbb\xbf")
        self._depth = 0
        self._check_bytes()
        self._cuts = self._find_cuts()

    def begin(self) -> None:
        """Move to the document's root."""
        self._pull = _parser(self._data).get_event
        for expected in (StreamStartEvent, DocumentStartEvent):
            event = self._pull()
            if not isinstance(event, expected):
                raise self._stop("RW113", event, "文件是空的", "renwu init 可以建一个带说明的方案文件")

    def end(self) -> None:
        """See that nothing follows the document."""
        while not isinstance(event := self._pull(), StreamEndEvent):
            if not isinstance(event, DocumentEndEvent):
                raise self._stop("RW106", event, "一个文件里写了几份文档", "删去“---”；另一份方案放在另一个文件里")

    def next(self) -> YamlEvent:
        """The next event. Raises UnreadableError where the text nests deeper than a plan does."""
        event = self._pull()
        kind = type(event)
        if kind in _STARTS:
            self._depth += 1
            if self._depth > _MOST_DEPTH:
                raise self._stop("RW107", event, "嵌套过深", "方案最多八层：sections、measures、tasks、任务、单位")
        elif kind in _ENDS:
            self._depth -= 1
        return event

    def skip(self, event: YamlEvent) -> None:
        """Pass over the rest of the value that begins with an event."""
        depth = self._depth - 1
        if type(event) in _STARTS:
            while self._depth > depth:
                self.next()

    def text(self, event: YamlEvent) -> str:
        """A scalar as text: what was typed, its wrapped lines joined without a space between 汉字."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_reference(event)
        if self._cuts and not event.style and (event.end_mark.line, event.end_mark.column) in self._cuts:
            self._warn_cut(event)
        value: str = event.value
        if event.end_mark.line != event.start_mark.line and event.style != "|":
            return self._unwrap(event, value)
        return value

    def refuse_reference(self, event: YamlEvent) -> bool:
        """Note an anchor, alias or tag, and say whether there is one: a plan repeats nothing, its values are text."""
        if isinstance(event, AliasEvent):
            shown = f"别名“*{event.anchor}”"
        elif event.anchor is not None:
            shown = f"锚点“&{event.anchor}”"
        elif event.tag is not None:
            shown = f"标签“{event.tag}”"
        else:
            return False
        self.report("RW105", event, f"方案里不用{shown}", "把内容照原样写出来；以 * & ! 开头的文字要加引号")
        return True

    def place(self, event: YamlEvent) -> Place:
        """Where an event stands."""
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return Place(self._file, start.line + 1, start.column + 1, max(1, width))

    def report(self, code: str, event: YamlEvent, message: str, hint: str) -> None:
        """Note a problem at an event."""
        self.problems.append(Problem(self.place(event), code, message, hint))

    def line(self, event: YamlEvent) -> str:
        """The source line an event begins on."""
        number: int = event.start_mark.line
        return self._lines[number]

    def _stop(self, code: str, event: YamlEvent, message: str, hint: str) -> UnreadableError:
        return UnreadableError(Problem(self.place(event), code, message, hint))

    def explain(self, error: yaml.YAMLError) -> Problem:
        """What is behind a parser's error."""
        if isinstance(error, yaml.MarkedYAMLError):
            words = f"{error.context} {error.problem}"
            return explain(words, error.context_mark, error.problem_mark, self._lines, self._file)
        return self._control_character()

    def _check_bytes(self) -> None:
        try:
            self._data.decode()
        except UnicodeDecodeError as error:
            raise UnreadableError(self._not_utf8(error.start)) from None

    def _not_utf8(self, at: int) -> Problem:
        before = self._data[:at]
        line_start = before.rfind(b"\n") + 1
        place = Place(self._file, before.count(b"\n") + 1, len(before[line_start:].decode()) + 1)
        for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GBK")):
            if encoding == "utf-16" and not self._data.startswith((b"\xff\xfe", b"\xfe\xff")):
                continue
            try:
                self._data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return Problem(place, "RW101", f"不是UTF-8文本，像是{name}", "在编辑器里另存为UTF-8编码")
        return Problem(place, "RW101", "不是UTF-8文本", "方案是UTF-8编码的文本文件；请核对文件")

    def _control_character(self) -> Problem:
        for number, line in enumerate(self._lines, 1):
            if match := _CONTROL.search(line):
                shown = f"U+{ord(match[0]):04X}"
                return Problem(
                    Place(self._file, number, match.start() + 1),
                    "RW103",
                    f"含有控制字符{shown}",
                    "删去这个看不见的字符",
                )
        return Problem(Place(self._file, 1, 1), "RW104", "读不出YAML", "请核对文件")

    @cached_property
    def _lines(self) -> list[str]:
        return source_lines(self._data)

    def _find_cuts(self) -> frozenset[tuple[int, int]]:
        """Where " #" with text right behind it stands: (line, column), from 0."""
        cuts = set()
        line = column = counted = 0
        for match in re.finditer(rb" #(?=[^ \r\n])", self._data):
            at = match.start()
            passed = self._data[counted:at]
            line_end = passed.rfind(b"\n")
            line += passed.count(b"\n")
            column = len(passed[line_end + 1 :].decode()) + (column if line_end < 0 else 0)
            counted = at
            if self._data[at - 1 : at] != b" ":
                cuts.add((line, column))
        return frozenset(cuts)

    def _warn_cut(self, event: YamlEvent) -> None:
        rest = self._lines[event.end_mark.line][event.end_mark.column :].strip()
        self.report(
            "RW112",
            event,
            f"“{rest}”被当作注释，没有读进来",
            "这是正文就给整段文字加引号；是注释就在 # 后空一格",
        )

    def _unwrap(self, event: YamlEvent, value: str) -> str:
        """A scalar wrapped over lines, joined without a space between 汉字; else as YAML joins it."""
        lines = self._lines[event.start_mark.line : event.end_mark.line + 1]
        lines[-1] = lines[-1][: event.end_mark.column]
        lines[0] = lines[0][event.start_mark.column :]
        written = [line.strip() for line in lines]
        if event.style == ">":
            written = written[1:]
        elif event.style:
            written[0], written[-1] = written[0][1:], written[-1][:-1]
            written = [_UNESCAPE[event.style](line) for line in written]
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
