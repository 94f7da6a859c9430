"""A clause to the number that it says is to be reached or kept, where its words leave no doubt."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from renwu.plan import quantities

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def _any(*words: str) -> str:
    """A pattern for any of some words, which are parted by spaces."""
    return "|".join(sorted(" ".join(words).split(), key=len, reverse=True))


_COUNTED = _any(
    "个 家 项 名 人 户 套 所 处 条 件 场 次 座 间 张 台 辆 栋 幢 宗 只 支 批 期 门 篇 份 株 棵 头 艘 对 类 种 款 位 组",
    "例 起 笔 人次 场次 批次 户次 台套",
)
_MEASURED = _any(
    "公顷 亩 平方米 平方公里 平方千米 ㎡ 立方米 公里 千米 米 吨 公斤 斤 千瓦 千瓦时 兆瓦 元 美元 度 标箱 标准箱 % ％"
)
_TIMED = _any("个工作日 工作日 个自然日 天 日 个月 个小时 小时 分钟 秒")
_BEHIND = re.compile(
    f"(?P<unit>(?:[十百千]?万)?亿?(?:(?P<timed>{_TIMED})|(?P<measured>{_MEASURED})|(?P<counted>{_COUNTED})(?!百分点)))"
    "(?P<bound>(?P<lower>及?以上)|以内|以下|之内|内)?(?P<rest>.*)"
)
"""What follows the number: what it counts, which bound it is, and the rest of the clause."""

_SHORTEST, _LONGEST = 3, 30
_BEFORE = re.compile(
    f"(?P<words>.{{0,{_LONGEST}}}?)(?P<cue>(?:"
    "(?P<kept>(?:保持|稳定|维持)在)"
    "|(?P<raised>(?:提高|提升|增加|增长|上升|扩大|拓展|增|升)[到至]|达到?|(?P<least>不低于|不少于)|(?<![做得收来受达])到)"
    "|(?P<lowered>(?:压减|压缩|缩短|缩减|降低|下降|减少|精简|降|减|缩)[到至]|控制在|(?P<most>不超过|不高于|不多于))"
    "){0,2})"
)
"""What precedes the number: words, and what leads from them to it."""

_VERB = _any(
    "新增 新建 建成 建设 改造 新改建 完成 实现 培育 培养 引进 引入 招引 吸引 打造 释放 盘活 收储 整备 供应 提供 筹集",
    "设立 创建 认定 支持 推动 推出 发布 上线 开展 组织 举办 培训 惠及 服务 帮扶 促成 签约 落地 转化 兑付 发放 投放",
    "开工 竣工 投产 开通 实施 形成 取得 攻克 接待 推介 选派 帮助 整治 治理 修复 清理 销号 回迁 安置 发展 制定 修订",
    "建立 布局 增加 新设 新签 导入 腾退 拆除 种植 绿化 归集 减负",
)
_HAS_VERB = re.compile(f".*(?:{_VERB}).*")
_BEGINS_WITH_VERB = re.compile(f"(?:{_VERB}).*")
_ENDS_WITH_VERB = re.compile(f"(?:.*[^的])?(?:{_VERB})")
_ONLY_VERB = re.compile(f"新?(?:{_VERB})")
_CHANGE = re.compile(".*(?:增长|增速|增幅|提高|提升|下降|降低|压减|压缩|减少)")
_SHARE = re.compile(".*(?:率|占比|比例|比重|满意度|覆盖面)")
_SPAN = re.compile(".*(?:时限|时间|周期|用时|时长)")
_DOUBTFUL = re.compile(
    "每|各|分别|给予|资助|补贴|补助|奖|罚|贴息|最高|最低|单个|单项|其中|目前|已|左右|上下|满足|符合|具备"
    "|(?<![平人年户])均|^(?:对(?![外口标接])|凡|如|若|当(?!地)|经(?![济营开常费])|按(?![期时])|从(?!业)|由|在.*后)"
)
"""What a clause has that says a condition, what is granted, something of several, a part, or what is so by now."""

_NEVER_LAST = ("约", "近", "超", "超过", "突破", "第", "的")


class Aim(NamedTuple):
    """A number to be reached or kept; the name is empty where the clause has no words for it.

    Attributes:
        name: the clause's own words, without the number.
        value: the number.
        unit: what it counts, such as 万平方米.
        at_most: whether it is an upper limit.
        kept: whether it is to be kept rather than reached.
    """

    name: str
    value: Decimal
    unit: str
    at_most: bool
    kept: bool


class _Parts(NamedTuple):
    """A clause around its only number."""

    before: re.Match[str]
    number: str
    behind: re.Match[str]
    by_year: bool

    @property
    def words(self) -> str:
        return self.before["words"]

    @property
    def percent(self) -> bool:
        return self.behind["unit"] in {"%", "％"}

    @property
    def at_most(self) -> bool:
        return bool(self.before["lowered"] or (self.behind["bound"] and not self.behind["lower"]))

    @property
    def bare(self) -> bool:
        """Whether nothing precedes or follows that makes the number a bound."""
        return not self.before["cue"] and not self.behind["bound"]


def aim(clause: str, masked: str, *, by_year: bool) -> Aim | None:
    """What a clause says is to be reached or kept; None where it says none, or may mean another thing.

    Args:
        clause: the clause, without what leads into it.
        masked: the same, as long, with nothing legible in brackets and quotes.
        by_year: whether what leads into it says by which year (到2025年).
    """
    number = _NUMBER.search(masked)
    if number is None or _NUMBER.search(masked, number.end()) or _DOUBTFUL.search(masked):
        return None
    before = _BEFORE.fullmatch(masked[: number.start()].rstrip())
    behind = _BEHIND.fullmatch(masked[number.end() :].lstrip())
    if before is None or behind is None:
        return None
    parts = _Parts(before, number[0], behind, by_year)
    value = quantities.number(parts.number)
    if value is None or not (value or parts.at_most):
        return None
    name = clause[: before.end("words")].rstrip() + clause[len(clause) - len(behind["rest"]) :].lstrip()
    if _contradicts(parts) or not _names(parts, name) or not any(wording(parts) for wording in _WORDINGS):
        return None
    return Aim(name, value, behind["unit"], parts.at_most, bool(before["kept"]))


def _contradicts(parts: _Parts) -> bool:
    """Whether a number is said to be a bound both ways, or would be a time to be exceeded."""
    lower = parts.before["raised"] or parts.behind["lower"]
    return bool(lower if parts.at_most else parts.behind["timed"])


def _names(parts: _Parts, name: str) -> bool:
    """Whether words can be a target's name, or there are none."""
    fit = not name or _SHORTEST <= len(name) <= _LONGEST
    return fit and not parts.words.endswith(_NEVER_LAST) and not _ONLY_VERB.fullmatch(name)


