"""What had happened to a task by an earlier day, told from what has happened since."""

from bisect import bisect_right
from datetime import date

from renwu.journal.entries import in_replay_order
from renwu.journal.history import History, replay
from renwu.plan.model import Plan, Task


def earlier(history: History, day: date, task: Task, plan: Plan) -> History | None:
    """The history of a task up to a day: as it is where nothing has happened since, else its entries replayed.

    Args:
        history: what happened up to a later day.
        day: the day.
        task: the task.
        plan: its plan.

    Returns:
        What `renwu.journal.history.histories` has of the task on that day; None where it has nothing.
    """
    entries = history.entries
    if history.broken:
        entries = in_replay_order((*entries, *(entry for entry, _ in history.broken)))
    if entries[-1].date <= day:
        return history
    happened = entries[: bisect_right(entries, day, key=lambda entry: entry.date)]
    return replay(task, plan, happened) if happened else None
