"""Nothing lost: processes killed, cut short and crowding each other, full disks, locks, links and permissions."""

import errno
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from renwu import filesystem
from renwu.errors import FileError
from renwu.journal.file import locked_journal, new_entry, read_journal
from support import journals
from support.journals import line
from support.program import AS_ORDINARY_USER, Result, environment

fcntl = pytest.importorskip("fcntl", reason="locks, links and permissions as POSIX has them")

JOURNAL = Path("data", "tasks.progress.jsonl")
DONE = line("a", "2024-03-01", "done")
PROGRESS = line("b", "2024-03-02", "progress", "2", note="已在“三个口岸”宣传")
WAITING = f"{JOURNAL} 正被别的程序写入，等它写完……\n"
HELD = f"错误：{JOURNAL} 一直被别的程序占用；等它写完再试\n"
UNWRITTEN = f"错误：没有写入 {JOURNAL}：{{}}；进展记录没有改动\n"
TORN = "这一行不是完整的 JSON，可能没写完就中断了"
PATIENCE = 60

# For each line of its stdin a process that says its number, then records one entry after another as `renwu progress`
# does, and never comes to an end by itself; a line of "-" once it has been killed.
RECORDERS = """
import os, sys
from renwu import cli
from renwu.cli.commands import record

for line in sys.stdin:
    if os.fork():
        os.wait()
        print("-", flush=True)
        continue
    print(os.getpid(), flush=True)
    number = 0
    while True:
        number += 1
        sys.argv = ["renwu", "progress", "1", f"{line.strip()}第{number}次"]
        try:
            cli.main()
        except SystemExit as exited:
            if exited.code:
                raise
"""

# Processes that all record at the same time, 100 entries each.
CROWD = """
import os, sys
from renwu import filesystem
from renwu.cli.commands import record
from renwu.cli.options import Common
from renwu.cli.recording_options import Recording

filesystem._PATIENCE = 600  # the crowd is what this is about, not how long it is borne
for name in range(int(sys.argv[1])):
    if os.fork() == 0:
        for number in range(100):
            record.progress(["2"], Recording(note=f"{name}号第{number}次"), Common())
        os._exit(0)
sys.exit(any(os.wait()[1] for _ in range(int(sys.argv[1]))))
"""

# Runs the commands of its stdin at the same time, a line each, and says what each gave: code, stdout, stderr.
AT_ONCE = """
import json, os, sys, traceback
from renwu import cli
from renwu.cli.commands import record

started = []
for number, line in enumerate(sys.stdin):
    files = [open(f"{number}.{name}", "w+", encoding="utf-8") for name in ("out", "err")]
    child = os.fork()
    if child == 0:
        sys.argv = ["renwu", *line.split()]
        sys.stdout, sys.stderr = files
        try:
            cli.main()
        except SystemExit as exited:
            os._exit(exited.code)
        except BaseException:
            traceback.print_exc()
        os._exit(70)
    started.append((child, files))
codes = dict(os.wait() for _ in started)
for child, files in started:
    for file in files:
        file.seek(0)
    print(json.dumps([os.waitstatus_to_exitcode(codes[child]), *(file.read() for file in files)]))
"""


