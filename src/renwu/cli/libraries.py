"""What to say where a library of the extras `office` and `pdf` isn't installed."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec

from renwu.errors import UsageError

_EXTRAS = (
    {"xlsxwriter": "XlsxWriter", "docx": "python-docx", "jinja2": "Jinja2", "defusedxml": "defusedxml"},
    {"pdfplumber": "pdfplumber"},
)
"""The libraries of each extra: module → the name it is installed by."""


def lacking(error: ModuleNotFoundError) -> UsageError:
    """What is missing and the command that installs it. Raises the error itself where it is no library of an extra."""
    extra = next((extra for extra in _EXTRAS if error.name in extra), None)
    if extra is None or error.name is None:
        raise error
    return UsageError(f"这里要用 {extra[error.name]}，还没有安装；运行 {_command(extra.values())}")


def _command(names: Iterable[str]) -> str:
    """What installs the whole extra for the Python that runs this.

    It names the libraries, not renwu, which no index may have; so it works wherever renwu itself was installed from.
    """
    pip = ["-m", "pip", "install"]
    words = [sys.executable, *pip] if find_spec("pip") else ["uv", *pip[1:], "--python", sys.executable]
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return join([*words, *names])
