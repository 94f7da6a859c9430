"""督办等级 in notices: which grade a paper has, what it says of the reminders before it, and what is recorded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from renwu.journal import history
from renwu.papers.notice import Notice, Wording
from renwu.papers.notices import Per, Wanted, notices
from renwu.standing.status import standings
from support import journals, plans
from support.journals import line
from support.program import Result

AS_OF = date(2024, 7, 1)
PLAN = """\
title: 甲表
issued: 2024-01-15
sections:
  - measures:
      - tasks:
          - {id: 1, text: 第一项。, deadline: 2024年3月15日, lead: [甲局]}
          - {id: 2, text: 第二项。, deadline: 2024年6月, lead: [乙局, 甲局]}
          - {id: 3, text: 第三项。, deadline: 2024年7月20日, lead: [甲局]}
          - {id: 4, text: 第四项。, deadline: 常态化推进, lead: [丙局]}
"""
FIRST = line("a", "2024-05-10", "urged", reply_by="2024-05-20")
SECOND = line("b", "2024-06-03", "urged", slip="督3号", reply_by="2024-06-11")
HOW = "（催办以后报送进展、办结或节点完成的，算回复；没有写报送人的，算各牵头单位的回复）"


def made(*lines: str, text: str = PLAN, wanted: Wanted = Wanted()) -> list[Notice]:  # noqa: B008  # nothing changes it
    plan = plans.plan(text)
    found = history.histories(plan, journals.entries(*lines), AS_OF)
    return notices(standings(plan, AS_OF, histories=found), AS_OF, wanted)


def papers(*lines: str, wanted: Wanted = Wanted()) -> list[tuple[str, str, str]]:  # noqa: B008  # the same
    """Whom each is for, what it is called, and which tasks are in it."""
    return [(one.unit, one.name, "、".join(ref.id for ref in one.tasks)) for one in made(*lines, wanted=wanted)]


def earlier(notice: Notice) -> list[str]:
    """What a paper says of the reminders before it, line by line; nothing where it says none."""
    return dict(notice.foot[0]).get("此前催办", "").splitlines()


def test_a_paper_has_the_grade_above_a_reminder_whose_day_to_reply_passed() -> None:
    assert papers(FIRST) == [
        ("甲局", "督办通知单", "1、2"),
        ("甲局", "提示函", "3"),
        ("乙局", "督办通知单", "2"),
    ]
    assert papers(FIRST, SECOND) == [
        ("甲局", "限时督办", "1"),
        ("甲局", "督办通知单", "2"),
        ("甲局", "提示函", "3"),
        ("乙局", "督办通知单", "2"),
    ]


@pytest.mark.parametrize("reporter", ["甲局", ""])
def test_it_has_no_higher_one_once_the_unit_has_answered(reporter: str) -> None:
    answer = line("r", "2024-06-20", "progress", note="已开工", reporter=reporter)

    assert papers(FIRST, SECOND, answer)[0] == ("甲局", "督办通知单", "1、2")


def test_of_two_leads_only_that_escalates_which_has_not_answered() -> None:
    urged = line("b", "2024-06-03", "urged", "2", slip="督3号", reply_by="2024-06-11")
    answer = line("r", "2024-06-05", "progress", "2", note="已开工", reporter="甲局")

    assert papers(urged, answer) == [
        ("甲局", "督办通知单", "1、2"),
        ("甲局", "提示函", "3"),
        ("乙局", "限时督办", "2"),
    ]


def test_every_paper_has_the_grade_that_the_user_names() -> None:
    assert papers(FIRST, SECOND, wanted=Wanted(grades={"": "催办单"})) == [
        ("甲局", "催办单", "1、2"),
        ("甲局", "提示函", "3"),
        ("乙局", "催办单", "2"),
    ]


def test_papers_for_a_unit_or_a_task_are_one_for_each_grade() -> None:
    assert papers(FIRST, SECOND, wanted=Wanted(per=Per.UNIT)) == papers(FIRST, SECOND)
    assert [ids for unit, _, ids in papers(FIRST, wanted=Wanted(per=Per.TASK)) if unit == "甲局"] == [
        "1",
        "2",
        "3",
    ]


def test_a_paper_says_which_reminders_came_before_it_and_whether_they_were_answered() -> None:
    lines = (
        FIRST,
        line("r", "2024-05-25", "progress", note="已开工", reporter="甲局"),
        SECOND,
        line("x", "2024-06-04", "urged", "2"),
    )
    first, second, *_ = made(*lines)

    assert (first.title, second.title) == ("限时督办", "督办通知单")
    assert earlier(first) == [
        (
            "第1项，本次是第3次：催办单，2024年5月10日，限2024年5月20日回复，逾期5天回复；"
            "督办通知单（督3号），2024年6月3日，限2024年6月11日回复，未回复。"
        ),
        HOW,
    ]
    assert earlier(second) == ["第2项，本次是第2次：催办单，2024年6月4日，未回复。", HOW]


@pytest.mark.parametrize(
    ("lines", "reply"),
    [
        ((line("a", "2024-06-20", "urged", reply_by="2024-06-30"),), "限2024年6月30日回复，未回复"),
        ((line("a", "2024-06-20", "urged", reply_by="2024-07-01"),), "限2024年7月1日回复，未回复（未到期限）"),
        (
            (line("a", "2024-06-20", "urged", reply_by="2024-06-30"), line("r", "2024-06-30", "progress", note="x")),
            "限2024年6月30日回复，限期内回复",
        ),
        ((line("a", "2024-06-20", "urged"), line("r", "2024-06-30", "progress", note="x")), "已回复"),
        (
            (
                line("a", "2024-06-20", "urged", reply_by="2024-06-25"),
                line("d", "2024-06-26", "done", reporter="区政府督查室"),
                line("e", "2024-06-27", "returned", reason="佐证材料不全"),
            ),
            "限2024年6月25日回复，随任务办结",
        ),
    ],
)
def test_what_became_of_a_reminder_is_told_in_words(lines: tuple[str, ...], reply: str) -> None:
    first, *_ = made(*lines)

    assert earlier(first)[0] == f"第1项，本次是第2次：催办单，2024年6月20日，{reply}。"


def test_what_was_recorded_of_the_paper_itself_is_no_reminder_before_it() -> None:
    own = line("c", "2024-07-01", "urged", reply_by="2024-07-08", grade="限时督办")
    numbered = line("d", "2024-06-28", "urged", slip="督9号", reply_by="2024-07-05", grade="限时督办")

    assert [earlier(one) for one in made(FIRST, SECOND, own)] == [earlier(one) for one in made(FIRST, SECOND)]
    again, *_ = made(FIRST, SECOND, numbered, wanted=Wanted(Wording("督9号")))
    assert (again.title, earlier(again)) == ("限时督办", earlier(made(FIRST, SECOND)[0]))


def test_a_unit_that_was_urged_about_what_is_not_overdue_and_does_not_reply_is_urged_again() -> None:
    lines = (
        line("a", "2024-06-10", "urged", "3", reply_by="2024-06-17"),
        line("b", "2024-06-10", "urged", "4", reply_by="2024-06-17"),
    )
    found = made(*lines)

    assert [(one.unit, one.name, "、".join(ref.id for ref in one.tasks)) for one in found] == [
        ("甲局", "督办通知单", "1、2、3"),
        ("乙局", "督办通知单", "2"),
        ("丙局", "督办通知单", "4"),
    ]
    assert [one.head[-1][0][1] for one in (found[0], found[2])] == [
        "截至2024年7月1日，甲局牵头的下列3项重点任务逾期未办结或催办到期未回复，请抓紧办理。",
        "截至2024年7月1日，丙局牵头的下列1项重点任务催办到期未回复，请抓紧办理。",
    ]
    assert [each.days for one in (found[0], found[2]) for each in one.matters] == ["108", "1", "剩19天", "常态化"]
    demands = dict(line[0] for line in found[2].foot)["办理要求"].splitlines()
    assert demands[0] == "1. 逐项说明办理情况和没有按期回复的原因，明确措施、责任人和办结时间。"


def test_a_task_that_is_closed_or_suspended_is_urged_no_more() -> None:
    urged = line("a", "2024-06-10", "urged", "4", reply_by="2024-06-17")
    for ended in (
        line("d", "2024-06-20", "done", "4", reporter="区政府督查室"),
        line("d", "2024-06-20", "suspended", "4", reason="规划调整", approved_by="区政府"),
    ):
        assert "丙局" not in [one.unit for one in made(urged, ended)]


def test_grades_are_called_as_the_plan_says() -> None:
    text = f"grades: [提醒单, 督办函, 挂牌督办]\n{PLAN}"

    assert [one.name for one in made(text=text)] == ["督办函", "提示函", "督办函"]
    assert made(FIRST, SECOND, text=text)[0].title == "挂牌督办"
    assert earlier(made(FIRST, SECOND, text=text)[0])[0].startswith("第1项，本次是第3次：提醒单，")


def test_a_unit_that_gets_a_letter_gets_one_of_the_next_grade_too() -> None:
    text = PLAN.replace("title: 甲表\n", "title: 甲表\nunits: {甲局: {paper: 商请函}}\n")

    assert [(one.title, one.name) for one in made(FIRST, SECOND, text=text)[:2]] == [
        ("商请函", "商请函（限时督办）"),
        ("商请函", "商请函（逾期）"),
    ]


# `renwu notice`


@pytest.fixture
def notice(inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `renwu notice` on 2024-07-01, in a folder with the plan, its journal being two reminders of task 1."""
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    journals.saved(path, FIRST, SECOND)
    journals.today_is(monkeypatch, "2024-07-01")
    return lambda *typed: inside("notice", *typed)


