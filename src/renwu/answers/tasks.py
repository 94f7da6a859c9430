"""What list, overdue and show answer: tasks as one `Table`."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from renwu.answers import contract
from renwu.answers.columns import (
    CARD,
    CARD_FIELDS,
    FIELDS,
    OVERDUE,
    OVERDUE_WITH_MILESTONES,
    TASK_COLUMNS,
    in_sheet,
    listed,
    on_paper,
    printed_columns,
    sheet_columns,
)
from renwu.answers.requested import Requested
from renwu.answers.table import Apart, Column, Sheets, Table
from renwu.answers.words import count_line
from renwu.plan.leaders import NO_LEADER
from renwu.plan.model import Measure, Section
from renwu.standing.counts import tally
from renwu.standing.fields import by_leader
from renwu.standing.status import Standing


def _place(standing: Standing) -> tuple[Section, Measure]:
    return standing.section, standing.measure


_PLAN = TASK_COLUMNS["plan"]


def _ledger(
    rows: Sequence[Standing],
    leaders: Sequence[str],
    requested: Sequence[Column[Standing]] = (),
    *,
    several: bool,
) -> Sheets[Standing]:
    return Sheets(
        "任务",
        _with_plan((*sheet_columns(rows), *requested), several=several),
        _with_plan((*printed_columns(rows), *requested), several=several),
        _place,
        _of_leaders(rows, leaders),
    )


def _of_leaders(rows: Sequence[Standing], leaders: Sequence[str]) -> tuple[Apart[Standing], ...]:
    """A sheet for each leader; none where all the tasks are one's, or nobody's, whose sheet is that of all."""
    fields = by_leader(rows, leaders)
    if len(fields) <= 1:
        return ()
    as_of = rows[0].basis.as_of
    return tuple(
        Apart(name, f"分管领导：{name}　{count_line(tally(found, as_of), as_of)}", found)
        for name, found in fields.items()
        if name != NO_LEADER
    )


def _with_plan(columns: Sequence[Column[Standing]], *, several: bool) -> tuple[Column[Standing], ...]:
    """The columns, before them which plan a task is of, where there are several."""
    return (_PLAN, *columns) if several else tuple(columns)


def task_table(
    rows: Sequence[Standing],
    around: Mapping[str, Any],
    summary: str,
    notes: Sequence[str],
    columns: Sequence[Column[Standing]] | None = None,
    leaders: Sequence[str] = (),
    requested: Sequence[Requested] = (),
    *,
    several: bool = False,
    full: bool = False,
) -> Table[Standing]:
    """The task list; `columns`, where given, take the place of the usual ones in all but JSON.

    A workbook has a sheet for each leader: those of `leaders`, where they were asked for. Tasks of `several` plans have
    a column for that. What is `requested` beside the usual comes last in data.
    """
    beside = tuple(one.column for one in requested)
    return Table(
        "tasks",
        rows,
        columns or _with_plan(listed(rows, beside), several=several),
        columns or (*FIELDS, *beside),
        partial(_record, requested=requested) if requested else contract.task_record,
        around,
        summary=summary,
        notes=notes,
        full=full,
        sheets=(lambda: Sheets("任务", in_sheet(columns), on_paper(columns), _place))
        if columns
        else partial(_ledger, rows, leaders, beside, several=several),
    )


def _record(standing: Standing, requested: Sequence[Requested]) -> Mapping[str, Any]:
    return contract.task_record(standing) | {one.column.key: one.record(standing) for one in requested}


def overdue_table(
    rows: Sequence[Standing],
    around: Mapping[str, Any],
    notes: Sequence[str],
    leaders: Sequence[str] = (),
    *,
    several: bool = False,
    milestones: bool = False,
) -> Table[Standing]:
    """What is overdue, whole, with the `milestones` that are, where asked; `leaders` and `several` as in lists."""
    return Table(
        "tasks",
        rows,
        _with_plan(OVERDUE_WITH_MILESTONES if milestones else OVERDUE, several=several),
        FIELDS,
        contract.task_record,
        around,
        notes=notes,
        empty="没有逾期的任务。",
        full=True,
        sheets=partial(_ledger, rows, leaders, several=several),
    )


def card_table(rows: Sequence[Standing], around: Mapping[str, Any], *, several: bool = False) -> Table[Standing]:
    """Tasks one by one, with everything that is known of each; of `several` plans, each with its own."""
    return Table(
        "tasks",
        rows,
        _with_plan(CARD, several=several),
        CARD_FIELDS,
        contract.card_record,
        around,
        cards=True,
        full=True,
        sheets=lambda: Sheets("任务", in_sheet(_with_plan(CARD, several=several))),
    )
