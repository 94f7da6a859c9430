"""What a command doesn't need isn't loaded: that is what keeps a short answer fast."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.plans import SHIPPED

LOADING = """
import json, sys
from renwu.cli import main
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
NEVER = {"rich.table", "docx", "xlsxwriter", "jinja2", "defusedxml", "csv", "tempfile", "renwu.writers.terminal"}
OF_JOURNALS = {"renwu.journal.file", "renwu.journal.history", "renwu.ledger.desk"}
OF_MISTAKES = {"renwu.cli.problems", "renwu.planfile.syntax"}


@pytest.mark.parametrize(
    ("typed", "unneeded"),
    [
        ("--help", {*NEVER, *OF_JOURNALS, *OF_MISTAKES, "yaml", "renwu.answers", "renwu.planfile", "renwu.ledger"}),
        (
            "list --format json --file tasks.yaml",
            {*NEVER, *OF_JOURNALS, *OF_MISTAKES, "rich", "renwu.papers", "renwu.importing"},
        ),
        ("collect -o forms --file tasks.yaml", {"docx", "jinja2", "renwu.importing.headings"}),
    ],
)
def test_a_command_loads_only_what_it_needs(typed: str, unneeded: set[str], tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")

    result = subprocess.run(
        [sys.executable, "-c", LOADING, *typed.split()], capture_output=True, check=True, cwd=tmp_path, encoding="utf-8"
    )

    loaded = set(json.loads(result.stderr.splitlines()[-1]))
    assert loaded & unneeded == set()
