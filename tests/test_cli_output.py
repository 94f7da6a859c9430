"""In what form an answer comes, and where to: formats, files, terminals, colour, encodings, pipes."""

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from support.program import AS_ORDINARY_USER, SHIPPED, UNRECORDED, USING_SHIPPED, Result, drawn

AS_OF = ("--as-of", "2024-07-01")
SHOWN = ("--file", SHIPPED, "--as-of", "2025-03-10")
NOTES = "截至2024-07-01，逾期未办结2项，涉及牵头单位3个。\n无办结记录，仅按时限推算。\n"
BOM = "\ufeff"
RED = "\x1b[1;31m"  # what colours an overdue task's status
CSV_HEADINGS = (
    "id,section_number,section_title,measure_number,measure_title,text,deadline,due,status,days_left,lead,support,"
    "done_on,verified_on,due_in_force,extended,latest_date,latest_reporter,latest_note,source,base,"
    "leader,contact,note,printed,plan,milestones,targets,light,light_reason,requests"
)
ENDINGS = [
    ("table", ".txt"),
    ("json", ".json"),
    ("jsonl", ".jsonl"),
    ("csv", ".csv"),
    ("tsv", ".tsv"),
    ("markdown", ".md"),
]
TINY = """\
title: 测试
sections:
- measures:
  - tasks:
    - id: "{id}"
      text: "{text}"
      deadline: 常态化推进
      lead: ["{lead}"]
"""


@pytest.fixture
def listed(inside: Callable[..., Result], plan: Path) -> Callable[..., str]:
    """What a list of the small plan prints."""

    def stdout(*arguments: str | Path) -> str:
        result = inside("list", "--file", plan, *AS_OF, *arguments)
        assert (result.code, re.sub("已写入 .*\n", "", result.stderr).removesuffix(UNRECORDED)) == (0, "")
        return result.stdout

    return stdout


@pytest.fixture
def tiny(inside: Callable[..., Result], tmp_path: Path) -> Callable[..., str]:
    """What a command prints of a plan of one task, whose fields are written inside double quotes."""

    def stdout(*arguments: str, id_: str = "1", text: str = "甲", lead: str = "乙") -> str:
        path = tmp_path / "tiny.yaml"
        path.write_text(TINY.format(id=id_, text=text, lead=lead), encoding="utf-8")
        result = inside(*arguments, "--file", path, *AS_OF)
        assert (result.code, result.stderr.removesuffix(UNRECORDED)) == (0, "")
        return result.stdout.removesuffix(f"\n{UNRECORDED}")

    return stdout


# Formats


def test_json_has_every_task_key_by_key(listed: Callable[..., str], plan: Path) -> None:
    answer: dict[str, Any] = json.loads(listed("--format", "json", "--measure", "二"))
    assert answer == {
        "schema": 1,
        "plan": {
            "title": "测试任务分解表",
            "document": "某府办〔2024〕1号",
            "issued": "2024-01-15",
            "year": None,
            "issuer": "",
            "note": "",
        },
        "as_of": "2024-07-01",
        "plans": [
            {
                "key": "tasks",
                "file": str(plan),
                "title": "测试任务分解表",
                "document": "某府办〔2024〕1号",
                "issued": "2024-01-15",
            }
        ],
        "missing": [],
        "tasks": [
            {
                "id": "2",
                "section": {"number": "一", "title": "优化市场环境"},
                "measure": {"number": "二", "title": "引进产业人才"},
                "text": "联动招才引智，提供政策扶持。",
                "deadline": "常态化推进",
                "due": None,
                "status": "ongoing",
                "days_left": None,
                "lead": ["区委组织部"],
                "support": ["区金融服务署", "罗湖法院"],
                "done_on": None,
                "verified_on": None,
                "due_in_force": None,
                "extended": False,
                "latest": None,
                "source": None,
                "base": None,
                "leader": "",
                "contact": "",
                "note": "",
                "printed": {},
                "plan": "tasks",
                "milestones": [],
                "targets": [],
                "light": None,
                "light_reason": "仅按时限推算",
                "requests": [],
            }
        ],
    }


