"""A progress bar for work that takes longer than a second. Rich draws it, where somebody sees it."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from renwu.progress import Track

T = TypeVar("T")

_QUIET_SECONDS = 1.0
_MOST_STEP = 64  # items between two looks at the clock; fewer where there are few, which then take long


def track_on(out: TextIO) -> Track:
    """A Track that draws a bar on a stream, if that is a terminal and the work has gone on for a second."""

    def track(items: Sequence[T], label: str, /) -> Iterable[T]:
        return _watched(items, label, out) if out.isatty() else items

    return track


def _watched(items: Sequence[T], label: str, out: TextIO) -> Iterator[T]:
    begun, step = time.monotonic(), _step(items)
    for at, item in enumerate(items):
        if at % step == 0 and time.monotonic() - begun > _QUIET_SECONDS:
            yield from _drawn(items, at, label, out)
            return
        yield item


def _drawn(items: Sequence[T], start: int, label: str, out: TextIO) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415  # a short run never loads Rich
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415  # the same

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(file=out), transient=True) as progress:
        task = progress.add_task(label, total=len(items), completed=start)
        for at in range(start, len(items)):
            yield items[at]
            if at % _step(items) == 0:
                progress.update(task, completed=at)


def _step(items: Sequence[T]) -> int:
    return min(_MOST_STEP, 1 + len(items) // _MOST_STEP)
