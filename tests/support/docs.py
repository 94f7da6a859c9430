"""The examples of the pages in docs/: what a reader types, and what the program prints."""

import csv
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import NamedTuple

from renwu.filesystem import MOST_BYTES
from renwu.papers.returns.layout import FORM_SHEET, HEADING_ROW, address
from support import forms
from support.plans import ROOT, SHIPPED
from support.program import interleaved, it_is

PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md"))


class Example(NamedTuple):
    """What a reader types, what the page shows for it, and the plan, journal and table (任务表.csv) it is about.

    `day` is the day on which it is typed.
    """

    page: str
    heading: str
    write_plan: Callable[[Path], object]
    journal: str
    table: str
    day: str
    lines: tuple[str, ...]


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def _with_another_spelling(path: Path) -> None:
    for number, lead in ((1, "区发展改革局"), (2, "区发展和改革局")):
        text = f"title: 任务分解表\nsections:\n  - measures:\n      - tasks:\n          - id: {number}\n"
        text += f"            text: 编制计划。\n            deadline: 常态化推进\n            lead: [{lead}]\n"
        (path if number == 1 else path.with_name("另一份.yaml")).write_text(text, encoding="utf-8")


def _two(path: Path, other: Path, key: str) -> None:
    """The shipped plan twice, by another key where one is given."""
    shutil.copyfile(SHIPPED, path)
    other.parent.mkdir(exist_ok=True)
    other.write_text(f"{key}{SHIPPED.read_text(encoding='utf-8')}", encoding="utf-8")


UNPRINTABLE: dict[str, Callable[[Path], object]] = {
    "RW101": lambda path: path.write_text("title: 任务分解表\n", encoding="gbk"),
    "RW102": _too_large,
    "RW103": lambda path: path.write_text("title: 任务\x0b分解表\n", encoding="utf-8"),
    "RW113": lambda path: path.touch(),
    "RW305": lambda path: [shutil.copyfile(SHIPPED, path), (path.parent / "旧名.progress.jsonl").write_bytes(b"")],
    "RW307": _with_another_spelling,
    "RW304": lambda path: [shutil.copyfile(SHIPPED, each) for each in (path, path.with_suffix(".yml"))],
    "RW311": lambda path: _two(path, path.parent / "2025" / "tasks.yaml", ""),
    "RW312": lambda path: _two(path, path.with_suffix(".yml"), "key: 另一份\n"),
}
"""The plans of examples that no page can show."""


def examples(page: str) -> Iterator[Example]:
    """The `console` blocks of a page, each about the `yaml` block with a whole plan before it in its section.

    Where there is none, it is about the shipped plan. A `jsonl` block is the journal beside it, a `csv` block a table.
    A page of INVENTED is about the plan of examples/ and its journal, on a day on which there is something to report.
    """
    invented = (_invented, INVENTED_JOURNAL, INVENTED_DAY)
    shipped = (_shipped, "", INVENTED_DAY if page in ABOUT_EXAMPLES else TODAY)
    given, recorded, day = invented if page in INVENTED else shipped
    write_plan: Callable[[Path], object] = given
    journal, heading, table = recorded, "", ""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for match in re.finditer(r"^#+ (?P<heading>[^\n]+)$|^```(?P<kind>\w+)\n(?P<body>.*?)^```$", text, _BLOCKS):
        if match["heading"]:
            heading, journal = match["heading"], recorded
            write_plan = UNPRINTABLE.get(heading.split()[0], given)
        elif match["kind"] == "yaml" and match["body"].startswith("title"):
            write_plan = partial(Path.write_text, data=match["body"], encoding="utf-8")
            journal = "" if journal == recorded else journal
        elif match["kind"] == "jsonl":
            journal = match["body"]
        elif match["kind"] == "csv":
            table = match["body"]
        elif match["kind"] == "console":
            yield Example(page, heading, write_plan, journal, table, day, tuple(match["body"].splitlines()))


_BLOCKS = re.MULTILINE | re.DOTALL


def _shipped(path: Path) -> None:
    shutil.copyfile(SHIPPED, path)


def _invented(path: Path) -> None:
    shutil.copyfile(ROOT / "examples" / "tasks.yaml", path)


TODAY = "2025-03-10"
INVENTED_DAY = "2025-06-30"
INVENTED = ("offices.md",)
ABOUT_EXAMPLES = ("ledger.md",)
"""Pages whose examples are about the folder examples/."""
INVENTED_JOURNAL = (ROOT / "examples" / "tasks.progress.jsonl").read_text(encoding="utf-8")


def printed(example: Example, folder: Path) -> list[str]:
    """The lines of an example with what the program prints, on stdout and stderr, under each command.

    The first is typed at 9:30, each other a minute later; `cat` shows a file, `cp` has a form come back, filled in as
    the table says. Whatever they are, the plan stays as it is, and the journal only grows.
    """
    plan, journal = folder / "data" / "tasks.yaml", folder / "data" / "tasks.progress.jsonl"
    plan.parent.mkdir()
    example.write_plan(plan)
    planned, recorded = plan.read_bytes(), example.journal.encode()
    if recorded:
        journal.write_bytes(recorded)
    if example.page in ABOUT_EXAMPLES:
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("*.py", "*.csv"))
    if example.table:
        (folder / "任务表.csv").write_text(example.table, encoding="utf-8")
    lines = []
    typed_lines = [line for line in example.lines if line.startswith("$ ")]
    for minute, line in enumerate(typed_lines, 30):
        typed, status, _ = line.removeprefix("$ ").partition("; echo $?")
        name, *arguments = shlex.split(typed)
        if name == "cat":
            lines += [line, *(folder / arguments[0]).read_text(encoding="utf-8").splitlines()]
            continue
        if name == "cp":
            lines.append(line)
            fill_in(folder / arguments[0], folder / arguments[1] / Path(arguments[0]).name, example.table)
            continue
        assert name == "renwu"
        with chdir(folder), it_is(f"{example.day}T09:{minute}:00+08:00"):
            code, output = interleaved(*arguments)
        lines += [line, *output.splitlines()]
        if status:
            lines.append(str(code))
    assert plan.read_bytes() == planned
    assert not recorded or journal.read_bytes().startswith(recorded)
    return lines


def fill_in(form: Path, returned: Path, table: str) -> None:
    """A form as it comes back, with what a table says of those tasks that are in it: ids, then columns of the form.

    A task that has several rows in the form has as many in the table.
    """
    sheet = forms.sheets(form)[FORM_SHEET]
    headings = [str(heading).replace("\n", "") for heading in sheet[HEADING_ROW - 1]]
    answers: dict[str, list[dict[str, str]]] = {}
    for each in csv.DictReader(table.splitlines()):
        answers.setdefault(each.pop("编号"), []).append(each)
    cells: dict[str, str] = {}
    task = ""
    for row, (id_, *_) in enumerate(sheet[HEADING_ROW:]):
        task = str(id_) or task
        said = answers[task].pop(0) if answers.get(task) else {}
        cells |= {address(row, heading, headings): value for heading, value in said.items() if value}
    forms.filled(form, returned, cells)


def rewritten(page: str) -> str:
    """A page with what the commands print now."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    done = ""
    for example in examples(page):
        before, block, text = text.partition(_block(example.lines))
        assert block
        with tempfile.TemporaryDirectory() as folder:
            done += before + _block(printed(example, Path(folder)))
    return done + text


def _block(lines: Iterable[str]) -> str:
    return "".join(["```console\n", *(f"{line}\n" for line in lines)])
