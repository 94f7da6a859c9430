"""From what was typed to the plans, the date and the tasks meant."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from renwu.answers import contract
from renwu.answers.table import Table
from renwu.cli import addressing, clock, display, location
from renwu.cli.console import here, note
from renwu.cli.dates import read_day
from renwu.cli.filters import Choosing, Chosen, unit_meant
from renwu.cli.options import Common, Filters, Gate, Order, Output, Past, Plans
from renwu.errors import Problem, UsageError
from renwu.ledger import finding, ledger
from renwu.ledger.ledger import Ledger
from renwu.plan import leaders, units
from renwu.plan.model import Plan, Ref
from renwu.standing import query
from renwu.standing.choices import SORT_KEYS
from renwu.standing.status import Standing
from renwu.standing.view import View, view

if TYPE_CHECKING:  # a plan without a journal never loads them
    from renwu.journal.log import LogRow
    from renwu.standing.rounds import Round


@dataclass(frozen=True, slots=True)
class Session:
    """The plans asked about with their journals, on a date.

    Attributes:
        ledger: every plan there is; `views` has those that are asked about.
        views: see `ledger`.
        as_of: the date.
        directory: the units of the plans asked about.
        chosen_plans: what they were chosen by, in words, each as (what, which).
        recorded_by: only what was written down by then counts; None for everything.
    """

    ledger: Ledger
    views: tuple[View, ...]
    as_of: date
    directory: units.Directory
    chosen_plans: tuple[tuple[str, str], ...] = ()
    recorded_by: date | None = None

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans asked about."""
        return tuple(each.plan for each in self.views)

    @property
    def several(self) -> bool:
        """Whether people must be told which plan a task is of."""
        return len(self.views) > 1

    def shown(self, ref: Ref) -> str:
        """A task as people are told of it: its id, behind its plan's key where several plans are asked about."""
        return str(ref) if self.several else ref.id

    @property
    def envelope(self) -> dict[str, Any]:
        """The fields beside the rows in JSON."""
        return contract.envelope([each.book for each in self.views], self.as_of, self.ledger.missing)

    @property
    def recorded(self) -> bool:
        """Whether a journal says anything of a plan's tasks by the date; entries dated later don't exist yet."""
        return any(each.histories for each in self.views)

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """The keys of the plans whose journal says nothing, where others' do."""
        return tuple(each.plan.key for each in self.views if not each.histories) if self.recorded else ()

    def caveat(self, found: int) -> list[str]:
        """A note below so many tasks, where some stand by deadlines alone: nothing was recorded of their plan."""
        if not found or (self.recorded and not self.unrecorded):
            return []
        which = f"{'、'.join(self.unrecorded)}：" if self.recorded else ""
        return [f"{which}无办结记录，仅按时限推算。"]

    def select(self, filters: Filters, *, original: bool = False) -> list[Standing]:
        """The tasks that the filters leave, in the plans' order, by the plans' own due dates where asked."""
        return self.choose(self.chosen(filters), filters.soon, original=original)

    def chosen(self, filters: Filters) -> tuple[Chosen, ...]:
        """What the filters choose, in words and as predicates; read once, since stderr says what was meant."""
        return Choosing(self.plans, self.directory, self.as_of).chosen(filters)

    def choose(self, chosen: Sequence[Chosen], soon: int | None, *, original: bool = False) -> list[Standing]:
        """The tasks that pass all that was chosen; `soon` days before it is due a task is 临期."""
        found = chain.from_iterable(each.standings(soon, original=original) for each in self.views)
        return query.select(found, [one.passes for one in chosen])

    def on(self, day: date, soon: int | None, *, original: bool = False) -> dict[Ref, Standing]:
        """Every task as it stood on an earlier date, by the same records; arguments as for `choose`."""
        found = chain.from_iterable(each.on(day).standings(soon, original=original) for each in self.views)
        return {standing.ref: standing for standing in found}

    def last_round(self, found: Iterable[Standing], only: Collection[str] = ()) -> "Round | None":
        """How the last round of forms went among the tasks found, and these units; None where none came back."""
        if all(each.book.journal is None for each in self.views):
            return None
        from renwu.standing import rounds  # noqa: PLC0415  # only where forms are asked about

        return rounds.last(self.views, {standing.ref for standing in found}, self.directory, only)

    def pick(self, ids: list[str], *, original: bool = False) -> list[Standing]:
        """The tasks with these ids, in the order asked for, by the plans' own due dates where asked.

        Raises UsageError where one isn't there.
        """
        known = {one.ref: one for each in self.views for one in each.standings(original=original)}
        return [known[ref] for ref in self.meant(ids)]

    def meant(self, ids: Iterable[str]) -> list[Ref]:
        """The tasks that ids mean. Raises UsageError where one isn't there, or several plans have it."""
        return addressing.meant(ids, self.plans)

    def leaders(self, filters: Filters) -> tuple[str, ...]:
        """The leaders that the filters name, in full; none where they name none."""
        return tuple(leaders.find(self.plans, name) for name in filters.leader or ())

    def sort(self, found: list[Standing], order: Order) -> list[Standing]:
        """In the order asked for."""
        if order.sort is not None:
            found = query.sort(found, one_of("--sort", order.sort, SORT_KEYS), self.directory)
        return found[::-1] if order.reverse else found

    def log(self) -> "list[LogRow]":
        """The journals' entries up to the date, newest first, each with what became of it."""
        rows = [row for each in self.views for row in each.log()]
        if self.several:
            rows.sort(key=lambda row: (row.entry.date, row.entry.recorded), reverse=True)
        return rows

    def unit(self, option: str, typed: str) -> str:
        """The unit meant; where it was not its full name, stderr says which that is."""
        return unit_meant(option, typed, self.directory)

    @property
    def lacking(self) -> list[str]:
        """What to say below an answer that lacks plans, so that no total looks complete when it isn't."""
        if not (missing := self.ledger.missing):
            return []
        named = "、".join(one.file for one in missing)
        return [f"缺{len(missing)}份读不出的方案：{named}；以上不含它们。"]

    def show(
        self,
        table: Table[Any],
        output: Output,
        common: Common,
        own: Mapping[str, display.Writer] = MappingProxyType({}),
    ) -> None:
        """Write an answer, and what it lacks; arguments as for `display.show`."""
        display.show(table._replace(notes=[*table.notes, *self.lacking]), output, common, own)

    def exit_code(self, *, found: bool = False) -> int:
        """How a command ends: 2 where plans are missing, else 1 where a gate found something."""
        return 2 if self.ledger.missing else int(found)


