"""Tables drawn with lines in a text: with │ ─ ┼ and their like, or with + - |.

Where lines stand between rows, the lines of text between two of them are one row. Where there is but one below the
heading, a line of text whose first cell is blank goes on with the row above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renwu.importing.grid import Cell, Finding, Grid, rest
from renwu.progress import Track, untracked

_BAR = re.compile("[│┃|║]")
_RULE = re.compile(r"[\s│┃║|┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬═─━+=:-]+")
_RULED = re.compile(r"\s*[─━═=-]{2}[─━═=:\s-]*")
_LINE = re.compile("[─━═=-]{2}")
_JOINT = re.compile("[│┃║|┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬+]")
_BEGINS = re.compile(r"\s*(?:[┌┍┎┏╔├┝┞┟┠┡┢┣╠][─━═]|\+[-=]{2,})")
_CROSSED = re.compile(r"\s*\|?\s*:?[-─=]{2,}:?\s*(?:[+┼|]\s*:?[-─=]{2,}:?\s*)+\|?\s*")
_COUNTED = re.compile("[0-9一二三四五六七八九十（）().、]+")
_FEWEST_RULES = 2


@dataclass(slots=True)
class _Drawing:
    before: list[str]
    lines: list[tuple[int, str]] = field(default_factory=list)


def is_drawn(text: str) -> bool:
    """Whether a text has tables drawn with lines."""
    lines = text.split("\n")
    ruled = sum(map(bool, map(_BEGINS.match, lines))) >= _FEWEST_RULES or any(map(_CROSSED.fullmatch, lines))
    return ruled and _BAR.search(text) is not None


def read(text: str, track: Track = untracked) -> tuple[Grid, ...]:
    """The tables of a text that are drawn with lines, and the text behind the last of them.

    Args:
        text: the text.
        track: watches its lines.
    """
    drawings = [_Drawing([])]
    for number, line in enumerate(track(text.split("\n"), "读取文本"), 1):
        inside = _is_rule(line) or _BAR.search(line)
        if inside:
            drawings[-1].lines.append((number, line))
        elif line.strip():
            if drawings[-1].lines:
                drawings.append(_Drawing([]))
            drawings[-1].before.append(line.strip())
    *tables, last = drawings
    tables += [last] if last.lines else []
    names = [f"表{number}" if len(tables) > 1 else "" for number in range(1, len(tables) + 1)]
    return (
        *(_grid(table, name) for table, name in zip(tables, names, strict=True)),
        *rest(() if last.lines else last.before),
    )


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None and _LINE.search(line) is not None


def _grid(drawing: _Drawing, name: str) -> Grid:
    rows = _Rows(max((len(_parts(line)) for _, line in drawing.lines if not _is_rule(line)), default=1))
    ruled = sum(_is_rule(line) for _, line in drawing.lines[1:-1]) > 1
    for number, line in drawing.lines:
        rows.add(number, line, all_ruled=ruled)
    cells = tuple(_cells(rows.lines, rows.width))
    counted = all(_COUNTED.fullmatch(row[0].text) for row in cells[1:] if row and row[0].text)
    doubt = () if ruled or counted else (Finding("行与行之间没有画线，第一格有文字的算新的一行，请核对"),)
    return Grid(name, tuple(drawing.before), cells, tuple(rows.numbers), doubt)


class _Rows:
    """The rows of a drawing so far.

    Attributes:
        width: how many columns it has.
        lines: each row's cells, each the lines it has; a cell that reaches down is the same in both rows.
        numbers: the line that each row begins in.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[list[list[str]]] = []
        self.numbers: list[int] = []
        self._ruled = set(range(width))
        """The columns with a line drawn below what they have."""

    def add(self, number: int, line: str, *, all_ruled: bool) -> None:
        """Read a line; where not all rows have a line drawn between them, one that begins with text is a row."""
        parts = _parts(line)
        ruled = {column for column, part in enumerate(parts) if _RULED.fullmatch(part)}
        if ruled or _is_rule(line):
            self._ruled |= ruled if len(parts) == self.width else set(range(self.width))
            parts = ["" if column in ruled else part for column, part in enumerate(parts)]
            if not any(map(str.strip, parts)) or _is_rule(line):
                return
        elif self.lines and not all_ruled and parts[0].strip():
            self._ruled = set(range(self.width))
        if self._ruled:
            above = self.lines[-1] if self.lines else []
            kept = above if len(parts) == self.width else []
            fresh: list[list[str]] = [[] for _ in range(self.width)]
            self.lines.append([fresh[at] if at in self._ruled or not kept else kept[at] for at in range(self.width)])
            self.numbers.append(number)
            self._ruled = set()
        for cell, part in zip(self.lines[-1], parts, strict=False):
            cell.append(part.strip())


def _parts(line: str) -> list[str]:
    """What stands between the bars of a line, those at its ends left out."""
    mixed = any(map(_RULED.fullmatch, _JOINT.split(line)))
    parts = (_JOINT if mixed else _BAR).split(line.strip())
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    return parts[:-1] if len(parts) > 1 and not parts[-1].strip() else parts


def _cells(growing: Sequence[Sequence[list[str]]], width: int) -> Iterator[tuple[Cell, ...]]:
    """The cells that begin in each row: one whose lines are those of the row above is that cell."""
    for at, row in enumerate(growing):
        filled = [column for column, lines in enumerate(row) if any(lines)]
        fresh = [column for column in range(width) if not at or row[column] is not growing[at - 1][column]]
        if filled == [0] and len(fresh) == width and all(not lines for lines in row[1:]):
            yield (Cell(_joined(row[0]), at, 0, columns=width),)
            continue
        yield tuple(Cell(_joined(row[column]), at, column, _rows(growing, at, column)) for column in fresh)


def _rows(growing: Sequence[Sequence[list[str]]], at: int, column: int) -> int:
    rows = 1
    while at + rows < len(growing) and growing[at + rows][column] is growing[at][column]:
        rows += 1
    return rows


def _joined(lines: Sequence[str]) -> str:
    """A cell's lines as one text: a wrapped word goes on without a space between 汉字."""
    text = ""
    for line in filter(None, lines):
        text += f" {line}" if text and text[-1].isascii() and line[0].isascii() else line
    return text
