"""督办等级: how grave a reminder is, from the mildest to the gravest."""

from renwu.plan.model import Plan

GRADES = ("催办单", "督办通知单", "限时督办")
"""The grades where neither plan nor ledger says any."""


def of(plan: Plan) -> tuple[str, ...]:
    """The grades of a plan's reminders, each above the one before; at least one."""
    return plan.grades or GRADES


def rank(grades: tuple[str, ...], named: str, *, numbered: bool) -> int:
    """Where a reminder's grade stands, from 0.

    Args:
        grades: the grades of its plan.
        named: the grade that the reminder names; empty, or one that the plan hasn't any more, for none.
        numbered: whether it has a number, as a paper has: it is then the second by default, else the first.
    """
    return grades.index(named) if named in grades else min(int(numbered), len(grades) - 1)
