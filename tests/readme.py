"""The READMEs' examples: what they say a command prints, and running it on a terminal of 80 columns.

`python -m tests.readme` writes what the commands print now into both files.
"""

import os
import pty
import re
import shlex
import struct
import subprocess
import sys
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
FILES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Example(NamedTuple):
    """A command as typed, and what the README says it prints."""

    command: str
    output: str


def examples(text: str) -> Iterator[Example]:
    """The examples of a README."""
    for block in _BLOCK.findall(text):
        yield from (Example(*found) for found in _EXAMPLE.findall(block))


def on_terminal(command: str, folder: Path = ROOT, columns: int = 80) -> str:
    """What a renwu command prints on a terminal without colour, stdout and stderr as they come."""
    controller, terminal = pty.openpty()
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environ = {name: value for name, value in os.environ.items() if not name.startswith("RENWU")}
    environ |= {"NO_COLOR": "1", "TERM": "xterm"}
    environ.pop("COLUMNS", None)
    with subprocess.Popen(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        printed = b"".join(_read(controller))
        process.wait()
    os.close(controller)
    return printed.decode().replace("\r\n", "\n")


def _read(controller: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(controller, 65536)
        except OSError:  # Linux says so when the other end has closed
            return
        if not chunk:
            return
        yield chunk


def _filled(text: str) -> str:
    def block(match: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{on_terminal(command)}" for command, _ in _EXAMPLE.findall(match[0]))

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    for name in FILES:
        file = ROOT / name
        file.write_text(_filled(file.read_text(encoding="utf-8")), encoding="utf-8")
