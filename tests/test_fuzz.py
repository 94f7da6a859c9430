"""Any bytes in, no traceback out: arbitrary files, and plans that someone or something has damaged."""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from support.damage import mangled
from support.program import PLAN, SHIPPED, Result, drawn, inside

pytestmark = pytest.mark.slow

AS_OF = ("--as-of", "2024-07-01")
EXAMPLES = settings(max_examples=150)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

SEEDS = (PLAN.encode(), SHIPPED.read_bytes()[:4000], b"title: t\nsections: [{measures: [{tasks: []}]}]\n")
TOKENS = (
    *"\n:-[]{},#&*!|>'\"%@`?\\ \t\r",
    *("：", "，", "、", "（", "”", "①", "　", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "\U0001f600", "\u0301"),
    *("- ", ": ", " #", "---\n", "...\n", "&a ", "*a", "!!int ", "<<: ", '"\\ud800"', '"\\0"', "|\n", ">-\n"),
    *("id: ", "text: ", "lead: ", "deadline: ", "title: ", "sections:\n", "units: {", "printed: {", "issued: 0000"),
    *("0000年13月", "9999年12月", "每月99日前", "2024-02-30", "自印发之日起99999999年内", "一" * 50, "9" * 50),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A plan with pieces cut out, copied elsewhere, overwritten and put in."""
    return mangled(draw, draw(st.sampled_from(SEEDS)), TOKENS)


@pytest.fixture(scope="module")
def file() -> Iterator[Path]:
    """A file for one example after another."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "plan.yaml")


def answers(file: Path, data: bytes) -> tuple[Result, Result]:
    """What check and list say of a file; that the two agree is asserted."""
    file.write_bytes(data)
    checked = inside("check", file, "--format", "json")
    listed = inside("list", "--file", file, *AS_OF)
    problems = json.loads(checked.stdout)["problems"]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert checked.code == bool(errors)
    assert listed.code in ({0, 2} if errors else {0})
    assert bool(listed.stdout) == (listed.code == 0)
    assert bool(listed.stderr) == (listed.code == 2)
    assert not OBEYED.search(listed.stdout + listed.stderr + inside("check", file).stdout)
    return checked, listed


@EXAMPLES
@given(data=st.binary(max_size=2000))
@example(data=b"\xff\xfe")
@example(data=b"\xef\xbb\xbf")
@example(data=b"%YAML 9.9\n---\n")
@example(data=b"? [a]\n: b\n")
@example(data=b"\r")
def test_any_bytes_are_answered(file: Path, data: bytes) -> None:
    assert answers(file, data)


@EXAMPLES
@given(text=st.text(max_size=500))
def test_any_text_is_answered(file: Path, text: str) -> None:
    assert answers(file, text.encode(errors="surrogatepass"))


@EXAMPLES
@given(data=damaged())
def test_any_damaged_plan_is_answered(file: Path, data: bytes) -> None:
    assert answers(file, data)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
filled = words.filter(str.strip)
# What has no width of its own (accents, skin tones) can't be told from the character before it on a screen.
separate = st.text(
    st.characters(exclude_categories=["Cs", "Sk"]).filter(lambda char: cell_len(char) or OBEYED.match(char)),
    max_size=60,
)
names = st.lists(separate.filter(str.strip), max_size=4)


def quoted(text: str) -> str:
    """A text as a YAML scalar, whatever is in it."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def plan_of_one_task(title: str, note: str, text: str, deadline: str, units: list[list[str]]) -> str:
    """A plan whose one task has these words in its fields."""
    lead, support = (f"[{', '.join(map(quoted, names))}]" for names in units)
    return f"""\
title: {quoted(title)}
sections:
- title: {quoted(title)}
  measures:
  - title: {quoted(title)}
    tasks:
    - id: 1
      text: {quoted(text)}
      deadline: {quoted(deadline)}
      note: {quoted(note)}
      lead: {lead}
      support: {support}
"""


@EXAMPLES
@given(
    text=filled,
    other=st.tuples(words, words, words),
    units=st.lists(st.lists(filled, max_size=4), min_size=2, max_size=2),
    command=st.sampled_from(("list", "list --full", "overdue", "show 1", "units", "summary --by section")),
    form=st.sampled_from(("table", "json", "jsonl", "csv", "tsv", "markdown")),
)
def test_any_words_are_shown_in_every_form(
    file: Path, text: str, other: tuple[str, str, str], units: list[list[str]], command: str, form: str
) -> None:
    title, note, deadline = other
    file.write_text(plan_of_one_task(title, note, text, deadline, units), encoding="utf-8")
    asked = ("--file", file, *AS_OF)
    [task] = json.loads(inside("list", *asked, "--format", "json").stdout)["tasks"]
    assert task["text"] == text
    assert inside(*command.split(), *asked, "--format", form).code == 0


@EXAMPLES
@given(text=separate.filter(str.strip), deadline=separate, units=st.tuples(names, names).map(list))
@example(text="甲", deadline="2024年", units=[["、" * 40], []])
@example(text="（" * 60, deadline="", units=[[], ["（" * 60]])
def test_any_words_keep_to_their_columns(file: Path, text: str, deadline: str, units: list[list[str]]) -> None:
    file.write_text(plan_of_one_task("", "", text, deadline, units), encoding="utf-8")
    shown = inside("list", "--file", file, *AS_OF, env={"COLUMNS": "80"}).stdout
    assert [row[0] for row in drawn(shown)] == [["1"]]
    assert max(map(cell_len, shown.splitlines())) <= 80
