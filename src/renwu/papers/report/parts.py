"""What a report's document is made of: parts, tables, and the words that they share."""

from collections.abc import Iterable, Sequence
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


class GoalParts(NamedTuple):
    """What a document says of milestones and targets; nothing where the plans have none.

    Attributes:
        counts: a paragraph of the totals.
        progress: the part on where they stand.
        behind: the part on the tasks that are behind schedule.
        rules: how all that is counted.
    """

    counts: tuple[str, ...]
    progress: tuple[Part, ...]
    behind: tuple[Part, ...]
    rules: tuple[str, ...]


NO_GOALS = GoalParts((), (), (), ())
"""What is said where the plans have none."""


ORDINALS = "一二三四五六七八九十"
"""What parts are numbered by."""


def numbered(style: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts with their numbers before their headings, in a style such as {}、 or （{}）."""
    return tuple(
        part._replace(heading=f"{style.format(ordinal)}{part.heading}")
        for ordinal, part in zip(ORDINALS, parts, strict=False)
    )


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
