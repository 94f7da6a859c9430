"""Events to records, in one pass: which keys there are, what each takes, and what is wrong with what is there."""

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from renwu.errors import Place, PlanError, Problem
from renwu.plan import periods, units
from renwu.plan.model import PLAN_HEADINGS, Measure, Plan, Section, Task, TaskPlaces, UnitEntry
from renwu.planfile.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    UnreadableError,
    YamlEvent,
    YamlStream,
    opened,
)
from renwu.planfile.syntax import cause

# Each level's keys, True where one must be there.
_PLAN = {
    "title": True,
    "document": False,
    "issued": False,
    "year": False,
    "issuer": False,
    "note": False,
    "units": False,
    "sections": True,
}
_SECTION = {"number": False, "title": False, "measures": True}
_MEASURE = {"number": False, "title": False, "tasks": True}
_TASK = {
    "id": True,
    "text": True,
    "deadline": False,
    "lead": False,
    "support": False,
    "leader": False,
    "contact": False,
    "note": False,
    "source": False,
    "base": False,
    "printed": False,
}
_PRINTED = dict.fromkeys(("text", "deadline", "lead", "support", "leader", "contact", "note", "source", "base"), False)
_YEAR = re.compile("(?!0000)([0-9]{4})年?")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Reading(NamedTuple):
    """What reading a file gives: the plan, None where the text breaks off, and every problem found, sorted."""

    plan: Plan | None
    problems: tuple[Problem, ...]

    def reliable(self) -> Plan:
        """The plan. Raises PlanError where it can't be relied on."""
        if self.plan is None or any(problem.fatal for problem in self.problems):
            raise PlanError(self.problems)
        return self.plan


def read(data: bytes, file: str) -> Reading:
    """Read a plan file.

    Args:
        data: its bytes.
        file: the name that places give it.

    Returns:
        The plan and its problems; where one of them is fatal, the plan is only good for further checks.
    """
    problems: list[Problem] = []
    plan = None
    try:
        with opened(data, file, problems) as events:
            plan = _Reader(events).plan()
    except UnreadableError as unreadable:
        problems.append(unreadable.problem)
    return Reading(plan, tuple(sorted(set(problems))))


