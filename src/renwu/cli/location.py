"""Which file is meant: the plan that was named, else the nearest one from here up, else the one that comes along."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PLAN = Path("data", "tasks.yaml")
"""Where a plan is kept in its folder."""

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