def test_json_keeps_the_order_of_its_keys(listed: Callable[..., str]) -> None:
    answer = json.loads(listed("--format", "json"))
    assert list(answer) == ["schema", "plan", "as_of", "plans", "missing", "tasks"]
    assert list(answer["plan"]) == ["title", "document", "issued", "year", "issuer", "note"]
    keys = (
        "id section measure text deadline due status days_left lead support "
        "done_on verified_on due_in_force extended latest source base "
        "leader contact note printed plan milestones targets light light_reason requests"
    )
    assert [list(task) for task in answer["tasks"]] == [keys.split()] * 5


def test_json_has_days_left_negative_when_late(listed: Callable[..., str]) -> None:
    tasks = json.loads(listed("--format", "json"))["tasks"]
    assert [(task["due"], task["status"], task["days_left"]) for task in tasks] == [
        ("2024-03-15", "overdue", -108),
        ("2024-06-30", "overdue", -1),
        (None, "ongoing", None),
        ("2025-12-31", "not-due", 548),
        (None, "unclear", None),
    ]


def test_json_of_nothing_is_an_empty_list(listed: Callable[..., str]) -> None:
    assert json.loads(listed("--format", "json", "--match", "没有这样的词"))["tasks"] == []


def test_jsonl_has_the_tasks_of_json_a_line_each(listed: Callable[..., str]) -> None:
    lines = listed("--format", "jsonl").splitlines()
    assert list(map(json.loads, lines)) == json.loads(listed("--format", "json"))["tasks"]


def test_jsonl_of_nothing_is_empty(listed: Callable[..., str]) -> None:
    assert listed("--format", "jsonl", "--match", "没有这样的词") == ""


def test_csv_is_flat_whole_and_without_bom_on_stdout(listed: Callable[..., str]) -> None:
    heads = ["一,优化市场环境,一,做好金融服务", "一,优化市场环境,二,引进产业人才", "二,健全法治环境,三,完善争端解决"]
    assert listed("--format", "csv").splitlines() == [
        CSV_HEADINGS,
        f"1,{heads[0]},推广 Kplus 跨境支付。,2024年3月15日,2024-03-15,overdue,-108,区金融服务署,区科技创新局,,,2024-03-15,,,,,,,,,,,tasks,,,red,逾期108天（仅按时限推算）,",
        (
            f"10,{heads[0]},支持企业新设院士（专家）工作站。,2024年6月,2024-06-30,overdue,-1,"
            "区科创局、区司法局,,,,2024-06-30,,,,,,,,,,,tasks,,,red,逾期1天（仅按时限推算）,"
        ),
        f"2,{heads[1]},联动招才引智，提供政策扶持。,常态化推进,,ongoing,,区委组织部,区金融服务署、罗湖法院,,,,,,,,,,,,,,tasks,,,,仅按时限推算,",
        f"9,{heads[2]},推广智能裁判系统。,2025年12月,2025-12-31,not-due,548,罗湖法院,,,,2025-12-31,,,,,,,,,,,tasks,,,,仅按时限推算,",
        f"8,{heads[2]},研究联合调解。,条件成熟时,,unclear,,,,,,,,,,,,,,,,,tasks,,,,未明确时限,",
    ]


def test_csv_of_nothing_has_its_heading_line(listed: Callable[..., str]) -> None:
    assert listed("--format", "csv", "--match", "没有这样的词") == f"{CSV_HEADINGS}\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", r"\t=1", r"\r=1", "＝1", "＋1", "－1", "＠A"])
def test_csv_text_never_runs_as_a_formula(tiny: Callable[..., str], text: str) -> None:
    cell = tiny("list", "--format", "csv", "--columns", "text", text=text).split("\n", 1)[1]
    assert cell.lstrip('"').startswith("'")


def test_csv_numbers_stay_numbers(listed: Callable[..., str]) -> None:
    assert listed("--format", "csv", "--columns", "days_left", "--status", "overdue") == "days_left\n-108\n-1\n"


def test_csv_quotes_what_needs_it(tiny: Callable[..., str]) -> None:
    assert tiny("list", "--format", "csv", "--columns", "text", text=r"a,b\n\"c\"") == ('text\n"a,b\n""c"""\n')


def test_tsv_has_the_fields_of_csv(listed: Callable[..., str]) -> None:
    assert listed("--format", "tsv") == listed("--format", "csv").replace(",", "\t")


def test_tsv_escapes_what_would_end_a_field(tiny: Callable[..., str]) -> None:
    assert tiny("list", "--format", "tsv", "--columns", "text", text=r"a\tb\nc\rd\\e") == ("text\na\\tb\\nc\\rd\\\\e\n")


