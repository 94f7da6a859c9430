"""The year that a title or a heading is about."""

import pytest

from renwu.plan.titles import year_in


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年重点工作任务分解表", 2025),
        ("青禾区２０２５年度重点工作任务清单", 2025),
        ("二〇二五年民生实事", 2025),
        ("完成时限（2025年）", 2025),
        ("2025年省《政府工作报告》2025年重点任务", 2025),
        ("2025 年\n任务", 2025),
    ],
)
def test_a_title_may_name_one_year(text: str, year: int) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "任务分解表",
        "2024—2026年行动方案",
        "2024-2026年行动方案",
        "三年行动方案（2024年启动）",
        "落实2024年督察反馈2025年整改清单",
        "0001年",
        "文号〔2023〕6号",
        "",
    ],
)
def test_a_title_of_several_years_or_none_names_none(text: str) -> None:
    assert year_in(text) is None
