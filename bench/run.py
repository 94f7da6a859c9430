"""Measure what renwu costs and hold it to its budgets: ``python bench/run.py``. Exits 1 over budget.

A cost is the CPU time of a whole process, as a multiple of what ``python -c pass`` takes. The commands take turns,
round by round, and medians count, so that whatever else the machine is doing falls on all of them alike. Measured is
the renwu installed for the Python that runs this. Not for Windows, which doesn't tell what a finished child took.
"""

import os
import platform
import sys
import sysconfig
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import invented


class Case(NamedTuple):
    """Some work, with its budget.

    Attributes:
        arguments: what follows ``renwu``; what it prints goes to a file.
        tasks: how many tasks the plan has, None for work without one.
        ratio: at most so many times the CPU time of ``python -c pass``.
        mebibytes: at most so much memory, None where nothing is promised.
        rounds: how often it runs; longer work needs fewer.
        entries: how many entries its journal has; where there are any, the ratio is what they cost above the same
            work without a journal, which must be a case before it.
    """

    arguments: str
    tasks: int | None
    ratio: float
    mebibytes: float | None = None
    rounds: int = 21
    entries: int = 0

    @property
    def work(self) -> str:
        """What it does, in words."""
        journal = f", its {self.entries:,} entries" if self.entries else ""
        return f"{self.tasks:,} tasks, {self.arguments}{journal}" if self.tasks else self.arguments


_SHIPPED = 26  # the plan that comes with renwu; those of other sizes are generated
CASES = (
    Case("list --format json", _SHIPPED, ratio=10),
    Case("list", _SHIPPED, ratio=15),
    Case("--help", None, ratio=19),
    Case("list --format tsv", 10_000, ratio=70, mebibytes=64, rounds=11),
    Case("list --format tsv", 10_000, ratio=45, rounds=11, entries=100_000),
    Case("list --format tsv", 100_000, ratio=600, mebibytes=330, rounds=5),
)

_BASELINE = (sys.executable, "-c", "pass")
# The console script, not -m or -c: it is what users run, with all that its start costs them.
_RENWU = Path(sysconfig.get_path("scripts"), "renwu")
_SHIPPED_PLAN = Path(__file__).parents[1] / "data" / "tasks.yaml"
# Tables are 80 columns wide, and Python runs as it does by default (unbuffered output, for one, would be slower).
_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {"COLUMNS": "80"}
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
_PACKAGES = ("renwu", "typer", "rich", "python-dateutil", "PyYAML")

_PAGE = """\
# Benchmarks

What renwu costs, and the budgets that hold it there: the CPU time of a whole run as a multiple of what
`python -c pass` takes on the same machine, and its peak memory. The plan of 26 tasks is the one that comes with renwu,
larger ones are generated; what is listed goes to a file. `python bench/run.py --write docs/benchmarks.md` measures
anew and writes this page; it exits 1 where anything is over budget.

"""
_HEADINGS = ("work", "ratio", "budget", "peak MiB", "budget MiB", "verdict")


class Cost(NamedTuple):
    """What one run took, or the median run."""

    seconds: float
    mebibytes: float


class Result(NamedTuple):
    """What a case took; `ratio` counts in the baseline's CPU time."""

    case: Case
    ratio: float
    mebibytes: float

    @property
    def over(self) -> bool:
        """Whether it broke its budget."""
        promised = self.case.mebibytes
        return self.ratio > self.case.ratio or (promised is not None and self.mebibytes > promised)


