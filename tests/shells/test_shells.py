"""`renwu completion`: what the scripts offer in bash, zsh and fish themselves. All three must be installed."""

import contextlib
import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import PLAN, environment, run

QUERIES = "list show overdue silent log units summary"
RECORDS = "progress done verify return extend suspend resume cancel reassign urge retract amend"
COMMANDS = f"{QUERIES} {RECORDS} report notice collect import diff check init completion".split()

Complete = Callable[[str], list[str]]

BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
[[ $(complete -p renwu) =~ -F\\ ([^ ]+) ]] || exit
"${BASH_REMATCH[1]}" renwu "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "source $argv[1]; complete -C $argv[2]"
BASHRC = """
PS1=
source "$SCRIPT"
answer() { printf '%s\\n' "$READLINE_LINE" > "$ANSWER"; exit; }
bind -x '"\\C-g": answer'
"""
ZSHRC = """
PS1=
autoload -U compinit
compinit -u -D
source "$SCRIPT"
answer() { print -r -- "$BUFFER" > "$ANSWER"; exit }
zle -N answer
bindkey '^G' answer
"""
RUNNING = [
    r"\$(touch pwned)",
    r"\`touch pwned\`",
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "))'; touch pwned; '((",
]
"""What a shell that took it for its own language would run."""


def one_task(**fields: object) -> str:
    """A plan of one task."""
    task = json.dumps({"id": "1", "text": "甲"} | fields, ensure_ascii=False)
    return f"title: 测试\nsections:\n- measures:\n  - tasks:\n    - {task}\n"


def installed(shell: str) -> str:
    """Where a shell is; without it these tests fail."""
    path = shutil.which(shell)
    assert path is not None, f"{shell} is not installed"
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program under test as bin/renwu, and the script of each shell under its name."""
    folder = tmp_path_factory.mktemp("home")
    program = folder / "bin" / "renwu"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m renwu "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("bash", "zsh", "fish"):
        script = run("completion", name, cwd=folder)
        assert (script.code, script.stderr) == (0, "")
        (folder / name).write_text(script.stdout, encoding="utf-8")
    (folder / ".bashrc").write_text(BASHRC, encoding="utf-8")
    (folder / ".zshrc").write_text(ZSHRC, encoding="utf-8")
    return folder


@pytest.fixture
def shell(home: Path) -> dict[str, str]:
    """An environment in which `renwu` is the program under test."""
    path = f"{home / 'bin'}:{os.environ['PATH']}"
    return environment({"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "dumb"})


@pytest.fixture
def bash(home: Path, shell: dict[str, str], tmp_path: Path) -> Complete:
    """What bash offers for a line, its last word being completed."""

    def offered(line: str) -> list[str]:
        done = subprocess.run(
            [installed("bash"), "--norc", "--noprofile", "-c", BASH, "bash", str(home / "bash"), *line.split(" ")],
            capture_output=True,
            cwd=tmp_path,
            env=shell,
            check=True,
        )
        assert done.stderr.decode() == ""
        return done.stdout.decode().splitlines()

    return offered


@pytest.fixture
def fish(home: Path, shell: dict[str, str], tmp_path: Path) -> Complete:
    """What fish offers for a line, with its descriptions."""

    def offered(line: str) -> list[str]:
        done = subprocess.run(
            [installed("fish"), "--no-config", "-c", FISH, str(home / "fish"), line],
            capture_output=True,
            cwd=tmp_path,
            env=shell,
            check=True,
        )
        assert done.stderr.decode() == ""
        return done.stdout.decode().splitlines()

    return offered


def typed(command: list[str], line: str, answer: Path, cwd: Path, env: dict[str, str]) -> tuple[str, str]:
    """What an interactive shell makes of a line when Tab is pressed, and all that the terminal shows meanwhile."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 200))
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=env, start_new_session=True
    ) as process:
        os.close(theirs)
        os.write(ours, f"{line}\t\x07".encode())
        screen = b""
        with contextlib.suppress(OSError):  # Linux says EIO once the other end is closed
            while chunk := os.read(ours, 1 << 16):
                screen += chunk
        os.close(ours)
        assert process.wait() == 0
    return answer.read_text(encoding="utf-8").removesuffix("\n"), screen.decode()


