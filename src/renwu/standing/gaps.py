"""What the targets of a task say against it, in words: behind by how much, or missed."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from renwu.plan.model import Plan
from renwu.plan.quantities import measured
from renwu.plan.targets import LIGHTS, Lights, TargetKind
from renwu.standing.percent import percent, points
from renwu.standing.progress import Progress


def far_behind(found: Iterable[Progress], plan: Plan) -> Iterator[str]:
    """The targets that are behind by more than makes a red light, in words."""
    _, red = _exact(plan.lights or LIGHTS)
    return _behind(found, lambda gap: gap > red)


def behind(found: Iterable[Progress], plan: Plan) -> Iterator[str]:
    """The targets that are behind by as much as makes a yellow light, in words."""
    yellow, red = _exact(plan.lights or LIGHTS)
    return _behind(found, lambda gap: yellow <= gap <= red)


def missed(found: Iterable[Progress]) -> Iterator[str]:
    """The levels that the last value misses, in words."""
    for one in found:
        if one.target.kind is TargetKind.LEVEL and one.value is not None and not one.met:
            yield f"“{one.target.name}”{measured(one.value, one.target.unit)}，未达标"


def _behind(found: Iterable[Progress], so: Callable[[Fraction], bool]) -> Iterator[str]:
    for one in found:
        if one.actual is not None and one.share is not None and one.behind is not None and so(one.behind):
            done, due, gap = percent(one.actual), percent(one.share), points(one.behind)
            yield f"“{one.target.name}”完成{done}，序时{due}，差{gap}个百分点"


@lru_cache(maxsize=64)
def _exact(lights: Lights) -> tuple[Fraction, Fraction]:
    return Fraction(lights.yellow), Fraction(lights.red)
