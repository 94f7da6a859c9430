"""What a journal makes of a task: the rules of every event, the statuses, as-of and recorded-by, and the rates."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.journal import adding, history
from renwu.journal.entries import Entry, Event
from renwu.journal.history import History
from renwu.journal.log import log
from renwu.plan import units
from renwu.plan.model import Plan
from renwu.standing.counts import Group, group, tally
from renwu.standing.status import Standing, Status, standings
from support import journals
from support.journals import LEDGER, extended, line, numbered

EXAMPLES = settings(max_examples=150)
DUE = "2024年6月"  # to the end of 2024-06-30

DONE = line("a", "2024-03-01", "done")
VERIFIED = line("b", "2024-03-02", "verified")
SUSPENDED = line("c", "2024-03-03", "suspended", reason="规划调整", approved_by="区政府")
CANCELLED = line("d", "2024-03-04", "cancelled", reason="政策废止", approved_by="区政府")

STATES: dict[str, tuple[str, ...]] = {
    "open": (),
    "suspended": (SUSPENDED,),
    "done": (DONE,),
    "verified": (DONE, VERIFIED),
    "cancelled": (CANCELLED,),
    "suspended and cancelled": (SUSPENDED, CANCELLED),
    "returned": (DONE, VERIFIED, line("e", "2024-03-05", "returned", reason="佐证不全")),
    "resumed": (SUSPENDED, line("f", "2024-03-05", "resumed")),
}
SAID: dict[str, dict[str, Any]] = {
    "extended": {"to": "2024年9月", "reason": "资金未到位", "approved_by": "区政府"},
    "reassigned": {"lead": ["乙局"], "reason": "机构改革"},
    "reached": {"milestone": "开工"},
}
CLOSED, ENDED = "已于2024-03-01办结", "已于2024-03-04终止"
NOT_DONE = "还没有办结，不能"
CANCELLED_STATES = ("cancelled", "suspended and cancelled")
RULES: dict[str, dict[str, str]] = {
    "progress": {},
    "done": {
        "suspended": "已于2024-03-03中止，恢复后才能办结",
        "done": CLOSED,
        "verified": CLOSED,
        **dict.fromkeys(CANCELLED_STATES, ENDED),
    },
    "verified": {
        **dict.fromkeys(("open", "suspended", *CANCELLED_STATES, "returned", "resumed"), f"{NOT_DONE}销号"),
        "verified": "已于2024-03-02销号",
    },
    "returned": dict.fromkeys(("open", "suspended", *CANCELLED_STATES, "returned", "resumed"), f"{NOT_DONE}退回重办"),
    "extended": {"done": CLOSED, "verified": CLOSED, **dict.fromkeys(CANCELLED_STATES, ENDED)},
    "suspended": {
        "suspended": "已于2024-03-03中止",
        "done": CLOSED,
        "verified": CLOSED,
        **dict.fromkeys(CANCELLED_STATES, ENDED),
    },
    "resumed": dict.fromkeys(
        ("open", "done", "verified", *CANCELLED_STATES, "returned", "resumed"), "没有中止，无须恢复"
    ),
    "cancelled": {"done": CLOSED, "verified": CLOSED, **dict.fromkeys(CANCELLED_STATES, ENDED)},
    "reassigned": {},
    "urged": {
        "done": f"{CLOSED}，无须催办",
        "verified": f"{CLOSED}，无须催办",
        **dict.fromkeys(CANCELLED_STATES, f"{ENDED}，无须催办"),
    },
    "retracted": {},
    "reached": {
        **dict.fromkeys(("suspended",), "已于2024-03-03中止，恢复后才能完成节点"),
        **dict.fromkeys(("done", "verified"), f"{CLOSED}，先退回重办"),
        **dict.fromkeys(CANCELLED_STATES, ENDED),
        **dict.fromkeys(("open", "returned", "resumed"), "没有节点“开工”"),
    },
}
"""Event → state → what stands in the way; nothing does where the state is missing."""


# The rule of every event


def test_every_event_has_its_rule() -> None:
    assert tuple(RULES) == journals.EVENTS


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("event", RULES)
def test_an_event_is_refused_where_the_state_of_the_task_stands_in_its_way(event: str, state: str) -> None:
    added = line("z", "2024-04-01", event, **SAID.get(event, {}))
    assert journals.refusal(DUE, STATES[state], added) == RULES[event].get(state)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("event", RULES)
def test_a_refused_entry_in_the_file_changes_nothing_and_says_why(event: str, state: str) -> None:
    added = line("z", "2024-04-01", event, **SAID.get(event, {}))
    found = journals.histories(DUE, "2024-05-01", *STATES[state], added)["1"]
    refused = [(entry.entry, reason) for entry, reason in found.broken]
    assert refused == ([("z", RULES[event][state])] if state in RULES[event] else [])
    if refused:
        with_it, without = (journals.standing(DUE, "2024-05-01", *STATES[state], *more) for more in ((added,), ()))
        assert effects(with_it) == effects(without)


def effects(one: Standing) -> object:
    """Everything that the journal decides of a task."""
    return (
        (one.status, one.days_left, one.due_in_force, one.late, one.extended, one.lead, one.support),
        (one.done_on, one.verified_on, one.latest and one.latest.entry),
    )


def read_as(found: History | None) -> object:
    """Which entries of a task counted, and which were refused and why; retractions aside."""
    counted = [] if found is None else [each for each in found.entries if each.event is not Event.RETRACTED]
    refused = [] if found is None else [(entry.entry, reason) for entry, reason in found.broken]
    return [entry.entry for entry in counted], refused


@pytest.mark.parametrize(
    ("to", "refusal"),
    [
        ("2024年7月", None),
        ("2024-07-01", None),
        ("2024年第三季度", None),
        ("2025年底前", None),
        ("2024年6月", "延至2024-06-30不晚于现行时限2024-06-30"),
        ("2024-06-29", "延至2024-06-29不晚于现行时限2024-06-30"),
        ("2023年12月", "延至2023-12-31不晚于现行时限2024-06-30"),
        ("2024年13月", "延至“2024年13月”读不出日期：日历上没有“2024年13月”"),
        ("待定", "延至“待定”读不出日期：没有写明日期，也没有写明常态化推进"),
        ("", "延至“”读不出日期：没有填写完成时限"),
        ("常态化推进", "延至“常态化推进”不是一个日期"),
        ("每季度", "延至“每季度”不是一个日期"),
    ],
)
def test_an_extension_leads_to_a_readable_date_later_than_the_one_in_force(to: str, refusal: str | None) -> None:
    assert journals.refusal(DUE, [], extended("2024-04-01", to)) == refusal


def test_a_second_extension_leads_beyond_the_first() -> None:
    first = extended("2024-04-01", "2024年9月", "a")
    assert journals.refusal(DUE, [first], extended("2024-05-01", "2024年8月")) == (
        "延至2024-08-31不晚于现行时限2024-09-30"
    )
    assert journals.refusal(DUE, [first], extended("2024-05-01", "2024年10月")) is None


@pytest.mark.parametrize("deadline", ["常态化推进", "每季度", "条件成熟时"])
def test_a_task_without_a_due_date_is_not_extended(deadline: str) -> None:
    assert journals.refusal(deadline, [], extended("2024-04-01", "2024年9月")) == "没有到期日，无从延期"


@pytest.mark.parametrize("lead", [None, "", [], [5]])
def test_a_reassignment_names_the_new_lead(lead: object) -> None:
    assert journals.refusal(DUE, [], line("a", "2024-03-01", "reassigned", lead=lead)) == "没有写明新的牵头单位"


def test_an_entry_may_be_dated_before_others() -> None:
    assert journals.refusal(DUE, [DONE], line("z", "2024-02-01", "progress")) is None
    assert journals.refusal(DUE, [DONE], extended("2024-02-01", "2024年9月")) is None


@pytest.mark.parametrize(
    ("event", "refusal"),
    [
        ("done", "与2024-03-01的“办结”（记录号a）矛盾：已于2024-02-01办结"),
        ("suspended", "与2024-03-01的“办结”（记录号a）矛盾：已于2024-02-01中止，恢复后才能办结"),
        ("cancelled", "与2024-03-01的“办结”（记录号a）矛盾：已于2024-02-01终止"),
    ],
)
def test_an_entry_dated_before_others_must_not_break_theirs(event: str, refusal: str) -> None:
    assert journals.refusal(DUE, [DONE], line("z", "2024-02-01", event)) == refusal


@pytest.mark.parametrize(
    ("event", "day", "refusal"),
    [
        (
            "done",
            "2024-03-03",
            "已于2024-03-01办结；2024-03-05才退回重办，这次的日期写2024-03-05或以后，更正上次办结的用 renwu amend a",
        ),
        (
            "done",
            "2024-02-01",
            "与2024-03-01的“办结”（记录号a）矛盾：已于2024-02-01办结；2024-03-05才退回重办，这次的日期写2024-03-05或以后",
        ),
        ("urged", "2024-03-03", "已于2024-03-01办结，无须催办；2024-03-05才退回重办，这次的日期写2024-03-05或以后"),
        ("resumed", "2024-03-03", "没有中止，无须恢复"),
        ("done", "2024-03-05", None),
    ],
)
def test_an_entry_dated_before_the_task_was_sent_back_is_refused_by_that(
    event: str, day: str, refusal: str | None
) -> None:
    lines = [DONE, line("b", "2024-03-05", "returned", reason="佐证不全")]
    assert journals.refusal(DUE, lines, line("z", day, event)) == refusal


@pytest.mark.parametrize(
    ("lines", "entry", "refusal"),
    [
        ((DONE,), "a", None),
        ((DONE, VERIFIED), "b", None),
        ((DONE, VERIFIED), "a", "与2024-03-02的“销号”（记录号b）矛盾：还没有办结，不能销号"),
        (
            (SUSPENDED, line("f", "2024-03-05", "resumed")),
            "c",
            "与2024-03-05的“恢复”（记录号f）矛盾：没有中止，无须恢复",
        ),
        ((DONE, line("z", "2024-03-02", "done")), "z", None),
        ((DONE, line("z", "2024-03-02", "done")), "a", None),
    ],
)
def test_an_entry_that_others_build_on_is_retracted_after_them(
    lines: tuple[str, ...], entry: str, refusal: str | None
) -> None:
    assert journals.refusal(DUE, lines, retracted(entry, "2024-04-01")) == refusal


def test_a_rule_that_was_broken_before_does_not_hinder_a_new_entry() -> None:
    broken = line("z", "2024-03-02", "done")
    assert journals.refusal(DUE, [DONE, broken], line("y", "2024-03-03", "verified")) is None


def test_an_entry_of_the_same_day_follows_those_written_down_before() -> None:
    done = line("z", "2024-03-01", "done", recorded="2024-03-01T10:00:00+08:00")
    verified = line("a", "2024-03-01", "verified", recorded="2024-03-01T10:00:01+08:00")
    assert journals.refusal(DUE, [done], verified) is None
    assert journals.refusal(DUE, [], verified) == f"{NOT_DONE}销号"


# Where it leaves the task


class Case(NamedTuple):
    """Lines, and where the task, due at the end of 2024-06, stands after them."""

    lines: tuple[str, ...]
    as_of: str
    phrase: str
    status: Status


SUSPENDED_LATE = line("s", "2024-07-05", "suspended", reason="规划调整", approved_by="区政府")
CASES = {
    "done": Case((DONE,), "2024-12-31", "按期办结", Status.DONE),
    "done-on-the-due-day": Case((line("a", "2024-06-30", "done"),), "2024-07-01", "按期办结", Status.DONE),
    "done-a-day-late": Case((line("a", "2024-07-01", "done"),), "2024-07-01", "逾期办结", Status.DONE_LATE),
    "done-tomorrow": Case((line("a", "2024-07-02", "done"),), "2024-07-01", "逾期1天", Status.OVERDUE),
    "only-progress": Case((line("a", "2024-06-01", "progress"),), "2024-07-01", "逾期1天", Status.OVERDUE),
    "verified": Case((DONE, VERIFIED), "2024-12-31", "按期办结", Status.DONE),
    "returned": Case(STATES["returned"], "2024-05-31", "剩30天", Status.DUE_SOON),
    "returned-and-late": Case(STATES["returned"], "2024-07-01", "逾期1天", Status.OVERDUE),
    "returned-and-done-late": Case(
        (*STATES["returned"], line("g", "2024-07-01", "done")), "2024-07-01", "逾期办结", Status.DONE_LATE
    ),
    "extended": Case((extended("2024-06-30", "2024年9月"),), "2024-07-01", "剩91天", Status.NOT_DUE),
    "extended-tomorrow": Case((extended("2024-07-02", "2024年9月"),), "2024-07-01", "逾期1天", Status.OVERDUE),
    "extended-and-done": Case(
        (extended("2024-06-30", "2024年9月"), line("g", "2024-09-30", "done")), "2024-12-31", "按期办结", Status.DONE
    ),
    "extended-and-late": Case((extended("2024-06-30", "2024年9月"),), "2024-10-02", "逾期2天", Status.OVERDUE),
    "extended-and-done-late": Case(
        (extended("2024-06-30", "2024年9月"), line("g", "2024-10-01", "done")),
        "2024-12-31",
        "逾期办结",
        Status.DONE_LATE,
    ),
    "extended-after-the-date": Case((extended("2024-07-01", "2024年9月"),), "2024-07-02", "剩90天", Status.NOT_DUE),
    "extended-after-the-date-and-done-in-time": Case(
        (extended("2024-07-01", "2024年9月"), line("g", "2024-08-01", "done")),
        "2024-12-31",
        "逾期办结",
        Status.DONE_LATE,
    ),
    "extended-after-the-date-and-again-in-time": Case(
        (
            extended("2024-07-01", "2024年9月"),
            extended("2024-08-01", "2024年12月", "y"),
            line("g", "2024-08-02", "done"),
        ),
        "2024-12-31",
        "逾期办结",
        Status.DONE_LATE,
    ),
    "suspended": Case((SUSPENDED,), "2024-12-31", "中止", Status.SUSPENDED),
    "suspended-and-resumed": Case(STATES["resumed"], "2024-07-03", "逾期3天", Status.OVERDUE),
    "suspended-late": Case((SUSPENDED_LATE,), "2024-12-31", "中止", Status.SUSPENDED),
    "suspended-late-and-resumed-and-extended-and-done": Case(
        (
            SUSPENDED_LATE,
            extended("2024-07-06", "2024年12月"),
            line("t", "2024-07-07", "resumed"),
            line("u", "2024-08-01", "done"),
        ),
        "2024-12-31",
        "逾期办结",
        Status.DONE_LATE,
    ),
    "cancelled": Case((CANCELLED,), "2024-12-31", "终止", Status.CANCELLED),
    "cancelled-while-suspended": Case((SUSPENDED, CANCELLED), "2024-12-31", "终止", Status.CANCELLED),
    "urged": Case((line("a", "2024-06-01", "urged"),), "2024-06-30", "今日到期", Status.DUE_SOON),
    "reassigned": Case(
        (line("a", "2024-06-01", "reassigned", lead=["乙局"]),), "2024-07-01", "逾期1天", Status.OVERDUE
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_task_stands_where_its_entries_leave_it(name: str) -> None:
    lines, as_of, phrase, status = CASES[name]
    found = journals.standing(DUE, as_of, *lines)
    assert (found.status, found.phrase) == (status, phrase)


@pytest.mark.parametrize(
    ("deadline", "status"), [("常态化推进", Status.ONGOING), ("条件成熟时", Status.UNCLEAR), (DUE, Status.NOT_DUE)]
)
def test_before_an_entry_happened_the_task_stands_where_its_deadline_says(deadline: str, status: Status) -> None:
    assert journals.standing(deadline, "2024-02-29", DONE).status is status


@pytest.mark.parametrize("deadline", ["常态化推进", "条件成熟时"])
def test_a_task_without_a_due_date_is_done_in_time(deadline: str) -> None:
    found = journals.standing(deadline, "2099-01-01", DONE)
    assert (found.status, found.done_on, found.due_in_force) == (Status.DONE, date(2024, 3, 1), None)


@pytest.mark.parametrize(
    ("name", "days_left"),
    [("done", None), ("cancelled", None), ("suspended", None), ("returned", 30), ("extended", 91)],
)
def test_only_an_open_task_has_days_left(name: str, days_left: int | None) -> None:
    lines, as_of, _, _ = CASES[name]
    assert journals.standing(DUE, as_of, *lines).days_left == days_left


@pytest.mark.parametrize(
    ("lines", "late"),
    [
        ((SUSPENDED,), False),
        ((SUSPENDED_LATE,), True),
        ((line("s", "2024-06-30", "suspended"),), False),
        ((SUSPENDED_LATE, extended("2024-07-06", "2024年12月")), True),
    ],
)
def test_a_suspended_task_stays_as_late_as_it_was_when_suspended(lines: tuple[str, ...], late: bool) -> None:  # noqa: FBT001  # what the case expects
    for as_of in ("2024-07-06", "2025-12-31"):
        assert journals.standing(DUE, as_of, *lines).late is late


def test_a_task_suspended_in_time_under_a_late_extension_is_not_late() -> None:
    lines = (extended("2024-07-05", "2024年12月"), line("s", "2024-08-01", "suspended"))
    assert journals.standing(DUE, "2024-07-31", *lines).late is False
    assert journals.standing(DUE, "2024-08-01", *lines).late is False


@pytest.mark.parametrize(
    ("name", "done_on", "verified_on", "due_in_force", "was_extended"),
    [
        ("only-progress", None, None, date(2024, 6, 30), False),
        ("done", date(2024, 3, 1), None, date(2024, 6, 30), False),
        ("verified", date(2024, 3, 1), date(2024, 3, 2), date(2024, 6, 30), False),
        ("returned", None, None, date(2024, 6, 30), False),
        ("extended", None, None, date(2024, 9, 30), True),
        ("extended-tomorrow", None, None, date(2024, 6, 30), False),
        ("extended-after-the-date", None, None, date(2024, 9, 30), True),
    ],
)
def test_the_dates_that_count_are_those_of_the_entries_that_count(
    name: str,
    done_on: date | None,
    verified_on: date | None,
    due_in_force: date,
    was_extended: bool,  # noqa: FBT001  # what the case expects
) -> None:
    lines, as_of, _, _ = CASES[name]
    found = journals.standing(DUE, as_of, *lines)
    assert (found.done_on, found.verified_on, found.due_in_force, found.extended) == (
        done_on,
        verified_on,
        due_in_force,
        was_extended,
    )
    assert found.due == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("lines", "latest"),
    [
        ((line("a", "2024-03-01", "urged"),), None),
        ((line("a", "2024-03-01", "progress"), line("b", "2024-03-02", "urged")), "a"),
        ((line("a", "2024-03-02", "progress"), line("b", "2024-03-01", "progress")), "a"),
        ((line("a", "2024-03-01", "progress"), line("b", "2024-03-02", "done")), "b"),
        ((DONE, line("b", "2024-03-02", "done")), "a"),
        ((DONE, VERIFIED, line("e", "2024-03-05", "returned")), "a"),
    ],
)
def test_the_latest_is_the_last_progress_or_done_that_counts(lines: tuple[str, ...], latest: str | None) -> None:
    found = journals.standing(DUE, "2024-04-01", *lines).latest
    assert (found and found.entry) == latest


def test_a_task_is_reassigned_from_the_entrys_date_on() -> None:
    moved = line("a", "2024-03-02", "reassigned", lead=["乙局", "丙局"], support=["丁局"], reason="机构改革")
    before, after = (journals.standing(DUE, day, moved) for day in ("2024-03-01", "2024-03-02"))
    assert (before.lead, before.support) == (("甲局",), ())
    assert (after.lead, after.support) == (("乙局", "丙局"), ("丁局",))
    assert (after.task.lead, after.task.support) == (("甲局",), ())


def test_a_reassignment_that_names_no_support_leaves_it() -> None:
    lines = (
        line("a", "2024-03-01", "reassigned", lead=["乙局"], support=["丁局"]),
        line("b", "2024-03-02", "reassigned", lead=["丙局"]),
    )
    found = journals.standing(DUE, "2024-03-02", *lines)
    assert (found.lead, found.support) == (("丙局",), ("丁局",))


# Retracted entries, and what was written down later


def retracted(entry: str, day: str, recorded: str | None = None) -> str:
    """A line that retracts an entry."""
    return line(f"r{entry}", day, "retracted", retracts=entry, recorded=recorded or f"{day}T09:00:00+08:00")


@pytest.mark.parametrize("as_of", ["2024-03-01", "2024-03-31", "2024-04-01", "2024-12-31"])
def test_a_retracted_entry_counts_at_no_date(as_of: str) -> None:
    found = journals.standing(DUE, as_of, DONE, retracted("a", "2024-04-01"))
    assert (found.done_on, found.latest) == (None, None)


def test_a_retraction_cannot_be_retracted() -> None:
    lines = (DONE, retracted("a", "2024-04-01"), retracted("ra", "2024-04-02"))
    found = journals.standing(DUE, "2024-12-31", *lines)
    assert found.done_on is None
    assert found.history is not None
    assert [entry.entry for entry in found.history.entries] == ["ra", "rra"]


def test_a_retraction_of_nothing_changes_nothing() -> None:
    assert journals.standing(DUE, "2024-12-31", DONE, retracted("x", "2024-04-01")).done_on == date(2024, 3, 1)


def test_what_a_retracted_entry_stood_in_the_way_of_counts_again() -> None:
    lines = (DONE, line("b", "2024-03-05", "done"))
    assert journals.standing(DUE, "2024-12-31", *lines).done_on == date(2024, 3, 1)
    assert journals.standing(DUE, "2024-12-31", *lines, retracted("a", "2024-04-01")).done_on == date(2024, 3, 5)


@pytest.mark.parametrize(("recorded_by", "done"), [(None, True), ("2024-03-09", False), ("2024-03-10", True)])
def test_recorded_by_leaves_out_what_was_written_down_later(recorded_by: str | None, done: bool) -> None:  # noqa: FBT001  # what the case expects
    late = line("a", "2024-03-01", "done", recorded="2024-03-10T00:00:00+08:00")
    found = journals.standing(DUE, "2024-12-31", late, recorded_by=recorded_by)
    assert (found.done_on is not None) is done


def test_recorded_by_leaves_out_a_retraction_written_down_later() -> None:
    lines = (DONE, retracted("a", "2024-03-01", "2024-04-01T09:00:00+08:00"))
    assert journals.standing(DUE, "2024-12-31", *lines, recorded_by="2024-03-31").done_on == date(2024, 3, 1)
    assert journals.standing(DUE, "2024-12-31", *lines, recorded_by="2024-04-01").done_on is None


def test_what_does_not_say_when_it_was_written_down_was_known_all_along() -> None:
    undated = line("a", "2024-03-01", "done", recorded="")
    assert journals.standing(DUE, "2024-12-31", undated, recorded_by="2024-03-01").done_on == date(2024, 3, 1)


# The log


def test_the_log_has_every_entry_up_to_a_date_newest_first_with_what_became_of_it() -> None:
    plan = journals.plan(DUE)
    entries = journals.entries(
        DONE,
        line("b", "2024-03-02", "done"),
        line("c", "2024-03-03", "progress"),
        retracted("c", "2024-03-04"),
        line("d", "2024-03-06", "verified"),
    )
    as_of = date(2024, 3, 5)
    rows = log(plan, entries, history.histories(plan, entries, as_of), as_of)
    assert [(row.entry.entry, row.retracted, row.refused) for row in rows] == [
        ("rc", False, None),
        ("c", True, None),
        ("b", False, "已于2024-03-01办结"),
        ("a", False, None),
    ]


# Properties

DAYS = [date(2024, 6, 24) + timedelta(days) for days in range(14)]  # around the due day, 2024-06-30
TOS = ["2024-06-29", "2024年6月", "2024-07-02", "2024-07-05", "2024年7月", "2024年12月", "待定", "常态化推进", ""]


@st.composite
def chronicles(draw: st.DrawFn, *, retractions: bool) -> Sequence[Entry]:
    """A journal of the tasks 1 and 2, in which anything may follow anything."""
    events = [event for event in journals.EVENTS if event != "retracted"]
    lines = []
    for number in range(draw(st.integers(0, 12))):
        event = draw(st.sampled_from([*events, *events, "done", "extended", "retracted" if retractions else "done"]))
        fields: dict[str, Any] = {"to": draw(st.sampled_from(TOS))} if event == "extended" else {}
        if event == "reassigned":
            fields = {"lead": draw(st.sampled_from([["乙局"], ["丙局", "丁局"], []]))}
        if event == "retracted":
            fields = {"retracts": f"{draw(st.integers(0, 12)):02}"}
        day = draw(st.sampled_from(DAYS))
        recorded = day + timedelta(draw(st.integers(0, 3)))
        lines.append(
            line(
                f"{number:02}", f"{day}", event, draw(st.sampled_from("112")), recorded=f"{recorded}T09:00:00", **fields
            )
        )
    return journals.entries(*lines)


PLAN = journals.plan(DUE, "常态化推进")


def outcomes(entries: Sequence[Entry], as_of: date, recorded_by: date | None = None) -> list[object]:
    """What comes of each task on a date: its history, and where it stands."""
    found = history.histories(PLAN, entries, as_of, recorded_by)
    return [(effects(one), read_as(found.get(one.task.id))) for one in standings(PLAN, as_of, histories=found)]


def without_retracted(entries: Sequence[Entry]) -> list[Entry]:
    """The entries as if those that were retracted, and the retractions, had never been."""
    gone = {entry.text("retracts") for entry in entries if entry.event is Event.RETRACTED}
    return [entry for entry in entries if entry.event is not Event.RETRACTED and entry.entry not in gone]


@EXAMPLES
@given(entries=chronicles(retractions=False))
def test_asking_as_of_a_day_equals_replaying_what_had_happened_by_then(entries: Sequence[Entry]) -> None:
    for as_of in DAYS:
        prefix = [entry for entry in entries if entry.date <= as_of]
        assert list(entries[: len(prefix)]) == prefix
        assert outcomes(entries, as_of) == outcomes(prefix, as_of)


@EXAMPLES
@given(entries=chronicles(retractions=True))
def test_replaying_a_prefix_gives_what_the_whole_replay_had_come_to_at_that_point(entries: Sequence[Entry]) -> None:
    counted = history.counted(entries, date.max)
    for placed in PLAN.tasks():
        mine = counted.get(placed.task.id, [])
        whole = history.replay(placed.task, PLAN, mine)
        for length in range(len(mine) + 1):
            part = history.replay(placed.task, PLAN, mine[:length])
            assert whole.entries[: len(part.entries)] == part.entries
            assert whole.broken[: len(part.broken)] == part.broken
            assert sorted([*part.entries, *(entry for entry, _ in part.broken)]) == mine[:length]


@EXAMPLES
@given(entries=chronicles(retractions=True), data=st.data())
def test_a_retraction_equals_the_entry_never_having_been(entries: Sequence[Entry], data: st.DataObject) -> None:
    as_of = data.draw(st.sampled_from(DAYS))
    assert outcomes(entries, as_of) == outcomes(without_retracted(entries), as_of)


@EXAMPLES
@given(entries=chronicles(retractions=True), data=st.data())
def test_recorded_by_equals_the_journal_as_it_was_then(entries: Sequence[Entry], data: st.DataObject) -> None:
    as_of, recorded_by = (data.draw(st.sampled_from(DAYS)) for _ in range(2))
    then = [entry for entry in entries if entry.recorded[:10] <= f"{recorded_by}"]
    assert outcomes(entries, as_of, recorded_by) == outcomes(then, as_of)


@EXAMPLES
@given(entries=chronicles(retractions=False), data=st.data())
def test_extending_never_makes_a_task_overdue_earlier(entries: Sequence[Entry], data: st.DataObject) -> None:
    day, to = data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from(TOS))
    (extension,) = journals.entries(extended(f"{day}", to))
    for as_of in (*DAYS, date(2024, 8, 1), date(2025, 8, 1)):
        with_it, without = (overdue(sorted(each), as_of) for each in ([*entries, extension], entries))
        assert with_it <= without


def overdue(entries: Sequence[Entry], as_of: date) -> set[str]:
    """The tasks that are overdue on a date."""
    found = standings(PLAN, as_of, histories=history.histories(PLAN, entries, as_of))
    return {one.task.id for one in found if one.status is Status.OVERDUE}


@EXAMPLES
@given(entries=chronicles(retractions=True))
def test_an_entry_that_is_accepted_breaks_no_rule_and_one_that_breaks_one_is_not_accepted(
    entries: Sequence[Entry],
) -> None:
    counted = history.counted(entries, date.max)
    for placed in PLAN.tasks():
        accepted: list[Entry] = []
        for entry in counted.get(placed.task.id, []):
            if adding.refusal(placed.task, PLAN, accepted, [entry]) is None:
                accepted.append(entry)
        whole = history.replay(placed.task, PLAN, counted.get(placed.task.id, []))
        assert accepted == whole.entries


# Counting


def ledger(*names: str, original: bool = False) -> tuple[Plan, list[Standing]]:
    """A plan of these tasks, and where they stand on 2024-07-01."""
    plan = journals.plan(*(LEDGER[name][0] for name in names))
    entries = journals.entries(*numbered(names))
    as_of = date(2024, 7, 1)
    found = history.histories(plan, entries, as_of)
    return plan, list(standings(plan, as_of, histories=found, original=original))


def tallied(*names: str, original: bool = False) -> Group:
    """These tasks of the ledger, counted on 2024-07-01."""
    _, found = ledger(*names, original=original)
    return tally(found, date(2024, 7, 1))


def buckets(group: Group) -> dict[str, int]:
    """The buckets that have something in them."""
    return {status.value: count for status, count in group.buckets.items() if count}


def test_the_buckets_and_rates_under_the_deadlines_in_force() -> None:
    group = tallied(*LEDGER)
    assert buckets(group) == {
        "done": 4,  # done, done early, extended and done, ongoing and done
        "done-late": 2,  # done late, extended late and done
        "overdue": 2,  # overdue, suspended late
        "not-due": 4,  # due soon, not due, suspended in time, extended
        "due-soon": 1,
        "ongoing": 1,
        "unclear": 1,
        "cancelled": 1,
    }
    # With a due date and not cancelled: 11. Due by 2024-07-01: done, done late, overdue, suspended late, extended and
    # done; closed before a later due date: done early, extended late and done.
    assert (str(group.closing), str(group.timely), group.total) == ("5/11", "3/7", 15)


def test_the_buckets_and_rates_under_the_printed_deadlines() -> None:
    group = tallied(*LEDGER, original=True)
    assert buckets(group) == {
        "done": 3,  # done, done early, ongoing and done
        "done-late": 3,  # done late, extended late and done, extended and done
        "overdue": 3,  # overdue, suspended late, extended
        "not-due": 3,  # due soon, not due, suspended in time
        "due-soon": 1,
        "ongoing": 1,
        "unclear": 1,
        "cancelled": 1,
    }
    # Due by 2024-07-01: done, done late, overdue, suspended late, the three extended; closed early: done early.
    assert (str(group.closing), str(group.timely), group.total) == ("5/11", "2/8", 15)


@pytest.mark.parametrize(
    ("name", "in_buckets", "closing", "timely"),
    [
        ("done", {"done": 1}, "1/1", "1/1"),
        ("done late", {"done-late": 1}, "1/1", "0/1"),
        ("overdue", {"overdue": 1}, "0/1", "0/1"),
        ("due soon", {"due-soon": 1, "not-due": 1}, "0/1", "0/0"),
        ("not due", {"not-due": 1}, "0/1", "0/0"),
        ("done early", {"done": 1}, "1/1", "1/1"),
        ("ongoing", {"ongoing": 1}, "0/0", "0/0"),
        ("unclear", {"unclear": 1}, "0/0", "0/0"),
        ("cancelled", {"cancelled": 1}, "0/0", "0/0"),
        ("suspended late", {"overdue": 1}, "0/1", "0/1"),
        ("suspended in time", {"not-due": 1}, "0/1", "0/0"),
        ("extended", {"not-due": 1}, "0/1", "0/0"),
        ("extended late, done", {"done-late": 1}, "1/1", "0/1"),
        ("extended, done", {"done": 1}, "1/1", "1/1"),
        ("ongoing, done", {"done": 1}, "0/0", "0/0"),
    ],
)
def test_each_task_counts_in_its_buckets_and_in_the_rates_it_belongs_to(
    name: str, in_buckets: dict[str, int], closing: str, timely: str
) -> None:
    group = tallied(name)
    assert (buckets(group), str(group.closing), str(group.timely)) == (in_buckets, closing, timely)


@pytest.mark.parametrize(("deadline", "bucket"), [("常态化推进", "ongoing"), ("条件成熟时", "unclear")])
def test_a_suspended_task_without_a_due_date_counts_as_the_open_task_it_is(deadline: str, bucket: str) -> None:
    group = tally([journals.standing(deadline, "2024-07-01", SUSPENDED)], date(2024, 7, 1))
    assert buckets(group) == {bucket: 1}


@pytest.mark.parametrize(("original", "bucket"), [(False, "not-due"), (True, "overdue")])
def test_whether_a_suspended_task_was_late_depends_on_the_deadline_that_is_counted_by(
    original: bool,  # noqa: FBT001  # the option under test
    bucket: str,
) -> None:
    lines = (extended("2024-06-20", "2024年9月"), line("s", "2024-07-05", "suspended"))
    group = tally([journals.standing(DUE, "2024-12-31", *lines, original=original)], date(2024, 12, 31))
    assert buckets(group) == {bucket: 1}


def test_a_task_due_on_the_day_itself_is_due_by_then() -> None:
    group = tally([journals.standing(DUE, "2024-06-30", line("a", "2024-03-01", "progress"))], date(2024, 6, 30))
    assert (str(group.closing), str(group.timely)) == ("0/1", "0/1")


@pytest.mark.parametrize(
    ("first_lead", "groups"), [(False, {"甲局": 2, "乙局": 1, "丙局": 1}), (True, {"甲局": 2, "丙局": 1})]
)
def test_a_task_with_several_leads_counts_under_each_or_under_the_first(
    first_lead: bool,  # noqa: FBT001  # the option under test
    groups: dict[str, int],
) -> None:
    plan = journals.plan(DUE, DUE, DUE)
    entries = journals.entries(
        line("a", "2024-03-01", "reassigned", "1", lead=["甲局", "乙局"]),
        line("b", "2024-03-01", "reassigned", "3", lead=["丙局"]),
    )
    as_of = date(2024, 7, 1)
    found = list(standings(plan, as_of, histories=history.histories(plan, entries, as_of)))
    directory = units.directory(plan, ["乙局", "丙局"])
    counted = group(found, "lead", directory, as_of, first_lead=first_lead)
    assert {group.name: group.total for group in counted} == groups
