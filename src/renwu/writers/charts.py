"""A report's charts as geometry, which a page draws: a bar for each unit, the months in which tasks are due, targets.

Across, everything counts in percent of the chart's width, so that the same drawing fits a telephone and a page of A4
while its lettering keeps its size.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from renwu.papers.report import Month, Report
from renwu.standing.counts import Group
from renwu.standing.status import Status

if TYPE_CHECKING:  # few plans have targets
    from fractions import Fraction

_MONTHS = 12
_MOST_MONTHS = 24  # before the date, and after it; what lies further off shares a column
_EVERY_MONTH = 24  # so many months can each have their number under them
_DIGIT, _TELEPHONE = 6, 320  # pixels: how wide a digit is, and how wide a chart on a telephone
_WIDE_ENOUGH = 6.0  # percent of the width: a piece of a bar that a number fits into


class Piece(NamedTuple):
    """Part of a bar: the tasks of one status, from where, and how long, in percent of the longest bar there can be."""

    status: Status
    number: int
    start: float
    size: float

    @property
    def numbered(self) -> bool:
        """Whether a number fits into it."""
        return self.size >= _WIDE_ENOUGH


class Bar(NamedTuple):
    """A bar: what it stands for, how many tasks, and its pieces."""

    label: str
    total: int
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The bar for those who don't see it: 区司法局3项：逾期未办结2项、临期1项."""
        return f"{self.label}{self.total}项：{'、'.join(f'{each.status.label}{each.number}项' for each in self.pieces)}"


class MonthBar(NamedTuple):
    """A bar that stands upright on a month, from where and how wide; `month` and `year` are what stands under it."""

    bar: Bar
    start: float
    size: float
    month: str
    year: str

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return self.start + self.size / 2

    @property
    def height(self) -> float:
        """How high its bar is."""
        return sum(piece.size for piece in self.bar.pieces)


class Timeline(NamedTuple):
    """The months from the first to the last in which a task is due, and where among them the report's date is."""

    columns: tuple[MonthBar, ...]
    today: float

    @property
    def dense(self) -> bool:
        """Whether a telephone has no room for the numbers over the columns."""
        longest = max(len(str(column.bar.total)) for column in self.columns)
        return len(self.columns) * longest * _DIGIT > _TELEPHONE


class TargetBar(NamedTuple):
    """A target that builds up: how much of its way is gone, beside what the time gone by asks for.

    Attributes:
        label: the task and the target.
        words: how they compare, for those who don't see it.
        size: how long the bar is, in percent of the whole way, which neither more nor less than that can leave.
        schedule: where on the way it was to be by the date, likewise; None where nothing says.
        behind: whether that lies beyond the bar, and its task is to be done still.
    """

    label: str
    words: str
    size: float
    schedule: float | None
    behind: bool


def statuses(bars: Iterable[Bar]) -> list[Status]:
    """The statuses that occur, for the legend."""
    found = {piece.status for bar in bars for piece in bar.pieces}
    return [status for status in Status if status in found]


def unit_bars(report: Report) -> tuple[Bar, ...]:
    """A bar for each unit that leads a task, as long as it leads tasks."""
    groups = [row.led for row in report.units if row.led.total]
    most = max((group.total for group in groups), default=1)
    return tuple(_bar(group.name, [group], most) for group in groups)


def target_bars(report: Report) -> tuple[TargetBar, ...]:
    """A bar for each target that builds up, in the tasks' order."""
    if report.goals is None:
        return ()
    from renwu.answers.goal_words import stand_words  # noqa: PLC0415  # few plans have targets
    from renwu.plan.targets import TargetKind  # noqa: PLC0415  # the same

    return tuple(
        TargetBar(
            f"{row.standing.ref if report.several else row.standing.task.id}　{row.progress.target.name}",
            stand_words(row.progress, row.standing),
            _on_the_way(row.progress.actual) or 0,
            _on_the_way(row.progress.share),
            row.behind,
        )
        for row in report.goals.targets
        if row.progress.target.kind is TargetKind.CUMULATIVE
    )


def _on_the_way(share: "Fraction | None") -> float | None:
    return None if share is None else 100 * min(1.0, max(0.0, float(share)))


def timeline(report: Report) -> Timeline | None:
    """The months in which tasks are due; None if no task has a due date."""
    if not report.months:
        return None
    today = _number(report.scope.as_of)
    numbers = [_number(month.first) for month in report.months]
    first = max(min(*numbers, today), today - _MOST_MONTHS)
    last = min(max(*numbers, today), today + _MOST_MONTHS)
    before = [month for month in report.months if _number(month.first) < first]
    after = [month for month in report.months if _number(month.first) > last]
    months = {_number(month.first): month for month in report.months}
    slots = [[months[number]] if number in months else [] for number in range(first, last + 1)]
    labels = [_labels(number, first, last - first) for number in range(first, last + 1)]
    if before:
        slots, labels, first = [before, *slots], [("此前", ""), *labels], first - 1
    if after:
        slots, labels = [*slots, after], [*labels, ("此后", "")]
    most = max(sum(month.group.total for month in slot) for slot in slots)
    size = 100 / len(slots)
    columns = (
        MonthBar(_bar(_name(slot), [month.group for month in slot], most), place * size, size, *label)
        for place, (slot, label) in enumerate(zip(slots, labels, strict=True))
    )
    day = report.scope.as_of.day / 31
    return Timeline(tuple(columns), (today - first + day) * size)


def _bar(label: str, groups: Sequence[Group], most: int) -> Bar:
    pieces, start = [], 0.0
    for status, count in _counts(groups):
        size = 100 * count / most
        pieces.append(Piece(status, count, start, size))
        start += size
    return Bar(label, sum(group.total for group in groups), tuple(pieces))


def _counts(groups: Sequence[Group]) -> Iterable[tuple[Status, int]]:
    """How many tasks count under each status that occurs."""
    for status in Status:
        if count := sum(group.counted.get(status, 0) for group in groups):
            yield status, count


def _number(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _name(months: Sequence[Month]) -> str:
    if len(months) > 1:
        return f"{months[0].group.name}至{months[-1].group.name}"
    return months[0].group.name if months else ""


def _labels(number: int, first: int, span: int) -> tuple[str, str]:
    """What stands under a month: its number, or every third, and the year where one begins."""
    year, month = divmod(number, _MONTHS)
    numbered = span < _EVERY_MONTH or month % 3 == 0
    return str(month + 1) if numbered else "", str(year) if month == 0 or (
        number == first and month < _MONTHS - 3
    ) else ""
