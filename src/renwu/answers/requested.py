"""What a list has of a task only where it is asked for: what has changed (变化), and 连续N期."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from renwu.answers.table import Column, Fit
from renwu.plan.model import Ref
from renwu.standing.status import Standing

if TYPE_CHECKING:  # only where they are asked for
    from renwu.standing.changes import Change
    from renwu.standing.streak import Streaks


class Requested(NamedTuple):
    """A column, what JSON has under its key, and the note that says how it is counted."""

    column: Column[Standing]
    record: Callable[[Standing], Any]
    note: str


def of_changes(found: "Mapping[Ref, tuple[Change, ...]]", note: str) -> Requested:
    """What has changed of the tasks of a list; `found` has each of them, `note` says which dates were compared."""
    from renwu.answers import changes  # noqa: PLC0415  # the same

    column: Column[Standing] = Column(
        "changes",
        "变化",
        lambda standing: changes.values(found[standing.ref]),
        lambda standing: changes.words(found[standing.ref]),
        Fit.NAMES,
    )
    return Requested(column, lambda standing: list(map(changes.record, found[standing.ref])), note)


def _streaks(standing: Standing) -> "Streaks":
    from renwu.standing.streak import streaks  # noqa: PLC0415  # the same

    return streaks(standing)


STREAKS = Requested(
    Column(
        "streaks",
        "连续",
        lambda standing: "\n".join(
            f"{key}: {rounds}" for key, rounds in _streaks(standing)._asdict().items() if rounds
        ),
        lambda standing: _streaks(standing).words,
        Fit.NAMES,
    ),
    lambda standing: _streaks(standing)._asdict(),
    "“连续”是从最近结束的报送期往前数，每期最后一天都逾期、每期都没有报送、每期最后一天都未达序时进度的期数，"
    "方案开始以前的不计；报送期按时限写明的周期、方案写明的报送期，都没有的按月。",
)
"""For how many rounds in a row a task has been overdue, 未报送 or behind schedule."""
