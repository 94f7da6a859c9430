"""The text of a cell, or of a paragraph, from its lines: which were broken for want of room, and which were ended."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from renwu.readers.pdf.lines import TextLine

_MOST_PADDING = 10.0
"""The most, in points, that is left free beside the text on each side of a cell; Word has 5.4."""
_SLACK = 0.5
_BESIDE_WORDS = 1.5
"""How many signs' height more room programs may leave where a line is broken beside a number or a word."""
_FEWEST_BROKEN = 3
_WIDEST_PITCH = 1.75
"""How many signs' height the lines of one paragraph stand below each other at most, where none shows it."""
_MORE_PITCH = 1.4
"""How many times as far below each other paragraphs stand at least that have room between them."""
_OPENING = "（“‘《〈【〔「『(["
_CLOSING = "，。、；：？！）”’》〉】〕」』·,.;:?!)]%％…—～"
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f‘-”…—\U00020000-\U0003fffd]")
_WORD = re.compile(r"[\x21-\x7e]")
_NAME = re.compile("[\u4e00-\u9fff]{2,3}")


class Spacing(NamedTuple):
    """How a table's text is set.

    Attributes:
        free: column → how much room is left free beside its lines, at most: as little as any of them leaves.
        pitch: how far below each other the lines of one paragraph stand, at most: as close as any stand.
    """

    free: Mapping[int, float]
    pitch: float


def spacing(cells: Sequence[tuple[int, Sequence[TextLine]]]) -> Spacing:
    """How the text is set of cells that span no columns, each with its column and its lines."""
    free: dict[int, float] = {}
    for column, parts in cells:
        free[column] = min(free.get(column, math.inf), padding(parts))
    pitches = [_pitch(above, below) for _, parts in cells for above, below in pairwise(parts)]
    if not any(_is_broken(parts, free[column]) for column, parts in cells):  # all there is may be paragraphs
        pitches += [_WIDEST_PITCH * line.height for _, parts in cells for line in parts]
    return Spacing(free, min(pitches, default=math.inf))


def _is_broken(parts: Sequence[TextLine], free: float) -> bool:
    """Whether lines are so many, and so full, that they are one paragraph."""
    return len(parts) >= _FEWEST_BROKEN and not any(_ends(above, below, free) for above, below in pairwise(parts))


def padding(parts: Iterable[TextLine]) -> float:
    """How much room is left free beside lines, at most; without end where there are none."""
    return min((free for line in parts for free in (line.x0 - line.left, line.right - line.x1)), default=math.inf)


def _pitch(above: TextLine, below: TextLine) -> float:
    """How far one line stands below another; nobody knows across pages."""
    return below.base - above.base if above.page == below.page else math.inf


def joined(parts: Sequence[TextLine], free: float, pitch: float = math.inf) -> str:
    """The text of lines: one that was broken goes on, one that was ended stays a line.

    A line was broken where what comes next did not fit, and ended where it would have, or where the next one stands
    further below than lines of one paragraph do. Between 汉字 nothing stands where a line was broken; a hyphen stays.

    Args:
        parts: the lines of one cell or paragraph.
        free: how much room is left free beside the lines, at most.
        pitch: how far below each other lines of one paragraph stand, at most.
    """
    text = parts[0].text if parts else ""
    for above, line in pairwise(parts):
        own = line.text
        if _ends(above, line, free) or _is_apart(above, line, pitch):
            text += f"\n{own}"
        else:
            text += f" {own}" if _is_spaced(above, line) else own
    return text


def _is_apart(above: TextLine, line: TextLine, pitch: float) -> bool:
    """Whether a line stands further below the one above than lines of one paragraph do."""
    return _MORE_PITCH * pitch < _pitch(above, line) < math.inf


def _ends(above: TextLine, line: TextLine, free: float) -> bool:
    """Whether what begins a line would have fitted into the one above."""
    room = above.right - above.left - (above.x1 - above.x0) - _first_width(line)
    if _WORD.match(above.text[-1:]) or _WORD.match(line.text):
        room -= _BESIDE_WORDS * line.height
    return room > 2 * min(max(free, 0.0), _MOST_PADDING) + _SLACK


def _first_width(line: TextLine) -> float:
    """How wide the part of a line is that is never broken: a sign or a word, with what stands close to it."""
    said = [sign.text or _CLOSING[0] for sign in line.signs]  # one without text is part of the sign before
    end = 0
    while end + 1 < len(said) and not _may_break(said[end], said[end + 1]):
        end += 1
    return line.signs[end].box.x1 - line.signs[0].box.x0


def _may_break(before: str, after: str) -> bool:
    """Whether a line may be broken between two signs; some programs keep a number with the comma before it."""
    if before[-1] in _OPENING or after[0] in _CLOSING:
        return False
    return not (_WORD.match(after) and (_WORD.match(before) or before[-1] in _CLOSING))


def _is_spaced(above: TextLine, line: TextLine) -> bool:
    """Whether a space stood where a line was broken: one is printed, or it was between words, not behind a hyphen."""
    if above.signs[-1].text.isspace():
        return True
    before, after = above.text, line.text
    return not (_WIDE.match(before[-1:]) or _WIDE.match(after[:1]) or before.endswith(("-", "/")))


def may_lack_spaces(parts: Sequence[TextLine]) -> bool:
    """Whether lines may be the names of several people, which browsers part with spaces that they print none of."""
    return len(parts) > 1 and all(_NAME.fullmatch(line.text) for line in parts)
