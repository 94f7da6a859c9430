"""附件 by 分管领导, for the 调度会: of each field what is overdue, due soon, behind schedule, and to be coordinated."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from renwu.answers.request_words import request_lines
from renwu.answers.table import Column, Fit
from renwu.papers.report.figures import Report
from renwu.papers.report.parts import ID, LATEST, LEAD, TEXT, Listing, Part
from renwu.papers.report.ranking import urgency
from renwu.plan import leaders
from renwu.plan.model import Ref
from renwu.standing.fields import by_leader
from renwu.standing.percent import points
from renwu.standing.status import Standing, Status

_HEADING = "各分管领导任务落实情况"
_SHARES = (7, 24, 14, 16, 22, 17)


class Concern(NamedTuple):
    """A task to be talked about: whether it is overdue or due soon, how it is behind, and how many matters are open."""

    standing: Standing
    behind: str
    requests: int

    @property
    def overdue(self) -> bool:
        """Whether it counts as overdue."""
        return self.standing.counted is Status.OVERDUE

    @property
    def due_soon(self) -> bool:
        """Whether it is due soon."""
        return self.standing.status is Status.DUE_SOON

    @property
    def words(self) -> str:
        """What is the matter with it: 逾期45天, 剩12天, 未达序时，差15个百分点; how it stands, where nothing is."""
        late = self.overdue and self.standing.status is Status.SUSPENDED
        phrase = "中止（中止时已逾期）" if late else self.standing.phrase
        stands = phrase if self.overdue or self.due_soon or not self.behind else ""
        return "\n".join(filter(None, (stands, self.behind)))


class LedField(NamedTuple):
    """A leader's field: his name, how many tasks it has, and which of them are to be talked about, the worst first."""

    leader: str
    total: int
    concerns: tuple[Concern, ...]


def attachment(report: Report) -> tuple[Part, ...]:
    """The attachment; nothing where no task names a leader."""
    fields = by_leader(report.tasks, report.scope.leaders)
    if set(fields) <= {leaders.NO_LEADER}:
        return ()
    gaps = _gaps(report)
    requests = Counter(row.standing.ref for row in report.requests)

    def field(name: str, tasks: Sequence[Standing]) -> LedField:
        found = (Concern(one, gaps.get(one.ref, ""), requests[one.ref]) for one in tasks)
        return LedField(name, len(tasks), tuple(sorted(filter(_concerns, found), key=_worst_first)))

    made = [field(name, tasks) for name, tasks in fields.items()]
    every = {one.ref: one for tasks in fields.values() for one in tasks}
    total = field("合计", list(every.values()))
    scheduled = report.goals is not None and report.goals.targets
    columns = [column for column in _COUNTS if column.key != "behind" or scheduled]
    listing = Listing("leaders", _HEADING, columns, (3, *(2 for _ in columns[1:])), made, total)
    parts = tuple(_of_field(number, one, columns) for number, one in enumerate(made, 1))
    return (Part(_HEADING, ("".join(_notes(report, fields, every)),), listing, parts),)


def _gaps(report: Report) -> dict[Ref, str]:
    """The tasks that are behind schedule, with by how much at the furthest."""
    behind = report.goals.behind if report.goals else ()
    return {row.standing.ref: f"未达序时，差{points(row.gap)}个百分点" for row in behind}


def _concerns(one: Concern) -> bool:
    return bool(one.overdue or one.due_soon or one.behind or one.requests)


def _worst_first(one: Concern) -> tuple[object, ...]:
    return (not one.overdue, not one.due_soon, not one.behind, urgency(one.standing))


_COUNTS: tuple[Column[LedField], ...] = (
    Column("leader", "分管领导", lambda row: row.leader, fit=Fit.NAMES),
    Column("total", "任务数", lambda row: row.total, fit=Fit.NUMBER),
    Column("overdue", "逾期未办结", lambda row: sum(one.overdue for one in row.concerns), fit=Fit.NUMBER),
    Column("due-soon", "临期", lambda row: sum(one.due_soon for one in row.concerns), fit=Fit.NUMBER),
    Column("behind", "未达序时", lambda row: sum(bool(one.behind) for one in row.concerns), fit=Fit.NUMBER),
    Column("requests", "需协调解决的事项", lambda row: sum(one.requests for one in row.concerns), fit=Fit.NUMBER),
)


def _notes(report: Report, fields: dict[str, list[Standing]], every: dict[Ref, Standing]) -> Iterator[str]:
    yield "各列是任务的项数，需协调解决的事项是件数。"
    if shared := sum(map(len, fields.values())) - len(every):
        yield f"有几位分管领导的任务，各位都计入，合计只计一次，所以比各行之和少{shared}。"
    if nobodys := fields.get(leaders.NO_LEADER):
        yield f"有{len(nobodys)}项任务没有写分管领导，列在最后。"
    if report.scope.filters:
        yield "只计所筛选的任务。"


_CONCERNS: tuple[Column[Concern], ...] = (
    Column("id", ID.heading, lambda row: row.standing.task.id),
    Column("text", TEXT.heading, lambda row: row.standing.task.text, fit=Fit.PROSE),
    Column("lead", LEAD.heading, lambda row: LEAD.value(row.standing), fit=Fit.NAMES),
    Column("status", "情况", lambda row: row.words, tone=lambda row: row.standing.status),
    Column("requests", "需协调解决的事项", lambda row: request_lines(row.standing), fit=Fit.PROSE),
    Column("latest", LATEST.heading, lambda row: LATEST.text(row.standing), fit=Fit.PROSE),
)


def _of_field(number: int, one: LedField, columns: Sequence[Column[LedField]]) -> Part:
    """What of a leader's field is to be talked about."""
    counts = "、".join(f"{column.heading}{column.text(one)}{_UNITS.get(column.key, '项')}" for column in columns[2:])
    if not one.concerns:
        return Part(one.leader, (f"共{one.total}项：{counts}。",))
    listing = Listing(f"leader-{number}", f"{one.leader}分管的任务", _CONCERNS, _SHARES, one.concerns)
    return Part(one.leader, (f"共{one.total}项：{counts}。",), listing)


_UNITS = {"requests": "件"}
