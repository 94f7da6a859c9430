"""`--changed-since`: the tasks of a list that have changed since an earlier date, and how."""

from typing import Any, NamedTuple

from renwu.answers.requested import Requested, of_changes
from renwu.cli.dates import read_day
from renwu.cli.session import Session
from renwu.errors import UsageError
from renwu.standing.status import Standing


class Rows(NamedTuple):
    """What a list has.

    Attributes:
        tasks: the tasks.
        around: the fields beside them in JSON.
        requested: what it has of each beside the usual.
    """

    tasks: list[Standing]
    around: dict[str, Any]
    requested: tuple[Requested, ...] = ()


def listed(
    session: Session, tasks: list[Standing], typed: str | None, soon: int | None, *, original: bool = False
) -> Rows:
    """Some tasks; where a day was typed, those of them that have changed since.

    Args:
        session: the plans, on the later date.
        tasks: the tasks, as they stand on it.
        typed: the day, if any; what is relative counts from the session's date.
        soon: as for `Session.choose`; `original` likewise.
        original: see `soon`.

    Raises:
        UsageError: it is no day, or lies after that date.
    """
    if typed is None:
        return Rows(tasks, session.envelope)
    from renwu.answers.changes import note  # noqa: PLC0415  # only where it is asked for
    from renwu.standing.changes import changes  # noqa: PLC0415  # the same

    day, as_of = read_day("--changed-since", typed, session.as_of), session.as_of
    if day > as_of:
        raise UsageError(f"--changed-since：{day}晚于截至的日期{as_of}；写以前的一天")
    before = session.on(day, soon, original=original)
    found = {one.ref: each for one in tasks if (each := changes(before[one.ref], one))}
    return Rows(
        [one for one in tasks if one.ref in found],
        session.envelope | {"changed_since": day.isoformat()},
        (of_changes(found, note(found.values(), len(tasks), (day, as_of))),),
    )
