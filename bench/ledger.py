"""Measure what many plans cost: ``python bench/ledger.py``. Exits 1 over budget.

As in run.py, costs are compared within one run: a ledger with one plan of as many tasks, ten times as many plans with
these, a folder of one plan with the plan, two processes with one. Commands take turns, and medians count; run it where
nothing else runs, since processes side by side are timed by the clock.
"""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import invented
from bounds import Bound, tell
from run import RENWU, spend

_TASKS = 26  # of each plan
_PLANS, _MANY = 1_000, 10_000
_MOST_MEBIBYTES = 120
_FEW = 3  # rounds of what takes long
_COUNTED = ("summary", "--by", "plan", "--format", "tsv")


class Work(NamedTuple):
    """What one run took: CPU and wall-clock seconds, and memory."""

    cpu: float
    wall: float
    mebibytes: float


def main() -> int:
    """Measure, print what came out and add it to the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what many plans cost; exit 1 over budget.")
    parser.add_argument("--append", metavar="FILE", type=Path, help="add the result to a markdown page too")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        bounds = list(_bounds(measured(Path(folder), arguments.rounds)))
    about = (
        f"`python bench/ledger.py`: {_PLANS:,} plans of {_TASKS} tasks each, `renwu {' '.join(_COUNTED)}`; medians of",
        f"{arguments.rounds} interleaved runs.",
    )
    return tell(bounds, "Many plans", about, arguments.append)


def measured(folder: Path, rounds: int) -> Mapping[str, Work]:
    """The medians of each command's runs; the many plans, which take long, run in few."""
    commands = _commands(folder)
    runs: dict[str, list[Work]] = {name: [] for name in commands}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, command in commands.items():
            if number < _FEW or not name.startswith("many"):
                runs[name].append(_run(command, folder))
    return {name: Work(*(median(each) for each in zip(*found, strict=True))) for name, found in runs.items()}


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    ledger, many, alone = folder / "ledger", folder / "many", folder / "alone"
    text = "".join(invented.plan(_TASKS))
    for place, count in ((ledger, _PLANS), (many, _MANY), (alone, 1)):
        place.mkdir()
        for number in range(count):
            (place / f"plan{number:05}.yaml").write_text(text, encoding="utf-8")
    whole = folder / "whole.yaml"
    whole.write_text("".join(invented.plan(_TASKS * _PLANS)), encoding="utf-8")

    def counting(where: Path, *more: str) -> Sequence[str]:
        return (str(RENWU), *_COUNTED, "--file", str(where), *more)

    return {
        "whole": counting(whole),
        "ledger": counting(ledger),
        "ledger, two": counting(ledger, "--jobs", "2"),
        "folder": counting(alone),
        "plan": counting(alone / "plan00000.yaml"),
        "many": counting(many),
        "many, two": counting(many, "--jobs", "2"),
    }


def _run(command: Sequence[str], folder: Path) -> Work:
    began = time.perf_counter()
    cost = spend(tuple(command), folder)
    return Work(cost.seconds, time.perf_counter() - began, cost.mebibytes)


def _bounds(found: Mapping[str, Work]) -> Sequence[Bound]:
    ledger, many = found["ledger"], found["many"]
    return (
        Bound("a ledger against one plan of as many tasks, CPU", ledger.cpu / found["whole"].cpu, 1.1),
        Bound("its memory", ledger.mebibytes, _MOST_MEBIBYTES, "MiB"),
        Bound("ten times the plans against the plans, CPU", many.cpu / ledger.cpu, 11.5),
        Bound("a folder of one plan against the plan, CPU", found["folder"].cpu / found["plan"].cpu, 1.03),
        Bound("two processes against one, ten times the plans, wall clock", found["many, two"].wall / many.wall, 0.65),
        Bound("two processes against one, the plans, wall clock", found["ledger, two"].wall / ledger.wall, 1.0),
    )


if __name__ == "__main__":
    sys.exit(main())
