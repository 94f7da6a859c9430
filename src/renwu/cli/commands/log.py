"""`renwu log`: the journal's entries, newest first."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Annotated

import typer

from renwu.answers.log import log_table
from renwu.cli import candidates
from renwu.cli.dates import read_bound
from renwu.cli.filters import unit_meant
from renwu.cli.options import FILTERING, Common, Filters, LeaderTyped, Output, Past, Plans
from renwu.cli.session import Session, one_of, open_session
from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.journal.log import LogRow
from renwu.plan.model import Ref

EXAMPLES = {"log": ("renwu log", "renwu log 6 13 --event done --since 2024-01", "renwu log --reporter 区司法局")}
_Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[编号...]", help="任务编号，如 15,16、15-17；不写就是全部", autocompletion=candidates.ids),
]
_Since = Annotated[
    str | None, typer.Option("--since", metavar="日期", rich_help_panel=FILTERING, help="这一天或之后发生的")
]
_Until = Annotated[
    str | None, typer.Option("--until", metavar="日期", rich_help_panel=FILTERING, help="这一天或之前发生的")
]
_Reporter = Annotated[
    list[str] | None,
    typer.Option(
        "--reporter",
        metavar="单位",
        rich_help_panel=FILTERING,
        help="报送人：全称、简称或缩写",
        autocompletion=candidates.units,
    ),
]
_Event = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        metavar="事项",
        rich_help_panel=FILTERING,
        help="事项，如 done 或 办结",
        autocompletion=candidates.events,
    ),
]


def run(
    plans: Plans,
    past: Past,
    output: Output,
    common: Common,
    *,
    ids: _Ids = None,
    since: _Since = None,
    until: _Until = None,
    reporter: _Reporter = None,
    event: _Event = None,
    leader: LeaderTyped = None,
) -> int:
    """Answer what was recorded, the newest first."""
    session = open_session(common, plans, past)
    tasks = _tasks(session, ids or [], leader)
    first = read_bound("--since", since, session.as_of).first if since else date.min
    last = read_bound("--until", until, session.as_of).last if until else date.max
    labels = {known.value: known.label for known in Event}
    events = {one_of("--event", typed, labels) for typed in event or ()}
    log = session.log()
    meant, by = _reporters(session, log, reporter or [])

    def asked(row: LogRow) -> bool:
        entry = row.entry
        return (
            (tasks is None or Ref(row.plan, entry.task) in tasks)
            and first <= entry.date <= last
            and (not events or entry.event in events)
            and (not reporter or by(entry.text("reporter")) in meant)
        )

    rows = [row for row in log if asked(row)]
    session.show(log_table(rows, session.envelope, several=session.several), output, common)
    return session.exit_code()


def _tasks(session: Session, ids: list[str], leader: list[str] | None) -> set[Ref] | None:
    """The tasks whose entries are asked for, by their ids and by who answers for them; None for all there are."""
    meant = set(session.meant(ids)) if ids else None
    if not leader:
        return meant
    led = {standing.ref for standing in session.select(Filters(leader=leader))}
    return led if meant is None else led & meant


def _reporters(session: Session, log: Sequence[LogRow], typed: list[str]) -> tuple[set[str], Callable[[str], str]]:
    """The reporters meant, and which of them an entry names: a unit, however it is written, or somebody else."""

    @cache
    def of(written: str) -> str:
        try:
            return session.directory.match(written) or written
        except UsageError:  # it may be short for several
            return written

    if not typed:
        return set(), of
    known = session.directory.with_others(name for row in log if (name := of(row.entry.text("reporter"))))
    return {unit_meant("--reporter", name, known) for name in typed}, of
