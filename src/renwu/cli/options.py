"""The options that commands share, as records; `renwu.cli.flat` makes parameters of them."""

from typing import Annotated, NamedTuple

import typer

from renwu import __version__
from renwu.cli import candidates, clock, console
from renwu.errors import UsageError
from renwu.standing.choices import SOON_DAYS, SORT_KEYS

FILTERING, SHOWING, RECORDING, READING, COMMON = "筛选", "显示", "登记", "读表", "通用选项"
"""The headings that help puts options under."""


def _show_version(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001  # what an option's callback takes
    if asked and not ctx.resilient_parsing:
        console.say(f"renwu {__version__}\n")
        raise typer.Exit


def settle_day(ctx: typer.Context, param: typer.CallbackParam, typed: str | None) -> str | None:
    """The day typed, in full: once read, and said, it means the same wherever the command asks."""
    if typed is None or ctx.resilient_parsing:
        return typed
    from renwu.cli import dates  # noqa: PLC0415  # only what was typed needs it

    return dates.read_day(param.opts[0], typed, clock.today()).isoformat()


def _check_color(ctx: typer.Context, typed: str | None) -> str | None:
    if typed is not None and typed not in candidates.COLORS and not ctx.resilient_parsing:
        raise UsageError(f"--color：没有“{typed}”；可选的有：{'、'.join(candidates.COLORS)}")
    return typed


class Common(NamedTuple):
    """The options that every command takes, before its name or after."""

    file: Annotated[
        list[str] | None,
        typer.Option(
            metavar="文件",
            rich_help_panel=COMMON,
            help="方案文件，或放着几份方案的文件夹，可以有几个；缺省用 RENWU_FILE，再往上逐级找 data/tasks.yaml",
        ),
    ] = None
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="日期",
            rich_help_panel=COMMON,
            help="按哪一天计算，如 2024-12-31、6月3日、-2w；缺省今天",
            callback=settle_day,
        ),
    ] = None
    color: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(candidates.COLORS),
            rich_help_panel=COMMON,
            help="是否着色",
            callback=_check_color,
            autocompletion=candidates.colors,
        ),
    ] = None
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, rich_help_panel=COMMON, help="显示版本"),
    ] = False


class Plans(NamedTuple):
    """Which plans of a ledger, and whether one that can't be read may be missing."""

    plan: Annotated[
        list[str] | None,
        typer.Option(
            metavar="方案",
            rich_help_panel=FILTERING,
            help="几份方案里的哪一份：简称，或标题里的词",
            autocompletion=candidates.plans,
        ),
    ] = None
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="类别",
            rich_help_panel=FILTERING,
            help="哪一类方案，如 会议议定事项",
            autocompletion=candidates.kinds,
        ),
    ] = None
    keep_going: Annotated[
        bool,
        typer.Option(
            "--keep-going", rich_help_panel=SHOWING, help="有的方案读不出，也先回答其他的；缺哪些写明，仍以退出码2结束"
        ),
    ] = False


LeaderTyped = Annotated[
    list[str] | None,
    typer.Option(
        metavar="姓名",
        rich_help_panel=FILTERING,
        help="分管领导（责任领导）：姓名，或其中只有一个人有的几个字",
        autocompletion=candidates.leaders,
    ),
]
"""The leaders whose tasks are asked for: commands that take no other filter of tasks take this one."""


