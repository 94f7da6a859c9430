"""What can be wrong: a place in a file, a problem found there, and the errors that stop a command."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands: line and column count from 1, in characters; width is how many it takes."""

    file: str
    line: int
    column: int
    width: int = 1


class Severity(StrEnum):
    """How much a problem weighs: an error makes `check` fail, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return "错误" if self is Severity.ERROR else "警告"


class Code(NamedTuple):
    """A kind of problem: its weight, what it is called, and whether a plan that has it answers no command."""

    severity: Severity
    title: str
    fatal: bool = False


CODES: Mapping[str, Code] = {
    "RW101": Code(Severity.ERROR, "不是UTF-8文本", fatal=True),
    "RW102": Code(Severity.ERROR, "文件过大", fatal=True),
    "RW103": Code(Severity.ERROR, "含有控制字符", fatal=True),
    "RW104": Code(Severity.ERROR, "YAML写法有误", fatal=True),
    "RW105": Code(Severity.ERROR, "用了锚点、别名或标签", fatal=True),
    "RW106": Code(Severity.ERROR, "一个文件里有几份文档", fatal=True),
    "RW107": Code(Severity.ERROR, "嵌套过深", fatal=True),
    "RW108": Code(Severity.ERROR, "同一个键写了两次", fatal=True),
    "RW109": Code(Severity.ERROR, "不认识的键", fatal=True),
    "RW110": Code(Severity.ERROR, "缺少必填的键", fatal=True),
    "RW111": Code(Severity.ERROR, "内容的形状不对", fatal=True),
    "RW112": Code(Severity.WARNING, "文字被“ #”截断"),
    "RW113": Code(Severity.ERROR, "空文件", fatal=True),
    "RW201": Code(Severity.ERROR, "必填的内容是空的"),
    "RW202": Code(Severity.WARNING, "印发日期或年份读不出"),
    "RW203": Code(Severity.WARNING, "完成时限不是有效日期"),
    "RW204": Code(Severity.WARNING, "完成时限读不出日期"),
    "RW205": Code(Severity.WARNING, "没有牵头单位"),
    "RW206": Code(Severity.ERROR, "同一单位在一项任务里写了两次"),
    "RW207": Code(Severity.WARNING, "一项里像是有几个单位"),
    "RW208": Code(Severity.WARNING, "时限的年份，标题与印发日期不一"),
    "RW209": Code(Severity.WARNING, "名称里有看不见的字符"),
    "RW210": Code(Severity.ERROR, "方案的简称、临期天数或报送期不对", fatal=True),
    "RW211": Code(Severity.ERROR, "单位的曾用名或撤销日期不对", fatal=True),
    "RW212": Code(Severity.WARNING, "牵头单位职责待明确"),
    "RW213": Code(Severity.ERROR, "指标、节点或亮灯规则不对", fatal=True),
    "RW214": Code(Severity.ERROR, "节点或指标重名", fatal=True),
    "RW215": Code(Severity.ERROR, "节点晚于任务的完成时限"),
    "RW216": Code(Severity.WARNING, "指标的起算日期或分步目标对不上"),
    "RW217": Code(Severity.ERROR, "督办等级写了两次", fatal=True),
    "RW301": Code(Severity.ERROR, "编号重复", fatal=True),
    "RW302": Code(Severity.WARNING, "同一单位有两种写法"),
    "RW303": Code(Severity.ERROR, "一个简称指两个单位"),
    "RW304": Code(Severity.WARNING, "同名的方案有两份"),
    "RW305": Code(Severity.WARNING, "旁边有对不上方案的文件"),
    "RW306": Code(Severity.ERROR, "曾用名绕成了圈", fatal=True),
    "RW307": Code(Severity.WARNING, "几份方案里单位的写法不一"),
    "RW311": Code(Severity.ERROR, "两份方案同一个简称", fatal=True),
    "RW312": Code(Severity.ERROR, "两份方案共用一份进展记录", fatal=True),
    "RW401": Code(Severity.WARNING, "这一行读不出记录"),
    "RW402": Code(Severity.WARNING, "记录的任务不在方案里"),
    "RW403": Code(Severity.WARNING, "不认识的事项"),
    "RW404": Code(Severity.WARNING, "记录的日期不对"),
    "RW405": Code(Severity.WARNING, "记录与此前的记录矛盾"),
    "RW406": Code(Severity.WARNING, "同一记录号有两种内容"),
    "RW407": Code(Severity.WARNING, "记录的日期早于方案"),
    "RW408": Code(Severity.WARNING, "完成值对不上指标"),
    "RW409": Code(Severity.WARNING, "没有提出过的事项写了已协调解决"),
}
"""Every code, for good: a code never changes its meaning and is never given to another problem."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a file: where, which code, what is wrong (one line) and how to put it right."""

    place: Place
    code: str
    message: str
    hint: str

    @property
    def severity(self) -> Severity:
        """Its weight, decided by the code."""
        return CODES[self.code].severity

    @property
    def fatal(self) -> bool:
        """Whether a plan with this problem answers no command."""
        return CODES[self.code].fatal


class RenwuError(Exception):
    """Something that stops a command; the message is Chinese and says how to put it right."""


class UsageError(RenwuError):
    """What was typed can't be meant: a unit, task or date that isn't there, an impossible combination."""


class FileError(RenwuError):
    """A file can't be opened, read or written."""


class PlanError(RenwuError):
    """A plan can't be relied on.

    Attributes:
        problems: everything found in it, sorted by place; at least one is fatal.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted by place."""
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type["PlanError"], tuple[tuple[Problem, ...]]]:
        """How it is pickled: by its problems, not by its message."""
        return type(self), (self.problems,)


class Missing(NamedTuple):
    """A plan that can't be read, though others of its ledger can: its file, and why."""

    file: str
    error: FileError | PlanError

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in it; nothing where it can't even be opened."""
        return self.error.problems if isinstance(self.error, PlanError) else ()


class IncompleteError(RenwuError):
    """Some plans of a ledger can't be read.

    Attributes:
        missing: those.
    """

    def __init__(self, missing: Iterable[Missing]) -> None:
        """Keep them."""
        self.missing = tuple(missing)
        super().__init__(f"{len(self.missing)} plans")


@contextmanager
def naming(option: str) -> Iterator[None]:
    """Say in an error which option it is about."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{option}：{error}") from None
