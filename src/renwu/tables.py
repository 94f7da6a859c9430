"""What each command answers: one record that every writer takes, and how each kind of it is made."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple

from renwu import contract
from renwu.columns import (
    CARD,
    FIELDS,
    LISTED,
    OVERDUE,
    PRINTED,
    SHEET,
    TASK_COLUMNS,
    Column,
    Fit,
    Row,
    in_sheet,
    on_paper,
)
from renwu.model import Measure, Section
from renwu.query import GROUPINGS, Group, UnitRow
from renwu.status import Standing, Status


class Sheets(NamedTuple, Generic[Row]):
    """How a table fills a workbook.

    Attributes:
        name: what its sheet is called.
        columns: what people see there, where they sort, filter and go on writing.
        printed: what a second sheet, to print, has beside section and measure; none where there is no such sheet.
        place: the section and the measure that a row belongs to, for that sheet.
    """

    name: str
    columns: Sequence[Column[Row]]
    printed: Sequence[Column[Row]] = ()
    place: Callable[[Row], tuple[Section, Measure]] | None = None


class Table(NamedTuple, Generic[Row]):
    """What a command answers; every writer takes one.

    Attributes:
        name: what the rows are called in JSON.
        rows: the rows.
        columns: what people see of them.
        fields: what csv and tsv hold.
        record: a row as a JSON object.
        envelope: what stands around the rows in JSON.
        summary: a line before the rows.
        total: a row of totals, after them.
        notes: lines at the end.
        empty: what to say where there are no rows.
        cards: whether people see each row by itself, column under column.
        full: whether prose is never clipped.
        sheets: how it fills a workbook, where that isn't one sheet of `columns`.
    """

    name: str
    rows: Sequence[Row]
    columns: Sequence[Column[Row]]
    fields: Sequence[Column[Row]]
    record: Callable[[Row], Mapping[str, Any]]
    envelope: Mapping[str, Any]
    summary: str = ""
    total: Row | None = None
    notes: Sequence[str] = ()
    empty: str = "没有符合条件的任务。"
    cards: bool = False
    full: bool = False
    sheets: Sheets[Row] | None = None


_ALWAYS_COUNTED = (Status.DONE, Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.ONGOING)


def shown_statuses(counts: Mapping[Status, int]) -> tuple[Status, ...]:
    """The statuses that a count names: the usual ones always, the others where there are any."""
    return tuple(status for status in Status if status in _ALWAYS_COUNTED or counts.get(status))


def count_line(group: Group, as_of: date) -> str:
    """One line of totals: 共26项：按期办结0、逾期未办结11……，截至2025-03-10."""
    counts = group.counts
    named = "、".join(f"{status.label}{counts.get(status, 0)}" for status in shown_statuses(counts))
    return f"共{group.total}项：{named}，截至{as_of}"


def _place(standing: Standing) -> tuple[Section, Measure]:
    return standing.section, standing.measure


_LEDGER = Sheets("任务", SHEET, PRINTED, _place)


def task_table(
    rows: Sequence[Standing],
    around: Mapping[str, Any],
    summary: str,
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
        full=full,
        sheets=Sheets("任务", in_sheet(columns), on_paper(columns), _place) if columns else _LEDGER,
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
        sheets=_LEDGER,
    )


def card_table(rows: Sequence[Standing], around: Mapping[str, Any]) -> Table[Standing]:
    """Tasks one by one, with everything that is known of each."""
    return Table(
        "tasks",
        rows,
        CARD,
        tuple(TASK_COLUMNS.values()),
        contract.card_record,
        around,
        cards=True,
        full=True,
        sheets=Sheets("任务", in_sheet(CARD)),
    )


def _count(status: Status) -> Column[Group]:
    return Column(status.value, status.label, lambda group: group.counts.get(status, 0), fit=Fit.NUMBER)


def _bucket(status: Status) -> Column[Group]:
    return Column(
        status.value,
        "其中临期" if status is Status.DUE_SOON else status.label,
        lambda group: group.buckets.get(status, 0),
        fit=Fit.NUMBER,
        tone=lambda group: status if group.buckets.get(status) else None,
    )


_TOTAL: Column[Group] = Column("total", "任务数", lambda group: group.total, fit=Fit.NUMBER)
_RATES: tuple[Column[Group], ...] = (
    Column("closing_rate", "办结率", lambda group: group.closing and str(group.closing), fit=Fit.NUMBER),
    Column("timely_rate", "按期办结率", lambda group: group.timely and str(group.timely), fit=Fit.NUMBER),
)
# Data have the fraction's two numbers: a spreadsheet would take 1/2 for a date.
_FRACTIONS: tuple[Column[Group], ...] = (
    Column("closing_rate_part", "办结率分子", lambda group: group.closing and group.closing.part, fit=Fit.NUMBER),
    Column("closing_rate_whole", "办结率分母", lambda group: group.closing and group.closing.whole, fit=Fit.NUMBER),
    Column("timely_rate_part", "按期办结率分子", lambda group: group.timely and group.timely.part, fit=Fit.NUMBER),
    Column("timely_rate_whole", "按期办结率分母", lambda group: group.timely and group.timely.whole, fit=Fit.NUMBER),
)
# 临期 stands behind the 未到期 that it is part of.
_BUCKETS = (
    Status.DONE,
    Status.DONE_LATE,
    Status.OVERDUE,
    Status.NOT_DUE,
    Status.DUE_SOON,
    Status.ONGOING,
    Status.UNCLEAR,
    Status.CANCELLED,
)


def _buckets(total: Group, *, rates: bool) -> tuple[Column[Group], ...]:
    shown = shown_statuses(total.buckets)
    return (*(_bucket(status) for status in _BUCKETS if status in shown), *(_RATES if rates else ()))


def group_table(
    groups: Sequence[Group],
    total: Group,
    by: str,
    around: Mapping[str, Any],
    notes: Sequence[str],
    *,
    rates: bool,
) -> Table[Group]:
    """Counts for each group; data formats have every status, people the buckets that occur, `rates` where asked."""
    name: Column[Group] = Column("group", GROUPINGS[by], lambda group: group.name, fit=Fit.NAMES)
    columns = (name, _TOTAL, *_buckets(total, rates=rates))
    return Table(
        "groups",
        groups,
        columns,
        (name, _TOTAL, *map(_count, Status), *_FRACTIONS),
        lambda group: {"group": group.name} | contract.group_record(group),
        {**around, "by": by, "total": contract.group_record(total)},
        total=total,
        notes=notes,
        sheets=Sheets("统计", columns),
    )


def unit_table(rows: Sequence[UnitRow], total: Group, around: Mapping[str, Any], *, rates: bool) -> Table[UnitRow]:
    """Every unit; `total` says which buckets occur."""
    head: tuple[Column[UnitRow], ...] = (
        Column("unit", "单位", lambda row: row.led.name, fit=Fit.NAMES),
        Column("lead", "牵头", lambda row: row.led.total, fit=Fit.NUMBER),
        Column("support", "协办", lambda row: row.supported, fit=Fit.NUMBER),
    )
    columns = (*head, *map(_led, _buckets(total, rates=rates)))
    return Table(
        "units",
        rows,
        columns,
        (*head, *(_led(_count(status)) for status in Status), *map(_led, _FRACTIONS)),
        contract.unit_record,
        around,
        summary=f"共{len(rows)}个单位；各状态列是其牵头任务的项数",
        empty="没有符合条件的单位。",
        sheets=Sheets("单位", columns),
    )


def _led(column: Column[Group]) -> Column[UnitRow]:
    """A column of a group, for the tasks that a unit leads."""
    tone = column.tone
    return Column(
        column.key,
        column.heading,
        lambda row: column.value(row.led),
        fit=column.fit,
        tone=(lambda row: tone(row.led)) if tone else None,
    )
