"""亮灯: whether a task asks for attention, by facts only, with the reason in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from renwu.standing import milestones
from renwu.standing.milestones import MilestoneStanding
from renwu.standing.once import once
from renwu.standing.status import Standing, Status, open_status

if TYPE_CHECKING:  # few tasks have targets
    from renwu.standing.progress import Progress


class Light(StrEnum):
    """A light, the most urgent first."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"

    @property
    def label(self) -> str:
        """The field's word for it."""
        return _LABELS[self]


_LABELS = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿"}
_ENDED = frozenset({Status.DONE, Status.DONE_LATE, Status.CANCELLED})
_BY_DATES = "仅按时限推算"
_NOTHING_KNOWN = "还没有报送，也没有过完一个报送期"


class Lit(NamedTuple):
    """The light of a task, None for none, and why."""

    light: Light | None
    reason: str


class _Facts(NamedTuple):
    """A task with where its milestones and its targets stand."""

    standing: Standing
    milestones: Sequence[MilestoneStanding]
    targets: "Sequence[Progress]"


@once
def of(standing: Standing) -> Lit:
    """The light of a task on its date, by the rule of its plan.

    While nothing is recorded in the plan, only dates give one. A task that is suspended has none, unless it was red
    when it was suspended, or is by its original dates where those are asked for.
    """
    if standing.status is Status.SUSPENDED:
        return _suspended(standing)
    return Lit(None, standing.status.label) if standing.status in _ENDED else _open(_facts(standing))


def _facts(standing: Standing) -> _Facts:
    if not standing.task.targets:
        return _Facts(standing, milestones.of(standing), ())
    from renwu.standing import progress  # noqa: PLC0415  # few tasks have targets

    return _Facts(standing, milestones.of(standing), progress.of(standing))


def _suspended(standing: Standing) -> Lit:
    """The light of a suspended task: red as it was, yellow where it was red by its original dates, or none."""
    then = _when_suspended(standing)
    when = "中止；按原时限" if standing.basis.original else "中止时"
    if reasons := _red(_facts(then)) or (["已逾期"] if standing.late else []):
        return Lit(Light.RED, f"{when}{'；'.join(reasons)}")
    if reasons := _red(_facts(_by_original_dates(then))):
        return Lit(Light.YELLOW, f"{when}按原时限{'；'.join(reasons)}")
    return Lit(None, standing.status.label)


def _when_suspended(standing: Standing) -> Standing:
    """A suspended task as it was then; by original dates, as it would be without that."""
    history = standing.history and replace(standing.history, suspended=None)
    basis = standing.basis._replace(as_of=standing.counted_on)
    return _counted_anew(standing._replace(history=history, basis=basis))


def _by_original_dates(standing: Standing) -> Standing:
    """An open task as it would be if no due date had been extended."""
    return _counted_anew(standing._replace(due_in_force=standing.due, basis=standing.basis._replace(original=True)))


def _counted_anew(standing: Standing) -> Standing:
    """An open task that goes by something else, with the status and the days that this gives."""
    left = None if standing.due_in_force is None else (standing.due_in_force - standing.basis.as_of).days
    status = open_status(standing.deadline, left, standing.basis.soon)
    return standing._replace(status=status, days_left=left)


def _open(facts: _Facts) -> Lit:
    standing = facts.standing
    by_dates = "" if standing.basis.recorded else f"（{_BY_DATES}）"
    if reasons := _red(facts):
        return Lit(Light.RED, "；".join(reasons) + by_dates)
    if reasons := [*_nearing(facts), *_wanting(facts)]:
        return Lit(Light.YELLOW, "；".join(reasons) + by_dates)
    moved = _moved(facts)
    if standing.latest is None and moved:
        return Lit(Light.YELLOW, f"{moved[0]}已过，延期后没有报送")
    if standing.status is Status.UNCLEAR and not moved:
        return Lit(None, standing.status.label)
    if standing.latest is not None:
        return Lit(Light.GREEN, f"{standing.latest.date}有{standing.latest.event.label}")
    return Lit(None, _NOTHING_KNOWN if standing.basis.recorded else _BY_DATES)


def _red(facts: _Facts) -> list[str]:
    standing = facts.standing
    overdue = [standing.phrase] if standing.status is Status.OVERDUE else []
    late = [f"节点“{one.name}”{one.phrase}" for one in facts.milestones if one.overdue]
    if not facts.targets:
        return [*overdue, *late]
    from renwu.standing.gaps import far_behind  # noqa: PLC0415  # few tasks have targets

    return [*overdue, *late, *far_behind(facts.targets, standing.plan)]


def _nearing(facts: _Facts) -> Iterator[str]:
    """What is due soon, where nobody has reported for as long."""
    standing, basis, last = facts.standing, facts.standing.basis, facts.standing.latest
    if last is not None and (basis.as_of - last.date).days <= basis.soon:
        return
    unsaid = f"{basis.soon}天内没有报送"
    if standing.status is Status.DUE_SOON:
        yield f"{standing.phrase}，{unsaid}"
    for one in facts.milestones:
        if one.status is Status.DUE_SOON:
            yield f"节点“{one.name}”{one.phrase}，{unsaid}"


def _wanting(facts: _Facts) -> Iterator[str]:
    """What is behind, missed or not reported."""
    standing, targets = facts.standing, facts.targets
    if targets:
        from renwu.standing import gaps  # noqa: PLC0415  # few tasks have targets

        yield from gaps.behind(targets, standing.plan)
        yield from gaps.missed(targets)
    if standing.status is Status.UNCLEAR or not standing.basis.recorded:
        return
    from renwu.standing import silence  # noqa: PLC0415  # a plan without a journal never loads it

    if not silence.expected(standing):
        return
    as_of = standing.basis.as_of
    if silence.is_silent(standing, as_of):
        reported = silence.reported_since(standing, silence.last_closed(standing, as_of).first)
        yield "催办到期未回复" if reported else "未报送"
    yield from (f"“{one.target.name}”未报数" for one in targets if one.value is None)


def _moved(facts: _Facts) -> list[str]:
    """The original dates that have passed, and were moved."""
    standing, as_of = facts.standing, facts.standing.basis.as_of
    dates = [("原时限", standing.due)] if standing.extended else []
    dates += [(f"节点“{one.name}”的原时限", one.due) for one in facts.milestones if one.due != one.due_in_force]
    return [f"{what}{due}" for what, due in dates if due is not None and due < as_of]
