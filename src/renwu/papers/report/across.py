"""What a report on several plans has beside that on one: its title, counts by kind and by plan, ids with their plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from renwu.answers.counts import group_table
from renwu.answers.table import Column
from renwu.papers.report import attachments
from renwu.papers.report.figures import Report
from renwu.papers.report.parts import ID, Listing, Part, numbered, period_words
from renwu.plan.model import Plan
from renwu.standing.basis import soon_days
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import Group
from renwu.standing.status import Standing

_MOST_NAMED = 8


def title(report: Report) -> tuple[str, str]:
    """关于2025年度重点工作 and 2025年2月1日至3月10日落实情况的通报: what the ledger is called, and the period."""
    return f"关于{report.scope.title or '重点任务'}", f"{period_words(report.scope)}落实情况的通报"


def basis(report: Report) -> str:
    """What the report rests on."""
    return f"按照{len(report.plans)}份方案的部署"


def source(report: Report) -> str:
    """Which plans the figures are from."""
    named = "、".join(plan.key for plan in report.plans[:_MOST_NAMED])
    return f"{len(report.plans)}份方案：{named}{'等' if len(report.plans) > _MOST_NAMED else ''}"


def soon_by_plan(report: Report) -> str:
    """Within how many days a task is due soon, where the plans differ: 30天（民生实事15天）内; else empty."""
    days: dict[int, list[Plan]] = {}
    for plan in report.plans:
        days.setdefault(soon_days(plan, report.scope.soon), []).append(plan)
    if len(days) == 1:
        return ""
    usual = max(days, key=lambda number: len(days[number]))
    others = "、".join(f"{plan.key}{number}天" for number, plans in days.items() if number != usual for plan in plans)
    return f"{usual}天（{others}）内"


def by_origin(report: Report) -> tuple[Part, ...]:
    """The counts by what plans come from, and by plan; nothing for a report on one plan."""
    if not report.several:
        return ()
    parts = (_counts(report, "kind", "按类别", report.kinds), _counts(report, "plan", "按方案", report.by_plan))
    return numbered("（{}）", parts)


def _counts(report: Report, by: str, heading: str, groups: Sequence[Group]) -> Part:
    table = group_table(groups, report.total, by, {}, (), rates=report.recorded)
    name = f"各{GROUPINGS[by]}任务落实情况"
    columns = table.columns
    return Part(heading, (), Listing(by, name, columns, (3, *(1 for _ in columns[1:])), groups, report.total))


_QUALIFIED: Column[Any] = replace(ID, value=lambda row: str(_standing(row).ref))


def _standing(row: object) -> Standing:
    """The task that a row is about."""
    found: Standing = row if isinstance(row, Standing) else row.standing  # type: ignore[attr-defined]  # rows of decisions have it
    return found


def qualified(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with the plan's key before each id: 营商环境/6."""
    return tuple(part._replace(listing=_with_keys(part.listing), parts=qualified(part.parts)) for part in parts)


def _with_keys(listing: Listing[Any] | None) -> Listing[Any] | None:
    if listing is None:
        return None
    return listing._replace(columns=tuple(_QUALIFIED if one.key == "id" else one for one in listing.columns))


def ledger(report: Report) -> Part:
    """Every task of all plans in one table."""
    (whole,) = qualified([attachments.ledger(report)])
    return whole
