"""Recording that units were urged, by the papers that urge them."""

from collections.abc import Iterator, Mapping, Sequence

from renwu.cli import console, recording
from renwu.cli.recording import Draft, entry_fields
from renwu.cli.recording_options import Recording
from renwu.cli.session import Session
from renwu.journal.entries import Event
from renwu.ledger.desk import Desk
from renwu.papers.notice import Notice
from renwu.plan import grades
from renwu.plan.model import Ref

_Sent = dict[tuple[Ref, str | None, str], list[Notice]]
"""The papers by task, number and grade: together they are one reminder of the task."""


def record(held: Sequence[Desk], made: Sequence[Notice], session: Session) -> None:
    """Record that the tasks were urged, each once: not by papers that are recorded already.

    Args:
        held: the plans with their journals, which nobody else writes to meanwhile.
        made: the papers.
        session: the plans on the day, before anything is recorded.
    """
    plans = {desk.plan.key: desk.plan for desk in held}
    sent: _Sent = {}
    recorded: dict[str, None] = {}
    for notice in made:
        for ref, had in zip(notice.tasks, notice.had, strict=True):
            if (own := next(filter(notice.is_recorded, had), None)) is None:
                grade = notice.grade or grades.of(plans[ref.plan])[0]
                sent.setdefault((ref, notice.wording.number, grade), []).append(notice)
            else:
                number = f"（{own.number}）" if own.number else ""
                entry = (
                    f"第{session.shown(ref)}项已于{own.entry.date}登记催办{number}，记录号{own.entry.entry}，没有再登记"
                )
                recorded[entry] = None
    for told in recorded:
        console.note(told)
    leads = _leads(session)
    said = {desk.plan.key: (desk, list(_drafts(desk, sent, leads))) for desk in held}
    if said := {key: each for key, each in said.items() if each[1]}:
        recording.record_each(said, Recording())


def _drafts(desk: Desk, sent: _Sent, leads: Mapping[Ref, tuple[str, ...]]) -> Iterator[Draft]:
    """What records the reminders of one plan's tasks; whom they went to, where that is not all that lead the task."""
    for (ref, number, grade), papers in sent.items():
        if ref.plan != desk.plan.key:
            continue
        units, reply_by = [paper.unit for paper in papers], papers[0].wording.reply_by
        fields = {
            "slip": number,
            "reply_by": reply_by and reply_by.isoformat(),
            "grade": grade,
            "unit": None if set(units) == set(leads[ref]) else units,
        }
        yield Draft(ref.id, entry_fields(Event.URGED, fields, Recording()))


def _leads(session: Session) -> Mapping[Ref, tuple[str, ...]]:
    """Who leads each task."""
    return {standing.ref: standing.leads for view in session.views for standing in view.standings()}
