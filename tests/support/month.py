"""The month of docs/month.md: its files, and what its commands print, one after the other in one folder."""

import csv
import re
import shlex
import subprocess
import tempfile
from contextlib import chdir
from pathlib import Path

from support.docs import fill_in
from support.documents import docx_table
from support.plans import ROOT
from support.program import PATIENCE, interleaved, it_is

PAGE = "docs/month.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<about>[^\n]+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class _Office:
    """A folder in which an office works, what its forms are filled in with next, and what its shell exports."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._answers = ""
        self._exported: dict[str, str] = {}

    def block(self, match: re.Match[str]) -> str:
        """A block of the page, in a `console` block with what its commands print now.

        A block of another kind is a file, whose name its fence gives; one without a name is what units fill in.
        """
        kind, about, body = match["kind"], match["about"], match["body"]
        if kind == "console":
            typed = [line for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(f"{line}\n{self._printed(line, f'{about}T09:{at}')}" for at, line in enumerate(typed, 10))
        elif about is None:
            self._answers = body
        else:
            self._write(self._folder / about, body)
        return f"```{kind}{f' {about}' if about else ''}\n{body}```"

    def _write(self, path: Path, body: str) -> None:
        path.parent.mkdir(exist_ok=True)
        if path.suffix == ".docx":
            path.write_bytes(docx_table(list(csv.reader(body.splitlines()))))
        else:
            path.write_text(body, encoding="utf-8")

    def _printed(self, line: str, moment: str) -> str:
        """What a command prints on stdout and stderr; with `cp` a form comes back, filled in by its unit."""
        typed, status, _ = line.removeprefix("$ ").partition("; echo $?")
        name, *arguments = shlex.split(typed)
        if name == "export":
            key, _, value = arguments[0].partition("=")
            self._exported[key] = value
            return ""
        if name == "cp":
            form, target = arguments
            fill_in(self._folder / form, self._folder / target / Path(form).name, self._answers)
            return ""
        if name == "renwu":
            with chdir(self._folder), it_is(f"{moment}:00+08:00"):
                code, output = interleaved(*arguments, env=self._exported)
            return output + (f"{code}\n" if status else "")
        done = subprocess.run(
            [name, *arguments],
            cwd=self._folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout.decode() + (f"{done.returncode}\n" if status else "")


def rewritten() -> str:
    """The page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        return _BLOCK.sub(_Office(Path(folder)).block, (ROOT / PAGE).read_text(encoding="utf-8"))
