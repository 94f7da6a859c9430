"""A document's tables to a plan: nothing is made up, and every guess is said with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from renwu.errors import FileError, UsageError
from renwu.importing import heads, ticks
from renwu.importing.assignment import Leads, first_leads
from renwu.importing.choice import Choice, choose
from renwu.importing.dating import dated
from renwu.importing.findings import tell
from renwu.importing.grid import Grid
from renwu.importing.headings import Field
from renwu.importing.pages import rejoined
from renwu.importing.remarks import Refusal, Remark, Remarks
from renwu.importing.rows import Aside, Span, TaskRow, read
from renwu.importing.transcript import Transcript
from renwu.plan.model import Plan
from renwu.progress import Track, untracked

_LOSABLE = (Field.TEXT, Field.DEADLINE, Field.LEAD)


class Instructions(NamedTuple):
    """What the user says of a document, where that is more than the document does.

    Attributes:
        table: which table, from 1.
        sheet: which sheet, by name.
        title: the plan's title.
        issued: when it was issued.
        columns: field → columns, from 0; none for no such column.
        visible_only: whether rows and columns that a sheet hides are left out.
        first_lead: whether the first of several responsible units leads.
        targets: whether tasks get the targets that their texts state.
    """

    table: int | None = None
    sheet: str | None = None
    title: str | None = None
    issued: date | None = None
    columns: Mapping[Field, tuple[int, ...]] = {}
    visible_only: bool = False
    first_lead: bool = False
    targets: bool = False

    def meant(self, grids: Sequence[Grid]) -> Sequence[Grid]:
        """A document's tables, without what nobody sees, and what is hidden where that is not to be read."""
        legible = [grid.legible() for grid in grids]
        return [grid.shown() for grid in legible] if self.visible_only else legible


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
    beyond = [at + 1 for columns in instructions.columns.values() for at in columns if at >= grid.columns]
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
        *heads.described(grid, head, instructions.columns),
        *(Remark(name, "不像这张任务表的一部分，没有读入", guess=False) for name in choice.others),
        *made.remarks.remarks,
        *made.ids.gaps(),
    )
    title, of_title = _title(file, instructions, choice)
    at = head.column(Field.DEADLINE)
    plan, of_deadlines = dated(
        Plan(title, "", instructions.issued, None, "", made.outline.note, (), sections),
        head.words[at] if at is not None and at < len(head.words) else "",
    )
    none = instructions.targets and not any(placed.task.targets for placed in plan.tasks())
    of_targets = (Remark("", "正文里没有认出可作指标的数", guess=False),) if none else ()
    return Imported(plan, (*remarks, *of_title, *of_targets, *of_deadlines), head.fields)


def _transcript(choice: Choice, instructions: Instructions, track: Track) -> Transcript:
    """Every row of the task table's parts, with what makes it unreadable among the remarks."""
    head = choice.parts[0].head
    remarks = Remarks()
    legend = ticks.legend([part.grid for part in choice.parts], head, choice.texts, remarks)
    rows = list(rejoined(list(_rows(choice, legend, remarks, strict=Field.TEXT not in instructions.columns)), remarks))
    leads = _leads(choice, rows, remarks, first=instructions.first_lead)
    own_numbers = instructions.columns.get(Field.NUMBER) != ()
    made = Transcript(rows, head.fields, remarks, leads, own_numbers=own_numbers, targets=instructions.targets)
    for row in track(rows, "读入任务"):
        made.add(row)
    remarks.refusals += _lost_columns(rows, head.columns)
    return made


def _leads(choice: Choice, rows: Sequence[TaskRow | Span | Aside], remarks: Remarks, *, first: bool) -> Leads:
    """Who leads of several units in a cell: as the user says, as a note does, or all of them."""
    head = choice.parts[0].head
    if first:
        return Leads.FIRST
    if not head.answers:
        return Leads.ALL
    if first_leads((*choice.texts, *head.words, *(row.text for row in rows if isinstance(row, Span | Aside)))):
        remarks.note("", "按表上的注，列第一位的责任单位是牵头单位，其余记作协办单位")
        return Leads.FIRST
    return Leads.ALL_SAID


def _rows(
    choice: Choice, legend: Mapping[str, Field], remarks: Remarks, *, strict: bool
) -> Iterator[TaskRow | Span | Aside]:
    """The rows of the whole table, and the headings of sections that stand before its parts."""
    for part in choice.parts:
        tell(part.grid, part.head, remarks)
        if part.headless:
            remarks.guess(part.grid.name, "没有表头，栏数相同，按接在上一张表之后读")
        for section in part.sections:
            yield Span(part.grid.name, section)
        yield from read(part.grid, part.head, legend, strict=strict)
    yield from (Span("", note) for note in choice.notes)


def _title(file: str, instructions: Instructions, choice: Choice) -> tuple[str, tuple[Remark, ...]]:
    """The plan's title, and where it is from unless the user says it."""
    if instructions.title:
        return instructions.title, ()
    if choice.title:
        return choice.title, (Remark("", f"标题：{choice.title}", guess=False),)
    name = re.split(r"[/\\]", file)[-1].rpartition(".")[0] or file
    return name, (Remark("", f"表上没有标题，用文件名“{name}”；可用 --title 指明", guess=True),)


def _lost_columns(rows: Sequence[TaskRow | Span | Aside], columns: Mapping[Field, tuple[int, ...]]) -> list[Refusal]:
    tasks = [row for row in rows if isinstance(row, TaskRow)]
    return [
        Refusal(
            "",
            f"“{field.value}”一列（第{found[0] + 1}列）没有任何文字；原表若本来没有这一列，加上 --map {field.value}=0",
        )
        for field, found in columns.items()
        if field in _LOSABLE and tasks and not any(row.text(field) for row in tasks)
    ]


def _refused(file: str, refusals: Sequence[Refusal]) -> str:
    lines = [f"   {f'{place}：' if place else ''}{reason}" for place, reason in refusals]
    return "\n".join([f"{file} 有{len(refusals)}处读不成任务，没有写入任何内容：", *lines])
