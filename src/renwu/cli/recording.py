"""Writing to the journal: what a command says becomes entries, one write, all or none."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from renwu.answers.words import entry_words
from renwu.cli import clock, console, remarks
from renwu.cli.dates import read_day
from renwu.cli.filters import unit_meant
from renwu.cli.recording_options import Recording
from renwu.errors import FileError, UsageError, naming
from renwu.journal import adding, history
from renwu.journal.entries import ENTRY_HEADINGS, Entry, Event, in_replay_order
from renwu.journal.file import new_entry
from renwu.ledger.desk import Desk
from renwu.plan import grades, id_lists, unit_cells
from renwu.plan.beginning import early
from renwu.plan.model import Plan
from renwu.plan.units import Directory
from renwu.standing.status import standings

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no letter that looks like a digit
_RANDOM_BITS = 15
_NOTHING: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class Draft(NamedTuple):
    """An entry before it has a number: the task, and every other field that it will have."""

    task: str
    fields: Mapping[str, Any]


def record_event(
    desk: Desk,
    event: Event,
    ids: Sequence[str],
    fields: Mapping[str, Any],
    given: Recording,
    own: Mapping[str, Mapping[str, Any]] = _NOTHING,
) -> None:
    """Record the same event of some tasks, if no rule forbids any, and print how they stand.

    Args:
        desk: the plan, which must have the tasks, and its journal.
        event: the event.
        ids: the tasks' ids, each once.
        fields: the fields that this event has beside those of every event.
        given: what the options say of the latter.
        own: the fields that an entry of one task has beside all these, by the task's id.

    Raises:
        UsageError: nothing was recorded.
        FileError: the journal can't be written.
    """
    known = {placed.task.id: None for placed in desk.plan.tasks()}
    note = fields.get("note")
    if note is not None and known.keys() >= set(id_lists.spread([note], known)):
        raise UsageError(f"缺少进展内容：“{note}”是任务编号；写成如 renwu progress 6 已完成招标")
    if typed := fields.get("grade"):
        with naming("--grade"):
            fields = {**fields, "grade": grades.named(desk.plan, typed)}
    whole = entry_fields(event, fields, with_reporter(given, directory(desk)))
    record_drafts(desk, [Draft(id_, {**whole, **own.get(id_, {})}) for id_ in ids], given)


def record_drafts(desk: Desk, drafts: Sequence[Draft], given: Recording) -> None:
    """Record drafts, each with its own event, date and fields; all else as for `record_event`."""
    record_each({desk.plan.key: (desk, drafts)}, given)


def record_each(said: Mapping[str, tuple[Desk, Sequence[Draft]]], given: Recording) -> None:
    """Record drafts of several plans, by key; all are checked before the first is written.

    Raises:
        UsageError: nothing was recorded.
        FileError: a journal can't be written; the message says in which plans all is recorded.
    """
    now = clock.now()
    entries = {key: _entries(desk, drafts, now, given) for key, (desk, drafts) in said.items()}
    written: list[str] = []
    for key, (desk, _) in said.items():
        try:
            desk.append(entries[key])
        except FileError as error:
            raise _unfinished(error, written, list(said)) from None
        written.append(key)
    for key, (desk, _) in said.items():
        _print(desk, entries[key], now, key=key if len(said) > 1 else "", dry_run=given.dry_run)


def _entries(desk: Desk, drafts: Sequence[Draft], now: datetime, given: Recording) -> list[Entry]:
    """The entries that drafts make. Raises UsageError where a rule forbids one."""
    numbers = _numbers(now, {entry.entry for entry in desk.journal.entries})
    entries = [
        new_entry({"entry": next(numbers), "task": draft.task, "recorded": _recorded(desk, draft, now), **draft.fields})
        for draft in drafts
    ]
    _refuse_early(desk.plan, entries, insisted=given.before_issued)
    _refuse(desk, entries)
    for remark in remarks.about(desk, entries, directory):
        console.note(remark)
    return entries


def _unfinished(error: FileError, written: Sequence[str], keys: Sequence[str]) -> FileError:
    """What to say where a journal can't be written, and others were or were to be."""
    if len(keys) == 1:
        return error
    done = f"已经登记的方案：{'、'.join(written)}" if written else "哪一份方案都还没有登记"
    left = "、".join(key for key in keys if key not in written)
    return FileError(f"{error}。{done}；没有登记的：{left}；改好以后再来一次同样的命令，登记过的不会再登记")


