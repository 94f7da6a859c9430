"""The lines of a title: 回行时要做到词意完整 (GB/T 9704-2012, 7.3.1): a line ends between words, not inside one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

# What titles of plans and their papers are made of beside names; a name is whatever stands between.
_TEXT = (
    "市场化 法治化 国际化 现代化 数字化 营商环境 高质量 政府工作报告 优化 关于 进一步 推进 推动 加快 加强 "
    "促进 深化 落实 贯彻 实施 印发 开展 做好 重点 任务 工作 分解表 分工表 责任 清单 台账 情况 通报 通知 函 "
    "督办 通知单 提示函 若干 措施 政策 方案 行动 计划 规划 意见 要点 年度 上半年 下半年 季度 发展 改革 建设 "
    "服务 管理 整改 问题 民生 实事 项目 会议 议定 事项 领导 批示 企业 经济 社会 产业 科技 创新 金融 乡村 振兴 "
    "生态 环境 环保 安全 生产 城市 更新 基层 治理 专项 三年 五年 虚构 示例"
)
_WORDS = frozenset(_TEXT.split())
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_TOKEN = re.compile(rf"[0-9A-Za-z〔〕.%]+[年月日号季度]*|{_LONGEST_FIRST}|[《“（(]|.", re.DOTALL)
_OPENING = frozenset("《“（(")
_NEVER_FIRST = frozenset("》”）)、，。；：的和与及")


def title_lines(text: str, most: int) -> list[str]:
    """A title in as few lines as it takes, of much the same length, broken between words.

    Args:
        text: the title.
        most: how many characters a line has room for, at least 2.
    """
    words = list(_words(text))
    least = -(-len(text) // most)
    for count in range(least, least + 2):
        if lines := _balanced(tuple(words), count, most):
            return lines
    return [text[at : at + most] for at in range(0, len(text), most)]


def _words(text: str) -> Iterator[str]:
    """The pieces of a title that a line may end behind."""
    word = ""
    for token in _TOKEN.findall(text):
        begins = token in _WORDS or token in _OPENING or (token[0].isalnum() and token[0].isascii())
        if (word and begins and word[-1] not in _OPENING) or (word and word in _WORDS and token not in _NEVER_FIRST):
            yield word
            word = ""
        word += token
    if word:
        yield word


def _balanced(words: Sequence[str], count: int, most: int) -> list[str]:
    """The words in so many lines, the longest as short as can be; nothing where they don't fit."""

    @cache
    def best(first: int, left: int) -> tuple[int, tuple[int, ...]]:
        rest = sum(map(len, words[first:]))
        if left == 1:
            return (rest if rest <= most else _NEVER, (len(words),))
        found: tuple[int, tuple[int, ...]] = (_NEVER, ())
        length = 0
        for end in range(first + 1, len(words)):
            length += len(words[end - 1])
            if length > most:
                break
            longest, ends = best(end, left - 1)
            found = min(found, (max(length, longest), (end, *ends)))
        return found

    longest, ends = best(0, count)
    if longest == _NEVER:
        return []
    starts = (0, *ends[:-1])
    return ["".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]


_NEVER = 1 << 30
