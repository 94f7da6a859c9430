"""A document's tables to a plan: nothing is made up, and every guess is said with its place."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.errors import FileError, UsageError
from renwu.importing import headings
from renwu.importing.choice import Choice, choose
from renwu.importing.findings import tell
from renwu.importing.grid import Grid
from renwu.importing.headings import Field, read_map
from renwu.importing.remarks import Refusal, Remark
from renwu.importing.rows import Aside, Span, TaskRow, read
from renwu.importing.transcript import Transcript
from renwu.plan.model import Plan
from renwu.progress import Track, untracked

__all__ = ["Field", "Imported", "Instructions", "Remark", "draft", "read_map"]

_LOSABLE = (Field.TEXT, Field.DEADLINE, Field.LEAD)


class Instructions(NamedTuple):
    """What the user says of a document, where that is more than the document does.

    Attributes:
        table: which table, from 1.
        sheet: which sheet, by name.
        title: the plan's title.
        issued: when it was issued.
        columns: field → column, from 0; -1 for no such column.
        visible_only: whether rows and columns that a sheet hides are left out.
    """

    table: int | None = None
    sheet: str | None = None
    title: str | None = None
    issued: date | None = None
    columns: Mapping[Field, int] = {}
    visible_only: bool = False

    def meant(self, grids: Sequence[Grid]) -> Sequence[Grid]:
        """A document's tables, without what is hidden where that is not to be read."""
        return [grid.shown() for grid in grids] if self.visible_only else grids


class Imported(NamedTuple):
    """A plan made of a table, what there is to say about that, and which columns the table has."""

    plan: Plan
    remarks: tuple[Remark, ...]
    columns: frozenset[Field]

    @property
    def guesses(self) -> int:
        """How many of the remarks are guesses."""
        return sum(remark.guess for remark in self.remarks)


def draft(grids: Sequence[Grid], file: str, instructions: Instructions, track: Track = untracked) -> Imported:
    """The plan that a document's task table is.

    Args:
        grids: the document's tables.
        file: its name, for messages and where nothing else gives a title.
        instructions: what the user says of it.
        track: watches the rows.

    Raises:
        UsageError: it has no task table, several, or not the columns that the user names.
        FileError: rows of it can't be read; all of them are named.
    """
    choice = choose(instructions.meant(grids), file, instructions.table, instructions.sheet, instructions.columns)
    grid, head, *_ = choice.parts[0]
    beyond = [column + 1 for column in instructions.columns.values() if column >= grid.columns]
    if beyond:
        raise UsageError(f"--map：没有第{beyond[0]}列，这张表有{grid.columns}列")
    made = _transcript(choice, instructions, track)
    sections = made.outline.sections()
    refusals = made.remarks.refusals
    if not sections and not refusals:
        refusals = [Refusal(grid.name, "表头下面没有任务")]
    if refusals:
        raise FileError(_refused(file, refusals))
    remarks = (
        Remark(grid.place(head.first), f"表头：{'，'.join(headings.described(head))}", head.shifted),
        *(_unused(grid.name, word, instructions.columns) for word in head.unused),
        *(Remark(name, "不像这张任务表的一部分，没有读入", guess=False) for name in choice.others),
        *made.remarks.remarks,
        *made.ids.gaps(),
    )
    title, remark = _title(file, instructions, choice)
    return Imported(
        Plan(title, "", instructions.issued, None, "", made.outline.note, (), sections),
        (*remarks, *remark),
        frozenset(head.columns),
    )


def _transcript(choice: Choice, instructions: Instructions, track: Track) -> Transcript:
    """Every row of the task table's parts, with what makes it unreadable among the remarks."""
    columns = choice.parts[0].head.columns
    strict = Field.TEXT not in instructions.columns
    rows = [list(read(part.grid, part.head, strict=strict)) for part in choice.parts]
    whole = [row for part in rows for row in part]
    made = Transcript(whole, columns, own_numbers=instructions.columns.get(Field.NUMBER) != -1)
    for part, own in zip(choice.parts, rows, strict=True):
        tell(part.grid, part.head, made.remarks)
        if part.headless:
            made.remarks.guess(part.grid.name, "没有表头，栏数相同，按接在上一张表之后读")
        for section in part.sections:
            made.add_heading(part.grid.name, section)
        for row in track(own, "读入任务"):
            made.add(row)
    made.remarks.refusals += _lost_columns(whole, columns)
    return made


def _title(file: str, instructions: Instructions, choice: Choice) -> tuple[str, tuple[Remark, ...]]:
    """The plan's title, and where it is from unless the user says it."""
    if instructions.title:
        return instructions.title, ()
    if choice.title:
        return choice.title, (Remark("", f"标题：{choice.title}", guess=False),)
    name = re.split(r"[/\\]", file)[-1].rpartition(".")[0] or file
    return name, (Remark("", f"表上没有标题，用文件名“{name}”；可用 --title 指明", guess=True),)


def _unused(name: str, word: str, mapped: Mapping[Field, int]) -> Remark:
    field = headings.field_of(word)
    if field is not None and mapped.get(field) == -1:
        return Remark(name, f"“{word}”一列按 --map 没有读入", guess=False)
    return Remark(name, f"“{word}”一列没有读入；用 --map 可指明它是哪一列", guess=headings.is_word(word))


def _lost_columns(rows: Sequence[TaskRow | Span | Aside], columns: Mapping[Field, int]) -> list[Refusal]:
    tasks = [row for row in rows if isinstance(row, TaskRow)]
    return [
        Refusal(
            "", f"“{field.value}”一列（第{column + 1}列）没有任何文字；原表若本来没有这一列，加上 --map {field.value}=0"
        )
        for field, column in columns.items()
        if field in _LOSABLE and tasks and not any(row.text(field) for row in tasks)
    ]


def _refused(file: str, refusals: Sequence[Refusal]) -> str:
    lines = [f"   {f'{place}：' if place else ''}{reason}" for place, reason in refusals]
    return "\n".join([f"{file} 有{len(refusals)}处读不成任务，没有写入任何内容：", *lines])
