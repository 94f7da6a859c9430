"""`renwu collect`: the forms it sends out, and what it takes from those that come back."""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support import forms, journals
from support.forms import Typed, filled
from support.program import INSTALL_OFFICE, Result

JOURNAL = Path("data", "tasks.progress.jsonl")
OUT = Path("报送表")
FORM = OUT / "区金融服务署.xlsx"
BACK = Path("回收")
NOT_YET = "还没有登记；核对以后加 --record 登记\n"


@pytest.fixture
def office(desk: Callable[..., Result]) -> Callable[..., Result]:
    """As `desk`, with the forms of the day sent out."""
    assert desk("collect", "-o", OUT).code == 0
    return desk


def back(unit: str, **cells: Typed) -> Path:
    """A unit's form, filled in and sent back."""
    return filled(OUT / f"{unit}.xlsx", BACK / f"{unit}.xlsx", cells)


def written() -> list[dict[str, Any]]:
    return [json.loads(each) for each in JOURNAL.read_text(encoding="utf-8").splitlines()]


# Sending out


def test_each_lead_unit_gets_a_form_with_its_open_tasks(desk: Callable[..., Result]) -> None:
    result = desk("collect", "-o", OUT)
    assert result == (
        0,
        (
            "牵头单位      任务数  文件\n"
            "------------  ------  ------------------------\n"
            "区金融服务署       1  报送表/区金融服务署.xlsx\n"
            "区科技创新局       1  报送表/区科技创新局.xlsx\n"
            "区司法局           1  报送表/区司法局.xlsx\n"
            "区委组织部         1  报送表/区委组织部.xlsx\n"
            "罗湖法院           1  报送表/罗湖法院.xlsx\n"
        ),
        "第8项没有牵头单位，没有报送表\n",
    )
    assert sorted(path.name for path in OUT.iterdir()) == [
        "区司法局.xlsx",
        "区委组织部.xlsx",
        "区科技创新局.xlsx",
        "区金融服务署.xlsx",
        "罗湖法院.xlsx",
    ]


def test_a_form_says_what_is_asked_of_whom(desk: Callable[..., Result]) -> None:
    assert desk("progress", "1", "已完成测试", "--date", "2024-05-06").code == 0
    assert desk("collect", "-o", OUT).code == 0
    said = forms.sheets(FORM)
    assert [row[0] for row in said["报送表"][:2]] == [
        "测试任务分解表进展报送表",
        "填报单位：区金融服务署　　截至日期：2024-07-01　　任务：1项　　文号：某府办〔2024〕1号",
    ]
    assert [str(heading).replace("\n", "") for heading in said["报送表"][3]] == [
        *("编号", "重点任务", "完成时限", "状态", "上次进展"),
        *("是否办结（是/否）", "办结日期", "本期进展", "存在问题", "需协调解决的事项", "下一步安排"),
        *("佐证", "填报人", "联系电话", "审核人"),
    ]
    assert said["报送表"][4:] == [
        ["1", "推广 Kplus 跨境支付。", "2024年3月15日", "逾期108天", "2024-05-06 已完成测试", *[""] * 10]
    ]
    assert said["renwu"] == [
        ["报送表", "5"],
        ["方案", "测试任务分解表"],
        ["文号", "某府办〔2024〕1号"],
        ["单位", "区金融服务署"],
        ["日期", "2024-07-01"],
        ["报回期限", ""],
        ["方案数", "0"],
        ["1", "推广 Kplus 跨境支付。"],
    ]


@pytest.mark.usefixtures("office")
def test_a_form_locks_what_is_ours_and_checks_what_is_typed() -> None:
    with zipfile.ZipFile(FORM) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert (
        '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"/>'
        in sheet
    )
    assert '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"' in sheet
    assert '<formula1>"是,否"</formula1>' in sheet
    assert "<formula1>45306</formula1><formula2>TODAY()</formula2>" in sheet  # from the day of issue on
    assert '<pane xSplit="2" ySplit="4"' in sheet
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert '<sheet name="renwu" sheetId="2" state="veryHidden"' in book
    assert ">报送表!$4:$4</definedName>" in book