def test_markdown_has_the_summary_and_the_table_whole(listed: Callable[..., str]) -> None:
    assert (
        listed("--format", "markdown")
        == """\
共5项：按期办结0、逾期未办结2、临期0、未到期1、常态化1、未明确时限1，截至2024-07-01

| 编号 | 状态 | 完成时限 | 牵头单位 | 协办单位 | 重点任务 |
| --- | --- | --- | --- | --- | --- |
| 1 | 逾期108天 | 2024年3月15日 | 区金融服务署 | 区科技创新局 | 推广 Kplus 跨境支付。 |
| 10 | 逾期1天 | 2024年6月 | 区科创局、区司法局 |  | 支持企业新设院士（专家）工作站。 |
| 2 | 常态化 | 常态化推进 | 区委组织部 | 区金融服务署、罗湖法院 | 联动招才引智，提供政策扶持。 |
| 9 | 剩548天 | 2025年12月 | 罗湖法院 |  | 推广智能裁判系统。 |
| 8 | 未明确时限 | 条件成熟时 |  |  | 研究联合调解。 |

无办结记录，仅按时限推算。
"""
    )


def test_markdown_takes_nothing_in_the_text_for_markup(tiny: Callable[..., str]) -> None:
    text = r"a|b *c* _d_ `e` [f](g) <b>h</b> #i ~j~ &amp;\nk"
    assert tiny("list", "--format", "markdown", "--columns", "text", text=text).splitlines()[-1] == (
        r"| a\|b \*c\* \_d\_ \`e\` \[f\](g) \<b\>h\</b\> \#i \~j\~ &amp;amp;<br>k |"
    )


def test_notes_around_a_table_go_to_stderr_where_the_answer_is_data(inside: Callable[..., Result], plan: Path) -> None:
    for form in ("json", "jsonl", "csv", "tsv"):
        assert inside("overdue", "--file", plan, "--format", form, *AS_OF).stderr == NOTES
    for form in ("table", "markdown"):
        assert inside("overdue", "--file", plan, "--format", form, *AS_OF).stderr == ""


# Files


@pytest.mark.parametrize(("form", "ending"), ENDINGS)
def test_a_files_ending_picks_its_format(listed: Callable[..., str], tmp_path: Path, form: str, ending: str) -> None:
    path = tmp_path / f"任务{ending.upper()}"
    assert listed("-o", path) == ""
    bom = BOM if form == "csv" else ""
    assert path.read_bytes().decode() == bom + listed("--format", form)


