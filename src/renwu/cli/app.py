"""The commands there are. A command's module is imported when that command runs, and not before."""

from functools import cache
from importlib import import_module
from keyword import iskeyword

import typer
from typer._click.core import Command, Context

from renwu.cli import console
from renwu.cli.options import Common, flat
from renwu.cli.usage import RenwuCommand, RenwuGroup

_COMMANDS = {
    "查询": {
        "list": "列出重点任务，可按单位、时限、状态等筛选",
        "show": "逐项显示任务的全部内容",
        "overdue": "列出逾期未办结的任务，逾期最久的在前",
        "silent": "列出未报送的任务，最久没有报送的在前",
        "log": "列出进展记录，新的在前",
    },
    "统计": {
        "units": "列出全部单位，及其牵头、协办的任务数",
        "summary": "按单位、板块、措施、月份或状态统计任务数",
    },
    "报送": {
        "progress": "登记进展",
        "done": "登记办结：牵头单位认为已完成",
        "verify": "登记销号：督查部门确认办结",
        "return": "登记退回重办",
        "extend": "登记延期",
        "suspend": "登记中止",
        "resume": "登记恢复",
        "cancel": "登记终止：不再办理",
        "reassign": "登记责任单位的调整",
        "urge": "登记催办；有督办单号就是督办",
        "retract": "作废登记错的记录",
    },
    "公文往来": {
        "report": "起草通报：总体情况、主要成效、存在问题、下一步要求和附件",
        "notice": "起草督办通知单、提示函：逾期和临期的任务，一个单位一份",
        "collect": "发出报送表给牵头单位填写，读回填好的报送表",
    },
    "维护": {
        "import": "把任务分解表（docx、xlsx、网页等）变成方案",
        "diff": "比较两份方案，或方案与任务表",
        "check": "检查方案文件，报告全部问题",
        "init": "新建一份带说明的方案文件",
        "completion": "输出命令行补全脚本",
    },
}
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Commands(RenwuGroup):
    headings = _COMMANDS

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # the parser's signature
        return [name for entries in _COMMANDS.values() for name in entries]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        return _command(cmd_name)


def _root(ctx: typer.Context, common: Common) -> None:
    """Pass the common options given before a command's name on to it, as its defaults."""
    if ctx.invoked_subcommand is None:
        console.say(f"{ctx.get_help()}\n")
        return
    given = {"file": common.file, "as_of": common.as_of, "color": common.color}
    ctx.default_map = {ctx.invoked_subcommand: {name: value for name, value in given.items() if value is not None}}


@cache  # building one from its function's signature takes longer than many a run
def _command(name: str) -> Command:
    recorded = name in _COMMANDS["报送"]
    python_name = f"{name}_" if iskeyword(name) else name
    module = import_module(f"renwu.cli.commands.{'record' if recorded else python_name}")
    function = getattr(module, python_name) if recorded else module.run
    single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    summary = next(entries[name] for entries in _COMMANDS.values() if name in entries)
    register = single.command(
        name,
        cls=RenwuCommand,
        help=f"{summary}。",
        epilog="\n".join(module.EXAMPLES[name]),
        options_metavar="[选项]",
    )
    register(flat(function))
    return typer.main.get_command(single)


@cache
def group() -> _Commands:
    """The whole program, ready to run."""
    app = typer.Typer(
        cls=_Commands,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
        invoke_without_command=True,
        options_metavar="[选项]",
        subcommand_metavar="命令 [选项]",
        help="任务分解表的纯文本台账：谁的任务、何时到期、到哪一天为止逾期了没有。",
        epilog="renwu list --lead 区金融服务署\nrenwu overdue --as-of 2024-12-31",
    )
    app.callback()(flat(_root))
    root = typer.main.get_command(app)
    assert isinstance(root, _Commands)  # noqa: S101  # narrows what Typer's types leave open
    return root
