"""The figures of a report: every number and every list in it, from the tasks as they stand on a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from renwu.papers.report import ranking, requests
from renwu.papers.report.decisions import Decisions, decisions
from renwu.papers.report.requests import TaskRequest
from renwu.plan.letters import paper_to
from renwu.plan.model import Plan, Ref
from renwu.plan.periods import Period
from renwu.plan.units import Directory
from renwu.standing.basis import soon_days
from renwu.standing.changes import Change, ChangeKind, changes
from renwu.standing.counts import Group, UnitRow, tally
from renwu.standing.rounds import Round
from renwu.standing.silence import Silence, silent, unreported
from renwu.standing.status import Standing, Status
from renwu.standing.streak import Streaks, is_told, streaks

if TYPE_CHECKING:  # few plans have any
    from renwu.papers.report.goals import Goals


class Scope(NamedTuple):
    """What a report is about.

    Attributes:
        as_of: the date it is for.
        since: the first day of its period, which ends on `as_of`; None for no period.
        recorded_by: only what was written down by then counts; None for everything.
        soon: within how many days a task that is due counts as 临期; None for what each plan says.
        filters: what the tasks were chosen by, in words, each as (what, which).
        rank: whether the worst stand first, but for units that are never ranked.
        title: what the ledger of several plans is called, if it says.
        issue: the number of the issue (期号), if somebody says.
        missing: the files of the plans that can't be read.
        unrecorded: the keys of the plans whose journal says nothing, where others' do.
        original: whether due dates count as if none had been extended.
        leaders: the leaders that the tasks were chosen by, none where they were not.
    """

    as_of: date
    since: date | None = None
    recorded_by: date | None = None
    soon: int | None = None
    filters: tuple[tuple[str, str], ...] = ()
    rank: bool = False
    title: str = ""
    issue: str = ""
    missing: tuple[str, ...] = ()
    unrecorded: tuple[str, ...] = ()
    original: bool = False
    leaders: tuple[str, ...] = ()

    @property
    def eve(self) -> date | None:
        """The day before the period, which its last day is compared with; None for no period."""
        return self.since and date.fromordinal(max(self.since.toordinal() - 1, 1))


class SilentUnit(NamedTuple):
    """A unit with the tasks it has not reported on."""

    unit: str
    silences: tuple[Silence, ...]


class Month(NamedTuple):
    """The tasks that are due in one month: its first day, and how they stand."""

    first: date
    group: Group


@dataclass(frozen=True, slots=True)
class Report:
    """A report's figures.

    Attributes:
        plans: the plans.
        directory: their units.
        scope: what it is about.
        recorded: whether the journal says anything; where not, deadlines alone were counted.
        total: all tasks, counted.
        changes: what the period changed of the tasks, of those alone that it changed; None without a period.
        closed: what was closed, in the period where there is one.
        overdue: what counts as overdue, suspended tasks that were so when suspended among them.
        due_soon: what is due soon.
        silent: who has not reported; empty if nobody ever recorded anything.
        round: how the period's last round of forms went; None where there was none.
        decisions: what was decided of tasks.
        kinds: the tasks by what their plans come from, and `by_plan` by plan; both only of several plans.
        by_plan: see `kinds`.
        units: every unit, with what it leads and supports.
        months: the tasks that have a due date and were not cancelled, by its month, in the calendar's order.
        tasks: the whole ledger.
        goals: how they go by their milestones and targets; None where the plans write none for any of them.
        requests: what units want to be coordinated, and nobody has said is settled.
        streaks: for how many rounds in a row what is overdue or 未报送 has been, where its plan says when reports are
            expected, or writes milestones or targets.
    """

    plans: tuple[Plan, ...]
    directory: Directory
    scope: Scope
    recorded: bool
    total: Group
    changes: Mapping[Ref, tuple[Change, ...]] | None
    closed: tuple[Standing, ...]
    overdue: tuple[Standing, ...]
    due_soon: tuple[Standing, ...]
    silent: tuple[SilentUnit, ...]
    round: Round | None
    decisions: Decisions
    kinds: tuple[Group, ...]
    by_plan: tuple[Group, ...]
    units: tuple[UnitRow, ...]
    months: tuple[Month, ...]
    tasks: tuple[Standing, ...]
    goals: "Goals | None"
    requests: tuple[TaskRequest, ...]
    streaks: Mapping[Ref, Streaks]

    @property
    def several(self) -> bool:
        """Whether it is on more than one plan."""
        return len(self.plans) > 1

    @property
    def soon_words(self) -> str:
        """Within how many days a task is due soon, where that is one number: 30天内; else 即将."""
        days = {soon_days(plan, self.scope.soon) for plan in self.plans}
        return f"{days.pop()}天内" if len(days) == 1 else "即将"

    def changed(self, kind: ChangeKind) -> tuple[Standing, ...]:
        """The tasks of which the period changed something of a kind, their milestones apart."""
        found = self.changes or {}
        return tuple(
            one
            for one in self.tasks
            if any(each.kind is kind and not each.milestone for each in found.get(one.ref, ()))
        )

    @property
    def supported(self) -> int:
        """How many tasks somebody supports."""
        return sum(bool(one.support) for one in self.tasks)

    @property
    def unled(self) -> int:
        """How many tasks nobody leads."""
        return sum(not one.lead for one in self.tasks)

    @property
    def shared(self) -> int:
        """How many tasks several units lead, each of which counts them."""
        return sum(len(one.leads) > 1 for one in self.tasks)

    @property
    def unranked(self) -> list[str]:
        """The units that lead tasks and, though the others are, are not ranked."""
        if not self.scope.rank:
            return []
        return [row.led.name for row in self.units if row.led.total and paper_to(row.led.name, self.directory)]


def report(  # what a report is made of
    plans: Sequence[Plan],
    directory: Directory,
    scope: Scope,
    tasks: Sequence[Standing],
    before: Mapping[Ref, Standing],
    *,
    recorded: bool,
    last_round: Round | None = None,
) -> Report:
    """The figures of a report.

    Args:
        plans: the plans.
        directory: their units.
        scope: what the report is about.
        tasks: the tasks it is about, as they stand on `scope.as_of`, in the plans' order.
        before: every task as it stood on `scope.eve`; empty if that is None.
        recorded: whether the journal says anything.
        last_round: how the last round of forms went; one before the period is none of the report's.
    """
    period = Period(scope.since or date.min, scope.as_of)
    closed = [one for one in tasks if one.done_on is not None and one.done_on in period]
    overdue = [one for one in tasks if one.counted is Status.OVERDUE]
    due_soon = [one for one in tasks if one.status is Status.DUE_SOON]
    counted = ranking.counted(plans, tasks, directory, scope.as_of)
    if scope.rank:
        counted = ranking.ranked(counted, overdue, directory)
        overdue.sort(key=ranking.urgency)
        due_soon.sort(key=ranking.urgency)
    return Report(
        tuple(plans),
        directory,
        scope,
        recorded,
        tally(tasks, scope.as_of),
        None if scope.since is None else _changes(tasks, before),
        tuple(closed),
        tuple(overdue),
        tuple(due_soon),
        _by_unit(silent(tasks, scope.as_of, scope.since) if recorded else [], tasks, directory, rank=scope.rank),
        last_round if last_round and last_round.day in period else None,
        decisions(tasks, period),
        *counted,
        _months(tasks, scope.as_of),
        tuple(tasks),
        _goals(tasks, period),
        requests.of(tasks),
        _streaks(tasks),
    )


def _goals(tasks: Sequence[Standing], period: Period) -> "Goals | None":
    if not any(one.task.milestones or one.task.targets for one in tasks):
        return None
    from renwu.papers.report import goals  # noqa: PLC0415  # few plans have any

    return goals.of(tasks, period)


def _streaks(tasks: Sequence[Standing]) -> Mapping[Ref, Streaks]:
    told = (one for one in tasks if is_told(one) and (one.counted is Status.OVERDUE or unreported(one)))
    return {one.ref: streaks(one) for one in told}


def _changes(tasks: Sequence[Standing], before: Mapping[Ref, Standing]) -> Mapping[Ref, tuple[Change, ...]]:
    return {one.ref: found for one in tasks if (found := changes(before[one.ref], one))}


def _by_unit(
    silences: Sequence[Silence], tasks: Sequence[Standing], directory: Directory, *, rank: bool
) -> tuple[SilentUnit, ...]:
    """Under each unit what it has not reported on: as `silent` sorts them, or in the plan's order.

    That is also the order of the units that are not ranked, behind those that are.
    """
    units = {name: place for place, name in enumerate(directory.names.values())}
    places = {one.ref: place for place, one in enumerate(tasks)}

    def place(one: Silence) -> tuple[int, ...]:
        if rank and not paper_to(one.unit, directory):
            return (-1,)
        return (units.get(one.unit, len(units)), places[one.standing.ref])

    silences = sorted(silences, key=place)
    members: dict[str, list[Silence]] = {}
    for silence in silences:
        members.setdefault(silence.unit, []).append(silence)
    return tuple(SilentUnit(unit, tuple(found)) for unit, found in members.items())


def _months(tasks: Sequence[Standing], as_of: date) -> tuple[Month, ...]:
    members: dict[date, list[Standing]] = {}
    for one in tasks:
        if one.due_in_force is not None and one.status is not Status.CANCELLED:
            members.setdefault(one.due_in_force.replace(day=1), []).append(one)
    return tuple(
        Month(first, tally(found, as_of, f"{first.year}年{first.month}月")) for first, found in sorted(members.items())
    )