@pytest.fixture
def zsh(home: Path, shell: dict[str, str], tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """What zsh makes of a line when Tab is pressed, and all that the terminal shows meanwhile."""
    env = shell | {"ZDOTDIR": str(home), "SCRIPT": str(home / "zsh"), "ANSWER": str(home / "answer")}
    command = [installed("zsh"), "--no-globalrcs", "--interactive"]
    return lambda line: typed(command, line, home / "answer", tmp_path, env)


@pytest.fixture
def interactive_bash(home: Path, shell: dict[str, str], tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """The same of bash, whose readline splits words as it likes."""
    env = shell | {"SCRIPT": str(home / "bash"), "ANSWER": str(home / "answer")}
    command = [installed("bash"), "--rcfile", str(home / ".bashrc"), "-i"]
    return lambda line: typed(command, line, home / "answer", tmp_path, env)


def test_bash_completes_commands(bash: Complete) -> None:
    assert bash("renwu ") == COMMANDS
    assert bash("renwu c") == ["cancel", "collect", "check", "completion"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("renwu sum", ["summary"]),
        ("renwu list --du", ["--due", "--due-by", "--due-from"]),
        ("renwu list --status o", ["overdue", "ongoing"]),
        ("renwu list --status 逾期未", ["逾期未办结"]),
        ("renwu overdue --sort d", ["due"]),
        ("renwu summary --by se", ["section"]),
        ("renwu list --format js", ["json", "jsonl"]),
        ("renwu list --columns id,st", ["id,status", "id,streaks"]),
        ("renwu --color a", ["auto", "always"]),
        ("renwu completion z", ["zsh"]),
        ("renwu show 1", ["1", "10"]),
        ("renwu list --lead 区", ["区科技创新局", "区金融服务署", "区司法局", "区委组织部"]),
        ("renwu list --lead 区金", ["区金融服务署"]),
        ("renwu list --lead 金", ["金融服务署"]),
        ("renwu list --support 罗", ["罗湖法院"]),
        ("renwu units --unit 委", ["委组织部"]),
        ("renwu list --lead 没有", []),
        ("renwu list --lead = 区金", ["区金融服务署"]),
        ("renwu list --lead =", ["区科技创新局", "区金融服务署", "区司法局", "区委组织部", "罗湖法院"]),
        ("renwu list --lead = 区金融服务署 --st", ["--status"]),
        ("renwu list --lead=区金", ["--lead=区金融服务署"]),
    ],
)
def test_bash_completes_what_the_plan_and_the_options_know(
    bash: Complete, plan: Path, line: str, offered: list[str]
) -> None:
    assert plan.is_file()
    assert bash(line) == offered


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("renwu list --lead=区金", "renwu list --lead=区金融服务署 "),
        ("renwu list --lead 区金", "renwu list --lead 区金融服务署 "),
        ("renwu list --status=ong", "renwu list --status=ongoing "),
        ("renwu list --lead=区金融服务署 --rev", "renwu list --lead=区金融服务署 --reverse "),
    ],
)
def test_bash_completes_what_stands_behind_an_equals_sign(
    interactive_bash: Callable[[str], tuple[str, str]], plan: Path, line: str, completed: str
) -> None:
    assert plan.is_file()
    assert interactive_bash(line)[0] == completed


def test_units_complete_with_and_without_a_leading_city_character(bash: Complete, plan: Path) -> None:
    plan.write_text(PLAN.replace("区司法局", "市场局").replace("区委组织部", "市规划局"), encoding="utf-8")
    assert bash("renwu list --lead 市") == ["市场局", "市规划局"]
    assert bash("renwu list --lead 规") == ["规划局"]


@pytest.mark.parametrize("line", ["renwu list --file {} --lead 教", "renwu --file {} list --lead 教"])
def test_units_are_those_of_the_file_named(bash: Complete, plan: Path, tmp_path: Path, line: str) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace("区司法局", "区教育局"), encoding="utf-8")
    assert plan.is_file()
    assert bash(line.format(other)) == ["教育局"]


@pytest.mark.parametrize(
    "text",
    [
        "title: [",
        "\x00",
        'title: t\nunits: {"": [甲], "　": [乙]}\nsections: []\n',
        "title: t\nsections: [{measures: [{tasks: [{id: 1}]}]}]\n",
    ],
)
def test_a_broken_plan_offers_nothing_and_prints_nothing(bash: Complete, plan: Path, text: str) -> None:
    plan.write_text(text, encoding="utf-8")
    assert bash("renwu list --lead 区") == []


def test_a_folder_of_plans_offers_the_units_of_all(bash: Complete, plan: Path) -> None:
    assert plan.is_file()
    assert "区司法局" in bash("renwu list --file data --lead 区")
    assert bash("renwu list --file data --plan ta") == ["tasks"]


