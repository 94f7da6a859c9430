"""What operating systems do differently, or fail at: locks, durable appends, whole files; their reasons in Chinese."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

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

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def reason(error: OSError) -> str:
    """Why an operation on a file failed, in Chinese where it is one of the usual reasons."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def content(path: Path) -> bytes | None:
    """A file's bytes; None if it is larger than MOST_BYTES.

    Raises:
        OSError: it can't be opened or read, or is a folder.
    """
    with path.open("rb") as file:
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
def locked_for_append(path: Path, waiting: Callable[[], None]) -> Iterator[int]:
    """Open a file for reading and appending, making it where there is none, and hold its lock.

    Args:
        path: the file; a link leads to its target.
        waiting: called once when another process holds the lock.

    Yields:
        The descriptor.

    Raises:
        TimeoutError: another process held the lock all the while.
        OSError: the file can't be opened.
    """
    until = time.monotonic() + _PATIENCE
    told = False
    while True:
        made = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            if not _try_lock(descriptor):
                if time.monotonic() > until:
                    raise TimeoutError
                if not told:
                    waiting()
                    told = True
                time.sleep(_PAUSE)
            elif _is(descriptor, path):  # an editor may have put another file in its place before the lock came
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
    if sys.platform != "win32" and is_empty(descriptor) and _is(descriptor, path):  # Windows keeps an open file
        Path(os.path.realpath(path)).unlink()


def _is(descriptor: int, path: Path) -> bool:
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


def append(descriptor: int, data: bytes) -> None:
    """Add to the end of an open file in one write, and see it to the disk. Raises OSError, with the file as it was."""
    before = os.fstat(descriptor).st_size
    try:
        while data:  # once, but where the disk fills up on the way: writing the rest then says why
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except OSError:
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
