"""Figures with what they may be at most, printed, and added to a page."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Bound(NamedTuple):
    """A figure and what it may be at most."""

    what: str
    found: float
    most: float
    unit: str = "×"


def tell(bounds: Sequence[Bound], heading: str, about: Sequence[str], page: Path | None) -> int:
    """Print the figures under a heading, and add them to a page, if one is meant; 1 over budget.

    Args:
        bounds: the figures.
        heading: their heading.
        about: lines on what was measured.
        page: a markdown page, or None.
    """
    lines = [
        *("", f"## {heading}", "", *about, ""),
        *("| figure | found | at most |", "| --- | ---: | ---: |"),
        *(f"| {bound.what} | {bound.found:.2f} {bound.unit} | {bound.most} {bound.unit} |" for bound in bounds),
    ]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if page:
        with page.open("a", encoding="utf-8") as file:
            file.write(text)
    return int(any(bound.found > bound.most for bound in bounds))
