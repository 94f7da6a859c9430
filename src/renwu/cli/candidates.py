"""What shell completion offers. It never prints and never fails: a plan that can't be read offers nothing."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from renwu.cli import location
from renwu.cli.console import here
from renwu.errors import RenwuError
from renwu.writers import FORMATS

if TYPE_CHECKING:
    from renwu.plan.model import Plan

COLORS = ("auto", "always", "never")
"""What --color takes."""

SHELLS: Mapping[str, str] = {"bash": "Bash 4.4以上", "zsh": "Z shell", "fish": "fish"}
"""The shells there is a script for, as people call them."""

COUNTED: Mapping[str, str] = {"status": "状态", "assessment": "考核"}
"""What `summary --columns` takes."""


def plans(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The plans of a ledger: their keys, each with its title."""
    return _beginning(incomplete, {plan.key: plan.title[:20] for plan in _plans(ctx)})


def kinds(ctx: typer.Context, incomplete: str) -> list[str]:
    """What kinds of plans a ledger has."""
    kinds = dict.fromkeys(plan.kind for plan in _plans(ctx) if plan.kind)
    return [kind for kind in kinds if kind.startswith(incomplete)]


def units(ctx: typer.Context, incomplete: str) -> list[str]:
    """Units of the plan."""
    from renwu.plan.units import directory  # noqa: PLC0415  # only where they are asked for

    return list(dict.fromkeys(unit for plan in _plans(ctx) for unit in directory(plan).completions(incomplete)))


def grades(ctx: typer.Context, incomplete: str) -> list[str]:
    """The grades of the plan's reminders."""
    from renwu.plan import grades  # noqa: PLC0415  # only where they are asked for

    found = dict.fromkeys(grade for plan in _plans(ctx) for grade in grades.of(plan))
    return [grade for grade in found if grade.startswith(incomplete)]


def leaders(ctx: typer.Context, incomplete: str) -> list[str]:
    """Leading officials that the plan's tasks name."""
    from renwu.plan import leaders as officials  # noqa: PLC0415  # only where they are asked for

    return [name for name in officials.every(_plans(ctx)) if name.startswith(incomplete)]


def ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Tasks of the plan, with the beginning of their texts, the last of several behind commas being completed."""
    before, comma, begun = incomplete.rpartition(",")
    plans = _plans(ctx)
    shown = (
        (f"{plan.key}/{placed.task.id}" if len(plans) > 1 else placed.task.id, placed.task.text[:20])
        for plan in plans
        for placed in plan.tasks()
    )
    return [(f"{before}{comma}{id_}", text) for id_, text in shown if id_.startswith(begun)]


def statuses(incomplete: str) -> list[tuple[str, str]]:
    """The statuses, as slugs, or as the field's words once one is begun."""
    from renwu.standing.query import STATUS_GROUPS  # noqa: PLC0415  # the same
    from renwu.standing.status import Status  # noqa: PLC0415  # only where they are asked for

    slugs = {status.value: status.label for status in Status}
    labels = {status.label: status.value for status in Status}
    groups = {word: "、".join(one.label for one in Status if one in meant) for word, meant in STATUS_GROUPS.items()}
    return _beginning(incomplete, slugs | labels | groups if incomplete else slugs)


def lights(incomplete: str) -> list[tuple[str, str]]:
    """The lights, as slugs, or as the field's words once one is begun."""
    from renwu.standing.light import Light  # noqa: PLC0415  # only where they are asked for

    return _slugs(incomplete, {light.value: light.label for light in Light} | {"none": "无"})


def paces(incomplete: str) -> list[tuple[str, str]]:
    """How tasks can go, likewise."""
    from renwu.standing.pace import Pace  # noqa: PLC0415  # only where they are asked for

    return _slugs(incomplete, {pace.value: pace.label for pace in Pace})


def _slugs(incomplete: str, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return _beginning(
        incomplete, {**labels, **{label: slug for slug, label in labels.items()}} if incomplete else labels
    )


def events(incomplete: str) -> list[tuple[str, str]]:
    """The events of the journal."""
    from renwu.journal.entries import Event  # noqa: PLC0415  # only where they are asked for

    return _beginning(incomplete, {event.value: event.label for event in Event})


def formats(incomplete: str) -> list[str]:
    """The output formats."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def columns(incomplete: str) -> list[str]:
    """Columns of the list, the last of several being completed."""
    from renwu.answers.columns import TASK_COLUMNS  # noqa: PLC0415  # only where they are asked for
    from renwu.answers.requested import STREAKS  # noqa: PLC0415  # the same

    *chosen, begun = incomplete.split(",")
    return [",".join([*chosen, key]) for key in (*TASK_COLUMNS, STREAKS.column.key) if key.startswith(begun)]


def sort_keys(incomplete: str) -> list[tuple[str, str]]:
    """What --sort takes."""
    from renwu.standing.choices import SORT_KEYS  # noqa: PLC0415  # only where they are asked for

    return _beginning(incomplete, SORT_KEYS)


def groupings(incomplete: str) -> list[tuple[str, str]]:
    """What --by takes."""
    from renwu.standing.choices import GROUPINGS  # noqa: PLC0415  # only where they are asked for

    return _beginning(incomplete, GROUPINGS)


def counted(incomplete: str) -> list[tuple[str, str]]:
    """What `summary --columns` takes."""
    return _slugs(incomplete, COUNTED)


def colors(incomplete: str) -> list[str]:
    """What --color takes."""
    return [name for name in COLORS if name.startswith(incomplete)]


def shells(incomplete: str) -> list[str]:
    """The shells there is a script for."""
    return [name for name in SHELLS if name.startswith(incomplete)]


def _beginning(incomplete: str, words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(word, help_) for word, help_ in words.items() if word.startswith(incomplete)]


def _plans(ctx: typer.Context) -> "Sequence[Plan]":
    from renwu.ledger import ledger  # noqa: PLC0415  # only where they are asked for

    before = ctx.parent.params if ctx.parent else {}
    files: list[str] | None = ctx.params.get("file") or before.get("file") or None
    named = location.find(files, os.environ, here()) or (location.packaged("tasks.yaml"),)
    try:
        return [book.plan for book in ledger.load(named, keep_going=True, journals=False).books]
    except (RenwuError, OSError):
        return ()
