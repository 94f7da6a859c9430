"""报送表 in the core: what is asked of whom, and what each answer would record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.journal import history
from renwu.journal.entries import Event
from renwu.journal.file import new_entry
from renwu.papers.returns.answers import take
from renwu.papers.returns.form import Form, FormRow, forms, leaderless
from renwu.papers.returns.layout import OURS, REQUEST, REVIEWER, VERSION, answers_of
from renwu.papers.returns.returned import Fault, Listed, Returned
from renwu.papers.returns.taken import Answer, Receipt, Recorded, Taken
from renwu.papers.returns.unreported import unreported
from renwu.plan import units
from renwu.plan.model import Plan, Ref
from renwu.standing.status import standings
from support import journals, plans, program
from support.journals import line

TODAY = date(2024, 7, 1)
ROUND = date(2024, 6, 30)
PLAN = plans.plan(program.PLAN)
TEXTS = {placed.task.id: placed.task.text for placed in PLAN.tasks()}


def made(*lines: str, only: Sequence[str] = ()) -> list[Form]:
    """The forms of the small plan on 2024-06-30, with a journal of these lines."""
    found = history.histories(PLAN, journals.entries(*lines), ROUND)
    return forms(standings(PLAN, ROUND, histories=found), [PLAN], ROUND, only)


def asked(*lines: str, task: str = "10") -> FormRow:
    """How a form asks about a task."""
    return next(row for form in made(*lines) for row in form.rows if row.id == task)


def returned(
    answers: Sequence[Sequence[str]],
    *tasks: str,
    unit: str = "区司法局",
    file: str = "a.xlsx",
    version: str = VERSION,
) -> Returned:
    """A form that came back with these answers about these tasks, 10 if none are named.

    The answers come as the first forms asked for them, then what forms ask for since.
    """
    ids = tasks or ("10",)
    listed = tuple(Listed(id_, TEXTS[id_]) for id_ in ids)
    theirs, order = answers_of(version), (*answers_of("1"), REQUEST, REVIEWER)
    told = [dict(zip(order, said, strict=False)) for said in answers]
    rows = tuple(
        (one.id, one.text, "", "", "", *(said.get(heading, "") for heading in theirs))
        for one, said in zip(listed, told, strict=True)
    )
    headings = (*OURS, *theirs)
    return Returned(file, PLAN.title, PLAN.document, unit, ROUND, None, listed, headings, rows, answers=theirs)


def taken(*came: Returned, lines: Sequence[str] = (), plan: Plan = PLAN) -> Taken:
    return take(came, [journals.book(plan, *lines)], units.directory(plan), Receipt(TODAY, TODAY))


def answered(*said: str) -> Answer:
    """What a row with these answers would record."""
    found = taken(returned([said]))
    assert found.faults == ()
    (answer,) = found.answers
    return answer


def wrong(*said: str, lines: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What is wrong with a row with these answers: cells and messages."""
    found = taken(returned([said]), lines=lines)
    assert found.answers == ()
    return [(fault.cell, fault.message) for fault in found.faults]


# What is asked


def test_a_task_with_two_leads_is_asked_of_both_by_their_full_names() -> None:
    assert [(form.unit, [row.id for row in form.rows]) for form in made()] == [
        ("区金融服务署", ["1"]),
        ("区科技创新局", ["10"]),
        ("区司法局", ["10"]),
        ("区委组织部", ["2"]),
        ("罗湖法院", ["9"]),
    ]


def test_only_the_units_named_are_asked() -> None:
    assert [form.unit for form in made(only=("区科技创新局",))] == ["区科技创新局"]


def test_tasks_without_a_lead_are_asked_of_nobody() -> None:
    assert leaderless(standings(PLAN, ROUND)) == [Ref("", "8")]
    closed = line("a", "2024-06-01", "done", "8")
    found = history.histories(PLAN, journals.entries(closed), ROUND)
    assert leaderless(standings(PLAN, ROUND, histories=found)) == []


def test_a_reassigned_task_is_asked_of_its_new_lead() -> None:
    moved = line("a", "2024-06-01", "reassigned", "10", lead=["区数据局"], reason="机构改革")
    assert ("区数据局", ["10"]) in [(form.unit, [row.id for row in form.rows]) for form in made(moved)]


