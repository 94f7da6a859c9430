"""What a page draws, as the straight lines that it shows."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pdfminer.utils import PathSegment, Point

from renwu.readers.pdf.page import Box, Stroke

_THIN = 3.0
"""Up to this width, in points, a filled rectangle is a line."""
_LEAN = 0.02
"""How much of its way a straight line may go aside."""


def straight(
    path: Sequence[PathSegment], place: Callable[[Point], Point], *, stroke: bool, fill: bool
) -> Iterator[Stroke]:
    """The straight lines of a path: those that are drawn, and rectangles so thin that they look it.

    Args:
        path: its segments: ISO 32000-1, 8.5.2.
        place: where a point of it stands on the page, from the left and down.
        stroke: whether it is drawn along.
        fill: whether what it encloses is filled.
    """
    part: list[Point] = []
    for operator, *points in path:
        if operator == "m":
            yield from _lines(part, stroke=stroke, fill=fill)
            part = []
        if operator == "h":
            part += part[:1]
        elif len(points) > 1:
            part.append(place((points[-2], points[-1])))
    yield from _lines(part, stroke=stroke, fill=fill)


def _lines(part: Sequence[Point], *, stroke: bool, fill: bool) -> Iterator[Stroke]:
    if len(part) < 2:  # noqa: PLR2004  # a point is no line
        return
    whole = _around(part)
    if min(whole.x1 - whole.x0, whole.bottom - whole.top) <= _THIN:
        if fill or stroke:
            yield from _along(whole)
    elif stroke:
        for ends in pairwise(part):
            yield from _along(_around(ends))


def _around(points: Sequence[Point]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _along(box: Box) -> Iterator[Stroke]:
    """The line along a rectangle's middle, if it is so thin."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if width >= height and height <= max(_THIN, width * _LEAN):
        middle = (top + bottom) / 2
        yield Stroke(Box(x0, middle, x1, middle), is_upright=False)
    elif height > width and width <= max(_THIN, height * _LEAN):
        middle = (x0 + x1) / 2
        yield Stroke(Box(middle, top, middle, bottom), is_upright=True)
