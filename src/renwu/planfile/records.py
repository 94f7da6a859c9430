"""Values to records, in one pass: a plan with its sections, measures and tasks."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from renwu.errors import Place, PlanError, Problem
from renwu.plan import units
from renwu.plan.keys import LEDGER_KEYS, MEASURE_KEYS, PLAN_KEYS, PRINTED_KEYS, SECTION_KEYS, TASK_KEYS, Key, Shape
from renwu.plan.model import Measure, Plan, Section, Settings, Task, TaskPlaces
from renwu.planfile.events import YamlEvent, YamlStream, opened
from renwu.planfile.source import UnreadableError
from renwu.planfile.unit_entries import UnitEntries
from renwu.planfile.values import Values

if TYPE_CHECKING:  # most plans have none
    from renwu.planfile.goal_entries import GoalEntries

_EMPTY: Mapping[Shape, Any] = {
    **dict.fromkeys((Shape.TEXT, Shape.WORDS, Shape.ID, Shape.WORDING, Shape.SHORT), ""),
    **dict.fromkeys((Shape.DAY, Shape.YEAR, Shape.COUNT, Shape.SCHEDULE, Shape.LIGHTS)),
    **dict.fromkeys((Shape.UNITS, Shape.ALIASES, Shape.PARTS, Shape.MILESTONES, Shape.TARGETS, Shape.GRADES), ()),
    Shape.PRINTED: {},  # nobody changes it: it is typed as a Mapping, which unlike a proxy can be pickled
}
"""What a record has where the file has no such key."""


class Parsed(NamedTuple):
    """What reading a file gives: the plan, None if the text breaks off, and every problem found, sorted."""

    plan: Plan | None
    problems: tuple[Problem, ...]

    def reliable(self) -> Plan:
        """The plan. Raises PlanError where it can't be relied on."""
        if self.plan is None or any(problem.fatal for problem in self.problems):
            raise PlanError(self.problems)
        return self.plan


def read(data: bytes, file: str) -> Parsed:
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
        with opened(data, file, problems) as stream:
            plan = _Reader(stream).plan()
    except UnreadableError as unreadable:
        problems.append(unreadable.problem)
    return Parsed(plan, tuple(sorted(set(problems))))


def read_settings(data: bytes, file: str) -> tuple[Settings, tuple[Problem, ...]]:
    """What a ledger's file says, and every problem found in it, sorted; arguments as for `read`."""
    problems: list[Problem] = []
    settings = Settings()
    try:
        with opened(data, file, problems) as stream:
            settings = _Reader(stream).settings()
    except UnreadableError as unreadable:
        problems.append(unreadable.problem)
    return settings, tuple(sorted(set(problems)))


class _Level(NamedTuple):
    """A level of the plan: what people call it, its keys, how each is read, and what each is where it is missing."""

    name: str
    keys: Mapping[str, Key]
    readers: Mapping[str, Callable[[str], Any]]
    empty: Mapping[str, Any]


class _Reader:
    """Reads one document; each method for a level reads it from its first event to its last and gives the record."""

    def __init__(self, stream: YamlStream) -> None:
        self._stream = stream
        self._values = values = Values(stream)
        self._ids: dict[str, Place] = {}
        self._goal_entries: GoalEntries | None = None
        self._parts = {"sections": self._section, "measures": self._measure, "tasks": self._task}
        self._shapes: Mapping[Shape, Callable[[str], Any]] = {
            Shape.TEXT: values.text,
            Shape.WORDS: lambda key: values.filled_text(key)[0],
            Shape.ID: self._id,
            Shape.WORDING: values.wording,
            Shape.DAY: values.day,
            Shape.YEAR: values.year,
            Shape.SHORT: values.short,
            Shape.COUNT: values.count,
            Shape.SCHEDULE: values.schedule,
            Shape.UNITS: values.names,
            Shape.ALIASES: UnitEntries(stream, values).of_plan,
            Shape.PRINTED: self._printed,
            Shape.MILESTONES: lambda key: self._goals().milestones(key),
            Shape.TARGETS: lambda key: self._goals().targets(key),
            Shape.GRADES: values.grades,
            Shape.LIGHTS: lambda key: self._goals().lights(key),
            Shape.PARTS: self._list,
        }
        self._section_level = self._level("板块", SECTION_KEYS)
        self._measure_level = self._level("主要措施", MEASURE_KEYS)
        self._task_level = self._level("任务", TASK_KEYS)

    def plan(self) -> Plan:
        return Plan(**self._read(self._stream.next(), self._level("方案", PLAN_KEYS)))

    def settings(self) -> Settings:
        return Settings(**self._read(self._stream.next(), self._level("总台账", LEDGER_KEYS)))

    def _section(self, event: YamlEvent) -> Section:
        return Section(**self._read(event, self._section_level))

    def _measure(self, event: YamlEvent) -> Measure:
        return Measure(**self._read(event, self._measure_level))

    def _task(self, event: YamlEvent) -> Task:
        place = self._stream.place(event)
        places: dict[str, Any] = {"task": place, "deadline": place, "lead": (), "support": ()}
        self._values.places = places
        return Task(**self._read(event, self._task_level), places=TaskPlaces(**places))

    def _level(self, name: str, keys: Mapping[str, Key]) -> _Level:
        readers = {key.name: self._shapes[key.shape] for key in keys.values()}
        return _Level(name, keys, readers, {key.name: _EMPTY[key.shape] for key in keys.values()})

    def _read(self, event: YamlEvent, level: _Level) -> dict[str, Any]:
        """The values of a record, by key."""
        found = dict(level.empty)
        readers = level.readers
        for key in self._values.keys(event, level.keys, level.name):
            found[key] = readers[key](key)
        return found

    def _list(self, key: str) -> tuple[Any, ...]:
        return tuple(map(self._parts[key], self._values.items(key)))

    def _id(self, key: str) -> str:
        id_, event = self._values.filled_text(key)
        if event is not None and id_.strip():
            place = self._stream.place(event)
            first = self._ids.setdefault(units.fold(id_), place)
            if first is not place:
                self._stream.report(
                    "RW301", event, f"编号“{id_}”重复，第{first.line}行已有", "一个编号只给一项任务；改掉其中一个"
                )
        return id_

    def _printed(self, _key: str) -> Mapping[str, str]:
        values = self._values
        return {key: values.text(key) for key in values.keys(self._stream.next(), PRINTED_KEYS, "printed ")}

    def _goals(self) -> "GoalEntries":
        """The reader of milestones, targets and lights, which most plans lack."""
        if self._goal_entries is None:
            from renwu.planfile.goal_entries import GoalEntries  # noqa: PLC0415  # only where there are any

            self._goal_entries = GoalEntries(self._stream, self._values)
        return self._goal_entries
