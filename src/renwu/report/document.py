"""The document a report becomes, in the field's own order, in words: what every format of it has in common."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Generic, NamedTuple

from renwu import tables
from renwu.columns import TASK_COLUMNS, Column, Fit, Row, plain
from renwu.query import Rate, UnitRow
from renwu.report.figures import Extension, Report, SilentUnit
from renwu.silence import Silence
from renwu.status import Standing, Status

_MOST_NAMED = 8  # units that a sentence names one by one
_QUOTED = re.compile("《(?:[^《》]|《[^《》]*》)+》")


class Listing(NamedTuple, Generic[Row]):
    """A table of the document.

    Attributes:
        name: its name in data.
        caption: what it is called.
        columns: its columns; `shares` has what each may take of the width.
        shares: see `columns`.
        rows: its rows; `total`, where there is one, is the last.
        total: see `rows`.
    """

    name: str
    caption: str
    columns: Sequence[Column[Row]]
    shares: Sequence[int]
    rows: Sequence[Row]
    total: Row | None = None


class Part(NamedTuple):
    """A part under its heading: paragraphs, then a table, then smaller parts."""

    heading: str
    paragraphs: tuple[str, ...]
    listing: Listing[Any] | None = None
    parts: "tuple[Part, ...]" = ()


class Document(NamedTuple):
    """The whole.

    Attributes:
        lines: its title, which may be broken between these.
        mark: what says that it is a draft.
        facts: where its figures are from and how they count, each as (what, which).
        opening: the first sentence.
        parts: the parts of the body.
        attachments: what follows the date, each named in the body's end.
        issuer: who signs; empty where the plan doesn't say, a line to fill in.
        day: the date under it, in words.
    """

    lines: tuple[str, str]
    mark: str
    facts: tuple[tuple[str, str], ...]
    opening: str
    parts: tuple[Part, ...]
    attachments: tuple[Part, ...]
    issuer: str
    day: str

    @property
    def title(self) -> str:
        """What it is about."""
        return "".join(self.lines)

    @property
    def enclosures(self) -> tuple[str, ...]:
        """What the attachments are called, without their numbers."""
        return tuple(part.heading.partition("　")[2] for part in self.attachments)


def document(report: Report) -> Document:
    """A report in words."""
    plan, scope = report.plan, report.scope
    return Document(
        _title(plan.title),
        "（代拟稿）",
        _facts(report),
        f"按照{_named(report)}的部署，现将截至{_day(scope.as_of)}的任务落实情况通报如下。",
        (
            Part("一、总体情况", _overall(report)),
            _achieved(report),
            Part("三、存在问题", (), None, (_overdue(report), _due_soon(report), _silent(report), _extended(report))),
            Part("四、下一步要求", _demands(report)),
        ),
        (_units(report), _ledger(report)),
        plan.issuer,
        _day(scope.as_of),
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _title(title: str) -> tuple[str, str]:
    """关于《…》任务落实情况的通报: by the document that a plan's title names, or by all of the title."""
    if quoted := _QUOTED.match(title):
        return f"关于{quoted[0]}", "任务落实情况的通报"
    return f"关于{title}" if "《" in title else f"关于《{title}》", "落实情况的通报"


def _named(report: Report) -> str:
    plan = report.plan
    title = plan.title if "《" in plan.title else f"《{plan.title}》"
    return f"{title}（{plan.document}）" if plan.document else title


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    plan, scope = report.plan, report.scope
    source = [_named(report), f"{_day(plan.issued)}印发" if plan.issued else ""]
    counted = "含登记在后的补录"
    if scope.recorded_by:
        counted = f"只计{_day(scope.recorded_by)}及以前登记的"
    records = f"发生在{_day(scope.as_of)}及以前的进展记录，{counted}" if report.recorded else "无办结记录，仅按时限推算"
    shown = [f"“临期”指{scope.soon}天内到期"]
    if report.recorded:
        shown.append("办结率按有时限的任务计算，按期办结率按已到期和提前办结的任务计算，终止的都不计")
    if report.total.counts.get(Status.SUSPENDED):
        shown.append("中止的任务按中止时的状态计入")
    period = [("本期", _period(report))] if scope.since else []
    return (
        ("数据来源", "，".join(filter(None, source))),
        ("办理情况", records),
        ("截至日期", _day(scope.as_of)),
        *period,
        ("任务范围", "；".join(f"{what}：{which}" for what, which in scope.filters) or "全部任务"),
        ("统计口径", "；".join(shown)),
    )


