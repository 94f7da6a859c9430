"""What people read of milestones and lights."""

from renwu.standing import light, milestones
from renwu.standing.status import Standing, Status

_TONES = {light.Light.RED: Status.OVERDUE, light.Light.YELLOW: Status.DUE_SOON, light.Light.GREEN: Status.DONE}


def milestone_lines(standing: Standing) -> str:
    """The milestones of a task as they stand, one a line; only the dates where nothing but a wording names them."""
    found = milestones.of(standing)
    if not any(one.milestone.written or one.extensions or one.by_itself for one in found):
        return "\n".join(f"{one.due}：{one.name}" for one in found)
    return "\n".join(f"{one.due_in_force or one.milestone.deadline.wording}：{one.name}，{one.phrase}" for one in found)


def milestone_values(standing: Standing) -> str:
    """The milestones of a task for csv: one a line, with its due date in force and its status."""
    return "\n".join(f"{one.name}: {one.due_in_force or ''} {one.status}" for one in milestones.of(standing))


def overdue_lines(standing: Standing) -> str:
    """The milestones of a task that are overdue, one a line."""
    return "\n".join(f"{one.name}，{one.phrase}" for one in milestones.of(standing) if one.overdue)


def light_words(standing: Standing) -> str:
    """The light of a task as its word; empty for none."""
    lit = light.of(standing).light
    return lit.label if lit else ""


def light_line(standing: Standing) -> str:
    """The light of a task with its reason: 红：逾期35天; empty where its plan writes no milestones and no targets."""
    if not standing.basis.goals:
        return ""
    lit = light.of(standing)
    return f"{lit.light.label if lit.light else '不亮'}：{lit.reason}"


def light_tone(standing: Standing) -> Status | None:
    """The status whose colour a light has."""
    lit = light.of(standing).light
    return _TONES[lit] if lit else None
