"""`renwu notice`: which files are written, what is told, and what is recorded once they are."""

import os
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from support import journals, program
from support.journals import line
from support.program import INSTALL_OFFICE, Result

PLAN = """\
title: 甲表
document: 某府办〔2024〕1号
issued: 2024-01-15
sections:
  - measures:
      - tasks:
          - {id: 1, text: 推广 Kplus 支付。, deadline: 2024年3月15日, lead: [区司法局]}
          - {id: 2, text: 设立工作站。, deadline: 2024年6月, lead: [罗湖法院, 区司法局]}
          - {id: 3, text: 完善调解。, deadline: 2024年7月31日, lead: [区司法局]}
          - {id: 4, text: 招才引智。, deadline: 2024年5月, lead: [各产业部门], support: [区人力资源局]}
          - {id: 5, text: 条件研究。, deadline: 2024年5月}
          - {id: 6, text: 推广裁判系统。, deadline: 2025年12月, lead: [区住房建设局]}
"""
DEMANDS = (
    "1. 逐项说明逾期原因，明确措施、责任人和办结时间，抓紧办理。\n"
    "2. 在回复期限前书面回复办理情况；已经办结的，附佐证材料。\n"
    "3. 确有客观原因需要延期的，说明理由，按程序报批。"
)
NOBODY = (
    "第4项没有写：各产业部门不是一个具体单位，不能收文；用 renwu reassign 落实到具体单位\n"
    "第5项没有写：没有牵头单位；用 renwu reassign 落实到具体单位\n"
)
ALSO = "区司法局另有1项临期，要发提示函，不写在同一份里；加写一份：renwu notice --unit 区司法局 --each 文件夹\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "tasks.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


LETTER = "罗湖法院用“函”：《政府督查工作条例》第五条的督查对象里没有法院、检察院和党的机关；另用标题写 --title\n"


