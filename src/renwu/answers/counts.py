"""What summary and units answer: counts as one `Table`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from renwu.answers import contract
from renwu.answers.table import Column, Fit, Sheets, Table
from renwu.answers.words import shown_statuses
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import Group, UnitRow
from renwu.standing.pace import Pace
from renwu.standing.status import Status


def _count(status: Status) -> Column[Group]:
    return Column(status.value, status.label, lambda group: group.counts.get(status, 0), fit=Fit.NUMBER)


def _counted(status: Status) -> Column[Group]:
    return Column(
        status.value,
        status.label,
        lambda group: group.counted.get(status, 0),
        fit=Fit.NUMBER,
        tone=lambda group: status if group.counted.get(status) else None,
    )


_SUSPENDED_LATE: Column[Group] = Column(
    "suspended_late", f"其中{Status.SUSPENDED.label}", lambda group: group.suspended_late, fit=Fit.NUMBER
)
"""Part of the column before it, which no sum counts twice."""
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


def _split(total: Group, *, rates: bool) -> Iterator[Column[Group]]:
    """The columns that people read, whose numbers add up to the tasks; which, `total` says."""
    for status in shown_statuses(total):
        yield _counted(status)
        if status is Status.OVERDUE and total.suspended_late:
            yield _SUSPENDED_LATE
    if any(total.paces.get(pace) for pace in (Pace.AHEAD, Pace.ON_SCHEDULE, Pace.BEHIND)):
        yield from map(_pace, Pace)
    yield from _RATES if rates else ()


def _pace(pace: Pace) -> Column[Group]:
    heading = f"进度{pace.label}" if pace is Pace.NONE else pace.label
    return Column(f"pace_{pace.value}", heading, lambda group: group.paces.get(pace, 0), fit=Fit.NUMBER)


def group_table(
    groups: Sequence[Group],
    total: Group,
    by: str,
    around: Mapping[str, Any],
    notes: Sequence[str],
    *,
    rates: bool,
) -> Table[Group]:
    """Counts for each group; data formats have every status, people those that occur, `rates` where asked."""
    name: Column[Group] = Column("group", GROUPINGS[by], lambda group: group.name, fit=Fit.NAMES)
    columns = (name, _TOTAL, *_split(total, rates=rates))
    return Table(
        "groups",
        groups,
        columns,
        (name, _TOTAL, *map(_count, Status), *_FRACTIONS, *map(_pace, Pace)),
        lambda group: {"group": group.name} | contract.group_record(group),
        {**around, "by": by, "total": contract.group_record(total)},
        total=total,
        notes=notes,
        sheets=lambda: Sheets("统计", columns),
    )


def unit_table(
    rows: Sequence[UnitRow],
    total: Group,
    as_of: date,
    around: Mapping[str, Any],
    notes: Sequence[str] = (),
    *,
    rates: bool,
) -> Table[UnitRow]:
    """Every unit, as it stands on a date; `total` says which statuses occur."""
    head: tuple[Column[UnitRow], ...] = (
        Column("unit", "单位", lambda row: row.led.name, fit=Fit.NAMES),
        Column("lead", "牵头", lambda row: row.led.total, fit=Fit.NUMBER),
        Column("support", "协办", lambda row: row.supported, fit=Fit.NUMBER),
    )
    columns = (*head, *map(_led, _split(total, rates=rates)))
    return Table(
        "units",
        rows,
        columns,
        (*head, *(_led(_count(status)) for status in Status), *map(_led, (*_FRACTIONS, *map(_pace, Pace)))),
        contract.unit_record,
        around,
        notes=notes,
        summary=f"共{len(rows)}个单位；各状态列是其牵头任务的项数，截至{as_of}",
        empty="没有符合条件的单位。",
        sheets=lambda: Sheets("单位", columns),
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
