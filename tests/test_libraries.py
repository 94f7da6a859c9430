"""What is said where a library for office files isn't installed; .ci/run types what is said."""

import shlex
import sys
import tomllib

import pytest

from renwu.cli import libraries
from support.plans import ROOT
from support.program import INSTALL_OFFICE

MISSING = ModuleNotFoundError("No module named 'jinja2'", name="jinja2")


def test_the_command_installs_the_libraries_for_the_python_that_runs() -> None:
    assert str(libraries.lacking(MISSING)) == f"这里要用 Jinja2，还没有安装；运行 {INSTALL_OFFICE}"


def test_where_there_is_no_pip_uv_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda _: None)

    words = shlex.join(("uv", "pip", "install", "--python", sys.executable))
    assert str(libraries.lacking(MISSING)) == (
        f"这里要用 Jinja2，还没有安装；运行 {words} XlsxWriter python-docx Jinja2 defusedxml"
    )


def test_the_libraries_are_those_of_the_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [each.partition(">=")[0] for each in extras["office"]] == INSTALL_OFFICE.split()[-len(extras["office"]) :]


def test_pdf_has_an_extra_of_its_own() -> None:
    missing = ModuleNotFoundError("No module named 'pdfplumber'", name="pdfplumber")
    pip = shlex.join((sys.executable, "-m", "pip", "install"))
    assert str(libraries.lacking(missing)) == f"这里要用 pdfplumber，还没有安装；运行 {pip} pdfplumber"
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [each.partition(">=")[0] for each in extras["pdf"]] == ["pdfplumber"]


def test_another_module_that_is_missing_is_no_library_of_the_extra() -> None:
    with pytest.raises(ModuleNotFoundError, match="No module named 'yaml'"):
        libraries.lacking(ModuleNotFoundError("No module named 'yaml'", name="yaml"))
