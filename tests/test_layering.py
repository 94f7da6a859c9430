"""Which module may import which: upwards only, and each outside library in its one place."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import renwu

ROOT = Path(renwu.__file__).parent

# From the top: a module imports from those before it, a package also from itself.
LAYERS = [
    "errors",
    "progress",
    "filesystem",
    "plan",
    "planfile",
    "journal",
    "ledger",
    "standing",
    "answers",
    "papers",
    "importing",
    "writers",
    "readers",
    "asking",
    "cli",
    "__main__",
]
CORE = LAYERS[: LAYERS.index("writers")]
READS_FILES = {"filesystem", "planfile", "journal.file", "ledger"}
IO = {
    *("asyncio", "builtins", "codecs", "fcntl", "fileinput", "getpass", "glob", "io", "locale", "logging", "mmap"),
    *("msvcrt", "os", "pathlib", "pickle", "platform", "select", "shelve", "shutil", "signal", "socket", "sqlite3"),
    *("subprocess", "sys", "tempfile", "threading", "time", "urllib"),
}
CLOCK = {
    *("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.gmtime", "time.localtime", "time.time"),
    *("time.time_ns", "time.strftime"),
}


class Import(NamedTuple):
    """A name that a file imports, whole: renwu.errors.Place, or os.path."""

    file: Path
    line: int
    name: str

    @property
    def where(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} {self.name}"

    @property
    def layer(self) -> str:
        return layer_of(self.file)

    @property
    def module(self) -> str:
        return ".".join(self.file.relative_to(ROOT).with_suffix("").parts)


def layer_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = sorted(ROOT.rglob("*.py"))


def imports() -> Iterator[Import]:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(file, node.lineno, alias.name)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}:{node.lineno} imports relatively"
                for alias in node.names:
                    yield Import(file, node.lineno, f"{node.module}.{alias.name}")


IMPORTS = list(imports())


def users_of(library: str) -> set[str]:
    return {found.layer for found in IMPORTS if found.name.split(".")[0] == library}


def test_the_imports_are_found() -> None:
    assert {"renwu.errors.Place", "yaml", "collections.abc.Iterator"} <= {found.name for found in IMPORTS}


def test_every_module_has_its_layer() -> None:
    assert {layer_of(file) for file in FILES} - {"__init__"} <= set(LAYERS)


def test_a_module_imports_only_from_the_layers_above_it_or_its_own_package() -> None:
    wrong = []
    for found in IMPORTS:
        package, _, rest = found.name.partition(".")
        imported = rest.split(".")[0]
        if package != "renwu" or imported == "__version__" or found.layer == "__init__":  # which only names them
            continue
        own = found.file.parent != ROOT and imported == found.layer
        if not own and LAYERS.index(imported) >= LAYERS.index(found.layer):
            wrong.append(found.where)

    assert wrong == []


def test_only_the_ledger_loads_plans_and_journals() -> None:
    of_plans = {"renwu.planfile", "renwu.planfile.read", "renwu.planfile.records.read"}
    of_journals = {f"renwu.journal.file{name}" for name in ("", ".read_journal", ".parse_journal", ".locked_journal")}
    users = {found.layer for found in IMPORTS if found.name in of_plans | of_journals}

    assert users - {"planfile", "journal"} == {"ledger"}


def test_errors_import_nothing_of_renwu() -> None:
    assert [found.where for found in IMPORTS if found.layer == "errors" and found.name.startswith("renwu")] == []


@pytest.mark.parametrize(
    ("library", "layers"),
    [
        ("yaml", {"planfile"}),
        ("rich", {"writers"}),
        ("jinja2", {"writers"}),
        ("typer", {"cli"}),
    ],
)
def test_a_library_has_one_place_where_it_is_used(library: str, layers: set[str]) -> None:
    assert users_of(library) == layers


def test_the_parser_inside_typer_has_one_place_where_it_is_used() -> None:
    private = {found.module for found in IMPORTS if found.name.startswith(("typer._", "click"))}
    assert private == {"cli.usage"}


def test_dateutil_does_calendar_arithmetic_and_reads_no_date() -> None:
    assert {found.name for found in IMPORTS if found.name.startswith("dateutil")} == {
        "dateutil.relativedelta.relativedelta"
    }


def test_the_core_does_no_input_or_output_but_in_the_modules_made_for_it() -> None:
    wrong = [
        found.where
        for found in IMPORTS
        if found.layer in CORE and not {found.layer, found.module} & READS_FILES and found.name.split(".")[0] in IO
    ]

    assert wrong == []


def test_the_plan_file_touches_no_file_it_is_given_bytes() -> None:
    used = {found.name for found in IMPORTS if found.layer == "planfile" and found.name.split(".")[0] in IO}

    assert used <= {"sys"}


@pytest.mark.parametrize("function", ["open", "print", "input", "exec", "eval"])
def test_the_core_calls_no_built_in_that_reads_or_writes(function: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in FILES
        if layer_of(file) in CORE
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
    ]

    assert wrong == []


def test_nobody_but_the_command_line_reads_the_clock() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for file in FILES
        if layer_of(file) != "cli"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCK
    ]

    assert wrong == []


# Size and names

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}


def lines_of(function: ast.FunctionDef) -> int:
    """How long a function is, its docstring left out."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start, end = (first.lineno - 1, first.end_lineno or 0) if documented else (0, 0)
    return (function.end_lineno or 0) - function.lineno + 1 - (end - start)


def test_a_module_can_be_read_at_one_sitting() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_function_can_be_seen_at_once() -> None:
    functions = [
        (f"{file.relative_to(ROOT)}:{node.name}", lines_of(node))
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]

    assert [(name, length) for name, length in functions if length > LONGEST_FUNCTION] == []


def test_a_name_of_a_class_or_of_what_is_constant_means_one_thing() -> None:
    places = defaultdict(set)
    for file, tree in TREES.items():
        for node in tree.body:
            names = [node.name] if isinstance(node, ast.ClassDef) else []
            if isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            for name in names:
                places[name].add(str(file.relative_to(ROOT)))
    everywhere = {"EXAMPLES", "T", "__all__"}  # each command has its examples

    twice = {name: where for name, where in places.items() if len(where) > 1 and not name.startswith("_")}
    assert {name: where for name, where in twice.items() if name not in everywhere} == {}


# What ARCHITECTURE.md says

ARCHITECTURE = (Path(__file__).parent.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_architecture_has_the_layers_in_their_order() -> None:
    assert re.findall(r"^\| `(\w+)` \|", ARCHITECTURE, flags=re.MULTILINE) == LAYERS[: LAYERS.index("__main__")]


def test_the_architecture_names_modules_that_are_there() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*)", ARCHITECTURE, flags=re.MULTILINE)
    packages = {room: [file.stem for file in (ROOT / room).rglob("*")] for room, _ in rows if (ROOT / room).is_dir()}
    in_rows = {
        f"{room}/{name}" for room, text in rows for name in re.findall(r"`([a-z_]+)/?`", text) if room in packages
    }
    elsewhere = set(re.findall(rf"`((?:{'|'.join(packages)})/[a-z_/]+)`", ARCHITECTURE))

    assert {name for name in in_rows if name.split("/")[1] not in packages[name.split("/")[0]]} == set()
    assert {name for name in elsewhere if not (ROOT / f"{name}.py").exists() and not (ROOT / name).is_dir()} == set()
