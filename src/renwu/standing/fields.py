"""分管领域: the tasks that each leading official answers for."""

from collections.abc import Collection, Iterable

from renwu.plan import leaders
from renwu.plan.units import fold
from renwu.standing.status import Standing


def by_leader(
    standings: Iterable[Standing], only: Collection[str] = (), *, first: bool = False
) -> dict[str, list[Standing]]:
    """The tasks that each leader answers for, by his name as it is first written, in the plans' order.

    Args:
        standings: the tasks.
        only: the leaders that are asked about, empty for all; the others are left out.
        first: whether a task with several leaders is the first one's only; else it is each one's.

    Returns:
        The leaders with their tasks; last, under NO_LEADER, the tasks without one, if there are any.
    """
    asked = set(map(fold, only))
    names: dict[str, str] = {}
    found: dict[str, list[Standing]] = {}
    nobodys = []
    for standing in standings:
        named = leaders.of(standing.task)
        own = [name for name in named if not asked or fold(name) in asked]
        for name in own[:1] if first else own:
            found.setdefault(names.setdefault(fold(name), name), []).append(standing)
        if not named:
            nobodys.append(standing)
    return {**found, leaders.NO_LEADER: nobodys} if nobodys and not asked else found
