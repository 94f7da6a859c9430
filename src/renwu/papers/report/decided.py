"""存在问题, the part on what was decided of tasks: put off, suspended, sent back, given to others, with who decided."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from renwu.answers.table import Column, Fit
from renwu.answers.words import responsible_words
from renwu.journal.entries import Entry
from renwu.papers.report.decisions import Decision
from renwu.papers.report.figures import Report
from renwu.papers.report.parts import ID, LEAD, TEXT, Listing, Part
from renwu.standing.decisions import Extension, Reassignment
from renwu.standing.status import Standing


class _Decided(Protocol):
    @property
    def standing(self) -> Standing: ...
    @property
    def entry(self) -> Entry: ...


_D = TypeVar("_D", bound=_Decided)


def decided(report: Report) -> tuple[Part, ...]:
    """The four parts; each says so where there is nothing."""
    return (_extended(report), _suspended(report), _returned(report), _reassigned(report))


def _extended(report: Report) -> Part:
    found: Sequence[Extension] = report.decisions.extensions
    columns: tuple[Column[Extension], ...] = (
        *map(_of_task, (ID, TEXT, LEAD)),
        Column("was", "原时限", lambda row: row.was),
        Column("to", "延至", lambda row: row.to),
        _reason("延期理由"),
        _who("批准人", "approved_by"),
    )
    listing = Listing("extended", "延期任务", columns, (7, 21, 15, 14, 14, 15, 14), found)
    return _part(report, "延期", "延期任务", found, listing)


def _suspended(report: Report) -> Part:
    found, as_of = report.decisions.suspended, report.scope.as_of

    def review(row: Decision) -> str:
        by = row.standing.review_by
        return "" if by is None else f"{by}\n（已过）" if by < as_of else str(by)

    columns: tuple[Column[Decision], ...] = (
        *map(_of_task, (ID, TEXT, LEAD)),
        _day("中止日期"),
        _reason("中止理由"),
        _who("批准人", "approved_by"),
        Column("review_by", "复核期限", lambda row: row.standing.review_by, review),
    )
    heading = "中止"
    if not found:
        return Part(heading, ("无中止任务。",))
    late = report.total.suspended_late
    text = f"中止任务{len(found)}项" + (f"，其中中止时已逾期{late}项。" if late else "。")
    return Part(heading, (text,), Listing("suspended", "中止任务", columns, (7, 21, 15, 14, 15, 14, 14), found))


def _returned(report: Report) -> Part:
    found = report.decisions.returned
    columns: tuple[Column[Decision], ...] = (
        *map(_of_task, (ID, TEXT, LEAD)),
        _day("退回日期"),
        _reason("退回理由"),
        _who("退回人", "approved_by", "reporter"),
        Column("status", "状态", lambda row: row.standing.phrase, tone=lambda row: row.standing.status),
    )
    listing = Listing("returned", "退回重办任务", columns, (7, 22, 15, 14, 16, 14, 12), found)
    return _part(report, "退回重办", "退回重办任务", found, listing)


def _reassigned(report: Report) -> Part:
    found = report.decisions.reassigned
    columns: tuple[Column[Reassignment], ...] = (
        *map(_of_task, (ID, TEXT)),
        Column("was", "原责任单位", lambda row: responsible_words(*row.was), fit=Fit.NAMES),
        Column("to", "现责任单位", lambda row: responsible_words(*row.to), fit=Fit.NAMES),
        _day("调整日期"),
        _reason("调整理由"),
        _who("批准人", "approved_by"),
    )
    listing = Listing("reassigned", "调整责任单位的任务", columns, (7, 19, 16, 16, 14, 15, 13), found)
    return _part(report, "调整责任单位", "调整责任单位的任务", found, listing)


def _part(report: Report, heading: str, what: str, found: Sequence[_D], listing: Listing[_D]) -> Part:
    """A part on what was decided in the report's period, with how many tasks, and how often where that is more."""
    period = "本期" if report.scope.since else ""
    if not found:
        return Part(heading, (f"{period}无{what}。",))
    tasks = len({each.standing.ref for each in found})
    times = f"，共{len(found)}次" if len(found) > tasks else ""
    return Part(heading, (f"{period}{what}{tasks}项{times}。",), listing)


def _of_task(column: Column[Standing]) -> Column[_D]:
    return Column(column.key, column.heading, lambda row: column.value(row.standing), fit=column.fit)


def _day(heading: str) -> Column[_D]:
    return Column("date", heading, lambda row: row.entry.date)


def _reason(heading: str) -> Column[_D]:
    return Column("reason", heading, lambda row: row.entry.text("reason") or "未写明", fit=Fit.PROSE)


def _who(heading: str, *keys: str) -> Column[_D]:
    """Who decided, by the first of an entry's fields that says so, with the document."""

    def words(row: _D) -> str:
        by = next(filter(None, map(row.entry.text, keys)), "未写明")
        return "\n".join(filter(None, (by, row.entry.text("document"))))

    return Column("approved_by", heading, words, fit=Fit.NAMES)
