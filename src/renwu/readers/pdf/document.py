"""A PDF as its pages, and those as tables: this runs in a process of its own, see `isolated`."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from renwu.errors import FileError
from renwu.importing.grid import Grid
from renwu.readers.pdf import ruled, tagged
from renwu.readers.pdf.device import Device
from renwu.readers.pdf.page import Page
from renwu.readers.pdf.page_parts import PageParts, parts_of
from renwu.readers.pdf.refusals import Refusals
from renwu.readers.pdf.structure import Structure, UnusableTagsError

_MOST_PAGES = 1000
"""How many pages are read at most; a plan of 1,000 tasks has some 100."""
_SCANNED = 0.3
"""How much of a page without text a picture takes at least where it was scanned."""


class Pdf:
    """A PDF that has been opened."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open it.

        Args:
            data: the file's bytes.
            file: its name, for messages.

        Raises:
            FileError: it is no PDF, damaged, has a password, or no pages that could be read.
        """
        self._file = file
        if b"%PDF-" not in data[:1024]:
            raise FileError(f"{file} {'是空文件' if not data else '的内容不是 PDF'}；请核对文件")
        try:
            self._document = PDFDocument(PDFParser(BytesIO(data)))
            self._refuse_what_has_no_pages()
            self._pages = self._listed()
        except PDFPasswordIncorrect:
            raise FileError(f"{file} 有打开密码；先去掉密码，另存一份再读") from None
        except (FileError, MemoryError):
            raise
        except Exception:  # noqa: BLE001  # whatever pdfminer.six comes to in a damaged file
            raise self._damaged() from None

    def _damaged(self) -> FileError:
        return FileError(f"{self._file} 已损坏，读不出；请重新取一份，或用原来的程序重新导出")

    def _refuse_what_has_no_pages(self) -> None:
        catalog = self._document.catalog
        if "Collection" in catalog:
            raise FileError(f"{self._file} 是文件包，正文在附件里；打开后把附件另存出来再读")
        form = resolve1(catalog.get("AcroForm"))
        if isinstance(form, dict) and "XFA" in form:
            raise FileError(f"{self._file} 是动态表单（XFA），页面上没有正文；用 Adobe Reader 打开，打印成 PDF 再读")

    def _listed(self) -> list[PDFPage]:
        """Its pages. Raises FileError where there are too many, or not as many as it says."""
        pages: list[PDFPage] = []
        for page in PDFPage.create_pages(self._document):
            pages.append(page)
            if len(pages) > _MOST_PAGES:
                raise FileError(f"{self._file} 超过{_MOST_PAGES}页；先拆出任务表那几页，再读")
        said = resolve1(resolve1(self._document.catalog.get("Pages")).get("Count"))
        if not pages or said != len(pages):
            raise self._damaged()
        return pages

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def grids(self, chosen: Sequence[int], tell: Callable[[int], object]) -> tuple[Grid, ...]:
        """Every table on some pages, and the text behind the last.

        Args:
            chosen: the numbers of the pages, from 1, rising.
            tell: is called with each page's number when it has been read.

        Raises:
            FileError: pages can't be read; all of them are named.
        """
        refusals = Refusals(self._file)
        pages = list(self._read(chosen, tell))
        _refuse_scans(pages, refusals)
        structure = self._structure()
        covered = structure is not None and tagged.covers(structure, pages)
        if structure and covered and structure.tables:
            made = tagged.grids(structure, pages, refusals)
        else:
            parts = [parts_of(page, refusals) for page in pages]
            if structure and covered and not any(each.tables or each.unruled for each in parts):
                made = tagged.grids(structure, pages, refusals)  # its text has no table
            else:
                made = ruled.grids(parts, refusals)
                self._refuse_cut_rows(parts, refusals)
        refusals.raise_any()
        return made

    def _refuse_cut_rows(self, parts: Sequence[PageParts], refusals: Refusals) -> None:
        """Refuse a row that the pages which are not read have the rest of."""
        first, last = parts[0], parts[-1]
        ignored = Refusals(self._file)
        for number, upper, lower in ((first.page - 1, None, first), (last.page + 1, last, None)):
            if 1 <= number <= self.count:
                (page,) = self._read([number], lambda _: None)
                beside = parts_of(page, ignored)
                if ruled.divide_a_row(upper or beside, lower or beside):
                    refusals.add(number, "有一行跨到这一页，--pages 却没有选它；连这一页一起选")

    def _read(self, chosen: Sequence[int], tell: Callable[[int], object]) -> Iterator[Page]:
        device = Device(PDFResourceManager(), self._file)
        for number in chosen:
            try:
                yield device.read(self._pages[number - 1], number)
            except (FileError, MemoryError):
                raise
            except Exception:  # noqa: BLE001  # whatever pdfminer.six comes to in a damaged file
                raise self._damaged() from None
            tell(number)

    def _structure(self) -> Structure | None:
        """The document's tags; None where it has none that can be relied on."""
        root = self._document.catalog.get("StructTreeRoot")
        if root is None:
            return None
        try:
            return Structure(root, {page.pageid: number for number, page in enumerate(self._pages, 1)})
        except UnusableTagsError:
            return None
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # whatever pdfminer.six comes to in a damaged file
            raise self._damaged() from None


def _refuse_scans(pages: Sequence[Page], refusals: Refusals) -> None:
    """Refuse pages that are pictures, and a document without any text."""
    blank = [page for page in pages if not any(sign.text.strip() for sign in page.signs)]
    for page in blank:
        if page.pictured >= _SCANNED:
            refusals.add(page.number, "是扫描件，没有文字；先用 OCR 识别成 .docx，核对后再读")
    if len(blank) == len(pages) and not refusals:
        refusals.add(pages[0].number, "没有文字，或已转成图形；用原来的程序重新导出，或先用 OCR 识别成 .docx")
