"""`renwu show`: everything about each task asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import SHIPPED, USING_SHIPPED, Result

AS_OF = ("--as-of", "2024-07-01")
TASKS = """\
title: 测试任务分解表
issued: 2024-01-15
sections:
  - title: 健全法治环境
    measures:
      - number: 三
        tasks:
          - id: 7-1
            text: 出台联合调解方案并组织实施。
            deadline: ①2024年6月出台方案；②2024年12月完成
            lead: [罗湖法院]
            support: [区司法局, 区委组织部]
            leader: 张某某
            contact: 李某某 0755-12345678
            note: 与第8项一并推进
            printed: {lead: "", support: 司法局等}
          - id: "007"
            text: 报送进展。
            deadline: 每季度报送
            lead: [罗湖法院]
          - id: x
            text: 没有时限。
          - id: y
            text: 今日到期。
            deadline: 2024-07-01
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A plan with everything that a card can have."""
    path = tmp_path / "cards.yaml"
    path.write_text(TASKS, encoding="utf-8")
    return path


def test_a_card_of_the_shipped_plan(inside: Callable[..., Result]) -> None:
    assert inside("show", "15", "--as-of", "2024-12-31") == (
        0,
        """\
编号      15
重点任务  开发“科创贷”、“专精特新贷”、“科易贷”等专属信贷产品，支持科创企业发展。
状态      逾期366天
完成时限  2023年12月
时限认定  2023-12-31到期，到期日为休息日
亮灯      红：逾期366天（仅按时限推算）
牵头单位  区金融服务署
协办单位  区科技创新局
板块      二、聚焦要素集聚和企业服务，激发市场主体活力打造市场化营商环境
主要措施  （六）金融支持创新链供应链产业链发展
原表印文  牵头单位：（空白）
""",
        USING_SHIPPED,
    )


def test_a_card_has_everything_that_the_task_has(inside: Callable[..., Result], cards: Path) -> None:
    assert inside("show", "7-1", "--file", cards, *AS_OF) == (
        0,
        """\
编号      7-1
重点任务  出台联合调解方案并组织实施。
状态      剩183天
完成时限  ①2024年6月出台方案；②2024年12月完成
时限认定  2024-12-31到期
时间节点  2024-06-30：2024年6月出台方案
          2024-12-31：2024年12月完成
牵头单位  罗湖法院
协办单位  区司法局、区委组织部
责任领导  张某某
联系人    李某某 0755-12345678
板块      健全法治环境
主要措施  三
备注      与第8项一并推进
原表印文  牵头单位：（空白）
          协办单位：司法局等
""",
        "",
    )


def test_an_ongoing_task_has_its_report_cycle(inside: Callable[..., Result], cards: Path) -> None:
    assert (
        inside("show", "007", "--file", cards, *AS_OF).stdout
        == """\
编号      007
重点任务  报送进展。
状态      常态化
完成时限  每季度报送
时限认定  常态化，每季度报送
牵头单位  罗湖法院
板块      健全法治环境
主要措施  三
"""
    )


def test_an_unclear_deadline_has_its_reason(inside: Callable[..., Result], cards: Path) -> None:
    assert (
        inside("show", "x", "--file", cards, *AS_OF).stdout
        == """\
编号      x
重点任务  没有时限。
状态      未明确时限
时限认定  未明确：没有填写完成时限
板块      健全法治环境
主要措施  三
"""
    )


def test_a_task_due_today_says_so(inside: Callable[..., Result], cards: Path) -> None:
    assert (
        inside("show", "y", "--file", cards, *AS_OF).stdout
        == """\
编号      y
重点任务  今日到期。
状态      今日到期
完成时限  2024-07-01
时限认定  2024-07-01到期
板块      健全法治环境
主要措施  三
"""
    )


def test_text_in_paragraphs_keeps_its_lines_and_gains_none(inside: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "block.yaml"
    path.write_text(
        "title: t\nsections:\n- measures:\n  - tasks:\n    - id: 1\n"
        "      text: |\n        第一段。\n        第二段。\n      deadline: 2024年\n",
        encoding="utf-8",
    )
    assert (
        inside("show", "1", "--file", path, *AS_OF).stdout
        == """\