def test_forms_that_cannot_be_finished_leave_nothing(renwu: Callable[..., Result], plan: Path, tmp_path: Path) -> None:
    assert plan.exists()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))"
    result = renwu("collect", "-o", OUT, before=limit)
    assert (result.code, result.stdout) == (2, "")
    assert re.fullmatch("错误：写不了 报送表/区金融服务署.xlsx：[^A-Za-z]+\n", result.stderr)
    assert list((tmp_path / OUT).iterdir()) == []


def test_a_form_is_the_same_whenever_it_is_made(office: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    journals.today_is(monkeypatch, "2024-08-01")
    assert office("collect", "-o", "again", "--as-of", "2024-07-01").code == 0
    assert (Path("again") / FORM.name).read_bytes() == FORM.read_bytes()


@pytest.mark.parametrize("unit", ["--unit", "--lead"])
def test_one_unit_gets_its_form_and_nobody_else(desk: Callable[..., Result], unit: str) -> None:
    result = desk("collect", "-o", OUT, unit, "科创局", "--format", "json")
    assert result.stderr == "“科创局”指区科技创新局\n"
    assert json.loads(result.stdout)["forms"] == [
        {"unit": "区科技创新局", "tasks": ["10"], "file": "报送表/区科技创新局.xlsx", "leader": None}
    ]
    assert [path.name for path in OUT.iterdir()] == ["区科技创新局.xlsx"]


def test_closed_and_suspended_tasks_are_not_asked_about(desk: Callable[..., Result]) -> None:
    assert desk("done", "1", "--date", "2024-03-01").code == 0
    assert desk("suspend", "10", "--reason", "规划调整", "--approved-by", "区政府").code == 0
    assert desk("cancel", "9", "--reason", "政策废止", "--approved-by", "区政府").code == 0
    assert desk("collect", "-o", OUT, "--as-of", "2024-07-02", "--match", "招才").code == 0
    assert [path.name for path in OUT.iterdir()] == ["区委组织部.xlsx"]
    assert desk("collect", "-o", "none", "--section", "二") == (
        0,
        "没有要报送的任务。\n",
        "第8项没有牵头单位，没有报送表\n",
    )
    assert not Path("none").exists()


def test_a_form_that_is_there_is_never_overwritten(office: Callable[..., Result]) -> None:
    FORM.write_bytes(b"filled in")
    (OUT / "区司法局.xlsx").unlink()
    result = office("collect", "-o", OUT, "--lead", "区金融服务署", "--lead", "区司法局")
    assert result == (
        2,
        "",
        "错误：已经有 报送表/区金融服务署.xlsx，可能有人改过或填过，没有改动；换一个名字，或先把它移走\n",
    )
    assert FORM.read_bytes() == b"filled in"
    assert not (OUT / "区司法局.xlsx").exists()


def test_a_unit_whose_name_no_file_may_have_gets_its_form(desk: Callable[..., Result], plan: Path) -> None:
    plan.write_text(
        "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 做, lead: ['a/b:局?']}, {id: 2, text: 好, lead: [CON]},"
        " {id: 3, text: 事, lead: [各县（市、区）政府]}]}]}]\n",
        encoding="utf-8",
    )
    assert desk("collect", "-o", OUT).code == 0
    assert sorted(path.name for path in OUT.iterdir()) == ["_CON.xlsx", "a_b_局_.xlsx", "各县（市、区）政府.xlsx"]


def test_texts_that_no_cell_takes_harm_no_form(desk: Callable[..., Result], plan: Path) -> None:
    note = "=1+1\\ud800\\u001b"
    plan.write_text(
        f"title: 表\nsections: [{{measures: [{{tasks: [{{id: '=1', text: {'长' * 40_000}, lead: [甲局]}}]}}]}}]\n",
        encoding="utf-8",
    )
    JOURNAL.write_text(
        f'{{"entry": "a", "task": "=1", "date": "2024-06-01", "event": "progress", "note": "{note}"}}\n',
        encoding="utf-8",
    )
    assert desk("collect", "-o", OUT).code == 0
    row = forms.sheets(OUT / "甲局.xlsx")["报送表"][4]
    cut = "……（全文40000字，单元格容不下，到此为止）"
    assert row[:2] == ["=1", "长" * (32_767 - len(cut)) + cut]
    assert row[4] == "2024-06-01 =1+1\\ud800\\x1b"
    assert desk("collect", "--read", back("甲局", H5="推进中"), "--record").code == 0


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "缺少 -o：报送表写到哪个文件夹；写成如 renwu collect -o 报送表，读填好的用 --read"),
        ("x.xlsx", "文件与 --read 同用；写成如 renwu collect --read 回收/区司法局.xlsx"),
        ("-o x --record", "--record与 --read 同用；写成如 renwu collect --read 回收/区司法局.xlsx"),
        ("-o x --date 2024-01-01", "--date与 --read 同用；写成如 renwu collect --read 回收/区司法局.xlsx"),
        ("--read", "--read：没有写读哪些文件；写成如 renwu collect --read 回收/区司法局.xlsx"),
        ("--read x --record -o y.csv", "--record 不与 -o、--format 同用；先不带 --record 看会登记什么，再登记"),
        ("-o data/tasks.yaml", "data/tasks.yaml 是文件，不是文件夹；-o 换一个文件夹"),
        ("--read 没有", "打不开 没有：没有这个文件或文件夹"),
        ("--read data 没有.xlsx --record", "打不开 没有.xlsx：没有这个文件或文件夹"),
        ("-o x --unit 无此局", "--unit：方案里没有单位“无此局”；renwu units 列出全部单位"),
        ("--read data/tasks.yaml --as-of 2024-01-01", "--as-of 只用于查询；事情发生的日期写 --date"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Callable[..., Result], typed: str, message: str) -> None:
    result = desk("collect", *typed.split())
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"错误：{message}")


