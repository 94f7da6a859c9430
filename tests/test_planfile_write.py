"""Writing a plan: the text that it has, and whatever it says, reading it gives it back."""

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from renwu import planfile
from renwu.errors import Place
from renwu.plan.model import Former, Measure, Plan, Section, Task, TaskPlaces, UnitEntry
from renwu.planfile.write import plan_text
from support.plans import SHIPPED, shipped

NOWHERE = Place("", 1, 1)


def task(**fields: object) -> Task:
    given = {
        "id": "1",
        "text": "任务",
        "deadline": "",
        "lead": (),
        "support": (),
        "leader": "",
        "contact": "",
        "note": "",
        "printed": {},
        **fields,
    }
    return Task(**given, places=TaskPlaces(NOWHERE, NOWHERE, (), ()))  # type: ignore[arg-type]  # the fields a test names


def plan(*tasks: Task, title: str = "任务分解表", section: str = "", measure: str = "") -> Plan:
    return Plan(title, "", None, None, "", "", (), (Section("", section, (Measure("", measure, tasks),)),))


def read_back(written: Plan) -> Plan:
    reading = planfile.read(plan_text(written).encode(), "plan.yaml")
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def test_the_shipped_plan_is_in_the_canonical_layout() -> None:
    source = SHIPPED.read_text(encoding="utf-8")
    assert plan_text(shipped()) == source[source.index("title:") :]


def test_every_field_of_a_plan_and_a_task_is_written() -> None:
    full = task(
        deadline="2024年12月", lead=("甲局",), support=("乙办",), leader="王某", contact="李某", note="说明",
        source="第12次常务会议", base=date(2024, 1, 12),
        printed={"lead": ""},
    )  # fmt: skip
    whole = dataclasses.replace(
        plan(full), document="某府办〔2024〕1号", issued=date(2024, 1, 15), year=2024, issuer="某区政府", note="附件",
        units=(
            UnitEntry("甲局", ("甲",), (NOWHERE,)),
            UnitEntry("乙局", ("乙",), (NOWHERE,), (Former("丙: 办", date(2024, 2, 29), NOWHERE),), date(2025, 6, 30)),
            UnitEntry("丁院", (), (), paper="函", via="甲局"),
        ),
    )  # fmt: skip
    assert (
        plan_text(whole)
        == """\
title: 任务分解表
document: 某府办〔2024〕1号
issued: 2024-01-15
year: 2024
issuer: 某区政府
note: 附件
units:
  甲局: [甲]
  乙局:
    aliases: [乙]
    formerly: {'丙: 办': 2024-02-29}
    until: 2025-06-30
  丁院:
    paper: 函
    via: 甲局

sections:
  - measures:
      - tasks:
          - id: 1
            text: 任务
            deadline: 2024年12月
            lead: [甲局]
            support: [乙办]
            leader: 王某
            contact: 李某
            note: 说明
            source: 第12次常务会议
            base: 2024-01-12
            printed: {lead: ""}
"""
    )
    assert read_back(whole) == whole


def test_text_of_several_lines_stands_in_lines_of_its_own() -> None:
    written = plan_text(plan(task(text="完成三项：\n（1）编制方案；\n\n（2）印发。")))
    assert (
        """\
            text: |-
              完成三项：
              （1）编制方案；

              （2）印发。
"""
        in written
    )


def test_a_line_of_nothing_but_a_tab_is_kept() -> None:
    written = plan(task(text="甲\n\t"))
    assert read_back(written) == written


TEXTS = st.text(
    st.sampled_from("区局、，：:#-?[]{}&*!|>'\"%@`=<~.\\ \n\t\r\x07\x85\u2028\ufeff\U0001f600a1“（")
    | st.characters(codec="utf-8")
)
FILLED = TEXTS.filter(str.strip)
NAMES = st.lists(TEXTS.map(str.strip).filter(bool), max_size=3).map(tuple)


@given(FILLED, TEXTS, NAMES, NAMES, TEXTS)
def test_any_text_is_read_back_as_it_was(
    text: str, other: str, lead: tuple[str, ...], support: tuple[str, ...], title: str
) -> None:
    written = plan(
        task(id=text, text=text, deadline=other, lead=lead, support=support, note=other, printed={"lead": other, "text": text}),
        title=text, section=title, measure=title,
    )  # fmt: skip
    assert read_back(written) == written
