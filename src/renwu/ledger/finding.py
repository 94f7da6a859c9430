"""Which files are plans: those that are named, and those below a folder that is named."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from renwu import filesystem
from renwu.errors import FileError
from renwu.ledger.reading import PLAN_ENDINGS, UNITS_NAME

SETTINGS = "ledger.yaml"
"""What a ledger's folder may hold beside its plans: its title and its defaults."""

_PLAN = re.compile(rb"(?:\xef\xbb\xbf)?sections[ \t]*:")
"""How the line begins that makes a YAML file a plan, whether or not it can be read."""


class PlanFile(NamedTuple):
    """A plan's file, and the folder below which it was found; None where the file itself was named."""

    path: Path
    folder: Path | None


class Found(NamedTuple):
    """What was found: the plans, each once, in the order of their paths; and YAML files that are none."""

    plans: tuple[PlanFile, ...]
    others: tuple[Path, ...]


def find(named: Iterable[Path]) -> Found:
    """The plans that are meant by files and folders.

    A file is a plan whatever it holds. Below a folder a file is one that ends as a plan does and has a line that
    begins `sections:`; what is hidden, and links that lead out of the folder, are passed over. A file met twice, by
    whatever name, counts once.

    Raises:
        FileError: a folder can't be looked into, or has no plan.
    """
    plans: dict[object, PlanFile] = {}
    others: list[Path] = []
    for path in named:
        if not path.is_dir():
            plans.setdefault(identity(path), PlanFile(path, None))
            continue
        found: list[Path] = []
        strange: list[Path] = []
        for file in _below(path):
            if _is_plan(file):
                found.append(file)
            elif file.name not in {SETTINGS, UNITS_NAME}:
                strange.append(file)
        if not found:
            raise FileError(f"{path} 里没有方案{_told(strange)}；用 --file 指定方案，或用 renwu init 新建")
        for file in found:
            plans.setdefault(identity(file), PlanFile(file, path))
        others += strange
    return Found(tuple(plans.values()), tuple(dict.fromkeys(others)))


def identity(path: Path) -> object:
    """What is the same for two names of one file; a file that isn't there is itself."""
    try:
        status = path.stat()
    except OSError:
        return path
    return status.st_dev, status.st_ino


_MOST_NAMED = 3
"""How many files a message names."""


def _told(strange: Sequence[Path]) -> str:
    """How many YAML files are no plans, with the first of them."""
    if not strange:
        return "：一个 .yaml、.yml 文件都没有"
    return f"：{len(strange)}个 YAML 文件都没有 sections 这一行（{listed(strange)}）"


def listed(files: Sequence[Path]) -> str:
    """The first few of some files, by name, and 等 where there are more."""
    return "、".join(map(str, files[:_MOST_NAMED])) + ("等" if len(files) > _MOST_NAMED else "")


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder that end as plans do, in the order of their paths."""
    root = os.path.realpath(folder)
    files: list[Path] = []
    pending = [folder]
    while pending:
        here = pending.pop()
        with filesystem.opening(here), os.scandir(here) as entries:
            for entry in entries:
                if entry.name.startswith(".") or (entry.is_symlink() and not _leads_within(entry.path, root)):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(here / entry.name)
                elif entry.name.endswith(PLAN_ENDINGS) and entry.is_file():
                    files.append(here / entry.name)
    return iter(sorted(files))


def _leads_within(link: str, root: str) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(root)


def _is_plan(path: Path) -> bool:
    """Whether a file has the line that makes it a plan; one that is too large is told as a plan that can't be read."""
    with filesystem.opening(path), path.open("rb") as lines:
        too_large = os.fstat(lines.fileno()).st_size > filesystem.MOST_BYTES
        return too_large or any(
            map(_PLAN.match, lines)
        )  # most have it among their first lines, and are read no further
