"""Which files: where the plan is, and reading it."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from renwu import filesystem, planfile
from renwu.errors import FileError, Place, PlanError, Problem
from renwu.model import Plan

PLAN = Path("data", "tasks.yaml")
"""Where a plan stands in its folder."""

JOURNAL_ENDING = ".progress.jsonl"
"""How the name of a journal ends: X.yaml has X.progress.jsonl."""

MOST_BYTES = 128 << 20
"""A larger file is refused unread."""

_PACKAGE = Path(__file__).parent


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
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):  # Windows refuses a folder in other words
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            too_large = status.st_size > MOST_BYTES
            data = b"" if too_large else _read(file)
    except OSError as error:
        raise FileError(
            f"打不开 {path}：{filesystem.reason(error)}；用 --file 指定方案文件，或用 renwu init 新建"
        ) from None
    if too_large or len(data) > MOST_BYTES:
        problem = Problem(
            Place(str(path), 1, 1), "RW102", "文件超过128 MiB", "方案是手写的文本，不会这么大；请核对文件"
        )
        return planfile.Reading(None, (problem,))
    return planfile.read(data, str(path))


def _read(file: BinaryIO) -> bytes:
    """A file's bytes, and no more than one too many: a device may have no end."""
    data = bytearray()
    while len(data) <= MOST_BYTES and (chunk := file.read(1 << 20)):
        data += chunk
    return bytes(data)


def load(path: Path) -> Plan:
    """The plan in a file. Raises FileError where it can't be opened, PlanError where it can't be relied on."""
    reading = read(path)
    if reading.plan is None or any(problem.fatal for problem in reading.problems):
        raise PlanError(reading.problems)
    return reading.plan
