"""Word documents to grids: what is printed once every tracked change has been accepted.

python-docx would not do: it fails at a cell that goes on from none above, and leaves content controls out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from renwu.errors import FileError
from renwu.importing.grid import Grid, rest
from renwu.progress import Track, untracked
from renwu.readers import package
from renwu.readers.docx import text
from renwu.readers.docx.elements import value, whole
from renwu.readers.docx.numbering import Numbering
from renwu.readers.docx.styles import Styles
from renwu.readers.docx.table import GrowingCell, GrowingTable
from renwu.readers.docx.text import Story, Text
from renwu.readers.package import Attributes

_MOST_COLUMNS = 1000
"""How many columns a cell may span; Word has 63 at most, and what a file says beyond this is nonsense."""


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """Every table of a .docx in its order, those within cells after the one that they stand in.

    Cells that are merged are one, and gaps at either end of a row are empty cells. What is deleted, moved away or
    hidden is left out; what is struck out or raised is left out and found. Automatic numbers stand in front of their
    paragraphs. A table within a cell is a grid of its own, named 表1内的表1, and its text is part of the cell's, too.
    Last stands the text behind them, if there is any.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the reading of the text.

    Raises:
        FileError: it is no .docx, or one that is encrypted, damaged or too large.
    """
    with package.opened(data, file, ".docx") as parts:
        main = parts.related().by_kind.get("officeDocument", "word/document.xml")
        related = parts.related(main).by_kind
        styles = Styles(parts, related)
        body = _Body(Numbering(parts, related, styles), styles)
        parts.feed(main, body, track)
    if not body.is_document:
        raise FileError(f"{file} 里没有 Word 正文；请核对文件，若是工作簿，把文件名的结尾改为 .xlsx")
    if body.has_foreign:
        raise FileError(f"{file} 里嵌入了另一份文档（altChunk），Word 打开时才展开；用 Word 打开，另存为 .docx 再读")
    story = body.stories[0]
    story.end()
    return (*(table.grid() for table in body.found), *rest(story.lines[story.told :]))


@dataclass(slots=True)
class _Row:
    after: int = 0
    deleted: bool = False


@dataclass(slots=True)
class _Cell:
    columns: int = 1
    merges: bool = False
    continues: bool = False
    widens: bool = False
    deleted: bool = False
    placed: bool = False
    growing: GrowingCell | None = None
    """The table's cell; None until this one is placed, and if it is deleted or part of another."""


