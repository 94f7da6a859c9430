from pathlib import Path

import pytest

from readme import FILES, ROOT, Example, examples, outputs


def _examples(name: str) -> list[Example]:
    return list(examples((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_every_example_prints_what_the_readme_says(name: str, tmp_path: Path) -> None:
    shown = _examples(name)
    printed = outputs(shown, tmp_path)
    assert [example._replace(output=output) for example, output in zip(shown, printed, strict=True)] == shown


def test_both_readmes_show_the_same_examples() -> None:
    assert _examples(FILES[0]) == _examples(FILES[1])


@pytest.mark.parametrize("name", FILES)
def test_the_table_that_is_imported_is_shown(name: str) -> None:
    table = (ROOT / "examples" / "任务表.csv").read_text(encoding="utf-8")
    assert f"```csv\n{table}```\n" in (ROOT / name).read_text(encoding="utf-8")


def test_both_readmes_have_the_same_sections() -> None:
    headings = [
        [line.split(" ")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
        for name in FILES
    ]
    assert headings[0] == headings[1]
