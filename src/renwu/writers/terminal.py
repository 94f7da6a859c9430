"""Tables for people, on a terminal or in plain text. Rich draws; what goes on which line is decided here.

Rich's own wrapping knows no Chinese and its ellipsis cuts wide characters, so cells come to it as finished lines.
"""

from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from renwu.answers.table import Column, Fit, Row, Table
from renwu.standing.status import Status
from renwu.writers.linebreak import clip, wrap
from renwu.writers.visible import visible
from renwu.writers.widths import GAP, LINES, WIDEST, Need, allot, fitted

_TONES = {
    Status.DONE: "green",
    Status.DONE_LATE: "yellow",
    Status.OVERDUE: "bold red",
    Status.DUE_SOON: "yellow",
    Status.NOT_DUE: "",
    Status.ONGOING: "cyan",
    Status.UNCLEAR: "magenta",
    Status.SUSPENDED: "dim",
    Status.CANCELLED: "dim",
}
_CLIPPED = (Fit.LIST, Fit.PROSE)
_ROOMY = 100  # from here on a terminal has room for the optional columns
_LEAST_PROSE = 10
_CHUNK = 256  # rows drawn at a time


def write(  # what is shown, and how
    table: Table[Row],
    out: TextIO,
    width: int | None,
    *,
    colour: bool,
    clip: bool,
    safe: Callable[[str], str] = visible,
) -> None:
    """Write a table for people.

    Args:
        table: what to show.
        out: where to.
        width: how many cells a line has; None for as many as the text needs.
        colour: whether to colour it.
        clip: whether prose may be cut short to keep a task to two lines.
        safe: writes out what must not be obeyed where the table is read.
    """
    _Sheet(out, width, safe, colour=colour, clipped=clip and not table.full).write(table)


class _Sheet:
    def __init__(
        self, out: TextIO, width: int | None, safe: Callable[[str], str], *, colour: bool, clipped: bool
    ) -> None:
        self._out = out
        self._safe = safe
        self._clipped = clipped
        self._width = width
        self._drawn = StringIO()
        self._console = Console(
            file=self._drawn,
            color_system="standard" if colour else None,
            force_terminal=colour,
            no_color=not colour,
            highlight=False,
            legacy_windows=False,
        )

    def write(self, table: Table[Row]) -> None:
        blocks: list[Callable[[], None]] = []
        if table.summary:
            blocks.append(lambda: self._lines([table.summary]))
        if not table.rows:
            blocks.append(lambda: self._lines([table.empty]))
        elif table.cards:
            blocks.extend(lambda row=row: self._card(table, row) for row in table.rows)  # type: ignore[misc]  # mypy can't type a lambda's default
        else:
            blocks.append(lambda: self._grid(table))
        blocks.extend(lambda lines=lines: self._lines(lines) for lines in (table.details, table.notes) if lines)  # type: ignore[misc]  # mypy can't type a lambda's default
        for number, block in enumerate(blocks):
            if number:
                self._out.write("\n")
            block()

    def _lines(self, lines: Sequence[str]) -> None:
        for line in lines:
            text = self._safe(line)
            for piece in wrap(text, self._width) if self._width else [text]:
                self._out.write(f"{piece}\n")

    def _card(self, table: Table[Row], row: Row) -> None:
        shown = [(column, text) for column in table.columns if (text := self._safe(column.text(row)))]
        label = max(cell_len(column.heading) for column, _ in shown)
        width = self._width and max(self._width - label - GAP, _LEAST_PROSE)
        self._draw(
            [label, width or min(max(cell_len(line) for _, text in shown for line in text.split("\n")), WIDEST)],
            (
                [(column.heading, "bold"), ("\n".join(fitted(text, width, column.fit)), _tone(column, row))]
                for column, text in shown
            ),
            [False, False],
        )

    def _grid(self, table: Table[Row]) -> None:
        columns = self._shown(table)
        texts = [list(dict.fromkeys(map(self._safe, _texts(table, column)))) for column in columns]
        needs = [Need(column.heading, each, column.fit) for column, each in zip(columns, texts, strict=True)]
        widths = allot(needs, self._width)
        numbers = [column.fit is Fit.NUMBER for column in columns]

        def cells(row: Row) -> list[tuple[str, str]]:
            drawn = []
            for column, width in zip(columns, widths, strict=True):
                lines = fitted(self._safe(column.text(row)), width if self._width else None, column.fit)
                if self._clipped and column.fit in _CLIPPED:
                    lines = clip(lines, LINES, width)
                drawn.append(("\n".join(lines), _tone(column, row)))
            return drawn

        def spaced() -> Iterator[list[tuple[str, str]]]:
            above: list[tuple[str, str]] = []
            for row in table.rows:
                below = cells(row)
                if above and table.full and self._width and any("\n" in text for text, _ in above + below):
                    yield [("", "")] * len(columns)
                yield below
                above = below

        def drawn() -> Iterator[list[tuple[str, str]]]:
            rule = [("-" * width, "dim") for width in widths]
            yield [
                ("\n".join(wrap(column.heading, width)), "bold") for column, width in zip(columns, widths, strict=True)
            ]
            yield rule
            yield from spaced()
            if table.total is not None:
                yield rule
                yield cells(table.total)

        self._draw(widths, drawn(), numbers)

    def _draw(self, widths: list[int], rows: Iterator[list[tuple[str, str]]], numbers: list[bool]) -> None:
        """Draw rows of finished cells, each its lines and its style."""
        while chunk := list(islice(rows, _CHUNK)):
            grid = RichTable.grid(padding=(0, GAP, 0, 0))
            self._console.width = sum(widths) + GAP * len(widths)  # lines come finished, and must not be broken again
            for width, number in zip(widths, numbers, strict=True):
                grid.add_column(width=width, no_wrap=True, justify="right" if number else "left")
            for row in chunk:
                grid.add_row(*(Text(text, style) for text, style in row))
            self._console.print(grid)
            for line in self._drawn.getvalue().splitlines():
                self._out.write(f"{line.rstrip()}\n")
            self._drawn.seek(0)
            self._drawn.truncate()

    def _shown(self, table: Table[Row]) -> list[Column[Row]]:
        roomy = self._width is None or self._width >= _ROOMY
        return [column for column in table.columns if roomy or not column.optional]


def _tone(column: Column[Row], row: Row) -> str:
    tone = column.tone(row) if column.tone else None
    return _TONES[tone] if tone else ""


def _texts(table: Table[Row], column: Column[Row]) -> Iterator[str]:
    yield from map(column.text, table.rows)
    if table.total is not None:
        yield column.text(table.total)
