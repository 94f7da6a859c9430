"""The commands there are. A command's module is imported when that command runs, and not before."""

from functools import cache
from importlib import import_module

import typer

from renwu.cli import console
from renwu.cli.flat import flat
from renwu.cli.options import Common
from renwu.cli.usage import Command, CommandEntry, Context, RenwuCommand, RenwuGroup

_QUERIES, _COUNTS, _RECORDS, _PAPERS, _CARE = "查询", "统计", "报送", "公文往来", "维护"
_COMMANDS = (
    CommandEntry("list", _QUERIES, "列出重点任务，可按单位、时限、状态等筛选", "list"),
    CommandEntry("show", _QUERIES, "逐项显示任务的全部内容", "show"),
    CommandEntry("overdue", _QUERIES, "列出逾期未办结的任务，逾期最久的在前", "overdue"),
    CommandEntry("silent", _QUERIES, "列出未报送的任务，最久没有报送的单位在前", "silent"),
    CommandEntry("log", _QUERIES, "列出进展记录，新的在前", "log"),
    CommandEntry("units", _COUNTS, "列出全部单位，及其牵头、协办的任务数", "units"),
    CommandEntry("summary", _COUNTS, "按单位、板块、措施、月份或状态统计任务数", "summary"),
    CommandEntry("progress", _RECORDS, "登记进展", "record", "progress"),
    CommandEntry("done", _RECORDS, "登记办结：牵头单位认为已完成", "record", "done"),
    CommandEntry("verify", _RECORDS, "登记销号：督查部门确认办结", "record", "verify"),
    CommandEntry("return", _RECORDS, "登记退回重办", "record", "return_"),
    CommandEntry("extend", _RECORDS, "登记延期", "record", "extend"),
    CommandEntry("suspend", _RECORDS, "登记中止", "record", "suspend"),
    CommandEntry("resume", _RECORDS, "登记恢复", "record", "resume"),
    CommandEntry("cancel", _RECORDS, "登记终止：不再办理", "record", "cancel"),
    CommandEntry("reassign", _RECORDS, "登记责任单位的调整", "record", "reassign"),
    CommandEntry("urge", _RECORDS, "登记催办；有督办单号就是督办", "record", "urge"),
    CommandEntry("retract", _RECORDS, "作废登记错的记录", "record", "retract"),
    CommandEntry("amend", _RECORDS, "更正登记错的记录：作废原来的，登记改过的，没有写的照原来的", "amend"),
    CommandEntry("report", _PAPERS, "起草通报：总体情况、主要成效、存在问题、下一步要求和附件", "report"),
    CommandEntry("notice", _PAPERS, "起草督办通知单、提示函：逾期和临期的任务，一个单位一份", "notice"),
    CommandEntry("collect", _PAPERS, "发出报送表给牵头单位填写，读回填好的报送表", "collect"),
    CommandEntry("import", _CARE, "把任务分解表（docx、xlsx、pdf、网页等）变成方案", "import_"),
    CommandEntry("diff", _CARE, "比较两份方案，或方案与任务表", "diff"),
    CommandEntry("check", _CARE, "检查方案文件，报告全部问题", "check"),
    CommandEntry("init", _CARE, "新建一份带说明的方案文件", "init"),
    CommandEntry("completion", _CARE, "输出命令行补全脚本", "completion"),
)
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Commands(RenwuGroup):
    entries = _COMMANDS

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # the parser's signature
        return [entry.name for entry in _COMMANDS]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # the same
        return next((_command(entry) for entry in _COMMANDS if entry.name == cmd_name), None)


def _root(ctx: typer.Context, common: Common) -> None:
    """Pass the common options given before a command's name on to it, as its defaults."""
    if ctx.invoked_subcommand is None:
        console.say(f"{ctx.get_help()}\n")
        return
    given = {"file": common.file, "as_of": common.as_of, "color": common.color}
    ctx.default_map = {ctx.invoked_subcommand: {name: value for name, value in given.items() if value is not None}}


@cache  # building one from its function's signature takes longer than many a run
def _command(entry: CommandEntry) -> Command:
    module = import_module(f"renwu.cli.commands.{entry.module}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    register = single.command(
        entry.name,
        cls=RenwuCommand,
        help=f"{entry.summary}。",
        epilog="\n".join(module.EXAMPLES[entry.name]),
        options_metavar="[选项]",
    )
    register(flat(getattr(module, entry.function), getattr(module, "HELP", None)))
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
