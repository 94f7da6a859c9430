"""The document a report becomes, in the field's own order, in words: what every format of it has in common."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from renwu.answers.columns import TASK_COLUMNS
from renwu.answers.reminder_words import HOW_ANSWERED
from renwu.answers.table import Column, Fit
from renwu.answers.words import count_words, shown_statuses
from renwu.papers.report import across, attachments, by_leader, requested
from renwu.papers.report.across import by_origin
from renwu.papers.report.figures import Report
from renwu.papers.report.parts import (
    ID,
    LEAD,
    NO_GOALS,
    ORDINALS,
    TEXT,
    GoalParts,
    Listing,
    Part,
    leads,
    numbered,
    period_words,
)
from renwu.papers.report.problems import problems
from renwu.plan.model import Plan
from renwu.plan.periods import spoken
from renwu.standing.changes import ChangeKind
from renwu.standing.counts import Rate
from renwu.standing.status import Standing, Status

_MOST_NAMED = 8  # units that a sentence names one by one
_QUOTED = re.compile("《(?:[^《》]|《[^《》]*》)+》")


class Document(NamedTuple):
    """The whole.

    Attributes:
        lines: its title, which may be broken between these.
        mark: what says that it is a draft.
        facts: where its figures are from and how they count, each as (what, which).
        opening: the first sentence.
        parts: the parts of the body.
        attachments: what follows the date, each named in the body's end.
        enclosures: what they are called, without their numbers.
        issuer: who signs; empty, a line to fill in, if the plan doesn't say.
        day: the date under it, in words.
        ledger: every task in one table, for a page that can be searched.
        issue: which issue it is (第17期); empty where nobody says.
        ledgers: how many attachments at the end are ledgers, which `ledger` has in one.
    """

    lines: tuple[str, str]
    mark: str
    facts: tuple[tuple[str, str], ...]
    opening: str
    parts: tuple[Part, ...]
    attachments: tuple[Part, ...]
    enclosures: tuple[str, ...]
    issuer: str
    day: str
    ledger: Part
    issue: str
    ledgers: int

    @property
    def title(self) -> str:
        """What it is about."""
        return "".join(self.lines)

    @property
    def listings(self) -> tuple[Listing[Any], ...]:
        """Every table, in its order."""
        return tuple(_listings((*self.parts, *self.attachments)))


def _listings(parts: Iterable[Part]) -> Iterator[Listing[Any]]:
    for part in parts:
        if part.listing is not None:
            yield part.listing
        yield from _listings(part.parts)


def document(report: Report) -> Document:
    """A report in words."""
    scope, goals = report.scope, _of_goals(report)
    of_leaders, ledgers = by_leader.attachment(report), attachments.ledgers(report)
    led = across.qualified(of_leaders) if report.several else of_leaders
    attached = (attachments.by_unit(report), *led, *ledgers)
    parts = (
        Part("总体情况", (*_overall(report), *goals.counts), None, by_origin(report)),
        *goals.progress,
        _achieved(report),
        problems(report, goals.behind),
        Part("下一步要求", _demands(report)),
    )
    body = numbered("{}、", parts)
    issuers = {plan.issuer for plan in report.plans}
    return Document(
        across.title(report) if report.several else _title(report.plans[0].title),
        "（代拟稿）",
        _facts(report, goals.rules),
        f"{across.basis(report) if report.several else f'按照{_named(report.plans[0])}的部署'}，"
        f"现将截至{spoken(scope.as_of)}的任务落实情况通报如下。",
        across.qualified(body) if report.several else body,
        tuple(part._replace(heading=f"附件{number}　{part.heading}") for number, part in enumerate(attached, 1)),
        tuple(part.heading for part in attached),
        issuers.pop() if len(issuers) == 1 else "",
        spoken(scope.as_of),
        across.ledger(report) if report.several else attachments.ledger(report),
        f"第{scope.issue}期" if scope.issue else "",
        len(ledgers),
    )


def _of_goals(report: Report) -> GoalParts:
    if report.goals is None and not report.streaks:
        return NO_GOALS
    from renwu.papers.report import goal_parts, goal_rules  # noqa: PLC0415  # few plans have milestones or targets

    if report.goals is None:
        return NO_GOALS._replace(rules=tuple(goal_rules.of_streaks(report)))
    return goal_parts.parts(report, report.goals)


def _title(title: str) -> tuple[str, str]:
    """关于《…》任务落实情况的通报: by the document that a plan's title names, or by all of the title."""
    if quoted := _QUOTED.match(title):
        return f"关于{quoted[0]}", "任务落实情况的通报"
    return f"关于{title}" if "《" in title else f"关于《{title}》", "落实情况的通报"


def _named(plan: Plan) -> str:
    title = plan.title if "《" in plan.title else f"《{plan.title}》"
    return f"{title}（{plan.document}）" if plan.document else title


