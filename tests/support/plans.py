"""Plans for tests: the shipped one, and ones written in the test itself."""

from datetime import date
from pathlib import Path

from renwu import planfile
from renwu.errors import Place, Problem
from renwu.plan import checks
from renwu.plan.model import Plan
from renwu.standing.status import Standing, standings

FILE = "plan.yaml"
ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "data" / "tasks.yaml"
DATA = ROOT / "tests" / "data"


def problem(at: tuple[int, int, int], code: str, message: str, hint: str) -> Problem:
    """A problem at a line, column and width of the file that the helpers below read."""
    return Problem(Place(FILE, *at), code, message, hint)


def problems(text: str) -> list[Problem]:
    """Everything wrong with a plan: what reading it finds, and what the checks find in what was read."""
    reading = planfile.read(text.encode(), FILE)
    found = [] if reading.plan is None else checks.check(reading.plan)
    return sorted([*reading.problems, *found])


def plan(text: str) -> Plan:
    """A plan that reads well; the checks may still find something in it."""
    reading = planfile.read(text.encode(), FILE)
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def shipped() -> Plan:
    """The plan that comes with renwu."""
    return plan(SHIPPED.read_text(encoding="utf-8"))


def standing(text: str, as_of: date) -> list[Standing]:
    """The tasks of a plan as they stand on a date."""
    return list(standings(plan(text), as_of))
