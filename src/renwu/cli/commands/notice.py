"""`renwu notice`: the papers that urge units, 督办通知单 for what is overdue and 提示函 for what soon will be."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from renwu.answers.words import UNSETTLED
from renwu.cli import addressing, candidates, console, desks, display, notice_files, urging
from renwu.cli.dates import read_day_after
from renwu.cli.options import FILTERING, RECORDING, SHOWING, Common, Filters, LeaderTyped, Output, Plans
from renwu.cli.session import Session, load, open_session, own_plans
from renwu.errors import UsageError, naming
from renwu.ledger.desk import Desk
from renwu.ledger.ledger import Ledger
from renwu.papers.notice import Kind, Notice, Wording
from renwu.papers.notices import Per, Wanted, late_milestones, notices, unaddressed
from renwu.plan import grades
from renwu.plan.letters import LETTER, paper_said
from renwu.plan.units import fold
from renwu.standing.choices import SOON_DAYS
from renwu.standing.status import Standing, Status

EXAMPLES = {
    "notice": (
        "renwu notice --unit 区司法局 --number 督〔2025〕3号 --reply-by +7d -o 督办单.docx",
        "renwu notice --each 督办单 --record  # 有逾期或临期任务的单位各写一份，并登记催办",
        "renwu notice --unit 罗湖法院 -o 函.docx  # 法院、检察院、党委部门的用函",
    )
}
_ENDINGS = (".docx", ".md")
_Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar="单位",
        rich_help_panel=FILTERING,
        help="发给哪个牵头单位；与 --each 同用时可以有几个，不写就是全部",
        autocompletion=candidates.units,
    ),
]
_Soon = Annotated[
    int | None,
    typer.Option(
        "--soon",
        metavar="天数",
        min=0,
        rich_help_panel=FILTERING,
        help=f"几天内到期算临期；缺省按方案的 soon，没有写的{SOON_DAYS}",
    ),
]
_File = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件",
        rich_help_panel=SHOWING,
        help="写到 .docx 或 .md 文件，已有的不动；有逾期、催办到期没有回复的写督办单，没有这些、有临期的写提示函",
    ),
]
_Folder = Annotated[
    str | None,
    typer.Option(
        "--each",
        metavar="文件夹",
        rich_help_panel=SHOWING,
        help="每个单位各写一份 .docx 到这个文件夹，如 督办通知单-区司法局.docx；没有就新建，已有的文件不动",
    ),
]
_Record = Annotated[
    bool,
    typer.Option("--record", rich_help_panel=RECORDING, help="写好以后，为其中的任务各登记一次催办；有编号就是督办"),
]


class Writing(NamedTuple):
    """What the papers say beside their tasks, and what each is for."""

    number: Annotated[
        str | None, typer.Option("--number", metavar="文号", rich_help_panel=SHOWING, help="编号；只写一份时才能用")
    ] = None
    number_from: Annotated[
        str | None,
        typer.Option(
            "--number-from",
            metavar="文号",
            rich_help_panel=SHOWING,
            help="与 --each 同用：第一份的编号，如 青督〔2025〕15号；以下各份依次加一",
        ),
    ] = None
    per_task: Annotated[
        bool,
        typer.Option("--per-task", rich_help_panel=SHOWING, help="与 --each 同用：督办单一事一单，每项任务一份"),
    ] = False
    merge: Annotated[
        bool,
        typer.Option("--merge", rich_help_panel=SHOWING, help="督办单一个单位一等只写一份，几份方案的任务合在一起"),
    ] = False
    reply_by: Annotated[
        str | None,
        typer.Option(
            "--reply-by",
            metavar="日期",
            rich_help_panel=SHOWING,
            help="回复期限，如 2025-07-08、+7d、5个工作日；缺省留空",
        ),
    ] = None
    grade: Annotated[
        str | None,
        typer.Option(
            "--grade",
            metavar="等级",
            rich_help_panel=SHOWING,
            help="督办等级，如 限时督办；缺省写督办通知单，催办到期没有回复的升一等",
            autocompletion=candidates.grades,
        ),
    ] = None
    title: Annotated[
        str | None,
        typer.Option(
            "--title", metavar="标题", rich_help_panel=SHOWING, help="另用一个标题；法院、检察院、党委部门的缺省用 函"
        ),
    ] = None
    milestones: Annotated[
        bool,
        typer.Option("--milestones", rich_help_panel=FILTERING, help="节点逾期的任务也写督办通知单，写明是哪些节点"),
    ] = False


def run(  # an option each
    writing: Writing,
    plans: Plans,
    common: Common,
    *,
    unit: _Units = None,
    leader: LeaderTyped = None,
    soon: _Soon = None,
    output: _File = None,
    each: _Folder = None,
    record: _Record = False,
) -> int:
    """Write the papers, then record that the units were urged; the exit code."""
    if record and common.as_of is not None:
        raise UsageError("--record 登记在今天，不与 --as-of 同用；要补记，用 renwu urge --date")
    _check(unit, output, each, common)
    per, numbered = _per(writing, each), notice_files.series(writing.number, writing.number_from, each)
    with _desks(plans, common, record=record) as (loaded, held):
        session = open_session(common, plans, loaded=loaded)
        made = numbered(_made(session, writing, unit or [], Filters(leader=leader, soon=soon), per))
        papers = (
            notice_files.in_file(made, Path(output))
            if output is not None
            else notice_files.in_folder(made, Path(each or ""), several=session.several)
        )
        console.refuse_overwriting(paper.path for paper in papers)
        notice_files.write(papers, None if each is None else Path(each))
        _explain_letters(made, session)
        if held:
            with notice_files.standing([paper.path for paper in papers]):
                urging.record(held, [paper.notice for paper in papers], session)
    return session.exit_code()


@contextmanager
def _desks(plans: Plans, common: Common, *, record: bool) -> Iterator[tuple[Ledger | None, tuple[Desk, ...]]]:
    """The plans with their journals, held while papers are written and recorded; nothing where none is recorded."""
    if not record:
        yield None, ()
        return
    opened = load(own_plans(common), plans, journals=False)
    with desks.desks(addressing.chosen(opened, plans)[0], dry_run=False) as held:
        yield replace(opened, books=tuple(desk.book for desk in held)), held


def _per(writing: Writing, each: str | None) -> Per:
    """What a 督办通知单 is for. Raises UsageError for two things at once."""
    if writing.per_task and writing.merge:
        raise UsageError("--per-task 和 --merge 只能写一个：一事一单，还是一个单位一份")
    if writing.per_task and each is None:
        raise UsageError("--per-task 与 --each 同用：每项任务一份，写到一个文件夹里")
    return Per.TASK if writing.per_task else Per.UNIT if writing.merge else Per.PLAN


def _check(unit: list[str] | None, output: str | None, each: str | None, common: Common) -> None:
    if output is None and each is None:
        raise UsageError("没有写放在哪里：一个单位写 --unit 单位 -o 文件.docx，每个单位各一份写 --each 文件夹")
    if output is None:
        return
    if each is not None:
        raise UsageError("-o 和 --each 只能写一个：一份用 -o，每个单位各一份用 --each")
    if len(unit or []) != 1:
        raise UsageError("-o 只写一个单位的一份：用 --unit 写明是哪一个；每个单位各一份用 --each")
    if Path(output).suffix.lower() not in _ENDINGS:
        raise UsageError(f"-o：从“{output}”的扩展名看不出格式；扩展名可以是 {'、'.join(_ENDINGS)}")
    display.spare_the_sources(Output(output=output), common)


def _wording(writing: Writing, as_of: date) -> Wording:
    for option, what, typed in (("--number", "编号", writing.number), ("--title", "标题", writing.title)):
        if typed is not None and not typed.strip():
            raise UsageError(f"{option}：{what}是空的；写明{what}，或不写 {option}")
    return Wording(writing.number, read_day_after("--reply-by", writing.reply_by, as_of, "截至"), writing.title)


def _grades(typed: str | None, session: Session) -> dict[str, str]:
    """The grade typed, by plan; nothing where none is. Raises UsageError where a plan has no such grade."""
    if typed is None:
        return {}
    with naming("--grade"):
        return {plan.key: grades.named(plan, typed) for plan in session.plans}


def _made(session: Session, writing: Writing, typed: Sequence[str], filters: Filters, per: Per) -> list[Notice]:
    """The papers for the units typed, or for all, about what the filters leave; stderr says which tasks are in none."""
    asked = dict.fromkeys(session.unit("--unit", name) for name in typed)
    found, milestones = session.select(filters), writing.milestones
    nobody = {
        name: refs for name, refs in unaddressed(found, milestones=milestones).items() if not asked or name in asked
    }
    for name, refs in nobody.items():
        named = "、".join(map(session.shown, refs))
        console.note(f"第{named}项没有写：{_why(name, session)}；用 renwu reassign 落实到具体单位")
    wanted = Wanted(_wording(writing, session.as_of), per, session.several, milestones, _grades(writing.grade, session))
    every = notices(found, session.as_of, wanted)
    made = [notice for notice in every if not asked or notice.unit in asked]
    if not milestones:
        _tell_of_milestones(found, every, asked, session)
    if not made and not nobody:
        led = f"{'、'.join(session.leaders(filters))}分管的" if filters.leader else ""
        which = "、".join(filter(None, ("牵头的" if asked else "", led)))
        console.note(f"截至{session.as_of}，{'、'.join(asked)}没有{which}逾期或临期任务，没有写文件")
    return made


def _tell_of_milestones(
    found: Iterable[Standing], every: Iterable[Notice], asked: Collection[str], session: Session
) -> None:
    """Say which tasks have an overdue milestone, and are in no 督办单 since they are not overdue themselves."""
    urged = {ref for notice in every if notice.kind is Kind.URGING for ref in notice.tasks}
    late = [
        standing.ref
        for standing in found
        if standing.basis.goals and standing.status is not Status.OVERDUE and standing.ref not in urged
        if late_milestones(standing)
        if not asked or any(unit in asked for unit in standing.leads)
    ]
    if late:
        named = "、".join(map(session.shown, late))
        console.note(f"第{named}项没有写督办通知单：有节点逾期，任务没有逾期；要写的加上 --milestones")


def _why(name: str, session: Session) -> str:
    """Why nobody can receive what is due to a lead."""
    if not name:
        return "没有牵头单位"
    if became := session.directory.unsettled.get(fold(name)):
        return f"{name}{UNSETTLED}（{became}）"
    return f"{name}不是一个具体单位，不能收文"


def _explain_letters(made: Sequence[Notice], session: Session) -> None:
    """Say which units get a letter by their names alone."""
    units = dict.fromkeys(
        notice.unit for notice in made if notice.title == LETTER and not paper_said(notice.unit, session.directory)
    )
    if units and made[0].wording.title is None:
        console.note(
            f"{'、'.join(units)}用“{LETTER}”：《政府督查工作条例》第五条的督查对象里没有法院、检察院和党的机关；"
            "另用标题写 --title"
        )
