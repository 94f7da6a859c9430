"""How tests run the program on a terminal. Only POSIX has such: import this where a test needs it, not at the top."""

import contextlib
import os
import pty
import subprocess
import termios
from collections.abc import Mapping
from pathlib import Path

from support.program import PATIENCE, Result, command, environment


def on_terminal(*arguments: str | Path, columns: int, cwd: Path, env: Mapping[str, str] | None = None) -> Result:
    """Run the program with its stdout on a terminal of a certain width."""
    return _run(arguments, columns, cwd, {"TERM": "xterm-256color", **(env or {})}, told_apart=True)


def shown(*arguments: str, columns: int, cwd: Path) -> str:
    """What the program shows on a terminal without colour, stdout and stderr as they come."""
    return _run(arguments, columns, cwd, {"TERM": "xterm", "NO_COLOR": "1"}, told_apart=False).stdout


def _run(
    arguments: tuple[str | Path, ...], columns: int, cwd: Path, env: Mapping[str, str], *, told_apart: bool
) -> Result:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    with subprocess.Popen(
        command(arguments),
        stdin=theirs if told_apart else subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE if told_apart else theirs,
        cwd=cwd,
        env=environment(env),
    ) as process:
        os.close(theirs)
        stdout = b""
        with contextlib.suppress(OSError):  # Linux says EIO once the other end is closed
            while chunk := os.read(ours, 1 << 16):
                stdout += chunk
        os.close(ours)
        _, stderr = process.communicate(timeout=PATIENCE)
    return Result(process.returncode, stdout.decode().replace("\r\n", "\n"), (stderr or b"").decode())
