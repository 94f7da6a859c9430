"""Journals for tests: lines of one, what they read as, and the day on which the program believes it runs."""

import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from renwu import planfile
from renwu.cli import clock
from renwu.errors import Place, Problem
from renwu.journal import history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import Journal, parse_journal
from renwu.journal.history import History
from renwu.ledger import reading
from renwu.plan.model import Plan
from renwu.standing.status import Standing, standings

FILE = "plan.progress.jsonl"


def line(entry: str, day: str, event: str, task: str = "1", **fields: object) -> str:
    """A line, written down at nine on the day it happened unless it says otherwise."""
    known = {"entry": entry, "task": task, "date": day, "event": event, "recorded": f"{day}T09:00:00+08:00"}
    return json.dumps(known | fields, ensure_ascii=False)


def parsed(data: bytes) -> Journal:
    """What a journal with these bytes says."""
    return parse_journal(io.BytesIO(data), FILE)


def of(*lines: str) -> Journal:
    """What a journal with these lines says."""
    return parsed("".join(f"{each}\n" for each in lines).encode())


def entries(*lines: str) -> Sequence[Entry]:
    """The entries of lines that all read well, in replay order."""
    found = of(*lines)
    assert found.problems == ()
    return found.entries


def problem(number: int, code: str, message: str, hint: str) -> Problem:
    """A problem of a line of the journal that the helpers above read."""
    return Problem(Place(FILE, number, 1), code, message, hint)


def saved(plan: Path, *lines: str) -> Path:
    """The journal of a plan, written with these lines."""
    path = reading.journal_of(plan)
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def kept(plan: Path) -> list[dict[str, Any]]:
    """Every line of a plan's journal, fields in the order in which they stand."""
    path = reading.journal_of(plan)
    return [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines()]


def plan(*deadlines: str, issued: str = "2024-01-15") -> Plan:
    """A plan whose tasks, 1 and so on, have these deadlines and 甲局 as their lead."""
    tasks = [
        {"id": str(number), "text": f"第{number}项", "deadline": deadline, "lead": ["甲局"]}
        for number, deadline in enumerate(deadlines, 1)
    ]
    text = json.dumps({"title": "表", "issued": issued, "sections": [{"measures": [{"tasks": tasks}]}]})
    reading = planfile.read(text.encode(), "plan.yaml")
    assert reading.plan is not None
    assert reading.problems == ()
    return reading.plan


def histories(deadline: str, as_of: str, *lines: str, recorded_by: str | None = None) -> dict[str, History]:
    """The histories on a date of a plan with one task, 1."""
    until = None if recorded_by is None else date.fromisoformat(recorded_by)
    return history.histories(plan(deadline), entries(*lines), date.fromisoformat(as_of), until)


def standing(
    deadline: str, as_of: str, *lines: str, original: bool = False, recorded_by: str | None = None
) -> Standing:
    """Where the one task of a plan stands on a date, after these lines."""
    found = histories(deadline, as_of, *lines, recorded_by=recorded_by)
    (only,) = standings(plan(deadline), date.fromisoformat(as_of), histories=found, original=original)
    return only


def refusal(deadline: str, lines: Sequence[str], added: str) -> str | None:
    """What stands in the way of adding a line to a journal with these lines."""
    of_plan = plan(deadline)
    counted = history.counted(entries(*lines), date.max)
    (placed,) = of_plan.tasks()
    (entry,) = entries(added)
    return history.refusal(placed.task, of_plan, counted.get("1", []), [entry])


def today_is(monkeypatch: pytest.MonkeyPatch, day: str, time: str = "09:00:00") -> None:
    """Have the program believe that it runs on a day, at a time in China."""
    moment = datetime.fromisoformat(f"{day}T{time}+08:00")
    monkeypatch.setattr(clock, "now", lambda: moment)


EVENTS = tuple(event.value for event in Event)
"""Every event."""