def directory(desk: Desk) -> Directory:
    """The units that the plan names, those that its tasks have been reassigned to, and those of units.yaml."""
    return desk.book.directory(desk.book.histories(date.max), others=(entry.name for entry in desk.units))


def units_typed(option: str, typed: Sequence[str], known: Directory, *, new: bool) -> list[str]:
    """The units typed for an option of a reassignment, each once.

    Args:
        option: the option.
        typed: what was typed, cells that name one unit or several.
        known: the units there are; others may be abbreviated, as in filters.
        new: whether a name is taken as it stands, so that a unit may be new; stderr says which are.

    Raises:
        UsageError: a unit isn't known, and none may be new; or one could be several.
    """
    named = [name for cell in typed for name in unit_cells.split(cell)]
    if new:
        for name in dict.fromkeys(name for name in named if not known.named(name)):
            console.note(f"方案里没有“{name}”，按新的单位登记")
        return list(known.canonical_all(named))
    with naming(option):
        unknown = [name for name in named if known.match(name) is None]
    if unknown:
        told = "；".join(f"方案里没有单位“{name}”；{known.instead(name)}" for name in unknown)
        raise UsageError(f"{option}：{told}；是新的单位，加上 --new-unit。没有登记任何记录")
    return list(dict.fromkeys(unit_meant(option, name, known) for name in named))


def retractable(desk: Desk, ids: Sequence[str]) -> list[Entry]:
    """The entries with these ids, each once. Raises UsageError for one that isn't there or can't be retracted."""
    entries = {entry.entry: entry for entry in desk.journal.entries}
    gone = {entry.text("retracts") for entry in desk.journal.entries if entry.event is Event.RETRACTED}
    for id_ in ids:
        if id_ not in entries:
            raise UsageError(f"没有记录号“{id_}”；renwu log 列出记录号")
        if entries[id_].event is Event.RETRACTED:
            raise UsageError(f"“{id_}”本身是作废记录，不能再作废；重新登记被它作废的那条")
        if id_ in gone:
            raise UsageError(f"记录“{id_}”已经作废")
    return [entries[id_] for id_ in dict.fromkeys(ids)]


def with_reporter(given: Recording, known: Directory) -> Recording:
    """What the options say, a unit that reports by its full name; others, such as a supervision office, may too."""
    typed = given.reporter
    if not typed or not typed.strip():
        return given
    with naming("--reporter"):
        found = known.match(typed)
    return given if found is None else given._replace(reporter=unit_meant("--reporter", typed, known))


def entry_fields(event: Event, fields: Mapping[str, Any], given: Recording) -> dict[str, Any]:
    """The fields of an entry, its event's own and those of every event. Raises UsageError for an empty one."""
    refuse_empty({"note": given.note, "reporter": given.reporter, **fields})
    return {
        "date": day_of(given).isoformat(),
        "event": event.value,
        "note": given.note,
        "reporter": given.reporter,
        "evidence": given.evidence or None,
        **fields,
    }


def refuse_empty(fields: Mapping[str, Any]) -> None:
    """Refuse a field that is given and says nothing. Raises UsageError, naming its option."""
    for key, value in fields.items():
        if isinstance(value, str) and not value.strip():
            raise UsageError(f"--{key.replace('_', '-')}：{ENTRY_HEADINGS[key]}是空的；写明{ENTRY_HEADINGS[key]}")


