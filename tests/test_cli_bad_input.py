"""Files that are no plan: each a clear message, exit 2, nothing on stdout; what is harmless is accepted."""

import json
import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from support import parser
from support.program import AS_ORDINARY_USER, PLAN, UNRECORDED, Result, command, environment

AS_OF = ("--as-of", "2024-07-01")
HELP = "用 --file 指定方案文件，或用 renwu init 新建"
KEYS = "title、key、kind、document、issued、year、issuer、note、soon、round、units、sections"
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))"


@pytest.fixture
def refused(inside: Callable[..., Result], tmp_path: Path) -> Callable[[bytes], str]:
    """What stderr says of a plan with these bytes: a list exits 2, a check of it 1 with the same problems."""

    def message(data: bytes) -> str:
        path = tmp_path / "bad.yaml"
        path.write_bytes(data)
        listed, checked = inside("list", "--file", "bad.yaml", *AS_OF), inside("check", "bad.yaml")
        assert (listed.code, listed.stdout) == (2, "")
        assert (checked.code, checked.stderr) == (1, "")
        problems, _, _ = checked.stdout.rpartition("共")
        assert problems == listed.stderr
        return listed.stderr

    return message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# \xe8\xaf\xb4\xe6\x98\x8e\n", b"\xef\xbb\xbf"])
def test_an_empty_file(refused: Callable[[bytes], str], data: bytes) -> None:
    first, *rest = refused(data).splitlines()
    assert first.split(":", 3)[3] == " 错误 RW113 文件是空的"
    assert rest[-1] == "   renwu init 可以建一个带说明的方案文件"


def test_a_file_that_is_not_there(inside: Callable[..., Result]) -> None:
    message = f"错误：打不开 none.yaml：没有这个文件或文件夹；{HELP}\n"
    assert inside("list", "--file", "none.yaml", *AS_OF) == (2, "", message)
    assert inside("check", "none.yaml") == (2, "", message)


def test_a_file_that_the_environment_names_and_is_not_there(inside: Callable[..., Result]) -> None:
    message = f"错误：打不开 none.yaml：没有这个文件或文件夹；{HELP}\n"
    assert inside("list", *AS_OF, env={"RENWU_FILE": "none.yaml"}) == (2, "", message)