class _Body(Text):
    """The whole text of a document, with its tables."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        super().__init__(numbering, styles)
        self.is_document = False
        self.has_foreign = False
        self.found: list[GrowingTable] = []
        self._tables: list[GrowingTable] = []
        self._counts = [0]  # how many tables there are, in the body and in each that is open
        self._rows: list[_Row] = []
        self._cells: list[_Cell] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if begin := _WITHIN.get((self.open[-2], name)) or _BEGIN.get(name):
            begin(self, attributes)
        else:
            self.element(name, attributes)

    def finish(self, name: str) -> None:
        """An element ends."""
        if finish := _FINISH.get(name):
            finish(self)

    def document(self, _attributes: Attributes) -> None:
        self.is_document = True

    def foreign(self, _attributes: Attributes) -> None:
        self.has_foreign = True

    def table(self, _attributes: Attributes) -> None:
        if not len(self._tables) == len(self._rows) == len(self._cells):
            raise ValueError
        story = self.stories[-1]
        story.end()
        self._counts[-1] += 1
        within = f"{self._tables[-1].name}内的" if self._tables else ""
        table = GrowingTable(f"{within}表{self._counts[-1]}", tuple(story.lines[story.told :]), story.left_out)
        story.left_out = []
        self._tables.append(table)
        self._counts.append(0)
        self.found.append(table)

    def table_ends(self) -> None:
        table, story = self._tables.pop(), self.stories[-1]
        self._counts.pop()
        if table.is_empty:  # its rows have been deleted, and with them what stood in them: it was found last
            self.found.pop()
            self._counts[-1] -= 1
            return
        if self._tables:
            story.lines += table.texts
        story.told = len(story.lines)

    def row(self, _attributes: Attributes) -> None:
        if not len(self._tables) - 1 == len(self._rows) == len(self._cells):
            raise ValueError
        self._rows.append(_Row())
        self._tables[-1].begin_row()

    def row_properties(self, _attributes: Attributes) -> None:
        if self.parent != "tr":
            raise ValueError

    def gap_before(self, attributes: Attributes) -> None:
        self._tables[-1].gap(_columns(attributes))

    def gap_after(self, attributes: Attributes) -> None:
        self._rows[-1].after = _columns(attributes)

    def row_deleted(self, _attributes: Attributes) -> None:
        self._rows[-1].deleted = True
        self._tables[-1].drop_row()
        self.skip(above=2)

    def row_ends(self) -> None:
        row = self._rows.pop()
        if not row.deleted:
            self._tables[-1].gap(row.after)

    def cell(self, _attributes: Attributes) -> None:
        if not len(self._tables) == len(self._rows) == len(self._cells) + 1:
            raise ValueError
        self._cells.append(_Cell())
        self.stories.append(Story())

    def cell_properties(self, _attributes: Attributes) -> None:
        if self.parent != "tc":
            raise ValueError

    def span(self, attributes: Attributes) -> None:
        self._cells[-1].columns = max(1, _columns(attributes))

    def merge_below(self, attributes: Attributes) -> None:
        self._cells[-1].merges = True
        self._cells[-1].continues = value(attributes) != "restart"

    def merge_beside(self, attributes: Attributes) -> None:
        self._cells[-1].widens = value(attributes) != "restart"

    def merge_tracked(self, attributes: Attributes) -> None:
        self._cells[-1].merges = True
        self._cells[-1].continues = value(attributes, "vMerge") == "cont"

    def cell_deleted(self, _attributes: Attributes) -> None:
        self._cells[-1].deleted = True
        self.skip(above=2)

    def cell_properties_end(self) -> None:
        self._place()
        if self._cells[-1].growing is None:
            self.skip(above=1)

    def cell_ends(self) -> None:
        cell, story = self._cells[-1], self.stories.pop()
        if not cell.placed and not cell.deleted:
            self._place()
        if cell.growing:
            story.end()
            cell.growing.text = "\n".join(story.lines)
            cell.growing.left_out = story.left_out
        self._cells.pop()

    def _place(self) -> None:
        cell, table = self._cells[-1], self._tables[-1]
        cell.placed = True
        if not (cell.widens and table.widen(cell.columns)):
            cell.growing = table.begin_cell(cell.columns, merges=cell.merges, continues=cell.continues)


def _columns(attributes: Attributes) -> int:
    return min(whole(attributes) or 0, _MOST_COLUMNS)


_BEGIN: Mapping[str, Callable[[_Body, Attributes], None]] = {
    **text.BEGIN,
    "document": _Body.document,
    "altChunk": _Body.foreign,
    "tbl": _Body.table,
    "tr": _Body.row,
    "trPr": _Body.row_properties,
    "tc": _Body.cell,
    "tcPr": _Body.cell_properties,
}
_WITHIN: Mapping[tuple[str, str], Callable[[_Body, Attributes], None]] = {
    **text.WITHIN,
    ("trPr", "gridBefore"): _Body.gap_before,
    ("trPr", "gridAfter"): _Body.gap_after,
    ("trPr", "del"): _Body.row_deleted,
    ("tcPr", "gridSpan"): _Body.span,
    ("tcPr", "vMerge"): _Body.merge_below,
    ("tcPr", "hMerge"): _Body.merge_beside,
    ("tcPr", "cellMerge"): _Body.merge_tracked,
    ("tcPr", "cellDel"): _Body.cell_deleted,
}
_FINISH: Mapping[str, Callable[[_Body], None]] = {
    **text.FINISH,
    "tbl": _Body.table_ends,
    "tr": _Body.row_ends,
    "tcPr": _Body.cell_properties_end,
    "tc": _Body.cell_ends,
}
