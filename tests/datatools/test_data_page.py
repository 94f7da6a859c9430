"""docs/data.md, call by call: what the default loses and what the safe call keeps, in the libraries that are installed.

Each call is taken from the page. The libraries come with the extra `data`.
"""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, chdir, contextmanager
from datetime import date
from glob import glob
from importlib import metadata
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from distributed import Client

import renwu
from renwu.errors import PlanError
from support import journals, program
from support.plans import ROOT

PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
AS_OF = date(2025, 3, 10)
PROGRAMS = Path(sys.executable).parent
PLAN = """\
title: 任务分解表
sections:
  - measures:
      - tasks:
"""
PLANS_HERE = 40
DUCKDB_SAMPLES = 20480  # lines

Count = Callable[[Client, Path, list[Path], date], renwu.Counts]


def section(heading: str) -> str:
    return re.split(r"^## ", PAGE.split(f"\n## {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def block(kind: str, text: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def calls(heading: str) -> list[tuple[str, str]]:
    """The rows of a section's table: the call as people write it first, and the safe one."""
    return re.findall(r"^\| `(.+?)` \| .+ \| `(.+?)` \|$", section(heading), re.MULTILINE)


def plan(*ids: str, last: str = "") -> str:
    """A plan of tasks with these ids; `last` is what else the last of them says."""
    tasks = [f"          - {{id: '{id_}', text: 做事, deadline: 2025年12月, lead: [区司法局]" for id_ in ids]
    return PLAN + "".join(f"{task}}}\n" for task in tasks[:-1]) + f"{tasks[-1]}{last}}}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the page reads, written by its own commands: only the last of the tasks is done."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "方案").mkdir()
    (folder / "各县区").mkdir()
    for number in range(1, PLANS_HERE + 1):
        last = ", note: None" if number == PLANS_HERE else ""
        (folder / "方案" / f"{number:02}.yaml").write_text(plan("1.1", "1.2", "1.10", last=last), encoding="utf-8")
    journals.saved(
        folder / "方案" / f"{PLANS_HERE}.yaml",
        journals.line(
            "e1", "2025-01-06", "extended", "1.10", to="2026年3月", approved_by="区政府", reason="资金未到位"
        ),
        journals.line("e2", "2025-01-08", "done", "1.10"),
    )
    ids = [str(number) for number in range(1, 121)]
    (folder / "原表.yaml").write_text(plan(*ids, last=", printed: {lead: 司法局}"), encoding="utf-8")
    (folder / "纪要.yaml").write_text(plan("3/11", "1.10", last=", note: None"), encoding="utf-8")
    (folder / "批示.yaml").write_text(plan("2024-1-5", "2024-1-12"), encoding="utf-8")
    with chdir(folder):
        for typed in block("sh", PAGE).splitlines():
            done(*shlex.split(typed)[1:])
        for path in sorted(Path("方案").glob("*.yaml")):
            done("list", "--file", path, "--as-of", "2025-03-10", "-o", f"各县区/{path.stem}.jsonl")
    lines = (folder / "任务.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "长.jsonl").write_text(lines[0] * DUCKDB_SAMPLES + lines[-1], encoding="utf-8")
    return folder


def done(*arguments: str | Path) -> None:
    assert program.inside(*arguments).code == 0


@pytest.fixture(autouse=True)
def _in_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def told(call: str) -> list[dict[str, Any]]:
    """The records that a call of the page gives."""
    answer = eval(call, {"duckdb": duckdb, "pl": pl, "pd": pd, "glob": glob})  # noqa: S307  # the page's own
    if isinstance(answer, duckdb.DuckDBPyRelation):
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
    return list(answer.to_dicts() if isinstance(answer, pl.DataFrame) else answer.to_dict("records"))


def typed(call: str) -> str:
    name, *arguments = shlex.split(call)
    return subprocess.run([PROGRAMS / name, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def ids(records: list[dict[str, Any]]) -> list[object]:
    return [record["id"] for record in records]


IDS = ["1.1", "1.2", "1.10"] * PLANS_HERE


def test_the_versions_are_those_that_are_installed() -> None:
    rows = re.findall(r"^\| (\w+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
    assert rows == [(name, metadata.version(name)) for name in ("duckdb", "polars", "pandas", "csvkit", "distributed")]


# DuckDB


def test_duckdb_loses_what_is_null_in_the_first_files() -> None:
    default, safe = calls("DuckDB")[0]
    for call in (default, default.replace("')", "', sample_size = -1)")):
        assert {(one["done_on"], one["latest"]) for one in told(call)} == {(None, None)}
    kept = told(safe)
    assert ids(kept) == IDS
    assert (kept[-1]["done_on"], kept[-1]["latest"]["date"]) == (date(2025, 1, 8), date(2025, 1, 8))


def test_duckdb_loses_what_is_null_in_the_first_lines() -> None:
    default, safe = calls("DuckDB")[1]
    assert {one["done_on"] for one in told(default)} == {None}
    assert {one["done_on"] for one in told(safe)} == {None, date(2025, 1, 8)}


def test_duckdb_takes_ids_for_dates() -> None:
    default, safe = calls("DuckDB")[2]
    assert ids(told(default)) == [date(2024, 1, 5), date(2024, 1, 12)]
    assert told(safe) == [{"plan": "批示", "id": id_, "done_on": None} for id_ in ("2024-1-5", "2024-1-12")]


def test_duckdb_takes_ids_of_csv_for_numbers() -> None:
    default, safe = calls("DuckDB")[3]
    assert ids(told(default)) == [1.1, 1.2, 1.1] * PLANS_HERE
    assert ids(told(safe)) == IDS


# Polars


@pytest.mark.parametrize("row", [0, 2])
def test_polars_stops_at_what_was_null_before(row: int) -> None:
    default, safe = calls("Polars")[row]
    with pytest.raises(pl.exceptions.ComputeError, match="got non-null value for NULL-typed column"):
        told(default)
    kept = told(safe)
    assert ids(kept) == IDS
    assert (kept[0]["done_on"], kept[-1]["done_on"], kept[-1]["latest"]["date"]) == (None, "2025-01-08", "2025-01-08")


def test_polars_drops_a_key_first_seen_late() -> None:
    default, safe = calls("Polars")[1]
    assert told(default)[-1]["printed"] == {}
    assert told(safe)[-1]["printed"] == {"lead": "司法局"}


@pytest.mark.parametrize("read", ["pl.scan_ndjson('原表.jsonl'{})", "pl.DataFrame(records{})"])
def test_polars_drops_it_however_it_reads(read: str) -> None:
    records = [json.loads(line) for line in Path("原表.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {"pl": pl, "records": records}
    found = [
        eval(read.format(how), names).lazy().collect().to_dicts()[-1]["printed"]  # noqa: S307  # the words above
        for how in ("", ", infer_schema_length=None")
    ]
    assert found == [{}, {"lead": "司法局"}]


def test_polars_takes_ids_of_csv_for_numbers() -> None:
    default, safe = calls("Polars")[3]
    assert ids(told(default)) == [1.1, 1.2, 1.1] * PLANS_HERE
    assert ids(told(safe)) == IDS


# pandas


def test_pandas_takes_ids_for_numbers_even_where_json_has_text() -> None:
    default, safe = calls("pandas")[0]
    lost, kept = told(default), told(safe)
    assert ids(lost) == [1.1, 1.2, 1.1] * PLANS_HERE
    assert ids(kept) == IDS
    assert (type(lost[0]["days_left"]), type(kept[0]["days_left"])) == (float, int)
    assert kept[-1]["done_on"] == "2025-01-08"


def test_pandas_takes_what_is_called_date_for_a_moment() -> None:
    default, safe = calls("pandas")[1]
    lost, kept = told(default)[0], told(safe)[0]
    assert (lost["task"], lost["date"].isoformat()) == (1.1, "2025-01-08T00:00:00")
    assert (kept["task"], kept["date"]) == ("1.10", "2025-01-08")


def test_pandas_takes_words_of_csv_for_nothing_and_ids_for_numbers() -> None:
    default, safe = calls("pandas")[2]
    lost, kept = told(default), told(safe)
    assert ids(lost) == [1.1, 1.2, 1.1] * PLANS_HERE
    assert ids(kept) == IDS
    assert lost[-1]["note"] != lost[-1]["note"]  # as nothing but NaN is
    assert (kept[-1]["note"], kept[0]["note"]) == ("None", "")


# csvkit


def test_csvkit_takes_ids_for_dates() -> None:
    default, safe = calls("csvkit")[0]
    lost, kept = json.loads(typed(default)), json.loads(typed(safe))
    assert re.fullmatch(r"\d{4}-03-11", lost[0]["id"])
    assert ids(kept) == ["3/11", "1.10"]
    assert ([one["note"] for one in lost], [one["note"] for one in kept]) == ([None, None], ["", "None"])


def test_csvkit_takes_ids_for_numbers_and_words_for_truth() -> None:
    default, safe = calls("csvkit")[1]
    lost, kept = json.loads(typed(default)), json.loads(typed(safe))
    assert (ids(lost), lost[-1]["extended"]) == ([1.1, 1.2, 1.1] * PLANS_HERE, True)
    assert (ids(kept), kept[-1]["extended"]) == (IDS, "yes")


def test_csvkit_s_queries_take_ids_for_numbers() -> None:
    default, safe = calls("csvkit")[2]
    assert typed(default).split()[1:] == ["1.1", "1.2", "1.1"] * PLANS_HERE
    assert typed(safe).split()[1:] == IDS


def test_csvkit_changes_columns_that_it_was_not_asked_about() -> None:
    default, safe = calls("csvkit")[3]
    assert re.search(r"^\d{4}-03-11,", typed(default), re.MULTILINE)
    for call in (safe, safe.replace("--no-inference", "-I")):
        assert re.search(r"^3/11,", typed(call), re.MULTILINE)


@pytest.mark.parametrize("call", ["csvcut -c id", "csvgrep -c id -r /", "csvstack"])
def test_csvkit_changes_nothing_where_it_does_not_infer(call: str) -> None:
    assert re.search(r"^3/11\b", typed(f"{call} 纪要.csv"), re.MULTILINE)


# Dask


@contextmanager
def started(*words: str | Path) -> Iterator[None]:
    """A program that runs until it is told to stop."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            yield
        finally:
            running.terminate()


@pytest.fixture
def client() -> Iterator[Client]:
    """A client of a scheduler and two workers, each a process on loopback, started as the page says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    heading = "一台机器不够时"
    scheduler, worker = block("sh", section(heading)).replace("8786", str(port)).splitlines()
    with ExitStack() as running:
        for line in (scheduler, worker, worker):
            name, *arguments = shlex.split(line)
            running.enter_context(started(PROGRAMS / name, *arguments))
        address = f"tcp://127.0.0.1:{port}"
        connected = running.enter_context(Client(address, timeout=program.PATIENCE))
        connected.wait_for_workers(2, timeout=program.PATIENCE)
        yield connected


@pytest.fixture
def count() -> Count:
    """The function of the page."""
    names: dict[str, Any] = {}
    exec(block("python", PAGE), names)  # noqa: S102  # the page's own
    found: Count = names["count"]
    return found


def many(folder: Path, plans: int) -> list[Path]:
    """This many small plans in a folder, of three leads and as many deadlines; every other has something done."""
    paths = [folder / f"{number:04}.yaml" for number in range(plans)]
    for number, path in enumerate(paths):
        text = plan("1.1", "1.10").replace("2025年12月", ("2024年12月", "2025年3月20日", "常态化推进")[number % 3])
        path.write_text(
            text.replace("区司法局", ("区司法局", "区财政局", "区教育局")[number // 3 % 3]), encoding="utf-8"
        )
        if number % 2:
            journals.saved(path, journals.line(f"e{number}", "2025-01-06", "done", "1.10"))
    return paths


@pytest.mark.slow
def test_a_worker_that_is_killed_changes_no_count(client: Client, count: Count, tmp_path: Path) -> None:
    paths = many(tmp_path, 1000)
    workers = client.run(os.getpid)
    assert len(workers) == 2
    assert {address.rpartition(":")[0] for address in workers} == {"tcp://127.0.0.1"}

    with ThreadPoolExecutor(1) as pool:
        counted = pool.submit(count, client, tmp_path, paths, AS_OF)
        while not counted.done() and states(client).count("memory") < 100:
            time.sleep(0.01)
        so_far = states(client)
        killed = next(iter(workers.values()))
        os.kill(killed, signal.SIGKILL)
        found = counted.result(timeout=program.PATIENCE)

    assert (len(so_far), so_far.count("memory") < 1000) == (1000, True)
    assert killed not in client.run(os.getpid).values()
    assert found == renwu.count(tmp_path, as_of=AS_OF)
    assert found.total.total == 2000


def states(client: Client) -> list[str]:
    """How far the scheduler is with each count."""
    found: list[str] = client.run_on_scheduler(
        lambda dask_scheduler: [task.state for task in dask_scheduler.tasks.values()]
    )
    return found


def test_a_plan_that_changed_is_counted_anew(client: Client, count: Count, tmp_path: Path) -> None:
    paths = many(tmp_path, 2)
    held = client.map(renwu.count, paths, as_of=AS_OF)
    before = renwu.merge(client.gather(held))
    journals.saved(paths[0], journals.line("e0", "2025-01-06", "done", "1.1"))

    assert renwu.merge(client.gather(client.map(renwu.count, paths, as_of=AS_OF))) == before
    assert count(client, tmp_path, paths, AS_OF) == renwu.count(tmp_path, as_of=AS_OF) != before


def test_a_plan_that_cannot_be_read_is_an_error_and_no_smaller_count(
    client: Client, count: Count, tmp_path: Path
) -> None:
    paths = many(tmp_path, 2)
    broken = paths[1]
    broken.write_text("sections: [", encoding="utf-8")
    with pytest.raises(renwu.RenwuError) as raised:
        count(client, tmp_path, paths, AS_OF)
    assert isinstance(raised.value, PlanError)
    assert {problem.place.file for problem in raised.value.problems} == {str(broken)}


def test_what_ledger_yaml_says_is_asked_of_its_folder(tmp_path: Path) -> None:
    paths = many(tmp_path, 6)
    (tmp_path / "ledger.yaml").write_text("soon: 5\n", encoding="utf-8")
    whole = renwu.count(tmp_path, as_of=AS_OF)

    assert renwu.merge([renwu.count(path, as_of=AS_OF) for path in paths]) != whole
    assert renwu.merge([renwu.count(path, as_of=AS_OF, soon=5) for path in paths]) == whole
    assert renwu.merge([renwu.count(path, as_of=AS_OF, within=tmp_path) for path in paths]) == whole
