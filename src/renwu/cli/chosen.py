"""Recording by filter: the tasks that the filters leave are shown first, and recorded once somebody says yes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from renwu.cli import console, desks, recording
from renwu.cli.options import Common, Filters
from renwu.cli.recording_options import Recording
from renwu.cli.session import Session, open_session
from renwu.errors import UsageError
from renwu.journal.entries import Event
from renwu.ledger.book import Book
from renwu.standing.status import Standing

Picking = Callable[[Sequence[Standing]], Sequence[Standing]]
"""Of the tasks that the filters leave, those that an event can be recorded of; it may print about them."""


def are_filters(filters: Filters, ids: Sequence[str] | None) -> bool:
    """Whether tasks are named by filters, not by ids. Raises UsageError where they are by both or neither."""
    by_filter = any(value is not None for key, value in filters._asdict().items() if key != "soon")
    if by_filter and ids:
        raise UsageError("编号和筛选选项只写一样")
    if not by_filter and not ids:
        raise UsageError("缺少编号：写任务编号，或用 --lead、--status 等选项筛选")
    return by_filter


def record(
    event: Event,
    fields: Mapping[str, Any],
    pick: Picking,
    filters: Filters,
    given: Recording,
    common: Common,
    *,
    yes: bool,
) -> None:
    """Record an event of the tasks that the filters leave.

    Args:
        event: the event.
        fields: the fields that it has beside those of every event.
        pick: which of the tasks it is recorded of.
        filters: which tasks; `given` and `common` as typed.
        given: see `filters`.
        common: see `filters`.
        yes: whether to record without asking; otherwise what would be recorded is shown, and a person asked.
    """
    desks.refuse_as_of(common)
    session = open_session(common)
    picked = pick(session.select(filters))
    said = recording.with_reporter(given, session.directory)
    if not picked:
        console.note(f"没有可以登记{event.label}的任务")
        return
    book, ids = _of_one_plan(picked, session), [standing.task.id for standing in picked]
    if not yes:
        with desks.desk(book, dry_run=True) as desk:
            recording.record_event(desk, event, ids, fields, said._replace(dry_run=True))
    if said.dry_run:
        return
    if not yes and not console.agreed(f"登记这{len(ids)}项{event.label}吗？"):
        console.note("还没有登记；核对以后加 --yes 登记")
        return
    with desks.desk(book, dry_run=False) as desk:
        recording.record_event(desk, event, ids, fields, said)


def _of_one_plan(picked: Sequence[Standing], session: Session) -> Book:
    """The plan that all tasks picked are of. Raises UsageError where they are of several."""
    keys = {standing.plan.key for standing in picked}
    books = [each.book for each in session.views if each.plan.key in keys]
    if len(books) > 1:
        named = "；".join(f"--file {book.path}" for book in books)
        raise UsageError(f"这些任务在{len(books)}份方案里，一次只登记一份方案的；分开登记：{named}。没有登记任何记录")
    return books[0]
