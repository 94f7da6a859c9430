"""The journal file: one JSON object a line, read leniently, appended to and never rewritten."""

import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from renwu import filesystem
from renwu.errors import FileError, Place, Problem
from renwu.journal.doubt import MOST_DEPTH, finite, quotes, refuse, too_deep, twice
from renwu.journal.entries import ENTRY_HEADINGS, Entry, Event, in_replay_order, instant

_REQUIRED = ("entry", "task", "date", "event")
_EVENTS = {event.value: event for event in Event}
_QUOTES = 4  # around a key and its text, as most lines have them; only others are looked at closely
_DEEP_ENOUGH = 2 * MOST_DEPTH  # a shorter line can't nest so deep
_CONFLICT = re.compile(rb"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")  # what git marks the two sides of a conflict with
_UNION = "两边的行都留下，只删去标记；.gitattributes 写上 *.progress.jsonl merge=union，以后就不会冲突"
_HINT = "每行是一个 JSON 对象，至少有 entry、task、date、event；renwu 跳过这一行，文件不动"


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal file says.

    Attributes:
        file: the name that places give the file.
        entries: the entries that can be read, each once, in replay order.
        retractions: those of them that retract others.
        tasks: the ids of the tasks they are about.
        problems: lines that can't be, by line.
    """

    file: str
    entries: Sequence[Entry]
    retractions: Sequence[Entry]
    tasks: frozenset[str]
    problems: Sequence[Problem]

    def place(self, entry: Entry) -> Place:
        """Where an entry stands."""
        return Place(self.file, entry.line, 1)


def read_journal(path: Path) -> Journal:
    """Read a journal; one that isn't there is empty. Raises FileError where it can't be opened, or is too large."""
    if not _is_there(path):
        return parse_journal((), str(path))
    with filesystem.opening(path), path.open("rb") as lines:
        return parse_journal(lines, str(path))


_MOST_BYTES = 1 << 30  # a larger journal is refused unread: five million entries take as much


def _is_there(path: Path) -> bool:
    """Whether there is a journal. Raises FileError where what stands in its place can't be one."""
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise FileError(f"打不开 {path}：它指向的文件不在了；恢复那个文件，或去掉这个链接") from None
        return False
    except OSError as error:
        raise FileError(f"打不开 {path}：{filesystem.reason(error)}") from None
    if stat.S_ISDIR(status.st_mode):
        raise FileError(f"打不开 {path}：这是一个文件夹")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(f"打不开 {path}：这是管道或设备，不是文件；进展记录是普通的文本文件")
    if status.st_size > _MOST_BYTES:
        raise FileError(f"{path} 超过{_MOST_BYTES >> 30} GiB；进展记录不会这么大，请核对文件")
    return True


def parse_journal(lines: Iterable[bytes], file: str) -> Journal:
    """The journal in a file's lines: one that can't be read is a problem, never an error."""
    reader = _Reader(file)
    take, explain = reader.take, reader.explain
    for number, line in enumerate(lines, 1):
        try:
            take(number, line)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            explain(number, line)
    entries = in_replay_order(reader.by_id.values())
    retracted = Event.RETRACTED
    retractions = [entry for entry in entries if entry.event is retracted]
    return Journal(file, entries, retractions, frozenset(reader.tasks), tuple(sorted(reader.problems)))


