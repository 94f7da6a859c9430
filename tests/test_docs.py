"""The documentation against the program: every code and command is in it, and every example is real."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu.cli.commands import amend, record
from renwu.errors import CODES
from renwu.journal.entries import ENTRY_HEADINGS, Event
from support import commands_page
from support.docs import PAGES, Example, examples, printed
from support.plans import ROOT
from support.program import Result

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
        r"^\$ renwu (\w+).*\n(?:(?:方案里没有|报送人).*\n)?已登记：",
        (ROOT / "docs" / "journal.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert set(typed) == {*record.EXAMPLES, *amend.EXAMPLES}


def test_every_event_is_in_its_table_with_its_command_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| `renwu (\w+) ", JOURNAL_PAGE["事项"], re.MULTILINE)
    assert [(event, label) for event, label, _ in rows] == [(event.value, event.label) for event in Event]
    assert list(dict.fromkeys(command for _, _, command in rows)) == list(record.EXAMPLES)


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
        "summary --columns 考核",
        "diff data/tasks.yaml data/tasks.yaml",
        "collect -o 报送表",
        "collect --read 报送表",
    ],
)
def test_the_table_of_fields_has_those_that_csv_has(desk: Callable[..., Result], typed: str) -> None:
    command, *arguments = typed.split()
    if "--read" in arguments:
        command = "collect --read"
        desk("collect", "-o", "报送表")
    if "--columns" in arguments:
        command = typed
    answer = desk(*typed.split(), "--format", "csv")
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
    assert (ROOT / commands_page.PAGE).read_text(encoding="utf-8") == commands_page.page()


@pytest.mark.parametrize(
    "word", ["### list\n", "### import\n", "`--lead` 单位", "`--as-of` 日期", "`--file` 文件", "`--help`"]
)
def test_the_page_has_every_kind_of_thing(word: str) -> None:
    assert word in commands_page.page()


# Every example is real

EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.page} {example.heading}" for example in EXAMPLES])
def test_an_example_prints_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    assert printed(example, tmp_path) == list(example.lines)


@pytest.mark.parametrize("code", CODES)
def test_a_code_s_section_has_an_example_that_shows_it(code: str) -> None:
    shown = [example for example in EXAMPLES if example.page == "codes.md" and example.heading.startswith(code)]
    assert any(f" {code} " in line for example in shown for line in example.lines)
