"""Annotations that GitHub Actions shows at a file's lines (GitHub Actions, workflow commands)."""

from typing import TextIO

from renwu.answers.table import Table, plain
from renwu.errors import Place, Severity
from renwu.standing.status import Standing


def annotation(severity: Severity, place: Place, title: str, message: str) -> str:
    """One annotation, as the line that makes it."""
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    return f"::{severity.value} {where},title={_property(title)}::{_data(message)}\n"


def write_tasks(table: Table[Standing], out: TextIO) -> None:
    """A warning at each task's line in the plan: how it stands, what it is, who leads it."""
    for standing in table.rows:
        task = standing.task
        message = f"第{task.id}项 {task.text}（{task.deadline}；牵头：{plain(standing.lead) or '无'}）"
        out.write(annotation(Severity.WARNING, task.places.task, standing.phrase, message))


def _data(text: str) -> str:
    # A workflow command ends at the line's end; % starts an escape.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
