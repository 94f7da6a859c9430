"""The tags of a document as the tables and paragraphs that they name: ISO 32000-1, 14.7 and 14.8."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

_MOST_DEEP = 100
_MOST_SPANNED = 1000
_MOST_ROLES = 10
_BLOCKS = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI P H H1 H2 H3 H4 H5 H6 L LI".split()  # noqa: SIM905  # legible
)
"""What begins and ends a paragraph: 14.8.4."""


class UnusableTagsError(Exception):
    """Tags that contradict themselves, or name what can't be found."""


class Marked(NamedTuple):
    """Marked content: its page, from 1, and its number there."""

    page: int
    mark: int


Paragraph = list[Marked]


@dataclass(slots=True)
class TaggedCell:
    """A cell: how many rows and columns it spans, and its paragraphs."""

    rows: int
    columns: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class TaggedTable:
    """A table: each row's cells, those merged with one above left out; and the paragraphs before it."""

    before: list[Paragraph]
    rows: list[list[TaggedCell]] = field(default_factory=list)


class Structure:
    """A document's tables.

    Attributes:
        tables: in their order.
        after: the paragraphs behind the last.
        means: marked content → what it means, where a tag says it.
    """

    def __init__(self, root: object, pages: Mapping[object, int]) -> None:
        """Read the tags.

        Args:
            root: the structure tree's root.
            pages: each page's number by the number of its object.

        Raises:
            UnusableTagsError: they can't be relied on.
        """
        tree = _dictionary(root)
        self.tables: list[TaggedTable] = []
        self.after: list[Paragraph] = []
        self.means: dict[Marked, str] = {}
        self._pages = pages
        self._roles = _dictionary(tree.get("RoleMap"))
        self._classes = _dictionary(tree.get("ClassMap"))
        self._seen: set[int] = set()
        self._refs: list[Marked] = []
        self._table: TaggedTable | None = None
        self._cell: TaggedCell | None = None
        self._new = True
        for kid in _list(tree.get("K")):
            self._walk(kid, 0, 0)

    def _walk(self, node: object, page: int, depth: int) -> None:
        if depth > _MOST_DEEP:
            raise UnusableTagsError
        if isinstance(node, PDFObjRef):
            if node.objid in self._seen:
                raise UnusableTagsError
            self._seen.add(node.objid)
        found = resolve1(node)
        if isinstance(found, int):
            self._add(Marked(page, found))
        elif isinstance(found, dict):
            page = self._page(found) or page
            kind = _name(found.get("Type"))
            if kind == "MCR":
                if "Stm" in found:  # its number counts in a drawing of its own, not in the page
                    raise UnusableTagsError
                self._add(Marked(page, resolve1(found.get("MCID"))))
            elif kind != "OBJR":
                self._element(found, page, depth)

    def _page(self, element: Mapping[str, object]) -> int:
        page = element.get("Pg")
        return self._pages.get(page.objid, 0) if isinstance(page, PDFObjRef) else 0

    def _element(self, element: Mapping[str, object], page: int, depth: int) -> None:
        kind = self._role(_name(element.get("S")))
        at = len(self._refs)
        begin = {"Table": self._begin_table, "TR": self._begin_row, "TD": self._begin_cell, "TH": self._begin_cell}
        outer = (self._table, self._cell)
        if kind in begin:
            begin[kind](element)
        self._new = self._new or kind in _BLOCKS or kind in begin
        for kid in _list(element.get("K")):
            self._walk(kid, page, depth + 1)
        self._new = self._new or kind in _BLOCKS or kind in begin
        if kind in begin and kind != "TR":
            self._table, self._cell = outer
        means = resolve1(element.get("ActualText"))
        if isinstance(means, bytes):
            self.means |= dict.fromkeys(self._refs[at:], "")
            self.means |= dict.fromkeys(self._refs[at : at + 1], decode_text(means))

    def _role(self, name: str) -> str:
        """The standard type that a type stands for: 14.8.4."""
        for _ in range(_MOST_ROLES):
            other = _name(self._roles.get(name))
            if not other or other == name:
                return name
            name = other
        raise UnusableTagsError

    def _begin_table(self, _element: Mapping[str, object]) -> None:
        if self._cell is None:  # one within a cell is part of its text
            self._table = TaggedTable(self.after)
            self.tables.append(self._table)
            self.after = []

    def _begin_row(self, _element: Mapping[str, object]) -> None:
        if self._table is None:
            raise UnusableTagsError
        if self._cell is None:
            self._table.rows.append([])

    def _begin_cell(self, element: Mapping[str, object]) -> None:
        if self._table is None or not self._table.rows:
            raise UnusableTagsError
        if self._cell is None:
            said = dict(self._attributes(element))
            self._cell = TaggedCell(_span(said.get("RowSpan")), _span(said.get("ColSpan")))
            self._table.rows[-1].append(self._cell)

    def _attributes(self, element: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """What an element says of itself, its classes first: 14.7.5."""
        classes = [self._classes.get(_name(each)) for each in _list(element.get("C"))]
        for owned in (*classes, *_list(element.get("A"))):
            for each in _list(owned):
                yield from _dictionary(each).items()

    def _add(self, ref: object) -> None:
        if not isinstance(ref, Marked) or not ref.page or not isinstance(ref.mark, int):
            raise UnusableTagsError
        self._refs.append(ref)
        if self._cell is not None:
            paragraphs = self._cell.paragraphs
        else:
            paragraphs = self.after if self._table is None else self._table.before
        if self._new or not paragraphs:
            paragraphs.append([])
        self._new = False
        paragraphs[-1].append(ref)


def _dictionary(value: object) -> dict[str, object]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[object]:
    """One thing or several, not resolved themselves: what was seen is known by its reference."""
    found = resolve1(value)
    if found is None:
        return []
    return found if isinstance(found, list) else [value]


def _name(value: object) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _span(value: object) -> int:
    found = resolve1(value)
    return max(1, min(found, _MOST_SPANNED)) if isinstance(found, int) else 1
