"""Journals for tests: lines of one, what they read as, and the day on which the program believes it runs."""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from renwu import planfile
from renwu.cli import clock
from renwu.errors import Place, Problem
from renwu.journal import adding, history
from renwu.journal.entries import Entry, Event
from renwu.journal.file import Journal, parse_journal
from renwu.journal.history import History
from renwu.ledger import reading
from renwu.ledger.book import Book
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


def book(plan: Plan, *lines: str) -> Book:
    """A plan with a journal of these lines."""
    return Book(plan, Path("data", "tasks.yaml"), of(*lines))


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
    return adding.refusal(placed.task, of_plan, counted.get("1", []), [entry])


def today_is(monkeypatch: pytest.MonkeyPatch, day: str, time: str = "09:00:00") -> None:
    """Have the program believe that it runs on a day, at a time in China."""
    moment = datetime.fromisoformat(f"{day}T{time}+08:00")
    monkeypatch.setattr(clock, "now", lambda: moment)


EVENTS = tuple(event.value for event in Event)
"""Every event."""


def extended(day: str, to: str, entry: str = "x") -> str:
    """A line that extends the task."""
    return line(entry, day, "extended", to=to, reason="资金未到位", approved_by="区政府")


LEDGER = {
    "done": ("2024年3月", [line("", "2024-03-20", "done")]),
    "done late": ("2024年3月", [line("", "2024-04-02", "done")]),
    "overdue": ("2024年3月", []),
    "due soon": ("2024年7月15日", []),
    "not due": ("2024年12月", []),
    "done early": ("2024年12月", [line("", "2024-05-01", "done")]),
    "ongoing": ("常态化推进", []),
    "unclear": ("条件成熟时", []),
    "cancelled": ("2024年5月", [line("", "2024-06-06", "cancelled")]),
    "suspended late": ("2024年4月", [line("", "2024-05-06", "suspended")]),
    "suspended in time": ("2024年5月", [line("", "2024-05-06", "suspended")]),
    "extended": ("2024年3月", [extended("2024-03-20", "2024年9月", "")]),
    "extended late, done": ("2024年3月", [extended("2024-04-10", "2024年9月", ""), line("", "2024-05-05", "done")]),
    "extended, done": ("2024年3月", [extended("2024-03-10", "2024年6月", ""), line("", "2024-06-20", "done")]),
    "ongoing, done": ("常态化推进", [line("", "2024-06-20", "done")]),
}
"""What happened to a task by 2024-07-01: its deadline, and its entries."""


def numbered(names: Sequence[str]) -> Iterator[str]:
    """The lines of these tasks, each with its task and an id of its own."""
    for task, name in enumerate(names, 1):
        for number, text in enumerate(LEDGER[name][1]):
            yield text.replace('"entry": ""', f'"entry": "{task}-{number}"').replace('"task": "1"', f'"task": "{task}"')
