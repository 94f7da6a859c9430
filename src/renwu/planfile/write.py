"""Records to text: a plan as data/tasks.yaml has it.

Written here: no YAML library keeps one-line lists beside block mappings, or knows that a plan has no typed scalars.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from renwu.plan.keys import MEASURE_KEYS, PLAN_KEYS, SECTION_KEYS, TASK_KEYS, UNIT_KEYS, Key, Shape
from renwu.plan.model import Measure, Plan, Section, Task, UnitEntry
from renwu.plan.quantities import written
from renwu.plan.targets import Target, default_kind

# YAML 1.1, 5.1 and 5.4: what can't stand in a text as it is, line ends that a reader would fold included.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# YAML 1.1, 9.1.3: what a plain scalar must not begin with, contain or end with.
_PLAIN = re.compile("(?![-?:,\\[\\]{}#&*!|>'\"%@`=.<~]|\\s)(?:(?!: |[ \t]#|\t).)*(?<![:\\s])")
_PLAIN_IN_LIST = re.compile("[^,\\[\\]{}:#]*")


def plan_text(plan: Plan) -> str:
    """The text of a plan; `read` gives the same plan for it."""
    return "\n".join(_plan(plan)) + "\n"


def _plan(plan: Plan) -> Iterator[str]:
    yield from _lines(plan, PLAN_KEYS, 0)
    yield ""
    yield "sections:"
    for number, section in enumerate(plan.sections):
        if number:
            yield ""
        yield from _item([*_lines(section, SECTION_KEYS, 2), "measures:"], 1)
        for measure in section.measures:
            yield from _item([*_lines(measure, MEASURE_KEYS, 4), "tasks:"], 3)
            for task in measure.tasks:
                yield from _item(_lines(task, TASK_KEYS, 6), 5)


def _lines(record: Plan | Section | Measure | Task, keys: Mapping[str, Key], depth: int) -> list[str]:
    """A record key by key, but for the list of what lies a level below; empty values are left out."""
    lines = []
    for key in keys.values():
        value = getattr(record, key.name)
        if key.shape is not Shape.PARTS and (value or value == 0 or key.required):
            lines.append(f"{key.name}:{_value(value, key.shape, depth)}")
    return lines


def _value(value: Any, shape: Shape, depth: int) -> str:  # noqa: ANN401  # what the shape says
    write = _WRITERS.get(shape)
    return f" {_block(str(value), depth)}" if write is None else write(value, depth)


_WRITERS: Mapping[Shape, Callable[[Any, int], str]] = {
    Shape.ALIASES: lambda entries, _: "".join(f"\n  {_in_list(entry.name)}:{_unit(entry)}" for entry in entries),
    Shape.UNITS: lambda names, _: f" {_list(names)}",
    Shape.GRADES: lambda names, _: f" {_list(names)}",
    Shape.PRINTED: lambda texts, _: f" {_mapping(texts)}",
    Shape.FORMERLY: lambda formers, _: f" {_mapping({one.name: one.last_day.isoformat() for one in formers})}",
    Shape.MILESTONES: lambda found, depth: _items(
        [{"name": one.name, "deadline": one.deadline} for one in found], depth
    ),
    Shape.TARGETS: lambda found, depth: _items(list(map(_target, found)), depth),
    Shape.LIGHTS: lambda rule, _: f" {_mapping({key: written(number) for key, number in rule._asdict().items()})}",
}
"""How the values of each shape are written behind their key, at a depth; any other is a text."""


def _items(said: Sequence[Mapping[str, str]], depth: int) -> str:
    """Mappings on a line each, below their key."""
    return "".join(f"\n{'  ' * (depth + 1)}- {_mapping(each)}" for each in said)


def _target(target: Target) -> Mapping[str, Any]:
    """What is said of a target, key by key; what is understood anyway is left out."""
    default = default_kind(target.unit, at_most=target.at_most)
    return {
        "name": target.name,
        "at_most" if target.at_most else "value": written(target.value),
        **({"unit": target.unit} if target.unit else {}),
        **({"kind": target.kind.value} if target.kind is not default else {}),
        **({"from": written(target.begins_at)} if target.begins_at else {}),
        **({"since": target.since.isoformat()} if target.since else {}),
        **({"steps": {step.deadline: written(step.value) for step in target.steps}} if target.steps else {}),
    }


def _unit(entry: UnitEntry) -> str:
    """What is said of a unit: its aliases alone, or key by key."""
    if (entry.formerly, entry.until, entry.paper, entry.via) == ((), None, "", ""):
        return f" {_list(entry.aliases)}"
    said = ((key, getattr(entry, key.name)) for key in UNIT_KEYS.values())
    return "".join(f"\n    {key.name}:{_value(value, key.shape, 2)}" for key, value in said if value)


def _item(lines: list[str], depth: int) -> Iterator[str]:
    """The lines of a mapping as an item of a list."""
    for number, line in enumerate(lines):
        yield f"{'  ' * depth}{'  ' if number else '- '}{line}"


def _list(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_in_list, names))}]"


def _mapping(texts: Mapping[str, Any]) -> str:
    """A mapping on one line, of texts or of mappings of texts."""
    shown = {key: _mapping(text) if isinstance(text, Mapping) else _in_list(text) for key, text in texts.items()}
    return f"{{{', '.join(f'{_in_list(key)}: {text}' for key, text in shown.items())}}}"


def _block(text: str, depth: int) -> str:
    """A text behind a key; lines of its own where it has several."""
    if "\n" in text.strip("\n") == text and not _UNWRITABLE.search(text) and all(map(_stands_alone, text.split("\n"))):
        return "|-\n" + "\n".join(f"{'  ' * (depth + 1)}{line}".rstrip() for line in text.split("\n"))
    if _PLAIN.fullmatch(text) and not _UNWRITABLE.search(text):
        return text
    return _quoted(text)


def _stands_alone(line: str) -> bool:
    """Whether a line has no white space at its ends that a block of lines would lose."""
    return line == line.strip(" \t")


def _in_list(text: str) -> str:
    """A text inside brackets or braces."""
    if text and _PLAIN_IN_LIST.fullmatch(text) and _PLAIN.fullmatch(text) and not _UNWRITABLE.search(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    if text and "\n" not in text and not _UNWRITABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'