def _period(report: Report) -> str:
    last = report.scope.as_of
    first = report.scope.since or last
    return f"{_day(first)}至{_day(last).removeprefix(f'{first.year}年')}"


def share(rate: Rate) -> str:
    """A rate as people write it: 3/7（42.9%）, rounded to the nearest tenth."""
    tenths = (rate.part * 2000 + rate.whole) // (2 * rate.whole)
    return f"{rate}（{tenths // 10}.{tenths % 10}%）"


def _overall(report: Report) -> tuple[str, ...]:
    total = report.total
    leads = sum(row.led.total > 0 for row in report.units)
    named = "、".join(_bucket(report, status) for status in tables.shown_statuses(total.buckets) if status in _BUCKETS)
    paragraphs = [f"重点任务共{total.total}项，涉及牵头单位{leads}个：{named}。"]
    if not report.tasks:
        paragraphs = ["没有符合条件的任务。"]
    if suspended := total.counts.get(Status.SUSPENDED):
        paragraphs.append(f"以上含中止的任务{suspended}项，按中止时的状态计入。")
    paragraphs.append(_rates(report))
    if change := report.change:
        paragraphs.append(
            f"本期（{_period(report)}）新办结{len(change.done)}项，新增逾期{len(change.overdue)}项，"
            f"延期{len(change.extended)}项。"
        )
    return tuple(paragraphs)


_BUCKETS = tuple(status for status in Status if status not in {Status.DUE_SOON, Status.SUSPENDED})


def _bucket(report: Report, status: Status) -> str:
    buckets = report.total.buckets
    soon = f"（其中临期{buckets.get(Status.DUE_SOON, 0)}项）" if status is Status.NOT_DUE else ""
    return f"{status.label}{buckets.get(status, 0)}项{soon}"


def _rates(report: Report) -> str:
    closing, timely = report.total.closing, report.total.timely
    if not report.recorded:
        return "无办结记录，仅按时限推算，不计算办结率和按期办结率。"
    first = f"办结率{share(closing)}" if closing and closing.whole else "没有可计算办结率的任务"
    second = f"按期办结率{share(timely)}" if timely and timely.whole else "没有可计算按期办结率的任务"
    return f"{first}，{second}。"


def _done_note(standing: Standing) -> str:
    done = standing.history.done if standing.history else None
    return done.text("note") if done else ""


def _latest(standing: Standing) -> str:
    latest = standing.latest
    if latest is None:
        return "无进展记录"
    by = latest.text("reporter")
    return f"{latest.date} {latest.text('note') or latest.event.label}{f'（{by}）' if by else ''}"


def _deadline(standing: Standing) -> str:
    extended = f"（延至{standing.due_in_force}）" if standing.extended else ""
    return f"{standing.task.deadline}{extended}"


_ID, _TEXT, _LEAD = (TASK_COLUMNS[key] for key in ("id", "text", "lead"))
_DEADLINE: Column[Standing] = Column("deadline", "完成时限", lambda s: s.task.deadline, _deadline, Fit.NAMES)
_OPEN_SHARES = (7, 31, 13, 14, 13, 22)
_LATEST: Column[Standing] = Column("latest", "最新进展", _latest, fit=Fit.PROSE)
_CLOSED: tuple[Column[Standing], ...] = (
    _ID,
    _TEXT,
    _LEAD,
    TASK_COLUMNS["done_on"],
    Column("status", "办结情况", lambda s: s.status.label, tone=lambda s: s.status),
    Column("verified", "销号", lambda s: str(s.verified_on or "待销号")),
    Column("note", "办结说明", _done_note, fit=Fit.PROSE),
)


def _achieved(report: Report) -> Part:
    closed, heading = report.closed, "二、主要成效"
    period = "本期" if report.scope.since else ""
    if not closed:
        return Part(heading, (f"{period}没有办结的任务。" if report.recorded else "没有办结记录。",))
    late = sum(one.status is Status.DONE_LATE for one in closed)
    verified = sum(one.verified_on is not None for one in closed)
    text = (
        f"{period}办结{len(closed)}项，其中按期办结{len(closed) - late}项、逾期办结{late}项；"
        f"已销号{verified}项，待销号{len(closed) - verified}项。"
    )
    return Part(heading, (text,), Listing("closed", "办结任务", _CLOSED, (7, 26, 14, 14, 11, 14, 14), closed))


