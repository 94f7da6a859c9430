"""Typer in Chinese: the layout of help, and what it says of wrong usage. No other module knows Typer's words.

Typer is pinned below 0.29, so its vendored parser's classes, which have no public name, are stable here.
"""

import shutil
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from typer._click import exceptions as parsing
from typer._click.core import Command, Context, Parameter
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption

from renwu.cli import clock, console
from renwu.cli.options import COMMON
from renwu.errors import UsageError

if TYPE_CHECKING:  # only a shell's request loads it
    from typer._click.shell_completion import CompletionItem

__all__ = ["ChineseHelp", "Command", "CommandEntry", "Context", "RenwuCommand", "RenwuGroup", "candidates", "run"]

_WIDEST = 100
_TAKING_IDS = frozenset({"ids", "words"})  # what commands call the argument that is ids, or begins with them
_LABEL = 34  # a longer label stands on a line of its own


class CommandEntry(NamedTuple):
    """A command that there is.

    Attributes:
        name: what is typed.
        heading: what help lists it under.
        summary: what it does, in a line without its full stop.
        module: the module of `renwu.cli.commands` that has it, which also has its EXAMPLES and, where help
            says otherwise of an option than elsewhere, HELP.
        function: what runs it there.
    """

    name: str
    heading: str
    summary: str
    module: str
    function: str = "run"


class ChineseHelp(Command):
    """What the group and the commands share: help in Chinese, and no positional words left over."""

    epilog: str | None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse; an error says where it is, which Typer leaves open for some."""
        try:
            return super().parse_args(ctx, args)
        except parsing.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The help option, described in Chinese among the common ones."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助"
            option.rich_help_panel = COMMON
            option.callback = _show_help
        return option

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Usage, what it does, examples, then arguments and options under their headings."""
        from renwu.writers.linebreak import wrap  # noqa: PLC0415  # Rich's widths, only for help

        width = min(shutil.get_terminal_size().columns, _WIDEST)
        pieces = " ".join(part.strip("{}") for part in self.collect_usage_pieces(ctx))  # Typer braces what is required
        lines = [f"用法：{ctx.command_path} {pieces}", "", *wrap(self.help or "", width)]
        if self.epilog:
            lines += ["", "示例："]
            lines += [f"  {example}" for example in self.epilog.splitlines()]
        for heading, entries in self._panels(ctx).items():
            lines += ["", f"{heading}：", *_definitions(entries, width)]
        formatter.write("\n".join(lines) + "\n")

    def _panels(self, ctx: Context) -> dict[str, list[tuple[str, str]]]:
        panels: dict[str, list[tuple[str, str]]] = {}
        params: Iterable[Any] = self.get_params(ctx)
        for param in params:
            if getattr(param, "hidden", False):
                continue
            label = param.make_metavar(ctx) if param.param_type_name == "argument" else _option_label(param, ctx)
            heading = param.rich_help_panel or ("参数" if param.param_type_name == "argument" else "选项")
            panels.setdefault(heading, []).append((label, param.help or ""))
        if COMMON in panels:
            panels[COMMON] = panels.pop(COMMON)
        return panels


