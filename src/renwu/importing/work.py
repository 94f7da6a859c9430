"""Which of the columns about work is the task, which groups tasks, and which only numbers them."""

from collections.abc import Sequence
from typing import NamedTuple

from renwu.importing.contents import Holds
from renwu.importing.headings import Field, Meaning
from renwu.importing.vocabulary import Sense

_MEANT = (Sense.ORDER, Sense.TASK, Sense.DOING)
_ENDS = frozenset({Field.LEAD, Field.SUPPORT, Field.DEADLINE, Field.LEADER})
_FEWEST = 2


class TableColumn(NamedTuple):
    """What is known of a column before it is decided what it holds.

    Attributes:
        at: where it stands, from 0.
        words: its heading from the top, each cell once.
        said: what its heading says; None if nothing is known of it.
        holds: what stands in it.
        groups: whether a cell of it stands for several rows that other columns divide.
    """

    at: int
    words: tuple[str, ...]
    said: Meaning | None
    holds: Holds
    groups: bool

    @property
    def word(self) -> str:
        """Its heading in one line."""
        return "／".join(self.words)


class Work(NamedTuple):
    """The columns about work.

    Attributes:
        text: the tasks.
        section: what groups tasks outermost, if two columns do; `measure` what groups them.
        measure: see `section`.
        goal: what is aimed at, beside what groups them.
        number: what only numbers them.
        plain: whether the heading says that the tasks are tasks, rather than projects, aims or problems.
        guess: in Chinese, what the headings and what stands below them don't say, or empty.
    """

    text: TableColumn | None
    section: TableColumn | None = None
    measure: TableColumn | None = None
    goal: TableColumn | None = None
    number: TableColumn | None = None
    plain: bool = False
    guess: str = ""


def beside(table: Sequence[TableColumn], text: int) -> Work:
    """As `choose`, where the user says which column has the tasks, from 0."""
    block = [column for column in _block(table) if column.at < text]
    return _grouped([column for column in block if column.holds is not Holds.NUMBERS])


def choose(table: Sequence[TableColumn]) -> Work:
    """Which of a table's columns about work is what; those that stand behind who and when are not among them."""
    block = list(_block(table))
    number = next((column for column in block if column.holds is Holds.NUMBERS), None)
    known = [column for column in block if column.holds is not Holds.NUMBERS]
    known = [column for column in known if column.holds is not Holds.NOTHING] or known
    able = [column for column in known if _sense(column) is not Sense.CLASS]
    if not able:
        return Work(None)
    single = [column for column in able if not column.groups] or able[-1:]
    text = max(single, key=_likely)
    if _sense(text) not in _MEANT:  # of projects, aims and problems the first: what stands behind it is about it
        text = next(column for column in single if _likely(column)[:2] == _likely(text)[:2])
    rivals = [column for column in single if column is not text and _likely(column)[:2] == _likely(text)[:2]]
    before = [column for column in known if column.at < text.at]
    plain = _sense(text) in _MEANT
    guess = ""
    if rivals:
        words = "、".join(f"“{column.word}”" for column in sorted([*rivals, text], key=lambda column: column.at))
        guess = f"{words}都像任务，按“{text.word}”读"
    elif not plain:
        guess = f"按“{text.word}”一列读任务"
    return _grouped(before)._replace(text=text, number=number, plain=plain, guess=guess)


def _block(table: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns about work up to who and when; those behind them only where there are none before."""
    found: list[TableColumn] = []
    for column in table:
        if column.said and column.said.field is Field.TEXT:
            found.append(column)
        elif column.said and column.said.field in _ENDS and any(_sense(each) is not Sense.CLASS for each in found):
            break
    return found


def _sense(column: TableColumn) -> Sense | None:
    return column.said and column.said.sense


def _likely(column: TableColumn) -> tuple[bool, int, int]:
    """How likely a column has the tasks: sentences before names, work before what is asked of it, the right one."""
    sense = _sense(column)
    return column.holds is Holds.SENTENCES, 2 if sense in _MEANT[1:] else int(sense in _MEANT), column.at


def _grouped(before: Sequence[TableColumn]) -> Work:
    """The columns that group tasks, outermost first."""
    goal = None
    if len(before) >= _FEWEST:
        goals = [column for column in before if _sense(column) is Sense.GOAL]
        if goals and len(goals) < len(before):
            goal = goals[-1]
            before = [column for column in before if column not in goals]
    if not before:
        return Work(None, goal=goal)
    if len(before) >= _FEWEST:
        return Work(None, before[0], before[-1], goal)
    only = before[0]
    return Work(None, only, None, goal) if _sense(only) is Sense.CLASS else Work(None, None, only, goal)
