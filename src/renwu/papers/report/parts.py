"""What a report's document is made of: parts, tables, and the words that they share."""

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple

from renwu.answers.columns import TASK_COLUMNS
from renwu.answers.table import Column, Fit, Row
from renwu.answers.words import latest_words
from renwu.papers.report.figures import Scope
from renwu.plan.periods import spoken
from renwu.standing.status import Standing


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


def period_words(scope: Scope) -> str:
    """The period of a report: 2025年2月1日至3月10日; its date alone, where it has no period."""
    last = spoken(scope.as_of)
    return f"{spoken(scope.since)}至{last.removeprefix(f'{scope.since.year}年')}" if scope.since else last


def leads(found: Sequence[Standing]) -> list[str]:
    """The units that lead some tasks, each once."""
    return list(dict.fromkeys(name for one in found for name in one.leads))


ID, TEXT, LEAD, DEADLINE = (TASK_COLUMNS[key] for key in ("id", "text", "lead", "deadline"))
LATEST: Column[Standing] = Column("latest", "最新进展", lambda s: latest_words(s) or "无进展记录", fit=Fit.PROSE)
"""The columns that tables of tasks share."""