def _led_to(parts: _Parts) -> bool:
    """群众满意度达到95%, 办理时限压缩至2个工作日; 资助不超过100万元 grants."""
    grants = parts.before["most"] and parts.behind["unit"].endswith("元")
    leads = parts.behind["bound"] if parts.before["kept"] else parts.before["cue"]
    return bool(leads) and not grants and not parts.behind["rest"]


def _at_least(parts: _Parts) -> bool:
    """惠及企业300家以上."""
    lower = parts.behind["lower"] and not parts.percent
    return bool(lower) and not parts.behind["rest"] and bool(_HAS_VERB.fullmatch(parts.words))


def _share(parts: _Parts) -> bool:
    """解决率90%以上, 失业率5%以内, 增长5%以上; 回复率100%, which nothing can exceed."""
    if not parts.percent or parts.behind["rest"]:
        return False
    bound = bool(parts.behind["bound"])
    share = bool(_SHARE.fullmatch(parts.words)) and (bound or parts.number == "100")
    return share or (bound and bool(_CHANGE.fullmatch(parts.words)))


def _span(parts: _Parts) -> bool:
    """办理时限3个工作日以内."""
    limit = parts.behind["timed"] and parts.at_most and not parts.behind["rest"]
    return bool(limit) and bool(_SPAN.fullmatch(parts.words))


def _so_many(parts: _Parts) -> bool:
    """支持不少于30家外贸企业, 新增100个以上项目; 5000吨以上加油站 describes."""
    counts = parts.behind["counted"] and not parts.behind["rest"].startswith("的")
    return bool(counts and (parts.before["least"] or parts.behind["lower"])) and bool(
        _ENDS_WITH_VERB.fullmatch(parts.words)
    )


def _covered(parts: _Parts) -> bool:
    """村卫生室100%全覆盖."""
    return parts.percent and parts.number == "100" and parts.bare and parts.behind["rest"] in {"覆盖", "全覆盖"}


def _by_year(parts: _Parts) -> bool:
    """到2025年释放30公顷产业用地; 30万吨级码头 describes."""
    describes = parts.behind["rest"].startswith(("级", "以", "的"))
    return parts.by_year and parts.bare and not describes and bool(_BEGINS_WITH_VERB.fullmatch(parts.words))


_WORDINGS: tuple[Callable[[_Parts], bool], ...] = (
    _led_to,
    _at_least,
    _share,
    _span,
    _so_many,
    _covered,
    _by_year,
)
"""The wordings that make a number an aim."""
