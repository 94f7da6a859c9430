"""Which versions are tested: of Python, of libraries, in .ci/run and in the workflow of those who contribute."""

import json
import os
import re
import subprocess
import sys
import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.plans import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
PYTHONS = ROOT / ".ci" / "pythons.py"
CHECKS = (ROOT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
WORKFLOW: dict[str, Any] = yaml.load(CHECKS, Loader=yaml.BaseLoader)  # noqa: S506  # reads text only
FLOOR = re.compile(r"([\w-]+)>=([\w.]+)")


def versions(name: str) -> dict[str, str]:
    """The version that a file of constraints has of each package, by its name in small letters."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {package.lower(): version for package, version in (line.split("==") for line in lines)}


def floors(*requirements: str) -> dict[str, str]:
    """The lowest version that each requirement allows."""
    found = [match for each in requirements if (match := FLOOR.match(each))]
    return {match[1].lower(): match[2] for match in found}


def test_the_lowest_versions_tested_are_the_lowest_allowed() -> None:
    allowed = floors(*PROJECT["dependencies"], *EXTRAS["office"], *EXTRAS["test"])
    lowest = versions("constraints-lowest.txt")
    assert [name for name in allowed if not re.fullmatch(rf"{re.escape(allowed[name])}(\.0)*", lowest[name])] == []


def test_what_is_no_requirement_of_ours_is_the_same_in_both_sets() -> None:
    ours = floors(*PROJECT["dependencies"], *EXTRAS["office"], *EXTRAS["test"])
    others = {name: version for name, version in versions("constraints-lowest.txt").items() if name not in ours}
    tested = versions("constraints.txt")
    assert others == {name: tested.get(name) for name in others}


def test_every_requirement_is_in_the_tested_set() -> None:
    required = [re.match(r"[\w-]+", each) for each in (*PROJECT["dependencies"], *sum(EXTRAS.values(), []))]  # noqa: RUF017  # few
    names = {match[0].lower() for match in required if match} - {"renwu"}
    assert names - versions("constraints.txt").keys() == set()


def warn(module: str) -> None:
    """Give notice as from a line of a module."""
    warnings.warn_explicit("this will go", DeprecationWarning, "a.py", 1, module)


@pytest.mark.parametrize("module", ["dateutil.tz.tz", "typer._click.core", "_pytest.python"])
def test_notice_given_in_a_library_s_own_code_fails_no_test(module: str) -> None:
    warn(module)


@pytest.mark.parametrize("module", ["renwu.plan.deadlines", "test_versions", "support.program"])
def test_notice_given_of_our_code_fails_a_test(module: str) -> None:
    with pytest.raises(DeprecationWarning, match="this will go"):
        warn(module)


def test_the_matrix_is_what_the_classifiers_name() -> None:
    printed = subprocess.run([sys.executable, PYTHONS, "--matrix"], capture_output=True, encoding="utf-8", check=True)
    outputs = dict(line.split("=", 1) for line in printed.stdout.splitlines())
    pythons = json.loads(outputs["pythons"])
    assert [f"Programming Language :: Python :: {each}" for each in pythons] == [
        each for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)
    ]
    assert (outputs["oldest"], outputs["newest"]) == (pythons[0], pythons[-1])
    assert PROJECT["requires-python"] == f">={pythons[0]}"
    assert WORKFLOW["jobs"]["tests"]["strategy"]["matrix"]["python"] == (
        "${{ fromJSON(needs.pythons.outputs.pythons) }}"
    )


def test_the_python_that_runs_this_is_found(tmp_path: Path) -> None:
    pytest.importorskip("termios", reason="a program called python3, as POSIX has it")
    (tmp_path / "python3").symlink_to(sys.executable)
    environ = {**os.environ, "PATH": str(tmp_path), "PYENV_ROOT": str(tmp_path)}
    printed = subprocess.run([sys.executable, PYTHONS], capture_output=True, encoding="utf-8", check=True, env=environ)
    version = ".".join(map(str, sys.version_info[:3]))
    assert printed.stdout == f"{version} {tmp_path / 'python3'}\n"


@pytest.mark.parametrize("job", ["tests", "lowest", "newest", "lint"])
def test_a_job_installs_and_runs_what_there_is(job: str) -> None:
    runs = [step["run"] for step in WORKFLOW["jobs"][job]["steps"] if "run" in step]
    install, *others = runs
    named = re.fullmatch(r'python -m pip install "\.\[(\w+)\]"(?: -c ([\w.-]+))?', install)
    assert named
    assert named[1] in EXTRAS
    assert (named[2] is None) == (job == "newest")
    assert not named[2] or (ROOT / named[2]).is_file()
    assert others == ["python -m pytest -n auto"] or job == "lint"


def test_only_the_newest_versions_decide_nothing() -> None:
    free = [name for name, job in WORKFLOW["jobs"].items() if job.get("continue-on-error") == "true"]
    assert free == ["newest"]


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == []
