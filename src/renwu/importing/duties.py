"""Who leads and who supports, from what a cell or the end of a task's text says."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from renwu.importing import numbering
from renwu.plan import units

_LEADING = "牵头|主办|主责|负责|承办|抓总"
_SUPPORTING = "配合|协办|会办|协同|协助|参与|参加|支持"
_TOGETHER = "会同"  # whoever stands before it leads
_KIND = "单位|部门|科室|处室"
_KEY = re.compile(
    rf"(?:(?P<lead>(?:{_LEADING}|责任)(?:责任)?(?:{_KIND})?)|(?P<support>(?:{_SUPPORTING})(?:责任)?(?:{_KIND})?)"
    rf"|(?P<deadline>(?:完成|办理|办结)?(?:时限|时间|期限)))\s*[:：]\s*"
)
_AFTER = re.compile(
    rf"(?P<names>.+?)(?:共同|具体|联合)?(?:(?P<lead>{_LEADING})|(?P<support>{_SUPPORTING}))(?:单位|负责|落实|实施|推进|办理)?"
)
_MARKED = re.compile(rf"(?P<name>.+?)[（(](?:(?P<lead>{_LEADING})|(?P<support>{_SUPPORTING}|责任))(?:单位|部门)?[)）]")
_CLAUSE = re.compile(r"(?:[（(][^（）()]*[)）]|[^、，,；;。\n])+")
_ROLE = re.compile(f"{_LEADING}|{_SUPPORTING}|{_TOGETHER}")
# （B配合） behind A牵头 is a clause of its own; （牵头） on a line of its own belongs to the name above.
_BRACKETED_ROLE = re.compile(rf"(?<=[头办责])[（(]([^（）()]+(?:{_LEADING}|{_SUPPORTING}))[)）]")
_BARE_ROLE = re.compile(rf"\s*\n\s*([（(](?:{_LEADING}|{_SUPPORTING}|责任)(?:单位|部门)?[)）])")
_ENDS = re.compile(r"[；;。\n]+")
_BY_DUTY = re.compile("按(?:照)?(?:职责|各自职责|职能)(?:分工)?(?:分别)?")
# Where another unit leads, whoever does its own duty supports.
_DOES_ITS_DUTY = re.compile(f"{_BY_DUTY.pattern}(?:负责|落实|实施|推进|办理)")
_LEADS = re.compile("牵头|主办|主责|抓总")
# Where a text goes over to who is responsible: a key with a colon, or a last bracket that says who leads.
_TAIL_KEYS = re.compile(rf"[（(【\[]?\s*(?:牵头|主办|主责|承办|责任)(?:责任)?(?:{_KIND})\s*[:：]")
_DATE = re.compile("[0-9]{4}年|[0-9]{1,2}月|年底|长期|持续|常态")
_TAIL_BRACKET = re.compile(rf"[（(](?P<said>[^（）()]*(?:{_LEADING}|责任单位[:：])[^（）()]*)[)）]\s*。?\s*$")
_SPACED = re.compile(r"[ \t\u3000]+")
# What can't be a unit by itself, so that it ends the name on the line above.
_BARE_END = re.compile("中心|服务中心|局|管理局|事务局|分局|办|办公室|委|委员会|指挥部|公司|集团|街道办|部|处|署|院")
_HEADED = re.compile("[区市县省镇乡]|街道")
_SERIES_END = re.compile("(?:街道办事处|街道办|街道|镇|乡)$")
_MOST_NAME = 40
_NO_NAME = re.compile(
    "[。！？!?：:“”]|^[、，（(）)》]|(?:的|和|与|及)$|[0-9]{4}年|[0-9]{1,2}月|年底|^(?:长期|持续|常态)"
    "|牵头|会同|会办|(?:配合|协办|负责|主办|承办)(?!.*(?:局|办|处|室|科|部|中心|站|队)$)"
)
_ORNAMENTS = re.compile(r"^[★☆●○◆■▲※*·\s]+")

# Departments that every district, county and city has: after 区财政局, 司法局 is the district's too.
_DEPARTMENTS = (
    "发展和?改革|财政|教育|科技|科技创新|工业和信息化|工信|民政|司法|人力资源|人社|人力资源和社会保障|住房和?建设|住建|"
    "住房和城乡建设|交通|交通运输|水务|水利|农业农村|商务|文化和旅游|文旅|文化广电旅游体育|卫生健康|卫健|应急|应急管理|"
    "审计|国资|市场监管|市场监督管理|统计|医保|医疗保障|城管|城市管理|信访|自然资源|生态环境|金融|税务|林业|"
    "政务服务数据管理|数据|退役军人事务|乡村振兴|投资促进|招商|规划资源|规划和自然资源|体育|公安|机关事务|民族宗教事务"
)
_BARE_DEPARTMENT = re.compile(f"(?:{_DEPARTMENTS})(?:局|委|委员会)")
_HEAD = re.compile(f"(?P<head>[区县市省州])(?:{_DEPARTMENTS})(?:局|委|委员会)")
_ANY_HEAD = re.compile("(?P<head>[区县市])(?!委|政府).*(?:局|办|中心|公司|集团)$")
_PARTY = "组织部|宣传部|统战部|政法委|社会工作部|办公室|编办|巡察办|改革办|网信办"
_BARE_PARTY = re.compile(f"(?:{_PARTY})")
_PARTY_HEAD = re.compile(f"(?P<head>[区县市省州]委)(?:{_PARTY})")


class Duties(NamedTuple):
    """Who leads and who supports, and what was guessed in saying so.

    Attributes:
        lead: units, in the cell's order; `support` likewise.
        support: see `lead`.
        deadline: the deadline that the text names, empty where it names none.
        guesses: in Chinese, what is not simply what the cell prints.
        wrong: in Chinese, what makes the cell unreadable; empty where it is readable.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
    guesses: tuple[str, ...] = ()
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
        names, guessed = _names(text, known)
        guesses += guessed
        named[leads] += names
    bad = [
        name
        for name in (*named[True], *named[False])
        if len(name) > _MOST_NAME or _NO_NAME.search(name) or _unbalanced(name)
    ]
    wrong = f"“{bad[0]}”不像单位名称，像是别的列的文字混了进来" if bad else ""
    if any(leads is not lead for leads, _ in pieces) and not wrong:
        leads_, supports = "、".join(named[True]) or "无", "、".join(named[False]) or "无"
        guesses.append(f"按所写的分工，牵头“{leads_}”，协办“{supports}”")
    return Duties(_once(named[True]), _once(named[False]), "", tuple(guesses), wrong)


