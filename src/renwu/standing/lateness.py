"""What is late: tasks, and where asked those with a milestone that is."""

from collections.abc import Iterable

from renwu.standing import milestones as steps
from renwu.standing.status import Standing, Status


def overdue(standings: Iterable[Standing], *, milestones: bool) -> list[Standing]:
    """The overdue tasks, most days late first; with `milestones` those with an overdue one, too."""
    late = [(days, one) for one in standings if (days := days_late(one, milestones=milestones))]
    return [one for _, one in sorted(late, key=lambda each: -each[0])]


def days_late(standing: Standing, *, milestones: bool) -> int:
    """How many days a task is late, or that one of its milestones that is latest; 0 where nothing is."""
    found = [standing.days_left or 0] if standing.status is Status.OVERDUE else []
    if milestones:
        found += [one.days_left or 0 for one in steps.of(standing) if one.overdue]
    return -min(found, default=0)
