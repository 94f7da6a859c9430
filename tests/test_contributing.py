"""What CONTRIBUTING.md tells people to type can be typed."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support.plans import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
TYPED = sorted({*BLOCKS.splitlines(), *re.findall(r"`(\.venv/bin/[^`]+)`", PAGE)})
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_command_names_what_there_is(typed: str) -> None:
    words = shlex.split(typed, comments=True)
    paths = [word for word in words if "/" in word and not word.startswith(".venv")]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    extras = {extra for listed in re.findall(r"\.\[([\w,]+)\]", typed) for extra in listed.split(",")}
    assert extras <= PROJECT["optional-dependencies"].keys()


def test_the_pages_are_written_anew(tmp_path: Path) -> None:
    pytest.importorskip("termios", reason="a terminal as POSIX has it")
    for folder in ("data", "docs", "examples", "tests/data", "tests/support"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.png", "__pycache__"))
    shutil.copy(ROOT / "tests" / "rewrite_pages.py", tmp_path / "tests")
    spoilt = {"README.md": "\n编号  ", "docs/ci.md": "\n::warning ", "docs/commands.md": "### "}
    for name, shown in spoilt.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert shown in text
        (tmp_path / name).write_text(text.replace(shown, "\n"), encoding="utf-8")

    subprocess.run([sys.executable, tmp_path / "tests" / "rewrite_pages.py", *spoilt], check=True)

    assert {name: (tmp_path / name).read_bytes() for name in spoilt} == {
        name: (ROOT / name).read_bytes() for name in spoilt
    }