def _facts(report: Report, rules: Iterable[str]) -> tuple[tuple[str, str], ...]:
    scope = report.scope
    records = "无办结记录，仅按时限推算"
    if report.recorded:
        by = scope.recorded_by
        counted = f"只计{spoken(by)}及以前登记的" if by else "含登记在后的补录"
        records = f"发生在{spoken(scope.as_of)}及以前的进展记录，{counted}"
        if scope.unrecorded:
            records += f"；{'、'.join(scope.unrecorded)}无办结记录，仅按时限推算"
    shown = [f"“临期”指{across.soon_by_plan(report) or report.soon_words}到期"]
    if scope.original:
        shown.append("各项数字按原定时限计算，不计延期")
    if report.recorded:
        shown.append("办结率按有时限的任务计算，按期办结率按已到期（含当天）和提前办结的任务计算，终止的都不计")
    if report.total.counts.get(Status.SUSPENDED):
        shown.append("中止的任务，中止时已逾期的仍是逾期未办结，其他的单列，不计入按期办结率")
    if any(silence.unanswered for unit in report.silent for silence in unit.silences):
        shown.append(HOW_ANSWERED)
    if report.requests:
        shown.append(requested.RULE)
    period = [("本期", period_words(report.scope))] if scope.since else []
    return (
        ("数据来源", across.source(report) if report.several else _source(report.plans[0])),
        ("办理情况", records),
        ("截至日期", spoken(scope.as_of)),
        *period,
        *([("没有读出", f"{'、'.join(scope.missing)}，各项数字都不含")] if scope.missing else []),
        ("任务范围", "；".join(f"{what}：{which}" for what, which in scope.filters) or "全部任务"),
        ("统计口径", "；".join((*shown, *rules))),
    )


def _source(plan: Plan) -> str:
    return "，".join(filter(None, (_named(plan), f"{spoken(plan.issued)}印发" if plan.issued else "")))


def _share(rate: Rate) -> str:
    """A rate as people write it: 3/7（42.9%）, rounded to the nearest tenth."""
    tenths = (rate.part * 2000 + rate.whole) // (2 * rate.whole)
    return f"{rate}（{tenths // 10}.{tenths % 10}%）"


def _overall(report: Report) -> tuple[str, ...]:
    total = report.total
    units = sum(row.led.total > 0 for row in report.units)
    named = "、".join(count_words(total, status, "项") for status in shown_statuses(total))
    paragraphs = [f"重点任务共{total.total}项，涉及牵头单位{units}个：{named}。"]
    if not report.tasks:
        paragraphs = ["没有符合条件的任务。"]
    paragraphs.append(_rates(report))
    if report.changes is not None:
        overdue, extended = (len(report.changed(kind)) for kind in (ChangeKind.OVERDUE, ChangeKind.EXTENDED))
        paragraphs.append(
            f"本期（{period_words(report.scope)}）新办结{len(report.closed)}项，新增逾期{overdue}项，延期{extended}项。"
        )
    return tuple(paragraphs)


def _rates(report: Report) -> str:
    closing, timely = report.total.closing, report.total.timely
    if not report.recorded:
        return "无办结记录，仅按时限推算，不计算办结率和按期办结率。"
    first = f"办结率{_share(closing)}" if closing and closing.whole else "没有可计算办结率的任务"
    second = f"按期办结率{_share(timely)}" if timely and timely.whole else "没有可计算按期办结率的任务"
    return f"{first}，{second}。"


def _done_note(standing: Standing) -> str:
    done = standing.history.done if standing.history else None
    return done.text("note") if done else ""


_CLOSED: tuple[Column[Standing], ...] = (
    ID,
    TEXT,
    LEAD,
    TASK_COLUMNS["done_on"],
    Column(
        "status",
        "办结情况",
        lambda s: f"{s.status.label}\n（{'已' if s.verified_on else '待'}销号）",
        tone=lambda s: s.status,
    ),
    Column("note", "办结说明", _done_note, fit=Fit.PROSE),
)


def _achieved(report: Report) -> Part:
    closed, heading = report.closed, "主要成效"
    period = "本期" if report.scope.since else ""
    if not closed:
        return Part(heading, (f"{period}没有办结的任务。" if report.recorded else "没有办结记录。",))
    late = sum(one.status is Status.DONE_LATE for one in closed)
    verified = sum(one.verified_on is not None for one in closed)
    text = (
        f"{period}办结{len(closed)}项，其中按期办结{len(closed) - late}项、逾期办结{late}项；"
        f"已销号{verified}项，待销号{len(closed) - verified}项。"
    )
    return Part(heading, (text,), Listing("closed", "办结任务", _CLOSED, (7, 25, 16, 14, 16, 22), closed))


def _demands(report: Report) -> tuple[str, ...]:
    """A text to begin with: who writes the report edits it."""
    demands, soon = [], report.due_soon
    late = [one for one in report.overdue if one.status is not Status.SUSPENDED]
    others = "" if len(late) == len(report.overdue) else "（中止的除外）"
    if late:
        demands.append(
            f"抓紧办结逾期任务。{_names(late)}要对逾期未办结的{len(late)}项任务{others}逐项说明原因，"
            "明确措施和办结时间；确需延期的，按程序报批。"
        )
    if soon:
        demands.append(
            f"盯紧临期任务。{_names(soon)}要对{report.soon_words}到期的{len(soon)}项任务倒排工期，确保按期办结。"
        )
    if report.silent:
        demands.append("按时报送进展。未报送的单位要尽快补报，写明本期进展、存在问题和下一步安排。")
    demands.append("抓好其余任务。各单位要对照任务台账按时限推进，办结后及时报送佐证材料。")
    if len(demands) == 1:
        return ("（以下为代拟，请据实修改）", "各单位要对照任务台账按时限推进，办结后及时报送佐证材料。")
    numbered = [f"{ordinal}是{text}" for ordinal, text in zip(ORDINALS, demands, strict=False)]
    return ("（以下为代拟，请据实修改）", *numbered)


def _names(found: Sequence[Standing]) -> str:
    gone = {unit for one in found for unit in one.unsettled}  # nothing can be demanded of them
    units = [unit for unit in leads(found) if unit not in gone]
    if not units:
        return "有关单位"
    return "、".join(units) if len(units) <= _MOST_NAMED else f"有关的{len(units)}个牵头单位"