@pytest.fixture
def path(tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal of the small plan would be; nothing is there yet, and the program runs in that folder."""
    assert plan.exists()
    monkeypatch.chdir(tmp_path)
    return tmp_path / JOURNAL


def start(*words: str, stdin: int = subprocess.DEVNULL) -> "subprocess.Popen[str]":
    """Start a process whose output the test reads."""
    return subprocess.Popen(
        [sys.executable, *words],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
        errors="replace",
    )


def ids(path: Path) -> list[str]:
    """The ids of the entries of a journal, in the order of its lines."""
    return [entry.entry for entry in sorted(read_journal(path).entries, key=lambda entry: entry.line)]


def written(path: Path) -> list[str]:
    """The ids of the entries of a journal that may not be there."""
    return ids(path) if path.exists() else []


def nobody() -> NoReturn:
    """What must not be called where nobody else writes."""
    pytest.fail("nobody else holds the journal")


def add(path: Path, id_: str) -> None:
    """Add an entry to a journal."""
    fields = {"entry": id_, "task": "2", "date": "2024-03-03", "event": "progress", "recorded": "2024-03-03T09:00:00"}
    with locked_journal(path, nobody) as appender:
        appender.append([new_entry(fields)])


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the journal as another process would."""
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


# Killed


@pytest.mark.slow
def test_whenever_it_is_killed_every_entry_it_told_of_is_there(path: Path) -> None:
    told: list[str] = []
    before = b""
    with start("-c", RECORDERS, stdin=subprocess.PIPE) as recorders:
        assert recorders.stdin is not None
        assert recorders.stdout is not None
        for number in range(50):
            recorders.stdin.write(f"第{number}轮\n")
            recorders.stdin.flush()
            recorder = int(recorders.stdout.readline())
            printed = [recorders.stdout.readline()]
            time.sleep(secrets.randbelow(30_000) / 1_000_000)
            os.kill(recorder, signal.SIGKILL)
            while (line_ := recorders.stdout.readline()) != "-\n":
                printed.append(line_)
            told += re.findall("（记录号([0-9a-z]+)）；现状：.*\n", "".join(printed))
            data = path.read_bytes()
            assert data.startswith(before)
            new = journals.parsed(data.removeprefix(before).removeprefix(b"\n"))
            assert [each.code for each in new.problems] in ([], ["RW401"])
            before = data
        assert recorders.communicate(timeout=PATIENCE) == ("", "")
    assert len(set(told)) == len(told) >= 50
    assert set(told) <= set(ids(path))
    assert len(ids(path)) <= len(told) + 50


def test_an_entry_cut_short_at_any_byte_loses_no_other_and_hinders_no_next(path: Path) -> None:
    before = f"{DONE}\n".encode()
    for length in range(len(PROGRESS.encode()) + 1):
        torn = PROGRESS.encode()[:length]
        path.write_bytes(before + torn)
        found = read_journal(path)
        whole = length == len(PROGRESS.encode())
        assert [entry.entry for entry in found.entries] == (["a", "b"] if whole else ["a"])
        problems = [(each.place.line, each.code, each.message) for each in found.problems]
        assert problems == ([(2, "RW401", TORN)] if torn and not whole else [])
        add(path, "c")
        data = path.read_bytes()
        assert data.startswith(before + torn + (b"\n" if torn else b"") + b'{"entry": "c"')
        assert [entry.entry for entry in read_journal(path).entries] == (["a", "b", "c"] if whole else ["a", "c"])


def test_a_torn_line_is_told_of_and_passed_over(inside: Callable[..., Result], path: Path) -> None:
    path.write_text(f'{DONE}\n{{"entry": "b", "ta', encoding="utf-8")
    result = inside("list", "--as-of", "2024-07-01", "--format", "jsonl")
    assert [json.loads(each)["done_on"] for each in result.stdout.splitlines()] == ["2024-03-01", *[None] * 4]
    assert (result.code, result.stderr) == (
        0,
        (
            f"{JOURNAL}:2:1: 警告 RW401 {TORN}\n"
            '    2 | {"entry": "b", "ta\n'
            "      | ^\n"
            "   每行是一个 JSON 对象，至少有 entry、task、date、event；renwu 跳过这一行，文件不动\n"
        ),
    )


# Crowded


@pytest.mark.slow
def test_of_1600_entries_that_16_processes_add_at_the_same_time_none_is_lost(path: Path) -> None:
    crowd = start("-c", CROWD, "16")
    told, _ = crowd.communicate(timeout=PATIENCE * 5)
    assert crowd.returncode == 0
    data = path.read_bytes()
    assert data.count(b"\n") == 1600
    found = read_journal(path)
    assert found.problems == ()
    assert {entry.entry for entry in found.entries} == set(re.findall("（记录号([0-9a-z]+)）", told))
    assert sorted(entry.text("note") for entry in found.entries) == sorted(
        f"{name}号第{number}次" for name in range(16) for number in range(100)
    )


def test_of_16_who_say_at_the_same_time_that_a_task_is_done_one_wins(path: Path) -> None:
    # Others, whom a rule stops, come and go meanwhile.
    typed = ("done 1 --date 2024-03-01", "done 1 --date 2024-03-01", "verify 9") * 8
    crowd = start("-c", AT_ONCE, stdin=subprocess.PIPE)
    printed, complaint = crowd.communicate("".join(f"{each}\n" for each in typed), timeout=PATIENCE)
    assert (crowd.returncode, complaint) == (0, "")
    gave = list(zip(typed, map(json.loads, printed.splitlines()), strict=True))
    stopped = [told for words, (_, _, told) in gave if words == "verify 9"]
    assert {each.removeprefix(WAITING) for each in stopped} == {"错误：第9项还没有办结，不能销号。没有登记任何记录\n"}
    done = [result for words, result in gave if words != "verify 9"]
    assert sorted(code for code, _, _ in done) == [0, *[2] * 15]
    refused = [told.removeprefix(WAITING) for _, answer, told in done if not answer]
    assert refused == ["错误：第1项已于2024-03-01办结。没有登记任何记录\n"] * 15
    assert len(ids(path)) == 1


# Held by another process


def test_it_says_what_it_waits_for_and_goes_on_once_it_is_free(path: Path) -> None:
    with held(path):
        process = start("-m", "renwu", "done", "1")
        assert process.stderr is not None
        assert process.stderr.readline() == WAITING
        assert process.poll() is None
        path.write_text(f"{PROGRESS}\n", encoding="utf-8")
    printed, complaint = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaint) == (0, "")
    assert re.findall("记录号([0-9a-z]+)", printed) == ids(path)[1:]


