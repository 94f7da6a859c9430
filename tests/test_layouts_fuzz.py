"""Whatever happens to a table that is read right, its plan stays the same, or something is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu import readers
from renwu.errors import RenwuError
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Grid
from renwu.plan.model import Plan
from renwu.readers import html
from support.grids import grid

TABLES = Path(__file__).parent / "data" / "tables"
FEW = settings(max_examples=60, deadline=None)


def imported(grids: Sequence[Grid]) -> Imported | None:
    """What a document's tables are read as; None where that is refused."""
    try:
        return draft(grids, "表.html", Instructions(title="任务分解表"))
    except RenwuError:
        return None


def matter(plan: Plan) -> list[object]:
    """What a plan says, but for what its cells print where that is not the same."""
    return [(placed.section.title, placed.measure.title, replace(placed.task, printed={})) for placed in plan.tasks()]


def holds(before: Imported, after: Imported | None) -> bool:
    """Whether a plan is the same, or something is said that wasn't."""
    if after is None or matter(after.plan) == matter(before.plan):
        return True
    return not {(text, guess) for _, text, guess in after.remarks} <= {
        (text, guess) for _, text, guess in before.remarks
    }


# Damage to the tables that are read right


def page(grids: Sequence[Grid], change: Callable[[Grid, int, int, str], str], rows: Sequence[tuple[int, str]]) -> bytes:
    """A web page with these tables, each cell's HTML changed, and rows put before certain ones of the first."""
    parts = []
    for number, table in enumerate(grids):
        parts += [f"<p>{escape(text)}</p>" for text in table.before]
        if not table.rows:
            continue
        parts.append("<table>")
        for at, cells in enumerate(table.rows):
            parts += [row for place, row in rows if place == at and not number]
            parts.append("<tr>")
            for cell in cells:
                text = change(table, at, cell.column, escape(cell.text).replace("\n", "<br>"))
                parts.append(f"<td rowspan={cell.rows} colspan={cell.columns}>{text}</td>")
            parts.append("</tr>")
        parts += [row for place, row in rows if place == len(table.rows) and not number]
        parts.append("</table>")
    return "".join(parts).encode()


def unchanged(_table: Grid, _row: int, _column: int, text: str) -> str:
    return text


READ = {
    path.stem: grids
    for path in sorted(TABLES.iterdir())
    if path.suffix != ".json" and imported(grids := html.read(page(readers.read(path), unchanged, ()), "表.html"))
}
MARKS: dict[str, Callable[[str], str]] = {
    "a raised mark": lambda text: f"{text}<sup>①</sup>",
    "a lowered mark": lambda text: f"{text}<sub>注</sub>",
    "a struck word": lambda text: f"{text}<s>原定</s>",
    "a removed word": lambda text: f"<del>原定</del>{text}",
    "an invisible character": lambda text: f"{text[:1]}\u200b{text[1:]}",
    "a soft hyphen": lambda text: f"{text}\u00ad",
    "a hidden word": lambda text: f'{text}<span style="display:none">隐藏</span>',
    "white space": lambda text: f" {text}\n ",
}


@FEW
@given(st.sampled_from(sorted(READ)), st.sampled_from(sorted(MARKS)), st.data())
def test_a_mark_in_any_cell_changes_nothing_without_a_word(layout: str, mark: str, data: st.DataObject) -> None:
    grids = READ[layout]
    places = [(at, cell.column) for at, cells in enumerate(grids[0].rows) for cell in cells if cell.text]
    chosen = data.draw(st.sampled_from(places or [(0, 0)]))

    def change(table: Grid, row: int, column: int, text: str) -> str:
        return MARKS[mark](text) if table is grids[0] and (row, column) == chosen else text

    before = imported(grids)
    assert before is not None
    assert holds(before, imported(html.read(page(grids, change, ()), "表.html")))


