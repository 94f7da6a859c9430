"""Reading a plan from its file, and which journal belongs to it."""

import os
from pathlib import Path

from renwu import filesystem, planfile
from renwu.errors import Place, Problem
from renwu.plan.model import Plan, UnitEntry

PLAN_ENDINGS = (".yaml", ".yml")
"""How the name of a plan ends; where there are both the first is meant."""

JOURNAL_ENDING = ".progress.jsonl"
"""How the name of a journal ends: X.yaml has X.progress.jsonl."""


UNITS_NAME = "units.yaml"
"""The file beside a plan that says of units what holds for every plan there."""


def journal_of(plan: Path) -> Path:
    """The journal beside a plan: X.yaml has X.progress.jsonl."""
    return plan.parent / f"{plan.stem}{JOURNAL_ENDING}"


def plan_of(journal: Path) -> Path:
    """The plan that a journal belongs to: X.progress.jsonl is of X.yaml, or of X.yml where there is no X.yaml."""
    name = journal.name.removesuffix(JOURNAL_ENDING)
    plan, other = (journal.parent / f"{name}{ending}" for ending in PLAN_ENDINGS)
    return other if other.is_file() and not plan.is_file() else plan


def namesakes(plan: Path) -> list[Path]:
    """The plans that share a plan's name and so its journal, by the order in which they are looked for."""
    return [path for ending in PLAN_ENDINGS if (path := plan.parent / f"{plan.stem}{ending}").is_file()]


def neighbours(plan: Path) -> list[Path]:
    """The files beside a plan that end as a plan or a journal does, itself among them; none if the folder is shut."""
    try:
        return [file for file in plan.parent.iterdir() if file.name.endswith((".jsonl", *PLAN_ENDINGS))]
    except OSError:
        return []


def has_journal(plan: Path) -> bool:
    """Whether something stands where a plan's journal would, a link that leads nowhere included."""
    return os.path.lexists(journal_of(plan))


_OTHERWISE = "；用 --file 指定方案文件，或用 renwu init 新建"


def read(path: Path, otherwise: str = _OTHERWISE) -> planfile.Parsed:
    """Read a plan file. Raises FileError where it can't be opened, saying what to do `otherwise`."""
    data = filesystem.content(path, otherwise)
    return planfile.Parsed(None, (_too_large(path),)) if data is None else planfile.read(data, str(path))


def _too_large(path: Path) -> Problem:
    return Problem(Place(str(path), 1, 1), "RW102", "文件超过128 MiB", "方案是手写的文本，不会这么大；请核对文件")


def load(path: Path, otherwise: str = _OTHERWISE) -> Plan:
    """The plan in a file. Raises FileError as `read` does, and PlanError where the plan can't be relied on."""
    return read(path, otherwise).reliable()


def read_units(folder: Path) -> planfile.ParsedUnits:
    """What the units.yaml of a folder says; nothing where there is none. Raises FileError where it can't be opened."""
    path = folder / UNITS_NAME
    if not os.path.lexists(path):
        return planfile.ParsedUnits((), ())
    data = filesystem.content(path)
    return planfile.ParsedUnits((), (_too_large(path),)) if data is None else planfile.read_units(data, str(path))


def load_units(folder: Path) -> tuple[UnitEntry, ...]:
    """What the units.yaml of a folder says of units; nothing where there is none.

    Raises:
        FileError: it can't be opened.
        PlanError: it can't be relied on.
    """
    return read_units(folder).reliable()
