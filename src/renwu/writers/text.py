"""Tables as data: json, jsonl, csv, tsv; and markdown. The data formats are contracts (docs/output.md)."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TextIO

from renwu.answers.table import Row, Table, Value, plain
from renwu.writers.visible import visible

# Spreadsheets take a text cell that begins so for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")
_TSV_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_TSV_SPECIAL = re.compile(r"[\\\t\n\r]")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#$]|:(?=[\w+-]+:))")


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_json(table: Table[Row], out: TextIO) -> None:
    """One object: the envelope, then the rows under the table's name, each on a line of its own."""
    out.write(_json(table.envelope)[:-1] + f', "{table.name}": [')
    out.writelines((",\n" if number else "\n") + _json(table.record(row)) for number, row in enumerate(table.rows))
    out.write("\n]}\n")


def write_jsonl(table: Table[Row], out: TextIO) -> None:
    """One object a line, a row each, without an envelope."""
    out.writelines(_json(table.record(row)) + "\n" for row in table.rows)


def write_csv(table: Table[Row], out: TextIO) -> None:
    """A heading line of keys, then the rows; text that a spreadsheet would run as a formula gets a leading '."""
    import csv  # noqa: PLC0415  # only csv needs it

    rows = csv.writer(_LineFeeds(out), lineterminator="\r\n")
    rows.writerow(column.key for column in table.fields)
    rows.writerows([_csv_cell(column.value(row)) for column in table.fields] for row in table.rows)


class _LineFeeds:
    """Ends rows in a line feed. The csv module quotes a return in a text only where rows end in one, before 3.13."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        return self._out.write(row.removesuffix("\r\n") + "\n")


def write_tsv(table: Table[Row], out: TextIO) -> None:
    r"""A heading line of keys, then the rows; tab, line feed, return and backslash in text are \t \n \r \\."""
    out.write("\t".join(column.key for column in table.fields) + "\n")
    values = [column.value for column in table.fields]
    out.writelines("\t".join([_tsv_cell(value(row)) for value in values]) + "\n" for row in table.rows)


def write_markdown(table: Table[Row], out: TextIO) -> None:
    """A pipe table for people, with the lines before and after it."""
    if table.summary:
        out.write(f"{markdown(table.summary)}\n\n")
    if table.rows:
        out.write("| " + " | ".join(column.heading for column in table.columns) + " |\n")
        out.write("|" + " --- |" * len(table.columns) + "\n")
        rows = table.rows if table.total is None else (*table.rows, table.total)
        out.writelines(
            "| " + " | ".join(markdown(column.text(row)) for column in table.columns) + " |\n" for row in rows
        )
    else:
        out.write(f"{table.empty}\n")
    out.writelines(f"\n{markdown(line)}\n" for line in (*table.details, *table.notes))


WRITERS: Mapping[str, Callable[[Table[Any], TextIO], None]] = {
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "tsv": write_tsv,
    "markdown": write_markdown,
}
"""Format → writer."""


def _csv_cell(cell: Value) -> str | int:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    text = plain(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _tsv_cell(cell: Value) -> str:
    text = cell if type(cell) is str else plain(cell)
    if _TSV_SPECIAL.search(text):
        return _TSV_SPECIAL.sub(lambda match: _TSV_ESCAPES[match[0]], text)
    return text


def markdown(text: str) -> str:
    """Text that markdown shows as it is."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", visible(text)).replace("&", "&amp;").replace("\n", "<br>")
