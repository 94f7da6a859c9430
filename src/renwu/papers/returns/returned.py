"""A form that came back, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from renwu.papers.returns.form import Named
from renwu.papers.returns.layout import ANSWERS, address, columns, lines


class Listed(NamedTuple):
    """A task as the form's hidden list has it, with the names of the targets and milestones that it asks about."""

    id: str
    text: str
    targets: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()


class Line(NamedTuple):
    """A row as it was sent out: its task, and the target and the milestone in it, empty for none.

    `continued` says that a row above is of the same task, and has the cells that are about the whole of it.
    """

    task: Listed
    target: str
    milestone: str
    continued: bool


class Block(NamedTuple):
    """A task of a form that came back: the number of its first row, and the cells of each of its rows, by heading."""

    task: Listed
    first: int
    rows: tuple[Mapping[str, str], ...]

    def cell(self, heading: str, line: int = 0) -> str:
        """Where people find a cell of one of its rows."""
        return address(self.first + line, heading, tuple(self.rows[line]))


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back.

    Attributes:
        file: the file's name, for messages.
        title: the title of the plan it was made from; `document`, `unit` and `as_of` likewise.
        document: see `title`.
        unit: see `title`.
        as_of: see `title`.
        return_by: the day by which it was to be back, if one was set.
        listed: the tasks it was made with, in order.
        headings: what stands above the columns now, each cell as it is shown, days in ISO 8601.
        rows: what stands below, as many cells a row as there are `columns`; rows without anything at the end left out.
        plans: the keys and names of the plans, of a form across plans; empty for a form of one.
        answers: the headings of the columns that the unit fills in, which those of an earlier renwu have fewer of.
    """

    file: str
    title: str
    document: str
    unit: str
    as_of: date
    return_by: date | None
    listed: tuple[Listed, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plans: tuple[Named, ...] = ()
    answers: tuple[str, ...] = ANSWERS

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that it was made with."""
        return columns(self.listed, self.answers)

    def lines(self) -> Iterator[Line]:
        """Its rows as they were sent out."""
        for task in self.listed:
            named = zip_longest(task.targets or [""], task.milestones or [""], fillvalue="")
            for number, (target, milestone) in enumerate(named):
                yield Line(task, target, milestone, number > 0)

    def blocks(self) -> Iterator[Block]:
        """Its tasks with their rows as they are now."""
        headings, first = self.columns, 0
        blank = dict.fromkeys(headings, "")
        for task in self.listed:
            rows = [dict(zip(headings, row, strict=True)) for row in self.rows[first : first + lines(task)]]
            yield Block(task, first, (*rows, *[blank] * (lines(task) - len(rows))))
            first += lines(task)


class Fault(NamedTuple):
    """Something wrong in a form that came back: its file, the cell, empty for the file itself, and what."""

    file: str
    cell: str
    message: str

    def __str__(self) -> str:
        """One line: 区司法局.xlsx 报送表!G5：办结日期是空的."""
        return f"{self.file} {self.cell}：{self.message}" if self.cell else self.message