class RenwuCommand(ChineseHelp, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse; a word that no parameter takes is refused with the option that may have been meant."""
        ctx.allow_extra_args = True
        stray = super().parse_args(ctx, args)
        if stray and not ctx.resilient_parsing:
            if stray[0].startswith(("—", "–", "－", "―")):
                option = f"--{stray[0].lstrip('—–－―-')}"
                raise UsageError(f"“{stray[0]}”开头的横线不是半角的；写成 {option}；{_see_help(ctx)}")
            from renwu.cli import hints  # noqa: PLC0415  # only where something is wrong

            options = {option for param in self.params for option in param.opts}
            raise UsageError(f"多出了“{stray[0]}”{hints.word(stray[0], options, clock.today())}；{_see_help(ctx)}")
        return stray


class RenwuGroup(ChineseHelp, TyperGroup):
    """The program itself: its commands, under headings."""

    entries: Sequence[CommandEntry]
    """The commands there are, in the order of help."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command meant. Raises UsageError, with the nearest one, where there is none."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            from renwu.cli import hints  # noqa: PLC0415  # only where something is wrong

            raise UsageError(f"没有命令 {args[0]}{hints.command(args, self.list_commands(ctx))}{_see_help(ctx)}")
        return (command.name if command else None), command, args[1:]

    def _panels(self, ctx: Context) -> dict[str, list[tuple[str, str]]]:
        commands: dict[str, list[tuple[str, str]]] = {}
        for entry in self.entries:
            commands.setdefault(entry.heading, []).append((entry.name, entry.summary))
        return commands | super()._panels(ctx)


def run(group: TyperGroup, arguments: Sequence[str] | None = None) -> int:
    """Run the program. Raises RenwuError for whatever stops it, wrong usage included; gives the exit code."""
    try:
        code = group.main(arguments, prog_name="renwu", standalone_mode=False)
    except parsing.UsageError as error:
        raise UsageError(_in_chinese(error)) from None
    return code or 0


def candidates(group: TyperGroup, before: Sequence[str], begun: str) -> "list[CompletionItem]":
    """What Typer offers a shell in place of a word that is begun, behind those before it. Raises as its parser does."""
    from typer._completion_classes import FishComplete  # noqa: PLC0415  # only a shell's request needs it

    # Any shell's would do: what differs between them is how they ask and what they take, which our scripts decide.
    return FishComplete(group, {}, "renwu", "").get_completions(list(before), begun)


def _show_help(ctx: Context, _param: Parameter, asked: bool) -> None:  # noqa: FBT001  # what a callback takes
    if asked and not ctx.resilient_parsing:
        console.say(f"{ctx.get_help()}\n")
        ctx.exit()


def _option_label(option: TyperOption, ctx: Context) -> str:
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=len))
    return names if option.is_flag or option.count else f"{names} {option.make_metavar(ctx)}"


def _definitions(entries: list[tuple[str, str]], width: int) -> list[str]:
    from renwu.writers.linebreak import cell_len, wrap  # noqa: PLC0415  # the same

    column = min(_LABEL, max(cell_len(label) for label, _ in entries) + 2)
    lines = []
    for label, text in entries:
        first, *rest = wrap(text, max(20, width - column - 2))
        gap = column - cell_len(label)
        lines += [f"  {label}{' ' * gap}{first}"] if gap > 0 else [f"  {label}", f"  {' ' * column}{first}"]
        lines += [f"  {' ' * column}{line}" for line in rest]
    return [line.rstrip() for line in lines]


def _see_help(ctx: Context | None) -> str:
    return f"{ctx.command_path if ctx else 'renwu'} -h 查看用法"


def _in_chinese(error: parsing.UsageError) -> str:
    ctx = error.ctx
    see = _see_help(ctx)
    match error:
        case parsing.NoSuchOption():
            from renwu.cli import hints  # noqa: PLC0415  # only where something is wrong

            params: Iterable[Any] = ctx.command.get_params(ctx) if ctx else ()
            known = [name for param in params if not param.hidden for name in param.opts if name.startswith("--")]
            takes_ids = any(param.name in _TAKING_IDS for param in params)
            hint = hints.option(error.option_name, ctx.command_path if ctx else "renwu", known, takes_ids=takes_ids)
            return f"没有选项 {error.option_name}{hint}{see}"
        case parsing.BadOptionUsage():
            wants = "不带值" if "does not take a value" in error.message else "后面要有一个值"
            return f"选项 {error.option_name} {wants}；{see}"
        case parsing.MissingParameter():
            return f"缺少{_parameter(error.param, ctx)}；{see}"
        case parsing.BadParameter():
            return f"{_parameter(error.param, ctx)} 的值不对：要写一个不小于0的整数；{see}"
    return f"缺少命令；{see}"


def _parameter(param: Parameter | None, ctx: Context | None) -> str:
    if param is None or ctx is None:
        return "参数"
    return param.make_metavar(ctx).rstrip(".") if param.param_type_name == "argument" else f"选项 {param.opts[0]}"
