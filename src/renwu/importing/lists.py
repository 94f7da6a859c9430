"""Tasks that stand in paragraphs, without a table: each says at its end, or in lines below it, who does it by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from renwu.importing import duties, numbering
from renwu.importing.grid import Cell, Finding, Grid
from renwu.importing.headings import Field, meaning

_KEY = re.compile("[\u4e00-\u9fff]{2,12}[:：]")
_SHORTEST_KEY = 2
_KEYED = frozenset({Field.LEAD, Field.SUPPORT, Field.LEADER, Field.CONTACT, Field.DEADLINE})
_OPENING = "（(【[〔"
_CLOSING = "）)】]〕"
_AROUND = "；;，,。、 \n\t\u3000"
_BULLET = re.compile(r"^[-*•·●■◆]\s*")
_LONGEST_HEADING = 60
_FEWEST = 2


@dataclass(slots=True)
class _Paragraph:
    number: int
    text: str
    said: dict[str, str] = field(default_factory=dict)
    """What it says of its task, by the words it says it in: 牵头单位, 完成时限."""

    @property
    def level(self) -> int:
        return numbering.level(self.text)

    @property
    def heads(self) -> bool:
        """Whether it is a heading that tasks stand under."""
        short = len(self.text) <= _LONGEST_HEADING and not self.text.endswith("。")
        return not self.said and short and self.level in numbering.CHINESE_LEVELS


def tabulate(texts: Sequence[str]) -> Grid | None:
    """The table that a document's paragraphs would be; None where they are no list of tasks.

    Args:
        texts: its paragraphs.
    """
    paragraphs = list(_paragraphs(texts))
    tasks = [paragraph for paragraph in paragraphs if paragraph.said]
    if len(tasks) < _FEWEST:
        return None
    levels = {paragraph.level for paragraph in tasks} - {0}
    kept = [each for each in paragraphs if each.said or each.heads or each.level in levels]
    others = [each for each in paragraphs if each not in kept and each.number > kept[0].number]
    keys = list(dict.fromkeys(key for paragraph in tasks for key in paragraph.said if key))
    heading = ["序号", "重点任务", *keys]
    rows = [tuple(Cell(text, 0, column) for column, text in enumerate(heading))]
    rows += [tuple(_cells(paragraph, at, keys)) for at, paragraph in enumerate(kept, 1)]
    before = takewhile(lambda each: each is not kept[0], paragraphs)
    return Grid(
        "正文",
        tuple(each.text for each in before),
        tuple(rows),
        (kept[0].number, *(each.number for each in kept)),
        (
            Finding("没有表格，按段落读：写明单位的段落各是一项任务"),
            *(Finding(f"第{each.number}段“{each.text[:20]}”没有读入") for each in others),
        ),
    )


def _paragraphs(texts: Sequence[str]) -> Iterator[_Paragraph]:
    """The paragraphs; one that only says who or when belongs to the one above."""
    above: _Paragraph | None = None
    for number, text in enumerate(texts, 1):
        body, said = _parted(_BULLET.sub("", text.strip()))
        if not body and above:
            above.said |= said
            continue
        if above:
            yield above
        above = _Paragraph(number, body or text, said)
    if above:
        yield above


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """A paragraph without its end that says who or when, and what that says, by its words."""
    keys = [(match.end() - 1 - len(key), match.end(), key) for match in _KEY.finditer(text) if (key := _key(match[0]))]
    if not keys:
        split = duties.split_text(text)
        return (text, {"": text[len(split[0]) :]}) if split else (text, {})
    body = text[: keys[0][0]].rstrip(_AROUND.replace("。", ""))
    end = len(text)
    if body.endswith(tuple(_OPENING)):
        body = body[:-1]
        end = len(text.rstrip(_AROUND)) - text.rstrip(_AROUND).endswith(tuple(_CLOSING))
    ends = [*(start for start, _, _ in keys[1:]), end]
    said = {key: text[begin:until].strip(_AROUND) for (_, begin, key), until in zip(keys, ends, strict=True)}
    return body.rstrip(" \n"), said


def _key(words: str) -> str:
    """The longest end of words before a colon that is a heading's for who or when; empty where none is."""
    for length in range(len(words) - 1, _SHORTEST_KEY - 1, -1):
        said = meaning(words[-1 - length : -1])
        if said and said.field in _KEYED:
            return words[-1 - length : -1]
    return ""


def _cells(paragraph: _Paragraph, at: int, keys: Sequence[str]) -> Iterator[Cell]:
    """The cells of a task's row, or the one of a heading's."""
    if paragraph.heads:
        yield Cell(paragraph.text, at, 0, columns=2 + len(keys))
        return
    number, text = numbering.task(paragraph.text)
    texts = [number, text, *(paragraph.said.get(key, "") for key in keys)]
    yield from (Cell(each, at, column) for column, each in enumerate(texts))
