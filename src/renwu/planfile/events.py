"""Bytes to YAML events, of the part of YAML that a plan uses. The only user of yaml.

libyaml parses to events without recursion; nothing here grows with the depth of what it reads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
from renwu.planfile.source import Source, UnreadableError, unwrapped

__all__ = [
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YamlEvent",
    "YamlStream",
    "opened",
]

_MOST_DEPTH = 10  # plan, sections, section, measures, measure, tasks, task, targets, target, its steps
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


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
    finally:
        events.close()


class YamlStream:
    """The events of one document, pulled one at a time, with the problems found on the way.

    Attributes:
        problems: what was found so far; the reader of the events adds its own.
    """

    def __init__(self, data: bytes, file: str, problems: list[Problem]) -> None:
        """Take a file's bytes, the name that places give it, and the list that problems go to; see `opened`."""
        self.problems = problems
        self._source = Source(data, file)
        self._file = file
        self._cuts = self._source.cuts
        self._depth = 0

    def begin(self) -> None:
        """Move to the document's root."""
        self._pull = _parser(self._source.data).get_event
        for expected in (StreamStartEvent, DocumentStartEvent):
            event = self._pull()
            if not isinstance(event, expected):
                raise self._stop("RW113", event, "文件是空的", "renwu init 可以建一个带说明的方案文件")

    def end(self) -> None:
        """See that nothing follows the document."""
        while not isinstance(event := self._pull(), StreamEndEvent):
            if not isinstance(event, DocumentEndEvent):
                raise self._stop("RW106", event, "一个文件里写了几份文档", "删去“---”；另一份方案放在另一个文件里")

    def close(self) -> None:
        """Let go of the bytes and the parser: who reads them stays in a cycle, and a ledger has thousands of files."""
        vars(self).clear()

    def next(self) -> YamlEvent:
        """The next event. Raises UnreadableError where the text nests deeper than a plan does."""
        event = self._pull()
        kind = type(event)
        if kind is ScalarEvent:  # as most are
            return event
        if kind in _STARTS:
            self._depth += 1
            if self._depth > _MOST_DEPTH:
                from renwu.planfile.syntax import TOO_DEEP  # noqa: PLC0415  # only where it is

                raise UnreadableError(Problem(self.place(event), *TOO_DEEP))
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
        """A scalar as text: what was typed, its wrapped lines joined without a space between 汉字.

        A block's last line break, which YAML keeps unless told otherwise (1.1, 9.1.1.2), is no part of it.
        """
        if event.anchor is not None or event.tag is not None:
            self.refuse_reference(event)
        if self._cuts and not event.style and (event.end_mark.line, event.end_mark.column) in self._cuts:
            self._warn_cut(event)
        value: str = event.value
        if event.end_mark.line == event.start_mark.line:
            return value
        if event.style == "|":
            return value.rstrip("\n")
        unwrapped_value = self._unwrap(event, value)
        return unwrapped_value.rstrip("\n") if event.style == ">" else unwrapped_value

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
        return self._source.lines[number]

    def _stop(self, code: str, event: YamlEvent, message: str, hint: str) -> UnreadableError:
        return UnreadableError(Problem(self.place(event), code, message, hint))

    def explain(self, error: yaml.YAMLError) -> Problem:
        """What is behind a parser's error."""
        if isinstance(error, yaml.MarkedYAMLError):
            from renwu.planfile.syntax import explain  # noqa: PLC0415  # only where the parser met an error

            words = f"{error.context} {error.problem}"
            return explain(words, error.context_mark, error.problem_mark, self._source.lines, self._file)
        return self._source.control_character()

    def _warn_cut(self, event: YamlEvent) -> None:
        rest = self._source.lines[event.end_mark.line][event.end_mark.column :].strip()
        self.report(
            "RW112",
            event,
            f"“{rest}”被当作注释，没有读进来",
            "这是正文就给整段文字加引号；是注释就在 # 后空一格",
        )

    def _unwrap(self, event: YamlEvent, value: str) -> str:
        lines = self._source.lines[event.start_mark.line : event.end_mark.line + 1]
        lines[-1] = lines[-1][: event.end_mark.column]
        lines[0] = lines[0][event.start_mark.column :]
        return unwrapped(lines, event.style, value)
