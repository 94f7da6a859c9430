"""`renwu collect`: a form for each lead unit to fill in, and what the forms that came back would record."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from renwu import filesystem, readers
from renwu.cli import candidates, clock, console, display, recording
from renwu.cli.dates import read_day_after
from renwu.cli.file_names import file_names
from renwu.cli.options import RECORDING, SHOWING, Common, Filters, Output, Recording
from renwu.cli.session import Session, open_session, own_plan
from renwu.errors import FileError, UsageError
from renwu.ledger.desk import Desk
from renwu.papers.returns import answers, form, table
from renwu.papers.returns.form import Fault, Returned
from renwu.papers.returns.taken import Receipt, Taken
from renwu.papers.returns.unreported import unreported
from renwu.writers import FORMATS
from renwu.writers.bar import track_on

EXAMPLES = {
    "collect": (
        "renwu collect -o 报送表",
        "renwu collect -o 报送表 --unit 区司法局 --due-by 2024-12-31",
        "renwu collect --read 回收",
        "renwu collect --read 回收/区司法局.xlsx --record",
    )
}
_WORKBOOKS = {".xls", ".xlsm", ".xlsb", ".et", ".ods", ".csv"}
_NO_FORMS = {**dict.fromkeys((".doc", ".docx", ".docm"), "Word 文档"), ".wps": "WPS 文字文档", ".pdf": "PDF 文件"}
_Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[文件...]", help="与 --read 同用：填好的报送表，或放着它们的文件夹，可以有几个"),
]
_Target = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件夹",
        rich_help_panel=SHOWING,
        help="报送表写到这个文件夹，没有就新建；与 --read 同用时，是结果写到的文件",
    ),
]
_Format = Annotated[
    str | None,
    typer.Option(
        metavar="格式",
        rich_help_panel=SHOWING,
        help="结果的格式：table、json、jsonl、csv、tsv 或 markdown；缺省 table",
        autocompletion=candidates.formats,
    ),
]
_Read = Annotated[bool, typer.Option("--read", rich_help_panel=RECORDING, help="读填好的报送表，显示会登记什么")]
_Record = Annotated[
    bool, typer.Option("--record", rich_help_panel=RECORDING, help="与 --read 同用：登记；有一份有错就都不登记")
]
_Date = Annotated[
    str | None,
    typer.Option(metavar="日期", rich_help_panel=RECORDING, help="与 --read 同用：进展记在哪一天；缺省表的截至日期"),
]
_Received = Annotated[
    str | None,
    typer.Option(metavar="日期", rich_help_panel=RECORDING, help="与 --read 同用：这些表是哪一天收到的；缺省今天"),
]
_Again = Annotated[
    bool, typer.Option("--again", rich_help_panel=RECORDING, help="与 --read 同用：登记过又作废了的，也再登记")
]
_BeforeIssued = Annotated[
    bool,
    typer.Option(
        "--before-issued", rich_help_panel=RECORDING, help="与 --read 同用：日期早于方案的年份、印发日期的，也登记"
    ),
]
_ReturnBy = Annotated[
    str | None,
    typer.Option(
        metavar="日期", rich_help_panel=SHOWING, help="与 -o 同用：印在表上的报回期限，如 2025-07-05、+7d、5个工作日"
    ),
]


def run(
    filters: Filters,
    common: Common,
    *,
    files: _Files = None,
    output: _Target = None,
    format: _Format = None,  # noqa: A002  # the option's name
    read: _Read = False,
    record: _Record = False,
    date: _Date = None,
    received: _Received = None,
    again: _Again = False,
    before_issued: _BeforeIssued = False,
    return_by: _ReturnBy = None,
) -> int:
    """Make the forms, or read them; 2 where one that is read has something wrong."""
    if read:
        if not files:
            raise UsageError("--read：没有写读哪些文件；写成如 renwu collect --read 回收/区司法局.xlsx")
        if record and (output or format):
            raise UsageError("--record 不与 -o、--format 同用；先不带 --record 看会登记什么，再登记")
        if return_by:
            raise UsageError("--return-by 与 -o 同用，印在发出去的表上；表是哪一天收到的，写 --received")
        given = Recording(date=date, dry_run=not record, before_issued=before_issued)
        receipt = _receipt(given, received, again=again)
        return _take_back(files, filters, given, receipt, Output(format, output), common)
    _refuse_for_reading(
        {
            "文件": files,
            "--record": record,
            "--date": date,
            "--received": received,
            "--again": again,
            "--before-issued": before_issued,
        }
    )
    if output is None:
        raise UsageError("缺少 -o：报送表写到哪个文件夹；写成如 renwu collect -o 报送表，读填好的用 --read")
    display.format_of(Output(format), FORMATS)  # before any form is written
    _send(Path(output), filters, return_by, Output(format), common)
    return 0


def _refuse_for_reading(options: Mapping[str, object]) -> None:
    """Refuse what was given that only reading takes. Raises UsageError."""
    for named in (named for named, given in options.items() if given):
        raise UsageError(f"{named}与 --read 同用；写成如 renwu collect --read 回收/区司法局.xlsx")


def _receipt(given: Recording, received: str | None, *, again: bool) -> Receipt:
    """How forms are taken. Raises UsageError for a day that has not come."""
    today = clock.today()
    return Receipt(
        today,
        recording.past_day("--received", received),
        recording.day_of(given) if given.date else None,
        again,
        given.before_issued,
    )


def _send(folder: Path, filters: Filters, return_by: str | None, output: Output, common: Common) -> None:
    """Write the forms, and say which there are."""
    from renwu.writers import return_form  # noqa: PLC0415  # XlsxWriter, only where a workbook is written

    own_plan(common)
    session = open_session(common)
    found = session.select(filters)
    limit = read_day_after("--return-by", return_by, session.as_of, "截至")
    made = form.forms(found, session.plan, session.as_of, _only(filters, session), limit)
    names = file_names([one.unit for one in made])
    sent = [table.Sent(one, str(folder / f"{name}.xlsx")) for one, name in zip(made, names, strict=True)]
    console.refuse_overwriting(Path(one.file) for one in sent)
    if sent:
        filesystem.make_folder(folder, "-o")
    for one in track_on(sys.stderr)(sent, "写报送表"):
        with filesystem.saved(Path(one.file)) as out:
            return_form.write(one.form, out)
    display.show(table.sent_table(sent, session.envelope), output, common)
    if leaderless := form.leaderless(found):
        console.note(f"第{'、'.join(leaderless)}项没有牵头单位，没有报送表")


def _only(filters: Filters, session: Session) -> set[str]:
    """The units that are asked, where only some are."""
    return {session.directory.find(name) for name in filters.lead or filters.unit or ()}


def _take_back(
    files: list[str], filters: Filters, given: Recording, receipt: Receipt, output: Output, common: Common
) -> int:
    """Read forms, and record them, or show what they would record."""
    from renwu.readers.return_form import read  # noqa: PLC0415  # defusedxml, only where a workbook is read

    own_plan(common)
    _refuse_at_once(map(Path, files))
    returned: list[Returned] = []
    unreadable: list[Fault] = []
    paths = [path for name in files for path in _paths(Path(name))]
    for path in track_on(sys.stderr)(paths, "读报送表"):
        try:
            returned.append(read(readers.content(path), str(path)))
        except FileError as error:
            unreadable.append(Fault(str(path), "", str(error)))
    with recording.desk(common, dry_run=given.dry_run) as desk:
        session, entries = open_session(common, loaded=desk.book), desk.journal.entries
        found = answers.take(returned, desk.plan, session.directory, entries, receipt)
        taken = replace(found, faults=(*unreadable, *found.faults))
        silent = unreported(session.select(filters), session.directory, entries, taken, _only(filters, session))
        if given.dry_run or taken.faults or not taken.answers:
            display.show(table.answer_table(taken, len(paths), silent, session.envelope), output, common)
        else:
            _record(desk, taken, given)
            for line in table.unreported_lines(taken, silent):
                console.note(line)
    return _complain(taken, given)


def _record(desk: Desk, taken: Taken, given: Recording) -> None:
    drafts = [recording.Draft(answer.task, answer.fields) for answer in taken.answers]
    recording.record_drafts(desk, drafts, given)


def _complain(taken: Taken, given: Recording) -> int:
    """Tell of what was left out and what is wrong; the exit code."""
    for recorded in taken.recorded:
        console.note(str(recorded))
    for withdrawn in taken.withdrawn:
        console.note(str(withdrawn))
    for fault in taken.faults:
        console.note(f"错误：{fault}")
    if taken.faults:
        if not given.dry_run:
            console.note("有错的改好以后一起登记；没有登记任何记录")
        return 2
    if taken.answers and given.dry_run:
        console.note("还没有登记；核对以后加 --record 登记")
    return 0


def _refuse_at_once(paths: Iterable[Path]) -> None:
    """Raise FileError for a path that isn't there or can't be a form, before anything is said of the others."""
    for path in paths:
        with filesystem.opening(path):
            path.stat()
        if (kind := _NO_FORMS.get(path.suffix.lower())) and path.is_file():
            raise FileError(f"{path} 是 {kind}，不是报送表；报送表是 renwu collect 发出的 .xlsx")


def _paths(path: Path) -> Iterator[Path]:
    """The file itself, or the workbooks in a folder; stderr says what else there is that nobody hid."""
    if not path.is_dir():
        yield path
        return
    with filesystem.opening(path):
        shown = sorted(file for file in path.iterdir() if not file.name.startswith(("~$", ".")))
    found = [file for file in shown if file.suffix.lower() == ".xlsx" and not file.is_dir()]
    for file in shown:
        if file not in found:
            console.note(f"没有读 {file}：{_why_not(file)}")
    if not found:
        raise UsageError(f"{path} 里没有 .xlsx 文件；请核对文件夹")
    yield from found


def _why_not(file: Path) -> str:
    if file.is_dir():
        return "是文件夹；里面有报送表的，在命令里写明这个文件夹"
    if file.suffix.lower() in _WORKBOOKS:
        return "先用 Excel 或 WPS 打开，另存为 .xlsx"
    return "不是 .xlsx"
