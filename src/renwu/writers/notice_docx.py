"""A notice as .docx: a page that needs only what is left blank, and a signature."""

from typing import BinaryIO

from renwu.papers.notice import BLANK, Notice
from renwu.plan.periods import spoken
from renwu.writers import official
from renwu.writers.official import PaperColumn

_SHARES = (8, 33, 20, 13, 26)


def write(notice: Notice, out: BinaryIO) -> None:
    """Write a notice; the same one makes the same bytes."""
    document = official.document(f"{notice.title}（{notice.unit}）", notice.as_of)
    official.title(document, notice.title)
    official.fields(document, notice.head)
    columns = [
        PaperColumn(heading, share, prose=field in {"text", "latest"})
        for field, heading, share in zip(notice.headings._fields, notice.headings, _SHARES, strict=True)
    ]
    official.table(document, columns, notice.matters)
    official.fields(document, notice.foot)
    official.signature(document, f"{BLANK}（印章）", spoken(notice.as_of))
    official.save(document, out)
