"""`renwu overdue`: what is overdue, most days late first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import PLAN, SHIPPED, USING_SHIPPED, Result, drawn

AS_OF = ("--as-of", "2024-07-01")
OLD = "6 11 13 15"
NEW = "1 4 5 7 16 24 25"


@pytest.fixture
def found(inside: Callable[..., Result], plan: Path) -> Callable[..., str]:
    """The ids of the small plan's tasks that are overdue, with a space between."""

    def ids(*arguments: str) -> str:
        result = inside("overdue", "--file", plan, "--format", "tsv", *AS_OF, *arguments)
        return " ".join(line.split("\t")[0] for line in result.stdout.splitlines()[1:])

    return ids


@pytest.mark.parametrize(
    ("as_of", "ids", "late", "leads"),
    [
        ("2024-12-31", OLD, [366] * 4, 5),
        ("2025-01-01", f"{OLD} {NEW}", [367] * 4 + [1] * 7, 8),
        ("2026-01-01", f"{OLD} {NEW} 2 3 8 9 10 18 23 26", [732] * 4 + [366] * 7 + [1] * 8, 14),
    ],
)
def test_the_shipped_plan_answers_from_a_folder_without_a_plan(
    inside: Callable[..., Result], as_of: str, ids: str, late: list[int], leads: int
) -> None:
    result = inside("overdue", "--as-of", as_of)
    rows, totals = result.stdout.split("-\n")[-1].split("\n\n")
    assert [row.split()[:2] for row in rows.splitlines() if row[0] != " "] == [
        [id_, f"逾期{days}天"] for id_, days in zip(ids.split(), late, strict=True)
    ]
    assert totals == (f"截至{as_of}，逾期未办结{len(late)}项，涉及牵头单位{leads}个。\n无办结记录，仅按时限推算。\n")
    assert (result.code, result.stderr) == (0, USING_SHIPPED)


def test_the_answer_says_who_leads_and_supports_and_counts_tasks_and_leads(
    inside: Callable[..., Result], plan: Path
) -> None:
    assert inside("overdue", "--file", plan, *AS_OF) == (
        0,
        """\
编号  状态       完成时限       牵头（协办）单位                    重点任务
----  ---------  -------------  ----------------------------------  --------------------------------
1     逾期108天  2024年3月15日  区金融服务署（协办：区科技创新局）  推广 Kplus 跨境支付。
10    逾期1天    2024年6月      区科创局、区司法局                  支持企业新设院士（专家）工作站。

截至2024-07-01，逾期未办结2项，涉及牵头单位3个。
无办结记录，仅按时限推算。
""",
        "",
    )


def test_a_unit_under_two_names_counts_once(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: t\nunits: {区科技创新局: [区科创局]}\nsections:\n- measures:\n  - tasks:\n"
        "    - {id: 1, text: 甲, deadline: 2024年1月, lead: 区科技创新局}\n"
        "    - {id: 2, text: 乙, deadline: 2024年1月, lead: 区科创局}\n",
        encoding="utf-8",
    )
    totals = inside("overdue", "--file", path, *AS_OF).stdout.split("\n\n")[1]
    assert totals == "截至2024-07-01，逾期未办结2项，涉及牵头单位1个。\n无办结记录，仅按时限推算。\n"


def test_the_due_day_itself_is_in_time(inside: Callable[..., Result], plan: Path) -> None:
    assert inside("overdue", "--file", plan, "--as-of", "2024-03-15") == (
        0,
        "没有逾期的任务。\n\n截至2024-03-15，逾期未办结0项，涉及牵头单位0个。\n",
        "",
    )


def test_nothing_overdue_is_an_empty_list_in_json(inside: Callable[..., Result], plan: Path) -> None:
    result = inside("overdue", "--file", plan, "--format", "json", "--as-of", "2024-03-15")
    assert json.loads(result.stdout)["tasks"] == []
    assert (result.code, result.stderr) == (0, "截至2024-03-15，逾期未办结0项，涉及牵头单位0个。\n")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("", "1 10"),
        ("--lead 区金融服务署", "1"),
        ("--lead 区金融服务署 --lead 区司法局", "1 10"),
        ("--support 区科技创新局", "1"),
        ("--unit 区司法局", "10"),
        ("--section 法治", ""),
        ("--measure 一 --due 2024-06", "10"),
        ("--due-from 2024-04", "10"),
        ("--due-by 2024-04", "1"),
        ("--match 支付", "1"),
        ("--status ongoing", ""),
        ("--reverse", "10 1"),
        ("--sort id --reverse", "10 1"),
        ("--sort lead", "10 1"),
    ],
)
def test_it_takes_the_lists_filters_and_orders(found: Callable[..., str], arguments: str, ids: str) -> None:
    assert found(*arguments.split()) == ids


