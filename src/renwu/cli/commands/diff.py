"""`renwu diff`: what differs between two plans, or a plan and a table to import."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from renwu import importing, readers, workspace
from renwu.cli import display
from renwu.cli.options import Common, Gate, Output
from renwu.difference import compare, difference_table
from renwu.model import Plan
from renwu.writers.bar import track_on

EXAMPLES = {
    "diff": (
        "renwu diff data/tasks.yaml 新任务表.docx",
        "renwu diff 旧.yaml 新.yaml --exit-code",
    )
}
_PLANS = {".yaml", ".yml"}
_Old = Annotated[str, typer.Argument(metavar="旧", help="方案（.yaml），或 renwu import 能读的任务表")]
_New = Annotated[str, typer.Argument(metavar="新", help="另一份")]


def run(output: Output, gate: Gate, common: Common, *, old: _Old, new: _New) -> int:
    """Answer; 1 where --exit-code is given and they differ."""
    found = compare(_plan(old), _plan(new))
    display.show(difference_table(found, old, new), output, common)
    return int(gate.exit_code and bool(found))


def _plan(file: str) -> Plan:
    path = Path(file)
    if path.suffix.lower() in _PLANS:
        return workspace.load(path)
    track = track_on(sys.stderr)
    return importing.draft(readers.read(path, track), file, importing.Asked(), track).plan
