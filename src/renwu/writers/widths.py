"""How wide each column of a table is: what gives way, and in which order, where the lines are too short for all."""

from collections.abc import Sequence
from typing import NamedTuple

from renwu.answers.table import Fit
from renwu.writers.linebreak import cell_len, wrap, wrap_names

GAP = 2
"""Cells between two columns."""

WIDEST = 200
"""The most cells that a column takes where no line has an end: one long note must not widen every row."""

LINES = 2
"""At most so many lines for a task in a list."""

NAMES = (Fit.NAMES, Fit.LIST)
_LEAST_NAMES = 12
_NARROWEST = 8  # where nothing else gives way: a name in lines of four characters
_WORD = 4  # two characters of a heading, which are not broken
_LEAST_PROSE = 12  # the number of an entry stays whole
_WHOLE_NAME = 22  # a name of up to eleven characters is kept whole
_PROSE_WEIGHT = 60


class Need(NamedTuple):
    """What a column has to show: its heading, every different text in it, and how it may give way."""

    heading: str
    texts: Sequence[str]
    fit: Fit


def fitted(text: str, width: int | None, fit: Fit) -> list[str]:
    """A cell's text as lines of at most `width` cells; where that is None, of at most WIDEST."""
    text = text.strip("\n")
    if width is None:
        lines = text.split("\n")
        if all(len(line) * 2 <= WIDEST or cell_len(line) <= WIDEST for line in lines):
            return lines
        width = WIDEST
    return wrap_names(text, width) if fit in NAMES else wrap(text, width)


def allot(needs: Sequence[Need], width: int | None) -> list[int]:
    """The width of each column, in cells.

    All have what they need if a line has room for it. Otherwise headings of numbers take two lines, names as little
    as two lines need, and prose shares the rest. Where even that is too wide, headings take as many lines as there
    are words in them, then long names are broken.
    """
    natural = [
        max(cell_len(line) for text in (need.heading, *need.texts) for line in text.split("\n")) for need in needs
    ]
    room = None if width is None else width - GAP * (len(needs) - 1)
    if room is None:
        return [min(most, WIDEST) for most in natural]
    if sum(natural) <= room:
        return natural
    prose = [at for at, need in enumerate(needs) if need.fit is Fit.PROSE]
    widths = [_least(need, most, room) for need, most in zip(needs, natural, strict=True)]
    _tighten(widths, needs, room)
    rest = room - sum(width for at, width in enumerate(widths) if at not in prose)
    if not prose:
        for at, most in enumerate(natural):
            given = min(max(rest, 0), most - widths[at])
            widths[at] += given
            rest -= given
    weights = {at: min(natural[at], _PROSE_WEIGHT) for at in prose}
    for at in sorted(prose, key=lambda at: natural[at]):
        share = rest * weights[at] // sum(weights.values())
        widths[at] = min(natural[at], max(_LEAST_PROSE, share))
        rest -= widths[at]
        del weights[at]
    return widths


def _tighten(widths: list[int], needs: Sequence[Need], room: int) -> None:
    """Narrow columns below what they should have, those of numbers first, while prose has no room at all."""

    def lacking() -> int:
        taken = (_LEAST_PROSE if need.fit is Fit.PROSE else width for need, width in zip(needs, widths, strict=True))
        return max(0, sum(taken) - room)

    for at, need in enumerate(needs):
        if need.fit is Fit.NUMBER and lacking():
            widths[at] = max(_WORD, *map(cell_len, need.texts))
    for least in (_LEAST_NAMES, _NARROWEST):
        for at, need in enumerate(needs):
            if need.fit in NAMES:
                widths[at] = min(widths[at], max(least, widths[at] - lacking()))


def _least(need: Need, natural: int, room: int) -> int:
    """The width below which a column should not go."""
    if need.fit is Fit.NUMBER:
        half = max(_WORD // 2, (len(need.heading) + 1) // 2)
        return max(*map(cell_len, (need.heading[:half], need.heading[half:])), *map(cell_len, need.texts))
    if need.fit not in NAMES:
        return natural
    most = min(natural, room // 3)
    names = {cell_len(name) for text in need.texts for name in text.split("、")}
    whole = max((name for name in names if name <= min(most, _WHOLE_NAME)), default=0)
    least = max(min(most, _LEAST_NAMES), whole)
    for width in range(least, most, 2):
        if all(len(wrap_names(text, width)) <= LINES for text in need.texts):
            return width
    return max(least, most)
