from pathlib import Path

import pytest

from support.plans import ROOT
from support.readme import FILES, WEEK, Example, examples, outputs


def _examples(name: str) -> list[Example]:
    return list(examples((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", [FILES[0], WEEK])
def test_every_example_prints_what_the_page_says(name: str, tmp_path: Path) -> None:
    pytest.importorskip("termios", reason="a terminal as POSIX has it")
    shown = _examples(name)
    printed = outputs(shown, tmp_path)
    assert [example._replace(output=output) for example, output in zip(shown, printed, strict=True)] == shown


def test_both_readmes_show_the_same_examples() -> None:
    assert _examples(FILES[0]) == _examples(FILES[1])


def test_both_readmes_have_the_same_sections() -> None:
    headings = [
        [line.split(" ")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
        for name in FILES
    ]
    assert headings[0] == headings[1]
