"""Events to values: what a key takes, a list's items, and what is wrong with what is there.

Each method reads its value from the first event to the last.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from renwu.errors import Place, Problem
from renwu.plan import periods, units
from renwu.plan.keys import PLAN_HEADINGS, Key
from renwu.planfile.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YamlEvent,
    YamlStream,
)

if TYPE_CHECKING:  # few plans have one
    from renwu.plan.schedule import Schedule

_YEAR = re.compile("(?!0000)([0-9]{4})年?")
_COUNT = re.compile("([0-9]{1,4})[天日]?")
_NO_SHORT = re.compile(r"[/\s]")


class Values:
    """The values of one document, read in its order.

    Attributes:
        places: where the wording and the names read last stand, by key; whoever wants them begins it anew.
    """

    def __init__(self, stream: YamlStream) -> None:
        """Read from a stream, whose problems those of the values join."""
        self._stream = stream
        self._next = stream.next
        self.places: dict[str, Any] = {}

    def keys(self, start: YamlEvent, fields: Mapping[str, Key], what: str) -> Iterator[str]:
        """The known keys of a mapping, each once; whoever takes a key reads its value before the next."""
        if type(start) is not MappingStartEvent:
            self._wrong_shape(start, f"{what}应写成“键: 值”各占一行", f"{what}的键有：{'、'.join(fields)}")
            return
        self._stream.refuse_reference(start)
        seen: set[str] = set()
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            if key and key in fields and key not in seen:
                seen.add(key)
                yield key
                continue
            if key in seen:
                self._stream.report(
                    "RW108", event, f"键“{key}”写了两次", "留下对的一个，删去另一个；若这里是新的一项，在行首补上“- ”"
                )
            elif key is not None:
                self._unknown_key(event, key, fields, what)
            self._stream.skip(self._next())
        for name, wanted in fields.items():
            if wanted.required and name not in seen:
                self._stream.report("RW110", start, f"{what}缺少“{name}”（{wanted.heading}）", f"补上一行 {name}: …")

    def _key(self, event: YamlEvent) -> str | None:
        if type(event) is ScalarEvent:
            return self._stream.text(event)
        self._wrong_shape(event, "键应是一个词", "写成“键: 值”")
        return None

    def _unknown_key(self, event: YamlEvent, key: str, fields: Mapping[str, Key], what: str) -> None:
        from difflib import get_close_matches  # noqa: PLC0415  # only a mistyped key needs it

        meant = [field.name for field in fields.values() if field.heading == key] or get_close_matches(key, fields, n=1)
        hint = f"是不是“{meant[0]}”？" if meant else ""
        self._stream.report("RW109", event, f"{what}没有“{key}”这个键", f"{hint}可以用的键：{'、'.join(fields)}")

    def items(self, key: str) -> Iterator[YamlEvent]:
        """The first event of each item of a list; whoever takes one reads the item before the next."""
        start = self._next()
        if type(start) is not SequenceStartEvent:
            self._wrong_shape(start, f"“{key}”应是列表", f"在 {key}: 下面每项一行，以“- ”开头")
            return
        self._stream.refuse_reference(start)
        while type(event := self._next()) is not SequenceEndEvent:
            yield event

    def _wrong_shape(self, event: YamlEvent, message: str, hint: str) -> None:
        """Note a value of another shape than it should have, and pass over it."""
        if not self._stream.refuse_reference(event):
            place = self._stream.place(event)
            written = type(event) is MappingStartEvent or (type(event) is ScalarEvent and event.value)
            mistake = self._cause(event) if written else None
            self._stream.problems.append(mistake or Problem(place, "RW111", message, hint))
        self._stream.skip(event)

    def _scalar(self, key: str) -> YamlEvent | None:
        """The event of a text, or None; anything else is a problem."""
        event = self._next()
        if type(event) is ScalarEvent:
            return event
        self._wrong_shape(event, f"“{key}”应是一段文字", f"写成 {key}: 文字；以 [ 或 {{ 开头的文字要加引号")
        return None

    def typed(self, key: str) -> tuple[YamlEvent | None, str]:
        """The event of a text with the text; anything else is a problem, and gives None and an empty one."""
        event = self._scalar(key)
        return event, "" if event is None else self._stream.text(event)

    def text(self, key: str) -> str:
        """A text, or an empty one; anything else is a problem."""
        return self.typed(key)[1]

    def wording(self, key: str) -> str:
        """A text, with its place kept; empty if it is anything else."""
        event = self._scalar(key)
        if event is None:
            return ""
        self.places[key] = self._stream.place(event)
        return sys.intern(self._stream.text(event))

    def filled_text(self, key: str) -> tuple[str, YamlEvent | None]:
        """A text that must not be empty, with its event; an empty one, or anything else, is a problem."""
        event = self._scalar(key)
        if event is None:
            return "", None
        text = self._stream.text(event)
        if not text.strip():
            self._stream.report("RW201", event, f"“{key}”（{PLAN_HEADINGS[key]}）是空的", f"写上{PLAN_HEADINGS[key]}")
        return text, event

    def names(self, key: str, event: YamlEvent | None = None) -> tuple[str, ...]:
        """Names, with their places kept: those of a list as they stand, or one text, a cell that is split.

        `event` is the value's first, where it was looked at already.
        """
        event = event or self._next()
        if type(event) is ScalarEvent:
            cell = self._stream.text(event)
            # -区财政局 and -区司法局 without a space behind the dash are one text.
            if not event.style and cell.startswith("-") and (mistake := self._cause(event)):
                self._stream.problems.append(mistake)
            from renwu.plan.unit_cells import split  # noqa: PLC0415  # lists, which most plans have, don't need it

            names = tuple(map(sys.intern, split(cell)))
            self.places[key] = (self._stream.place(event),) * len(names)
            return names
        if type(event) is not SequenceStartEvent:
            self._wrong_shape(event, f"“{key}”应是单位名称的列表", f"写成如 {key}: [区发展改革局, 区科技创新局]")
            self.places[key] = ()
            return ()
        self._stream.refuse_reference(event)
        found: list[str] = []
        places: list[Place] = []
        while type(item := self._next()) is not SequenceEndEvent:
            if type(item) is ScalarEvent and (name := self._stream.text(item).strip()):
                found.append(sys.intern(name))
                places.append(self._stream.place(item))
            else:
                self._wrong_shape(item, f"“{key}”里应是单位名称", f"写成如 {key}: [区发展改革局, 区科技创新局]")
        self.places[key] = tuple(places)
        return tuple(found)

    def _cause(self, event: YamlEvent) -> Problem | None:
        """The slip on an event's line that would explain it, if one does."""
        from renwu.planfile.syntax import cause  # noqa: PLC0415  # only where something is wrong

        place = self._stream.place(event)
        return cause(self._stream.line(event), place.line, place.file)

    def named(self, start: YamlEvent, what: str, message: str, hint: str) -> Iterator[tuple[YamlEvent, str]]:
        """The names that a mapping has as keys, each once; whoever takes one reads its value before the next.

        Args:
            start: the mapping's first event.
            what: what they are names of.
            message: what is wrong with anything else.
            hint: how it is written.
        """
        if type(start) is not MappingStartEvent:
            self._wrong_shape(start, message, hint)
            return
        self._stream.refuse_reference(start)
        seen: set[str] = set()
        while type(event := self._next()) is not MappingEndEvent:
            name = self._key(event)
            if name and name not in seen:
                seen.add(name)
                yield event, name
                continue
            if name == "":
                self._stream.report("RW111", event, f"{what}是空的", hint)
            elif name is not None:
                self._stream.report("RW108", event, f"键“{name}”写了两次", "留下一个，把内容并在一起")
            self._stream.skip(self._next())

    def day(self, key: str) -> date | None:
        """A date, or None; a text that is no date is a problem."""
        return self.written_day(key, PLAN_HEADINGS[key], "RW202")

    def written_day(self, key: str, what: str, code: str, *, needed: bool = False) -> date | None:
        """A date, or None; a text that is none is a problem of a code, and so is an empty one where it is needed.

        Args:
            key: the key.
            what: what people call the date.
            code: the problem's.
            needed: whether there must be one.
        """
        event, text = self.typed(key)
        try:
            day = periods.written_day(text)
        except ValueError:
            day = None
        if day is None and event is not None and (text or needed):
            self._stream.report(code, event, f"{what}“{text}”不是一个日期", "写成如 2023-11-23")
        return day

    def year(self, key: str) -> int | None:
        """A year, or None; a text that is no year is a problem."""
        return self._number(key, _YEAR, "RW202", "一个年份", "写成如 2024")

    def short(self, key: str) -> str:
        """A short name that can stand before the id of a task; empty for a text that can't, which is a problem."""
        event, text = self.typed(key)
        if not text or (not _NO_SHORT.search(text) and not text.isdecimal()):
            return text
        hint = "里面没有“/”和空白，也不全是数字，如 营商环境、民生2025"
        self._stream.report("RW210", event, f"{PLAN_HEADINGS[key]}“{text}”不能写在编号前面", hint)
        return ""

    def count(self, key: str) -> int | None:
        """A number of days, or None; a text that is none is a problem."""
        return self._number(key, _COUNT, "RW210", "天数", "写成如 15")

    def _number(self, key: str, pattern: re.Pattern[str], code: str, what: str, hint: str) -> int | None:
        """What the text of a field gives as a pattern's group, or None; `what` the text isn't is a problem."""
        event, text = self.typed(key)
        number = pattern.fullmatch(units.fold(text))
        if number is None and text:
            self._stream.report(code, event, f"{PLAN_HEADINGS[key]}“{text}”不是{what}", hint)
        return int(number[1]) if number else None

    def grades(self, key: str) -> tuple[str, ...]:
        """Names in their order, each once; anything else is a problem."""
        found: dict[str, None] = {}
        for event in self.items(key):
            name = self._stream.text(event).strip() if type(event) is ScalarEvent else ""
            if not name:
                self._wrong_shape(
                    event, f"“{key}”里应是督办等级的名称", f"写成如 {key}: [催办单, 督办通知单, 限时督办]"
                )
            elif name in found:
                self._stream.report("RW217", event, f"督办等级“{name}”写了两次", "从轻到重写，一个等级写一次")
            else:
                found[name] = None
        return tuple(found)

    def schedule(self, key: str) -> "Schedule | None":
        """When something is due again and again, or None; a text that doesn't say is a problem."""
        event, text = self.typed(key)
        if not text:
            return None
        from renwu.plan import schedule  # noqa: PLC0415  # few plans have one

        found = schedule.read(text)
        if found is None:
            self._stream.report("RW210", event, f"{PLAN_HEADINGS[key]}“{text}”读不出", f"写成如 {schedule.EXAMPLES}")
        return found
