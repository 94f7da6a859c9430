"""How tests run the program: as a process of its own, and inside the test's process; on a terminal: `terminal`."""

import contextlib
import gc
import io
import os
import random
import re
import secrets
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple, TextIO
from unittest import mock

import pytest
from rich.cells import cell_len

from renwu import cli
from renwu.cli import clock, location

SHIPPED = location.packaged("tasks.yaml")
"""The plan that comes with the program."""

USING_SHIPPED = "没有找到 data/tasks.yaml，用的是自带的方案（只读）；renwu init 可新建自己的方案\n"
"""What stderr says when no other plan was found."""

UNRECORDED = "无办结记录，仅按时限推算。\n"
"""What is said below tasks as long as nothing was recorded, and on stderr where the answer is data."""

PLAN = """\
title: 测试任务分解表
document: 某府办〔2024〕1号
issued: 2024-01-15
units:
  区科技创新局: [区科创局]
sections:
  - number: 一
    title: 优化市场环境
    measures:
      - number: 一
        title: 做好金融服务
        tasks:
          - id: 1
            text: 推广 Kplus 跨境支付。
            deadline: 2024年3月15日
            lead: [区金融服务署]
            support: [区科技创新局]
          - id: 10
            text: 支持企业新设院士（专家）工作站。
            deadline: 2024年6月
            lead: [区科创局, 区司法局]
      - number: 二
        title: 引进产业人才
        tasks:
          - id: 2
            text: 联动招才引智，提供政策扶持。
            deadline: 常态化推进
            lead: [区委组织部]
            support: [区金融服务署, 罗湖法院]
  - number: 二
    title: 健全法治环境
    measures:
      - number: 三
        title: 完善争端解决
        tasks:
          - id: 9
            text: 推广智能裁判系统。
            deadline: 2025年12月
            lead: [罗湖法院]
          - id: 8
            text: 研究联合调解。
            deadline: 条件成熟时
"""
"""A small plan with one task of every kind: what most tests ask about. Its tests ask as of 2024-07-01."""

_KEPT = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH")
PATIENCE = 60
"""Seconds until a process that hangs fails its test instead of stopping them all."""

_UNPRIVILEGED = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if ctypes.CDLL(None, use_errno=True).prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
        sys.exit(f"can't drop capability {capability}: {os.strerror(ctypes.get_errno())}")
"""
AS_ORDINARY_USER = _UNPRIVILEGED if os.name == "posix" and os.geteuid() == 0 else ""
"""What makes file permissions count: root, who may read and write anything, gives that up before the run."""

IN_NO_FOLDER = """
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
"""
"""What makes the folder that a run stands in one that has been removed."""


RUN_AT = """
import random, secrets, sys
from datetime import datetime
from renwu.cli import clock, main
moment = sys.argv.pop(1)
clock.now = lambda: datetime.fromisoformat(moment)
secrets.randbits = random.Random(moment).getrandbits
main()
"""
"""Runs the program at a given moment, with what it leaves to chance decided by that."""


INSTALL_OFFICE = shlex.join(
    (sys.executable, *["-m", "pip", "install", "XlsxWriter", "python-docx", "Jinja2", "defusedxml"])
)
"""What the program says installs the libraries for office files."""


class Result(NamedTuple):
    """What a run gave."""

    code: int
    stdout: str
    stderr: str


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment that decides nothing about the output, and what a test adds to it.

    No bytecode is written: on a full disk, which some tests make, Python would leave it cut short.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(extra or {})


def command(arguments: Iterable[str | Path], before: str = "") -> list[str]:
    """The command line of a run; `before` is Python that prepares its process."""
    words = ["-m", "renwu", *map(str, arguments)]
    if before:
        proceed = "import os, sys; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        words = ["-c", f"{before}\n{proceed}", *words]
    return [sys.executable, *words]


def run(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    before: str = "",
    stdout: int | IO[bytes] = subprocess.PIPE,
    stderr: int | IO[bytes] = subprocess.PIPE,
) -> Result:
    """Run the program as users do."""
    done = subprocess.run(
        command(arguments, before),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        cwd=cwd,
        env=environment(env),
        check=False,
        timeout=PATIENCE,
    )
    return Result(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def inside(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Result:
    """Run the program inside this process, for tests that need none of their own."""
    stdout, stderr = Recorded(), Recorded()
    return Result(run_inside(arguments, env, stdout, stderr), stdout.written(), stderr.written())


def interleaved(*arguments: str | Path, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit code of a run inside this process, and what it prints on stdout and stderr as they come."""
    stream = Recorded()
    return run_inside(arguments, env, stream, stream), stream.written()


class Recorded(io.TextIOWrapper):
    """A stream that remembers all that was written to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def written(self) -> str:
        """All that was written so far."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def run_inside(arguments: Iterable[str | Path], env: Mapping[str, str] | None, stdout: TextIO, stderr: TextIO) -> int:
    """Run the program inside this process with these as its streams; its exit code."""
    with (
        mock.patch.object(sys, "argv", ["renwu", *map(str, arguments)]),
        mock.patch.dict(os.environ, environment(env), clear=True),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        return _exit_code()


def _exit_code() -> int:
    try:
        with pytest.raises(SystemExit) as exited:
            cli.main()
    finally:
        gc.enable()  # main turns it off for its process's short life
    assert isinstance(exited.value.code, int)
    return exited.value.code


@contextlib.contextmanager
def it_is(moment: str) -> Iterator[None]:
    """Have runs inside this process believe that it is a moment, as RUN_AT does for a process of its own."""
    now = datetime.fromisoformat(moment)
    with (
        mock.patch.object(clock, "now", return_value=now),
        mock.patch.object(secrets, "randbits", random.Random(moment).getrandbits),  # noqa: S311  # no secret
    ):
        yield


def drawn(text: str, *, key: int = 0) -> list[list[list[str]]]:
    """A table as it is drawn, read back: row by row, column by column, the lines of that cell.

    The rule under the headings says where the columns stand; that nothing stands between them is asserted.
    A row begins where the `key` column, which is never wrapped, has something.
    """
    before, rule, after = re.split("(?m)^(-+(?:  -+)+)$", text, maxsplit=1)
    assert before
    spans = [match.span() for match in re.finditer("-+", rule)]
    rows: list[list[list[str]]] = []
    for line in re.split("\n\n(?:截至|无办结)", after.strip("\n"))[0].replace(f"{rule}\n", "").splitlines():
        cells = [_between(line, start, end) for start, end in spans]
        gaps = [_between(line, end, start) for (_, end), (start, _) in pairwise(spans)]
        assert "".join(gaps).strip() == "", line
        if cells[key]:
            rows.append([[] for _ in spans])
        for lines, cell in zip(rows[-1], cells, strict=True):
            if cell:
                lines.append(cell)
    return rows


def _between(line: str, start: int, end: int) -> str:
    """What stands from one cell of a line to another; a character stands where its last cell is."""
    places = (cell_len(line[: at + 1]) - 1 for at in range(len(line)))
    return "".join(char for char, place in zip(line, places, strict=True) if start <= place < end).strip()