@pytest.mark.parametrize(
    ("library", "name", "typed"),
    [("xlsxwriter", "XlsxWriter", "-o x"), ("defusedxml", "defusedxml", "--read x.xlsx")],
)
def test_without_the_extra_one_line_says_what_to_install(
    renwu: Callable[..., Result], plan: Path, library: str, name: str, typed: str
) -> None:
    assert plan.exists()
    lacking = f"""
import pathlib, sys
pathlib.Path("site").mkdir()
pathlib.Path("site/{library}.py").write_text("raise ModuleNotFoundError(name='{library}')")
os.environ["PYTHONPATH"] = os.pathsep.join(["site", *filter(None, [os.environ.get("PYTHONPATH")])])
"""
    result = renwu("collect", *typed.split(), before=f"import os{lacking}")
    assert result == (
        2,
        "",
        f"错误：这里要用 {name}，还没有安装；运行 {INSTALL_OFFICE}\n",
    )


# Taking back


def test_what_came_back_is_shown_and_nothing_is_written(office: Callable[..., Result]) -> None:
    back(
        "区金融服务署",
        F5="是",
        G5=date(2024, 6, 28),
        H5="已推广至12家商户。",
        I5="无",
        L5="验收报告.pdf、照片.zip",
        M5="张三",
        N5="0755-1",
    )
    back("区委组织部", F5="否", H5="已印发方案。", I5="经费不足", K5="7月报批")
    back("罗湖法院")
    result = office("collect", "--read", BACK)
    assert result == (
        0,
        (
            "报送表3份：办结1项、进展1项，未填1项\n"
            "\n"
            "单位          编号  事项  日期        内容\n"
            "------------  ----  ----  ----------  ---------------------------------------------------------------------\n"
            "区委组织部    2     进展  2024-07-01  已印发方案；存在问题：经费不足；下一步安排：7月报批\n"
            "区金融服务署  1     办结  2024-06-28  已推广至12家商户。；佐证：验收报告.pdf、照片.zip；填报人：张三 0755-1\n"
            "\n"
            "没有报回的牵头单位3个：区科技创新局、区司法局、罗湖法院（交了空表）\n"
        ),
        NOT_YET,
    )
    assert not JOURNAL.exists()


