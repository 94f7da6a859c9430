"""Which files are meant: those that were named, else the nearest plan from here up, else the one that comes along."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from renwu.errors import UsageError

PLANS = (Path("data", "tasks.yaml"), Path("data", "tasks.yml"))
"""Where a plan is kept in its folder; where both are there the first is meant."""

_PACKAGE = Path(__file__).parent.parent


def packaged(name: str) -> Path:
    """A file that comes with renwu: inside the installed package, or in the source tree it runs from."""
    installed = _PACKAGE / "data" / name
    source = _PACKAGE.parent.parent
    return next(
        path for path in (installed, source / "data" / name, source / "docs" / "schema" / name) if path.exists()
    )


def find(files: Sequence[str] | None, environ: Mapping[str, str], here: Path) -> tuple[Path, ...]:
    """What is meant: `files`, else RENWU_FILE, else the nearest of PLANS upwards, no further than the repository.

    Args:
        files: the files and folders that the user named, if any.
        environ: the environment.
        here: the folder to look from, from the file system's root.

    Returns:
        The paths as people should see them, from `here` where it was looked for; empty without a plan.

    Raises:
        UsageError: a name is empty.
    """
    if files:
        if not all(files):
            raise UsageError("--file：文件名是空的；写方案文件或文件夹，或不写 --file")
        return tuple(map(Path, files))
    if named := _of_environment(environ.get("RENWU_FILE", "")):
        return tuple(map(Path, named))
    for folder in _folders(here):
        for plan in PLANS:
            if os.path.isfile(folder / plan):  # noqa: PTH113  # pathlib's own fails in a folder that may not be entered
                return (Path(os.path.relpath(folder / plan, here)),)
    return ()


def _of_environment(named: str) -> list[str]:
    """The files of RENWU_FILE: one whose name it is as it stands, or several, separated as in PATH."""
    return [named] if os.path.lexists(named) else [name for name in named.split(os.pathsep) if name]


def own(files: Sequence[str] | None, environ: Mapping[str, str], here: Path) -> tuple[Path, ...]:
    """As `find`. Raises UsageError, saying where was looked, where there is no plan."""
    if found := find(files, environ, here):
        return found
    *_, top = _folders(here)
    end = "仓库的根" if _is_repository(top) else "最上层"
    where = f"{here}（{end}）里没有" if here == top else f"从 {here} 往上到{end} {top}，都没有"
    names = " 或 ".join(plan.as_posix() for plan in PLANS)
    raise UsageError(
        f"没有找到方案：{where} {names}；用 --file 指定方案，或用 renwu init 新建"
        "（自带的方案只供在屏幕上试用，不作检查、登记、公文和退出码的依据）"
    )


def from_repository(file: str, environ: Mapping[str, str]) -> str:
    """A file's path from the root of its repository, else from GITHUB_WORKSPACE; as it is where it is in neither."""
    path = Path(os.path.abspath(file))  # noqa: PTH100  # pathlib's own leaves .. in
    workspace = environ.get("GITHUB_WORKSPACE")
    for root in (*filter(_is_repository, path.parents), *([Path(workspace)] if workspace else ())):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return file


def _folders(here: Path) -> Sequence[Path]:
    """The folders from here up to the repository's root; outside one, to the file system's."""
    folders = (here, *here.parents)
    for at, folder in enumerate(folders):
        if _is_repository(folder):
            return folders[: at + 1]
    return folders


def _is_repository(folder: Path) -> bool:
    # A folder, or in a worktree or a submodule a file; pathlib's own fails in a folder that may not be entered.
    return os.path.exists(folder / ".git")  # noqa: PTH110  # see above