def test_a_row_says_where_the_task_stands() -> None:
    extended = line("a", "2024-06-01", "extended", "10", to="2024年12月", reason="x", approved_by="y")
    told = line("b", "2024-06-02", "progress", "10", note="已招标")
    assert asked() == FormRow("10", "支持企业新设院士（专家）工作站。", "2024年6月", "今日到期", "")
    assert asked(extended, told) == FormRow(
        "10", "支持企业新设院士（专家）工作站。", "2024年6月（延至2024-12-31）", "剩184天", "2024-06-02 已招标"
    )


def test_what_was_said_last_names_a_closing_that_was_sent_back() -> None:
    done = line("a", "2024-06-01", "done", "10", note="已建成")
    back = line("b", "2024-06-02", "returned", "10", reason="佐证不全")
    assert asked(done, back).latest == "2024-06-01 办结：已建成\n2024-06-02 退回重办：佐证不全"
    assert asked(line("a", "2024-06-01", "done", "10"), back).latest == "2024-06-01 办结\n2024-06-02 退回重办：佐证不全"


def test_what_was_reported_since_a_task_was_sent_back_stands_below_the_reason() -> None:
    done = line("a", "2024-06-01", "done", "10", note="已建成")
    back = line("b", "2024-06-02", "returned", "10", reason="佐证不全")
    told = line("c", "2024-06-03", "progress", "10", note="已补充")
    assert asked(done, back, told).latest == "2024-06-02 退回重办：佐证不全\n2024-06-03 已补充"


# What an answer records


@pytest.mark.parametrize(
    ("said", "event", "day", "note"),
    [
        (("是", "2024-06-28", "已建成"), Event.DONE, date(2024, 6, 28), "已建成"),
        (("是", "2024-06-28"), Event.DONE, date(2024, 6, 28), ""),
        (("否", "", "推进中"), Event.PROGRESS, ROUND, "推进中"),
        (("", "", "推进中"), Event.PROGRESS, ROUND, "推进中"),
        (("", "", "无"), Event.PROGRESS, ROUND, "无"),
        ((" 是 ", "45471"), Event.DONE, date(2024, 6, 28), ""),
        (("—", "/", "推进中"), Event.PROGRESS, ROUND, "推进中"),
        (("", "", "一、招标\n二、 施工"), Event.PROGRESS, ROUND, "一、招标 二、 施工"),
        (("", "", "80%"), Event.PROGRESS, ROUND, "80%"),
        (
            ("", "", "推进中。", "缺资金；", "报批。"),
            Event.PROGRESS,
            ROUND,
            "推进中；存在问题：缺资金；下一步安排：报批。",
        ),
        (("", "", "推进中。", "无。", "无"), Event.PROGRESS, ROUND, "推进中。"),
        (("", "", "", "缺资金"), Event.PROGRESS, ROUND, "存在问题：缺资金"),
    ],
)
def test_a_row_records_an_event(said: tuple[str, ...], event: Event, day: date, note: str) -> None:
    answer = answered(*said)
    assert (answer.event, answer.date, answer.note) == (event, day, note)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2024-06-28",
            "2024/6/28",
            "2024.6.28",
            "2024年6月28日",
            "２０２４年６月２８日",
            "20240628",
            " 2024 - 6 - 28 ",
        ),
        *("45471", "45471.75", "2024-06-28 13:30", "2024-06-28 09:05:07", "2024/6/28 9:05"),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert answered("是", written).date == date(2024, 6, 28)


@pytest.mark.parametrize(
    ("cell", "evidence"),
    [
        ("", ()),
        ("无", ()),
        ("－－", ()),
        ("验收报告.pdf", ("验收报告.pdf",)),
        ("a.pdf、b.pdf；c.pdf;\nd.pdf", ("a.pdf", "b.pdf", "c.pdf", "d.pdf")),
        ("《关于甲、乙的函》.pdf、https://a.gov.cn/x?a=1,2", ("《关于甲、乙的函》.pdf", "https://a.gov.cn/x?a=1,2")),
    ],
)
def test_evidence_is_split_where_it_is_a_list(cell: str, evidence: tuple[str, ...]) -> None:
    assert answered("", "", "推进中", "", "", cell).evidence == evidence


