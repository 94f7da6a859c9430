#!/bin/sh
# xlsx2csv: the quotes around the words of a number format, yyyy"年"m"月", come out as part of the text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import csv
import io
from datetime import datetime
from importlib.metadata import version

from xlsx2csv import Xlsx2csv
from xlsxwriter import Workbook

with Workbook("a.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, datetime(2024, 12, 1), book.add_format({"num_format": 'yyyy"年"m"月"'}))
    sheet.write_number(1, 0, 2024, book.add_format({"num_format": '0"年6月底前"'}))
out = io.StringIO()
Xlsx2csv("a.xlsx").convert(out)
seen = [row[0] for row in csv.reader(io.StringIO(out.getvalue()))]
print("xlsx2csv", version("xlsx2csv"), "the sheet shows 2024年12月 and 2024年6月底前, read:", seen)
assert seen == ['2024"年"12"月"', "2024"], seen
PYTHON
