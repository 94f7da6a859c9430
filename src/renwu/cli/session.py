"""From what was typed to the plan, the date and the tasks meant."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renwu.answers import contract
from renwu.cli import clock, location
from renwu.cli.console import here, note
from renwu.cli.dates import read_day
from renwu.cli.filters import Choosing, Chosen, unit_meant
from renwu.cli.options import Common, Filters, Gate, Order, Output, Past
from renwu.errors import UsageError
from renwu.ledger import book
from renwu.ledger.book import Book
from renwu.plan import id_lists, units
from renwu.plan.model import Plan
from renwu.standing import query
from renwu.standing.status import Standing, standings

if TYPE_CHECKING:  # a plan without a journal never loads them
    from renwu.journal.history import History
    from renwu.journal.log import LogRow
    from renwu.standing.rounds import Round


@dataclass(frozen=True, slots=True)
class Session:
    """A plan with its journal, the date that they are asked for, the plan's units, and what happened to its tasks."""

    book: Book
    as_of: date
    directory: units.Directory
    histories: "Mapping[str, History]"
    recorded_by: date | None = None

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.book.plan

    @property
    def envelope(self) -> dict[str, Any]:
        """The fields beside the rows in JSON."""
        return contract.envelope(self.plan, self.as_of)

    @property
    def recorded(self) -> bool:
        """Whether the journal says anything of the plan's tasks by the date; entries dated later don't exist yet."""
        return bool(self.histories)

    def caveat(self, found: Collection[Standing]) -> list[str]:
        """A note below tasks that stand by their deadlines alone, since nothing was recorded."""
        return [] if self.recorded or not found else ["无办结记录，仅按时限推算。"]

    def select(self, filters: Filters, *, original: bool = False) -> list[Standing]:
        """The tasks that the filters leave, in the plan's order, by the plan's own due dates where asked."""
        return self.choose(self.chosen(filters), filters.soon, original=original)

    def chosen(self, filters: Filters) -> tuple[Chosen, ...]:
        """What the filters choose, in words and as predicates; read once, since stderr says what was meant."""
        return Choosing(self.plan, self.directory, self.as_of).chosen(filters)

    def choose(self, chosen: Sequence[Chosen], soon: int, *, original: bool = False) -> list[Standing]:
        """The tasks that pass all that was chosen; `soon` days before it is due a task is 临期."""
        found = standings(self.plan, self.as_of, soon, self.histories, directory=self.directory, original=original)
        return query.select(found, [one.passes for one in chosen])

    def before(self, day: date) -> dict[str, Standing]:
        """Every task by id as it stood when the day before another ended, by the same records."""
        eve = date.fromordinal(max(day.toordinal() - 1, 1))
        found = self.book.histories(eve, self.recorded_by)
        then = standings(self.plan, eve, histories=found, directory=self.directory)
        return {standing.task.id: standing for standing in then}

    def last_round(self, found: Iterable[Standing], only: Collection[str] = ()) -> "Round | None":
        """How the last round of forms went among the tasks found, and these units; None where none came back."""
        if self.book.journal is None:
            return None
        from renwu.standing import rounds  # noqa: PLC0415  # only where forms are asked about

        if (last := rounds.last_returned(self.book.counted(self.recorded_by), self.as_of)) is None:
            return None
        day, returned = last
        ids = {standing.task.id for standing in found}
        # By the names in force on the date that is asked about: it is they that are told of.
        were = self.book.histories(day, self.recorded_by)
        then = standings(self.plan, day, histories=were, directory=self.directory)
        told = [entry for entry in returned if entry.task in ids]
        about = [standing for standing in then if standing.task.id in ids]
        return rounds.round_of(day, told, about, self.directory, only)

    def pick(self, ids: list[str]) -> list[Standing]:
        """The tasks with these ids, in the order asked for. Raises UsageError where one isn't there."""
        found = standings(self.plan, self.as_of, histories=self.histories, directory=self.directory)
        by_id = {standing.task.id: standing for standing in found}
        return [by_id[id_] for id_ in tasks_meant(ids, by_id)]

    def sort(self, found: list[Standing], order: Order) -> list[Standing]:
        """In the order asked for."""
        if order.sort is not None:
            found = query.sort(found, one_of("--sort", order.sort, query.SORT_KEYS), self.directory)
        return found[::-1] if order.reverse else found

    def log(self) -> "Sequence[LogRow]":
        """The journal's entries up to the date, newest first, each with what became of it."""
        return self.book.log(self.histories, self.as_of, self.recorded_by)

    def unit(self, option: str, typed: str) -> str:
        """The unit meant; where it was not its full name, stderr says which that is."""
        return unit_meant(option, typed, self.directory)


