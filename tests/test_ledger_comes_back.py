"""renwu's own sheets come back in: the ledger's sheet 任务 is the plan it was made from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.plans import SHIPPED
from support.program import Result

EXAMPLE = Path(__file__).parent.parent / "examples" / "tasks.yaml"
FULL = """\
title: 任务分解表
issued: 2024-01-10
sections:
  - number: 一
    title: 优化环境
    measures:
      - number: 一
        title: 减时限
        tasks:
          - {id: 1, text: 建成平台。, deadline: 2024年6月底前, lead: [区数据局], support: [各县（市、区）政府], leader: 张某某,
             contact: 李某某, note: 成果：平台, source: 区政府第3次常务会议, base: 2024-01-05}
          - {id: "2-1", text: 修订清单。, deadline: 常态化推进, lead: [区司法局, 区财政局]}
"""


@pytest.mark.parametrize("plan", ["shipped", "example", "full"])
def test_the_ledger_s_sheet_of_tasks_is_the_plan_it_was_made_from(
    inside: Callable[..., Result], tmp_path: Path, plan: str
) -> None:
    text = {"shipped": SHIPPED, "example": EXAMPLE}[plan].read_text(encoding="utf-8") if plan != "full" else FULL
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert inside("list", "--file", "plan.yaml", "-o", "台账.xlsx", "--as-of", "2024-07-01").code == 0
    differs = inside("diff", "plan.yaml", "台账.xlsx", "--sheet", "任务", "--exit-code")

    assert (differs.code, differs.stdout.splitlines()[0]) == (0, "两份的内容相同。")


def test_what_renwu_works_out_is_no_part_of_the_plan_and_no_guess(
    inside: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(FULL, encoding="utf-8")
    inside("list", "--file", "plan.yaml", "-o", "台账.xlsx", "--as-of", "2024-07-01")
    made = inside("import", "台账.xlsx", "--sheet", "任务", "--title", "任务分解表", "--strict")

    assert "工作表“任务”：“状态”一列由 renwu 按时限和记录自己算，没有读入\n" in made.stderr
    assert made.stderr.splitlines()[-1].endswith("推断0处，请逐处核对")
    assert made.code == 0