def test_what_is_to_be_coordinated_and_who_reviewed_the_form_are_recorded() -> None:
    answer = answered("", "", "推进中", "缺资金", "", "", "张三", "", " 请区财政局\n落实资金", "王五")
    told = {key: answer.fields[key] for key in ("event", "note", "contact", "request", "reviewer")}
    assert told == {
        "event": "progress",
        "note": "推进中；存在问题：缺资金",
        "contact": "张三",
        "request": "请区财政局 落实资金",
        "reviewer": "王五",
    }


def test_what_is_to_be_coordinated_says_something_by_itself() -> None:
    answer = answered(*[""] * 8, "请区财政局落实资金")
    assert (answer.event, answer.note, answer.request) == (Event.PROGRESS, "", "请区财政局落实资金")


@pytest.mark.parametrize("said", ["", "无", "无。", "/", "——"])
def test_what_says_nothing_is_no_request(said: str) -> None:
    assert taken(returned([[*[""] * 8, said, "王五"]])).blank == 1
    assert answered("是", "2024-06-28", *[""] * 6, said).request == ""


def test_a_task_that_is_done_needs_nothing_coordinated() -> None:
    message = "办结了，又写了需协调解决的事项；还要协调的先不写“是”，不用协调的删去这一格"
    assert wrong("是", "2024-06-28", *[""] * 6, "请区财政局落实资金") == [("报送表!J5", message)]


def test_a_request_that_differs_from_what_is_on_record_is_told() -> None:
    said = ("", "", "推进中", *[""] * 5)
    before = line(
        "a", "2024-06-30", "progress", "10", note="推进中", reporter="区司法局", round="2024-06-30", request="x"
    )
    assert taken(returned([[*said, "x"]]), lines=[before]).recorded == (Recorded("a.xlsx", ()),)
    ((cell, _),) = wrong(*said, "y", lines=[before])
    assert cell == "报送表!A5"


@pytest.mark.parametrize("version", ["1", "2", "3", "4"])
def test_a_form_of_an_earlier_renwu_reads_as_before(version: str) -> None:
    said = ("是", "2024-06-28", "已建成", "", "", "a.pdf、b.pdf", "张三", "0755-1")
    now, before = returned([said]), returned([said], version=version)
    assert before.columns == (*OURS, *answers_of("1"))
    assert taken(before).answers == taken(now).answers
    (fault,) = taken(returned([["", "", "", "", "", "a.pdf"]], version=version)).faults
    assert (fault.cell, fault.message) == ("报送表!H5", "有佐证，没有本期进展；写明本期进展")


def test_who_filled_it_in_is_kept() -> None:
    assert answered("", "", "推进中", "", "", "", "张三", "13800000000").contact == "张三 13800000000"
    assert answered("", "", "推进中", "", "", "", "", "0755-1").contact == "0755-1"


@pytest.mark.parametrize("said", [("否",), ("", "", " ", "无", "/"), ("", "", "", "", "", "", "张三", "0755")])
def test_a_row_without_an_answer_is_counted_and_records_nothing(said: tuple[str, ...]) -> None:
    assert taken(returned([said])) == Taken(
        (), 1, (), (), (), frozenset({ROUND}), frozenset({""}), frozenset({"区司法局"}), ()
    )


@pytest.mark.parametrize("said", [(), ("", " ", "/", "——")])
def test_a_form_in_which_nothing_is_filled_in_is_told_apart(said: tuple[str, ...]) -> None:
    assert taken(returned([said])) == Taken(
        (), 1, (), (), (), frozenset({ROUND}), frozenset({""}), frozenset(), ("区司法局",)
    )


def test_a_unit_that_filled_in_one_of_its_forms_sent_no_empty_one() -> None:
    found = taken(returned([()], "1"), returned([("", "", "推进中")], "10", file="b.xlsx"))
    assert (found.reported, found.empty) == (frozenset({"区司法局"}), ())


def test_progress_may_be_told_of_a_task_that_is_closed() -> None:
    closed = line("a", "2024-06-01", "done", "10")
    assert len(taken(returned([("", "", "补充佐证")]), lines=[closed]).answers) == 1


