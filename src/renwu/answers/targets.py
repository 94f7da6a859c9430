"""Targets on a date as programs read them; in JSON numbers are texts, as they were written, shares are fractions."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from renwu.answers.goal_words import aim_words, gap_words, share_words, stand_words, value_words
from renwu.answers.table import iso
from renwu.plan.quantities import measured, written
from renwu.plan.targets import TargetKind
from renwu.standing import progress
from renwu.standing.progress import Progress
from renwu.standing.status import Standing


def target_record(one: Progress) -> dict[str, Any]:
    """What the plan says of a target, by the plan's keys, then how it stands."""
    target = one.target
    number = written(target.value)
    return {
        "name": target.name,
        "value": None if target.at_most else number,
        "at_most": number if target.at_most else None,
        "unit": target.unit,
        "kind": target.kind.value,
        "from": written(target.begins_at),
        "since": iso(target.since),
        "steps": [{"deadline": step.deadline, "value": written(step.value)} for step in target.steps],
        "reported": None if one.value is None else written(one.value),
        "reported_on": iso(one.reported_on),
        "start": iso(one.start),
        "end": iso(one.end),
        "actual": _fraction(one.actual),
        "share": _fraction(one.share),
        "met": one.met,
    }


def _fraction(share: Fraction | None) -> dict[str, int] | None:
    return None if share is None else {"part": share.numerator, "whole": share.denominator}


def _each(say: Callable[[Progress, Standing], str], between: str = "：") -> Callable[[Standing], str]:
    """A cell with a line for each target of a task: its name, and what is said of it."""

    def cell(standing: Standing) -> str:
        return "\n".join(f"{one.target.name}{between}{say(one, standing)}" for one in progress.of(standing))

    return cell


def _value(one: Progress, _standing: Standing) -> str:
    last = "" if one.value is None else measured(one.value, one.target.unit)
    return f"{last}/{aim_words(one.target)}"


CELLS: Mapping[str, Callable[[Standing], str]] = {
    "values": _each(_value, ": "),
    "targets": _each(stand_words),
    "aim": _each(lambda one, _: aim_words(one.target)),
    "reported": _each(lambda one, _: value_words(one)),
    "share": _each(
        lambda one, standing: "不适用" if one.target.kind is TargetKind.LEVEL else share_words(one, standing)
    ),
    "gap": _each(lambda one, _: gap_words(one)),
}
"""What a cell says of all targets of a task, a target a line: `values` for programs, the others for people."""
