"""How tests run the program on a terminal. Only POSIX has such: import this where a test needs it, not at the top."""

import contextlib
import os
import pty
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest import mock

from support.program import PATIENCE, Recorded, Result, command, environment, run_inside

_COLOURED = {"TERM": "xterm-256color"}
_PLAIN = {"TERM": "xterm", "NO_COLOR": "1"}


class _Terminal:
    """A terminal of a certain width, and all that was written to it."""

    def __init__(self, columns: int) -> None:
        self._ours, self.theirs = pty.openpty()
        termios.tcsetwinsize(self.theirs, (24, columns))
        self._written = bytearray()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # Linux says EIO once the other end is closed
            while chunk := os.read(self._ours, 1 << 16):
                self._written += chunk

    def written(self) -> str:
        """All that was written, once nobody has the terminal open any more."""
        os.close(self.theirs)
        self._reader.join(PATIENCE)
        os.close(self._ours)
        return self._written.decode().replace("\r\n", "\n")


def on_terminal(*arguments: str | Path, columns: int, cwd: Path, env: Mapping[str, str] | None = None) -> Result:
    """Run the program inside this process with its stdin and stdout on a terminal of a certain width."""
    terminal, stderr = _Terminal(columns), Recorded()
    with _as_stdout(terminal), contextlib.chdir(cwd):
        code = run_inside(arguments, _COLOURED | dict(env or {}), sys.stdout, stderr)
    return Result(code, terminal.written(), stderr.written())


def shown(*arguments: str, columns: int, cwd: Path) -> str:
    """What the program shows on a terminal without colour, stdout and stderr as they come."""
    terminal = _Terminal(columns)
    with _as_stdout(terminal), contextlib.chdir(cwd):
        run_inside(arguments, _PLAIN, sys.stdout, sys.stdout)
    return terminal.written()


def in_own_process(*arguments: str | Path, columns: int, cwd: Path) -> Result:
    """Run the program as a process with its stdin and stdout on a terminal of a certain width."""
    terminal = _Terminal(columns)
    done = subprocess.run(
        command(arguments),
        stdin=terminal.theirs,
        stdout=terminal.theirs,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(_COLOURED),
        check=False,
        timeout=PATIENCE,
    )
    return Result(done.returncode, terminal.written(), done.stderr.decode())


@contextlib.contextmanager
def _as_stdout(terminal: _Terminal) -> Iterator[None]:
    """Have this process's stdin and stdout, and the descriptor that its width is asked of, be a terminal."""
    descriptor = sys.__stdout__.fileno() if sys.__stdout__ else pty.STDOUT_FILENO
    kept = os.dup(descriptor)
    os.dup2(terminal.theirs, descriptor)
    try:
        with (
            os.fdopen(os.dup(terminal.theirs), "r") as stdin,
            os.fdopen(os.dup(terminal.theirs), "w") as stdout,
            mock.patch.object(sys, "stdin", stdin),
            mock.patch.object(sys, "stdout", stdout),
        ):
            yield
    finally:
        os.dup2(kept, descriptor)
        os.close(kept)
