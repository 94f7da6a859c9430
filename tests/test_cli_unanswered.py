"""`renwu silent --unanswered`: who has let the day to reply to a reminder pass, and is due the next grade."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support import journals
from support.journals import line
from support.program import Result

AS_OF = ("--as-of", "2024-07-01")
LINES = (
    line("a", "2024-05-10", "urged", "1", reply_by="2024-05-20"),
    line("b", "2024-06-03", "urged", "1", slip="督〔2024〕3号", reply_by="2024-06-11"),
    line("c", "2024-06-10", "urged", "10", reply_by="2024-06-17"),
    line("d", "2024-06-12", "progress", "10", note="已选址", reporter="区科技创新局"),
    line("e", "2024-06-20", "urged", "9", reply_by="2024-07-01"),
)
NOTES = """
截至2024-07-01，催办到期未回复的2项，涉及牵头单位2个；按最近一次写明回复期限的催办计。
催办以后报送进展、办结或节点完成的，算回复；没有写报送人的，算各牵头单位的回复。
"""


@pytest.fixture
def unanswered(inside: Callable[..., Result], plan: Path) -> Callable[..., Result]:
    """Run `renwu silent --unanswered` where the small plan has a journal, as of 2024-07-01."""
    journals.saved(plan, *LINES)
    return lambda *typed: inside("silent", "--unanswered", *(() if "--as-of" in typed else AS_OF), *typed)


def test_who_is_due_the_next_grade_is_listed_the_latest_first(unanswered: Callable[..., Result]) -> None:
    assert unanswered() == (
        0,
        """\
牵头单位      编号  上次等级    督办单号       回复期限    过期天数  已催次数  下一等级    状态       重点任务
------------  ----  ----------  -------------  ----------  --------  --------  ----------  ---------  --------------------------------
区金融服务署  1     督办通知单  督〔2024〕3号  2024-06-11        20         2  限时督办    逾期108天  推广 Kplus 跨境支付。
区司法局      10    催办单                     2024-06-17        14         1  督办通知单  逾期1天    支持企业新设院士（专家）工作站。
"""
        + NOTES,
        "",
    )


def test_unanswered_as_json(unanswered: Callable[..., Result]) -> None:
    answer = json.loads(unanswered("--lead", "区金融服务署", "--format", "json").stdout)
    assert answer["unanswered"] == [
        {
            "lead": "区金融服务署",
            "id": "1",
            "text": "推广 Kplus 跨境支付。",
            "status": "overdue",
            "entry": "b",
            "date": "2024-06-03",
            "grade": "督办通知单",
            "slip": "督〔2024〕3号",
            "reply_by": "2024-06-11",
            "days_late": 20,
            "times": 2,
            "next_grade": "限时督办",
            "plan": "tasks",
        }
    ]


def test_unanswered_as_csv(unanswered: Callable[..., Result]) -> None:
    assert unanswered("--lead", "区司法局", "--format", "csv").stdout.splitlines() == [
        "lead,id,entry,date,grade,slip,reply_by,days_late,times,next_grade,status,text,plan",
        "区司法局,10,c,2024-06-10,催办单,,2024-06-17,14,1,督办通知单,overdue,支持企业新设院士（专家）工作站。,tasks",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("--lead 区科技创新局", []),
        ("--lead 区司法局", ["10"]),
        ("--status overdue", ["1", "10"]),
        ("--match 专家", ["10"]),
        ("--as-of 2024-06-02", ["1"]),
        ("--as-of 2024-06-11", []),  # the day of the second, which put off what the first had made due
        ("--as-of 2024-07-02", ["1", "10", "9"]),
        ("--as-of 2024-06-18 --recorded-by 2024-06-10", ["1", "10", "10"]),
    ],
)
def test_unanswered_takes_filters_and_dates(unanswered: Callable[..., Result], typed: str, found: list[str]) -> None:
    answer = json.loads(unanswered(*typed.split(), "--format", "json").stdout)["unanswered"]
    assert [each["id"] for each in answer] == found


def test_that_nobody_is_due_one_is_said_in_words(unanswered: Callable[..., Result]) -> None:
    assert unanswered("--as-of", "2024-05-20").stdout.splitlines()[0] == "没有催办到期未回复的任务。"


@pytest.mark.parametrize(("lead", "code"), [("区司法局", 1), ("罗湖法院", 0)])
def test_exit_code_tells_whether_anybody_is(unanswered: Callable[..., Result], lead: str, code: int) -> None:
    assert unanswered("--lead", lead, "--exit-code").code == code


def test_a_day_since_which_reports_are_missed_means_nothing_here(unanswered: Callable[..., Result]) -> None:
    assert unanswered("--since", "2024-06") == (
        2,
        "",
        "错误：--since 不与 --unanswered 同用：到期未回复的按催办的回复期限计\n",
    )


def test_of_several_plans_each_task_has_its_plan_and_the_grades_are_the_ledger_s(
    inside: Callable[..., Result], plan: Path
) -> None:
    journals.saved(plan, *LINES)
    other = plan.with_name("民生.yaml")
    other.write_text(f"grades: [提醒, 约谈]\n{plan.read_text(encoding='utf-8')}", encoding="utf-8")
    journals.saved(other, LINES[0])
    plan.with_name("ledger.yaml").write_text("grades: [催办, 督办, 挂牌督办]\n", encoding="utf-8")

    answer = json.loads(inside("silent", "--unanswered", "--file", "data", "--format", "json", *AS_OF).stdout)
    assert [(each["plan"], each["id"], each["grade"], each["next_grade"]) for each in answer["unanswered"]] == [
        ("民生", "1", "提醒", "约谈"),
        ("tasks", "1", "督办", "挂牌督办"),
        ("tasks", "10", "催办", "督办"),
    ]
