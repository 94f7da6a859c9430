"""The progress bar: where there is a terminal and the work takes longer than a second, and never anything lost."""

import io
from collections.abc import Iterator

import pytest

from renwu.writers import bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(seconds_a_look: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += seconds_a_look


def watched(out: io.StringIO, monkeypatch: pytest.MonkeyPatch, seconds_a_look: float) -> list[int]:
    ticks = clock(seconds_a_look)
    monkeypatch.setattr("renwu.writers.bar.time.monotonic", lambda: next(ticks))
    return list(bar.track_on(out)(range(1000), "读入任务"))


def test_long_work_on_a_terminal_has_a_bar_and_every_item_once(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    assert watched(out, monkeypatch, 0.6) == list(range(1000))
    assert "读入任务" in out.getvalue()


@pytest.mark.parametrize(("out", "seconds_a_look"), [(Terminal(), 0.001), (io.StringIO(), 10.0)])
def test_short_work_and_work_that_nobody_sees_have_none(
    out: io.StringIO, seconds_a_look: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert watched(out, monkeypatch, seconds_a_look) == list(range(1000))
    assert out.getvalue() == ""