def test_what_came_back_is_recorded_in_one_write(office: Callable[..., Result]) -> None:
    back("区金融服务署", F5="是", G5="2024.6.28", H5="已推广", L5="a.pdf", M5="张三", N5="0755-1")
    back("区委组织部", H5="已印发方案")
    result = office("collect", "--read", BACK, "--record")
    first, second = written()
    assert result == (
        0,
        (
            f"已登记：第2项 进展 2024-07-01　已印发方案；报送期：2024-07-01；收到日期：2024-07-01（记录号{first['entry']}）；现状：常态化\n"
            "已登记：第1项 办结 2024-06-28　已推广；佐证：a.pdf；填报人：张三 0755-1；报送期：2024-07-01；收到日期：2024-07-01"
            f"（记录号{second['entry']}）；现状：逾期办结\n"
        ),
        "没有报回的牵头单位3个：区科技创新局、区司法局、罗湖法院\n",
    )
    recorded = "2024-07-01T09:00:00+08:00"
    assert [first | {"entry": ""}, second | {"entry": ""}] == [
        {
            "entry": "",
            "task": "2",
            "date": "2024-07-01",
            "event": "progress",
            "note": "已印发方案",
            "reporter": "区委组织部",
            "round": "2024-07-01",
            "received": "2024-07-01",
            "recorded": recorded,
        },
        {
            "entry": "",
            "task": "1",
            "date": "2024-06-28",
            "event": "done",
            "note": "已推广",
            "reporter": "区金融服务署",
            "evidence": ["a.pdf"],
            "contact": "张三 0755-1",
            "round": "2024-07-01",
            "received": "2024-07-01",
            "recorded": recorded,
        },
    ]


def test_data_formats_hold_all_that_would_be_recorded(office: Callable[..., Result]) -> None:
    back("区金融服务署", H5="推进中", L5="《关于甲、乙的函》.pdf；现场照片", M5="张三")
    envelope = json.loads(office("collect", "--read", BACK, "--format", "json").stdout)
    assert {key: envelope[key] for key in ("answers", "blank", "unreported", "faults")} == {
        "answers": [
            {
                "round": "2024-07-01",
                "unit": "区金融服务署",
                "task": "1",
                "event": "progress",
                "date": "2024-07-01",
                "note": "推进中",
                "evidence": ["《关于甲、乙的函》.pdf", "现场照片"],
                "contact": "张三",
                "file": "回收/区金融服务署.xlsx",
                "cell": "报送表!A5",
                "received": "2024-07-01",
                "return_by": None,
                "plan": "tasks",
                "milestone": None,
                "values": None,
                "request": "",
                "reviewer": "",
            }
        ],
        "blank": 0,
        "unreported": ["区科技创新局", "区司法局", "区委组织部", "罗湖法院"],
        "faults": [],
    }
    assert office("collect", "--read", BACK, "-o", "result.csv").code == 0
    assert Path("result.csv").read_text(encoding="utf-8-sig").splitlines()[0] == (
        "unit,task,event,date,note,evidence,contact,round,file,cell,received,return_by,plan,milestone,values,request,reviewer"
    )


def test_progress_is_recorded_for_the_day_that_is_said(office: Callable[..., Result]) -> None:
    back("区金融服务署", H5="推进中")
    assert office("collect", "--read", BACK, "--record", "--date", "2024-06-30").code == 0
    assert written()[0]["date"] == "2024-06-30"
    result = office("collect", "--read", BACK, "--date", "2024-07-02")
    assert result == (2, "", "错误：--date：2024-07-02还没有到；写已经发生的日期\n")


