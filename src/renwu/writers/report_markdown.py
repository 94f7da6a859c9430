"""A report as markdown, for a page of a repository or the summary of a CI job."""

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from renwu.answers.table import Fit
from renwu.papers.report import Document, Listing, Part, Report, document
from renwu.progress import Track, untracked
from renwu.writers.text import markdown

_MOST_BYTES = 1 << 20  # GitHub takes job summaries of at most 1 MiB
_LEFT_FOR_PROSE = 1 << 16
_BLANK = "\\_" * 16


def write(report: Report, out: TextIO, track: Track = untracked) -> None:
    """Write a report; where its tables would take more than 1 MiB, rows are left out, which it says."""
    out.writelines(f"{line}\n" for line in _lines(document(report), track))


def _lines(made: Document, track: Track) -> Iterator[str]:
    room = _Room()
    yield f"# {markdown(made.title)}{made.mark}"
    yield ""
    if made.issue:
        yield from (markdown(made.issue), "")
    yield from (f"- {what}：{markdown(which)}" for what, which in made.facts)
    yield from ("", markdown(made.opening))
    for part in made.parts:
        yield from _part(part, 2, room, track)
    yield ""
    yield "附件：" + "；".join(f"{number}. {markdown(name)}" for number, name in enumerate(made.enclosures, 1))
    yield from ("", markdown(made.issuer) if made.issuer else f"发文单位：{_BLANK}", "", made.day)
    for part in made.attachments:
        yield from _part(part, 2, room, track)


class _Room:
    """How many bytes the tables may still take: each half of what is left, so that none leaves nothing for the next."""

    def __init__(self) -> None:
        self._left = self._own = _MOST_BYTES - _LEFT_FOR_PROSE

    def begin(self) -> None:
        """A table begins."""
        self._own = self._left // 2

    def takes(self, line: str) -> bool:
        """Whether there is room for a line, which then is taken."""
        size = len(line.encode(errors="backslashreplace")) + 1
        if size > self._own:
            return False
        self._own -= size
        self._left -= size
        return True


def _part(part: Part, level: int, room: _Room, track: Track) -> Iterator[str]:
    yield from ("", f"{'#' * level} {markdown(part.heading)}")
    for paragraph in part.paragraphs:
        yield from ("", markdown(paragraph))
    if part.listing is not None:
        yield ""
        yield from _table(part.listing, room, track)
    for smaller in part.parts:
        yield from _part(smaller, level + 1, room, track)


def _table(listing: Listing[Any], room: _Room, track: Track) -> Iterator[str]:
    columns = listing.columns
    room.begin()
    yield _row([column.heading for column in columns])
    yield "|" + "|".join(" ---: " if column.fit is Fit.NUMBER else " --- " for column in columns) + "|"
    rows = [*listing.rows, *([] if listing.total is None else [listing.total])]
    for number, row in enumerate(track(rows, f"写{listing.caption}")):
        line = _row([markdown(column.text(row)) for column in columns])
        if not room.takes(line):
            yield f"\n以下{len(rows) - number}行从略（作业摘要至多1 MiB），全文见 HTML 或 docx 格式的通报。"
            return
        yield line


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
