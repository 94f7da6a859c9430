"""Every task is counted once: whatever people read, the numbers of the nine statuses add up to the tasks."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from rich.cells import cell_len

from renwu.journal.entries import Event
from renwu.standing.counts import tally
from renwu.standing.status import Status
from support import journals
from support.journals import line
from support.program import Result

LABELS = tuple(status.label for status in Status)
AS_OF = "2024-07-01"
PLAN = """\
title: 表
issued: 2024-01-15
sections:
  - title: 板块
    measures:
      - title: 措施
        tasks:
          - {id: 按期办结, text: 甲, deadline: 2024年3月, lead: [甲局]}
          - {id: 逾期办结, text: 甲, deadline: 2024年3月, lead: [甲局]}
          - {id: 逾期, text: 甲, deadline: 2024年3月, lead: [甲局, 乙局]}
          - {id: 临期, text: 甲, deadline: 2024年7月, lead: [乙局]}
          - {id: 未到期, text: 甲, deadline: 2024年12月, lead: [乙局]}
          - {id: 常态化, text: 甲, deadline: 常态化推进, lead: [乙局]}
          - {id: 未明确, text: 甲, deadline: 条件成熟时, lead: [乙局]}
          - {id: 逾期后中止, text: 甲, deadline: 2024年3月, lead: [丙局]}
          - {id: 中止后到期, text: 甲, deadline: 2024年6月, lead: [丙局]}
          - {id: 未到期中止, text: 甲, deadline: 2024年12月, lead: [丙局]}
          - {id: 临期中止, text: 甲, deadline: 2024年7月, lead: [丙局]}
          - {id: 常态化中止, text: 甲, deadline: 常态化推进, lead: [丙局]}
          - {id: 终止, text: 甲, deadline: 2024年12月, lead: [丙局]}
          - {id: 无人牵头, text: 甲, deadline: 2024年12月}
"""
SAID = {"reason": "规划调整", "approved_by": "区政府"}
JOURNAL = (
    line("a", "2024-03-20", "done", "按期办结"),
    line("b", "2024-04-20", "done", "逾期办结"),
    *(
        line(f"c{at}", "2024-05-10", "suspended", task, **SAID)
        for at, task in enumerate(("逾期后中止", "中止后到期", "未到期中止", "临期中止", "常态化中止"))
    ),
    line("d", "2024-05-10", "cancelled", "终止", **SAID),
)
COUNTED = {
    "按期办结": 1,
    "逾期办结": 1,
    "逾期未办结": 2,
    "临期": 1,
    "未到期": 2,
    "常态化": 1,
    "未明确时限": 1,
    "中止": 4,
    "终止": 1,
}


@pytest.fixture
def answered(inside: Callable[..., Result], plan: Path) -> Callable[..., str]:
    """What a command prints of a plan with a task of every kind."""
    plan.write_text(PLAN, encoding="utf-8")
    journals.saved(plan, *JOURNAL)

    def stdout(*arguments: str) -> str:
        result = inside(*arguments, "--as-of", AS_OF)
        assert result.code == 0, result.stderr
        return result.stdout

    return stdout


def pipe_rows(text: str, heading: str) -> list[dict[str, str]]:
    """The rows of the markdown table whose first column has a heading, by heading."""
    rows = [[cell.strip() for cell in each.strip("|").split("|")] for each in text.splitlines() if each.startswith("|")]
    first = next(at for at, row in enumerate(rows) if row[0] == heading)
    last = next((at for at, row in enumerate(rows) if at > first + 1 and row[0] in {"编号", "单位"}), len(rows))
    return [dict(zip(rows[first], row, strict=True)) for row in rows[first + 2 : last]]


def counted(row: Mapping[str, object]) -> int:
    """What a row's columns of statuses add up to."""
    return sum(int(str(row.get(label, 0))) for label in LABELS)


def named(text: str) -> dict[str, int]:
    """Status → number, in a sentence that names them."""
    return {label: int(number) for label, number in re.findall(f"(?<=[：、])({'|'.join(LABELS)})([0-9]+)", text)}


def test_the_list_s_line_names_every_task_once(answered: Callable[..., str]) -> None:
    line_ = answered("list").splitlines()[0]

    assert line_ == (
        "共14项：按期办结1、逾期办结1、逾期未办结2（其中中止1）、临期1、未到期2、常态化1、未明确时限1、中止4、终止1，"
        "截至2024-07-01"
    )
    assert named(line_) == COUNTED


@pytest.mark.parametrize("by", ["lead", "section", "measure", "due", "status", "support"])
def test_the_columns_of_a_summary_add_up_to_its_tasks(answered: Callable[..., str], by: str) -> None:
    text = answered("summary", "--by", by, "--format", "markdown")
    rows = pipe_rows(text, text.split(" | ")[0].removeprefix("| "))

    assert [counted(row) for row in rows] == [int(row["任务数"]) for row in rows]
    assert {label: int(rows[-1][label]) for label in LABELS} == COUNTED
    assert (rows[-1]["任务数"], rows[-1]["其中中止"]) == ("14", "1")


def test_the_columns_of_units_add_up_to_the_tasks_that_each_leads(answered: Callable[..., str]) -> None:
    rows = pipe_rows(answered("units", "--format", "markdown"), "单位")

    assert [(row["单位"], counted(row)) for row in rows] == [("甲局", 3), ("乙局", 5), ("丙局", 6)]
    assert [row["牵头"] for row in rows] == ["3", "5", "6"]


