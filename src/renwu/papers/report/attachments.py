"""附件: how each unit's tasks stand, and the whole ledger."""

from collections.abc import Sequence
from dataclasses import replace

from renwu.answers.columns import STATUS_AND_DAYS, TASK_COLUMNS
from renwu.answers.counts import unit_table
from renwu.answers.table import Column, plain
from renwu.papers.report.figures import Report
from renwu.papers.report.parts import DEADLINE, ID, LATEST, LEAD, TEXT, Listing, Part
from renwu.standing.counts import UnitRow
from renwu.standing.status import Standing


def _shown(column: Column[UnitRow]) -> Column[UnitRow]:
    """A column of the table of units; a rate of no task is none."""
    if column.key not in {"closing_rate", "timely_rate"}:
        return column
    return replace(column, words=lambda row: "—" if column.value(row) == "0/0" else plain(column.value(row)))


def by_unit(report: Report) -> Part:
    """A row for each unit, and one for all."""
    table = unit_table(report.units, report.total, report.scope.as_of, {}, rates=report.recorded)
    notes = ["牵头、协办和各状态列是任务的项数，各状态列只计牵头的任务。"]
    if report.shared:
        notes.append(f"有{report.shared}项任务不止一个牵头单位，各单位都计入，合计只计一次。")
    if report.unled:
        notes.append(f"有{report.unled}项任务没有牵头单位，只计入合计。")
    if report.unranked:
        notes.append(f"{'、'.join(report.unranked)}不参加排名，按方案的次序列在牵头单位的最后。")
    if report.scope.filters:
        notes.append("只计所筛选的任务。")
    if not report.units:
        return Part("各单位任务落实情况", (table.empty,))
    columns = tuple(map(_shown, table.columns))
    shares = (2, *(1 for _ in columns[1:]))
    total = UnitRow(report.total._replace(name="合计"), report.supported)
    leads_first = sorted(report.units, key=lambda row: not row.led.total)
    listing = Listing("units", "各单位任务落实情况", columns, shares, leads_first, total)
    return Part("各单位任务落实情况", ("".join(notes),), listing)


_LEDGER: tuple[Column[Standing], ...] = (
    ID,
    TASK_COLUMNS["measure_title"],
    TEXT,
    DEADLINE,
    LEAD,
    TASK_COLUMNS["support"],
    STATUS_AND_DAYS,
    LATEST,
)


def ledgers(report: Report) -> tuple[Part, ...]:
    """Every task: one attachment for each plan, the worst first where the report ranks them."""
    if not report.several:
        return (_ledger("任务台账", report.tasks),)
    tasks: dict[str, list[Standing]] = {}
    for one in report.tasks:
        tasks.setdefault(one.plan.key, []).append(one)
    return tuple(_ledger(f"任务台账（{found.name}）", tasks[found.name]) for found in report.by_plan)


def ledger(report: Report) -> Part:
    """Every task of all plans in one."""
    return _ledger("任务台账", report.tasks)


def _ledger(heading: str, tasks: Sequence[Standing]) -> Part:
    if not tasks:
        return Part(heading, ("没有符合条件的任务。",))
    return Part(
        heading,
        (f"共{len(tasks)}项。",),
        Listing("ledger", heading, _LEDGER, (4, 11, 23, 14, 11, 11, 10, 16), tasks),
    )
