"""Measure what reading a PDF costs: ``python bench/printed.py``. Exits 1 over budget.

1,000 tasks on some 100 pages, once drawn with lines and once tagged: `renwu import` against pdfplumber taking the
tables out of the drawn ones by itself. As in run.py, commands take turns, and the medians of their CPU time count. It
draws them as the tests do, and needs the extra ``test``.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import invented
from run import RENWU, Cost, spend

TESTS = Path(__file__).parents[1] / "tests"
_TASKS = 1_000
_MOST, _MOST_MEBIBYTES = 1.3, 200
_WIDTHS = (35, 75, 240, 65, 55, 60)
# Not measured anew: these libraries are none of renwu's but the first two.
_CHOSEN = """
How many of the shipped plan's 26 tasks came back field for field from its table, when the reader was chosen:

| library | what it reads | of 26 tasks |
| --- | --- | --- |
| pdfminer.six 20260107 | tags, three-line tables among them | 26 of every file that has them |
| pdfplumber 0.11.10 | lines, with three additions of our own | 26 of every ruled file tried |
| PyMuPDF 2.0, 1.26 | lines | 0, 7 |
| camelot 2.0 | lines | 0 to 25 |
| tabula | lines | 0 |
| markitdown, text tools | no grid | none |
"""
_PLUMB = """
import pdfplumber, sys
for page in pdfplumber.open(sys.argv[1]).pages:
    page.extract_tables()
    page.close()
"""


def main() -> int:
    """Measure, print what came out and add it to the page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure what reading a PDF costs; exit 1 over budget.")
    parser.add_argument("--append", metavar="FILE", type=Path, help="add the result to a markdown page too")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        pages = _draw(Path(folder))
        found = _measured(Path(folder), arguments.rounds)
    lines, over = _report(found, pages, arguments.rounds)
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if arguments.append:
        with arguments.append.open("a", encoding="utf-8") as page:
            page.write(text)
    return int(over)


def _draw(folder: Path) -> int:
    """Write the files; gives how many pages each has."""
    sys.path.insert(0, str(TESTS))
    from support.pdf import Look, ruled, written  # noqa: PLC0415  # the tests' own, found only now

    rows = written(*invented.rows(_TASKS))
    for tagged in (False, True):
        look = Look(widths=_WIDTHS, size=12.5, tagged=tagged)
        (folder / ("tagged.pdf" if tagged else "drawn.pdf")).write_bytes(ruled(rows, look))
    return (folder / "drawn.pdf").read_bytes().count(b"/Type /Page\n")


def _measured(folder: Path, rounds: int) -> Mapping[str, Cost]:
    def reading(name: str) -> tuple[str, ...]:
        return str(RENWU), "import", str(folder / name), "--force", "-o", str(folder / "plan.yaml")

    commands = {
        "pdfplumber": (sys.executable, "-c", _PLUMB, str(folder / "drawn.pdf")),
        "drawn": reading("drawn.pdf"),
        "tagged": reading("tagged.pdf"),
    }
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, command in commands.items():
            runs[name].append(spend(command, folder))
    return {name: Cost(*map(median, zip(*each, strict=True))) for name, each in runs.items()}


def _report(found: Mapping[str, Cost], pages: int, rounds: int) -> tuple[list[str], bool]:
    lines = [
        "",
        "## Tables from PDF",
        "",
        f"`python bench/printed.py`: {_TASKS:,} tasks on {pages} pages, `renwu import` against pdfplumber",
        f"{version('pdfplumber')} with pdfminer.six {version('pdfminer.six')} taking the tables out of the drawn ones;",
        f"medians of {rounds} interleaved runs.",
        "",
        "| figure | found | at most |",
        "| --- | ---: | ---: |",
    ]
    over = False
    for name, what in (("drawn", "tables that lines are drawn around"), ("tagged", "tables that tags name")):
        ratio = found[name].seconds / found["pdfplumber"].seconds
        over = over or ratio > _MOST or found[name].mebibytes > _MOST_MEBIBYTES
        lines.append(f"| {what}, CPU | {ratio:.2f} × | {_MOST} × |")
        lines.append(f"| their memory | {found[name].mebibytes:.1f} MiB | {_MOST_MEBIBYTES} MiB |")
    return [*lines, *_CHOSEN.rstrip().split("\n")], over


if __name__ == "__main__":
    sys.exit(main())
