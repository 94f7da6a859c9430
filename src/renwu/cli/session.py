"""From what was typed to the plan, the date and the tasks meant."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from renwu import periods, query, tables, units, workspace
from renwu.cli.console import note
from renwu.cli.options import Common, Filters, Order
from renwu.errors import UsageError
from renwu.model import Plan
from renwu.periods import Period
from renwu.query import Predicate
from renwu.status import Standing, Status, standings

_CHINA = timezone(timedelta(hours=8))
_READING = TypeVar("_READING")


@dataclass(frozen=True, slots=True)
class Session:
    """A plan that was asked about, its units, and the date it is asked for."""

    plan: Plan
    directory: units.Directory
    as_of: date

    @property
    def envelope(self) -> dict[str, Any]:
        """What stands around the answer in JSON."""
        return tables.envelope(self.plan, self.as_of)

    def select(self, filters: Filters) -> list[Standing]:
        """The tasks that the filters leave, in the plan's order."""
        predicates = list(self._predicates(filters))
        return query.select(standings(self.plan, self.as_of, filters.soon), predicates)

    def pick(self, ids: list[str]) -> list[Standing]:
        """The tasks with these ids, in the order asked for. Raises UsageError where one isn't there."""
        by_id = {standing.task.id: standing for standing in standings(self.plan, self.as_of)}
        missing = [id_ for id_ in ids if id_ not in by_id]
        if missing:
            nearest = get_close_matches(missing[0], by_id, n=3) or list(by_id)[:3]
            raise UsageError(
                f"方案里没有编号为“{'”“'.join(missing)}”的任务；编号如 {'、'.join(nearest)}，renwu list 列出全部"
            )
        return [by_id[id_] for id_ in dict.fromkeys(ids)]

    def sort(self, found: list[Standing], order: Order) -> list[Standing]:
        """In the order asked for."""
        if order.sort:
            found = query.sort(found, one_of("--sort", order.sort, query.SORT_KEYS), self.directory)
        return found[::-1] if order.reverse else found

    def unit(self, option: str, typed: str) -> str:
        """The unit meant; where it was not its full name, stderr says which that is."""
        with _naming(option):
            unit = self.directory.find(typed)
        if units.fold(unit) != units.fold(typed):
            note(f"“{typed}”指{unit}")
        return unit

    def _predicates(self, filters: Filters) -> Iterator[Predicate]:
        for option, typed, lead, support in (
            ("--lead", filters.lead, True, False),
            ("--support", filters.support, False, True),
            ("--unit", filters.unit, True, True),
        ):
            if typed:
                meant = {self.unit(option, name) for name in typed}
                yield query.by_unit(meant, self.directory, lead=lead, support=support)
        if filters.section:
            found = _each("--section", filters.section, lambda typed: query.find_sections(self.plan, typed))
            yield query.by_section([section for sections in found for section in sections])
        if filters.measure:
            matched = _each("--measure", filters.measure, lambda typed: query.find_measures(self.plan, typed))
            yield query.by_measure([measure for measures in matched for measure in measures])
        if filters.status:
            yield query.by_status(set(map(_status, filters.status)))
        if filters.due:
            yield query.by_due(_each("--due", filters.due, periods.read_period))
        if filters.due_by or filters.due_from:
            yield query.by_due([self._bounds(filters.due_from, filters.due_by)])
        if filters.match:
            yield query.by_text(filters.match)

    def _bounds(self, begin: str | None, end: str | None) -> Period:
        first, last = date.min, date.max
        if begin:
            with _naming("--due-from"):
                first = periods.read_bound(begin, self.as_of).first
        if end:
            with _naming("--due-by"):
                last = periods.read_bound(end, self.as_of).last
        return Period(first, last)


def open_session(common: Common) -> Session:
    """The plan meant, on the date meant. Raises FileError, PlanError or UsageError."""
    as_of = _as_of(common)
    location = workspace.locate(common.file, os.environ, Path.cwd())
    if location.packaged:
        note("没有找到 data/tasks.yaml，用的是自带的方案（只读）；renwu init 可新建自己的方案")
    plan = workspace.load(location.path)
    return Session(plan, units.directory(plan), as_of)


def _as_of(common: Common) -> date:
    today = datetime.now(_CHINA).date()
    if common.as_of is None:
        return today
    with _naming("--as-of"):
        return periods.read_day(common.as_of, today)


def one_of(option: str, typed: str, known: Mapping[str, str]) -> str:
    """What was typed, or the known word whose label it is. Raises UsageError for anything else."""
    for word, label in known.items():
        if typed in {word, label}:
            return word
    shown = "、".join(f"{word}（{label}）" for word, label in known.items())
    raise UsageError(f"{option}：没有“{typed}”；可选的有：{shown}")


def _status(typed: str) -> Status:
    return Status(one_of("--status", typed, {status.value: status.label for status in Status}))


def _each(option: str, typed: list[str], read: Callable[[str], _READING]) -> list[_READING]:
    with _naming(option):
        return list(map(read, typed))


@contextmanager
def _naming(option: str) -> Iterator[None]:
    """Say in an error which option it is about."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{option}：{error}") from None
