"""The examples of the READMEs and of docs/week.md: what each prints on a terminal of 80 columns.

`python -m tests.support.readme` writes what the commands print now into them.
"""

import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
FILES = ("README.md", "README.zh-CN.md")
PAGES = (*FILES, "docs/week.md")
_BLOCK = re.compile(r"^```console(?P<week> week)?\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


_ENTRY = re.compile(r"(?<=记录号)[0-9a-z]{12}")


class Example(NamedTuple):
    """A command as typed, what the README says it prints, and whether it is part of the weekly round."""

    command: str
    output: str
    week: bool


def examples(text: str) -> Iterator[Example]:
    """The examples of a README."""
    for block in _BLOCK.finditer(text):
        for command, output in _EXAMPLE.findall(block["lines"]):
            yield Example(command, output, bool(block["week"]))


def outputs(shown: Iterable[Example], folder: Path) -> Iterator[str]:
    """What each example prints now; those of the weekly round follow each other in a folder, the others stand alone."""
    for example in shown:
        printed = on_terminal(example.command, folder if example.week else ROOT)
        yield _ENTRY.sub("1hm3v8w2k9qa", printed)


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
    with tempfile.TemporaryDirectory() as folder:
        printed = outputs(examples(text), Path(folder))

        def block(match: re.Match[str]) -> str:
            commands = [command for command, _ in _EXAMPLE.findall(match["lines"])]
            lines = "".join(f"$ {command}\n{next(printed)}" for command in commands)
            return f"```console{match['week'] or ''}\n{lines}```"

        return _BLOCK.sub(block, text)


if __name__ == "__main__":
    for name in PAGES:
        file = ROOT / name
        file.write_text(_filled(file.read_text(encoding="utf-8")), encoding="utf-8")
