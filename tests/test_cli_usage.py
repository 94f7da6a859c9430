"""What every command has in common: help, version, common options, and what is said of wrong usage."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

import renwu as package
from support.program import IN_NO_FOLDER, PLAN, Result

AS_OF = ("--as-of", "2024-07-01")
HELP = """\
用法：renwu [选项] 命令 [选项]

任务分解表的纯文本台账：谁的任务、何时到期、到哪一天为止逾期了没有。

示例：
  renwu list --lead 区金融服务署
  renwu overdue --as-of 2024-12-31

查询：
  list     列出重点任务，可按单位、时限、状态等筛选
  show     逐项显示任务的全部内容
  overdue  列出逾期未办结的任务，逾期最久的在前
  silent   列出未报送的任务，最久没有报送的单位在前
  log      列出进展记录，新的在前

统计：
  units    列出全部单位，及其牵头、协办的任务数
  summary  按单位、板块、措施、月份或状态统计任务数

报送：
  progress  登记进展
  done      登记办结：牵头单位认为已完成
  verify    登记销号：督查部门确认办结
  return    登记退回重办
  extend    登记延期
  suspend   登记中止
  resume    登记恢复
  cancel    登记终止：不再办理
  reassign  登记责任单位的调整
  urge      登记催办；有督办单号就是督办
  retract   作废登记错的记录
  amend     更正登记错的记录：作废原来的，登记改过的，没有写的照原来的

公文往来：
  report   起草通报：总体情况、主要成效、存在问题、下一步要求和附件
  notice   起草督办通知单、提示函：逾期和临期的任务，一个单位一份
  collect  发出报送表给牵头单位填写，读回填好的报送表

维护：
  import      把任务分解表（docx、xlsx、pdf、网页等）变成方案
  diff        比较两份方案，或方案与任务表
  check       检查方案文件，报告全部问题
  init        新建一份带说明的方案文件
  completion  输出命令行补全脚本

通用选项：
  --file 文件                方案文件，或放着几份方案的文件夹，可以有几个；缺省
                             用 RENWU_FILE，再往上逐级找 data/tasks.yaml
  --as-of 日期               按哪一天计算，如 2024-12-31、6月3日、-2w；缺省今天
  --color auto|always|never  是否着色
  --version                  显示版本
  -h, --help                 显示帮助
