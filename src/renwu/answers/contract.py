"""The JSON contract, whole: what programs read, whichever command answers. Fields are only ever added, last."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from renwu.answers import goals
from renwu.answers.request_words import request_records
from renwu.answers.table import iso
from renwu.errors import Missing, Problem
from renwu.journal.entries import ENTRY_HEADINGS, Entry
from renwu.ledger.book import Book
from renwu.plan.model import Plan, Unclear
from renwu.standing.counts import Group, UnitRow
from renwu.standing.pace import Pace
from renwu.standing.status import Standing, Status

if TYPE_CHECKING:  # those that few commands need, a plan without a journal never
    from renwu.answers.difference import Difference
    from renwu.journal.log import LogRow
    from renwu.standing.assessment import Base
    from renwu.standing.rounds import Round
    from renwu.standing.silence import Silence

SCHEMA = 1
"""The version of the JSON contract; fields are only ever added under one version."""


def task_record(standing: Standing) -> dict[str, Any]:
    """A task as the JSON contract has it."""
    return (
        _task(standing)
        | _origin(standing)
        | _beside(standing)
        | {"plan": standing.plan.key, "milestones": goals.milestone_records(standing)}
        | goals.fields(standing)
        | {"requests": request_records(standing)}
    )


def _task(standing: Standing) -> dict[str, Any]:
    task = standing.task
    return {
        "id": task.id,
        "section": {"number": standing.section.number, "title": standing.section.title},
        "measure": {"number": standing.measure.number, "title": standing.measure.title},
        "text": task.text,
        "deadline": task.deadline,
        "due": iso(standing.due),
        "status": standing.status.value,
        "days_left": standing.days_left,
        "lead": list(standing.lead),
        "support": list(standing.support),
        "done_on": iso(standing.done_on),
        "verified_on": iso(standing.verified_on),
        "due_in_force": iso(standing.due_in_force),
        "extended": standing.extended,
        "latest": standing.latest
        and {
            "date": standing.latest.date.isoformat(),
            "reporter": standing.latest.text("reporter"),
            "note": standing.latest.text("note"),
        },
    }


def card_record(standing: Standing) -> dict[str, Any]:
    """A task with everything that is known of it; a superset of `task_record`."""
    task, deadline = standing.task, standing.deadline
    return (
        _task(standing)
        | {
            "cycle": standing.cycle and standing.cycle.value,
            "reason": deadline.reason if isinstance(deadline, Unclear) else None,
            "milestones": goals.milestone_records(standing),
            **_beside(standing),
            "plan_lead": list(task.lead),
            "plan_support": list(task.support),
            "entries": [entry_record(entry) for entry in standing.history.entries] if standing.history else [],
        }
        | _origin(standing)
        | {"notes": list(standing.notes), "plan": standing.plan.key}
        | goals.fields(standing)
        | {"requests": request_records(standing)}
    )


def _beside(standing: Standing) -> dict[str, Any]:
    """What else the plan says of a task, and where it departs from what is printed."""
    task = standing.task
    return {"leader": task.leader, "contact": task.contact, "note": task.note, "printed": dict(task.printed)}


def _origin(standing: Standing) -> dict[str, Any]:
    """Where a task comes from; the last fields, since they came last."""
    return {"source": standing.task.source or None, "base": iso(standing.task.base)}


def entry_record(entry: Entry) -> dict[str, Any]:
    """An entry as the JSON contract has it: every known field, then those that a newer renwu wrote."""
    lists = ("evidence", "lead", "support", "unit", "settled")
    known: dict[str, Any] = {
        key: list(entry.texts(key)) if key in lists else entry.text(key) or None for key in ENTRY_HEADINGS
    }
    known["values"] = dict(entry.values) or None
    return (
        known
        | {"recorded_late": entry.recorded_late}
        | {key: value for key, value in entry.fields.items() if key not in known}
    )


def envelope(books: Sequence[Book], as_of: date, missing: Sequence[Missing] = ()) -> dict[str, Any]:
    """The fields beside the rows in JSON: contract version, plans, date, and the plans that could not be read."""
    return {
        "schema": SCHEMA,
        "plan": _plan(books[0].plan) if len(books) == 1 else _several(len(books)),
        "as_of": as_of.isoformat(),
        "plans": list(map(_listed, books)),
        "missing": list(map(_missing, missing)),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "document": plan.document,
        "issued": iso(plan.issued),
        "year": plan.year,
        "issuer": plan.issuer,
        "note": plan.note,
    }


def _several(count: int) -> dict[str, Any]:
    """What stands for the plan where there are several: the same keys."""
    return {"title": f"{count}份方案", "document": "", "issued": None, "year": None, "issuer": "", "note": ""}


def _listed(book: Book) -> dict[str, Any]:
    plan = book.plan
    return {
        "key": plan.key or book.path.stem,
        "file": str(book.path),
        "title": plan.title,
        "document": plan.document,
        "issued": iso(plan.issued),
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "file": missing.file,
        "message": None if missing.problems else str(missing.error),
        "problems": list(map(problem_record, missing.problems)),
    }


def group_record(group: Group) -> dict[str, Any]:
    """A group's counts: by status, in the field's buckets, and the two rates."""
    return {
        "total": group.total,
        "status": _by_status(group.counts),
        "buckets": {key: value for key, value in _by_status(group.buckets).items() if key != Status.SUSPENDED},
        "closing_rate": group.closing and group.closing._asdict(),
        "timely_rate": group.timely and group.timely._asdict(),
        "pace": {pace.value: group.paces.get(pace, 0) for pace in Pace},
    }


def unit_record(row: UnitRow) -> dict[str, Any]:
    """A unit: how many tasks it leads and supports, and how those it leads stand."""
    return {"unit": row.led.name, "lead": row.led.total, "support": row.supported} | group_record(row.led)


def _by_status(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: counts.get(status, 0) for status in Status}


def base_record(base: "Base", *, explained: bool) -> dict[str, Any]:
    """The base of an assessment under one heading: its numbers and, where explained, what each counts."""
    from renwu.standing.assessment import Figure  # noqa: PLC0415  # few answers need it

    counts = {"counts": {figure.value: base.count(figure) for figure in Figure}}
    if not explained:
        return counts
    return counts | {
        "tasks": {
            figure.value: [
                {"id": case.ref.id, "plan": case.ref.plan, "date": iso(case.day)} for case in base.cases.get(figure, ())
            ]
            for figure in Figure
        }
    }


def log_record(row: "LogRow") -> dict[str, Any]:
    """An entry of the log, with what became of it."""
    return entry_record(row.entry) | {"retracted": row.retracted, "refused": row.refused, "plan": row.plan}


def silence_record(silence: "Silence") -> dict[str, Any]:
    """A task that a lead has not reported on, with its unanswered reminders."""
    standing = silence.standing
    return {
        "lead": silence.unit,
        "id": standing.task.id,
        "text": standing.task.text,
        "status": standing.status.value,
        "since": silence.since.isoformat(),
        "last": iso(silence.last),
        "silent_days": silence.days,
        "unanswered": [
            {key: one.entry.text(key) or None for key in ("entry", "date", "slip", "reply_by")} | {"grade": one.grade}
            for one in silence.unanswered
        ],
        "review_by": iso(silence.review_by),
        "lead_since": iso(silence.lead_since),
        "lead_silent_days": silence.lead_days,
        "plan": standing.plan.key,
    }


def round_record(found: "Round | None") -> dict[str, Any] | None:
    """How a round of forms went; None where there was none."""
    return found and {
        "day": found.day.isoformat(),
        "return_by": iso(found.return_by),
        "unreported": list(found.unreported),
        "late": [{"unit": late.unit, "received": late.received.isoformat(), "days": late.days} for late in found.late],
    }


def problems_document(problems: Sequence[Problem]) -> dict[str, Any]:
    """What check answers, whole: it is about files, whatever plan they hold."""
    return {"schema": SCHEMA, "problems": list(map(problem_record, problems))}


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem: where it is, how grave, which, and how to put it right."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def difference_record(difference: "Difference") -> dict[str, Any]:
    """A field in which two plans differ."""
    return {key: getattr(difference, key) for key in ("id", "change", "field", "old", "new")}
