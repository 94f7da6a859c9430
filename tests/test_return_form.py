"""Reading a 报送表: any bytes give a form or an error that says what is wrong."""

import contextlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.errors import FileError
from renwu.papers.returns.form import FormRow
from renwu.papers.returns.returned import Listed
from renwu.readers.return_form import read
from renwu.readers.xlsx import sheets
from renwu.writers.return_form import write
from support.forms import FORM, WORKBOOK

with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}


def test_a_form_reads_back_as_it_was_made() -> None:
    found = read(WORKBOOK, "a.xlsx")
    assert (found.title, found.document, found.unit, found.as_of) == ("任务分解表", "", "甲局", date(2024, 7, 1))
    assert found.listed == (Listed("1", "推广跨境支付。"),)
    assert found.rows == (("1", "推广跨境支付。", "2024年6月", "逾期1天", "=1+1", *[""] * 10),)


def test_the_day_to_return_a_form_by_is_printed_and_reads_back() -> None:
    out = io.BytesIO()
    write(replace(FORM, return_by=date(2024, 7, 5)), out)
    found = read(out.getvalue(), "a.xlsx")
    assert (found.return_by, found.listed) == (date(2024, 7, 5), (Listed("1", "推广跨境支付。"),))
    printed = dict(sheets(out.getvalue(), "a.xlsx", {"报送表"}))["报送表"].rows[1][0]
    assert printed == "填报单位：甲局　　截至日期：2024-07-01　　请于2024-07-05前报回（含当日）　　任务：1项"


@pytest.mark.parametrize("text", ["<r>甲</r>", "_x0041_", "_x0041_x0042_", "=1+1", "甲\n乙", "1"])
def test_a_text_that_xml_could_change_reads_back_as_it_is(text: str) -> None:
    out = io.BytesIO()
    write(replace(FORM, title=text, unit=text, rows=(FormRow(text, text, text, text, text),)), out)
    found = read(out.getvalue(), "a.xlsx")
    assert (found.title, found.unit, found.listed) == (text, text, (Listed(text, text),))
    assert found.rows == ((*[text] * 5, *[""] * 10),)


def test_a_form_that_finds_no_room_is_an_error_of_the_system() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left on device"):
        write(FORM, full)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.xlsx 是空文件；请核对文件"),
        (b"renwu", "a.xlsx 的内容不是 .xlsx 格式；请核对文件"),
        (WORKBOOK[:-100], "a.xlsx 已损坏，解不开；请重新取一份"),
    ],
)
def test_what_is_no_workbook_is_told_of(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as error:
        read(data, "a.xlsx")
    assert str(error.value) == message


@given(
    st.sampled_from(sorted(name for name in PARTS if name.startswith("xl/"))),
    st.integers(min_value=0),
    st.integers(min_value=0, max_value=30),
    st.binary(max_size=6),
)
def test_damage_never_ends_in_a_traceback(name: str, at: int, cut: int, put: bytes) -> None:
    part = PARTS[name]
    at %= len(part)
    damaged = io.BytesIO()
    with zipfile.ZipFile(damaged, "w") as target:
        for each, data in {**PARTS, name: part[:at] + put + part[at + cut :]}.items():
            target.writestr(each, data)
    with contextlib.suppress(FileError):
        read(damaged.getvalue(), "a.xlsx")