# What is wrong


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        (("完成",), [("报送表!F5", "是否办结写了“完成”；写“是”或“否”")]),
        (("是",), [("报送表!G5", "办结日期是空的；写明办结日期，如 2024-12-31")]),
        (("是", "6月28日"), [("报送表!G5", "“6月28日”没有写年份；写成如 2024-06-28")]),
        (("是", "2024.6"), [("报送表!G5", "“2024.6”不是一个日期；写成如 2024-12-31")]),
        (("是", "99999"), [("报送表!G5", "“99999”不是一个日期；写成如 2024-12-31")]),
        (("是", "2024-06-31"), [("报送表!G5", "日历上没有“2024-06-31”这一天；写成如 2024-12-31")]),
        (("是", "2024-07-02"), [("报送表!G5", "2024-07-02还没有到；写已经办结的日期")]),
        (
            ("是", "2023-06-28"),
            [
                (
                    "报送表!G5",
                    "2023-06-28早于方案的印发日期2024-01-15；核对年份，确是这一天的，读的时候加上 --before-issued",
                )
            ],
        ),
        (
            ("否", "2024-06-28"),
            [("报送表!G5", "写了办结日期，是否办结没有写“是”；办结了写“是”，没有办结删去日期")],
        ),
        (
            ("已办结", "11月6日"),
            [
                ("报送表!F5", "是否办结写了“已办结”；写“是”或“否”"),
                ("报送表!G5", "“11月6日”没有写年份；写成如 2023-11-06"),
            ],
        ),
        (
            ("", "6月28日"),
            [
                ("报送表!G5", "写了办结日期，是否办结没有写“是”；办结了写“是”，没有办结删去日期"),
                ("报送表!G5", "“6月28日”没有写年份；写成如 2024-06-28"),
            ],
        ),
        (("是", "13月1日"), [("报送表!G5", "“13月1日”不是一个日期；写成如 2024-12-31")]),
        (("是", "上旬"), [("报送表!G5", "“上旬”不是一个日期；写成如 2024-12-31")]),
        (("", "", "", "", "", "a.pdf"), [("报送表!H5", "有佐证，没有本期进展；写明本期进展")]),
        (
            ("完成", "", "", "", "", "a.pdf"),
            [
                ("报送表!F5", "是否办结写了“完成”；写“是”或“否”"),
                ("报送表!H5", "有佐证，没有本期进展；写明本期进展"),
            ],
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(said: tuple[str, ...], faults: list[tuple[str, str]]) -> None:
    assert wrong(*said) == faults


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([line("a", "2024-06-01", "done", "10")], "第10项已于2024-06-01办结（2024-06-01登记，记录号a）"),
        (
            [line("a", "2024-06-29", "done", "10", reporter="区科技创新局")],
            "第10项已由区科技创新局报了2024-06-29办结（2024-06-29登记，记录号a）",
        ),
        (
            [line("a", "2024-06-01", "suspended", "10", reason="x", approved_by="y")],
            "第10项已于2024-06-01中止，恢复后才能办结",
        ),
        (
            [line("a", "2024-06-29", "cancelled", "10", reason="x", approved_by="y")],
            "第10项与2024-06-29的“终止”（记录号a）矛盾：已于2024-06-28办结",
        ),
    ],
)
def test_the_rules_of_recording_hold_for_what_came_back(lines: list[str], message: str) -> None:
    go_on = "；删去这一行的“是”和办结日期，其余的可以登记"
    assert wrong("是", "2024-06-28", lines=lines) == [("报送表!A5", message + go_on)]


def test_a_closing_before_the_task_was_sent_back_is_told_at_its_day() -> None:
    lines = [line("a", "2024-06-01", "done", "10"), line("b", "2024-06-29", "returned", "10", reason="佐证不全")]
    message = (
        "第10项已于2024-06-01办结，2024-06-29退回重办；重新办结了，办结日期写2024-06-29或以后；"
        "没有重新办结，删去这一行的“是”和办结日期，其余的可以登记"
    )
    assert wrong("是", "2024-06-28", lines=lines) == [("报送表!G5", message)]
    assert len(taken(returned([("是", "2024-06-29")]), lines=lines).answers) == 1


def test_a_form_counts_whole_or_not_at_all() -> None:
    found = taken(returned([("", "", "推进中"), ("是", "")], "1", "10"))
    assert (found.answers, found.blank) == ((), 0)
    assert found.faults == (Fault("a.xlsx", "报送表!G6", "办结日期是空的；写明办结日期，如 2024-12-31"),)


