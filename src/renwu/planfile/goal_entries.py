"""Values to what a plan says of steps on the way and of numbers: milestones, targets, lights."""

import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from renwu.plan import quantities
from renwu.plan.keys import LIGHTS_KEYS, MILESTONE_KEYS, TARGET_KEYS
from renwu.plan.milestones import WrittenMilestone
from renwu.plan.targets import LIGHTS, Lights, Step, Target, TargetKind, default_kind
from renwu.plan.units import fold
from renwu.planfile.events import YamlEvent, YamlStream
from renwu.planfile.values import Values

_LIGHTS_HINT = "写成如 lights: {yellow: 10, red: 30}：滞后10至30个百分点黄灯，超过30个红灯"
_NAMED_TWICE = "同一项任务里各用各的名称；改掉其中一个"


class GoalEntries:
    """Reads what a document says of milestones, targets and lights."""

    def __init__(self, stream: YamlStream, values: Values) -> None:
        """Read from a stream, by its values."""
        self._stream = stream
        self._values = values
        self._shown = {kind.value: kind for kind in TargetKind}
        self._target_readers: Mapping[str, Callable[[str], Any]] = {
            "name": self._name,
            "value": self._amount,
            "at_most": self._amount,
            "unit": lambda key: values.text(key).strip(),
            "kind": self._kind,
            "from": self._amount,
            "since": lambda key: values.written_day(key, f"指标的{TARGET_KEYS[key].heading}", "RW213"),
            "steps": self._steps,
        }

    def milestones(self, key: str) -> tuple[WrittenMilestone, ...]:
        """A task's milestones, each by a name of its own."""
        return tuple(self._named(key, self._milestone, "节点"))

    def targets(self, key: str) -> tuple[Target, ...]:
        """A task's targets, each by a name of its own."""
        return tuple(self._named(key, self._target, "指标"))

    def lights(self, _key: str) -> Lights | None:
        """From how far behind which light is on; None where that can't be."""
        start = self._stream.next()
        found = LIGHTS._asdict()
        for key in self._values.keys(start, LIGHTS_KEYS, "亮灯规则"):
            number = self._number(key, LIGHTS_KEYS[key].heading, _LIGHTS_HINT)
            found[key] = found[key] if number is None else number
        lights = Lights(**found)
        if 0 < lights.yellow <= lights.red:
            return lights
        self._stream.report("RW213", start, "亮灯规则的黄灯要大于0，不超过红灯", _LIGHTS_HINT)
        return None

    def _named(self, key: str, read: Callable[[YamlEvent], Any], what: str) -> Iterator[Any]:
        """The milestones or targets of a list that can be relied on; two by one name are a problem."""
        named: dict[str, YamlEvent] = {}
        for start in self._values.items(key):
            one = read(start)
            if one is None:
                continue
            first = named.setdefault(fold(one.name), start)
            if first is not start and one.name:
                message = f"{what}“{one.name}”重名，第{self._stream.place(first).line}行已有"
                self._stream.report("RW214", start, message, _NAMED_TWICE)
            yield one

    def _milestone(self, start: YamlEvent) -> WrittenMilestone:
        name, deadline, place = "", "", None
        for key in self._values.keys(start, MILESTONE_KEYS, "节点"):
            if key == "name":
                name = self._name(key)
            else:
                event, text = self._values.typed(key)
                deadline, place = sys.intern(text), event and self._stream.place(event)
        return WrittenMilestone(name, deadline, place)

    def _target(self, start: YamlEvent) -> Target | None:
        """A target; None where it can't be relied on."""
        said: dict[str, Any] = dict.fromkeys(TARGET_KEYS)
        known = len(self._stream.problems)
        for key in self._values.keys(start, TARGET_KEYS, "指标"):
            said[key] = self._target_readers[key](key)
        limit, unit = said["at_most"], said["unit"] or ""
        if len(self._stream.problems) > known:
            return None
        if (said["value"] is None) == (limit is None):
            hint = "写成如 value: 12；不得超过的写 at_most: 5"
            self._stream.report("RW213", start, "指标要有目标值（value）或上限（at_most），只写一个", hint)
            return None
        kind = said["kind"] or default_kind(unit, at_most=limit is not None)
        target = Target(
            said["name"] or "",
            said["value"] if limit is None else limit,
            unit,
            kind,
            limit is not None,
            said["from"] or Decimal(0),
            said["since"],
            said["steps"] or (),
            self._stream.place(start),
        )
        if wrong := _unfit(target):
            self._stream.report("RW213", start, f"指标“{target.name}”{wrong[0]}", wrong[1])
        return target

    def _name(self, key: str) -> str:
        return self._values.filled_text(key)[0].strip()

    def _amount(self, key: str) -> Decimal | None:
        return self._number(key, TARGET_KEYS[key].heading)

    def _number(self, key: str, what: str, hint: str = "") -> Decimal | None:
        """A decimal, or None; a text that is none is a problem."""
        event, text = self._values.typed(key)
        found = quantities.number(text)
        if found is None and event is not None:
            written = hint or f"写成数，如 {key}: 12，单位写在 unit 里，如 unit: 公顷"
            self._stream.report("RW213", event, f"{what}“{text}”不是数", written)
        return found

    def _kind(self, key: str) -> TargetKind | None:
        event, text = self._values.typed(key)
        if text and text not in self._shown:
            self._stream.report("RW213", event, f"指标没有“{text}”这一类", "写 累计（逐步完成）或 水平（随时保持）")
        return self._shown.get(text)

    def _steps(self, _key: str) -> tuple[Step, ...]:
        return tuple(self._each_step())

    def _each_step(self) -> Iterator[Step]:
        shape = "分步目标的时限", "“steps”应是时限到数的对照", "写成如 steps: {2025年6月: 4, 2025年9月: 8}"
        for event, deadline in self._values.named(self._stream.next(), *shape):
            value = self._number(deadline, f"{deadline}的分步目标")
            if value is not None:
                yield Step(deadline, value, self._stream.place(event))


def _unfit(target: Target) -> tuple[str, str] | None:
    """What in a target doesn't go together, and how to put it right."""
    if target.kind is TargetKind.LEVEL and (target.steps or target.since or target.begins_at):
        return "是水平，没有起点和分步目标", "逐步完成的写 kind: 累计；随时保持的去掉 from、since、steps"
    if target.kind is TargetKind.CUMULATIVE and target.at_most:
        return "有上限，不能是累计", "上限随时都要守住，去掉 kind；逐步完成的写 value"
    if target.kind is TargetKind.CUMULATIVE and target.value == target.begins_at:
        return "的目标值与起点值相同", "核对 value 和 from（不写 from 就是从0起）"
    return None
