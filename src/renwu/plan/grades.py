"""督办等级: how grave a reminder is, from the mildest to the gravest."""

from renwu.errors import UsageError
from renwu.plan.model import Plan
from renwu.plan.units import fold

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


def usual(plan: Plan) -> str:
    """The grade that a paper has where nothing says otherwise: that of a reminder with a number."""
    grades = of(plan)
    return grades[rank(grades, "", numbered=True)]


def named(plan: Plan, typed: str) -> str:
    """The grade of a plan that a person means, by its name or a part that no other has.

    Raises UsageError where none or several match, with all that the plan has.
    """
    grades, wanted = of(plan), fold(typed)
    exact = [grade for grade in grades if fold(grade) == wanted]
    found = exact or [grade for grade in grades if wanted and wanted in fold(grade)]
    if len(found) == 1:
        return found[0]
    wrong = f"“{typed}”可以指{'、'.join(found)}；写全称" if found else f"没有“{typed}”；可选的有：{'、'.join(grades)}"
    raise UsageError(wrong)
