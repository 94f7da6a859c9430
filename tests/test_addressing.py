"""方案/编号: which task of which plan an id means, and that nothing recorded of one plan gets into another's journal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renwu.cli import addressing
from renwu.plan.model import Plan, Ref
from renwu.plan.units import fold
from support import plans
from support.program import Result

PLAN = "title: 表\nkey: {key}\nsections:\n- measures:\n  - tasks:\n"
IDS = st.text("1290-/.,、a项第甲 ", min_size=1, max_size=5).filter(lambda id_: id_.strip() == id_)
KEYS = st.text("ab甲乙-2", min_size=1, max_size=3).filter(lambda key: not key.isdecimal() and not key.startswith("-"))


def a_plan(key: str, ids: list[str]) -> Plan:
    """A plan with tasks of these ids."""
    rows = "".join(f"    - {{id: {json.dumps(id_)}, text: 做事}}\n" for id_ in ids)
    return plans.plan(PLAN.format(key=json.dumps(key)) + rows)


def distinct(ids: list[str]) -> list[str]:
    """Those that a plan can have side by side."""
    return list({fold(id_): id_ for id_ in ids}.values())


LEDGERS = st.dictionaries(KEYS, st.lists(IDS, min_size=1, max_size=4).map(distinct), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(LEDGERS)
def test_an_id_behind_its_plan_always_finds_its_task(ids_of: dict[str, list[str]]) -> None:
    ledger = [a_plan(key, ids) for key, ids in ids_of.items()]
    printed = {id_ for ids in ids_of.values() for id_ in ids}

    for key, ids in ids_of.items():
        for id_ in ids:
            ref = Ref(key, id_)
            if str(ref) not in printed:  # what is printed so wins
                assert addressing.meant([str(ref)], ledger) == [ref]


@settings(max_examples=60, deadline=None)
@given(LEDGERS)
def test_an_id_that_one_plan_alone_has_needs_no_plan(ids_of: dict[str, list[str]]) -> None:
    ledger = [a_plan(key, ids) for key, ids in ids_of.items()]
    owners: dict[str, list[str]] = {}
    for key, ids in ids_of.items():
        for id_ in ids:
            owners.setdefault(id_, []).append(key)

    for id_, keys in owners.items():
        if len(keys) == 1:
            assert addressing.meant([id_], ledger) == [Ref(keys[0], id_)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_journal_never_receives_another_plan_s_entry(
    inside: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    keys = ["甲", "乙", "丙"]
    for key in keys:
        rows = "".join(f"    - {{id: {number}, text: {key}{number}}}\n" for number in (1, 2, 3))
        (folder / f"{key}.yaml").write_text(PLAN.format(key=key) + rows, encoding="utf-8")
    said = data.draw(st.lists(st.tuples(st.sampled_from(keys), st.integers(1, 3)), min_size=1, max_size=5))

    for key, number in said:
        assert inside("progress", f"{key}/{number}", f"{key}的进展", "--file", folder).code == 0
    for key in keys:
        assert [(entry["task"], entry["note"]) for entry in entries(folder / f"{key}.progress.jsonl")] == [
            (str(number), f"{key}的进展") for of, number in said if of == key
        ]


def entries(journal: Path) -> list[dict[str, Any]]:
    """What a journal says; nothing where there is none."""
    return list(map(json.loads, journal.read_text(encoding="utf-8").splitlines())) if journal.exists() else []
