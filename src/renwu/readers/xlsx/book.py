"""A .xlsx, sheet by sheet."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from renwu.errors import FileError
from renwu.progress import Track, untracked
from renwu.readers import package
from renwu.readers.package import Attributes, XmlHandler
from renwu.readers.xlsx.formats import BUILT_IN
from renwu.readers.xlsx.sheet import MOST_CELLS, Cells, CellStyle, Sheet, TooManyCellsError
from renwu.readers.xlsx.texts import PLAIN, Font, Shared, font_part


def sheets(
    data: bytes, file: str, names: Container[str] | None = None, track: Track = untracked
) -> Iterator[tuple[str, Sheet]]:
    """Sheets of a .xlsx with their names, in its order.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        names: which sheets, hidden ones included; None for all that are shown.
        track: watches the reading of the sheets.

    Raises:
        FileError: it is no .xlsx, or one that is encrypted, damaged or too large.
    """
    with package.opened(data, file, ".xlsx") as parts:
        main = parts.related().by_kind.get("officeDocument", "xl/workbook.xml")
        related = parts.related(main)
        book, styles, shared = _Book(), _Styles(), Shared()
        parts.feed(main, book)
        if not book.found:
            raise FileError(f"{file} 里没有工作簿；用 Excel 或 WPS 打开，另存为 .xlsx")
        parts.feed(related.by_kind.get("styles", ""), styles)
        parts.feed(related.by_kind.get("sharedStrings", ""), shared, track)
        for name, part, is_shown in book.sheets:
            if is_shown if names is None else name in names:
                cells = Cells(shared.texts, styles.cells, from_1904=book.from_1904)
                try:
                    parts.feed(related.by_id.get(part, ""), cells, track)
                except TooManyCellsError:
                    raise FileError(
                        f"{file} 的工作表“{name}”有{MOST_CELLS:,}格以上有内容；任务表不会这么大，请删去多余的内容"
                    ) from None
                yield name, cells.sheet()


class _Listed(NamedTuple):
    name: str
    part: str
    is_shown: bool


class _Book(XmlHandler):
    """18.2: which sheets there are, and from when days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[_Listed] = []
        self.from_1904 = False
        self.found = False

    def begin(self, name: str, attributes: Attributes) -> None:
        match name:
            case "workbook":
                self.found = True
            case "workbookPr":
                self.from_1904 = attributes.get("date1904") in {"1", "true"}
            case "sheet":
                part = next((value for key, value in attributes.items() if key.endswith("}id")), "")
                is_shown = attributes.get("state", "visible") == "visible"
                self.sheets.append(_Listed(attributes.get("name", ""), part, is_shown))


class _Styles(XmlHandler):
    """18.8: the number format and the font of each cell style."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[CellStyle] = []
        self._own: dict[int, str] = {}
        self._fonts: list[Font] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        match self.parent, name:
            case "numFmts", "numFmt":  # formats and fonts come first
                self._own.setdefault(int(attributes.get("numFmtId", "0")), attributes.get("formatCode", ""))
            case "fonts", "font":
                self._fonts.append(PLAIN)
            case "font", _ if self._fonts and self.open[-3:-2] == ["fonts"]:
                self._fonts[-1] = font_part(self._fonts[-1], name, attributes)
            case "cellXfs", "xf":
                number, font = int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))
                code = self._own.get(number) or BUILT_IN.get(number, "")
                self.cells.append(CellStyle(code, self._fonts[font] if 0 <= font < len(self._fonts) else PLAIN))
