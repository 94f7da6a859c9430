"""Tasks that stand in paragraphs, without a table: each says at its end, or in lines below it, who does it by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from renwu.importing import duties, numbering
from renwu.importing.contents import units_behind
from renwu.importing.grid import Cell, Finding, Grid
from renwu.importing.headings import UNSAID, Field, Meaning, meaning
from renwu.plan import numerals

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
    said: dict[Field, str] = field(default_factory=dict)
    """What it says of its task: who does it, by when."""

    guessed: bool = False
    """Whether its units only stand in brackets at its end, not said to do anything."""

    @property
    def level(self) -> int:
        return numbering.level(self.text)

    @property
    def heads(self) -> bool:
        """Whether it is a heading that tasks stand under."""
        short = len(self.text) <= _LONGEST_HEADING and not self.text.endswith("。")
        return not self.said and short and self.level in numbering.CHINESE_LEVELS


def tabulate(texts: Sequence[str]) -> Grid | None:
    """The table that a document's paragraphs would be; None if they are no list of tasks.

    Args:
        texts: its paragraphs.
    """
    paragraphs = list(_paragraphs(texts))
    tasks = [paragraph for paragraph in paragraphs if paragraph.said.keys() & {Field.LEAD, Field.SUPPORT}]
    if len(tasks) < _FEWEST:
        return None
    levels = {paragraph.level for paragraph in tasks} - {0}
    kept = [each for each in paragraphs if each.said or each.heads or each.level in levels]
    others = [each for each in paragraphs if each not in kept and each.number > kept[0].number]
    fields = [field for field in Field if any(field in paragraph.said for paragraph in tasks)]
    heading = [Field.NUMBER.value, Field.TEXT.value, *(field.value for field in fields)]
    rows = [tuple(Cell(text, 0, column) for column, text in enumerate(heading))]
    rows += [tuple(_cells(paragraph, at, fields)) for at, paragraph in enumerate(kept, 1)]
    before = takewhile(lambda each: each is not kept[0], paragraphs)
    return Grid(
        "正文",
        tuple(each.text for each in before),
        tuple(rows),
        (kept[0].number, *(each.number for each in kept)),
        (
            Finding("没有表格，按段落读：写明单位的段落各是一项任务"),
            *(
                Finding(f"第{each.number}段末尾括号里的“{each.said[Field.LEAD]}”记作牵头单位")
                for each in tasks
                if each.guessed
            ),
            *(Finding(f"第{each.number}段“{each.text[:20]}”没有读入") for each in others),
        ),
    )


def _paragraphs(texts: Sequence[str]) -> Iterator[_Paragraph]:
    """The paragraphs; one that only says who or when belongs to the one above."""
    above: _Paragraph | None = None
    keyed: list[tuple[Meaning, str]] = []
    for number, text in enumerate(texts, 1):
        body, own = _parted(_BULLET.sub("", text.strip()))
        if not body and above:
            keyed += own
            above.said |= _by_field(keyed)
            continue
        if above:
            yield above
        keyed = own
        above = _Paragraph(number, body or text, _by_field(own))
        if not own and (split := duties.split_text(text)):
            said = split[1]
            names = {Field.LEAD: "、".join(said.lead), Field.SUPPORT: "、".join(said.support)}
            above.said = {field: value for field, value in {**names, Field.DEADLINE: said.deadline}.items() if value}
            above.text = split[0]
        elif not own and (behind := units_behind(text)):
            above.text, above.said[Field.LEAD] = behind
            above.guessed = True
    if above:
        yield above


def _by_field(keyed: Sequence[tuple[Meaning, str]]) -> dict[Field, str]:
    """What keys say by field: who is responsible supports where another leads, and leads where none does."""
    ranks = [said.rank for said, _ in keyed if said.field is Field.LEAD]
    found: dict[Field, str] = {}
    for said, value in keyed:
        supports = said.field is Field.LEAD and said.rank > min(ranks)
        field = Field.SUPPORT if supports else said.field
        found[field] = f"{found[field]}；{value}" if field in found else value
    return found


def _parted(text: str) -> tuple[str, list[tuple[Meaning, str]]]:
    """A paragraph without its end that says who or when, and what that says."""
    keys = [
        (match.end() - 1 - len(key), match.end(), said)
        for match in _KEY.finditer(text)
        for key, said in _key(match[0][:-1])
    ]
    if not keys:
        return text, []
    body = text[: keys[0][0]].rstrip(_AROUND.replace("。", ""))
    end = len(text)
    if body.endswith(tuple(_OPENING)):
        body = body[:-1]
        end = len(text.rstrip(_AROUND)) - text.rstrip(_AROUND).endswith(tuple(_CLOSING))
    ends = [*(start for start, _, _ in keys[1:]), end]
    return body.rstrip(" \n"), [
        (said, text[begin:until].strip(_AROUND)) for (_, begin, said), until in zip(keys, ends, strict=True)
    ]


def _key(words: str) -> Iterator[tuple[str, Meaning]]:
    """The longest end of the words before a colon that says who or when, if one does, and what it says."""
    for length in range(len(words), _SHORTEST_KEY - 1, -1):
        said = meaning(words[-length:])
        if said and said.field in _KEYED and said.rank < UNSAID:
            yield words[-length:], said
            return


def _cells(paragraph: _Paragraph, at: int, fields: Sequence[Field]) -> Iterator[Cell]:
    """The cells of a task's row, or the one of a heading's."""
    if paragraph.heads:
        yield Cell(paragraph.text, at, 0, columns=2 + len(fields))
        return
    number, text = numbering.task(paragraph.text)
    if paragraph.level in numbering.CHINESE_LEVELS:
        number, text = numbering.heading(paragraph.text)
        number = str(numerals.ordinal(number) or "")
    said = (paragraph.said.get(field) or ("——" if field is Field.LEAD else "") for field in fields)
    yield from (Cell(each, at, column) for column, each in enumerate((number, text, *said)))