@pytest.mark.parametrize(("arguments", "code"), [("", 1), ("--lead 罗湖法院", 0)])
def test_exit_code_tells_whether_anything_is_overdue(
    inside: Callable[..., Result], plan: Path, arguments: str, code: int
) -> None:
    assert inside("overdue", "--file", plan, "--exit-code", *arguments.split(), *AS_OF).code == code


def test_an_unusable_plan_is_2_even_with_exit_code(inside: Callable[..., Result], tmp_path: Path) -> None:
    assert inside("overdue", "--file", tmp_path / "none.yaml", "--exit-code", *AS_OF).code == 2


def test_json_has_the_lists_shape(inside: Callable[..., Result], plan: Path) -> None:
    overdue = inside("overdue", "--file", plan, "--format", "json", *AS_OF)
    listed = inside("list", "--status", "overdue", "--file", plan, "--format", "json", *AS_OF)
    assert overdue.stdout == listed.stdout
    assert overdue.stderr == ("截至2024-07-01，逾期未办结2项，涉及牵头单位3个。\n无办结记录，仅按时限推算。\n")


def test_csv_has_the_lists_columns(inside: Callable[..., Result], plan: Path) -> None:
    overdue = inside("overdue", "--file", plan, "--format", "csv", *AS_OF)
    listed = inside("list", "--status", "overdue", "--file", plan, "--format", "csv", *AS_OF)
    assert overdue.stdout == listed.stdout


def test_texts_and_units_are_whole_on_a_narrow_terminal(terminal: Callable[..., Result]) -> None:
    arguments = ("overdue", "--file", SHIPPED, "--as-of", "2024-12-31", "--color", "never")
    rows = drawn(terminal(*arguments, columns=80).stdout)
    assert [["".join(lines) for lines in row[3:]] for row in rows] == [
        [
            "区政务服务数据管理局",
            "在港人港企集聚区域宣传推广“港企港人一件事”整合办服务，并普及粤语服务。",
        ],
        [
            "区委组织部、区企业服务中心（协办：各产业部门、各招商先锋队）",
            "动态建立“招商项目+产业人才”双清单对接服务机制，实现产业链与人才链耦合式发展。",
        ],
        ["区科技创新局", "以专项政策支持企业新设院士（专家）工作站。"],
        [
            "区金融服务署（协办：区科技创新局）",
            "开发“科创贷”、“专精特新贷”、“科易贷”等专属信贷产品，支持科创企业发展。",
        ],
    ]


def test_github_gets_a_warning_at_each_task_s_line(inside: Callable[..., Result], plan: Path) -> None:
    plan.write_text(PLAN.replace("推广 Kplus 跨境支付。", "推广 100% 线上办理。"), encoding="utf-8")
    assert inside("overdue", "--format", "github", "--as-of", "2024-07-01") == (
        0,
        (
            "::warning file=data/tasks.yaml,line=13,col=13,title=逾期108天::"
            "第1项 推广 100%25 线上办理。（2024年3月15日；牵头：区金融服务署）\n"
            "::warning file=data/tasks.yaml,line=18,col=13,title=逾期1天::"
            "第10项 支持企业新设院士（专家）工作站。（2024年6月；牵头：区科创局、区司法局）\n"
        ),
        "截至2024-07-01，逾期未办结2项，涉及牵头单位3个。\n无办结记录，仅按时限推算。\n",
    )


def test_a_format_that_there_is_not_is_refused_with_those_that_overdue_has(inside: Callable[..., Result]) -> None:
    assert inside("overdue", "--format", "pdf").stderr.endswith(
        "可选的有：table、json、jsonl、csv、tsv、markdown、xlsx、github\n"
    )