编号      1
重点任务  第一段。
          第二段。
状态      剩183天
完成时限  2024年
时限认定  2024-12-31到期
"""
    )


def test_several_tasks_come_in_the_order_asked_for_each_once(inside: Callable[..., Result], cards: Path) -> None:
    both = inside("show", "y", "x", "y", "--file", cards, *AS_OF)
    first = inside("show", "y", "--file", cards, *AS_OF)
    second = inside("show", "x", "--file", cards, *AS_OF)
    assert both == (0, f"{first.stdout}\n{second.stdout}", "")


def test_a_card_is_wrapped_at_the_terminals_width_and_never_clipped(
    terminal: Callable[..., Result], cards: Path
) -> None:
    assert (
        terminal("show", "7-1", "--file", cards, "--color", "never", *AS_OF, columns=36).stdout
        == """\
编号      7-1
重点任务  出台联合调解方案并组织实
          施。
状态      剩183天
完成时限  ①2024年6月出台方案；②2024
          年12月完成
时限认定  2024-12-31到期
时间节点  2024-06-30：2024年6月出台
          方案
          2024-12-31：2024年12月完成
牵头单位  罗湖法院
协办单位  区司法局、区委组织部
责任领导  张某某
联系人    李某某 0755-12345678
板块      健全法治环境
主要措施  三
备注      与第8项一并推进
原表印文  牵头单位：（空白）
          协办单位：司法局等
