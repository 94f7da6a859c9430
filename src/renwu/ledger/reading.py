"""Which files: where the plan is, and reading it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from renwu import filesystem, planfile
from renwu.errors import FileError, Place, Problem
from renwu.plan.model import Plan

PLAN = Path("data", "tasks.yaml")
"""Where a plan stands in its folder."""

PLAN_ENDINGS = frozenset({".yaml", ".yml"})
"""How the name of a plan ends."""

JOURNAL_ENDING = ".progress.jsonl"
"""How the name of a journal ends: X.yaml has X.progress.jsonl."""

_PACKAGE = Path(__file__).parent.parent


class Location(NamedTuple):
    """Where a plan is, as people should see it, and whether it is the read-only one inside the package."""

    path: Path
    packaged: bool


def packaged(name: str) -> Path:
    """A file that comes with renwu: inside the installed package, or in the source tree it runs from."""
    installed = _PACKAGE / "data" / name
    source = _PACKAGE.parent.parent
    return next(
        path for path in (installed, source / "data" / name, source / "docs" / "schema" / name) if path.exists()
    )


def locate(file: str | None, environ: Mapping[str, str], here: Path) -> Location:
    """The plan meant: `file`, else RENWU_FILE, else the nearest data/tasks.yaml upwards, else the packaged one.

    Args:
        file: what the user named, if anything.
        environ: the environment.
        here: the folder to look from.
    """
    named = environ.get("RENWU_FILE") or None if file is None else file
    if named is not None:
        return Location(Path(named), packaged=False)
    for folder in (here, *here.parents):
        if (folder / PLAN).is_file():
            return Location(Path(os.path.relpath(folder / PLAN, here)), packaged=False)
    return Location(packaged("tasks.yaml"), packaged=True)


def journal_of(plan: Path) -> Path:
    """The journal beside a plan: X.yaml has X.progress.jsonl."""
    return plan.with_name(f"{plan.stem}{JOURNAL_ENDING}")


def has_journal(plan: Path) -> bool:
    """Whether something stands where a plan's journal would, a link that leads nowhere included."""
    return os.path.lexists(journal_of(plan))


def read(path: Path) -> planfile.Reading:
    """Read a plan file. Raises FileError where it can't be opened."""
    try:
        data = filesystem.content(path)
    except OSError as error:
        raise FileError(
            f"打不开 {path}：{filesystem.reason(error)}；用 --file 指定方案文件，或用 renwu init 新建"
        ) from None
    if data is None:
        problem = Problem(
            Place(str(path), 1, 1), "RW102", "文件超过128 MiB", "方案是手写的文本，不会这么大；请核对文件"
        )
        return planfile.Reading(None, (problem,))
    return planfile.read(data, str(path))


def load(path: Path) -> Plan:
    """The plan in a file. Raises FileError where it can't be opened, PlanError where it can't be relied on."""
    return read(path).reliable()