class Filters(NamedTuple):
    """Which tasks; one option given twice means either, different options mean both."""

    lead: Annotated[
        list[str] | None,
        typer.Option(
            metavar="单位",
            rich_help_panel=FILTERING,
            help="牵头单位：全称、简称或缩写",
            autocompletion=candidates.units,
        ),
    ] = None
    support: Annotated[
        list[str] | None,
        typer.Option(metavar="单位", rich_help_panel=FILTERING, help="协办单位", autocompletion=candidates.units),
    ] = None
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="单位", rich_help_panel=FILTERING, help="牵头或协办单位", autocompletion=candidates.units),
    ] = None
    leader: LeaderTyped = None
    section: Annotated[
        list[str] | None,
        typer.Option(metavar="板块", rich_help_panel=FILTERING, help="板块：序号（三、3、（三））或标题里的词"),
    ] = None
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="措施", rich_help_panel=FILTERING, help="主要措施：序号或标题里的词"),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="状态",
            rich_help_panel=FILTERING,
            help="状态，如 overdue、逾期未办结、已办结、未办结",
            autocompletion=candidates.statuses,
        ),
    ] = None
    light: Annotated[
        list[str] | None,
        typer.Option(
            metavar="灯",
            rich_help_panel=FILTERING,
            help="亮灯：红、黄、绿，或 无（没有灯的）",
            autocompletion=candidates.lights,
        ),
    ] = None
    pace: Annotated[
        list[str] | None,
        typer.Option(
            metavar="进度情况",
            rich_help_panel=FILTERING,
            help="进度情况：超序时、达序时、未达序时（滞后）、已完成、不适用",
            autocompletion=candidates.paces,
        ),
    ] = None
    due: Annotated[
        list[str] | None,
        typer.Option(
            metavar="时段",
            rich_help_panel=FILTERING,
            help="在这段时间到期：2024、2024-12、2024Q4、本季度、1月至6月、9月底前",
        ),
    ] = None
    due_by: Annotated[
        str | None,
        typer.Option(metavar="日期", rich_help_panel=FILTERING, help="在这一天或之前到期，如 2024-12-31、+30d"),
    ] = None
    due_from: Annotated[
        str | None,
        typer.Option(metavar="日期", rich_help_panel=FILTERING, help="在这一天或之后到期"),
    ] = None
    match: Annotated[
        list[str] | None,
        typer.Option(metavar="词语", rich_help_panel=FILTERING, help="重点任务里有这些词"),
    ] = None
    soon: Annotated[
        int | None,
        typer.Option(
            metavar="天数",
            min=0,
            rich_help_panel=FILTERING,
            help=f"几天内到期算临期；缺省按方案的 soon，没有写的{SOON_DAYS}",
        ),
    ] = None


class Order(NamedTuple):
    """In what order."""

    sort: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(SORT_KEYS),
            rich_help_panel=SHOWING,
            help="按编号、到期日、牵头单位、状态或分管领导排序",
            autocompletion=candidates.sort_keys,
        ),
    ] = None
    reverse: Annotated[bool, typer.Option("--reverse", rich_help_panel=SHOWING, help="倒序")] = False


class Output(NamedTuple):
    """In what format, and where to."""

    format: Annotated[
        str | None,
        typer.Option(
            metavar="格式",
            rich_help_panel=SHOWING,
            help="table、json、jsonl、csv、tsv、markdown 或 xlsx；缺省 table，有 -o 时按扩展名",
            autocompletion=candidates.formats,
        ),
    ] = None
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="文件", rich_help_panel=SHOWING, help="写到文件，已有的整个替换"),
    ] = None


class Past(NamedTuple):
    """How much of the journal counts."""

    recorded_by: Annotated[
        str | None,
        typer.Option(
            metavar="日期", rich_help_panel=FILTERING, help="只算到这一天为止登记的记录，使过去的报表原样再现"
        ),
    ] = None


class Original(NamedTuple):
    """By which due dates."""

    original: Annotated[bool, typer.Option("--original", rich_help_panel=SHOWING, help="按原定时限计算，不计延期")] = (
        False
    )


class Reading(NamedTuple):
    """Which table of a document is meant, and which of its columns is what."""

    table: Annotated[
        int | None, typer.Option(metavar="第几张", min=1, rich_help_panel=READING, help="文件里的第几张表")
    ] = None
    sheet: Annotated[str | None, typer.Option(metavar="名称", rich_help_panel=READING, help="哪一张工作表")] = None
    pages: Annotated[
        str | None, typer.Option(metavar="第几页", rich_help_panel=READING, help="PDF 的哪几页，如 3-7")
    ] = None
    map: Annotated[
        str | None,
        typer.Option(metavar="列名=第几列", rich_help_panel=READING, help="指明各列，如 任务=3,牵头=5；0表示没有"),
    ] = None
    visible_only: Annotated[
        bool, typer.Option("--visible-only", rich_help_panel=READING, help="工作表里隐藏的行和列不读")
    ] = False
    first_lead: Annotated[
        bool, typer.Option("--first-lead", rich_help_panel=READING, help="一格里有几个责任单位的，第一个牵头")
    ] = False


class Gate(NamedTuple):
    """For scripts."""

    exit_code: Annotated[
        bool, typer.Option("--exit-code", rich_help_panel=SHOWING, help="结果里有任务就以退出码1结束")
    ] = False