def day_of(given: Recording) -> date:
    """The day on which what is recorded happened. Raises UsageError where it has not come."""
    return past_day("--date", given.date)


def applied_on(typed: str | None, given: Recording) -> str | None:
    """The day typed for --applied, as it is recorded. Raises UsageError where it is after what is recorded."""
    if typed is None:
        return None
    applied, day = past_day("--applied", typed), day_of(given)
    if applied > day:
        raise UsageError(f"--applied：申请的日期{applied}晚于延期的日期{day}；--date 是批准的那一天")
    return applied.isoformat()


def past_day(option: str, typed: str | None) -> date:
    """The day typed for an option, today if none is. Raises UsageError where it has not come."""
    today = clock.today()
    day = today if typed is None else read_day(option, typed, today)
    if day > today:
        raise UsageError(f"{option}：{day}还没有到；写已经发生的日期")
    return day


def _refuse_early(plan: Plan, added: Sequence[Entry], *, insisted: bool) -> None:
    """Refuse a day before the plan began, unless the user insists; say so of any other that is early."""
    days = sorted({entry.date for entry in added if entry.event is not Event.RETRACTED})
    found = {day: before for day in days if (before := early(plan, day))}
    mistaken = [f"{day}早于{before.words}" for day, before in found.items() if before.mistaken]
    if mistaken and not insisted:
        raise UsageError(f"{'；'.join(mistaken)}；核对年份，确是这一天的加上 --before-issued。没有登记任何记录")
    for day, before in found.items():
        console.note(f"{day}早于{before.words}")


def _recorded(desk: Desk, draft: Draft, now: datetime) -> str:
    """When an entry is recorded: now, but behind what the task has of that day already, whatever the clock says."""
    recorded = now.isoformat(timespec="seconds")
    day = date.fromisoformat(draft.fields["date"])
    latest = max(
        (entry.recorded for entry in desk.journal.entries if entry.task == draft.task and entry.date == day), default=""
    )
    if latest <= recorded:
        return recorded
    try:
        behind = (datetime.fromisoformat(latest) + timedelta(seconds=1)).isoformat(timespec="seconds")
    except ValueError:
        return recorded
    console.note(
        f"现在的时钟{recorded}早于第{draft.task}项{day}上一条记录的登记时间{latest}，"
        f"这一条的登记时间记作{behind}；请核对时钟"
    )
    return behind


def _refuse(desk: Desk, added: Sequence[Entry]) -> None:
    tasks = {placed.task.id: placed.task for placed in desk.plan.tasks()}
    counted = history.counted(desk.journal.entries, date.max)
    by_task: dict[str, list[Entry]] = {}
    for entry in added:
        by_task.setdefault(entry.task, []).append(entry)
    refused = []
    for id_, entries in by_task.items():
        task = tasks.get(id_)
        before = counted.get(id_, [])
        stands = task and (adding.refusal(task, desk.plan, before, entries) or adding.repetition(before, entries))
        refused += [f"第{id_}项{stands}"] if stands else []
    if refused:
        raise UsageError("；".join(refused) + "。没有登记任何记录")


def _print(desk: Desk, added: Sequence[Entry], now: datetime, *, key: str, dry_run: bool) -> None:
    """Print what was recorded and where each task stands now; before its id the plan's key, where there is one."""
    entries = in_replay_order([*desk.journal.entries, *added])
    found = history.histories(desk.plan, entries, now.date())
    stands = {one.task.id: one.phrase for one in standings(desk.plan, now.date(), histories=found)}
    done = "将登记" if dry_run else "已登记"
    lines = []
    for entry in added:
        words = entry_words(entry)
        what = f"{key}第{entry.task}项 {entry.event.label} {entry.date}{'　' if words else ''}"
        lines.append(
            f"{done}：{what}{console.shown(words)}"
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