def test_two_leads_may_both_report_and_one_may_close() -> None:
    closing = returned([("是", "2024-06-28")], unit="区科创局", file="b.xlsx")
    found = taken(returned([("", "", "推进中")]), closing)
    assert [(answer.unit, answer.event) for answer in found.answers] == [
        ("区司法局", Event.PROGRESS),
        ("区科技创新局", Event.DONE),
    ]
    both = taken(returned([("是", "2024-06-20")]), closing)
    assert [answer.unit for answer in both.answers] == ["区司法局"]
    message = (
        "第10项区司法局也报了2024-06-20办结（a.xlsx）；"
        "商定由哪个单位写“是”，另一个删去这一行的“是”和办结日期，其余的可以登记"
    )
    assert both.faults == (Fault("b.xlsx", "报送表!A5", message),)


def test_two_leads_that_report_the_same_day_agree() -> None:
    closing = returned([("是", "2024-06-28", "都已建成")], unit="区科创局", file="b.xlsx")
    both = taken(returned([("是", "2024-06-28", "已建成")]), closing)
    assert both.faults == ()
    assert [(answer.unit, answer.event, answer.note) for answer in both.answers] == [
        ("区司法局", Event.DONE, "已建成"),
        ("区科技创新局", Event.DONE, "都已建成"),
    ]
    later = taken(closing, lines=[line("a", "2024-06-28", "done", "10", reporter="区司法局")])
    assert (len(later.answers), later.faults) == (1, ())


def on_record(id_: str, task: str, *, event: str = "progress", **said: str | list[str]) -> str:
    """A line of the journal that an earlier reading of the round's form of 区司法局 left."""
    return line(id_, "2024-06-28", event, task, **({"reporter": "区司法局", "round": "2024-06-30"} | said))


@pytest.mark.parametrize(
    ("said", "before"),
    [
        (("否", "", "推进中"), on_record("a", "10", note="推进中")),
        (("是", "2024-06-28"), on_record("a", "10", event="done")),
        (
            ("", "", "推进中", "", "", "a.pdf、b.pdf", "张三", "0755"),
            on_record("a", "10", note="推进中", evidence=["a.pdf", "b.pdf"], contact="张三 0755"),
        ),
    ],
)
def test_a_form_that_is_on_record_unchanged_is_skipped(said: tuple[str, ...], before: str) -> None:
    found = taken(returned([said]), lines=[before])
    assert (found.answers, found.blank, found.faults) == ((), 0, ())
    assert list(map(str, found.recorded)) == ["a.xlsx：已经登记过，略过"]


@pytest.mark.parametrize(
    ("said", "before"),
    [
        (("否", "", "已完成"), on_record("a", "10", note="推进中")),
        (("是", "2024-06-29"), on_record("a", "10", event="done")),
        (("是", "2024-06-28", "推进中"), on_record("a", "10", note="推进中")),
        (("", "", "推进中", "", "", "a.pdf"), on_record("a", "10", note="推进中")),
        (("", "", "推进中", "", "", "", "张三"), on_record("a", "10", note="推进中", contact="李四")),
    ],
)
def test_an_answer_that_differs_from_what_is_on_record_is_told_of(said: tuple[str, ...], before: str) -> None:
    message = (
        "第10项这一期已经登记过（记录号a），内容与登记的不同；要更正的，先用 renwu retract a 作废原来的，"
        "再读这份表；不更正的，照登记的改回，或移走这份表"
    )
    assert wrong(*said, lines=[before]) == [("报送表!A5", message)]


RETRACTED = line("r", "2024-06-29", "retracted", "10", retracts="a", reason="误报")


def test_what_was_retracted_is_not_recorded_anew_and_its_reason_is_said() -> None:
    found = taken(returned([("是", "2024-06-28")]), lines=[on_record("a", "10", event="done"), RETRACTED])
    assert (found.answers, found.recorded, found.faults, found.blank) == ((), (), (), 0)
    assert list(map(str, found.withdrawn)) == [
        "a.xlsx 报送表!A5：第10项登记过（记录号a），已于2024-06-29作废，理由：误报；没有再登记，确要登记的加上 --again"
    ]


