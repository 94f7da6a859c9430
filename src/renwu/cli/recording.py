"""Writing to the journal: what a command says becomes entries, one write, all or none."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from renwu import history, journal, workspace
from renwu.cli import clock, console
from renwu.cli.options import Common, Recording, read_day
from renwu.cli.session import missing_tasks
from renwu.errors import UsageError
from renwu.model import ENTRY_HEADINGS, Entry, Event, Plan, Row
from renwu.status import standings
from renwu.writers.visible import visible

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no letter that looks like a digit
_RANDOM_BITS = 15


class Draft(NamedTuple):
    """An entry before it has an id: the task, and what the command says of it."""

    task: str
    fields: Mapping[str, Any]


class Desk(NamedTuple):
    """A plan and its journal, open for an entry to be made."""

    plan: Plan
    journal: journal.Journal
    append: Callable[[Sequence[Entry]], None]


@contextmanager
def desk(common: Common, *, dry_run: bool) -> Iterator[Desk]:
    """Open the plan meant and its journal, for nobody else to write to. Raises RenwuError where that can't be."""
    location = workspace.locate(common.file, os.environ, Path.cwd())
    if location.packaged:
        raise UsageError("自带的方案是只读的，不能登记进展；先用 renwu init 建自己的方案（--sample 可带上这份任务）")
    plan = workspace.load(location.path)
    path = workspace.journal_of(location.path)
    if dry_run:
        yield Desk(plan, journal.read(path), lambda _entries: None)
        return
    with journal.locked(path, lambda: console.note(f"{path} 正被别的程序写入，等它写完……")) as appender:
        yield Desk(plan, appender.journal, appender.append)


def record(event: Event, ids: Sequence[str], said: Mapping[str, Any], recording: Recording, common: Common) -> None:
    """Record one event of each task. Raises UsageError, with nothing written, where any of them can't be."""
    with desk(common, dry_run=recording.dry_run) as open_desk:
        known = {row.task.id: row for row in open_desk.plan.rows()}
        missing_tasks(ids, known)
        if said.get("note") in known:
            raise UsageError(f"缺少进展内容：“{said['note']}”是任务编号；写成如 renwu progress 6 已完成招标")
        drafts = [Draft(id_, said) for id_ in dict.fromkeys(ids)]
        write(open_desk, event, drafts, recording, known)


def write(
    open_desk: Desk, event: Event, drafts: Sequence[Draft], recording: Recording, known: Mapping[str, Row]
) -> None:
    """Record drafts, if no rule stands in the way of any, and say what was recorded and how the tasks stand."""
    _check_said(drafts)
    now = clock.now()
    day = _day(recording.date, now.date())
    numbers = _numbers(now, {entry.entry for entry in open_desk.journal.entries})
    entries = [
        journal.entry(
            {
                "entry": next(numbers),
                "task": draft.task,
                "date": day.isoformat(),
                "event": event.value,
                "note": recording.note,
                "reporter": recording.reporter,
                "evidence": recording.evidence or None,
                "recorded": now.isoformat(timespec="seconds"),
                **draft.fields,
            }
        )
        for draft in drafts
    ]
    _refuse(open_desk, entries, known)
    open_desk.append(entries)
    _tell(open_desk, entries, recording, now)


def _check_said(drafts: Sequence[Draft]) -> None:
    for key, value in drafts[0].fields.items() if drafts else ():
        if isinstance(value, str) and not value.strip():
            raise UsageError(f"--{key.replace('_', '-')}：{ENTRY_HEADINGS[key]}是空的；写明{ENTRY_HEADINGS[key]}")


def _day(typed: str | None, today: date) -> date:
    day = today if typed is None else read_day("--date", typed, today)
    if day > today:
        raise UsageError(f"--date：{day}还没有到；写已经发生的日期")
    return day


def _refuse(open_desk: Desk, added: Sequence[Entry], known: Mapping[str, Row]) -> None:
    counted = history.counted(open_desk.journal.entries, date.max)
    refused = []
    for entry in added:
        row = known.get(entry.task)
        if row is not None and entry.event is not Event.RETRACTED:
            stands = history.refusal(row.task, open_desk.plan, counted.get(entry.task, []), entry)
            refused += [f"第{entry.task}项{stands}"] if stands else []
    if refused:
        raise UsageError("；".join(refused) + "。没有登记任何记录")


def _tell(open_desk: Desk, added: Sequence[Entry], recording: Recording, now: datetime) -> None:
    """Print what was recorded and where each task stands now."""
    entries = sorted([*open_desk.journal.entries, *added])
    found = history.histories(open_desk.plan, entries, now.date())
    stands = {one.task.id: one.phrase for one in standings(open_desk.plan, now.date(), histories=found)}
    done = "将登记" if recording.dry_run else "已登记"
    with console.destination(None) as out:
        for entry in added:
            said = entry.text("note") or entry.text("reason") or entry.text("to")
            out.write(
                f"{done}：第{entry.task}项 {entry.event.label} {entry.date}{'　' if said else ''}{visible(said)}"
                f"（记录号{entry.entry}）；现状：{stands.get(entry.task, '不在方案里')}\n"
            )


def _numbers(now: datetime, taken: set[str]) -> Iterator[str]:
    """Entry ids: the time in milliseconds, then chance, in letters that sort as the numbers do."""
    number = (int(now.timestamp() * 1000) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    while True:
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest, len(_ALPHABET))
            letters = _ALPHABET[digit] + letters
        if letters not in taken:
            yield letters
        number += 1
