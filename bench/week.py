"""Measure what a list of changes costs: ``python bench/week.py``. Exits 1 over budget.

As in run.py, costs are compared within one run: the list of what has changed since a day with the list itself, of one
plan with a year of entries. Commands take turns, and medians count.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import invented
from bounds import Bound, tell
from run import RENWU, spend

_TASKS, _ENTRIES = 10_000, 100_000
_AS_OF = "2024-11-25"  # the journal ends five days later
_DAYS = {
    "2024-11-18": "a week before",
    "2024-10-25": "a month before",
    "2024-06-01": "half a year before",
    "2023-12-01": "a day before the journal begins",
}
_MOST = 1.25


def main() -> int:
    """Measure, print what came out and add it to the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what a list of changes costs; exit 1 over budget.")
    parser.add_argument("--append", metavar="FILE", type=Path, help="add the result to a markdown page too")
    parser.add_argument("--rounds", type=int, default=11)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        bounds = _measured(Path(folder), arguments.rounds)
    about = (
        f"`python bench/week.py`: one plan of {_TASKS:,} tasks with {_ENTRIES:,} entries, `renwu list --format tsv",
        f"--changed-since` against the same list without it, CPU; medians of {arguments.rounds} interleaved runs.",
    )
    return tell(bounds, "What has changed", about, arguments.append)


def _measured(folder: Path, rounds: int) -> list[Bound]:
    plan = invented.saved(_TASKS, _ENTRIES, folder)
    whole = (str(RENWU), "--file", str(plan), "--as-of", _AS_OF, "--color", "never", "list", "--format", "tsv")
    commands = {"": whole} | {day: (*whole, "--changed-since", day) for day in _DAYS}
    seconds: dict[str, list[float]] = {day: [] for day in commands}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for day, command in commands.items():
            seconds[day].append(spend(command, folder).seconds)
    alone = median(seconds[""])
    return [Bound(f"since {what}", median(seconds[day]) / alone, _MOST) for day, what in _DAYS.items()]


if __name__ == "__main__":
    sys.exit(main())