"""
    )


def test_json_has_the_lists_fields_and_the_cards_own(inside: Callable[..., Result], cards: Path) -> None:
    result = inside("show", "7-1", "--file", cards, "--format", "json", *AS_OF)
    assert json.loads(result.stdout) == {
        "schema": 1,
        "plan": {
            "title": "测试任务分解表",
            "document": "",
            "issued": "2024-01-15",
            "year": None,
            "issuer": "",
            "note": "",
        },
        "as_of": "2024-07-01",
        "plans": [
            {
                "key": "cards",
                "file": str(cards),
                "title": "测试任务分解表",
                "document": "",
                "issued": "2024-01-15",
            }
        ],
        "missing": [],
        "tasks": [
            {
                "id": "7-1",
                "section": {"number": "", "title": "健全法治环境"},
                "measure": {"number": "三", "title": ""},
                "text": "出台联合调解方案并组织实施。",
                "deadline": "①2024年6月出台方案；②2024年12月完成",
                "due": "2024-12-31",
                "status": "not-due",
                "days_left": 183,
                "lead": ["罗湖法院"],
                "support": ["区司法局", "区委组织部"],
                "done_on": None,
                "verified_on": None,
                "due_in_force": "2024-12-31",
                "extended": False,
                "latest": None,
                "cycle": None,
                "reason": None,
                "milestones": [
                    read_from_wording("2024年6月出台方案", "2024-06-30", "overdue", -1),
                    read_from_wording("2024年12月完成", "2024-12-31", "not-due", 183),
                ],
                "leader": "张某某",
                "contact": "李某某 0755-12345678",
                "note": "与第8项一并推进",
                "printed": {"lead": "", "support": "司法局等"},
                "plan_lead": ["罗湖法院"],
                "plan_support": ["区司法局", "区委组织部"],
                "entries": [],
                "source": None,
                "base": None,
                "notes": [],
                "plan": "cards",
                "targets": [],
                "light": "red",
                "light_reason": "节点“2024年6月出台方案”逾期1天（仅按时限推算）",
                "requests": [],
            }
        ],
    }


def read_from_wording(text: str, due: str, status: str, days_left: int) -> dict[str, object]:
    """A milestone that a wording with several dates has, while nothing is recorded."""
    return {
        "text": text,
        "due": due,
        "name": text,
        "deadline": text,
        "due_in_force": due,
        "status": status,
        "days_left": days_left,
        "reached_on": None,
        "written": False,
        "with_task": False,
    }


def test_a_day_of_rest_a_moved_date_and_a_cycle_are_told(inside: Callable[..., Result], tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "title: 表\nsections: [{measures: [{tasks: [{id: 1, text: 甲, deadline: 每月调度，由2024年12月提前至2024年6月}]}]}]\n",
        encoding="utf-8",
    )
    card = inside("show", "1", "--file", plan, *AS_OF).stdout
    task = json.loads(inside("show", "1", "--file", plan, "--format", "jsonl", *AS_OF).stdout)

    assert "时限认定  2024-06-30到期，每月报送，原定“2024年12月”，到期日为休息日\n" in card
    assert (task["due"], task["cycle"], task["notes"]) == (
        "2024-06-30",
        "month",
        ["原定“2024年12月”", "到期日为休息日"],
    )


def test_json_has_the_cycle_of_an_ongoing_task(inside: Callable[..., Result], cards: Path) -> None:
    task = json.loads(inside("show", "007", "--file", cards, "--format", "jsonl", *AS_OF).stdout)
    assert (task["cycle"], task["reason"], task["milestones"]) == ("quarter", None, [])


def test_json_has_the_reason_of_an_unclear_deadline(inside: Callable[..., Result], cards: Path) -> None:
    task = json.loads(inside("show", "x", "--file", cards, "--format", "jsonl", *AS_OF).stdout)
    assert (task["cycle"], task["reason"], task["milestones"]) == (None, "没有填写完成时限", [])


def test_csv_has_the_lists_columns_and_the_cards_own(inside: Callable[..., Result], cards: Path) -> None:
    assert inside("show", "7-1", "--file", cards, "--format", "csv", *AS_OF).stdout == (
        "id,section_number,section_title,measure_number,measure_title,text,deadline,due,status,days_left,"
        "lead,support,leader,contact,note,done_on,verified_on,due_in_force,extended,latest_date,latest_reporter,"
        "latest_note,source,base,printed,plan,milestones,targets,light,light_reason,requests\n"
        "7-1,,健全法治环境,三,,出台联合调解方案并组织实施。,①2024年6月出台方案；②2024年12月完成,2024-12-31,"
        'not-due,183,罗湖法院,区司法局、区委组织部,张某某,李某某 0755-12345678,与第8项一并推进,,,2024-12-31,,,,,,,"lead: \nsupport: 司法局等",cards,'
        '"2024年6月出台方案: 2024-06-30 overdue\n2024年12月完成: 2024-12-31 not-due",,red,'
        "节点“2024年6月出台方案”逾期1天（仅按时限推算）,\n"
    )


def test_an_unknown_id_is_an_error_with_the_nearest_ones(inside: Callable[..., Result], cards: Path) -> None:
    assert inside("show", "7-2", "--file", cards, *AS_OF) == (
        2,
        "",
        "错误：方案里没有编号为“7-2”的任务；编号如 7-1，几个编号用空格分开，renwu list 列出全部\n",
    )


def test_where_no_id_is_near_the_first_ones_are_named(inside: Callable[..., Result]) -> None:
    assert inside("show", "九十九", "--file", SHIPPED, *AS_OF) == (
        2,
        "",
        "错误：方案里没有编号为“九十九”的任务；编号如 1、2、3，几个编号用空格分开，renwu list 列出全部\n",
    )


def test_every_unknown_id_is_named_and_nothing_is_shown(inside: Callable[..., Result], cards: Path) -> None:
    assert inside("show", "x", "7", "8", "--file", cards, *AS_OF) == (
        2,
        "",
        "错误：方案里没有编号为“7”“8”的任务；编号如 7-1、007、x，几个编号用空格分开，renwu list 列出全部\n",
    )


def test_an_id_is_text_and_not_a_number(inside: Callable[..., Result], cards: Path) -> None:
    assert inside("show", "7", "--file", cards, *AS_OF).code == 2
    assert inside("show", "007", "--file", cards, *AS_OF).code == 0
