"""What has changed of a task from one date to a later one."""

from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.answers.changes import note, record, values, words
from renwu.standing import light, milestones
from renwu.standing.changes import Change, ChangeKind, Side, changes
from renwu.standing.decisions import Responsible
from renwu.standing.silence import unreported
from renwu.standing.status import Standing
from renwu.standing.view import view
from support import journals, plans
from support.journals import line

PLAN = """\
title: 表
year: 2025
units:
  乙局: {formerly: {丙局: 2025-06-10}}
sections:
  - measures:
      - tasks:
          - id: 1
            text: 收储产业用地
            deadline: 2025年6月
            lead: [甲局]
            support: [丁局]
            milestones: [{name: 开工, deadline: 2025年4月}]
            targets: [{name: 收储, value: 12, unit: 公顷}]
"""
JANUARY = line("0", "2025-01-20", "progress", values={"收储": "1公顷"})


def on(day: str, *lines: str, text: str = PLAN, as_of: str | None = None, original: bool = False) -> Standing:
    """The task on a day; where there is a later `as_of`, by the names that are in force then."""
    book = journals.book(plans.plan(text), *lines)
    asked = view(book, date.fromisoformat(as_of or day))
    (only,) = asked.on(date.fromisoformat(day)).standings(original=original)
    return only


def between(first: str, last: str, *lines: str, text: str = PLAN, original: bool = False) -> tuple[Change, ...]:
    before = on(first, *lines, text=text, as_of=last, original=original)
    return changes(before, on(last, *lines, text=text, original=original))


def told(first: str, last: str, *lines: str, text: str = PLAN) -> str:
    return words(between(first, last, *lines, text=text))


SIMPLE = """\
title: 表
issued: 2025-01-01
sections: [{measures: [{tasks: [{id: 1, text: 甲, deadline: 2025年6月, lead: [甲局]}]}]}]
"""


@pytest.mark.parametrize(
    ("first", "last", "lines", "expected"),
    [
        ("2025-05-01", "2025-05-20", (), ""),
        ("2025-05-20", "2025-06-10", (), "不亮灯→黄；未到期→临期"),
        ("2025-06-30", "2025-07-01", (), "黄→红；新增逾期：临期→逾期未办结"),
        (
            "2025-05-20",
            "2025-06-20",
            (line("a", "2025-06-20", "done"),),
            "未到期→按期办结；2025-06-20办结",
        ),
        (
            "2025-06-20",
            "2025-07-20",
            (line("a", "2025-06-20", "done"), line("b", "2025-07-10", "verified")),
            "2025-07-10销号",
        ),
        (
            "2025-06-20",
            "2025-07-20",
            (line("a", "2025-06-20", "done"), line("b", "2025-07-10", "returned", reason="佐证不足")),
            "不亮灯→红；新增逾期：按期办结→逾期未办结；2025-07-10退回重办",
        ),
        (
            "2025-05-01",
            "2025-05-20",
            (line("a", "2025-05-10", "suspended", reason="等批复"),),
            "未到期→中止；2025-05-10中止",
        ),
        (
            "2025-05-15",
            "2025-05-20",
            (line("a", "2025-05-10", "suspended", reason="等批复"), line("b", "2025-05-16", "resumed")),
            "不亮灯→黄；中止→未到期；2025-05-16恢复；新增未报送",
        ),
        (
            "2025-05-01",
            "2025-05-20",
            (line("a", "2025-05-10", "cancelled", reason="并入他项"),),
            "未到期→终止；2025-05-10终止",
        ),
        (
            "2025-05-01",
            "2025-05-20",
            (line("z", "2025-04-20", "progress"), journals.extended("2025-05-10", "2025年9月")),
            "延期：2025-06-30→2025-09-30",
        ),
        (
            "2025-05-01",
            "2025-05-20",
            (
                line("z", "2025-04-20", "progress"),
                line("a", "2025-05-10", "reassigned", lead=["乙局"], support=["丙局"], reason="职责调整"),
            ),
            "调整责任单位：甲局→乙局（协办：丙局）",
        ),
    ],
)
def test_what_happened_and_how_it_stands_is_told(first: str, last: str, lines: tuple[str, ...], expected: str) -> None:
    assert told(first, last, *lines, text=SIMPLE) == expected


def test_what_happened_twice_is_told_twice_in_its_order() -> None:
    lines = (
        journals.extended("2025-06-02", "2025年7月", "a"),
        line("b", "2025-06-05", "done"),
        line("c", "2025-06-06", "returned", reason="佐证不足"),
        journals.extended("2025-06-07", "2025年9月", "d"),
        line("e", "2025-06-08", "done"),
        line("f", "2025-06-08", "done", reporter="乙局"),
    )

    assert told("2025-06-01", "2025-06-10", *lines, text=SIMPLE) == (
        "黄→不亮灯；临期→按期办结；延期：2025-06-30→2025-07-31；2025-06-05办结；2025-06-06退回重办；"
        "延期：2025-07-31→2025-09-30；2025-06-08办结"
    )


