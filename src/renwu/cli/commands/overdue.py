"""`renwu overdue`: what is overdue, most days late first."""

import os
from typing import TextIO

from renwu.answers.table import Table
from renwu.answers.tasks import overdue_table
from renwu.cli import location
from renwu.cli.options import Common, Filters, Gate, Order, Output, Past, Plans
from renwu.cli.session import on_screen, open_session
from renwu.standing.status import Standing, Status
from renwu.writers import github

EXAMPLES = {
    "overdue": (
        "renwu overdue --as-of 2024-12-31",
        "renwu overdue --lead 区金融服务署",
        "renwu overdue --exit-code  # 有逾期就以1退出，供脚本和CI使用",
        "renwu overdue --format github  # 在 GitHub Actions 里逐项标注",
    )
}


def run(filters: Filters, plans: Plans, order: Order, output: Output, gate: Gate, past: Past, common: Common) -> int:
    """Answer which tasks are overdue; 1 if --exit-code is given and there are any."""
    session = open_session(common, plans, past, trial=on_screen(output, gate))
    tasks = session.select(filters)
    late = [standing for standing in tasks if standing.status is Status.OVERDUE]
    late.sort(key=lambda standing: standing.days_left or 0)
    found = session.sort(late, order)
    leads = {name for standing in found for name in standing.leads}
    totals = f"截至{session.as_of}，逾期未办结{len(found)}项，涉及牵头单位{len(leads)}个。"
    suspended = sum(standing.counted is Status.OVERDUE for standing in tasks) - len(late)
    also = [f"另有{suspended}项中止时已逾期，没有列出；renwu list --status suspended 列出中止的。"] if suspended else []
    notes = [totals, *also, *session.caveat(len(found))]
    table = overdue_table(found, session.envelope, notes, several=session.several)
    session.show(table, output, common, {"github": _annotate})
    return session.exit_code(found=gate.exit_code and bool(found))


def _annotate(table: Table[Standing], out: TextIO) -> None:
    github.write_tasks(table, out, lambda file: location.from_repository(file, os.environ))
