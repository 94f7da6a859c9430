"""When a plan begins: what of its year and its day of issue a day lies before."""

from datetime import date

import pytest

from renwu.plan.beginning import Early, begins, early
from renwu.plan.model import Plan
from support import plans, program


def plan(*, year: str = "", issued: str = "") -> Plan:
    """The small plan with a year, a day of issue, or neither."""
    text = program.PLAN.replace("issued: 2024-01-15\n", f"issued: {issued}\n" if issued else "")
    return plans.plan((f"year: {year}\n" if year else "") + text)


@pytest.mark.parametrize(
    ("of", "day", "found"),
    [
        (plan(issued="2024-01-15"), "2024-01-14", Early("方案的印发日期2024-01-15", mistaken=True)),
        (plan(issued="2024-01-15"), "2024-01-15", None),
        (plan(year="2024"), "2023-12-31", Early("方案的年份2024", mistaken=True)),
        (plan(year="2024"), "2024-01-01", None),
        (plan(year="2024", issued="2024-03-15"), "2024-01-01", Early("方案的印发日期2024-03-15", mistaken=False)),
        (
            plan(year="2024", issued="2024-03-15"),
            "2023-12-31",
            Early("方案的年份2024、方案的印发日期2024-03-15", mistaken=True),
        ),
        (plan(year="2024", issued="2023-12-20"), "2023-12-25", Early("方案的年份2024", mistaken=False)),
        (
            plan(year="2024", issued="2023-12-20"),
            "2023-12-19",
            Early("方案的年份2024、方案的印发日期2023-12-20", mistaken=True),
        ),
        (plan(), "1900-01-01", None),
    ],
)
def test_a_day_is_early_before_either_and_mistaken_before_both(of: Plan, day: str, found: Early | None) -> None:
    assert early(of, date.fromisoformat(day)) == found


def test_a_plan_begins_with_whichever_comes_first() -> None:
    assert begins(plan(year="2024", issued="2024-03-15")) == date(2024, 1, 1)
    assert begins(plan(year="2024", issued="2023-12-20")) == date(2023, 12, 20)
    assert begins(plan()) is None
