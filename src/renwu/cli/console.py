"""Printing: answers to stdout or a file, everything else to stderr, and problems with the lines they are in."""

import contextlib
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from renwu.errors import FileError, Place, Problem, RenwuError, UsageError
from renwu.filesystem import MOST_BYTES, reason
from renwu.planfile import source_lines
from renwu.writers.visible import visible


def prepare() -> None:
    """Make the standard streams UTF-8 in any locale, and there even where the caller closed them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # stays open for the process's life
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def here() -> Path:
    """The folder the user is in; the root of all where somebody has removed it."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.sep)


def note(text: str) -> None:
    """Tell people something beside the answer; where nobody can hear it, the answer counts all the same."""
    _to_stderr(f"{visible(text)}\n")


def _to_stderr(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # stays open for the process's life


def say(text: str) -> None:
    """Write an answer that is text already. Raises FileError."""
    with destination(None) as out:
        out.write(text)


@contextlib.contextmanager
def destination(path: str | None, format_: str = "") -> Iterator[TextIO]:
    """Where an answer goes: stdout, or a file that is written whole or not at all. Raises FileError."""
    if path is None:
        with _stdout() as out:
            yield out
    else:
        with _replaced(Path(path), "utf-8-sig" if format_ == "csv" else "utf-8") as out:
            yield out


@contextlib.contextmanager
def _stdout() -> Iterator[TextIO]:
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (| head -1); what is still buffered must not fail at exit either.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # stays open for the process's life
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # the same
        raise FileError(f"写不到标准输出：{reason(error)}") from None


@contextlib.contextmanager
def _replaced(path: Path, encoding: str) -> Iterator[TextIO]:
    named = "utf-8" if path.exists() and not path.is_file() else encoding  # a pipe gets no byte order mark
    with saved(path) as file:
        out = io.TextIOWrapper(file, named, errors="backslashreplace", newline="")
        try:
            yield out
            out.flush()
        finally:
            with contextlib.suppress(OSError):
                out.detach()  # the file is closed by whoever opened it


@contextlib.contextmanager
def saved(path: Path) -> Iterator[BinaryIO]:
    """A file that is written whole or not at all. Raises FileError."""
    import tempfile  # noqa: PLC0415  # only a file needs it

    target = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file():  # a terminal or a pipe by name; a folder is refused here
            with contextlib.suppress(BrokenPipeError), path.open("wb") as out:
                yield out
            return
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with open(descriptor, "wb") as out:  # noqa: PTH123  # a descriptor has no Path
                yield out
                out.flush()
                os.fsync(out.fileno())
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(f"写不了 {path}：{reason(error)}") from None


_MOST_NAMED = 8


def refuse_overwriting(files: Iterable[Path]) -> None:
    """Refuse to write over papers and forms, which people edit and fill in. Raises UsageError."""
    if there := [str(file) for file in files if file.exists() or file.is_symlink()]:
        more = f"等{len(there)}个文件" if len(there) > _MOST_NAMED else ""
        named = "、".join(there[:_MOST_NAMED])
        raise UsageError(f"已经有 {named}{more}，可能有人改过或填过，没有改动；换一个名字，或先把它移走")


def make_folder(folder: Path, option: str) -> None:
    """Make a folder where there is none. Raises FileError, naming the option that says which."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise FileError(f"{folder} 是文件，不是文件夹；{option} 换一个文件夹") from None
    except OSError as error:
        raise FileError(f"建不了 {folder}：{reason(error)}") from None


def _mode(target: Path) -> int:
    """What the file's permissions were, or would be if it were made anew."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def problem_text(problem: Problem, lines: dict[str, list[str]]) -> str:
    """A problem as people read it: where and what, the line with the spot marked, how to put it right.

    Args:
        problem: the problem.
        lines: the source lines of each file, filled in as they are needed.
    """
    place = problem.place
    head = f"{place.file}:{place.line}:{place.column}: {problem.severity.label} {problem.code} {problem.message}"
    if place.file not in lines:
        lines[place.file] = _source(place.file, json_lines=problem.code.startswith("RW4"))
    source = lines[place.file]
    excerpt = _excerpt(source[place.line - 1], place) if place.line <= len(source) else ""
    return f"{visible(head)}\n{excerpt}   {visible(problem.hint)}\n"


def _source(file: str, *, json_lines: bool) -> list[str]:
    path = Path(file)
    try:
        readable = path.is_file() and path.stat().st_size <= MOST_BYTES  # a pipe can't be read again
        if not readable:
            return []
        data = path.read_bytes()
        return data.decode("utf-8-sig").split("\n") if json_lines else source_lines(data)
    except (OSError, UnicodeDecodeError):
        return []


_LONGEST_EXCERPT = 120


def _excerpt(line: str, place: Place) -> str:
    from renwu.writers.linebreak import cell_len  # noqa: PLC0415  # Rich's widths, only where a problem is shown

    start = place.column - 1
    shown_from = max(0, start - _LONGEST_EXCERPT // 2)
    shown = line[shown_from : shown_from + _LONGEST_EXCERPT]
    before = visible(shown[: start - shown_from])
    marked = visible(shown[start - shown_from : start - shown_from + place.width]) or " "
    return f"{place.line:>5} | {visible(shown)}\n      | {' ' * cell_len(before)}{'^' * max(1, cell_len(marked))}\n"


def problems_text(problems: Iterable[Problem]) -> str:
    """Problems as people read them."""
    lines: dict[str, list[str]] = {}
    return "".join(problem_text(problem, lines) for problem in problems)


_MOST_WARNINGS = 3


def complain(problems: Iterable[Problem]) -> None:
    """Tell people of problems."""
    _to_stderr(problems_text(problems))


def warn(problems: Sequence[Problem]) -> None:
    """Tell people of problems that don't stop the command: the first few whole, and how many more there are."""
    complain(problems[:_MOST_WARNINGS])
    if len(problems) > _MOST_WARNINGS:
        note(f"另有{len(problems) - _MOST_WARNINGS}个问题；renwu check 列出全部")


def print_error(error: RenwuError) -> None:
    """Tell people what stopped the command."""
    note(f"错误：{error}")
