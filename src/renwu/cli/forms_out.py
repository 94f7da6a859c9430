"""Sending out 报送表: which plans are due, and a form for each unit that owes a report."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from renwu import filesystem
from renwu.cli import console
from renwu.cli.dates import read_day_after
from renwu.cli.file_names import file_names
from renwu.cli.options import Common, Filters, Output, Plans
from renwu.cli.session import Session, open_session, own_plans
from renwu.errors import UsageError
from renwu.papers.returns import form, table
from renwu.plan import leaders
from renwu.plan.leaders import NO_LEADER
from renwu.standing.fields import by_leader
from renwu.standing.status import OPEN, Standing
from renwu.writers.bar import track_on

_NOBODYS = "没有分管领导"
"""The folder of the forms about tasks without a leader."""


class Sending(NamedTuple):
    """What forms are to ask: which tasks, of which plans, back by when, and whether of `every` plan, due or not.

    `by_leader` says that a unit gets a form for each leader whose tasks it leads.
    """

    filters: Filters
    plans: Plans
    return_by: str | None
    every: bool
    by_leader: bool


def send(folder: Path, asked: Sending, output: Output, common: Common) -> int:
    """Write the forms, and say which there are; the exit code."""
    from renwu.writers import return_form  # noqa: PLC0415  # XlsxWriter, only where a workbook is written

    own_plans(common)
    session = open_session(common, asked.plans)
    if session.several and not (asked.every or asked.plans.plan):
        session = _due(session)
    found = session.select(asked.filters)
    limit = read_day_after("--return-by", asked.return_by, session.as_of, "截至")
    made = partial(
        form.forms,
        plans=session.plans,
        as_of=session.as_of,
        only=only(asked.filters, session),
        return_by=limit,
        title=session.ledger.title,
    )
    leaders_asked = session.leaders(asked.filters)
    sent = _by_leader(folder, found, leaders_asked, made) if asked.by_leader else _sent(folder, made(found))
    console.refuse_overwriting(Path(one.file) for one in sent)
    for within in dict.fromkeys(Path(one.file).parent for one in sent):
        filesystem.make_folder(within, "-o")
    for one in track_on(sys.stderr)(sent, "写报送表"):
        with filesystem.saved(Path(one.file)) as out:
            return_form.write(one.form, out)
    session.show(table.sent_table(sent, session.envelope, by_leader=asked.by_leader), output, common)
    if asked.by_leader and not leaders_asked:
        _tell_of_shared(found, session)
    if leaderless := form.leaderless(found):
        named = "、".join(map(session.shown, leaderless))
        console.note(f"第{named}项没有牵头单位，没有报送表")
    return session.exit_code()


def _sent(folder: Path, made: Sequence[form.Form]) -> list[table.Sent]:
    """The forms, each with a file in a folder; a form of one leader's tasks is called after him too."""
    names = file_names([f"{one.unit}-{one.leader}" if one.leader else one.unit for one in made])
    return [table.Sent(one, str(folder / f"{name}.xlsx")) for one, name in zip(made, names, strict=True)]


def _by_leader(
    folder: Path,
    found: Sequence[Standing],
    asked: Sequence[str],
    made: Callable[[Sequence[Standing]], list[form.Form]],
) -> list[table.Sent]:
    """The forms in a folder for each leader asked about; a unit gets a task once, for the first of its leaders.

    Raises UsageError where no task names any.
    """
    tasks = by_leader(found, asked, first=True)
    if found and list(tasks) == [NO_LEADER]:
        raise UsageError("--by leader：这些任务都没有写责任领导（leader）；在方案里写上，或不写 --by")
    sent = []
    folders = file_names([_NOBODYS if name == NO_LEADER else name for name in tasks])
    for name, within in zip(tasks, folders, strict=True):
        own = [replace(one, leader="" if name == NO_LEADER else name) for one in made(tasks[name])]
        sent += _sent(folder / within, own)
    return sent


def _tell_of_shared(found: Sequence[Standing], session: Session) -> None:
    """Say which tasks have several leaders, and are in the folder of one."""
    if shared := [one.ref for one in found if one.status in OPEN and len(leaders.of(one.task)) > 1]:
        console.note(f"第{'、'.join(map(session.shown, shared))}项不止一位分管领导，放在写在前面的那位名下")


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
