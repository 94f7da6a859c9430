"""Writing to the journal: what a command says becomes entries, one write, all or none."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from renwu.answers.columns import entry_words
from renwu.cli import clock, console
from renwu.cli.options import Common, Recording, read_day
from renwu.cli.session import missing_tasks, own_plan
from renwu.errors import FileError, UsageError
from renwu.journal import file as journal
from renwu.journal import history
from renwu.journal.entries import ENTRY_HEADINGS, Entry, Event
from renwu.ledger.desk import Desk, open_desk
from renwu.plan.model import PlacedTask
from renwu.standing.status import standings
from renwu.writers.visible import visible

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no letter that looks like a digit
_RANDOM_BITS = 15


class Draft(NamedTuple):
    """An entry before it has an id: the task, and what is said of it."""

    task: str
    fields: Mapping[str, Any]


@contextmanager
def desk(common: Common, *, dry_run: bool) -> Iterator[Desk]:
    """Open the plan meant and its journal, for nobody else to write to. Raises RenwuError where that can't be."""
    if common.as_of is not None:
        raise UsageError("--as-of 只用于查询；事情发生的日期写 --date")
    with open_desk(own_plan(common, "登记进展").path, _waiting, dry_run=dry_run) as opened:
        yield opened


def _waiting(path: Path) -> None:
    console.note(f"{path} 正被别的程序写入，等它写完……")


def record(event: Event, ids: Sequence[str], said: Mapping[str, Any], recording: Recording, common: Common) -> None:
    """Record one event of each task. Raises UsageError, with nothing written, where any of them can't be."""
    with desk(common, dry_run=recording.dry_run) as open_desk:
        record_at(open_desk, event, ids, said, recording)


def record_at(open_desk: Desk, event: Event, ids: Sequence[str], said: Mapping[str, Any], recording: Recording) -> None:
    """As `record`, at a desk that is open already."""
    known = {placed.task.id: placed for placed in open_desk.plan.tasks()}
    missing_tasks(ids, known)
    if said.get("note") in known:
        raise UsageError(f"缺少进展内容：“{said['note']}”是任务编号；写成如 renwu progress 6 已完成招标")
    write(open_desk, event, [Draft(id_, said) for id_ in dict.fromkeys(ids)], recording, known)


def write(
    open_desk: Desk, event: Event, drafts: Sequence[Draft], recording: Recording, known: Mapping[str, PlacedTask]
) -> None:
    """Record drafts, if no rule stands in the way of any, and say what was recorded and how the tasks stand."""
    _check_said({"note": recording.note, "reporter": recording.reporter, **drafts[0].fields})
    said = {
        "date": day_of(recording).isoformat(),
        "event": event.value,
        "note": recording.note,
        "reporter": recording.reporter,
        "evidence": recording.evidence or None,
    }
    whole = [Draft(draft.task, {**said, **draft.fields}) for draft in drafts]
    enter(open_desk, whole, known, dry_run=recording.dry_run)


def enter(open_desk: Desk, drafts: Sequence[Draft], known: Mapping[str, PlacedTask], *, dry_run: bool) -> None:
    """Record drafts that say everything, each its own event and date; as `write` in all else."""
    now = clock.now()
    numbers = _numbers(now, {entry.entry for entry in open_desk.journal.entries})
    recorded = now.isoformat(timespec="seconds")
    entries = [
        journal.entry({"entry": next(numbers), "task": draft.task, "recorded": recorded, **draft.fields})
        for draft in drafts
    ]
    _refuse(open_desk, entries, known)
    open_desk.append(entries)
    _tell(open_desk, entries, now, dry_run=dry_run)


def _check_said(said: Mapping[str, Any]) -> None:
    for key, value in said.items():
        if isinstance(value, str) and not value.strip():
            raise UsageError(f"--{key.replace('_', '-')}：{ENTRY_HEADINGS[key]}是空的；写明{ENTRY_HEADINGS[key]}")


def day_of(recording: Recording) -> date:
    """The day on which what is recorded happened. Raises UsageError where it has not come."""
    today = clock.today()
    day = today if recording.date is None else read_day("--date", recording.date, today)
    if day > today:
        raise UsageError(f"--date：{day}还没有到；写已经发生的日期")
    return day


def _refuse(open_desk: Desk, added: Sequence[Entry], known: Mapping[str, PlacedTask]) -> None:
    counted = history.counted(open_desk.journal.entries, date.max)
    by_task: dict[str, list[Entry]] = {}
    for entry in added:
        by_task.setdefault(entry.task, []).append(entry)
    refused = []
    for id_, entries in by_task.items():
        row = known.get(id_)
        stands = row and history.refusal(row.task, open_desk.plan, counted.get(id_, []), entries)
        refused += [f"第{id_}项{stands}"] if stands else []
    if refused:
        raise UsageError("；".join(refused) + "。没有登记任何记录")


def _tell(open_desk: Desk, added: Sequence[Entry], now: datetime, *, dry_run: bool) -> None:
    """Print what was recorded and where each task stands now."""
    entries = sorted([*open_desk.journal.entries, *added])
    found = history.histories(open_desk.plan, entries, now.date())
    stands = {one.task.id: one.phrase for one in standings(open_desk.plan, now.date(), histories=found)}
    done = "将登记" if dry_run else "已登记"
    lines = []
    for entry in added:
        said = entry_words(entry)
        lines.append(
            f"{done}：第{entry.task}项 {entry.event.label} {entry.date}{'　' if said else ''}{visible(said)}"
            f"（记录号{entry.entry}）；现状：{stands.get(entry.task, '不在方案里')}\n"
        )
    try:
        console.say("".join(lines))
    except FileError as error:
        raise error if dry_run else FileError(f"已经登记，但{error}") from None


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
