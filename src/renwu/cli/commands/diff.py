"""`renwu diff`: what differs between two plans, or a plan and a table to import."""

import sys
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from renwu import readers
from renwu.answers import contract
from renwu.answers.difference import compare, difference_table
from renwu.cli import clock, console, display
from renwu.cli.options import SHOWING, Common, Output, Reading
from renwu.importing.drafting import Instructions, draft
from renwu.importing.headings import Field
from renwu.importing.mapping import read_map
from renwu.ledger import reading
from renwu.ledger.book import Book
from renwu.plan.model import Plan
from renwu.readers.page_range import read_page_range
from renwu.writers.bar import track_on

EXAMPLES = {
    "diff": (
        "renwu diff data/tasks.yaml 新任务表.docx",
        "renwu diff 旧.yaml 新.yaml --exit-code",
    )
}
_Old = Annotated[str, typer.Argument(metavar="旧文件", help="方案（.yaml），或 renwu import 能读的任务表")]
_ExitCode = Annotated[bool, typer.Option("--exit-code", rich_help_panel=SHOWING, help="有差别就以退出码1结束")]
_New = Annotated[str, typer.Argument(metavar="新文件", help="另一份")]


def run(meant: Reading, output: Output, common: Common, *, old: _Old, new: _New, exit_code: _ExitCode = False) -> int:
    """Answer what differs between two plans or tables; 1 if --exit-code is given and anything does."""
    if output.output is not None:
        display.spare(Path(output.output), {Path(file): "要比较的文件" for file in (old, new)})
    before, after = _side(old, meant), _side(new, meant)
    tables = before.is_table or after.is_table
    found = compare(before.plan, after.plan, tasks_only=tables, unsaid=before.unsaid | after.unsaid)
    around = contract.envelope([Book(after.plan, Path(new))], clock.today()) | {"old": old, "new": new}
    display.show(difference_table(found, around), output, common)
    return int(exit_code and bool(found))


class _Side(NamedTuple):
    """One of the two; a table says nothing of the plan as a whole, nor what it has no column for."""

    plan: Plan
    is_table: bool
    unsaid: frozenset[str]


_OPTIONAL = {
    "leader": Field.LEADER,
    "contact": Field.CONTACT,
    "note": Field.NOTE,
    "source": Field.SOURCE,
    "base": Field.BASE,
}


def _side(file: str, meant: Reading) -> _Side:
    path = Path(file)
    if path.suffix.lower() in reading.PLAN_ENDINGS:
        return _Side(reading.load(path, otherwise=""), is_table=False, unsaid=frozenset())
    track = track_on(sys.stderr)
    instructions = Instructions(
        meant.table,
        meant.sheet,
        columns=read_map(meant.map),
        visible_only=meant.visible_only,
        first_lead=meant.first_lead,
    )
    made = draft(readers.read(path, track, read_page_range(meant.pages)), file, instructions, track)
    if made.guesses:
        console.note(f"{file}：读表时有{made.guesses}处推断；renwu import 逐处列出")
    unsaid = frozenset(key for key, field in _OPTIONAL.items() if field not in made.columns)
    return _Side(made.plan, is_table=True, unsaid=unsaid | {"printed", "milestones", "targets"})
