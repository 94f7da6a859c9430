"""The page of commands, made from the program: what each does, how it is typed, every option of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import typer

from renwu.cli import app
from renwu.cli.options import COMMON

PAGE = "docs/commands.md"

_HEAD = """# 命令和选项

这一页由程序生成，说的就是 `renwu 命令 --help` 说的。同一个筛选选项写几次是“或”，不同的选项之间是“且”。
每个命令的例子见[督查室的一周](week.md)、[督查室的一个月](month.md)、[进展记录](journal.md)、[节点、指标和亮灯](progress.md)、[台账、报送表、通报、督办单](offices.md)和[各种输出](output.md)。
"""
_TABLE = "| 选项 | 说明 |\n|---|---|\n"


def page() -> str:
    """The whole page."""
    root = app.group()
    ctx = typer.Context(root, info_name="renwu")
    common: dict[str, str] = {}
    parts = [_HEAD]
    for heading, entries in groupby(root.entries, lambda entry: entry.heading):
        parts.append(f"\n## {heading}\n")
        for name in (entry.name for entry in entries):
            command: Any = root.get_command(ctx, name)
            parts += _command(command, typer.Context(command, info_name=name, parent=ctx, **_settings(command)), common)
    rows = "".join(common.values())
    return "".join(
        [
            *parts,
            f"\n## {COMMON}\n\n每个命令都有，写在命令前或命令后都可以；`--as-of` 只用于查询，登记的事情写 `--date`。\n\n{_TABLE}{rows}",
        ]
    )


def _settings(command: Any) -> dict[str, Any]:  # noqa: ANN401  # the parser's own type has no public name
    settings: dict[str, Any] = command.context_settings
    return settings


def _command(command: Any, ctx: typer.Context, common: dict[str, str]) -> Iterator[str]:  # noqa: ANN401  # the same
    """A command's section; options that every command has are put into `common`, by name."""
    pieces = " ".join(piece.strip("{}") for piece in command.collect_usage_pieces(ctx))
    yield f"\n### {command.name}\n\n{command.help}用法：`{ctx.command_path} {pieces}`\n"
    yield "\n```sh\n" + f"{command.epilog}\n```\n"
    rows = []
    for param in command.get_params(ctx):
        row = _row(param, ctx)
        if param.rich_help_panel == COMMON:
            common[param.name] = row
        elif param.help:
            rows.append(row)
    if rows:
        yield f"\n{_TABLE}{''.join(rows)}"


def _row(param: Any, ctx: typer.Context) -> str:  # noqa: ANN401  # the same
    if param.param_type_name == "argument":
        label = f"`{param.make_metavar(ctx)}`"
    else:
        names = "、".join(f"`{name}`" for name in sorted((*param.opts, *param.secondary_opts), key=len)[::-1])
        label = names if param.is_flag else f"{names} {param.make_metavar(ctx)}"
    return f"| {_cell(label)} | {_cell(param.help)} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