def test_a_directory(inside: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    message = f"错误：folder 里没有方案：一个 .yaml、.yml 文件都没有；{HELP.replace('方案文件', '方案')}\n"
    assert inside("list", "--file", "folder", *AS_OF) == (2, "", message)
    assert inside("check", "folder") == (2, "", message)


@pytest.mark.parametrize("arguments", ["list --file secret.yaml", "check secret.yaml"])
def test_a_file_without_read_permission(renwu: Callable[..., Result], tmp_path: Path, arguments: str) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(PLAN, encoding="utf-8")
    path.chmod(0)
    message = f"错误：打不开 secret.yaml：没有权限；{HELP}\n"
    assert renwu(*arguments.split(), before=AS_ORDINARY_USER) == (2, "", message)


def test_gbk(refused: Callable[[bytes], str]) -> None:
    assert refused(PLAN.encode("gbk")) == (
        "bad.yaml:1:8: 错误 RW101 不是UTF-8文本，像是GBK\n   在编辑器里另存为UTF-8编码\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(refused: Callable[[bytes], str], encoding: str) -> None:
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert refused(bom + PLAN.encode(encoding)) == (
        "bad.yaml:1:1: 错误 RW101 不是UTF-8文本，像是UTF-16\n   在编辑器里另存为UTF-8编码\n"
    )


def test_bytes_that_are_no_text(refused: Callable[[bytes], str]) -> None:
    assert refused(b"title: t\nnote: \xff\xff\xff\n") == (
        "bad.yaml:2:7: 错误 RW101 不是UTF-8文本\n   方案是UTF-8编码的文本文件；请核对文件\n"
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: "\ufeff" + text, id="BOM"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r\n"), id="both"),
        pytest.param(lambda text: text.removesuffix("\n"), id="no-last-line-feed"),
    ],
)
def test_a_bom_and_crlf_are_accepted(
    inside: Callable[..., Result], plan: Path, tmp_path: Path, change: Callable[[str], str]
) -> None:
    path = tmp_path / "changed.yaml"
    path.write_bytes(change(PLAN).encode())
    expected = inside("list", "--file", plan, *AS_OF)
    assert inside("list", "--file", path, *AS_OF) == expected
    assert expected.code == 0


def test_100000_brackets(refused: Callable[[bytes], str]) -> None:
    problem = "RW107 嵌套过深" if parser.is_tested() else r"RW\d+ .+"
    assert re.search(rf"^bad\.yaml:1:\d+: 错误 {problem}$", refused(b"[" * 100_000), re.MULTILINE)


def test_a_9_level_alias_bomb(refused: Callable[[bytes], str]) -> None:
    levels = ["a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    for name, below in zip("bcdefghi", "abcdefgh", strict=True):
        levels.append(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]")
    problems = refused("\n".join(["title: t", *levels, "sections: *i", ""]).encode())
    assert [line for line in problems.splitlines() if line.startswith("bad.yaml")] == [
        *(f"bad.yaml:{number}:1: 错误 RW109 方案没有“{name}”这个键" for number, name in enumerate("abcdefghi", 2)),
        "bad.yaml:11:11: 错误 RW105 方案里不用别名“*i”",
    ]


def test_a_nul(refused: Callable[[bytes], str]) -> None:
    assert refused(b"title: t\nnote: a\0b\nsections: []\n") == (
        "bad.yaml:2:8: 错误 RW103 含有控制字符U+0000\n"
        "    2 | note: a\\x00b\n"
        "      |        ^^^^\n"
        "   删去这个看不见的字符\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "printed"),
    [("list --file large.yaml", 2, ""), ("check large.yaml", 1, "共1个问题：错误1、警告0\n")],
)
def test_a_200_mb_file_of_one_line_is_refused_unread(
    renwu: Callable[..., Result], tmp_path: Path, arguments: str, code: int, printed: str
) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(200_000_000)
    result = renwu(*arguments.split(), before=LIMIT)
    assert (result.code, result.stderr + result.stdout) == (
        code,
        f"large.yaml:1:1: 错误 RW102 文件超过128 MiB\n   方案是手写的文本，不会这么大；请核对文件\n{printed}",
    )


def test_a_device_without_end_is_refused(renwu: Callable[..., Result]) -> None:
    limit = LIMIT.replace("400", "1200")
    assert renwu("list", "--file", "/dev/zero", *AS_OF, before=limit) == (
        2,
        "",
        "/dev/zero:1:1: 错误 RW102 文件超过128 MiB\n   方案是手写的文本，不会这么大；请核对文件\n",
    )


def test_a_line_of_a_million_characters_is_shown_in_part(refused: Callable[[bytes], str]) -> None:
    assert refused(b"title: t\nsections: " + b"a" * 1_000_000 + b"\n") == (
        "bad.yaml:2:11: 错误 RW111 “sections”应是列表\n"
        f"    2 | sections: {'a' * 110}\n"
        f"      |           {'^' * 110}\n"
        "   在 sections: 下面每项一行，以“- ”开头\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "char"), [("deadline", "一"), ("deadline", "（"), ("lead", "。"), ("text", "9"), ("text", "“")]
)
def test_a_field_of_100000_like_characters_takes_bounded_time(
    renwu: Callable[..., Result], tmp_path: Path, field: str, char: str
) -> None:
    fields = {"id": "1", "text": "甲", "deadline": "2024年", "lead": "乙"} | {field: char * 100_000}
    task = json.dumps(fields, ensure_ascii=False)
    (tmp_path / "long.yaml").write_text(f"title: t\nsections: [{{measures: [{{tasks: [{task}]}}]}}]\n", "utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (20, 20))"
    asked = ("list", "--file", "long.yaml", "--columns", f"id,{field}", *AS_OF)
    assert renwu(*asked, before=limit, env={"COLUMNS": "80"}).code == 0


def test_a_plan_from_a_pipe_is_read(renwu: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    path = fifo(tmp_path / "pipe.yaml", PLAN.encode())
    expected = renwu("list", "--file", plan, *AS_OF)
    assert renwu("list", "--file", path, *AS_OF) == expected


def test_a_problem_in_a_plan_from_a_pipe_which_cannot_be_read_again_is_shown_without_its_line(
    renwu: Callable[..., Result], tmp_path: Path
) -> None:
    path = fifo(tmp_path / "pipe.yaml", "title： t\n".encode())
    assert renwu("list", "--file", path.name, *AS_OF) == (
        2,
        "",
        ("pipe.yaml:1:1: 错误 RW104 键后面用了全角冒号“：”\n   改成半角冒号加一个空格，如 deadline: 2024年12月\n"),
    )


def test_fatal_problems_stop_every_command(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAN.replace("id: 9", "id: 8"), encoding="utf-8")
    message = (
        f"{Path('data', 'tasks.yaml')}:40:17: 错误 RW301 编号“8”重复，第36行已有\n"
        "   40 |           - id: 8\n"
        "      |                 ^\n"
        "   一个编号只给一项任务；改掉其中一个\n"
    )
    for arguments in ("list", "show 1", "overdue", "units", "summary", "list --format json"):
        assert inside(*arguments.split(), *AS_OF) == (2, "", message)


def test_a_fatal_problem_leaves_an_output_file_alone(inside: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    plan.write_text("", encoding="utf-8")
    (tmp_path / "old.csv").write_text("旧", encoding="utf-8")
    assert inside("list", "-o", "old.csv", *AS_OF).code == 2
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "旧"


def test_warnings_and_lesser_errors_hide_no_task(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(
        PLAN.replace("2025年12月", "2025年13月").replace(
            "[罗湖法院]\n          - id: 8", "[罗湖法院, 罗湖法院]\n          - id: 8"
        ),
        encoding="utf-8",
    )
    assert inside("check").code == 1
    result = inside("list", "--format", "tsv", "--columns", "id", *AS_OF)
    assert result == (0, "id\n1\n10\n2\n9\n8\n", UNRECORDED)


@pytest.mark.parametrize("arguments", ["list --file pipe.yaml", "check pipe.yaml"])
def test_ctrl_c_is_quiet_and_exits_130(tmp_path: Path, arguments: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with subprocess.Popen(
        command(arguments.split()),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        writer = os.open(tmp_path / "pipe.yaml", os.O_WRONLY)  # returns once the program is reading
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
        os.close(writer)
    assert (process.returncode, stdout, stderr) == (130, b"", b"")


def fifo(path: Path, data: bytes) -> Path:
    """A named pipe that whoever reads it first gets the bytes from."""
    os.mkfifo(path)
    threading.Thread(target=path.write_bytes, args=(data,), daemon=True).start()
    return path
