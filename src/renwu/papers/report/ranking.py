"""How a report counts its tasks by kind, plan and unit, and which come first where it ranks them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from renwu.plan.letters import paper_to
from renwu.plan.model import Plan
from renwu.plan.units import Directory
from renwu.standing.counts import NO_KIND, Group, UnitRow, by_each_unit, group
from renwu.standing.status import Standing, Status


class Counted(NamedTuple):
    """The tasks counted by what their plans come from and by plan, where there are several, and by unit."""

    kinds: tuple[Group, ...]
    by_plan: tuple[Group, ...]
    units: tuple[UnitRow, ...]


def counted(plans: Sequence[Plan], tasks: Sequence[Standing], directory: Directory, as_of: date) -> Counted:
    """The tasks of some plans counted on a date; `directory` has their units."""
    several = tasks if len(plans) > 1 else ()
    return Counted(
        tuple(group(several, "kind", directory, as_of)),
        tuple(group(several, "plan", directory, as_of)),
        tuple(by_each_unit(tasks, directory, as_of)),
    )


def ranked(counted: Counted, overdue: Sequence[Standing], directory: Directory) -> Counted:
    """The same with the worst first; units that are not ranked come last, in the plan's order."""
    of_units = _badness(overdue, lambda one: one.leads)

    def of_row(row: UnitRow) -> tuple[float, ...]:
        return (1,) if paper_to(row.led.name, directory) else of_units(row.led)

    return Counted(
        tuple(sorted(counted.kinds, key=_badness(overdue, lambda one: (one.plan.kind or NO_KIND,)))),
        tuple(sorted(counted.by_plan, key=_badness(overdue, lambda one: (one.plan.key,)))),
        tuple(sorted(counted.units, key=of_row)),
    )


def _badness(
    overdue: Sequence[Standing], headings: Callable[[Standing], Iterable[str]]
) -> Callable[[Group], tuple[float, ...]]:
    """What sorts the worst first: by tasks overdue, by days of the longest, by tasks due soon; else as they stand.

    Args:
        overdue: the tasks overdue.
        headings: the groups that a task counts in, by name.
    """
    longest: dict[str, float] = {}
    for one in overdue:
        for name in headings(one):
            longest[name] = min(longest.get(name, 0), urgency(one))

    def badness(group: Group) -> tuple[float, ...]:
        counted = group.counted
        return (-counted.get(Status.OVERDUE, 0), longest.get(group.name, 0), -counted.get(Status.DUE_SOON, 0))

    return badness


def urgency(standing: Standing) -> float:
    """Most days late first; what is suspended, and has no days, last."""
    return float("inf") if standing.days_left is None else standing.days_left
