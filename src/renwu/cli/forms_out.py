"""Sending out 报送表: which plans are due, and a form for each unit that owes a report."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from renwu import filesystem
from renwu.cli import console
from renwu.cli.dates import read_day_after
from renwu.cli.file_names import file_names
from renwu.cli.options import Common, Filters, Output, Plans
from renwu.cli.session import Session, open_session, own_plans
from renwu.papers.returns import form, table
from renwu.writers.bar import track_on


class Asked(NamedTuple):
    """What forms are to ask: which tasks, of which plans, back by when, and whether of `every` plan, due or not."""

    filters: Filters
    plans: Plans
    return_by: str | None
    every: bool


def send(folder: Path, asked: Asked, output: Output, common: Common) -> int:
    """Write the forms, and say which there are; the exit code."""
    from renwu.writers import return_form  # noqa: PLC0415  # XlsxWriter, only where a workbook is written

    own_plans(common)
    session = open_session(common, asked.plans)
    if session.several and not (asked.every or asked.plans.plan):
        session = _due(session)
    found = session.select(asked.filters)
    limit = read_day_after("--return-by", asked.return_by, session.as_of, "截至")
    whom, title = only(asked.filters, session), session.ledger.title
    made = form.forms(found, session.plans, session.as_of, whom, limit, title)
    names = file_names([one.unit for one in made])
    sent = [table.Sent(one, str(folder / f"{name}.xlsx")) for one, name in zip(made, names, strict=True)]
    console.refuse_overwriting(Path(one.file) for one in sent)
    if sent:
        filesystem.make_folder(folder, "-o")
    for one in track_on(sys.stderr)(sent, "写报送表"):
        with filesystem.saved(Path(one.file)) as out:
            return_form.write(one.form, out)
    session.show(table.sent_table(sent, session.envelope), output, common)
    if leaderless := form.leaderless(found):
        named = "、".join(map(session.shown, leaderless))
        console.note(f"第{named}项没有牵头单位，没有报送表")
    return session.exit_code()


def _due(session: Session) -> Session:
    """The plans whose reports are due within a week, or that don't say when; stderr names the others."""
    near = []
    for each in session.views:
        schedule = each.plan.round
        if schedule is None or schedule.is_near(session.as_of):
            near.append(each)
        else:
            day = schedule.due_from(session.as_of)
            console.note(f"{each.plan.key}：{schedule}报送，下一次是{day}，没有发报送表；要发的加上 --all")
    return replace(session, views=tuple(near))


def only(filters: Filters, session: Session) -> set[str]:
    """The units that are asked, where only some are."""
    return {session.directory.find(name) for name in filters.lead or filters.unit or ()}
