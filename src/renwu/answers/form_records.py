"""报送表 that were made, and what came back in them, as the JSON contract has them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any


def form_record(unit: str, tasks: Sequence[str], file: str, leader: str) -> dict[str, Any]:
    """A 报送表 that was made: for whom, which tasks it asks about, the file, and whose field they are of, if asked."""
    return {"unit": unit, "tasks": list(tasks), "file": file, "leader": leader or None}


_ANSWER = (
    "round",
    "unit",
    "task",
    "event",
    "date",
    "note",
    "evidence",
    "contact",
    "file",
    "cell",
    "received",
    "return_by",
    "plan",
    "milestone",
    "values",
    "request",
    "reviewer",
)
_FAULT = ("file", "cell", "message")


def answer_record(answer: object) -> dict[str, Any]:
    """What a 报送表 would record of a task, from a record with these fields."""
    return {key: _plain(getattr(answer, key)) for key in _ANSWER}


def fault_record(fault: object) -> dict[str, Any]:
    """What is wrong in a 报送表 that came back, from a record with these fields."""
    return {key: _plain(getattr(fault, key)) for key in _FAULT}


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
