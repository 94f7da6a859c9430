"""Which files hold 报送表 that came back: those named, and the workbooks in a folder; what can't be one is said."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from renwu import filesystem
from renwu.cli import console
from renwu.errors import FileError, UsageError

_WORKBOOKS = {".xls", ".xlsm", ".xlsb", ".et", ".ods", ".csv"}
_NO_FORMS = {**dict.fromkeys((".doc", ".docx", ".docm"), "Word 文档"), ".wps": "WPS 文字文档", ".pdf": "PDF 文件"}


def refuse_at_once(paths: Iterable[Path]) -> None:
    """Raise FileError for a path that isn't there or can't be a form, before anything is said of the others."""
    for path in paths:
        with filesystem.opening(path):
            path.stat()
        if (kind := _NO_FORMS.get(path.suffix.lower())) and path.is_file():
            raise FileError(f"{path} 是 {kind}，不是报送表；报送表是 renwu collect 发出的 .xlsx")


def paths(path: Path) -> Iterator[Path]:
    """The file itself, or the workbooks in a folder; stderr says what else there is that nobody hid."""
    if not path.is_dir():
        yield path
        return
    with filesystem.opening(path):
        shown = sorted(file for file in path.iterdir() if not file.name.startswith(("~$", ".")))
    found = [file for file in shown if file.suffix.lower() == ".xlsx" and not file.is_dir()]
    for file in shown:
        if file not in found:
            console.note(f"没有读 {file}：{_why_not(file)}")
    if not found:
        raise UsageError(f"{path} 里没有 .xlsx 文件；请核对文件夹")
    yield from found


def _why_not(file: Path) -> str:
    if file.is_dir():
        return "是文件夹；里面有报送表的，在命令里写明这个文件夹"
    if file.suffix.lower() in _WORKBOOKS:
        return "先用 Excel 或 WPS 打开，另存为 .xlsx"
    return "不是 .xlsx"
