"""`renwu collect`: a form for each lead unit to fill in, and what the forms that came back would record."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from renwu import readers
from renwu.cli import candidates, clock, console, desks, display, forms_in, forms_out, recording
from renwu.cli.options import FILTERING, RECORDING, SHOWING, Common, Filters, Output, Plans
from renwu.cli.recording_options import Recording
from renwu.cli.session import Session, one_of, open_session
from renwu.errors import FileError, UsageError
from renwu.ledger.desk import Desk
from renwu.papers.returns import answers, table
from renwu.papers.returns.returned import Fault, Returned
from renwu.papers.returns.taken import Receipt, Taken
from renwu.papers.returns.unreported import unreported
from renwu.standing.choices import GROUPINGS
from renwu.writers import FORMATS
from renwu.writers.bar import track_on

EXAMPLES = {
    "collect": (
        "renwu collect -o 报送表",
        "renwu collect -o 报送表 --unit 区司法局 --due-by 2024-12-31",
        "renwu collect -o 报送表 --by leader  # 每位分管领导一个文件夹",
        "renwu collect --read 回收",
        "renwu collect --read 回收/区司法局.xlsx --record",
    )
}
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
_All = Annotated[
    bool,
    typer.Option("--all", rich_help_panel=FILTERING, help="几份方案一起发时，一周内不到报送期（round）的方案也发"),
]
_ReturnBy = Annotated[
    str | None,
    typer.Option(
        metavar="日期", rich_help_panel=SHOWING, help="与 -o 同用：印在表上的报回期限，如 2025-07-05、+7d、5个工作日"
    ),
]
_BY = {"lead": GROUPINGS["lead"], "leader": GROUPINGS["leader"]}
_By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="|".join(_BY),
        rich_help_panel=SHOWING,
        help="与 -o 同用：按牵头单位各一份，或按分管领导再分，每位领导一个文件夹；缺省按牵头单位",
        autocompletion=lambda incomplete: [name for name in _BY if name.startswith(incomplete)],
    ),
]


class Taking(NamedTuple):
    """How forms that come back are taken."""

    date: Annotated[
        str | None,
        typer.Option(
            metavar="日期", rich_help_panel=RECORDING, help="与 --read 同用：进展记在哪一天；缺省表的截至日期"
        ),
    ] = None
    received: Annotated[
        str | None,
        typer.Option(metavar="日期", rich_help_panel=RECORDING, help="与 --read 同用：这些表是哪一天收到的；缺省今天"),
    ] = None
    again: Annotated[
        bool, typer.Option("--again", rich_help_panel=RECORDING, help="与 --read 同用：登记过又作废了的，也再登记")
    ] = False
    before_issued: Annotated[
        bool,
        typer.Option(
            "--before-issued", rich_help_panel=RECORDING, help="与 --read 同用：日期早于方案的年份、印发日期的，也登记"
        ),
    ] = False


def run(  # an option each
    filters: Filters,
    plans: Plans,
    taking: Taking,
    common: Common,
    *,
    files: _Files = None,
    output: _Target = None,
    format: _Format = None,  # noqa: A002  # the option's name
    read: _Read = False,
    record: _Record = False,
    return_by: _ReturnBy = None,
    all: _All = False,  # noqa: A002  # the option's name
    by: _By = "lead",
) -> int:
    """Make the forms, or read them; 2 where one that is read has something wrong."""
    by = one_of("--by", by, _BY)
    if read:
        if not files:
            raise UsageError("--read：没有写读哪些文件；写成如 renwu collect --read 回收/区司法局.xlsx")
        if record and (output or format):
            raise UsageError("--record 不与 -o、--format 同用；先不带 --record 看会登记什么，再登记")
        if return_by:
            raise UsageError("--return-by 与 -o 同用，印在发出去的表上；表是哪一天收到的，写 --received")
        if by != "lead":
            raise UsageError("--by 与 -o 同用，发表时按分管领导分；读填好的，写放着它们的文件夹，可以有几个")
        given = Recording(date=taking.date, dry_run=not record, before_issued=taking.before_issued)
        return _take_back(files, filters, plans, given, taking, Output(format, output), common)
    of_reading = {f"--{key.replace('_', '-')}": value for key, value in taking._asdict().items()}
    _refuse_for_reading({"文件": files, "--record": record, **of_reading})
    if output is None:
        raise UsageError("缺少 -o：报送表写到哪个文件夹；写成如 renwu collect -o 报送表，读填好的用 --read")
    display.format_of(Output(format), FORMATS)  # before any form is written
    asked = forms_out.Sending(filters, plans, return_by, every=all, by_leader=by == "leader")
    return forms_out.send(Path(output), asked, Output(format), common)


def _refuse_for_reading(options: Mapping[str, object]) -> None:
    """Refuse what was given that only reading takes. Raises UsageError."""
    for named in (named for named, given in options.items() if given):
        raise UsageError(f"{named}与 --read 同用；写成如 renwu collect --read 回收/区司法局.xlsx")


def _receipt(given: Recording, taking: Taking) -> Receipt:
    """How forms are taken. Raises UsageError for a day that has not come."""
    today = clock.today()
    return Receipt(
        today,
        recording.past_day("--received", taking.received),
        recording.day_of(given) if given.date else None,
        taking.again,
        given.before_issued,
    )


def _take_back(  # the forms, whom they are expected from, how they are taken, and where the answer goes
    files: list[str],
    filters: Filters,
    plans: Plans,
    given: Recording,
    taking: Taking,
    output: Output,
    common: Common,
) -> int:
    """Read forms, and record them, or show what they would record."""
    from renwu.readers.return_form import read  # noqa: PLC0415  # defusedxml, only where a workbook is read

    receipt, opened = _receipt(given, taking), desks.plans(common)
    forms_in.refuse_at_once(map(Path, files))
    returned: list[Returned] = []
    unreadable: list[Fault] = []
    paths = [path for name in files for path in forms_in.paths(Path(name))]
    for path in track_on(sys.stderr)(paths, "读报送表"):
        try:
            returned.append(read(readers.content(path), str(path)))
        except FileError as error:
            unreadable.append(Fault(str(path), "", str(error)))
    asked = answers.asked(returned, [book.plan for book in opened.books])
    books = [book for book in opened.books if book.plan.key in asked] or opened.books
    with desks.desks(books, dry_run=given.dry_run) as held:
        session = open_session(common, plans, loaded=replace(opened, books=tuple(desk.book for desk in held)))
        found = answers.take(returned, [desk.book for desk in held], session.directory, receipt)
        taken = replace(found, faults=(*unreadable, *found.faults))
        silent = _unreported(session, filters, taken)
        if given.dry_run or taken.faults or not taken.answers:
            made = table.answer_table(taken, len(paths), silent, session.envelope, several=session.several)
            session.show(made, output, common)
        else:
            _record(held, taken, given)
            for line in table.unreported_lines(taken, silent):
                console.note(line)
    return _complain(taken, given)


def _unreported(session: Session, filters: Filters, taken: Taken) -> list[str]:
    """Who sent nothing, of those asked about the plans that forms came back of."""
    about = [one for one in session.select(filters) if one.plan.key in taken.plans or not session.several]
    books = [each.book for each in session.views]
    return unreported(about, session.directory, books, taken, forms_out.only(filters, session))


def _record(held: Sequence[Desk], taken: Taken, given: Recording) -> None:
    drafts: dict[str, list[recording.Draft]] = {}
    for answer in taken.answers:
        drafts.setdefault(answer.plan, []).append(recording.Draft(answer.task, answer.fields))
    said = {desk.plan.key: (desk, drafts[desk.plan.key]) for desk in held if desk.plan.key in drafts}
    recording.record_each(said, given)


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
