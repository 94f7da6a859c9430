"""What people read of a task, an entry and a count, where data have only their parts."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from renwu.answers.table import plain
from renwu.journal.entries import ENTRY_HEADINGS, Entry
from renwu.plan.keys import PLAN_HEADINGS
from renwu.plan.model import Dated, Ongoing
from renwu.standing.counts import Group
from renwu.standing.status import Standing, Status

if TYPE_CHECKING:  # only where forms came back
    from renwu.standing.rounds import Round


UNSETTLED = "职责待明确"
"""What is said of a unit that is gone without one successor, where it leads."""


def reading(standing: Standing) -> str:
    """How the deadline was read: until when, how often, or why it can't be."""
    deadline = standing.deadline
    if isinstance(deadline, Dated):
        extended = _moved(standing)
        reported = f"{deadline.cycle.label}报送" if deadline.cycle else ""
        return "，".join(filter(None, (f"{deadline.due}到期", extended, reported, *standing.notes)))
    if isinstance(deadline, Ongoing):
        return f"常态化，{deadline.cycle.label}报送" if deadline.cycle else "常态化，没有到期日"
    return f"未明确：{deadline.reason}"


def _moved(standing: Standing) -> str:
    """Until when a task was extended; empty where it wasn't, or its original date is asked for."""
    return f"延至{standing.due_in_force}" if standing.extended and not standing.basis.original else ""


def printed_fields(standing: Standing) -> str:
    """The same as `printed_lines` for programs: the keys as the plan has them."""
    return "\n".join(f"{key}: {text}" for key, text in standing.task.printed.items())


def printed_lines(standing: Standing) -> str:
    """What the source prints where the record says otherwise, one key a line."""
    return "\n".join(f"{PLAN_HEADINGS[key]}：{text or '（空白）'}" for key, text in standing.task.printed.items())


def deadline_lines(standing: Standing) -> str:
    """The wording, and on a line of its own until when it was extended."""
    extended = _moved(standing)
    return "\n".join(filter(None, (standing.task.deadline, extended)))


def latest_words(standing: Standing) -> str:
    """The last report in a line, for papers that go round: when, what, who; empty without a report."""
    latest = standing.latest
    if latest is None:
        return ""
    by = latest.text("reporter")
    return f"{latest.date} {latest.text('note') or latest.event.label}{f'（{by}）' if by else ''}"


def lead_words(standing: Standing) -> str:
    """Who leads; a unit that is gone without one successor is marked."""
    return plain(_marked_lead(standing))


def _marked_lead(standing: Standing) -> tuple[str, ...]:
    if not (unsettled := standing.unsettled):
        return standing.lead
    canonical = standing.directory.canonical
    return tuple(f"{name}（{UNSETTLED}）" if canonical(name) in unsettled else name for name in standing.lead)


def unit_words(standing: Standing) -> str:
    """Who leads, and in brackets who supports."""
    return responsible_words(_marked_lead(standing), standing.support)


def responsible_words(lead: tuple[str, ...], support: tuple[str, ...]) -> str:
    """Units as 甲局（协办：乙局、丙局）."""
    return f"{plain(lead)}（协办：{plain(support)}）" if support else plain(lead)


def status_and_days(standing: Standing) -> str:
    """The status, and under it the days that are left or gone by."""
    label = standing.status.label
    return label if standing.days_left is None else f"{label}\n{standing.phrase.removeprefix('逾期')}"


def days_words(standing: Standing) -> str:
    """The days that are left or gone by, under a heading that says which."""
    return str(abs(standing.days_left)) if standing.days_left else "今日到期"


def planned_units(standing: Standing) -> str:
    """Who leads and supports by the plan; empty while that holds."""
    if (standing.lead, standing.support) == (standing.task.lead, standing.task.support):
        return ""
    return f"牵头：{plain(standing.task.lead)}；协办：{plain(standing.task.support) or '无'}"


def history_lines(standing: Standing) -> str:
    """The entries that count, one a line."""
    entries = standing.history.entries if standing.history else []
    return "\n".join(map(_entry_line, entries))


def _entry_line(entry: Entry) -> str:
    words = entry_words(entry)
    by = "，".join(filter(None, (entry.text("reporter"), "补录" if entry.recorded_late else "")))
    return f"{entry.date} {entry.event.label}{' ' if words else ''}{words}{f'（{by}）' if by else ''}"


def entry_words(entry: Entry) -> str:
    """What an entry says beside its note, as people read it; fields that a newer renwu wrote included."""
    shown = {"note", "entry", "task", "date", "event", "reporter", "recorded"}
    parts = [entry.text("note")]
    for key in (*ENTRY_HEADINGS, *(key for key in entry.fields if key not in ENTRY_HEADINGS)):
        if key in shown or key not in entry.fields:
            continue
        value = _said(entry, key)
        parts.append(f"{ENTRY_HEADINGS.get(key, key)}：{value}")
    return "；".join(part for part in parts if part)


def _said(entry: Entry, key: str) -> str:
    if key == "values" and entry.values:
        return "、".join(f"{name}{text}" for name, text in entry.values.items())
    return entry.text(key) or plain(entry.texts(key)) or str(entry.fields[key])


def round_words(found: "Round", say: Callable[[date], str] = str) -> str:
    """How a round of forms went: who returned none (未报), and who was late, by how many days (迟报N天)."""
    limit = f"（限{say(found.return_by)}报回）" if found.return_by else ""
    parts = [f"未报{len(found.unreported)}个：{'、'.join(found.unreported)}"] if found.unreported else []
    if found.late:
        named = "、".join(f"{late.unit}迟报{late.days}天" for late in found.late)
        parts.append(f"迟报{len(found.late)}个：{named}")
    return f"截至{say(found.day)}的报送表{limit}：{'；'.join(parts) or '牵头单位都报回了'}。"


_ALWAYS_COUNTED = (Status.DONE, Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.ONGOING)


def shown_statuses(group: Group) -> tuple[Status, ...]:
    """The statuses that a count names, whose numbers add up to its total: the usual ones, and others that occur."""
    return tuple(status for status in Status if status in _ALWAYS_COUNTED or group.counted.get(status))


def count_words(group: Group, status: Status, unit: str = "") -> str:
    """How many tasks count under a status: 逾期未办结3（其中中止1）, or with a unit 逾期未办结3项（其中中止1项）."""
    late = group.suspended_late if status is Status.OVERDUE else 0
    suspended = f"（其中{Status.SUSPENDED.label}{late}{unit}）" if late else ""
    return f"{status.label}{group.counted.get(status, 0)}{unit}{suspended}"


def count_line(group: Group, as_of: date) -> str:
    """One line of totals: 共26项：按期办结0、逾期未办结11……，截至2025-03-10."""
    named = "、".join(count_words(group, status) for status in shown_statuses(group))
    return f"共{group.total}项：{named}，截至{as_of}"
