"""The units that a text names, however it writes them: over two lines, spread by spaces, sharing an end or a head."""

import re
from collections.abc import Collection, Sequence

from renwu.importing import numbering
from renwu.importing.roles import MARKED
from renwu.plan import unit_cells

_SPACED = re.compile(r"[ \t\u3000]+")
# What can't be a unit by itself, so that it ends the name on the line above.
_BARE_END = re.compile("中心|服务中心|局|管理局|事务局|分局|办|办公室|委|委员会|指挥部|公司|集团|街道办|部|处|署|院")
_HEADED = re.compile("[区市县省镇乡]|街道")
_SERIES_END = re.compile("(?:街道办事处|街道办|街道|[镇乡](?:人民政府|政府)?)$")
_MOST_NAME = 40
_NO_NAME = re.compile(
    "[。！？!?：:“”]|^[、，（(）)》]|(?:的|和|与|及)$|[0-9]{4}年|[0-9]{1,2}月|年底|^(?:长期|持续|常态)"
    "|牵头|会同|会办(?!公|事)|(?:配合|负责|参与|参加)(?!.*(?:局|办|处|室|科|部|中心|站|队)$)"
    "|.(?:局|委|部|厅|署|院|中心|办)(?:协办|主办|承办)$"
)
_ORNAMENT = r"[★☆●○◎◆◇■□▲△※＊*·\s]+"
_ORNAMENTS = re.compile(rf"^{_ORNAMENT}|{_ORNAMENT}$")

# Departments that every district, county and city has: after 区财政局, 司法局 is the district's too.
_DEPARTMENTS = (
    "发展和?改革|财政|教育|教育体育|科技|科学技术|科技创新|工业和信息化|工信|民政|司法|人力资源|人社|人力资源和?社会保障|住房和?建设|住建|"
    "住房和城乡建设|交通|交通运输|水务|水利|农业农村|商务|文化和旅游|文旅|文化广电旅游体育|卫生健康|卫健|应急|应急管理|"
    "审计|国资|市场监管|市场监督管理|统计|医保|医疗保障|城管|城市管理|信访|自然资源|生态环境|金融|税务|林业|"
    "政务服务数据管理|数据|退役军人事务|乡村振兴|投资促进|招商|规划资源|规划和自然资源|体育|公安|机关事务|民族宗教事务"
)
_BARE_DEPARTMENT = re.compile(f"(?:{_DEPARTMENTS})(?:局|委|委员会|厅)")
_HEAD = re.compile(f"(?P<head>[区县市省州])(?:{_DEPARTMENTS})(?:局|委|委员会|厅)")
_BARE_OFFICE = re.compile("(?:政府|人大|政协|人大常委会)(?:办公室|办|研究室|督查室)")
_ANY_HEAD = re.compile("(?P<head>[区县市])(?!委|政府|场|政[^协]|容|民|域).*(?:局|办|办公室|中心|公司|集团)$")
_PARTY = "组织部|宣传部|统战部|政法委|社会工作部|办公室|编办|巡察办|改革办|网信办"
_BARE_PARTY = re.compile(f"(?:{_PARTY})")
_PARTY_HEAD = re.compile(f"(?P<head>[区县市省州]委)(?:{_PARTY})")


def read(text: str, known: Collection[str]) -> tuple[list[str], list[str]]:
    """The units that a text names, and what was guessed."""
    guesses = []
    joined = _joined_lines(text)
    if joined != text:
        guesses.append(f"“{text.replace(chr(10), '／')}”按一个单位换行排印，接成“{joined.replace(chr(10), '、')}”")
    names: list[str] = []
    for name in map(_plain, unit_cells.split(joined)):
        parts = [_ORNAMENTS.sub("", part) for part in spaced(name)]
        if len(parts) > 1:
            guesses.append(f"“{name}”按空格分成{len(parts)}个单位")
        names += parts
    spread = "".join(joined.split())
    if any(name not in spread and name not in joined for name in names):
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


def spaced(name: str) -> list[str]:
    """The units that a name with spaces in it is, if each of them is one; else the name."""
    parts = [part for part in _SPACED.split(name) if part]
    if len(parts) > 1 and all(unit_cells.is_complete(part) or MARKED.fullmatch(part) for part in parts):
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
    if unit_cells.is_complete(name) or _HEADED.match(line) or _SERIES_END.search(line):
        return False
    return unit_cells.is_complete(line)


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
        elif head and (_BARE_DEPARTMENT.fullmatch(name) or _BARE_OFFICE.fullmatch(name) or head + name in known):
            shared.append(head + name)
            continue
        elif party and _BARE_PARTY.fullmatch(name):
            shared.append(party + name)
            continue
        shared.append(name)
    return shared


_WORK = re.compile("推进|完成|开展|加强|加快|建立|建成|做好|组织(?!部)|制定|负责人|亲自|具体抓")


def strange(names: Sequence[str]) -> list[str]:
    """Those of some names that can't be units': too long, unbalanced, or with words that no name has."""
    return [
        name
        for name in names
        if len(name) > _MOST_NAME
        or _NO_NAME.search(name)
        or _unbalanced(name)
        or (_WORK.search(name) and not unit_cells.is_complete(name))
    ]


def unlike(names: Sequence[str]) -> list[str]:
    """Those of some names that end as no unit's full name does, and may be a person's or a thing's."""
    return [name for name in names if not unit_cells.is_complete(name) and not unit_cells.is_collective(name)]


def _unbalanced(name: str) -> bool:
    return sum(map(name.count, "（([【《")) != sum(map(name.count, "）)]】》"))
