"""Reading a PDF in a process of its own, with limits: a file that anybody made can ask for any time and memory.

pdfminer.six unpacks streams whole, and follows what a file says; no check beforehand could bound that.
"""

import logging
import multiprocessing
import signal
import time
from collections.abc import Sequence
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import cast

from renwu import filesystem
from renwu.errors import FileError, RenwuError
from renwu.importing.grid import Grid
from renwu.progress import Track, untracked
from renwu.readers.page_range import PageRange

_MOST_MEMORY = 1 << 30
"""In bytes: 100 pages take a fifth of it."""
_SECONDS, _SECONDS_A_PAGE = 30, 2
"""How long, on the processor, a file may take, and each of its pages besides: ten times what is usual."""
_PATIENCE = 10
"""How many times as long it may take by the clock, on a machine that has other things to do."""


def read(data: bytes, file: str, track: Track = untracked, pages: PageRange | None = None) -> tuple[Grid, ...]:
    """Every table of a PDF in its order, and last the text behind them, if there is any.

    Tags say where a file has them; else the lines that the pages draw. A table that goes on over pages is one, its
    heading, where it is repeated, passed over. Rows are numbered page by page.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the pages.
        pages: which pages; None for all.

    Raises:
        FileError: it is no PDF, damaged, has a password, takes more time or memory than any table, or has pages that
            can't be read without guessing; all of those are named.
        UsageError: it hasn't all the pages that are meant.
        ModuleNotFoundError: pdfplumber isn't installed.
    """
    if find_spec("pdfplumber") is None:
        raise ModuleNotFoundError("No module named 'pdfplumber'", name="pdfplumber")
    context = multiprocessing.get_context("spawn")  # no other begins without what this one holds
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, data, file, pages), daemon=True)
    process.start()
    theirs.close()
    try:
        deadline = time.monotonic() + _SECONDS * _PATIENCE
        numbers = cast(Sequence[int], _next(ours, deadline, file))
        deadline += _SECONDS_A_PAGE * len(numbers) * _PATIENCE
        for _ in track(numbers, "读取页面"):
            _next(ours, deadline, file)
        return cast(tuple[Grid, ...], _next(ours, deadline, file))
    finally:
        process.kill()
        process.join()
        ours.close()


def _next(messages: Connection, deadline: float, file: str) -> object:
    """What the process says next. Raises what it says where that is an error, and FileError where it says nothing."""
    try:
        told = messages.poll(max(0.0, deadline - time.monotonic()))
        said = messages.recv() if told else None
    except (EOFError, OSError):  # a limit has ended it
        said = None
    if said is None:
        raise _beyond(file)
    if isinstance(said, RenwuError):
        raise said
    return said


def _beyond(file: str) -> FileError:
    return FileError(f"{file} 要用的时间或内存超过了限度，没有读；任务表不会这样，请核对文件，或用 --pages 只读几页")


def _run(messages: Connection, data: bytes, file: str, pages: PageRange | None) -> None:
    """Read the file, in the process that is made for it: its pages' numbers, each page as it is read, the tables."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the one that waits for this one, which ends it
    logging.disable()  # pdfminer.six tells of whatever it passes over
    filesystem.limit_process(_MOST_MEMORY, _SECONDS)
    try:
        from renwu.readers.pdf.document import Pdf  # noqa: PLC0415  # pdfplumber, and only within the limits

        document = Pdf(data, file)
        numbers = pages.among(document.count) if pages else range(1, document.count + 1)
        filesystem.limit_process(_MOST_MEMORY, _SECONDS + _SECONDS_A_PAGE * len(numbers))
        messages.send(numbers)
        messages.send(document.grids(numbers, messages.send))
    except RenwuError as error:
        messages.send(error)
    except (MemoryError, RecursionError):
        messages.send(_beyond(file))