@FEW
@given(st.sampled_from(sorted(layout for layout in READ if READ[layout][0].rows)), st.data())
def test_a_row_that_is_no_task_changes_nothing_without_a_word(layout: str, data: st.DataObject) -> None:
    grids = READ[layout]
    before = imported(grids)
    assert before is not None
    first = grids[0]
    width = first.columns
    open_rows = {at for cells in first.rows for cell in cells for at in range(cell.row + 1, cell.row + cell.rows)}
    at = data.draw(st.sampled_from([at for at in range(1, len(first.rows) + 1) if at not in open_rows]))
    heading = next(number for number, cells in enumerate(first.rows) if len(cells) > 1)
    again = "".join(f"<td colspan={cell.columns}>{escape(cell.text)}</td>" for cell in first.rows[heading])
    row = data.draw(
        st.sampled_from(
            [
                f"<tr style='display:none'>{again}</tr>",
                f"<tr>{again}</tr>",
                f"<tr><td colspan={width}>注：本表按季度更新。</td></tr>",
                f"<tr><td colspan={width}>— 3 —</td></tr>",
                f"<tr><td colspan={width}></td></tr>",
                f"<tr><td>合计</td>{'<td></td>' * (width - 1)}</tr>",
            ]
        )
    )
    assert holds(before, imported(html.read(page(grids, unchanged, [(at, row)]), "表.html")))


# Other headings over the same matter


COLUMNS = {
    "序号": ("1", "2", "3"),
    "主要措施": ("放宽准入", "放宽准入", "培育人才"),
    "重点任务": ("上线开办企业“一件事”。", "压减办理时限。", "引进高层次人才。"),
    "完成时限": ("2024年6月", "2024年12月", "常态化推进"),
    "牵头单位": ("区政数局", "区税务局", "区委组织部"),
    "协办单位": ("区税务局", "——", "区人社局"),
    "责任领导": ("王某", "李某", "张某"),
    "备注": ("重点", "", "续建"),
}
UNKNOWN = {
    "验收单位": ("区府办", "区府办", "区府办"),
    "发文日期": ("2024年1月", "2024年2月", "2024年3月"),
    "预算金额": ("3万元", "5万元", "0"),
    "问题类型": ("甲类", "乙类", "甲类"),
    "实际完成时间": ("2024年5月", "", ""),
    "年度目标": ("力争走在全市前列。", "压减一半以上。", "引进10人。"),
    "工作进度": ("已完成", "推进中", "推进中"),
}
SYNONYMS = {
    "重点任务": ("工作任务", "具体举措", "工作内容", "議定事項", "任务（2024年）"),
    "完成时限": ("办理时限", "完成期限", "時限要求", "计划完成时间"),
    "牵头单位": ("主办单位", "第一责任单位", "牵头责任单位", "主辦機關"),
    "协办单位": ("配合单位", "责任单位", "協辦機關", "参与部门"),
}


def table(columns: Sequence[tuple[str, Sequence[str]]]) -> Grid:
    return grid([heading for heading, _ in columns], *zip(*(cells for _, cells in columns), strict=True))


BEFORE = imported([table(list(COLUMNS.items()))])


@FEW
@given(st.permutations(list(COLUMNS.items())))
def test_columns_may_stand_in_any_order(columns: list[tuple[str, tuple[str, ...]]]) -> None:
    assert BEFORE is not None
    assert holds(BEFORE, imported([table(columns)]))


@FEW
@given(
    st.lists(st.tuples(st.sampled_from(sorted(UNKNOWN)), st.integers(0, 8)), max_size=3, unique_by=lambda item: item[0])
)
def test_columns_that_are_no_field_change_nothing_without_a_word(added: list[tuple[str, int]]) -> None:
    columns: list[tuple[str, Sequence[str]]] = list(COLUMNS.items())
    for heading, at in added:
        columns.insert(at, (heading, UNKNOWN[heading]))
    assert BEFORE is not None
    assert holds(BEFORE, imported([table(columns)]))


@FEW
@given(st.fixed_dictionaries({heading: st.sampled_from(words) for heading, words in SYNONYMS.items()}))
def test_headings_of_the_same_meaning_give_the_same_plan(words: dict[str, str]) -> None:
    assert BEFORE is not None
    after = imported([table([(words.get(heading, heading), cells) for heading, cells in COLUMNS.items()])])
    assert after is not None
    assert matter(after.plan) == matter(BEFORE.plan)


@pytest.mark.parametrize("over", ["责任分工", "责任单位", "分工", ""])
def test_a_heading_may_be_split_in_two_rows(over: str) -> None:
    upper = [(heading, 2, 1) for heading in ("序号", "主要措施", "重点任务", "完成时限")]
    behind = [(heading, 2, 1) for heading in ("责任领导", "备注")]
    rows = zip(*COLUMNS.values(), strict=True)
    made = imported([grid([*upper, (over, 1, 2), *behind], ("牵头单位", "协办单位"), *rows)])
    assert BEFORE is not None
    assert made is not None
    assert matter(made.plan) == matter(BEFORE.plan)