def test_a_task_that_was_returned_and_closed_again_stands_as_it_did_and_has_changed() -> None:
    lines = (
        line("a", "2025-05-30", "done"),
        line("b", "2025-06-02", "returned", reason="佐证不足"),
        line("c", "2025-06-09", "done"),
    )

    assert told("2025-06-01", "2025-06-10", *lines, text=SIMPLE) == "2025-06-02退回重办；2025-06-09办结"


def test_what_was_suspended_late_is_newly_overdue_once() -> None:
    lines = (line("a", "2025-01-20", "progress"), line("b", "2025-07-05", "suspended", reason="等批复"))

    assert told("2025-06-30", "2025-07-10", *lines, text=SIMPLE) == "黄→红；新增逾期：临期→中止；2025-07-05中止"
    resumed = (*lines, line("c", "2025-07-12", "resumed"))
    assert told("2025-07-10", "2025-07-20", *resumed, text=SIMPLE) == "中止→逾期未办结；2025-07-12恢复；新增未报送"


def test_nothing_is_silent_before_a_round_has_closed_since_the_plan_began() -> None:
    text = SIMPLE.replace("2025-01-01", "2025-05-10").replace("2025年6月", "2025年12月")
    lines = (line("a", "2025-05-12", "progress"),)

    assert told("2025-05-11", "2025-06-20", *lines, text=text) == "不亮灯→绿"
    assert told("2025-06-20", "2025-07-01", *lines, text=text) == "绿→黄；新增未报送"
    reported = (*lines, line("b", "2025-07-02", "progress"))
    assert told("2025-07-01", "2025-07-03", *reported, text=text) == "黄→绿；不再未报送"


def test_milestones_that_were_reached_put_off_opened_again_or_missed_are_named() -> None:
    text = PLAN.replace("开工, deadline: 2025年4月", "开工, deadline: 2025年4月15日")
    moved = line("a", "2025-04-10", "extended", milestone="开工", to="2025年5月", reason="招标晚")
    reached = line("b", "2025-05-20", "reached", milestone="开工")
    opened = line("c", "2025-05-25", "returned", milestone="开工", reason="未验收")

    assert told("2025-03-31", "2025-04-16", JANUARY, text=text) == "节点“开工”新增逾期：临期→逾期未办结"
    assert told("2025-04-01", "2025-04-16", JANUARY, moved, text=text) == "节点“开工”延期：2025-04-15→2025-05-31"
    assert "节点“开工”2025-05-20完成" in told("2025-05-19", "2025-05-21", JANUARY, moved, reached, text=text)
    assert "节点“开工”退回重办" in told("2025-05-21", "2025-05-26", JANUARY, moved, reached, opened, text=text)


def test_units_have_the_names_in_force_on_the_later_date() -> None:
    lines = (JANUARY, line("a", "2025-06-05", "reassigned", lead=["丙局"], reason="职责调整"))

    assert "调整责任单位：甲局→丙局" in told("2025-06-01", "2025-06-08", *lines)
    assert "调整责任单位：甲局→乙局" in told("2025-06-01", "2025-06-20", *lines)
    assert told("2025-06-06", "2025-06-20", *lines, text=PLAN.replace("2025年6月", "2026年9月")) == ""


def test_what_is_put_off_is_told_by_the_original_dates_too() -> None:
    lines = (line("a", "2025-05-20", "progress"), journals.extended("2025-06-02", "2025年9月", "b"))

    found = between("2025-06-01", "2025-07-01", *lines, text=SIMPLE, original=True)
    assert words(found) == "绿→红；新增逾期：临期→逾期未办结；延期：2025-06-30→2025-09-30；新增未报送"


def test_data_has_both_states_of_each_change() -> None:
    lines = (
        JANUARY,
        line("a", "2025-05-20", "reached", milestone="开工"),
        line("b", "2025-05-21", "reassigned", lead=["乙局"], reason="职责调整"),
        line("c", "2025-05-22", "done"),
    )
    found = between("2025-05-19", "2025-05-23", *lines)

    assert list(map(record, found)) == [
        {"kind": "light", "from": "red", "to": None, "date": None, "milestone": None},
        {"kind": "status", "from": "not-due", "to": "done", "date": None, "milestone": None},
        {
            "kind": "reassigned",
            "from": {"lead": ["甲局"], "support": ["丁局"]},
            "to": {"lead": ["丙局"], "support": ["丁局"]},
            "date": "2025-05-21",
            "milestone": None,
        },
        {"kind": "done", "from": None, "to": "2025-05-22", "date": "2025-05-22", "milestone": None},
        {"kind": "reached", "from": None, "to": "2025-05-20", "date": "2025-05-20", "milestone": "开工"},
        {"kind": "silent", "from": True, "to": False, "date": None, "milestone": None},
    ]
    assert values(found).split("\n") == [
        "light: red -> none",
        "status: not-due -> done",
        "reassigned: 甲局（协办：丁局） -> 丙局（协办：丁局）",
        "done: none -> 2025-05-22",
        "reached 开工: none -> 2025-05-20",
        "silent: true -> false",
    ]


