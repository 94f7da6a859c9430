#!/bin/sh
# openpyxl: a date under the built-in formats 27 and 57, which are 年月 in zh-CN (ECMA-376 part 1, 18.8.30), is a number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from openpyxl import load_workbook
from xlsxwriter import Workbook

formats = (14, 27, 57, 'yyyy"年"m"月"')
with Workbook("a.xlsx") as book:
    sheet = book.add_worksheet()
    for row, code in enumerate(formats):
        sheet.write_datetime(row, 0, datetime(2024, 12, 1), book.add_format({"num_format": code}))
seen = [row[0].value for row in load_workbook("a.xlsx").active.iter_rows()]
print("openpyxl", version("openpyxl"), dict(zip(formats, seen)))
assert seen == [datetime(2024, 12, 1), 45627, 45627, datetime(2024, 12, 1)], seen
PYTHON
