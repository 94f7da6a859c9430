"""The lines of a title: as few as it takes, ended between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu.writers.titles import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("督办通知单", ["督办通知单"]),
        ("青禾区优化营商环境重点任务落实情况的通报", ["青禾区优化营商环境重点任务落实情况的通报"]),
        (
            "《罗湖区优化市场化法治化国际化营商环境若干措施》任务分解表",
            ["《罗湖区优化市场化法治化国际化", "营商环境若干措施》任务分解表"],
        ),
        (
            "关于2025年上半年政府工作报告重点任务落实情况的通报",
            ["关于2025年上半年政府工作报告", "重点任务落实情况的通报"],
        ),
        ("字" * 45, ["字" * 20, "字" * 20, "字" * 5]),
    ],
)
def test_a_title_is_broken_between_words(title: str, lines: list[str]) -> None:
    assert title_lines(title, 20) == lines


@given(st.text("青禾区《》、的2025年任务落实情况通报", max_size=80), st.integers(2, 30))
def test_no_title_loses_a_character_or_grows_wider_than_its_line(title: str, most: int) -> None:
    lines = title_lines(title, most)

    assert "".join(lines) == title
    assert all(len(line) <= most for line in lines)