def recorded() -> list[tuple[object, ...]]:
    """Of each entry beyond the first two its task, number, grade and units."""
    entries = journals.kept(Path("data", "tasks.yaml"))[2:]
    return [(each["task"], each.get("slip"), each["grade"], each.get("unit")) for each in entries]


def test_a_paper_of_another_grade_goes_to_a_file_of_its_own(notice: Callable[..., Result]) -> None:
    assert notice("--unit", "甲局", "--each", "发文").stderr == (
        f"{Path('发文') / '限时督办-甲局.docx'}：甲局，限时督办，1项\n"
        f"{Path('发文') / '督办通知单-甲局.docx'}：甲局，督办通知单，1项\n"
        f"{Path('发文') / '提示函-甲局.docx'}：甲局，提示函，1项\n"
    )
    assert notice("--unit", "甲局", "-o", "a.md") == (
        0,
        "",
        (
            "甲局另有1项要发督办通知单，不写在同一份里；加写一份：renwu notice --unit 甲局 --each 文件夹\n"
            "甲局另有1项临期，要发提示函，不写在同一份里；加写一份：renwu notice --unit 甲局 --each 文件夹\n"
            "a.md：甲局，限时督办，1项\n"
        ),
    )
    assert Path("a.md").read_text(encoding="utf-8").splitlines()[11:13] == [
        (
            "- 此前催办：第1项，本次是第3次：催办单，2024年5月10日，限2024年5月20日回复，未回复；"
            f"督办通知单（督3号），2024年6月3日，限2024年6月11日回复，未回复。<br>{HOW}"
        ),
        (
            "- 办理要求：1. 逐项说明逾期原因，明确措施、责任人和办结时间，抓紧办理。"
            "<br>2. 在回复期限前书面回复办理情况；已经办结的，附佐证材料。"
            "<br>3. 确有客观原因需要延期的，说明理由，按程序报批。"
        ),
    ]


