"""`renwu notice`: the papers that urge units, 督办通知单 for what is overdue and 提示函 for what soon will be."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from renwu import filesystem
from renwu.answers.words import UNSETTLED
from renwu.cli import candidates, console, display, recording
from renwu.cli.dates import read_day_after
from renwu.cli.file_names import file_names
from renwu.cli.options import FILTERING, RECORDING, SHOWING, Common, Filters, Output, Recording
from renwu.cli.recording import Draft, entry_fields
from renwu.cli.session import Session, open_session
from renwu.errors import FileError, UsageError
from renwu.journal.entries import Entry, Event
from renwu.ledger.desk import Desk
from renwu.papers.notice import Notice, Wording, notices, unaddressed
from renwu.plan.letters import LETTER, paper_said
from renwu.plan.units import fold
from renwu.standing.status import SOON_DAYS
from renwu.writers.bar import track_on

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
    int,
    typer.Option("--soon", metavar="天数", min=0, rich_help_panel=FILTERING, help=f"几天内到期算临期；缺省{SOON_DAYS}"),
]
_File = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件",
        rich_help_panel=SHOWING,
        help="写到 .docx 或 .md 文件，已有的不动；有逾期的写督办通知单，没有逾期、有临期的写提示函",
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
_Number = Annotated[
    str | None, typer.Option("--number", metavar="文号", rich_help_panel=SHOWING, help="编号；只写一份时才能用")
]
_ReplyBy = Annotated[
    str | None,
    typer.Option(
        "--reply-by", metavar="日期", rich_help_panel=SHOWING, help="回复期限，如 2025-07-08、+7d、5个工作日；缺省留空"
    ),
]
_Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="标题",
        rich_help_panel=SHOWING,
        help="另用一个标题；法院、检察院、党委部门的缺省用 函",
    ),
]
_Record = Annotated[
    bool,
    typer.Option("--record", rich_help_panel=RECORDING, help="写好以后，为其中的任务各登记一次催办；有编号就是督办"),
]


class _Paper(NamedTuple):
    """A notice and the file that it goes to."""

    notice: Notice
    path: Path


def run(
    common: Common,
    *,
    unit: _Units = None,
    soon: _Soon = SOON_DAYS,
    output: _File = None,
    each: _Folder = None,
    number: _Number = None,
    reply_by: _ReplyBy = None,
    title: _Title = None,
    record: _Record = False,
) -> None:
    """Write the papers, then record that the units were urged."""
    if record and common.as_of is not None:
        raise UsageError("--record 登记在今天，不与 --as-of 同用；要补记，用 renwu urge --date")
    _check(unit, output, each, common)
    with recording.desk(common, dry_run=False) if record else nullcontext() as desk:
        session = open_session(common, loaded=desk.book if desk else None)
        wording = _wording(number, reply_by, title, session.as_of)
        made = _made(session, wording, unit or [], soon)
        papers = _in_file(made, Path(output)) if output is not None else _in_folder(made, Path(each or ""))
        console.refuse_overwriting(paper.path for paper in papers)
        _write(papers, None if each is None else Path(each))
        _explain_letters(made, session)
        if desk is not None:
            with _standing([paper.path for paper in papers]):
                _record(desk, session, wording, [paper.notice for paper in papers])


@contextmanager
def _standing(written: Sequence[Path]) -> Iterator[None]:
    """Say in an error which papers stand on the disk already, though nothing was recorded of them."""
    try:
        yield
    except (FileError, UsageError) as error:
        if not written:
            raise
        files = "、".join(map(str, written))
        raise FileError(f"{error}。已经写好、还没有登记催办的：{files}；改好以后移走它们再来一次") from None


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


def _wording(number: str | None, reply_by: str | None, title: str | None, as_of: date) -> Wording:
    for option, what, typed in (("--number", "编号", number), ("--title", "标题", title)):
        if typed is not None and not typed.strip():
            raise UsageError(f"{option}：{what}是空的；写明{what}，或不写 {option}")
    return Wording(number, read_day_after("--reply-by", reply_by, as_of, "截至"), title)


def _made(session: Session, wording: Wording, typed: Sequence[str], soon: int) -> list[Notice]:
    """The papers for the units typed, or for all; stderr says which tasks are in none."""
    asked = dict.fromkeys(session.unit("--unit", name) for name in typed)
    found = session.select(Filters(soon=soon))
    nobody = {name: ids for name, ids in unaddressed(found).items() if not asked or name in asked}
    for name, ids in nobody.items():
        console.note(f"第{'、'.join(ids)}项没有写：{_why(name, session)}；用 renwu reassign 落实到具体单位")
    every = notices(found, session.plan, session.as_of, wording)
    made = [notice for notice in every if not asked or notice.unit in asked]
    if not made and not nobody:
        console.note(
            f"截至{session.as_of}，{'、'.join(asked)}没有{'牵头的' if asked else ''}逾期或临期任务，没有写文件"
        )
    return made


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


def _in_file(made: Sequence[Notice], path: Path) -> list[_Paper]:
    """The first paper for the one unit: what is overdue, where anything is."""
    for notice in made[1:]:
        console.note(
            f"{notice.unit}另有{len(notice.matters)}项临期，要发{notice.name}，不写在同一份里；"
            f"加写一份：renwu notice --unit {notice.unit} --each 文件夹"
        )
    return [_Paper(notice, path) for notice in made[:1]]


def _in_folder(made: Sequence[Notice], folder: Path) -> list[_Paper]:
    """Every paper, in a folder. Raises UsageError where they share a number."""
    if len(made) > 1 and made[0].wording.number is not None:
        raise UsageError(f"--number：一个编号只能用在一份上，这里有{len(made)}份；用 --unit 和 -o 逐份写")
    names = file_names([f"{notice.name}-{notice.unit}" for notice in made])
    return [_Paper(notice, folder / f"{name}.docx") for notice, name in zip(made, names, strict=True)]


def _write(papers: Sequence[_Paper], folder: Path | None) -> None:
    """Write the papers, to a folder that is made where there is none, and say which there are."""
    if folder is not None and papers:
        filesystem.make_folder(folder, "--each")
    written: list[Path] = []
    with _standing(written):
        _write_each(papers, written)
    for notice, path in papers:
        console.note(f"{path}：{notice.unit}，{notice.name}，{len(notice.matters)}项")


def _write_each(papers: Sequence[_Paper], written: list[Path]) -> None:
    """Write each paper and add its path to those written."""
    for notice, path in track_on(sys.stderr)(papers, "写督办单"):
        if path.suffix.lower() == ".md":
            from renwu.writers import notice_markdown  # noqa: PLC0415  # only where it is asked for

            with console.destination(str(path), "markdown") as text:
                notice_markdown.write(notice, text)
        else:
            from renwu.writers import notice_docx  # noqa: PLC0415  # python-docx, only where a document is written

            with filesystem.saved(path) as file:
                notice_docx.write(notice, file)
        written.append(path)


def _record(desk: Desk, session: Session, wording: Wording, made: Sequence[Notice]) -> None:
    """Record that the tasks were urged, each once: not those that this number, or today, already urged."""
    reply_by = wording.reply_by and wording.reply_by.isoformat()
    drafts = []
    for id_ in dict.fromkeys(matter.id for notice in made for matter in notice.matters):
        if (earlier := _urged(session, id_, wording.number)) is None:
            fields = {"slip": wording.number, "reply_by": reply_by}
            drafts.append(Draft(id_, entry_fields(Event.URGED, fields, Recording())))
        else:
            with_number = f"（{wording.number}）" if wording.number else ""
            console.note(f"第{id_}项已于{earlier.date}登记催办{with_number}，记录号{earlier.entry}，没有再登记")
    if drafts:
        recording.record_drafts(desk, drafts, Recording())


def _urged(session: Session, id_: str, number: str | None) -> Entry | None:
    """The entry that already says what would be recorded of a task."""
    history = session.histories.get(id_)
    for entry in history.entries if history else ():
        if (
            entry.event is Event.URGED
            and entry.text("slip") == (number or "")
            and (number or entry.date == session.as_of)
        ):
            return entry
    return None