def test_format_goes_before_a_files_ending(listed: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "任务.dat"
    listed("--format", "tsv", "--output", path)
    assert path.read_bytes().decode() == listed("--format", "tsv")


@pytest.mark.parametrize("name", ["任务.pdf", "任务", ".csv"])
def test_an_unknown_ending_is_an_error_with_the_known_ones(
    inside: Callable[..., Result], plan: Path, tmp_path: Path, name: str
) -> None:
    assert inside("list", "--file", plan, "-o", name, *AS_OF) == (
        2,
        "",
        (
            f"错误：-o：从“{name}”的扩展名看不出格式；"
            "扩展名可以是 .txt、.json、.jsonl、.csv、.tsv、.md、.xlsx，或另用 --format 指定\n"
        ),
    )
    assert not (tmp_path / name).exists()


def test_a_file_that_exists_is_replaced_and_keeps_its_permissions(listed: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "任务.json"
    path.write_text("旧", encoding="utf-8")
    path.chmod(0o640)
    before = path.stat().st_ino
    listed("-o", path)
    assert path.read_bytes().decode() == listed("--format", "json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_ino != before


def test_a_new_file_gets_the_usual_permissions(listed: Callable[..., str], tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    listed("-o", tmp_path / "任务.json")
    assert (tmp_path / "任务.json").stat().st_mode == usual.stat().st_mode


def test_a_symlink_stays_and_its_target_is_replaced(listed: Callable[..., str], tmp_path: Path) -> None:
    target = tmp_path / "folder" / "target.json"
    target.parent.mkdir()
    target.write_text("旧", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    listed("-o", link)
    assert link.readlink() == target
    assert target.read_bytes().decode() == listed("--format", "json")


def test_an_empty_answer_replaces_a_file_too(listed: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "任务.jsonl"
    path.write_text("旧", encoding="utf-8")
    listed("-o", path, "--match", "没有这样的词")
    assert path.read_bytes() == b""


def test_a_pipe_by_name_is_written_to_and_not_replaced(listed: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    listed("-o", path)
    got = os.read(reader, 1 << 16)
    os.close(reader)
    assert got.decode() == listed("--format", "json")
    assert path.is_fifo()


def test_stdout_by_name_is_written_to_through_a_pipe(renwu: Callable[..., Result], plan: Path) -> None:
    result = renwu("list", "--file", plan, "--format", "json", "-o", "/dev/stdout", *AS_OF)
    assert result == renwu("list", "--file", plan, "--format", "json", *AS_OF)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("没有/任务.csv", "没有这个文件或文件夹"),
        ("folder.csv", "这是一个文件夹"),
        ("data/tasks.yaml/任务.csv", "路径中间有一段不是文件夹"),
    ],
)
def test_a_place_that_cannot_be_written_is_an_error(
    inside: Callable[..., Result], plan: Path, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert inside("list", "--file", plan, "-o", name, *AS_OF) == (2, "", f"错误：写不了 {name}：{reason}\n")


def test_a_folder_without_write_permission_is_an_error_and_the_old_file_stays(
    renwu: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    (folder / "old.csv").write_text("旧", encoding="utf-8")
    folder.chmod(0o555)
    try:
        result = renwu("list", "--file", plan, "-o", "readonly/old.csv", *AS_OF, before=AS_ORDINARY_USER)
        assert result == (2, "", "错误：写不了 readonly/old.csv：没有权限\n")
    finally:
        folder.chmod(0o755)
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["旧"]


def test_a_file_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(
    renwu: Callable[..., Result], plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "old.csv").write_text("旧", encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))"
    result = renwu("list", "--file", plan, "-o", "full/old.csv", *AS_OF, before=limit)
    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不了 full/old.csv：[^A-Za-z]+\n", result.stderr)
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["旧"]


def test_an_error_leaves_the_old_file(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "任务.csv"
    path.write_text("旧", encoding="utf-8")
    assert inside("list", "--file", plan, "--lead", "没有这个单位", "-o", path, *AS_OF).code == 2
    assert path.read_text(encoding="utf-8") == "旧"


def test_exit_code_tells_of_tasks_in_a_file_too(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "任务.csv"
    told = f"{UNRECORDED}已写入 {path}\n"
    assert inside("list", "--file", plan, "--exit-code", "-o", path, *AS_OF) == (1, "", told)


# Terminals


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_a_list_on_a_terminal_names_every_lead_in_two_lines_a_task(
    terminal: Callable[..., Result], inside: Callable[..., Result], columns: int
) -> None:
    result = terminal("list", *SHOWN, "--color", "never", columns=columns)
    tasks = json.loads(inside("list", *SHOWN, "--format", "json").stdout)["tasks"]
    headings = (
        "编号 状态 亮灯 完成时限 牵头单位 协办单位 重点任务"
        if columns > 80
        else "编号 状态 亮灯 完成时限 牵头单位 重点任务"
    )
    assert result.stdout.splitlines()[2].split() == headings.split()
    rows = drawn(result.stdout)
    assert ["".join(row[0]) for row in rows] == [task["id"] for task in tasks]
    assert ["".join(row[4]) for row in rows] == ["、".join(task["lead"]) for task in tasks]
    assert max(len(lines) for row in rows for lines in row) == 2
    for row, task in zip(rows, tasks, strict=True):
        shown = "".join(row[-1])
        assert shown == task["text"] or task["text"].startswith(shown.removesuffix(".."))
        assert not re.search(r"[（【《「『〔〈“‘(\[{<]\.\.$", shown)
    assert max(map(cell_len, result.stdout.splitlines())) <= columns
    assert (result.code, result.stderr) == (0, "")


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize(
    "command", ["overdue", "units", "summary", "summary --by measure", "summary --by section", "list --full"]
)
def test_a_table_on_a_terminal_is_whole_lines_up_and_is_no_wider(
    terminal: Callable[..., Result], inside: Callable[..., Result], command: str, columns: int
) -> None:
    result = terminal(*command.split(), *SHOWN, "--color", "never", columns=columns)
    key = 0 if command in {"overdue", "list --full"} else -1
    whole = drawn(inside(*command.split(), *SHOWN).stdout, key=key)
    texts = [["".join(lines) for lines in row] for row in drawn(result.stdout, key=key)]
    if command == "list --full" and columns < 100:
        whole = [[*row[:5], row[6]] for row in whole]
    assert texts == [["".join(lines) for lines in row] for row in whole]
    assert max(map(cell_len, result.stdout.splitlines())) <= columns


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_lines_break_as_chinese_does(terminal: Callable[..., Result], columns: int) -> None:
    rows = drawn(terminal("list", "--full", *SHOWN, "--color", "never", columns=columns).stdout)
    lines = [line for row in rows for cell in row for line in cell]
    assert [line for line in lines if re.match("[，。、；：？！）】》」』〕〉”’％]", line)] == []
    assert [line for line in lines if re.search("[（【《「『〔〈“‘]$", line)] == []


def test_a_process_of_its_own_shows_on_a_terminal_what_the_tests_see(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    from support.terminal import in_own_process  # noqa: PLC0415  # as in the fixture

    asked = ("list", "--full", *SHOWN)
    assert in_own_process(*asked, columns=120, cwd=tmp_path) == terminal(*asked, columns=120)


def test_a_card_on_a_terminal_is_no_wider(terminal: Callable[..., Result]) -> None:
    result = terminal("show", "23", "24", *SHOWN, "--color", "never", columns=80)
    assert max(map(cell_len, result.stdout.splitlines())) <= 80


def test_what_is_clipped_ends_in_two_dots(terminal: Callable[..., Result]) -> None:
    result = terminal("list", "--lead", "区城管和综合执法局", *SHOWN, "--color", "never", columns=80)
    assert drawn(result.stdout)[0][5][1].endswith("..")


def test_nothing_is_clipped_and_only_what_is_very_long_is_wrapped_off_a_terminal(inside: Callable[..., Result]) -> None:
    result = inside("list", *SHOWN)
    tasks = json.loads(inside("list", *SHOWN, "--format", "json").stdout)["tasks"]
    rows = drawn(result.stdout)
    assert ["".join(row[6]) for row in rows] == [task["text"] for task in tasks]
    assert sum(len(row[6]) > 1 for row in rows) == 1
    assert [row[5] for row in rows] == [[unit for unit in ["、".join(task["support"])] if unit] for task in tasks]


def test_columns_sets_the_width_off_a_terminal_and_still_nothing_is_clipped(
    inside: Callable[..., Result],
) -> None:
    result = inside("list", *SHOWN, env={"COLUMNS": "80"})
    tasks = json.loads(inside("list", *SHOWN, "--format", "json").stdout)["tasks"]
    assert ["".join(row[5]) for row in drawn(result.stdout)] == [task["text"] for task in tasks]
    assert max(map(cell_len, result.stdout.splitlines())) <= 80


def test_a_table_in_a_file_is_whole_when_the_terminal_is_narrow(
    terminal: Callable[..., Result], inside: Callable[..., Result], tmp_path: Path
) -> None:
    assert terminal("list", *SHOWN, "-o", "任务.txt", columns=80) == (0, "", "已写入 任务.txt\n")
    assert (tmp_path / "任务.txt").read_bytes().decode() == inside("list", *SHOWN).stdout


# Colour


@pytest.mark.parametrize(
    ("option", "env"),
    [
        ("", {"FORCE_COLOR": "1"}),
        ("", {"CLICOLOR_FORCE": "1"}),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": ""}),
        ("auto", {"FORCE_COLOR": "1"}),
        ("always", {}),
        ("always", {"NO_COLOR": "1"}),
        ("always", {"TERM": "dumb"}),
    ],
)
def test_colour_off_a_terminal_where_option_or_environment_ask_for_it(
    inside: Callable[..., Result], plan: Path, option: str, env: dict[str, str]
) -> None:
    options = ("--color", option) if option else ()
    assert RED in inside("list", "--file", plan, *options, *AS_OF, env=env).stdout


@pytest.mark.parametrize(
    ("option", "env"),
    [
        ("", {}),
        ("", {"FORCE_COLOR": "0"}),
        ("", {"FORCE_COLOR": ""}),
        ("", {"CLICOLOR_FORCE": "0"}),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}),
        ("auto", {}),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}),
        ("never", {"FORCE_COLOR": "1"}),
    ],
)
def test_no_colour_off_a_terminal_otherwise(
    inside: Callable[..., Result], plan: Path, option: str, env: dict[str, str]
) -> None:
    options = ("--color", option) if option else ()
    result = inside("list", "--file", plan, *options, *AS_OF, env=env)
    assert result == inside("list", "--file", plan, *AS_OF)
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(("option", "env"), [("", {}), ("auto", {}), ("always", {"NO_COLOR": "1"})])
def test_colour_on_a_terminal(terminal: Callable[..., Result], plan: Path, option: str, env: dict[str, str]) -> None:
    options = ("--color", option) if option else ()
    assert RED in terminal("list", "--file", plan, *options, *AS_OF, columns=80, env=env).stdout


@pytest.mark.parametrize(("option", "env"), [("", {"NO_COLOR": "1"}), ("", {"TERM": "dumb"}), ("never", {})])
def test_no_colour_on_a_terminal_where_option_or_environment_refuse_it(
    terminal: Callable[..., Result], plan: Path, option: str, env: dict[str, str]
) -> None:
    options = ("--color", option) if option else ()
    result = terminal("list", "--file", plan, *options, *AS_OF, columns=80, env=env)
    assert result.code == 0
    assert "\x1b" not in result.stdout


def test_colour_changes_no_text(inside: Callable[..., Result], plan: Path) -> None:
    coloured = inside("list", "--file", plan, "--color", "always", *AS_OF).stdout
    plain = inside("list", "--file", plan, *AS_OF).stdout
    uncoloured = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in uncoloured.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_only_tables_are_coloured(inside: Callable[..., Result], plan: Path, form: str) -> None:
    assert "\x1b" not in inside("list", "--file", plan, "--color", "always", "--format", form, *AS_OF).stdout


def test_a_file_is_never_coloured(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "任务.txt"
    assert inside("list", "--file", plan, "--color", "always", "-o", path, *AS_OF).code == 0
    assert b"\x1b" not in path.read_bytes()


# Encodings


@pytest.mark.parametrize(
    "env",
    [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "gbk"}, {"LANG": "zh_CN.GBK"}],
)
def test_output_is_utf_8_in_any_locale(renwu: Callable[..., Result], env: dict[str, str]) -> None:
    arguments = ("list", "--lead", "金融署", "--as-of", "2024-12-31", "--format", "csv")
    result = renwu(*arguments, env=env)
    assert result == renwu(*arguments, env={"LANG": "C.UTF-8"})
    assert result.stderr == f"{USING_SHIPPED}“金融署”指区金融服务署\n{UNRECORDED}"


def test_errors_are_utf_8_in_any_locale(renwu: Callable[..., Result]) -> None:
    assert renwu("列表", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}) == (
        2,
        "",
        "错误：没有命令 列表；用 renwu list；renwu -h 查看用法\n",
    )


def test_a_file_is_utf_8_in_any_locale(renwu: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    result = renwu("list", "--file", plan, "-o", "a.json", *AS_OF, env={"LC_ALL": "C"})
    assert result == (0, "", f"{UNRECORDED}已写入 a.json\n")
    assert json.loads((tmp_path / "a.json").read_bytes())["plan"]["title"] == "测试任务分解表"


# Data is text


@pytest.mark.parametrize("text", ["[red]甲[/red]", "[/]", "[bold", ":smile:", "[link=file:///]甲[/link]", "%s {0}"])
def test_markup_in_data_is_shown_as_it_is(tiny: Callable[..., str], text: str) -> None:
    row = tiny("list", text=text, lead=text).splitlines()[-1]
    assert re.split("  +", row) == ["1", "常态化", "常态化推进", text, text]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\e[31m", r"\x1b[31m"),
        (r"\0", r"\x00"),
        (r"\a", r"\x07"),
        (r"\t", r"\x09"),
        (r"\r", r"\x0d"),
        (r"\x7f", r"\x7f"),
        (r"\x9b31m", r"\x9b31m"),
        (r"\x85", r"\x85"),
        (r"\u202e", r"\u202e"),
        (r"\u2066", r"\u2066"),
        (r"\u200b", r"\u200b"),
        (r"\u2028", r"\u2028"),
        (r"\ufeff", r"\ufeff"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_in_tables(tiny: Callable[..., str], written: str, shown: str) -> None:
    row = tiny("list", id_=f"1{written}2", text=f"甲{written}乙", lead=f"丙{written}丁").splitlines()[-1]
    assert re.split("  +", row) == [f"1{shown}2", "常态化", "常态化推进", f"丙{shown}丁", f"甲{shown}乙"]


def test_what_a_terminal_would_obey_is_shown_in_cards(tiny: Callable[..., str]) -> None:
    assert r"重点任务  甲\x1b[2J\u202e" in tiny("show", "1", text=r"甲\e[2J\u202e").splitlines()


def test_what_a_terminal_would_obey_is_shown_in_units(tiny: Callable[..., str]) -> None:
    assert tiny("units", lead=r"甲\e[2J").splitlines()[-1].split()[0] == r"甲\x1b[2J"


def test_what_a_terminal_would_obey_is_shown_in_markdown(tiny: Callable[..., str]) -> None:
    row = tiny("list", "--format", "markdown", "--columns", "text", text=r"甲\e[2J\u202e").splitlines()[-1]
    assert row == r"| 甲\\x1b\[2J\\u202e |"


def test_what_a_terminal_would_obey_is_escaped_in_json_as_json_does(tiny: Callable[..., str]) -> None:
    assert r'"text": "甲\u001b[2J"' in tiny("list", "--format", "json", text=r"甲\e[2J")


# Pipes and devices


@pytest.mark.parametrize(
    "arguments",
    ["list", "list --format json", "show 1", "check", "-h", "list -h", "--version", "completion bash", ""],
)
def test_a_reader_that_has_gone_is_no_error(renwu: Callable[..., Result], plan: Path, arguments: str) -> None:
    assert plan.is_file()
    reader, writer = os.pipe()
    os.close(reader)
    result = renwu(*arguments.split(), stdout=writer)
    os.close(writer)
    assert result == (0, "", UNRECORDED if "json" in arguments else "")


def test_head_gets_its_line_and_nothing_is_said(tmp_path: Path, renwu: Callable[..., Result]) -> None:
    path = tmp_path / "large.yaml"
    tasks = "".join(f"    - {{id: {number}, text: 甲}}\n" for number in range(5000))
    path.write_text(f"title: 测试\nsections:\n- measures:\n  - tasks:\n{tasks}", encoding="utf-8")
    reader, writer = os.pipe()
    os.set_blocking(writer, True)
    child = os.fork()
    if child == 0:  # head -1: reads once and leaves
        os.close(writer)
        os.read(reader, 100)
        os._exit(0)
    os.close(reader)
    result = renwu("list", "--file", path, "--format", "tsv", *AS_OF, stdout=writer)
    os.close(writer)
    os.waitpid(child, 0)
    assert result == (0, "", UNRECORDED)


@pytest.mark.parametrize(
    "arguments", ["list", "list --format csv", "show 1", "check", "-h", "--version", "completion bash", ""]
)
def test_a_full_device_is_an_error(renwu: Callable[..., Result], plan: Path, arguments: str) -> None:
    assert plan.is_file()
    with Path("/dev/full").open("wb") as full:
        result = renwu(*arguments.split(), stdout=full)
    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不到标准输出：[^A-Za-z]+\n", result.stderr)


def test_a_full_device_by_name_is_an_error(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("list", "--file", plan, "--format", "csv", "-o", "/dev/full", *AS_OF)
    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不了 /dev/full：[^A-Za-z]+\n", result.stderr)


@pytest.mark.parametrize("arguments", ["list", "-h"])
def test_a_closed_stdout_is_no_traceback(renwu: Callable[..., Result], plan: Path, arguments: str) -> None:
    assert plan.is_file()
    assert renwu(*arguments.split(), before="import os; os.close(1)") == (0, "", "")


def test_a_closed_stderr_does_not_stop_the_answer(renwu: Callable[..., Result]) -> None:
    arguments = ("list", "--lead", "金融署", "--as-of", "2024-12-31")
    assert renwu(*arguments, before="import os; os.close(2)") == (0, renwu(*arguments).stdout, "")


def test_a_stderr_on_a_full_device_does_not_stop_the_answer(renwu: Callable[..., Result]) -> None:
    arguments = ("list", "--lead", "金融署", "--as-of", "2024-12-31")
    with Path("/dev/full").open("wb") as full:
        result = renwu(*arguments, stderr=full)
    assert result == (0, renwu(*arguments).stdout, "")
