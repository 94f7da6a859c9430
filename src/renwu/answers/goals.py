"""The milestones, the targets and the light of a task as the JSON contract has them."""

from typing import Any

from renwu.answers.table import iso
from renwu.standing import light, milestones
from renwu.standing.status import Standing


def milestone_records(standing: Standing) -> list[dict[str, Any]]:
    """The milestones of a task as they stand; `text` and `due` are what the plan says."""
    return [
        {
            "text": one.name,
            "due": iso(one.due),
            "name": one.name,
            "deadline": one.milestone.deadline.wording,
            "due_in_force": iso(one.due_in_force),
            "status": one.status.value,
            "days_left": one.days_left,
            "reached_on": iso(one.reached_on),
            "written": one.milestone.written,
            "with_task": one.with_task,
        }
        for one in milestones.of(standing)
    ]


def fields(standing: Standing) -> dict[str, Any]:
    """The targets of a task as they stand, and its light."""
    lit = light.of(standing)
    return {
        "targets": _targets(standing) if standing.task.targets else [],
        "light": lit.light and lit.light.value,
        "light_reason": lit.reason,
    }


def _targets(standing: Standing) -> list[dict[str, Any]]:
    from renwu.answers.targets import target_record  # noqa: PLC0415  # few tasks have any
    from renwu.standing import progress  # noqa: PLC0415  # the same

    return list(map(target_record, progress.of(standing)))
