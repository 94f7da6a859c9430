"""A cell of responsible units, split into the names it has."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_SEPARATORS = frozenset("、，,；;\n｜|")
_PIECES = re.compile(r"[、，,；;\n｜|]|[①-⑳]|[(（\[【〔《]|[)）\]】〕》]|[^、，,；;\n｜|①-⑳()（）\[\]【】〔〕《》]+")
_CIRCLED = re.compile("[①-⑳]")
_OPENING = frozenset("(（[【〔《")
_CLOSING = frozenset(")）]】〕》")
_NONE = re.compile("[-—–―/／\\s]*|无")

_BRACKET = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]$")
_COMPLETE = re.compile(
    "(?:局|办|委|署|院|部|处|中心|公司|集团|(?<!社)会|队|所|站|馆|室|厅|镇|乡|村|区|县|市|州|盟|旗|街道|单位|部门|政府|法庭|园|校|银行"
    "|分行|支行|海关|社|联|组|科|股|班|台|场|厂|人大|政协|大学|行署|省直|市直|区直|县直|企业)$"
)
_COLLECTIVE = re.compile("各|有关|相关|全体|成员单位|等(?:单位|部门)?$")

# 市数据局等, 市数据局、市公安局等10个部门: the words say that there are more, and name none.
_AND_OTHERS = re.compile(r"(?P<name>.+?)等(?:[0-9一二三四五六七八九十]+个?(?:部门|单位|家单位)|单位|部门)?")
_AND_OTHER_UNITS = re.compile(r"(?P<name>.+?)等(?P<others>(?:各|有关|相关)(?:部门|单位|责任单位|成员单位))")
_JOINTS = re.compile("以及|[和及与/／·]")
_HEADLESS = re.compile("政府|党委|人大|政协|部门|单位|社会资本.*")
_LONGEST_JOINED = 60

# 各县、市、区政府; 各乡、镇、街道: one name for every place of these levels.
_LEVEL = r"(?:设区市|县级市|街道|社区|乡镇|镇街|区县|县区|[县市区乡镇州盟旗村])"
_BRACKETED = r"(?:[(（][^()（）]*[)）])?"
_GOVERNED = "(?:人民政府|政府|党委|党工委|管委会|办事处)"
_EVERY = re.compile(f"各{_LEVEL}{_BRACKETED}(?P<governed>{_GOVERNED}?)")
_EVERY_GOES_ON = re.compile(f"{_LEVEL}{_BRACKETED}{_GOVERNED}?|(?:政府|人民政府)")

_GOVERNMENT = "(?:人民政府|政府)"
_TAIL = re.compile(f"(?<=.)(?:街道办事处|街道办|街道|(?P<level>[镇乡区县市旗]){_GOVERNMENT}|[镇乡])$")
_OFFICE_TAIL = re.compile("[省市州区县镇乡]?(?:政府|人大|政协)(?P<tail>督查室|督查办|办公室|研究室|政研室)")
_ORGAN = re.compile("[省市州区县镇乡]?(?:委|党委|政府|人大|政协)")
_DEPARTMENT_TAIL = re.compile("(?P<head>[省市州区县]?)(?P<name>[^省市州区县].*)局")
_SHORT_DEPARTMENT = re.compile(
    "(?:发改|财政|审计|教育|科技|工信|民政|司法|人社|住建|城管|交通|水务|水利|农业农村|商务|文旅|卫健|应急|国资|市场监管"
    "|统计|医保|信访|自然资源|生态环境|金融|税务|林业|数据|公安|体育)"
)


def is_complete(name: str) -> bool:
    """Whether a name ends as the full name of a unit does, a bracket behind it left aside."""
    return _COMPLETE.search(_BRACKET.sub("", name) or name) is not None


def is_collective(name: str) -> bool:
    """Whether a name stands for several units that it doesn't list: 各产业部门, 有关单位, 区住建局等."""
    return _COLLECTIVE.search(name) is not None


