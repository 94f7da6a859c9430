"""What tests import: nothing that Windows lacks before a test asks for it, and of each other nothing at all."""

import ast
from collections.abc import Iterator

from support.plans import ROOT

ONLY_POSIX = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
FILES = sorted(path for folder in ("src", "tests", "bench", ".ci") for path in (ROOT / folder).rglob("*.py"))


def imports(body: list[ast.stmt]) -> Iterator[str]:
    """The modules that are imported when a file is: at its top, in its classes, and wherever no test is asked."""
    for statement in body:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            yield statement.module or ""
        elif isinstance(statement, ast.ClassDef | ast.Try | ast.With):
            yield from imports(statement.body)


def test_what_only_posix_has_is_imported_at_the_top_of_nothing_but_what_runs_there_alone() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if {*imports(ast.parse(path.read_text(encoding="utf-8")).body)} & ONLY_POSIX
    ]
    assert found == ["tests/shells/test_shells.py", "tests/support/terminal.py"]


def test_the_terminal_is_imported_where_a_test_needs_it() -> None:
    needy = [path.name for path in FILES if "support.terminal" in imports(ast.parse(path.read_text("utf-8")).body)]
    assert needy == []


def test_what_several_tests_build_on_is_in_support() -> None:
    tests = {path.stem for path in FILES if path.name.startswith("test_")}
    found = [path.name for path in FILES if {*imports(ast.parse(path.read_text("utf-8")).body)} & tests]
    assert found == []


def test_an_import_at_the_top_is_found() -> None:
    body = ast.parse(
        "import os, pty\nclass A:\n    from termios import tcsetwinsize\ndef f():\n    import fcntl\n"
    ).body
    assert set(imports(body)) == {"os", "pty", "termios"}
