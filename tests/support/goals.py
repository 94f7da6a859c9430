"""Plans with milestones and targets for tests, and where their first task stands."""

from collections.abc import Iterable
from datetime import date

from renwu.journal import history
from renwu.plan.model import Plan
from renwu.standing.status import Standing, standings
from support import journals, plans

ISSUED = "issued: 2025-01-10\n"
LAND = "{name: 收储产业用地, value: 12, unit: 公顷, since: 2025-01-01}"
"""A target that builds up from 0 to 12公顷, to the due date of its task."""
TASK = f"deadline: 2025年12月, targets: [{LAND}]"


def plan(*tasks: str, head: str = ISSUED) -> Plan:
    """A plan whose tasks, 1 and so on, say this beside their ids, texts and lead; `head` is what the plan says."""
    rows = "".join(
        f"          - {{id: {number}, text: 第{number}项, lead: [甲局], {said}}}\n"
        for number, said in enumerate(tasks, 1)
    )
    return plans.plan(f"title: 表\n{head}sections:\n  - measures:\n      - tasks:\n{rows}")


def all_standing(
    of: Plan,
    as_of: str,
    lines: Iterable[str] = (),
    *,
    soon: int | None = None,
    original: bool = False,
    recorded_by: str | None = None,
) -> list[Standing]:
    """Where the tasks of a plan stand on a date, after these lines of its journal."""
    day = date.fromisoformat(as_of)
    until = None if recorded_by is None else date.fromisoformat(recorded_by)
    found = history.histories(of, journals.entries(*lines), day, until)
    return list(standings(of, day, soon, found, original=original))


def standing(
    task: str,
    as_of: str,
    *lines: str,
    head: str = ISSUED,
    soon: int | None = None,
    original: bool = False,
    recorded_by: str | None = None,
) -> Standing:
    """Where the one task of a plan stands on a date, after these lines of its journal."""
    of = plan(task, head=head)
    (only,) = all_standing(of, as_of, lines, soon=soon, original=original, recorded_by=recorded_by)
    return only


def value(entry: str, day: str, quantity: str, name: str = "收储产业用地", **fields: str) -> str:
    """A line that reports a value of a target."""
    return journals.line(entry, day, "progress", values={name: quantity}, **fields)


def reached(entry: str, day: str, name: str = "完成收储") -> str:
    """A line that says that a milestone was reached."""
    return journals.line(entry, day, "reached", milestone=name)


def extended(entry: str, day: str, to: str, milestone: str | None = None) -> str:
    """A line that extends the task, or the milestone that is named."""
    about = {} if milestone is None else {"milestone": milestone}
    return journals.line(entry, day, "extended", to=to, reason="资金未到位", approved_by="区政府", **about)


def suspended(entry: str, day: str) -> str:
    """A line that suspends the task."""
    return journals.line(entry, day, "suspended", reason="规划调整", approved_by="区政府")
