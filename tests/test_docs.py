"""The documentation against the program: every code and command is in it, and every example is real.

`python -m tests.test_docs` writes what the commands print now into the pages of docs/.
"""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from renwu.cli.commands import record
from renwu.errors import CODES
from renwu.filesystem import MOST_BYTES
from renwu.journal.entries import ENTRY_HEADINGS, Event
from renwu.papers.returns.form import FORM_SHEET, HEADING_ROW, address
from support import commands_page, forms

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "data" / "tasks.yaml"
PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md"))

# Every code has its section


def sections(page: str) -> dict[str, str]:
    """Heading → what stands under it, for the sections of a page."""
    _, *parts = re.split("^## ", page, flags=re.MULTILINE)
    return {heading: body for heading, _, body in (part.partition("\n") for part in parts)}


CODES_PAGE = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")


def test_every_code_has_its_section_in_order_and_there_is_no_other() -> None:
    headings = [heading for heading in sections(CODES_PAGE) if heading.startswith("RW")]
    assert headings == [f"{code} {kind.title}" for code, kind in CODES.items()]


@pytest.mark.parametrize("code", CODES)
def test_a_code_s_section_begins_with_its_severity(code: str) -> None:
    kind = CODES[code]
    effect = "改正之前，各命令都不回答，以2退出。" if kind.fatal else "各命令照常回答。"
    assert sections(CODES_PAGE)[f"{code} {kind.title}"].startswith(f"\n级别：{kind.severity.label}。{effect}\n")


def test_the_table_of_codes_lists_each_with_its_severity_and_title() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", CODES_PAGE, re.MULTILINE)[2:]
    assert rows == [
        (f"[{code}](#{_anchor(f'{code} {kind.title}')})", kind.severity.label, kind.title, "是" if kind.fatal else "否")
        for code, kind in CODES.items()
    ]


