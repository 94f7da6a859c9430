"""Markdown to grids: the pipe tables of GitHub Flavored Markdown 0.29, section 4.10."""

import re
from collections.abc import Iterator
from html import unescape

from renwu.importing.grid import Cell, Finding, Grid, rest
from renwu.progress import Track, untracked
from renwu.readers.encoding import decoded
from renwu.readers.runs import Run, Settled, settle

_FENCE = re.compile(r"(`{3,}|~{3,})")
_BLOCK = re.compile(r"[#>]|```|~~~")
_DASHES = re.compile(r":?-+:?")
# The ends of cells: a pipe behind an even number of backslashes.
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_MARKUP = re.compile(
    r"\\([!-/:-@\[-`{-~])|<[bB][rR][ ]*/?>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{1,32});|\*\*"
)
_LOOKS = re.compile(r"(?<![\\~])~~(?!~)|<(?P<closes>/?)(?P<tag>del|s|strike|sup|sub)>", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+|(?:^|\s)#+$")


def read(data: bytes, file: str, track: Track = untracked) -> tuple[Grid, ...]:
    """The pipe tables of a Markdown file, none within code; every row has the cells that it has there.

    Escapes and entities are undone, `<br>` is a line feed, and the asterisks of bold text are left out. What is struck
    out (~~, <del>) or raised (<sup>) is left out and found.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        track: watches the lines.

    Raises:
        FileError: it is empty, or no text.
    """
    lines = [line.strip() for line in decoded(data, file).split("\n")]
    tables: list[tuple[list[str], list[tuple[int, list[Settled]]]]] = []
    before: list[str] = []
    fence = ""
    inside = False
    for index, line in enumerate(track(lines, "读取文本")):
        if inside:
            if line and not _BLOCK.match(line):
                if index != tables[-1][1][0][0]:  # below the heading stands the row of dashes
                    tables[-1][1].append((index + 1, _cells(line)))
                continue
            inside = False
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(fence[0]))):
            fence = "" if fence else mark[1]
        elif not fence and _begins_table(lines, index):
            tables.append((before, [(index + 1, _cells(line))]))
            before, inside = [], True
        elif line:
            before.append(_text(_HEADING.sub("", line) if line.startswith("#") else line).text)
    names = [f"表{number}" for number in range(1, len(tables) + 1)] if len(tables) > 1 else [""]
    return (*(_grid(name, *table) for name, table in zip(names, tables, strict=False)), *rest(before))


def _begins_table(lines: list[str], index: int) -> bool:
    """Whether a line is a table's heading: a row of as many dashes stands below it."""
    if "|" not in lines[index] or index + 1 == len(lines) or "-" not in lines[index + 1]:
        return False
    dashes = _split(lines[index + 1])
    return all(map(_DASHES.fullmatch, dashes)) and len(dashes) == len(_split(lines[index]))


def _split(line: str) -> list[str]:
    line = line.removeprefix("|")
    cells = [""]
    at = 0
    for pipe in _PIPE.finditer(line):
        cells[-1] = line[at : pipe.end(1)].strip()
        cells.append("")
        at = pipe.end()
    cells[-1] = line[at:].strip()
    return cells[:-1] if len(cells) > 1 and not cells[-1] and line.endswith("|") else cells


def _cells(line: str) -> list[Settled]:
    return [_text(cell) for cell in _split(line)]


def _text(markdown: str) -> Settled:
    settled = settle(_runs(markdown))
    return settled._replace(text=settled.text.strip())


def _runs(markdown: str) -> Iterator[Run]:
    """The text between the marks that change how it looks."""
    look = Run("")
    at = 0
    marks = list(_LOOKS.finditer(markdown))
    if sum(not mark["tag"] for mark in marks) % 2:  # what no other ends is text
        marks = [mark for mark in marks if mark["tag"]]
    for mark in marks:
        yield look._replace(text=_MARKUP.sub(_plain, markdown[at : mark.start()]))
        closes, tag = mark["closes"], (mark["tag"] or "").lower()
        if not tag:
            look = look._replace(struck=not look.struck)
        elif tag == "sup":
            look = look._replace(raised=not closes)
        elif tag == "sub":
            look = look._replace(lowered=not closes)
        else:
            look = look._replace(struck=not closes)
        at = mark.end()
    yield look._replace(text=_MARKUP.sub(_plain, markdown[at:]))


def _plain(markup: re.Match[str]) -> str:
    if markup[1]:
        return markup[1]
    if markup[0].startswith("&"):
        return unescape(markup[0])
    return "\n" if markup[0].startswith("<") else ""


def _grid(name: str, before: list[str], rows: list[tuple[int, list[Settled]]]) -> Grid:
    cells = (
        tuple(Cell(settled.text, row, column) for column, settled in enumerate(texts))
        for row, (_, texts) in enumerate(rows)
    )
    findings = (
        Finding(text, row, column)
        for row, (_, texts) in enumerate(rows)
        for column, settled in enumerate(texts)
        for text in settled.left_out
    )
    return Grid(name, tuple(before), tuple(cells), tuple(number for number, _ in rows), tuple(findings))