@pytest.fixture
def notice(inside: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `renwu notice` on 2024-07-01, in a folder with the plan."""
    assert plan.exists()
    journals.today_is(monkeypatch, "2024-07-01")
    return lambda *typed: inside("notice", *typed)


def texts(path: Path) -> list[str]:
    """Everything that a document says, in order: paragraphs, then the cells of its tables."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [each.text for each in document.paragraphs if each.text] + cells


def test_one_unit_gets_its_overdue_tasks_in_a_file_and_is_told_of_the_others(
    notice: Callable[..., Result], tmp_path: Path
) -> None:
    result = notice("--unit", "区司法局", "--number", "督〔2024〕3号", "--reply-by", "+7d", "-o", "a.docx")

    assert result == (0, "", f"{ALSO}a.docx：区司法局，督办通知单，2项\n")
    assert texts(tmp_path / "a.docx") == [
        *("督办通知单", "＿＿＿＿＿＿（印章）", "2024年7月1日"),
        *("收文单位", "区司法局", "编号", "督〔2024〕3号"),
        *("立项依据", *["甲表（某府办〔2024〕1号）"] * 3),
        *("事项", *["截至2024年7月1日，区司法局牵头的下列2项重点任务逾期未办结，请抓紧办理。"] * 3),
        *("编号", "事项", "完成时限", "逾期天数", "最新进展"),
        *("1", "推广 Kplus 支付。", "2024年3月15日", "108", "无报送记录"),
        *("2", "设立工作站。", "2024年6月", "1", "无报送记录"),
        *(
            "办理要求",
            *[DEMANDS] * 3,
        ),
        *("回复期限", "2024年7月8日前", "签发", "＿＿＿＿＿＿"),
        *("联系人", "＿＿＿＿＿＿", "联系电话", "＿＿＿＿＿＿"),
    ]


def test_a_notice_as_markdown_needs_no_library(notice: Callable[..., Result], tmp_path: Path) -> None:
    assert notice("--unit", "罗湖法院", "--title", "函*", "-o", "a.MD").code == 0

    assert (tmp_path / "a.MD").read_text(encoding="utf-8") == (
        "# 函\\*\n\n"
        "- 收文单位：罗湖法院\n"
        "- 编号：＿＿＿＿＿＿\n"
        "- 立项依据：甲表（某府办〔2024〕1号）\n"
        "- 事项：截至2024年7月1日，罗湖法院牵头的下列1项重点任务逾期未办结，请抓紧办理。\n\n"
        "| 编号 | 事项 | 完成时限 | 逾期天数 | 最新进展 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 2 | 设立工作站。 | 2024年6月 | 1 | 无报送记录 |\n\n"
        "- 办理要求：1. 逐项说明逾期原因，明确措施、责任人和办结时间，抓紧办理。"
        "<br>2. 在回复期限前书面回复办理情况；已经办结的，附佐证材料。"
        "<br>3. 确有客观原因需要延期的，说明理由，按程序报批。\n"
        "- 回复期限：＿＿＿＿＿＿前\n"
        "- 签发：＿＿＿＿＿＿\n"
        "- 联系人：＿＿＿＿＿＿\n"
        "- 联系电话：＿＿＿＿＿＿\n\n"
        "落款：＿＿＿＿＿＿（印章）\n\n"
        "2024年7月1日\n"
    )


def test_a_unit_with_nothing_overdue_is_reminded(notice: Callable[..., Result], tmp_path: Path) -> None:
    result = notice("--unit", "区住房建设局", "--soon", "600", "-o", "a.docx")

    assert result == (0, "", "a.docx：区住房建设局，提示函，1项\n")
    assert texts(tmp_path / "a.docx")[0] == "提示函"


def test_each_writes_a_file_for_every_paper_and_says_which_tasks_are_in_none(
    notice: Callable[..., Result], tmp_path: Path
) -> None:
    result = notice("--each", "发文/7月", "--title", "函")

    folder = Path("发文") / "7月"
    assert (result.code, result.stdout) == (0, "")
    assert result.stderr == NOBODY + (
        f"{folder / '督办通知单-区司法局.docx'}：区司法局，督办通知单，2项\n"
        f"{folder / '提示函-区司法局.docx'}：区司法局，提示函，1项\n"
        f"{folder / '督办通知单-罗湖法院.docx'}：罗湖法院，督办通知单，1项\n"
    )
    names = ["提示函-区司法局.docx", "督办通知单-区司法局.docx", "督办通知单-罗湖法院.docx"]
    assert sorted(path.name for path in (tmp_path / folder).iterdir()) == names
    assert {texts(path)[0] for path in (tmp_path / folder).iterdir()} == {"函"}


def test_a_paper_that_somebody_may_have_filled_in_is_never_replaced(
    notice: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    there = tmp_path / "发文" / "函（逾期）-罗湖法院.docx"
    there.parent.mkdir()
    there.write_text("填好的", encoding="utf-8")
    refused = f"错误：已经有 {Path('发文') / there.name}，可能有人改过或填过，没有改动；换一个名字，或先把它移走\n"

    assert notice("--each", "发文", "--unit", "罗湖法院", "--record") == (2, "", refused)
    assert there.read_text(encoding="utf-8") == "填好的"
    assert not plan.with_name("tasks.progress.jsonl").exists()


def test_each_writes_for_the_units_named(notice: Callable[..., Result], tmp_path: Path) -> None:
    result = notice("--each", "发文", "--unit", "罗湖法院", "--number", "督3号")
    assert result == (0, "", f"{Path('发文') / '函（逾期）-罗湖法院.docx'}：罗湖法院，函（逾期），1项\n{LETTER}")
    assert texts(tmp_path / "发文" / "函（逾期）-罗湖法院.docx")[0] == "函"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--unit", "区住房建设局"), "截至2024-07-01，区住房建设局没有牵头的逾期或临期任务，没有写文件\n"),
        (("--unit", "区人力资源局"), "截至2024-07-01，区人力资源局没有牵头的逾期或临期任务，没有写文件\n"),
        (("--unit", "各产业部门"), NOBODY.splitlines(keepends=True)[0]),
    ],
)
def test_where_no_paper_is_due_none_is_written_and_the_reason_told(
    notice: Callable[..., Result], tmp_path: Path, typed: tuple[str, ...], told: str
) -> None:
    assert notice(*typed, "-o", "a.docx") == (0, "", told)
    assert notice(*typed, "--each", "发文", "--record") == (0, "", told)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["tasks.yaml"]


