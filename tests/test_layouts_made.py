"""Tables and lists made in the styles that offices use are read as they were made, whatever they call their columns."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Grid, rest
from support.grids import Written, grid

FEW = settings(max_examples=80, deadline=None)
RANDOM = st.randoms(use_true_random=False)

HEADINGS = {
    "number": ("序号", "编号", "项次", "任务编号"),
    "measure": ("主要措施", "工作任务", "项目名称", "任务事项", "实事项目", "改革任务", "工作目标", "重点工作"),
    "text": ("具体举措", "工作措施", "具体要求", "主要内容", "推进措施", "具体任务", "落实举措", "整改措施"),
    "lead": ("牵头单位", "责任单位", "主办单位", "承办单位", "牵头部门", "责任科室", "第一责任单位"),
    "support": ("配合单位", "协办单位", "参与单位", "协同单位", "配合部门"),
    "deadline": ("完成时限", "完成时间", "办理时限", "时限要求", "计划完成时间", "时间节点"),
    "leader": ("责任领导", "分管领导", "牵头领导", "区领导", "包保领导"),
    "note": ("备注", "说明"),
    "other": ("预算金额", "验收单位", "分值", "问题类型"),
}
UNITS = ("县发改局", "县财政局", "县教育局", "县住建局", "县水务局", "各镇（街道）", "县委组织部", "县人社局")
DEADLINES = ("2025年6月底前", "2025年12月", "长期坚持", "2025年第三季度", "每季度", "2025-09-30")
TEXTS = ("完成{}建设。", "开展{}整治。", "印发{}方案。", "建立{}台账，定期通报。", "推进{}改造，年内新增10处。")
OBJECTS = ("校舍", "管网", "农贸市场", "政务大厅", "数据平台", "公园", "停车场", "养老中心")
NAMES = ("优化营商环境", "提升服务", "教育强县", "内涝治理", "数字政府", "人才引育")
SECTIONS = ("加强党建", "发展经济", "改善民生")


class Made(NamedTuple):
    """A task as it is made."""

    section: str
    measure: str
    text: str
    deadline: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    leader: str
    note: str


def task(r: Random, section: str = "", measure: str = "") -> Made:
    lead = tuple(r.sample(UNITS, r.choice((1, 1, 2))))
    others = [unit for unit in UNITS if unit not in lead]
    return Made(
        section,
        measure,
        r.choice(TEXTS).format(r.choice(OBJECTS)),
        r.choice(DEADLINES),
        lead,
        tuple(r.sample(others, r.choice((0, 2)))),
        r.choice(("王某", "李某某")),
        r.choice(("", "重点", "续建")),
    )


def as_read(imported: Imported) -> list[Made]:
    return [
        Made(placed.section.title, placed.measure.title, task.text, task.deadline, task.lead, task.support, *told)
        for placed in imported.plan.tasks()
        for task in [placed.task]
        for told in [(task.leader, task.note)]
    ]


def plan(*grids: Grid) -> Imported:
    return draft(grids, "表.docx", Instructions(title="任务分解表"))


@FEW
@given(RANDOM)
def test_a_table_is_read_as_it_was_made(r: Random) -> None:
    style = r.choice(("flat", "merged", "sections", "both", "repeated"))
    grouped = style in {"merged", "both", "repeated"}
    behind = ["lead", *r.sample(("support", "deadline", "leader", "note", "other"), r.randint(1, 5))]
    r.shuffle(behind)
    keys = ["number", *(["measure"] if grouped else []), "text", *behind]
    rows: list[Sequence[Written]] = [[r.choice(HEADINGS[key]) for key in keys]]
    made: list[Made] = []
    sections: list[str] = []
    for measure in r.sample(NAMES, r.randint(2, 4)):
        if style in {"sections", "both"} and len(sections) < len(SECTIONS) and (not sections or r.random() < 0.5):
            sections.append(SECTIONS[len(sections)])
            rows.append([(f"{'一二三'[len(sections) - 1]}、{sections[-1]}", 1, len(keys))])
        tasks = [task(r, "".join(sections[-1:]), measure if grouped else "") for _ in range(r.randint(1, 3))]
        for at, each in enumerate(tasks):
            made.append(each)
            rows.append(cells(keys, each, len(made), at, len(tasks), merged=style in {"merged", "both"}))
    blank = Made("", "", "", "", (), (), "", "")
    missing = {key: getattr(blank, key) for key in Made._fields[3:] if key not in keys}
    kept = [each._replace(**missing) for each in made]
    assert as_read(plan(grid(*rows))) == kept


def cells(keys: Sequence[str], each: Made, number: int, at: int, of: int, *, merged: bool) -> Sequence[Written]:
    """The cells of a task's row that begin in it."""
    values = each._asdict() | {"number": str(number), "other": "3万元"}
    row: list[Written] = []
    for key in keys:
        value = "、".join(values[key]) if isinstance(values[key], tuple) else str(values[key])
        if key == "measure" and merged:
            row += [(value, of, 1)] if at == 0 else []
        else:
            row.append(value)
    return row


@FEW
@given(RANDOM)
def test_ticks_are_read_as_they_were_made(r: Random) -> None:
    units = r.sample([unit for unit in UNITS if unit.endswith("局")], r.randint(3, 6))
    leads, supports = r.sample("●○△★☆√", 2)
    rows: list[Sequence[Written]] = [["序号", r.choice(HEADINGS["text"]), *units]]
    made = []
    for number in range(1, r.randint(2, 6) + 1):
        lead, *others = r.sample(range(len(units)), r.randint(1, 3))
        marks = [leads if at == lead else supports if at in others else "" for at in range(len(units))]
        each = task(r)._replace(lead=(units[lead],), support=tuple(units[at] for at in sorted(others)))
        made.append(each._replace(deadline="", leader="", note=""))
        rows.append([str(number), each.text, *marks])
    legend = r.choice(
        (
            f"注：{leads}牵头，{supports}配合",
            f"（{leads}牵头单位 {supports}协办单位）",
            f"牵头：{leads}　配合：{supports}",
        )
    )
    assert as_read(plan(grid(*rows, before=(legend,)))) == made
    assert as_read(plan(grid(*rows), *rest([legend]))) == made


@FEW
@given(RANDOM)
def test_a_list_is_read_as_it_was_made(r: Random) -> None:
    numbered = r.choice(("{}.", "（{}）", "{}、", ""))
    style = r.choice(("bracket", "lines", "inline"))
    lines, made = ["某县2025年重点工作分工方案"], []
    for at, section in enumerate(r.sample(SECTIONS, r.randint(1, 3))):
        lines.append(f"{'一二三'[at]}、{section}")
        for _ in range(r.randint(2, 3)):
            each = task(r, section)._replace(note="")
            made.append(each)
            number = "一二三四五六七八九"[len(made) - 1] if "（" in numbered else str(len(made))
            says = [f"牵头领导：{each.leader}", f"{r.choice(('牵头单位', '牵头部门'))}：{'、'.join(each.lead)}"]
            says += [f"{r.choice(('配合单位', '责任单位'))}：{'、'.join(each.support)}"] if each.support else []
            says.append(f"完成时限：{each.deadline}")
            text = numbered.format(number) + each.text
            if style == "lines":
                lines += [text, *says]
            else:
                lines.append(f"{text}（{'；'.join(says)}）" if style == "bracket" else f"{text}{'。'.join(says)}。")
    assert as_read(plan(*rest(lines))) == made
