"""Showing an answer: in which format, how wide, in colour or not."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from renwu import filesystem
from renwu.answers.table import Table
from renwu.cli import location
from renwu.cli.console import destination, here, note, shown, tell_of
from renwu.cli.options import Common, Output
from renwu.errors import UsageError
from renwu.ledger import finding, reading
from renwu.writers import FORMATS

Writer = Callable[[Table[Any], TextIO], None]


def show(table: Table[Any], output: Output, common: Common, own: Mapping[str, Writer] = MappingProxyType({})) -> None:
    """Write an answer in the format and to the place asked for.

    Args:
        table: the answer.
        output: what the user asked for.
        common: the same.
        own: formats that this answer has beside those that every one has.

    Raises:
        FileError: it can't be written.
        UsageError: there is no such format, or it would be written over the plan or its journal.
    """
    spare_the_sources(output, common)
    chosen = format_of(output, {**FORMATS, **dict.fromkeys(own, "")})
    if chosen == "xlsx" and output.output is not None:
        _save(table, Path(output.output))
        tell_of(output.output)
        return
    colour = output.output is None and _colour(common.color, sys.stdout)
    with destination(output.output, chosen) as out:
        if chosen == "table":
            from renwu.writers import terminal  # noqa: PLC0415  # Rich, only where a table is drawn

            terminal.write(table, out, _width(out), colour=colour, clip=out.isatty(), safe=shown)
        elif chosen in own:
            own[chosen](table, out)
        else:
            from renwu.writers.text import WRITERS  # noqa: PLC0415  # csv and json, only where they are written

            WRITERS[chosen](table, out)
    if chosen not in {"table", "markdown"}:
        for line in table.notes:
            note(line)
    tell_of(output.output)


def _save(table: Table[Any], path: Path) -> None:
    from renwu.writers import bar, xlsx  # noqa: PLC0415  # XlsxWriter, only where a workbook is written

    with filesystem.saved(path) as out:
        told = xlsx.write(table, out, bar.track_on(sys.stderr))
    for line in told:
        note(line)


def spare_the_sources(output: Output, common: Common) -> None:
    """Refuse to write an answer over the plan or its journal. Raises UsageError."""
    if output.output is not None:
        plans = finding.find(location.find(common.file, os.environ, here())).plans
        spare(Path(output.output), dict.fromkeys((plan.path for plan in plans), "方案"))


def spare(target: Path, sources: Mapping[Path, str]) -> None:
    """Refuse to write over a file that is read, over its journal, or to a journal's name.

    Args:
        target: where the answer would go.
        sources: the files that are read, and what to call each.

    Raises:
        UsageError: it would be one of them.
    """
    for source, called in sources.items():
        for file, name in ((source, called), (reading.journal_of(source), "进展记录")):
            if target.exists() and file.exists() and target.samefile(file):
                raise UsageError(f"-o：{target} 是{name}，不能覆盖；换一个文件名")
    real = Path(os.path.realpath(target))  # a link's own name says nothing of what would be written over
    if real.name.endswith(reading.JOURNAL_ENDING):
        what = "是进展记录的名字" if real.name == target.name else "是链接，指向进展记录"
        raise UsageError(f"-o：{target} {what}；换一个文件名")
    if real.suffix in reading.PLAN_ENDINGS and target.suffix not in reading.PLAN_ENDINGS:
        raise UsageError(f"-o：{target} 是链接，指向 {real.name}；换一个文件名")


def format_of(output: Output, formats: Mapping[str, str]) -> str:
    """The format asked for, by name or by the ending of a file; the first where nothing says.

    Args:
        output: what was asked for.
        formats: those there are, each with its ending, if a file's ending can mean it.

    Raises:
        UsageError: it is any other, or one that needs a file and has none.
    """
    if output.format is not None:
        if output.format not in formats:
            raise UsageError(f"--format：没有“{output.format}”这种格式；可选的有：{'、'.join(formats)}")
        if output.format == "xlsx" and output.output is None:
            raise UsageError("--format xlsx：工作簿只能写到文件；加上 -o，如 -o 台账.xlsx")
        endings = {ending: name for name, ending in formats.items() if ending}
        meant = endings.get(Path(output.output or "").suffix.lower())
        if meant not in {None, output.format}:
            raise UsageError(f"-o：{output.output} 的扩展名是 {meant} 的，--format 却是 {output.format}；去掉其中一个")
        return output.format
    if output.output is None:
        return next(iter(formats))
    ending = Path(output.output).suffix.lower()
    for name, known in formats.items():
        if ending == known:
            return name
    known = "、".join(filter(None, formats.values()))
    raise UsageError(f"-o：从“{output.output}”的扩展名看不出格式；扩展名可以是 {known}，或另用 --format 指定")


def _width(out: TextIO) -> int | None:
    """How wide a table may be: as the terminal, as COLUMNS says, or, in a pipe or file, as wide as it needs."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return shutil.get_terminal_size().columns if out.isatty() else None


def _colour(asked: str | None, out: TextIO) -> bool:
    """Whether to colour: --color, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, then whether it is a terminal."""
    if asked in {"always", "never"}:
        return asked == "always"
    environ = os.environ
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return out.isatty() and environ.get("TERM") != "dumb"
