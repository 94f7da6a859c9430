"""`renwu check`: every problem in the plan or plans."""

import json
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from renwu.answers.contract import problems_document
from renwu.cli import clock, console, location
from renwu.cli.options import SHOWING, Common
from renwu.cli.problems import problems_text
from renwu.cli.session import one_of, own_plans
from renwu.errors import FileError, Problem, Severity
from renwu.ledger import finding, reading
from renwu.ledger.book import Book
from renwu.ledger.checking import check_journal_of, check_leads_of, check_plan, check_together
from renwu.plan.model import Plan
from renwu.writers import github

EXAMPLES = {
    "check": (
        "renwu check",
        "renwu check data/*.yaml --strict",
        "renwu check --format github  # 在 GitHub Actions 里逐行标注",
    )
}
_FORMATS = {"text": "给人看", "json": "给程序用", "github": "GitHub Actions 标注"}
_Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[文件...]", help="方案、它的进展记录，或放着几份方案的文件夹；不写就检查当前方案"),
]
_Format = Annotated[str, typer.Option("--format", metavar="text|json|github", rich_help_panel=SHOWING, help="输出格式")]
_Strict = Annotated[bool, typer.Option("--strict", rich_help_panel=SHOWING, help="有警告也算不通过")]


def run(common: Common, *, files: _Files = None, format: _Format = "text", strict: _Strict = False) -> int:  # noqa: A002  # the option's name
    """Report; 0 fine, 1 for an error (or warning, with --strict) in a file, 2 where a file can't be opened."""
    chosen = one_of("--format", format, _FORMATS)
    named = dict.fromkeys(map(_plan, map(Path, files) if files else own_plans(common)))
    found = finding.find(named)
    problems, checked, unopened = _each([each.path for each in found.plans])
    books = [Book(each.plan, each.path) for each in checked if each.plan]
    problems += check_together(books, filter(Path.is_dir, named))
    _report(chosen, problems, checked)
    for other in found.others:
        console.note(f"{other} 不是方案，没有检查：没有 sections 这一行")
    if unopened:
        return 2
    return int(any(strict or problem.severity is Severity.ERROR for problem in problems))


class _Checked(NamedTuple):
    """A plan's file, how many tasks it has, and the plan, None where its text breaks off."""

    path: Path
    tasks: int | None
    plan: Plan | None


def _each(paths: Iterable[Path]) -> tuple[list[Problem], list[_Checked], bool]:
    """The problems of each plan by itself, leads that are gone first, what was checked, and whether one can't be."""
    leaderless: list[Problem] = []
    problems: list[Problem] = []
    checked: list[_Checked] = []
    unopened = False
    units_of = cache(reading.read_units)  # plans of one folder share one
    for path in paths:
        try:
            registered = units_of(path.parent)
            plan, found = check_plan(path, registered)
            checked.append(_Checked(path, sum(1 for _ in plan.tasks()) if plan else None, plan))
            problems += found
            if plan:
                leaderless += check_leads_of(path, plan, registered.entries, clock.today())
                problems += check_journal_of(path, plan, clock.today())
        except FileError as error:
            console.print_error(error)
            unopened = True
    # Those of a units.yaml are found with each plan beside it.
    return list(dict.fromkeys([*leaderless, *problems])), checked, unopened


def _plan(path: Path) -> Path:
    """The plan to check: the file itself, or the plan that a journal belongs to."""
    return reading.plan_of(path) if path.name.endswith(reading.JOURNAL_ENDING) else path


def _report(chosen: str, problems: Sequence[Problem], checked: Sequence[_Checked]) -> None:
    with console.destination(None, chosen) as out:
        if chosen == "json":
            out.write(json.dumps(problems_document(problems), ensure_ascii=False) + "\n")
        elif chosen == "github":
            for problem in problems:
                place = problem.place._replace(file=location.from_repository(problem.place.file, os.environ))
                said = f"{problem.message}；{problem.hint}"
                out.write(github.annotation(problem.severity, place, problem.code, said))
        else:
            out.write(problems_text(problems) + _conclusion(problems, checked))


def _conclusion(problems: Sequence[Problem], checked: Sequence[_Checked]) -> str:
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        return f"共{len(problems)}个问题：错误{errors}、警告{len(problems) - errors}\n"
    counted = ((each.path, "" if each.tasks is None else f"{each.tasks}项任务，") for each in checked)
    return "".join(f"{path}：{tasks}没有发现问题\n" for path, tasks in counted)
