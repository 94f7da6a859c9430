"""Fixtures for the tests of the command line, how long Hypothesis waits, signals, and the names of cases."""

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support import journals, program
from support.program import Result

# A busy machine makes no test fail.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("patient")

_MOST_BYTES_IN_A_NAME = 40


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The small plan, where the program finds it by itself."""
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(program.PLAN, encoding="utf-8")
    return path


@pytest.fixture
def renwu(tmp_path: Path) -> Callable[..., Result]:
    """Run the program as a process, in an empty folder unless told otherwise; see `program.run`."""
    return partial(program.run, cwd=tmp_path)


@pytest.fixture
def terminal(tmp_path: Path) -> Callable[..., Result]:
    """Run the program on a terminal, in an empty folder; see `support.terminal`."""
    pytest.importorskip("termios", reason="a terminal as POSIX has it")
    from support.terminal import on_terminal  # noqa: PLC0415  # what imports it at the top can't start on Windows

    return partial(on_terminal, cwd=tmp_path)


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the program inside this process, in an empty folder; see `program.inside`."""
    monkeypatch.chdir(tmp_path)
    return program.inside


@pytest.fixture
def desk(inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the program on 2024-07-01, in a folder with the small plan."""
    assert plan.exists()
    journals.today_is(monkeypatch, "2024-07-01")
    return inside


def pytest_configure() -> None:
    """Have programs under test obey every signal: one that `nohup` or `&` has made us ignore, they would ignore too."""
    for number in {signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)}:
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: None)  # goes on ignoring it, and isn't inherited


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by the bytes it is about only where they are few and no file that differs from run to run."""
    return argname if isinstance(val, bytes) and len(val) > _MOST_BYTES_IN_A_NAME else None
