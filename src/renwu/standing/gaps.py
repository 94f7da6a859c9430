"""What the targets of a task say against it, in words: behind by how much, or missed."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from renwu.plan.model import Plan
from renwu.plan.quantities import measured
from renwu.plan.targets import LIGHTS, TargetKind
from renwu.standing.percent import percent, points
from renwu.standing.progress import Progress


def far_behind(found: Iterable[Progress], plan: Plan) -> Iterator[str]:
    """The targets that are behind by more than makes a red light, in words."""
    rule = plan.lights or LIGHTS
    return _behind(found, lambda gap: gap > Fraction(rule.red))


def behind(found: Iterable[Progress], plan: Plan) -> Iterator[str]:
    """The targets that are behind by as much as makes a yellow light, in words."""
    rule = plan.lights or LIGHTS
    return _behind(found, lambda gap: Fraction(rule.yellow) <= gap <= Fraction(rule.red))


def missed(found: Iterable[Progress]) -> Iterator[str]:
    """The levels that the last value misses, in words."""
    for one in found:
        if one.target.kind is TargetKind.LEVEL and one.value is not None and not one.met:
            yield f"“{one.target.name}”{measured(one.value, one.target.unit)}，未达标"


def _behind(found: Iterable[Progress], so: Callable[[Fraction], bool]) -> Iterator[str]:
    for one in found:
        if one.actual is not None and one.share is not None and so(gap := (one.share - one.actual) * 100):
            yield f"“{one.target.name}”完成{percent(one.actual)}，序时{percent(one.share)}，差{points(gap)}个百分点"
