"""Measure what milestones and targets cost: ``python bench/goals.py``. Exits 1 over budget.

As in run.py, costs are compared within one run: the list of a plan whose tasks have three milestones and a target each
with that of the same plan without them, before anything is reported and after a year of reports that say how far each
target is and which milestones are reached. Commands take turns, and medians count.
"""

import sys
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

import invented
from bounds import Bound, tell
from run import RENWU, spend

_TASKS, _ENTRIES = 10_000, 30_000
_FORMATS = ("tsv", "json")
_MOST = 2.4


def main() -> int:
    """Measure, print what came out and add it to the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what milestones and targets cost; exit 1 over budget.")
    parser.add_argument("--append", metavar="FILE", type=Path, help="add the result to a markdown page too")
    parser.add_argument("--rounds", type=int, default=11)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        bounds = _measured(Path(folder), arguments.rounds)
    about = (
        f"`python bench/goals.py`: one plan of {_TASKS:,} tasks with three milestones and a target each, `renwu list`",
        f"against the same without them, CPU; medians of {arguments.rounds} interleaved runs.",
    )
    return tell(bounds, "Milestones and targets", about, arguments.append)


def _measured(folder: Path, rounds: int) -> list[Bound]:
    cases = list(product((0, _ENTRIES), _FORMATS))
    commands = {(*case, goals): _command(folder, *case, goals=goals) for case in cases for goals in (False, True)}
    seconds: dict[tuple[int, str, bool], list[float]] = {case: [] for case in commands}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for case, command in commands.items():
            seconds[case].append(spend(command, folder).seconds)
    ratios = {case: median(seconds[*case, True]) / median(seconds[*case, False]) for case in cases}
    events = _events(goals=True) / _events(goals=False)
    return [
        *(Bound(_named(*case), ratio, _MOST) for case, ratio in ratios.items()),
        *(Bound(f"{_named(0, kind)}, each YAML event", ratios[0, kind] / events, 1) for kind in _FORMATS),
    ]


def _command(folder: Path, entries: int, kind: str, *, goals: bool) -> tuple[str, ...]:
    plan = invented.saved(_TASKS, entries, folder, goals=goals)
    return (str(RENWU), "--file", str(plan), "--as-of", "2024-12-31", "--color", "never", "list", "--format", kind)


def _named(entries: int, kind: str) -> str:
    return f"{kind} with {entries:,} entries" if entries else kind


def _events(*, goals: bool) -> int:
    """How many events YAML makes of the plan."""
    text = "".join(invented.plan(_TASKS, goals=goals))
    return sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader))


if __name__ == "__main__":
    sys.exit(main())