def test_what_was_retracted_is_recorded_anew_where_somebody_insists() -> None:
    lines = [on_record("a", "10", event="done"), RETRACTED]
    receipt = Receipt(TODAY, TODAY, again=True)
    found = take([returned([("是", "2024-06-28")])], [journals.book(PLAN, *lines)], units.directory(PLAN), receipt)
    assert ([answer.task for answer in found.answers], found.withdrawn) == (["10"], ())


def test_a_form_that_was_put_right_after_a_retraction_is_recorded() -> None:
    lines = [on_record("a", "10", event="done"), RETRACTED]
    assert len(taken(returned([("是", "2024-06-30")]), lines=lines).answers) == 1


def test_a_form_of_which_an_entry_was_amended_is_skipped() -> None:
    lines = [on_record("a", "10", event="done"), RETRACTED, on_record("b", "10", event="done", note="已建成")]
    found = taken(returned([("是", "2024-06-28")]), lines=lines)
    assert (found.answers, found.faults, len(found.withdrawn)) == ((), (), 1)


def test_progress_is_dated_as_the_form_and_never_after_today() -> None:
    assert answered("", "", "推进中").date == ROUND
    early = Receipt(date(2024, 6, 28), date(2024, 6, 28))
    (answer,) = take([returned([("", "", "推进中")])], [journals.book(PLAN)], units.directory(PLAN), early).answers
    assert answer.date == date(2024, 6, 28)


def test_a_closing_after_the_date_of_the_form_keeps_its_day() -> None:
    assert answered("是", "2024-07-01").date == date(2024, 7, 1)


def test_when_a_form_came_in_and_was_to_is_recorded() -> None:
    form = replace(returned([("", "", "推进中")]), return_by=date(2024, 6, 30))
    (answer,) = taken(form).answers
    assert (answer.fields["received"], answer.fields["return_by"]) == ("2024-07-01", "2024-06-30")
    (answer,) = taken(returned([("", "", "推进中")])).answers
    assert (answer.fields["received"], answer.fields["return_by"]) == ("2024-07-01", None)


def test_a_closing_before_the_plan_is_taken_where_somebody_insists() -> None:
    receipt = Receipt(TODAY, TODAY, before_issued=True)
    (answer,) = take([returned([("是", "2023-06-28")])], [journals.book(PLAN)], units.directory(PLAN), receipt).answers
    assert answer.date == date(2023, 6, 28)


def test_a_unit_is_known_by_its_alias_when_its_form_is_read_again() -> None:
    before = on_record("a", "10", note="推进中", reporter="区科创局")
    found = taken(returned([("", "", "推进中")], unit="区科技创新局"), lines=[before])
    assert (found.answers, found.recorded) == ((), (Recorded("a.xlsx", ()),))


def test_every_answer_that_differs_is_told_of() -> None:
    before = [on_record("a", "1", note="一"), on_record("b", "10", note="二")]
    found = taken(returned([("", "", "三"), ("", "", "四")], "1", "10"), lines=before)
    assert [(fault.cell, fault.message.split("，")[0]) for fault in found.faults] == [
        ("报送表!A5", "第1项这一期已经登记过（记录号a）"),
        ("报送表!A6", "第10项这一期已经登记过（记录号b）"),
    ]


def test_what_a_unit_adds_to_a_form_on_record_is_recorded_alone() -> None:
    form = returned([("", "", "一"), ("", "", "二"), ()], "1", "10", "9")
    found = taken(form, lines=[on_record("a", "1", note="一")])
    assert ([answer.task for answer in found.answers], found.blank, found.faults) == (["10"], 1, ())
    assert found.recorded == (Recorded("a.xlsx", ("1",)),)
    assert str(found.recorded[0]) == "a.xlsx：第1项已经登记过，略过"


def test_a_form_on_record_read_twice_is_told_of() -> None:
    said = [("", "", "推进中")]
    found = taken(returned(said), returned(said, file="b.xlsx"), lines=[on_record("a", "10", note="推进中")])
    assert [fault.file for fault in found.faults] == ["b.xlsx"]


@pytest.mark.parametrize(
    "before",
    [
        line("a", "2024-06-30", "progress", "10", reporter="区司法局", round="2024-05-31"),
        line("a", "2024-06-30", "progress", "10", reporter="区科技创新局", round="2024-06-30"),
        line("a", "2024-06-30", "progress", "10", reporter="区司法局"),
        line("a", "2024-06-30", "progress", "1", reporter="区司法局", round="2024-06-30"),
    ],
)
def test_another_round_unit_or_task_is_no_repetition(before: str) -> None:
    assert len(taken(returned([("", "", "推进中")]), lines=[before]).answers) == 1