class _Reader:
    """Reads one document; each method takes up its value's first event, consumes the rest and gives the record."""

    def __init__(self, events: YamlStream) -> None:
        self._events = events
        self._next = events.next
        self._ids: dict[str, Place] = {}

    def plan(self) -> Plan:
        title = document = issuer = note = ""
        issued: date | None = None
        year: int | None = None
        entries: tuple[UnitEntry, ...] = ()
        sections: tuple[Section, ...] = ()
        for key in self._keys(self._next(), _PLAN, "方案"):
            if key == "sections":
                sections = tuple(map(self._section, self._items(key)))
            elif key == "units":
                entries = self._units()
            elif key == "issued":
                issued = self._day(key)
            elif key == "year":
                year = self._year()
            elif key == "title":
                title = self._filled_text(key)[0]
            elif key == "document":
                document = self._text(key)
            elif key == "issuer":
                issuer = self._text(key)
            else:
                note = self._text(key)
        return Plan(title, document, issued, year, issuer, note, entries, sections)

    def _section(self, event: YamlEvent) -> Section:
        number = title = ""
        measures: tuple[Measure, ...] = ()
        for key in self._keys(event, _SECTION, "板块"):
            if key == "measures":
                measures = tuple(map(self._measure, self._items(key)))
            elif key == "title":
                title = self._text(key)
            else:
                number = self._text(key)
        return Section(number, title, measures)

    def _measure(self, event: YamlEvent) -> Measure:
        number = title = ""
        tasks: tuple[Task, ...] = ()
        for key in self._keys(event, _MEASURE, "主要措施"):
            if key == "tasks":
                tasks = tuple(map(self._task, self._items(key)))
            elif key == "title":
                title = self._text(key)
            else:
                number = self._text(key)
        return Measure(number, title, tasks)

    def _task(self, event: YamlEvent) -> Task:
        place = self._events.place(event)
        deadline_place = place
        id_ = text = deadline = ""
        others = {"leader": "", "contact": "", "note": "", "source": ""}
        base: date | None = None
        lead: tuple[str, ...] = ()
        support: tuple[str, ...] = ()
        lead_places: tuple[Place, ...] = ()
        support_places: tuple[Place, ...] = ()
        printed = _NOTHING
        for key in self._keys(event, _TASK, "任务"):
            if key == "id":
                id_ = self._id()
            elif key == "text":
                text = self._filled_text(key)[0]
            elif key == "deadline":
                deadline, deadline_place = self._placed_text(key, place)
                deadline = sys.intern(deadline)
            elif key == "lead":
                lead, lead_places = self._unit_names(key)
            elif key == "support":
                support, support_places = self._unit_names(key)
            elif key == "base":
                base = self._day(key)
            elif key == "printed":
                printed = self._printed()
            else:
                others[key] = self._text(key)
        places = TaskPlaces(place, deadline_place, lead_places, support_places)
        return Task(id_, text, deadline, lead, support, printed=printed, places=places, base=base, **others)

    def _keys(self, start: YamlEvent, fields: Mapping[str, bool], what: str) -> Iterator[str]:
        """The known keys of a mapping, each once; whoever takes a key reads its value before the next."""
        if type(start) is not MappingStartEvent:
            self._wrong_shape(start, f"{what}应写成“键: 值”各占一行", f"{what}的键有：{'、'.join(fields)}")
            return
        self._events.refuse_reference(start)
        seen: set[str] = set()
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            if key is None:
                self._events.skip(self._next())
            elif key in seen:
                self._events.report(
                    "RW108", event, f"键“{key}”写了两次", "留下对的一个，删去另一个；若这里是新的一项，在行首补上“- ”"
                )
                self._events.skip(self._next())
            elif key in fields:
                seen.add(key)
                yield key
            else:
                self._unknown_key(event, key, fields, what)
                self._events.skip(self._next())
        for key, required in fields.items():
            if required and key not in seen:
                self._events.report("RW110", start, f"{what}缺少“{key}”（{PLAN_HEADINGS[key]}）", f"补上一行 {key}: …")

    def _key(self, event: YamlEvent) -> str | None:
        if type(event) is ScalarEvent:
            return self._events.text(event)
        self._wrong_shape(event, "键应是一个词", "写成“键: 值”")
        return None

    def _unknown_key(self, event: YamlEvent, key: str, fields: Mapping[str, bool], what: str) -> None:
        from difflib import get_close_matches  # noqa: PLC0415  # only a mistyped key needs it

        meant = [field for field in fields if PLAN_HEADINGS[field] == key] or get_close_matches(key, fields, n=1)
        hint = f"是不是“{meant[0]}”？" if meant else ""
        self._events.report("RW109", event, f"{what}没有“{key}”这个键", f"{hint}可以用的键：{'、'.join(fields)}")

    def _items(self, key: str) -> Iterator[YamlEvent]:
        """The first event of each item of a list; whoever takes one reads the item before the next."""
        start = self._next()
        if type(start) is not SequenceStartEvent:
            self._wrong_shape(start, f"“{key}”应是列表", f"在 {key}: 下面每项一行，以“- ”开头")
            return
        self._events.refuse_reference(start)
        while type(event := self._next()) is not SequenceEndEvent:
            yield event

    def _wrong_shape(self, event: YamlEvent, message: str, hint: str) -> None:
        """Note a value of another shape than it should have, and pass over it."""
        if not self._events.refuse_reference(event):
            place = self._events.place(event)
            written = type(event) is MappingStartEvent or (type(event) is ScalarEvent and event.value)
            mistake = cause(self._events.line(event), place.line, place.file) if written else None
            self._events.problems.append(mistake or Problem(place, "RW111", message, hint))
        self._events.skip(event)

    def _scalar(self, key: str) -> YamlEvent | None:
        """The event of a text; None, with a problem noted, where something else stands."""
        event = self._next()
        if type(event) is ScalarEvent:
            return event
        self._wrong_shape(event, f"“{key}”应是一段文字", f"写成 {key}: 文字；以 [ 或 {{ 开头的文字要加引号")
        return None

    def _text(self, key: str) -> str:
        event = self._scalar(key)
        return "" if event is None else self._events.text(event)

    def _placed_text(self, key: str, otherwise: Place) -> tuple[str, Place]:
        event = self._scalar(key)
        return ("", otherwise) if event is None else (self._events.text(event), self._events.place(event))

    def _filled_text(self, key: str) -> tuple[str, YamlEvent | None]:
        """A text that must not be empty, with its event; a problem is noted where it is, or is no text."""
        event = self._scalar(key)
        if event is None:
            return "", None
        text = self._events.text(event)
        if not text.strip():
            self._events.report("RW201", event, f"“{key}”（{PLAN_HEADINGS[key]}）是空的", f"写上{PLAN_HEADINGS[key]}")
        return text, event

    def _id(self) -> str:
        id_, event = self._filled_text("id")
        if event is not None and id_.strip():
            place = self._events.place(event)
            first = self._ids.setdefault(units.fold(id_), place)
            if first is not place:
                self._events.report(
                    "RW301", event, f"编号“{id_}”重复，第{first.line}行已有", "一个编号只给一项任务；改掉其中一个"
                )
        return id_

    def _unit_names(self, key: str) -> tuple[tuple[str, ...], tuple[Place, ...]]:
        """A list, whose items are names as they stand, or one text, which is a cell and is split."""
        event = self._next()
        if type(event) is ScalarEvent:
            cell = self._events.text(event)
            if not event.style and (mistake := self._dash_without_space(event, cell)):
                self._events.problems.append(mistake)
            names = tuple(map(sys.intern, units.split(cell)))
            return names, (self._events.place(event),) * len(names)
        if type(event) is not SequenceStartEvent:
            self._wrong_shape(event, f"“{key}”应是单位名称的列表", f"写成如 {key}: [区发展改革局, 区科技创新局]")
            return (), ()
        self._events.refuse_reference(event)
        found: list[str] = []
        places: list[Place] = []
        while type(item := self._next()) is not SequenceEndEvent:
            if type(item) is ScalarEvent and (name := self._events.text(item).strip()):
                found.append(sys.intern(name))
                places.append(self._events.place(item))
            else:
                self._wrong_shape(item, f"“{key}”里应是单位名称", f"写成如 {key}: [区发展改革局, 区科技创新局]")
        return tuple(found), tuple(places)

    def _dash_without_space(self, event: YamlEvent, cell: str) -> Problem | None:
        """The mistake that makes one text of a list: -区财政局 and -区司法局 without a space behind the dash."""
        place = self._events.place(event)
        return cause(self._events.line(event), place.line, place.file) if cell.startswith("-") else None

    def _printed(self) -> Mapping[str, str]:
        return {key: self._text(key) for key in self._keys(self._next(), _PRINTED, "printed ")}

    def _units(self) -> tuple[UnitEntry, ...]:
        start = self._next()
        if type(start) is not MappingStartEvent:
            self._wrong_shape(start, "“units”应是全称到简称的对照", "写成如 区科技创新局: [区科创局]")
            return ()
        self._events.refuse_reference(start)
        entries: dict[str, UnitEntry] = {}
        while type(event := self._next()) is not MappingEndEvent:
            name = self._key(event)
            aliases, places = self._unit_names("units")
            if name == "":
                self._events.report("RW111", event, "“units”里应是单位名称", "写成如 区科技创新局: [区科创局]")
            elif name in entries:
                self._events.report("RW108", event, f"键“{name}”写了两次", "留下一个，把简称并在一起")
            elif name is not None:
                entries[name] = UnitEntry(name, aliases, places)
        return tuple(entries.values())

    def _day(self, key: str) -> date | None:
        event = self._scalar(key)
        text = "" if event is None else self._events.text(event)
        try:
            day = periods.written_day(text)
        except ValueError:
            day = None
        if day is None and text:
            self._events.report("RW202", event, f"{PLAN_HEADINGS[key]}“{text}”不是一个日期", "写成如 2023-11-23")
        return day

    def _year(self) -> int | None:
        event = self._scalar("year")
        text = "" if event is None else self._events.text(event)
        year = _YEAR.fullmatch(units.fold(text))
        if year is None and text:
            self._events.report("RW202", event, f"年份“{text}”不是一个年份", "写成如 2024")
        return int(year[1]) if year else None
