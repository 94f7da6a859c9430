"""What people are told of entries that no rule forbids, where they may be mistaken all the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from renwu.journal.entries import Entry, Event, named_day
from renwu.ledger.desk import Desk
from renwu.plan import deadlines
from renwu.plan.model import Dated
from renwu.plan.units import Directory, fold
from renwu.standing import milestones
from renwu.standing.status import Standing, standings

_ALIKE = 0.7  # one letter of four or so is another


def about(desk: Desk, added: Sequence[Entry], directory: Callable[[Desk], Directory]) -> Iterator[str]:
    """Each remark once, in the order of the entries.

    Args:
        desk: the plan and the journal, before the entries are there.
        added: the entries.
        directory: gives the units there are.
    """
    said = (remark for entry in added for remark in (*_extension(desk, entry), *_goals(desk, entry)))
    yield from dict.fromkeys(said)
    if reporters := dict.fromkeys(filter(None, (entry.text("reporter") for entry in added))):
        yield from _strangers(desk, reporters, directory(desk))


def _strangers(desk: Desk, reporters: Iterable[str], units: Directory) -> Iterator[str]:
    """Who reports for the first time and is no unit: an office of its own, such as 督查室, or a slip of the hand."""
    for name in reporters:
        if units.named(name) or any(entry.text("reporter") == name for entry in desk.journal.entries):
            continue
        alike = get_close_matches(fold(name), units.names, n=1, cutoff=_ALIKE)
        asked = f"；是不是{units.names[alike[0]]}？登记错了用 renwu amend 更正" if alike else ""
        yield f"报送人“{name}”在方案和以前的记录里都没有，照写的登记{asked}"


def _extension(desk: Desk, entry: Entry) -> Iterator[str]:
    """What is overdue again as soon as it is extended, or was applied for only when it was due."""
    if entry.event is not Event.EXTENDED:
        return
    to = deadlines.within(desk.plan, entry.text("to"))
    if isinstance(to, Dated) and to.due < entry.date:
        yield f"延至的{to.due}早于延期的日期{entry.date}"
    applied = named_day(entry, "applied")
    if applied is not None and (due := _due(desk, entry)) and applied > due:
        yield f"{_named(entry)}申请延期的日期{applied}晚于到期日{due}，是到期以后才申请的"


def _named(entry: Entry) -> str:
    return f"第{entry.task}项" + (f"的节点“{entry.milestone}”" if entry.milestone else "")


def _due(desk: Desk, entry: Entry) -> date | None:
    """The due date in force of what an entry extends, before it."""
    standing = _before(desk, entry)
    if standing is None or not entry.milestone:
        return standing and standing.due_in_force
    return next((one.due_in_force for one in milestones.of(standing) if one.name == entry.milestone), None)


def _before(desk: Desk, entry: Entry) -> Standing | None:
    """Where an entry's task stands on its day without it."""
    found = desk.book.histories(entry.date)
    return next((one for one in standings(desk.plan, entry.date, histories=found) if one.task.id == entry.task), None)


def _goals(desk: Desk, entry: Entry) -> Iterator[str]:
    """A value that falls back, and a task that is closed with a target not met."""
    if not entry.values and entry.event is not Event.DONE:
        return
    standing = _before(desk, entry)
    if standing is None or not standing.task.targets:
        return
    from renwu.answers.goal_words import aim_words  # noqa: PLC0415  # few tasks have targets
    from renwu.plan.quantities import measured  # noqa: PLC0415  # the same
    from renwu.standing import progress  # noqa: PLC0415  # the same

    for one in progress.of(standing):
        target, now = one.target, progress.said(entry, one.target)
        last = one.value if now is None else now
        if now is not None and one.value is not None and progress.falls_back(target, one.value, now):
            way = "升" if now > one.value else "降"
            yield f"“{target.name}”由{measured(one.value, target.unit)}{way}为{measured(now, target.unit)}，照写的登记"
        if entry.event is not Event.DONE or (last is not None and progress.meets(target, last)):
            continue
        stands = "没有报过数" if last is None else f"是{measured(last, target.unit)}，没有达到"
        yield f"第{entry.task}项办结时“{target.name}”{stands}，目标是{aim_words(target)}"
