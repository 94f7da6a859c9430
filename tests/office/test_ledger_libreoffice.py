"""The ledger in LibreOffice: it opens, every value is there, and it prints whole."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from renwu.cli import location
from support.office import converted
from support.program import Result

SHOWN = ("--file", location.packaged("tasks.yaml"), "--as-of", "2025-03-10")
ODD = ["=1+1", "+1", "-1", "@SUM(A1)", "0001", "1e5", "2024-12", "http://example.org", "_x0041_", "_x0041_x0042_"]
ODD_PLAN = {
    "title": "=1+1",
    "sections": [
        {
            "number": "一",
            "title": "=2+2",
            "measures": [{"title": "-1", "tasks": [{"id": str(at), "text": text} for at, text in enumerate(ODD)]}],
        }
    ],
}


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def said(*words: str | Path) -> str:
    return subprocess.run([*words], check=True, capture_output=True).stdout.decode()


@pytest.fixture
def resaved(inside: Callable[..., Result], tmp_path: Path) -> Callable[..., dict[str, list[list[Any]]]]:
    """The sheets that a command writes, as LibreOffice has them once it saved them itself."""

    def answer(*arguments: str | Path) -> dict[str, list[list[Any]]]:
        assert inside(*arguments, "-o", "台账.xlsx") == (0, "", "已写入 台账.xlsx\n")
        (tmp_path / "again").mkdir()
        return sheets(converted(tmp_path / "台账.xlsx", "xlsx", tmp_path / "again"))

    return answer


@pytest.mark.parametrize("command", ["list", "overdue", "units", "summary", "silent", "log"])
def test_libreoffice_reads_every_value(
    resaved: Callable[..., dict[str, list[list[Any]]]], tmp_path: Path, command: str
) -> None:
    assert resaved(command, *SHOWN) == sheets(tmp_path / "台账.xlsx")


def test_a_sheet_as_csv_has_every_task(inside: Callable[..., Result], tmp_path: Path) -> None:
    assert inside("list", *SHOWN, "-o", "台账.xlsx") == (0, "", "已写入 台账.xlsx\n")
    tasks = json.loads(inside("list", *SHOWN, "--format", "json").stdout)["tasks"]
    (tmp_path / "csv").mkdir()
    # Comma, quote, UTF-8, from the first line on; the first sheet, cells as they are shown.
    text = converted(tmp_path / "台账.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path / "csv")
    rows = list(csv.DictReader(text.read_text(encoding="utf-8").splitlines()))[: len(tasks)]

    assert [(row["编号"], row["重点任务"], row["现行到期日"]) for row in rows] == [
        (task["id"], task["text"], task["due_in_force"] or "") for task in tasks
    ]


def test_text_is_text_in_libreoffice_too(resaved: Callable[..., dict[str, list[list[Any]]]], tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(json.dumps(ODD_PLAN), encoding="utf-8")
    read = resaved("list", "--file", path, "--as-of", "2025-03-10")

    headings, *rows = read["任务"]
    assert [row[headings.index("重点任务")] for row in rows[: len(ODD)]] == ODD
    assert [row[0] for row in read["打印"][:4]] == ["=1+1", read["任务"][-2][0], "主要措施", "一、=2+2"]


def test_it_prints_every_task_on_pages_across(inside: Callable[..., Result], tmp_path: Path) -> None:
    assert inside("list", *SHOWN, "-o", "台账.xlsx") == (0, "", "已写入 台账.xlsx\n")
    tasks = json.loads(inside("list", *SHOWN, "--format", "json").stdout)["tasks"]
    (tmp_path / "pdf").mkdir()
    pdf = converted(tmp_path / "台账.xlsx", "pdf", tmp_path / "pdf")
    whole = "".join(said("pdftotext", "-raw", pdf, "-").split())
    info = said("pdfinfo", pdf)

    assert "(A4)" in info
    assert [task["id"] for task in tasks if whole.count("".join(task["text"].split())) != 2] == []
    to_print = whole.count("序号主要措施编号重点任务完成时限牵头单位协办单位状态最新进展")
    to_work_with = whole.count("".join(sheets(tmp_path / "台账.xlsx")["任务"][0]))
    assert to_print + to_work_with == int(info.split("Pages:")[1].split()[0])
