"""The ledger: a plan and its journal are each read once, whatever a command does with them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import Result

COUNTING = """
import json, sys
opened = {}
def count(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith("data"):
        opened[arguments[0]] = opened.get(arguments[0], 0) + 1
sys.addaudithook(count)
from renwu.cli import main
try:
    main()
finally:
    print(json.dumps(opened), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "typed",
    ["list", "check", "progress 1 已报送", "collect --read 报送表", "notice --each 督办单 --record"],
)
def test_a_plan_and_its_journal_are_opened_once(
    typed: str, inside: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert inside("init", "--sample").code == 0
    assert inside("done", "1", "--date", "2024-03-01").code == 0
    assert inside("collect", "-o", "报送表").code == 0

    result = subprocess.run(
        [sys.executable, "-c", COUNTING, *typed.split()], capture_output=True, check=True, encoding="utf-8"
    )

    *_, counted = result.stderr.splitlines()
    assert json.loads(counted) == {str(Path("data", name)): 1 for name in ("tasks.yaml", "tasks.progress.jsonl")}
