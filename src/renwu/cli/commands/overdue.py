"""`renwu overdue`: what is overdue, most days late first."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, TextIO

import typer

from renwu.answers.table import Table
from renwu.answers.tasks import overdue_table
from renwu.cli import location
from renwu.cli.options import FILTERING, Common, Filters, Gate, Order, Output, Past, Plans
from renwu.cli.session import on_screen, open_session
from renwu.standing.lateness import overdue
from renwu.standing.status import Standing, Status
from renwu.writers import github

EXAMPLES = {
    "overdue": (
        "renwu overdue --as-of 2024-12-31",
        "renwu overdue --lead 区金融服务署",
        "renwu overdue --milestones",
        "renwu overdue --exit-code  # 有逾期就以1退出，供脚本和CI使用",
        "renwu overdue --format github  # 在 GitHub Actions 里逐项标注",
    )
}


_Milestones = Annotated[
    bool, typer.Option("--milestones", rich_help_panel=FILTERING, help="节点逾期的任务也列出，写明是哪些节点")
]


def run(
    filters: Filters,
    plans: Plans,
    order: Order,
    output: Output,
    gate: Gate,
    past: Past,
    common: Common,
    *,
    milestones: _Milestones = False,
) -> int:
    """Answer which tasks, or milestones of tasks, are overdue; 1 if --exit-code is given and there are any."""
    session = open_session(common, plans, past, trial=on_screen(output, gate))
    tasks = session.select(filters)
    found = session.sort(overdue(tasks, milestones=milestones), order)
    notes = [*_totals(found, tasks, session.as_of, milestones=milestones), *session.caveat(len(found))]
    leaders = session.leaders(filters)
    table = overdue_table(found, session.envelope, notes, leaders, several=session.several, milestones=milestones)
    session.show(table, output, common, {"github": _annotate})
    return session.exit_code(found=gate.exit_code and bool(found))


def _totals(found: Sequence[Standing], tasks: Sequence[Standing], as_of: date, *, milestones: bool) -> Iterator[str]:
    """How many tasks are overdue, and what else there is."""
    late = sum(standing.status is Status.OVERDUE for standing in found)
    leads = {name for standing in found for name in standing.leads}
    by_milestones = f"，任务未逾期而节点逾期的{len(found) - late}项" if milestones else ""
    yield f"截至{as_of}，逾期未办结{late}项{by_milestones}，涉及牵头单位{len(leads)}个。"
    suspended = sum(standing.counted is Status.OVERDUE for standing in tasks) - late
    if suspended:
        yield f"另有{suspended}项中止时已逾期，没有列出；renwu list --status suspended 列出中止的。"


def _annotate(table: Table[Standing], out: TextIO) -> None:
    github.write_tasks(table, out, lambda file: location.from_repository(file, os.environ))
