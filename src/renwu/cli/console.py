"""Printing: answers to stdout or a file, everything else to stderr."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from renwu import filesystem
from renwu.errors import FileError, RenwuError, UsageError
from renwu.writers.visible import disarmed, visible


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
    to_stderr(f"{shown(text)}\n")


def shown(text: str) -> str:
    """Text as people may be shown it: what a terminal, or the log of a CI job, would obey is written out."""
    return _harmless(visible(text))


def to_stderr(text: str) -> None:
    """Write lines to stderr, if anybody can hear it."""
    try:
        sys.stderr.write(_harmless(text))
        sys.stderr.flush()
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # stays open for the process's life


def agreed(question: str) -> bool:
    """Whether a person at a terminal says yes; where there is none, nobody is asked and nobody does."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    to_stderr(f"{shown(question)}（y/N）")
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


def say(text: str) -> None:
    """Write an answer that is text already. Raises FileError."""
    with destination(None, "text") as out:
        out.write(text)


def tell_of(path: str | None) -> None:
    """Say that an answer is in a file, where it went to one that stays."""
    if path is not None and Path(path).is_file():
        note(f"已写入 {path}")


_FOR_PEOPLE = frozenset({"text", "table", "markdown"})
"""The formats that a CI job's log shows line by line."""


@contextlib.contextmanager
def destination(path: str | None, format_: str) -> Iterator[TextIO]:
    """Where an answer in a format goes: stdout, or a file that is written whole or not at all. Raises FileError."""
    encoding = "utf-8-sig" if format_ == "csv" else "utf-8"
    with _stdout() if path is None else _replaced(Path(path), encoding) as out:
        if format_ not in _FOR_PEOPLE or not _in_a_log():
            yield out
            return
        lines = io.StringIO()
        yield lines
        out.write(_harmless(lines.getvalue()))


def _in_a_log() -> bool:
    """Whether GitHub Actions reads what is printed, and obeys some of it."""
    return bool(os.environ.get("GITHUB_ACTIONS"))


def _harmless(text: str) -> str:
    return disarmed(text) if _in_a_log() else text


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
        raise FileError(f"写不到标准输出：{filesystem.reason(error)}") from None


@contextlib.contextmanager
def _replaced(path: Path, encoding: str) -> Iterator[TextIO]:
    named = "utf-8" if path.exists() and not path.is_file() else encoding  # a pipe gets no byte order mark
    with filesystem.saved(path) as file:
        out = io.TextIOWrapper(file, named, errors="backslashreplace", newline="")
        try:
            yield out
            out.flush()
        finally:
            with contextlib.suppress(OSError):
                out.detach()  # the file is closed by whoever opened it


_MOST_NAMED = 8


def refuse_overwriting(files: Iterable[Path]) -> None:
    """Refuse to write over papers and forms, which people edit and fill in. Raises UsageError."""
    if there := [str(file) for file in files if file.exists() or file.is_symlink()]:
        more = f"等{len(there)}个文件" if len(there) > _MOST_NAMED else ""
        named = "、".join(there[:_MOST_NAMED])
        raise UsageError(f"已经有 {named}{more}，可能有人改过或填过，没有改动；换一个名字，或先把它移走")


def print_error(error: RenwuError) -> None:
    """Tell people what stopped the command."""
    note(f"错误：{error}")
