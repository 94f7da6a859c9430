#!/bin/sh
# holidays: of 2027, whose arrangement is not out, China's days off are given as of any year, without a working weekend.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check holidays==0.109
cd "$folder"
venv/bin/python - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from holidays import country_holidays

china = country_holidays("CN", years=[2025, 2026, 2027])


def made_up(year: int) -> list[date]:
    """The Saturdays and Sundays of a year that are working days."""
    days = (date(year, 1, 1) + timedelta(days=at) for at in range(365))
    return [day for day in days if day.weekday() >= 5 and china.is_working_day(day)]


off = sorted(day for day in china if day.year == 2027)
print("holidays", version("holidays"), "working weekends of 2025, 2026, 2027:", *(len(made_up(year)) for year in (2025, 2026, 2027)))
print("days off of 2027:", *off)
assert [len(made_up(year)) for year in (2025, 2026, 2027)] == [5, 6, 0]
assert len(off) > 10 and not any("estimated" in china[day].lower() for day in off), off
PYTHON