def split_text(text: str) -> tuple[str, Duties] | None:
    """A task's text without its end that says who is responsible, and what that says; None where none does."""
    if match := _TAIL_KEYS.search(text):
        said = text[match.start() :].strip("（）()【】[]。；; \n")
        body = text[: match.start()]
    elif match := _TAIL_BRACKET.search(text):
        said, body = match["said"], text[: match.start()]
    else:
        return None
    if not body.strip():
        return None
    stated = [said[key.end() : _end(said, key.end())] for key in _KEY.finditer(said) if key["deadline"]]
    for key in [*_KEY.finditer(said)][::-1]:
        if key["deadline"]:
            said = said[: key.start()] + said[_end(said, key.end()) :]
    clauses = _CLAUSE.findall(said)
    dates = [clause.strip() for clause in clauses if _DATE.match(clause.strip())]
    for when in dates:
        said = said.replace(when, "")
    duties = read_cell(said.strip("、；;，,。 \n"), lead=True)
    if not duties.lead or not all(map(units.COMPLETE.search, duties.lead)):
        return None
    return body.rstrip(" \n"), duties._replace(deadline="".join((*stated, *dates)[:1]).strip())


def _end(said: str, start: int) -> int:
    """Where what a key says ends: at the clause's end or at the next key."""
    ends = [match.start() for pattern in (_ENDS, _KEY) if (match := pattern.search(said, start))]
    return min(ends, default=len(said))


def _with_roles(cell: str, *, lead: bool) -> Iterator[tuple[bool, str]]:
    """The parts of a cell that name units, each with whether they lead."""
    text = _BARE_ROLE.sub(r"\1", _BRACKETED_ROLE.sub(r"，\1", cell))
    text = _BY_DUTY.sub("", _DOES_ITS_DUTY.sub("配合", text) if _LEADS.search(text) else text)
    if not _KEY.search(text) and not _ROLE.search(text):
        yield lead, cell
        return
    if not _KEY.search(text) and (marked := list(_marked(text, lead=lead))):
        yield from marked
        return
    role: bool | None = None
    waiting: list[str] = []

    def named(*, leads: bool) -> Iterator[tuple[bool, str]]:
        if waiting:
            yield leads, "、".join(waiting)  # together, since they may share their end
        waiting.clear()

    for clause in map(str.strip, _CLAUSE.findall(_KEY.sub(_on_its_own, text))):
        if key := _KEY.match(clause):
            yield from named(leads=lead if role is None else role)
            others_lead = _LEADS.search(text) is not None and key[0].startswith("责任")
            role = key["support"] is None and not others_lead
            clause = clause[key.end() :]  # noqa: PLW2901  # what the key says
        if _TOGETHER in clause:
            before, _, clause = clause.partition(_TOGETHER)  # noqa: PLW2901  # who stands behind it supports
            waiting.extend(filter(None, [before.removeprefix("由")]))
            yield from named(leads=True)
            role = False
        said = _AFTER.fullmatch(clause)
        if said and not units.COMPLETE.search(clause):
            waiting.append(said["names"].removeprefix("由"))
            yield from named(leads=said["lead"] is not None and role is not False)
            role = role if key or role is False else None
        elif clause:
            waiting.append(clause)
    yield from named(leads=lead if role is None else role)


