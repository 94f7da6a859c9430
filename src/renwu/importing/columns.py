"""Which column holds which field: by what the headings say, by what stands below them, or as the user says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from renwu.importing import work
from renwu.importing.contents import TELLING, Holds
from renwu.importing.headings import VAGUE, Field, Meaning, excludes, meaning
from renwu.importing.vocabulary import Sense
from renwu.importing.work import TableColumn
from renwu.plan import unit_cells
from renwu.plan.units import fold

_PERIOD = re.compile(
    "(?:[0-9]{4}年)?(?:第?[一二三四1-4]季度?|[上下]半年|(?:十?[一二三四五六七八九]|十|1?[0-9])月|全年)(?:底|末)?(?:前)?"
    "(?:目标|任务|工作|计划|安排|要求|进度|形象)*"
)
_FEWEST_PERIODS = 2
_MATTER = frozenset({Field.TEXT, Field.MEASURE, Field.SECTION, Field.NOTE})
_WHO_OR_WHEN = frozenset({Field.LEAD, Field.SUPPORT, Field.DEADLINE, Field.LEADER})


class Assigned(NamedTuple):
    """Which columns hold which field.

    Attributes:
        columns: field → columns, from 0, in the table's order.
        labels: columns whose text stands behind their heading where their field has others → that heading.
        ticks: columns whose heading is a unit and whose cells tick it off → that unit.
        guesses: in Chinese, what the headings alone don't say.
    """

    columns: Mapping[Field, tuple[int, ...]]
    labels: Mapping[int, str]
    ticks: Mapping[int, str]
    guesses: tuple[str, ...]


def said(words: Sequence[str]) -> Meaning | None:
    """What a heading of several rows says: its lowest word, with those above where it takes them to make sense."""
    if not words:
        return None
    last, above = words[-1], words[-2::-1]
    if excludes(last):
        return meaning(last)
    readings = (last, *(f"{last}{word}" for word in above), "".join(words), *above)
    return next((found for word in readings if (found := meaning(word))), None)


def assign(table: Sequence[TableColumn], mapped: Mapping[Field, tuple[int, ...]]) -> Assigned | None:
    """Which of a table's columns hold which field; None if they are not a task table's.

    Args:
        table: its columns.
        mapped: the columns that the user names.
    """
    taken = {at for columns in mapped.values() for at in columns}
    free = [column for column in table if column.at not in taken]
    ticking = [column for column in free if _ticks(column)]
    ticking += [column for column in free if _blank_beside(column, ticking)]
    ticks = {column.at: column.words[-1] for column in sorted(ticking, key=lambda column: column.at)}
    fields = _Fields(mapped)
    fields.read([column for column in free if column.at not in ticks])
    columns = fields.found()
    if Field.TEXT not in columns or len(columns) + bool(ticks) < 2:  # noqa: PLR2004  # a list of tasks and nothing else
        return None
    if not fields.plain and not ticks and not columns.keys() & _WHO_OR_WHEN:
        return None
    return Assigned(columns, fields.labels, ticks, tuple(fields.guesses))


def _ticks(column: TableColumn) -> bool:
    """Whether a column's heading is a unit, and marks below it say what the unit has to do with each task."""
    if column.holds is not Holds.MARKS or not column.words or meaning(column.words[-1]) or _is_period(column):
        return False
    above = said(column.words[:-1])
    return unit_cells.is_complete(column.words[-1]) or (
        above is not None and above.field in {Field.LEAD, Field.SUPPORT}
    )


def _blank_beside(column: TableColumn, ticking: Sequence[TableColumn]) -> bool:
    """Whether a column has no marks, but stands under the same heading as one that has, or is as plainly a unit's."""
    if column.holds is not Holds.NOTHING or not column.words or not ticking or meaning(column.words[-1]):
        return False
    above = column.words[:-1]
    return any(above == each.words[:-1] for each in ticking) if above else unit_cells.is_complete(column.words[-1])


