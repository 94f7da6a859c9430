"""The files that notices go to: how they are numbered, called and written, and what stands where that fails."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from renwu import filesystem
from renwu.cli import console
from renwu.cli.file_names import file_names
from renwu.errors import FileError, UsageError
from renwu.papers.notice import Kind, Notice
from renwu.writers.bar import track_on


class Paper(NamedTuple):
    """A notice and the file that it goes to."""

    notice: Notice
    path: Path


@contextmanager
def standing(written: Sequence[Path]) -> Iterator[None]:
    """Say in an error which papers stand on the disk already, though nothing was recorded of them."""
    try:
        yield
    except (FileError, UsageError) as error:
        if not written:
            raise
        files = "、".join(map(str, written))
        raise FileError(f"{error}。已经写好、还没有登记催办的：{files}；改好以后移走它们再来一次") from None


_COUNTED = re.compile("[0-9]+(?=[^0-9]*$)")


def series(number: str | None, first: str | None, each: str | None) -> Callable[[list[Notice]], list[Notice]]:
    """What numbers the papers one by one, from the first number. Raises UsageError for one that has none to count."""
    if first is None:
        return lambda made: made
    if number is not None or each is None:
        raise UsageError("--number-from 与 --each 同用，不与 --number 同用；一份的编号写 --number")
    if (found := _COUNTED.search(first)) is None:
        raise UsageError(f"--number-from：“{first}”里没有可以依次加一的数字；写成如 青督〔2025〕15号")
    before, digits, behind = first[: found.start()], found[0], first[found.end() :]

    def numbered(made: list[Notice]) -> list[Notice]:
        return [
            replace(
                notice, wording=notice.wording._replace(number=f"{before}{int(digits) + at:0{len(digits)}}{behind}")
            )
            for at, notice in enumerate(made)
        ]

    return numbered


def in_file(made: Sequence[Notice], path: Path) -> list[Paper]:
    """The first paper for the one unit: what is overdue, where anything is."""
    for notice in made[1:]:
        console.note(
            f"{notice.unit}另有{len(notice.matters)}项{_other(notice, made[0])}，不写在同一份里；"
            f"加写一份：renwu notice --unit {notice.unit} --each 文件夹"
        )
    return [Paper(notice, path) for notice in made[:1]]


def _other(notice: Notice, first: Notice) -> str:
    """Why a paper is another than the first."""
    if notice.kind is Kind.DUE_SOON:
        return f"临期，要发{notice.name}"
    return f"逾期，是{notice.plans[0].key}的" if notice.grade == first.grade else f"要发{notice.name}"


def in_folder(made: Sequence[Notice], folder: Path, *, several: bool) -> list[Paper]:
    """Every paper, in a folder. Raises UsageError where they share a number."""
    if len(made) > 1 and made[0].wording.number is not None and made[0].wording == made[1].wording:
        raise UsageError(
            f"--number：一个编号只能用在一份上，这里有{len(made)}份；用 --unit 和 -o 逐份写，或用 --number-from"
        )
    alike = Counter(map(_subject, made))
    names = file_names([_name(notice, several=several, alone=alike[_subject(notice)] == 1) for notice in made])
    return [Paper(notice, folder / f"{name}.docx") for notice, name in zip(made, names, strict=True)]


def _subject(notice: Notice) -> tuple[str, ...]:
    """What is the same for papers that only their tasks tell apart."""
    return (notice.grade, notice.unit, *(plan.key for plan in notice.plans))


def _name(notice: Notice, *, several: bool, alone: bool) -> str:
    """What a paper's file is called: after its unit, and where that has several of a kind, after what it is about."""
    name = f"{notice.name}-{notice.unit}"
    if alone and not several:
        return name
    (plan, *others), (task, *more) = notice.plans, notice.tasks
    about = [plan.key] if several and not others else []
    about += [task.id] if not (alone or more) else []
    return "-".join((name, *about))


def write(papers: Sequence[Paper], folder: Path | None) -> None:
    """Write the papers, to a folder that is made where there is none, and say which there are."""
    if folder is not None and papers:
        filesystem.make_folder(folder, "--each")
    written: list[Path] = []
    with standing(written):
        _write_each(papers, written)
    for notice, path in papers:
        console.note(f"{path}：{notice.unit}，{notice.name}，{len(notice.matters)}项")


def _write_each(papers: Sequence[Paper], written: list[Path]) -> None:
    """Write each paper and add its path to those written."""
    for notice, path in track_on(sys.stderr)(papers, "写督办单"):
        if path.suffix.lower() == ".md":
            from renwu.writers import notice_markdown  # noqa: PLC0415  # only where it is asked for

            with console.destination(str(path), "markdown") as text:
                notice_markdown.write(notice, text)
        else:
            from renwu.writers import notice_docx  # noqa: PLC0415  # python-docx, only where a document is written

            with filesystem.saved(path) as file:
                notice_docx.write(notice, file)
        written.append(path)
