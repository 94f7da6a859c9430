"""Annotations that GitHub Actions shows at a file's lines (GitHub Actions, workflow commands)."""

from collections.abc import Callable
from typing import TextIO

from renwu.answers.table import Table, plain
from renwu.errors import Place, Severity
from renwu.standing.status import Standing
from renwu.writers.visible import visible


def annotation(severity: Severity, place: Place, title: str, message: str) -> str:
    """One annotation, as the line that makes it; the place's file is named from the root of its repository."""
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    return f"::{severity.value} {where},title={_property(visible(title))}::{_data(visible(message))}\n"


def write_tasks(table: Table[Standing], out: TextIO, named: Callable[[str], str]) -> None:
    """A warning at each task's line in the plan: how it stands, what it is, who leads it.

    Args:
        table: the tasks.
        out: where to.
        named: how a file is named, from the root of its repository; asked once for each.
    """
    files = {file: named(file) for file in {standing.task.places.task.file for standing in table.rows}}
    for standing in table.rows:
        task = standing.task
        message = f"第{task.id}项 {task.text}（{task.deadline}；牵头：{plain(standing.lead) or '无'}）"
        place = task.places.task._replace(file=files[task.places.task.file])
        out.write(annotation(Severity.WARNING, place, standing.phrase, message))


def _data(text: str) -> str:
    # A workflow command ends at the line's end; % starts an escape.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
