"""What list, overdue and show answer: tasks as one `Table`."""

from collections.abc import Mapping, Sequence
from typing import Any

from renwu.answers import contract
from renwu.answers.columns import (
    CARD,
    CARD_FIELDS,
    FIELDS,
    LISTED,
    OVERDUE,
    PRINTED,
    in_sheet,
    on_paper,
    sheet_columns,
)
from renwu.answers.table import Column, Sheets, Table
from renwu.plan.model import Measure, Section
from renwu.standing.status import Standing


def _place(standing: Standing) -> tuple[Section, Measure]:
    return standing.section, standing.measure


def _ledger(rows: Sequence[Standing]) -> Sheets[Standing]:
    return Sheets("任务", sheet_columns(rows), PRINTED, _place)


def task_table(
    rows: Sequence[Standing],
    around: Mapping[str, Any],
    summary: str,
    notes: Sequence[str],
    columns: Sequence[Column[Standing]] | None = None,
    *,
    full: bool = False,
) -> Table[Standing]:
    """The task list; `columns`, where given, take the place of the usual ones in all but JSON."""
    return Table(
        "tasks",
        rows,
        columns or LISTED,
        columns or FIELDS,
        contract.task_record,
        around,
        summary=summary,
        notes=notes,
        full=full,
        sheets=Sheets("任务", in_sheet(columns), on_paper(columns), _place) if columns else _ledger(rows),
    )


def overdue_table(rows: Sequence[Standing], around: Mapping[str, Any], notes: Sequence[str]) -> Table[Standing]:
    """What is overdue, whole."""
    return Table(
        "tasks",
        rows,
        OVERDUE,
        FIELDS,
        contract.task_record,
        around,
        notes=notes,
        empty="没有逾期的任务。",
        full=True,
        sheets=_ledger(rows),
    )


def card_table(rows: Sequence[Standing], around: Mapping[str, Any]) -> Table[Standing]:
    """Tasks one by one, with everything that is known of each."""
    return Table(
        "tasks",
        rows,
        CARD,
        CARD_FIELDS,
        contract.card_record,
        around,
        cards=True,
        full=True,
        sheets=Sheets("任务", in_sheet(CARD)),
    )
