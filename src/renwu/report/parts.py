"""What a report's document is made of: parts, tables, and the words that they share."""

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple

from renwu.columns import TASK_COLUMNS, Column, Fit, Row
from renwu.report.figures import Report
from renwu.status import Standing


class Listing(NamedTuple, Generic[Row]):
    """A table of the document.

    Attributes:
        name: its name in data.
        caption: what it is called.
        columns: its columns; `shares` has what each may take of the width.
        shares: see `columns`.
        rows: its rows; `total`, where there is one, is the last.
        total: see `rows`.
    """

    name: str
    caption: str
    columns: Sequence[Column[Row]]
    shares: Sequence[int]
    rows: Sequence[Row]
    total: Row | None = None


class Part(NamedTuple):
    """A part under its heading: paragraphs, then a table, then smaller parts."""

    heading: str
    paragraphs: tuple[str, ...]
    listing: Listing[Any] | None = None
    parts: "tuple[Part, ...]" = ()


def leads(report: Report, found: Sequence[Standing]) -> list[str]:
    """The units that lead some tasks, each once."""
    return list(dict.fromkeys(name for one in found for name in report.directory.canonical_all(one.lead)))


def _latest(standing: Standing) -> str:
    latest = standing.latest
    if latest is None:
        return "无进展记录"
    by = latest.text("reporter")
    return f"{latest.date} {latest.text('note') or latest.event.label}{f'（{by}）' if by else ''}"


def _deadline(standing: Standing) -> str:
    extended = f"（延至{standing.due_in_force}）" if standing.extended else ""
    return f"{standing.task.deadline}{extended}"


ID, TEXT, LEAD = (TASK_COLUMNS[key] for key in ("id", "text", "lead"))
DEADLINE: Column[Standing] = Column("deadline", "完成时限", lambda s: s.task.deadline, _deadline, Fit.NAMES)
LATEST: Column[Standing] = Column("latest", "最新进展", _latest, fit=Fit.PROSE)
"""The columns that tables of tasks share."""
