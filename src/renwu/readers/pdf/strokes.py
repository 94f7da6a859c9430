"""Lines that go through text or stand below it: they are no part of a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from renwu.readers.pdf.page import Page, Sign, Stroke

_BELOW = 0.35
"""How far, of a sign's height, a line stands at most below the foot of the text that it underlines."""
_THROUGH = (0.15, 0.65)
"""How far above it one goes through it."""
_HIGHEST = 40.0
_AGAIN = 0.1
"""How far apart, of their height, signs stand at most that are one drawn twice."""
_EXACT = 0.6
"""How far, in points, such a line may begin and end from its text; a cell's borders leave more room beside theirs."""


def set_apart(page: Page) -> None:
    """Take the lines of text from a page's lines, and mark the signs that they go through."""
    order = sorted(range(len(page.signs)), key=lambda at: page.signs[at].base)
    bases = [page.signs[at].base for at in order]
    kept = []
    for stroke in page.strokes:
        at = stroke.box.top
        near = order[bisect_left(bases, at - _HIGHEST * _BELOW) : bisect_right(bases, at + _HIGHEST * _THROUGH[1])]
        found = () if stroke.is_upright else _of_text(page.signs, near, stroke)
        if not found:
            kept.append(stroke)
        for each in found:
            if page.signs[each].base > at:
                page.signs[each] = page.signs[each]._replace(struck=True)
    page.strokes = kept


def _of_text(signs: Sequence[Sign], near: Sequence[int], stroke: Stroke) -> Sequence[int]:
    """The signs that a line goes through, or stands below, from their first to their last; none where it is no such."""
    x0, at, x1, _ = stroke.box
    within = [
        each
        for each in near
        if x0 - _EXACT <= signs[each].box.x0 and signs[each].box.x1 <= x1 + _EXACT and _marks(signs[each], at)
    ]
    if not within:
        return ()
    begin, end = min(signs[each].box.x0 for each in within), max(signs[each].box.x1 for each in within)
    return within if abs(begin - x0) <= _EXACT and abs(end - x1) <= _EXACT else ()


def _marks(sign: Sign, at: float) -> bool:
    above = (sign.base - at) / sign.height if sign.height else 0.0
    return -_BELOW <= above <= 0 or _THROUGH[0] <= above <= _THROUGH[1]


def once(signs: Sequence[Sign]) -> list[Sign]:
    """Signs without those that are drawn again in the same place, as some programs do to make them bold."""
    kept = []
    seen: set[tuple[str, int, int]] = set()
    for sign in signs:
        step = sign.height * _AGAIN or 1.0
        across, down = round(sign.box.x0 / step), round(sign.base / step)
        around = ((sign.text, across + right, down + below) for right in (0, -1, 1) for below in (0, -1, 1))
        if sign.text.strip() and any(place in seen for place in around):
            continue
        seen.add((sign.text, across, down))
        kept.append(sign)
    return kept
