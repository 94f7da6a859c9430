"""`renwu import`: a document's task table as a plan, with every guess said."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from renwu import filesystem, readers
from renwu.cli import clock, console, display
from renwu.cli.dates import read_day
from renwu.cli.options import READING, SHOWING, Common, Reading
from renwu.cli.problems import warn
from renwu.errors import UsageError
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.mapping import read_map
from renwu.ledger import reading
from renwu.ledger.checking import changed_under_entries
from renwu.plan import checks
from renwu.planfile.write import plan_text
from renwu.readers.page_range import read_page_range
from renwu.writers.bar import track_on

EXAMPLES = {
    "import": (
        "renwu import 任务分解表.docx -o data/tasks.yaml",
        "renwu import 台账.xlsx --sheet 任务 --issued 2023-11-23",
        "renwu import 任务表.html --map 任务=3,牵头=5",
        "renwu import 文件.pdf --pages 3-7",
    )
}
_Document = Annotated[
    str, typer.Argument(metavar="文件", help="任务表：.docx、.xlsx、.pdf、.html、.csv、.tsv、.md 或 .txt")
]
_Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="文件", rich_help_panel=SHOWING, help="写到文件；缺省写到标准输出"),
]
_Force = Annotated[bool, typer.Option("--force", rich_help_panel=SHOWING, help="-o 的文件已有时，整个替换")]
_Strict = Annotated[bool, typer.Option("--strict", rich_help_panel=SHOWING, help="有推断之处就以退出码1结束")]
_Targets = Annotated[
    bool,
    typer.Option("--targets", rich_help_panel=READING, help="正文里写明的指标（如 不低于95%）写进方案，逐项报告"),
]
_Title = Annotated[str | None, typer.Option("--title", metavar="标题", rich_help_panel=READING, help="方案的标题")]
_Issued = Annotated[
    str | None, typer.Option("--issued", metavar="日期", rich_help_panel=READING, help="印发日期，如 2023-11-23")
]


def run(
    meant: Reading,
    common: Common,  # noqa: ARG001  # every command takes the common options
    *,
    document: _Document,
    title: _Title = None,
    issued: _Issued = None,
    targets: _Targets = False,
    output: _Output = None,
    force: _Force = False,
    strict: _Strict = False,
) -> int:
    """Write the plan; 1 where --strict is given and something was guessed."""
    day = None if issued is None else read_day("--issued", issued, clock.today())
    instructions = Instructions(
        meant.table, meant.sheet, title, day, read_map(meant.map), meant.visible_only, meant.first_lead, targets
    )
    source, track = Path(document), track_on(sys.stderr)
    target = None if output is None else _target(Path(output), source, force=force)
    made = draft(readers.read(source, track, read_page_range(meant.pages)), document, instructions, track)
    moved = []
    if target is not None:
        filesystem.make_folder(target.parent, "-o")
        moved = _moved(target, made)
    with console.destination(output, "yaml") as out:
        out.write(plan_text(made.plan))
    _report(made, target)
    for line in moved:
        console.note(line)
    return int(strict and made.guesses > 0)


def _target(target: Path, source: Path, *, force: bool) -> Path:
    """Where the plan goes. Raises UsageError where something is there that was not meant to be replaced."""
    display.spare(target, {source: "原表"})
    if target.suffix.lower() not in reading.PLAN_ENDINGS:
        example = target / "tasks.yaml" if target.is_dir() else target.parent / f"{target.stem}.yaml"
        raise UsageError(f"-o：方案的文件名以 .yaml 结尾；写成如 {example}")
    if target.is_file() and not force:
        raise UsageError(f"-o：{target} 已经存在；换一个文件名，或加 --force 整个替换")
    return target


def _moved(target: Path, made: Imported) -> list[str]:
    """What to say of tasks with entries in a plan that is replaced, whose id now has another text or is gone."""
    return [
        f"第{id_}项有{count}条记录，{f'正文已不同：原“{was}”，现“{now}”' if now else '新方案里没有这个编号'}；"
        "编号换了任务的，恢复原来的方案，或把编号改回来"
        for id_, count, was, now in changed_under_entries(target, made.plan)
    ]


def _report(made: Imported, target: Path | None) -> None:
    for place, text, guess in made.remarks:
        console.note(f"{f'{place}：' if place else ''}{text}{'（推断）' if guess else ''}")
    sections = made.plan.sections
    measures = sum(len(section.measures) for section in sections)
    tasks = sum(1 for _ in made.plan.tasks())
    console.note(
        f"读入{len(sections)}个板块、{measures}项主要措施、{tasks}项重点任务；推断{made.guesses}处，请逐处核对"
    )
    if target is None:
        return
    warn(checks.check(reading.load(target)))
    console.note(f"已写入 {target}；通读一遍，renwu check 可再检查")
    if reading.has_journal(target):
        console.note(f"旁边的 {reading.journal_of(target)} 按编号认任务；编号有变动的，先核对")