def test_the_grade_may_be_said(notice: Callable[..., Result]) -> None:
    assert notice("--unit", "乙局", "--grade", "限时", "-o", "a.md").stderr == "a.md：乙局，限时督办，1项\n"
    assert notice("--unit", "乙局", "--grade", "挂牌督办", "-o", "b.md") == (
        2,
        "",
        "错误：--grade：没有“挂牌督办”；可选的有：催办单、督办通知单、限时督办\n",
    )


def test_what_is_recorded_has_the_grade_and_whom_it_went_to(notice: Callable[..., Result]) -> None:
    assert notice("--each", "发文", "--record").code == 0
    assert recorded() == [
        ("1", None, "限时督办", None),
        ("2", None, "督办通知单", None),
        ("3", None, "催办单", None),
    ]


def test_each_number_is_a_reminder_of_its_own_to_the_unit_that_it_went_to(notice: Callable[..., Result]) -> None:
    assert notice("--each", "发文", "--number-from", "督9号", "--record").code == 0
    assert recorded() == [
        ("1", "督9号", "限时督办", None),
        ("2", "督10号", "督办通知单", ["甲局"]),
        ("3", "督11号", "催办单", None),
        ("2", "督12号", "督办通知单", ["乙局"]),
    ]
    again = notice("--each", "再发", "--number-from", "督9号", "--record")
    assert len([told for told in again.stderr.splitlines() if told.endswith("没有再登记")]) == 4
    assert len(recorded()) == 4


def test_of_two_leads_each_is_recorded_once(notice: Callable[..., Result]) -> None:
    assert notice("--unit", "乙局", "-o", "a.md", "--record").code == 0
    assert notice("--each", "发文", "--record").code == 0
    assert [each for each in recorded() if each[0] == "2"] == [
        ("2", None, "督办通知单", ["乙局"]),
        ("2", None, "督办通知单", ["甲局"]),
    ]
