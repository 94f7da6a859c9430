"""On which day a festival falls."""

from datetime import date

import pytest
from borax.calendars.lunardate import LunarDate, TermUtils

from renwu.plan import festivals

LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
UNCERTAIN = [("重阳", 2057), ("中秋", 2089)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("元旦", date(2026, 1, 1)),
        ("除夕", date(2026, 2, 16)),
        ("春节", date(2026, 2, 17)),
        ("元宵", date(2026, 3, 3)),
        ("清明", date(2026, 4, 5)),
        ("五一", date(2026, 5, 1)),
        ("端午", date(2026, 6, 19)),
        ("七一", date(2026, 7, 1)),
        ("中秋", date(2026, 9, 25)),
        ("国庆", date(2026, 10, 1)),
        ("重阳", date(2026, 10, 18)),
    ],
)
def test_a_festival_has_its_day(name: str, expected: date) -> None:
    assert festivals.day(name, 2026) == expected


@pytest.mark.parametrize("name", LUNAR)
def test_a_lunar_festival_falls_as_an_independent_calendar_says(name: str) -> None:
    years = [year for year in range(2000, 2101) if (name, year) not in UNCERTAIN]

    assert {year: festivals.day(name, year) for year in years} == {
        year: LunarDate(year, *LUNAR[name]).to_solar_date() for year in years
    }


def test_qingming_falls_as_an_independent_calendar_says() -> None:
    assert {year: festivals.day("清明", year) for year in range(2000, 2101)} == {
        year: TermUtils.day_start_from_term(year, "清明") for year in range(2000, 2101)
    }


@pytest.mark.parametrize(("name", "year"), UNCERTAIN)
def test_a_festival_about_which_published_tables_differ_has_no_day(name: str, year: int) -> None:
    assert festivals.day(name, year) is None


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_lunar_festival_outside_the_table_has_no_day(year: int) -> None:
    assert festivals.day("春节", year) is None