@lru_cache(maxsize=1 << 12)  # a table names the same units on every page
def split(cell: str) -> tuple[str, ...]:
    """The units a cell names, in its order; none for an empty cell, a dash, a slash or 无.

    Splits outside brackets on 、，；｜, circled numbers and line breaks, and between units on 和, 及, 与, 以及, / and
    ·; 各县（市、区）政府 and 各县、市、区政府 are one. A tail that the last of a series carries for all, as in
    黄贝、莲塘街道办, 东湖、西湖镇人民政府 or 市委、市政府督查室, is given to each that lacks it. 等 is in no name.
    """
    if _NONE.fullmatch(cell):
        return ()
    pieces = [(mark, stripped) for mark, name in _pieces(cell) if (stripped := name.strip().rstrip("。"))]
    whole = [part for name in _rejoined(pieces) for part in _parted(name)]
    return tuple(_share_tail(whole))


def _pieces(cell: str) -> Iterator[tuple[str, str]]:
    """What stands between separators, each with the separator before it."""
    name, mark, depth = "", "", 0
    for piece in _PIECES.findall(cell):
        if not depth and (piece in _SEPARATORS or _CIRCLED.fullmatch(piece)):
            yield mark, name
            name, mark = "", piece
            continue
        depth = max(0, depth + (piece in _OPENING) - (piece in _CLOSING))
        name += piece
    yield mark, name


def _rejoined(pieces: Sequence[tuple[str, str]]) -> list[str]:
    """The names, those that go on with 各县、 joined again."""
    names: list[str] = []
    every = False
    for mark, name in pieces:
        goes_on = every and mark == "、" and _EVERY_GOES_ON.fullmatch(name) is not None
        if goes_on:
            names[-1] += mark + name
        else:
            names.append(name)
        begins = _EVERY.fullmatch(names[-1].split("、")[0])
        every = begins is not None and (goes_on or begins["governed"] in {"", "党委"})
    return names


def _parted(name: str) -> Iterator[str]:
    """The names that 和 and its like join, without the 等 behind them."""
    if len(name) > _LONGEST_JOINED:
        yield name
        return
    if found := _AND_OTHER_UNITS.fullmatch(name):
        yield from _parted(found["name"])
        yield found["others"]
        return
    if (found := _AND_OTHERS.fullmatch(name)) and is_complete(found["name"]):
        yield from _parted(found["name"])
        return
    for joint in _JOINTS.finditer(name):
        before, after = name[: joint.start()].strip(), name[joint.end() :].strip()
        if _stand_apart(before, after):
            yield before
            yield from _parted(after)
            return
    yield name


def _stand_apart(before: str, after: str) -> bool:
    """Whether two texts are a unit each."""
    first = next(_parted(after)) if after else ""
    both = is_complete(before) and is_complete(first) and _balanced(before)
    return both and not _HEADLESS.fullmatch(first) and len(before) > 1


def _balanced(text: str) -> bool:
    return sum(text.count(mark) for mark in _OPENING) == sum(text.count(mark) for mark in _CLOSING)


def _share_tail(names: Sequence[str]) -> list[str]:
    """Names with the tail that the last of a series carries for those before it, up to one that is whole."""
    tail = ""
    level = ""
    shared: list[str] = []
    for name in reversed(names):
        if is_collective(name):
            tail = ""
        elif match := _TAIL.search(name):
            tail, level = match[0], match["level"] or ""
        elif tail and level and name.endswith(level):
            name += tail.removeprefix(level)  # noqa: PLW2901  # the name with what it shares
        elif is_complete(name):
            tail = ""
        else:
            name += tail  # noqa: PLW2901  # likewise
        shared.append(name)
    shared.reverse()
    return _share_office(_share_department(shared))


def _share_office(names: list[str]) -> list[str]:
    """市委、市政府督查室 are two offices."""
    for at in range(1, len(names)):
        if (office := _OFFICE_TAIL.fullmatch(names[at])) and _ORGAN.fullmatch(names[at - 1]):
            names[at - 1] += office["tail"]
    return names


def _share_department(names: list[str]) -> list[str]:
    """发改、财政、审计局 are three departments; 市发改、财政、审计局 are three of the city's."""
    for at in range(len(names) - 1, 0, -1):
        last = _DEPARTMENT_TAIL.fullmatch(names[at])
        bare = names[at - 1].lstrip("省市州区县")
        if last and _SHORT_DEPARTMENT.fullmatch(bare) and _SHORT_DEPARTMENT.match(last["name"]):
            names[at - 1] += "局"
    return names
