"""`renwu report`: the draft of a report (通报) on a date, as markdown, a web page or a document."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from renwu import filesystem
from renwu.cli import console, display
from renwu.cli.dates import read_bound
from renwu.cli.options import FILTERING, SHOWING, Common, Filters, Original, Output, Past, Plans
from renwu.cli.session import Session, open_session
from renwu.errors import UsageError
from renwu.papers.report import Report, Scope, report
from renwu.writers.bar import track_on

EXAMPLES = {
    "report": (
        "renwu report --as-of 2025-03-10 -o 通报.docx",
        "renwu report --since 2025-02 --rank -o 通报.html",
        "renwu report --lead 区司法局 >> $GITHUB_STEP_SUMMARY",
    )
}
_FORMATS: Mapping[str, str] = {"markdown": ".md", "html": ".html", "docx": ".docx"}
_Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="日期",
        rich_help_panel=FILTERING,
        help="本期的第一天，如 2025-02-01、2025-02：写明从这一天起办结、新增逾期和延期的",
    ),
]
_Issue = Annotated[
    str | None, typer.Option("--issue", metavar="期号", rich_help_panel=SHOWING, help="印在标题下面的期号，如 17")
]
_Rank = Annotated[bool, typer.Option("--rank", rich_help_panel=SHOWING, help="差的在前，不按方案的顺序")]
_Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(_FORMATS),
        rich_help_panel=SHOWING,
        help="格式；缺省 markdown，有 -o 时按扩展名",
        autocompletion=lambda incomplete: [name for name in _FORMATS if name.startswith(incomplete)],
    ),
]
_File = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="文件", rich_help_panel=SHOWING, help="写到文件；已有的整个替换，.docx 则不动"
    ),
]


def run(  # an option each
    filters: Filters,
    plans: Plans,
    past: Past,
    common: Common,
    dates: Original,
    *,
    since: _Since = None,
    rank: _Rank = False,
    issue: _Issue = None,
    format: _Format = None,  # noqa: A002  # the option's name
    output: _File = None,
) -> int:
    """Write the 通报 for a date; the exit code."""
    asked = Output(format, output)
    chosen = display.format_of(asked, _FORMATS)
    display.spare_the_sources(asked, common)
    if chosen == "docx":
        if output is None:
            raise UsageError("--format docx：文档只能写到文件；加上 -o，如 -o 通报.docx")
        console.refuse_overwriting([Path(output)])
    session = open_session(common, plans, past)
    _write(_report(session, filters, since, issue or "", rank=rank, original=dates.original), chosen, output)
    console.tell_of(output)
    for line in session.lacking:
        console.note(line)
    return session.exit_code()


def _report(session: Session, filters: Filters, since: str | None, issue: str, *, rank: bool, original: bool) -> Report:
    first = read_bound("--since", since, session.as_of).first if since else None
    if first is not None and first > session.as_of:
        raise UsageError(f"--since：{first}晚于截至的日期{session.as_of}；写本期的第一天")
    chosen = session.chosen(filters)
    found = session.choose(chosen, filters.soon, original=original)
    words = (*session.chosen_plans, *((one.what, one.which) for one in chosen))
    missing = tuple(one.file for one in session.ledger.missing)
    lacking = (missing, session.unrecorded)
    title, soon, leaders = session.ledger.title, filters.soon, session.leaders(filters)
    scope = Scope(
        session.as_of, first, session.recorded_by, soon, words, rank, title, issue, *lacking, original, leaders
    )
    before = session.on(scope.eve, soon, original=original) if scope.eve else {}
    leads = {session.directory.find(name) for name in filters.lead or ()}
    last_round = session.last_round(found, leads)
    return report(
        session.plans, session.directory, scope, found, before, recorded=session.recorded, last_round=last_round
    )


def _write(made: Report, chosen: str, path: str | None) -> None:
    track = track_on(sys.stderr)
    if chosen == "docx" and path is not None:
        from renwu.writers.report_docx import write as write_document  # noqa: PLC0415  # python-docx, only where a document is written

        with filesystem.saved(Path(path)) as file:
            write_document(made, file, track)
        return
    with console.destination(path, chosen) as out:
        if chosen == "html":
            from renwu.writers import report_html  # noqa: PLC0415  # Jinja2, only where a page is written

            report_html.write(made, out, track, console.shown)
        else:
            from renwu.writers import report_markdown  # noqa: PLC0415  # only where it is asked for

            report_markdown.write(made, out, track)