def test_a_form_is_recorded_once(office: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    back("区金融服务署", H5="推进中")
    assert office("collect", "--read", BACK, "--record").code == 0
    before = JOURNAL.read_bytes()
    journals.today_is(monkeypatch, "2024-07-05")
    (entry,) = (each["entry"] for each in written())
    result = office("collect", "--read", BACK, "--record")
    assert (result.code, result.stderr) == (0, "回收/区金融服务署.xlsx：已经登记过，略过\n")
    assert JOURNAL.read_bytes() == before
    back("区金融服务署", H5="已完成")
    message = (
        f"错误：回收/区金融服务署.xlsx 报送表!A5：第1项这一期已经登记过（记录号{entry}），内容与登记的不同；"
        f"要更正的，先用 renwu retract {entry} 作废原来的，再读这份表；不更正的，照登记的改回，或移走这份表\n"
        "有错的改好以后一起登记；没有登记任何记录\n"
    )
    result = office("collect", "--read", BACK, "--record")
    assert (result.code, result.stderr) == (2, message)
    assert JOURNAL.read_bytes() == before
    assert office("retract", entry, "--reason", "填错").code == 0
    assert office("collect", "--read", BACK, "--record").code == 0


def test_a_file_read_twice_is_refused(office: Callable[..., Result]) -> None:
    one = back("区金融服务署", H5="推进中")
    other = filled(one, Path("下载", "区金融服务署(1).xlsx"))
    result = office("collect", "--read", one, other, one)
    assert (result.code, result.stderr) == (
        2,
        (
            "错误：下载/区金融服务署(1).xlsx 报送表!A5：区金融服务署2024-07-01的报送表已经读过一份："
            "回收/区金融服务署.xlsx；只读一份\n"
            "错误：回收/区金融服务署.xlsx 报送表!A5：区金融服务署2024-07-01的报送表已经读过一份："
            "回收/区金融服务署.xlsx；只读一份\n"
        ),
    )


def test_one_wrong_form_keeps_all_from_being_recorded_and_the_others_are_shown(office: Callable[..., Result]) -> None:
    back("区金融服务署", F5="是", G5="2024年6月", H5="推进中")
    back("区委组织部", H5="已印发方案")
    (BACK / "说明.xlsx").write_bytes(b"PK\x03\x04")
    (BACK / "~$区委组织部.xlsx").write_bytes(b"somebody")
    result = office("collect", "--read", BACK, "--record")
    assert result == (
        2,
        (
            "报送表3份（2份有错，不计）：办结0项、进展1项，未填0项\n"
            "\n"
            "单位        编号  事项  日期        内容\n"
            "----------  ----  ----  ----------  ----------\n"
            "区委组织部  2     进展  2024-07-01  已印发方案\n"
            "\n"
            "没有报回的牵头单位3个：区科技创新局、区司法局、罗湖法院\n"
        ),
        (
            "错误：回收/说明.xlsx 已损坏，解不开；请重新取一份\n"
            "错误：回收/区金融服务署.xlsx 报送表!G5：“2024年6月”不是一个日期；写成如 2024-12-31\n"
            "有错的改好以后一起登记；没有登记任何记录\n"
        ),
    )
    assert not JOURNAL.exists()


def test_units_heard_earlier_in_the_round_are_not_missing(office: Callable[..., Result]) -> None:
    first = back("区金融服务署", H5="推进中")
    assert office("collect", "--read", first, "--record").code == 0
    second = back("区委组织部", H5="已印发方案")
    result = office("collect", "--read", second, "--unit", "区委组织部", "--unit", "区金融服务署", "--unit", "罗湖法院")
    assert result.stdout.splitlines()[-1] == "没有报回的牵头单位1个：罗湖法院"
    assert office("collect", "--read", second, "--lead", "区委组织部").stdout.endswith("\n牵头单位都报回了。\n")


def test_a_form_left_empty_records_nothing(office: Callable[..., Result]) -> None:
    result = office("collect", "--read", back("区司法局", F5="否", M5="张三", L5="/"), "--record")
    assert result == (
        0,
        (
            "报送表1份：办结0项、进展0项，未填1项\n\n没有可登记的内容。\n\n"
            "没有报回的牵头单位4个：区金融服务署、区科技创新局、区委组织部、罗湖法院\n"
        ),
        "",
    )
    assert not JOURNAL.exists()


def test_the_plan_may_be_edited_between_sending_and_reading(office: Callable[..., Result], plan: Path) -> None:
    form = back("区金融服务署", H5="推进中")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("推广 Kplus 跨境支付", "推广 K-plus 跨境支付方式"), encoding="utf-8")
    assert office("collect", "--read", form).code == 0


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"renwu!B3": "某府办〔2023〕9号"},
            " 报送表!A1：这是“测试任务分解表（某府办〔2023〕9号）”的报送表，不是这份方案的",
        ),
        ({"renwu!B5": "七月"}, " 不是 renwu collect 发出的报送表：“renwu”工作表被改动"),
        ({"renwu!B1": "9"}, " 是别的版本的 renwu 发出的报送表（格式9）；升级 renwu 后再读"),
        ({"A5": "10"}, " 报送表!A5：这一行原来是第1项，现在是第10项；不要移动、排序、增删行"),
        ({"A5": ""}, " 报送表!A5：这一行原来是第1项，现在没有编号；不要移动、排序、增删行"),
        ({"B5": "别的任务"}, " 报送表!B5：第1项的重点任务被改动；照原来的文字改回"),
        ({"H6": "另有进展"}, " 报送表!A6：这一行没有任务，却有内容；移到有任务的行里，或删去"),
        ({"G4": "本期进展"}, " 报送表!G4：这一列原来是“办结日期”，现在是“本期进展”；不要移动、增删列"),
        ({"A5": "77", "renwu!A8": "77"}, " 报送表!A5：方案里没有编号为“77”的任务；renwu list 列出全部"),
    ],
)
def test_a_form_that_is_not_as_it_was_sent_is_refused(
    office: Callable[..., Result], cells: dict[str, Typed], message: str
) -> None:
    form = back("区金融服务署", **cells)
    result = office("collect", "--read", form)
    assert (result.code, result.stderr) == (2, f"错误：{form}{message}\n")