def test_it_gives_up_after_a_while(inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renwu.filesystem._PATIENCE", 0.05)
    with held(path):
        assert inside("done", "1") == (2, "", WAITING + HELD)
    assert path.read_bytes() == b""
    assert inside("done", "1").code == 0


def test_reading_waits_for_nobody(inside: Callable[..., Result], path: Path) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    with held(path):
        assert inside("list").code == 0
        assert inside("verify", "1", "--dry-run").code == 0


def test_the_journal_itself_is_what_is_locked(inside: Callable[..., Result], path: Path) -> None:
    assert inside("done", "1").code == 0
    assert sorted(each.name for each in path.parent.iterdir()) == ["tasks.progress.jsonl", "tasks.yaml"]


def test_a_file_that_an_editor_put_in_the_journals_place_meanwhile_is_what_is_added_to(path: Path) -> None:
    with held(path):
        process = start("-m", "renwu", "verify", "1")
        assert process.stderr is not None
        assert process.stderr.readline() == WAITING
        edited = path.with_name("edited")
        edited.write_text(f"{DONE}\n", encoding="utf-8")
        edited.replace(path)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert [entry.event.value for entry in read_journal(path).entries] == ["done", "verified"]


def test_a_file_that_came_just_before_the_lock_is_what_is_added_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    edited = path.with_name("edited")
    edited.write_text(f"{DONE}\n", encoding="utf-8")
    lock = fcntl.flock

    def lock_late(descriptor: int, how: int) -> None:
        if edited.exists():
            edited.replace(path)
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", lock_late)
    add(path, "c")
    assert ids(path) == ["a", "c"]


def test_what_a_program_that_asks_for_no_lock_adds_meanwhile_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    write = os.write

    def write_late(descriptor: int, data: bytes) -> int:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{PROGRESS}\n")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", write_late)
    add(path, "c")
    assert ids(path) == ["a", "b", "c"]


def test_a_file_put_in_the_place_of_a_new_journal_is_not_removed_where_nothing_is_recorded(path: Path) -> None:
    with locked_journal(path, nobody):
        edited = path.with_name("edited")
        edited.write_text(f"{DONE}\n", encoding="utf-8")
        edited.replace(path)
    assert path.read_text(encoding="utf-8") == f"{DONE}\n"


