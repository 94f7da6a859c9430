"""The arguments and options that only commands which record take, each once."""

from typing import Annotated, NamedTuple

import typer

from renwu.cli import candidates
from renwu.cli.options import RECORDING, settle_day


class Recording(NamedTuple):
    """What every entry may say."""

    date: Annotated[
        str | None,
        typer.Option(
            metavar="日期",
            rich_help_panel=RECORDING,
            help="事情发生的日期，如 昨天、6月3日；缺省今天",
            callback=settle_day,
        ),
    ] = None
    reporter: Annotated[
        str | None,
        typer.Option(
            metavar="单位", rich_help_panel=RECORDING, help="报送人：单位或督查室", autocompletion=candidates.units
        ),
    ] = None
    note: Annotated[str | None, typer.Option(metavar="内容", rich_help_panel=RECORDING, help="说明")] = None
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar="路径", rich_help_panel=RECORDING, help="佐证材料的路径或网址，可以有几个"),
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", rich_help_panel=RECORDING, help="只显示会登记什么，不写入")] = (
        False
    )
    before_issued: Annotated[
        bool,
        typer.Option("--before-issued", rich_help_panel=RECORDING, help="日期早于方案的年份、印发日期的，也登记"),
    ] = False


IdsTyped = Annotated[
    list[str],
    typer.Argument(
        metavar="编号...", help="任务编号，可以有几个，如 15 16、15,16、15-17", autocompletion=candidates.ids
    ),
]
SomeIdsTyped = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[编号...]", help="任务编号，如 15,16、15-17；不写编号，就用筛选选项", autocompletion=candidates.ids
    ),
]
YesTyped = Annotated[
    bool,
    typer.Option("--yes", rich_help_panel=RECORDING, help="用筛选选项时，不问就登记；不写，先显示会登记什么"),
]
WordsTyped = Annotated[
    list[str],
    typer.Argument(metavar="编号... 内容", help="任务编号，最后是进展内容", autocompletion=candidates.ids),
]
ValueTyped = Annotated[
    list[str] | None,
    typer.Option(
        "--value",
        metavar="完成值",
        rich_help_panel=RECORDING,
        help="到这一天为止的完成值，不是增量，如 6公顷；有几个指标的写 名称=6，可以写几次",
    ),
]
MilestoneTyped = Annotated[
    str | None,
    typer.Option("--milestone", metavar="节点", rich_help_panel=RECORDING, help="哪一个节点：名称、序号或其中几个字"),
]
AppliedTyped = Annotated[
    str | None,
    typer.Option("--applied", metavar="日期", rich_help_panel=RECORDING, help="哪一天申请延期的"),
]
RequestTyped = Annotated[
    str | None,
    typer.Option(
        "--request", metavar="事项", rich_help_panel=RECORDING, help="需协调解决的事项：请谁解决什么，办结以前一直列着"
    ),
]
SettledTyped = Annotated[
    list[str] | None,
    typer.Option(
        "--settled",
        metavar="事项",
        rich_help_panel=RECORDING,
        help="哪一件需协调解决的事项已经解决：show 里的序号、其中几个字，或 全部；可以写几次",
    ),
]
EntriesTyped = Annotated[list[str], typer.Argument(metavar="记录号...", help="要作废的记录；renwu log 列出记录号")]
ReasonTyped = Annotated[str, typer.Option("--reason", metavar="理由", rich_help_panel=RECORDING, help="理由，必填")]
ApprovedByTyped = Annotated[
    str, typer.Option("--approved-by", metavar="批准人", rich_help_panel=RECORDING, help="谁批准的，必填")
]
ApproverTyped = Annotated[
    str | None, typer.Option("--approved-by", metavar="批准人", rich_help_panel=RECORDING, help="谁批准的")
]
DocumentTyped = Annotated[
    str | None, typer.Option("--document", metavar="文号", rich_help_panel=RECORDING, help="批准文件的文号")
]
ToTyped = Annotated[
    str,
    typer.Option("--to", metavar="时限", rich_help_panel=RECORDING, help="延到什么时候，如 2024年6月、下月底；必填"),
]
LeadTyped = Annotated[
    list[str],
    typer.Option(
        "--lead",
        metavar="单位",
        rich_help_panel=RECORDING,
        help="新的牵头单位，全称、简称或缩写，必填，可以有几个",
        autocompletion=candidates.units,
    ),
]
SupportTyped = Annotated[
    list[str] | None,
    typer.Option(
        "--support",
        metavar="单位",
        rich_help_panel=RECORDING,
        help="新的协办单位；不写则不变，写“无”就是没有",
        autocompletion=candidates.units,
    ),
]
NewUnitTyped = Annotated[
    bool,
    typer.Option("--new-unit", rich_help_panel=RECORDING, help="单位照写的登记，方案里没有的也登记：新设、改名的单位"),
]
SlipTyped = Annotated[
    str | None, typer.Option("--slip", metavar="文号", rich_help_panel=RECORDING, help="督办单号；有单号就是督办")
]
ReplyByTyped = Annotated[
    str | None,
    typer.Option("--reply-by", metavar="日期", rich_help_panel=RECORDING, help="要求在哪一天前回复，如 +7d、5个工作日"),
]
GradeTyped = Annotated[
    str | None,
    typer.Option(
        "--grade",
        metavar="等级",
        rich_help_panel=RECORDING,
        help="督办等级，如 限时督办；缺省有单号的是督办通知单，没有的是催办单",
        autocompletion=candidates.grades,
    ),
]
ReviewByTyped = Annotated[
    str | None,
    typer.Option(
        "--review-by", metavar="日期", rich_help_panel=RECORDING, help="在哪一天前复核该不该恢复；过了由 silent 列出"
    ),
]
