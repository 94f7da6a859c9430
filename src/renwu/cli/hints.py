"""What may have been meant by a word, an option or a command that renwu doesn't have."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from shlex import quote

from renwu.errors import UsageError
from renwu.plan.typed import read_day, read_period
from renwu.plan.unit_cells import is_complete
from renwu.standing import query
from renwu.standing.choices import GROUPINGS

_COMMANDS: Mapping[str, str] = {
    word: meant
    for meant, words in {
        "renwu retract 记录号 作废登记错的，或 renwu amend 记录号 更正": "undo revert delete remove rm 撤销 删除",
        "renwu amend 记录号 更正": "edit modify fix change correct 修改 更正",
        "renwu list": "ls tasks 列表 列出",
        "renwu list --match 词语": "find search filter grep 查询 查找 搜索",
        "renwu list -o 台账.xlsx": "export save 导出",
        "renwu show 编号": "view get info detail details 查看",
        "renwu overdue": "late expired 逾期 超期",
        "renwu summary": "stats stat count counts total group status 统计 汇总 状态",
        "renwu log": "history journal records 记录 历史",
        "renwu progress 编号 内容": "add update note 进展 登记",
        "renwu done 编号": "finish complete close 办结 完成",
        "renwu verify 编号": "confirm approve 销号",
        "renwu return 编号": "reject 退回",
        "renwu extend 编号": "delay postpone 延期",
        "renwu suspend 编号": "pause hold 中止",
        "renwu urge 编号": "remind 催办 督办",
        "renwu report": "通报",
        "renwu check": "validate lint 检查",
        "renwu import 文件": "load convert 导入",
        "renwu diff 旧文件 新文件": "compare 比较",
        "renwu init": "new create 新建",
        "renwu -h": "help 帮助",
        "renwu --version": "version 版本",
    }.items()
    for word in words.split()
}
_FORMATS = {"json", "jsonl", "csv", "tsv", "markdown"}
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    word: meant
    for meant, words in {
        ("--lead", "--unit"): "agency agencies department dept org organization office bureau owner lead "
        "单位 部门 牵头 牵头单位 责任单位",
        ("--support", "--unit"): "support 协办 协办单位 配合单位",
        ("--leader",): "boss official person 领导 分管领导 责任领导",
        ("--section",): "板块",
        ("--measure",): "措施 主要措施",
        ("--match",): "search grep find keyword keywords query filter text contains 关键词",
        ("--status",): "state 状态",
        ("--due",): "deadline due-date month quarter 时限 完成时限",
        ("--due-from", "--since"): "from after start begin",
        ("--since",): "days",
        ("--due-by", "--until"): "to before end until by",
        ("--as-of", "--date"): "date on at day as-of 日期 截至",
        ("--by",): "group group-by groupby 分组",
        ("--sort",): "order order-by orderby 排序",
        ("--columns",): "fields cols select",
        ("--full",): "all wide verbose no-trunc",
        ("--note",): "comment message reason remark 说明 内容 备注",
        ("--reason",): "理由 原因",
        ("--reporter",): "报送人",
        ("--evidence",): "attachment proof 佐证",
        ("--approved-by",): "approver 批准人",
        ("--slip",): "number no 文号 督办单号",
        ("--event",): "type kind 事项",
    }.items()
    for word in words.split()
}
_ELSEWHERE: Mapping[str, str] = {
    word: meant
    for meant, words in {
        "renwu overdue": "overdue late expired 逾期",
        "renwu verify": "verify verified 销号",
        "renwu silent": "silent unreported 未报送",
    }.items()
    for word in words.split()
}
"""What is an option to some, and a command here."""
_RUN = 3
_IDS = frozenset({"id", "ids", "task", "tasks", "编号"})
_NUMBER = "第?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,5}项?"  # 2024 is a year before it is an id
_ID = re.compile(f"{_NUMBER}(?:[-,，、~至到—]{_NUMBER})*")


_LIKE_ID = re.compile("^[0-9A-Za-z]|^第|[0-9]$")


def command(typed: Sequence[str], known: Collection[str]) -> str:
    """What to say behind 没有命令 …: what is meant by its name elsewhere, or the nearest names.

    Args:
        typed: the command's name, and what was typed behind it.
        known: the commands there are.
    """
    name, *behind = typed
    meant = _COMMANDS.get(name.lower())
    if meant == _COMMANDS["help"] and behind and behind[0] in known:
        meant = f"renwu {behind[0]} -h"
    return f"；用 {meant}；" if meant else _nearest(name, known)


def option(typed: str, path: str, known: Collection[str], *, takes_ids: bool) -> str:
    """What to say behind 没有选项 …: what is meant by its name elsewhere, or the nearest names, of those known.

    Args:
        typed: the option.
        path: the command, renwu and all.
        known: its options.
        takes_ids: whether it takes ids of tasks as they are.
    """
    name = typed.lstrip("-").lower()
    if "--format" in known and (name in _FORMATS or name == "md"):
        return f"；用 --format {'markdown' if name == 'md' else name}；"
    if "--format" in known and name in {"xlsx", "excel", "xls"}:
        return "；用 -o 台账.xlsx；"
    if meant := [one for one in _OPTIONS.get(name, ()) if one in known]:
        return f"；用 {' 或 '.join(meant)}；"
    if name in _IDS:
        return f"；编号前面不写选项，写成 {path} 编号；" if takes_ids else "；看一项，用 renwu show 编号；"
    if elsewhere := _ELSEWHERE.get(name):
        return f"；用 {elsewhere}；"
    return _nearest(typed, known)


def word(typed: str, known: Collection[str], today: date) -> str:
    """What to say behind 多出了 …: which option of those known would take the word; empty where none is likely."""
    if "--match" not in known:
        return ""
    if _ID.fullmatch(typed):
        return f"；看这一项，用 renwu show {typed}"
    readings: Iterable[tuple[str, str, Callable[[str], object]]] = (
        ("要这样分组", "--by", _grouping),
        ("要按状态筛选", "--status", query.find_statuses),
        ("要按这一天计算", "--as-of", lambda text: read_day(text, today)),
        ("要找这时到期的", "--due", lambda text: read_period(text, today)),
    )
    for purpose, option_, read in readings:
        if option_ in known and _accepts(read, typed):
            return f"；{purpose}，用 {option_} {typed}"
    by_unit = f"要按单位筛选，用 --unit {typed}"
    return f"；{by_unit}" if is_complete(typed) else f"；要按内容找，用 --match {typed}；{by_unit}"


def behind_ids(strays: Sequence[str], note: str | None, today: date) -> str:
    """What to say of words that stand behind ids and are none: how to give them; empty where they may be wrong ids.

    Args:
        strays: the words.
        note: what stands behind them, where that is taken as a note.
        today: the day from which 昨天 counts.
    """
    for stray in strays:
        if _accepts(lambda text: read_day(text, today), stray):
            return f"“{stray}”不是任务编号；事情发生的日期写 --date {stray}"
    if any(_LIKE_ID.search(stray) for stray in strays):
        return ""
    words = " ".join(strays)
    if note is not None:
        return f"“{words}”不是任务编号；内容里有空格的加引号，写成 {quote(f'{words} {note}')}"
    return f"“{words}”不是任务编号；说明写 --note {quote(words) if ' ' in words else words}"


def _grouping(typed: str) -> None:
    if typed not in {*GROUPINGS, *GROUPINGS.values()}:
        raise UsageError(f"没有这样的分组：{typed}")


def _accepts(read: Callable[[str], object], typed: str) -> bool:
    try:
        read(typed)
    except UsageError:
        return False
    return True


def _nearest(typed: str, known: Collection[str]) -> str:
    name = typed.strip("-")
    names = {one.lstrip("-"): one for one in known}
    near = [names[one] for one in get_close_matches(name, names, n=2) if _share(name, one)]
    return f"，是不是 {' 或 '.join(near)}？" if near else "；"


def _share(typed: str, name: str) -> bool:
    """Whether two names have three letters in a row in common, or half of a short one; scattered ones mean nothing."""
    common = SequenceMatcher(None, typed, name).find_longest_match().size
    return common >= min(_RUN, (len(typed) + 1) // 2)
