"""What operating systems do differently, or fail at: locks, durable appends, whole files; their reasons in Chinese."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from renwu.errors import FileError

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件大小到了上限",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "符号链接绕成了圈",
}
MOST_BYTES = 128 << 20
"""A larger file is refused unread."""

_PATIENCE = 10.0  # seconds to wait for another process
_PAUSE = 0.02  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def limit_process(_memory: int, _seconds: int) -> None:
        """Windows has no such limits for a process that it would set itself."""

    def _try_lock(descriptor: int) -> bool:
        # A lock far past the end excludes other writers without hindering readers.
        os.lseek(descriptor, 1 << 40, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl
    import resource

    def limit_process(memory: int, seconds: int) -> None:
        """Let this process have no more than so many bytes of memory, and of seconds on the processor."""
        for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
            _, highest = resource.getrlimit(kind)
            allowed = most if highest == resource.RLIM_INFINITY else min(most, highest)
            with suppress(ValueError):  # macOS refuses to limit what is in use already
                resource.setrlimit(kind, (allowed, highest))

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def reason(error: OSError) -> str:
    """Why an operation on a file failed, in Chinese where it is one of the usual reasons."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


@contextmanager
def opening(path: Path, otherwise: str = "") -> Iterator[None]:
    """Say of a file or folder that can't be opened why, and what to do `otherwise`: FileError for any OSError."""
    try:
        yield
    except OSError as error:
        raise FileError(f"打不开 {path}：{reason(error)}{otherwise}") from None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say of a file that can't be written why: FileError for any OSError."""
    try:
        yield
    except OSError as error:
        raise FileError(f"写不了 {path}：{reason(error)}") from None


def content(path: Path, otherwise: str = "") -> bytes | None:
    """A file's bytes; None if it is larger than MOST_BYTES.

    Raises:
        FileError: it can't be opened or read, or is a folder; the message says what to do `otherwise`.
    """
    with opening(path, otherwise), path.open("rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISDIR(status.st_mode):  # Windows refuses a folder in other words
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if status.st_size > MOST_BYTES:
            return None
        data = bytearray()
        while len(data) <= MOST_BYTES and (chunk := file.read(1 << 20)):  # a device may have no end
            data += chunk
    return None if len(data) > MOST_BYTES else bytes(data)


@contextmanager
def saved(path: Path, *, new: bool = False) -> Iterator[BinaryIO]:
    """A file that is written whole or not at all; a link leads to its target.

    Args:
        path: the file; one that is no plain file, such as a pipe, is written to as it is.
        new: whether there must be no such file yet.

    Raises:
        FileError: it can't be written.
        FileExistsError: there is such a file and must be none.
    """
    import tempfile  # noqa: PLC0415  # only a file needs it

    target = Path(os.path.realpath(path))
    with writing(path):
        if not new and path.exists() and not path.is_file():  # a terminal or a pipe by name; a folder is refused here
            with suppress(BrokenPipeError), path.open("wb") as out:
                yield out
            return
        # A name of its own length: the file's may be as long as names can be.
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".renwu.")
    made = Path(name)
    try:
        with writing(path):
            with os.fdopen(descriptor, "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            made.chmod(_mode(target))
        _put(made, target, new=new)
    finally:
        made.unlink(missing_ok=True)


def _put(made: Path, target: Path, *, new: bool) -> None:
    """Give a finished file its name. Raises FileError; FileExistsError where a new one would take another's place."""
    if new and target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    with writing(target):
        made.replace(target)


def _mode(target: Path) -> int:
    """What the file's permissions were, or would be if it were made anew."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def make_folder(folder: Path, option: str) -> None:
    """Make a folder where there is none. Raises FileError, naming the option that says which."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise FileError(f"{folder} 是文件，不是文件夹；{option} 换一个文件夹") from None
    except OSError as error:
        raise FileError(f"建不了 {folder}：{reason(error)}") from None


class HeldError(Exception):
    """Another process held a lock all the while."""


def make_empty(path: Path) -> None:
    """Make a file where there is none. Raises OSError where it can't be made."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666))


@contextmanager
def locked_for_append(path: Path, waiting: Callable[[], None], *, made: bool = False) -> Iterator[int]:
    """Open a file for reading and appending, making it where there is none, and hold its lock.

    Args:
        path: the file; a link leads to its target.
        waiting: called once when another process holds the lock.
        made: whether it was made for this, and goes where nothing is written to it.

    Yields:
        The descriptor.

    Raises:
        HeldError: another process held the lock all the while.
        OSError: the file can't be opened.
    """
    until = time.monotonic() + _PATIENCE
    told = False
    while True:
        made = made or not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            if not _try_lock(descriptor):
                if time.monotonic() > until:
                    raise HeldError
                if not told:
                    waiting()
                    told = True
                time.sleep(_PAUSE)
            elif is_at(descriptor, path):  # an editor may have put another file in its place before the lock came
                try:
                    yield descriptor
                finally:
                    if made:
                        _remove_empty(descriptor, path)
                return
        finally:
            os.close(descriptor)  # which releases the lock


def _remove_empty(descriptor: int, path: Path) -> None:
    """Remove a file that nothing was written to; whoever waits for its lock finds it gone and makes another."""
    if sys.platform != "win32" and is_empty(descriptor) and is_at(descriptor, path):  # Windows keeps an open file
        Path(os.path.realpath(path)).unlink()


def is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one that a path names."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def reading(descriptor: int) -> Iterator[BinaryIO]:
    """An open file, from its beginning."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        yield file


def is_empty(descriptor: int) -> bool:
    """Whether nothing is in an open file."""
    return os.fstat(descriptor).st_size == 0


def ends_line(descriptor: int) -> bool:
    """Whether an open file ends with a line's end, or is empty."""
    if is_empty(descriptor):
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


class UnfinishedError(OSError):
    """What was added to a file failed on the way and could not be taken back: another program has added to it since."""


def append(descriptor: int, data: bytes) -> None:
    """Add to the end of an open file in one write, and see it to the disk.

    Raises:
        UnfinishedError: it failed, and some of it is there.
        OSError: it failed, and the file is as it was.
    """
    before = os.fstat(descriptor).st_size
    added = 0
    try:
        while added < len(data):  # once, but where the disk fills up on the way: writing the rest then says why
            added += os.write(descriptor, data[added:])
        os.fsync(descriptor)
    except OSError as error:
        if os.fstat(descriptor).st_size != before + added:
            raise UnfinishedError(error.errno, error.strerror) from None
        os.ftruncate(descriptor, before)
        raise


def sync_folder(folder: Path) -> None:
    """See a new file's name to the disk, where the system can be asked to."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # it may be written to but not listed; then it can't be asked
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
