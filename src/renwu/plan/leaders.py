"""分管领导: the leading officials that tasks name, and finding the one a person means."""

from collections.abc import Iterable

from renwu.errors import UsageError
from renwu.plan.model import Plan, Task
from renwu.plan.units import fold

NO_LEADER = "（没有分管领导）"
"""What stands for the leader where a task names none."""


def of(task: Task) -> tuple[str, ...]:
    """The leaders that a task names, each as it is written there."""
    from renwu.plan.unit_cells import split  # noqa: PLC0415  # few answers ask for leaders

    return split(task.leader)


def every(plans: Iterable[Plan]) -> tuple[str, ...]:
    """The leaders that the tasks of some plans name, each once, in their order."""
    written: dict[str, str] = {}
    for plan in plans:
        for placed in plan.tasks():
            for name in of(placed.task):
                written.setdefault(fold(name), name)
    return tuple(written.values())


def find(plans: Iterable[Plan], typed: str) -> str:
    """The leader a person means: by the whole name, or by a part that only one name has.

    Raises UsageError where that is none or several, with the names that come nearest.
    """
    known, wanted = every(plans), fold(typed)
    exact = [name for name in known if fold(name) == wanted]
    found = exact or [name for name in known if wanted and wanted in fold(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"“{typed}”可以指{len(found)}位领导：{'、'.join(found)}；请写全")
    raise UsageError(f"方案里没有分管领导“{typed}”；{_instead(typed, known)}")


def _instead(typed: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # only a mistyped name needs it

    names = list(known)
    if not names:
        return "这份方案没有写责任领导（leader）"
    nearest = get_close_matches(typed, names, n=3, cutoff=0.3) or names[:3]
    return f"方案里有 {'、'.join(nearest)}"
