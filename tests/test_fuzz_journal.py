"""Any bytes as the journal: every command answers, none is stopped, nothing commands a terminal."""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renwu.journal.entries import ENTRY_HEADINGS
from support import journals
from support.damage import mangled
from support.journals import line
from support.program import PLAN, inside

pytestmark = pytest.mark.slow

AS_OF = ("--as-of", "2024-07-01")
EXAMPLES = settings(max_examples=100)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
SEED = "".join(
    f"{each}\n"
    for each in (
        line("a", "2024-03-01", "progress", note="已签约", reporter="区金融服务署", evidence=["a.pdf"]),
        line("b", "2024-03-10", "done"),
        line("c", "2024-04-01", "verified"),
        line("d", "2024-06-20", "extended", "10", to="2024年9月", reason="资金未到位", approved_by="区政府"),
        line("e", "2024-06-21", "reassigned", "10", lead=["区工信局"], support=["区财政局"], reason="机构改革"),
        line("f", "2024-05-10", "urged", "2", slip="督〔2024〕3号", reply_by="2024-05-20"),
        line("g", "2024-06-22", "suspended", "9", reason="规划调整", approved_by="区政府"),
        line("h", "2024-06-23", "retracted", "9", retracts="g", reason="误"),
    )
).encode()
TOKENS = (
    *(
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\n",
        "\r",
        " ",
        "\t",
        "0",
        "9" * 30,
        "-",
        "null",
        "true",
        "NaN",
        "1e999",
    ),
    *("\u3000", "\xa0", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "\U0001f600", "\u0301", "\u202e"),
    *(r"\ud800", r"\u0000", r"\u001b[31m", "[" * 400, "2024-02-30", "0001-01-01", "9999-12-31", "99", "终止"),
    *(f'"{key}": ' for key in ENTRY_HEADINGS),
    *(f'"{event}"' for event in journals.EVENTS),
)


@pytest.fixture(scope="module")
def plan() -> Iterator[Path]:
    """A plan for one journal after another."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_text(PLAN, encoding="utf-8")
        yield path


def answered(plan: Path, data: bytes, *commands: str) -> bool:
    """Whether every command answers, whatever the journal says; that people are shown no controls is asserted."""
    plan.with_name("plan.progress.jsonl").write_bytes(data)
    for command in commands:
        words = command.split()
        where = (plan,) if words[0] == "check" else ("--file", plan, *AS_OF)
        result = inside(*words, *where)
        assert result.code == 0
        shown = "" if words[-2:-1] == ["--format"] and words[-1] != "markdown" else result.stdout
        assert not OBEYED.search(shown + result.stderr)
    return True


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A journal with pieces cut out, copied elsewhere, overwritten and put in."""
    data = mangled(draw, SEED, TOKENS)
    return data[: draw(st.sampled_from((None, -1, -2, -40)))]


@EXAMPLES
@given(data=st.binary(max_size=1000))
@example(data=b"\xff\xfe")
@example(data=b"\xef\xbb\xbf")
@example(data=b"[" * 100_000)
@example(data=SEED.rstrip() + b"x")
@example(data=SEED.replace(b"\n", b"\r\n"))
@example(data=SEED.replace(b"\n", b"\r"))
@example(data=SEED.decode().encode("utf-16"))
@example(data="记录\n".encode("gbk"))
def test_any_bytes_are_answered(plan: Path, data: bytes) -> None:
    assert answered(plan, data, "list", "check", "log")


@EXAMPLES
@given(data=damaged())
def test_any_damaged_journal_is_answered(plan: Path, data: bytes) -> None:
    assert answered(plan, data, "list --format json", "check", "log", "show 1 10 9")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def strange(draw: st.DrawFn) -> bytes:
    """A journal whose lines are entries by their first four fields, and whose other fields are anything."""
    lines = []
    for number in range(draw(st.integers(1, 4))):
        fields = {
            "entry": f"{number}",
            "task": draw(st.sampled_from(["1", "10", "2", "9"])),
            "date": draw(st.dates().map(str) | st.sampled_from(["2024-03-01", "2024-06-30"])),
            "event": draw(st.sampled_from(journals.EVENTS)),
        }
        others = st.dictionaries(st.sampled_from([*ENTRY_HEADINGS][4:]) | st.text(max_size=5), values, max_size=6)
        lines.append(json.dumps(draw(others) | fields))
    return "\n".join(lines).encode()


@EXAMPLES
@given(data=strange())
def test_entries_with_any_fields_are_answered_in_every_form(plan: Path, data: bytes) -> None:
    assert answered(
        plan,
        data,
        *("list --sort lead --format csv", "summary --original --first-lead", "silent", "log", "log --format json"),
        *("log --format markdown", "show 1 2 9 10", "show 1 2 9 10 --format json"),
    )


@EXAMPLES
@given(data=damaged())
def test_an_entry_can_be_added_to_any_damaged_journal(plan: Path, data: bytes) -> None:
    path = plan.with_name("plan.progress.jsonl")
    path.write_bytes(data)
    result = inside("progress", "8", "继续推进", "--file", plan)
    assert (result.code, result.stderr) == (0, "")
    assert path.read_bytes().startswith(data)
    assert json.loads(inside("log", "8", "--file", plan, "--format", "json").stdout)["entries"][0]["note"] == "继续推进"