def open_session(
    common: Common, past: Past | None = None, loaded: Book | None = None, *, trial: bool = False
) -> Session:
    """The plan meant, on the date meant, with its journal.

    Args:
        common: what was typed.
        past: the same.
        loaded: the plan and its journal, where a desk has them open.
        trial: whether the plan that comes with renwu will do, where there is no other.

    Raises:
        FileError: they can't be opened.
        PlanError: the plan can't be relied on.
        UsageError: there is no plan, or a date can't be read.
    """
    today = clock.today()
    as_of = today if common.as_of is None else read_day("--as-of", common.as_of, today)
    opened = loaded or book.load(_plan_to_try(common) if trial else own_plan(common))
    recorded_by = read_day("--recorded-by", past.recorded_by, today) if past and past.recorded_by else None
    found = opened.histories(as_of, recorded_by)
    if problems := opened.journal_problems(found, today):
        from renwu.cli.problems import warn  # noqa: PLC0415  # only where there are any

        warn(problems)
    return Session(opened, as_of, opened.directory(found, as_of), found, recorded_by)


def own_plan(common: Common) -> Path:
    """Where the user's plan is. Raises UsageError where there is none but the one that comes with renwu."""
    return location.own(common.file, os.environ, here())


def _plan_to_try(common: Common) -> Path:
    """Where the plan is, be it the one that comes with renwu, of which stderr says so."""
    if found := location.find(common.file, os.environ, here()):
        return found
    note("没有找到 data/tasks.yaml，用的是自带的方案（只读）；renwu init 可新建自己的方案")
    return location.packaged("tasks.yaml")


def on_screen(output: Output, gate: Gate | None = None) -> bool:
    """Whether an answer is for a person to look at: no file, no exit code and no annotation depends on it."""
    return output.output is None and output.format != "github" and not (gate and gate.exit_code)


def tasks_meant(typed: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """The ids that were typed, 15-17 one by one. Raises UsageError where the plan lacks one.

    Args:
        typed: what was typed.
        known: the plan's ids, in its order, which the error names them in.
    """
    ids = id_lists.spread(typed, known)
    missing = [id_ for id_ in ids if id_ not in known or not id_.strip()]
    if missing:
        nearest = get_close_matches(missing[0], known, n=3) or list(known)[:3]
        named = "”“".join(missing)
        raise UsageError(
            f"方案里没有编号为“{named}”的任务；编号如 {'、'.join(nearest)}，几个编号用空格分开，renwu list 列出全部"
        )
    return ids


def one_of(option: str, typed: str, known: Mapping[str, str]) -> str:
    """What was typed, or the known word whose label it is. Raises UsageError for anything else."""
    for word, label in known.items():
        if typed in {word, label}:
            return word
    meant = {word: label for word, label in known.items() if typed and typed in label}
    shown = [f"{word}（{label}）" for word, label in (meant or known).items()]
    told = f"用 {'或 '.join(shown)}" if meant else f"可选的有：{'、'.join(shown)}"
    raise UsageError(f"{option}：没有“{typed}”；{told}")