def open_session(
    common: Common,
    plans: Plans = Plans(),  # noqa: B008  # a record that nothing changes
    past: Past | None = None,
    loaded: Ledger | None = None,
    *,
    trial: bool = False,
) -> Session:
    """The plans meant, on the date meant, with their journals.

    Args:
        common: what was typed; `plans` and `past` likewise.
        plans: see `common`.
        past: see `common`.
        loaded: the plans and their journals, where a desk has them open.
        trial: whether the plan that comes with renwu will do, where there is no other.

    Raises:
        FileError: they can't be opened.
        PlanError: a plan can't be relied on.
        IncompleteError: some of several can't be.
        UsageError: there is no plan, or a date can't be read.
    """
    as_of, recorded_by = dates_asked(common, past)
    opened = loaded or load(_plan_to_try(common) if trial else own_plans(common), plans)
    books, words = addressing.chosen(opened, plans)
    views = tuple(view(book, as_of, recorded_by) for book in books)
    tell(problem for each in views for problem in each.book.journal_problems(each.histories, clock.today()))
    return of_views(opened, views, as_of, recorded_by, words)


def of_views(
    opened: Ledger,
    views: tuple[View, ...],
    as_of: date,
    recorded_by: date | None,
    words: tuple[tuple[str, str], ...] = (),
) -> Session:
    """A session about some views of a ledger's plans; arguments as for `Session`."""
    return Session(opened, views, as_of, units.merged([each.directory for each in views]), words, recorded_by)


def dates_asked(common: Common, past: Past | None) -> tuple[date, date | None]:
    """The date meant, today if none is, and by when what counts was recorded. Raises UsageError for no date."""
    today = clock.today()
    as_of = today if common.as_of is None else read_day("--as-of", common.as_of, today)
    return as_of, read_day("--recorded-by", past.recorded_by, today) if past and past.recorded_by else None


def tell(problems: Iterable[Problem]) -> None:
    """Tell people of problems in journals, if there are any."""
    if found := list(problems):
        from renwu.cli.problems import warn  # noqa: PLC0415  # only where there are any

        warn(found)


def load(named: Sequence[Path], plans: Plans = Plans(), *, journals: bool = True) -> Ledger:  # noqa: B008  # the same
    """The ledger of some files and folders; stderr says what in it can't be read, and which files are no plans.

    Raises FileError, PlanError and IncompleteError as `renwu.ledger.ledger.load` does.
    """
    opened = ledger.load(named, keep_going=plans.keep_going, journals=journals)
    tell_of(opened)
    return opened


def tell_of(opened: Ledger) -> None:
    """Say on stderr which plans of a ledger can't be read, and which files are no plans."""
    if opened.missing:
        from renwu.cli.problems import complain_of  # noqa: PLC0415  # only where there are any

        complain_of(opened.missing)
    if others := opened.others:
        note(f"有{len(others)}个 YAML 文件不是方案，没有读：{finding.listed(others)}；renwu check 列出全部")


def own_plans(common: Common) -> tuple[Path, ...]:
    """Where the user's plans are. Raises UsageError where there is none but the one that comes with renwu."""
    return location.own(common.file, os.environ, here())


def _plan_to_try(common: Common) -> tuple[Path, ...]:
    """Where the plans are, be it the one that comes with renwu, of which stderr says so."""
    if found := location.find(common.file, os.environ, here()):
        return found
    note("没有找到 data/tasks.yaml，用的是自带的方案（只读）；renwu init 可新建自己的方案")
    return (location.packaged("tasks.yaml"),)


def on_screen(output: Output, gate: Gate | None = None) -> bool:
    """Whether an answer is for a person to look at: no file, no exit code and no annotation depends on it."""
    return output.output is None and output.format != "github" and not (gate and gate.exit_code)


def one_of(option: str, typed: str, known: Mapping[str, str]) -> str:
    """What was typed, or the known word whose label it is. Raises UsageError for anything else."""
    for word, label in known.items():
        if typed in {word, label}:
            return word
    meant = {word: label for word, label in known.items() if typed and typed in label}
    shown = [f"{word}（{label}）" for word, label in (meant or known).items()]
    told = f"用 {'或 '.join(shown)}" if meant else f"可选的有：{'、'.join(shown)}"
    raise UsageError(f"{option}：没有“{typed}”；{told}")
