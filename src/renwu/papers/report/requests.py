"""需协调解决的事项 of a report's tasks: what is open on its date."""

from collections.abc import Sequence
from typing import NamedTuple

from renwu.standing.requests import Request, open_requests
from renwu.standing.status import Standing


class TaskRequest(NamedTuple):
    """A matter that is open, with its task."""

    standing: Standing
    request: Request

    @property
    def days(self) -> int:
        """For how many days it has been open."""
        return (self.standing.basis.as_of - self.request.since).days


def of(tasks: Sequence[Standing]) -> tuple[TaskRequest, ...]:
    """What is open of tasks, in their order."""
    return tuple(TaskRequest(one, each) for one in tasks for each in open_requests(one))
