"""Which column of a table is what: by the words of its heading, or as the user says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from renwu.errors import UsageError
from renwu.importing.grid import Cell, Grid
from renwu.plan.units import fold


class Field(Enum):
    """What a column can hold; the value is the field's word for it."""

    NUMBER = "序号"
    SECTION = "板块"
    MEASURE = "主要措施"
    TEXT = "重点任务"
    DEADLINE = "完成时限"
    LEAD = "牵头单位"
    SUPPORT = "协办单位"
    LEADER = "责任领导"
    CONTACT = "联系人"
    NOTE = "备注"
    SOURCE = "任务来源"
    BASE = "起算日期"


# The words that task tables use, collected from published 任务分解表, 任务分工表, 责任清单 and 工作台账.
_WORDS: Mapping[Field, str] = {
    Field.NUMBER: "序号 编号 任务序号 任务编号 项目序号",
    Field.SECTION: "板块 类别 领域 方面 工作板块 任务类别 工作类别 任务分类",
    Field.MEASURE: (
        "主要措施 措施 工作措施 重点措施 工作要求 具体要求 任务要求 目标要求 工作目标 重点工作 重点领域 项目"
    ),
    Field.TEXT: (
        "重点任务 工作任务 任务内容 工作内容 具体举措 工作事项 任务 具体任务 主要任务 任务名称 "
        "任务事项 目标任务 重点工作任务 主要工作任务 具体工作任务 具体工作 具体内容 主要内容 "
        "工作举措 重点举措 主要举措 具体措施 重点事项 督办事项 督查事项 交办事项 事项 事项内容 "
        "整改任务 改革任务 改革举措 任务分解 工作任务内容"
    ),
    Field.DEADLINE: (
        "完成时限 时限要求 完成时间 时间节点 进度安排 办理时限 时限 完成期限 完成日期 时间要求 "
        "时间安排 办结时限 办结时间 整改时限 时间进度 进度要求 完成时间节点 期限 计划完成时间"
    ),
    Field.LEAD: (
        "牵头单位 牵头部门 主办单位 主责单位 主办部门 主责部门 牵头 牵头责任单位 牵头科室 牵头处室 第一责任单位"
    ),
    Field.SUPPORT: (
        "协办单位 配合单位 协同单位 参与单位 协助单位 协办部门 配合部门 协同部门 参与部门 参加单位 "
        "协助部门 协办 配合 责任配合单位 配合责任单位 配合科室 协同配合单位"
    ),
    Field.LEADER: "责任领导 分管领导 牵头领导 区领导 市领导 县领导 包抓领导 责任区领导 领导",
    Field.CONTACT: "联系人 联络员 联系人及电话 联系人及联系电话 联系方式 经办人",
    Field.NOTE: "备注 说明",
    Field.SOURCE: "任务来源",
    Field.BASE: "交办时间",
}
_FIELDS = {word: field for field, words in _WORDS.items() for word in words.split()}
# Who is responsible: the lead, but where another column says who leads.
_RESPONSIBLE = re.compile("责任(?:单位|部门|科室|处室|主体)|(?:承办|落实|实施|负责)(?:单位|部门)")
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_MOST_HEADING_ROWS = 3
_LOOKED_AT = 30  # rows from the top in which a heading is looked for
_MOST_COLUMNS = 200


class TableHead(NamedTuple):
    """The heading of a table: which rows it has, and which column is what.

    Attributes:
        first: the first heading row, from 0; `body` the row below the last.
        body: see `first`.
        columns: field → column, from 0.
        words: each column's heading, empty where it has none.
        rows: the heading's rows, word by word, as they are repeated where the table goes on.
        shifted: whether the heading words alone would have told the fields otherwise, and position decided.
    """

    first: int
    body: int
    columns: Mapping[Field, int]
    words: tuple[str, ...]
    rows: frozenset[tuple[str, ...]]
    shifted: bool = False

    @property
    def unused(self) -> list[str]:
        """The headings of columns that nothing is taken from."""
        used = set(self.columns.values())
        return [word for at, word in enumerate(self.words) if word and at not in used]


