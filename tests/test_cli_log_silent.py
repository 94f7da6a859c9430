"""`renwu log`: what was recorded, newest first. `renwu silent`: who has not reported."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

from support import journals
from support.journals import line
from support.program import Result, drawn

AS_OF = ("--as-of", "2024-07-01")
LINES = (
    line("a", "2024-03-10", "progress", "1", note="已与三家银行签约", reporter="区金融服务署"),
    line(
        "b",
        "2024-03-20",
        "done",
        "1",
        recorded="2024-03-25T09:00:00+08:00",
        reporter="区金融服务署",
        evidence=["验收.pdf", "b.pdf"],
    ),
    line("c", "2024-04-01", "verified", "1", reporter="区政府督查室"),
    line(
        "d",
        "2024-06-20",
        "extended",
        "10",
        to="2024年9月",
        reason="资金未到位",
        approved_by="区政府",
        document="某府办〔2024〕9号",
    ),
    line("e", "2024-06-21", "reassigned", "10", lead=["区工信局"], support=["区财政局"], reason="机构改革"),
    line("f", "2024-05-10", "urged", "2", slip="督〔2024〕3号", reply_by="2024-05-20"),
    line("g", "2024-06-22", "progress", "9", note="记错了"),
    line("h", "2024-06-23", "retracted", "9", retracts="g", reason="记到了别的任务上"),
)
BROKEN = line("i", "2024-06-24", "resumed", "9")
WARNING = (
    f"{Path('data', 'tasks.progress.jsonl')}:9:1: 警告 RW405 第9项没有中止，无须恢复\n"
    f"    9 | {BROKEN}\n"
    "      | ^\n"
    "   renwu retract 可作废其中一条；文件不动\n"
)
NONE = "没有进展记录。\n"


@pytest.fixture
def ledger(inside: Callable[..., Result], plan: Path) -> Callable[..., Result]:
    """Run the program where the small plan has a journal, as of 2024-07-01."""
    journals.saved(plan, *LINES)

    def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
        return inside(*arguments, *(() if "--as-of" in arguments else AS_OF), env=env)

    return run


@pytest.fixture
def logged(ledger: Callable[..., Result]) -> Callable[..., str]:
    """The ids of the entries that a log shows, with a space between."""

    def ids(*arguments: str) -> str:
        result = ledger("log", *arguments, "--format", "json")
        assert result.code == 0
        return " ".join(entry["entry"] for entry in json.loads(result.stdout)["entries"])

    return ids


# The log


def test_the_log_shows_every_entry_newest_first_with_everything_it_says(ledger: Callable[..., Result]) -> None:
    with Path("data", "tasks.progress.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{BROKEN}\n")
    result = ledger("log")
    assert [each.split() for each in result.stdout.splitlines()[2:]] == [
        ["2024-06-24", "9", "恢复", "未采信：没有中止，无须恢复", "i"],
        ["2024-06-23", "9", "作废", "理由：记到了别的任务上；作废的记录：g", "h"],
        ["2024-06-22", "9", "进展", "记错了", "已作废", "g"],
        ["2024-06-21", "10", "调整责任单位", "理由：机构改革；牵头单位：区工信局；协办单位：区财政局", "e"],
        [
            "2024-06-20",
            "10",
            "延期",
            "理由：资金未到位；延至：2024年9月；批准人：区政府；批准文号：某府办〔2024〕9号",
            "d",
        ],
        ["2024-05-10", "2", "催办", "督办单号：督〔2024〕3号；回复期限：2024-05-20", "f"],
        ["2024-04-01", "1", "销号", "区政府督查室", "c"],
        ["2024-03-20", "1", "办结", "区金融服务署", "佐证：验收.pdf、b.pdf", "补录", "b"],
        ["2024-03-10", "1", "进展", "区金融服务署", "已与三家银行签约", "a"],
    ]
    assert result.stdout.split("\n")[0].split() == ["日期", "编号", "事项", "报送人", "内容", "标注", "记录号"]
    assert (result.code, result.stderr) == (0, WARNING)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("", "h g e d f c b a"),
        ("1", "c b a"),
        ("10 1", "e d c b a"),
        ("8", ""),
        ("--since 2024-06-21", "h g e"),
        ("--since 2024-06", "h g e d"),
        ("--since -9d", "h g"),
        ("--until 2024-04-01", "c b a"),
        ("--until 2024-03", "b a"),
        ("--since 2024-04 --until 2024-05", "f c"),
        ("--since 2024-06-22 --until 2024-06-22", "g"),
        ("--reporter 区金融服务署", "b a"),
        ("--reporter 督查", "c"),
        ("--reporter 督查 --reporter 金融署", "c b a"),
        ("--event done", "b"),
        ("--event 办结", "b"),
        ("--event progress --event 催办", "g f a"),
        ("1 --event progress --reporter 金融", "a"),
        ("--as-of 2024-03-31", "b a"),
        ("--as-of 2024-06-22", "g e d f c b a"),
        ("--recorded-by 2024-03-24", "a"),
        ("--recorded-by 2024-03-25", "b a"),
    ],
)
def test_the_log_shows_what_is_asked_for(logged: Callable[..., str], arguments: str, ids: str) -> None:
    assert logged(*arguments.split()) == ids


@pytest.mark.parametrize(
    ("arguments", "retracted"),
    [((), True), (("--as-of", "2024-06-22"), True), (("--recorded-by", "2024-06-22"), False)],
)
def test_an_entry_is_marked_as_retracted_at_any_date_once_that_was_written_down(
    ledger: Callable[..., Result],
    arguments: tuple[str, ...],
    retracted: bool,  # noqa: FBT001  # what the case expects
) -> None:
    entries = json.loads(ledger("log", "9", *arguments, "--format", "json").stdout)["entries"]
    assert {entry["entry"]: entry["retracted"] for entry in entries}["g"] is retracted


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("99", "方案里没有编号为“99”的任务；编号如 9，几个编号用空格分开，renwu list 列出全部"),
        (
            "--event 做完",
            (
                "--event：没有“做完”；可选的有：progress（进展）、done（办结）、verified（销号）、returned（退回重办）、"
                "extended（延期）、suspended（中止）、resumed（恢复）、cancelled（终止）、reassigned（调整责任单位）、"
                "urged（催办）、retracted（作废）、reached（节点完成）"
            ),
        ),
        (
            "--since 年中",
            "--since：“年中”不是一个日期；写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m",
        ),
        (
            "--until 2024-02-30",
            "--until：日历上没有“2024-02-30”；写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m",
        ),
    ],
)
def test_a_log_of_what_is_not_there_is_an_error(ledger: Callable[..., Result], arguments: str, message: str) -> None:
    assert ledger("log", *arguments.split()) == (2, "", f"错误：{message}\n")


@pytest.mark.parametrize("data", [None, "", "\n"])
def test_an_empty_log_says_so_in_words(inside: Callable[..., Result], plan: Path, data: str | None) -> None:
    if data is not None:
        Path("data", "tasks.progress.jsonl").write_text(data, encoding="utf-8")
    assert inside("log", "--file", plan, *AS_OF) == (0, NONE, "")
    assert json.loads(inside("log", "--file", plan, *AS_OF, "--format", "json").stdout)["entries"] == []


def test_the_log_as_json_has_every_field(ledger: Callable[..., Result]) -> None:
    answer = json.loads(ledger("log", "1", "--event", "done", "--format", "json").stdout)
    assert (answer["schema"], answer["as_of"]) == (1, "2024-07-01")
    assert answer["entries"] == [
        {
            "entry": "b",
            "task": "1",
            "date": "2024-03-20",
            "event": "done",
            "note": None,
            "reporter": "区金融服务署",
            "evidence": ["验收.pdf", "b.pdf"],
            "reason": None,
            "to": None,
            "approved_by": None,
            "document": None,
            "slip": None,
            "reply_by": None,
            "lead": [],
            "support": [],
            "retracts": None,
            "contact": None,
            "round": None,
            "review_by": None,
            "received": None,
            "return_by": None,
            "milestone": None,
            "values": None,
            "applied": None,
            "grade": None,
            "unit": [],
            "request": None,
            "settled": [],
            "reviewer": None,
            "recorded": "2024-03-25T09:00:00+08:00",
            "recorded_late": True,
            "retracted": False,
            "refused": None,
            "plan": "tasks",
        }
    ]


def test_a_reporter_that_nobody_is_is_refused(ledger: Callable[..., Result]) -> None:
    assert ledger("log", "--reporter", "没有这样的人") == (
        2,
        "",
        "错误：--reporter：方案里没有单位“没有这样的人”；renwu units 列出全部单位\n",
    )


def test_an_entry_that_names_its_reporter_in_short_is_found_by_the_full_name(
    inside: Callable[..., Result], plan: Path
) -> None:
    journals.saved(plan, line("a", "2024-03-10", "progress", reporter="区科创局"), line("b", "2024-03-11", "progress"))
    found = inside("log", "--file", plan, "--reporter", "科技局", "--format", "json", *AS_OF)
    assert [each["entry"] for each in json.loads(found.stdout)["entries"]] == ["a"]
    assert found.stderr == "“科技局”指区科技创新局\n"


def test_the_log_as_jsonl_has_an_entry_a_line(ledger: Callable[..., Result]) -> None:
    in_json = json.loads(ledger("log", "--format", "json").stdout)["entries"]
    in_lines = ledger("log", "--format", "jsonl").stdout
    assert [json.loads(each) for each in in_lines.splitlines()] == in_json


def test_the_log_as_csv_has_every_field(ledger: Callable[..., Result]) -> None:
    header, *rows = ledger("log", "10", "--format", "csv").stdout.splitlines()
    assert header.startswith(
        "entry,task,date,event,note,reporter,evidence,reason,to,approved_by,document,slip,reply_by,lead,support,"
        "retracts,contact,round,recorded"
    )
    assert [row.split(",")[:19] for row in rows] == [
        [
            "e",
            "10",
            "2024-06-21",
            "reassigned",
            "",
            "",
            "",
            "机构改革",
            "",
            "",
            "",
            "",
            "",
            "区工信局",
            "区财政局",
            "",
            "",
            "",
            "2024-06-21T09:00:00+08:00",
        ],
        [
            "d",
            "10",
            "2024-06-20",
            "extended",
            "",
            "",
            "",
            "资金未到位",
            "2024年9月",
            "区政府",
            "某府办〔2024〕9号",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "2024-06-20T09:00:00+08:00",
        ],
    ]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_the_log_as_csv_says_what_became_of_each_entry(ledger: Callable[..., Result], form: str) -> None:
    header = ledger("log", "--format", form).stdout.splitlines()[0]
    assert {"recorded_late", "retracted", "refused"} <= set(header.replace("\t", ",").split(","))


def test_a_log_in_every_form_has_every_entry(ledger: Callable[..., Result], tmp_path: Path) -> None:
    for ending in (".txt", ".json", ".jsonl", ".csv", ".tsv", ".md"):
        target = tmp_path / f"log{ending}"
        assert ledger("log", "-o", str(target)) == (0, "", f"已写入 {target}\n")
        assert target.read_text(encoding="utf-8-sig").count("2024-0") >= len(LINES)


def test_the_log_on_a_terminal_is_whole(terminal: Callable[..., Result], plan: Path) -> None:
    long = "已在三个口岸开展宣传，" * 20
    journals.saved(plan, line("a", "2024-03-10", "progress", note=long))
    result = terminal("log", *AS_OF, "--color", "never", columns=80)
    (row,) = drawn(result.stdout)
    assert "".join(row[4]) == long


# Who is silent


def test_silent_lists_open_tasks_without_a_report_with_their_unanswered_reminders(
    ledger: Callable[..., Result],
) -> None:
    result = ledger("silent")
    assert [each.split() for each in result.stdout.splitlines()[2:6]] == [
        [
            "区委组织部",
            "2",
            "从未报送",
            "168",
            "督〔2024〕3号：限2024-05-20回复，未回复",
            "常态化",
            "联动招才引智，提供政策扶持。",
        ],
        ["罗湖法院", "9", "从未报送", "168", "剩548天", "推广智能裁判系统。"],
        ["（没有牵头单位）", "8", "从未报送", "168", "未明确时限", "研究联合调解。"],
        ["区工信局", "10", "从未报送", "10", "剩91天", "支持企业新设院士（专家）工作站。"],
    ]
    assert result.stdout.splitlines()[0].split() == [
        *("牵头单位", "编号", "最近报送", "未报天数", "未复的催办", "状态", "重点任务"),
    ]
    assert (result.code, result.stderr) == (0, "")


def test_silent_asked_for_a_lead_lists_that_lead_only(inside: Callable[..., Result], plan: Path) -> None:
    found = inside("silent", "--file", plan, "--lead", "区司法局", "--format", "json", *AS_OF)
    assert [(each["lead"], each["id"]) for each in json.loads(found.stdout)["silent"]] == [("区司法局", "10")]


def test_silent_counts_the_tasks_and_the_units(ledger: Callable[..., Result]) -> None:
    assert (
        ledger("silent", "--lead", "区工信局").stdout.splitlines()[-1] == "截至2024-07-01，未报送1项，涉及牵头单位1个。"
    )


def test_days_that_count_from_nothing_are_said_to_be_unknown(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("issued: 2024-01-15\n", ""), encoding="utf-8")
    lead, _, last, days, *_ = inside("silent", "--lead", "区金融服务署", *AS_OF).stdout.splitlines()[2].split()
    assert (lead, last, days) == ("区金融服务署", "从未报送", "不详")


def test_a_task_that_nobody_leads_counts_as_no_unit(ledger: Callable[..., Result]) -> None:
    assert ledger("silent").stdout.splitlines()[-1] == "截至2024-07-01，未报送4项，涉及牵头单位3个。"


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--as-of 2024-03-31", "1 2 8 9 10 10"),  # 1 is closed, and left out below
        ("--since 2024-06-22", "2 8 9 10"),
        ("--lead 罗湖法院", "9"),
        ("--section 法治", "8 9"),
        ("--status ongoing", "2"),
        ("--recorded-by 2024-06-22", "2 8 10"),  # the report on 9 was not yet retracted
    ],
)
def test_silent_takes_filters_and_dates(ledger: Callable[..., Result], arguments: str, ids: str) -> None:
    answer = json.loads(ledger("silent", *arguments.split(), "--format", "json").stdout)["silent"]
    found = sorted((each["id"] for each in answer), key=int)
    assert found == [each for each in ids.split() if each != "1"]


def test_silent_says_since_when_a_report_was_expected(ledger: Callable[..., Result]) -> None:
    for arguments, since in (
        ((), "2024-06-01"),
        (("--since", "2024-05"), "2024-05-01"),
        (("--since", "-7d"), "2024-06-24"),
    ):
        answer = json.loads(ledger("silent", *arguments, "--format", "json").stdout)["silent"]
        assert {each["since"] for each in answer} == {since}


def test_a_since_that_is_no_day_is_an_error(ledger: Callable[..., Result]) -> None:
    assert ledger("silent", "--since", "年中") == (
        2,
        "",
        "错误：--since：“年中”不是一个日期；写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m\n",
    )


@pytest.mark.parametrize(("arguments", "code"), [("", 1), ("--lead 区金融服务署", 0)])
def test_exit_code_tells_whether_anybody_is_silent(ledger: Callable[..., Result], arguments: str, code: int) -> None:
    assert ledger("silent", "--exit-code", *arguments.split()).code == code
    assert ledger("silent", *arguments.split()).code == 0


def test_nobody_silent_is_said_in_words(ledger: Callable[..., Result]) -> None:
    assert ledger("silent", "--lead", "区金融服务署") == (
        0,
        "没有未报送的任务。\n\n截至2024-07-01，未报送0项，涉及牵头单位0个。\n",
        "",
    )
    assert json.loads(ledger("silent", "--lead", "区金融服务署", "--format", "json").stdout)["silent"] == []


def test_silent_as_json(ledger: Callable[..., Result]) -> None:
    answer = json.loads(ledger("silent", "--lead", "区委组织部", "--format", "json").stdout)
    assert (answer["schema"], answer["as_of"]) == (1, "2024-07-01")
    assert answer["silent"] == [
        {
            "lead": "区委组织部",
            "id": "2",
            "text": "联动招才引智，提供政策扶持。",
            "status": "ongoing",
            "since": "2024-06-01",
            "last": None,
            "silent_days": 168,
            "unanswered": [
                {
                    "entry": "f",
                    "date": "2024-05-10",
                    "slip": "督〔2024〕3号",
                    "reply_by": "2024-05-20",
                    "grade": "督办通知单",
                }
            ],
            "review_by": None,
            "lead_since": None,
            "lead_silent_days": 168,
            "plan": "tasks",
        }
    ]


def test_silent_as_csv(ledger: Callable[..., Result]) -> None:
    assert ledger("silent", "--lead", "区委组织部", "--format", "csv").stdout.splitlines() == [
        "lead,id,last,silent_days,unanswered,status,text,review_by,lead_since,lead_silent_days,plan",
        "区委组织部,2,,168,督〔2024〕3号：限2024-05-20回复，未回复,ongoing,联动招才引智，提供政策扶持。,,,168,tasks",
    ]


SUSPENDED = line("s", "2024-03-01", "suspended", "9", reason="规划调整", approved_by="区政府", review_by="2024-06-30")


@pytest.mark.parametrize(("as_of", "ids"), [("2024-06-30", "1 10 10 2 8"), ("2024-07-01", "1 10 10 2 8 9")])
def test_silent_has_a_suspended_task_once_its_day_to_be_reviewed_has_passed(
    inside: Callable[..., Result], plan: Path, as_of: str, ids: str
) -> None:
    journals.saved(plan, SUSPENDED)
    answer = json.loads(inside("silent", "--as-of", as_of, "--format", "json").stdout)["silent"]

    assert sorted(each["id"] for each in answer) == ids.split()
    assert [each["review_by"] for each in answer if each["id"] == "9"] == ["2024-06-30"] * ids.count("9")


@pytest.mark.parametrize(
    "after",
    [
        (line("t", "2024-06-20", "resumed", "9"),),
        (line("t", "2024-06-20", "cancelled", "9", reason="政策废止", approved_by="区政府"),),
    ],
)
def test_a_suspension_that_is_over_is_not_to_be_reviewed(
    inside: Callable[..., Result], plan: Path, after: Sequence[str]
) -> None:
    journals.saved(plan, SUSPENDED, *after)
    answer = json.loads(inside("silent", *AS_OF, "--format", "json").stdout)["silent"]

    assert [each["review_by"] for each in answer if each["review_by"]] == []


def test_silent_says_which_suspensions_are_to_be_reviewed(inside: Callable[..., Result], plan: Path) -> None:
    journals.saved(plan, SUSPENDED)

    assert inside("silent", "--lead", "罗湖法院", "--exit-code", *AS_OF) == (
        1,
        """\
