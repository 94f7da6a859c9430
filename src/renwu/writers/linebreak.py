"""Chinese line breaking (GB/T 15834, 5.1.10): no line starts with ，。）”, none ends with （“, words stay whole.

Written here: Rich and textwrap break Chinese text at spaces only, or anywhere.
"""

import re

from rich.cells import cell_len

__all__ = ["cell_len", "clip", "wrap", "wrap_names"]

_NOT_FIRST = "，。、；：？！）】》」』〕〉”’％‰…—·～,.;:?!)\\]}>%"
_NOT_LAST = "（【《「『〔〈“‘(\\[{<"
_LETTER = "0-9A-Za-z\u00c0-\u024f"
_WORD = f"[{_LETTER}](?:[{_LETTER}.,:/@_%&'’×+-]*[{_LETTER}%+])?"
_SEGMENT = re.compile(f"(?:[{_NOT_LAST}] *)*(?:{_WORD}|[^\\n])?(?: *[{_NOT_FIRST}])*|\\n")
_NAME = re.compile(f"[^、\n]*、?[{_NOT_FIRST}]*|\n")
_DANGLING = re.compile(f"[{_NOT_LAST}，、；：\\s]+$")
_CUT = ".."


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most `width` cells; its own line breaks stay."""
    return _fill(_SEGMENT.findall(text), width)


def wrap_names(text: str, width: int) -> list[str]:
    """As `wrap`, broken between names (after 、) where that takes no more lines."""
    anywhere = wrap(text, width)
    pieces = [
        piece
        for name in _NAME.findall(text)
        for piece in ([name] if cell_len(name) <= width else _SEGMENT.findall(name))
    ]
    between = _fill(pieces, width)
    return between if len(between) <= len(anywhere) else anywhere


def clip(lines: list[str], most: int, width: int) -> list[str]:
    """The first `most` lines, the last ending in `..` where something was left out, never after （ or “."""
    if len(lines) <= most:
        return lines
    segments = _SEGMENT.findall(lines[most - 1])
    while segments and cell_len("".join(segments)) > width - len(_CUT):
        segments.pop()
    return [*lines[: most - 1], _DANGLING.sub("", "".join(segments)) + _CUT]


def _fill(segments: list[str], width: int) -> list[str]:
    lines: list[str] = []
    line, room = "", width
    for segment in segments:
        if segment == "\n":
            lines.append(line.rstrip())
            line, room = "", width
            continue
        need = cell_len(segment)
        if need > room and line:
            lines.append(line.rstrip())
            line, room = "", width
            segment = segment.lstrip(" ")  # noqa: PLW2901  # a space between words goes with the break
            need = cell_len(segment)
        if need > width:
            *whole, segment = _chop(segment, width)  # noqa: PLW2901  # what is left of one longer than a line
            lines += whole
            need = cell_len(segment)
        line += segment
        room -= need
    return [*lines, line.rstrip()]


def _chop(text: str, width: int) -> list[str]:
    """The text in pieces of at most `width` cells, each at least one character."""
    pieces, begun, taken = [], 0, 0
    for at, char in enumerate(text):
        need = cell_len(char)
        if taken + need > width and at > begun:
            pieces.append(text[begun:at])
            begun, taken = at, 0
        taken += need
    return [*pieces, text[begun:]]
