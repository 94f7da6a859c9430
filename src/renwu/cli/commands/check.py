"""`renwu check`: every problem in the plan or plans."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from renwu.answers.contract import problems_document
from renwu.cli import clock, console, location
from renwu.cli.options import SHOWING, Common
from renwu.cli.problems import problems_text
from renwu.cli.session import one_of, own_plan
from renwu.errors import FileError, Problem, Severity
from renwu.ledger import reading
from renwu.ledger.checking import check_across, check_journal_of, check_leads_of, check_plan
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
    list[str] | None, typer.Argument(metavar="[文件...]", help="方案文件，或者它的进展记录；不写就检查当前方案")
]
_Format = Annotated[str, typer.Option("--format", metavar="text|json|github", rich_help_panel=SHOWING, help="输出格式")]
_Strict = Annotated[bool, typer.Option("--strict", rich_help_panel=SHOWING, help="有警告也算不通过")]


def run(common: Common, *, files: _Files = None, format: _Format = "text", strict: _Strict = False) -> int:  # noqa: A002  # the option's name
    """Report; 0 fine, 1 for an error (or warning, with --strict) in a file, 2 where a file can't be opened."""
    chosen = one_of("--format", format, _FORMATS)
    unopened = False
    leaderless: list[Problem] = []
    problems: list[Problem] = []
    checked: list[tuple[Path, int | None]] = []
    plans: dict[Path, Plan] = {}
    for path in dict.fromkeys(map(_plan, map(Path, files) if files else [own_plan(common)])):
        try:
            plan, found = check_plan(path)
            checked.append((path, sum(1 for _ in plan.tasks()) if plan else None))
            problems += found
            if plan:
                plans[path] = plan
                leaderless += check_leads_of(path, plan, clock.today())
                problems += check_journal_of(path, plan, clock.today())
        except FileError as error:
            console.print_error(error)
            unopened = True
    # Those of a units.yaml are found with each plan beside it.
    problems = list(dict.fromkeys([*leaderless, *problems, *check_across(plans)]))
    _report(chosen, problems, checked)
    if unopened:
        return 2
    return int(any(strict or problem.severity is Severity.ERROR for problem in problems))


def _plan(path: Path) -> Path:
    """The plan to check: the file itself, or the plan that a journal belongs to."""
    return reading.plan_of(path) if path.name.endswith(reading.JOURNAL_ENDING) else path


def _report(chosen: str, problems: Sequence[Problem], checked: Sequence[tuple[Path, int | None]]) -> None:
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


def _conclusion(problems: Sequence[Problem], checked: Sequence[tuple[Path, int | None]]) -> str:
    if problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        return f"共{len(problems)}个问题：错误{errors}、警告{len(problems) - errors}\n"
    counted = ((path, "" if tasks is None else f"{tasks}项任务，") for path, tasks in checked)
    return "".join(f"{path}：{tasks}没有发现问题\n" for path, tasks in counted)