def covering(grid: Grid, most: int | None = None) -> list[list[Cell | None]]:
    """For each row (the first `most`, if given) and column of a grid the cell that covers it, None where none does."""
    width = grid.columns
    covered: list[list[Cell | None]] = [[None] * width for _ in grid.rows[:most]]
    for cells in grid.rows[:most]:
        for cell in cells:
            for row in covered[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return covered


def read_map(typed: str | None) -> dict[Field, int]:
    """The columns that `任务=3,牵头=5` names: field → column from 0, -1 for 0, no such column. Raises UsageError."""
    found: dict[Field, int] = {}
    for part in re.split("[,，、]", typed) if typed else ():
        word, _, typed_column = part.partition("=")
        field = field_of(word)
        if field is None or not re.fullmatch("[0-9]{1,3}", typed_column.strip()):
            words = "、".join(field.value for field in Field)
            raise UsageError(f"--map：“{part}”应写成“列名=第几列”，如 任务=3,牵头=5；列名有：{words}；0表示没有这一列")
        column = int(typed_column) - 1
        if field in found or (column >= 0 and column in found.values()):
            raise UsageError(f"--map：“{part}”的列名或列数写了两次；一列只写一次")
        found[field] = column
    return found


def recognise(grid: Grid, mapped: Mapping[Field, int]) -> TableHead | None:
    """Where a table's columns are; None where it has no heading that a task table has.

    Args:
        grid: the table.
        mapped: the columns that the user names, which need no heading.
    """
    if grid.columns > _MOST_COLUMNS:
        return None
    rows = covering(grid, _LOOKED_AT + _MOST_HEADING_ROWS)
    for first, row in enumerate(rows[:_LOOKED_AT]):
        if len({id(cell) for cell in row if cell and cell.text}) < 2:  # noqa: PLR2004  # a lone cell heads nothing
            continue
        body = _heading_end(rows, first)
        head = _head(rows, first, body, mapped)
        if head is not None:
            return head
    return None


def assume(grid: Grid, mapped: Mapping[Field, int]) -> TableHead | None:
    """As `recognise`, for a table whose first row is its heading by the user's word that a column has the tasks."""
    if mapped.get(Field.TEXT, -1) < 0 or grid.columns > _MOST_COLUMNS or not grid.rows:
        return None
    words = row_words(covering(grid, 1)[0])
    return TableHead(
        0, 1, {field: column for field, column in mapped.items() if column >= 0}, words, frozenset({words})
    )


def row_words(row: Sequence[Cell | None]) -> tuple[str, ...]:
    """A row's texts, column by column, as they are compared."""
    return tuple(fold(cell.text) if cell else "" for cell in row)


def _heading_end(rows: Sequence[Sequence[Cell | None]], first: int) -> int:
    """The row below a heading that begins in a row: merged cells reach down, and so do words that split a column."""
    end = max(cell.row + cell.rows for cell in rows[first] if cell)
    end = min(end, first + _MOST_HEADING_ROWS, len(rows))
    if end == first + 1 and end < len(rows) and _continues(rows[first], rows[end]):
        end += 1
    return max(end, first + 1)


def _continues(above: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    """Whether a row is a heading's lower half: all its texts are a heading's words, one under a wide or blank cell."""
    texts = [(over, cell) for over, cell in zip(above, below, strict=True) if cell and cell.text]
    return (
        any(cell and is_word(cell.text) for cell in above)
        and bool(texts)
        and all(is_word(cell.text) for _, cell in texts)
        and any(over is None or not over.text or over.columns > 1 or len(texts) < len(below) for over, _ in texts)
    )


def is_word(text: str) -> bool:
    """Whether a text is a word that a task table's heading uses."""
    return field_of(text) is not None or _is_responsible(text)


def _is_responsible(text: str) -> bool:
    return _RESPONSIBLE.fullmatch(_BRACKETED.sub("", fold(text))) is not None


def field_of(text: str) -> Field | None:
    """What a heading's words say that its column holds; None where they say nothing of the kind."""
    word = fold(text)
    return _FIELDS.get(word) or _FIELDS.get(_BRACKETED.sub("", word))


def _head(
    rows: Sequence[Sequence[Cell | None]], first: int, body: int, mapped: Mapping[Field, int]
) -> TableHead | None:
    stacks = [_stack(rows, first, body, column) for column in range(len(rows[first]))]
    while stacks and not stacks[-1]:
        stacks.pop()
    columns: dict[Field, int] = {}
    texts: list[int] = []
    responsible: list[int] = []
    for column, stack in enumerate(stacks):
        for word in (stack[-1], "".join(stack), *stack[:-1]) if stack else ():
            if (field := field_of(word)) is not None:
                columns.setdefault(field, column)
                texts += [column] if field is Field.TEXT else []
                break
            if _is_responsible(word):
                responsible.append(column)
                break
    for column in responsible[:1]:
        columns.setdefault(Field.SUPPORT if Field.LEAD in columns else Field.LEAD, column)
    columns, shifted = _by_position(columns, texts, mapped)
    for field, column in mapped.items():
        columns = {other: at for other, at in columns.items() if at != column}
        if column >= 0:
            columns[field] = column
        else:
            columns.pop(field, None)
    if Field.TEXT not in columns or len(columns) < 2:  # noqa: PLR2004  # a list of tasks and nothing else is no table
        return None
    return TableHead(
        first,
        body,
        columns,
        tuple("／".join(stack) for stack in stacks),
        frozenset(map(row_words, rows[first:body])),
        shifted,
    )


def _stack(rows: Sequence[Sequence[Cell | None]], first: int, body: int, column: int) -> list[str]:
    """The texts of a column's heading from the top, each cell once."""
    cells: list[Cell] = []
    for row in rows[first:body]:
        cell = row[column]
        if cell and cell.text and cell not in cells:
            cells.append(cell)
    return [fold(cell.text) for cell in cells]


def _by_position(
    columns: Mapping[Field, int], texts: Sequence[int], mapped: Mapping[Field, int]
) -> tuple[dict[Field, int], bool]:
    """The measure left of its tasks: of two such columns the left one is the wider, whatever they are called."""
    found = dict(columns)
    if mapped.get(Field.TEXT) is not None or mapped.get(Field.MEASURE) is not None:
        return found, False
    if Field.TEXT not in found and Field.MEASURE in found:
        found[Field.TEXT] = found.pop(Field.MEASURE)
        return found, True
    if len(texts) > 1 and Field.MEASURE not in found:
        found[Field.MEASURE], found[Field.TEXT] = texts[:2]
        return found, True
    if Field.TEXT in found and found.get(Field.MEASURE, -1) > found[Field.TEXT]:
        found[Field.TEXT], found[Field.MEASURE] = found[Field.MEASURE], found[Field.TEXT]
        return found, True
    return found, False


def described(head: TableHead) -> Iterator[str]:
    """Which heading became what, for the report, in the table's order."""
    for field, column in sorted(head.columns.items(), key=lambda item: item[1]):
        word = head.words[column] if column < len(head.words) else ""
        yield f"“{word or f'第{column + 1}列'}”是{field.value}"
