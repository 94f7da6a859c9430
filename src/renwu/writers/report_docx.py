"""A report as a document (.docx) in the plain layout of official ones."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from docx.document import Document as Word

from renwu.answers.table import Column, Fit
from renwu.papers.report import Listing, Part, Report, document
from renwu.progress import Track, untracked
from renwu.writers import official

_BLANK = "＿" * 10


def write(report: Report, out: BinaryIO, track: Track = untracked) -> None:
    """Write a report; its attachments are on landscape pages."""
    made = document(report)
    word = official.document(made.title, report.scope.as_of)
    official.title(word, "\n".join(filter(None, (*made.lines, made.mark, made.issue))))
    official.paragraph(word, made.opening)
    for part in made.parts:
        _part(word, part, 1, track)
    for number, name in enumerate(made.enclosures, 1):
        official.paragraph(word, f"{'附件：' if number == 1 else '　　　'}{number}. {name}")
    official.signature(word, made.issuer or _BLANK, made.day)
    official.paragraph(word, f"（{'。'.join(f'{what}：{which}' for what, which in made.facts)}。）")
    official.landscape(word)
    for number, part in enumerate(made.attachments):
        if number:
            official.new_page(word)
        _part(word, part, 1, track)
    official.save(word, out)


def _part(word: Word, part: Part, level: int, track: Track) -> None:
    official.heading(word, part.heading, level)
    for paragraph in part.paragraphs:
        official.paragraph(word, paragraph)
    if part.listing is not None:
        columns = [_column(*each) for each in zip(part.listing.columns, part.listing.shares, strict=True)]
        official.table(word, columns, _rows(part.listing, track), small=True)
    for smaller in part.parts:
        _part(word, smaller, level + 1, track)


def _column(column: Column[Any], share: int) -> official.PaperColumn:
    return official.PaperColumn(column.heading, share, prose=column.fit is Fit.PROSE)


def _rows(listing: Listing[Any], track: Track) -> Iterator[list[str]]:
    rows = [*listing.rows, *([] if listing.total is None else [listing.total])]
    for row in track(rows, f"写{listing.caption}"):
        yield [column.text(row) for column in listing.columns]