def test_a_note_counts_each_task_once_under_each_of_its_changes_and_says_how() -> None:
    twice = (
        journals.extended("2025-06-02", "2025年7月", "a"),
        journals.extended("2025-06-07", "2025年9月", "b"),
    )
    found = [
        between("2025-06-01", "2025-06-10", *twice, text=SIMPLE),
        between("2025-06-30", "2025-07-01", JANUARY),
        between("2025-05-19", "2025-05-21", JANUARY, line("c", "2025-05-20", "reached", milestone="开工")),
    ]
    dates = (date(2025, 6, 1), date(2025, 6, 10))

    assert note(found, 9, dates) == (
        "截至2025-06-01与截至2025-06-10相比，9项中有变化的3项：新增逾期1项、延期1项、节点完成1项、"
        "新增未报送1项、不再未报送1项。亮灯、状态和是否未报送（最近结束的报送期以来没有报送，或者催办到期未回复）是这两天相比，"
        "办结、延期等是其间发生的，逐次列出。"
    )
    assert note([], 9, dates) == "截至2025-06-01与截至2025-06-10相比，9项都没有变化。"


# Whatever happens


class Seen(NamedTuple):
    """What changes are about."""

    status: Side
    light: Side
    done: Side
    verified: Side
    suspended: Side
    cancelled: Side
    due: Side
    units: Side
    silent: Side
    reached: Side


def seen(standing: Standing) -> Seen:
    history = standing.history
    (step,) = milestones.of(standing)
    return Seen(
        standing.status,
        light.of(standing).light,
        standing.done_on,
        standing.verified_on,
        history.suspended.date if history and history.suspended else None,
        history.cancelled.date if history and history.cancelled else None,
        history.due if history else standing.due,
        Responsible(standing.lead, standing.support),
        unreported(standing),
        None if step.with_task else step.reached_on,
    )


SETS: dict[ChangeKind, str] = {
    ChangeKind.LIGHT: "light",
    ChangeKind.OVERDUE: "status",
    ChangeKind.STATUS: "status",
    ChangeKind.DONE: "done",
    ChangeKind.RETURNED: "done",
    ChangeKind.VERIFIED: "verified",
    ChangeKind.EXTENDED: "due",
    ChangeKind.SUSPENDED: "suspended",
    ChangeKind.RESUMED: "suspended",
    ChangeKind.CANCELLED: "cancelled",
    ChangeKind.REASSIGNED: "units",
    ChangeKind.SILENT: "silent",
}


def applied(was: Seen, found: tuple[Change, ...]) -> Seen:
    for change in found:
        if change.milestone:
            if change.kind in {ChangeKind.REACHED, ChangeKind.RETURNED}:
                assert was.reached == change.was
                was = was._replace(reached=change.now)
            continue
        assert getattr(was, SETS[change.kind]) == change.was
        was = was._replace(**{SETS[change.kind]: change.now})
        if change.kind is ChangeKind.RETURNED:
            was = was._replace(verified=None)
        if change.kind is ChangeKind.CANCELLED:
            was = was._replace(suspended=None)
    return was


STARTED = date(2025, 1, 1)
DAYS = st.integers(0, 300)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    found = []
    for number in range(draw(st.integers(0, 10))):
        event, day = draw(st.sampled_from(journals.EVENTS)), STARTED + timedelta(draw(DAYS))
        fields: dict[str, object] = {"to": (day + timedelta(draw(st.integers(1, 300)))).isoformat()}
        if event == "reached" or (event in {"extended", "returned"} and draw(st.booleans())):
            fields["milestone"] = "开工"
        if event == "progress":
            fields["values"] = {"收储": f"{draw(st.integers(0, 15))}公顷"}
        if event == "reassigned":
            fields["lead"] = [draw(st.sampled_from(["甲局", "乙局", "丙局"]))]
        if event == "urged":
            fields["reply_by"] = (day + timedelta(draw(st.integers(1, 30)))).isoformat()
        if event == "retracted":
            fields["retracts"] = f"e{draw(st.integers(0, 9))}"
        found.append(line(f"e{number}", day.isoformat(), event, "1", **fields))
    return found


@given(lines(), DAYS, DAYS)
def test_the_changes_between_two_dates_applied_to_what_was_give_what_is(made: list[str], one: int, other: int) -> None:
    first, last = ((STARTED + timedelta(days)).isoformat() for days in sorted((one, other)))

    for original in (False, True):
        before, after = on(first, *made, as_of=last, original=original), on(last, *made, original=original)
        assert applied(seen(before), changes(before, after)) == seen(after)


@given(lines(), DAYS, DAYS, DAYS)
def test_what_happened_from_one_date_to_a_third_is_what_happened_to_the_second_and_from_it(
    made: list[str], one: int, other: int, another: int
) -> None:
    first, second, third = ((STARTED + timedelta(days)).isoformat() for days in sorted((one, other, another)))
    dated = [
        tuple(change for change in between(*days, *made) if change.day and not change.milestone)
        for days in ((first, second), (second, third), (first, third))
    ]
    in_force = [tuple(change._replace(was=None, now=None) for change in each) for each in dated]  # names may change

    assert tuple(chain(*in_force[:2])) == in_force[2]