def _overdue(report: Report) -> Part:
    overdue, heading = report.overdue, "（一）逾期未办结"
    if not overdue:
        return Part(heading, ("无逾期未办结任务。",))
    new = {one.task.id for one in report.change.overdue} if report.change else set()

    def words(standing: Standing) -> str:
        phrase = "中止（中止时已逾期）" if standing.days_left is None else standing.phrase
        return f"{phrase}\n（本期新增）" if standing.task.id in new else phrase

    status: Column[Standing] = Column("status", "逾期天数", lambda s: s.days_left, words, tone=lambda _: Status.OVERDUE)
    longest = max(-(one.days_left or 0) for one in overdue)
    text = f"逾期未办结{len(overdue)}项，涉及牵头单位{len(_leads(report, overdue))}个"
    text += f"，逾期最久的{longest}天。" if longest else "。"
    return Part(
        heading,
        (text,),
        Listing("overdue", "逾期未办结任务", (_ID, _TEXT, _DEADLINE, _LEAD, status, _LATEST), _OPEN_SHARES, overdue),
    )


def _due_soon(report: Report) -> Part:
    found, heading = report.due_soon, "（二）临期"
    if not found:
        return Part(heading, ("无临期任务。",))
    text = f"{report.scope.soon}天内到期{len(found)}项，涉及牵头单位{len(_leads(report, found))}个。"
    status: Column[Standing] = Column(
        "status", "剩余天数", lambda s: s.days_left, lambda s: s.phrase, tone=lambda s: s.status
    )
    return Part(
        heading,
        (text,),
        Listing("due-soon", "临期任务", (_ID, _TEXT, _DEADLINE, _LEAD, status, _LATEST), _OPEN_SHARES, found),
    )


def _leads(report: Report, found: Sequence[Standing]) -> list[str]:
    return list(dict.fromkeys(name for one in found for name in report.directory.canonical_all(one.lead)))


def _last(silence: Silence) -> str:
    told = f"最近{silence.last}" if silence.last else "从未报送"
    unanswered = "，".join(
        f"{entry.text('slip') or '催办'}限{entry.text('reply_by')}回复，未回复" for entry in silence.unanswered
    )
    return f"第{silence.standing.task.id}项（{told}{'，' if unanswered else ''}{unanswered}）"


def _days(unit: SilentUnit) -> str:
    days = [silence.days for silence in unit.silences if silence.days is not None]
    return str(max(days)) if days else ""


_SILENT: tuple[Column[SilentUnit], ...] = (
    Column("unit", "牵头单位", lambda row: row.unit, fit=Fit.NAMES),
    Column("count", "未报送项数", lambda row: len(row.silences), fit=Fit.NUMBER),
    Column("days", "最长未报天数", _days, fit=Fit.NUMBER),
    Column("tasks", "未报送的任务", lambda row: "、".join(map(_last, row.silences)), fit=Fit.PROSE),
)


def _silent(report: Report) -> Part:
    heading, silent, since = "（三）未报送", report.silent, report.scope.since
    if not report.recorded:
        return Part(heading, ("没有进展记录，报送情况未作统计。",))
    if not silent:
        return Part(heading, ("无未报送的任务。",))
    tasks = len({silence.standing.task.id for unit in silent for silence in unit.silences})
    begin = f"{_day(since)}以来" if since else "上个月以来（时限写明报送周期的，按其周期）"
    text = f"{begin}没有报送进展，或者催办到期未回复的任务{tasks}项，涉及牵头单位{len(silent)}个。"
    return Part(heading, (text,), Listing("silent", "未报送情况", _SILENT, (17, 12, 14, 57), silent))


def _of_task(column: Column[Standing]) -> Column[Extension]:
    return Column(column.key, column.heading, lambda row: column.value(row.standing), fit=column.fit)


def _entry_field(key: str, heading: str, fit: Fit) -> Column[Extension]:
    return Column(key, heading, lambda row: row.entry.text(key) or "未写明", fit=fit)


