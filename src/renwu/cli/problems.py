"""Problems as people read them, with the lines they are in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from renwu.cli.console import note, shown, to_stderr
from renwu.errors import Missing, Place, Problem
from renwu.filesystem import MOST_BYTES
from renwu.planfile import source_lines


def problem_text(problem: Problem, lines: dict[str, list[str]]) -> str:
    """A problem as people read it: where and what, the line with the spot marked, how to put it right.

    Args:
        problem: the problem.
        lines: the source lines of each file, filled in as they are needed.
    """
    place = problem.place
    head = f"{place.file}:{place.line}:{place.column}: {problem.severity.label} {problem.code} {problem.message}"
    if place.file not in lines:
        lines[place.file] = _source(place.file, json_lines=problem.code.startswith("RW4"))
    source = lines[place.file]
    excerpt = _excerpt(source[place.line - 1], place) if place.line <= len(source) else ""
    return f"{shown(head)}\n{excerpt}   {shown(problem.hint)}\n"


def _source(file: str, *, json_lines: bool) -> list[str]:
    path = Path(file)
    try:
        readable = path.is_file() and path.stat().st_size <= MOST_BYTES  # a pipe can't be read again
        if not readable:
            return []
        data = path.read_bytes()
        return data.decode("utf-8-sig").split("\n") if json_lines else source_lines(data)
    except (OSError, UnicodeDecodeError):
        return []


_LONGEST_EXCERPT = 120


def _excerpt(line: str, place: Place) -> str:
    from renwu.writers.linebreak import cell_len  # noqa: PLC0415  # Rich's widths, only where a problem is shown

    start = place.column - 1
    shown_from = max(0, start - _LONGEST_EXCERPT // 2)
    part = line[shown_from : shown_from + _LONGEST_EXCERPT]
    before = shown(part[: start - shown_from])
    marked = shown(part[start - shown_from : start - shown_from + place.width]) or " "
    return f"{place.line:>5} | {shown(part)}\n      | {' ' * cell_len(before)}{'^' * max(1, cell_len(marked))}\n"


def problems_text(problems: Iterable[Problem]) -> str:
    """Problems as people read them."""
    lines: dict[str, list[str]] = {}
    return "".join(problem_text(problem, lines) for problem in problems)


def complain_of(missing: Iterable[Missing]) -> None:
    """Tell people of plans that can't be read."""
    lines: dict[str, list[str]] = {}
    for one in missing:
        if not one.problems:
            note(f"错误：{one.error}")
        to_stderr("".join(problem_text(problem, lines) for problem in one.problems))


_MOST_WARNINGS = 3


def complain(problems: Iterable[Problem]) -> None:
    """Tell people of problems."""
    to_stderr(problems_text(problems))


def warn(problems: Sequence[Problem]) -> None:
    """Tell people of problems that don't stop the command: the first few whole, and how many more there are."""
    complain(problems[:_MOST_WARNINGS])
    if len(problems) > _MOST_WARNINGS:
        note(f"另有{len(problems) - _MOST_WARNINGS}个问题；renwu check 列出全部")