def _anchor(heading: str) -> str:
    """The name that a page gives a heading: lower case, spaces as hyphens, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# The journal's page has every field and every event


JOURNAL_PAGE = sections((ROOT / "docs" / "journal.md").read_text(encoding="utf-8"))


def test_every_field_of_an_entry_is_in_its_table_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*?) \|", JOURNAL_PAGE["文件"], re.MULTILINE)
    assert [(key, heading) for key, heading, _ in rows] == list(ENTRY_HEADINGS.items())
    assert [key for key, _, required in rows if required.strip() == "是"] == ["entry", "task", "date", "event"]


def test_every_recording_command_has_an_example() -> None:
    typed = re.findall(
        r"^\$ renwu (\w+).*\n已登记：", (ROOT / "docs" / "journal.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(typed) == set(record.EXAMPLES)


def test_every_event_is_in_its_table_with_its_command_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| `renwu (\w+) ", JOURNAL_PAGE["事项"], re.MULTILINE)
    assert [(event, label) for event, label, _ in rows] == [(event.value, event.label) for event in Event]
    assert [command for _, _, command in rows] == list(record.EXAMPLES)


# The page on output has every field of csv and tsv


OUTPUT_PAGE = sections((ROOT / "docs" / "output.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "typed",
    [
        "list",
        "overdue",
        "show 1",
        "log",
        "silent",
        "units",
        "summary",
        "diff data/tasks.yaml data/tasks.yaml",
        "collect -o 报送表",
        "collect --read 报送表",
    ],
)
def test_the_table_of_fields_has_those_that_csv_has(typed: str, tmp_path: Path) -> None:
    command, *arguments = typed.split()
    (tmp_path / "data").mkdir()
    _shipped(tmp_path / "data" / "tasks.yaml")
    run = partial(subprocess.run, capture_output=True, cwd=tmp_path, encoding="utf-8", check=True)
    if "--read" in arguments:
        command = "collect --read"
        run([sys.executable, "-m", "renwu", "collect", "-o", "报送表"])
    answer = run([sys.executable, "-m", "renwu", *typed.split(), "--format", "csv"])
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|$", OUTPUT_PAGE["csv、tsv"], re.MULTILINE)
    (fields,) = (fields for commands, fields in rows if f"`{command}`" in commands)
    assert re.findall(r"`([\w-]+)`", fields) == answer.stdout.splitlines()[0].split(",")


# Every reference leads somewhere


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_to_a_file_and_to_a_heading_that_it_has(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text)
    assert [link for link in links if not _leads_somewhere(page, *link)] == []


def _leads_somewhere(page: str, file: str, anchor: str) -> bool:
    target = ROOT / "docs" / (file or page)
    if not target.is_file() or not anchor:
        return target.is_file()
    headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in map(_anchor, headings)


def test_every_promise_has_its_section_and_tests_that_there_are() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(.+?)\]\(#.+?\) \| (.+?) \|$", page, re.MULTILINE)
    *promised, _ = sections(page)
    assert [promise for promise, _ in rows] == promised
    assert [name for _, tests in rows for name in tests.split("、") if not (ROOT / name).is_file()] == []
    assert [promise for promise in promised if "\n检验：" not in sections(page)[promise]] == []


# The page of commands is the program's own


def test_the_page_of_commands_says_what_the_program_says() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_page.page()


@pytest.mark.parametrize(
    "word", ["### list\n", "### import\n", "`--lead` 单位", "`--as-of` 日期", "`--file` 文件", "`--help`"]
)
def test_the_page_has_every_kind_of_thing(word: str) -> None:
    assert word in commands_page.page()


# Every example is real


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


UNPRINTABLE: dict[str, Callable[[Path], object]] = {
    "RW101": lambda path: path.write_text("title: 任务分解表\n", encoding="gbk"),
    "RW102": _too_large,
    "RW103": lambda path: path.write_text("title: 任务\x0b分解表\n", encoding="utf-8"),
    "RW113": lambda path: path.touch(),
    "RW304": lambda path: [shutil.copyfile(SHIPPED, each) for each in (path, path.with_suffix(".yml"))],
}
"""The plans of examples that no page can show."""


def examples(page: str) -> Iterator[Example]:
    """The `console` blocks of a page, each about the `yaml` block with a whole plan before it in its section.

    Where there is none, it is about the shipped plan. A `jsonl` block is the journal beside it, a `csv` block a table.
    A page of INVENTED is about the plan of examples/ and its journal, on a day on which there is something to report.
    """
    given, recorded, day = (_invented, INVENTED_JOURNAL, "2025-06-30") if page in INVENTED else (_shipped, "", TODAY)
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
INVENTED = ("offices.md",)
INVENTED_JOURNAL = (ROOT / "examples" / "tasks.progress.jsonl").read_text(encoding="utf-8")

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
            _fill_in(folder / arguments[0], folder / arguments[1] / Path(arguments[0]).name, example.table)
            continue
        assert name == "renwu"
        done = subprocess.run(
            [sys.executable, "-c", RUN_AT, f"{example.day}T09:{minute}:00+08:00", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "SYSTEMROOT"}},
            encoding="utf-8",
            check=False,
        )
        lines += [line, *done.stdout.splitlines()]
        if status:
            lines.append(str(done.returncode))
    assert plan.read_bytes() == planned
    assert not recorded or journal.read_bytes().startswith(recorded)
    return lines


def _fill_in(form: Path, returned: Path, table: str) -> None:
    """A form as it comes back, with what a table says of those tasks that are in it: ids, then columns of the form."""
    ids = [row[0] for row in forms.sheets(form)[FORM_SHEET][HEADING_ROW:]]
    answers = {row.pop("编号"): row for row in csv.DictReader(table.splitlines())}
    cells = {
        address(row, heading): value
        for row, task in enumerate(ids)
        for heading, value in answers.get(str(task), {}).items()
    }
    forms.filled(form, returned, cells)


EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.page} {example.heading}" for example in EXAMPLES])
def test_an_example_prints_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    assert printed(example, tmp_path) == list(example.lines)


@pytest.mark.parametrize("code", CODES)
def test_a_code_s_section_has_an_example_that_shows_it(code: str) -> None:
    shown = [example for example in EXAMPLES if example.page == "codes.md" and example.heading.startswith(code)]
    assert any(f" {code} " in line for example in shown for line in example.lines)


def _filled(page: str) -> str:
    """A page with what the commands print now."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    done = ""
    for example in examples(page):
        before, block, text = text.partition("".join(["```console\n", *(f"{line}\n" for line in example.lines)]))
        assert block
        with tempfile.TemporaryDirectory() as folder:
            done += "".join([before, "```console\n", *(f"{line}\n" for line in printed(example, Path(folder)))])
    return done + text


if __name__ == "__main__":
    for name in PAGES:
        (ROOT / "docs" / name).write_text(_filled(name), encoding="utf-8")
