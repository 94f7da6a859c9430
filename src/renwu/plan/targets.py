"""指标: what a task is to reach, in numbers; and how far behind makes which light."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from renwu.errors import Place


class TargetKind(StrEnum):
    """What a target's number means."""

    CUMULATIVE = "累计"  # it builds up to the value
    LEVEL = "水平"  # it is to hold at any time: a rate, a share, a limit


@dataclass(frozen=True, slots=True)
class Step:
    """What a target is to stand at by a deadline on the way, in its wording."""

    deadline: str
    value: Decimal
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """指标: a number that a task is to reach or to keep.

    Attributes:
        name: what it is called.
        value: the number.
        unit: of what, such as 公顷 or %; may be empty.
        kind: whether it builds up to the value or holds at any time.
        at_most: whether the value is an upper limit.
        begins_at: where it builds up from.
        since: the day from which it builds up, where the plan doesn't say otherwise.
        steps: what it is to stand at on the way, in order, where that isn't a straight line.
        place: where it stands.
    """

    name: str
    value: Decimal
    unit: str
    kind: TargetKind
    at_most: bool
    begins_at: Decimal
    since: date | None
    steps: tuple[Step, ...]
    place: Place = field(compare=False, repr=False)


class Lights(NamedTuple):
    """亮灯规则: by how many percentage points behind schedule a task is 黄 (from `yellow`) or 红 (over `red`)."""

    yellow: Decimal
    red: Decimal


LIGHTS = Lights(Decimal(10), Decimal(30))
"""The rule where neither plan nor ledger says one."""


def default_kind(unit: str, *, at_most: bool) -> TargetKind:
    """What a target's number means where nothing says so: a share and a limit hold at any time, all else builds up."""
    return TargetKind.LEVEL if at_most or unit in {"%", "％"} else TargetKind.CUMULATIVE
