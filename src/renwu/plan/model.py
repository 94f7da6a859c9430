"""The records: a plan as its document has it, and a deadline as it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from renwu.errors import Place

if TYPE_CHECKING:  # they build on this module, and few plans have them
    from renwu.plan.milestones import WrittenMilestone
    from renwu.plan.schedule import Schedule
    from renwu.plan.targets import Lights, Target


class TaskPlaces(NamedTuple):
    """Where a task and the parts of it that a problem can be about stand; lead and support item by item."""

    task: Place
    deadline: Place
    lead: tuple[Place, ...]
    support: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """重点任务: one row of the table, in the document's own words.

    `deadline` is the wording; `renwu.plan.deadlines` reads it. `printed` has, by field, what the source cell
    says where the record departs from it. `source` says where it comes from: a meeting, an instruction; `base` is the
    day from which its deadline counts, where that is not the plan's `issued`. `milestones` and `targets` are those that
    the plan writes by themselves.
    """

    id: str
    text: str
    deadline: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    leader: str
    contact: str
    note: str
    printed: Mapping[str, str]
    places: TaskPlaces = field(compare=False, repr=False)
    source: str = ""
    base: date | None = None
    milestones: tuple["WrittenMilestone", ...] = ()
    targets: tuple["Target", ...] = ()


class Ref(NamedTuple):
    """Which task, of all plans of a ledger: its plan's key, and its id."""

    plan: str
    id: str

    def __str__(self) -> str:
        """As people write it: 营商环境/6."""
        return f"{self.plan}/{self.id}"


@dataclass(frozen=True, slots=True)
class Measure:
    """主要措施: tasks under one number and title; both may be empty."""

    number: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """板块: measures under one number and title; both may be empty."""

    number: str
    title: str
    measures: tuple[Measure, ...]


def title(part: Section | Measure) -> str:
    """Number and title as one heading: 一、聚焦…, （三）做好…; either may be missing."""
    if not (part.number and part.title):
        return part.number or part.title
    return f"{part.number}、{part.title}" if isinstance(part, Section) else f"（{part.number}）{part.title}"


class PlacedTask(NamedTuple):
    """A task with the section and measure it stands in."""

    section: Section
    measure: Measure
    task: Task


class Former(NamedTuple):
    """曾用名: a name that a unit had, the last day on which it was called so, and where that is written."""

    name: str
    last_day: date
    place: Place


class UnitEntry(NamedTuple):
    """What is said of a unit, in a plan's `units` or in units.yaml: a field for each key, and its aliases' `places`.

    Attributes:
        name: its full name.
        aliases: what else it is called.
        places: where each alias stands.
        formerly: the names before this one; several are units that were merged into it.
        until: the last day of a unit that was abolished without a successor.
        paper: what a paper to it is called, such as 函; empty for the usual ones.
        via: the unit that passes its papers on.
    """

    name: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    formerly: tuple[Former, ...] = ()
    until: date | None = None
    paper: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """方案: a whole task table. `issued` and `year` are None unless the file has them, and they can be read.

    `key` is its short name among others, `kind` what it comes from (会议议定事项, 民生实事), in the office's own words;
    `soon` says within how many days its tasks are 临期, `round` when its reports are due, `lights` from how far behind
    which light is on, `grades` which grades of 督办 there are, each above the one before.
    """

    title: str
    document: str
    issued: date | None
    year: int | None
    issuer: str
    note: str
    units: tuple[UnitEntry, ...] = field(compare=False)
    sections: tuple[Section, ...]
    key: str = ""
    kind: str = ""
    soon: int | None = None
    round: "Schedule | None" = None
    lights: "Lights | None" = None
    grades: tuple[str, ...] = ()

    def tasks(self) -> Iterator[PlacedTask]:
        """Every task, in the plan's order."""
        for section in self.sections:
            for measure in section.measures:
                for task in measure.tasks:
                    yield PlacedTask(section, measure, task)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a ledger says: what it is called, and for its plans, where they say nothing, what they would say."""

    title: str = ""
    kind: str = ""
    soon: int | None = None
    round: "Schedule | None" = None
    lights: "Lights | None" = None
    grades: tuple[str, ...] = ()


class Cycle(StrEnum):
    """How often an ongoing task is reported."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _CYCLE_LABELS[self]


_CYCLE_LABELS = {
    Cycle.DAY: "每日",
    Cycle.WEEK: "每周",
    Cycle.MONTH: "每月",
    Cycle.QUARTER: "每季度",
    Cycle.HALF_YEAR: "每半年",
    Cycle.YEAR: "每年",
}


class DatedClause(NamedTuple):
    """One of several dates in a wording, with the words it stands in."""

    text: str
    due: date


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline with a due date, itself still in time.

    Attributes:
        wording: what the document says.
        due: the due date.
        milestones: each date with its words, where there are several.
        cycle: how often to report until then, where the wording says so.
        notes: what people should know of the reading: a date no longer in force, a year written short.
    """

    wording: str
    due: date
    milestones: tuple[DatedClause, ...] = ()
    cycle: Cycle | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ongoing:
    """No due date by nature (常态化), with the report cycle if the wording names one."""

    wording: str
    cycle: Cycle | None = None


class Doubt(Enum):
    """What keeps a due date from being read, where somebody can act on it."""

    IMPOSSIBLE = auto()  # a date is written that the calendar lacks
    EVENT = auto()  # it counts from an event, whose day has to be given
    STATE = auto()  # what is written is how far the work is
    YEAR = auto()  # it has no year, and neither has the plan
    EARLY = auto()  # it has no year, and the plan's can't be meant: it was issued later
    ISSUE = auto()  # it counts from the day of issue, which the plan doesn't say


@dataclass(frozen=True, slots=True)
class Unclear:
    """No due date that can be read, and why."""

    wording: str
    reason: str
    doubt: Doubt | None = None


Deadline = Dated | Ongoing | Unclear