def test_a_form_left_empty_and_read_twice_is_told_of() -> None:
    assert [fault.file for fault in taken(returned([()]), returned([()], file="b.xlsx")).faults] == ["b.xlsx"]


def test_rows_in_another_order_are_told_of_once() -> None:
    form = returned([("", "", "一"), ("", "", "二")], "1", "10")
    swapped = replace(form, rows=form.rows[::-1])
    assert taken(swapped).faults == (
        Fault("a.xlsx", "报送表!A5", "这一行原来是第1项，现在是第10项；不要移动、排序、增删行"),
    )


def edited(old: str, new: str) -> Plan:
    return plans.plan(program.PLAN.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: 10", "id: 11", "方案里没有编号为“10”的任务；renwu list 列出全部"),
        ("支持企业新设院士（专家）工作站", "开展夜间执法", "方案里第10项现在是另一项任务；用新的报送表填报"),
    ],
)
def test_a_task_that_the_plan_no_longer_has_is_told_of(old: str, new: str, message: str) -> None:
    found = taken(returned([("", "", "推进中")]), plan=edited(old, new))
    assert [fault.message for fault in found.faults] == [message]


def test_a_renumbered_task_is_told_of() -> None:
    text = program.PLAN.replace("推广 Kplus 跨境支付。", "？").replace(
        "支持企业新设院士（专家）工作站。", "推广 Kplus 跨境支付。"
    )
    found = taken(returned([("", "", "推进中")], "1"), plan=plans.plan(text))
    assert [fault.message for fault in found.faults] == ["这项任务在方案里现在是第10项；用新的报送表填报"]


def test_a_plan_without_a_document_is_known_by_its_title() -> None:
    plan = edited("document: 某府办〔2024〕1号\n", "")
    assert taken(returned([("", "", "推进中")]), plan=plan).faults == ()
    strange = replace(returned([("", "", "推进中")]), title="测试任务分解表（二）", document="")
    assert taken(strange).faults == (
        Fault("a.xlsx", "报送表!A1", "这是“测试任务分解表（二）”的报送表，不是这份方案的"),
    )


# Who sent nothing


def silent(lines: Sequence[str] = (), *came: Returned, only: Sequence[str] = ()) -> list[str]:
    book = journals.book(PLAN, *lines)
    found = take(came, [book], units.directory(PLAN), Receipt(TODAY, TODAY))
    return unreported(standings(PLAN, TODAY), units.directory(PLAN), [book], found, only)


def test_units_with_open_tasks_that_sent_nothing_are_named() -> None:
    assert silent((), returned([("否",)])) == ["区金融服务署", "区科技创新局", "区委组织部", "罗湖法院"]
    assert "区司法局" in silent((), returned([()]))
    assert silent((), returned([("完成",)]), only=("区司法局", "罗湖法院")) == ["罗湖法院"]


def test_what_the_journal_has_of_the_same_round_counts_as_sent() -> None:
    same = [line("a", "2024-06-30", "progress", "9", reporter="罗湖法院", round="2024-06-30")]
    other = [line("a", "2024-05-31", "progress", "9", reporter="罗湖法院", round="2024-05-31")]
    assert silent(same, returned([("否",)])) == ["区金融服务署", "区科技创新局", "区委组织部"]
    assert "罗湖法院" in silent(other, returned([()]))


SAID = st.one_of(
    st.text(max_size=12),
    st.from_regex("[0-9]{5}(\\.[0-9]*)?", fullmatch=True),
    st.dates().map(str),
    st.sampled_from(["是", "否", "无", "2024年6月28日", "2024年6月31日"]),
)


@given(st.lists(SAID, max_size=8))
def test_whatever_a_row_says_it_is_recorded_or_told_of(said: list[str]) -> None:
    found = taken(returned([said]))
    assert len(found.answers) + found.blank == (0 if found.faults else 1)
    for answer in found.answers:
        assert new_entry({**answer.fields, "entry": "a", "task": "10", "recorded": "x"}).date <= TODAY