def main() -> int:
    """Measure, print what came out and write the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what renwu costs and hold it to its budgets; exit 1 over budget.")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write the result as a markdown page too")
    arguments = parser.parse_args()
    if not hasattr(os, "wait4"):
        parser.error("needs Linux or macOS: elsewhere a finished child's CPU time and memory can't be asked for")
    if not _RENWU.exists():
        parser.error("renwu is not installed for this Python; install it first: pip install .")
    with TemporaryDirectory() as folder:
        baseline, results = measure(CASES, Path(folder))
    text = report(baseline, results)
    print(text, end="")
    if arguments.write:
        arguments.write.write_text(_PAGE + text, encoding="utf-8")
    return int(any(result.over for result in results))


def measure(cases: Sequence[Case], folder: Path) -> tuple[Cost, list[Result]]:
    """The median costs of ``python -c pass`` and, in its terms, of the cases; `folder` takes what they need."""
    commands = [_command(case, folder) for case in cases]
    nothing: list[Cost] = []
    costs: list[list[Cost]] = [[] for _ in cases]
    rounds = max(case.rounds for case in cases)
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        nothing.append(spend(_BASELINE, folder))
        for case, command, found in zip(cases, commands, costs, strict=True):
            if number * case.rounds % rounds < case.rounds:  # fewer rounds are spread over all of them
                found.append(spend(command, folder))
    baseline, *medians = map(_median, [nothing, *costs])
    spent = dict(zip(cases, medians, strict=True))
    without = {(case.arguments, case.tasks): cost.seconds for case, cost in spent.items() if not case.entries}
    return baseline, [
        Result(case, (cost.seconds - _journal_free(case, without)) / baseline.seconds, cost.mebibytes)
        for case, cost in spent.items()
    ]


def _journal_free(case: Case, without: Mapping[tuple[str, int | None], float]) -> float:
    """The seconds that a case's ratio leaves out: those of the same work without its journal."""
    return without[case.arguments, case.tasks] if case.entries else 0


def spend(command: tuple[str, ...], folder: Path) -> Cost:
    """Run a command and tell what it took. Exits where it fails, since then nothing was measured.

    A child's peak is at least what this process holds when it starts it, so nothing here may keep a plan in memory.
    """
    errors = folder / "stderr"
    to_files = [
        (os.POSIX_SPAWN_OPEN, descriptor, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for descriptor, path in ((1, folder / "stdout"), (2, errors))
    ]
    pid = os.posix_spawn(command[0], command, _ENVIRONMENT, file_actions=to_files)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}\n{errors.read_text(encoding='utf-8')}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_BYTES / 2**20)


def report(baseline: Cost, results: Sequence[Result]) -> str:
    """The results as a markdown table, with what they were measured on."""
    table = "\n".join(_table([_HEADINGS, *map(_cells, results)]))
    return f"{table}\n\nRatio 1 is `python -c pass`, {baseline.seconds * 1000:.1f} ms. Measured with {_versions()}.\n"


def _command(case: Case, folder: Path) -> tuple[str, ...]:
    arguments = case.arguments.split()
    if case.tasks is None:
        return str(_RENWU), *arguments
    plan = _SHIPPED_PLAN if case.tasks == _SHIPPED else _generated(case.tasks, case.entries, folder)
    return str(_RENWU), "--file", str(plan), "--as-of", "2024-12-31", "--color", "never", *arguments


def _generated(tasks: int, entries: int, folder: Path) -> Path:
    plan = folder / f"{tasks}-{entries}.yaml"
    if not plan.exists():
        with plan.open("w", encoding="utf-8") as file:
            file.writelines(invented.plan(tasks))
        if entries:
            with plan.with_suffix(".progress.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(invented.journal(tasks, entries))
    return plan


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.seconds for cost in costs), median(cost.mebibytes for cost in costs))


def _cells(result: Result) -> tuple[str, ...]:
    case = result.case
    return (
        case.work,
        f"{result.ratio:.1f}",
        f"{case.ratio:g}",
        f"{result.mebibytes:.1f}",
        "" if case.mebibytes is None else f"{case.mebibytes:g}",
        "over" if result.over else "ok",
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as the lines of a markdown table that reads well unrendered too: headings first, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for first, *rest in (rows[0], rule, *rows[1:]):
        yield f"| {first.ljust(widths[0])} | {' | '.join(map(str.rjust, rest, widths[1:]))} |"


def _versions() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    libyaml = "with" if find_spec("yaml._yaml") else "without"
    return f"{python} on {platform.system()} {platform.machine()}: {packages} {libyaml} libyaml"


if __name__ == "__main__":
    sys.exit(main())