def test_a_report_s_first_sentence_names_every_task_once(answered: Callable[..., str]) -> None:
    (sentence,) = (each for each in answered("report").splitlines() if each.startswith("重点任务共"))

    assert sentence == (
        "重点任务共14项，涉及牵头单位3个：按期办结1项、逾期办结1项、逾期未办结2项（其中中止1项）、临期1项、未到期2项、"
        "常态化1项、未明确时限1项、中止4项、终止1项。"
    )
    assert named(sentence) == COUNTED


def test_the_columns_of_a_report_s_units_add_up(answered: Callable[..., str]) -> None:
    rows = pipe_rows(answered("report"), "单位")

    assert [counted(row) for row in rows] == [int(row["牵头"]) for row in rows] == [3, 5, 6, 14]


def test_a_report_lists_as_many_overdue_tasks_as_it_counts(answered: Callable[..., str]) -> None:
    text = answered("report")

    assert "逾期未办结2项（其中中止1项），涉及牵头单位3个，逾期最久的92天。" in text.splitlines()
    late = text.partition("（一）逾期未办结")[2].partition("（二）")[0]
    assert [row["编号"] for row in pipe_rows(late, "编号")] == ["逾期", "逾期后中止"]


def test_a_ledger_s_line_names_every_task_once(answered: Callable[..., str], tmp_path: Path) -> None:
    answered("list", "-o", "台账.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "台账.xlsx").read_bytes()))
    lines = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
        if str(cell).startswith("共14项")
    ]

    assert [named(each) for each in lines] == [COUNTED] * len(book.sheet_names)


def test_the_sheet_of_a_summary_adds_up(answered: Callable[..., str], tmp_path: Path) -> None:
    answered("summary", "-o", "统计.xlsx")
    heads, *rows = CalamineWorkbook.from_path(str(tmp_path / "统计.xlsx")).get_sheet_by_name("统计").to_python()
    (total,) = (dict(zip(heads, row, strict=True)) for row in rows if row[0] == "合计")

    assert {label: total[label] for label in LABELS} == COUNTED
    assert total["任务数"] == sum(COUNTED.values())


@pytest.mark.parametrize("command", ["summary", "summary --by section", "summary --by due"])
def test_a_summary_of_every_status_fits_a_hundred_columns(
    answered: Callable[..., str], terminal: Callable[..., Result], command: str
) -> None:
    assert answered("list") != ""

    drawn = terminal(*command.split(), "--as-of", AS_OF, "--color", "never", columns=100).stdout

    assert [line_ for line_ in drawn.splitlines() if cell_len(line_) > 100] == []
    assert "逾期" in drawn


def test_what_overdue_leaves_out_it_says(answered: Callable[..., str]) -> None:
    assert answered("overdue").splitlines()[-2:] == [
        "截至2024-07-01，逾期未办结1项，涉及牵头单位2个。",
        "另有1项中止时已逾期，没有列出；renwu list --status suspended 列出中止的。",
    ]


def test_data_keep_the_status_that_a_task_has(answered: Callable[..., str]) -> None:
    row = answered("summary", "--by", "section", "--format", "csv").splitlines()[1].split(",")

    assert row[1:11] == ["14", "1", "1", "1", "1", "2", "1", "1", "5", "1"]


# Whatever happens to a task


_DAY = date.fromisoformat(AS_OF)
_HAPPENS = st.lists(st.tuples(st.dates(_DAY.replace(month=1), _DAY), st.sampled_from(Event)), max_size=6)


@given(st.sampled_from(["2024年3月", "2024年7月", "2024年12月", "常态化推进", "条件成熟时"]), _HAPPENS)
def test_a_task_is_counted_once_and_suspending_raises_no_closing_rate(
    deadline: str, happens: list[tuple[date, Event]]
) -> None:
    lines = [
        line(f"e{at}", str(day), event.value, to="2024年8月", lead=["乙局"], **SAID)
        for at, (day, event) in enumerate(sorted(happens, key=str))
        if event is not Event.RETRACTED
    ]
    before = tally([journals.standing(deadline, AS_OF, *lines)], _DAY)
    after = tally([journals.standing(deadline, AS_OF, *lines, line("z", AS_OF, "suspended", **SAID))], _DAY)

    for each in (before, after):
        assert sum(each.counted.values()) == each.total == 1
        assert each.suspended_late in {0, 1}
    assert before.closing == after.closing


@pytest.mark.parametrize(
    ("deadline", "day", "status", "closing", "timely"),
    [
        ("2024年3月", "2024-05-10", Status.OVERDUE, "0/1", "0/1"),  # overdue when suspended
        ("2024年6月", "2024-05-10", Status.SUSPENDED, "0/1", "0/0"),  # due while suspended
        ("2024年7月", "2024-05-10", Status.SUSPENDED, "0/1", "0/0"),  # would be due soon
        ("2024年12月", "2024-05-10", Status.SUSPENDED, "0/1", "0/0"),
        ("常态化推进", "2024-05-10", Status.SUSPENDED, "0/0", "0/0"),
        ("条件成熟时", "2024-05-10", Status.SUSPENDED, "0/0", "0/0"),
    ],
)
def test_a_suspended_task_is_neither_due_soon_nor_not_due(
    deadline: str, day: str, status: Status, closing: str, timely: str
) -> None:
    found = tally([journals.standing(deadline, AS_OF, line("a", day, "suspended", **SAID))], _DAY)

    assert dict(found.counted) == {status: 1}
    assert (str(found.closing), str(found.timely)) == (closing, timely)


def test_what_fell_due_while_suspended_is_overdue_once_resumed() -> None:
    lines = (line("a", "2024-05-10", "suspended", **SAID), line("b", "2024-07-01", "resumed"))

    assert dict(tally([journals.standing("2024年6月", AS_OF, *lines)], _DAY).counted) == {Status.OVERDUE: 1}
