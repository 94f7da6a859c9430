"""What can be wrong with a journal that reads well: unknown tasks, impossible dates, entries that break a rule."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import repeat, takewhile

from renwu.errors import Problem
from renwu.journal import requests
from renwu.journal.entries import ENTRY_HEADINGS, Event
from renwu.journal.file import Journal
from renwu.journal.history import History
from renwu.journal.log import idle_retractions
from renwu.plan.beginning import begins, early
from renwu.plan.model import Plan
from renwu.plan.periods import written_day
from renwu.plan.units import Directory, fold


def check_journal(plan: Plan, journal: Journal, found: Mapping[str, History], today: date) -> list[Problem]:
    """Every problem of a journal, sorted by line: unreadable lines, unknown tasks, impossible dates, broken rules.

    Args:
        plan: the plan it belongs to.
        journal: the journal.
        found: what its entries make of the tasks.
        today: a later date hasn't happened.
    """
    tasks = {placed.task.id for placed in plan.tasks()}
    problems, first = list(journal.problems), begins(plan) or date.min
    settled = {entry.text("retracts") for entry in journal.retractions}
    unknown = journal.tasks - tasks
    strangers = [entry for entry in journal.entries if entry.task in unknown] if unknown else []
    problems += [
        Problem(journal.place(entry), "RW402", f"方案里没有编号为“{entry.task}”的任务", "核对 task，或作废这条记录")
        for entry in strangers
        if entry.entry not in settled and entry.event is not Event.RETRACTED
    ]
    problems += [
        Problem(journal.place(entry), "RW404", f"日期{entry.date}还没有到", "写已经发生的日期，或作废这条记录")
        for entry in takewhile(lambda entry: entry.date > today, reversed(journal.entries))
        if entry.entry not in settled
    ]
    problems += [
        Problem(
            journal.place(entry),
            "RW407",
            f"日期{entry.date}早于{before.words}",
            "核对年份，写错了的用 renwu amend 更正",
        )
        for entry in takewhile(lambda entry: entry.date < first, journal.entries)
        if entry.entry not in settled and entry.event is not Event.RETRACTED
        if (before := early(plan, entry.date))
    ]
    for history in found.values():
        problems += [
            Problem(
                journal.place(entry), "RW405", f"第{entry.task}项{reason}", "renwu retract 可作废其中一条；文件不动"
            )
            for entry, reason in history.broken
        ]
    others = (*_lost_values(plan, journal, found), *_idle_settlements(journal, found), *_idle_retractions(journal))
    return sorted([*problems, *others])


def _lost_values(plan: Plan, journal: Journal, found: Mapping[str, History]) -> Iterator[Problem]:
    """RW408: values that a report says of no target of its task, or in another unit: the report counts, they don't."""
    valued = {id_: history.valued for id_, history in found.items() if history.valued}
    if not valued:
        return
    from renwu.plan.goal_names import unfit_value  # noqa: PLC0415  # few journals have any

    for placed in plan.tasks():
        for entry in valued.get(placed.task.id, ()):
            if not isinstance(entry.fields.get("values", {}), dict):
                yield Problem(
                    journal.place(entry),
                    "RW408",
                    f"第{entry.task}项的完成值不算：没有写明是哪个指标的",
                    '写成如 "values": {"指标名称": "6公顷"}，或用 renwu amend 更正',
                )
            for name, text in entry.values.items():
                if reason := unfit_value(name, text, placed.task):
                    yield Problem(
                        journal.place(entry), "RW408", reason, "用 renwu amend 更正，或改方案里的指标；文件不动"
                    )


def _idle_settlements(journal: Journal, found: Mapping[str, History]) -> Iterator[Problem]:
    """RW409: entries that settle what was not asked for, or was settled before: they count, but settle nothing."""
    for history in (one for one in found.values() if one.asking):
        for entry, text in requests.asked(history.asking).idle:
            yield Problem(
                journal.place(entry),
                "RW409",
                f"第{entry.task}项在这以前没有提出过，或者已经解决了“{text}”",
                "核对 settled，照提出时的原文写；renwu show 列出未解决的",
            )


def check_stamps(journal: Journal) -> Iterator[Problem]:
    """RW404 too: times of recording, days to reply or review by that are none. Only `check` reads lines so closely."""
    for entry in journal.entries:
        days = ((key, entry.text(key), _day) for key in ("reply_by", "review_by", "applied"))
        for key, text, read in (("recorded", entry.recorded, datetime.fromisoformat), *days):
            try:
                if text:
                    read(text)
            except ValueError:
                yield Problem(
                    journal.place(entry),
                    "RW404",
                    f"{ENTRY_HEADINGS[key]}“{text}”读不出",
                    "写成如 2024-12-31T09:00:00+08:00" if key == "recorded" else "写成如 2024-12-31",
                )


def unsettled_leads(plan: Plan, directory: Directory, found: Mapping[str, History]) -> Iterator[Problem]:
    """RW212: a task to be done whose lead is gone without one successor.

    Args:
        plan: the plan.
        directory: its units on the date.
        found: what the journal makes of the tasks by then.
    """
    for placed in plan.tasks() if directory.unsettled else ():
        task, history = placed.task, found.get(placed.task.id)
        if history is not None and (history.done or history.cancelled):
            continue
        reassigned = None if history is None else history.lead
        leads = task.lead if reassigned is None else reassigned
        places = task.places.lead if reassigned is None else repeat(task.places.task, len(leads))
        for name, place in zip(leads, places, strict=True):
            unit = directory.canonical(name)
            if became := directory.unsettled.get(fold(unit)):
                yield Problem(
                    place,
                    "RW212",
                    f"第{task.id}项的牵头单位“{unit}”{became}，职责待明确",
                    f"明确以后登记：renwu reassign {task.id} --lead 单位",
                )


def _day(text: str) -> date:
    day = written_day(text)
    if day is None:
        raise ValueError(text)
    return day


def _idle_retractions(journal: Journal) -> Iterator[Problem]:
    for entry, reason in idle_retractions(journal.entries):
        hint = "重新登记被它作废的那条" if reason.endswith("再作废") else "核对 retracts"
        yield Problem(journal.place(entry), "RW405", reason, hint)