def _on_its_own(match: re.Match[str]) -> str:
    return f"；{match[0].rstrip()}"


def _marked(text: str, *, lead: bool) -> Iterator[tuple[bool, str]]:
    """Units with their role in brackets behind: 区发展改革局（牵头）、区财政局."""
    names = [part for name in units.split(text) for part in _spaced(name)]
    roles = [_MARKED.fullmatch(name) for name in names]
    if not any(roles):
        return
    leads_are_marked = any(role and role["lead"] for role in roles)
    for name, role in zip(names, roles, strict=True):
        if role:
            yield role["lead"] is not None, role["name"]
        else:
            yield (lead and not leads_are_marked), name


def _names(text: str, known: Collection[str]) -> tuple[list[str], list[str]]:
    """The units that a text names, and what was guessed."""
    guesses = []
    joined = _joined_lines(text)
    if joined != text:
        guesses.append(f"“{text.replace(chr(10), '／')}”按一个单位换行排印，接成“{joined.replace(chr(10), '、')}”")
    names: list[str] = []
    for name in map(_plain, units.split(joined)):
        parts = _spaced(name)
        if len(parts) > 1:
            guesses.append(f"“{name}”按空格分成{len(parts)}个单位")
        names += parts
    if any(name not in "".join(joined.split()) and name not in joined for name in names):
        guesses.append(f"“{joined}”共用词尾，读作“{'、'.join(names)}”")
    headed = _share_head(names, known)
    if headed != names:
        guesses.append(f"“{'、'.join(names)}”共用词头，读作“{'、'.join(headed)}”")
    return headed, guesses


def _plain(name: str) -> str:
    """A name without the number or ornament before it, and the spaces that only spread it: 区 财 政 局."""
    bare = _ORNAMENTS.sub("", numbering.task(name).text)
    parts = bare.split()
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else bare


def _spaced(name: str) -> list[str]:
    """The units that a name with spaces in it is, if each of them is one; else the name."""
    parts = [part for part in _SPACED.split(name) if part]
    if len(parts) > 1 and all(units.COMPLETE.search(part) or _MARKED.fullmatch(part) for part in parts):
        return parts
    return [name]


def _joined_lines(text: str) -> str:
    """A text with its lines joined where only together they are a name: 区企业服务, 中心."""
    first, *rest = text.split("\n")
    lines = [first.strip()]
    for line in map(str.strip, rest):
        last = re.split("[、，,；;]", lines[-1])[-1]
        if last and line and _goes_on(last, line):
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def _goes_on(name: str, line: str) -> bool:
    """Whether a line is the end of the name above it rather than a name, or one of a series that shares its end."""
    if _BARE_END.fullmatch(line):
        return True
    if units.COMPLETE.search(name) or _HEADED.match(line) or _SERIES_END.search(line):
        return False
    return units.COMPLETE.search(line) is not None


def _share_head(names: Sequence[str], known: Collection[str]) -> list[str]:
    """Names with the head that the first of a series carries for all: 区财政局、司法局 is 区财政局 区司法局.

    A department that every district has takes it, and any name that the table writes with it elsewhere.
    """
    head = party = ""
    shared = []
    for name in names:
        if match := _HEAD.fullmatch(name) or _ANY_HEAD.fullmatch(name):
            head = match["head"]
        elif match := _PARTY_HEAD.fullmatch(name):
            party, head = match["head"], head or match["head"][0]
        elif head and (_BARE_DEPARTMENT.fullmatch(name) or head + name in known):
            shared.append(head + name)
            continue
        elif party and _BARE_PARTY.fullmatch(name):
            shared.append(party + name)
            continue
        shared.append(name)
    return shared


def _unbalanced(name: str) -> bool:
    return sum(map(name.count, "（([【《")) != sum(map(name.count, "）)]】》"))


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple({units.fold(name): name for name in reversed(names)}.values())[::-1]
