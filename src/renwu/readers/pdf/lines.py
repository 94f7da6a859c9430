"""Signs as the lines that they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from renwu.readers.pdf.page import Sign
from renwu.readers.runs import Run, settle

_GAP = 0.5
"""How much of a sign's height lies at least between two words; justified 汉字 stand apart, too, though less."""
_APART = 1.5
"""How many times a sign's height lies at least between the texts of different columns."""
_SAME_LINE = 0.5
"""How much of a sign's height its middle may lie off that of its line."""
_SMALL = 0.8
"""How high a sign is at most, of the height of its line, that is raised or lowered."""
_RAISED = 0.15
"""How far above or below its line's foot it stands at least, of that height."""


class TextLine(NamedTuple):
    """Signs that stand beside each other, from left to right.

    Attributes:
        page: the number of their page.
        signs: they, at least one that isn't blank.
        left: where the room begins that they stand in; `right` where it ends.
        right: see `left`.
        base: how far down the page they stand.
        text: what they say, with a space where one is left free, and without any at its ends.
        left_out: what they say that doesn't count, in sentences of Chinese for people.
    """

    page: int
    signs: tuple[Sign, ...]
    left: float
    right: float
    base: float
    text: str
    left_out: tuple[str, ...]

    @property
    def x0(self) -> float:
        """Where its first sign begins that isn't blank."""
        return min(sign.box.x0 for sign in self.signs if not sign.text.isspace())

    @property
    def x1(self) -> float:
        """Where its last one ends."""
        return max(sign.box.x1 for sign in self.signs if not sign.text.isspace())

    @property
    def height(self) -> float:
        """How high its highest sign is."""
        return max(sign.height for sign in self.signs)

    @property
    def words(self) -> list[str]:
        """Its words, where they stand as far from each other as the texts of different columns do."""
        words = [self.signs[0].text]
        for before, sign in pairwise(self.signs):
            if sign.box.x0 - before.box.x1 > _APART * sign.height:
                words.append("")
            words[-1] += sign.text
        return [word for word in words if word.strip()]


def lines(page: int, signs: Iterable[Sign], left: float, right: float) -> list[TextLine]:
    """Signs as the lines that they stand in, from the top; lines that are blank are none.

    Args:
        page: the number of their page.
        signs: all of them.
        left: where the room for them begins; `right` where it ends.
        right: see `left`.
    """
    found: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: sign.middle[1]):
        first = found[-1][0] if found else None
        if first and sign.middle[1] - first.middle[1] <= max(sign.height, first.height) * _SAME_LINE:
            found[-1].append(sign)
        else:
            found.append([sign])
    rows = (sorted(each, key=lambda sign: sign.box.x0) for each in found)
    return [_line(page, tuple(row), left, right) for row in rows if any(sign.text.strip() for sign in row)]


def _line(page: int, signs: tuple[Sign, ...], left: float, right: float) -> TextLine:
    base = median(sign.base for sign in signs)
    said = settle(_runs(signs, base))
    return TextLine(page, signs, left, right, base, said.text.strip(), said.left_out)


def _runs(signs: Sequence[Sign], base: float) -> Iterator[Run]:
    """What the signs of a line say, each with its look."""
    height = max(sign.height for sign in signs)
    before = None
    for sign in signs:
        text = sign.text
        apart = before and sign.box.x0 - before.box.x1 > max(sign.height, before.height) * _GAP
        if apart and before and not before.text.endswith(" ") and text != " ":
            text = f" {text}"
        off = (base - sign.base) / height if sign.height < height * _SMALL else 0.0
        yield Run(text, sign.struck, off > _RAISED, off < -_RAISED)
        before = sign


def paragraphs(parts: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines of running text, those of one size together."""
    for _, group in groupby(parts, key=lambda line: round(line.height)):
        yield list(group)
