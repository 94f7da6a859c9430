"""What a page of a PDF prints: its signs and its lines, in points from the page's upper left corner."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


class Rotation(Enum):
    """How a sign stands."""

    UPRIGHT = auto()
    SIDEWAYS = auto()
    SLANTED = auto()


class Sign(NamedTuple):
    """A sign as it is printed.

    Attributes:
        text: what it means; empty where it is part of what the sign before it means.
        box: where it stands.
        base: how far down the line is that it stands on, whatever its font.
        mark: the number by which the document's tags name what it is part of; None where it has none.
        artifact: whether the document says that it is no part of its text, as page numbers and watermarks are.
        turn: how it stands.
        struck: whether a line goes through it.
        radical: what the document names where that is a radical, not the character that it is drawn as; else empty.
    """

    text: str
    box: Box
    base: float
    mark: int | None = None
    artifact: bool = False
    turn: Rotation = Rotation.UPRIGHT
    struck: bool = False
    radical: str = ""

    @property
    def height(self) -> float:
        """How high it is."""
        return self.box.bottom - self.box.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle: across and down."""
        x0, top, x1, bottom = self.box
        return (x0 + x1) / 2, (top + bottom) / 2


class Stroke(NamedTuple):
    """A straight line, from left to right or from top to bottom."""

    box: Box
    is_upright: bool


@dataclass(slots=True)
class Page:
    """A page.

    Attributes:
        number: which one it is, from 1.
        width: how wide it is; `height` likewise.
        height: see `width`.
        signs: in the order in which they are drawn.
        strokes: the lines.
        pictured: the largest part of the page that one picture takes, from 0 to 1.
    """

    number: int
    width: float
    height: float
    signs: list[Sign] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictured: float = 0.0
