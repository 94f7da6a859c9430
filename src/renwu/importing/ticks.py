"""Marks under units' names, and the legend that says what they mean: ●牵头 ○配合."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from renwu.importing.contents import is_mark
from renwu.importing.grid import Grid
from renwu.importing.headings import Field
from renwu.importing.heads import TableHead
from renwu.importing.remarks import Remarks
from renwu.importing.vocabulary import SIMPLIFIED
from renwu.plan.units import fold

_LEADS = "牵头|主办|主责|第一责任|承办|主要责任|责任|负责"
_HELPS = "配合|协办|参与|协助|协同|会办|支持|参加"
_MARKS = "[●○◎■□▲△★☆√✓✔◆◇※*]"
_BETWEEN = (
    r"[”\"’）)】]?\s*(?:号|标记|者|的)?\s*(?:为|是|表示|代表|指|[:：=—-])*\s*[“\"（(【]?"
    "(?:该项|本项|该)?(?:任务)?(?:的)?"
)
_LEGEND = re.compile(rf"(?P<mark>{_MARKS}){_BETWEEN}(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS}))")
_REVERSED = re.compile(
    rf"(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS}))(?:责任)?(?:单位|部门|科室)?\s*(?:用|以|标|打|为|[:：（(“])*\s*(?P<mark>{_MARKS})"
)
_LEADING = re.compile(_LEADS)
_HELPING = re.compile(_HELPS)


def legend(grids: Sequence[Grid], head: TableHead, texts: Sequence[str], remarks: Remarks) -> Mapping[str, Field]:
    """What the marks of a table mean that ticks units off: mark → LEAD or SUPPORT; nothing for any other table.

    Args:
        grids: the parts of the table.
        head: where its columns are.
        texts: the texts before and behind it.
        remarks: takes what was guessed, or what the table doesn't say.
    """
    if not head.ticks:
        return {}
    cells = [cell for grid in grids for row in grid.rows for cell in row]
    marks = [fold(cell.text) for cell in cells if cell.column in head.ticks and is_mark(cell.text)]
    around = [*texts, *(cell.text for cell in cells if cell.columns > 1 or cell.column not in head.ticks)]
    found = meanings(marks, around, has_lead=Field.LEAD in head.columns)
    if found.lacking:
        remarks.refuse(grids[0].name, found.lacking)
    if found.guess:
        remarks.guess(grids[0].name, found.guess)
    return found.fields


class Legend(NamedTuple):
    """What marks mean.

    Attributes:
        fields: mark → LEAD or SUPPORT.
        guess: in Chinese, what was guessed, or empty.
        lacking: in Chinese, what the table doesn't say, or empty.
    """

    fields: Mapping[str, Field]
    guess: str = ""
    lacking: str = ""


def meanings(marks: Iterable[str], texts: Sequence[str], *, has_lead: bool) -> Legend:
    """What the marks of a table mean.

    Args:
        marks: those in its cells, folded.
        texts: the texts before and behind it.
        has_lead: whether it also has a column that says who leads.
    """
    used = list(dict.fromkeys(marks))
    stated = {mark: field for text in texts for mark, field in _stated(text)}
    stated |= {
        mark: Field.LEAD if _LEADING.fullmatch(mark) else Field.SUPPORT
        for mark in used
        if _LEADING.fullmatch(mark) or _HELPING.fullmatch(mark)
    }
    unknown = [mark for mark in used if mark not in stated]
    if not unknown:
        return Legend(stated)
    field = Field.SUPPORT if has_lead or Field.LEAD in stated.values() else Field.LEAD
    if len(unknown) == 1:
        return Legend({**stated, unknown[0]: field}, f"表上没有说明“{unknown[0]}”，记作{field.value}")
    shown = "、".join(f"“{mark}”" for mark in unknown)
    return Legend(
        stated, "", f"格里的{shown}是什么意思，表上没有说明；在表下补一行“注：{unknown[0]}牵头，{unknown[1]}配合”"
    )


def _stated(text: str) -> list[tuple[str, Field]]:
    """What a text says that marks mean; whether words or marks come first is as it begins: 牵头：●　配合：○."""
    simple = " ".join(text.translate(SIMPLIFIED).split())
    found = [list(pattern.finditer(simple)) for pattern in (_LEGEND, _REVERSED)]
    first = min(filter(None, found), key=lambda matches: matches[0].start(), default=[])
    return [(fold(match["mark"]), Field.LEAD if match["lead"] else Field.SUPPORT) for match in first]
