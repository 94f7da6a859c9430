"""Whether a form that came back still is the one that was sent out, and asks what the plan has."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from renwu.papers.returns.form import FORM_HEADINGS, FORM_SHEET, Fault, Listed, Returned, address
from renwu.papers.returns.rows import text
from renwu.plan.model import Plan, Task
from renwu.plan.units import fold

_ID, _TEXT = FORM_HEADINGS[:2]
_ALIKE = 0.6  # how much of two texts must agree for them to be one task's, before and after an edit
_COMPARED = 500  # characters


def strange(form: Returned, plan: Plan) -> list[Fault]:
    """Whether the form is one of another plan: what its document number, or else its title, says."""
    ours, theirs = (plan.document, form.document) if plan.document and form.document else (plan.title, form.title)
    if fold(ours) == fold(theirs):
        return []
    named = f"{form.title}（{form.document}）" if form.document else form.title
    return [Fault(form.file, f"{FORM_SHEET}!A1", f"这是“{named}”的报送表，不是这份方案的")]


def disturbed(form: Returned, tasks: Mapping[str, Task]) -> list[Fault]:
    """The first place where columns or rows no longer stand as they were sent out, or every task changed since.

    Only the id and the text say which task a row is; the other columns of ours are for people to read.

    Args:
        form: the form.
        tasks: the plan's, by id.
    """
    for heading, found in zip(FORM_HEADINGS, form.headings, strict=True):
        if fold(text(found)) != fold(heading):
            said = f"这一列原来是“{heading}”，现在是“{text(found)}”；不要移动、增删列"
            return [Fault(form.file, address(-1, heading), said)]
    nothing = ("",) * len(FORM_HEADINGS)
    for number, (listed, row) in enumerate(zip_longest(form.listed, form.rows, fillvalue=None)):
        if listed or any(row or ()):  # a word at a sheet's end has a million empty rows above
            for heading, what in _moved(listed or Listed("", ""), row or nothing):
                return [Fault(form.file, address(number, heading), what)]
    return [
        Fault(form.file, address(number, _ID), stale)
        for number, listed in enumerate(form.listed)
        if (stale := _stale(listed, tasks))
    ]


def _stale(listed: Listed, tasks: Mapping[str, Task]) -> str | None:
    """What the plan has changed since about a task; editing its text a little doesn't matter."""
    task = tasks.get(listed.id)
    if task is None:
        return f"方案里没有编号为“{listed.id}”的任务；renwu list 列出全部"
    if fold(task.text) == fold(listed.text):
        return None
    if now_is := next((id_ for id_, other in tasks.items() if fold(other.text) == fold(listed.text)), None):
        return f"这项任务在方案里现在是第{now_is}项；用新的报送表填报"
    return None if _alike(task.text, listed.text) else f"方案里第{listed.id}项现在是另一项任务；用新的报送表填报"


def _moved(listed: Listed, row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Whether a row, if it isn't empty, is the one that was sent out: the heading of what is not, and what is wrong."""
    id_ = text(row[0])
    if fold(id_) != fold(text(listed.id)):
        was = f"原来是第{listed.id}项" if listed.id else "原来没有任务"
        now = f"现在是第{id_}项" if id_ else "现在没有编号"
        yield _ID, f"这一行{was}，{now}；不要移动、排序、增删行"
    elif fold(text(row[1])) != fold(text(listed.text)):
        yield _TEXT, f"第{id_}项的重点任务被改动；照原来的文字改回"
    elif not listed.id:
        yield _ID, "这一行没有任务，却有内容；移到有任务的行里，或删去"


def _alike(one: str, other: str) -> bool:
    """Whether two texts are one task's, before and after somebody edited it."""
    matcher = SequenceMatcher(None, fold(one)[:_COMPARED], fold(other)[:_COMPARED], autojunk=False)
    return matcher.ratio() >= _ALIKE
