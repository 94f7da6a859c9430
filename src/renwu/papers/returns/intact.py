"""Whether a form that came back still is the one that was sent out, and asks what the plan has."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from renwu.papers.returns.form import named as named_by
from renwu.papers.returns.layout import FORM_SHEET, MILESTONE, OURS, TARGET, address
from renwu.papers.returns.returned import Fault, Line, Listed, Returned
from renwu.papers.returns.rows import text
from renwu.plan.model import Plan, Ref, Task
from renwu.plan.units import fold

_ID, _TEXT = OURS[:2]
_NO_TASK = Line(Listed("", ""), "", "", continued=False)
_ALIKE = 0.6  # how much of two texts must agree for them to be one task's, before and after an edit
_COMPARED = 500  # characters


def plans_of(form: Returned, plans: Sequence[Plan]) -> Mapping[str, Plan] | list[Fault]:
    """The plans that a form asks about, by the keys that its ids have before them, "" for a form of one plan.

    A form of one plan is known by its document number, or else its title; where it is none of `plans`, or of a form
    across plans some are not, that is a fault.
    """
    if not form.plans:
        home = next((plan for plan in plans if _is_of(form, plan)), None)
        if home is not None:
            return {"": home}
        named = f"{form.title}（{form.document}）" if form.document else form.title
        ours = "这份方案的" if len(plans) == 1 else f"这{len(plans)}份方案里哪一份的"
        return [Fault(form.file, f"{FORM_SHEET}!A1", f"这是“{named}”的报送表，不是{ours}")]
    known = {(fold(key), fold(name)): plan for plan in plans for key, name in [named_by(plan)]}
    found = {each.key: known.get((fold(each.key), fold(each.name))) for each in form.plans}
    if lacking := [each.name for each in form.plans if found[each.key] is None]:
        said = f"表里有“{'”“'.join(lacking)}”的任务，没有读这份方案；用 --file 把表里的方案一起读"
        return [Fault(form.file, f"{FORM_SHEET}!A1", said)]
    return {key: plan for key, plan in found.items() if plan is not None}


def ref_of(form: Returned, shown: str, plans: Mapping[str, Plan]) -> Ref:
    """The task that an id of a form means; `plans` as `plans_of` has them."""
    key, _, id_ = shown.partition("/") if form.plans else ("", "", shown)
    return Ref(plans[key].key if key in plans else key, id_)


def _is_of(form: Returned, plan: Plan) -> bool:
    ours, theirs = (plan.document, form.document) if plan.document and form.document else (plan.title, form.title)
    return fold(ours) == fold(theirs)


def disturbed(form: Returned, tasks: Mapping[str, Task]) -> list[Fault]:
    """The first place where columns or rows no longer stand as they were sent out, or every task changed since.

    Only the id and the text say which task a row is; the other columns of ours are for people to read.

    Args:
        form: the form.
        tasks: the tasks there are, by id as the form has it.
    """
    headings = form.columns
    for heading, found in zip(headings, form.headings, strict=True):
        if fold(text(found)) != fold(heading):
            said = f"这一列原来是“{heading}”，现在是“{text(found)}”；不要移动、增删列"
            return [Fault(form.file, address(-1, heading, headings), said)]
    nothing = ("",) * len(headings)
    for number, (line, row) in enumerate(zip_longest(form.lines(), form.rows, fillvalue=None)):
        if line or any(row or ()):  # a word at a sheet's end has a million empty rows above
            for heading, what in _moved(line or _NO_TASK, dict(zip(headings, row or nothing, strict=True))):
                return [Fault(form.file, address(number, heading, headings), what)]
    return [Fault(form.file, block.cell(_ID), stale) for block in form.blocks() if (stale := _stale(block.task, tasks))]


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


def _moved(line: Line, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Whether a row, if it isn't empty, is the one that was sent out: the heading of what is not, and what is wrong."""
    task, id_, said = line.task, text(row[_ID]), text(row[_TEXT])
    merged = line.continued and not id_ and not said
    if not merged and fold(id_) != fold(text(task.id)):
        was = f"原来是第{task.id}项" if task.id else "原来没有任务"
        now = f"现在是第{id_}项" if id_ else "现在没有编号"
        yield _ID, f"这一行{was}，{now}；不要移动、排序、增删行"
    elif not merged and fold(said) != fold(text(task.text)):
        yield _TEXT, f"第{id_}项的重点任务被改动；照原来的文字改回"
    elif not task.id:
        yield _ID, "这一行没有任务，却有内容；移到有任务的行里，或删去"
    for heading, name in ((TARGET, line.target), (MILESTONE, line.milestone)):
        now = text(row.get(heading, ""))
        if not fold(now).startswith(fold(name)) or (now and not name):
            was = f"原来是第{task.id}项的“{name}”" if name else f"原来没有{heading}"
            yield heading, f"这一格{was}，现在是“{now}”；不要移动、排序、增删行"


def _alike(one: str, other: str) -> bool:
    """Whether two texts are one task's, before and after somebody edited it."""
    matcher = SequenceMatcher(None, fold(one)[:_COMPARED], fold(other)[:_COMPARED], autojunk=False)
    return matcher.ratio() >= _ALIKE
