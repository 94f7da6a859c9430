"""Counting in several processes: each reads its share of the plans, and only counts come back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Annotated, NamedTuple, TypeVar

import typer

from renwu.cli import clock
from renwu.cli.options import SHOWING, Common, Filters, Past, Plans
from renwu.cli.session import Session, dates_asked, of_views, open_session, own_plans, tell, tell_of
from renwu.errors import Missing, Problem, UsageError
from renwu.ledger import ledger
from renwu.ledger.book import Book
from renwu.ledger.ledger import Catalogue, Ledger
from renwu.plan.units import Directory
from renwu.standing.view import View, view

Jobs = Annotated[
    int,
    typer.Option("--jobs", metavar="几个", min=1, rich_help_panel=SHOWING, help="用几个进程读方案；几百份以上才值得"),
]
"""The option of the commands that count."""

T = TypeVar("T")
_SHARES = 4  # for each process, so that none waits long for the last
_BY_NAME = ("lead", "support", "unit", "leader", "section", "measure")


class _Part(NamedTuple):
    """What comes back of a share: its plans, hollow, those that can't be read, what is wrong, and what was counted."""

    views: list[View]
    missing: list[Missing]
    problems: list[Problem]
    counted: object


def counted(
    jobs: int, filters: Filters, plans: Plans, past: Past, common: Common, count: Callable[[Session], T], *, trial: bool
) -> tuple[Session, list[T]]:
    """What a ledger's plans count, share by share; all at once where there is one process.

    Args:
        jobs: how many processes.
        filters: which tasks; `plans`, `past` and `common` as typed.
        plans: see `filters`.
        past: see `filters`.
        common: see `filters`.
        count: counts the tasks of a share; what it gives must be small, and it must be possible to pickle both.
        trial: whether, with one process, the plan that comes with renwu will do, where there is no other.

    Returns:
        A session about all plans, with several processes without their tasks, and what `count` gave for each share.

    Raises:
        UsageError: a filter names what one share can't know.
        RenwuError: as `open_session` does.
    """
    if jobs == 1:
        session = open_session(common, plans, past, trial=trial)
        return session, [count(session)]
    _refuse_names(filters, plans)
    as_of, recorded_by = dates_asked(common, past)
    listed = ledger.find(own_plans(common))
    parts = list(_parts(listed, jobs, partial(_counted, as_of=as_of, recorded_by=recorded_by, count=count)))
    views = [each for part in parts for each in part.views]
    found: list[Book | Missing] = [each.book for each in views]
    found += [one for part in parts for one in part.missing]
    opened = ledger.whole(listed, found, keep_going=plans.keep_going)
    tell_of(opened)
    tell(problem for part in parts for problem in part.problems)
    return of_views(opened, tuple(views), as_of, recorded_by), [part.counted for part in parts if part.views]  # type: ignore[misc]  # `counted` is what `count` gave


def _refuse_names(filters: Filters, plans: Plans) -> None:
    typed = [f"--{key}" for key in _BY_NAME if getattr(filters, key)]
    typed += [f"--{key}" for key in ("plan", "kind") if getattr(plans, key)]
    if typed:
        raise UsageError(f"--jobs 不与 {'、'.join(typed)} 同用：要先读完全部方案，才知道指的是谁；去掉 --jobs")


def _parts(listed: Catalogue, jobs: int, work: Callable[[Catalogue], _Part]) -> Iterator[_Part]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # only where there are several processes

    size = -(-len(listed.plans) // (jobs * _SHARES))
    shares = [listed._replace(plans=listed.plans[at : at + size]) for at in range(0, len(listed.plans), size)]
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, shares)


def _counted(share: Catalogue, as_of: date, recorded_by: date | None, count: Callable[[Session], object]) -> _Part:
    """What a share counts; this runs in a process of its own."""
    read = list(ledger.read(share, journals=True))
    missing = [one for one in read if isinstance(one, Missing)]
    views = [view(one, as_of, recorded_by) for one in read if not isinstance(one, Missing)]
    problems = [problem for each in views for problem in each.book.journal_problems(each.histories, clock.today())]
    books = tuple(each.book for each in views)
    found = count(of_views(Ledger("", books), tuple(views), as_of, recorded_by)) if views else None
    return _Part(list(map(_hollow, views)), missing, problems, found)


def _hollow(each: View) -> View:
    """A view without tasks and entries: of its units the names are left, and of histories one, if there are any."""
    book = replace(each.book, plan=replace(each.book.plan, sections=(), units=()), journal=None, units=())
    return replace(
        each,
        book=book,
        histories=dict(islice(each.histories.items(), 1)),
        directory=Directory(each.directory.names, {}),
    )