"""
COMMANDS = re.findall("(?m)^  ([a-z]+) +[^a-z-]+$", HELP)
RECORDING = re.findall("(?m)^  ([a-z]+) ", HELP.split("报送：")[1].split("\n\n", maxsplit=1)[0])


@pytest.mark.parametrize("arguments", ["", "-h", "--help"])
def test_the_help_groups_the_commands_and_shows_examples(renwu: Callable[..., Result], arguments: str) -> None:
    assert renwu(*arguments.split()) == (0, HELP, "")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(inside: Callable[..., Result], command: str, option: str) -> None:
    result = inside(command, option)
    usage, description, examples, *panels = result.stdout.split("\n\n")
    assert usage.startswith(f"用法：renwu {command} [选项]")
    assert re.fullmatch("[^A-Za-z]+。", description.replace("shell", ""))
    assert re.fullmatch(f"示例：(\n  .*renwu {command}.*)+", examples)
    headings = [panel.split("\n")[0] for panel in panels]
    assert set(headings) <= {"参数：", "筛选：", "显示：", "登记：", "读表：", "选项：", "通用选项："}
    assert headings[-1] == "通用选项："
    assert (result.code, result.stderr) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_nothing_in_english_but_names(inside: Callable[..., Result], command: str) -> None:
    english = {"Usage", "Options", "Arguments", "Commands", "Error", "Show", "required", "default", "TEXT", "INTEGER"}
    assert not english & set(re.findall("[A-Za-z]+", inside(command, "-h").stdout))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_common_options(inside: Callable[..., Result], command: str) -> None:
    common = HELP.split("通用选项：")[1]
    if command in RECORDING:
        common = re.sub("(?m)^  --as-of .*\n", "", common)
    assert inside(command, "-h").stdout.split("通用选项：")[1] == common


@pytest.mark.parametrize("command", RECORDING)
def test_what_records_says_of_date_what_it_is_without_one(inside: Callable[..., Result], command: str) -> None:
    without = "照原来" if command == "amend" else "今天"
    shown = "".join(inside(command, "-h").stdout.split())
    assert f"--date日期事情发生的日期，如昨天、6月3日；缺省{without}--reporter" in shown


@pytest.mark.parametrize("arguments", ["--version", "--version list", "list --version", "check --version"])
def test_the_version_is_shown_before_and_after_a_commands_name(inside: Callable[..., Result], arguments: str) -> None:
    assert inside(*arguments.split()) == (0, f"renwu {package.__version__}\n", "")


def test_help_before_a_commands_name_is_the_programs(inside: Callable[..., Result]) -> None:
    assert inside("-h", "list") == (0, HELP, "")


@pytest.mark.parametrize("command", ["list", "overdue", "units", "summary"])
def test_file_and_as_of_work_before_and_after_a_commands_name(
    inside: Callable[..., Result], tmp_path: Path, command: str
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PLAN, encoding="utf-8")
    before = inside("--file", other, *AS_OF, command)
    assert before == inside(command, "--file", other, *AS_OF)
    assert "2024-07-01" in before.stdout or command == "units"


def test_file_works_before_and_after_show(inside: Callable[..., Result], tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PLAN, encoding="utf-8")
    before = inside("--file", other, *AS_OF, "show", "10")
    assert before == inside("show", "10", "--file", other, *AS_OF)
    assert before.stdout.startswith("编号      10\n")


def test_file_works_before_and_after_check(inside: Callable[..., Result], tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("", encoding="utf-8")
    before = inside("--file", other, "check")
    assert before == inside("check", "--file", other)
    assert before.code == 1


def test_color_works_before_and_after_a_commands_name(inside: Callable[..., Result], plan: Path) -> None:
    before = inside("--color", "always", "list", "--file", plan, *AS_OF)
    assert before == inside("list", "--color", "always", "--file", plan, *AS_OF)
    assert "\x1b[" in before.stdout


def test_what_stands_after_a_commands_name_goes_before_what_stands_before_it(
    inside: Callable[..., Result], plan: Path
) -> None:
    result = inside("--as-of", "2020-01-01", "--file", "none.yaml", "list", "--file", plan, *AS_OF)
    assert result == inside("list", "--file", plan, *AS_OF)


@pytest.mark.parametrize("command", ["check", "init 新建", "completion bash"])
@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            "--as-of 2024-02-30",
            ("--as-of：日历上没有“2024-02-30”这一天；写成如 2024-12-31、12月31日、昨天、月底、+30d、-2w、+3m"),
        ),
        ("--color pink", "--color：没有“pink”；可选的有：auto、always、never"),
    ],
)
def test_nonsense_in_a_common_option_is_an_error_where_it_decides_nothing_too(
    inside: Callable[..., Result], plan: Path, command: str, option: str, message: str
) -> None:
    before = sorted(plan.parent.parent.rglob("*"))
    assert inside(*command.split(), *option.split()) == (2, "", f"错误：{message}\n")
    assert sorted(plan.parent.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("list --satus overdue", "没有选项 --satus，是不是 --status？renwu list -h 查看用法"),
        ("overdue --leed 甲", "没有选项 --leed，是不是 --lead 或 --leader？renwu overdue -h 查看用法"),
        ("list -x", "没有选项 -x；renwu list -h 查看用法"),
        ("list --xyzzy", "没有选项 --xyzzy；renwu list -h 查看用法"),
        ("--fil x list", "没有选项 --fil，是不是 --file？renwu -h 查看用法"),
        ("lst", "没有命令 lst，是不是 list？renwu -h 查看用法"),
        ("sumary", "没有命令 sumary，是不是 summary？renwu -h 查看用法"),
        ("甲乙", "没有命令 甲乙；renwu -h 查看用法"),
        ("it's", "没有命令 it's，是不是 units？renwu -h 查看用法"),
        ('"it\'s"', '没有命令 "it\'s"；renwu -h 查看用法'),
        ("list 区金融服务署", "多出了“区金融服务署”；要按单位筛选，用 --unit 区金融服务署；renwu list -h 查看用法"),
        (
            "overdue 甲 乙",
            "多出了“甲”；要按内容找，用 --match 甲；要按单位筛选，用 --unit 甲；renwu overdue -h 查看用法",
        ),
        ("summary lead", "多出了“lead”；要这样分组，用 --by lead；renwu summary -h 查看用法"),
        ("summary 分管领导", "多出了“分管领导”；要这样分组，用 --by 分管领导；renwu summary -h 查看用法"),
        ("list 15", "多出了“15”；看这一项，用 renwu show 15；renwu list -h 查看用法"),
        ("list 第15项", "多出了“第15项”；看这一项，用 renwu show 第15项；renwu list -h 查看用法"),
        ("list 15-17", "多出了“15-17”；看这一项，用 renwu show 15-17；renwu list -h 查看用法"),
        ("overdue 2024-12-31", "多出了“2024-12-31”；要按这一天计算，用 --as-of 2024-12-31；renwu overdue -h 查看用法"),
        ("overdue 去年底", "多出了“去年底”；要按这一天计算，用 --as-of 去年底；renwu overdue -h 查看用法"),
        ("list 2024", "多出了“2024”；要找这时到期的，用 --due 2024；renwu list -h 查看用法"),
        ("list 本季度", "多出了“本季度”；要找这时到期的，用 --due 本季度；renwu list -h 查看用法"),
        ("list 逾期", "多出了“逾期”；要按状态筛选，用 --status 逾期；renwu list -h 查看用法"),
        ("list overdue", "多出了“overdue”；要按状态筛选，用 --status overdue；renwu list -h 查看用法"),
        (
            "list 数字人民币",
            "多出了“数字人民币”；要按内容找，用 --match 数字人民币；要按单位筛选，用 --unit 数字人民币；renwu list -h 查看用法",
        ),
        (
            "undo",
            "没有命令 undo；用 renwu retract 记录号 作废登记错的，或 renwu amend 记录号 更正；renwu -h 查看用法",
        ),
        ("ls", "没有命令 ls；用 renwu list；renwu -h 查看用法"),
        ("export", "没有命令 export；用 renwu list -o 台账.xlsx；renwu -h 查看用法"),
        ("办结 6", "没有命令 办结；用 renwu done 编号；renwu -h 查看用法"),
        ("help", "没有命令 help；用 renwu -h；renwu -h 查看用法"),
        ("help list", "没有命令 help；用 renwu list -h；renwu -h 查看用法"),
        ("version", "没有命令 version；用 renwu --version；renwu -h 查看用法"),
        ("search 调解", "没有命令 search；用 renwu list --match 词语；renwu -h 查看用法"),
        ("status", "没有命令 status；用 renwu summary；renwu -h 查看用法"),
        ("urge 13 --number 3号", "没有选项 --number；用 --slip；renwu urge -h 查看用法"),
        ("list --number 3", "没有选项 --number；renwu list -h 查看用法"),
        ("notice --lead 区司法局", "没有选项 --lead；用 --unit；renwu notice -h 查看用法"),
        ("list --牵头 区司法局", "没有选项 --牵头；用 --lead 或 --unit；renwu list -h 查看用法"),
        ("silent --days 30", "没有选项 --days；用 --since；renwu silent -h 查看用法"),
        ("done 6 --reason 已验收", "没有选项 --reason；用 --note；renwu done -h 查看用法"),
        ("done 6 --at 昨天", "没有选项 --at；用 --date；renwu done -h 查看用法"),
        ("list --overdue", "没有选项 --overdue；用 renwu overdue；renwu list -h 查看用法"),
        ("done 6 --verify", "没有选项 --verify；用 renwu verify；renwu done -h 查看用法"),
        ("list --id 13", "没有选项 --id；看一项，用 renwu show 编号；renwu list -h 查看用法"),
        ("log --task 13", "没有选项 --task；编号前面不写选项，写成 renwu log 编号；renwu log -h 查看用法"),
        (
            "progress --id 6 已招标",
            "没有选项 --id；编号前面不写选项，写成 renwu progress 编号；renwu progress -h 查看用法",
        ),
        ("list --json", "没有选项 --json；用 --format json；renwu list -h 查看用法"),
        ("overdue --csv", "没有选项 --csv；用 --format csv；renwu overdue -h 查看用法"),
        ("list --md", "没有选项 --md；用 --format markdown；renwu list -h 查看用法"),
        ("list --excel", "没有选项 --excel；用 -o 台账.xlsx；renwu list -h 查看用法"),
        ("list --agency 区司法局", "没有选项 --agency；用 --lead 或 --unit；renwu list -h 查看用法"),
        ("list --search 调解", "没有选项 --search；用 --match；renwu list -h 查看用法"),
        ("list --from 2024", "没有选项 --from；用 --due-from；renwu list -h 查看用法"),
        ("log --from 2024", "没有选项 --from；用 --since；renwu log -h 查看用法"),
        ("summary --group-by lead", "没有选项 --group-by；用 --by；renwu summary -h 查看用法"),
        ("init 甲 乙", "多出了“乙”；renwu init -h 查看用法"),
        ("completion bash zsh", "多出了“zsh”；renwu completion -h 查看用法"),
        ("show", "缺少编号；renwu show -h 查看用法"),
        ("completion", "缺少bash|zsh|fish；renwu completion -h 查看用法"),
        ("list --lead", "选项 --lead 后面要有一个值；renwu list -h 查看用法"),
        ("list -o", "选项 -o 后面要有一个值；renwu list -h 查看用法"),
        ("--file", "选项 --file 后面要有一个值；renwu -h 查看用法"),
        ("list --full=3", "选项 --full 不带值；renwu list -h 查看用法"),
    ],
)
def test_wrong_usage_is_an_error_that_says_what_would_be_right(
    inside: Callable[..., Result], arguments: str, message: str
) -> None:
    assert inside(*arguments.split()) == (2, "", f"错误：{message}\n")


def test_what_was_typed_is_shown_and_not_obeyed(inside: Callable[..., Result]) -> None:
    assert inside("\x1b[31m") == (2, "", "错误：没有命令 \\x1b[31m；renwu -h 查看用法\n")


def test_words_after_two_hyphens_are_no_options(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAN.replace("id: 10", "id: --10"), encoding="utf-8")
    assert inside("show", *AS_OF, "--", "--10").stdout.startswith("编号      --10\n")


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_line_of_help_is_never_wider_than_the_terminal(terminal: Callable[..., Result], columns: int) -> None:
    result = terminal("list", "-h", columns=columns)
    assert max(map(cell_len, result.stdout.splitlines())) <= min(columns, 100)
    assert "".join(result.stdout.split()) == "".join(terminal("list", "-h", columns=100).stdout.split())


def test_a_folder_that_is_gone_is_no_traceback(tmp_path: Path, renwu: Callable[..., Result]) -> None:
    result = renwu("list", "--file", tmp_path / "none.yaml", *AS_OF, before=IN_NO_FOLDER)
    assert result == (
        2,
        "",
        f"错误：打不开 {tmp_path / 'none.yaml'}：没有这个文件或文件夹；用 --file 指定方案文件，或用 renwu init 新建\n",
    )


def test_without_a_folder_to_search_the_shipped_plan_answers(renwu: Callable[..., Result]) -> None:
    result = renwu("list", "--lead", "区司法局", "--format", "tsv", "--columns", "id", *AS_OF, before=IN_NO_FOLDER)
    assert (result.code, result.stdout) == (0, "id\n7\n")