def test_a_workbook_of_somebody_else_is_no_form(office: Callable[..., Result]) -> None:
    other = forms.saved({"Sheet1": [["序号"]]}, Path("别的.xlsx"))
    result = office("collect", "--read", other)
    assert (result.code, result.stderr) == (2, "错误：别的.xlsx 不是 renwu collect 发出的报送表：没有“renwu”工作表\n")


@pytest.mark.parametrize(
    ("name", "kind"), [("说明.docx", "Word 文档"), ("说明.DOC", "Word 文档"), ("说明.wps", "WPS 文字文档")]
)
def test_a_document_is_no_form(office: Callable[..., Result], name: str, kind: str) -> None:
    Path(name).write_bytes(b"PK")
    assert office("collect", "--read", FORM, name) == (
        2,
        "",
        f"错误：{name} 是 {kind}，不是报送表；报送表是 renwu collect 发出的 .xlsx\n",
    )


def test_what_a_folder_holds_beside_forms_is_named(office: Callable[..., Result]) -> None:
    back("区金融服务署", H5="推进中").rename(BACK / "区金融服务署.XLSX")
    for name in ("区税务局.xls", "区司法局.et", "说明.docx", ".DS_Store", "~$区金融服务署.xlsx"):
        (BACK / name).write_bytes(b"")
    (BACK / "第二批").mkdir()
    result = office("collect", "--read", BACK, "--unit", "区金融服务署")
    assert (result.code, result.stderr) == (
        0,
        (
            "没有读 回收/区司法局.et：先用 Excel 或 WPS 打开，另存为 .xlsx\n"
            "没有读 回收/区税务局.xls：先用 Excel 或 WPS 打开，另存为 .xlsx\n"
            "没有读 回收/第二批：是文件夹；里面有报送表的，在命令里写明这个文件夹\n"
            "没有读 回收/说明.docx：不是 .xlsx\n"
            f"{NOT_YET}"
        ),
    )
    assert office("collect", "--read", BACK / "第二批") == (
        2,
        "",
        "错误：回收/第二批 里没有 .xlsx 文件；请核对文件夹\n",
    )