牵头单位  编号  最近报送  未报天数  未复的催办  复核期限    状态  重点任务
--------  ----  --------  --------  ----------  ----------  ----  ------------------
罗湖法院  9     从未报送       168              2024-06-30  中止  推广智能裁判系统。

截至2024-07-01，未报送0项，涉及牵头单位0个。
中止1项已过复核期限；该恢复的用 renwu resume，该终止的用 renwu cancel。
""",
        "",
    )


def test_silent_without_a_journal_asks_about_every_open_task(inside: Callable[..., Result], plan: Path) -> None:
    answer = json.loads(inside("silent", "--file", plan, *AS_OF, "--format", "json").stdout)["silent"]
    assert sorted(each["id"] for each in answer) == ["1", "10", "10", "2", "8", "9"]


@pytest.mark.parametrize("as_of", ["0001-01-01", "0001-01-15"])
def test_silent_is_answered_from_the_first_days_of_the_calendar_on(ledger: Callable[..., Result], as_of: str) -> None:
    assert ledger("silent", "--as-of", as_of).code == 0


def test_the_log_fits_80_columns_and_no_entrys_number_is_broken(terminal: Callable[..., Result], plan: Path) -> None:
    numbers = [f"1m8ex9239xm{letter}" for letter in "abcd"]
    journals.saved(
        plan,
        line(numbers[0], "2024-03-10", "progress", note="已与三家银行签约", reporter="区政务服务数据管理局信息化科"),
        line(numbers[1], "2024-03-12", "verified", reporter="区政府督查室"),
        line(numbers[2], "2024-06-21", "reassigned", "10", lead=["区工信局"], reason="机构改革", approved_by="区政府"),
        line(numbers[3], "2024-06-22", "retracted", retracts=numbers[0], reason="登记错了"),
    )
    shown = terminal("log", "--file", plan, "--as-of", "2024-07-01", "--color", "never", columns=80).stdout

    assert max(map(cell_len, shown.splitlines())) <= 80
    assert [number for number in numbers if number not in shown] == []
    assert "未采信" in shown.replace("\n", "")
