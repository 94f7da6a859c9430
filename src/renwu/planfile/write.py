"""Records to text: a plan as data/tasks.yaml has it.

Written here: no YAML library keeps one-line lists beside block mappings, or knows that a plan has no typed scalars.
"""

import re
from collections.abc import Iterator, Mapping

from renwu.plan.model import Plan, Task, UnitEntry

# YAML 1.1, 5.1 and 5.4: what can't stand in a text as it is, line ends that a reader would fold included.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# YAML 1.1, 9.1.3: what a plain scalar must not begin with, contain or end with.
_PLAIN = re.compile("(?![-?:,\\[\\]{}#&*!|>'\"%@`=.<~]|\\s)(?:(?!: |[ \t]#|\t).)*(?<![:\\s])")
_PLAIN_IN_LIST = re.compile("[^,\\[\\]{}:#]*")


def plan_text(plan: Plan) -> str:
    """The text of a plan; `read` gives the same plan for it."""
    return "\n".join(_plan(plan)) + "\n"


def _plan(plan: Plan) -> Iterator[str]:
    texts = {
        "title": plan.title,
        "document": plan.document,
        "issued": str(plan.issued or ""),
        "year": str(plan.year or ""),
        "issuer": plan.issuer,
        "note": plan.note,
    }
    for key, text in texts.items():
        if text:
            yield f"{key}: {_block(text, 0)}"
    if plan.units:
        yield "units:"
        yield from map(_unit, plan.units)
    yield ""
    yield "sections:"
    for number, section in enumerate(plan.sections):
        if number:
            yield ""
        yield from _part(section.number, section.title, "measures", 1)
        for measure in section.measures:
            yield from _part(measure.number, measure.title, "tasks", 3)
            for task in measure.tasks:
                yield from _task(task)


def _unit(entry: UnitEntry) -> str:
    return f"  {_in_list(entry.name)}: {_list(entry.aliases)}"


def _part(number: str, title: str, key: str, depth: int) -> Iterator[str]:
    """The lines of a section or measure up to the list below it."""
    lines = [f"{name}: {_block(text, depth + 1)}" for name, text in (("number", number), ("title", title)) if text]
    yield from _item([*lines, f"{key}:"], depth)


def _task(task: Task) -> Iterator[str]:
    depth = 6
    lines = [f"id: {_block(task.id, depth)}", f"text: {_block(task.text, depth)}"]
    if task.deadline:
        lines.append(f"deadline: {_block(task.deadline, depth)}")
    lines += [f"{key}: {_list(names)}" for key, names in (("lead", task.lead), ("support", task.support)) if names]
    texts = {
        "leader": task.leader,
        "contact": task.contact,
        "note": task.note,
        "source": task.source,
        "base": str(task.base or ""),
    }
    for key, text in texts.items():
        if text:
            lines.append(f"{key}: {_block(text, depth)}")
    if task.printed:
        lines.append(f"printed: {_mapping(task.printed)}")
    yield from _item(lines, depth - 1)


def _item(lines: list[str], depth: int) -> Iterator[str]:
    """The lines of a mapping as an item of a list."""
    for number, line in enumerate(lines):
        yield f"{'  ' * depth}{'  ' if number else '- '}{line}"


def _list(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_in_list, names))}]"


def _mapping(texts: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {_in_list(text)}' for key, text in texts.items())}}}"


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
