"""What other Python programs ask of renwu, and that its records travel between processes."""

import copy
import pickle
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import renwu
from renwu.errors import Place, PlanError, Problem
from renwu.standing.choices import GROUPINGS
from renwu.standing.counts import by_each_unit
from renwu.standing.merging import merge_units
from renwu.standing.status import standings
from support import journals, plans
from support.journals import line

AS_OF = date(2025, 3, 10)
SHIPPED = Path(__file__).parent.parent / "data" / "tasks.yaml"
PLAN = """\
title: 《第{key}号方案》任务分解表
key: 方案{key}
kind: 第{kind}类
issued: 2024-01-15
sections:
  - title: 板块
    measures:
      - title: 措施
        tasks:
"""
TASK = """\
          - id: {id}
            text: 做事
            deadline: {deadline}
            lead: [{lead}]
            support: [{support}]
"""
UNITS = ["区司法局", "区财政局", "区教育局", "区民政局"]
DEADLINES = ["2024年12月", "2025年3月20日", "2025年12月", "常态化推进", "条件成熟时"]


def ledger(folder: Path, plans_of: list[list[tuple[int, int, int, bool]]]) -> list[Path]:
    """Plans of tasks, each (lead, support, deadline, whether done), in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, tasks in enumerate(plans_of):
        text = PLAN.format(key=number, kind=number % 2)
        done = []
        for id_, (lead, support, deadline, closed) in enumerate(tasks, 1):
            names = {"lead": UNITS[lead], "support": UNITS[support]}
            text += TASK.format(id=id_, deadline=DEADLINES[deadline], **names)
            done += [line(f"e{id_}", "2025-01-06", "done", str(id_))] if closed else []
        files.append(folder / f"p{number}.yaml")
        files[-1].write_text(text, encoding="utf-8")
        if done:
            journals.saved(files[-1], *done)
    return files


TASKS = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 4), st.booleans())
PLANS = st.lists(st.lists(TASKS, min_size=1, max_size=6), min_size=1, max_size=4)
BOUNDED = settings(max_examples=40, deadline=None)


def test_a_plan_is_loaded_and_its_tasks_stand_on_a_date() -> None:
    loaded = renwu.load(SHIPPED)
    found = renwu.standings(loaded, AS_OF)

    assert [book.plan.key for book in loaded.books] == ["tasks"]
    assert (len(found), found[0].ref, found[0].status) == (26, ("tasks", "1"), renwu.Status.OVERDUE)


def test_importing_renwu_loads_nothing_that_is_not_asked_for() -> None:
    script = "import sys, renwu; print(sorted(name for name in sys.modules if name.startswith('renwu.')))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "[]\n"
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = renwu.nothing_of_the_kind


def test_what_cannot_be_asked_says_so(tmp_path: Path) -> None:
    with pytest.raises(renwu.RenwuError):
        renwu.load(tmp_path)
    with pytest.raises(ValueError, match="contact"):
        renwu.count(SHIPPED, as_of=AS_OF, by="contact")


@BOUNDED
@given(PLANS)
def test_a_ledger_s_tasks_are_its_plans_tasks_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory, plans_of: list[list[tuple[int, int, int, bool]]]
) -> None:
    files = ledger(tmp_path_factory.mktemp("ledger"), plans_of)
    whole = renwu.standings(renwu.load(files[0].parent), AS_OF)

    apart = [standing for file in files for standing in renwu.standings(renwu.load(file), AS_OF)]
    assert [(one.ref, one.phrase) for one in whole] == [(one.ref, one.phrase) for one in apart]


@BOUNDED
@given(PLANS, st.sampled_from(list(GROUPINGS)))
def test_plans_counted_apart_and_put_together_are_the_plans_counted_at_once(
    tmp_path_factory: pytest.TempPathFactory, plans_of: list[list[tuple[int, int, int, bool]]], by: str
) -> None:
    files = ledger(tmp_path_factory.mktemp("ledger"), plans_of)
    whole = renwu.count(files[0].parent, as_of=AS_OF, by=by)

    assert renwu.merge([renwu.count(file, as_of=AS_OF, by=by) for file in files], by) == whole
    assert whole.total.total == sum(map(len, plans_of))
    if by in {"plan", "kind", "due", "status", "section", "measure"}:
        assert sum(group.total for group in whole.groups) == whole.total.total


@BOUNDED
@given(st.lists(TASKS, min_size=1, max_size=8), st.integers(0, 8))
def test_units_counted_apart_and_put_together_are_those_counted_at_once(
    tmp_path_factory: pytest.TempPathFactory, tasks: list[tuple[int, int, int, bool]], at: int
) -> None:
    (file,) = ledger(tmp_path_factory.mktemp("ledger"), [tasks])
    found = renwu.standings(renwu.load(file), AS_OF)
    directory = found[0].directory
    parts = [by_each_unit(part, directory, AS_OF) for part in (found[:at], found[at:])]

    whole = {row.led.name: row for row in by_each_unit(found, directory, AS_OF)}
    assert {row.led.name: row for row in merge_units(parts)} == whole


def test_records_can_be_copied_and_pickled() -> None:
    plan = plans.plan(SHIPPED.read_text(encoding="utf-8"))
    found = list(standings(plan, AS_OF))

    assert copy.deepcopy(plan) == plan
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # what was pickled in the line itself
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # the same
    error = PlanError([Problem(Place("a.yaml", 1, 1), "RW113", "文件是空的", "写")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301  # the same


def test_counts_come_back_from_other_processes(tmp_path: Path) -> None:
    files = ledger(tmp_path, [[(0, 1, 0, True), (1, 2, 1, False)], [(0, 0, 2, False)]])
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        parts = [pool.submit(renwu.count, file, as_of=AS_OF) for file in files]
        assert renwu.merge([part.result() for part in parts]) == renwu.count(tmp_path, as_of=AS_OF)


def test_the_page_s_program_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    page = (SHIPPED.parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(SHIPPED.parent.parent)
    exec(program, {})  # noqa: S102  # the project's own page
    assert capsys.readouterr().out == "25\n"
