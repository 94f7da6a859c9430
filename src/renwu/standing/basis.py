"""What standings are asked for."""

from datetime import date
from typing import NamedTuple

from renwu.plan.model import Plan
from renwu.standing.choices import SOON_DAYS


class Basis(NamedTuple):
    """What a plan's standings are asked for, and what their lights go by.

    Attributes:
        as_of: the date.
        soon: within how many days a task that is due counts as 临期.
        original: whether due dates count as if none had been extended.
        begun: since when reports are expected: when the plan was issued, else when its year or its journal began.
        recorded: whether the journal says anything of the plan by the date.
        goals: whether the plan writes milestones or targets, so that people see lights.
    """

    as_of: date
    soon: int
    original: bool
    begun: date | None
    recorded: bool
    goals: bool


def soon_days(plan: Plan, asked: int | None) -> int:
    """Within how many days a task of a plan is 临期: what the user asked, else what the plan says, else SOON_DAYS."""
    return next(days for days in (asked, plan.soon, SOON_DAYS) if days is not None)
