"""The Pythons that renwu's classifiers name, and those of them or newer that this machine has.

`python .ci/pythons.py` prints a line for each that is found on the PATH or under pyenv, its version and its program;
`python .ci/pythons.py --matrix` what a workflow's matrix is made of.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
CLASSIFIED = tuple(re.findall(r"Python :: (3\.\d+)\n", "\n".join([*PROJECT["classifiers"], ""])))
"""The versions that the classifiers name, oldest first."""

_OLDEST = tuple(map(int, CLASSIFIED[0].split(".")))
_ASK = "import ensurepip, sys, venv; print(*sys.version_info[:3])"


def found() -> dict[tuple[int, int], tuple[str, Path]]:
    """The programs that can make a virtual environment: minor version → whole version and where it is, oldest first."""
    pythons: dict[tuple[int, int], tuple[str, Path]] = {}
    for program in _candidates():
        asked = subprocess.run([program, "-c", _ASK], capture_output=True, encoding="utf-8", check=False)
        if asked.returncode == 0:
            major, minor, micro = map(int, asked.stdout.split())
            if (major, minor) >= _OLDEST:
                pythons.setdefault((major, minor), (f"{major}.{minor}.{micro}", program))
    return dict(sorted(pythons.items()))


def _candidates() -> Iterator[Path]:
    for folder in map(Path, os.get_exec_path()):
        yield from sorted(each for each in folder.glob("python3*") if re.fullmatch(r"python3(\.\d+)?", each.name))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob("versions/*/bin/python3"))


if __name__ == "__main__":
    if sys.argv[1:] == ["--matrix"]:
        print(f"pythons={json.dumps(CLASSIFIED)}\noldest={CLASSIFIED[0]}\nnewest={CLASSIFIED[-1]}")
    else:
        for version, program in found().values():
            print(version, program)