@pytest.mark.parametrize(
    "line",
    [
        "renwu list --file none.yaml --lead 区",
        "renwu list --file data/none --lead 区",
        "renwu list --as-of 2024-02-30 --lead 区没有",
        "renwu list --soon 两周 --lead 区没有",
        "renwu list --satus --lead 区没有",
        "renwu nothing --lead 区",
        "renwu list --match '区",
        'renwu list --match "区',
        "renwu list --match $(",
        "renwu --version list --lead 没有",
    ],
)
def test_a_line_that_makes_no_sense_offers_nothing_and_prints_nothing(bash: Complete, plan: Path, line: str) -> None:
    assert plan.is_file()
    assert bash(line) == []


def test_bash_offers_a_name_that_looks_like_a_pattern_as_it_is(bash: Complete, plan: Path, tmp_path: Path) -> None:
    plan.write_text(one_task(lead=["b*"]), encoding="utf-8")
    (tmp_path / "bin").mkdir()
    assert bash("renwu list --lead b") == [r"b\*"]


def test_bash_runs_nothing_that_a_plan_says(bash: Complete, plan: Path, tmp_path: Path) -> None:
    plan.write_text(one_task(lead=[f"区{text}" for text in RUNNING]), encoding="utf-8")
    offered = bash("renwu list --lead 区")
    assert [shlex.split(offer) for offer in offered] == [[f"区{text}"] for text in RUNNING]
    assert not (tmp_path / "pwned").exists()


def test_fish_completes_commands_with_their_descriptions(fish: Complete) -> None:
    assert sorted(offer.split("\t")[0] for offer in fish("renwu ")) == sorted(COMMANDS)
    assert fish("renwu summ") == ["summary\t按单位、板块、措施、月份或状态统计任务数。"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("renwu list --rev", ["--reverse\t倒序"]),
        ("renwu list --status o", ["ongoing\t常态化", "overdue\t逾期未办结"]),
        ("renwu list --lead 区金", ["区金融服务署"]),
        ("renwu list --lead 金", ["金融服务署"]),
        ("renwu list --lead=区金", ["--lead=区金融服务署"]),
        ("renwu show 9", ["9\t推广智能裁判系统。"]),
    ],
)
def test_fish_completes_what_the_plan_and_the_options_know(
    fish: Complete, plan: Path, line: str, offered: list[str]
) -> None:
    assert plan.is_file()
    assert fish(line) == offered


def test_fish_runs_nothing_that_a_plan_says(fish: Complete, plan: Path, tmp_path: Path) -> None:
    plan.write_text(one_task(lead=[f"区{text}" for text in RUNNING]), encoding="utf-8")
    assert sorted(fish("renwu list --lead 区")) == sorted(f"区{text}" for text in RUNNING)
    assert not (tmp_path / "pwned").exists()


def test_fish_prints_no_error_over_a_broken_plan(fish: Complete, plan: Path) -> None:
    plan.write_text("title: [", encoding="utf-8")
    assert fish("renwu list --lead 区") == []


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("renwu comp", "renwu completion "),
        ("renwu list --rev", "renwu list --reverse "),
        ("renwu list --status ong", "renwu list --status ongoing "),
        ("renwu list --status 逾期未", "renwu list --status 逾期未办结 "),
        ("renwu list --lead 区金", "renwu list --lead 区金融服务署 "),
        ("renwu list --lead 金", "renwu list --lead 金融服务署 "),
        ("renwu list --lead=区金", "renwu list --lead=区金融服务署 "),
        ("renwu list --status=ong", "renwu list --status=ongoing "),
        ("renwu show 9", "renwu show 9 "),
    ],
)
def test_zsh_completes(zsh: Callable[[str], tuple[str, str]], plan: Path, line: str, completed: str) -> None:
    assert plan.is_file()
    assert zsh(line)[0] == completed


def test_zsh_prints_no_error_over_a_broken_plan(zsh: Callable[[str], tuple[str, str]], plan: Path) -> None:
    plan.write_text("title: [", encoding="utf-8")
    line, screen = zsh("renwu list --lead 区")
    assert line == "renwu list --lead 区"
    assert "RW" not in screen


@pytest.mark.parametrize("text", RUNNING)
def test_zsh_runs_nothing_that_a_plan_says(
    zsh: Callable[[str], tuple[str, str]], plan: Path, tmp_path: Path, text: str
) -> None:
    plan.write_text(one_task(id=f"1{text}", text=text), encoding="utf-8")
    completed, screen = zsh("renwu show 1")
    assert not (tmp_path / "pwned").exists()
    assert completed.startswith("renwu show 1")
    assert "(eval)" not in screen