def test_a_plan_where_nothing_is_due_gets_no_folder(notice: Callable[..., Result], tmp_path: Path) -> None:
    result = notice("--each", "发文", "--as-of", "2024-02-01", "--soon", "0")

    assert result == (0, "", "截至2024-02-01，没有逾期或临期任务，没有写文件\n")
    assert not (tmp_path / "发文").exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("--unit 区司法局", "没有写放在哪里：一个单位写 --unit 单位 -o 文件.docx，每个单位各一份写 --each 文件夹"),
        ("--unit 区司法局 -o a.md --each b", "-o 和 --each 只能写一个：一份用 -o，每个单位各一份用 --each"),
        ("-o a.docx", "-o 只写一个单位的一份：用 --unit 写明是哪一个；每个单位各一份用 --each"),
        (
            "--unit 区司法局 --unit 罗湖法院 -o a.docx",
            "-o 只写一个单位的一份：用 --unit 写明是哪一个；每个单位各一份用 --each",
        ),
        ("--unit 区司法局 -o a.pdf", "-o：从“a.pdf”的扩展名看不出格式；扩展名可以是 .docx、.md"),
        (
            "--each b --unit 区司法局 --number 督3号",
            "--number：一个编号只能用在一份上，这里有2份；用 --unit 和 -o 逐份写，或用 --number-from",
        ),
        ("--unit 区司法局 -o a.md --reply-by 2024-06-30", "--reply-by：2024-06-30早于截至的日期2024-07-01"),
        ("--unit 区司法局 -o a.md --reply-by 0个工作日", "--reply-by：“0个工作日”不是一个期限；写成如 5个工作日"),
        (
            "--unit 区司法局 -o a.md --record --as-of 2024-06-30",
            "--record 登记在今天，不与 --as-of 同用；要补记，用 renwu urge --date",
        ),
        ("--unit 区司法局 -o data.progress.jsonl.md/a.md", "写不了 data.progress.jsonl.md/a.md：没有这个文件或文件夹"),
        ("--unit 区司法局 --each data/tasks.yaml", "data/tasks.yaml 是文件，不是文件夹；--each 换一个文件夹"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    notice: Callable[..., Result], tmp_path: Path, typed: str, message: str
) -> None:
    result = notice(*typed.split())

    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.removeprefix(ALSO) == f"错误：{message}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(("option", "what"), [("--number", "编号"), ("--title", "标题")])
def test_what_is_said_is_not_empty(notice: Callable[..., Result], option: str, what: str) -> None:
    message = f"错误：{option}：{what}是空的；写明{what}，或不写 {option}\n"

    assert notice("--unit", "区司法局", option, " ", "-o", "a.md") == (2, "", message)


def test_a_notice_does_not_overwrite_the_plan(inside: Callable[..., Result], tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN, encoding="utf-8")

    result = inside("notice", "--file", "plan.md", "--unit", "区司法局", "-o", "plan.md")
    assert result == (2, "", "错误：-o：plan.md 是方案，不能覆盖；换一个文件名\n")


def test_recording_writes_what_the_papers_say_each_task_once(notice: Callable[..., Result], plan: Path) -> None:
    result = notice("--each", "发文", "--reply-by", "2024-07-08", "--record")

    entries = journals.kept(plan)
    assert [(each["task"], each["event"], each["date"], each["reply_by"]) for each in entries] == [
        (id_, "urged", "2024-07-01", "2024-07-08") for id_ in ("1", "2", "3")
    ]
    assert [each["grade"] for each in entries] == ["督办通知单", "督办通知单", "催办单"]
    assert [set(each) for each in entries] == [{"entry", "task", "date", "event", "reply_by", "grade", "recorded"}] * 3
    assert result.stdout == "".join(
        f"已登记：第{id_}项 催办 2024-07-01　回复期限：2024-07-08；督办等级：{each['grade']}"
        f"（记录号{each['entry']}）；现状：{stands}\n"
        for id_, each, stands in zip("123", entries, ("逾期108天", "逾期1天", "剩30天"), strict=True)
    )


def test_recording_covers_the_paper_that_was_written_and_no_other(notice: Callable[..., Result], plan: Path) -> None:
    assert notice("--unit", "罗湖法院", "--number", "督3号", "-o", "a.md", "--record").code == 0

    (entry,) = journals.kept(plan)
    assert (entry["task"], entry["slip"], entry["unit"]) == ("2", "督3号", ["罗湖法院"])


