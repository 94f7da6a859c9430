"""Tables to text, data formats and terminals."""

from collections.abc import Mapping

FORMATS: Mapping[str, str] = {
    "table": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tsv": ".tsv",
    "markdown": ".md",
    "xlsx": ".xlsx",
}
"""Format → the ending of a file that has it."""