def test_a_process_that_dies_holds_the_journal_no_longer(path: Path) -> None:
    holder = start(
        "-c",
        "import fcntl, sys, time\nfile = open(sys.argv[1], 'ab')\nfcntl.flock(file, fcntl.LOCK_EX)\n"
        "print('held', flush=True)\ntime.sleep(600)",
        str(path),
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate(timeout=PATIENCE)
    add(path, "c")
    assert ids(path) == ["c"]


# To the disk


class Calls:
    """What is asked of the system, in order, with what the names of descriptors are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        write, fsync = os.write, os.fsync

        def noted_write(descriptor: int, data: bytes) -> int:
            self.made.append(f"write {self._name(descriptor)}")
            return write(descriptor, data)

        def noted_fsync(descriptor: int) -> None:
            self.made.append(f"fsync {self._name(descriptor)}")
            fsync(descriptor)

        monkeypatch.setattr(os, "write", noted_write)
        monkeypatch.setattr(os, "fsync", noted_fsync)

    def _name(self, descriptor: int) -> str:
        status = os.fstat(descriptor)
        return next((str(each) for each in (JOURNAL, JOURNAL.parent) if os.path.samestat(each.stat(), status)), "?")


def test_entries_are_one_write_then_seen_to_the_disk(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(DONE, encoding="utf-8")
    calls = Calls(monkeypatch)
    assert inside("progress", "1", "2", "9", "继续推进").code == 0
    assert calls.made == [f"write {JOURNAL}", f"fsync {JOURNAL}"]


def test_the_folder_of_a_new_journal_is_seen_to_the_disk_too(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch)
    assert inside("done", "1").code == 0
    assert calls.made == [f"fsync {JOURNAL.parent}", f"write {JOURNAL}", f"fsync {JOURNAL}"]
    assert path.exists()


@pytest.mark.usefixtures("path")
def test_the_folder_is_seen_to_the_disk_also_where_an_earlier_command_was_refused(
    inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert inside("verify", "1").code == 2
    calls = Calls(monkeypatch)
    assert inside("done", "1").code == 0
    assert f"fsync {JOURNAL.parent}" in calls.made


def test_an_empty_journal_that_a_killed_command_left_counts_as_new(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    calls = Calls(monkeypatch)
    assert inside("done", "1").code == 0
    assert f"fsync {JOURNAL.parent}" in calls.made


@pytest.mark.parametrize("before", [b"", f"{DONE}\n".encode(), DONE.encode()])
def test_what_the_disk_does_not_take_is_no_success(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    path.write_bytes(before)
    monkeypatch.setattr(os, "fsync", fails_with(errno.EIO))
    assert inside("progress", "2", "继续推进") == (2, "", UNWRITTEN.format(os.strerror(errno.EIO)))
    assert path.read_bytes() == before


def fails_with(number: int) -> Callable[..., NoReturn]:
    """A call to the system that fails."""

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def test_where_it_says_that_nothing_was_written_nothing_was(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filesystem, "sync_folder", fails_with(errno.EACCES))
    result = inside("done", "1")
    assert bool(written(path)) == (result.code == 0) == ("已登记" in result.stdout) != ("没有改动" in result.stderr)


def test_a_write_that_the_system_takes_in_pieces_is_whole_or_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:20]))
    try:
        add(path, "c")
    except FileError:
        assert path.read_text(encoding="utf-8") == f"{DONE}\n"
    else:
        assert ids(path) == ["a", "c"]


@pytest.mark.parametrize("room", [0, 1, 60])
@pytest.mark.parametrize("typed", ["progress 2 继续推进", "progress 1 2 9 继续推进"])
def test_a_full_disk_leaves_the_file_as_it_was(renwu: Callable[..., Result], path: Path, room: int, typed: str) -> None:
    before = f"{DONE}\n{PROGRESS[:30]}".encode()
    path.write_bytes(before)
    size = len(before) + room
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    assert renwu(*typed.split(), before=limit) == (2, "", UNWRITTEN.format("文件大小到了上限"))
    assert path.read_bytes() == before


def test_a_full_disk_leaves_no_new_file(renwu: Callable[..., Result], path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))"
    assert renwu("done", "1", before=limit) == (2, "", UNWRITTEN.format("文件大小到了上限"))
    assert not path.exists()


# Files and folders as they come


@pytest.mark.parametrize("typed", ["progress 2 继续推进", "verify 1", "retract a --reason 误"])
def test_a_read_only_journal_is_an_error(renwu: Callable[..., Result], path: Path, typed: str) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    path.chmod(0o444)
    assert renwu(*typed.split(), before=AS_ORDINARY_USER) == (2, "", f"错误：写不了 {JOURNAL}：没有权限\n")
    assert path.read_text(encoding="utf-8") == f"{DONE}\n"


def test_a_read_only_journal_answers_questions_and_dry_runs(renwu: Callable[..., Result], path: Path) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    path.chmod(0o444)
    assert renwu("log", before=AS_ORDINARY_USER).code == 0
    assert renwu("verify", "1", "--dry-run", before=AS_ORDINARY_USER).code == 0


def test_a_read_only_folder_takes_no_new_journal(renwu: Callable[..., Result], path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        result = renwu("done", "1", before=AS_ORDINARY_USER)
    finally:
        path.parent.chmod(0o755)
    assert result == (2, "", f"错误：写不了 {JOURNAL}：没有权限\n")
    assert not path.exists()


def test_a_read_only_folder_does_not_hinder_a_journal_that_is_there(renwu: Callable[..., Result], path: Path) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    path.parent.chmod(0o555)
    try:
        result = renwu("verify", "1", before=AS_ORDINARY_USER)
    finally:
        path.parent.chmod(0o755)
    assert (result.code, result.stderr, len(ids(path))) == (0, "", 2)


def test_a_folder_that_may_be_written_but_not_listed_takes_a_new_journal(
    renwu: Callable[..., Result], path: Path
) -> None:
    path.parent.chmod(0o333)
    try:
        result = renwu("done", "1", before=AS_ORDINARY_USER)
    finally:
        path.parent.chmod(0o755)
    assert (result.code, result.stderr, len(ids(path))) == (0, "", 1)


def test_a_journal_without_read_permission_is_an_error(renwu: Callable[..., Result], path: Path) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    path.chmod(0o200)
    assert renwu("list", before=AS_ORDINARY_USER) == (2, "", f"错误：打不开 {JOURNAL}：没有权限\n")
    assert renwu("verify", "1", before=AS_ORDINARY_USER) == (2, "", f"错误：写不了 {JOURNAL}：没有权限\n")


def test_a_folder_in_the_journals_place_is_an_error(inside: Callable[..., Result], path: Path) -> None:
    path.mkdir()
    assert inside("done", "1") == (2, "", f"错误：打不开 {JOURNAL}：这是一个文件夹\n")


def test_behind_a_link_its_target_is_added_to(inside: Callable[..., Result], path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "kept.jsonl"
    target.parent.mkdir()
    target.write_text(f"{PROGRESS}\n", encoding="utf-8")
    path.symlink_to(target)
    assert inside("done", "1").code == 0
    assert path.is_symlink()
    assert path.readlink() == target
    assert len(ids(target)) == 2


@pytest.mark.parametrize("typed", ["done 1", "list", "log"])
def test_a_link_whose_target_is_away_is_refused_whatever_is_asked(
    inside: Callable[..., Result], path: Path, tmp_path: Path, typed: str
) -> None:
    path.symlink_to(tmp_path / "away.jsonl")
    assert inside(*typed.split()) == (
        2, "", f"错误：打不开 {JOURNAL}：它指向的文件不在了；恢复那个文件，或去掉这个链接\n",
    )  # fmt: skip
    assert not (tmp_path / "away.jsonl").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes that are files")
@pytest.mark.parametrize("typed", ["done 1", "list"])
def test_a_pipe_in_the_journals_place_is_an_error_and_no_wait(
    inside: Callable[..., Result], path: Path, typed: str
) -> None:
    os.mkfifo(path)
    code, stdout, stderr = inside(*typed.split())
    assert (code, stdout) == (2, "")
    assert stderr.startswith(f"错误：打不开 {JOURNAL}：这是管道或设备，不是文件；进展记录是普通的文本文件\n")


def test_a_journal_over_a_gibibyte_is_refused_unread(inside: Callable[..., Result], path: Path) -> None:
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)
    assert inside("list") == (2, "", f"错误：{JOURNAL} 超过1 GiB；进展记录不会这么大，请核对文件\n")


def test_what_another_program_added_meanwhile_is_never_cut_off(
    inside: Callable[..., Result], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_descriptor: int) -> None:
        with path.open("ab") as file:
            file.write(f"{PROGRESS}\n".encode())
        raise OSError(errno.EIO, "Input/output error")

    path.write_text(f"{PROGRESS}\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fails)
    code, stdout, stderr = inside("done", "1")
    assert (code, stdout) == (2, "")
    assert stderr == (
        f"错误：写 {JOURNAL} 时出错：Input/output error；"
        "别的程序又写了，没法收回，末尾可能有没写完的一行；renwu check 会指出\n"
    )
    assert path.read_bytes().endswith(f"{PROGRESS}\n".encode())


def test_a_journal_that_was_replaced_while_it_was_written_is_told(
    inside: Callable[..., Result], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync

    def replaces(descriptor: int) -> None:
        synced(descriptor)
        other = tmp_path / "other"
        other.write_text(f"{PROGRESS}\n", encoding="utf-8")
        other.replace(path)

    path.touch()
    monkeypatch.setattr(os, "fsync", replaces)
    code, stdout, stderr = inside("done", "1")
    assert (code, stdout) == (2, "")
    assert stderr == (
        f"错误：已写入，但 {JOURNAL} 同时被别的程序换成了另一个文件，刚登记的不在新文件里；核对以后再登记一次\n"
    )


def test_a_link_in_a_circle_is_an_error(inside: Callable[..., Result], path: Path) -> None:
    path.symlink_to(path.name)
    assert inside("done", "1") == (2, "", f"错误：打不开 {JOURNAL}：符号链接绕成了圈\n")


def test_two_names_of_one_plan_share_one_lock(
    inside: Callable[..., Result], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    (tmp_path / "other").symlink_to(path.parent, target_is_directory=True)
    monkeypatch.setattr("renwu.filesystem._PATIENCE", 0.05)
    with held(path):
        assert inside("done", "1", "--file", "other/tasks.yaml").code == 2


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f"\ufeff{DONE}\r\n{PROGRESS}\r\n".encode(), id="BOM-and-CRLF"),
        pytest.param(f"{DONE}\r\n{PROGRESS}".encode(), id="no-last-line-feed"),
        pytest.param(f"{DONE}\n\n\n{PROGRESS}\n\n".encode(), id="blank-lines"),
    ],
)
def test_what_an_editor_left_stays_and_counts(inside: Callable[..., Result], path: Path, before: bytes) -> None:
    path.write_bytes(before)
    assert inside("verify", "1").code == 0
    assert path.read_bytes().startswith(before)
    assert [entry.event.value for entry in read_journal(path).entries] == ["done", "progress", "verified"]
    assert inside("list", "--as-of", "2024-07-01").stderr == ""


def test_where_nobody_can_be_told_it_says_that_it_was_recorded(renwu: Callable[..., Result], path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = renwu("done", "1", stdout=full)
    assert (result.code, result.stderr) == (2, "错误：已经登记，但写不到标准输出：磁盘已满\n")
    assert len(ids(path)) == 1


def test_the_success_message_comes_after_the_disk(path: Path) -> None:
    path.write_text(f"{DONE}\n", encoding="utf-8")
    before = (
        "import os, sys\n"
        "from unittest import mock\n"
        "def killed(descriptor):\n"
        "    os.kill(os.getpid(), 9)\n"
        "os.fsync = killed\n"
        "sys.argv = ['renwu', 'progress', '2', '继续推进']\n"
        "from renwu import cli\n"
        "cli.main()\n"
    )
    process = start("-c", before)
    assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == -9
    assert len(ids(path)) == len(["the one before", "the one recorded"])


STAYS = """
import sys, time
from renwu.cli import main
from renwu.writers import text

def stays(_table, out):
    out.write("x")
    print("writing", file=sys.stderr, flush=True)
    time.sleep(60)

text.WRITERS["csv"] = stays
sys.argv = ["renwu", "list", "-o", "a.csv"]
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_signal_that_ends_the_program_leaves_no_half_written_file(path: Path, number: int) -> None:
    process = start("-c", STAYS)
    assert process.stderr is not None
    while "writing" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert [file.name for file in path.parent.parent.iterdir() if file.is_file()] == []