class _Reader:
    def __init__(self, file: str) -> None:
        self.by_id: dict[str, Entry] = {}
        self.tasks: set[str] = set()
        self.problems: list[Problem] = []
        self._file = file
        self._dates: dict[str, date] = {}
        # What json.loads calls, without its detours.
        self._decode = json.JSONDecoder(parse_constant=refuse, parse_float=finite).raw_decode

    def take(self, number: int, line: bytes) -> None:
        """Take the entry that a line says. Raises one of the errors that Python has for whatever is wrong with it."""
        text = line.decode()
        fields, end = self._decode(text)
        stated = fields["date"]
        day = self._dates.get(stated) or self._date(stated)
        recorded, id_, task = fields.get("recorded", ""), fields["entry"], fields["task"]
        if not type(id_) is type(task) is type(recorded) is str:
            raise TypeError
        if recorded[19:] != "+08:00":
            recorded = instant(recorded)
        if (
            not id_
            or not task
            or (text[end:] not in {"", "\n"} and text[end:].strip())
            or (len(text) > _DEEP_ENOUGH and too_deep(line))
            or (line.count(b'"') != _QUOTES * len(fields) and line.count(b'"') != quotes(fields) and twice(text))
        ):
            raise ValueError
        # What the class itself does with its arguments, without sorting them out: this runs 100,000 times.
        entry = tuple.__new__(Entry, (day, recorded, id_, task, _EVENTS[fields["event"]], number, line))
        self.tasks.add(task)
        other = self.by_id.setdefault(id_, entry)
        if other is not entry and other.raw != line:
            self._keep_one(other, entry)

    def explain(self, number: int, line: bytes) -> None:
        """Say what is wrong with a line that gave no entry; one with more white space around it gives it now."""
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        try:
            stripped = bare.decode().strip().encode()
        except UnicodeDecodeError:
            stripped = line
        if stripped not in {line, b""}:
            try:
                self.take(number, stripped)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                self._explain(number, stripped)
        elif stripped:
            self._explain(number, line)

    def _date(self, text: str) -> date:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError
        return self._dates.setdefault(text, day)

    def _keep_one(self, first: Entry, second: Entry) -> None:
        # Which of the two stands first in the file depends on the direction of a merge; the answer must not.
        self.by_id[first.entry] = min(first, second, key=lambda entry: entry.raw.strip())
        if first.fields != second.fields:
            message = f"记录号“{second.entry}”与第{first.line}行相同，内容不同"
            hint = "两件事，就给其中一行换一个记录号；同一件事两边各改过一次，就删去旧的那行"
            self._report(second.line, "RW406", message, hint)

    def _explain(self, number: int, line: bytes) -> None:
        """Say what is wrong with a line that gave no entry."""
        if _CONFLICT.match(line):
            self._report(number, "RW401", "这是 git 合并冲突的标记，不是记录", _UNION)
            return
        try:
            fields = json.loads(line.decode(), parse_constant=refuse, parse_float=finite)
        except (ValueError, RecursionError):
            self._report(number, "RW401", "这一行不是完整的 JSON，可能没写完就中断了", _HINT)
            return
        if not isinstance(fields, dict) or not all(isinstance(fields.get(key), str) for key in _REQUIRED):
            self._report(number, "RW401", "entry、task、date、event 没有写全，或不是文字", _HINT)
        elif fields["event"] not in _EVENTS:
            known = "、".join(_EVENTS)
            self._report(number, "RW403", f"不认识的事项“{fields['event']}”", f"可用的事项：{known}")
        elif not fields["entry"] or not fields["task"] or not isinstance(fields.get("recorded", ""), str):
            self._report(number, "RW401", "这一行的 entry、task 或 recorded 不对", _HINT)
        elif too_deep(line):
            self._report(number, "RW401", "这一行不是完整的 JSON，可能没写完就中断了", _HINT)
        elif (key := twice(line.decode())) is not None:
            self._report(number, "RW401", f"键“{key}”写了两次，哪一个算数说不清", "留下对的一个；改好以前这一行不算")
        else:
            self._report(number, "RW404", f"日历上没有“{fields['date']}”这一天", "日期写成如 2024-12-31")

    def _report(self, number: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self._file, number, 1), code, message, hint))


class Appender:
    """A journal held under its lock: what it says now, and adding to it."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """Take a journal that `locked_journal` opened."""
        self._path = path
        self._descriptor = descriptor
        with filesystem.reading(descriptor) as lines:
            self.journal = parse_journal(lines, str(path))

    def append(self, entries: Iterable[Entry]) -> None:
        """Add entries, all or none, and return once they are on the disk. Raises FileError where they are not."""
        lines = b"".join(entry.raw for entry in entries)
        # A line that someone left without an end, torn or not, keeps its bytes; ours starts on a new one.
        start = b"" if filesystem.ends_line(self._descriptor) else b"\n"
        try:
            if filesystem.is_empty(self._descriptor):  # its name may not be on the disk yet
                filesystem.sync_folder(Path(os.path.realpath(self._path)).parent)
            filesystem.append(self._descriptor, start + lines)
        except filesystem.UnfinishedError as error:
            unfinished = "别的程序又写了，没法收回，末尾可能有没写完的一行；renwu check 会指出"
            raise FileError(f"写 {self._path} 时出错：{filesystem.reason(error)}；{unfinished}") from None
        except OSError as error:
            raise FileError(f"没有写入 {self._path}：{filesystem.reason(error)}；进展记录没有改动") from None
        if not filesystem.is_at(self._descriptor, self._path):
            raise FileError(
                f"已写入，但 {self._path} 同时被别的程序换成了另一个文件，刚登记的不在新文件里；核对以后再登记一次"
            )


def made_journal(path: Path) -> bool:
    """Make a journal where there is none, and say whether there was none. Raises FileError where it can't be made."""
    if _is_there(path):
        return False
    with filesystem.writing(path):
        filesystem.make_empty(path)
    return True


@contextmanager
def locked_journal(path: Path, waiting: Callable[[], None], *, made: bool = False) -> Iterator[Appender]:
    """Hold a journal, made where there is none, against every other writer.

    Args:
        path: the journal.
        waiting: called once when another process holds it.
        made: whether it was made for this, and goes where nothing is written to it.

    Raises:
        FileError: it can't be opened for writing, or stayed held by another process.
    """
    _is_there(path)
    try:
        with filesystem.writing(path), filesystem.locked_for_append(path, waiting, made=made) as descriptor:
            yield Appender(path, descriptor)
    except filesystem.HeldError:
        raise FileError(f"{path} 一直被别的程序占用；等它写完再试") from None


def new_entry(fields: Mapping[str, Any]) -> Entry:
    """A new entry behind every line there is: its fields in the file's order, unknown ones last, no empty ones."""
    order = dict.fromkeys((*ENTRY_HEADINGS, *fields))
    kept = {key: fields[key] for key in order if fields.get(key) is not None and fields[key] != ""}
    raw = f"{json.dumps(kept, ensure_ascii=False)}\n".encode(errors="backslashreplace")
    return Entry(
        date.fromisoformat(kept["date"]),
        kept["recorded"],
        kept["entry"],
        kept["task"],
        Event(kept["event"]),
        sys.maxsize,
        raw,
    )