def _is_period(column: TableColumn) -> bool:
    return bool(column.words) and _PERIOD.fullmatch(fold(column.words[-1])) is not None


class _Fields:
    """The fields' columns so far.

    Attributes:
        labels: see `Assigned`; `guesses` likewise.
        guesses: see `labels`.
        plain: whether a heading says that the tasks are tasks, rather than projects, aims or problems.
    """

    def __init__(self, mapped: Mapping[Field, tuple[int, ...]]) -> None:
        self.labels: dict[int, str] = {}
        self.guesses: list[str] = []
        self.plain = Field.TEXT in mapped
        self._mapped = mapped
        self._columns: dict[Field, list[int]] = {}

    def found(self) -> dict[Field, tuple[int, ...]]:
        """Each field's columns; what the user says goes before all else."""
        columns = {field: tuple(sorted(found)) for field, found in self._columns.items()} | dict(self._mapped)
        return {field: columns[field] for field in Field if columns.get(field)}

    def read(self, table: Sequence[TableColumn]) -> None:
        """Decide on the columns that the user leaves open."""
        self._work(table)
        periods = [column for column in table if _is_period(column)]
        written = [column for column in periods if column.holds is not Holds.MARKS]
        self._when(
            [column for column in table if column not in periods], written if len(written) >= _FEWEST_PERIODS else []
        )
        self._who(table)
        self._notes(table)
        for field in (Field.NUMBER, Field.LEADER, Field.CONTACT, Field.SOURCE, Field.BASE):
            known = sorted(_of(table, field), key=_rank)
            self._give(field, known[:1] if field in {Field.NUMBER, Field.BASE} else known)
        self._headless(table)
        sources = [column for column in _of(table, Field.SOURCE) if column.groups]
        if sources and not self._columns.keys() & {Field.MEASURE, Field.SECTION}:
            self._give(Field.MEASURE, sources[:1])

    def _headless(self, table: Sequence[TableColumn]) -> None:
        """Take a column without a heading left of the tasks for what it plainly is: numbers, or what groups them."""
        text = min(self._columns.get(Field.TEXT, ()), default=0)
        for column in (each for each in table if not each.words and each.at < text):
            if column.holds is Holds.NUMBERS:
                self._give(Field.NUMBER, [] if Field.NUMBER in self._columns else [column])
            elif column.groups and column.holds in {Holds.NAMES, Holds.SENTENCES, Holds.PEOPLE}:
                field = Field.SECTION if Field.MEASURE in self._columns else Field.MEASURE
                if field not in self._columns:
                    self._give(field, [column])
                    self.guesses.append(f"第{column.at + 1}列没有表头，按{field.value}读")

    def _give(self, field: Field, columns: Iterable[TableColumn]) -> None:
        found = [column.at for column in columns]
        if found and field not in self._mapped:
            self._columns.setdefault(field, []).extend(at for at in found if at not in self._columns.get(field, ()))

    def _work(self, table: Sequence[TableColumn]) -> None:
        if mapped := self._mapped.get(Field.TEXT):
            chosen = work.beside(table, mapped[0])
        else:
            chosen = work.choose(table)
            self.plain = chosen.plain
            self.guesses += filter(None, [chosen.guess])
        if chosen.number and not _of(table, Field.NUMBER):
            self._give(Field.NUMBER, [chosen.number])
        for field, column in (
            (Field.TEXT, chosen.text),
            (Field.SECTION, chosen.section),
            (Field.MEASURE, chosen.measure),
            (Field.NOTE, chosen.goal),
        ):
            self._give(field, filter(None, [column]))
        if chosen.goal:
            self.labels[chosen.goal.at] = chosen.goal.word

    def _when(self, table: Sequence[TableColumn], periods: Sequence[TableColumn]) -> None:
        known = sorted(filter(_bears_out, _of(table, Field.DEADLINE)), key=_rank)
        both = [column for column in _of(table, Field.LEAD) if column.said and column.said.sense is Sense.WHEN]
        if both and not known:
            self._give(Field.DEADLINE, both[:1])
            self.guesses.append(f"“{both[0].word}”一列里的日期读作完成时限，其余读作牵头单位")
            return
        if not known:
            self._give(Field.DEADLINE, periods or self._dates(table))
            self.labels |= {column.at: column.words[-1] for column in periods}
            return
        best = known[0]
        levels = [column for column in known if best.words[:-1] and column.words[:-1] == best.words[:-1]]
        split = [column for column in known if column.words == best.words]
        self._give(Field.DEADLINE, levels or split)
        if len(levels) > 1:
            self.labels |= {column.at: column.words[-1] for column in levels}
            words = "、".join(column.words[-1] for column in levels)
            self.guesses.append(f"完成时限分{words}几栏，一并读入，以最晚的为到期日")
        elif len(split) > 1:
            self.guesses.append(f"“{best.word}”下面有{len(split)}栏，一并读入，以最晚的为到期日")
        if best.said and best.said.rank == VAGUE:
            self.guesses.append(f"“{best.word}”一列是日期，按完成时限读")

    def _dates(self, table: Sequence[TableColumn]) -> list[TableColumn]:
        """The one column that is headed as aims or matter, and holds dates: 年度目标 with 年底前全部完成 below it."""
        used = {at for found in self._columns.values() for at in found}
        dates = [
            column
            for column in table
            if column.holds is Holds.DATES and column.at not in used and column.said and column.said.field in _MATTER
        ]
        if len(dates) != 1:
            return []
        self.guesses.append(f"“{dates[0].word}”一列里是日期，按完成时限读")
        return dates

    def _who(self, table: Sequence[TableColumn]) -> None:
        leads = sorted(_of(table, Field.LEAD), key=_rank)
        if not leads:
            self._give(Field.SUPPORT, _of(table, Field.SUPPORT))
            return
        best = leads[0]
        equal = [column for column in leads if _rank(column) == _rank(best)]
        level = best.words[:-1] and all(column.words[:-1] == best.words[:-1] for column in equal)
        first = equal if level or _rank(best) < _CHOSEN else equal[:1]
        self._give(Field.LEAD, first)
        others = [column for column in leads if column not in first]
        self._give(Field.SUPPORT, sorted([*others, *_of(table, Field.SUPPORT)], key=lambda column: column.at))
        if len(first) > 1:
            self.guesses.append(f"{_words(first)}都记作牵头单位")
        doubtful = [column for column in others if _rank(column) < _CHOSEN or _rank(best) >= _CHOSEN]
        if doubtful:
            self.guesses.append(f"另有“{best.word}”牵头，{_words(doubtful)}记作协办单位")
        if len(self._columns.get(Field.SUPPORT, ())) > 1:
            self.labels |= {column.at: column.word for column in [*others, *_of(table, Field.SUPPORT)]}

    def _notes(self, table: Sequence[TableColumn]) -> None:
        known = _of(table, Field.NOTE)
        watching = [column for column in known if _rank(column) == VAGUE]
        own = [column for column in known if not _rank(column)]
        like = [column for column in known if column not in watching and column not in own]
        self._give(Field.NOTE, [*(own or like), *watching])
        self.labels |= {column.at: column.word for column in (watching if own or len(like) < _FEWEST_NOTES else known)}


_CHOSEN = 3  # the rank of 责任, and of what says less: beside 牵头 they support
_FEWEST_NOTES = 2


def _of(table: Iterable[TableColumn], field: Field) -> list[TableColumn]:
    return [column for column in table if column.said and column.said.field is field]


def _rank(column: TableColumn) -> int:
    return column.said.rank if column.said else VAGUE


def _bears_out(column: TableColumn) -> bool:
    """Whether what stands in a column of deadlines may be deadlines, as far as its heading leaves that open."""
    if not _rank(column):
        return True
    return column.holds is Holds.DATES if _rank(column) == VAGUE else column.holds not in TELLING - {Holds.DATES}


def _words(columns: Iterable[TableColumn]) -> str:
    return "、".join(f"“{column.word}”" for column in columns)