def test_the_same_number_records_a_task_once_for_good(
    notice: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ("--unit", "罗湖法院", "--number", "督3号", "--record", "-o")
    notice(*typed, "a.md")
    (entry,) = journals.kept(plan)
    journals.today_is(monkeypatch, "2024-07-02")

    again = notice(*typed, "b.md")
    said = f"第2项已于2024-07-01登记催办（督3号），记录号{entry['entry']}，没有再登记\n"
    assert again == (0, "", f"b.md：罗湖法院，函（逾期），1项\n{LETTER}{said}")
    assert len(journals.kept(plan)) == 1


def test_without_a_number_a_task_is_recorded_once_a_day(
    notice: Callable[..., Result], plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ("--unit", "罗湖法院", "--record", "-o")
    notice(*typed, "a.md")
    (entry,) = journals.kept(plan)

    again = notice(*typed, "b.md")
    said = f"第2项已于2024-07-01登记催办，记录号{entry['entry']}，没有再登记\n"
    assert again == (0, "", f"b.md：罗湖法院，函（逾期），1项\n{LETTER}{said}")
    journals.today_is(monkeypatch, "2024-07-02")
    notice(*typed, "c.md")
    assert len(journals.kept(plan)) == 2


def test_what_was_retracted_is_recorded_anew(notice: Callable[..., Result], plan: Path) -> None:
    journals.saved(
        plan,
        line("a", "2024-07-01", "urged", "2", slip="督3号"),
        line("b", "2024-07-01", "retracted", "2", retracts="a", reason="记错了"),
    )

    notice("--unit", "罗湖法院", "--number", "督3号", "-o", "a.md", "--record")
    assert [each["event"] for each in journals.kept(plan)] == ["urged", "retracted", "urged"]


def test_nothing_is_recorded_where_the_paper_cannot_be_written(notice: Callable[..., Result], plan: Path) -> None:
    result = notice("--unit", "罗湖法院", "-o", "没有/a.docx", "--record")

    assert result == (2, "", f"错误：写不了 {Path('没有') / 'a.docx'}：没有这个文件或文件夹\n")
    assert [path.name for path in plan.parent.iterdir()] == ["tasks.yaml"]


def test_without_the_library_a_document_says_what_to_install_and_markdown_is_written(
    renwu: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    assert plan.exists()
    lacking = tmp_path / "lacking"
    lacking.mkdir()
    (lacking / "docx.py").write_text("raise ModuleNotFoundError(name='docx')", encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join((str(lacking), os.environ.get("PYTHONPATH", "")))}

    message = f"错误：这里要用 python-docx，还没有安装；运行 {INSTALL_OFFICE}\n"
    typed = ("notice", "--unit", "罗湖法院", "--as-of", "2024-07-01", "-o")
    assert renwu(*typed, "a.docx", env=env) == (2, "", message)
    assert renwu(*typed, "a.md", env=env) == (0, "", f"a.md：罗湖法院，函（逾期），1项\n{LETTER}")


def test_the_same_notice_makes_the_same_bytes(notice: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        assert notice("--unit", "罗湖法院", "-o", name).code == 0

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_any_text_makes_a_document(inside: Callable[..., Result], tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(program.PLAN.replace("推广 Kplus 跨境支付。", '"<b>&\\e]]>[red] " '), encoding="utf-8")

    result = inside("notice", "--file", plan, "--unit", "区金融服务署", "--as-of", "2024-07-01", "-o", "a.docx")
    assert result.code == 0
    assert r"<b>&\x1b]]>[red] " in texts(tmp_path / "a.docx")


WITH_MILESTONE = """\
title: 甲表
sections:
  - measures:
      - tasks:
          - {id: 1, text: 建工作站。, deadline: 2024年12月, lead: [区司法局], milestones: [{name: 选址, deadline: 2024年5月}]}
"""


def test_a_task_of_which_only_a_milestone_is_overdue_is_told_of_and_written_where_asked(
    notice: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    plan.write_text(WITH_MILESTONE, encoding="utf-8")

    assert notice("--unit", "区司法局", "-o", "a.md") == (
        0,
        "",
        (
            "第1项没有写督办通知单：有节点逾期，任务没有逾期；要写的加上 --milestones\n"
            "截至2024-07-01，区司法局没有牵头的逾期或临期任务，没有写文件\n"
        ),
    )
    assert notice("--unit", "区司法局", "--milestones", "-o", "a.md") == (0, "", "a.md：区司法局，督办通知单，1项\n")
    lines = (tmp_path / "a.md").read_text(encoding="utf-8").splitlines()
    assert lines[5] == "- 事项：截至2024年7月1日，区司法局牵头的下列1项重点任务有节点逾期未完成，请抓紧办理。"
    assert lines[9] == "| 1 | 建工作站。 | 2024年12月<br>节点“选址”逾期31天 | 31（节点） | 无报送记录 |"


def test_a_task_urged_for_its_milestone_is_recorded_as_urged(notice: Callable[..., Result], plan: Path) -> None:
    plan.write_text(WITH_MILESTONE, encoding="utf-8")

    assert notice("--each", "发文", "--milestones", "--record").code == 0
    assert [(each["task"], each["event"]) for each in journals.kept(plan)] == [("1", "urged")]
