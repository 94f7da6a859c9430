"""`renwu summary`: how many tasks of each status, in groups."""

from typing import Annotated

import typer

from renwu import query, tables
from renwu.cli import candidates, console
from renwu.cli.options import SHOWING, Common, Filters, Output
from renwu.cli.session import one_of, open_session

EXAMPLES = (
    "renwu summary",
    "renwu summary --by section --as-of 2025-01-01",
    "renwu summary --by due --format json",
)
_By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="lead|support|section|measure|due|status",
        rich_help_panel=SHOWING,
        help="按什么分组；缺省按牵头单位",
        autocompletion=candidates.groupings,
    ),
]


def run(filters: Filters, output: Output, common: Common, *, by: _By = "lead") -> None:
    """Answer."""
    by = one_of("--by", by, query.GROUPINGS)
    session = open_session(common)
    found = session.select(filters)
    groups = query.group(found, by, session.directory)
    total = query.Group("合计", query.tally(found))
    repeated = sum(group.total for group in groups) - total.total
    notes = [f"截至{session.as_of}。"]
    if repeated:
        notes.append(f"有几个{query.GROUPINGS[by]}的任务计入每个单位；合计每项只计一次，所以比各行之和少{repeated}。")
    table = tables.group_table(groups, total, by, session.envelope, notes)
    console.show(table, output, common)
