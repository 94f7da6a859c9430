from pathlib import Path

import pytest

from tests.readme import FILES, ROOT, Example, examples, on_terminal


def _examples(name: str) -> list[Example]:
    return list(examples((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("example", _examples(FILES[0]), ids=lambda example: example.command)
def test_an_example_prints_what_the_readme_says(example: Example) -> None:
    assert on_terminal(example.command) == example.output


def test_both_readmes_show_the_same_examples() -> None:
    assert _examples(FILES[0]) == _examples(FILES[1])


def test_both_readmes_have_the_same_number_of_sections() -> None:
    headings = [
        [line.split(" ")[0] for line in Path(ROOT / name).read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
        for name in FILES
    ]
    assert headings[0] == headings[1]
