"""Values to what is said of units: a plan's `units`, and units.yaml, which has nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from renwu.errors import PlanError, Problem
from renwu.plan.keys import PLAN_HEADINGS, UNIT_KEYS
from renwu.plan.model import Former, UnitEntry
from renwu.plan.units import fold
from renwu.planfile.events import MappingStartEvent, YamlEvent, YamlStream, opened
from renwu.planfile.source import UnreadableError
from renwu.planfile.values import Values


class ParsedUnits(NamedTuple):
    """What reading units.yaml gives: its entries, none if the text breaks off, and every problem found, sorted."""

    entries: tuple[UnitEntry, ...]
    problems: tuple[Problem, ...]

    def reliable(self) -> tuple[UnitEntry, ...]:
        """The entries. Raises PlanError where they can't be relied on."""
        if any(problem.fatal for problem in self.problems):
            raise PlanError(self.problems)
        return self.entries


def read_units(data: bytes, file: str) -> ParsedUnits:
    """Read a units.yaml, as strictly as a plan.

    Args:
        data: its bytes.
        file: the name that places give it.
    """
    problems: list[Problem] = []
    entries: tuple[UnitEntry, ...] = ()
    try:
        with opened(data, file, problems) as stream:
            entries = UnitEntries(stream, Values(stream)).read(stream.next(), "这个文件")
    except UnreadableError as unreadable:
        problem = unreadable.problem
        empty = problem.code == "RW113"  # not for want of a plan, which is what an empty plan is told
        problems.append(replace(problem, hint="写上单位，或删去这个文件") if empty else problem)
    return ParsedUnits(entries, tuple(sorted(set(problems))))


class UnitEntries:
    """Reads what a document says of units."""

    def __init__(self, stream: YamlStream, values: Values) -> None:
        """Read from a stream, by its values."""
        self._stream = stream
        self._values = values

    def of_plan(self, key: str) -> tuple[UnitEntry, ...]:
        """The value of a plan's key."""
        return self.read(self._stream.next(), f"“{key}”")

    def read(self, start: YamlEvent, what: str) -> tuple[UnitEntry, ...]:
        """Every entry of a mapping.

        Args:
            start: its first event.
            what: what people call it.
        """
        named = self._values.named(start, "单位名称", f"{what}应是全称到简称的对照", "写成如 区科技创新局: [区科创局]")
        entries = tuple(self._entry(name) for _event, name in named)
        if any(entry.formerly for entry in entries):
            from renwu.plan.renaming import circles  # noqa: PLC0415  # few plans have units that were renamed

            self._stream.problems += circles(entries)
        return entries

    def _entry(self, name: str) -> UnitEntry:
        """An entry: a list of aliases, or a mapping."""
        event = self._stream.next()
        if type(event) is not MappingStartEvent:
            aliases = self._values.names("units", event)
            return UnitEntry(name, aliases, self._values.places.pop("units"))
        found: dict[str, Any] = {"aliases": (), "places": ()}
        for key in self._values.keys(event, UNIT_KEYS, "单位"):
            if key == "aliases":
                found[key] = self._values.names(key)
                found["places"] = self._values.places.pop(key)
            elif key == "formerly":
                found[key] = self._formerly(name)
            elif key == "until":
                found[key] = self._day(key, f"{name}的{PLAN_HEADINGS[key]}")
            else:
                found[key] = self._values.text(key)
        return UnitEntry(name, **found)

    def _formerly(self, name: str) -> tuple[Former, ...]:
        """The names before one, each with its last day."""
        found = []
        shape = "单位名称", "“formerly”应是曾用名到它最后一天的对照", "写成如 formerly: {区金融服务署: 2024-02-29}"
        for event, former in self._values.named(self._stream.next(), *shape):
            last_day = self._day(former, f"曾用名{former}的最后一天", needed=True)
            if fold(former) == fold(name):
                self._stream.report("RW211", event, f"“{former}”是自己的曾用名", "写上改名以前的名称")
            elif last_day is not None:
                found.append(Former(former, last_day, self._stream.place(event)))
        return tuple(found)

    def _day(self, key: str, what: str, *, needed: bool = False) -> date | None:
        return self._values.written_day(key, what, "RW211", needed=needed)