def test_what_is_to_be_coordinated_is_recorded_and_named_in_the_next_form(
    office: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    back("区金融服务署", H5="推进中", J5="请区财政局落实资金", M5="张三", O5="王五")
    shown = office("collect", "--read", BACK)
    assert shown.stdout.splitlines()[4] == (
        "区金融服务署  1     进展  2024-07-01  推进中；需协调解决的事项：请区财政局落实资金；填报人：张三；审核人：王五"
    )
    assert office("collect", "--read", BACK, "--record").code == 0
    (entry,) = written()
    assert (entry["request"], entry["contact"], entry["reviewer"]) == ("请区财政局落实资金", "张三", "王五")
    assert office("collect", "--read", BACK, "--record").stderr == "回收/区金融服务署.xlsx：已经登记过，略过\n"
    journals.today_is(monkeypatch, "2024-08-01")
    assert office("collect", "-o", "八月", "--unit", "区金融服务署").code == 0
    assert forms.sheets(Path("八月", "区金融服务署.xlsx"))["报送表"][4][4] == (
        "2024-07-01 推进中\n需协调：请区财政局落实资金（区金融服务署，2024-07-01起）"
    )


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_a_form_that_an_earlier_renwu_sent_out_reads_as_before(office: Callable[..., Result], version: str) -> None:
    cells: dict[str, Typed] = {"F5": "是", "G5": "2024-06-28", "H5": "已推广", "K5": "a.pdf", "L5": "张三", "M5": "1"}
    forms.earlier(FORM, BACK / FORM.name, version, cells)
    result = office("collect", "--read", BACK, "--unit", "区金融服务署")
    assert result == (
        0,
        (
            "报送表1份：办结1项、进展0项，未填0项\n"
            "\n"
            "单位          编号  事项  日期        内容\n"
            "------------  ----  ----  ----------  -----------------------------------\n"
            "区金融服务署  1     办结  2024-06-28  已推广；佐证：a.pdf；填报人：张三 1\n"
            "\n"
            "牵头单位都报回了。\n"
        ),
        NOT_YET,
    )


def test_a_form_that_comes_late_is_recorded_alone(
    office: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    back("区金融服务署", F5="是", G5="2024-06-28", M5="张三")
    assert office("collect", "--read", BACK, "--record").code == 0
    before = JOURNAL.read_text(encoding="utf-8")
    journals.today_is(monkeypatch, "2024-07-05")
    back("区委组织部", H5="已印发方案")
    skipped = "回收/区金融服务署.xlsx：已经登记过，略过\n"
    shown = office("collect", "--read", BACK)
    assert (shown.code, shown.stderr) == (0, skipped + NOT_YET)
    assert shown.stdout.splitlines()[0] == "报送表2份（1份已经登记过，略过）：办结0项、进展1项，未填0项"
    result = office("collect", "--read", BACK, "--record")
    assert (result.code, result.stderr) == (
        0,
        f"没有报回的牵头单位3个：区科技创新局、区司法局、罗湖法院\n{skipped}",
    )
    assert JOURNAL.read_text(encoding="utf-8").startswith(before)
    assert [each["task"] for each in written()] == ["1", "2"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("far", "message"),
    [
        ("XFD1048576", NOT_YET),
        ("O1048576", "错误：大.xlsx 报送表!A1048576：这一行没有任务，却有内容；移到有任务的行里，或删去\n"),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="{}"><v>1</v></c></row>',
        (
            '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:c t="n" r="{}"><x:v>1</x:v></x:c></x:row>'
        ),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_cell_at_the_end_of_the_world_fills_no_memory(
    renwu: Callable[..., Result], row: str, far: str, message: str
) -> None:
    form = back("区金融服务署", H5="推进中")
    with zipfile.ZipFile(form) as source, zipfile.ZipFile("大.xlsx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"</sheetData>", row.format(far).encode() + b"</sheetData>")
            target.writestr(name, data)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))"
    assert renwu("collect", "--read", "大.xlsx", before=limit).stderr == message


def test_another_kind_of_office_file_is_refused(office: Callable[..., Result]) -> None:
    with zipfile.ZipFile("报送.ods", "w") as parts:
        parts.writestr("content.xml", "<x/>")
    assert office("collect", "--read", "报送.ods").stderr == (
        "错误：报送.ods 里没有工作簿；用 Excel 或 WPS 打开，另存为 .xlsx\n"
    )
