"""A notice as markdown, for mail, chat and review."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from renwu.papers.notice import BLANK, Fields, Notice
from renwu.plan.periods import spoken
from renwu.writers.text import markdown


def write(notice: Notice, out: TextIO) -> None:
    """Write a notice."""
    out.write(f"# {markdown(notice.title)}\n\n")
    out.writelines(_lines(notice.head))
    out.write(f"\n{_row(notice.headings)}|{' --- |' * len(notice.headings)}\n")
    out.writelines(map(_row, notice.matters))
    out.write("\n")
    out.writelines(_lines(notice.foot))
    out.write(f"\n落款：{BLANK}（印章）\n\n{spoken(notice.as_of)}\n")


def _lines(fields: Fields) -> Iterator[str]:
    return (f"- {label}：{markdown(text)}\n" for line in fields for label, text in line)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(markdown, cells))} |\n"
