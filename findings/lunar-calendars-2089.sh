#!/bin/sh
# Four lunar calendars agree on 春节, 端午 and 中秋 of 2024 to 2099 but for 中秋 of 2089: two say the 18th, two the 19th.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check zhdate==0.1 lunardate==0.3.0 LunarCalendar==0.0.9 borax==4.1.3 ephem==4.2
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
from borax.calendars.lunardate import LunarDate as Borax
from lunarcalendar import Converter, Lunar
from lunardate import LunarDate
from zhdate import ZhDate

calendars = {
    "zhdate 0.1": lambda *day: ZhDate(*day).to_datetime().date(),
    "lunardate 0.3.0": lambda *day: LunarDate(*day).toSolarDate(),
    "LunarCalendar 0.0.9": lambda *day: Converter.Lunar2Solar(Lunar(*day, False)).to_date(),
    "borax 4.1.3": lambda *day: Borax(*day).to_solar_date(),
}
differing = {}
for year in range(2024, 2100):
    for festival, day in {"春节": (1, 1), "端午": (5, 5), "中秋": (8, 15)}.items():
        said = {name: f"{of(year, *day):%Y-%m-%d}" for name, of in calendars.items()}
        if len(set(said.values())) > 1:
            differing[f"{festival} {year}"] = said
print(differing)
late = dict.fromkeys(("zhdate 0.1", "lunardate 0.3.0"), "2089-09-18")
assert differing == {"中秋 2089": late | dict.fromkeys(("LunarCalendar 0.0.9", "borax 4.1.3"), "2089-09-19")}, differing
PYTHON
