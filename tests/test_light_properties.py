"""What must be true of every light, whatever is recorded and whenever it is asked about."""

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from renwu.plan.model import Plan
from renwu.standing import light, milestones, progress
from renwu.standing.light import Light
from renwu.standing.pace import pace
from renwu.standing.status import Standing
from support import goals, journals

EXAMPLES = settings(max_examples=150)
FIRST, LAST = date(2025, 1, 10), date(2026, 3, 31)
TARGETS = (
    "{name: 收储产业用地, value: 12, unit: 公顷, since: 2025-01-01}",
    "{name: 收储产业用地, from: 2, value: 12, unit: 公顷, steps: {2025年3月: 5, 2025年6月: 8}}",
    "{name: 收储产业用地, value: 12, unit: 公顷}",
)
LEVEL = '{name: 满意度, value: 95, unit: "%"}'
STEPS = "[{name: 甲, deadline: 2025年3月}, {name: 乙, deadline: 2025年6月}, {name: 丙, deadline: 2025年9月}]"
WORSE = [None, Light.GREEN, Light.YELLOW, Light.RED]
"""From the best to the worst; a task without a light asks for no attention."""

days = st.dates(FIRST, LAST)
quantities = st.decimals(0, 20, places=2)
deadlines = st.sampled_from(["2025年6月", "2025年9月", "2025年12月", "常态化推进", "条件成熟时"])


@st.composite
def tasks(draw: st.DrawFn, stepped: st.SearchStrategy[bool] = st.booleans()) -> str:  # noqa: B008  # a strategy is a value
    """A task with a target that builds up, with or without a level, with or without milestones."""
    level = f", {LEVEL}" if draw(st.booleans()) else ""
    steps = f", milestones: {STEPS}" if draw(stepped) else ""
    return f"deadline: {draw(deadlines)}, targets: [{draw(st.sampled_from(TARGETS))}{level}]{steps}"


@st.composite
def happenings(draw: st.DrawFn) -> list[str]:
    """Up to eight lines of a journal, whatever they are; those that break a rule change nothing."""
    return [draw(_line(entry=f"e{number}", day=draw(days).isoformat())) for number in range(draw(st.integers(0, 8)))]


@st.composite
def _line(draw: st.DrawFn, entry: str, day: str) -> str:
    milestone = draw(st.sampled_from([None, "甲", "乙", "丙"]))
    of_it = {} if milestone is None else {"milestone": milestone}
    to = draw(days).isoformat()
    return draw(
        st.sampled_from(
            [
                journals.line(entry, day, "progress", note="推进中"),
                goals.value(entry, day, f"{draw(quantities)}公顷"),
                goals.value(entry, day, f"{draw(st.integers(80, 100))}%", "满意度"),
                goals.reached(entry, day, milestone or "甲"),
                goals.extended(entry, day, to, milestone),
                goals.suspended(entry, day),
                journals.line(entry, day, "resumed"),
                journals.line(entry, day, "done"),
                journals.line(entry, day, "returned", reason="不全", **of_it),
                journals.line(entry, day, "urged", reply_by=to),
            ]
        )
    )


@lru_cache(maxsize=1024)
def _plan(task: str) -> Plan:
    return goals.plan(task, "deadline: 2025年12月")


def on(task: str, day: date, lines: list[str], *, original: bool = False) -> Standing:
    """Where the first of two tasks stands, after these lines."""
    return goals.all_standing(_plan(task), day.isoformat(), lines, original=original)[0]


def everything(standing: Standing) -> object:
    """All that is said of a task on a date."""
    return (
        (standing.status, standing.days_left, standing.due_in_force, light.of(standing), pace(standing)),
        (milestones.of(standing), progress.of(standing)),
    )


@EXAMPLES
@given(
    task=tasks(),
    lines=happenings(),
    as_of=days,
    more=quantities,
    later=st.integers(0),
    original=st.booleans(),
)
def test_recording_a_higher_value_never_makes_a_light_worse(
    *, task: str, lines: list[str], as_of: date, more: Decimal, later: int, original: bool
) -> None:
    lines = [*lines, goals.value("y", FIRST.isoformat(), "1公顷")]
    before = on(task, as_of, lines, original=original)
    last = progress.of(before)[0]
    assert last.value is not None
    assert last.reported_on is not None
    day = last.reported_on + timedelta(days=later % ((as_of - last.reported_on).days + 1))
    after = on(task, as_of, [*lines, goals.value("z", day.isoformat(), f"{last.value + more}公顷")], original=original)
    assert WORSE.index(light.of(after).light) <= WORSE.index(light.of(before).light)


@EXAMPLES
@given(task=tasks(), lines=happenings(), which=st.integers(0, 7), original=st.booleans())
def test_asking_at_the_day_of_an_entry_is_replaying_up_to_it(
    *, task: str, lines: list[str], which: int, original: bool
) -> None:
    assume(lines)
    entries = journals.entries(*lines)
    day = entries[which % len(entries)].date
    up_to_it = [entry.raw.decode() for entry in entries if entry.date <= day]
    whole, cut = (everything(on(task, day, some, original=original)) for some in (lines, up_to_it))
    assert whole == cut


@EXAMPLES
@given(tasks(), happenings().flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))), days)
def test_the_order_of_the_lines_does_not_matter(task: str, both: tuple[list[str], list[str]], as_of: date) -> None:
    one, other = both
    told, again = (everything(on(task, as_of, lines)) for lines in (one, other))
    assert told == again


late_days = st.dates(date(2025, 7, 1), LAST)


@st.composite
def putting_off(draw: st.DrawFn) -> tuple[str, date]:
    """A line that extends or suspends when something is due, and a day from then on."""
    day = draw(late_days)
    to = draw(late_days).isoformat()
    extensions = [goals.extended("z", day.isoformat(), to, name) for name in (None, "甲", "乙", "丙")]
    return draw(st.sampled_from([*extensions, goals.suspended("z", day.isoformat())])), draw(st.dates(day, LAST))


def whose_milestones_are_due(lines: list[str]) -> list[str]:
    """Lines without those by which a task is closed, or suspended before."""
    return [line for line in lines if '"done"' not in line and '"suspended"' not in line]


@EXAMPLES
@given(tasks(st.just(True)), happenings().map(whose_milestones_are_due), putting_off())  # noqa: FBT003  # a strategy's value
def test_suspending_or_extending_never_turns_a_red_by_original_dates_into_none(
    task: str, lines: list[str], added: tuple[str, date]
) -> None:
    line, as_of = added
    (entry,) = journals.entries(line)
    if light.of(on(task, as_of, lines, original=True)).light is Light.RED:
        assert light.of(on(task, as_of, [*lines, line], original=True)).light is Light.RED
    if light.of(on(task, entry.date, lines, original=True)).light is Light.RED:
        assert light.of(on(task, as_of, [*lines, line])).light is not None


@EXAMPLES
@given(task=tasks(), lines=happenings(), as_of=days, original=st.booleans())
def test_a_light_has_a_reason(*, task: str, lines: list[str], as_of: date, original: bool) -> None:
    assert light.of(on(task, as_of, lines, original=original)).reason
