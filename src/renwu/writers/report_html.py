"""A report as one web page that needs nothing else: no file beside it, no network, no script to be complete."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from renwu.answers.table import Column, Fit
from renwu.papers.report import Report, document
from renwu.progress import Track, untracked
from renwu.standing.status import Standing, Status
from renwu.writers import charts
from renwu.writers.visible import visible

_TEMPLATES = Path(__file__).parent / "templates"


class Styled(NamedTuple):
    """A cell: what it says, and the names of its classes."""

    text: str
    classes: str


class LedgerRow(NamedTuple):
    """A row of the ledger, with what it is filtered and sorted by.

    `status` counts in Status, `units` in the page's list of units, those that lead first; `due` is empty without
    a due date.
    """

    standing: Standing
    status: int
    due: str
    units: str


def write(report: Report, out: TextIO, track: Track = untracked, safe: Callable[[str], str] = visible) -> None:
    """Write a report.

    Args:
        report: what to write.
        out: where to.
        track: watches the rows of its ledger.
        safe: writes out what must not be obeyed where the page's text is read.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: safe(value) if type(value) is str else value,
    )
    made = document(report)
    targets = charts.target_bars(report)
    of_tasks = [listing for listing in made.listings if listing.name != "units"]  # which scrolls as wide as it is
    style = Markup(environment.get_template("report.css.j2").render(listings=of_tasks, targets=targets))  # noqa: S704  # of our own words only
    script = Markup((_TEMPLATES / "report.js").read_text(encoding="utf-8"))  # noqa: S704  # our own
    bars, timeline = charts.unit_bars(report), charts.timeline(report)
    page = environment.get_template("report.html.j2").stream(
        made=made,
        policy=_policy(style, script),
        style=style,
        script=script,
        bars=bars,
        timeline=timeline,
        targets=targets,
        due="原定" if report.scope.original else "现行",
        legend=charts.statuses(bars),
        timeline_legend=charts.statuses([column.bar for column in timeline.columns] if timeline else []),
        unit_names=list(report.directory.names.values()),
        statuses=[(number, status) for number, status in enumerate(Status) if report.total.counts.get(status)],
        ledger=track(_rows(report), "写台账"),
        cells=_cells,
        number=Fit.NUMBER,
    )
    page.enable_buffering(size=256)
    out.writelines(page)


def _policy(style: str, script: str) -> str:
    """What the page may do (CSP level 3): nothing but its own style and script, and no icon to ask for."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _cells(columns: Sequence[Column[Any]], row: object) -> Iterator[Styled]:
    for column in columns:
        text = column.text(row)
        tone = column.tone(row) if column.tone else None
        names = ("number" if column.fit is Fit.NUMBER else "", "zero" if text == "0" else "", tone or "")
        yield Styled(text, " ".join(filter(None, names)))


def _rows(report: Report) -> list[LedgerRow]:
    units = {name: str(place) for place, name in enumerate(report.directory.names.values())}
    places = {status: place for place, status in enumerate(Status)}

    def row(one: Standing) -> LedgerRow:
        names = dict.fromkeys((*one.leads, *one.supports))
        due = one.due_in_force.isoformat() if one.due_in_force else ""
        return LedgerRow(one, places[one.status], due, " ".join(units[name] for name in names))

    return [row(one) for one in report.tasks]
