"""Questions over standings by their light and by how they go."""

from collections.abc import Collection, Mapping

from renwu.errors import UsageError
from renwu.plan.units import fold
from renwu.standing import light
from renwu.standing.light import Light
from renwu.standing.pace import Pace, pace
from renwu.standing.query import Predicate

_NO_LIGHT = ("none", "无", "无灯", "不亮", "不亮灯", "未亮灯")
_LIGHTS: Mapping[str, Light | None] = {
    **{form: one for one in Light for form in (one.value, one.label, f"{one.label}灯", f"{one.label}色")},
    **dict.fromkeys(_NO_LIGHT),
}
_PACES: Mapping[str, Pace] = {
    **{form: one for one in Pace for form in (one.value, one.label, f"{one.label}进度")},
    **dict.fromkeys(("滞后", "欠进度", "慢序时", "落后序时", "未达到序时进度"), Pace.BEHIND),
    **dict.fromkeys(("达到序时进度", "序时"), Pace.ON_SCHEDULE),
    "超前": Pace.AHEAD,
}


def find_light(typed: str) -> Light | None:
    """The light that a slug or the field's word means, None for what has none. Raises UsageError for anything else."""
    word = fold(typed)
    if word not in _LIGHTS:
        shown = "、".join(f"{one.value}（{one.label}）" for one in Light)
        raise UsageError(f"没有“{typed}”；可选的有：{shown}、none（无）")
    return _LIGHTS[word]


def find_pace(typed: str) -> Pace:
    """How tasks go that a slug or the field's word means. Raises UsageError for anything else."""
    if found := _PACES.get(fold(typed)):
        return found
    raise UsageError(f"没有“{typed}”；可选的有：{'、'.join(f'{one.value}（{one.label}）' for one in Pace)}")


def by_light(lights: Collection[Light | None]) -> Predicate:
    """Tasks with one of the lights, None among them those without."""
    return lambda standing: light.of(standing).light in lights


def by_pace(paces: Collection[Pace]) -> Predicate:
    """Tasks that go one of these ways."""
    return lambda standing: pace(standing) in paces
