"""Who leads and who supports each task of a table: its own cells, those merged with it, or the end of its text."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from renwu.importing import duties, roles
from renwu.importing.contents import unit_of, units_behind
from renwu.importing.duties import Duties
from renwu.importing.headings import Field
from renwu.importing.merging import joined
from renwu.importing.remarks import Remarks
from renwu.importing.rows import TaskRow
from renwu.plan import unit_cells
from renwu.plan.units import fold


class Assignment(NamedTuple):
    """Who leads and who supports a task.

    Attributes:
        lead: units; `support` likewise.
        support: see `lead`.
        text: the task's text, without an end that said who is responsible.
        deadline: the deadline that such an end said, or empty.
        printed: what the cells print where the units are not simply that, by key.
    """

    lead: tuple[str, ...]
    support: tuple[str, ...]
    text: str
    deadline: str
    printed: dict[str, str]


_FIRST = "(?:第一(?![季批阶轮产书责])|首位|最前|第1位)"
_FIRST_LEADS = re.compile(
    f"{_FIRST}[^。；]{{0,12}}(?:牵头|主办|主责)|(?:牵头|主办|主责)(?:责任)?(?:单位|部门)(?:列|排|放|写)[^。；]{{0,4}}{_FIRST}"
)


def first_leads(texts: Iterable[str]) -> bool:
    """Whether one of the texts around a table says that of several responsible units the first leads."""
    return any(_FIRST_LEADS.search(text) for text in texts)


class Leads(Enum):
    """Who leads of several units that a cell names without saying."""

    ALL = auto()
    ALL_SAID = auto()  # all, and it is said that the first may be meant
    FIRST = auto()


class Assignments:
    """The responsible units of row after row."""

    def __init__(
        self, tasks: Sequence[TaskRow], columns: Collection[Field], remarks: Remarks, leads: Leads = Leads.ALL
    ) -> None:
        """Begin above the first row.

        Args:
            tasks: the rows of the whole table, whose units are known by name.
            columns: the fields that have a column.
            remarks: takes what there is to say.
            leads: who leads where a cell doesn't say.
        """
        cells = {row.text(field) for row in tasks for field in (Field.LEAD, Field.SUPPORT)}
        self._known = frozenset(name for cell in cells for name in unit_cells.split(cell))
        self._columns = frozenset(columns)
        self._remarks = remarks
        self._leads = leads
        self._cells: dict[tuple[str, bool], Duties] = {}
        self._lead = Duties()
        self._heading = Duties()
        self._support: tuple[str, ...] = ()

    def begin(self, heading: str = "") -> None:
        """Begin a section or measure: no cell is merged across its heading.

        Args:
            heading: its text; where the table has no column of units, it may be the unit that leads.
        """
        self._lead = Duties()
        unit = unit_of(heading)
        self._heading = duties.read_cell(unit, lead=True) if unit else Duties()

    def read(self, row: TaskRow, text: str) -> Assignment:
        """Who leads and who supports the next row's task.

        Args:
            row: the row.
            text: the task's text.
        """
        printed: dict[str, str] = {}
        deadline = ""
        if Field.LEAD not in self._columns and (split := duties.split_text(text)):
            printed["text"] = text
            text, lead = split
            deadline = lead.deadline
            self._remarks.guess(row.place, "责任单位写在任务末尾，从正文移出")
        elif not self._columns & {Field.LEAD, Field.SUPPORT} and (behind := units_behind(text)):
            printed["text"] = text
            text, cell = behind
            lead = self._read(cell, lead=True)
            self._remarks.guess(row.place, f"末尾括号里的“{cell}”记作牵头单位，从正文移出")
        else:
            lead = self._lead_cell(row, printed)
        self._lead = lead
        support = self._support_cell(row, printed)
        self._remark(row, lead)
        return Assignment(lead.lead, self._without_leads(row, lead, support, printed), text, deadline, printed)

    def _without_leads(
        self, row: TaskRow, lead: Duties, support: Sequence[str], printed: dict[str, str]
    ) -> tuple[str, ...]:
        """Who supports, without those that lead; where the cell names nobody else, they do both, as it says."""
        names = {fold(name) for name in lead.lead}
        both = [name for name in support if fold(name) in names]
        if both and len(both) < len(support):
            self._remarks.guess(row.place, f"“{'、'.join(both)}”既牵头又协办，只记牵头")
            printed.setdefault("support", row.text(Field.SUPPORT))
            names_left = [name for name in support if name not in both]
        else:
            names_left = list(support)
        return tuple({fold(name): name for name in (*lead.support, *names_left)}.values())

    def _lead_cell(self, row: TaskRow, printed: dict[str, str]) -> Duties:
        if Field.LEAD not in self._columns:
            if self._heading.lead:
                self._remarks.guess(row.place, f"没有单位一列，按标题记作牵头单位“{'、'.join(self._heading.lead)}”")
            return self._heading
        cell = row.text(Field.LEAD)
        if not cell and self._lead.lead:
            printed["lead"] = row.ditto(Field.LEAD)
            known = "、".join(self._lead.lead)
            if row.merged(Field.LEAD):
                self._remarks.note(row.place, f"牵头单位{joined(row, Field.LEAD)}，沿用“{known}”")
            else:
                self._remarks.guess(row.place, f"牵头单位空白，按合并单元格沿用“{known}”")
            return self._lead._replace(guesses=(), doubts=(), wrong="")
        read = self._led(row, cell, self._read(cell, lead=True))
        if row.shared:
            self._remarks.guess(row.place, "牵头单位和协办单位合成一格，都记作牵头")
        if not read.lead:
            self._remarks.note(row.place, "没有牵头单位")
        by_heading = row.printed(Field.LEAD)
        if cell and (by_heading or read.guesses or not _as_printed(read.lead, cell)):
            printed["lead"] = by_heading or cell
        return read

    def _read(self, cell: str, *, lead: bool) -> Duties:
        """What a cell says; most cells of a table say what another said."""
        if (cell, lead) not in self._cells:
            self._cells[cell, lead] = duties.read_cell(cell, lead=lead, known=self._known)
        return self._cells[cell, lead]

    def _led(self, row: TaskRow, cell: str, read: Duties) -> Duties:
        """What a cell says, its first unit leading alone where that is meant and the cell says nothing else."""
        if len(read.lead) < 2 or read.support or roles.ROLE.search(cell):  # noqa: PLR2004  # one unit, or told apart
            return read
        if self._leads is Leads.FIRST:
            return read._replace(lead=read.lead[:1], support=read.lead[1:])
        if self._leads is Leads.ALL_SAID:
            self._leads = Leads.ALL  # said once
            self._remarks.note(row.place, "一格里有几个责任单位的，都记作牵头单位；若列第一位的牵头，加上 --first-lead")
        return read

    def _support_cell(self, row: TaskRow, printed: dict[str, str]) -> tuple[str, ...]:
        if row.merged(Field.SUPPORT) and self._support:
            printed["support"] = row.ditto(Field.SUPPORT)
            known = "、".join(self._support)
            self._remarks.note(row.place, f"协办单位{joined(row, Field.SUPPORT)}，沿用“{known}”")
            return self._support
        cell = row.text(Field.SUPPORT)
        by_heading = row.printed(Field.SUPPORT)
        read = self._read(cell, lead=False)
        self._remark(row, read)
        if read.support and (by_heading or read.guesses or not _as_printed(read.support, cell)):
            printed["support"] = by_heading or cell
        if read.lead:
            self._remarks.guess(row.place, f"协办单位一格里的“{'、'.join(read.lead)}”写明牵头，仍记协办")
            printed["support"] = cell
        self._support = (*read.lead, *read.support)
        return self._support

    def _remark(self, row: TaskRow, read: Duties) -> None:
        for guess in (*read.guesses, *read.doubts):
            self._remarks.guess(row.place, guess)
        if read.wrong:
            self._remarks.refuse(row.place, read.wrong)


def _as_printed(names: Sequence[str], cell: str) -> bool:
    """Whether a cell is these names and the marks between names, nothing else."""
    return _letters("".join(names)) == _letters(cell)


_MARKS = re.compile("[、,;]")


def _letters(text: str) -> str:
    return _MARKS.sub("", fold(text))
