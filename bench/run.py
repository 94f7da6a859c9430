"""Measure what renwu costs and hold it to its budgets: ``python bench/run.py``. Exits 1 over budget.

A cost is the CPU time of a whole process, as a multiple of what ``python -c pass`` takes. The commands take turns,
round by round, and medians count, so that whatever else the machine is doing falls on all of them alike. Measured is
the renwu installed for the Python that runs this, which needs the extra ``office``: ``pip install '.[office]'``. Not
for Windows, which doesn't tell what a finished child took.
"""

import os
import platform
import sys
import sysconfig
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import invented
from cases import CASES, SHIPPED, Case

_BASELINE = (sys.executable, "-c", "pass")
# The console script, not -m or -c: it is what users run, with all that its start costs them.
RENWU = Path(sysconfig.get_path("scripts"), "renwu")
_SHIPPED_PLAN = Path(__file__).parents[1] / "data" / "tasks.yaml"
# Tables are 80 columns wide, and Python runs as it does by default (unbuffered output, for one, would be slower).
_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {"COLUMNS": "80"}
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
_PACKAGES = ("renwu", "typer", "rich", "python-dateutil", "PyYAML", "XlsxWriter", "Jinja2", "defusedxml")

_PAGE = """\
# Benchmarks

What renwu costs, and the budgets that hold it there: the CPU time of a whole run as a multiple of what
`python -c pass` takes on the same machine, its peak memory, and how large a file it writes. The plan of 26 tasks is the
one that comes with renwu, larger ones are generated, and so are the tables to import; what is listed goes to a file.
`python bench/run.py --write docs/benchmarks.md` measures anew and writes this page; it exits 1 where anything is over
budget. `python bench/page.py --append docs/benchmarks.md` then adds how fast a report's page answers,
`python bench/ledger.py --append docs/benchmarks.md` what many plans cost,
`python bench/week.py --append docs/benchmarks.md` what a list of changes does,
`python bench/goals.py --append docs/benchmarks.md` what milestones and targets do, and
`python bench/printed.py --append docs/benchmarks.md` what reading a PDF does.

"""
_HEADINGS = ("work", "ratio", "budget", "peak MiB", "budget MiB", "file MB", "budget MB", "verdict")


class Cost(NamedTuple):
    """What one run took, or the median run, `megabytes` for what it wrote."""

    seconds: float
    mebibytes: float
    megabytes: float


class Result(NamedTuple):
    """What a case took; `ratio` counts in the baseline's CPU time."""

    case: Case
    ratio: float
    cost: Cost

    @property
    def over(self) -> bool:
        """Whether it broke its budget."""
        _, mebibytes, megabytes = self.cost
        case = self.case
        held = ((self.ratio, case.ratio), (mebibytes, case.mebibytes), (megabytes, case.megabytes))
        return any(most is not None and found > most for found, most in held)


def main() -> int:
    """Measure, print what came out and write the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what renwu costs and hold it to its budgets; exit 1 over budget.")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write the result as a markdown page too")
    arguments = parser.parse_args()
    if not hasattr(os, "wait4"):
        parser.error("needs Linux or macOS: elsewhere a finished child's CPU time and memory can't be asked for")
    if not RENWU.exists():
        parser.error("renwu is not installed for this Python; install it first: pip install '.[office]'")
    try:
        versions = _versions()
    except PackageNotFoundError as missing:
        parser.error(
            f"{missing.name} is not installed for this Python; the extra `office` has it: pip install '.[office]'"
        )
    with TemporaryDirectory() as folder:
        baseline, results = measure(CASES, Path(folder))
    text = report(baseline, results, versions)
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
                found.append(spend(command, folder, case.output))
    baseline, *medians = map(_median, [nothing, *costs])
    spent = dict(zip(cases, medians, strict=True))
    without = {(case.command, case.tasks): cost.seconds for case, cost in spent.items() if not case.entries}
    return baseline, [
        Result(case, (cost.seconds - _left_out(case, without)) / baseline.seconds, cost) for case, cost in spent.items()
    ]


def _left_out(case: Case, without: Mapping[tuple[str, int | None], float]) -> float:
    """The seconds that a case's ratio leaves out: those of the same work without a journal where only that counts."""
    return without[case.command, case.tasks] if case.journal_only else 0


def spend(command: tuple[str, ...], folder: Path, output: str = "") -> Cost:
    """Run a command and tell what it took. Exits where it fails, since then nothing was measured.

    `output` is the file in `folder` that it writes; without one, what it prints is what it wrote. A child's peak is at
    least what this process has ever held, so nothing here may load a plan or a library for workbooks.
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
    megabytes = (folder / (output or "stdout")).stat().st_size / 1e6
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_BYTES / 2**20, megabytes)


def report(baseline: Cost, results: Sequence[Result], versions: str) -> str:
    """The results as a markdown table, with what they were measured on."""
    table = "\n".join(_table([_HEADINGS, *map(_cells, results)]))
    return f"{table}\n\nRatio 1 is `python -c pass`, {baseline.seconds * 1000:.1f} ms. Measured with {versions}.\n"


def _command(case: Case, folder: Path) -> tuple[str, ...]:
    arguments = case.arguments.split()
    if case.output:
        arguments += ["-o", str(folder / case.output)]
    if case.tasks is None:
        return str(RENWU), *arguments
    if case.table:
        return str(RENWU), *arguments, str(_table_of(case.tasks, case.table, folder))
    plan = _SHIPPED_PLAN if case.tasks == SHIPPED else invented.saved(case.tasks, case.entries, folder)
    return str(RENWU), "--file", str(plan), "--as-of", "2024-12-31", "--color", "never", *arguments


def _table_of(tasks: int, name: str, folder: Path) -> Path:
    path = folder / f"{tasks}-{name}"
    spend((sys.executable, invented.__file__, str(tasks), str(path)), folder)  # elsewhere, for this process's memory
    return path


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _cells(result: Result) -> tuple[str, ...]:
    case, ratio, cost = result
    return (
        case.work,
        *_against(ratio, case.ratio),
        *_against(cost.mebibytes, case.mebibytes),
        *_against(cost.megabytes, case.megabytes),
        "over" if result.over else "ok",
    )


def _against(found: float, most: float | None) -> tuple[str, str]:
    return f"{found:.1f}", "" if most is None else f"{most:g}"


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
    return f"{python} on {platform.system()} {platform.machine()}: {packages}; PyYAML {libyaml} libyaml"


if __name__ == "__main__":
    sys.exit(main())