_EXTENDED: tuple[Column[Extension], ...] = (
    *map(_of_task, (_ID, _TEXT, _LEAD)),
    Column("was", "原时限", lambda row: row.was),
    Column("to", "延至", lambda row: row.to),
    _entry_field("reason", "延期理由", Fit.PROSE),
    _entry_field("approved_by", "批准人", Fit.NAMES),
    Column("document", "批准文号", lambda row: row.entry.text("document"), fit=Fit.NAMES),
)


def _extended(report: Report) -> Part:
    heading, found = "（四）延期", report.extensions
    period = "本期" if report.scope.since else ""
    if not found:
        return Part(heading, (f"{period}无延期任务。",))
    tasks = len({extension.standing.task.id for extension in found})
    times = f"，共{len(found)}次" if len(found) > tasks else ""
    return Part(
        heading,
        (f"{period}延期任务{tasks}项{times}。",),
        Listing("extended", "延期任务", _EXTENDED, (7, 20, 13, 14, 14, 12, 10, 10), found),
    )


_ORDINALS = "一二三四"


def _demands(report: Report) -> tuple[str, ...]:
    """A text to begin with: who writes the report edits it."""
    demands, late, soon = [], report.overdue, report.due_soon
    if late:
        demands.append(
            f"抓紧办结逾期任务。{_names(report, late)}要对逾期未办结的{len(late)}项任务逐项说明原因，"
            "明确措施和办结时间；确需延期的，按程序报批。"
        )
    if soon:
        demands.append(
            f"盯紧临期任务。{_names(report, soon)}要对{report.scope.soon}天内到期的{len(soon)}项任务倒排工期，"
            "确保按期办结。"
        )
    if report.silent:
        demands.append("按时报送进展。未报送的单位要尽快补报，写明本期进展、存在问题和下一步安排。")
    demands.append("抓好其余任务。各单位要对照任务台账按时限推进，办结后及时报送佐证材料。")
    if len(demands) == 1:
        return ("（以下为代拟，请据实修改）", "各单位要对照任务台账按时限推进，办结后及时报送佐证材料。")
    numbered = [f"{ordinal}是{text}" for ordinal, text in zip(_ORDINALS, demands, strict=False)]
    return ("（以下为代拟，请据实修改）", *numbered)


def _names(report: Report, found: Sequence[Standing]) -> str:
    leads = _leads(report, found)
    if not leads:
        return "有关单位"
    return "、".join(leads) if len(leads) <= _MOST_NAMED else f"有关的{len(leads)}个牵头单位"


def _shown(column: Column[UnitRow]) -> Column[UnitRow]:
    """A column of the table of units; a rate of no task is none."""
    if column.key not in {"closing_rate", "timely_rate"}:
        return column
    return replace(column, words=lambda row: "—" if column.value(row) == "0/0" else plain(column.value(row)))


def _units(report: Report) -> Part:
    table = tables.unit_table(report.units, report.total, {}, rates=report.recorded)
    notes = ["牵头、协办和各状态列是任务的项数，各状态列只计牵头的任务。"]
    if report.shared:
        notes.append(f"有{report.shared}项任务不止一个牵头单位，各单位都计入，合计只计一次。")
    if report.unled:
        notes.append(f"有{report.unled}项任务没有牵头单位，只计入合计。")
    if report.scope.filters:
        notes.append("只计所筛选的任务。")
    if not report.units:
        return Part("附件1　各单位任务落实情况", (table.empty,))
    columns = tuple(map(_shown, table.columns))
    shares = (2, *(1 for _ in columns[1:]))
    total = UnitRow(report.total._replace(name="合计"), report.supported)
    listing = Listing("units", "各单位任务落实情况", columns, shares, report.units, total)
    return Part("附件1　各单位任务落实情况", ("".join(notes),), listing)


LEDGER: tuple[Column[Standing], ...] = (
    _ID,
    TASK_COLUMNS["measure_title"],
    _TEXT,
    _DEADLINE,
    _LEAD,
    TASK_COLUMNS["support"],
    TASK_COLUMNS["status"],
    _LATEST,
)
"""The columns of the ledger."""


def _ledger(report: Report) -> Part:
    heading = "附件2　任务台账"
    if not report.tasks:
        return Part(heading, ("没有符合条件的任务。",))
    return Part(
        heading,
        (f"共{len(report.tasks)}项。",),
        Listing("ledger", "任务台账", LEDGER, (5, 11, 27, 9, 11, 12, 8, 17), report.tasks),
    )
