"""Web pages to grids: each table as a browser shows it.

Web systems also give such a page the ending .xls or .doc.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from renwu.errors import FileError
from renwu.importing.grid import Grid, rest
from renwu.progress import Track, untracked
from renwu.readers.encoding import decoded
from renwu.readers.html.fields import Select, input_text
from renwu.readers.html.formats import Formats
from renwu.readers.html.table import PageTable
from renwu.readers.html.text import PageText

_MOST_DEEP = 50
"""How deep tables may stand in each other; pages that are laid out by tables take about five levels."""

_PARTS = frozenset({"caption", "td", "th", "tr", "tbody", "thead", "tfoot"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        "ul",
    }
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_FIELDS = frozenset({"input", "select", "option"})
_GROUPS = frozenset({"tbody", "thead", "tfoot"})

# HTML 13.2.3.2; WHATWG Encoding 4.2: gb2312 and gbk are read as gb18030. Others are not what Chinese pages are in.
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs"}
_ENCODINGS |= dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030")

# What no page shows, up to its end or the page's. Until Python 3.13 the standard library's parser takes quadratic time
# over tags that are never closed: it is given only those that are.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title|noscript)\b.*?(?:</\1\s*>|\Z)|<(?:[!?]|/(?![a-zA-Z]))[^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(
    r"""(?P<tag></?[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z))|(?P<text>[^<]+|<)"""
)
_LONGEST_TAG = 1 << 14
_AT_ONCE = 256


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """Every table of a web page that has text, in its order, those within cells after the one that they stand in.

    A table within a cell is a grid of its own, named 表1内的表1, and its text is part of the cell's, too. What isn't
    shown is left out: scripts, comments, `hidden`, `display:none`, `visibility:hidden`, how a word is pronounced. What
    is struck out or raised is left out and found; fields of a form say what they show.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the tags.

    Raises:
        FileError: it is empty, no text, or has a table that is too wide or too deep in others.
    """
    page = _Page(file)
    pieces = list(_pieces(decoded(data, file, _declared(data))))
    for begin in track(range(0, len(pieces), _AT_ONCE), "读取网页"):
        page.feed("".join(pieces[begin : begin + _AT_ONCE]))
    page.close()
    return tuple(page.grids())


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return _ENCODINGS.get(found[1].decode("ascii", "replace").lower(), "") if found else ""


def _pieces(text: str) -> Iterator[str]:
    """The tags, each closed, and what stands between them."""
    for piece in _PIECE.finditer(_UNSEEN.sub("", text)):
        if piece["text"]:
            yield "&lt;" if piece["text"] == "<" else piece["text"]
        elif len(piece["tag"]) <= _LONGEST_TAG and piece["tag"].endswith(">"):
            yield piece["tag"]


class _Page(HTMLParser):
    """HTML 13.1.2.4: a cell, a row or a group also ends where the next one begins."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._text = PageText()
        self._tables: list[PageTable] = []
        self._open: list[PageTable] = []
        self._hidden = ""
        """The tag of what isn't shown, while it lasts; how many of them, and of tables, have begun in it since."""
        self._same = self._within = 0
        self._formats = Formats()
        self._select: Select | None = None

    def grids(self) -> Iterator[Grid]:
        """The tables that have text, and the text behind them."""
        while self._open:
            self._end_table()
        counts: dict[int, int] = {}
        names: dict[int, str] = {}
        for table in self._tables:
            outer = 0 if table.outer is None else id(table.outer)
            within = f"{names[outer]}内的" if outer in names else ""  # a table with text is in one with text
            name = f"{within}表{counts.get(outer, 0) + 1}"
            if grid := table.grid(name):
                counts[outer] = counts.get(outer, 0) + 1
                names[id(table)] = name
                yield grid
        yield from rest(self._text.lines(), self._text.left_out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden and not self._hidden_ends(tag, begins=True):
            self._within += tag == "table"
            self._same += tag == self._hidden
            return
        attributes = dict(attrs)
        if tag not in _VOID and _is_hidden(attributes):
            self._hidden, self._same, self._within = tag, 1, int(tag == "table")
            return
        if tag not in _VOID:
            self._formats.begin(tag, attributes, len(self._open) + (tag == "table"))
        self._begin_shown(tag, attributes)

    def _begin_shown(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _FIELDS:
            self._begin_field(tag, attributes)
        elif tag == "table":
            self._begin_table()
        elif tag in _PARTS and self._open:
            self._begin_part(tag, attributes)
        elif tag in _BLOCKS:
            self._sink().end_line()

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and not self._hidden_ends(tag, begins=False):
            self._within -= tag == "table"
            self._same -= tag == self._hidden
            if not self._same:
                self._hidden = ""
            return
        self._formats.end(tag, len(self._open))
        if tag == "select":
            self._end_select()
        elif tag == "table":
            self._end_table()
        elif tag in _PARTS and self._open:
            self._end_part(tag)
        elif tag in _BLOCKS:
            self._sink().end_line()

    def handle_data(self, data: str) -> None:
        if self._select is not None:
            self._select.add(data)
        elif not self._hidden:
            self._add(data)

    def _add(self, text: str) -> None:
        if not self._formats.unseen:
            self._sink().add(self._formats.look._replace(text=text))

    def _begin_field(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "input":
            self._add(input_text(attributes))
        elif tag == "select":
            self._end_select()
            self._select = Select()
        elif self._select is not None:
            self._select.begin_option(attributes)

    def _end_select(self) -> None:
        if self._select is not None:
            shown, self._select = self._select.shown, None
            self._add(shown)

    def _hidden_ends(self, tag: str, *, begins: bool) -> bool:
        """Whether a tag ends what isn't shown because it can only stand beside or around it."""
        if self._within or (begins and tag == "table"):
            return False
        if self._hidden in _GROUPS:
            ends = tag in _GROUPS if begins else tag == "table"
        elif self._hidden == "tr":
            ends = tag in {"tr", *_GROUPS} if begins else tag in {"table", *_GROUPS}
        elif self._hidden in _PARTS:
            ends = tag in _PARTS if begins else tag != self._hidden and tag in {"table", *_PARTS}
        else:
            ends = tag in _PARTS or tag == "table"
        if ends:
            self._hidden = ""
        return ends

    def _sink(self) -> PageText:
        """Where text goes: the cell; else, in a table, what stands before it, which is where browsers show it."""
        if not self._open:
            return self._text
        return self._open[-1].cell or self._open[-1].before

    def _begin_table(self) -> None:
        if self._open and self._open[-1].cell is None:
            self._end_table()
        if len(self._open) == _MOST_DEEP:
            raise FileError(f"{self._file} 里表格套表格超过{_MOST_DEEP}层；请核对文件")
        self._sink().end_line()
        outer = self._open[-1] if self._open else None
        if outer is None:
            table = PageTable(None, self._text)
            self._text = PageText()
        else:
            table = PageTable(outer, PageText())
        self._tables.append(table)
        self._open.append(table)

    def _end_table(self) -> None:
        if not self._open:
            return
        self._end_select()
        table = self._open.pop()
        table.end_group()
        if table.outer is not None:
            self._sink().add_lines(table.lines())

    def _begin_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_select()
        table = self._open[-1]
        if tag in _GROUPS:
            table.end_group()
            table.begin_group(last=tag == "tfoot")
        elif tag == "tr":
            table.begin_row()
        elif tag == "caption":
            table.end_cell()
        elif not table.begin_cell(_span(attributes.get("rowspan")), _span(attributes.get("colspan"))):
            raise FileError(f"{self._file} 里有表格超过{PageTable.MOST_COLUMNS}列；任务表不会这么宽，请核对文件")

    def _end_part(self, tag: str) -> None:
        table = self._open[-1]
        if tag in _GROUPS:
            table.end_group()
        elif tag == "tr":
            table.end_row()
        else:
            table.end_cell()
            table.before.end_line()


def _span(attribute: str | None) -> int:
    """HTML 2.3.4.2: digits, whatever follows them; 1 where there are none."""
    digits = re.match(r"\s*\+?([0-9]{1,9})", attribute or "")
    return int(digits[1]) if digits else 1


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or "display:none" in re.sub(r"\s", "", attributes.get("style") or "").lower()
