"""Who leads and who supports, as a cell or the end of a task's text says it in its words."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from renwu.importing import names, roles
from renwu.plan import unit_cells, units

_CLAUSE = re.compile(r"(?:[（(][^（）()]*[)）]|[^、，,；;。\n])+")
_ENDS = re.compile(r"[；;。\n]+")
_BY_DUTY = re.compile("按(?:照)?(?:职责|各自职责|职能)(?:分工)?(?:分别)?")
# Where another unit leads, whoever does its own duty supports.
_DOES_ITS_DUTY = re.compile(f"{_BY_DUTY.pattern}(?:负责|落实|实施|推进|办理)")
_DATE = re.compile("[0-9]{4}年|[0-9]{1,2}月|年底|长期|持续|常态")


class Duties(NamedTuple):
    """Who leads and who supports, and what was guessed in saying so.

    Attributes:
        lead: units, in the cell's order; `support` likewise.
        support: see `lead`.
        deadline: the deadline that the text names, or empty.
        guesses: in Chinese, what is not simply what the cell prints.
        doubts: in Chinese, what is printed so and may be no unit.
        wrong: in Chinese, what makes the cell unreadable, or empty.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
    guesses: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    wrong: str = ""


def read_cell(cell: str, *, lead: bool, known: Collection[str] = ()) -> Duties:
    """The units that a cell names.

    Args:
        cell: its text.
        lead: whether its column is that of the leads; a unit without a role of its own in the cell has this one.
        known: the names that the table has, as its cells write them.
    """
    pieces = list(_with_roles(cell, lead=lead))
    guesses: list[str] = []
    named: dict[bool, list[str]] = {True: [], False: []}
    for leads, text in pieces:
        read, guessed = names.read(text, known)
        guesses += guessed
        named[leads] += read
    strange = names.strange([*named[True], *named[False]])
    wrong = f"“{strange[0]}”不像单位名称，像是别的列的文字混了进来" if strange else ""
    unlike = [] if wrong else names.unlike([*named[True], *named[False]])
    doubts = (f"“{'、'.join(unlike)}”不像单位的全称，照原样记",) if unlike else ()
    if any(leads is not lead for leads, _ in pieces) and not wrong:
        leads_, supports = "、".join(named[True]) or "无", "、".join(named[False]) or "无"
        guesses.append(f"按所写的分工，牵头“{leads_}”，协办“{supports}”")
    return Duties(_once(named[True]), _once(named[False]), "", tuple(guesses), doubts, wrong)


def split_text(text: str) -> tuple[str, Duties] | None:
    """A task's text without its end that says who is responsible, and what that says; None without such an end."""
    if match := roles.TAIL_KEYS.search(text):
        said = text[match.start() :].strip("（）()【】[]。；; \n")
        body = text[: match.start()]
    elif match := roles.TAIL_BRACKET.search(text):
        said, body = match["said"], text[: match.start()]
    else:
        return None
    if not body.strip():
        return None
    stated = [said[key.end() : _end(said, key.end())] for key in roles.KEY.finditer(said) if key["deadline"]]
    for key in [*roles.KEY.finditer(said)][::-1]:
        if key["deadline"]:
            said = said[: key.start()] + said[_end(said, key.end()) :]
    clauses = _CLAUSE.findall(said)
    dates = [clause.strip() for clause in clauses if _DATE.match(clause.strip())]
    for when in dates:
        said = said.replace(when, "")
    duties = read_cell(said.strip("、；;，,。 \n"), lead=True)
    if not duties.lead or not all(map(unit_cells.is_complete, duties.lead)):
        return None
    return body.rstrip(" \n"), duties._replace(deadline="".join((*stated, *dates)[:1]).strip())


def _end(said: str, start: int) -> int:
    """Where what a key says ends: at the clause's end or at the next key."""
    ends = [match.start() for pattern in (_ENDS, roles.KEY) if (match := pattern.search(said, start))]
    return min(ends, default=len(said))


def _with_roles(cell: str, *, lead: bool) -> Iterator[tuple[bool, str]]:
    """The parts of a cell that name units, each with whether they lead."""
    text = roles.BARE_ROLE.sub(r"\1", roles.BRACKETED_ROLE.sub(r"，\1", cell))
    text = _BY_DUTY.sub("", _DOES_ITS_DUTY.sub("配合", text) if roles.LEADS.search(text) else text)
    if not roles.KEY.search(text) and not roles.ROLE.search(text):
        yield lead, cell
        return
    if not roles.KEY.search(text) and (marked := list(_marked(text, lead=lead))):
        yield from marked
        return
    role: bool | None = None
    waiting: list[str] = []

    def named(*, leads: bool) -> Iterator[tuple[bool, str]]:
        if waiting:
            yield leads, "、".join(waiting)  # together, since they may share their end
        waiting.clear()

    for clause in map(str.strip, _CLAUSE.findall(roles.KEY.sub(_on_its_own, text))):
        if key := roles.KEY.match(clause):
            yield from named(leads=lead if role is None else role)
            others_lead = roles.LEADS.search(text) is not None and key[0].startswith("责任")
            role = key["support"] is None and not others_lead
            clause = clause[key.end() :]  # noqa: PLW2901  # what the key says
        if roles.TOGETHER in clause:
            before, _, clause = clause.partition(roles.TOGETHER)  # noqa: PLW2901  # who stands behind it supports
            waiting.extend(filter(None, [before.removeprefix("由")]))
            yield from named(leads=True)
            role = False
        said = roles.AFTER.fullmatch(clause)
        if said and _is_role_of(said["names"], clause):
            waiting.append(said["names"].removeprefix("由"))
            yield from named(leads=said["lead"] is not None and role is not False)
            role = role if key or role is False else None
        elif clause:
            waiting.append(clause)
    yield from named(leads=lead if role is None else role)


def _is_role_of(named: str, clause: str) -> bool:
    """Whether a clause ends in a role rather than in a name such as 政协办: what stands before it is a unit itself."""
    last = [*unit_cells.split(named), ""][:-1][-1:] or [""]
    return unit_cells.is_complete(last[0]) or not unit_cells.is_complete(clause)


def _on_its_own(match: re.Match[str]) -> str:
    return f"；{match[0].rstrip()}"


def _marked(text: str, *, lead: bool) -> Iterator[tuple[bool, str]]:
    """Units with their role in brackets behind: 区发展改革局（牵头）、区财政局."""
    parts = [part for name in unit_cells.split(text) for part in names.spaced(name)]
    marks = [roles.MARKED.fullmatch(part) or roles.MARKED_BEFORE.fullmatch(part) for part in parts]
    if not any(marks):
        return
    leads_are_marked = any(mark and mark["lead"] for mark in marks)
    for part, mark in zip(parts, marks, strict=True):
        if mark:
            yield mark["lead"] is not None, mark["name"]
        else:
            yield (lead and not leads_are_marked), part


def _once(named: Sequence[str]) -> tuple[str, ...]:
    return tuple({units.fold(name): name for name in reversed(named)}.values())[::-1]
