"""How a page's text looks, as far as it changes what is meant: struck out, raised or lowered, or not to be seen."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from renwu.readers.runs import Run

_TAGS = {
    **dict.fromkeys(("del", "s", "strike"), Run("", struck=True)),
    "sup": Run("", raised=True),
    "sub": Run("", lowered=True),
}
_PRONUNCIATION = frozenset({"rt", "rp"})
_RUBY = frozenset({*_PRONUNCIATION, "rb", "rtc"})
_BESIDE_EACH_OTHER = frozenset({"p", "li", "dt", "dd"})
# What stands in what: a part of a table ends those that are no wider, with all that is open in them.
_RANKS = {
    "table": 0,
    **dict.fromkeys(("thead", "tbody", "tfoot"), 1),
    "tr": 2,
    **dict.fromkeys(("td", "th", "caption"), 3),
}
_WITHIN_CELLS = 4


class _Element(NamedTuple):
    tag: str
    rank: int
    depth: int
    look: Run
    unseen: bool


class Formats:
    """The open elements from the first one on that changes how text looks."""

    def __init__(self) -> None:
        """Nothing is open."""
        self._open: list[_Element] = []

    @property
    def look(self) -> Run:
        """How text looks here; the text of the run is empty."""
        return self._open[-1].look if self._open else Run("")

    @property
    def unseen(self) -> bool:
        """Whether text here is not to be seen."""
        return bool(self._open) and self._open[-1].unseen

    def begin(self, tag: str, attributes: Mapping[str, str | None], depth: int) -> None:
        """An element begins.

        Args:
            tag: which.
            attributes: its own.
            depth: how many tables are open, itself included if it is one.
        """
        rank = _RANKS.get(tag, _WITHIN_CELLS)
        if rank < _WITHIN_CELLS:
            self._end_from(rank, depth)
        elif tag in _BESIDE_EACH_OTHER:
            self.end(tag, depth)
        elif tag in _RUBY:
            self._end_ruby_parts()
        look, unseen = self._changed(tag, re.sub(r"\s", "", attributes.get("style") or "").lower())
        if self._open or tag == "ruby" or unseen or not look.plain:
            self._open.append(_Element(tag, rank, depth, look, unseen))

    def end(self, tag: str, depth: int) -> None:
        """An element ends, and what is open in it; nothing happens where none is open in this cell."""
        rank = _RANKS.get(tag, _WITHIN_CELLS)
        if rank < _WITHIN_CELLS:
            self._end_from(rank, depth)
            return
        for at in range(len(self._open) - 1, -1, -1):
            element = self._open[at]
            if element.depth != depth or element.rank < _WITHIN_CELLS:
                return
            if element.tag == tag:
                del self._open[at:]
                return

    def _changed(self, tag: str, style: str) -> tuple[Run, bool]:
        look = self.look
        own = _TAGS.get(tag, Run(""))
        lines = re.search("text-decoration(?:-line)?:[^;]*line-through", style)
        struck = look.struck or own.struck or lines is not None
        raised = own.raised or "vertical-align:super" in style or (look.raised and not own.lowered)
        lowered = own.lowered or "vertical-align:sub;" in f"{style};" or (look.lowered and not own.raised)
        unseen = self.unseen or tag in _PRONUNCIATION or "visibility:hidden" in style
        return Run("", struck, raised, lowered and not raised), unseen

    def _end_from(self, rank: int, depth: int) -> None:
        while self._open and (self._open[-1].depth, self._open[-1].rank) >= (depth, rank):
            self._open.pop()

    def _end_ruby_parts(self) -> None:
        while self._open and self._open[-1].tag in _RUBY:
            self._open.pop()
