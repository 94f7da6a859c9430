"""Formatted text to the text that counts: what is struck out is gone, what is raised or lowered is a mark beside it."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

_UNIT = re.compile(r"(?:[a-zA-Z]*m|M|米)$")
_LATIN = re.compile("[A-Za-z]$")
_POWERS = {"2": "²", "3": "³"}
_LONGEST_SHOWN = 20


class Run(NamedTuple):
    """Some text in one format.

    Attributes:
        text: the text.
        struck: whether a line goes through it.
        raised: whether it stands above the line, as the marks of notes do.
        lowered: whether it stands below the line.
    """

    text: str
    struck: bool = False
    raised: bool = False
    lowered: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is text like any other."""
        return self[1:] == _PLAIN


_PLAIN = (False, False, False)


class Settled(NamedTuple):
    """The text that counts, and what was left out, each in a sentence of Chinese for people."""

    text: str
    left_out: tuple[str, ...]


def settle(runs: Iterable[Run]) -> Settled:
    """What formatted text says.

    A power behind a unit of length (m², 米³) and letters' lowered numbers (CO2, PM2.5) are text; every other raised or
    lowered text is a mark.

    Args:
        runs: the text, in its order.
    """
    runs = tuple(runs)
    if all(run[1:] == _PLAIN for run in runs):  # as nearly all text is
        return Settled("".join([run.text for run in runs]), ())
    said = ""
    left_out = []
    for kind, group in groupby(runs, key=lambda run: run[1:]):
        run = Run("".join(run.text for run in group), *kind)
        shown = run.text.strip()
        if kind == _PLAIN or not shown:
            said += run.text
        elif run.struck:
            left_out.append(f"划去的“{_short(shown)}”没有读入")
        elif run.raised and shown in _POWERS and _UNIT.search(said):
            said += _POWERS[shown]
        elif run.lowered and _LATIN.search(said) and not re.search("[^0-9.]", shown):
            said += run.text
        else:
            left_out.append(f"{'上标' if run.raised else '下标'}“{_short(shown)}”按注号没有读入")
    return Settled(said, tuple(left_out))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
