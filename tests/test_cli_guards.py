"""What must not happen by accident: a source overwritten, a record made for the wrong day, a broken one left behind."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from renwu.errors import FileError
from renwu.journal.file import read_journal
from support import journals
from support.journals import line
from support.program import Result


@pytest.fixture
def office(inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert inside("init", "--sample").code == 0
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("log -o data/tasks.progress.jsonl", "data/tasks.progress.jsonl 是进展记录，不能覆盖"),
        ("list --format json -o data/tasks.yaml", "data/tasks.yaml 是方案，不能覆盖"),
        ("list -o other.progress.jsonl", "other.progress.jsonl 是进展记录的名字"),
    ],
)
def test_an_answer_does_not_overwrite_what_it_is_from(
    inside: Callable[..., Result], office: Path, typed: str, message: str
) -> None:
    assert inside("done", "6", "--date", "2023-12-18").code == 0
    before = [path.read_bytes() for path in sorted((office / "data").iterdir())]
    assert inside(*typed.split()) == (2, "", f"错误：-o：{message}；换一个文件名\n")
    assert [path.read_bytes() for path in sorted((office / "data").iterdir())] == before


@pytest.mark.parametrize("end", ["}", "x", "}x", "]\n"])
def test_a_stray_character_behind_an_entry_makes_it_none(end: str) -> None:
    found = journals.of(line("a", "2024-03-01", "done") + end)
    assert (found.entries, [problem.code for problem in found.problems]) == ([], ["RW401"])


@pytest.mark.usefixtures("office")
def test_what_is_recorded_has_a_date_and_no_as_of(inside: Callable[..., Result]) -> None:
    message = "错误：--as-of 只用于查询；事情发生的日期写 --date\n"
    assert inside("done", "6", "--as-of", "2023-12-18") == (2, "", message)


@pytest.mark.usefixtures("office")
def test_a_blank_id_is_no_task(inside: Callable[..., Result]) -> None:
    result = inside("done", "")
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：方案里没有编号为“”的任务；")


@pytest.mark.usefixtures("office")
def test_a_reminder_counts_its_reply_day_from_its_own(inside: Callable[..., Result], office: Path) -> None:
    assert inside("urge", "14", "--date", "2024-02-01", "--reply-by", "+7d").code == 0
    (entry,) = read_journal(office / "data" / "tasks.progress.jsonl").entries
    assert entry.text("reply_by") == "2024-02-08"
    refused = inside("urge", "14", "--date", "2024-02-01", "--reply-by", "2024-01-31")
    assert refused == (2, "", "错误：--reply-by：2024-01-31早于催办的日期2024-02-01\n")


def test_a_retraction_leaves_no_entry_broken(inside: Callable[..., Result], office: Path) -> None:
    assert inside("done", "6", "--date", "2023-12-18").code == 0
    assert inside("verify", "6", "--date", "2024-01-05").code == 0
    done, verified = read_journal(office / "data" / "tasks.progress.jsonl").entries
    refused = inside("retract", done.entry, "--reason", "误")
    assert refused.stderr == (
        f"错误：第6项与2024-01-05的“销号”（记录号{verified.entry}）矛盾：还没有办结，不能销号。没有登记任何记录\n"
    )
    assert inside("retract", done.entry, verified.entry, "--reason", "误").code == 0
    assert inside("check", "--strict").code == 0


def test_a_link_that_leads_nowhere_is_not_no_journal(inside: Callable[..., Result], office: Path) -> None:
    (office / "data" / "tasks.progress.jsonl").symlink_to("gone.jsonl")
    message = "错误：打不开 data/tasks.progress.jsonl：它指向的文件不在了；恢复那个文件，或去掉这个链接\n"
    assert inside("overdue", "--as-of", "2025-01-01") == (2, "", message)
    with pytest.raises(FileError):
        read_journal(office / "data" / "tasks.progress.jsonl")


@pytest.mark.usefixtures("office")
def test_what_was_recorded_but_could_not_be_told_is_said_to_be_recorded(
    renwu: Callable[..., Result], office: Path
) -> None:
    with Path(os.devnull).with_name("full").open("w", encoding="utf-8") as full:
        result = renwu("done", "11", cwd=office, stdout=full)
    assert (result.code, result.stderr) == (2, "错误：已经登记，但写不到标准输出：磁盘已满\n")
    assert [entry.task for entry in read_journal(office / "data" / "tasks.progress.jsonl").entries] == ["11"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"recorded": "2024/2/1"}, "登记时间“2024/2/1”读不出"),
        ({"reply_by": "2024年2月"}, "回复期限“2024年2月”读不出"),
    ],
)
def test_check_reads_what_a_query_only_compares(
    inside: Callable[..., Result], office: Path, fields: dict[str, str], message: str
) -> None:
    entry = line("a", "2024-03-01", "urged", "14", **fields)
    (office / "data" / "tasks.progress.jsonl").write_text(f"{entry}\n", encoding="utf-8")
    assert f"data/tasks.progress.jsonl:1:1: 警告 RW404 {message}\n" in inside("check").stdout


@pytest.mark.usefixtures("office")
def test_first_lead_is_a_question_about_leads(inside: Callable[..., Result]) -> None:
    message = "错误：--first-lead 只用于 --by lead\n"
    assert inside("summary", "--by", "section", "--first-lead") == (2, "", message)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("list —-lead 甲", "“—-lead”开头的横线不是半角的；写成 --lead；renwu list -h 查看用法"),
        ("list --lead 金融署、科创局", "--lead：“金融署、科创局”是几个单位；一个选项写一个，再写一次选项就是“或”"),
        ("progress 1 2", "缺少进展内容：“2”是任务编号；写成如 renwu progress 6 已完成招标"),
    ],
)
def test_what_was_meant_is_said_where_it_can_be_guessed(
    inside: Callable[..., Result], typed: str, message: str
) -> None:
    assert inside(*typed.split(" ")) == (2, "", f"错误：{message}\n")


@pytest.mark.parametrize("text", ['"一网通办"改革', "[试点]开展改革", "'两个'健全"])
def test_a_text_that_is_quoted_in_part_is_named_as_that(inside: Callable[..., Result], office: Path, text: str) -> None:
    plan = office / "data" / "tasks.yaml"
    written = plan.read_text(encoding="utf-8").replace("text: 设立风险代偿专项扶持计划。", f"text: {text}")
    plan.write_text(written, encoding="utf-8")
    assert "错误 RW104 引号或方括号只包住了一部分文字\n" in inside("check").stdout


def test_a_file_s_ending_and_a_format_that_contradict_each_other_are_refused(
    inside: Callable[..., Result], plan: Path
) -> None:
    result = inside("list", "--file", plan, "-o", "台账.xlsx", "--format", "csv")
    assert result == (2, "", "错误：-o：台账.xlsx 的扩展名是 xlsx 的，--format 却是 csv；去掉其中一个\n")
    assert not Path("台账.xlsx").exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("data/tasks.progress.jsonl", "q.csv 是进展记录，不能覆盖；换一个文件名"),
        ("other.progress.jsonl", "q.csv 是链接，指向进展记录；换一个文件名"),
        ("other.yaml", "q.csv 是链接，指向 other.yaml；换一个文件名"),
    ],
)
def test_nothing_is_written_over_a_journal_or_plan_through_a_link(
    office: Path, inside: Callable[..., Result], target: str, message: str
) -> None:
    (office / target).write_bytes(b"")
    Path("q.csv").symlink_to(target)
    assert inside("list", "-o", "q.csv") == (2, "", f"错误：-o：{message}\n")
    assert (office / target).read_bytes() == b""


@pytest.mark.parametrize("typed", ["list", "report -o x.docx", "done 1", "check", "notice --each n"])
def test_a_folder_without_plans_is_one_message(office: Path, inside: Callable[..., Result], typed: str) -> None:
    (office / "empty").mkdir()
    code, stdout, stderr = inside(*typed.split(), "--file", "empty")
    assert (code, stdout) == (2, "")
    assert stderr.startswith("错误：empty 里没有方案")


@pytest.mark.parametrize("folder", [".", "..", "/", "data"])
@pytest.mark.parametrize("typed", ["import 表.csv -o {}", "import {}"])
def test_a_folder_in_a_file_s_place_is_one_message(
    office: Path, inside: Callable[..., Result], folder: str, typed: str
) -> None:
    (office / "表.csv").write_text("重点任务,完成时限,牵头单位\n甲事。,2024年,甲局\n", encoding="utf-8")
    code, stdout, stderr = inside(*typed.format(folder).split())
    assert (code, stdout) == (2, "")
    assert stderr.startswith("错误：")
    assert "Traceback" not in stderr


def test_a_clock_that_was_set_back_puts_no_entry_before_those_of_the_day(
    office: Path, inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    journals.today_is(monkeypatch, "2024-12-20", "10:00:00")
    assert inside("done", "6").code == 0
    journals.today_is(monkeypatch, "2024-12-20", "09:00:00")
    _, stdout, stderr = inside("return", "6", "--reason", "材料不全")
    assert stderr == (
        "现在的时钟2024-12-20T09:00:00+08:00早于第6项2024-12-20上一条记录的登记时间2024-12-20T10:00:00+08:00，"
        "这一条的登记时间记作2024-12-20T10:00:01+08:00；请核对时钟\n"
    )
    assert "现状：逾期355天" in stdout
    entries = read_journal(office / "data" / "tasks.progress.jsonl").entries
    assert [entry.recorded[11:19] for entry in entries] == ["10:00:00", "10:00:01"]


def test_a_retraction_that_took_no_effect_says_so_in_the_log(office: Path, inside: Callable[..., Result]) -> None:
    journals.saved(
        office / "data" / "tasks.yaml",
        line("a", "2024-06-01", "retracted", retracts="b", reason="误"),
        line("c", "2024-06-02", "retracted", retracts="a", reason="误"),
    )
    reasons = ["“a”本身是作废记录，不能再作废", "要作废的记录“b”不在文件里"]
    assert [row["refused"] for row in json.loads(inside("log", "--format", "json").stdout)["entries"]] == reasons
    assert all(f"未采信：{reason}" in inside("log").stdout for reason in reasons)


def test_a_notice_that_cannot_be_recorded_says_what_stands_on_the_disk(
    office: Path, inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renwu.journal.file.Appender.append", _full)
    code, stdout, stderr = inside("notice", "--unit", "区科技创新局", "-o", "督办.md", "--record")
    assert (code, stdout) == (2, "")
    assert stderr.splitlines()[-1] == ("错误：磁盘已满。已经写好、还没有登记催办的：督办.md；改好以后移走它们再来一次")
    assert (office / "督办.md").is_file()


def _full(*_: object) -> None:
    raise FileError("磁盘已满")
