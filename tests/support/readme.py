"""The examples of the READMEs and of docs/week.md: what each prints on a terminal of 80 columns."""

import re
import shlex
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from support.plans import ROOT

FILES = ("README.md", "README.zh-CN.md")
WEEK = "docs/week.md"
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
        printed = _printed(example.command, folder) if example.week else _printed_alone(example.command)
        yield _ENTRY.sub("1hm3v8w2k9qa", printed)


@cache  # both READMEs show them
def _printed_alone(command: str) -> str:
    return _printed(command, ROOT)


def _printed(command: str, folder: Path) -> str:
    from support.terminal import shown  # noqa: PLC0415  # Windows has no such terminal

    name, *arguments = shlex.split(command)
    assert name == "renwu"
    return shown(*arguments, columns=80, cwd=folder)


def rewritten(text: str) -> str:
    """A page with what the commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        printed = outputs(examples(text), Path(folder))

        def block(match: re.Match[str]) -> str:
            commands = [command for command, _ in _EXAMPLE.findall(match["lines"])]
            lines = "".join(f"$ {command}\n{next(printed)}" for command in commands)
            return f"```console{match['week'] or ''}\n{lines}```"

        return _BLOCK.sub(block, text)
